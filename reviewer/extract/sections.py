"""Headings and what stands under them, in agreements, plans and forms.

Takes a document; gives `Section`s a part: heading blocks, generated and typed numbers, full-width title rows of forms,
articles (第七条 with its text directly behind), run-in titles (“（一）组织机构。联合体设…”), and short lines of their own where a
part numbers nothing. `content` is false for an empty body, hints, placeholders, “另行约定”, “待定”, “略”, and for
“详见附件” when nothing else is there. Refuses contents lists, sentences, list items and dates as headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.extract import layers, numbering
from reviewer.extract.labels import filled
from reviewer.extract.names import organisations
from reviewer.extract.places import part, tidy
from reviewer.extract.tables import grids, is_header
from reviewer.ground import squeeze
from reviewer.records import Block, Document, Part, Role, Section

CONTENTS = re.compile(r"(?:[.．…·•—\-_]{3,}|\t+|\s{3,})\s*[-—]?\d{1,3}[-—]?\s*$|…{2,}")
ENDS = re.compile(r"[。；;，,、！？!?]\s*$")
RUN_IN = re.compile(r"(?P<title>[^。：:；;，,\n]{2,18})[。：:]\s*(?=\S[\s\S]{7,})")
NAMED = re.compile(r"[\s　]*(?P<title>[^。：:；;，,、\n\s　]{2,12})。(?=\S[\s\S]{7,})")
BARE = re.compile(r"[\s　]*(?P<title>[^。：:；;，,、\n\s　]{2,6})。\s*$")
TITLED = re.compile(
    r"[\s　]*[\[【（(]?(?P<title>[^。：:；;，,、\n\s　]{2,24}(?:、[^。：:；;，,\n\s　]{2,12})*?)[\]】）)]?(?:[\s　]*\n|[\s　]{1,}|[：:]|$)"
)
HOLLOW = re.compile(
    r"(?:.{0,24}(?:另行(?:约定|签订|签署|协商|制定|商定|规定|确定|明确)|待定|待(?:各方|进一步|后续)?(?:协商|商定|明确|补充|完善)|另定|另议|暂缺|暂无|后补).{0,16}"
    r"|略|无|见下文|(?:详?见|参见|另?附)(?:于)?(?:附件|附表|附录|后附|另附).{0,20})[。.;；]?"
)
LONGEST = 45
LONGEST_ITEM = 30
FRONT = re.compile(r"[：:]|(?:19|20)\d\d年|年制|盖章|签字|^附件|^\d+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: its block, number, title span in the block, rank, and whether the block goes on with text."""

    at: int
    number: str
    start: int
    end: int
    rank: float
    runs_on: bool


def sections(document: Document) -> tuple[Section, ...]:
    """Every section of the document, in order, part by part."""
    parts = document.parts or (Part(document.role, 0, len(document.blocks)),)
    rows = _header_cells(document)
    found: list[Section] = []
    for part_ in parts:
        found += _of_part(document, part_, rows)
    return tuple(found)


CHAPTER, BELOW = 4.0, 4.5  # the rank of 一、, and of an article below it


def _header_cells(document: Document) -> frozenset[int]:
    return frozenset(cell.source.start for grid in grids(document) for cells in grid.rows if is_header(cells) for cell in cells)


def _of_part(document: Document, part_: Part, rows: frozenset[int]) -> Iterator[Section]:
    wide = _full_width(document)
    candidates = [found for i in range(part_.first, part_.last) if (found := _heading(document, i, wide))]
    headings = list(_without_lists(document, candidates))
    if sum(heading.number != "" for heading in headings) < 2:
        headings = sorted(
            [*headings, *_plain(document, part_, {heading.at for heading in headings})], key=lambda heading: heading.at
        )
    headings = _under_items(headings)
    own = {heading.at: heading for heading in headings}
    stack: list[float] = []
    for i, heading in enumerate(headings):
        stack = [rank for rank in stack if rank < heading.rank] + [heading.rank]
        last = next((later.at for later in headings[i + 1 :] if later.rank <= heading.rank), part_.last)
        body = tuple(range(heading.at + (not heading.runs_on), last))
        yield _section(document, part_.role, heading, len(stack), body, _content(document, body, own, rows))


def _under_items(headings: list[Heading]) -> list[Heading]:
    """Articles that run on through 一、 二、 三、 (each counted once) stand below them; else 一、 is a list in an article."""
    items = [heading.number for heading in headings if heading.rank == CHAPTER]
    articles = [heading.number for heading in headings if heading.rank == numbering.ARTICLE]
    once = len(items) >= 2 and len(items) == len(set(items)) and len(articles) == len(set(articles))
    first = next((heading.rank for heading in headings if heading.rank in (CHAPTER, numbering.ARTICLE)), 0.0)
    if not (once and articles and first == CHAPTER):
        return headings
    return [replace(heading, rank=BELOW) if heading.rank == numbering.ARTICLE else heading for heading in headings]


def _section(document: Document, role: Role, heading: Heading, level: int, body: tuple[int, ...], content: bool) -> Section:
    block = document.blocks[heading.at]
    title = tidy(block.text[heading.start : heading.end]).strip("[]【】")
    place = part(document, block, 0, heading.end) if heading.end > heading.start else part(document, block)
    return Section(document.id, role, heading.number, title, level, place, body, content)


def _full_width(document: Document) -> frozenset[int]:
    return frozenset(cell.source.start for grid in grids(document) for row in range(len(grid.rows)) if (cell := grid.full(row)))


def _heading(document: Document, at: int, wide: frozenset[int]) -> Heading | None:
    block = document.blocks[at]
    if block.kind not in ("paragraph", "heading", "cell") or not block.text.strip() or CONTENTS.search(block.text):
        return None
    if block.kind == "cell" and block.source.start not in wide:
        return None
    number = numbering.read(block.label, block.text, block.kind == "heading")
    if number is None:
        return _opinion(block, at) if block.kind == "cell" else _unnumbered(block, at) if block.kind == "heading" else None
    rank = numbering.order(number.rank)
    if number.rank == numbering.ARTICLE:
        return _article(block, at, number)
    line = block.text[number.start :].partition("\n")[0]
    whole = number.start + len(line) >= len(block.text.rstrip())
    if _title_like(line, number.rank) and (whole or block.kind in {"cell", "heading"}):
        end = number.start + (len(line) if whole or block.kind == "cell" else len(block.text) - number.start)
        return Heading(at, number.text, number.start, end, rank, not whole and block.kind == "cell")
    if not whole and _title_like(tidy(block.text[number.start :]), number.rank):
        return Heading(at, number.text, number.start, len(block.text), rank, False)
    run_in = RUN_IN.match(block.text, number.start)
    if run_in and number.rank <= numbering.ITEM and not _is_body(run_in["title"]):
        return Heading(at, number.text, run_in.start("title"), run_in.end("title"), rank, True)
    return None


def _is_body(title: str) -> bool:
    """Whether a title is the name of an organisation, or holds one with its remarks: an item of a list."""
    said = organisations(title)
    return bool(said) and said[0][0] == 0 and (len(title) - said[0][1] <= 1 or title[said[0][1]] in "（(")


def _title_like(line: str, rank: int) -> bool:
    flat = squeeze(line)
    if rank >= numbering.ITEM and _is_body(line.strip()):
        return False
    longest = LONGEST if rank < numbering.ITEM else LONGEST_ITEM
    if not flat or ENDS.search(line.strip()) or "。" in flat or (re.search(r"[:：].", flat) and rank >= numbering.ITEM):
        return False
    bare = re.sub(r"[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]", "", flat)
    return len(bare) <= longest and not re.search(r"[:：].{3,}", bare)


def _unnumbered(block: Block, at: int) -> Heading | None:
    if len(squeeze(block.text)) > LONGEST or ENDS.search(block.text.strip()) or FRONT.search(squeeze(block.text)):
        return None
    return Heading(at, "", 0, len(block.text.rstrip()), block.level / 10, False)


def _opinion(block: Block, at: int) -> Heading | None:
    """A form's opinion box (“推荐单位审核意见：”) ends the section above it."""
    found = re.match(r"\s*(?P<title>[^\n：:。，,]{2,20}意见)\s*(?=[：:\n]|$)", block.text)
    if found is None:
        return None
    return Heading(at, "", found.start("title"), found.end("title"), 4.0, found.end() < len(block.text.rstrip()))


def _article(block: Block, at: int, number: numbering.Number) -> Heading:
    rest = block.text[number.start :]
    titled = TITLED.match(rest) or NAMED.match(rest) or BARE.match(rest)
    rank = float(numbering.ARTICLE)
    if (
        titled
        and not ENDS.search(rest[: titled.end("title")].strip())
        and (rest[titled.end() :].strip() or len(squeeze(rest)) <= 24)
    ):
        start, end = number.start + titled.start("title"), number.start + titled.end("title")
        return Heading(at, number.text, start, end, rank, bool(block.text[number.start + titled.end() :].strip(" 】]）)：:\n")))
    if not titled and _title_like(rest, number.rank) and len(squeeze(rest)) <= 24:
        return Heading(at, number.text, number.start, len(block.text), rank, False)
    return Heading(at, number.text, number.start, number.start, rank, bool(rest.strip()))


def _without_lists(document: Document, candidates: Sequence[Heading]) -> Iterator[Heading]:
    """Drops runs of items (“1.” “2.” …, “（1）” …) that follow one another with nothing between: a list, not headings."""
    for i, heading in enumerate(candidates):
        if heading.rank < numbering.ITEM or document.blocks[heading.at].kind in ("heading", "cell"):
            yield heading
            continue
        beside = [other for other in (*candidates[max(0, i - 1) : i], *candidates[i + 1 : i + 2]) if other.rank == heading.rank]
        if not any(_adjacent(document, heading.at, other.at) for other in beside) and not _alone(document, heading):
            yield heading


def _adjacent(document: Document, a: int, b: int) -> bool:
    return not any(block.text.strip() for block in document.blocks[min(a, b) + 1 : max(a, b)])


def _alone(document: Document, heading: Heading) -> bool:
    """An item with no text behind it in the whole document."""
    return not heading.runs_on and not any(block.text.strip() for block in document.blocks[heading.at + 1 : heading.at + 3])


def _plain(document: Document, part_: Part, taken: Iterable[int]) -> list[Heading]:
    """Short lines on their own, each before a long paragraph, where there are at least three of them."""
    found = []
    for i in range(part_.first, part_.last - 1):
        block, after = document.blocks[i], document.blocks[i + 1]
        flat = squeeze(block.text)
        plain = block.kind == "paragraph" and not block.label and 2 <= len(flat) <= 20 and not ENDS.search(block.text.strip())
        if (
            plain
            and i not in set(taken)
            and not FRONT.search(flat)
            and after.kind == "paragraph"
            and len(squeeze(after.text)) >= 40
        ):
            found.append(Heading(i, "", 0, len(block.text.rstrip()), 4.0, False))
    return found if len(found) >= 3 else []


def _content(document: Document, body: tuple[int, ...], own: dict[int, Heading], rows: frozenset[int]) -> bool:
    return any(_says(document.blocks[i], own.get(i), rows) for i in body)


def _says(block: Block, heading: Heading | None, rows: frozenset[int]) -> bool:
    if block.kind in ("header", "footer") or block.source.start in rows:
        return False
    text = block.text
    if heading is not None:
        if not heading.runs_on:
            return False
        text = text[heading.end :]
    flat = squeeze(text).strip(":：")
    if re.fullmatch(rf"[\d.、()（）一二三四五六七八九十]*(?:{layers.TITLE})?", flat):
        return False
    return filled(text) and HOLLOW.fullmatch(flat) is None
