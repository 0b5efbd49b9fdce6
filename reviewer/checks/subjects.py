"""Which sentences are about the lead, where a condition is the lead's own: what another member holds does not count.

Takes sentences and the desk; keeps those whose last named organisation, up to and with the sentence, is the lead or a
word for it, reading each block from its start. The lead's own names stand as 牵头单位 in what is given back to match.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.checks.desk import Desk, Sentence
from reviewer.extract.figures.who import People, people

OWN = "牵头单位"
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
        if (sentence.document.id, sentence.block) in rows or not _own(sentence, known[0][1]):
            continue
        out.append(replace(sentence, text=pattern.sub(OWN, sentence.text)) if pattern else sentence)
    return out


def _own(sentence: Sentence, folk: People) -> bool:
    """Whether the lead, or 公司 with nobody else named before it in the block, is who a sentence begins with."""
    here = [m for m in folk.mentions(_flat(sentence.text)) if m.who in ("lead", "other", "pronoun")]
    subjects = [m for m in here if not OBLIQUE.search(_flat(sentence.text)[: m.start])]
    first = subjects[0].who if subjects else ""
    if first in ("lead", "other"):
        return first == "lead"
    start = sentence.document.blocks[sentence.block].source.start
    before = [m.who for m in folk.mentions(_flat(sentence.document.text[start : sentence.start])) if m.who in ("lead", "other")]
    return not before or before[0] == "lead"


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)
