"""A `Memo` as people read it: grouped, ordered, labelled, masked and safe to show.

Takes the memo and the options; gives one `View` that DOCX and HTML lay out without deciding anything more. Clauses
stand in the order of the policy's numbering, misses by how binding they are, what is not stated by its common reason.
No text leaves here but through `Voice`, which makes unseen characters visible and masks personal data.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from reviewer.memo import Options
from reviewer.memo.figures import Figure, Near, Partner, figures, lines, near_misses, partners
from reviewer.memo.labels import Labels
from reviewer.memo.text import MAX_UNCUT, date
from reviewer.memo.voice import Cite, Voice
from reviewer.records import Alert, Difference, Document, Finding, Memo, Proof, Verdict

BINDING = ("mandatory", "in_principle", "template", "encouraged")
NUMERALS = "〇一二三四五六七八九"
PARTS = ("overview", "ledger", "figures", "rejected", "differences", "alerts", "reading", "unasked", "method")
MAX_UNASKED = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One finding; `number` counts from 1 in the order of the ledger."""

    number: int
    path: str
    clause: str
    asks: str
    anchor: str
    strength: str
    binding: str
    verdict: Verdict
    said: str
    reason: str
    margin: str
    decided: str
    proof: str
    evidence: tuple[Cite, ...]
    facts: tuple[str, ...]
    model: str
    judgement: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """Findings that are not stated for one common reason."""

    reason: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """A thing the documents give different values for."""

    topic: str
    message: str
    values: tuple[tuple[str, Cite], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """An alert; `document` is empty when it is about none."""

    kind: str
    message: str
    cite: Cite | None
    number: int
    document: str


@dataclass(frozen=True, slots=True)
class Upload:
    """One document of the submission."""

    number: int
    name: str
    role: str
    format: str
    pages: str
    sha: str


@dataclass(frozen=True, slots=True)
class View:
    """All that is laid out."""

    labels: Labels
    title: str
    policy: tuple[tuple[str, str], ...]
    policy_title: str
    caution: str
    submission: str
    counts: tuple[tuple[Verdict, str, int], ...]
    clauses: tuple[tuple[Row, ...], ...]
    missed: tuple[Row, ...]
    silent: tuple[Silence, ...]
    expert: tuple[Row, ...]
    figures: tuple[Figure, ...]
    partners: tuple[Partner, ...]
    near: tuple[Near, ...]
    spreads: tuple[Spread, ...]
    alerts: tuple[Notice, ...]
    besides: str
    unasked: tuple[tuple[str, str, str], ...]
    uploads: tuple[Upload, ...]
    method: tuple[str, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The findings in the order of the ledger."""
        return tuple(row for rows in self.clauses for row in rows)

    @property
    def weights(self) -> str:
        """How many of the misses are how binding: 强制性2、原则性条件1."""
        counts = Counter(row.strength for row in self.missed)
        return "、".join(self.labels("tally", strength, number) for strength, number in counts.items())

    def heading(self, part: int) -> str:
        """The heading of a part, numbered 一、 or 1."""
        number = f"{NUMERALS[part + 1]}、" if self.labels.lang == "zh" else f"{part + 1}. "
        return number + self.labels(f"h.{PARTS[part]}")


def view(memo: Memo, options: Options) -> View:
    """The memo, ready to lay out."""
    voice = Voice(memo, options)
    labels, extraction = voice.labels, memo.submission.extraction
    clauses = ledger(memo, voice)
    rows = [row for group in clauses for row in group]
    counts = Counter(row.verdict for row in rows)
    return View(
        labels=labels,
        title=labels("title"),
        policy=policy_lines(memo, voice),
        policy_title=voice.text(memo.policy.title),
        caution=caution(memo.policy.status, voice),
        submission=voice.name(memo.submission.title),
        counts=tuple((verdict, labels(verdict), counts[verdict]) for verdict in get_args(Verdict)),
        clauses=clauses,
        missed=tuple(sorted((row for row in rows if row.verdict == "not_met"), key=lambda row: BINDING.index(row.binding))),
        silent=silences(rows),
        expert=tuple(row for row in rows if row.verdict == "needs_expert"),
        figures=figures(extraction, voice),
        partners=partners(extraction, voice),
        near=near_misses(extraction, voice),
        spreads=tuple(spread(item, voice) for item in memo.consistency),
        alerts=tuple(notice(item, voice) for item in memo.alerts),
        besides=besides(memo, labels),
        unasked=tuple((x.clause.path, voice.text(x.why), voice.text(x.clause.text, MAX_UNASKED)) for x in memo.unasked),
        uploads=tuple(upload(k, doc, voice) for k, doc in enumerate(memo.submission.documents, 1)),
        method=method(memo, voice, options),
    )


def ledger(memo: Memo, voice: Voice) -> tuple[tuple[Row, ...], ...]:
    """The findings by clause, clauses in the order of the policy's numbering."""
    groups: dict[str, list[Finding]] = {}
    for item in sorted(memo.findings, key=lambda item: clause_key(item.requirement.clause.path)):
        groups.setdefault(item.requirement.clause.path, []).append(item)
    out, number = [], 0
    for items in groups.values():
        out.append(tuple(row(number + k, item, memo, voice) for k, item in enumerate(items, 1)))
        number += len(items)
    return tuple(out)


def row(number: int, item: Finding, memo: Memo, voice: Voice) -> Row:
    """One finding, to show."""
    req, labels = item.requirement, voice.labels
    return Row(
        number=number,
        path=req.clause.path,
        clause=voice.text(req.clause.text, MAX_UNCUT),
        asks=voice.text(req.asks),
        anchor=voice.text(req.anchor),
        strength=labels(req.strength),
        binding=req.strength,
        verdict=item.verdict,
        said=labels("template_missed") if item.verdict == "not_met" and req.strength == "template" else labels(item.verdict),
        reason=voice.text(item.reason),
        margin=voice.text(item.margin or ""),
        decided=labels(item.decided_by),
        proof=proof(item.proof, labels),
        evidence=voice.cites(item.evidence),
        facts=lines(item.facts, memo.submission.extraction, voice),
        model="：".join(labels(voice.text(text)) for text in (item.model or {}).values() if text),
        judgement=req.kind == "judgement",
    )


def clause_key(path: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts clause paths in the order of the text: preamble, body, annexes; instructions before the form."""
    return tuple(_label_key(label) for label in path.split("/"))


def _label_key(label: str) -> tuple[int, int, str]:
    if label == "前言":
        return (0, 0, "")
    if found := re.match(r"附件?(\d+)(?:-(\d+))?", label):
        return (4, int(found[1]) * 100 + int(found[2] or 0), "")
    if label == "填表说明":
        return (2, 0, "")
    found = re.fullmatch(r"第?[（(]?(?:(\d+)|([一二三四五六七八九十百]+))[）)]?条?(\+*)", label)
    return (1, int(found[1] or 0) or numeral(found[2]), found[3]) if found else (3, 0, label)


def numeral(text: str) -> int:
    """一 to 九百九十九 as a number."""
    total = digit = 0
    for character in text:
        scale = {"十": 10, "百": 100}.get(character)
        total, digit = (total + (digit or 1) * scale, 0) if scale else (total, NUMERALS.index(character))
    return total + digit


def silences(rows: Iterable[Row]) -> tuple[Silence, ...]:
    """What is not stated, one entry a reason, so that a missing document is named once."""
    groups: dict[str, list[Row]] = {}
    for item in rows:
        if item.verdict == "not_stated":
            groups.setdefault(item.reason, []).append(item)
    return tuple(Silence(reason, tuple(items)) for reason, items in groups.items())


def proof(marks: Proof, labels: Labels) -> str:
    """The four marks side by side, never blended; those that don't apply are left out."""
    pairs = (("quote", marks.quote), ("value", marks.value), ("arithmetic", marks.arithmetic))
    told = [f"{labels(f'proof.{name}')}{'✓' if mark else '✗'}" for name, mark in pairs if mark is not None]
    if marks.person is not None:
        told.append(f"{labels('proof.person')}✓" if marks.person else labels("proof.person.false"))
    return "  ".join(told)


def policy_lines(memo: Memo, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Title, number, issuer and status of the policy, with their labels."""
    card, labels = memo.policy, voice.labels
    number = voice.text(card.doc_number) or labels("no_number")
    issued = "　".join(part for part in (number, voice.text(card.issuer), date(voice.text(card.issued))) if part)
    pairs = (
        ("policy", f"《{voice.text(card.title).strip('《》')}》"),
        ("doc_number", issued),
        ("status", labels(_status(card.status))),
    )
    return tuple((labels(key), text) for key, text in pairs if text)


def caution(status: str, voice: Voice) -> str:
    """The plain sentence of page one for a policy that isn't simply in force; empty for one that is."""
    key = _status(status)
    if key == "in force":
        return ""
    return (
        voice.labels(f"status.{key}")
        if key in ("trial", "draft", "superseded")
        else voice.labels("status.other", voice.text(status))
    )


def _status(status: str) -> str:
    return status.strip().lower().replace("_", " ")


def spread(item: Difference, voice: Voice) -> Spread:
    """A difference, to show."""
    values = tuple((voice.text(shown, 200), voice.cite(place)) for shown, place in item.values)
    return Spread(voice.labels(item.topic), voice.text(item.message), values)


def notice(item: Alert, voice: Voice) -> Notice:
    """An alert, to show."""
    cite = voice.cite(item.source) if item.source else None
    number, document = voice.document(item.document) if item.document else (0, "")
    return Notice(
        voice.labels(item.kind),
        voice.text(item.message),
        cite,
        cite.number if cite else number,
        cite.document if cite else document,
    )


def besides(memo: Memo, labels: Labels) -> str:
    """How many differences and alerts there are, and of what: they bear on how far the rest is to be trusted."""
    kinds = "、".join(
        labels("tally", labels(kind), number) for kind, number in Counter(item.kind for item in memo.alerts).items()
    )
    topics = "、".join(labels(item.topic) for item in memo.consistency)
    return labels(
        "page_one", len(memo.consistency), f"（{topics}）" if topics else "", len(memo.alerts), f"（{kinds}）" if kinds else ""
    )


def upload(number: int, doc: Document, voice: Voice) -> Upload:
    """A document, to show."""
    labels = voice.labels
    pages = labels("unread") if not doc.readable else "—" if doc.pages is None else str(doc.pages)
    if doc.ocr_pages:
        pages += f"（{labels('ocr', len(doc.ocr_pages))}）"
    return Upload(number, voice.name(doc.name), labels(f"role.{doc.role}"), voice.text(doc.format, 20), pages, doc.sha256[:12])


def method(memo: Memo, voice: Voice, options: Options) -> tuple[str, ...]:
    """How the memo came about, in sentences."""
    labels, origin = voice.labels, memo.provenance
    decided = Counter(item.decided_by for item in memo.findings)
    far = sum(1 for _, matches in memo.submission.passages if not matches)
    sentences = [
        labels("method.rule"),
        labels("method.model", voice.text(origin.model)) if origin.model else labels("method.no_model"),
        labels("method.decided", decided["rule"], decided["model"], decided["none"]),
        labels("method.passages", len(memo.submission.passages), far),
        labels("method.version", origin.version, memo.policy.sha256[:12]),
        labels("method.quotes"),
    ]
    if origin.prompts:
        sentences.append(labels("method.prompts", "、".join(f"{k} {v[:12]}" for k, v in sorted(origin.prompts.items()))))
    if options.mask:
        sentences.append(labels("method.masked"))
    return tuple(sentences)
