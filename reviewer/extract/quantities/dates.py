"""Calendar dates: 2021年8月18日, 2021-08-18, 二〇二一年八月, 2018-2020年, 2021年8月至12月.

Takes any text; `find` gives its dates as quantities (`YYYY[-MM[-DD]]`). A day without its year, a year of two digits and
a decade (90年代) are no dates, but they are calendar text: `scan` reports them as blocked so that no 18日 is read from them; so it does
with web addresses, whose parts look like anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.extract.quantities.normalise import Clean, clean
from reviewer.extract.quantities.numerals import value_of
from reviewer.records import Quantity

HAN_DIGITS = "零〇一二三四五六七八九"
_Y = r"(?:1[0-9]|20|21)\d\d"
_HY = rf"[一二][{HAN_DIGITS}]{{3}}"
_M = r"(?:1[0-2]|0?[1-9](?!\d)|十[一二]?|元|[一二三四五六七八九])"
_D = r"(?:3[01]|[12]\d|0?[1-9](?!\d)|三十一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
FULL = re.compile(rf"({_Y}|{_HY})年(?!代|版)(?:度|({_M})月(?:({_D})[日号])?)?")
ISO = re.compile(rf"({_Y})([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?!\d)(?!-(?!{_Y})\d)")
SHORT = re.compile(rf"({_Y})[-/.](1[0-2]|0[1-9])(?![\d.%/])(?!-\d|[万亿元家人个项号倍])")
LOOSE = re.compile(
    rf"({_Y})[./](1[0-2]|0?[1-9])(?=[-—~至到]+{_Y}[./]\d)|(?<=\d[-—~至到])({_Y})[./](1[0-2]|0?[1-9])(?![\d.%万亿])"
)
START = re.compile(rf"(?<![\d])(?=(?:{_Y})(?:[-/.年、,，和及与至到~—]|[两二三四五六]个?(?:会计|财务)?年)|{_HY}年)")
BARE = re.compile(rf"({_Y})(?=(?:[、,，和及与/](?:{_Y})){{0,12}}(?:[-—~至到、和及与/]{{1,2}})(?:{_Y})年)")
YEARS_TOLD = re.compile(rf"({_Y})(?=(?:[、,，和及与](?:_Y_)){{0,6}}[两二三四五六](?:个)?(?:会计|财务)?年)".replace("_Y_", _Y))
MONTHS = re.compile(rf"({_Y}|{_HY})年({_M})[-—~至到]{{1,2}}({_M})月(?!\d)")
SEPARATOR = re.compile(r"-{1,2}|—{1,2}|~{1,2}|起?至|起?到")
HIGH = re.compile(rf"({_M})月(?:({_D})[日号])?|({_D})[日号]")
BLOCKED = re.compile(
    rf"(?:https?://|www\.)[!-~]+|(?<!\d)(?:\d\d年{_M}月(?:{_D}[日号])?|{_M}月(?:份)?{_D}[日号](?:[-—~至到]+(?:{_M}月)?{_D}[日号])?|{_D}[-—~至到、]{_D}日(?!内|以)|"
    rf"(?:[1-9]0|[二三四五六七八九]十)年代|\d\d:\d\d(?::\d\d)?)|(?<=[{HAN_DIGITS}])$"
)
PIECES = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A date at `[start, end)` of clean text; a range has `high`; `value` is empty where the span is only blocked."""

    start: int
    end: int
    value: str = ""
    high: str = ""


def find(text: str) -> list[Quantity]:
    """The dates of a text, in order."""
    page = clean(text)
    return [quantity(text, page, hit) for hit in scan(page.text) if hit.value]


def quantity(text: str, page: Clean, hit: Hit) -> Quantity:
    """A hit as a record, at its place in the text as received."""
    start, end = page.span(hit.start, hit.end)
    if hit.high:
        return Quantity(text[start:end], start, end, "date", None, "date", "=", hit.value, hit.high)
    return Quantity(text[start:end], start, end, "date", hit.value, "date")


def scan(text: str) -> list[Hit]:
    """Dates and blocked calendar spans of clean text, in order, never overlapping."""
    hits: list[Hit] = []
    at = 0
    for match in START.finditer(text):
        if match.start() < at:
            continue
        hit = _at(text, match.start())
        if hit:
            hits.append(hit)
            at = hit.end
    return _with_blocked(text, hits)


def _with_blocked(text: str, hits: list[Hit]) -> list[Hit]:
    out: list[Hit] = []
    k = 0
    for match in BLOCKED.finditer(text):
        while k < len(hits) and hits[k].end <= match.start():
            out.append(hits[k])
            k += 1
        if match.group() and (k == len(hits) or hits[k].start >= match.end()):
            out.append(Hit(match.start(), match.end()))
    return out + hits[k:]


def _inside_code(text: str, i: int) -> bool:
    """A letter, an address sign or a code's hyphen right before the year: GXKJ-2021, 2020版/2021-01, user@2021."""
    one, two = text[max(0, i - 1) : i], text[max(0, i - 2) : max(0, i - 1)]
    if one.isascii() and (one.isalpha() or one in ("@", "_")):
        return True
    if one == "/":
        return not text[max(0, i - 5) : i - 1].isdigit()
    return two.isascii() and two.isalnum() and (one == "-" or (one == "." and not two.isdigit()))


def _at(text: str, i: int) -> Hit | None:
    """The date or range of dates that begins at `i`."""
    if _inside_code(text, i):
        return None
    months = MONTHS.match(text, i)
    if months:
        low, high = (_value(months.group(1), months.group(k), None) for k in (2, 3))
        return Hit(i, months.end(), low, high) if low < high else None
    first = _one(text, i)
    if first is None:
        return _bare(text, i)
    end, value = first
    join = SEPARATOR.match(text, end)
    if not join or (text[max(0, i - 1) : i] in ("从", "由") and join.group()[-1] in "至到"):
        return Hit(i, end, value)
    second = _one(text, join.end()) or _rest(text, join.end(), value)
    if second and second[1] >= value[: len(second[1])]:
        return Hit(i, second[0], value, second[1])
    return Hit(i, end, value)


def _bare(text: str, i: int) -> Hit | None:
    """A year without 年 that shares the one behind it: 2018-2020年, 2018、2019和2020年."""
    told = YEARS_TOLD.match(text, i)
    if told:
        return Hit(i, told.end(), told.group(1))
    match = BARE.match(text, i)
    if not match:
        return None
    join = SEPARATOR.match(text, match.end())
    second = _one(text, join.end()) if join else None
    if join and second and (text[max(0, i - 1) : i] not in ("从", "由") or join.group() not in "至到"):
        return Hit(i, second[0], match.group(1), second[1]) if second[1][:4] >= match.group(1) else None
    return Hit(i, match.end(), match.group(1))


def _one(text: str, i: int) -> tuple[int, str] | None:
    """End and value of one date at `i`."""
    match = FULL.match(text, i)
    if match:
        return match.end(), _value(match.group(1), match.group(2), match.group(3))
    match = ISO.match(text, i)
    if match:
        return match.end(), _value(match.group(1), match.group(3), match.group(4))
    match = SHORT.match(text, i)
    if match:
        return match.end(), _value(match.group(1), match.group(2), None)
    match = LOOSE.match(text, i)
    if match:
        return match.end(), _value(match.group(1) or match.group(3), match.group(2) or match.group(4), None)
    return None


def _rest(text: str, i: int, low: str) -> tuple[int, str] | None:
    """The upper end that leaves out what it shares with the lower: 2021年8月至12月, 2021年8月18日至20日."""
    match = HIGH.match(text, i)
    pieces = low.split("-")
    if not match or len(pieces) < 2:
        return None
    month, day, alone = match.groups()
    if month and (day is None) == (len(pieces) < PIECES):
        return match.end(), _value(pieces[0], month, day)
    if alone and len(pieces) == PIECES:
        return match.end(), _value(pieces[0], pieces[1], alone)
    return None


def _value(year: str, month: str | None, day: str | None) -> str:
    digits = "".join(str("零一二三四五六七八九".index(c.replace("〇", "零"))) if not c.isdigit() else c for c in year)
    return "-".join([digits, *(f"{_small(part):02d}" for part in (month, day) if part)])


def _small(part: str) -> int:
    value = 1 if part == "元" else value_of(part)
    return int(value or 0)
