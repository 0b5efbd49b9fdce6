"""The other extractors the quantity benchmark runs beside ours (extra `bench`), their answers put into our terms.

Each takes a sentence and gives `Quantity` records in the contract's units, as far as the library says them: what it has no notion of (comparators, measure
words, ranges) stays at its neutral value, so that “value” is a fair figure for it and “all” shows what a threshold would still miss. The mappings are generous:
a bare number next to a measure word counts as that count, an interval of whole years as the range of years.
"""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Callable
from difflib import Match, SequenceMatcher
from typing import Any

from reviewer.records import Comparator, Quantity

Peer = Callable[[str], list[Quantity]]
MONTHS = {"Y": 12, "M": 1}
DAYS = {"D": "日", "W": "周", "H": "小时"}
TIMEX = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMDWH])(?:BD)?")
BLUR: dict[str, Comparator] = {"blur+": ">=", "blur-": "<", "blur": "~"}
ISO = {
    "元": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "新台币": "TWD",
    "韩元": "KRW",
    "卢布": "RUB",
    "泰铢": "THB",
}
WORD = re.compile(r"\s?([家个项名位人件篇亩台套条次所门批期场本辆座间户份吨])")
PEOPLE = ("名", "位")
NAIVE = re.compile(r"(\d+(?:\.\d+)?)\s?(万亿|亿|万)?(元|%|‰|个月|年|天|家|个|项|名|位|人|件|篇|亩|台|套|条|次|所)")
SCALE = {"": 1, None: 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}


def _count(text: str, start: int, end: int, value: float) -> Quantity:
    """A number with the measure word behind it, as a user of a number recogniser would join them."""
    word = WORD.match(text, end)
    unit = word.group(1) if word else ""
    end = word.end() if word else end
    return Quantity(text[start:end], start, end, "count", value, "人" if unit in PEOPLE else unit, "=")


def _free(start: int, end: int, taken: list[Quantity]) -> bool:
    return all(end <= q.start or q.end <= start for q in taken)


def recognizers(text: str) -> list[Quantity]:
    """Recognizers-Text (Microsoft): currency, percentage and date-time first, then what is left of its numbers."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    out: list[Quantity] = []
    for hit in recognize_currency(text, "zh-cn"):
        value, code = hit.resolution.get("value"), hit.resolution.get("isoCurrency") or ""
        if value is not None:
            out.append(Quantity(hit.text, hit.start, hit.end + 1, "money", float(value), code, "="))
    for hit in recognize_percentage(text, "zh-cn"):
        value = float(str(hit.resolution["value"]).rstrip("%"))
        points = hit.text.endswith("百分点")
        unit, value = ("百分点", value) if points else ("fraction", value / 100)
        out.append(Quantity(hit.text, hit.start, hit.end + 1, "percent", value, unit, "="))
    for hit in recognize_datetime(text, "zh-cn"):
        found = _moment(hit)
        if found and _free(found.start, found.end, out):
            out.append(found)
    for hit in recognize_number(text, "zh-cn"):
        if hit.resolution.get("value") is not None and _free(hit.start, hit.end + 1, out):
            out.append(_count(text, hit.start, hit.end + 1, float(hit.resolution["value"])))
    return sorted(out, key=lambda q: q.start)


def _moment(hit: Any) -> Quantity | None:
    """A date or duration from a timex (TIMEX3): 2023-05-08, 2023, P6M, (2021-01-01,2023-01-01,P2Y)."""
    timex = str(hit.resolution["values"][0].get("timex", "")) if hit.resolution else ""
    span = (hit.text, hit.start, hit.end + 1)
    length = TIMEX.fullmatch(timex)
    if length and float(length.group(2)):
        unit = length.group(3)
        if unit in MONTHS and not length.group(1):
            return Quantity(*span, "duration", float(length.group(2)) * MONTHS[unit], "月", "=")
        return Quantity(*span, "duration", float(length.group(2)), DAYS.get(unit, unit), "=")
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", timex):
        return Quantity(*span, "date", timex, "date", "=")
    ends = re.fullmatch(r"\((\d{4})(-\d\d)?(?:-\d\d)?,(\d{4})(-\d\d)?(?:-\d\d)?,P\d+[YM]\)", timex)
    if ends and not hit.text.startswith("近"):
        months = "月" in hit.text
        low, high = (ends.group(1) + (ends.group(2) or ""), ends.group(3) + (ends.group(4) or "")) if months else ends.group(1, 3)
        return Quantity(*span, "date", None, "date", "=", low, high)
    return None


def jionlp(text: str) -> list[Quantity]:
    """JioNLP: its money and time extractors with parsing; it has no percentages and no counts."""
    logging.disable(logging.ERROR)  # it logs what its own parser could not take
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp as jio

        money = jio.ner.extract_money(text, with_parsing=True)
        times = jio.ner.extract_time(text, with_parsing=True)
    out = [_jio_money(hit) for hit in money]
    out += [q for hit in times if (q := _jio_time(hit)) and _free(q.start, q.end, out)]
    return sorted(out, key=lambda q: q.start)


def _jio_money(hit: dict[str, Any]) -> Quantity:
    start, end = hit["offset"]
    detail = hit["detail"]
    unit, comparator = ISO.get(detail["case"], detail["case"]), BLUR.get(detail["definition"], "=")
    if isinstance(detail["num"], list):
        low, high = (float(n) for n in detail["num"])
        return Quantity(hit["text"], start, end, "money", None, unit, comparator, low, high)
    return Quantity(hit["text"], start, end, "money", float(detail["num"]), unit, comparator)


def _jio_time(hit: dict[str, Any]) -> Quantity | None:
    start, end = hit["offset"]
    span = (hit["text"], start, end)
    detail = hit["detail"]["time"]
    if hit["type"] == "time_delta" and isinstance(detail, dict):
        names = {
            "year": (12, "月"),
            "month": (1, "月"),
            "day": (1, "日"),
            "workday": (1, "工作日"),
            "hour": (1, "小时"),
            "week": (1, "周"),
        }
        parts = [(names[k], v) for k, v in detail.items() if k in names and isinstance(v, float)]
        if len(parts) == len(detail) and len({unit for (_, unit), _ in parts}) == 1:
            return Quantity(*span, "duration", sum(factor * v for (factor, _), v in parts), parts[0][0][1], "=")
    if hit["type"] in ("time_point", "time_span") and isinstance(detail, list):
        low, high = detail[0][:10], detail[1][:10]
        if low[:4] == high[:4] and (low[5:], high[5:]) == ("01-01", "12-31"):
            return Quantity(*span, "date", low[:4], "date", "=")
        if low == high:
            return Quantity(*span, "date", low, "date", "=")
        if low[:7] == high[:7] and low.endswith("01"):
            return Quantity(*span, "date", low[:7], "date", "=")
        if (low[5:], high[5:]) == ("01-01", "12-31"):
            return Quantity(*span, "date", None, "date", "=", low[:4], high[:4])
    return None


def cn2an(text: str) -> list[Quantity]:
    """cn2an: numerals turned into digits (`transform`), then the number-and-unit pattern its users write."""
    import warnings

    from cn2an import transform

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            turned = str(transform(text))
        except (ValueError, TypeError, IndexError):
            turned = text
    blocks = SequenceMatcher(None, turned, text, autojunk=False).get_matching_blocks()
    return [_naive(text, match, blocks) for match in NAIVE.finditer(turned)]


def _place(at: int, blocks: list[Match]) -> int:
    """Where a place of the turned text lies in the text as received."""
    before = [b for b in blocks if b.a <= at]
    return before[-1].b + min(at - before[-1].a, before[-1].size) if before else 0


def _naive(text: str, match: re.Match[str], blocks: list[Match]) -> Quantity:
    number, scale, unit = match.groups()
    value = float(number) * SCALE[scale]
    start, end = _place(match.start(), blocks), _place(match.end(), blocks)
    quoted = text[start:end]
    if unit == "元":
        return Quantity(quoted, start, end, "money", value, "CNY", "=")
    if unit in "%‰":
        return Quantity(quoted, start, end, "percent", value * (0.01 if unit == "%" else 0.001), "fraction", "=")
    if unit == "年" and len(number) == 4:
        return Quantity(quoted, start, end, "date", number, "date", "=")
    if unit in ("年", "个月", "天"):
        return Quantity(quoted, start, end, "duration", value * (12 if unit == "年" else 1), "日" if unit == "天" else "月", "=")
    return Quantity(quoted, start, end, "count", value, "人" if unit in PEOPLE else unit, "=")


PEERS: dict[str, Peer] = {"Recognizers-Text": recognizers, "JioNLP": jionlp, "cn2an": cn2an}
