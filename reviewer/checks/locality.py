"""Locality: where the lead is registered, by the place the papers state; a code's region alone proves nothing.

Takes a requirement with `Locality` params; inside by a name of the region (a province, a city, a district), outside by
the name of another region (`corpus/regions.yaml`); two leads must each be inside.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import yaml

from reviewer import resources
from reviewer.checks.desk import Desk
from reviewer.checks.verdicts import finding
from reviewer.ground import squeeze
from reviewer.policy.params import Locality
from reviewer.records import Fact, Finding, Requirement, Source


def check(req: Requirement, desk: Desk) -> Finding:
    """The finding on one place of registration."""
    params = cast(Locality, req.params)
    facts = [f for f in desk.extraction.facts if f.name == "lead.registered_place" and f.source]
    if not facts:
        return finding(req, "not_stated", "材料没有写明牵头单位的注册地（住所）。" + _code_hint(params, desk), _codes(desk))
    sides = {inside(str(f.value), params) for f in facts}
    places = "、".join(dict.fromkeys(str(f.value) for f in facts))
    evidence = [f.source for f in facts]
    ids = [f.id for f in facts]
    if sides == {True}:
        return finding(req, "met", f"牵头单位注册地为{places}，在规定区域内。", [*evidence, *_codes(desk)], facts=ids)
    if False in sides and (True not in sides or _each_lead(facts, params)):
        return finding(req, "not_met", f"牵头单位注册地为{places}，不在规定区域内。", evidence, facts=ids)
    why = "前后不一" if True in sides else "不能确定所属区域"
    return finding(req, "needs_expert", f"牵头单位注册地为{places}，{why}，请专家核实。", evidence, facts=ids)


def _each_lead(facts: list[Fact], params: Locality) -> bool:
    """Whether some lead, apart from the others, is stated outside only."""
    subjects = {f.subject for f in facts}
    return len(subjects) > 1 and any({inside(str(f.value), params) for f in facts if f.subject == s} == {False} for s in subjects)


def inside(place: str, params: Locality) -> bool | None:
    """True by a name of the region, False by a name of another one, None where no name is known."""
    text = squeeze(place)
    first = min((text.find(name) for name in params.inside if name in text), default=-1)
    other = min(
        (
            text.find(name)
            for name in elsewhere(resources.corpus() / "regions.yaml") - {*params.inside, *params.unsure}
            if name in text
        ),
        default=-1,
    )
    if first >= 0 and (other < 0 or first <= other):
        return True
    return False if other >= 0 else None


@cache
def elsewhere(file: Path) -> frozenset[str]:
    """The names of all provinces and prefectures."""
    regions: dict[str, str] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return frozenset(name for province, cities in regions.items() for name in (province, *cities.split()))


def _codes(desk: Desk) -> list[Source | None]:
    return [lead.uscc_source for lead in desk.leads()]


def _code_hint(params: Locality, desk: Desk) -> str:
    codes = [lead.uscc for lead in desk.leads() if lead.uscc]
    same = [code for code in codes if params.code and code[2:].startswith(params.code)]
    return "统一社会信用代码的登记机关在本区域，但不足以证明注册地。" if same else ""
