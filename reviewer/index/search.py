"""Questions to policy clauses: the articles come out of the Chroma collection, ranked as measures best.

Takes a question and, where given, a policy; gives hits. With an embedding endpoint the ranks of its vectors are fused
with those of the words (reciprocal rank, Cormack et al. 2009); the vectors we hash ourselves are not, since they make
ranking worse (`eval/benchmarks/retrieval.py`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from reviewer import policy
from reviewer.index import store, vectors
from reviewer.index.articles import Hit, Library, articles

FUSE = 60  # the constant of reciprocal rank fusion
DEEP = 50  # ranks of each list that are fused


class Searcher:
    """The articles of all policies, opened once for many questions."""

    def __init__(self) -> None:
        found = articles(clause for name in policy.names() for clause in policy.load(name).clauses)
        self.endpoint = vectors.endpoint()
        self.held = store.held(found, self.endpoint, os.environ.get("REVIEWER_CHROMA_URL", ""))
        self.library = Library(self.held.articles)

    def search(self, query: str, name: str | None = None, top: int = 5) -> list[Hit]:
        """The best clauses for a question; raises `PolicyError` for a policy there is none of."""
        if name is not None and name not in self.library.members:
            raise policy.PolicyError(f"没有编号为“{name}”的政策；可用的有：{'、'.join(self.library.members)}")
        words = self.library.search(query, name, max(top, DEEP))
        if self.endpoint is None:
            return words[:top]
        return fused(words, self.near(query, name), top)

    def near(self, query: str, name: str | None) -> list[Hit]:
        """The articles whose vectors lie nearest to the question's."""
        [wanted] = vectors.embed([query], self.endpoint)
        own = self.library.members[name] if name else range(len(self.held.articles))
        likeness = [(cosine(wanted, self.held.vectors[n]), n) for n in own]
        return [Hit(self.held.articles[n], score) for score, n in sorted(likeness, reverse=True)[:DEEP]]


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    """The cosine of two vectors."""
    dot = sum(a * b for a, b in zip(one, other, strict=True))
    lengths = (sum(a * a for a in one) * sum(b * b for b in other)) ** 0.5
    return dot / lengths if lengths else 0.0


def fused(one: Sequence[Hit], other: Sequence[Hit], top: int) -> list[Hit]:
    """Two rankings as one."""
    scores: dict[tuple[str, str], float] = {}
    hits = {(hit.article.policy, hit.article.path): hit for hit in (*other, *one)}
    for ranking in (one, other):
        for rank, hit in enumerate(ranking, 1):
            where = (hit.article.policy, hit.article.path)
            scores[where] = scores.get(where, 0.0) + 1 / (FUSE + rank)
    order = sorted(scores, key=lambda where: -scores[where])[:top]
    return [Hit(hits[where].article, scores[where]) for where in order]
