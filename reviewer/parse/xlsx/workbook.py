"""A workbook's list of sheets, its shared strings and styles.

Takes an open package; gives a `Workbook`. Refuses (`Unreadable`) binary workbooks (.xlsb), workbooks without sheets and
those with more than `MAX_SHEETS`. A text that stands in several fonts is kept as runs, since each may be hidden by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from lxml import etree

from reviewer.parse.build import Unreadable
from reviewer.parse.invisible import seen
from reviewer.parse.ooxml import DAMAGED, Package
from reviewer.parse.xlsx.styles import Font, Palette, Styles, read_styles
from reviewer.parse.xlsx.tags import R, S, on

MAX_SHEETS = 200
LONGEST_NAME = 40  # Excel allows 31
MANY = f"工作簿含有 {{count}} 个工作表，超过上限（{MAX_SHEETS} 个），未予读取。请只保留与申报有关的工作表后重新提交。"
BINARY = "文件为二进制工作簿（.xlsb），目前不支持读取。请用 Excel 或 WPS 另存为 .xlsx 后重新提交。"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
BREAKS = re.compile(r"\r\n?")


class Run(NamedTuple):
    """A stretch of a text in one font; None where it is the cell's."""

    text: str
    font: Font | None


Text: TypeAlias = str | tuple[Run, ...]


class Sheet(NamedTuple):
    """A sheet: its name as shown, its kind (worksheet, chartsheet, ...), its part, whether its tab is hidden."""

    name: str
    kind: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """An open workbook; `from_1904` tells the day its dates count from."""

    package: Package
    sheets: Sequence[Sheet]
    strings: Sequence[Text]
    styles: Styles
    from_1904: bool


def open_workbook(package: Package) -> Workbook:
    """The workbook of a package."""
    if package.main.lower().endswith(".bin"):
        raise Unreadable(BINARY)
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in relations.values()}
    root = package.tree(package.main)
    nodes = root.findall(f"{S}sheets/{S}sheet") if root is not None else []
    if root is None or not nodes:
        raise Unreadable(DAMAGED.format(program=package.program, what="缺少工作表"))
    if len(nodes) > MAX_SHEETS:
        raise Unreadable(MANY.format(count=len(nodes)))
    sheets = []
    for node in nodes:
        relation = relations.get(node.get(R + "id", ""))
        name = "".join(seen(node.get("name", ""))[0]).strip()[:LONGEST_NAME]
        kind, part = (relation.kind, relation.target) if relation else ("", "")
        sheets.append(Sheet(name, kind, part, node.get("state", "visible") != "visible"))
    styles = read_styles(package.tree(parts.get("styles", "xl/styles.xml")), package.tree(parts.get("theme", "")))
    strings = shared(package.tree(parts.get("sharedStrings", "xl/sharedStrings.xml")), styles.palette)
    settings = root.find(S + "workbookPr")
    return Workbook(package, sheets, strings, styles, settings is not None and on(settings, "date1904"))


def shared(root: etree._Element | None, palette: Palette) -> Sequence[Text]:
    """The texts cells share, by their number."""
    return [rich(item, palette) for item in root.iterchildren(S + "si")] if root is not None else []


def rich(item: etree._Element, palette: Palette) -> Text:
    """A text as its runs, or plain where it has one font; how Japanese is read aloud (rPh) is no part of it."""
    runs: list[Run] = []
    for node in item:
        if node.tag == S + "t":
            runs.append(Run(tidy(node.text), None))
        elif node.tag == S + "r":
            look = node.find(S + "rPr")
            words = "".join(tidy(part.text) for part in node.iterchildren(S + "t"))
            runs.append(Run(words, palette.font(look) if look is not None else None))
    return tuple(runs) if any(run.font for run in runs) else "".join(run.text for run in runs)


def tidy(text: str | None) -> str:
    """Text without Excel's escapes for control characters and with plain line ends."""
    if not text:
        return ""
    if "_x" in text:
        text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return BREAKS.sub("\n", text)
