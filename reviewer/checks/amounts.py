"""Figures as the memo prints them: amounts in 万元, shares in percent, sums written out, the distance to a bound.

Takes facts and bounds, gives Chinese text. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.policy.params import Threshold
from reviewer.records import Fact


def money(value: float) -> str:
    """Yuan as 万元 with two decimals, or 亿元 where that is rounder to read."""
    return f"{value / 1e8:,.2f}亿元" if abs(value) >= 1e9 else f"{value / 1e4:,.2f}万元"


def amount(value: float, unit: str) -> str:
    """A canonical value in the words of its unit."""
    if unit == "CNY":
        return money(value)
    if unit == "fraction":
        return f"{value * 100:.2f}%"
    return f"{value:g}{'个月' if unit == '月' else unit}"


def printed(fact: Fact, known: Sequence[Fact]) -> str:
    """A fact in one phrase: year, measure, what is printed, and for a computed one the arithmetic."""
    year = f"{fact.period}年" if fact.period and "-" not in fact.period else fact.period
    if fact.basis == "computed":
        parents = [f for f in known if f.id in fact.parents]
        ordered = sorted(parents, key=lambda f: fact.parents.index(f.id))
        sum_ = "÷".join(amount(float(f.value), f.unit) for f in ordered if isinstance(f.value, int | float))
        return f"{year}{fact.measure}：{sum_}={amount(_number(fact), fact.unit)}"
    digits = fact.raw.replace(",", "").replace(".", "")
    bare = fact.basis == "table" and (
        digits.isdigit() or not re.search(r"\d", digits)
    )  # its unit in the caption, or rows counted
    return f"{year}{fact.measure}{amount(_number(fact), fact.unit) if bare else fact.raw}"


def distance(fact: Fact, params: Threshold) -> str:
    """How far a fact lies from the bound: 多 or 差, in the unit of the condition."""
    value = _number(fact)
    low = params.low if params.comparator == "range" else params.value
    high = params.high if params.comparator == "range" else params.value
    if low is None or high is None:
        return ""
    if params.comparator == "range" and low <= value <= high:
        return "在范围之内"
    over = value - low if params.comparator in (">=", ">") or value < low else value - high
    size = f"{abs(over) * 100:.2f}个百分点" if params.unit == "fraction" else amount(abs(over), params.unit)
    if over == 0:
        return "恰好相等"
    return f"{'多' if over > 0 else '差'}{size}"


def gap(fact: Fact, params: Threshold) -> float:
    """How far a fact lies from the nearer end of the bound, without sign."""
    ends = [end for end in (params.value, params.low, params.high) if end is not None]
    return min(abs(_number(fact) - end) for end in ends)


def _number(fact: Fact) -> float:
    value = fact.value[0] if isinstance(fact.value, tuple) else fact.value
    return float(value) if isinstance(value, int | float) else 0.0
