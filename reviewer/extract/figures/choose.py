"""Which of several figures for one thing stands: demotes the rest to near misses, with why.

`prefer` takes a policy's own revenue word; `spend` keeps 研发投入 before 研发费用 of the same year. Nothing is lost: what does
not stand is in the rejected list.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.records import Fact, Rejected

REVENUE = "lead.annual_revenue"
NEXT_BEST = ("主营业务收入", "营业收入", "营业总收入", "销售收入")
KIN = (
    frozenset({"主营业务收入", "主营业收入", "主营收入"}),
    frozenset({"营业收入", "营业总收入"}),
    frozenset({"销售收入", "销售总收入", "产品销售收入"}),
)


def prefer(facts: Sequence[Fact], rejected: Sequence[Rejected], measure: str) -> tuple[tuple[Fact, ...], tuple[Rejected, ...]]:
    """Move revenue of other measures to the near misses where the policy's measure is there, else the next best's."""
    printed = {fact.measure for fact in facts if fact.name == REVENUE}
    keep = kin(measure) & printed or next((kin(best) & printed for best in NEXT_BEST if kin(best) & printed), printed)
    out = [fact for fact in facts if fact.name == REVENUE and fact.measure not in keep]
    why = f"口径不同：政策用{measure}，且材料中有" + "、".join(sorted(keep))
    stay = tuple(fact for fact in facts if fact not in out)
    return stay, (
        *rejected,
        *(Rejected(fact, why if kin(measure) & keep else f"口径不同：材料以{'、'.join(sorted(keep))}为准") for fact in out),
    )


def kin(measure: str) -> set[str]:
    """A measure with the words that mean the same line of a statement."""
    return {measure} | {word for family in KIN if measure in family for word in family}


def spend(facts: Sequence[Fact]) -> tuple[list[Fact], list[Rejected]]:
    """Of R&D spending of one year: 投入 before 费用 where they differ, and one fact a document where they agree."""
    stay: list[Fact] = []
    out: list[Rejected] = []
    inputs = [fact for fact in facts if fact.name == "lead.rd_spend" and "投入" in fact.measure]
    for fact in facts:
        same = [f for f in inputs if f.period == fact.period and f is not fact]
        if fact.name != "lead.rd_spend" or "投入" in fact.measure or not same:
            stay.append(fact)
        elif not any(f.value == fact.value for f in same):
            out.append(Rejected(fact, f"口径不同：同年另有{same[0].measure}"))
        elif not any(f.value == fact.value and place(f) == place(fact) for f in same):
            stay.append(fact)
    return stay, out


def place(fact: Fact) -> str:
    """The document a fact stands in."""
    return fact.source.document if fact.source else ""


def distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without those said again at the same place, or in the same document with the same year and value."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for fact in facts:
        key = (fact.name, fact.measure, fact.period, fact.value, fact.level, fact.scope, place(fact), fact.basis)
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return kept
