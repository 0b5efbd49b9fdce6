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

NEAR = 0.2  # share of a clause's own score below which a passage does not bear on it
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
            found = self.postings.get(gram, ())
            weight = times * math.log(1 + (self.size - len(found) + 0.5) / (len(found) + 0.5))
            for n, count in found:
                out[n] += weight * count * (K1 + 1) / (count + K1 * (1 - B + B * self.lengths[n] / (self.mean or 1.0)))
        return out

    def best(self, query: str, top: int) -> list[tuple[int, float]]:
        """The `top` texts with a positive score, best first."""
        scores = self.scores(query)
        order = sorted((n for n in range(self.size) if scores[n] > 0), key=lambda n: (-scores[n], n))
        return [(n, scores[n]) for n in order[:top]]


class Articles:
    """The clauses of a policy, to match passages against. A score of 1 is a passage that is the clause itself."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.paths = [clause.path for clause in clauses]
        self.index = Index([clause.text for clause in clauses])
        self.own = [self.index.scores(clause.text)[n] or 1.0 for n, clause in enumerate(clauses)]

    def match(self, text: str, top: int = 3) -> tuple[Match, ...]:
        """The clauses a passage bears on, best first; none where no clause is near."""
        scores = self.index.scores(text[:LONGEST])
        near = [(min(1.0, score / own), path) for score, own, path in zip(scores, self.own, self.paths, strict=True)]
        best: dict[str, float] = {}
        for score, path in sorted(near, reverse=True):
            if score >= NEAR:
                best.setdefault(path, score)
        return tuple(Match(path, round(score, 4)) for path, score in list(best.items())[:top])
