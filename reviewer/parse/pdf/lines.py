"""Runs of characters into printed lines.

Takes the runs of a page area or a cell; gives lines from top to bottom with their runs from left to right. Lines are
told by baselines, since the boxes of “一”, “，” and “Ⅱ” on one line hardly overlap.
"""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.parse.build import union
from reviewer.parse.pdf.model import BOLD, TRAIL, Run, Text

SAME_LINE = 0.42  # of the larger type size: baselines nearer than this are one line
WIDE = 1.2  # of the type size: a gap like this is a blank
TAB = 2.5  # of the type size: a gap like this sets things apart


def compose(runs: Iterable[Run], page: int) -> list[Text]:
    """Printed lines of these runs, from top to bottom."""
    return [line(group, page) for group in rows(runs)]


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs grouped by baseline, each group from left to right."""
    groups: list[list[Run]] = []
    base = size = 0.0
    for run in sorted(runs, key=lambda r: r.base[1]):
        if groups and run.base[1] - base <= SAME_LINE * max(size, run.size):
            groups[-1].append(run)
            if run.size > size:
                base, size = run.base[1], run.size
        else:
            groups.append([run])
            base, size = run.base[1], run.size
    for group in groups:
        group.sort(key=lambda r: r.box[0])
    return groups


def line(runs: list[Run], page: int) -> Text:
    """One printed line of runs that stand from left to right."""
    if len(runs) == 1:
        run = runs[0]
        return Text(run.text.strip(), run.box, run.size, page, run.base[1], marks(run.bold, run.text), runs)
    text = ""
    last: Run | None = None
    breaks: tuple[tuple[int, float], ...] = ()
    for run in runs:
        if last is not None and run.apart:
            breaks += ((len(text), run.box[0]),)
        elif last is not None:
            text += blank(last, run, text)
        text += run.text
        last = run
    box = union([run.box for run in runs])
    assert box is not None
    long = max(runs, key=lambda r: len(r.text))
    bold = 2 * sum(len(r.text) for r in runs if r.bold) > sum(len(r.text) for r in runs)
    if breaks:
        ahead = len(text) - len(text.lstrip())
        breaks = tuple((at - ahead, x) for at, x in breaks)
    return Text(text.strip(), box, long.size, page, long.base[1], marks(bold, text), runs, breaks)


def marks(bold: bool, text: str) -> int:
    """The marks of a line with this text as it was read."""
    return (BOLD if bold else 0) | (TRAIL if text[-1:].isspace() else 0)


def blank(last: Run, run: Run, text: str) -> str:
    """The blank between two runs of a line, where the page shows one and the text has none."""
    gap, size = run.box[0] - last.box[2], max(last.size, run.size)
    if gap > TAB * size:
        return " " if text[-1:].isspace() else "  "
    if text[-1:].isspace() or run.text[:1].isspace():
        return ""
    latin = text[-1:].isascii() and text[-1:].isalnum() and run.text[:1].isascii() and run.text[:1].isalnum()
    return " " if gap > (0.25 if latin else WIDE) * size else ""


def split_at(text: Text, x: float) -> list[Text]:
    """A line cut at a gutter; runs are whole, since wide gaps were cut when the page was read."""
    left = [run for run in text.runs if (run.box[0] + run.box[2]) / 2 < x]
    right = [run for run in text.runs if (run.box[0] + run.box[2]) / 2 >= x]
    return [line(part, text.page) for part in (left, right) if part]


def is_word(a: str, b: str) -> bool:
    """Whether a blank between two characters is one: between a figure and Chinese it is only the typesetter's air."""
    return a.isalnum() and b.isalnum() and a.isascii() == b.isascii()
