"""Section: whether a section of an outline stands in a document, by a heading of its meaning or by its content.

Takes requirements with `Section` params, whose titles are words a heading holds, or meanings of `corpus/headings.yaml`
(`@background`). A heading's own words count at any level; a meaning counts for the chapters of the document, and inside a
chapter that was found for its sub-sections. A chapter is also found by its sub-sections, and a sub-section by how its
paragraph begins, or by standing in the place of the only one not found. What stands in the place of a section, but under
a title that tells nothing, is an expert's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import cast

from reviewer.checks.desk import Desk, Sentence
from reviewer.checks.verdicts import ROLE_NAMES, absent, finding
from reviewer.checks.words import carriers, flat, look
from reviewer.policy import arrangements, headings
from reviewer.policy.params import Section as SectionParams
from reviewer.records import Finding, Requirement, Section, Source

SHORT, PART = 2, 0.4  # characters of a short title, and the share of the heading it must be
CHAPTERS = 3  # headings of one level that make it the level of chapters
LEAD = 14  # characters at the beginning of a paragraph that may name what it is about
LISTED = 3  # members that make a list of them
ALIGNED = 4  # sub-sections of an outline that must all but one be recognised for the last one to be known by its place


@dataclass
class Outline:
    """The headings of the documents of a role, and one section of the outline that is looked for."""

    desk: Desk
    params: SectionParams

    @cached_property
    def sections(self) -> list[Section]:
        """Every section of the documents of the role."""
        return self.desk.sections(self.params.role)

    @cached_property
    def chapters(self) -> list[Section]:
        """The sections down to the document's first level with several headings; an agreement's articles are all chapters."""
        if self.params.role == "agreement":
            return self.sections
        out: list[Section] = []
        for _, group in groupby(self.sections, key=lambda s: s.document):
            own = list(group)
            counts = {level: sum(s.level == level for s in own) for level in sorted({s.level for s in own})}
            first = next((level for level, n in counts.items() if n >= CHAPTERS), 1)
            out += [s for s in own if s.level <= first]
        return out

    @cached_property
    def found(self) -> list[Section]:
        """The sections that are it: chapters by meaning or sub-sections, else any heading that holds its words."""
        literal = titled(self.params.titles, self.sections)
        chapters = [c for c in self.chapters if c in literal or means(self.params.titles, c) or self._by_parts(c)]
        return _outermost(chapters or literal)

    def _by_parts(self, chapter: Section) -> bool:
        """Whether at least two and half of the sub-sections stand under a chapter by their own words."""
        inner = self.inside(chapter)
        own = [part for part in self.params.parts if any(s.content for s in titled(part, inner))]
        return len(own) >= max(2, len(self.params.parts) / 2)

    def inside(self, chapter: Section) -> list[Section]:
        """The headings below a chapter."""
        return [
            s
            for s in self.sections
            if s is not chapter and s.document == chapter.document and s.level > chapter.level and within(s, chapter)
        ]

    def lacks(self) -> list[tuple[str, ...]]:
        """The sub-sections that are not there."""
        missing = [part for part in self.params.parts if not self._part(part)]
        if len(missing) == 1 and len(self.params.parts) >= ALIGNED and any(self._in_place(missing[0], c) for c in self.found):
            return []
        return missing

    def _part(self, part: tuple[str, ...]) -> bool:
        outer = min((s.level for s in self.found), default=0)
        below = [s for s in self.sections if s not in self.found or s.level > outer]
        if any(s.content for s in below if any(flat(title) in flat(s.title) for title in words(part))):
            return True
        inner = [s for chapter in self.found for s in self.inside(chapter)]
        return any(s.content for s in inner if means(part, s)) or self._begun(part)

    def _begun(self, part: tuple[str, ...]) -> bool:
        """Whether a paragraph of the section begins with the sub-section's words (“管理机制方面，…”)."""
        inside = {(s.document, n) for s in self.found for n in s.body}
        starts: dict[tuple[str, int], str] = {}
        for sentence in self.desk.sentences:
            if (sentence.document.id, sentence.block) in inside:
                starts.setdefault((sentence.document.id, sentence.block), flat(sentence.text))
        bodies = [text for text in starts.values() if len(text) > 2 * LEAD and not carriers(text)]
        return any(flat(title) in text[:LEAD] for text in bodies for title in words(part))

    def _in_place(self, part: tuple[str, ...], chapter: Section) -> bool:
        """Whether a heading under a chapter stands where the outline has this sub-section, all the others in their own places."""
        inner = [s for s in self.inside(chapter) if s.level == chapter.level + 1]
        if len(inner) != len(self.params.parts):
            return False
        pairs = list(zip(self.params.parts, inner, strict=True))
        return all(s.content and (own is part or _named(own, s)) for own, s in pairs)


def section(req: Requirement, desk: Desk) -> Finding:
    """The finding on one section and its sub-sections."""
    params = cast(SectionParams, req.params)
    if not desk.parts(params.role):
        return absent(req, ROLE_NAMES[params.role])
    outline = Outline(desk, params)
    found = outline.found
    filled = [s for s in found if s.content]
    body = _content(req, params, desk) or _under_line(params, desk)
    name = params.titles[0]
    if not found and not body:
        why = f"通读{ROLE_NAMES[params.role]}，没有“{name}”一节，也没有相应内容。"
        return finding(req, "not_met", why, [desk.title(params.role)])
    if not filled and not body:
        return finding(req, "not_met", f"“{name}”标题下没有内容。", [s.heading for s in found])
    places: list[Source] = [s.heading for s in filled] + _inside(filled, desk) + [desk.source(s) for s in body]
    if missing := [part[0] for part in outline.lacks()]:
        return finding(req, "not_met", f"“{name}”中缺少“{'”“'.join(missing)}”。", places)
    how = f"“{filled[0].title}”一节" if filled else "其他标题下的相应内容"
    return finding(req, "met", f"{ROLE_NAMES[params.role]}有{how}。", places[:6])


def within(inner: Section, outer: Section) -> bool:
    """Whether what stands under one heading stands under the other too; blocks of a body follow one another."""
    return bool(inner.body and outer.body) and outer.body[0] <= inner.body[0] and inner.body[-1] <= outer.body[-1]


def _outermost(sections: list[Section]) -> list[Section]:
    """The sections that do not stand inside another of them."""
    return [
        s
        for s in sections
        if not any(o is not s and o.document == s.document and o.level < s.level and within(s, o) for o in sections)
    ]


def words(titles: tuple[str, ...]) -> list[str]:
    """The titles that are words, not meanings."""
    return [title for title in titles if not title.startswith(headings.MARK)]


def titled(titles: tuple[str, ...], sections: list[Section]) -> list[Section]:
    """Sections whose heading holds one of the titles, or most of its words where two were merged."""
    return [s for s in sections if any(_is(flat(title), flat(s.title)) for title in words(titles))]


def means(titles: tuple[str, ...], section: Section) -> bool:
    """Whether a heading has one of the meanings among the titles."""
    return any(headings.get(title).of(flat(section.title)) for title in titles if title.startswith(headings.MARK))


def _named(titles: tuple[str, ...], section: Section) -> bool:
    return bool(titled(titles, [section])) or means(titles, section)


def _is(title: str, heading: str) -> bool:
    """Whether a heading holds a title; a short title must be a good part of the heading (各方 is not 各方的权利和义务)."""
    return title in heading and (len(title) > SHORT or len(title) >= PART * len(heading))


def _inside(sections: list[Section], desk: Desk) -> list[Source]:
    """The first sentences of the applicant's own under these headings."""
    inside = {(s.document, block) for s in sections for block in s.body}
    return [desk.source(s) for s in desk.sentences if (s.document.id, s.block) in inside and len(flat(s.text)) >= 4][:3]


def _content(req: Requirement, params: SectionParams, desk: Desk) -> list[Sentence]:
    """Sentences that are the section's content by their words, wherever they stand."""
    said = desk.said([params.role])
    if params.arrangement and (made := look(arrangements.get(params.arrangement, req.clause.policy), said).made):
        return made[:3]
    if params.roster and (listed := [r for r in desk.extraction.rosters if r.role == params.role and len(r.members) >= LISTED]):
        places = {desk.block_of(m.source) for m in listed[0].members}
        return [s for s in said if (s.document.id, s.block) in places][:3]
    own = [s for s in said if params.words and all(word in flat(s.text) for word in params.words)]
    return [s for s in own if not carriers(flat(s.text))][:3]


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
