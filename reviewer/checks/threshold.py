"""Threshold: a fact of the right measure, own and achieved, of the latest full year, against a bound.

Takes a requirement with `Threshold` params; the whole printed interval of the fact must satisfy the bound for met, and
violate it for not_met. Two leads must each pass. Near misses (the group's figure, a plan, a sum, all staff) are named,
never counted. Gives the arithmetic in the reason and the distance in `margin`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from reviewer.checks import counts
from reviewer.checks.amounts import distance, gap, printed
from reviewer.checks.desk import Desk
from reviewer.checks.verdicts import finding
from reviewer.extract.figures import choose
from reviewer.policy import Policy
from reviewer.policy.params import Threshold
from reviewer.records import Extraction, Fact, Finding, Interval, Proof, Requirement, Verdict

WORDS: dict[Verdict, str] = {"met": "满足", "not_met": "不满足", "needs_expert": "不能确定是否满足"}
TINY = 1e-9  # relative slack for sums of binary fractions


REVENUES = ("主营业务收入", "营业收入", "销售收入")  # max() takes the first of equals


def prefer_measures(extraction: Extraction, policy: Policy) -> Extraction:
    """Facts with the policy's own measure where it is there; the others become near misses."""
    facts, rejected = extraction.facts, extraction.rejected
    asked = [req.params.measure for req in policy.checkable if isinstance(req.params, Threshold) and req.params.measure]
    for measure in asked or [revenue_word(policy)]:
        facts, rejected = choose.prefer(facts, rejected, measure)
    kept = {fact.id for fact in facts}
    return replace(extraction, facts=tuple(fact for fact in facts if set(fact.parents) <= kept), rejected=rejected)


def revenue_word(policy: Policy) -> str:
    """The word for revenue that a policy without a bound on it uses most; 主营业务收入 where it never speaks of any."""
    text = "".join(clause.text for clause in policy.clauses)
    return max(REVENUES, key=lambda word: text.count(word) - (text.count("主营" + word) if word != REVENUES[0] else 0))


def check(req: Requirement, desk: Desk) -> Finding:
    """The finding on one threshold."""
    params = cast(Threshold, req.params)
    facts = usable(params, desk)
    if not facts:
        return _without(req, params, desk)
    groups = [latest(group) for group in by_subject(facts, desk)]
    sides = [side(fact, params) for group in groups for fact in _telling(group)]
    chosen = [fact for group in groups for fact in group]
    if all(s is True for s in sides):
        return _say(req, params, "met", chosen, desk)
    if all(s is False for s in sides) or any(all(side(f, params) is False for f in _telling(group)) for group in groups):
        return _say(req, params, "not_met", chosen, desk)
    return _say(req, params, "needs_expert", chosen, desk)


def usable(params: Threshold, desk: Desk) -> list[Fact]:
    """Facts that may answer: own, achieved, a number, one period; a count of members is held against the rosters."""
    own = [f for f in desk.extraction.facts if f.name == params.fact and f.scope == "own" and f.status == "achieved"]
    facts = [with_interval(f) for f in own if f.interval or _ends(f)]
    if params.fact == "consortium.research" and not facts:
        facts = counts.summed(desk)
    if params.besides_lead:
        return counts.from_rosters(params, desk) or [counts.without_lead(f, desk) for f in facts]
    dated = [f for f in facts if "-" not in f.period]
    return dated + (counts.from_rosters(params, desk) if not dated or params.fact in counts.KINDS else [])


def _ends(fact: Fact) -> list[float]:
    """The numbers of a plain or a ranged value (组建期 3 to 5 years)."""
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    return [float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool)]


def with_interval(fact: Fact) -> Fact:
    """The fact with the interval its value spans, where none was printed."""
    ends = _ends(fact)
    return fact if fact.interval else replace(fact, interval=Interval(min(ends), max(ends)))


def by_subject(facts: list[Fact], desk: Desk) -> list[list[Fact]]:
    """Facts of each lead apart, where there is more than one lead; else all together."""
    leads = [m.name for m in desk.leads()]
    if len(leads) < 2:
        return [facts]
    groups = [[f for f in facts if f.subject == lead] for lead in leads]
    return groups if all(groups) else [facts]


def latest(facts: list[Fact]) -> list[Fact]:
    """Those of the latest year; a figure without a year counts only where no figure has one."""
    dated = [f for f in facts if f.period]
    newest = max((f.period[:4] for f in dated), default="")
    return [f for f in dated if f.period[:4] == newest] or facts


def _telling(facts: list[Fact]) -> list[Fact]:
    """What decides: a ratio computed from its parts outranks the ratio somebody states."""
    return [f for f in facts if f.basis == "computed"] or facts


@dataclass(frozen=True, slots=True)
class Bound:
    """The values that satisfy."""

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False


def bound(params: Threshold) -> Bound:
    """The bound of a threshold as an interval."""
    infinite = float("inf")
    if params.comparator == "range":
        return Bound(cast(float, params.low), cast(float, params.high))
    value = cast(float, params.value)
    if params.comparator.startswith(">"):
        return Bound(value, infinite, open_low=params.comparator == ">")
    return Bound(-infinite, value, open_high=params.comparator == "<")


def side(fact: Fact, params: Threshold) -> bool | None:
    """True where the whole interval satisfies, False where all of it violates, None across the bound."""
    own, must = cast(Interval, fact.interval), bound(params)
    slack = TINY * max(1.0, abs(params.value or 0.0))
    above = own.low > must.low if must.open_low else own.low >= must.low - slack
    below = own.high < must.high if must.open_high else own.high <= must.high + slack
    if above and below:
        return True
    beneath = own.high <= must.low if must.open_low else own.high < must.low - slack
    beyond = own.low >= must.high if must.open_high else own.low > must.high + slack
    if beneath or beyond:
        return False
    return _nominal(fact, params)


def _nominal(fact: Fact, params: Threshold) -> bool | None:
    """A figure printed as exactly the bound (2%, 10亿元) satisfies “not less than” it, unless it says “about”."""
    exact = fact.basis != "computed" and not any(
        word in fact.raw for word in ("约", "近", "左右", "余", "多", "几", "超", "不足", "以上")
    )
    return (
        True if exact and params.value is not None and fact.value == params.value and params.comparator in (">=", "<=") else None
    )


def _say(req: Requirement, params: Threshold, verdict: Verdict, facts: list[Fact], desk: Desk) -> Finding:
    """The finding with its arithmetic; near misses of the same name are mentioned."""
    told = _telling(facts)
    said = "；".join(dict.fromkeys(printed(f, desk.extraction.facts) for f in told))
    words = WORDS[verdict]
    reason = f"{said}，{words}“{req.anchor}”。{_contradiction(told, facts)}{_near_misses(params, desk)}"
    sources = counts.sources(facts, desk)
    nearest = min(told, key=lambda fact: gap(fact, params))
    margin = distance(nearest, params) if verdict != "needs_expert" else None
    proof = Proof(
        quote=True if sources else None, value=True, arithmetic=True if any(f.basis == "computed" for f in told) else None
    )
    ids = [f.id for f in facts if f.id]
    return replace(finding(req, verdict, reason, sources, facts=ids, margin=margin), proof=proof)


def _contradiction(told: list[Fact], facts: list[Fact]) -> str:
    """What the file states, where it does not follow from its own parts."""
    if not any(f.basis == "computed" for f in told):
        return ""
    stated = [f for f in facts if f.basis != "computed" and not overlap(f, told[0])]
    return f"材料自报{'、'.join(dict.fromkeys(f.raw for f in stated))}与演算结果不一致。" if stated else ""


def overlap(one: Fact, other: Fact) -> bool:
    """Whether two printed figures may be the same number."""
    a, b = cast(Interval, one.interval), cast(Interval, other.interval)
    return a.low <= b.high and b.low <= a.high


def _near_misses(params: Threshold, desk: Desk) -> str:
    near = [r for r in desk.extraction.rejected if r.fact.name == params.fact]
    listed = "；".join(dict.fromkeys(f"{r.fact.raw}（{r.why}）" for r in near[:3]))
    return f"未采用：{listed}。" if listed else ""


def _without(req: Requirement, params: Threshold, desk: Desk) -> Finding:
    """No usable fact: only near misses, or nothing at all."""
    near = [r.fact for r in desk.extraction.rejected if r.fact.name == params.fact and r.fact.source]
    reason = f"材料没有可用于判断“{req.anchor}”的数据。{_near_misses(params, desk)}"
    return finding(req, "not_stated", reason, [f.source for f in near])
