"""Texts to what is compared: normalised, numbers written one way, cut into characters and bigrams, widened by synonyms.

Takes a text or a query; gives its grams with weights. Numbers are normalised on both sides (百分之三, 3％ and 3% are one),
queries alone are widened by the field's synonym table (`corpus/synonyms.yaml`). Refuses nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from reviewer import resources
from reviewer.ground import squeeze

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
MEASURES = "个家人名位年月日天周次项条款件份篇字倍成亿万元%分岁层级类届期"
NUMERAL = re.compile(rf"[零〇一二两三四五六七八九十百千]+(?=[{MEASURES}])")
PERCENT = re.compile(r"百分之([零〇一二两三四五六七八九十百\d.]+)")
GENERIC = re.compile(
    r"请问|多少|什么|怎么样?|怎样|如何|哪些|哪个|哪里|能不能|可不可以|是不是|有没有|要不要|需不需要|吗|呢|吧|啊|一下|到底|的话|的"
)
OTHER = 0.8  # weight of a synonym beside the word itself


def normal(text: str) -> str:
    """A text as compared: NFKC without white space, lower case, numbers in digits."""
    bare = squeeze(text).lower()
    bare = PERCENT.sub(lambda m: f"{_number(m[1])}%", bare)
    return NUMERAL.sub(lambda m: str(_number(m[0])), bare)


def _number(numeral: str) -> str:
    """A Chinese numeral up to 9999 in digits; what is in digits already stays."""
    if not re.fullmatch(r"[零〇一二两三四五六七八九十百千]+", numeral):
        return numeral
    if not any(c in SCALES for c in numeral):
        return "".join(str(DIGITS[c]) for c in numeral)
    total, digit = 0, 0
    for c in numeral:
        if c in SCALES:
            total, digit = total + (digit or 1) * SCALES[c], 0
        else:
            digit = DIGITS[c]
    return str(total + digit)


def grams(text: str) -> Counter[str]:
    """Single characters and pairs of neighbours of a normalised text."""
    bare = normal(text)
    return Counter([*bare, *(bare[i : i + 2] for i in range(len(bare) - 1))])


def widened(query: str) -> dict[str, float]:
    """The grams of a query with weights: its own words fully, their synonyms in part; question words count nothing."""
    bare = normal(query)
    weights: dict[str, float] = dict(grams(GENERIC.sub("", bare) or bare))
    for word, others in _synonyms(resources.corpus() / "synonyms.yaml").items():
        if word in bare:
            for other in others:
                for gram, count in grams(other).items():
                    if gram not in weights:
                        weights[gram] = 0.0
                    weights[gram] = max(weights[gram], OTHER * count) if len(gram) > 1 else max(weights[gram], OTHER * count / 2)
    return weights


@cache
def _synonyms(file: Path) -> Mapping[str, tuple[str, ...]]:
    """Each word of the table with the others of its groups."""
    groups: list[list[str]] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) if file.is_file() else []
    found: dict[str, list[str]] = {}
    for group in groups:
        words = [normal(str(word)) for word in group]
        for word in words:
            found.setdefault(word, []).extend(other for other in words if other != word)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}
