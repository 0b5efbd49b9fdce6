"""Questions in plain words find their clauses; LangChain sees the same."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest
from langsmith.utils import get_env_var, tracing_is_enabled

from reviewer import policy
from reviewer.index import terms, vectors
from reviewer.index.articles import NEAR, Articles
from reviewer.index.retriever import ArticleRetriever, bearing
from reviewer.index.search import Searcher, fused
from reviewer.records import Passage, Source


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWER_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield Searcher()


@pytest.mark.parametrize(
    ("query", "name", "path"),
    [
        ("违约了要怎么追究责任", "henan-2022", "附1/协议/八"),
        ("经费谁来监督", "guangxi-2021", "三/（五）"),
        ("研发投入要占销售收入百分之三", "henan-2022", "三/（二）/3"),
        ("专职搞研发的要三十个人", "guangxi-2021", "三/（二）/2"),
    ],
)
def test_plain_words_find_the_clause(searcher, query, name, path):
    assert path in [hit.article.path for hit in searcher.search(query, name, 5)]


def test_an_unknown_policy_is_refused(searcher):
    with pytest.raises(policy.PolicyError, match="atlantis"):
        searcher.search("经费", "atlantis")


def test_langchain_sees_the_same(searcher):
    documents = ArticleRetriever(searcher=searcher, policy="guangxi-2021", top=2).invoke("经费谁来监督")
    hits = searcher.search("经费谁来监督", "guangxi-2021", 2)
    assert [d.metadata["path"] for d in documents] == [hit.article.path for hit in hits]


class Watched(Articles):
    """Articles that note whether LangChain would trace the call."""

    traced: ClassVar[list[object]] = []

    def match(self, text, top=3, near=NEAR):
        self.traced.append(tracing_is_enabled())
        return super().match(text, top, near)


def test_a_review_matches_through_the_retriever_untraced(monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    get_env_var.cache_clear()
    articles = Watched(policy.load("guangxi-2021").clauses)
    source = Source("d1", None, None, 0, 1, "x")
    passages = [Passage(text, source) for text in ("年主营业务收入10亿元以上，专职研发人员30人以上", "今天天气很好")]
    assert tracing_is_enabled(), "the environment asks for tracing"
    near, far = bearing(passages, articles)
    get_env_var.cache_clear()
    assert articles.traced == [False, False]
    assert near == (passages[0], articles.match(passages[0].text)) and near[1][0].path.startswith("三/（二）")
    assert far == (passages[1], ())


def test_numbers_are_written_one_way():
    assert terms.normal("百分之三") == terms.normal("３％") == "3%"
    assert "30人" in terms.normal("三十人") and "2016" in terms.normal("2016")


def test_fusing_puts_what_both_rank_high_first(searcher):
    one, other = searcher.search("经费", "guangxi-2021", 3), searcher.search("监督", "guangxi-2021", 3)
    both = fused(one, other, 3)
    assert both[0].article.path in {h.article.path for h in one} | {h.article.path for h in other}


class Endpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        data = [{"index": n, "embedding": [float(len(text)), 1.0]} for n, text in enumerate(body["input"])]
        answer = json.dumps({"data": data[::-1]}).encode()
        self.send_response(200 if self.headers["Authorization"] == "Bearer k" else 401)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def endpoint():
    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_endpoint_gives_vectors_in_order(endpoint):
    texts = ["一" * n for n in range(1, 70)]
    assert vectors.embed(texts, vectors.Endpoint(endpoint, "m", "k")) == [[float(n), 1.0] for n in range(1, 70)]


def test_an_endpoint_that_refuses_is_named(endpoint):
    with pytest.raises(vectors.EmbeddingError, match="401"):
        vectors.embed(["一"], vectors.Endpoint(endpoint, "m", "wrong"))


def test_an_endpoint_that_is_not_there_is_named():
    with pytest.raises(vectors.EmbeddingError, match="REVIEWER_EMBEDDING_BASE_URL"):
        vectors.embed(["一"], vectors.Endpoint("http://127.0.0.1:9/v1", "m"))
