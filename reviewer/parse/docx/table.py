"""Lays a w:tbl out as a grid: each cell once, with its spans.

Takes a w:tbl; gives its cells in document order with row, column and spans resolved (gridSpan, vMerge, hMerge, skipped
columns). Rows that a revision deletes are left out. Refuses nothing: a continuation without a start is a cell of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from reviewer.parse.docx.colours import SHADE, shade_fill
from reviewer.parse.docx.hiding import of_row
from reviewer.parse.docx.tags import DEL, FALLBACK, INS, TBLPR, TC, TCPR, TR, TRPR, VAL, W, child, leading, number

MERGE, SPAN, SIDEWAYS = W + "vMerge", W + "gridSpan", W + "hMerge"
CELL_INSERTED = W + "cellIns"
SKIPPED = frozenset({TBLPR, W + "tblGrid", TRPR, W + "tblPrEx", TCPR, FALLBACK, W + "sdtPr", W + "sdtEndPr", W + "moveFrom", DEL})
MAX_SPAN = 256


@dataclass(slots=True)
class Slot:
    """A cell of the grid under construction: spans grow as merged cells below and beside it are met.

    `covered` are those cells; Word does not show what stands in them.
    """

    node: etree._Element
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    inserted: bool = False  # by a revision: the cell, or the row it stands in
    fill: int | None = None
    covered: list[etree._Element] = field(default_factory=list)


class Stated(NamedTuple):
    """What a w:tcPr says: gridSpan, vMerge and hMerge, the cell's fill, and whether a revision inserts it.

    Of the first three, empty where one stands without a value, None where it does not stand.
    """

    span: str | None = None
    merge: str | None = None
    sideways: str | None = None
    fill: int | None = None
    inserted: bool = False


Known = Mapping[etree._Element, Stated]  # what is known of a w:tcPr beforehand


def layout(table: etree._Element, known: Known) -> tuple[list[Slot], list[etree._Element], list[tuple[etree._Element, str]]]:
    """The cells in document order, the rows a revision deletes, and the rows nobody sees with how they are hidden.

    `known` are the properties of cells that stand empty in the tree.
    """
    cells: list[Slot] = []
    deleted: list[etree._Element] = []
    unseen: list[tuple[etree._Element, str]] = []
    above: dict[int, Slot] = {}
    row = 0
    for node in children(table, TR):
        properties = child(node, TRPR)
        if properties is not None and child(properties, DEL) is not None:
            deleted.append(node)
            continue
        how = of_row(properties)
        if how:
            unseen.append((node, how))
            continue
        above = lay_row(node, properties, (row, above), cells, known)
        row += 1
    return cells, deleted, unseen


def lay_row(
    node: etree._Element, properties: etree._Element | None, place: tuple[int, dict[int, Slot]], cells: list[Slot], known: Known
) -> dict[int, Slot]:
    """Add the cells of one row, at its place below others; gives the slot that starts at each column, for the row below."""
    row, above = place
    here: dict[int, Slot] = {}
    column = skipped(properties)
    inserted = properties is not None and child(properties, INS) is not None
    last: Slot | None = None
    for cell in children(node, TC):
        own = leading(cell, TCPR)
        span, merge, sideways, fill, new = (known.get(own) if own is not None else None) or stated(own)
        width = min(MAX_SPAN, max(1, number(span) or 1))
        origin = above.get(column)
        if sideways == "continue" and last is not None:
            last.columns += width
            last.covered.append(cell)
        elif merge in ("continue", "") and origin is not None:
            origin.rows = row - origin.row + 1
            origin.covered.append(cell)
            here[column] = last = origin
        else:
            last = Slot(cell, row, column, 1, width, inserted or new, fill)
            cells.append(last)
            if merge is not None:
                here[column] = last
        column += width
    return here


def children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those wrapped in content controls or insertions."""
    for item in node:
        if item.tag == tag:
            yield item
        elif item.tag not in SKIPPED:
            yield from children(item, tag)


def stated(properties: etree._Element | None) -> Stated:
    """What a w:tcPr says in the tree."""
    span = merge = sideways = shade = None
    inserted = False
    for item in properties if properties is not None else ():
        tag = item.tag
        if tag == SPAN:
            span = item.get(VAL, "")
        elif tag == MERGE:
            merge = item.get(VAL, "")
        elif tag == SIDEWAYS:
            sideways = item.get(VAL, "")
        elif tag == SHADE:
            shade = item if shade is None else shade
        elif tag == CELL_INSERTED:
            inserted = True
    return Stated(span, merge, sideways, shade_fill(shade) if shade is not None else None, inserted)


def skipped(properties: etree._Element | None) -> int:
    """How many grid columns a row leaves out at its start."""
    before = properties.find(W + "gridBefore") if properties is not None else None
    return min(MAX_SPAN, max(0, number(before.get(VAL)) or 0)) if before is not None else 0
