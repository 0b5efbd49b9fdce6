"""Two numbers that are one range, and bare numbers that share the unit of the last of their list.

Takes the numbers of a text in order (`Atom`); gives back groups. 3-5年 is one group with two ends; of 600、300、100万元
each number gets 万元. 由72%提高到82% and 从30人到50人 are changes: two quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reviewer.extract.quantities.numerals import Number
from reviewer.extract.quantities.units import Unit

BETWEEN = re.compile(r"(?:\(含[^()]{0,2}\))?[-—~至到]{1,2}")
LISTED = re.compile(r"[、/+]|和|与|及|以及|或|或者|，|,|;")
SERIES = re.compile(r"[为是:]\d+(?:\.\d+)?(?:，\d+(?:\.\d+)?){2,}(?!\d)|[为是:]\d+(?:\.\d+)?，\d+(?:\.\d+)?(?:，\d+)*$")
LOOSE_LIST = re.compile(r"分别|依次|各为|逐年")
CHANGE = re.compile(r"[由从](?:[^，。；、]{0,4})$")
LABELLED = re.compile(r"[、，,;；](?:和|及|以及)?[一-鿿]{1,8}")
SCALED = 10**4  # a number with 万 or 亿 of its own
YEARS = (1949, 2060)
COUNTED = ("人", "名", "家", "项", "件", "篇", "台", "台套", "次")
HANZI = "\u3400"
PAID = re.compile(r"[缴交认]|出资|经费|补助|奖励|资助|支持|分别安排")
COST = re.compile(r"[费款资金入出额筹政助拨贷税股投本备料他]$")
OPENS_LINE = re.compile(r"(?:^|[\n。；：:;])$")


@dataclass(frozen=True, slots=True)
class Atom:
    """A number with what surrounds it: `[start, end)` takes in currency and unit; `unit` is None for a bare number.

    `shared` is set where the unit stands at another number of the list.
    """

    start: int
    end: int
    number: Number
    unit: Unit | None
    currency: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One quantity: an atom, or two atoms as the ends of a range."""

    low: Atom
    high: Atom | None = None


def group(text: str, atoms: list[Atom]) -> list[Group]:
    """Ranges joined and list units shared; bare atoms that belong to nothing stay single."""
    joined: list[Group] = []
    i = 0
    while i < len(atoms):
        pair = _range(text, atoms[i], atoms[i + 1]) if i + 1 < len(atoms) else None
        joined.append(pair or Group(atoms[i]))
        i += 2 if pair else 1
    told = [g for g in joined if g.low.unit is not None or g.low.number.arabic]  # 一 of 一般 ties nothing to anything
    _share(text, told)
    return told


def _range(text: str, a: Atom, b: Atom) -> Group | None:
    between = text[a.end : b.start]
    if not BETWEEN.fullmatch(between) or a.shared:
        return None
    if between in ("至", "到") and a.unit is not None and CHANGE.search(text[max(0, a.start - 8) : a.start]):
        return None
    unit = b.unit
    if unit is None and a.unit is not None and a.unit.word == "" and a.currency:
        b = replace(b, unit=a.unit)  # USD 180,000–220,000
        unit = a.unit
    if unit is not None and a.unit is not None and a.unit.word == "" and a.currency:
        a = replace(a, number=_scaled(a.number, b.number))  # USD 1.2-1.5 million
    if unit is None and a.unit is not None and a.unit.word == "分之":
        b = replace(b, unit=a.unit)
        unit = a.unit
    if unit is None or a.number.upper is not None:
        return None
    if a.unit is None:
        if (a.start and text[a.start - 1] in "-./") or (text[a.start] == "0" and a.number.end - a.number.start > 1):
            return None
        return Group(replace(a, unit=unit, number=_scaled(a.number, b.number)), b)
    if a.unit.kind == unit.kind == "money" and a.unit.word == a.currency == "":
        return Group(replace(a, unit=unit), b)  # 4500万至6000万美元: an amount read as yuan for want of a word
    return Group(a, b) if (a.unit.kind, a.unit.name) == (unit.kind, unit.name) else None


def _scaled(low: Number, high: Number) -> Number:
    """The lower end takes over 万 or 亿 of the upper (10-15亿元) unless it would then lie above it."""
    if low.factor >= 10000 or low.value == 0:
        return low
    for factor in (high.factor, *(Decimal(10) ** power for power in (8, 4) if high.factor >= Decimal(10) ** power)):
        if low.value * factor < high.value:
            return replace(low, value=low.value * factor, step=low.step * factor)
    return low


def _share(text: str, groups: list[Group]) -> None:
    """Give the unit of a list's last number to the bare ones before it, in place."""
    i = len(groups) - 1
    while i > 0:
        last = groups[i].low
        j = i - 1
        while last.unit is not None and j >= 0 and _linked(text, groups[j], groups[j + 1], last):
            j -= 1
        if last.unit is not None and j < i - 1 and not _heading(text, groups[j + 1].low, i - j):
            end = groups[i].high or last
            for k in range(j + 1, i):
                bare = groups[k].low
                number = bare.number if bare.number.factor > 1 else _scaled_list(bare.number, end.number)
                groups[k] = Group(
                    replace(bare, unit=last.unit, number=number, currency=bare.currency or last.currency, shared=True)
                )
        i = min(j, i - 1)


def _scaled_list(bare: Number, last: Number) -> Number:
    factor = last.factor
    return replace(bare, value=bare.value * factor, step=bare.step * factor)


def _linked(text: str, a: Group, b: Group, last: Atom) -> bool:
    """Whether `a` is a bare number that a list ties to `b`, so that it shares the unit of the list's last."""
    if a.high is not None or not _open(a.low, last):
        return False
    sign = text[a.low.end : b.low.start]
    if not LISTED.fullmatch(sign):
        return bool(LABELLED.fullmatch(sign)) and _parallel(text, a.low, last)
    if sign in "，,;":
        before = text[max(0, a.low.start - 40) : a.low.end]
        return bool(LOOSE_LIST.search(before) or SERIES.search(before + text[a.low.end : b.low.end]))
    if sign == "/" and not LOOSE_LIST.search(text[max(0, a.low.start - 12) : a.low.start]):
        unit = b.low.unit
        return unit is None or unit.kind == "money" or (unit.kind == "percent" and unit.word == "%")
    return True


def _open(a: Atom, last: Atom) -> bool:
    """Whether `a` lacks a unit: bare digits, digits with 万 or 亿 of their own, or digits behind a currency that the last one scales (人民币3000、2500万元)."""
    number = a.number
    if a.unit is not None:
        return number.plain and a.currency != "" and a.unit.word == "" and last.unit is not None and last.unit.name == a.unit.name
    return number.plain or (number.arabic and number.factor >= SCALED)


def _parallel(text: str, a: Atom, last: Atom) -> bool:
    """人员费7200、设备费6400、其他5000万元; 牵头企业30万，理事单位10万，一般成员2万元; 高级6、中级11、初级20人: words between, one unit behind."""
    year = YEARS[0] <= a.number.value <= YEARS[1]
    if last.unit is not None and last.unit.kind == "count" and a.number.factor == 1:
        whole = a.number.step == 1 and not year
        return last.unit.word in COUNTED and text[a.end] == "、" and whole and text[a.start - 1] > HANZI
    if last.unit is None or last.unit.kind != "money" or last.number.factor < SCALED:
        return False
    if a.number.factor >= SCALED:
        return PAID.search(text, max(0, a.start - 40), a.start) is not None
    return a.number.value >= 10 and not year and COST.search(text, max(0, a.start - 4), a.start) is not None


def _heading(text: str, first: Atom, size: int) -> bool:
    """“1、30人” at the start of a line numbers a paragraph."""
    small = first.number.value < 100 and first.number.step == 1
    return (
        size == 2 and small and bool(OPENS_LINE.search(text[max(0, first.start - 1) : first.start])) and text[first.end] == "、"
    )
