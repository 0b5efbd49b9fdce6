"""Document and section: whether a paper of a role was handed in with its content, and a section stands in it.

Takes requirements with `DocumentParams` or `Section` params. A paper is missing only among what was handed in and could
be read; an unreadable file that may be it is an expert's. A section is there by a heading of its meaning with a body,
or by its content under another heading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from reviewer import ground
from reviewer.checks import signature
from reviewer.checks.desk import Desk, Sentence
from reviewer.checks.verdicts import ROLE_NAMES, absent, finding
from reviewer.checks.words import carriers, flat
from reviewer.index.ranking import Index
from reviewer.policy.params import DocumentParams, SignatureParams
from reviewer.policy.params import Section as SectionParams
from reviewer.records import Document, Finding, Part, Requirement, Section, Source

SHORT, PART = 2, 0.4  # characters of a short title, and the share of the heading it must be
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


def section(req: Requirement, desk: Desk) -> Finding:
    """The finding on one section and its sub-sections."""
    params = cast(SectionParams, req.params)
    if not desk.parts(params.role):
        return absent(req, ROLE_NAMES[params.role])
    found = titled(params.titles, desk.sections(params.role))
    filled = [s for s in found if s.content]
    body = _content(params, desk) or _under_line(params, desk)
    if not found and not body:
        return finding(
            req,
            "not_met",
            f"通读{ROLE_NAMES[params.role]}，没有“{params.titles[0]}”一节，也没有相应内容。",
            [desk.title(params.role)],
        )
    if not filled and not body:
        return finding(req, "not_met", f"“{params.titles[0]}”标题下没有内容。", [s.heading for s in found])
    missing = [part[0] for part in params.parts if not _part(part, desk, params)]
    places: list[Source] = [s.heading for s in filled] + _inside(filled, desk) + [desk.source(s) for s in body]
    if missing:
        return finding(req, "not_met", f"“{params.titles[0]}”中缺少“{'”“'.join(missing)}”。", places)
    how = f"“{filled[0].title}”一节" if filled else "其他标题下的相应内容"
    return finding(req, "met", f"{ROLE_NAMES[params.role]}有{how}。", places[:6])


def titled(titles: tuple[str, ...], sections: list[Section]) -> list[Section]:
    """Sections whose heading holds one of the titles, or most of its words where two were merged."""
    return [s for s in sections if any(_is(flat(title), flat(s.title)) for title in titles)]


def _is(title: str, heading: str) -> bool:
    """Whether a heading holds a title; a short title must be a good part of the heading (各方 is not 各方的权利和义务)."""
    return title in heading and (len(title) > SHORT or len(title) >= PART * len(heading))


def _beside(params: SectionParams, desk: Desk) -> list[Source]:
    """The headings of the document that come nearest to the missing one, and the nearest sentences."""
    sections = [s for s in desk.sections(params.role) if s.title]
    near = Index([s.title for s in sections]).best(params.titles[0], 2)
    return [sections[n].heading for n, _ in near] + desk.nearest("".join(params.titles), [params.role], 2)


def _inside(sections: list[Section], desk: Desk) -> list[Source]:
    """The first sentences of the applicant's own under these headings."""
    inside = {(s.document, block) for s in sections for block in s.body}
    return [desk.source(s) for s in desk.sentences if (s.document.id, s.block) in inside and len(flat(s.text)) >= 4][:3]


def _content(params: SectionParams, desk: Desk) -> list[Sentence]:
    """Sentences that are the section's content by their words, wherever they stand."""
    if not params.words:
        return []
    said = [s for s in desk.said([params.role]) if all(word in flat(s.text) for word in params.words)]
    return [s for s in said if not carriers(flat(s.text))][:3]


def _under_line(params: SectionParams, desk: Desk) -> list[Sentence]:
    """What follows a line that is nothing but the title (鉴于：), where no heading was recognised; the next heading is not it."""
    out: list[Sentence] = []
    heads = {(s.document, s.heading.start) for s in desk.sections(params.role)}
    for doc, part in desk.parts(params.role):
        for n in range(part.first, part.last - 1):
            below = doc.blocks[n + 1]
            if below.kind == "heading" or (doc.id, below.source.start) in heads:
                continue
            if flat(doc.blocks[n].text).strip("：:") in params.titles:
                out += [s for s in desk.sentences if s.document is doc and s.block == n + 1]
    return out[:3]


def _part(titles: tuple[str, ...], desk: Desk, params: SectionParams) -> bool:
    """Whether a sub-section stands under a heading of its own; the section's own heading, which may name it, is none."""
    sections = desk.sections(params.role)
    main = titled(params.titles, sections)
    outer = min((s.level for s in main), default=0)
    below = [s for s in sections if s not in main or s.level > outer]
    return any(s.content for s in below if any(flat(title) in flat(s.title) for title in titles))
