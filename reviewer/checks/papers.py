"""Document: whether a paper of a role was handed in with its content.

Takes requirements with `DocumentParams`. A paper is missing only among what was handed in and could be read; an unreadable
file that may be it is an expert's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from reviewer import ground
from reviewer.checks import signature
from reviewer.checks.desk import Desk
from reviewer.checks.verdicts import ROLE_NAMES, finding
from reviewer.checks.words import flat
from reviewer.policy.params import DocumentParams, SignatureParams
from reviewer.records import Document, Finding, Part, Requirement, Source

HEAD = 6  # blocks at the head of a paper that may hold its title
OPENING = re.compile(
    r"达成[^。]{0,12}(?:一致|协议|约定|条款)|(?:订立|签订|签署|制定)[^。]{0,16}(?:条款|协议|如下)|共同遵守|内容如下|郑重承诺|承诺如下"
)
CLOSING = re.compile(r"(?:日|时|后)起?生效|所有成员单位签章|签署页|签章页|情况属实|属实，同意|同意申报")
LINE = 80  # characters of a line that closes a paper
MARKS = 5
CONTENT = 200  # characters below which a paper is a title without content


def document(req: Requirement, desk: Desk) -> Finding:
    """The finding on one paper."""
    params = cast(DocumentParams, req.params)
    if params.recommends:
        return recommendation(req, params, desk)
    name = ROLE_NAMES[params.role]
    parts = desk.parts(params.role)
    full = [
        (doc, part)
        for doc, part in parts
        if len(ground.squeeze("".join(b.text for b in doc.blocks[part.first : part.last]))) >= CONTENT
    ]
    if full:
        doc = full[0][0]
        attached = "，随申请表一并提交" if params.attached else ""
        return finding(req, "met", f"已提交{name}《{doc.name}》{attached}。", marks(full[0], desk))
    if parts:
        return finding(req, "not_met", f"《{parts[0][0].name}》只有标题或空白模板，没有{name}的内容。", [desk.title(params.role)])
    if lost := desk.unreadable():
        listed = "、".join(f"《{doc.name}》" for doc in lost)
        return finding(
            req,
            "needs_expert",
            f"未见{name}；{listed}不能读取，可能是该文件，请人工核对。",
            [ground.file_name(doc) for doc in lost],
        )
    return finding(req, "not_met", f"提交的材料中没有{name}。")


def marks(paper: tuple[Document, Part], desk: Desk) -> list[Source]:
    """What shows a paper to be one: its title, the words that open it, its first heading, and what closes it."""
    doc, part = paper
    own = [s for s in desk.sentences if s.document is doc and part.first <= s.block < part.last]
    opening = next((s for s in own if OPENING.search(flat(s.text))), None)
    closing = next((s for s in reversed(own) if CLOSING.search(flat(s.text)) and len(flat(s.text)) <= LINE), None)
    first = next((s.heading for s in desk.sections(part.role) if s.document == doc.id and s.content and s.number), None)
    told = [desk.source(s) for s in (opening, closing) if s is not None]
    return [*desk.titles(part.role)[:2], *told, *([first] if first else [])][:MARKS]


def recommendation(req: Requirement, params: DocumentParams, desk: Desk) -> Finding:
    """The recommending unit's opinion: a sealed box of the form, or a paper of its own with its content."""
    titles = re.compile("|".join(params.titles)) if params.titles else None
    own = [
        s
        for doc in desk.submission.documents
        for s in desk.sentences
        if s.document is doc and titles and titles.search(s.text[:40])
    ]
    papers = [s for s in own if s.role in ("other", "evidence", "commitment") and s.block <= HEAD]
    if papers:
        return finding(req, "met", f"已提交推荐意见《{papers[0].document.name}》。", [desk.source(s) for s in papers])
    seal = SignatureParams(role=params.role, of=("recommender",), need=("sealed",))
    return signature.check(replace(req, params=seal), desk)
