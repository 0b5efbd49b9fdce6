"""Printed units that hold for bare numbers: （万元） in a header or label, 单位：万元 in a caption, 人 in a cell of its own.

Takes clean text with its line and cell breaks; gives `Mark`s in order. Says nothing of which number a mark holds for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from reviewer.extract.quantities import units
from reviewer.extract.quantities.normalise import Clean
from reviewer.extract.quantities.numerals import BIG, SMALL, times
from reviewer.extract.quantities.units import Unit

_WORD = r"(?:人民币)?[十百千万亿]{0,3}[^\s()\d:;,，。；]{1,6}?"
_PLAIN = "[十百千万亿]{0,2}元|%|‰|人|名|个|家|项|件|台|套|台套|台/套|篇|亩|吨|平方米|㎡|个?月|年|天|小时|辆|条|次|人次"
MARK = re.compile(
    rf"\((?:(?:金额|计量|货币|数据)?单位[:为]?|人民币)?({_WORD}|%|‰)\)|单位[:为是]({_WORD}|%|‰)(?=[\s)|,，。；;]|\d|$)|"
    rf"(?<![\d十百千万亿])([万亿千]元)(?=\d)|金额:([万亿千]?元)(?=[\s)|]|$)|"
    rf"(?<=[一-鿿])(?<![元吨人日年月天家台次亩件米])/({_PLAIN})|(?<=[一-鿿])/([%‰])"
)
CELL_UNIT = re.compile(rf"{_PLAIN}|个月|人次|台班|批次|分|票")
CURRENCY = re.compile(rf"币种[:为是]?({'|'.join(sorted((w for w in units.CURRENCY if not w.isascii()), key=len, reverse=True))})")
NUMERIC = re.compile(r"[-(（]?[¥$]?\d[\d,.]*[%‰]?[)）]?")
AFTER_SLASH = re.compile(r"[|\n\s:)\d]|$")  # 金额/万元, never 元/吨的
EDGE = re.compile(r"[|\n]")
LONGEST_UNIT = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed unit at `[start, end)`; a `caption` holds for a table (单位：…), a unit in a `cell` of its own for its row."""

    start: int
    end: int
    unit: Unit
    multiplier: Decimal
    caption: bool
    cell: bool = False


def parse(word: str) -> tuple[Unit, Decimal] | None:
    """The unit a header names (“（单位：万元）”, “%”, “台（套）”), with its multiplier; None for any other word."""
    bare = word.strip().strip("()").removeprefix("单位").lstrip(":").removeprefix("人民币").strip()
    if word.strip().endswith(")") and "(" in bare and not bare.endswith(")"):
        bare += ")"
    size = len(bare) - len(bare.lstrip("".join(SMALL) + "".join(BIG)))
    for cut in (size, 0):
        unit = units.at(bare, cut)
        if unit and unit.word != "成" and (unit.end == len(bare) or bare[unit.end] == "/"):
            return unit, times(bare[:cut])
    return None


def marks(page: Clean) -> list[Mark]:
    """All units printed in brackets, captions or cells of their own, in order."""
    text = page.text
    out: list[Mark] = []
    told = CURRENCY.search(text)
    currency = units.CURRENCY[told.group(1)] if told else ""
    for match in MARK.finditer(text):
        word = next(w for w in match.groups() if w)
        slash = match.group()[0] == "/"
        found = parse(word) if not slash or match.end() in page.breaks or AFTER_SLASH.match(text, match.end()) else None
        if found:
            caption = "单位" in match.group() or "金额" in match.group()
            unit = replace(found[0], name=currency) if currency and found[0].word == "元" else found[0]
            out.append(Mark(match.start(), match.end(), unit, found[1], caption))
    return sorted([*out, *_in_cells(page)], key=lambda mark: mark.start)


def _in_cells(page: Clean) -> Iterator[Mark]:
    """Units that fill a cell with a number in the next one: 研发人员 | 人 | 377."""
    text = page.text
    edges = {match.end() for match in EDGE.finditer(text)} | {i for i, kind in page.breaks.items() if kind in "tnwp"}
    for a, b in pairwise(sorted(edges | {len(text)})):
        if b - a > LONGEST_UNIT + 1 or not CELL_UNIT.fullmatch(word := text[a:b].strip(" |\n")) or not NUMERIC.match(text, b):
            continue
        found = parse(word)
        if found:
            yield Mark(a, a + len(word), found[0], found[1], False, cell=True)
