"""Judgement: what only a person can weigh. Three to five passages an expert should read, or not_stated where nothing is said.

Takes a requirement with `Judgement` params; ranks the applicant's sentences by the terms of the field, by likeness to
the clause and by whom they are about. Never gives met or not_met.
"""

from __future__ import annotations

import re
from typing import cast

from reviewer import ground
from reviewer.checks.desk import Desk, Sentence
from reviewer.checks.verdicts import finding
from reviewer.index.ranking import Index
from reviewer.policy.params import Judgement
from reviewer.records import Finding, MemberType, Requirement, Role

ROLES: tuple[Role, ...] = ("application", "plan", "agreement", "evidence", "other")
MOST = 5  # passages named
LEAST = 14  # characters a passage needs to be worth reading
KINDS: dict[str, tuple[MemberType, ...]] = {"enterprises": ("enterprise",), "research": ("university", "institute")}
ASIDE, PLANNED = 0.35, 0.5  # weights of a sentence about somebody else, and of a plan
PLAN = re.compile(r"到20\d\d年|力争|拟(?!定)|计划于|将(?:建|开展|形成|突破|引进)|另行|待定")
OPENING = 40  # characters at a paragraph's beginning that say whom it is about
FIGURED = ("enterprises", "research", "chief")  # whose standing figures tell
FIGURE = 0.5  # worth of a figure of the one the matter is about
TOLD = re.compile(r"\d[\d,.]*\s*(?:万|亿|余|多)?(?:元|人|名|件|项|篇|台|套|条|个|家|%|％|平方米|㎡|吨|款|辆|亩)")
SAID = 0.3  # score below which nothing is said


def check(req: Requirement, desk: Desk) -> Finding:
    """The reading list of one judgement."""
    params = cast(Judgement, req.params)
    sentences = [s for s in desk.said(ROLES) if len(ground.squeeze(s.text)) >= LEAST]
    scores = rank(req, params, desk, sentences)
    best = sorted((n for n in range(len(sentences)) if scores[n] >= SAID), key=lambda n: -scores[n])
    chosen = list({ground.squeeze(sentences[n].text): sentences[n] for n in best}.values())[:MOST]
    if not chosen:
        return finding(req, "not_stated", f"材料中没有与“{req.asks}”有关的陈述。")
    return finding(
        req, "needs_expert", f"“{req.asks}”属专家判断事项，列出材料中的相关陈述供研判。", [desk.source(s) for s in chosen]
    )


def rank(req: Requirement, params: Judgement, desk: Desk, sentences: list[Sentence]) -> list[float]:
    """A score for each sentence: terms it holds, likeness to the clause, whether it is about the right one and done."""
    likeness = Index([s.text for s in sentences]).scores(req.asks + req.anchor)
    top = max(likeness, default=0.0) or 1.0
    patterns = [re.compile(term) for term in params.terms]
    subjects = about(params, desk)
    rows = statements(params, desk)
    out = []
    for sentence, like in zip(sentences, likeness, strict=True):
        terms = sum(bool(pattern.search(sentence.text)) for pattern in patterns)
        own = (sentence.document.id, sentence.block) in rows
        opens = subjects and any(word in sentence.document.blocks[sentence.block].text[:OPENING] for word in subjects)
        near = own or opens or any(word in sentence.text for word in subjects)
        told = FIGURE if near and params.about in FIGURED and TOLD.search(sentence.text) else 0.0
        weight = (1.0 if not subjects or near else ASIDE) * (PLANNED if PLAN.search(sentence.text) else 1.0)
        out.append((terms + like / top + told) * weight if terms or (near and told) else 0.0)
    return out


def statements(params: Judgement, desk: Desk) -> set[tuple[str, int]]:
    """The cells (document, block) in which the members the matter is about describe themselves."""
    kinds = KINDS.get(params.about, ())
    members = desk.leads() if params.about == "lead" else [m for m in desk.extraction.members if m.type in kinds]
    return {desk.block_of(m.statement_source) for m in members if m.statement_source}


def about(params: Judgement, desk: Desk) -> tuple[str, ...]:
    """Words that say a sentence is about the right organisation or person; none where anyone will do."""
    members = desk.extraction.members
    if params.about == "lead":
        leads = [m.name for m in members if m.layer == "lead"]
        return ("牵头单位", "牵头企业", "公司", *[short(name) for name in leads])
    if params.about == "chief":
        names = {str(f.value) for f in desk.extraction.facts if f.name == "chief_scientist.name"}
        return ("首席专家", "首席科学家", *sorted(names))
    if kinds := KINDS.get(params.about):
        general = (
            ("成员企业", "企业成员", "各企业")
            if params.about == "enterprises"
            else ("高校", "科研院所", "大学", "研究院", "研究所")
        )
        return (*general, *[short(m.name) for m in members if m.type in kinds and m.layer != "lead"])
    return ("成员", "各方", *[short(m.name) for m in members]) if params.about == "members" else ()


def short(name: str) -> str:
    """The telling part of an organisation's name: without region at its head and form at its end."""
    bare = re.sub(r"(?:股份)?有限(?:责任)?公司$|集团$", "", name)
    bare = re.sub(r"^(?:广西壮族自治区|[\u4e00-\u9fff]{2,3}(?:省|市)|广西|湖北|湖南|河南|重庆)", "", bare)
    return bare[:4] if len(bare) >= 4 else name
