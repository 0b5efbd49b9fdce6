"""Documents to an `Extraction`, by rules alone: structure, members, people, identity, figures.

Takes the documents of one submission; gives everything rules read out of them, each with its source, facts with ids f1, f2, …
in a stable order (by document, place and name). Refuses nothing: a document without blocks gives nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reviewer.extract import forms, identity, members, parties, platforms, rowfacts, sections, team
from reviewer.extract.figures import compute, figures
from reviewer.records import Document, Extraction, Fact, Field, Member, Rejected, Section


def facts(documents: Sequence[Document]) -> Extraction:
    """All that rules read out of the documents."""
    headed = {document.id: sections.sections(document) for document in documents}
    read = identity.Read(
        fields=tuple(field for document in documents for field in form_fields(document, headed[document.id])),
        signatures=tuple(signature for document in documents for signature in parties.signatures(document)),
        rosters=tuple(roster for document in documents for roster in members.rosters(document)),
        platforms=tuple(platform for document in documents for platform in platforms.platforms(document)),
        researchers=tuple(person for document in documents for person in team.researchers(document)),
    )
    stated = identity.stated(documents, read)
    lead = identity.lead(documents, stated, read.rosters)
    merged = members.merge(read.rosters, documents, lead)
    found, rejected = of_leads(documents, lead, merged)
    known = frozenset(fact.name for fact in found)
    rows = [
        fact for fact in identity.rows(documents, read, merged, stated, lead) if fact.basis == "stated" or not _said(fact, known)
    ]
    numbered, near = number(documents, identity.distinct([*rows, *found]), rejected)
    return Extraction(
        facts=numbered,
        rejected=near,
        fields=read.fields,
        sections=tuple(section for own in headed.values() for section in own),
        signatures=read.signatures,
        members=merged,
        rosters=read.rosters,
        platforms=rowfacts.distinct(read.platforms),
        researchers=read.researchers,
    )


def form_fields(document: Document, headed: Sequence[Section]) -> list[Field]:
    """The fields of a document's tables and lines, then those of its titles outside tables."""
    found = list(forms.fields(document))
    return [*found, *forms.titled(document, found, headed)]


def of_leads(documents: Sequence[Document], lead: str, merged: Sequence[Member]) -> tuple[list[Fact], list[Rejected]]:
    """The figures of each lead; what is a near miss for one and the other's own figure is no near miss."""
    leads = [member.name for member in merged if member.layer == "lead"] or [lead]
    facts: list[Fact] = []
    rejected: list[Rejected] = []
    for name in leads:
        found, missed = figures(documents, name, [member.name for member in merged])
        facts += [fact for fact in found if not any(_same_place(fact, known) for known in facts)]
        rejected += [miss for miss in missed if not any(_same_place(miss.fact, known.fact) for known in rejected)]
    return facts, [miss for miss in rejected if not any(_same_place(miss.fact, fact) for fact in facts)]


def _same_place(one: Fact, other: Fact) -> bool:
    """Whether two facts are one name read at one place."""
    return one.name == other.name and one.source is not None and one.source == other.source


def _said(fact: Fact, known: frozenset[str]) -> bool:
    """Whether a count by type off the list is needless since a sentence states it."""
    return fact.name in rowfacts.COUNTED.values() and fact.name in known


def number(
    documents: Sequence[Document], facts: Sequence[Fact], rejected: Sequence[Rejected]
) -> tuple[tuple[Fact, ...], tuple[Rejected, ...]]:
    """Gives ids in the order of documents and places, adds what is computed from the facts, and numbers near misses after them."""
    order = {document.id: i for i, document in enumerate(documents)}
    stated = [replace(fact, id=f"f{i}") for i, fact in enumerate(sorted(facts, key=lambda fact: _key(fact, order)), 1)]
    computed = [replace(fact, id=f"f{len(stated) + i}") for i, fact in enumerate(compute(stated), 1)]
    last = len(stated) + len(computed)
    near = [replace(miss, fact=replace(miss.fact, id=f"f{last + i}")) for i, miss in enumerate(rejected, 1)]
    return tuple(stated + computed), tuple(near)


def _key(fact: Fact, order: dict[str, int]) -> tuple[int, int, str, str]:
    """Computed facts, which have no place of their own, come last."""
    if fact.source is None:
        return (len(order), 0, fact.name, fact.period)
    return (order[fact.source.document], fact.source.start, fact.name, fact.period)
