"""One grammar for every printed number: digits, 汉字, 大写, mixed (4亿3千万, 1.5千万, 一千三, 十余, 3万5).

Takes clean text and an offset; gives a `Number` with its exact value (Decimal) and the weight of its last printed
digit, or None where no well-formed number stands. Refuses 一二三, 十百 and the like rather than reading a part of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    c: i
    for i, group in enumerate(["零〇", "一壹弌", "二两贰弍", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"])
    for c in group
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30, "卌": 40}
HAN = "".join(DIGITS) + "".join(SMALL) + "".join(BIG) + "".join(TENS)
MULTIPLIERS = "".join(SMALL) + "".join(BIG)
HEAVY = "百(?!分)|千(?![瓦米克伏卡焦赫帕牛安])"  # 千瓦 and 百分点 are units
HAN_BUT = HAN.replace("百", "").replace("千", "")
FACTOR = f"(?:[{MULTIPLIERS.replace('百', '').replace('千', '')}]|{HEAVY})"
PLAIN = r"(?:\d{1,3}(?:[,，'’]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
ARABIC = re.compile(rf"{PLAIN}(?:{FACTOR}+(?:零?\d+(?:\.\d+)?{FACTOR}+)*(?:[1-9](?=[，。；)]|$))?)?")
CHINESE = re.compile(rf"(?:[{HAN_BUT}]|{HEAVY})+(?:点[{''.join(DIGITS)}]+[{MULTIPLIERS}]*)?")
LOOSE = re.compile(
    rf"(余|多|几|\+|来(?=[{MULTIPLIERS}]|[家个项名人位件篇亩台套岁元块年天种条所次款部])(?!年年|人员|件样))?({FACTOR}*)([余多])?"
)
TOKEN = re.compile(r"\d[\d,，'’]*(?:\.\d+)?|.")
CODE_LENGTH = 16
LARGEST = Decimal(10) ** 20  # more is no figure of an application, and overflows a float


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `[start, end)`. `step` is the weight of the last printed digit; `factor` the multipliers at its end; `bare` says that it opens with a
    multiplier (百余, 万元); `upper` is the upper end of 两三 or 七八十; `loose` marks an inner 余, 多 or 几."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    arabic: bool
    loose: bool = False
    bare: bool = False
    upper: Decimal | None = None
    plain: bool = False
    factor: Decimal = Decimal(1)


def read(text: str, start: int) -> Number | None:
    """The number that begins at `start`, with inner 余, 多, 几 and the multipliers behind them."""
    arabic = text[start].isdigit()
    match = (ARABIC if arabic else CHINESE).match(text, start)
    if not match or len(match.group()) > 40:
        return None
    upper = None
    worth = weigh(match.group())
    if worth is None and not arabic:
        pair = about(match.group())
        if pair is None:
            return None
        worth, upper = (pair[0], pair[2]), pair[1]
    if worth is None or worth[0] > LARGEST:
        return None
    bare = match.group()[0] in "百佰千仟万亿兆"
    printed = match.group()
    factor = times(printed[len(printed.rstrip(MULTIPLIERS)) :])
    number = Number(start, match.end(), worth[0], worth[1], arabic, False, bare, upper, arabic and factor == 1, factor)
    return _loosen(text, number)


def _loosen(text: str, number: Number) -> Number:
    tail = LOOSE.match(text, number.end)
    if not tail or not (tail.group(1) or tail.group(3)):
        return number
    factor = times(tail.group(2))
    upper = number.upper * factor if number.upper is not None else None
    return Number(
        number.start,
        tail.end(),
        number.value * factor,
        number.step * factor,
        number.arabic,
        True,
        number.bare,
        upper,
        False,
        factor,
    )


def times(multipliers: str) -> Decimal:
    """The product of multipliers: 千万 is ten million."""
    factor = Decimal(1)
    for unit in multipliers:
        factor *= SMALL.get(unit) or BIG[unit]
    return factor


def value_of(text: str) -> Decimal | None:
    """The value of a whole string that is one number; None for anything else."""
    number = read(text, 0) if text and (text[0].isdigit() or text[0] in HAN) else None
    return number.value if number and number.end == len(text) and number.upper is None else None


def weigh(run: str) -> tuple[Decimal, Decimal] | None:
    """Value and weight of the last printed digit of a run of numeral characters, or None if it is no number."""
    if all(c in DIGITS for c in run):
        if len(run) == 1:
            return Decimal(DIGITS[run]), Decimal(1)
        positional = len(run) == 4 or (run[0] not in "零〇" and any(c in "零〇" for c in run[1:]))
        return (Decimal("".join(str(DIGITS[c]) for c in run)), Decimal(1)) if positional else None
    head, point, tail = run.partition("点")
    if point:
        return _with_point(head, tail)
    return _Sum().take(TOKEN.findall(run))


def _with_point(head: str, tail: str) -> tuple[Decimal, Decimal] | None:
    decimals = tail.rstrip(MULTIPLIERS)
    whole = weigh(head)
    if whole is None or not decimals:
        return None
    value = whole[0] + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))
    step = Decimal(1).scaleb(-len(decimals))
    factor = times(tail[len(decimals) :])
    return value * factor, step * factor


class _Sum:
    """Adds up the tokens of one number; `take` gives None once they contradict each other."""

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.current: Decimal | None = None
        self.step = Decimal(1)
        self.small, self.big, self.zero = 10**4, 0, False
        self.last = 1

    def take(self, tokens: list[str]) -> tuple[Decimal, Decimal] | None:
        for token in tokens:
            if not self._one(token):
                return None
        if self.current is not None and self.last > 10 and not self.zero and self.current < 10:
            self.current *= self.last // 10
            self.step *= self.last // 10
        return self.total + self.section + (self.current or 0), self.step

    def _one(self, token: str) -> bool:
        if token in SMALL:
            return self._small(SMALL[token])
        if token in BIG:
            return self._large(BIG[token])
        if token in TENS:
            return self._small(10, Decimal(TENS[token] // 10))
        if token in ("零", "〇"):
            self.zero = True
            return self.current is None
        if self.current is not None:
            return False
        digits = token.replace(",", "").replace("，", "").replace("'", "").replace("’", "")
        self.current = Decimal(DIGITS[token]) if token in DIGITS else Decimal(digits)
        self.step = Decimal(1).scaleb(min(0, int(self.current.as_tuple().exponent)))
        return True

    def _small(self, unit: int, given: Decimal | None = None) -> bool:
        if unit >= self.small or (given is not None and self.current is not None):
            return False
        count = given if given is not None else self.current
        self.step = self.step * unit if count is not None else Decimal(unit)
        self.section += (Decimal(1) if count is None else count) * unit
        self.current, self.small, self.last, self.zero = None, unit, unit, False
        return True

    def _large(self, unit: int) -> bool:
        part = self.section + (self.current or 0)
        if self.big and unit >= self.big:
            self.total = (self.total + part) * unit
        elif part == 0 and self.total:
            return False
        else:
            self.total += (part or 1) * unit
        self.step = self.step * unit
        self.section, self.current, self.small, self.zero = Decimal(0), None, 10**4, False
        self.big = self.last = unit
        return True


ABOUT = re.compile(r"(十?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)$")


def about(run: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """两三, 七八十, 十七八: (low, high, weight), or None."""
    match = ABOUT.match(run)
    if not match:
        return None
    ten, first, second, units = match.groups()
    low, high = DIGITS[first], DIGITS[second]
    if not (high == low + 1 or (low, high) == (3, 5)):
        return None
    factor = times(units)
    base = 10 if ten else 0
    return (base + low) * factor, (base + high) * factor, factor
