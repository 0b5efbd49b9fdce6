"""The frozen records every stage speaks in; this module imports nothing of ours.

A `Source` is made only by a reader (from a block it has just read, `parse.build`) or by `ground` (from a quote it
has found), so that a citation which is not in a document has no way to come into being. Offsets count characters of
`Document.text`; boxes are `(x0, top, x1, bottom)` in PDF points from the top left of the page; pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from struct import Struct
from typing import Literal, TypeAlias, overload

Box: TypeAlias = tuple[float, float, float, float]
Value: TypeAlias = str | int | float | bool | tuple["Value", ...] | Mapping[str, "Value"] | None

Role = Literal["application", "agreement", "plan", "commitment", "evidence", "other"]
Verdict = Literal["met", "not_met", "not_stated", "needs_expert", "not_applicable"]
Strength = Literal["mandatory", "in_principle", "encouraged", "template"]
Kind = Literal[
    "threshold", "share", "locality", "presence", "section", "document", "field", "length",
    "signature", "match", "naming", "option", "exclusion", "judgement", "post",
]  # fmt: skip
BlockKind = Literal["heading", "paragraph", "cell", "footnote", "header", "footer", "picture"]
Comparator = Literal[">=", ">", "<=", "<", "~", "="]
Scope = Literal["own", "consolidated"]
Status = Literal["achieved", "planned"]
MemberType = Literal["enterprise", "university", "institute", "other"]
Layer = Literal["lead", "core", "close", "general"]


# ---------------------------------------------------------------- what a reader gives


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, with the text that stands there verbatim.

    `locator` tells a person where to look in a format without pages (“表2 第3行”, “第三条”); a list number that the
    word processor generates belongs there, never into `quote`.
    """

    document: str
    page: int | None
    bbox: Box | None
    start: int
    end: int
    quote: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell stands: `table` counts from 1 in the document; `row`, `column` from 0; spans in grid units."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a block: characters `[start, end)` of the document's text, with their page and box.

    `apart` says that text is struck out before it on the same line, which a quote must not bridge.
    """

    start: int
    end: int
    page: int
    bbox: Box
    apart: bool = False


class Lines(Sequence[Line]):
    """Lines held as bytes: a long document has tens of thousands, and each made one is six objects. Made again where asked for."""

    __slots__ = ("packed",)
    LAYOUT = Struct("=3I4d?")

    def __init__(self, packed: bytes) -> None:
        self.packed = packed

    @classmethod
    def of(cls, lines: Iterable[tuple[int, int, int, Box, bool]]) -> Lines:
        """Lines of these start, end, page, box and whether they stand apart."""
        pack = cls.LAYOUT.pack
        return cls(b"".join([pack(start, end, page, *box, apart) for start, end, page, box, apart in lines]))

    def __len__(self) -> int:
        return len(self.packed) // self.LAYOUT.size

    def __iter__(self) -> Iterator[Line]:
        for start, end, page, x0, top, x1, bottom, apart in self.LAYOUT.iter_unpack(self.packed):
            yield Line(start, end, page, (x0, top, x1, bottom), apart)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Lines):
            return self.packed == other.packed
        return isinstance(other, tuple) and tuple(self) == other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[Lines], tuple[bytes]]:
        return Lines, (self.packed,)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, cell, note, running head or picture, in reading order.

    `text` is what a reader sees, without a generated list number, which is in `label`. Soft line breaks and several
    paragraphs inside a cell are kept as newlines. A picture has empty text; `red` marks one that is mostly red ink (a
    seal or a red signature). `lines` is empty in formats without pages.
    """

    kind: BlockKind
    text: str
    source: Source
    level: int = 0
    label: str = ""
    cell: Cell | None = None
    red: bool = False
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """What the panel must know before it trusts the text. `kind` is one of the contract's alert kinds."""

    kind: str
    message: str
    source: Source | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks `[first, last)` that is a document of its own inside a file, with the role it plays."""

    role: Role
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """One uploaded file as read. `pages` is None in formats without pages; an unreadable file has no blocks.

    `hidden` holds text that a reader of the page would not see, verbatim; it is reported, never used as evidence.
    """

    id: str
    name: str
    sha256: str
    format: str
    role: Role
    pages: int | None
    blocks: tuple[Block, ...]
    alerts: tuple[Alert, ...] = ()
    parts: tuple[Part, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    readable: bool = True

    @cached_property
    def text(self) -> str:
        """All visible text: the blocks' texts joined by newlines; `Source.start` and `end` count in it."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each block begins."""
        return tuple(block.source.start for block in self.blocks)

    def of(self, role: Role) -> Iterator[Block]:
        """The blocks that belong to a part of that role."""
        for part in self.parts:
            if part.role == role:
                yield from self.blocks[part.first : part.last]


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk along headings, clauses and table rows; `path` are the headings above it, outermost first."""

    text: str
    source: Source
    path: tuple[str, ...] = ()


# ---------------------------------------------------------------- what a policy gives


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a policy: its stable path and its own text, verbatim."""

    policy: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a clause asks. `anchor` stands verbatim in the clause; `params` is the kind's own pydantic model."""

    id: str
    clause: Clause
    strength: Strength
    kind: Kind
    asks: str
    anchor: str
    params: object


# ---------------------------------------------------------------- what extraction gives


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at `[start, end)` of the text it was read from (contract: “Quantities”)."""

    text: str
    start: int
    end: int
    kind: Literal["money", "percent", "ratio", "count", "duration", "date"]
    value: float | int | str | None
    unit: str
    comparator: Comparator = "="
    low: float | int | str | None = None
    high: float | int | str | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a printed figure may stand for: 3.0% is [0.0295, 0.0305]; an open end is infinite."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fact:
    """(subject, measure, period, scope, status) + value, with the place it was read from.

    `basis` is stated, table or computed; a computed fact names the facts it rests on in `parents`. `interval` holds
    what the printed digits and the comparator allow, for numbers; `unit` is canonical (CNY, fraction, 人, 家, 个, 月).
    """

    id: str
    name: str
    value: Value
    source: Source | None
    subject: str = ""
    measure: str = ""
    unit: str = ""
    period: str = ""
    scope: Scope = "own"
    status: Status = "achieved"
    raw: str = ""
    basis: Literal["stated", "table", "computed"] = "stated"
    level: str = ""
    interval: Interval | None = None
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A near miss: a fact of the right form that may not answer the condition, and why (in Chinese)."""

    fact: Fact
    why: str


@dataclass(frozen=True, slots=True)
class Field:
    """A label of a form and what stands in its cell or after its colon. `filled` is false for blanks and hints.

    `label` is the label as printed without white space and colon; `source` is the value's place, or the label's where
    the value is empty.
    """

    document: str
    label: str
    value: str
    filled: bool
    source: Source
    label_source: Source


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, up to the next heading of its level or above.

    `number` is as the reader sees it (“三、”, “第五条”, “（二）”, “3.2”); `title` is without it; `body` are block indices
    of the document, sub-headings included; `content` says whether there is real content besides headings and hints.
    """

    document: str
    role: Role
    number: str
    title: str
    level: int
    heading: Source
    body: tuple[int, ...]
    content: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block of one party. `signed`, `sealed` and `dated` are None where a scan is too poor to tell.

    `how` says what was seen: a printed name, a picture, a seal text. `agent` names a proxy who signed instead of the
    legal representative. `place` is the block's most telling line (the party's name or the blank that should be filled).
    """

    document: str
    party: str
    signed: bool | None
    sealed: bool | None
    dated: bool
    signer: str
    agent: str
    how: str
    place: Source
    signer_place: Source | None = None
    seal_place: Source | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member organisation as one roster gives it, or merged over all of them; None where nothing is said."""

    name: str
    source: Source
    uscc: str | None = None
    type: MemberType | None = None
    layer: Layer | None = None
    registered_place: str | None = None
    legal_representative: str | None = None
    controlled_by_lead: bool | None = None
    statement: str = ""
    uscc_source: Source | None = None
    statement_source: Source | None = None
    place_source: Source | None = None
    control_source: Source | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The members as one place of one document lists them, each once: a form's table, an agreement's table or sentence.

    `again` are the rows that name a member of the list a second time.
    """

    document: str
    role: Role
    what: str
    members: tuple[Member, ...]
    again: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """One row of a platform list; `level` is 国家级, 省级 (自治区级, 市级 as printed); `host` the organisation."""

    name: str
    source: Source
    field: str = ""
    level: str = ""
    year: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Researcher:
    """One row of a team table."""

    name: str
    source: Source
    age: int | None = None
    title: str = ""
    specialty: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that rules read out of a submission's documents."""

    facts: tuple[Fact, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    signatures: tuple[Signature, ...] = ()
    members: tuple[Member, ...] = ()
    rosters: tuple[Roster, ...] = ()
    platforms: tuple[Platform, ...] = ()
    researchers: tuple[Researcher, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A clause a passage bears on, with a score in (0, 1]."""

    path: str
    score: float


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission as read: its documents, the passages with the clauses each bears on (best first), the extraction."""

    title: str
    documents: tuple[Document, ...]
    passages: tuple[tuple[Passage, tuple[Match, ...]], ...]
    extraction: Extraction


# ---------------------------------------------------------------- what checking gives


@dataclass(frozen=True, slots=True)
class Proof:
    """Four marks that are never blended into one “verified”: true, false, or None where the mark does not apply."""

    quote: bool | None = None
    value: bool | None = None
    arithmetic: bool | None = None
    person: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one requirement. `met` and `needs_expert` without evidence cannot be made."""

    requirement: Requirement
    verdict: Verdict
    reason: str
    evidence: tuple[Source, ...] = ()
    facts: tuple[str, ...] = ()
    margin: str | None = None
    decided_by: Literal["rule", "model", "none"] = "rule"
    proof: Proof = field(default_factory=Proof)
    model: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        if self.verdict in ("met", "needs_expert") and not self.evidence:
            raise ValueError(f"{self.requirement.id}: {self.verdict} without evidence")
        if not self.reason:
            raise ValueError(f"{self.requirement.id}: a finding without a reason")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two or more values the documents give for one thing. `topic` is one of the contract's consistency topics."""

    topic: str
    message: str
    values: tuple[tuple[str, Source], ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a memo came about; `prompts` and `inputs` map names to sha256. `seconds` and `tokens` vary between runs."""

    version: str
    model: str | None
    prompts: Mapping[str, str]
    inputs: Mapping[str, str]
    seconds: float
    tokens: int


@dataclass(frozen=True, slots=True)
class PolicyCard:
    """What page one says of a policy. `status` is in force, trial, draft or superseded; `sha256` is of its text."""

    id: str
    title: str
    doc_number: str
    issuer: str
    issued: str
    status: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Unasked:
    """A clause that asks nothing of a filing, and why (preamble, aim, support measure, procedure, later duty)."""

    clause: Clause
    why: str


@dataclass(frozen=True, slots=True)
class Memo:
    """All a memo says; every format is made from this and decides nothing."""

    policy: PolicyCard
    submission: Submission
    findings: tuple[Finding, ...]
    consistency: tuple[Difference, ...]
    alerts: tuple[Alert, ...]
    unasked: tuple[Unasked, ...]
    provenance: Provenance
