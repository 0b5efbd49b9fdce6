"""Facts as people read them: key figures with their places, arithmetic written out, near misses, members.

Takes a memo's extraction and the `Voice`; gives rows ready to lay out. The same value read at several places is one
row with its places; money is in 万元 with the printed text beside it. Computes nothing that a rule has not computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer.memo.labels import WORDS
from reviewer.memo.text import MAX_VALUE, period, value
from reviewer.memo.voice import Cite, Voice
from reviewer.records import Extraction, Fact

OBJECTS = ("member", "platform", "researcher", "agreement.parties", "agreement.signatories", "agreement.seals")
ORDER = {name: k for k, name in enumerate(WORDS)}
MEASURED = ("lead.annual_revenue", "lead.rd_spend", "lead.rd_staff")
SHOWN_PLACES = 2
MAX_RAW = 40


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one thing; `arithmetic` is empty unless it was computed; `places` counts them all."""

    name: str
    subject: str
    period: str
    value: str
    raw: str
    arithmetic: str
    cites: tuple[Cite, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Near:
    """A near miss and why it was not used."""

    figure: Figure
    why: str


@dataclass(frozen=True, slots=True)
class Partner:
    """One member organisation."""

    name: str
    type: str
    layer: str
    place: str
    code: str


def figures(extraction: Extraction, voice: Voice) -> tuple[Figure, ...]:
    """The key figures, in the order of the vocabulary; equal ones once."""
    by_id = known(extraction)
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in sorted(extraction.facts, key=lambda f: (ORDER.get(f.name, len(ORDER)), f.subject, f.period)):
        if fact.name not in OBJECTS:
            computed = fact.basis == "computed"
            key = (title(fact, voice), fact.subject, fact.period, repr(fact.value), computed)
            groups.setdefault(key, []).append(fact)
    return tuple(figure(facts, by_id, voice) for facts in groups.values())


def known(extraction: Extraction) -> dict[str, Fact]:
    """All facts by id; a computed one may rest on what was set aside later."""
    return {fact.id: fact for fact in (*(item.fact for item in extraction.rejected), *extraction.facts)}


def figure(facts: list[Fact], by_id: Mapping[str, Fact], voice: Voice) -> Figure:
    """One row for facts that say the same."""
    first = facts[0]
    shown, printed = said(first, voice), "" if first.basis == "computed" else voice.text(first.raw, MAX_RAW)
    places = voice.cites([fact.source for fact in facts if fact.source])
    return Figure(
        name=title(first, voice),
        subject=voice.name(first.subject),
        period=voice.text(period(first.period, voice.labels), 20),
        value=shown,
        raw="" if printed == shown else printed,
        arithmetic=arithmetic(first, by_id, voice),
        cites=places[:SHOWN_PLACES],
        places=len(places),
    )


def title(fact: Fact, voice: Voice) -> str:
    """What a figure is called: by its printed label where the measure matters; with level, scope and status."""
    labels = voice.labels
    marks = [fact.level]
    marks += [labels("consolidated")] if fact.scope == "consolidated" else []
    marks += [labels("planned")] if fact.status == "planned" else []
    noted = "、".join(voice.text(mark, 20) for mark in marks if mark)
    name = voice.text(fact.measure, 30) if fact.measure and fact.name in MEASURED else labels(fact.name)
    return f"{name}（{noted}）" if noted else name


def said(fact: Fact, voice: Voice) -> str:
    """A fact's value, to show."""
    return voice.text(value(fact.value, fact.unit, voice.labels), MAX_VALUE)


def arithmetic(fact: Fact, by_id: Mapping[str, Fact], voice: Voice) -> str:
    """How a computed fact came about: spend over revenue for an intensity, else what it rests on."""
    if fact.basis != "computed":
        return ""
    parents = [by_id[key] for key in fact.parents if key in by_id]
    kinds = {parent.name: parent for parent in parents}
    if fact.name == "lead.rd_intensity" and len(parents) == 2 and kinds.keys() == {"lead.rd_spend", "lead.annual_revenue"}:
        over = (said(kinds["lead.rd_spend"], voice), said(kinds["lead.annual_revenue"], voice))
        return f"{over[0]} ÷ {over[1]} = {said(fact, voice)}"
    rests = "；".join(f"{title(parent, voice)} {said(parent, voice)}" for parent in parents)
    return "；".join(part for part in (voice.text(fact.raw, MAX_VALUE), voice.labels("from") + rests if rests else "") if part)


def lines(keys: Iterable[str], extraction: Extraction, voice: Voice) -> tuple[str, ...]:
    """The facts a finding rests on, a line each."""
    by_id = known(extraction)
    out = []
    for fact in (by_id[key] for key in keys if key in by_id):
        when = period(fact.period, voice.labels)
        shown = arithmetic(fact, by_id, voice) or said(fact, voice)
        out.append(f"{title(fact, voice)}{f'（{voice.text(when, 20)}）' if when else ''}：{shown}")
    return tuple(dict.fromkeys(out))


def near_misses(extraction: Extraction, voice: Voice) -> tuple[Near, ...]:
    """What was seen and not used; the same thing at several places once for each reason."""
    by_id = known(extraction)
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for item in extraction.rejected:
        fact = item.fact
        groups.setdefault((item.why, title(fact, voice), fact.subject, fact.period, repr(fact.value)), []).append(fact)
    return tuple(Near(figure(facts, by_id, voice), voice.text(str(key[0]))) for key, facts in groups.items())


def partners(extraction: Extraction, voice: Voice) -> tuple[Partner, ...]:
    """The members, merged over all rosters; from the facts where there is no merged list."""
    if extraction.members:
        return tuple(
            partner((m.name, m.type or "", m.layer or "", m.registered_place or "", m.uscc or ""), voice)
            for m in extraction.members
        )
    rows = [fact.value for fact in extraction.facts if fact.name == "member" and isinstance(fact.value, Mapping)]
    keys = ("name", "type", "layer", "registered_place", "uscc")
    return tuple(partner(tuple(str(row.get(key) or "") for key in keys), voice) for row in rows)


def partner(row: tuple[str, ...], voice: Voice) -> Partner:
    """One member, to show."""
    name, kind, layer, place, code = row
    labels = voice.labels
    return Partner(
        voice.name(name),
        labels(f"member.{kind}") if kind else "",
        labels(f"layer.{layer}") if layer else "",
        voice.text(place, 60),
        voice.text(code, 40),
    )
