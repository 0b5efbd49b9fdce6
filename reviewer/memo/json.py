"""A `Memo` to memo.json, key by key as the contract says (schema `reviewer.memo/1`).

Takes the memo; gives UTF-8 bytes, verbatim and never masked, with keys in a stable order. Takes out only what JSON can't
carry to every reader (control characters, lone surrogates). Keys beyond the contract: `ledger`, `policy.issuer`,
`policy.issued`, `asks` of a finding, `level` of a fact that has one.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias, get_args

from reviewer.memo import Options
from reviewer.records import Alert, Difference, Document, Fact, Finding, Memo, PolicyCard, Rejected, Source, Value, Verdict

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

SCHEMA = "reviewer.memo/1"
MAX_EVIDENCE = 8
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render(memo: Memo, options: Options) -> bytes:
    """The memo as bytes."""
    text = json.dumps(body(memo, options.reproducible), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8")


def body(memo: Memo, reproducible: bool = False) -> dict[str, Json]:
    """The one object of memo.json."""
    submission = memo.submission
    names = {doc.id: doc.name for doc in submission.documents}
    return {
        "schema": SCHEMA,
        "policy": policy(memo.policy),
        "submission": {"title": clean(submission.title), "documents": [document(doc) for doc in submission.documents]},
        "summary": summary(memo.findings),
        "findings": [finding(item) for item in memo.findings],
        "facts": [fact(item) for item in submission.extraction.facts],
        "rejected": [rejected(item) for item in submission.extraction.rejected],
        "passages": [
            {
                "source": source(passage.source),
                "clauses": [{"path": clean(m.path), "score": number(round(m.score, 6))} for m in matches],
            }
            for passage, matches in submission.passages
        ],
        "consistency": [difference(item) for item in memo.consistency],
        "alerts": [alert(item, names) for item in memo.alerts],
        "ledger": [{"path": x.clause.path, "text": clean(x.clause.text), "why": clean(x.why)} for x in memo.unasked],
        "provenance": provenance(memo, reproducible),
    }


def policy(card: PolicyCard) -> Json:
    """The policy the submission was held against."""
    return {
        "id": card.id,
        "title": clean(card.title),
        "doc_number": clean(card.doc_number),
        "status": clean(card.status),
        "sha256": card.sha256,
        "issuer": clean(card.issuer),
        "issued": clean(card.issued),
    }


def document(doc: Document) -> Json:
    """One uploaded file."""
    return {
        "id": clean(doc.id),
        "name": clean(doc.name),
        "role": doc.role,
        "format": clean(doc.format),
        "sha256": doc.sha256,
        "pages": doc.pages,
        "ocr_pages": list(doc.ocr_pages),
    }


def summary(findings: tuple[Finding, ...]) -> Json:
    """A count for each of the five verdicts."""
    counts = Counter(item.verdict for item in findings)
    return {verdict: counts[verdict] for verdict in get_args(Verdict)}


def finding(item: Finding) -> Json:
    """One verdict with its proof."""
    req = item.requirement
    return {
        "requirement": req.id,
        "asks": clean(req.asks),
        "clause": {"path": req.clause.path, "text": clean(req.clause.text)},
        "strength": req.strength,
        "verdict": item.verdict,
        "reason": clean(item.reason),
        "margin": None if item.margin is None else clean(item.margin),
        "evidence": [source(place) for place in item.evidence[:MAX_EVIDENCE]],
        "facts": list(item.facts),
        "decided_by": item.decided_by,
        "proof": {
            "quote": item.proof.quote,
            "value": item.proof.value,
            "arithmetic": item.proof.arithmetic,
            "person": item.proof.person,
        },
        "model": None if item.model is None else {clean(key): clean(text) for key, text in item.model.items()},
    }


def fact(item: Fact) -> dict[str, Json]:
    """One fact; a computed one names the facts it rests on instead of a place."""
    out: dict[str, Json] = {
        "id": item.id,
        "name": item.name,
        "subject": clean(item.subject),
        "measure": clean(item.measure),
        "value": value(item.value),
        "unit": clean(item.unit),
        "period": clean(item.period),
        "scope": item.scope,
        "status": item.status,
        "raw": clean(item.raw),
        "basis": item.basis,
    }
    if item.level:
        out["level"] = clean(item.level)
    if item.basis == "computed":
        out["from"] = list(item.parents)
    else:
        out["source"] = source(item.source)
    return out


def rejected(item: Rejected) -> Json:
    """A near miss, in the shape of a fact, and why it was not used."""
    return {**fact(item.fact), "why": clean(item.why)}


def difference(item: Difference) -> Json:
    """Values that differ, each with its place."""
    values: list[Json] = [{"value": clean(shown), "source": source(place)} for shown, place in item.values]
    return {"topic": item.topic, "message": clean(item.message), "values": values}


def alert(item: Alert, names: Mapping[str, str]) -> Json:
    """An alert; one about a whole file quotes the file's name."""
    place = source(item.source)
    if place is None and item.document:
        name = names.get(item.document, item.document)
        place = {"document": clean(item.document), "page": None, "quote": clean(name), "locator": "", "bbox": None}
    return {"kind": item.kind, "message": clean(item.message), "source": place}


def provenance(memo: Memo, reproducible: bool) -> Json:
    """How the memo came about; the hashes alone when it must not vary between runs."""
    origin = memo.provenance
    prompts: Json = dict(sorted(origin.prompts.items()))
    inputs: Json = {clean(name): digest for name, digest in sorted(origin.inputs.items())}
    if reproducible:
        return {"prompts": prompts, "inputs": inputs}
    return {
        "version": origin.version,
        "model": origin.model,
        "prompts": prompts,
        "inputs": inputs,
        "seconds": number(round(origin.seconds, 3)),
        "tokens": origin.tokens,
    }


def source(place: Source | None) -> Json:
    """A place in a document, in the contract's shape."""
    if place is None:
        return None
    return {
        "document": clean(place.document),
        "page": place.page,
        "quote": clean(place.quote),
        "locator": clean(place.locator),
        "bbox": None if place.bbox is None else [number(round(edge, 1)) for edge in place.bbox],
    }


def value(item: Value) -> Json:
    """A fact's value: tuples as lists, whole numbers as integers."""
    if isinstance(item, str):
        return clean(item)
    if isinstance(item, float):
        return number(item)
    if isinstance(item, tuple):
        return [value(part) for part in item]
    if isinstance(item, Mapping):
        return {clean(key): value(part) for key, part in item.items()}
    return item


def number(item: float) -> Json:
    """A whole number as an integer; what JSON has no number for as null."""
    if not math.isfinite(item):
        return None
    return int(item) if item == int(item) else item


def clean(text: str) -> str:
    """Text without characters that JSON readers or files can't hold; everything else verbatim."""
    return UNPRINTABLE.sub("", text)
