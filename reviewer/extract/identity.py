"""The facts of identity: who the consortium, the lead, its people and its members are, as each document states it.

Takes the documents with what their forms, rosters and signature pages gave; finds the lead; gives facts without ids. One fact a document and
value, so that consistency can compare documents. Refuses to guess a lead: it is named in a form, on a cover or in a
roster, or there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer.extract import disputes, formfacts, quantities, rowfacts, sentencefacts
from reviewer.extract.members import ORDER, PERSON, PLACE, last_named
from reviewer.extract.names import aliases, same
from reviewer.extract.places import name as tidied
from reviewer.extract.places import part, role_at
from reviewer.ground import cut, squeeze
from reviewer.records import Block, Document, Fact, Field, Member, Platform, Researcher, Roster, Signature, Source


@dataclass(frozen=True, slots=True)
class Read:
    """What the readers of structure gave for all documents."""

    fields: tuple[Field, ...]
    signatures: tuple[Signature, ...]
    rosters: tuple[Roster, ...]
    platforms: tuple[Platform, ...]
    researchers: tuple[Researcher, ...]


SELF = re.compile(
    r"^(?:本|我)?(?:公司|单位|企业)(?:的)?$|[，,](?:本|我)(?:公司|单位)(?:的)?$"
)  # 公司注册地址为…, in the lead's own form
LEAD_SAID = re.compile(r"牵头(?:单位|企业|方)(?:的)?[^，。；]{0,6}$")  # 牵头单位注册地址为…


def stated(documents: Sequence[Document], read: Read) -> list[Fact]:
    """What forms, covers and sentences state, document by document."""
    found: list[Fact] = []
    for document in documents:
        fields = [field for field in read.fields if field.document == document.id]
        found += formfacts.facts(document, fields) + formfacts.contact(document, fields)
        found += sentencefacts.facts(document) + disputes.facts(document)
    return distinct(found)


def lead(documents: Sequence[Document], facts: Sequence[Fact], rosters: Sequence[Roster]) -> str:
    """The lead's name: the form's, else a roster's, else the agreement's or the plan's; empty where none is named."""
    roles = {document.id: document for document in documents}
    named = [
        (ORDER[role_at(roles[f.source.document], f.source)], str(f.value)) for f in facts if f.name == "lead.name" and f.source
    ]
    listed = [(ORDER[roster.role], m.name) for roster in rosters for m in roster.members if m.layer == "lead"]
    return min([*named, *listed], key=lambda pair: pair[0], default=(0, ""))[1]


def rows(
    documents: Sequence[Document], read: Read, members: Sequence[Member], stated_facts: Sequence[Fact], who: str
) -> list[Fact]:
    """Facts of rows, counts of lists, parties, and what the lists say of the lead."""
    short: Mapping[str, str] = {alias: full for document in documents for alias, full in aliases(document).items()}
    names = frozenset(fact.name for fact in stated_facts)
    found = [*rowfacts.members(members), *rowfacts.counts(read.rosters, names), *rowfacts.leads(members)]
    found += [
        *rowfacts.platforms(rowfacts.distinct(read.platforms), who, members, short),
        *rowfacts.researchers(read.researchers),
    ]
    for document in documents:
        rosters = [roster for roster in read.rosters if roster.document == document.id]
        signatures = [signature for signature in read.signatures if signature.document == document.id]
        found += rowfacts.agreement(document, rosters, signatures)
        for one in leads(members, who):
            found += _of_lead(document, rosters, signatures, one)
        if not any(
            fact.name == "agreement.sign_date" and fact.source and fact.source.document == document.id for fact in stated_facts
        ):
            found += _signed_on(document, signatures)
    return distinct([*stated_facts, *found, *_of_leads(members, who)])


def _of_lead(document: Document, rosters: Sequence[Roster], signatures: Sequence[Signature], who: str) -> Iterator[Fact]:
    """The lead's name, place and representative as this document's lists, sentences and signature page give them."""
    for roster in rosters:
        for member in roster.members:
            if same(member.name, who):
                yield from _from_member(document, member)
    stated = [m for roster in rosters for m in roster.members if m.statement_source]
    own = {m.statement_source.start: same(m.name, who) or None for m in stated if m.statement_source}
    for block in document.blocks:
        if block.kind in ("paragraph", "cell"):
            yield from _of_sentences(document, block, who, own.get(block.source.start, False))
    for signature in signatures:
        legal = signature.signer and signature.signer_place and role_at(document, signature.place) == "agreement"
        if legal and signature.signer_place and same(signature.party, who):
            yield Fact(
                "",
                "lead.legal_representative",
                signature.signer,
                signature.signer_place,
                subject=who,
                raw=signature.signer_place.quote,
            )


def _of_sentences(document: Document, block: Block, who: str, own: bool | None) -> Iterator[Fact]:
    """The lead's representative and place in a block that names the lead last before them, or in the lead's own statement.

    `own` is None where the block is another member's statement, in which 公司 is not the lead.
    """
    for name, pattern, key in (("lead.legal_representative", PERSON, "person"), ("lead.registered_place", PLACE, "place")):
        for match in pattern.finditer(block.text):
            before = block.text[: match.start()]
            last = last_named(before)
            sentence = re.split(r"[。；\n]", before)[-1]
            self_said = own is not None and role_at(document, block.source) == "application" and SELF.search(sentence)
            named = squeeze(who) in squeeze(before) and (
                not last or squeeze(who) in squeeze(last) or squeeze(last) in squeeze(who)
            )
            if (own and not last) or named or self_said or LEAD_SAID.search(sentence):
                source = part(document, block, *match.span())
                yield Fact("", name, tidied(match[key]), source, subject=who, raw=source.quote)
                break


def _from_member(document: Document, member: Member) -> Iterator[Fact]:
    if member.layer == "lead":
        yield Fact("", "lead.name", member.name, member.source, raw=member.source.quote, basis="table")
    if member.registered_place and member.place_source:
        yield Fact(
            "",
            "lead.registered_place",
            member.registered_place,
            member.place_source,
            subject=member.name,
            raw=member.place_source.quote,
        )
    if member.legal_representative:
        source = _nearby(document, member.source, member.legal_representative)
        if source:
            yield Fact(
                "", "lead.legal_representative", member.legal_representative, source, subject=member.name, raw=source.quote
            )


def _nearby(document: Document, after: Source, words: str) -> Source | None:
    """Where words stand close behind a place (the next cells of a row, the next lines of a party)."""
    at = document.text.find(words, after.start)
    return cut(document, at, at + len(words)) if 0 <= at <= after.end + 400 else None


def leads(members: Sequence[Member], who: str) -> list[str]:
    """The lead and whoever the lists name as lead beside it."""
    return list(
        dict.fromkeys([*([who] if who else []), *(m.name for m in members if m.layer == "lead" and not same(m.name, who))])
    )


def _signed_on(document: Document, signatures: Sequence[Signature]) -> Iterator[Fact]:
    """The day all blocks of an agreement's signature page print, where they print one and the same."""
    days: dict[str, Source] = {}
    for signature in signatures:
        if signature.dated and role_at(document, signature.place) == "agreement":
            start = signature.place.start
            for quantity in quantities.find(document.text[start : start + 160]):
                if quantity.kind == "date" and isinstance(quantity.value, str) and len(quantity.value) == 10:
                    days.setdefault(quantity.value, cut(document, start + quantity.start, start + quantity.end))
                    break
    if len(days) == 1:
        (day, source), *_ = days.items()
        yield Fact("", "agreement.sign_date", day, source, raw=source.quote, basis="table")


def _of_leads(members: Sequence[Member], who: str) -> Iterator[Fact]:
    for member in members:
        if member.layer == "lead" or (who and same(member.name, who)):
            if member.uscc and member.uscc_source:
                yield Fact("", "lead.uscc", member.uscc, member.uscc_source, subject=member.name, raw=member.uscc_source.quote)
            if member.registered_place and member.place_source:
                place = member.place_source
                yield Fact("", "lead.registered_place", member.registered_place, place, subject=member.name, raw=place.quote)


def distinct(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without those that say the same of the same in the same document."""
    seen: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        where = fact.source.document if fact.source else ""
        row = (fact.source.quote if fact.source else "") if fact.name in ("member", "platform", "researcher") else ""
        about = fact.subject if not fact.name.startswith(("lead.", "consortium.")) else ""
        seen.setdefault((fact.name, squeeze(str(fact.value)), where, fact.period, fact.level, about, row), fact)
    return list(seen.values())
