"""BM25 over single characters and bigrams, which measures best on Chinese policy text.

Takes texts once; gives a score for each text, or the best few. `eval/benchmarks/retrieval.py` holds it against words cut
by jieba, vectors and their fusions. Refuses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from reviewer.index.terms import grams

K1, B = 1.2, 0.75  # Robertson and Zaragoza (2009), The Probabilistic Relevance Framework


class Index:
    """Texts laid out for ranking."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        self.postings: dict[str, list[tuple[int, int]]] = {}
        self.lengths = [0] * self.size
        for n, text in enumerate(texts):
            counts = grams(text)
            self.lengths[n] = sum(counts.values())
            for gram, count in counts.items():
                self.postings.setdefault(gram, []).append((n, count))
        self.mean = sum(self.lengths) / self.size if self.size else 1.0

    def scores(self, query: str | Mapping[str, float]) -> list[float]:
        """The BM25 score of every text, for a text or for weighted grams."""
        out = [0.0] * self.size
        wanted = grams(query) if isinstance(query, str) else query
        for gram, times in wanted.items():
            weight = times * self.weight(gram)
            for n, count in self.postings.get(gram, ()):
                out[n] += weight * self.saturation(count, self.lengths[n])
        return out

    def own(self, text: str) -> float:
        """The score a text has for itself, whether or not it is among the indexed."""
        counts = grams(text)
        size = sum(counts.values())
        return sum(n * self.weight(gram) * self.saturation(n, size) for gram, n in counts.items())

    def saturation(self, count: int, length: int) -> float:
        """What repeating a gram is worth in a text of this length."""
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length / (self.mean or 1.0)))

    def weight(self, gram: str) -> float:
        """How telling a gram is: its inverse document frequency."""
        found = len(self.postings.get(gram, ()))
        return math.log(1 + (self.size - found + 0.5) / (found + 0.5))

    def best(self, query: str, top: int) -> list[tuple[int, float]]:
        """The `top` texts with a positive score, best first."""
        scores = self.scores(query)
        order = sorted((n for n in range(self.size) if scores[n] > 0), key=lambda n: (-scores[n], n))
        return [(n, scores[n]) for n in order[:top]]
