"""What a reader takes together: the parts of one sentence, the cells of one row, the words of one article under its heading.

Takes sentences, sections and the desk; gives `Window`s, texts longer than a sentence in which the patterns of a line may
stand apart. A row is read after its table's first row, an article after its headings. Clauses that put off or deny are
taken out before a window is matched, so they never lend a word; a heading alone never makes a window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from reviewer.checks.desk import Sentence
from reviewer.checks.outline import within
from reviewer.checks.words import carriers, clean, flat
from reviewer.policy.arrangements import Lines
from reviewer.records import Block, Document, Section

LARGEST = 900  # characters; beyond this an article says several things and is read block by block
LENT = 1  # patterns of a line that the headings may give
ROWS = 2  # filled rows that make a table content
SAYS = 2  # characters of a cell that says something
EMPTY = re.compile(r"[-—－/／\\_＿…　\s]*")


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences read together after `head`, the words that stand above them; `put_off` are the clauses taken out."""

    head: str
    sentences: tuple[Sentence, ...]
    body: str
    put_off: str = ""

    @property
    def text(self) -> str:
        """What a reader has in mind at its end."""
        return f"{self.head}。{self.body}" if self.head else self.body

    def carrying(self, lines: Lines) -> list[Sentence]:
        """The sentences that hold some pattern of a line made here, none where no line is or one of its words is put off."""
        for line in lines:
            if any(pattern.search(self.put_off) for pattern in line if self.put_off):
                continue
            lent = sum(pattern.search(self.body) is None for pattern in line)
            if lent <= min(LENT, len(line) - 1) and all(pattern.search(self.text) for pattern in line):
                return [s for s in self.sentences if any(p.search(flat(s.text)) for p in line)] or list(self.sentences[:2])
        return []


def window(head: str, sentences: Iterable[Sentence], joint: str = "；") -> Window | None:
    """A window of these sentences without what is put off or denied; None where nothing is left."""
    said = list(sentences)
    kept = [(s, text) for s in said if (text := clean(flat(s.text)).strip("；。，"))]
    lost = "；".join(clause for s in said for clause in carriers(flat(s.text)))
    return Window(head, tuple(s for s, _ in kept), joint.join(text for _, text in kept), lost) if kept else None


def sentences_whole(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Neighbours that a semicolon parts, put together again within their block."""
    for one, other in pairwise(sentences):
        beside = (one.document.id, one.block) == (other.document.id, other.block)
        if beside and one.text.rstrip().endswith("；") and (found := window("", (one, other))):
            yield found


def rows(sentences: Sequence[Sentence]) -> Iterator[Window]:
    """The rows of tables, each after its table's first row."""
    inside = [s for s in sentences if _cell(s) is not None]
    for _, group in groupby(inside, key=_table):
        by_row = {row: list(cells) for row, cells in groupby(group, key=_row)}
        first = min(by_row)
        for row, cells in by_row.items():
            if row != first and len(cells) > 1 and (found := window("", cells, "，")):
                name, _, rest = found.body.partition("，")
                yield Window("", found.sentences, f"{name}：{rest}", found.put_off)


def _cell(sentence: Sentence) -> Block | None:
    block = sentence.document.blocks[sentence.block]
    return block if block.cell is not None else None


def _table(sentence: Sentence) -> tuple[str, int]:
    cell = sentence.document.blocks[sentence.block].cell
    return sentence.document.id, cell.table if cell else 0


def _row(sentence: Sentence) -> int:
    cell = sentence.document.blocks[sentence.block].cell
    return cell.row if cell else 0


def articles(matched: Sequence[Section], every: Sequence[Section], sentences: Sequence[Sentence]) -> Iterator[Window]:
    """The articles under matching headings, each after its headings: whole where short, else block by block."""
    at: dict[tuple[str, int], list[Sentence]] = {}
    for sentence in sentences:
        at.setdefault((sentence.document.id, sentence.block), []).append(sentence)
    for outer in matched:
        inner = [s for s in every if s.document == outer.document and s.body and within(s, outer)]
        for section in inner:
            if any(other is not section and len(other.body) < len(section.body) and within(other, section) for other in inner):
                continue
            head = "，".join(dict.fromkeys(flat(s.title) for s in (outer, section) if s.title))
            blocks = [at[(section.document, n)] for n in section.body if (section.document, n) in at]
            yield from _units(head, blocks)
        own = set(outer.body) - {n for s in inner if s is not outer for n in s.body}
        yield from _units(flat(outer.title), [at[(outer.document, n)] for n in sorted(own) if (outer.document, n) in at])


def chapters(matched: Sequence[Section], sentences: Sequence[Sentence]) -> Iterator[Window]:
    """What stands under matching headings read as one, where it is short: a list whose items are articles of their own."""
    for outer in matched:
        inside = [s for s in sentences if s.document.id == outer.document and s.block in outer.body]
        if sum(len(s.text) for s in inside) <= LARGEST and (found := window(flat(outer.title), inside)):
            yield found


def _units(head: str, blocks: list[list[Sentence]]) -> Iterator[Window]:
    whole = [s for block in blocks for s in block]
    short = len(blocks) > 1 and sum(len(s.text) for s in whole) <= LARGEST
    units = [whole, *blocks] if short else blocks
    yield from (found for unit in units if (found := window(head, unit)))


def tables(document: Document, first: int, last: int, headers: Sequence[tuple[re.Pattern[str], ...]]) -> list[Block]:
    """The cells of a table with such column heads that are filled in at least two rows; none where there is no such table."""
    cells = [b for b in document.blocks[first:last] if b.cell is not None]
    for _, group in groupby(cells, key=lambda b: b.cell.table if b.cell else 0):
        grid = list(group)
        for patterns in headers:
            if found := _filled(grid, patterns):
                return found
    return []


def _filled(grid: list[Block], patterns: tuple[re.Pattern[str], ...]) -> list[Block]:
    top = min(b.cell.row for b in grid if b.cell)
    heads = [b for b in grid if b.cell and b.cell.row == top]
    columns: list[int] = []
    for pattern in patterns:
        own = [b.cell.column for b in heads if b.cell and b.cell.column not in columns and pattern.search(flat(b.text))]
        if not own:
            return []
        columns.append(own[0])
    by_row: dict[int, list[Block]] = {}
    for block in grid:
        if block.cell and block.cell.row > top and block.cell.column in columns and _says(block.text):
            by_row.setdefault(block.cell.row, []).append(block)
    full = [blocks for blocks in by_row.values() if len({b.cell.column for b in blocks if b.cell}) == len(columns)]
    return [b for blocks in full for b in blocks] if len(full) >= ROWS else []


def _says(text: str) -> bool:
    bare = flat(text)
    return len(bare) >= SAYS and EMPTY.fullmatch(bare) is None and clean(bare) == bare
