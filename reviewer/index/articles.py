"""The clauses of policies as articles to search and to match passages against.

Takes policies; gives articles with the headings above them as context, ranked for a question, and for a passage the
clauses it bears on, with “none” as an answer. An article's slices are searched as one; a heading alone is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.ground import squeeze
from reviewer.index.ranking import Index
from reviewer.index.terms import widened
from reviewer.records import Clause, Match

NEAR = 0.12  # likeness below which a passage does not bear on a clause; learned by eval/benchmarks/retrieval.py
HEADING = 12  # characters below which a clause is a heading that no passage bears on
LONGEST = 2000  # characters of a passage that are compared
HEAD = 40  # characters of a heading that count as context


@dataclass(frozen=True, slots=True)
class Article:
    """One clause of one policy as searched; `context` are the headings above it."""

    policy: str
    path: str
    text: str
    context: str

    @property
    def searched(self) -> str:
        """What is compared with a question."""
        return f"{self.context} {self.text}"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found for a question, with its score."""

    article: Article
    score: float


def articles(clauses: Iterable[Clause]) -> list[Article]:
    """The articles of clauses, the slices of one path joined."""
    texts: dict[tuple[str, str], list[str]] = {}
    for clause in clauses:
        texts.setdefault((clause.policy, clause.path), []).append(clause.text)
    heads = {key: pieces[0].strip().split("\n")[0].split("。")[0][:HEAD] for key, pieces in texts.items()}
    out = []
    for (policy, path), pieces in texts.items():
        above = ["/".join(path.split("/")[:n]) for n in range(1, path.count("/") + 1)]
        out.append(Article(policy, path, "\n".join(pieces), " ".join(heads.get((policy, p), "") for p in above)))
    return out


class Library:
    """Articles laid out for searching, each policy's own statistics apart."""

    def __init__(self, found: Sequence[Article]) -> None:
        self.articles = list(found)
        self.whole = Index([article.searched for article in self.articles])
        names = dict.fromkeys(article.policy for article in self.articles)
        self.members = {name: [n for n, a in enumerate(self.articles) if a.policy == name] for name in names}
        self.apart = {name: Index([self.articles[n].searched for n in own]) for name, own in self.members.items()}

    def search(self, query: str, policy: str | None = None, top: int = 5) -> list[Hit]:
        """The best articles for a question, over one policy or over all."""
        index = self.apart[policy] if policy else self.whole
        own = self.members[policy] if policy else range(len(self.articles))
        scores = index.scores(widened(query))
        order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))[:top]
        return [Hit(self.articles[own[n]], scores[n]) for n in order if scores[n] > 0]


class Articles:
    """The clauses of one policy, to match passages against. A score of 1 is a passage that is the clause itself."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        full = [clause for clause in clauses if len(squeeze(clause.text)) >= HEADING]
        self.paths = [clause.path for clause in full]
        self.texts = {clause.path: clause.text for clause in reversed(full)}  # a path's first slice stands for it
        self.index = Index([clause.text for clause in full])
        self.own = [self.index.own(clause.text) for clause in full]

    def match(self, text: str, top: int = 3, near: float = NEAR) -> tuple[Match, ...]:
        """The clauses a passage bears on, best first; none where no clause is near."""
        text = text[:LONGEST]
        own = self.index.own(text) or 1.0
        best: dict[str, float] = {}
        for score, self_score, path in zip(self.index.scores(text), self.own, self.paths, strict=True):
            likeness = min(1.0, score / math.sqrt(own * self_score))
            if likeness >= near:
                best[path] = max(likeness, best.get(path, 0.0))
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Match(path, round(score, 4)) for path, score in ranked[:top])
