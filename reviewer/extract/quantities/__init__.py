"""Numbers with their units in Chinese text: money, percent, ratios, counts, durations, dates (contract: “Quantities”).

Takes any string, and the unit of a table's header where one is known; gives `Quantity` records in order, each at its
exact place in the text as received. Refuses ordinals, codes, models, idioms and names; never raises, never cuts a value.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reviewer.extract.quantities import comparators, dates, ranges, scan, tables
from reviewer.extract.quantities.normalise import TABLE, Clean, clean
from reviewer.extract.quantities.numerals import Number
from reviewer.extract.quantities.ranges import Atom, Group
from reviewer.extract.quantities.units import Unit
from reviewer.records import Comparator, Quantity

GROUPS = re.compile(r"\s*\d{1,3}(?:[ \u00a0]\d{3}|(?:[ \u00a0]\d{3})+\.\d+)\s*")
STRETCHING = ("duration", "money")


def find(text: str, unit: str = "") -> list[Quantity]:
    """The quantities of a text, in order; `unit` is a header's unit (“万元”, “（单位：万元）”) for its bare numbers."""
    page = _page(text, unit)
    hits = dates.scan(page.text)
    atoms, odd = scan.atoms(page.text, hits)
    if any(atom.unit is None for atom in atoms):
        atoms = tables.assign(page, atoms, unit.translate(TABLE))
    out = [_flag(dates.quantity(text, page, hit), page, (hit.start, hit.end), odd) for hit in hits if hit.value]
    for group in ranges.group(page.text, atoms):
        if group.low.unit is not None:
            last = group.high or group.low
            out.append(_flag(_quantity(text, page, group), page, (group.low.start, last.end), odd))
    return sorted(out, key=lambda q: q.start)


def _page(text: str, unit: str) -> Clean:
    """The text as scanned; a cell that is one number in groups of three (3 862.5) is read as if its unit stood behind it."""
    if not unit or not GROUPS.fullmatch(text):
        return clean(text)
    page = clean(text.rstrip() + "元")
    return replace(page, text=page.text[:-1])


def _flag(quantity: Quantity, page: Clean, span: tuple[int, int], odd: set[int]) -> Quantity:
    """Marked where a character of it was mended."""
    if not odd and not page.mended:
        return quantity
    repaired = any(i in odd or page.at(i) in page.mended for i in range(*span))
    return replace(quantity, repaired=True) if repaired else quantity


def _quantity(text: str, page: Clean, group: Group) -> Quantity:
    """A group as a record, at its place in the text as received."""
    low, high = group.low, group.high
    last = high or low
    unit = low.unit
    assert unit is not None
    sign = _sign(page, low, unit)
    start, end = page.span(low.start - len(sign), last.end)
    comparator = _comparator(page.text, low, last, unit, low.start - len(sign))
    value = _value(low.number, unit, sign)
    if high is not None:
        upper = _value(high.number, high.unit or unit, "")
        ends = sorted((value, upper))
        return Quantity(text[start:end], start, end, unit.kind, None, unit.name, comparator, ends[0], ends[1])
    if low.number.upper is not None:
        upper = _number(low.number.upper * unit.factor + unit.plus)
        about: Comparator = "~" if comparator == "=" else comparator
        return Quantity(text[start:end], start, end, unit.kind, None, unit.name, about, value, upper)
    return Quantity(text[start:end], start, end, unit.kind, value, unit.name, comparator)


def _sign(page: Clean, atom: Atom, unit: Unit) -> str:
    """A minus that belongs to the number: behind a word, colon, bar or bracket, never behind a digit or letter, nor an empty cell's dash."""
    text, i = page.text, atom.start
    if unit.kind not in ("money", "percent") or text[i - 1 : i] not in ("-", "负") or i in page.breaks:
        return ""
    if text[i - 1] == "负":
        return "" if text[max(0, i - 2) : i - 1] in ("正", "担", "抱", "自") else "负"
    if not atom.number.arabic:
        return ""
    before = text[i - 2 : i - 1] if i > 1 and i - 1 not in page.breaks else ""
    return "" if before == "-" or (before.isascii() and before.isalnum()) or before == "%" else "-"


def _comparator(text: str, low: Atom, last: Atom, unit: Unit, start: int) -> Comparator:
    before = None if low.shared else comparators.left(text, start, unit.kind in ("percent", "ratio"))
    if unit.kind == "duration" and before == "~" and comparators.recent(text, start):
        return "="
    stretch = unit.kind in STRETCHING or unit.word in ("成", "倍", "公里", "米", "岁")
    after = comparators.right(text, last.end, stretch)
    loose = low.number.loose or last.number.loose or unit.loose
    return comparators.decide(before, after, loose)


def _value(number: Number, unit: Unit, sign: str) -> int | float:
    value = number.value * unit.factor + unit.plus
    return _number(-value if sign else value)


def _number(value: Decimal) -> int | float:
    """Whole values as int, the others as float."""
    return int(value) if value == value.to_integral_value() else float(value)
