"""Neighbouring text objects of one look put together, since some programs paint a line as one object a word or letter.

Takes a page's runs in pdfium's order of characters; gives fewer runs that say the same: what stands on one baseline, in
one type, end to end, with no blank between. Everything after this step works on runs, so this is what keeps a justified
page as quick to read as a plain one.
"""

from __future__ import annotations

from reviewer.parse.pdf.model import Colour, Run
from reviewer.records import Box

TOUCH = 0.2  # type sizes: a gap up to this is no blank between Latin letters
AIR = 0.85  # type sizes: nor is this beside a Chinese character or a mark; columns stand further apart
OVERLAP = 0.3  # type sizes two runs may reach into each other
SKIPPED = 2  # characters pdfium may list between two objects


def weld(runs: list[Run]) -> list[Run]:
    """The runs with neighbours welded; the given runs grow in place."""
    out: list[Run] = []
    last: Run | None = None
    end = 0
    for run in runs:
        start, end = end, run.first + len(run.text)
        level = last is not None and run.base[1] == last.base[1] and run.size == last.size and not run.turn
        near = level and not run.apart and 0 <= run.first - start <= SKIPPED
        if not (near and last is not None and joins(last, run.box, run.text, (run.bold, run.mode, run.colour))):
            out.append(run)
            last = run
    return out


def joins(last: Run, box: Box, text: str, look: tuple[bool, int, Colour]) -> bool:
    """Whether a text goes on where a run ends that stands before it on its baseline, in its size; if so, the run takes it.

    `look` is whether it is bold, its render mode and its colour.
    """
    left, top, right, bottom = last.box
    gap, size, told = box[0] - right, last.size, last.text
    if gap > AIR * size or gap < -OVERLAP * size or (last.bold, last.mode, last.colour) != look or last.turn:
        return False
    if gap > TOUCH * size and told[-1] <= "~" and text[0] <= "~" and told[-1] != " ":
        return False
    if text.isspace() or told.isspace():  # a blank of its own is air: how much of it shows decides whether it is one
        return False
    _, high, reach, low = box
    last.text = told + text
    last.box = (left, top if top < high else high, reach if reach > right else right, bottom if bottom > low else low)
    return True
