"""The face of the search that LangChain knows: a `BaseRetriever` over policy clauses.

Takes a question; gives `Document`s whose metadata names policy, clause path and score. It ranks nothing by itself.
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from reviewer.index.search import Searcher


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
