"""Passages follow headings, clauses and rows, and each is a place."""

from reviewer import chunk, ground
from reviewer.checks.trial import document

TEXT = """组建协议
# 一、经费管理
经费实行专账管理。
姓名 | 年龄 | 单位
张甲 | 41 | 某大学
"""


def test_passages_carry_the_headings_above_them():
    doc = document(TEXT, "agreement")
    found = chunk.split(doc, {1: (1, "一、经费管理")})
    assert [(p.text, p.path) for p in found] == [
        ("组建协议", ()),
        ("经费实行专账管理。", ("一、经费管理",)),
        ("姓名 | 年龄 | 单位", ("一、经费管理",)),
        ("张甲 | 41 | 某大学", ("一、经费管理",)),
    ]


def test_a_long_block_is_cut_at_sentence_ends_and_loses_nothing():
    sentence = "联合体围绕低碳制糖开展关键核心技术攻关并建设示范生产线。"
    doc = document(sentence * 60, "plan")
    found = chunk.split(doc, {})
    assert len(found) > 1 and all(len(p.text) <= chunk.LONG for p in found)
    assert "".join(p.text for p in found) == doc.text
    assert all(ground.find(doc, p.source.quote) for p in found)
