"""R&D intensity computed from spending and revenue of the same year.

Takes facts that already have ids (they are the computed fact's parents); gives one fact for each year and revenue measure, its
interval by interval arithmetic. Own, achieved figures only; several values of one year in different documents give one
computation each from the same document, else from the first of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.extract.figures.choose import REVENUE, place
from reviewer.records import Fact, Interval


def compute(facts: Sequence[Fact]) -> list[Fact]:
    """`lead.rd_intensity` by year and revenue measure."""
    usable = [f for f in facts if f.scope == "own" and f.status == "achieved" and f.unit == "CNY" and len(f.period) == 4]
    found: list[Fact] = []
    done: set[tuple[str, str, str, object, object]] = set()
    for revenue in [f for f in usable if f.name == REVENUE]:
        spends = [f for f in usable if f.name == "lead.rd_spend" and f.period == revenue.period and f.subject == revenue.subject]
        spend = next((f for f in spends if place(f) == place(revenue)), spends[0] if spends else None)
        if spend is None:
            continue
        key = (revenue.subject, revenue.period, revenue.measure, revenue.value, spend.value)
        fact = quotient(spend, revenue)
        if fact is not None and key not in done:
            done.add(key)
            found.append(fact)
    return found


def quotient(spend: Fact, revenue: Fact) -> Fact | None:
    """Spending by revenue; None where the revenue is not a positive number."""
    top, bottom = spend.value, revenue.value
    if not isinstance(top, int | float) or not isinstance(bottom, int | float) or bottom <= 0:
        return None
    high, low = spend.interval or Interval(top, top), revenue.interval or Interval(bottom, bottom)
    span = Interval(high.low / low.high, high.high / low.low if low.low > 0 else float("inf"))
    return Fact(
        id="",
        name="lead.rd_intensity",
        value=round(top / bottom, 6),
        source=None,
        subject=revenue.subject,
        measure=f"{spend.measure}÷{revenue.measure}",
        unit="fraction",
        period=revenue.period,
        raw=f"{spend.raw}÷{revenue.raw}",
        basis="computed",
        interval=span,
        parents=(spend.id, revenue.id),
    )
