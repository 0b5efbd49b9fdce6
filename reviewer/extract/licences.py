"""Business licences and basic-data sheets: what a document of its own says of one organisation or of several side by side.

Takes a document; gives members with code, registered place and representative from tables whose first column holds the
labels (one organisation a column) and from “label：value” lines. Refuses a sheet that names no organisation, or nothing of it but its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.extract import uscc
from reviewer.extract.forms import fields
from reviewer.extract.labels import bare, filled
from reviewer.extract.names import SUFFIX, kind_of
from reviewer.extract.places import name, part
from reviewer.extract.tables import Grid, grids
from reviewer.records import Block, Document, Field, Member, Source

LABELS = {
    "name": r"(?:企业|单位|公司|机构|法人|组织)?名称|企业全称|单位全称",
    "code": r"(?:统一)?社会信用代码.*|.*信用代码",
    "place": r"住所(?:地)?|注册地(?:址|点)?|企业住所|注册住所",
    "person": r"法定代表人(?:姓名)?|法人代表|负责人",
}


def members(document: Document) -> list[Member]:
    """The organisations the document's licences and data sheets describe."""
    found = [member for grid in grids(document) for member in _columns(document, grid)]
    return found or list(_lines(document))


def _columns(document: Document, grid: Grid) -> Iterator[Member]:
    rows = {key: row for row in range(len(grid.rows)) if (key := _key(grid.cells.get((row, 0))))}
    if "name" not in rows or len(rows) < 2:
        return
    heads = [cell for cell in grid.rows[rows["name"]][1:] if SUFFIX.search(cell.text)]
    for head in heads:
        column = head.cell.column if head.cell else 0
        cells = {key: cell for key, row in rows.items() if (cell := grid.cells.get((row, column))) and filled(cell.text)}
        yield _member(document, head, cells)


def _key(cell: Block | None) -> str:
    label = bare(cell.text) if cell else ""
    return next((key for key, words in LABELS.items() if re.fullmatch(words, label)), "")


def _member(document: Document, head: Block, cells: dict[str, Block]) -> Member:
    codes = uscc.find(cells["code"].text) if "code" in cells else []
    title = name(head.text)
    return Member(
        name=title,
        source=part(document, head),
        uscc=codes[0][2] if codes else None,
        type=kind_of(title, codes[0][2] if codes else None),
        registered_place=name(cells["place"].text) if "place" in cells else None,
        legal_representative=name(cells["person"].text) if "person" in cells else None,
        uscc_source=part(document, cells["code"]) if codes else None,
        place_source=part(document, cells["place"]) if "place" in cells else None,
    )


def _lines(document: Document) -> Iterator[Member]:
    """A licence printed as lines: the labels that follow a name up to the next name."""
    group: dict[str, Field] = {}
    for field in fields(document):
        key = next((key for key, words in LABELS.items() if re.fullmatch(words, bare(field.label))), "")
        if key == "name":
            yield from _of_fields(group)
            group = {}
        if key and field.filled and key not in group:
            group[key] = field
    yield from _of_fields(group)


def _of_fields(group: dict[str, Field]) -> Iterator[Member]:
    if "name" not in group or len(group) < 2 or not SUFFIX.search(group["name"].value):
        return
    codes = uscc.find(group["code"].value) if "code" in group else []
    title = name(group["name"].value)
    places: dict[str, Source] = {key: field.source for key, field in group.items()}
    yield Member(
        name=title,
        source=places["name"],
        uscc=codes[0][2] if codes else None,
        type=kind_of(title, codes[0][2] if codes else None),
        registered_place=name(group["place"].value) if "place" in group else None,
        legal_representative=name(group["person"].value) if "person" in group else None,
        uscc_source=places["code"] if codes else None,
        place_source=places.get("place"),
    )
