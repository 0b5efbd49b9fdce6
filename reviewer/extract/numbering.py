"""Heading numbers as printed: their style, their rank in the nesting, and what follows them.

Takes a block's generated label and text; gives the number as a reader sees it, its rank (章 above 节, 条, 一、, （一）, 1., 1.1, （1）)
and where the text behind it begins. Refuses dates, decimals, amounts and years that merely begin a line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

HAN = "一二三四五六七八九十百零〇○"
STYLES: tuple[tuple[int, str], ...] = (
    (1, rf"第\s*[{HAN}\d]+\s*[章编篇]"),
    (2, rf"第\s*[{HAN}\d]+\s*节|第\s*[{HAN}\d]+\s*部分"),
    (3, rf"第\s*[{HAN}\d]+\s*条"),
    (4, rf"[{HAN}]{{1,3}}\s*[、.．,，:：]"),
    (5, rf"[(（]\s*[{HAN}]{{1,3}}\s*[)）]"),
    (7, r"\d{1,2}(?:[.．]\d{1,2}){1,3}[.．、]?(?!\d|\s*[%％万亿元年个倍]|[a-zA-Z])"),
    (6, r"\d{1,2}\s*[、.．](?!\d)"),
    (8, r"[(（]\s*\d{1,2}\s*[)）]|\d{1,2}\s*[)）]"),
    (9, r"[①-⑳]"),
)
PATTERNS = tuple((rank, re.compile(rf"\s*(?P<number>{pattern})\s*")) for rank, pattern in STYLES)
ARTICLE = 3
ITEM = 6


@dataclass(frozen=True, slots=True)
class Number:
    """A heading's number; `start` is where the text behind it begins in the block's own text."""

    text: str
    rank: int
    start: int


def read(label: str, text: str, heading: bool = False) -> Number | None:
    """The number of a block, generated or typed; None where it has none. In a heading “1 总则” is numbered too."""
    if label:
        shown = unicodedata.normalize("NFKC", label).strip()
        for rank, pattern in PATTERNS:
            if pattern.fullmatch(label.strip()) or pattern.fullmatch(shown):
                return Number(label.strip(), _deep(rank, shown), len(text) - len(text.lstrip()))
        return None
    for rank, pattern in PATTERNS:
        match = pattern.match(text)
        if match and not re.match(r"\s*\d{4}\s*年|\s*\d{1,2}[.．]\d{1,2}[.．]\d{2,4}", text):
            return Number(re.sub(r"\s+", "", match["number"]), _deep(rank, match["number"]), match.end())
    bare = re.match(r"\s*(?P<number>\d{1,2})[ \u3000]+(?=[\u4e00-\u9fff])", text) if heading else None
    return Number(bare["number"], ITEM, bare.end()) if bare else None


def _deep(rank: int, number: str) -> int:
    """1.1 nests below 1. and above 1.1.1; the others keep their rank."""
    return rank if rank != 7 else 60 + len(re.findall(r"\d+", number))


def order(rank: int) -> float:
    """The place of a rank in the nesting: decimals stand between 1. and （1）."""
    return ITEM + (rank - 60) / 10 if rank >= 60 else float(rank)
