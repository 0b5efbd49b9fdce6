"""Member lists printed as text: by layer (“核心层单位：B、C、D”), under titles, or party by party (“甲方：A”).

Takes a document; gives the members of each run of such lines that names at least two organisations. Details that follow
a party (住所地, 法定代表人, 信用代码, on its line or the next ones) go to it. Refuses covers (a lead alone) and
signature pages (“（盖章）：”), which are `parties`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.extract import layers, uscc
from reviewer.extract.labels import NUMBER
from reviewer.extract.names import SUFFIX, is_authority, kind_of, organisations
from reviewer.extract.places import name, part
from reviewer.extract.rostertables import without_doubles
from reviewer.ground import squeeze
from reviewer.records import Block, Document, Layer, Member, Source

PREFIX = r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?"
LAYERED = re.compile(
    rf"{PREFIX}(?P<title>{layers.TITLE})(?P<remark>\s*[（(][^）)\n]{{0,20}}[）)])?(?:\s*[：:](?P<rest>[\s\S]*)|\s*(?:包括|有|为)(?P<sentence>[\s\S]+))$"
)
TITLE_ALONE = re.compile(rf"{PREFIX}(?P<title>{layers.TITLE})\s*(?:[（(][^）)\n]{{0,20}}[）)])?\s*$")
PARTY = re.compile(
    rf"{PREFIX}(?P<title>(?:[甲乙丙丁戊己庚辛壬癸子丑寅卯][一二三四五六七八九十\d]{{0,2}}方[一二三四五六七八九十\d]{{0,2}}|(?:成员|参与|缔约|合作|联合)(?:单位|方)[一二三四五六七八九十\d]{{1,3}}|第[一二三四五六七八九十]方))"
    r"\s*(?P<remark>[（(][^）)\n]{0,20}[）)])?\s*[：:](?P<rest>[\s\S]+)$"
)
STAMP = re.compile(r"盖章|公章|签章|签字")
DETAILS = {
    "registered_place": re.compile(
        r"(?:注册)?(?:住\s*所(?:地)?|注册地(?:址)?|注册地点)\s*(?:[：:]|为|是|位于)\s*([^，,；;。\n）)]{3,60})"
    ),
    "legal_representative": re.compile(
        r"(?:法\s*定\s*代\s*表\s*人|法人代表)\s*(?:[：:]|为|是)?\s*([\u4e00-\u9fff·]{1,2}[ \u3000]?[\u4e00-\u9fff·]{1,3})(?=[，,；;。\s）)、]|$)"
    ),
}
SEPARATOR = re.compile(r"[、，,；;\n/]|(?<=[司学院所心校会厂])[和及与](?=[\u4e00-\u9fff]{4})")
REACH = 12
STATEMENT = re.compile(r"\s*[）)]?\s*[：:]\s*(?P<said>[^\n]{6,})")
TOGETHER = re.compile(
    r"(?:联合体|联盟|参与单位|成员单位)(?:系|是)?(?:由|包括|为|有|：|:)(?P<list>[^。；\n]{20,}?)(?P<led>牵头)?(?:等?[一二三四五六七八九十\d]*家?(?:单位|成员|法人单位)?(?:共同|联合|自愿|协商)*(?:组成|组建|构成|发起|参与|签[订署])|[。；]|$)"
)
REMARK = re.compile(r"[（(](?P<remark>[^）)]{2,12}(?:单位|企业|层|方|成员))[）)]")


@dataclass
class Run:
    """The members of one run of lines, with the block it last grew at."""

    members: list[Member]
    last: int
    layer: Layer | None = None


def runs(document: Document) -> list[list[Member]]:
    """The members of every run of lines that lists at least two."""
    found: list[Run] = []
    for i, block in enumerate(document.blocks):
        if block.kind not in ("paragraph", "heading", "cell") or not block.text.strip():
            continue
        run = found[-1] if found and i - found[-1].last <= REACH else None
        listed = _listed(document, block)
        if listed is not None:
            run = run or _opened(found, i)
            run.layer, run.last = (listed[0] if listed[2] else run.layer), i
            run.members += [replace(member, layer=member.layer or run.layer) for member in listed[1]]
        elif run is not None and block.kind != "cell":
            _continue(document, block, run, i)
    found += [Run(members, i) for i, block in enumerate(document.blocks) if len(members := list(_sentence(document, block))) > 2]
    return [members for run in found if len(members := without_doubles(run.members)[0]) > 1]


def _opened(found: list[Run], at: int) -> Run:
    found.append(Run([], at))
    return found[-1]


def _listed(document: Document, block: Block) -> tuple[Layer | None, list[Member], bool] | None:
    """The layer and members a block lists (none under a title alone), and whether the layer holds for the lines below."""
    text = block.text
    if block.kind != "cell" and TITLE_ALONE.match(text):
        return layers.of_title(text), [], True
    match = PARTY.match(text) or LAYERED.match(text)
    if match is None and block.kind != "cell" and (described := _described(document, block)):
        return described.layer, [described], False
    if match is None or STAMP.search(match["remark"] or ""):
        return None
    layer = layers.of_title(match["title"] + (match["remark"] or ""))
    key = "rest" if match["rest"] is not None else "sentence"
    start = match.start(key)
    if match.re is PARTY:
        return layer, list(_one(document, block, start, layer)), False
    return layer, list(_several(document, block, start, layer)), True


def _described(document: Document, block: Block) -> Member | None:
    """A party whose line begins with its name and goes on with its details (“1. A（牵头单位），住所地：…，法定代表人：…”)."""
    lead = re.match(PREFIX, block.text)
    start = lead.end() if lead else 0
    said = organisations(block.text[start : start + 60])
    if not said or said[0][0] > 0:
        return None
    first, last, title = start, start + said[0][1], said[0][2]
    codes = [code for code in uscc.find(block.text) if 0 <= code[0] - last <= 20]
    if not codes and not DETAILS["registered_place"].search(block.text, last, last + 60):
        return None
    remark = re.match(r"[（(][^）)]{2,30}[）)]", block.text[last:])
    layer = layers.of_title(remark.group()) if remark else None
    member = Member(title, part(document, block, first, last), type=kind_of(title), layer=layer)
    after = STATEMENT.search(block.text, codes[0][1]) if codes else None
    if after:
        place = part(document, block, after.start("said"), after.end("said"))
        layer = layer or layers.of_statement(after["said"])
        member = replace(member, statement=after["said"].strip(), statement_source=place, layer=layer)
    return detailed(document, block, member, last)


def _several(document: Document, block: Block, start: int, layer: Layer | None) -> Iterator[Member]:
    text = block.text
    end = text.find("。", start)
    end = len(text) if end < 0 else end
    if STAMP.search(text[start:end]) and len(organisations(text[start:end])) < 2:
        return
    if any(pattern.search(text, start, end) for pattern in DETAILS.values()) and len(organisations(text[start:end])) == 1:
        yield from _one(document, block, start, layer)
        return
    at = start
    for stop in [*SEPARATOR.finditer(text, start, end), None]:
        last = stop.start() if stop else end
        yield from _named(document, block, at, last, layer)
        at = stop.end() if stop else end


def _named(document: Document, block: Block, start: int, end: int, layer: Layer | None) -> Iterator[Member]:
    piece = block.text[start:end]
    lead = NUMBER.match(piece.strip())
    start += len(piece) - len(piece.lstrip()) + (lead.end() if lead else 0)
    said = organisations(block.text[start:end])
    if said and said[0][0] <= 2:
        first, last, title = start + said[0][0], start + said[0][1], said[0][2]
        yield Member(title, part(document, block, first, last), type=kind_of(title), layer=layer)


def _one(document: Document, block: Block, start: int, layer: Layer | None) -> Iterator[Member]:
    """A party with its details on the same line or in the same block."""
    said = organisations(block.text[start:])
    if said:
        first, last, title = start + said[0][0], start + said[0][1], said[0][2]
        member = Member(title, part(document, block, first, last), type=kind_of(title), layer=layer)
        yield detailed(document, block, member, last)


def detailed(document: Document, block: Block, member: Member, start: int = 0) -> Member:
    """The member with the place, representative and code that a block gives after `start`, where it lacks them."""
    place = DETAILS["registered_place"].search(block.text, start)
    if place and member.registered_place is None:
        source: Source = part(document, block, place.start(1), place.end(1))
        member = replace(member, registered_place=name(place.group(1)), place_source=source)
    person = DETAILS["legal_representative"].search(block.text, start)
    if person and member.legal_representative is None:
        member = replace(member, legal_representative=name(person.group(1)))
    codes = [code for code in uscc.find(block.text) if code[0] >= start]
    if codes and member.uscc is None:
        member = replace(member, uscc=codes[0][2], uscc_source=part(document, block, codes[0][0], codes[0][1]))
    return member


def _continue(document: Document, block: Block, run: Run, at: int) -> None:
    """A line of names under a title, or the details of the party before it."""
    flat = squeeze(NUMBER.sub("", block.text.strip()))
    said = [found for found in organisations(block.text) if not is_authority(found[2])]
    if said and run.last >= at - 2 and _only_names(flat, said):
        run.members += list(_several(document, block, 0, run.layer))
        run.last = at
    elif run.members and re.match(r"(?:统一社会信用代码|住所|注册地|法定代表人|法人代表|地址|联系)", flat):
        run.members[-1] = detailed(document, block, run.members[-1])
        run.last = at


def _only_names(flat: str, said: list[tuple[int, int, str]]) -> bool:
    named = sum(len(squeeze(title)) for _, _, title in said)
    return len(flat) - named <= max(4, len(said) * 3) and SUFFIX.search(flat) is not None and "。" not in flat[:-1]


def _sentence(document: Document, block: Block) -> Iterator[Member]:
    """The members a sentence lists (“联合体由A（牵头单位）、B、C组成”)."""
    if block.kind not in ("paragraph", "cell"):
        return
    for match in TOGETHER.finditer(block.text):
        start = match.start("list")
        for first, last, title in organisations(match["list"]):
            after = REMARK.match(match["list"], last)
            before = match["list"][max(0, first - 12) : first]
            layer = (
                layers.of_title(after["remark"])
                if after
                else layers.of_title(before)
                if re.search(r"[为是：:由]$", before)
                else None
            )
            place = part(document, block, start + first, start + last)
            yield Member(title, place, type=kind_of(title), layer=layer or ("lead" if match["led"] and not first else None))
