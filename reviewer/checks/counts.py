"""Counts of members for thresholds whose figure nobody states: from the rosters, with every row as its source.

Takes `Threshold` params and the desk; gives facts with basis table. The number of leads is the number of members whose
layer is lead. Also gives the places a list of facts rests on, a computed one through its parents.
"""

from __future__ import annotations

from dataclasses import replace

from reviewer.checks.desk import Desk
from reviewer.extract import names
from reviewer.policy.params import Threshold
from reviewer.records import Fact, Interval, Member, Source

RESEARCH = ("consortium.universities", "consortium.institutes")
KINDS = {
    "consortium.members_total": ("enterprise", "university", "institute", "other", None),
    "consortium.enterprises": ("enterprise",),
    "consortium.universities": ("university",),
    "consortium.institutes": ("institute",),
    "consortium.research": ("university", "institute"),
    "consortium.others": ("other",),
}


def from_rosters(params: Threshold, desk: Desk) -> list[Fact]:
    """One fact with the count of matching members; none where no roster was found or the name is no count."""
    members = [m for m in desk.extraction.members if names.independent(m.name)]
    if params.fact == "consortium.leads_total":
        members = desk.leads()
    elif params.fact in KINDS:
        members = [m for m in members if m.type in KINDS[params.fact] and not (params.besides_lead and m.layer == "lead")]
    else:
        return []
    shown = members or list(desk.extraction.members)
    return [_fact(params, len(members), shown[0])] if shown else []


def _fact(params: Threshold, count: int, first: Member) -> Fact:
    raw = f"名单所列{'（牵头单位除外）' if params.besides_lead else ''}{count}{params.unit or '家'}"
    return Fact("", params.fact, count, first.source, unit=params.unit, raw=raw, basis="table", interval=Interval(count, count))


def summed(desk: Desk) -> list[Fact]:
    """Universities and institutes stated apart in one document, added up where their sum is asked for."""
    own = [f for f in desk.extraction.facts if f.basis == "stated" and f.status == "achieved" and f.source]
    out = []
    for doc in desk.documents:
        parts = {f.name: f for f in own if f.source and f.source.document == doc and f.name in RESEARCH}
        values = [f.value for f in parts.values() if isinstance(f.value, int | float)]
        if parts and "consortium.universities" in parts:
            total = sum(values)
            raw = "+".join(f.raw for f in parts.values())
            first = next(iter(parts.values()))
            out.append(replace(first, id="", name="consortium.research", value=total, raw=raw, interval=Interval(total, total)))
    return out


def without_lead(fact: Fact, desk: Desk) -> Fact:
    """A stated count less the leads among what it counts, where the lead does not count; an enterprise unless said otherwise."""
    kinds = [lead.type or "enterprise" for lead in desk.leads()] or ["enterprise"]
    less = sum(kind in KINDS.get(fact.name, ()) for kind in kinds)
    if not isinstance(fact.value, int | float) or not less:
        return fact
    value = fact.value - less
    return replace(fact, value=value, raw=f"{fact.raw}（含牵头单位{less}家）", interval=Interval(value, value))


def sources(facts: list[Fact], desk: Desk) -> list[Source]:
    """The places facts rest on; a computed fact's are those of its parents."""
    known = {f.id: f for f in desk.extraction.facts}
    own = [f.source for f in facts if f.source]
    parents = [known[p].source for f in facts for p in f.parents if p in known]
    return [shown for s in [*own, *parents] if s for shown in desk.shown(s)]
