"""The faces of search and matching that LangChain knows: `BaseRetriever`s over policy clauses.

`ArticleRetriever` takes a question, `PassageRetriever` a passage; both give `Document`s whose metadata names the clause path
and the score. They rank nothing by themselves. `bearing` is what a review uses: passages in, matches out.
"""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langsmith import tracing_context
from pydantic import ConfigDict

from reviewer.index.articles import Articles
from reviewer.index.search import Searcher
from reviewer.records import Match, Passage


class ArticleRetriever(BaseRetriever):
    """Clauses of one policy, or of all where `policy` is None."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    searcher: Searcher
    policy: str | None = None
    top: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self.searcher.search(query, self.policy, self.top)
        return [
            Document(hit.article.text, metadata={"policy": hit.article.policy, "path": hit.article.path, "score": hit.score})
            for hit in hits
        ]


class PassageRetriever(BaseRetriever):
    """The clauses of one policy that a passage bears on, best first; none where no clause is near."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    articles: Articles
    top: int = 3

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        texts = self.articles.texts
        return [
            Document(texts[m.path], metadata={"path": m.path, "score": m.score}) for m in self.articles.match(query, self.top)
        ]


def bearing(passages: Sequence[Passage], articles: Articles) -> tuple[tuple[Passage, tuple[Match, ...]], ...]:
    """Each passage with the clauses it bears on. Tracing is off whatever the environment says: it would send out applicants' words."""
    retriever = PassageRetriever(articles=articles)
    with tracing_context(enabled=False):
        found = [retriever.invoke(passage.text) for passage in passages]
    return tuple(
        (passage, tuple(Match(d.metadata["path"], d.metadata["score"]) for d in documents))
        for passage, documents in zip(passages, found, strict=True)
    )
