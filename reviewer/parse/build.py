"""Collects the blocks a reader reads and gives each its place in the document's text.

Takes texts in reading order; gives `Block`s whose `Source` offsets count in `Document.text` (blocks joined by one
newline). Every reader builds through here, so offsets can't drift between formats. Refuses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reviewer.records import Alert, Block, BlockKind, Box, Cell, Lines, Source


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line before it has offsets: `start`, `end` count in its own block's text."""

    start: int
    end: int
    page: int
    bbox: Box
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format's reader gives back: `pages` is None in formats without pages.

    `unread` are pages only their image tells; `unproved` are pages whose text may not be what their image shows, those most
    in doubt first.
    """

    blocks: tuple[Block, ...]
    pages: int | None = None
    alerts: tuple[Alert, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    unproved: tuple[int, ...] = ()


class Unreadable(Exception):
    """A file that can't be read; the message says why and what to do, in Chinese. `kind` is the alert it becomes."""

    def __init__(self, message: str, kind: str = "unreadable_document") -> None:
        super().__init__(message)
        self.kind = kind


@dataclass
class Builder:
    """Blocks of one document under construction."""

    document: str
    blocks: list[Block] = field(default_factory=list)
    offset: int = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        locator: str = "",
        rows: tuple[Row, ...] = (),
        level: int = 0,
        label: str = "",
        cell: Cell | None = None,
        red: bool = False,
    ) -> Block:
        """Append a block. `rows` place its characters on pages; a block's box is the union of its first page's rows."""
        start, end = self.offset, self.offset + len(text)
        lines: Lines | tuple[()] = ()
        page, box = None, None
        if rows:
            lines = Lines.of([(start + r.start, start + r.end, r.page, r.bbox, r.apart) for r in rows])
            page = rows[0].page
            box = rows[0].bbox if len(rows) == 1 else union([r.bbox for r in rows if r.page == page])
        source = Source(self.document, page, box, start, end, text, locator)
        block = Block(kind, text, source, level, label, cell, red, lines)
        self.blocks.append(block)
        self.offset = end + 1
        return block


def union(boxes: list[Box]) -> Box | None:
    """The smallest box around all; None of none."""
    if not boxes:
        return None
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return (min(x0), min(top), max(x1), max(bottom))
