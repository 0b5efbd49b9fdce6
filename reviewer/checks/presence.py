"""Presence: whether an arrangement is really made, in the document that must hold it, in substance (kinds.md).

Takes a requirement with `Presence` params; gives met with the sentences that make it, not_met where the document that
must hold it was read whole and is silent, puts it off, leaves the heading empty or repeats the policy, not_stated where
that document is missing, needs_expert in honest doubt. Where facts decide (`by`), `holdings` looks first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from reviewer import ground
from reviewer.checks import holdings, windows
from reviewer.checks.desk import Desk, Sentence
from reviewer.checks.subjects import about_chief, about_lead
from reviewer.checks.verdicts import ROLE_NAMES, absent, finding
from reviewer.checks.words import DENIED, PUT_OFF, Look, about_itself, carriers, exhorts, flat, look, makes
from reviewer.policy.arrangements import WHOLE, Arrangement, Lines, get
from reviewer.policy.params import Presence
from reviewer.records import Finding, Requirement, Role, Section, Source

SUBSTANCE = 12  # characters that a sentence under a heading needs to be content
CELL, CELLS = 4, 4  # characters of a cell that says something; how many such cells make a table content
OWN = 0.6  # share of a heading that a part's name must be to be its own heading
NAMING = 3  # characters of a near word that names the matter
TOGETHER = 2  # parts, and half of them, that make a block be about an arrangement of more parts than these
TITLE = 40  # characters of a paper's title at most
SHOWN = 5  # places named as evidence


@dataclass
class Case:
    """One requirement on the desk, with what its arrangement's words and headings give."""

    req: Requirement
    desk: Desk
    params: Presence
    arrangement: Arrangement

    @property
    def must(self) -> list[Role]:
        """The roles that must hold it and were handed in."""
        return [role for role in self.params.where if self.desk.parts(role)]

    def sections(self) -> list[Section]:
        """Sections of the documents that must hold it whose title is about it."""
        return self._titled(self.arrangement.headings, self.must or list(self.params.also))

    def _titled(self, pattern: re.Pattern[str] | None, roles: list[Role]) -> list[Section]:
        return [s for role in roles for s in self.desk.sections(role) if pattern and pattern.search(flat(s.title))]

    def under(self, sections: list[Section]) -> list[Sentence]:
        """The applicant's own sentences under these headings."""
        inside = {(s.document, block) for s in sections for block in s.body}
        return [s for s in self.said() if (s.document.id, s.block) in inside]

    def said(self) -> list[Sentence]:
        """The applicant's own sentences that may show it; of what must be the lead's, those that are about the lead."""
        roles = list(dict.fromkeys([*self.must, *self.params.also]))
        said = self.desk.spoken(roles) if self.params.plain else self.desk.said(roles)
        if self.params.about == "lead":
            return about_lead(said, self.desk)
        if self.params.about == "chief":
            said = about_chief(said, self.desk)
        return [s for s in said if not about_itself(flat(s.text))] if self.agreed else said

    @property
    def agreed(self) -> bool:
        """Whether it is something the parties do together, not a fact about one of them."""
        return bool(self.params.where) and self.params.by in ("words", "layers") and self.params.about != "lead"

    @cached_property
    def joined(self) -> list[windows.Window]:
        """Sentences put together again and rows of tables, in the documents that must hold it."""
        said = [s for s in self.said() if s.role in self.must]
        cells = [s for s in self.desk.sentences if s.role in self.must and s.document.blocks[s.block].cell]
        rows = [w for w in windows.rows(cells) if self.params.plain or not self.desk.echo.restated(w.body)]
        return self._bare([*windows.sentences_whole(said), *rows])

    @cached_property
    def articles(self) -> list[windows.Window]:
        """Articles under the headings that are about it, in the documents that must hold it."""
        said = [s for s in self.said() if s.role in self.must]
        every = [s for role in self.must for s in self.desk.sections(role)]
        return self._bare(windows.articles(self._titled(self.arrangement.around, self.must), every, said))

    @cached_property
    def chapters(self) -> list[windows.Window]:
        """All that stands under a heading that is about it, in the documents that must hold it."""
        said = [s for s in self.said() if s.role in self.must]
        return self._bare(windows.chapters(self._titled(self.arrangement.around, self.must), said))

    def _bare(self, found: Iterable[windows.Window]) -> list[windows.Window]:
        """Without windows that hold what never makes it."""
        never = self.arrangement.never
        return [w for w in found if not (never and never.search(w.text))]

    def together(self, part: str, lines: Lines, seen: Look) -> list[Sentence]:
        """The table that makes it, or a part of it, or the sentences that do when read together, if none puts it off."""
        if not self.agreed:
            return []
        if made := self._table(self.arrangement.tables.get(part, ())):
            return made
        if any(self._spoils(s, lines) for s in seen.put_off if s.role in self.must):
            return []
        under = self.arrangement.under.get(part, ())
        tried = [(w, lines) for w in (*self.articles, *self.joined)] + [(w, under) for w in (*self.articles, *self.chapters)]
        return next((made for w, asked in tried if (made := w.carrying(asked))), [])

    def _spoils(self, sentence: Sentence, lines: Lines) -> bool:
        """Whether a sentence puts off this very thing, not merely something said in one of its commoner words."""
        text = flat(sentence.text)
        named = any(word in clause for clause in carriers(text) for word in self.arrangement.near if len(word) >= NAMING)
        return named or makes(lines, text) is not None or any(sentence in w.sentences for w in self.articles)

    def _table(self, heads: Lines) -> list[Sentence]:
        """The cells of a table that makes it."""
        for role in self.must if heads else ():
            for doc, part in self.desk.parts(role):
                cells = {b.source.start for b in windows.tables(doc, part.first, part.last, heads)}
                if cells:
                    own = [s for s in self.desk.sentences if s.document is doc]
                    return [s for s in own if doc.blocks[s.block].source.start in cells]
        return []


def check(req: Requirement, desk: Desk) -> Finding:
    """The finding on one presence requirement."""
    params = cast(Presence, req.params)
    case = Case(req, desk, params, get(params.arrangement, req.clause.policy))
    if params.when and (absent_cause := _unasked(case)) is not None:
        return absent_cause
    if params.by != "words" and (decided := holdings.RULES[params.by](req, desk, params)) is not None:
        return decided
    if params.where and not case.must:
        held = _elsewhere(case)
        return held or absent(req, "、".join(ROLE_NAMES[role] for role in params.where))
    return _parts(case) if case.arrangement.parts else _whole(case)


def _unasked(case: Case) -> Finding | None:
    """not_applicable where the condition is said not to arise, not_stated where nothing says it does; None where it does."""
    said = case.desk.said(["application", "plan", "agreement"])
    if any(re.search(case.params.when, flat(s.text)) for s in said):
        return None
    others = [s for s in said if case.params.otherwise and re.search(case.params.otherwise, flat(s.text))]
    if others:
        return finding(
            case.req,
            "not_applicable",
            f"材料写明不属于该情形，“{case.req.asks}”不适用。",
            [case.desk.source(s) for s in spread(others)],
        )
    return finding(case.req, "not_stated", f"材料没有写明是否属于“{case.req.asks}”所指的情形。")


def _elsewhere(case: Case) -> Finding | None:
    """What other papers make of it while the document that must hold it is missing."""
    made = look(case.arrangement, case.said()).made
    return _met(case, made) if made and case.params.also else None


def _whole(case: Case) -> Finding:
    """An arrangement without parts."""
    sections = case.sections()
    under = case.under(sections)
    seen = look(case.arrangement, case.said())
    if made := [s for s in seen.made if s in under] + [s for s in seen.made if s not in under] + _papers(case):
        return _met(case, made)
    if made := case.together(WHOLE, case.arrangement.made, seen):
        return _met(case, made)
    if case.arrangement.suffices and (body := _substance(case, under)):
        return _met(case, body)
    return _missing(case, seen, sections, under)


def _papers(case: Case) -> list[Sentence]:
    """The title of a paper of its own that makes the arrangement, with its first sentences."""
    pattern, desk = case.arrangement.paper, case.desk
    out: list[Sentence] = []
    for doc, part in desk.parts("other") if pattern else ():
        heads = [
            n for n in range(part.first, min(part.first + 6, part.last)) if pattern and pattern.search(flat(doc.blocks[n].text))
        ]
        if heads and len(doc.blocks[heads[0]].text) <= TITLE:
            out += [s for s in desk.sentences if s.document is doc and s.block >= heads[0]][:3]
    return out


def _substance(case: Case, sentences: list[Sentence]) -> list[Sentence]:
    never = case.arrangement.never
    own = [s for s in sentences if len(ground.squeeze(s.text)) >= SUBSTANCE and not carriers(flat(s.text))]
    return [s for s in own if not (never and never.search(flat(s.text)))]


def _parts(case: Case) -> Finding:
    """An arrangement whose parts must each be made: first under its headings, then anywhere the roles allow."""
    sections = case.sections()
    under = case.under(sections)
    within, beyond = look(case.arrangement, under), look(case.arrangement, case.said())
    found = {part: within.parts[part] or (beyond.parts[part] if not under else []) for part in case.arrangement.parts}
    whole = _anywhere(case, beyond) if case.arrangement.anywhere else _cohesive(case, beyond)
    found = {
        part: sentences or _headed(case, part) or whole[part] or case.together(part, case.arrangement.parts[part], beyond)
        for part, sentences in found.items()
    }
    missing = [part for part, sentences in found.items() if not sentences]
    if not missing:
        return _met(case, [sentence for sentences in found.values() for sentence in sentences[:2]])
    stray = [s for part in missing for s in beyond.parts[part]]
    if len(missing) == len(found) and (within.put_off or not stray):
        return _missing(case, within if within.put_off else beyond, sections, under)
    lacking = f"{case.arrangement.says}：未见“{'、'.join(missing)}”的约定"
    if stray and not within.put_off:
        places = [case.desk.source(s) for s in [*stray, *under][:SHOWN]]
        return finding(case.req, "needs_expert", lacking + "，他处有相关表述，请专家判断。", places)
    telling = [*within.put_off, *under]
    places = [s.heading for s in sections] + [case.desk.source(s) for s in telling[:SHOWN]]
    return finding(case.req, "not_met", lacking + "。", places)


def _anywhere(case: Case, beyond: Look) -> dict[str, list[Sentence]]:
    """The parts as they stand in the documents that must hold them."""
    return {part: [s for s in said if s.role in case.must] for part, said in beyond.parts.items()}


def _cohesive(case: Case, beyond: Look) -> dict[str, list[Sentence]]:
    """The parts that stand together in one block, in the documents that must hold it: such a block is about it untitled."""
    blocks: dict[tuple[str, int], set[str]] = {}
    own = {part: [s for s in sentences if s.role in case.must] for part, sentences in beyond.parts.items()}
    for part, sentences in own.items():
        for s in sentences:
            blocks.setdefault((s.document.id, s.block), set()).add(part)
    least = max(TOGETHER, len(own) / 2) if len(own) > TOGETHER else len(own) + 1
    return {part: [s for s in said if len(blocks[s.document.id, s.block]) >= least] for part, said in own.items()}


def _headed(case: Case, part: str) -> list[Sentence]:
    """What stands under a heading that is a part's own (“产业共性关键技术清单”), if it is content and not put off."""
    sections = [s for role in case.must for s in case.desk.sections(role) if s.content]
    own = [s for s in sections if flat(part) in flat(s.title) and len(flat(part)) >= OWN * len(flat(s.title))]
    body = case.under(own) if own else []
    return _substance(case, body)[:2] or _rows(body)


def _rows(sentences: list[Sentence]) -> list[Sentence]:
    """What a list set as a table says below its first row, if that is more than labels and numbers of rows."""
    cells = [(s, s.document.blocks[s.block].cell) for s in sentences]
    below = [s for s, cell in cells if cell and cell.row > 0 and len(ground.squeeze(s.text)) >= CELL]
    below = [s for s in below if not (PUT_OFF.search(flat(s.text)) or DENIED.search(flat(s.text)))]
    return below[:2] if len(below) >= CELLS else []


def _met(case: Case, sentences: list[Sentence]) -> Finding:
    order = {role: n for n, role in enumerate([*case.must, *case.params.also])}
    under = case.under(case.sections())
    best = sorted(sentences, key=lambda s: (order.get(s.role, 9), s not in under, -_strength(case, s)))
    places = [case.desk.source(s) for s in spread(best)]
    where = "、".join(dict.fromkeys(f"《{s.document.name}》" for s in best[:SHOWN]))
    return finding(case.req, "met", f"{where}中有“{case.arrangement.says}”的具体约定或事实。", places)


def spread(sentences: list[Sentence]) -> list[Sentence]:
    """The first few, no two with the same words."""
    return list({flat(s.text): s for s in sentences}.values())[:SHOWN]


def _strength(case: Case, sentence: Sentence) -> int:
    """How much of the arrangement's language a sentence holds: lines made, near words."""
    text = flat(sentence.text)
    lines = sum(makes((line,), text) is True for line in case.arrangement.made)
    return 3 * lines + sum(word in text for word in case.arrangement.near)


def _missing(case: Case, seen: Look, sections: list[Section], under: list[Sentence]) -> Finding:
    """No sentence makes it: put off, empty heading, repeated words, in doubt, or silent."""
    req, says, desk = case.req, case.arrangement.says, case.desk
    headings = [s.heading for s in sections]
    own = [s for s in seen.put_off if not case.must or s.role in case.must]
    if own and case.params.where:
        places = [desk.source(s) for s in spread(own)]
        return finding(req, "not_met", f"“{says}”仅写明另行约定、待定或未设，未作实际安排。", places)
    if sections and not under:
        why = "标题下没有内容或仅重复政策原文" if any(s.content for s in sections) else "标题下没有内容"
        return finding(req, "not_met", f"“{says}”{why}。", [*headings, *_echoed(case)])
    if echoed := _echoed(case):
        return finding(req, "not_met", f"“{says}”仅重复政策原文，没有实际安排。", echoed)
    if doubt := _doubtful(case, seen, under):
        places = [desk.source(s) for s in spread(doubt)]
        return finding(req, "needs_expert", f"材料提到与“{says}”有关的内容，是否构成安排请专家判断。", places)
    if case.params.where or case.params.when:
        names = "、".join(ROLE_NAMES[role] for role in case.must) or "材料"
        near = desk.nearest(" ".join((says, *case.arrangement.near)), case.must)
        return finding(
            req, "not_met", f"通读{names}，没有“{says}”的约定。", [*headings[:2], *near] or [desk.title(r) for r in case.must]
        )
    return finding(req, "not_stated", f"材料中没有说明“{says}”。", [desk.source(s) for s in spread(seen.put_off)])


def _echoed(case: Case) -> list[Source]:
    """Where the policy's own words about it are repeated."""
    roles = list(dict.fromkeys([*case.must, *case.params.also]))
    text = [(s, flat(s.text)) for s in case.desk.echoes(roles)]
    lines = [case.arrangement.made, *case.arrangement.parts.values()]
    words = [s for s, t in text if any(makes(made, t) for made in lines) or sum(word in t for word in case.arrangement.near) >= 2]
    return [case.desk.source(s) for s in spread(words)]


def _doubtful(case: Case, seen: Look, under: list[Sentence]) -> list[Sentence]:
    """Sentences that touch it closely: with one of its words under its heading, or with two."""
    wanted = [s for s in seen.near if (not case.must or s.role in case.must) and not exhorts(flat(s.text))]
    return [s for s in wanted if s in under or sum(word in flat(s.text) for word in case.arrangement.near) >= 2]
