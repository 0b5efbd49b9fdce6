"""A form's labels and what stands beside, under or after them.

Takes a `Document`; gives `Field`s: label cell and value cell (several pairs a row, a label merged down over rows set aside), a
full-width title row with its text in the next row or in the same cell, the columns of a list with one row, and
“label：value” lines of paragraphs and cells. A title over a list stands for its first filled row. `filled` is false for
blanks and hints. Refuses list rows as pairs: a name beside an age is not a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from reviewer.extract.labels import NUMBER, bare, filled, printed
from reviewer.extract.places import part
from reviewer.extract.tables import HEADER_WORD, Grid, grids, is_header, under
from reviewer.extract.vocabulary import meaning
from reviewer.ground import squeeze, whole
from reviewer.records import Block, Document, Field, Section, Source

LONGEST_LABEL = 26
LONGEST_TITLE = 90
LINE = re.compile(
    r"(?P<label>[^\s：:。；;！!？?“”，,][^：:。；;！!？?“”，,\n]{0,24}?)[ \t\u3000]*[：:](?P<value>(?:(?!(?:[ \u3000]{2,}|\t)\s*\S[^：:\n。]{0,16}[：:])[^\n])*)"
)
TRAILER = re.compile(r"[\s　]*[（(](?:盖章|公章|盖公章|加盖公章|签章|签字|单位公章|单位盖章)[）)][\s　]*$")
OPINION_LINE = re.compile(r".{0,24}意见:?(?:$|.{0,40}\(?盖章)")
HEADER_ONLY = re.compile(
    r"级别|批准年份|年份|依托单位|建设时间|起止年份|起止时间|备注|序号|工作单位|从事专业"
)  # a column's name, never a value
OPINION = re.compile(r"意见")


def fields(document: Document) -> tuple[Field, ...]:
    """Every label the document prints with a place for a value, in reading order."""
    found: list[Field] = []
    for grid in grids(document):
        found += _of_grid(document, grid)
    for block in document.blocks:
        if block.kind in ("paragraph", "cell", "heading"):
            found += _of_lines(document, block)
    first: dict[int, Field] = {}
    for field in found:
        kept = first.setdefault(field.label_source.start, field)
        if field.filled and not kept.filled:
            first[field.label_source.start] = field
    return tuple(field for _, field in sorted(first.items()))


def titled(document: Document, known: Sequence[Field], sections: Sequence[Section]) -> Iterator[Field]:
    """Titles of an application that stand outside its tables, with what stands under them: a form made of paragraphs."""
    taken = {field.label_source.start for field in known}
    for section in sections:
        own = section.role == "application" and bool(section.number) and bool(section.title)
        if not own or section.heading.start in taken or len(section.title) > LONGEST_TITLE:
            continue
        body = [document.blocks[n] for n in section.body if document.blocks[n].text.strip()]
        blocks = list(takewhile(lambda block: not OPINION_LINE.match(squeeze(block.text)), body))
        if any(block.source.start == section.heading.start for block in blocks):
            continue
        text = "\n".join(block.text for block in blocks)
        source = whole(document, blocks[0]) if blocks else section.heading
        yield Field(
            document.id, printed(section.number + section.title), text, section.content and filled(text), source, section.heading
        )


def values(fields: Sequence[Field], fact: str) -> list[Field]:
    """The fields whose label names the fact, in order; filled ones before blanks."""
    return sorted((field for field in fields if meaning(bare(field.label)) == fact), key=lambda field: not field.filled)


def _of_grid(document: Document, grid: Grid) -> Iterator[Field]:
    listed: set[int] = set()
    for row, cells in enumerate(grid.rows):
        if row in listed or not cells:
            continue
        title = grid.full(row)
        if title is not None:
            yield from _titled(document, grid, row, title)
        elif is_header(cells):
            rows = list(under(grid, row))
            listed |= set(rows)
            if len(rows) == 1 and (row == 0 or grid.full(row - 1) is None):
                yield from _single(document, grid, row, rows[0])
        else:
            yield from _pairs(document, cells)


def _pairs(document: Document, cells: tuple[Block, ...]) -> Iterator[Field]:
    group = ""
    if (
        len(cells) % 2
        and len(cells) > 2
        and (_tall(cells[0]) or meaning(bare(cells[1].text)) or HEADER_WORD.search(bare(cells[1].text)))
    ):
        group, cells = printed(cells[0].text), cells[1:]
    i = 0
    while i + 1 < len(cells):
        label, value = cells[i], cells[i + 1]
        heads = HEADER_ONLY.fullmatch(squeeze(value.text)) is not None
        if not _label(label) or heads or (meaning(bare(value.text)) and not meaning(bare(label.text))):
            i += 1
            continue
        field = _field(document, label, value)
        joined = group + field.label
        yield replace(field, label=joined) if group and meaning(bare(joined)) else field
        i += 2


def _tall(block: Block) -> bool:
    return block.cell is not None and block.cell.rows > 1


def _label(block: Block) -> bool:
    text = squeeze(block.text)
    return bool(text) and len(bare(text)) <= LONGEST_LABEL and not text.isdigit() and not re.search(r"[。；！？]", text)


def _field(document: Document, label: Block, value: Block) -> Field:
    printed_value = value.text.strip()
    place = part(document, value) if printed_value else part(document, label)
    return Field(document.id, printed(label.text), printed_value, filled(value.text), place, part(document, label))


def _titled(document: Document, grid: Grid, row: int, title: Block) -> Iterator[Field]:
    first, _, rest = title.text.strip().partition("\n")
    if len(squeeze(first)) > LONGEST_TITLE or not (NUMBER.match(squeeze(first)) or len(bare(first)) <= LONGEST_LABEL):
        return
    if rest.strip():
        if not LINE.fullmatch(first.strip()) or OPINION.search(first):
            yield _same_cell(document, title, first)
        return
    if row + 1 >= len(grid.rows):
        return
    below = grid.full(row + 1)
    if below is None:
        yield _list_field(document, grid, row, title)
    elif not NUMBER.match(squeeze(below.text)) or len(squeeze(below.text)) > LONGEST_TITLE or "\n" in below.text.strip():
        yield _field(document, title, below)
    else:
        yield Field(document.id, printed(title.text), "", False, part(document, title), part(document, title))


def _same_cell(document: Document, block: Block, first: str) -> Field:
    at = block.text.index(first)
    start = at + len(first)
    value = block.text[start:].strip()
    return Field(
        document.id, printed(first), value, filled(_said(value)), part(document, block, start), part(document, block, at, start)
    )


def _said(value: str) -> str:
    """An opinion without its seal and date lines, which are signatures, not content."""
    lines = [line for line in value.splitlines() if not re.search(r"[（(](?:盖章|公章|签章|签字)[）)]|年\s*月\s*日", line)]
    return "\n".join(lines)


def _list_field(document: Document, grid: Grid, row: int, title: Block) -> Field:
    label = part(document, title)
    body = list(under(grid, row + 1)) if len(grid.rows[row + 1]) > 1 else []
    for below in body:
        said = [cell for cell in grid.rows[below] if filled(cell.text) and not squeeze(cell.text).isdigit()]
        if said:
            return Field(document.id, printed(title.text), said[0].text.strip(), True, part(document, said[0]), label)
    return Field(document.id, printed(title.text), "", False, label, label)


def _single(document: Document, grid: Grid, header: int, row: int) -> Iterator[Field]:
    for label in grid.rows[header]:
        assert label.cell is not None
        value = grid.cells.get((row, label.cell.column))
        if value is not None:
            yield _field(document, label, value)


def _of_lines(document: Document, block: Block) -> Iterator[Field]:
    matches = list(LINE.finditer(block.text))
    for i, match in enumerate(matches):
        end = matches[i + 1].start() if i + 1 < len(matches) else len(block.text)
        if re.match(r"[ \t\u3000]*$", block.text[: match.start()].rpartition("\n")[2]) or i:
            yield _line(document, block, match, end)


def _line(document: Document, block: Block, match: re.Match[str], end: int) -> Field:
    start = match.start("value")
    stretch = block.text[start:end] if _wrapped(block.text[start:end]) else match["value"]
    text = TRAILER.sub("", stretch)
    value = text.strip()
    label = part(document, block, match.start("label"), match.end("label"))
    place: Source = part(document, block, start, start + len(text)) if value else label
    return Field(document.id, printed(match["label"]), value, filled(text), place, label)


def _wrapped(stretch: str) -> bool:
    """Whether what follows a colon runs on over a line end: no blank line, no full stop before it, and short."""
    head, _, tail = stretch.rstrip().partition("\n")
    runs_on = bool(head.strip()) and bool(tail.strip()) and "\n" not in tail and len(squeeze(stretch)) <= 60
    return runs_on and not head.rstrip().endswith(("。", "）", ")")) and re.search(r"年\s*\d*\s*月|^\s{4,}", tail) is None
