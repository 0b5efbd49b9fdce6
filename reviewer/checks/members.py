"""Share and exclusion: what must hold of the members taken together.

Takes requirements with `Share` or `Exclusion` params. Each member is on one side, on the other, or unknown; a share is met
where those known suffice, not_met where even all unknown ones would not, an expert's between. An exclusion is met where it
is denied in words or each side is known and clean; silence is not_stated.
"""

from __future__ import annotations

import re
from typing import cast

from reviewer import ground
from reviewer.checks import locality
from reviewer.checks.desk import Desk
from reviewer.checks.verdicts import finding
from reviewer.policy.params import Exclusion, Locality, Share
from reviewer.records import Finding, Member, Requirement, Source

STANDS = re.compile(  # where in the chain a member says it stands; 带动上下游企业 says nothing of itself
    r"(?:(?:^|[（(，。；：、,;:】\]]|处于|位于|居于|处在|属于?|系|为|是|作为|从事)(?:我省|全省|本)?产业链的?|(?:处于|位于|居于|处在|属于|[（(]))"
    r"(?P<side>上中游|中下游|上游|中游|下游)(?!企业|单位|客户|厂|用户|伙伴|配套企业|需求|市场)"
)
DENIAL = re.compile(
    r"(?:不存在|没有|无|均?非|均?不是|并非|不属于)[^。；]{0,24}(?:控股|子公司|控制关系|参股|关联)|(?:控股|子公司|控制)[^。；]{0,12}(?:情形|关系)[^。；]{0,6}(?:不存在|没有)"
)
WAYS = {"arbitration": "仲裁", "litigation": "诉讼", "negotiation": "协商"}


def share(req: Requirement, desk: Desk) -> Finding:
    """The finding on one share of members."""
    params = cast(Share, req.params)
    members = list(desk.extraction.members)
    pool = [m for m in members if m.type in params.among] if params.among else members
    whole = pool if params.region else members
    if not whole:
        return finding(req, "not_stated", "材料没有成员名单，无从计算比例。")
    sides = {m.name: side(m, params) for m in pool}
    known, unknown = (sum(s is x for s in sides.values()) for x in (True, None))
    reason = f"{len(whole)}家中明确符合的{known}家，占{known / len(whole):.0%}，未写明的{unknown}家。"
    evidence = [place(m, params) for m in sorted(pool, key=lambda m: sides[m.name] is not True)]
    if passes(known / len(whole), params):
        return finding(req, "met", reason, evidence)
    if not passes((known + unknown) / len(whole), params):
        return finding(req, "not_met", reason, evidence, margin=f"差{(params.value - known / len(whole)) * 100:.1f}个百分点")
    return finding(req, "needs_expert", reason + "请专家核实。", evidence)


def side(member: Member, params: Share) -> bool | None:
    """Whether a member counts: by its registered place, or by what its own row says of its place in the chain."""
    if params.region:
        return locality.inside(member.registered_place, Locality(inside=params.region)) if member.registered_place else None
    stands = {match["side"] for match in STANDS.finditer(ground.squeeze(member.statement))}
    if stands & set(params.words):
        return True
    return False if stands or member.type != "enterprise" else None


def passes(value: float, params: Share) -> bool:
    """Whether a share satisfies the bound."""
    return value > params.value if params.comparator == ">" else value >= params.value


def place(member: Member, params: Share) -> Source:
    """Where a member's side is to be seen."""
    return (member.place_source if params.region else member.statement_source) or member.source


def exclusion(req: Requirement, desk: Desk) -> Finding:
    """The finding on one thing that must not be."""
    params = cast(Exclusion, req.params)
    return _controlled(req, desk) if params.of == "controlled_members" else _ways(req, desk)


def _controlled(req: Requirement, desk: Desk) -> Finding:
    members = [m for m in desk.extraction.members if m.type == "enterprise" and m.layer != "lead"]
    owned = [m for m in members if m.controlled_by_lead]
    if owned:
        listed = "、".join(m.name for m in owned)
        return finding(req, "not_met", f"{listed}由牵头单位控股。", [m.control_source or m.source for m in owned])
    denied = [
        s for s in desk.said(["agreement", "plan", "application", "evidence", "other", "commitment"]) if DENIAL.search(s.text)
    ]
    if denied:
        return finding(req, "met", "材料写明成员企业与牵头单位没有控股关系。", [desk.source(s) for s in denied])
    if members and all(m.control_source for m in members):
        return finding(req, "met", "各成员企业的出资人均已写明，没有牵头单位控股的。", [m.control_source for m in members])
    return finding(req, "not_stated", "材料没有说明成员企业的出资人。", [m.source for m in members][:3])


def _ways(req: Requirement, desk: Desk) -> Finding:
    facts = [f for f in desk.extraction.facts if f.name == "agreement.dispute_resolution" and f.source]
    ways = {str(way) for f in facts for way in (f.value if isinstance(f.value, tuple) else (f.value,))}
    evidence, ids = [f.source for f in facts], [f.id for f in facts]
    listed = "、".join(WAYS[way] for way in WAYS if way in ways)
    if {"arbitration", "litigation"} <= ways:
        return finding(req, "not_met", f"争议解决同时约定了{listed}。", evidence, facts=ids)
    if ways & {"arbitration", "litigation"}:
        return finding(req, "met", f"争议解决约定为{listed}，没有同时约定仲裁和诉讼。", evidence, facts=ids)
    return finding(req, "not_stated", "协议没有约定仲裁或诉讼。", evidence)
