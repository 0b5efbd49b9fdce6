"""Ranking by characters and bigrams; passages to clauses."""

from reviewer import policy
from reviewer.index.articles import Articles
from reviewer.index.ranking import Index


def test_the_nearest_text_comes_first():
    index = Index(["成员单位不少于八个", "经费管理办法由秘书处制定", "违约责任的追究"])
    assert index.best("谁来管理经费", 1)[0][0] == 1
    assert index.best("xyz", 3) == []


def test_an_empty_index_ranks_nothing():
    assert Index([]).best("经费", 3) == []


def test_a_clause_matches_itself_and_noise_matches_none():
    rules = policy.load("guangxi-2021")
    articles = Articles(rules.clauses)
    clause = rules.clause("三/（五）")[0]
    assert articles.match(clause.text)[0].path == "三/（五）"
    assert articles.match("今日午餐供应红烧肉盖饭，请到二楼食堂就餐。") == ()
