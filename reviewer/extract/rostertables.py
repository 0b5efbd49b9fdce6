"""Member lists printed as tables: a form's, an agreement's, a plan's.

Takes a document; gives the members of each table whose header names a member column and at least one of code, layer,
representative, place, type or statement. Name and code may share a cell over several lines; the layer may be a column,
a merged cell, a title row between members or words of the statement. Refuses tables of teams, platforms and instruments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.extract import layers, uscc
from reviewer.extract.labels import bare, filled
from reviewer.extract.names import SUFFIX, full, kind_of
from reviewer.extract.places import name, part, tidy
from reviewer.extract.tables import Listed, grids, rows_under
from reviewer.ground import squeeze
from reviewer.records import Block, Document, Layer, Member, MemberType, Source

COLUMNS = {
    "number": r"^(?:序号|编号)$",
    "other": r"工作单位|依托单位|所属单位|推荐单位|姓名|年龄|平台|设备|仪器",
    "statement": r"地位|分工|任务|职责|简要说明|主要工作|承担工作",
    "place": r"住所|注册地|地址|所在地",
    "representative": r"法定代表|法人代表|法人姓名|^法人$",
    "type": r"单位性质|单位类型|机构类型|类型|性质|成员类别",
    "name": r"(?:单位|企业|机构|成员|法人|公司|组织)(?:名称|全称|名$)|全称$|成员单位|参与单位|合作单位|参加单位|机构名称|企业名称|成员名称|法人单位|^单位$|^名称$|^名称[（(及和、/]|^成员$|当事人|缔约方|参与方|主体$|签约方|签署方",
    "layer": r"层级|层次|层别|层面|角色|身份|类别|所属层|联合体内",
    "code": r"信用代码|机构代码|代码",
}
ASIDE = re.compile(r"\s*[（(](?:随|原|原名|以下|简称|暂|代|组长|含)[^（）()]*[）)]\s*$")  # behind a name, no part of it
LAYER_ROW = rf"(?:{layers.TITLE})(?:.{{0,8}}家)?"
TOTALS = re.compile(r"^(?:合计|总计|小计|其他单位|其它单位|其他单位合计|注)")
CODE_LABEL = re.compile(r"(?:统一)?社会信用代码\s*[：:]?|(?:机构)?代码\s*[：:]|[（(]\s*$|^\s*[）)]")
SIGNATURE = re.compile(r"盖章|签字|签章|签名")
TYPES: tuple[tuple[str, MemberType], ...] = (
    (r"高校|大学|高等|院校", "university"),
    (r"研究院|研究所|科研|研究机构|院所", "institute"),
    (r"企业|公司|国企|民营|国有|外资|合资", "enterprise"),
    (r"其他|其它|中介|社会|服务机构|检测|协会|民办非企业", "other"),
)


@dataclass(slots=True)
class Rows:
    """The members a table lists in order, with the table's header and the last number of its number column."""

    heads: tuple[str, ...]
    members: list[Member]
    first: int | None
    last: int | None


def tables(document: Document) -> list[list[Member]]:
    """The members of every roster table of the document, in order and with doubles; a table continued in a second one is one list."""
    found: list[Rows] = []
    for grid in grids(document):
        for lines in rows_under(grid, COLUMNS, frozenset({"name"}), LAYER_ROW):
            telling = bool(lines) and len(lines[0].cells.keys() - {"number", "other", "name"}) >= 1
            if not (telling or _has_codes(lines)) or _asks_signature(lines):
                continue
            members = [member for line in lines if (member := _member(document, line)) is not None]
            if not members or 2 * sum(SUFFIX.search(member.name) is not None for member in members) < len(members):
                continue
            rows = Rows(lines[0].heads(), members, _number(lines[0]), _number(lines[-1]))
            if found and _continues(document, found[-1], rows):
                found[-1].members += rows.members
                found[-1].last = rows.last
            else:
                found.append(rows)
    return [rows.members for rows in found]


def _number(line: Listed) -> int | None:
    printed = squeeze(line.text("number")).rstrip(".、")
    return int(printed) if printed.isdigit() else None


def _continues(document: Document, before: Rows, after: Rows) -> bool:
    """Whether a table goes on with the one before it: the same header, other members, and its numbers go on, or 续表 stands between them."""
    known = {squeeze(member.name) for member in before.members}
    if before.heads != after.heads or any(squeeze(member.name) in known for member in after.members):
        return False
    between = document.text[before.members[-1].source.end : after.members[0].source.start]
    follows = before.last is not None and after.first == before.last + 1
    return follows or re.search(r"续表|[（(]续|接上表", between) is not None


def without_doubles(members: Sequence[Member]) -> tuple[list[Member], list[Member]]:
    """The members once each, and the rows that name one again."""
    seen: dict[str, Member] = {}
    again = []
    for member in members:
        if seen.setdefault(squeeze(member.name), member) is not member:
            again.append(member)
    return list(seen.values()), again


def _asks_signature(lines: list[Listed]) -> bool:
    """Whether the table is a signature page: its header or its name cells ask for seals and signatures."""
    return any(SIGNATURE.search(squeeze(text)) for text in [*lines[0].heads(), *(line.text("name") for line in lines)])


def _has_codes(lines: list[Listed]) -> bool:
    return any(uscc.find(line.text("name")) for line in lines)


def _member(document: Document, line: Listed) -> Member | None:
    block = line.cells["name"]
    start, end, code_at = split(block.text)
    remark = layers.REMARK.search(block.text, start, end)
    end = remark.start() if remark else end
    aside = ASIDE.search(block.text, start, end)
    end = aside.start() if aside else end
    end = start + len(full(block.text[start:end]))
    title = name(block.text[start:end])
    if not filled(title) or TOTALS.match(title) or len(title) < 3:
        return None
    code, code_source = _code(document, line, block, code_at)
    statement = line.cells.get("statement")
    return Member(
        name=title,
        source=part(document, block, start, end),
        uscc=code,
        type=type_of(line.text("type")) or kind_of(title, code),
        layer=layers.of_title(remark.group()) if remark else _layer(line),
        registered_place=_said(line, "place"),
        legal_representative=_person(line.text("representative")),
        statement=tidy(statement.text) if statement and filled(statement.text) else "",
        uscc_source=code_source,
        statement_source=part(document, statement) if statement and filled(statement.text) else None,
        place_source=part(document, line.cells["place"]) if _said(line, "place") else None,
    )


def split(text: str) -> tuple[int, int, tuple[int, int, str] | None]:
    """Where the name stands in a cell that may hold a code too, and `(start, end, code)` of the code."""
    codes = uscc.find(text)
    label = re.search(r"统?一?社会信用代码|信用代码", text)
    if not codes:
        return 0, label.start() if label and label.start() else len(text), None
    first, last, code, _ = codes[0]
    stop = min(first, label.start()) if label else first
    if text[:stop].strip():
        return 0, len(text[:stop].rstrip(" \n\t\u3000（(，,：:")), (first, last, code)
    return last, len(text), (first, last, code)


def _code(
    document: Document, line: Listed, block: Block, inside: tuple[int, int, str] | None
) -> tuple[str | None, Source | None]:
    if inside:
        return inside[2], part(document, block, inside[0], inside[1])
    cell = line.cells.get("code")
    if cell is None or not filled(cell.text):
        return None, None
    codes = uscc.find(cell.text)
    return (codes[0][2] if codes else tidy(cell.text).upper()), part(document, cell)


def _layer(line: Listed) -> Layer | None:
    said = layers.of_title(line.text("layer")) or layers.of_statement(line.text("statement"))
    if said:
        return said
    for row in range(line.row - 1, -1, -1):
        title = line.grid.full(row)
        if title is not None:
            return layers.of_title(title.text) if re.fullmatch(LAYER_ROW, bare(title.text)) else None
    return None


def _said(line: Listed, key: str) -> str | None:
    text = tidy(line.text(key))
    return text if filled(text) else None


def _person(text: str) -> str | None:
    said = name(text)
    return said if filled(said) else None


def type_of(text: str) -> MemberType | None:
    """The member type a type cell prints."""
    flat = tidy(text)
    for words, kind in TYPES:
        if flat and re.search(words, flat):
            return kind
    return None
