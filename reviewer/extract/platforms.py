"""Rows of platform lists: forms, plans, annexes.

Takes a document; gives a `Platform` for every row under a header that names a platform column and a level, host or
year column. Blank rows of a form are no platforms. The level stays as printed (国家级, 自治区级); a row that prints none
has "". Refuses lists of projects or instruments: their headers name no platform.
"""

from __future__ import annotations

import re

from reviewer.extract.labels import filled
from reviewer.extract.places import name, part, tidy
from reviewer.extract.tables import Listed, grids, rows_under
from reviewer.records import Document, Platform

COLUMNS = {
    "number": r"^(?:序号|编号)$",
    "host": r"依托单位|所属单位|建设单位|承担单位|主办单位|所在单位|归属单位|成员单位",
    "year": r"建设时间|批准时间|认定时间|批复时间|建成时间|获批时间|认定年份|批准年份|年份|时间|年度",
    "level": r"国家/|国家省|级别|等级|层级|^国家级/|批准部门|认定部门",
    "field": r"学科|领域|方向",
    "name": r"平台(?:名称|全称)?$|(?:实验室|中心|基地|载体)(?:名称)?$|^名称$",
}
LEVEL = re.compile(r"国家(?:级)?|自治区(?:级)?|省部(?:级)?|省(?:级)?|直辖市(?:级)?|市(?:级)?|部(?:级)?|区(?:级)?")
PLATFORM_HEAD = re.compile(r"平台|实验室|中心")
TELLING = frozenset({"host", "level", "year", "field"})


def platforms(document: Document) -> tuple[Platform, ...]:
    """Every platform the document's tables list, in order."""
    found: list[Platform] = []
    for grid in grids(document):
        for lines in rows_under(grid, COLUMNS, frozenset({"name"})):
            if lines and _platform_list(lines[0]):
                found += [_platform(document, line) for line in lines if filled(line.text("name"))]
    return tuple(found)


def _platform_list(line: Listed) -> bool:
    named = PLATFORM_HEAD.search("".join(line.heads())) or PLATFORM_HEAD.search(line.title())
    return len(TELLING & line.cells.keys()) >= 2 and named is not None


def _platform(document: Document, line: Listed) -> Platform:
    block = line.cells["name"]
    return Platform(
        name=name(block.text),
        source=part(document, block),
        field=tidy(line.text("field")),
        level=_level(line.text("level")),
        year=year(line.text("year")),
        host=name(line.text("host")),
    )


def _level(text: str) -> str:
    flat = tidy(text).replace(" ", "")
    found = LEVEL.match(flat)
    return flat if not found or found.end() != len(flat) or flat.endswith("级") else flat + "级"


def year(text: str) -> str:
    """The four digits of a year in a cell; what stands there where none are."""
    found = re.search(r"(?:19|20)\d\d", tidy(text))
    return found.group() if found else tidy(text)
