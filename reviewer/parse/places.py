"""Gives the blocks of a Word document the page and box at which they are printed.

Takes documents with the bytes they were read from; has LibreOffice print them all in one call, reads the PDFs in child processes and
aligns the texts. Gives the documents with `lines`, `source.page` and `source.bbox` for every block whose place is certain, and the page
count; a block whose place is not certain stays without a page, since a wrong page is worse than none. Text, order and
offsets never change. Pages are those of LibreOffice's layout: Word's or WPS's may break elsewhere.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reviewer.parse import isolate, office, soffice
from reviewer.parse.alignment import match
from reviewer.parse.build import Reading, union
from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.records import Alert, Block, Box, Document, Line, Source

PRINTED = frozenset({"docx", "doc", "rtf", "odt"})
ABSENT = "未安装 LibreOffice，--pages 不起作用：Word 证据不带页码，其余照常审查。"
FIRM = 8  # letters in a row that agree: chance does not make so many
PIECE = 4  # letters of a block that stand together, where something else is printed between them
SOLE = 6  # letters of a text that, standing once in either file, is the same text wherever it stands


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed letter: the index of its line and the share of the line's width it takes."""

    line: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Paper:
    """The printed letters of a PDF in reading order, and the lines they stand in."""

    letters: str
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]

    def page(self, at: int) -> int:
        return self.lines[self.spots[at].line].page


@dataclass(frozen=True, slots=True)
class Script:
    """The letters of a Word document, generated numbers among them; `marks` are offsets in its text, -1 for a number's letters.

    `spans` are the letters `[first, last)` of each block, without its number.
    """

    letters: str
    marks: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def available() -> bool:
    """Whether LibreOffice is there to print with."""
    return soffice.find() is not None


def unplaced(documents: Sequence[Document]) -> list[Document]:
    """The Word documents with text that could not be printed."""
    return [doc for doc in documents if doc.format in PRINTED and doc.pages is None and any(block.text for block in doc.blocks)]


def placed(documents: Sequence[Document], data: Mapping[str, bytes], limits: Limits | None = None) -> tuple[Document, ...]:
    """The documents, those in `data` (their bytes by id) that are readable Word files with pages and boxes."""
    bounds = limits or Limits()
    wanted = [doc for doc in unplaced(documents) if doc.id in data]
    printed = office.convert([(doc.format, data[doc.id]) for doc in wanted], "pdf", bounds)
    jobs = {
        doc.id: Job("reviewer.parse.places:align", (doc.blocks, paper, doc.id))
        for doc, paper in zip(wanted, printed, strict=True)
        if not isinstance(paper, Failure)
    }
    found = dict(zip(jobs, isolate.run(list(jobs.values()), bounds), strict=True))
    return tuple(with_places(doc, found.get(doc.id)) for doc in documents)


def with_places(document: Document, found: Reading | Failure | None) -> Document:
    """The document with the blocks that were placed, and its alerts placed with them."""
    if not isinstance(found, Reading):
        return document
    alerts = tuple(located(alert, found.blocks) for alert in document.alerts)
    return replace(document, blocks=found.blocks, pages=found.pages, alerts=alerts)


def located(alert: Alert, blocks: Sequence[Block]) -> Alert:
    """An alert with the place of the block its source lies in."""
    source = alert.source
    if source is None:
        return alert
    for block in blocks:
        if block.lines and block.source.start <= source.start and source.end <= block.source.end:
            return replace(alert, source=standing(source, block.lines))
    return alert


def standing(source: Source, lines: Sequence[Line]) -> Source:
    """A source at the page its first line is on, with the box of its lines there."""
    mine = [line for line in lines if line.start < source.end and source.start < line.end] or list(lines[:1])
    page = mine[0].page
    return replace(source, page=page, bbox=union([line.bbox for line in mine if line.page == page]))


def align(blocks: tuple[Block, ...], data: bytes, document: str) -> Reading:
    """In the child: the blocks with their places in a PDF of the same document, and its page count."""
    from reviewer.parse.pdf import read

    reading = read(data, document)
    paper, script = printed_letters(reading.blocks), written_letters(blocks)
    found = match(script.letters, paper.letters)
    made = [
        put(block, script.marks[first:last], hits, paper) if hits else block
        for block, (first, last), hits in zip(blocks, script.spans, certain(script, paper, found), strict=True)
    ]
    return Reading(tuple(made), reading.pages)


def letters(text: str) -> list[tuple[int, str]]:
    """The letters and digits of a text as compared (NFKC), with the offset of each; signs may be printed by another font's code."""
    return [(at, letter) for at, char in enumerate(text) for letter in unicodedata.normalize("NFKC", char) if letter.isalnum()]


def printed_letters(blocks: Sequence[Block]) -> Paper:
    """The letters of a PDF's blocks."""
    out, spots, lines = list[str](), list[Spot](), list[Line]()
    for block in blocks:
        for line in block.lines:
            text = block.text[line.start - block.source.start : line.end - block.source.start]
            width = max(1, len(text))
            for at, letter in letters(text):
                out.append(letter)
                spots.append(Spot(len(lines), at / width, (at + 1) / width))
            lines.append(line)
    return Paper("".join(out), tuple(spots), tuple(lines))


def written_letters(blocks: Sequence[Block]) -> Script:
    """The letters of a Word document's blocks."""
    out, marks, spans = list[str](), list[int](), list[tuple[int, int]]()
    for block in blocks:
        for _, letter in letters(block.label):
            out.append(letter)
            marks.append(-1)
        first = len(out)
        for at, letter in letters(block.text):
            out.append(letter)
            marks.append(block.source.start + at)
        spans.append((first, len(out)))
    return Script("".join(out), tuple(marks), tuple(spans))


# ---------------------------------------------------------------- what is certain


def certain(script: Script, paper: Paper, found: list[int]) -> list[list[int] | None]:
    """For each block the places of its letters, or None where they are not certain."""
    lengths = run_lengths(found, paper)
    hits: list[list[int] | None] = []
    for first, last in script.spans:
        mine = found[first:last]
        good = bool(mine) and min(mine) >= 0 and held_together(mine) and supported(script, paper, found, (first, last), lengths)
        hits.append(mine if good else None)
    taken = {place for mine in hits if mine for place in mine}
    pages = page_ranges(paper)
    for n, page in enumerate(enclosing(hits, paper)):
        first, last = script.spans[n]
        if hits[n] is None and first < last:
            word = script.letters[first:last]
            hits[n] = sole(script, paper, word) or (nearby(paper, word, pages[page], taken) if page else None)
            taken.update(hits[n] or ())
    return hits


def page_ranges(paper: Paper) -> dict[int, tuple[int, int]]:
    """For each page a range of letters that holds all of its own."""
    out: dict[int, tuple[int, int]] = {}
    for at in range(len(paper.letters)):
        page = paper.page(at)
        out[page] = (out.get(page, (at, at))[0], at + 1)
    return out


def enclosing(hits: Sequence[list[int] | None], paper: Paper) -> list[int]:
    """For each block the page that the placed blocks before and after it share, or 0."""
    before, after, page = list[int](), list[int](), 0
    for mine in hits:
        before.append(page)
        page = paper.page(mine[-1]) if mine else page
    page = 0
    for mine in reversed(hits):
        after.append(page)
        page = paper.page(mine[0]) if mine else page
    return [one if one == other else 0 for one, other in zip(before, reversed(after), strict=True)]


def run_lengths(found: list[int], paper: Paper) -> list[int]:
    """For each letter how many around it are matched in a row on both sides, on its page."""
    lengths, start = list[int](), 0
    for i in range(1, len(found) + 1):
        last = found[i - 1]
        if i < len(found) and 0 <= last == found[i] - 1 and paper.page(found[i]) == paper.page(last):
            continue
        lengths += [i - start if last >= 0 else 0] * (i - start)
        start = i
    return lengths


def held_together(mine: list[int]) -> bool:
    """Whether a block's letters stand in pieces long enough to be its own and not picked up here and there."""
    cuts = [0, *(i for i in range(1, len(mine)) if mine[i] != mine[i - 1] + 1), len(mine)]
    return len(cuts) == 2 or all(end - start >= PIECE for start, end in pairwise(cuts))


def supported(script: Script, paper: Paper, found: list[int], span: tuple[int, int], lengths: list[int]) -> bool:
    """Whether a match is long enough to be no chance; a short one must have no rival near by, in the document or on another page.

    A text that is lost at the end of a page must not be taken for its like at the head of the next.
    """
    first, last = span
    if max(lengths[first:last]) >= FIRM:
        return True
    cut_out = (first == 0 or found[first - 1] != found[first] - 1) and not opens(paper, found[first])
    if cut_out or ((last == len(found) or found[last] != found[last - 1] + 1) and not opens(paper, found[last - 1] + 1)):
        return False  # it is part of something else: the 1 of 第1页
    before = next((i for i in range(first - 1, -1, -1) if lengths[i] >= FIRM), -1)
    after = next((i for i in range(last, len(found)) if lengths[i] >= FIRM), len(found))
    low = found[before] + 1 if before >= 0 else 0
    high = found[after] if after < len(found) else len(paper.letters)
    word = script.letters[first:last]
    rivals = occurrences(paper.letters, word, low, high)
    asked = occurrences(script.letters, word, before + 1, after)
    return len(rivals) == len(asked) and len({paper.page(at) for at in rivals}) == 1


def occurrences(text: str, word: str, low: int, high: int) -> list[int]:
    """Where a word begins in `text[low:high]`."""
    out, at = list[int](), text.find(word, low, high)
    while at >= 0:
        out.append(at)
        at = text.find(word, at + 1, high)
    return out


def sole(script: Script, paper: Paper, word: str) -> list[int] | None:
    """The place of a text that stands once in the document and once on its pages, wherever: a note, a head, a text box."""
    if len(word) < SOLE or script.letters.count(word) != 1 or paper.letters.count(word) != 1:
        return None
    at = paper.letters.index(word)
    return list(range(at, at + len(word)))


def nearby(paper: Paper, word: str, within: tuple[int, int], taken: set[int]) -> list[int] | None:
    """The place of a short text between neighbours on one page, where just one line of that page says it and is still free."""
    spans = [range(at, at + len(word)) for at in occurrences(paper.letters, word, *within)]
    free = [span for span in spans if taken.isdisjoint(span) and alone(paper, span)]
    return list(free[0]) if len(free) == 1 else None


def alone(paper: Paper, span: range) -> bool:
    """Whether letters are all that their lines hold: the 1 of 12 is no 1."""
    return opens(paper, span.start) and opens(paper, span.stop)


def opens(paper: Paper, at: int) -> bool:
    """Whether a line begins with that letter (or the text ends before it)."""
    return at in (0, len(paper.spots)) or paper.spots[at - 1].line != paper.spots[at].line


# ---------------------------------------------------------------- putting a block there


def put(block: Block, offsets: Sequence[int], hits: Sequence[int], paper: Paper) -> Block:
    """The block with one line for each printed line that its letters stand in; together they cover its text."""
    cuts = [0, *(i for i in range(1, len(hits)) if paper.spots[hits[i]].line != paper.spots[hits[i - 1]].line), len(hits)]
    starts = [block.source.start, *(offsets[cut] for cut in cuts[1:-1]), block.source.end]
    lines = tuple(
        Line(start, end, paper.page(hits[i]), clipped(paper, hits[i], hits[j - 1]))
        for start, end, i, j in zip(starts, starts[1:], cuts, cuts[1:], strict=False)
    )
    return replace(block, lines=lines, source=standing(block.source, lines))


def clipped(paper: Paper, first: int, last: int) -> Box:
    """The part of a line's box that its letters `first` to `last` take; all of it where nothing else stands in the line."""
    x0, top, x1, bottom = paper.lines[paper.spots[first].line].bbox
    left = 0.0 if opens(paper, first) else paper.spots[first].left
    right = 1.0 if opens(paper, last + 1) else paper.spots[last].right
    return (x0 + (x1 - x0) * left, top, x0 + (x1 - x0) * right, bottom)
