"""Which signature block a picture belongs to.

Takes the pictures of a document and the blocks found in it; gives each picture to the block in its cell, to the one it overlaps or
lies next to on the page, or, in a format without pages, to the one it follows. Fewer pictures than blocks in one cell
without places can't be shared out: those blocks are marked unsure and not called unsealed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reviewer.extract.stamps import Box, Item
from reviewer.records import Block, Document
from reviewer.records import Box as Rectangle

NEAR = 40.0
BESIDE = 12


def place(document: Document, boxes: Sequence[Box]) -> None:
    """Hands the document's pictures out to the blocks."""
    shared: dict[tuple[int, int, int], list[Block]] = {}
    loose: list[Block] = []
    for picture in (block for block in document.blocks if block.kind == "picture"):
        if picture.source.bbox and (near := _around(boxes, picture)):
            near.pictures.append(picture)
        elif picture.cell:
            shared.setdefault((picture.cell.table, picture.cell.row, picture.cell.column), []).append(picture)
        else:
            loose.append(picture)
    _along(boxes, loose)
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
    """The block of a row whose cells stand nearest to the left of a place, else the first one."""
    found = [
        (max(left), n) for n, box in enumerate(boxes) if (left := [c for *row, c in map(_cell, box.items) if (*row,) == at[:2]])
    ]
    before = [spot for spot in found if spot[0] <= at[2]]
    return [boxes[n] for _, n in ([max(before)] if before else found[:1])]


def _cell(item: Item) -> tuple[int, int, int]:
    cell = item.block.cell
    return (cell.table, cell.row, cell.column) if cell else (0, 0, 0)


def _along(boxes: Sequence[Box], pictures: Sequence[Block]) -> None:
    """In a format without pages: each picture to the block it stands in, else to the one it follows, or precedes where all do so."""
    lines: list[tuple[int, int, Box | Block]] = [(*_span(box), box) for box in boxes if box.items[0].block.cell is None]
    places: list[tuple[int, int, Box | Block]] = [(picture.source.start, picture.source.start, picture) for picture in pictures]
    run: list[tuple[int, int, Box | Block]] = []
    for spot in sorted([*lines, *places], key=lambda spot: spot[:2]):
        if run and spot[0] - max(end for _, end, _ in run) > BESIDE:
            _hand_out(run)
            run = []
        run.append(spot)
    _hand_out(run)


def _hand_out(run: Sequence[tuple[int, int, Box | Block]]) -> None:
    """The pictures of one run of blocks; a pile of them at one spot can't be shared out between several blocks."""
    lines = [(start, end, box) for start, end, box in run if isinstance(box, Box)]
    pictures = [(start, picture) for start, _, picture in run if isinstance(picture, Block)]
    if not lines or not pictures:
        return
    outer = [start for start, _ in pictures if not any(first <= start <= last for first, last, _ in lines)]
    leading = bool(outer) and outer[0] < lines[0][0] and outer[-1] < lines[-1][0]
    for start, picture in pictures:
        inside = next((box for first, last, box in lines if first <= start <= last), None)
        before = [box for _, last, box in lines if last < start]
        after = [box for first, _, box in lines if first > start]
        near = inside or (after[0] if leading and after else before[-1] if before else after[0])
        near.pictures.append(picture)
    piled = len(pictures) > 1 and all(b - a <= 2 for (a, _), (b, _) in pairwise(pictures))
    for _, _, box in lines if piled else ():
        box.unsure = not box.pictures


def _span(box: Box) -> tuple[int, int]:
    return box.items[0].block.source.start, box.items[-1].block.source.end


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
