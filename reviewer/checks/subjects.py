"""Which sentences are about the lead, where a condition is the lead's own: what another member holds does not count.

Takes sentences and the desk; keeps those whose last named organisation, up to and with the sentence, is the lead or a
word for it, reading each block from its start. The lead's own names stand as 牵头单位 in what is given back to match.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.checks.desk import Desk, Sentence
from reviewer.extract.figures.who import people

OWN = "牵头单位"


def about_lead(sentences: list[Sentence], desk: Desk) -> list[Sentence]:
    """The sentences about the lead, with its names written as 牵头单位."""
    leads = [m.name for m in desk.leads()] or [str(f.value) for f in desk.extraction.facts if f.name == "lead.name"][:1]
    members = [m.name for m in desk.extraction.members]
    known = [(lead, people(desk.submission.documents, lead, members)) for lead in leads]
    names = sorted({*leads, *[short for short, full in desk.aliases.items() if full in leads]}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names))) if names else None
    rows = {desk.block_of(m.statement_source) for m in desk.extraction.members if m.statement_source and m.layer != "lead"}
    out: list[Sentence] = []
    for sentence in sentences:
        if (sentence.document.id, sentence.block) in rows:
            continue
        start = sentence.document.blocks[sentence.block].source.start
        told = re.sub(r"\s+", "", sentence.document.text[start : sentence.end])
        who = [m.who for _, folk in known[:1] for m in folk.mentions(told) if m.who in ("lead", "other", "pronoun")]
        if not who or who[-1] != "other" or (pattern and pattern.search(sentence.text)):
            out.append(replace(sentence, text=pattern.sub(OWN, sentence.text)) if pattern else sentence)
    return out
