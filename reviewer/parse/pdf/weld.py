"""Neighbouring text objects of one look put together, since some programs paint a line as one object a word or letter.

Takes a page's visible runs in pdfium's order of characters; gives fewer runs that say the same: what stands on one
baseline, in one type, end to end, with no blank between. Everything after this step works on runs, so this is what
keeps a justified page as quick to read as a plain one.
"""

from __future__ import annotations

from reviewer.parse.pdf.model import Run

TOUCH = 0.2  # type sizes: a gap up to this is no blank in any script
OVERLAP = 0.3  # type sizes two runs may reach into each other
SKIPPED = 2  # characters pdfium may list between two objects


def weld(runs: list[Run]) -> list[Run]:
    """The runs with neighbours welded; the given runs grow in place."""
    out: list[Run] = []
    last: Run | None = None
    for run in runs:
        if last is not None and run.base[1] == last.base[1] and run.size == last.size and run.turn == last.turn == 0:
            x0, top, x1, bottom = last.box
            a, b, c, d = run.box
            size = run.size
            if (
                -OVERLAP * size <= a - x1 <= TOUCH * size
                and run.bold == last.bold
                and run.first >= 0
                and 0 <= run.first - last.first - len(last.text) <= SKIPPED
            ):
                last.text += run.text
                last.box = (x0, top if top < b else b, c if c > x1 else x1, bottom if bottom > d else d)
                continue
        out.append(run)
        last = run
    return out
