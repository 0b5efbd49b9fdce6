"""What a check may look at: the submission, cut into sentences by role, with what of it is only the policy's own words.

Takes a `Submission` and the `Policy`; gives sentences with their places, the parts of a role, sources by way of
`ground`. Sentences that repeat the policy (a template's headings, hints and instructions) are marked, never evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reviewer import ground
from reviewer.checks.echo import Echo
from reviewer.extract import names
from reviewer.index.ranking import Index
from reviewer.policy import Policy
from reviewer.records import Document, Extraction, Member, Part, Role, Section, Source, Submission

SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
HEAD = 25  # blocks at the head of a document that may name it
TITLE = re.compile(r"申请表|申报[表书]|备案表|协议|方案|报告|承诺|创新联合体$")
OPENING = re.compile(r"(?:签署|签订|订立|达成)[^。]{0,30}协议")
TELLING = 6  # characters a quote needs to say something to a reader
ACROSS = 12  # cells looked at right of one
SHORT = 6  # characters below which a sentence says nothing of its own


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document at `[start, end)` of its text; `block` is the index of its block."""

    document: Document
    role: Role
    start: int
    end: int
    text: str
    block: int


class Desk:
    """A submission laid out for checking against a policy."""

    def __init__(self, submission: Submission, policy: Policy) -> None:
        self.submission = submission
        self.policy = policy
        self.documents = {doc.id: doc for doc in submission.documents}
        self.echo = Echo(policy)

    @property
    def extraction(self) -> Extraction:
        """What rules read out of the documents."""
        return self.submission.extraction

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of every readable part, in order; running heads and notes at the end of a document included."""
        return tuple(s for doc in self.submission.documents for part in doc.parts for s in split(doc, part))

    def said(self, roles: Iterable[Role]) -> list[Sentence]:
        """Sentences of the applicant's own in documents of these roles, in the order of the roles."""
        return [s for role in roles for s in self._own.get(role, ())]

    def spoken(self, roles: Iterable[Role]) -> list[Sentence]:
        """All sentences of documents of these roles that say something, the policy's own words included."""
        wanted = list(roles)
        said = [s for s in self._telling if s.role in wanted]
        return sorted(said, key=lambda s: wanted.index(s.role))

    @cached_property
    def _telling(self) -> list[Sentence]:
        return [s for s in self.sentences if len(ground.squeeze(s.text)) >= SHORT]

    @cached_property
    def _own(self) -> dict[Role, list[Sentence]]:
        own: dict[Role, list[Sentence]] = {}
        for sentence in self._telling:
            if not self.echo.restated(sentence.text):
                own.setdefault(sentence.role, []).append(sentence)
        return own

    def parts(self, role: Role) -> list[tuple[Document, Part]]:
        """Where documents of a role stand."""
        return [(doc, part) for doc in self.submission.documents for part in doc.parts if part.role == role]

    def sections(self, role: Role) -> list[Section]:
        """The sections of documents of a role."""
        return [section for section in self.extraction.sections if section.role == role]

    def source(self, sentence: Sentence) -> Source:
        """The place of a sentence."""
        return ground.cut(sentence.document, sentence.start, sentence.end)

    def shown(self, source: Source) -> list[Source]:
        """A place with what makes it readable: a form's bare value after its label, a bare name in its line."""
        if len(ground.squeeze(source.quote)) >= TELLING:
            return [source]
        label = self._labels.get((source.document, source.start))
        if label is not None:
            return [label, source]
        doc = self.documents[source.document]
        heads = self.heads(source)
        if heads:
            return [*heads, source]
        start = doc.text.rfind("\n", 0, source.start) + 1
        end = doc.text.find("\n", source.end)
        line = ground.cut(doc, start, end if end >= 0 else len(doc.text))
        return [line]

    def heads(self, source: Source) -> list[Source]:
        """The cells that say what a bare figure of a table is: the head of its column and the label of its row."""
        doc = self.documents[source.document]
        block = doc.blocks[self.block_of(source)[1]]
        if block.cell is None or not any(c.isdigit() for c in source.quote):
            return []
        at = block.cell
        own = [b for b in doc.blocks if b.cell and b.cell.table == at.table and b.text.strip()]
        above = [b for b in own if b.cell and b.cell.row < at.row and b.cell.column <= at.column < b.cell.column + b.cell.columns]
        words = [b for b in above if not b.text.strip()[0].isdigit()]
        left = [b for b in own if b.cell and b.cell.row == at.row and b.cell.column < at.column]
        return [ground.whole(doc, b) for b in (*words[-1:], *left[:1])]

    def row(self, source: Source) -> list[Source]:
        """A cell with the most telling cell right of it in its row: a name alone says little to a reader."""
        doc, n = self.documents[source.document], self.block_of(source)[1]
        at = doc.blocks[n].cell
        if at is None:
            return [source]
        right = [b for b in doc.blocks[n + 1 : n + ACROSS] if b.cell and (b.cell.table, b.cell.row) == (at.table, at.row)]
        best = max((b for b in right if b.kind == "cell"), key=lambda b: len(ground.squeeze(b.text)), default=None)
        return [source, ground.whole(doc, best)] if best is not None and len(ground.squeeze(best.text)) >= TELLING else [source]

    @cached_property
    def _labels(self) -> dict[tuple[str, int], Source]:
        return {(f.document, f.source.start): f.label_source for f in self.extraction.fields if f.filled}

    def label(self, words: str) -> Source | None:
        """The form's label that holds these words (a regular expression)."""
        found = [f for f in self.extraction.fields if re.search(words, f.label)]
        return found[0].label_source if found else None

    def nearest(self, query: str, roles: Iterable[Role], top: int = 3) -> list[Source]:
        """The sentences of these roles that come nearest to a query: where it should stand, if it stood anywhere."""
        said = [s for s in self.said(roles) if len(ground.squeeze(s.text)) >= TELLING * 2]
        return [self.source(said[n]) for n, _ in Index([s.text for s in said]).best(query, top)]

    def echoes(self, roles: Iterable[Role]) -> list[Sentence]:
        """Sentences of these roles that repeat a clause of the policy's body, annexes with their templates left out."""
        wanted = set(roles)
        return [
            s for s in self.sentences if s.role in wanted and len(ground.squeeze(s.text)) >= TELLING and self.echo.of_body(s.text)
        ]

    def block_of(self, source: Source) -> tuple[str, int]:
        """The document and the index of the block a source stands in."""
        return source.document, max(0, bisect_right(self.documents[source.document].starts, source.start) - 1)

    def title(self, role: Role) -> Source | None:
        """Where the first document of a role says what it is, else its first line; None where there is none."""
        return next(iter(self.titles(role)), None)

    def titles(self, role: Role) -> list[Source]:
        """The lines at the head of the first document of a role that name it, the most telling first."""
        for doc, part in self.parts(role):
            blocks = [b for b in doc.blocks[part.first : part.last] if len(ground.squeeze(b.text)) >= 4][:HEAD]
            named = [b for b in blocks if TITLE.search(ground.squeeze(b.text)) and len(ground.squeeze(b.text)) <= 60]
            opening = [b for b in blocks if OPENING.search(b.text)]
            best = sorted(named, key=lambda b: -len(b.text))[:2] + opening[:1]
            return [ground.whole(doc, b) for b in best or blocks[:1]]
        return []

    def unreadable(self) -> list[Document]:
        """Files that could not be read; one of them may be what is missing."""
        return [doc for doc in self.submission.documents if not doc.readable]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Short names the documents define, each with the member it stands for where there is one; the first definition counts."""
        found: dict[str, str] = {}
        for doc in self.submission.documents:
            for short, full in names.aliases(doc).items():
                found.setdefault(short, next((m.name for m in self.extraction.members if m.name in full), full))
        return found

    def same(self, one: str, other: str) -> bool:
        """Whether two names are the same organisation, short names included."""
        return names.same(one, other, self.aliases)

    def leads(self) -> list[Member]:
        """The lead organisations among the members."""
        return [m for m in self.extraction.members if m.layer == "lead"]


def split(document: Document, part: Part) -> Iterator[Sentence]:
    """The sentences of a part, block by block."""
    for index in range(part.first, part.last):
        block = document.blocks[index]
        if block.kind in ("picture", "header", "footer"):
            continue
        for found in SENTENCE.finditer(block.text):
            text = found.group().strip()
            if text:
                start = block.source.start + found.start() + found.group().index(text[0])
                yield Sentence(document, part.role, start, block.source.start + found.end(), text, index)
