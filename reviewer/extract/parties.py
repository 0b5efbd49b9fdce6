"""The signature blocks of a document: agreements' parties, forms' opinions, the stamp line of a cover.

Takes a document; gives one `Signature` a block, however the blocks are laid out: a cell a party, rows of a table under a
header, label and value cells, lines one after another, two lanes side by side. A picture goes to the block whose cell it is
in, that it overlaps, or that it follows. Refuses sentences about signing and an agreement's unsealed cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.extract import seals, stamps
from reviewer.extract.labels import filled
from reviewer.extract.names import SUFFIX
from reviewer.extract.orphans import adopt
from reviewer.extract.places import name, part, role_at, tidy
from reviewer.extract.stamps import Box, Item
from reviewer.extract.tables import Grid, Listed, grids, rows_under
from reviewer.ground import squeeze
from reviewer.records import Block, Document, Signature

COLUMNS = {
    "number": r"^(?:序号|编号)$",
    "signer": r"法定代表人|法人代表|签字|签名|授权代表",
    "date": r"日期|时间",
    "name": r"单位|名称|成员|当事人|各方",
    "seal": r"盖章|公章|签章",
}
BLANK = re.compile(r"[ \t\u3000]+")
BEGINS = re.compile(
    rf"(?:{stamps.ROLE})\s*(?:[（(][^）)\n]{{1,12}}[）)])*\s*[：:]|[（(]?(?:盖章|公章|签章)[）)]?\s*[：:]|日\s*期\s*[：:]|(?:签署|签订)(?:日期|时间)\s*[：:]"
    r"|(?:法\s*定\s*代\s*表\s*人|法人代表|授权代表|委托代理人|负责人)[^：:\n]{0,14}[：:]"
)
STAMPED = re.compile(r"[（(](?:盖章|公章|签章)[）)]$")
LANES = re.compile(r"\t+|[ \u3000]{2,}")
ASKS = re.compile(r"签字|签名|盖章|公章|签章")
AREA = re.compile(r"(?:签章|签署|签字|盖章|签名)(?:页|处|栏|部分)?[：:]?$")
OPINION = re.compile(r"^\s*(?P<title>[^\n：:。，,]{2,20}意\s*见)\s*(?:[（(][^）)\n]{1,20}[）)])?\s*(?:[：:]|\n|$)")
COVER = "封面"
COVER_REACH = 25
LONGEST = 60


def signatures(document: Document) -> tuple[Signature, ...]:
    """Every signature block of the document, in order."""
    listed: list[Signature] = []
    taken: set[int] = set()
    boxes: list[Box] = []
    for grid in grids(document):
        rows, starts = _listed(document, grid)
        listed += rows
        taken |= starts
        boxes += _of_grid(grid, taken)
    boxes += adopt(list(_of_lines(document)))
    _in_areas(document, boxes)
    seals.place(document, boxes)
    found = [*listed, *(signature for box in boxes if (signature := _signature(document, box)) is not None)]
    found = _dated(document, _without_covers(document, found))
    return tuple(sorted(found, key=lambda signature: signature.place.start))


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


def _listed(document: Document, grid: Grid) -> tuple[list[Signature], set[int]]:
    """Signature tables with a header (单位 | 法定代表人签字 | 盖章 | 日期), and the cells they take."""
    found, taken = [], set()
    for lines in rows_under(grid, COLUMNS, frozenset({"name"})):
        asks = lines and {"signer", "seal"} & lines[0].cells.keys() and ASKS.search("".join(lines[0].heads()))
        if not asks or not _heads(grid.rows[lines[0].header]):
            continue
        for line in lines:
            found.append(_row(document, line))
            taken |= {cell.source.start for cell in grid.rows[line.row]}
        taken |= {cell.source.start for cell in grid.rows[lines[0].header]}
    return found, taken


def _heads(cells: Sequence[Block]) -> bool:
    """Whether a row names columns and no party, person or day."""
    return not any(stamps.DATE.search(cell.text) or stamps.named(cell.text) or len(squeeze(cell.text)) > 24 for cell in cells)


def _row(document: Document, line: Listed) -> Signature:
    pictures = [block for block in document.blocks if block.kind == "picture" and block.cell and _in_row(block, line)]
    signer = line.cells.get("signer")
    said = name(signer.text) if signer and stamps.person(signer.text.strip()) else ""
    red = [picture for picture in pictures if picture.red]
    signed = bool(said) or any(not picture.red for picture in pictures) or len(red) > 1
    text = " ".join(cell.text for cell in line.grid.rows[line.row])
    sealed = bool(red) or stamps.SEAL_TEXT.search(text) is not None
    block = line.cells["name"]
    poor = block.source.page in document.ocr_pages
    return Signature(
        document=document.id,
        party=name(re.sub(r"[（(]\s*(?:盖章|公章|签章)\s*[）)]", "", block.text)),
        signed=signed or (None if poor else False),
        sealed=sealed or (None if poor and stamps.grey_copy(document) else False),
        dated=stamps.DATE.search(text) is not None,
        signer=said,
        agent="",
        how="、".join([*([stamps.PRINTED] if said else [stamps.PICTURE] if signed else []), *(["印章图片"] if red else [])]),
        place=part(document, block),
        signer_place=part(document, signer) if signer and signer.text.strip() else part(document, block),
        seal_place=part(document, block),
    )


def _in_row(picture: Block, line: Listed) -> bool:
    at = picture.cell
    assert at is not None
    return at.table == line.grid.number and at.row <= line.row < at.row + at.rows


def _of_grid(grid: Grid, taken: set[int]) -> Iterator[Box]:
    lanes: dict[int, list[Item]] = {}
    for row, cells in enumerate(grid.rows):
        own = [cell for cell in cells if cell.source.start not in taken and cell.cell and cell.cell.row == row]
        if any(_whole(cell) for cell in own) or (
            len(own) <= 3
            and all(_mark(cell.text) in ("org", "other") and (_mark(cell.text) == "org" or not cell.text.strip()) for cell in own)
        ):
            for group in _groups(own):
                title = next((said for cell in cells[: cells.index(group[0]) + 1][::-1] if (said := _title(cell))), "")
                for box in _segments([item for cell in group for item in lines_of(cell)]):
                    box.title = title
                    yield box
            continue
        for cell in own:
            if _asks(cell) or lanes:
                at = cell.cell.column * 2 // max(1, grid.columns) if len(cells) >= 4 and cell.cell else 0
                lanes.setdefault(at, []).append(Item(cell, 0, len(cell.text)))
    for items in lanes.values():
        yield from _segments(items)


def _groups(cells: Sequence[Block]) -> list[list[Block]]:
    """The cells of a row by party: a cell that names no party belongs to the one before it."""
    groups: list[list[Block]] = []
    for cell in cells:
        marks = {_mark(item.text) for item in lines_of(cell)}
        if not groups or (marks & {"party", "org", "role"} and _has_party(groups[-1])):
            groups.append([])
        groups[-1].append(cell)
    return groups


def _has_party(cells: Sequence[Block]) -> bool:
    return any(_mark(item.text) in ("party", "org", "role") for cell in cells for item in lines_of(cell))


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


def lines_of(block: Block) -> list[Item]:
    """The lines of a block as items, lanes side by side one after another by lane."""
    lanes: dict[int, list[Item]] = {}
    for line in _lines(block):
        for i, items in enumerate(line):
            lanes.setdefault(i, []).extend(items)
    return [item for items in lanes.values() for item in items]


def _lines(block: Block) -> Iterator[list[list[Item]]]:
    """The lines of a block, each as its lanes, each lane as its items."""
    at = 0
    for line in block.text.split("\n"):
        items = [Item(block, at + start, at + end) for start, end in _stretches(line)]
        if items:
            marks = {_mark(item.text) for item in items}
            yield [[item] for item in items] if len(marks) == 1 else [items]
        at += len(line) + 1


def _stretches(line: str) -> list[tuple[int, int]]:
    """The stretches of a line printed side by side: before each label that begins one, else at wide blanks; else the whole."""
    body = line.strip()
    if not body:
        return []
    first = line.index(body[0])
    last = first + len(body)
    gaps = [
        gap
        for gap in BLANK.finditer(line, first, last)
        if BEGINS.match(line, gap.end()) or STAMPED.search(line[first : gap.start()])
    ]
    for cuts in (gaps, list(LANES.finditer(line, first, last))):
        edges = [first, *(edge for gap in cuts for edge in gap.span()), last]
        found = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if line[a:b].strip()]
        if len(found) > 1 and all(_mark(line[a:b]) in ("party", "org", "signer", "date", "seal", "role") for a, b in found):
            return found
    return [(first, last)]


def _mark(text: str) -> str:
    """What a line is to a signature block: party, org, signer, date, person, opinion or other."""
    flat = squeeze(text)
    if len(flat) > LONGEST or re.search(r"[。；]", flat):
        return "other"
    if AREA.search(flat) and re.search(r"所有|全体|各方|各成员|各单位", flat):
        return "other"
    if stamps.SIGNER.match(text) and (stamps.SIGN.search(text) or re.search(r"[：:]|^[^：:]{3,8}$", text)):
        return "signer"
    if stamps.DATE_LINE.match(text):
        return "date"
    if stamps.SEAL_TEXT.search(text) and not squeeze(stamps.SEAL_TEXT.sub("", text)):
        return "seal"
    if stamps.STAMP.search(flat) and not re.search(r"加盖.{0,6}(?:后|生效)|须|应当|之日", flat):
        return "party"
    if stamps.person(text.strip()):
        return "person"
    if re.match(rf"^(?:{stamps.ROLE})(?:\([^)]*\))?[:：]?$", flat) or (
        ":" in flat and re.match(rf"^(?:{stamps.ROLE})", flat) and stamps.named(text)
    ):
        return "role"
    return "org" if stamps.named(text) and SUFFIX.search(flat) else "other"


def _segments(items: Sequence[Item]) -> Iterator[Box]:
    """Cuts a run of lines into blocks: a new party's line begins one, a sentence ends one."""
    box, seen = Box(), set[str]()
    for item in items:
        mark = _mark(item.text)
        if mark == "other" and not filled(item.text):
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
        for line in _lines(block):
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
        if block.kind in ("paragraph", "heading") and len(flat) <= 20 and AREA.search(flat) and stamps.named(block.text) is None:
            last = document.blocks[min(end for end in [*ends, len(document.blocks)] if end > i) - 1]
            for box in boxes:
                if block.source.end <= box.items[0].block.source.start <= last.source.end and not box.title:
                    box.cover = False
                    box.area = any(stamps.named(item.text) for item in box.items)


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
    blocks = sorted((s for s in found if not s.place.locator.endswith(COVER) and "意见" not in s.place.locator), key=_start)
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
