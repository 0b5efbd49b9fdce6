"""Figures painted over in part: a patch hides some letters of a text and another text may stand in their place.

Takes a page's visible runs in painting order and a way to find a character's box; gives the runs without the letters that
an opaque patch hides, and what those said. A patch that hides no figure is left alone: a pasted signature often lies
over a word of its label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reviewer.parse.build import union
from reviewer.parse.pdf.geometry import area, overlap
from reviewer.parse.pdf.model import Page, Paint, Run
from reviewer.records import Box

COVERED = 0.75  # of a letter's box
SHARE = 0.04  # of a run's box: a patch that covers less hides no letter
Find = Callable[[str, int], tuple[int, Box] | None]


def uncovered(page: Page, find: Find) -> tuple[list[Run], list[str]]:
    """The page's runs without figures that are painted over, and those figures; `find` seeks a character from an index."""
    covers = [p for p in [*page.fills, *page.pictures] if p.opaque]
    if not covers:
        return page.runs, []
    runs: list[Run] = []
    hidden: list[str] = []
    for run in page.runs:
        least = SHARE * area(run.box)
        over = [p for p in covers if p.order > run.order and overlap(p.box, run.box) > least]
        parts, secret = split(run, over, find) if over and run.turn == 0 and run.first >= 0 else ([run], "")
        if any(c.isdigit() for c in secret):
            hidden.append(secret)
            runs += parts
        else:
            runs.append(run)
    return runs, hidden


def split(run: Run, covers: list[Paint], find: Find) -> tuple[list[Run], str]:
    """The stretches of a run that no patch covers, and the letters under patches."""
    parts: list[Run] = []
    secret, joined = "", False
    for character, index, box in letters(run, find):
        if box is not None and any(overlap(p.box, box) >= COVERED * area(box) for p in covers):
            secret, joined = secret + character, False
        elif joined:
            parts[-1].text += character
            parts[-1].box = union([parts[-1].box, *([box] if box else [])]) or run.box
        elif box is not None:
            parts.append(replace(run, text=character, box=box, first=index, base=(box[0], run.base[1])))
            joined = True
    return parts, secret


def letters(run: Run, find: Find) -> Iterator[tuple[str, int, Box | None]]:
    """A run's characters with their index and box; blanks and what cannot be found have none."""
    index = run.first
    for character in run.text:
        found = None if character.isspace() else find(character, index)
        if found is not None:
            index = found[0] + 1
        yield character, index - 1, found[1] if found else None
