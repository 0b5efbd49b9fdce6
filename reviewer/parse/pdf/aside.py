"""Tables of a long document laid aside as bytes until they are written: as objects each of their lines takes four times as much.

Takes a `Frame` that is laid out; gives an `Aside`, which tells what is asked of a table before it is written, and gives the
frame back. Short documents have no need of it.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from typing import Any

from reviewer.parse.pdf.model import Frame, Square, Text
from reviewer.records import Box


@dataclass(frozen=True, slots=True)
class Aside:
    """A table on one page: its box, its page, and the whole of it as bytes that only `taken` reads."""

    box: Box
    page: int
    content: bytes


def laid(frame: Frame) -> Aside:
    """The frame laid aside; its lines have let go of their runs."""
    return Aside(frame.box, frame.page, marshal.dumps(flat(frame)))


def taken(item: Frame | Aside) -> Frame:
    """The frame itself."""
    return item if isinstance(item, Frame) else frame(marshal.loads(item.content))


def flat(item: Frame) -> tuple[Any, ...]:
    """A frame as plain values."""
    squares = [
        (
            square.box,
            [(t.text, t.box, t.size, t.page, t.base, t.marks, (), t.breaks) for t in square.lines],
            square.page,
            square.span,
            tuple([flat(inner) for inner in square.inner]),
        )
        for square in item.squares
    ]
    return item.box, squares, item.page, item.xs, item.ys, item.bands, item.sure


def frame(values: tuple[Any, ...]) -> Frame:
    """A frame from plain values."""
    box, squares, page, xs, ys, bands, sure = values
    made = [
        Square(around, [Text(*text) for text in lines], number, span, tuple([frame(inner) for inner in held]))
        for around, lines, number, span, held in squares
    ]
    return Frame(box, made, page, xs, ys, bands, sure)
