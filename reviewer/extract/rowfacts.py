"""Facts that are rows or are counted from rows: members, platforms, researchers, the agreement's parties.

Takes what the readers of rows gave; gives one fact a member, platform and researcher, the counts a list shows
(`basis` table), the lead's platforms by level, and who is party, has signed and has sealed. Refuses to count a type of
member that a form states itself: the form's figure is the statement, the list only its check.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reviewer.extract.letters import LETTER
from reviewer.extract.names import resolve, same
from reviewer.extract.places import role_at
from reviewer.ground import squeeze
from reviewer.records import Document, Fact, Interval, Member, Platform, Researcher, Roster, Signature, Source, Value

COUNTED = {
    "enterprise": "consortium.enterprises",
    "university": "consortium.universities",
    "institute": "consortium.institutes",
    "other": "consortium.others",
}


def members(found: Sequence[Member]) -> Iterator[Fact]:
    """One fact a member."""
    for member in found:
        value: dict[str, Value] = {
            "name": member.name,
            "uscc": member.uscc,
            "type": member.type,
            "layer": member.layer,
            "registered_place": member.registered_place,
            "legal_representative": member.legal_representative,
            "controlled_by_lead": member.controlled_by_lead,
        }
        yield Fact("", "member", value, member.source, subject=member.name, raw=member.source.quote, basis="table")


def leads(found: Sequence[Member]) -> Iterator[Fact]:
    """How many members the lists name as lead."""
    heads = [member for member in found if member.layer == "lead"]
    if heads:
        yield _counted("consortium.leads_total", len(heads), heads[0])


def counts(rosters: Sequence[Roster], stated: frozenset[str]) -> Iterator[Fact]:
    """How many members the fullest list of the form, else of the agreement, has; types only where no figure by type is stated."""
    lists = [roster for role in ("application", "agreement") for roster in rosters if roster.role == role]
    if not lists:
        return
    first = max((roster for roster in lists if roster.role == lists[0].role), key=lambda roster: len(roster.members))
    yield _counted("consortium.members_total", len(first.members), first.members[0])
    if stated & {*COUNTED.values(), "consortium.research"}:
        return
    for kind, name in COUNTED.items():
        of_kind = [member for member in first.members if member.type == kind]
        if of_kind:
            yield _counted(name, len(of_kind), of_kind[0])


def _counted(name: str, number: int, member: Member) -> Fact:
    return Fact(
        "",
        name,
        number,
        member.source,
        measure="成员单位表所列",
        unit="家",
        raw=member.source.quote,
        basis="table",
        interval=Interval(number, number),
    )


def platforms(found: Sequence[Platform], lead: str, members: Sequence[Member], short: Mapping[str, str]) -> Iterator[Fact]:
    """One fact a platform, and how many of each level the lead hosts."""
    own: Counter[str] = Counter()
    first: dict[str, Platform] = {}
    for platform in found:
        year: Value = int(platform.year) if re.fullmatch(r"\d{4}", platform.year) else platform.year or None
        value: dict[str, Value] = {
            "name": platform.name, "field": platform.field, "level": platform.level, "year": year, "host": platform.host,
        }  # fmt: skip
        yield Fact(
            "",
            "platform",
            value,
            platform.source,
            subject=platform.host,
            raw=platform.source.quote,
            basis="table",
            level=platform.level,
        )
        if lead and platform.level and same(resolve(platform.host, [member.name for member in members], short), lead):
            own[platform.level] += 1
            first.setdefault(platform.level, platform)
    for level, number in own.items():
        source = first[level].source
        interval = Interval(number, number)
        yield Fact(
            "",
            "lead.platforms",
            number,
            source,
            subject=lead,
            unit="个",
            raw=source.quote,
            basis="table",
            level=level,
            interval=interval,
        )


def distinct(found: Sequence[Platform]) -> tuple[Platform, ...]:
    """Platforms without those a second document lists again."""
    seen: dict[str, Platform] = {}
    for platform in found:
        seen.setdefault(squeeze(platform.name) + (squeeze(platform.host) if len(platform.name) < 9 else ""), platform)
    return tuple(seen.values())


def researchers(found: Sequence[Researcher]) -> Iterator[Fact]:
    """One fact a researcher; one called 首席科学家 or 首席专家 is the chief scientist too."""
    for person in found:
        value: dict[str, Value] = {
            "name": person.name, "age": person.age, "title": person.title, "specialty": person.specialty, "organisation": person.organisation,
        }  # fmt: skip
        yield Fact("", "researcher", value, person.source, subject=person.organisation, raw=person.source.quote, basis="table")
        if re.search(r"首席(?:科学家|专家)", person.title):
            yield Fact("", "chief_scientist.name", person.name, person.source, raw=person.source.quote, basis="table")


def agreement(document: Document, rosters: Sequence[Roster], signatures: Sequence[Signature]) -> Iterator[Fact]:
    """Who the agreement's parties are, who has signed and who has sealed."""
    lists = [roster for roster in rosters if roster.role == "agreement"]
    own = [s for s in signatures if role_at(document, s.place) == "agreement" and s.party]
    signed = [s for s in own if not s.place.locator.endswith(LETTER)]
    parties = max((roster.members for roster in lists), key=len, default=())
    if parties:
        yield _names("agreement.parties", [member.name for member in parties], parties[0].source)
    elif signed:
        yield _names("agreement.parties", [s.party for s in signed], signed[0].place)
    by_hand, sealed = [s for s in signed if s.signed], [s for s in signed if s.sealed]
    if by_hand:
        yield _names("agreement.signatories", [s.signer or s.agent or s.party for s in by_hand], by_hand[0].place)
    if sealed:
        yield _names("agreement.seals", [s.party for s in sealed], sealed[0].place)


def _names(name: str, names: Sequence[str], source: Source) -> Fact:
    return Fact("", name, tuple(dict.fromkeys(names)), source, raw=source.quote, basis="table")
