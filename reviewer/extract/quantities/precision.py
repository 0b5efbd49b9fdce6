"""The values a printed figure may stand for.

Takes a quantity; gives the interval its digits and its comparator allow: 3.0% is [0.0295, 0.0305], 38.62亿元 is half a
百万 either way, 30人 is exact, 约 widens to a tenth either way, 不少于 opens the upper end. A date has no interval: it
comes back open at both ends.
"""

from __future__ import annotations

import math
from decimal import Decimal

from reviewer.extract.quantities.normalise import clean
from reviewer.extract.quantities.numerals import HAN, Number, read
from reviewer.records import Interval, Quantity

ABOUT = 0.1
MEASURED = 1000  # a multiplier from 千 on is a unit of account: 300万元 is rounded, 30人 is counted


def interval(quantity: Quantity) -> Interval:
    """The values the printed quantity may stand for; both ends belong to it unless they are infinite."""
    if quantity.kind == "date":
        return Interval(-math.inf, math.inf)
    low = quantity.value if quantity.value is not None else quantity.low
    high = quantity.value if quantity.value is not None else quantity.high
    if isinstance(low, str) or isinstance(high, str) or low is None or high is None:
        return Interval(-math.inf, math.inf)
    bottom, top = float(low), float(high)
    if quantity.comparator in (">=", ">"):
        return Interval(bottom, math.inf)
    if quantity.comparator in ("<=", "<"):
        return Interval(-math.inf, top)
    number = _printed(quantity.text)
    if quantity.comparator == "~":
        if number and number.loose and quantity.value is not None:
            return Interval(bottom, bottom + _lead(bottom))
        return Interval(bottom - ABOUT * abs(bottom), top + ABOUT * abs(top))
    half = _half(quantity, number, bottom) if number else 0.0
    return Interval(bottom - half, top + half)


def _printed(text: str) -> Number | None:
    """The first number printed in the text (the numerator for 百分之三 stands behind 之)."""
    page = clean(text).text
    _, _, behind = page.rpartition("分之")
    for i, character in enumerate(behind):
        if character.isdigit() or character in HAN:
            return read(behind, i)
    return None


def _half(quantity: Quantity, number: Number, value: float) -> float:
    """Half a unit of the last printed digit, in the quantity's own unit; 0 for what is counted."""
    if number.value == 0 or quantity.kind == "ratio":
        return 0.0
    scale = abs(Decimal(repr(value)) / number.value)
    rounded = number.step < 1 or number.step >= MEASURED or scale >= MEASURED or quantity.kind == "percent"
    return float(number.step * scale / 2) if rounded else 0.0


def _lead(value: float) -> float:
    """The weight of the last digit that is not zero: 100 for 200, 10 for 120, 10亿 for 10亿."""
    digits = Decimal(repr(value)).normalize()
    return float(Decimal(1).scaleb(int(digits.as_tuple().exponent))) if value else 0.0
