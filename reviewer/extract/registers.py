"""Signature tables with a header: a party a row (单位 | 法定代表人签字 | 盖章 | 日期), or a party a column.

Takes a grid; gives a `Signature` a party and the cells the table takes. Refuses a table whose header asks for no seal and no
signature, and one whose head row already names a party, a person or a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviewer.extract import stamps
from reviewer.extract.names import full
from reviewer.extract.places import name, part
from reviewer.extract.tables import Grid, column, rows_under
from reviewer.ground import squeeze
from reviewer.records import Block, Document, Signature

COLUMNS = {
    "number": r"^(?:序号|编号)$",
    "sign": r"签字|签名|手签|(?:人|代表).{0,4}签章",
    "signer": r"法定代表人|法人代表|授权代表",
    "date": r"日期|时间",
    "name": r"单位|名称|成员|当事人|各方",
    "seal": r"盖章|公章|签章",
}
BOTH = re.compile(r"盖章|公章")
ASKS = re.compile(r"签字|签名|盖章|公章|签章")


def read(document: Document, grid: Grid) -> tuple[list[Signature], set[int]]:
    """The signatures of a table with a header, and the cells that belong to it."""
    found, taken = [], set()
    for lines in rows_under(grid, COLUMNS, frozenset({"name"})):
        asks = lines and {"sign", "signer", "seal"} & lines[0].cells.keys() and ASKS.search("".join(lines[0].heads()))
        if not asks or not _heads(grid.rows[lines[0].header]):
            continue
        head = {key: grid.cells[lines[0].header, column(cell)] for key, cell in lines[0].cells.items()}
        for line in lines:
            found.append(_party(document, line.cells, head, grid.rows[line.row]))
            taken |= {cell.source.start for cell in grid.rows[line.row]}
        taken |= {cell.source.start for cell in grid.rows[lines[0].header]}
    return (found, taken) if found else _by_columns(document, grid)


def _by_columns(document: Document, grid: Grid) -> tuple[list[Signature], set[int]]:
    """A party a column: labels in the first one, names side by side in the row of names."""
    head: dict[str, Block] = {}
    rows: dict[str, int] = {}
    for row, cells in enumerate(grid.rows):
        text = squeeze(cells[0].text) if cells else ""
        key = next((key for key, pattern in COLUMNS.items() if text and len(text) <= 20 and re.search(pattern, text)), None)
        if key and key not in head:
            head[key], rows[key] = cells[0], row
    if not {"name"} < head.keys() or not {"sign", "signer", "seal"} & head.keys():
        return [], set()
    names = grid.rows[rows["name"]][1:]
    if len(names) < 2 or not all(stamps.named(cell.text) for cell in names):
        return [], set()
    found, taken = [], {cell.source.start for cell in head.values()}
    for party in names:
        at = column(party)
        own = {key: cell for key, row in rows.items() if (cell := grid.cells.get((row, at))) is not None}
        found.append(_party(document, own, head, tuple(own.values())))
        taken |= {cell.source.start for cell in own.values()}
    return found, taken


def _heads(cells: Sequence[Block]) -> bool:
    """Whether a row names columns and no party, person or day."""
    return not any(stamps.DATE.search(cell.text) or stamps.named(cell.text) or len(squeeze(cell.text)) > 24 for cell in cells)


@dataclass(frozen=True, slots=True)
class Ink:
    """The pictures in a party's cells: those of a signature, seals, and grey ones where a seal should be."""

    penned: bool
    seals: int
    grey: bool


def _ink(document: Document, cells: Mapping[str, Block], head: Mapping[str, Block], own: Sequence[Block]) -> Ink:
    """What each picture is, by the cell it is in; where one cell asks for both, red is a seal and the second red one a chop."""
    pictures = [block for block in document.blocks if block.kind == "picture" and block.cell and _inside(block, own)]
    both = "sign" in head and "seal" not in head and BOTH.search(head["sign"].text) is not None
    signs = [p for p in pictures if "sign" in cells and _inside(p, [cells["sign"]]) and not (both and p.red)]
    rest = [p for p in pictures if p not in signs]
    seals = sum(p.red for p in rest)
    grey = sum(not p.red and "seal" in cells and _inside(p, [cells["seal"]]) for p in rest)
    elsewhere = ("sign" not in cells or both) and (seals > 1 or seals + grey < len(rest))
    return Ink(bool(signs) or elsewhere, seals, bool(grey))


def _party(document: Document, cells: Mapping[str, Block], head: Mapping[str, Block], own: Sequence[Block]) -> Signature:
    """One party by the cell of each meaning, the cells that say what they mean, and all cells that are its own."""
    signer, block = cells.get("sign") or cells.get("signer"), cells["name"]
    said, proxy = stamps.said_in(signer.text) if signer else ("", False)
    proxy = proxy or any(key in head and stamps.is_proxy(head[key].text) for key in ("sign", "signer"))
    ink = _ink(document, cells, head, own)
    signed = bool(said) or ink.penned
    text = " ".join(cell.text for cell in own)
    sealed = bool(ink.seals) or stamps.SEAL_TEXT.search(text) is not None
    listed = stamps.said(cells["signer"].text)[0] if ink.penned and "signer" in cells else ""  # the name beside the picture
    poor = block.source.page in document.ocr_pages
    return Signature(
        document=document.id,
        party=full(name(re.sub(r"[（(]\s*(?:盖章|公章|签章)\s*[）)]", "", block.text))),
        signed=signed or (None if poor else False),
        sealed=sealed or (None if ink.grey or (poor and stamps.grey_copy(document)) else False),
        dated=stamps.DATE.search(text) is not None,
        signer="" if proxy else said or listed,
        agent=(said or (stamps.PICTURE if signed else "")) if proxy else "",
        how="、".join(
            [*([stamps.PRINTED] if said else [stamps.PICTURE] if signed else []), *(["印章图片"] if ink.seals else [])]
        ),
        place=part(document, block),
        signer_place=part(document, signer) if signer and signer.text.strip() else part(document, block),
        seal_place=part(document, block),
    )


def _inside(picture: Block, own: Sequence[Block]) -> bool:
    at = picture.cell
    assert at is not None
    return any(
        cell.cell is not None
        and cell.cell.table == at.table
        and cell.cell.row <= at.row < cell.cell.row + cell.cell.rows
        and cell.cell.column <= at.column < cell.cell.column + cell.cell.columns
        for cell in own
    )
