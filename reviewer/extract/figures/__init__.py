"""The figures a condition rests on, out of sentences and tables: money, shares, staff, platforms, counts of members.

Takes the documents, the lead's name and the members' names; gives facts and near misses (ids are given later, by the assembler).
A near miss has the right form and the wrong subject, year, scope or status, and says which.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.extract.figures.choose import distinct, prefer, spend
from reviewer.extract.figures.computed import compute
from reviewer.extract.figures.counts import counts
from reviewer.extract.figures.flat import flatten
from reviewer.extract.figures.judge import Judge
from reviewer.extract.figures.levels import HAS, LISTED, levels
from reviewer.extract.figures.sentences import hits, sentences
from reviewer.extract.figures.setting import Setting, issued_text, settings
from reviewer.extract.figures.staff import mixed, staff
from reviewer.extract.figures.statements import figures_in_tables
from reviewer.extract.figures.when import filed
from reviewer.extract.figures.who import People, people
from reviewer.records import Block, Document, Fact, Rejected

__all__ = ["compute", "figures", "prefer"]


def figures(documents: Sequence[Document], lead: str, members: Sequence[str]) -> tuple[list[Fact], list[Rejected]]:
    """All figures of a submission: what stands as a fact, and the near misses."""
    known = people(documents, lead, members)
    year = filed(documents)
    facts: list[Fact] = []
    rejected: list[Rejected] = []
    for document in documents:
        found, missed = of_document(document, known, year)
        facts += found
        rejected += missed
    stay, out = spend(distinct(facts))
    return stay, [*rejected, *out]


def of_document(document: Document, known: People, year: int | None) -> tuple[list[Fact], list[Rejected]]:
    """The figures of one document: its sentences block by block, then its tables."""
    facts: list[Fact] = []
    rejected: list[Rejected] = []
    if issued_text(document):
        return facts, rejected
    where: dict[int, Setting] = {}
    for block, setting in settings(document, known, year):
        where[block.source.start] = setting
        if block.kind in ("header", "footer", "picture"):
            continue
        found, missed = of_block(document, block, setting, known)
        facts += found
        rejected += missed
    found, missed = figures_in_tables(document, known, where)
    return facts + found, rejected + missed


def of_block(document: Document, block: Block, setting: Setting, known: People) -> tuple[list[Fact], list[Rejected]]:
    """The figures in the sentences of one block."""
    flat = flatten(document, block)
    judge = Judge(setting, known.lead)
    for sentence in sentences(flat, known):
        plain_hits = hits(sentence)
        pairs = [
            (hit, "含兼职人员，不是专职研发人员" if mixed(sentence, hit) and hit.label.name == "lead.rd_staff" else "")
            for hit in plain_hits
        ]
        judge.sentence(sentence, [*pairs, *staff(sentence, plain_hits)])
    judge.facts += counts(flat)
    if HAS.search(flat.text) or LISTED.search(flat.text):
        found, missed = levels(flat, setting, known)
        judge.facts += found
        judge.rejected += missed
    return judge.facts, judge.rejected
