"""Whether words are the applicant's own or the policy's said again.

Takes a `Policy`; tells of any text whether it merely repeats a clause: most of its pairs of characters stand in one
clause, or most of its characters in runs copied from clauses. A condition repeated in a promise is no fact, a clause
repeated in an agreement no arrangement, a template's heading no evidence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from reviewer import ground
from reviewer.policy import Policy
from reviewer.records import Document, Extraction, Fact

FILLER = re.compile(
    r"产业技术创新联合体|创新联合体|联合体|联盟|应当|应该|应|将|须|必须|需要|需|的|和|与|及|本|各|按照|根据|相关|要求|规定|等|并|要|对|为|[\W_]"
)
COPIED = 0.7  # share of a text that is copied out of clauses
RUN = 6  # characters in a row that count as copied
RESTATED = 0.8  # share of a text's bigrams that stand in one clause
ECHOED = 0.5  # share of a restated text's bigrams that stand in one clause of the policy's body
SENTENCE = re.compile(r"[。；！？\n]")


class Echo:
    """A policy's words laid out for comparing."""

    def __init__(self, policy: Policy) -> None:
        self.text = ground.squeeze("\n".join(clause.text for clause in policy.clauses))
        self.clauses = [bigrams(clause.text) for clause in policy.clauses]
        self.body = [g for clause, g in zip(policy.clauses, self.clauses, strict=True) if not clause.path.startswith("附")]
        self._known: dict[str, bool] = {}

    def restated(self, text: str) -> bool:
        """Whether a text merely repeats the policy."""
        if text not in self._known:
            own = bigrams(text)
            most = max((len(own & clause) for clause in self.clauses), default=0)
            self._known[text] = bool(own) and (most >= RESTATED * len(own) or self.copied(text) >= COPIED)
        return self._known[text]

    def of_body(self, text: str) -> bool:
        """Whether a text repeats a clause of the policy's body, not of an annex with its templates."""
        own = bigrams(text)
        return bool(own) and self.restated(text) and max(len(own & clause) for clause in self.body) >= ECHOED * len(own)

    def copied(self, text: str) -> float:
        """The share of a text's characters that stand in runs of `RUN` and more copied from the policy."""
        covered = self.covered(ground.squeeze(text))
        return sum(covered) / len(covered) if covered else 0.0

    def covered(self, bare: str) -> list[bool]:
        """For each character of a squeezed text whether it stands in a copied run."""
        out = [False] * len(bare)
        for n in range(len(bare) - RUN + 1):
            if bare[n : n + RUN] in self._runs:
                out[n : n + RUN] = [True] * RUN
        return out

    @cached_property
    def _runs(self) -> frozenset[str]:
        return frozenset(self.text[n : n + RUN] for n in range(len(self.text) - RUN + 1))


def bigrams(text: str) -> set[str]:
    """Pairs of neighbouring characters, without filler words, punctuation and white space."""
    bare = FILLER.sub("", ground.squeeze(text))
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def own_facts(extraction: Extraction, documents: tuple[Document, ...], policy: Policy) -> Extraction:
    """The extraction without figures that are only the policy's conditions said again (“年主营业务收入达10亿元以上”)."""
    echo, texts = Echo(policy), {doc.id: doc.text for doc in documents}
    kept = {f.id: f for f in extraction.facts if not (f.unit and f.basis == "stated" and _repeats(f, texts, echo))}
    return replace(extraction, facts=tuple(f for f in kept.values() if set(f.parents) <= kept.keys()))


def _repeats(fact: Fact, texts: dict[str, str], echo: Echo) -> bool:
    """Whether the clause of a sentence a fact stands in is the policy's."""
    if fact.source is None:
        return False
    text = texts[fact.source.document]
    before = re.split(r"[。；！？，\n]", text[: fact.source.start])[-1]
    after = re.split(r"[。；！？，\n]", text[fact.source.end :])[0]
    bare = ground.squeeze(before + fact.source.quote + after)
    covered = echo.covered(bare)
    figures = [flag for flag, character in zip(covered, bare, strict=True) if character.isdigit()]
    return bool(figures) and all(figures) and sum(covered) >= COPIED * len(bare)
