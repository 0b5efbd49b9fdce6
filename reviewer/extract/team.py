"""Rows of team tables: who works on it, with age, title, specialty and organisation.

Takes a document; gives a `Researcher` for every filled row under a header with a name column and at least two of the
columns age, title, specialty and organisation. A name is without the blanks that stretch it (石　磊); the quote keeps
them. Refuses contact lists: a name with a phone alone is no researcher.
"""

from __future__ import annotations

import re

from reviewer.extract.labels import filled
from reviewer.extract.places import name, part, tidy
from reviewer.extract.tables import Listed, grids, rows_under
from reviewer.records import Document, Researcher

COLUMNS = {
    "number": r"^(?:序号|编号)$",
    "age": r"年龄|出生",
    "title": r"职务|职称",
    "organisation": r"工作单位|所在单位|所属单位|依托单位|^单位(?:名称)?$|任职单位",
    "specialty": r"专业|研究方向|研究领域|领域|方向|专长",
    "name": r"^姓名$|^姓名\(|首席.{1,3}姓名|^成员姓名$|^人员姓名$|^名字$",
}
PROFILE = frozenset({"age", "title", "organisation", "specialty"})


def researchers(document: Document) -> tuple[Researcher, ...]:
    """Every person the document's team tables list, in order."""
    found: list[Researcher] = []
    for grid in grids(document):
        for lines in rows_under(grid, COLUMNS, frozenset({"name"})):
            if lines and len(PROFILE & lines[0].cells.keys()) >= 2:
                found += [_researcher(document, line) for line in lines if filled(line.text("name"))]
    return tuple(found)


def _researcher(document: Document, line: Listed) -> Researcher:
    block = line.cells["name"]
    return Researcher(
        name=name(block.text),
        source=part(document, block),
        age=_age(line.text("age")),
        title=tidy(line.text("title")),
        specialty=tidy(line.text("specialty")),
        organisation=name(line.text("organisation")),
    )


def _age(text: str) -> int | None:
    found = re.fullmatch(r"(\d{2})岁?", tidy(text))
    return int(found.group(1)) if found else None
