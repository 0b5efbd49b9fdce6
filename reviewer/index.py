"""Ranks texts for a query: BM25 over single characters and bigrams, which measures best on Chinese policy text.

Takes texts once; gives a score for each text, or the best few. On 100 paraphrased questions characters with bigrams
found the clause among the first five 0.91 times, jieba words 0.64 (DESIGN, “What was measured”). Refuses nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from reviewer.ground import squeeze
from reviewer.records import Clause, Match

K1, B = 1.2, 0.75  # Robertson and Zaragoza (2009), The Probabilistic Relevance Framework

NEAR = 0.12  # likeness below which a passage does not bear on a clause
HEADING = 12  # characters below which a clause is a heading that no passage bears on
LONGEST = 2000  # characters of a passage that are compared


def grams(text: str) -> list[str]:
    """Single characters and pairs of neighbours, without white space and width."""
    bare = squeeze(text).lower()
    return [*bare, *(bare[i : i + 2] for i in range(len(bare) - 1))]


class Index:
    """Texts laid out for ranking."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        self.postings: dict[str, list[tuple[int, int]]] = {}
        self.lengths = [0] * self.size
        for n, text in enumerate(texts):
            counts = Counter(grams(text))
            self.lengths[n] = sum(counts.values())
            for gram, count in counts.items():
                self.postings.setdefault(gram, []).append((n, count))
        self.mean = sum(self.lengths) / self.size if self.size else 1.0

    def scores(self, query: str) -> list[float]:
        """The BM25 score of every text."""
        out = [0.0] * self.size
        for gram, times in Counter(grams(query)).items():
            weight = times * self.weight(gram)
            for n, count in self.postings.get(gram, ()):
                out[n] += weight * count * (K1 + 1) / (count + K1 * (1 - B + B * self.lengths[n] / (self.mean or 1.0)))
        return out

    def own(self, text: str) -> float:
        """The score a text has for itself, whether or not it is among the indexed."""
        counts = Counter(grams(text))
        size = sum(counts.values())
        return sum(
            n * self.weight(g) * n * (K1 + 1) / (n + K1 * (1 - B + B * size / (self.mean or 1.0))) for g, n in counts.items()
        )

    def weight(self, gram: str) -> float:
        """How telling a gram is: its inverse document frequency."""
        found = len(self.postings.get(gram, ()))
        return math.log(1 + (self.size - found + 0.5) / (found + 0.5))

    def best(self, query: str, top: int) -> list[tuple[int, float]]:
        """The `top` texts with a positive score, best first."""
        scores = self.scores(query)
        order = sorted((n for n in range(self.size) if scores[n] > 0), key=lambda n: (-scores[n], n))
        return [(n, scores[n]) for n in order[:top]]


class Articles:
    """The clauses of a policy, to match passages against. A score of 1 is a passage that is the clause itself."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        full = [clause for clause in clauses if len(squeeze(clause.text)) >= HEADING]
        self.paths = [clause.path for clause in full]
        self.index = Index([clause.text for clause in full])
        self.own = [self.index.own(clause.text) for clause in full]

    def match(self, text: str, top: int = 3) -> tuple[Match, ...]:
        """The clauses a passage bears on, best first; none where no clause is near."""
        text = text[:LONGEST]
        own = self.index.own(text) or 1.0
        best: dict[str, float] = {}
        for score, self_score, path in zip(self.index.scores(text), self.own, self.paths, strict=True):
            likeness = min(1.0, score / math.sqrt(own * self_score))
            if likeness >= NEAR:
                best[path] = max(likeness, best.get(path, 0.0))
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Match(path, round(score, 4)) for path, score in ranked[:top])
