"""Match, option and naming: two sides that must agree, a value that must be one of a list, a name of a pattern.

Takes requirements with `MatchParams`, `Option` or `Naming` params. Totals are held against their parts and against the rows;
platform counts against the list by level. A side missing is not_stated.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from reviewer.checks import counts
from reviewer.checks.desk import Desk
from reviewer.checks.echo import bigrams
from reviewer.checks.form import form_members
from reviewer.checks.verdicts import ROLE_NAMES, absent, finding
from reviewer.extract.labels import alike
from reviewer.extract.names import full
from reviewer.extract.parties import ASIDE
from reviewer.ground import squeeze
from reviewer.policy.params import MatchParams, Naming, Option
from reviewer.records import Fact, Finding, Proof, Requirement, Role, Source, Verdict

PARTS = ("enterprises", "universities", "institutes", "research", "others")
NAMES = {"enterprises": "企业", "universities": "高校", "institutes": "研究机构", "research": "高校和研究机构", "others": "其他"}
PROVED = Proof(quote=True, value=True, arithmetic=True)
LEVELS = {"国家级": "platforms.national", "自治区级": "platforms.provincial", "省级": "platforms.provincial"}


def match(req: Requirement, desk: Desk) -> Finding:
    """The finding on one pair of sides."""
    params = cast(MatchParams, req.params)
    role: Role = "agreement" if params.of == "party_names" else "application"
    if not desk.parts(role):
        return absent(req, ROLE_NAMES[role])
    return {"members": _members, "platforms": _platforms, "party_names": _party_names}[params.of](req, params, desk)


def stated(name: str, desk: Desk) -> Fact | None:
    """What the form itself states under a name."""
    inside = {doc.id for doc, _ in desk.parts("application")}
    own = [
        f for f in desk.extraction.facts if f.name == name and f.source and f.source.document in inside and f.basis == "stated"
    ]
    return next((f for f in own if isinstance(f.value, int | float)), None)


def _members(req: Requirement, params: MatchParams, desk: Desk) -> Finding:
    total = stated("consortium.members_total", desk)
    if total is None:
        return finding(req, "not_stated", "申请表没有填写成员总数，无从核对。", [desk.title("application")])
    parts = [(part, fact) for part in PARTS if (fact := stated(f"consortium.{part}", desk))]
    if any(part == "research" for part, _ in parts):
        parts = [(part, fact) for part, fact in parts if part not in ("universities", "institutes")]
    rows = form_members(desk)
    count, added = int(cast(float, total.value)), sum(int(cast(float, fact.value)) for _, fact in parts)
    others = sum(m.type == "other" for m in rows) if parts and not any(part == "others" for part, _ in parts) else 0
    uncounted = others if added + others == count else 0  # a kind of member the form has no cell for
    added += uncounted
    sum_ = "+".join(f"{NAMES[part]}{int(cast(float, fact.value))}" for part, fact in parts)
    sum_ += f"+其他{uncounted}（表内无此栏）" if uncounted else ""
    said = [f"{sum_}={added}" if parts else "", f"成员单位表{len(rows)}行" if rows else "", f"成员总数{count}"]
    evidence = [*counts.sources([total, *[fact for _, fact in parts]], desk), *[m.source for m in rows[-1:]]]
    ids = [total.id, *[fact.id for _, fact in parts]]
    reason = "，".join(part for part in said if part)
    if params.list_up_to and count > params.list_up_to and len(rows) <= count:
        reason += f"；成员超过{params.list_up_to}家，可只填主要成员单位"
        return replace(finding(req, "met" if rows else "not_met", reason + "。", evidence, facts=ids), proof=PROVED)
    if (parts and added != count) or (rows and len(rows) != count):
        return replace(finding(req, "not_met", f"{reason}，不一致。", evidence, facts=ids), proof=PROVED)
    if not rows or (not parts and not params.list_up_to):
        return finding(
            req, "not_stated", f"{reason}，缺少{'成员单位表' if parts else '分项数量'}，不能核对。", evidence, facts=ids
        )
    return replace(finding(req, "met", f"{reason}，一致。", evidence, facts=ids), proof=PROVED)


def _platforms(req: Requirement, params: MatchParams, desk: Desk) -> Finding:
    low = [row for row in desk.extraction.platforms if any(level in row.level for level in params.below)]
    rows = [row for row in desk.extraction.platforms if row not in low]
    sides = []
    for level in params.levels:
        fact = stated(LEVELS.get(level, "platforms.provincial"), desk)
        if fact is not None:
            sides.append((level, fact, [row for row in rows if level[:2] in row.level]))
    total = stated("platforms.total", desk)
    if total is not None:
        sides.append(("合计", total, rows))
    if not sides:
        return finding(req, "not_stated", "申请表没有填写已建平台数量，无从核对。", [desk.title("application")])
    reason = "；".join(f"{level}填{int(cast(float, fact.value))}个、清单{len(own)}个" for level, fact, own in sides)
    reason += f"（清单另有{'、'.join(dict.fromkeys(row.level for row in low))}{len(low)}个，不计入）" if low else ""
    evidence = [*counts.sources([fact for _, fact, _ in sides], desk), *[row.source for row in [*low, *rows]][:5]]
    ids = [fact.id for _, fact, _ in sides]
    if any(int(cast(float, fact.value)) != len(own) for _, fact, own in sides):
        return replace(finding(req, "not_met", f"{reason}，不一致。", evidence, facts=ids), proof=PROVED)
    return replace(finding(req, "met", f"{reason}，一致。", evidence, facts=ids), proof=PROVED)


def option(req: Requirement, desk: Desk) -> Finding:
    """The finding on one value that must be in a list."""
    params = cast(Option, req.params)
    facts = [f for f in desk.extraction.facts if f.name == params.fact and f.source and f.value]
    said = [(str(f.value), shown) for f in facts if f.source for shown in desk.shown(f.source)] or labelled(params, desk)
    if not said:
        return finding(req, "not_stated", f"材料没有写明“{req.asks}”所指的内容。", [desk.title("application")])
    named = {
        value: [name for name, words in params.options.items() if any(w in squeeze(value) for w in words)] for value, _ in said
    }
    listed, ids = "、".join(named), [f.id for f in facts]
    evidence = [source for _, source in said]
    if all(named.values()):
        hits = "、".join(dict.fromkeys(hit for hits in named.values() for hit in hits))
        return finding(req, "met", f"“{listed}”属于{hits}。", evidence, facts=ids)
    if any(named.values()) or _near(listed, params):
        return finding(req, "needs_expert", f"“{listed}”与所列内容接近，是否属于请专家判断。", evidence, facts=ids)
    return finding(req, "not_met", f"“{listed}”不在所列内容之中。", evidence, facts=ids)


def labelled(params: Option, desk: Desk) -> list[tuple[str, Source]]:
    """Values no fact carries: of a form's cell or of a sentence that names the label (组建模式为…)."""
    if not params.labels:
        return []
    cells = [f for f in desk.extraction.fields if f.filled and any(alike(f.label, label) for label in params.labels)]
    found = [(f.value, f.source) for f in cells]
    pattern = re.compile(
        rf"(?:{'|'.join(params.labels)})[^，。；]{{0,6}}(?:为|是|属于?|采用|选择|[:：])([^，。；]{{2,24}})|(?:采用|选择|属于)([^，。；]{{2,16}}?)(?:类)?(?:{'|'.join(params.labels)}|模式)"
    )
    for sentence in (s for s in desk.sentences if s.role in ("application", "plan", "agreement")):
        if hit := pattern.search(sentence.text):
            found.append((hit[1] or hit[2], desk.source(sentence)))
    return found


def _near(value: str, params: Option) -> bool:
    own = bigrams(value)
    return any(own & bigrams(word) for words in params.options.values() for word in words)


def _party_names(req: Requirement, params: MatchParams, desk: Desk) -> Finding:
    """The parties named at the head of the agreement against those of its signature blocks."""
    inside = {doc.id for doc, _ in desk.parts("agreement")}
    named = [m for roster in desk.extraction.rosters if roster.document in inside for m in roster.members]
    signed = [s for s in desk.extraction.signatures if s.document in inside and not ASIDE.search(s.place.locator)]
    if not named or not signed:
        return finding(req, "not_stated", "协议没有列明缔结方或没有签章栏，无从核对。", [desk.title("agreement")])
    heads = {m.name: squeeze(m.name) for m in named}
    ends = {s.party: squeeze(full(desk.aliases.get(s.party, s.party))) for s in signed if s.party}
    strange = [s for s in signed if s.party and ends[s.party] not in heads.values()]
    missing = [m for m in named if heads[m.name] not in ends.values()]
    places = [*[s.place for s in strange], *[m.source for m in missing]]
    if nameless := [s.place for s in signed if not s.party]:
        return finding(req, "needs_expert", "签章栏没有写明单位名称，请对照印章核对缔结方。", [*nameless, *places])
    if places:
        listed = "、".join(dict.fromkeys([*[s.party for s in strange], *[m.name for m in missing]]))
        return finding(req, "not_met", f"缔结方名称与签章处不一致：{listed}。", places)
    return finding(
        req, "met", f"{len(signed)}方名称与签章处一致。", [*[m.source for m in named][:4], *[s.place for s in signed][:4]]
    )


def naming(req: Requirement, desk: Desk) -> Finding:
    """The finding on one name that must follow a pattern."""
    params = cast(Naming, req.params)
    facts = [f for f in desk.extraction.facts if f.name == params.fact and f.source and f.value]
    if not facts:
        return finding(req, "not_stated", "材料没有写明名称。")
    wrong = [f for f in facts if not re.fullmatch(params.pattern, squeeze(str(f.value)))]
    said = "、".join(dict.fromkeys(str(f.value) for f in (wrong or facts)))
    chosen = wrong or facts
    verdict: Verdict = "not_met" if wrong else "met"
    return finding(
        req,
        verdict,
        f"名称“{said}”{'不' if wrong else ''}符合统一命名。",
        [f.source for f in chosen],
        facts=[f.id for f in chosen],
    )
