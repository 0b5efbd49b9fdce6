"""The members of the consortium: as each place lists them, and one `Member` a real organisation.

Takes documents; gives `Roster`s (tables and lines) and the merged members: the form's table first, completed from the others,
with control by the lead where a document says so. Names that differ in one character but share a code, or differ in one
character at equal length, are one organisation with a slip. Refuses to add members from a plan or from evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

from reviewer.extract import control, licences, names
from reviewer.extract.places import name as tidied
from reviewer.extract.places import part, role_at
from reviewer.extract.rosterlines import runs
from reviewer.extract.rostertables import tables, without_doubles
from reviewer.ground import cut, squeeze
from reviewer.records import Document, Member, Role, Roster, Source

ORDER: Mapping[Role, int] = {"application": 0, "agreement": 1, "plan": 2, "commitment": 3, "other": 4, "evidence": 5}
PLACE = re.compile(
    r"(?:注册地(?:址|点)?|住所(?:地)?|注册于|注册在)\s*(?:为|是|在|于|位于|[：:])?\s*(?P<place>(?![^，。；\n]{0,16}(?:法院|仲裁|管辖|诉讼))[\u4e00-\u9fff][^，,；;。\n）)、]{2,40})"
)
BECAME = re.compile(r"改制|转制|变更|更名|设立|成立")  # 2007年改制为股份有限公司 names nobody else
BODY = re.compile(r"(?:公司|集团|大学|学院|[）)])$")
PERSON = re.compile(r"法定代表人\s*(?:为|是|[：:])?\s*(?P<person>[\u4e00-\u9fff·]{2,4})(?=[，,；;。\n）)、（(]|$)")


def rosters(document: Document) -> tuple[Roster, ...]:
    """Every list of members in the document, tables first."""
    found = []
    for rows in tables(document):
        once, again = without_doubles(rows)
        found.append(Roster(document.id, role_at(document, rows[0].source), "表格", tuple(once), tuple(again)))
    found += [Roster(document.id, role_at(document, m[0].source), "条款", tuple(m)) for m in runs(document)]
    if role_of(document) not in ("application", "agreement"):
        found += [Roster(document.id, role_at(document, m.source), "证照", (m,)) for m in licences.members(document)]
    return tuple(found)


def role_of(document: Document) -> Role:
    """The role of a document that plays one; that of its first part otherwise."""
    return document.parts[0].role if document.parts else document.role


def merge(rosters: Sequence[Roster], documents: Sequence[Document], lead: str) -> tuple[Member, ...]:
    """One member a real organisation, the form's table first, completed from the other lists and from sentences."""
    ordered = sorted(rosters, key=lambda roster: (ORDER[roster.role], roster.what != "表格", -len(roster.members)))
    short = {alias: full for document in documents for alias, full in names.aliases(document).items()}
    found: list[Member] = []
    for roster in ordered:
        adds = not found or roster.role in ("application", "agreement")
        for member in roster.members:
            at = _known(found, member, roster, short)
            if at is not None:
                found[at] = _completed(found[at], member)
            elif adds:
                found.append(member)
    found = [_lead(member, lead, short) for member in found]
    for document in documents:
        found = _from_text(document, found, lead, short)
    return tuple(_of_statement(documents, member) for member in found)


def _known(found: Sequence[Member], member: Member, roster: Roster, short: Mapping[str, str]) -> int | None:
    """Which known member a listing is: by name, else by a slip or a code of one that this roster does not list itself."""
    by_name = next((i for i, known in enumerate(found) if names.same(known.name, member.name, short)), None)
    if by_name is not None:
        return by_name
    apart = [not any(names.same(known.name, other.name, short) for other in roster.members) for known in found]
    return next((i for i, known in enumerate(found) if apart[i] and _slip(known, member)), None)


def _slip(a: Member, b: Member) -> bool:
    """Whether two listings with different names are one organisation: an equal code, or one character amiss."""
    if a.uscc is not None and a.uscc == b.uscc:
        return True
    left, right = squeeze(a.name), squeeze(b.name)
    return len(left) == len(right) >= 8 and sum(x != y for x, y in zip(left, right, strict=True)) == 1


def _completed(known: Member, other: Member) -> Member:
    lacking = {f.name: getattr(other, f.name) for f in fields(Member) if getattr(known, f.name) in (None, "")}
    if known.layer is None and other.layer is None:
        lacking.pop("layer", None)
    return replace(known, **lacking)


def _lead(member: Member, lead: str, short: Mapping[str, str]) -> Member:
    if lead and names.same(member.name, lead, short):
        return replace(member, layer="lead")
    return member


def _from_text(document: Document, members: list[Member], lead: str, short: Mapping[str, str]) -> list[Member]:
    ties = control.controlled(document, lead, members, short) if lead else {}
    stated = _sentences(document, members, lead, short)
    done = []
    for member in members:
        tie = ties.get(member.name)
        if tie and (member.controlled_by_lead is None or (tie[0] and not member.controlled_by_lead)):
            member = replace(member, controlled_by_lead=tie[0], control_source=tie[1])
        place = stated.get(("place", member.name))
        if place and member.registered_place is None:
            member = replace(member, registered_place=place[0], place_source=place[1])
        person = stated.get(("person", member.name))
        if person and member.legal_representative is None:
            member = replace(member, legal_representative=person[0])
        done.append(member)
    return done


def _sentences(
    document: Document, members: Sequence[Member], lead: str, short: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, Source]]:
    """Registered places and representatives that sentences give, by the organisation last named before them."""
    found: dict[tuple[str, str], tuple[str, Source]] = {}
    for block in document.blocks:
        for key, pattern in (("place", PLACE), ("person", PERSON)):
            for match in pattern.finditer(block.text):
                who = _subject(block.text[: match.start()], members, short)
                if who:
                    said = tidied(match[key])
                    found.setdefault((key, who), (said, part(document, block, match.start(key), match.end(key))))
    return found


def last_named(before: str) -> str:
    """The company or university a text names last, of whom what follows is said (a shareholder in brackets is no member)."""
    said = [title for _, _, title in names.organisations(before) if BODY.search(title) and not BECAME.search(title)]
    return said[-1] if said else ""


def _subject(before: str, members: Sequence[Member], short: Mapping[str, str]) -> str | None:
    """The member named last before a place in a text."""
    flat = squeeze(before)
    best, who = -1, None
    for member in members:
        forms = [member.name, *(alias for alias, full in short.items() if names.same(full, member.name) and len(alias) > 1)]
        at = max(flat.rfind(squeeze(form)) for form in forms)
        if at > best:
            best, who = at, member.name
    return who if last_named(before) in ("", who) or flat.rfind(squeeze(last_named(before))) <= best else None


def _of_statement(documents: Sequence[Document], member: Member) -> Member:
    """What a member's own cell says of its registered place and of the lead's control."""
    place = member.statement_source
    if place is None:
        return member
    document = next(document for document in documents if document.id == place.document)
    where = PLACE.search(document.text, place.start, place.end)
    if where and member.registered_place is None:
        member = replace(member, registered_place=tidied(where["place"]), place_source=cut(document, *where.span("place")))
    if member.controlled_by_lead is not None or member.layer == "lead":
        return member
    said = control.of_statement(document, place, member.statement)
    return replace(member, controlled_by_lead=said[0], control_source=said[1]) if said else member
