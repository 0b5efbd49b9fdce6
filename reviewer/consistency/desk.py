"""What every topic looks things up in: facts by name, documents by id, short names, and how a message says who says what.

Takes the documents and the extraction; keeps the lead's own, achieved facts, with those that lost only to another measure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from reviewer.extract import names
from reviewer.records import Document, Extraction, Fact, Source

Said: TypeAlias = tuple[str, Source]


class Desk:
    """What every topic looks things up in."""

    def __init__(self, documents: Sequence[Document], extraction: Extraction) -> None:
        self.documents = {document.id: document for document in documents}
        self.extraction = extraction
        self.short: Mapping[str, str] = {alias: full for doc in documents for alias, full in names.aliases(doc).items()}
        self.facts = [fact for fact in extraction.facts if fact.scope == "own" and fact.status == "achieved"]
        self.facts += [r.fact for r in extraction.rejected if r.why.startswith("口径不同") and r.fact.scope == "own"]

    def of(self, name: str) -> list[Fact]:
        """The facts of a name that stand somewhere."""
        return [fact for fact in self.facts if fact.name == name and fact.source is not None]

    def paper(self, source: Source) -> str:
        """The document's name as people know it."""
        document = self.documents.get(source.document)
        return f"《{document.name}》" if document else source.document

    def line(self, values: Sequence[Said]) -> str:
        """Who says what, for a message."""
        return "；".join(f"{self.paper(source)}：{value}" for value, source in values)


def place(fact: Fact) -> Source:
    """The source of a fact that has one."""
    assert fact.source is not None
    return fact.source


def texts(desk: Desk, name: str, same: Callable[[str, str], bool]) -> list[Said]:
    """One place for each value of a text fact that differs from those before."""
    kept: list[Said] = []
    for fact in desk.of(name):
        value = str(fact.value)
        if value and not any(same(value, known) for known, _ in kept):
            kept.append((value, place(fact)))
    return kept
