"""Which signature block a picture belongs to.

Takes the pictures of a document and the blocks found in it; gives each picture to the block in its cell, to the one it overlaps or
lies next to on the page, or, in a format without pages, to the one it follows. Fewer pictures than blocks in one cell
without places can't be shared out: those blocks are marked unsure and not called unsealed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.extract.stamps import Box, Item
from reviewer.records import Block, Document
from reviewer.records import Box as Rectangle

NEAR = 40.0
BESIDE = 12


def place(document: Document, boxes: Sequence[Box]) -> None:
    """Hands the document's pictures out to the blocks."""
    shared: dict[tuple[int, int, int], list[Block]] = {}
    for picture in (block for block in document.blocks if block.kind == "picture"):
        if picture.source.bbox and (near := _around(boxes, picture)):
            near.pictures.append(picture)
        elif picture.cell:
            shared.setdefault((picture.cell.table, picture.cell.row, picture.cell.column), []).append(picture)
        elif near_by := _before(boxes, picture):
            near_by.pictures.append(picture)
    for at, pictures in shared.items():
        _share(_in_cell(boxes, at) or _in_row(boxes, at), pictures)


def _share(boxes: Sequence[Box], pictures: Sequence[Block]) -> None:
    """Pictures of one cell among the blocks in it, in order."""
    for i, picture in enumerate(pictures):
        if len(pictures) >= len(boxes) > 0:
            boxes[i * len(boxes) // len(pictures)].pictures.append(picture)
    if 0 < len(pictures) < len(boxes):
        for box in boxes:
            box.unsure = True


def _in_cell(boxes: Sequence[Box], at: tuple[int, int, int]) -> list[Box]:
    return [box for box in boxes if any(_cell(item) == at for item in box.items)]


def _in_row(boxes: Sequence[Box], at: tuple[int, int, int]) -> list[Box]:
    return [box for box in boxes if any(_cell(item)[:2] == at[:2] for item in box.items)][:1]


def _cell(item: Item) -> tuple[int, int, int]:
    cell = item.block.cell
    return (cell.table, cell.row, cell.column) if cell else (0, 0, 0)


def _before(boxes: Sequence[Box], picture: Block) -> Box | None:
    """In a format without pages: the block that ends last before the picture, else the one that begins right after it."""
    start = picture.source.start
    lines = [box for box in boxes if box.items[0].block.cell is None]
    earlier = [box for box in lines if 0 <= start - box.items[-1].block.source.end <= BESIDE or _spans(box, start)]
    later = [box for box in lines if 0 < box.items[0].block.source.start - start <= BESIDE]
    near = earlier[-1:] or later[:1]
    return near[0] if near else None


def _spans(box: Box, offset: int) -> bool:
    return box.items[0].block.source.start <= offset <= box.items[-1].block.source.end


def _around(boxes: Sequence[Box], picture: Block) -> Box | None:
    """On a page: the block whose lines the picture covers most, else the nearest within reach."""
    area, page = picture.source.bbox, picture.source.page
    assert area is not None
    best: tuple[float, int] | None = None
    found = None
    for box in boxes:
        gaps = [_gap(area, where[1]) for item in box.items if (where := spot(item)) and where[0] == page]
        rank = (min(gaps), -gaps.count(0.0)) if gaps else None
        if rank and rank[0] <= NEAR and (best is None or rank < best):
            best, found = rank, box
    return found


def spot(item: Item) -> tuple[int, Rectangle] | None:
    """The page and the box of an item's first line, by share of characters where it is a lane of the line."""
    first = item.block.source.start + item.start
    for line in item.block.lines:
        if line.start <= first < max(line.end, line.start + 1):
            share = (line.bbox[2] - line.bbox[0]) / max(1, line.end - line.start)
            left = line.bbox[0] + share * (first - line.start)
            right = min(line.bbox[2], left + share * (item.end - item.start))
            return line.page, (left, line.bbox[1], right, line.bbox[3])
    return None


def _gap(a: Rectangle, b: Rectangle) -> float:
    return max(0.0, a[0] - b[2], b[0] - a[2]) + max(0.0, a[1] - b[3], b[1] - a[3])
