"""Presence that facts decide: a platform the lead holds, kinds of member, layers, independence, a name.

Each rule takes a requirement, the desk and its `Presence` params; gives a finding where facts decide, else None, and the
words are read. A list in the form outranks a sentence, since it names level and host.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reviewer.checks.desk import Desk
from reviewer.checks.verdicts import finding
from reviewer.extract import names
from reviewer.policy.arrangements import get
from reviewer.policy.params import Presence
from reviewer.records import Finding, Member, Requirement, Source

NO_PERSON = re.compile(
    r"(?:不具(?:有|备)|没有|未(?:单独)?办理|无|不是|非)[^，。；]{0,12}(?:独立)?法人|二级学院|内设机构|非独立法人"
)
Rule = Callable[[Requirement, Desk, Presence], Finding | None]
LAYERS = {"core": "核心层", "close": "紧密合作层", "general": "一般协作层"}
TYPES = {"enterprise": "企业", "university": "高校", "institute": "科研院所", "other": "其他机构"}


def platform(req: Requirement, desk: Desk, params: Presence) -> Finding | None:
    """Whether each lead hosts a platform of one of the levels, by the list, then by what sentences count by level."""
    never = get(params.arrangement, req.clause.policy).never
    rows, leads = [row for row in desk.extraction.platforms if not (never and never.search(row.name))], desk.leads()
    own = {lead.name: [row for row in rows if desk.same(row.host, lead.name)] for lead in leads}
    good = [row for held in own.values() for row in held if _level(row.level, params.levels)]
    if leads and all(any(_level(row.level, params.levels) for row in held) for held in own.values()):
        return finding(
            req,
            "met",
            f"平台清单中依托牵头单位的{'、'.join(params.levels[:2])}平台共{len(good)}个。",
            [row.source for row in good],
        )
    said = [f for f in desk.extraction.facts if f.name == "lead.platforms" and f.status == "achieved" and f.basis == "stated"]
    said = [f for f in said if f.source and not desk.echo.restated(f.source.quote)]
    kindred = [f for f in said if never and never.search(f.raw)]
    said = [f for f in said if f not in kindred]
    high = [f for f in said if _level(f.level, params.levels)]
    if high and rows:
        return finding(
            req, "needs_expert", "清单中没有依托牵头单位的同级平台，正文另有表述，请专家核实。", [f.source for f in high]
        )
    if high:
        return finding(req, "met", "材料写明牵头单位建有的同级平台。", [f.source for f in high], facts=[f.id for f in high])
    if kindred and any(_level(f.level, params.levels) for f in kindred):
        return finding(req, "needs_expert", "材料所列平台是否属于条款所指的创新平台，请专家判断。", [f.source for f in kindred])
    if not said and not (rows and leads):
        return None
    lower = [f.source for f in said] + [row.source for held in own.values() for row in held]
    others = [row.source for row in rows if _level(row.level, params.levels)]
    return finding(req, "not_met", f"没有依托牵头单位的{'或'.join(params.levels[:2])}平台。", [*lower, *others][:5])


def _level(level: str, levels: tuple[str, ...]) -> bool:
    return any(wanted[:2] in level for wanted in levels)


def types(req: Requirement, desk: Desk, params: Presence) -> Finding | None:
    """Whether members of every kind asked for are there."""
    members = desk.extraction.members
    if not members:
        return None
    groups = [[m for m in members if m.type in group] for group in params.types]
    missing = [params.types[n] for n, found in enumerate(groups) if not found]
    count = "、".join(f"{TYPES[kind]}{n}家" for kind in TYPES if (n := sum(m.type == kind for m in members)))
    if missing:
        lacking = "；".join("、".join(TYPES[t] for t in group) for group in missing)
        return finding(req, "not_met", f"成员名单（{count}）中没有{lacking}。", [m.source for m in members][:5])
    said = [
        s
        for s in desk.said(["agreement", "application", "plan"])
        if re.search(r"企业.{0,4}[\d一二三四五六七八九十]+\s*家|上下游|上游|下游|高校.{0,4}\d+", s.text)
    ]
    rows = [m.statement_source or m.source for group in groups for m in group[:2]]
    return finding(req, "met", f"成员名单：{count}。", [*[desk.source(s) for s in said[:2]], *rows])


def layers(req: Requirement, desk: Desk, params: Presence) -> Finding | None:
    """Whether members stand in a core, a close and a general layer."""
    members = [m for m in desk.extraction.members if m.layer]
    if not members:
        return None
    missing = [word for layer, word in LAYERS.items() if not any(m.layer == layer for m in members)]
    said = [
        s
        for s in desk.said(["agreement", "application", "plan"])
        if sum(w[:2] in s.text for w in LAYERS.values()) >= 2 or re.search(r"层级|三层|分层", s.text)
    ]
    places = [*[desk.source(s) for s in said[:3]], *_firsts(members)]
    if not missing:
        count = "、".join(f"{word}{sum(m.layer == layer for m in members)}家" for layer, word in LAYERS.items())
        return finding(req, "met", f"成员分为{count}。", places)
    if len(missing) == len(LAYERS):
        return None
    return finding(req, "not_met", f"成员名单中没有{'、'.join(missing)}单位。", places)


def _firsts(members: list[Member]) -> list[Source]:
    return [next(m.source for m in members if m.layer == layer) for layer in LAYERS if any(m.layer == layer for m in members)]


def independent(req: Requirement, desk: Desk, params: Presence) -> Finding | None:
    """A member that is a faculty, a branch or a laboratory is no independent legal person; else the roster's kinds show it."""
    members = desk.extraction.members
    if len(members) < 2:
        return None
    rows = {m.name: m for roster in desk.extraction.rosters for m in roster.members}
    if bad := [m for m in rows.values() if not names.independent(m.name)]:
        listed = "、".join(m.name for m in bad)
        return finding(req, "not_met", f"{listed}不是独立法人单位。", [m.source for m in bad])
    if denied := [(m, s) for m in rows.values() for s in desk.sentences if m.name in s.text and NO_PERSON.search(s.text)]:
        listed = "、".join(dict.fromkeys(m.name for m, _ in denied))
        return finding(req, "not_met", f"材料写明{listed}不具有独立法人资格。", [desk.source(s) for _, s in denied])
    coded = [m for m in members if m.uscc]
    said = [
        s
        for s in desk.said(["agreement", "application", "plan"])
        if re.search(r"独立法人|法人单位|独立承担民事责任|法人资格", s.text)
    ]
    said = [s for s in said if not re.search(r"不具(?:有|备)|非法人|不是.{0,4}法人", s.text)]
    kinds = {m.type for m in members if m.type}
    if (said or len(coded) == len(members)) and len(kinds) >= 2:
        count = "、".join(f"{TYPES[kind]}{n}家" for kind in TYPES if (n := sum(m.type == kind for m in members)))
        return finding(
            req,
            "met",
            f"成员{len(members)}家（{count}），名称与代码均为独立法人单位。",
            [*[desk.source(s) for s in said[:3]], *[m.source for m in members[:4]]],
        )
    return None


def named(req: Requirement, desk: Desk, params: Presence) -> Finding | None:
    """Whether a fact names who it is."""
    facts = [f for f in desk.extraction.facts if f.name == params.fact and f.status == "achieved" and f.value]
    if not facts:
        return None
    who = "、".join(dict.fromkeys(str(f.value) for f in facts))
    return finding(req, "met", f"写明为{who}。", [f.source for f in facts], facts=[f.id for f in facts])


RULES: dict[str, Rule] = {"platform": platform, "types": types, "layers": layers, "independent": independent, "named": named}
