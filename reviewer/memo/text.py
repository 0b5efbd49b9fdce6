"""Text and values as people read them.

Takes what applicants wrote or rules read; gives text that is safe to show: control, bidirectional and other unseen
characters become visible marks, printed line breaks are joined, long texts cut with “…”. Money is said in 万元 with two
decimals, a fraction in percent, a date in Chinese. Changes nothing else, since a quote has to stay verbatim.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from reviewer.memo.labels import Labels
from reviewer.records import Source, Value

MAX_QUOTE = 120
MAX_NAME = 80
MAX_VALUE = 200
MAX_TEXT = 1500
MAX_UNCUT = 20000

UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
PRINTED_BREAK = re.compile(r"[ \t\u3000]*[\r\n\x0b\x0c\u2028\u2029]+[ \t\u3000]*")
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]")
DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$")
MONEY = {"CNY": "万元", "USD": "万美元", "EUR": "万欧元", "HKD": "万港元", "JPY": "万日元", "GBP": "万英镑"}
ONE_WORD = 12
MAX_ITEMS = 3


def visible(text: str) -> str:
    """Text with every unseen character as a mark of its code (⟦U+202E⟧); spaces of no width go."""
    return UNSEEN.sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code in (0x9, 0xA, 0xD):
        return found.group()
    return "" if code in (0x200B, 0x2060, 0xFEFF) else f"⟦U+{code:04X}⟧"


def joined(text: str) -> str:
    """Text without the line breaks of its page: nothing between wide characters, a blank else."""

    def join(found: re.Match[str]) -> str:
        before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
        return "" if not before or not after or WIDE.match(before) or WIDE.match(after) else " "

    return PRINTED_BREAK.sub(join, text)


def cut(text: str, most: int = MAX_QUOTE) -> str:
    """The start of a text, with “…” when there is more."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cut_middle(text: str, most: int = MAX_NAME) -> str:
    """A long name without its middle, so that a file keeps its suffix."""
    return text if len(text) <= most else text[: most - 16] + "…" + text[-15:]


def where(place: Source, labels: Labels) -> str:
    """Page and locator of a place, as a person looks it up."""
    page = labels("page", place.page) if place.page is not None else ""
    return place.locator if place.locator.startswith(page) else f"{page} {place.locator}".strip()


def period(text: str, labels: Labels) -> str:
    """2021 as 2021年, 2019-2021 as 2019–2021年; anything else as it is."""
    if re.fullmatch(r"\d{4}", text):
        return labels("year", text)
    if found := re.fullmatch(r"(\d{4})[-~～—–](\d{4})", text):
        return labels("year", f"{found[1]}–{found[2]}")
    return date(text)


def date(text: str) -> str:
    """2021-08-18 as 2021年8月18日; a text that is no date as it is."""
    found = DATE.match(text)
    if not found:
        return text
    day = f"{int(found[3])}日" if found[3] else ""
    return f"{found[1]}年{int(found[2])}月{day}"


def plain(number: float) -> str:
    """A number without needless decimals, with commas from ten thousand on."""
    if not math.isfinite(number):
        return "—"
    whole = number == int(number)
    return f"{int(number):,}" if whole and abs(number) >= 10000 else str(int(number)) if whole else f"{number:.4f}".rstrip("0")


def value(item: Value, unit: str, labels: Labels) -> str:
    """A fact's value with its unit."""
    if isinstance(item, bool) or item is None:
        return {True: labels("true"), False: labels("false"), None: "—"}[item]
    if isinstance(item, (int, float)):
        return amount(item, unit, labels)
    if isinstance(item, str):
        return date(labels(item) if len(item) <= ONE_WORD and item in ("arbitration", "litigation", "negotiation") else item)
    if isinstance(item, Mapping):
        return "，".join(value(part, "", labels) for part in item.values() if part not in (None, "", False))
    numbers = [part for part in item if isinstance(part, (int, float))]
    if len(numbers) == len(item) == 2 and unit:
        return f"{plain(numbers[0])}至{amount(numbers[1], unit, labels)}"
    first = "、".join(value(part, unit, labels) for part in item[:MAX_ITEMS])
    return first if len(item) <= MAX_ITEMS else f"{first}{labels('items', len(item))}"


def amount(number: float, unit: str, labels: Labels) -> str:
    """A number with its unit: yuan in 万元, a fraction in percent, months as 个月."""
    if not math.isfinite(number):
        return plain(number)
    if unit in MONEY:
        return f"{number / 10000:,.2f}{MONEY[unit]}"
    if unit == "fraction":
        return f"{number * 100:.2f}%"
    return plain(number) + {"月": "个月", "month": "个月"}.get(unit, unit)
