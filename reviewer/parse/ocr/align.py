"""Scans moved along the line so that their pages stand one behind the other.

A sheet lies now further left, now further right on the glass; what runs on from page to page (a table, a paragraph) is
told by its margins, so each page is moved to where most of the pages before it stood. `Page.shift` keeps the way back.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.parse.pdf.model import Page, Paint, Rule
from reviewer.records import Box

FARTHEST = 45.0  # points a sheet may lie off
ALIKE = 5.0  # points: extents this alike are those of the same thing
LONG = 40.0  # points: ruling lines down that tell a table's sides


def align(pages: Sequence[Page]) -> None:
    """Move each page to where the last page of the same extent stands."""
    known: list[tuple[float, float]] = []
    for page in pages:
        found = extents(page)
        moves = [
            left - low for low, high in found for left, right in reversed(known) if abs((right - left) - (high - low)) <= ALIKE
        ]
        near = [move for move in moves if abs(move) <= FARTHEST]
        if near:
            move(page, near[0])
        known += extents(page)


def extents(page: Page) -> list[tuple[float, float]]:
    """The sides of what a page holds: of its ruled tables first, of its text last."""
    sides = [rule.at for rule in page.down if rule.high - rule.low >= LONG]
    found = [(min(sides), max(sides))] if len(sides) >= 2 and max(sides) - min(sides) > 0.3 * page.width else []
    wide = [run.box for run in page.runs if run.box[2] - run.box[0] > 0.4 * page.width]
    return [*found, (min(b[0] for b in wide), max(b[2] for b in wide))] if len(wide) >= 3 else found


def move(page: Page, by: float) -> None:
    """Move all of a page to the right."""
    for run in page.runs:
        run.box, run.base = moved(run.box, by), (run.base[0] + by, run.base[1])
    page.across = [Rule(rule.at, rule.low + by, rule.high + by) for rule in page.across]
    page.down = [Rule(rule.at + by, rule.low, rule.high) for rule in page.down]
    page.pictures = [Paint(moved(p.box, by), p.order, p.colour, p.opaque, p.red) for p in page.pictures]
    page.shift += by


def moved(box: Box, by: float) -> Box:
    """A box moved to the right."""
    return (box[0] + by, box[1], box[2] + by, box[3])
