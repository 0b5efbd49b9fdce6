"""Counts of members for thresholds whose figure nobody states: from the rosters, with every row as its source.

Takes `Threshold` params and the desk; gives facts with basis table. The number of leads is the number of members whose
layer is lead. Also gives the places a list of facts rests on, a computed one through its parents.
"""

from __future__ import annotations

from reviewer.checks.desk import Desk
from reviewer.policy.params import Threshold
from reviewer.records import Fact, Interval, Member, Source

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
    members = list(desk.extraction.members)
    if params.fact == "consortium.leads_total":
        members = desk.leads()
    elif params.fact in KINDS:
        members = [m for m in members if m.type in KINDS[params.fact] and not (params.besides_lead and m.layer == "lead")]
    else:
        return []
    return [_fact(params, members)] if members else []


def _fact(params: Threshold, members: list[Member]) -> Fact:
    count = len(members)
    raw = f"名单所列{count}{params.unit or '家'}"
    return Fact(
        "", params.fact, count, members[0].source, unit=params.unit, raw=raw, basis="table", interval=Interval(count, count)
    )


def sources(facts: list[Fact], desk: Desk) -> list[Source]:
    """The places facts rest on; a computed fact's are those of its parents."""
    known = {f.id: f for f in desk.extraction.facts}
    own = [f.source for f in facts if f.source]
    parents = [known[p].source for f in facts for p in f.parents if p in known]
    return [shown for s in [*own, *parents] if s for shown in desk.shown(s)]
