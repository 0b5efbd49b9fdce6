"""The signature blocks of a document: agreements' parties, forms' opinions, the stamp line of a cover.

Takes a document; gives one `Signature` a block, however the blocks are laid out: a cell a party, rows of a table under a
header, label and value cells, lines one after another, two lanes side by side. A picture goes to the block whose cell it is
in, that it overlaps, or that it follows. Refuses sentences about signing and an agreement's unsealed cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.extract import letters, registers, seals, stamps
from reviewer.extract.labels import filled
from reviewer.extract.marks import AREA, LONGEST, lines, lines_of, mark_of
from reviewer.extract.names import aliases
from reviewer.extract.orphans import adopt
from reviewer.extract.places import role_at, tidy
from reviewer.extract.stamps import Box, Item
from reviewer.extract.tables import Grid, grids
from reviewer.ground import relabel, squeeze
from reviewer.records import Block, Document, Signature

OPINION = re.compile(r"^\s*(?P<title>[^\n：:。，,]{2,20}意\s*见)\s*(?:[（(][^）)\n]{1,20}[）)])?\s*(?:[：:]|\n|$)")
WORDLESS = re.compile(r"^[（(]?(?:本页|以下)")  # （本页无正文，为《…》签章页）
COVER = "封面"
ASIDE = re.compile(rf"{COVER}$|{letters.LETTER}$|意见")
COVER_REACH = 25
DETAIL = re.compile(
    r"(?:(?:单位)?(?:住所|地址|通讯地址|注册地)|职务|职称|身份证|电话|传真|手机|邮编|邮政编码|邮箱|电子邮[箱件]|开户|账号|帐号|户名|税号|联系(?:电话|方式|地址)|统一社会信用代码)"
    r"[^：:，。；]{0,8}:[^。；]*$"
)  # what a contract prints between a party and its signature
NOISE = 2  # characters a scan reads out of a seal's strokes


def signatures(document: Document) -> tuple[Signature, ...]:
    """Every signature block of the document, in order."""
    listed: list[Signature] = []
    taken: set[int] = set()
    boxes: list[Box] = []
    for grid in grids(document):
        rows, starts = registers.read(document, grid)
        listed += rows
        taken |= starts
        boxes += _of_grid(grid, taken)
    boxes += adopt(list(_of_lines(document)))
    _in_areas(document, boxes)
    _without_text(boxes)
    seals.place(document, boxes)
    found = [*listed, *(signature for box in boxes if (signature := _signature(document, box)) is not None)]
    found = _dated(document, _without_covers(document, _apart(document, _named(document, found))))
    return tuple(sorted(found, key=lambda signature: signature.place.start))


def _apart(document: Document, found: Sequence[Signature]) -> list[Signature]:
    """Blocks of a letter of authority say so in their place."""
    own = letters.letters(document)
    return [
        replace(s, place=relabel(s.place, f"{s.place.locator} {letters.LETTER}")) if letters.inside(s.place, own) else s
        for s in found
    ]


def _named(document: Document, found: Sequence[Signature]) -> list[Signature]:
    """Blocks of a 甲方 without a name get the one the document gives that party."""
    if not any(stamps.PARTY_LABEL.fullmatch(s.party) for s in found):
        return list(found)
    short = aliases(document)
    return [replace(s, party=short.get(s.party, s.party)) for s in found]


def _without_covers(document: Document, found: Sequence[Signature]) -> list[Signature]:
    """An agreement's cover is no signature where its signature page has the party's own block."""
    signed = {squeeze(s.party) for s in found if not s.place.locator.endswith(COVER)}
    return [
        s
        for s in found
        if not (s.place.locator.endswith(COVER) and role_at(document, s.place) == "agreement" and squeeze(s.party) in signed)
    ]


def _signature(document: Document, box: Box) -> Signature | None:
    signature = stamps.read(document, box)
    if signature is None or (not signature.party and not signature.signer and len(box.items) < 2):
        return None
    if box.cover and role_at(document, signature.place) != "application" and not signature.sealed:
        return None
    return signature


def _of_grid(grid: Grid, taken: set[int]) -> Iterator[Box]:
    lanes: dict[int, list[Item]] = {}
    two = _two_parties(grid)
    asking = [*(any(_asks(cell) for cell in cells if cell.source.start not in taken) for cells in grid.rows), False]
    for row, cells in enumerate(grid.rows):
        own = [cell for cell in cells if cell.source.start not in taken and cell.cell and cell.cell.row == row]
        if any(_whole(cell) for cell in own) or (
            len(own) <= 3
            and all(
                mark_of(cell.text) in ("org", "other") and (mark_of(cell.text) == "org" or not cell.text.strip()) for cell in own
            )
        ):
            for group in _groups(own):
                title = next((said for cell in cells[: cells.index(group[0]) + 1][::-1] if (said := _title(cell))), "")
                for box in _segments(_upright([item for cell in group for item in lines_of(cell)])):
                    box.title = title
                    yield box
            continue
        for cell in own:
            if lanes or asking[row] or (asking[row + 1] and _meaning(cells[0]) == "name"):
                at = cell.cell.column * 2 // max(1, grid.columns) if two and len(cells) >= 4 and cell.cell else 0
                lanes.setdefault(at, []).append(Item(cell, 0, len(cell.text)))
    for items in lanes.values():
        yield from _segments(items)


def _two_parties(grid: Grid) -> bool:
    """Whether label and value cells stand twice side by side, the same label in each half: one party left, one right."""
    halves = [(cells[0], cells[len(cells) // 2]) for cells in grid.rows if len(cells) in (4, 6)]
    asked = [(_meaning(left), _meaning(right)) for left, right in halves]
    return any(left and left == right for left, right in asked)


def _meaning(cell: Block) -> str:
    flat = squeeze(cell.text)
    return next((key for key, words in registers.COLUMNS.items() if len(flat) <= 20 and re.search(words, flat)), "")


def _upright(items: list[Item]) -> list[Item]:
    """The lines of a cell in the order party, signer, day, also where it prints them from the day up to the party."""
    marks = [mark for item in items if (mark := mark_of(item.text)) != "other"]
    one = sum(stamps.named(item.text) is not None for item in items if not stamps.SIGNER.match(item.text)) == 1
    return items[::-1] if one and marks[0] in ("date", "signer") and marks[-1] in ("party", "org", "seal") else items


def _groups(cells: Sequence[Block]) -> list[list[Block]]:
    """The cells of a row by party: a cell that names no party belongs to the one before it."""
    groups: list[list[Block]] = []
    for cell in cells:
        marks = {mark_of(item.text) for item in lines_of(cell)}
        if not groups or (marks & {"party", "org", "role"} and _has_party(groups[-1])):
            groups.append([])
        groups[-1].append(cell)
    return groups


def _has_party(cells: Sequence[Block]) -> bool:
    return any(mark_of(item.text) in ("party", "org", "role") for cell in cells for item in lines_of(cell))


def _asks(cell: Block) -> bool:
    """Whether a cell is a label that asks for a seal, a signature or a name beside it."""
    flat = squeeze(cell.text)
    return len(flat) <= 30 and bool(stamps.STAMP.search(flat) or stamps.SIGN.search(flat)) and re.search(r"[。；]", flat) is None


def _whole(cell: Block) -> bool:
    """Whether a cell holds a block of its own: a stamp or signature line with more beside it."""
    lines = [line for line in cell.text.splitlines() if line.strip()]
    marks = [line for line in lines if (stamps.STAMP.search(line) or stamps.SIGN.search(line)) and len(squeeze(line)) <= LONGEST]
    return bool(marks) and (len(lines) > 1 or stamps.named(lines[0]) is not None) and not all("。" in line for line in marks)


def _title(cell: Block) -> str:
    found = OPINION.match(cell.text)
    if found:
        return tidy(found["title"])
    flat = squeeze(cell.text)
    return flat if flat.endswith("意见") and len(flat) <= 20 else ""


def _segments(items: Sequence[Item]) -> Iterator[Box]:
    """Cuts a run of lines into blocks: a new party's line begins one, a sentence ends one."""
    box, seen = Box(), set[str]()
    for item in items:
        mark = mark_of(item.text)
        if mark == "other" and (not filled(item.text) or len(squeeze(item.text)) <= NOISE or DETAIL.match(squeeze(item.text))):
            continue
        has_name = stamps.named(item.text) is not None
        if mark == "other" or _begins(mark, has_name, seen):
            if seen:
                yield box
            box, seen = Box(), set()
        if mark == "other":
            continue
        box.items.append(item)
        seen |= {mark} | ({"name"} if has_name and mark != "signer" else set())
    if seen:
        yield box


def _begins(mark: str, has_name: bool, seen: set[str]) -> bool:
    if mark in ("party", "role"):
        return (
            bool(seen & {"date"})
            or ("party" in seen and ("signer" in seen or "name" in seen))
            or ("name" in seen and has_name)
            or ("signer" in seen and (has_name or ("name" in seen and mark == "role")))
        )
    if mark == "org":
        return "name" in seen or "date" in seen
    return mark == "signer" and "date" in seen


def _of_lines(document: Document) -> Iterator[Box]:
    """Blocks in paragraphs; a run of side-by-side lines is read lane by lane."""
    run: list[list[list[Item]]] = []
    for block in document.blocks:
        if block.kind not in ("paragraph", "heading"):
            if block.kind != "picture" or block.cell:
                yield from _run(document, run)
                run = []
            continue
        for line in lines(block):
            if run and len(line) != len(run[-1]):
                yield from _run(document, run)
                run = []
            run.append(line)
    yield from _run(document, run)


def _run(document: Document, run: list[list[list[Item]]]) -> Iterator[Box]:
    for lane in range(len(run[0]) if run else 0):
        for box in _segments([item for line in run for item in line[lane]]):
            box.cover = _is_cover(document, box)
            yield box


def _in_areas(document: Document, boxes: Sequence[Box]) -> None:
    """Marks the blocks that stand under a heading for signatures (“八、所有成员单位签章”): a bare name there asks for them."""
    ends = [part_.last for part_ in document.parts] or [len(document.blocks)]
    for i, block in enumerate(document.blocks):
        flat = squeeze(block.text)
        if (
            block.kind in ("paragraph", "heading")
            and len(flat) <= (LONGEST if WORDLESS.search(flat) else 20)
            and AREA.search(flat)
            and stamps.named(block.text) is None
        ):
            last = document.blocks[min(end for end in [*ends, len(document.blocks)] if end > i) - 1]
            for box in boxes:
                if block.source.end <= box.items[0].block.source.start <= last.source.end and not box.title:
                    box.cover = False
                    box.area = any(stamps.named(item.text) for item in box.items)


def _without_text(boxes: Sequence[Box]) -> None:
    """A document in which several parties' lines stand at the head and none elsewhere is a signature page, no cover."""
    heads = {
        squeeze(item.text) for box in boxes for item in box.items if stamps.named(item.text) and stamps.STAMP.search(item.text)
    }
    if len(heads) > 1 and all(box.cover or not any(stamps.named(item.text) for item in box.items) for box in boxes):
        for box in boxes:
            box.cover = False


def _is_cover(document: Document, box: Box) -> bool:
    start = box.items[0].block.source.start
    index = next(i for i, block in enumerate(document.blocks) if block.source.start == start)
    first = max((part_.first for part_ in document.parts if part_.first <= index), default=0)
    signed = any(stamps.SIGNER.match(item.text) for item in box.items)
    return not signed and index - first <= COVER_REACH and len(box.items) <= 2


def _dated(document: Document, found: Sequence[Signature]) -> list[Signature]:
    """One date printed for all dates each: below the parties of an opinion, or once at the end of the signature page."""
    found = [
        replace(s, dated=any(o.dated for o in found if o.place.locator == s.place.locator)) if "意见" in s.place.locator else s
        for s in found
    ]
    blocks = sorted((s for s in found if not ASIDE.search(s.place.locator)), key=_start)
    if len(blocks) < 2 or any(s.dated for s in blocks[:-1]):
        return found
    starts = [s.place.start for s in blocks]
    between = document.text[starts[0] : starts[-1]]
    after = document.text[starts[-1] : starts[-1] + 200].splitlines()
    shared = any(stamps.DATE.search(line) and stamps.DATE_LINE.match(line) for line in after)
    if shared and not re.search(r"日\s*期|年\s*月", between):
        return [replace(s, dated=True) if s in blocks else s for s in found]
    return found


def _start(signature: Signature) -> int:
    return signature.place.start
