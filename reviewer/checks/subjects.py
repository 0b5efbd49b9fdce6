"""Which sentences are about the lead, where a condition is the lead's own: what another member holds does not count.

Takes sentences and the desk; keeps those whose last named organisation, up to and with the sentence, is the lead or a
word for it, reading each block from its start. The lead's own names stand as 牵头单位 in what is given back to match, and
the chief scientist's as 首席科学家 where an arrangement is the chief's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.checks.desk import Desk, Sentence
from reviewer.extract.figures.who import People, people

OWN, CHIEF = "牵头单位", "首席科学家"
OBLIQUE = re.compile(r"(?:[与和同向给对由在及、]|联合|依托|会同|委托)$")  # a partner, not who the sentence is about


def about_lead(sentences: list[Sentence], desk: Desk) -> list[Sentence]:
    """The sentences about the lead, with its names written as 牵头单位."""
    leads = [m.name for m in desk.leads()] or [str(f.value) for f in desk.extraction.facts if f.name == "lead.name"][:1]
    if not leads:
        return sentences
    members = [m.name for m in desk.extraction.members]
    known = [(lead, people(desk.submission.documents, lead, members)) for lead in leads]
    names = sorted({*leads, *[short for short, full in desk.aliases.items() if full in leads]}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    rows = {desk.block_of(m.statement_source) for m in desk.extraction.members if m.statement_source and m.layer != "lead"}
    out: list[Sentence] = []
    for sentence in sentences:
        if (sentence.document.id, sentence.block) in rows or (subject := _own(sentence, known[0][1])) is None:
            continue
        out.append(replace(sentence, text=subject + (pattern.sub(OWN, sentence.text) if pattern else sentence.text)))
    return out


def about_chief(sentences: list[Sentence], desk: Desk) -> list[Sentence]:
    """All sentences, with the name of the chief scientist written as 首席科学家."""
    names = {str(f.value) for f in desk.extraction.facts if f.name == "chief_scientist.name"}
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    return [replace(s, text=pattern.sub(CHIEF, s.text)) if pattern and CHIEF not in s.text else s for s in sentences]


def _own(sentence: Sentence, folk: People) -> str | None:
    """What is missing before a sentence whose subject is the lead, None where it is another's.

    Its subject is who it begins with, the lead or 公司; a sentence that names nobody goes on about the lead its block
    began with, and what is missing is the lead's name.
    """
    here = [m for m in folk.mentions(_flat(sentence.text)) if m.who in ("lead", "other", "pronoun")]
    subjects = [m for m in here if not OBLIQUE.search(_flat(sentence.text)[: m.start])]
    first = subjects[0].who if subjects else ""
    if first in ("lead", "other"):
        return "" if first == "lead" else None
    start = sentence.document.blocks[sentence.block].source.start
    before = [m.who for m in folk.mentions(_flat(sentence.document.text[start : sentence.start])) if m.who in ("lead", "other")]
    if not before:
        return ""
    return (OWN if not here else "") if before[0] == "lead" else None


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)
