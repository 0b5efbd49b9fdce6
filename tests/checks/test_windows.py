"""Sentences read together: clauses put off lend no word, a row is one saying, a table needs rows under its heads."""

import re

import pytest

from reviewer.checks import windows
from reviewer.checks.desk import split
from reviewer.checks.trial import document

VOTES = ((re.compile("理事会"), re.compile("三分之二")),)
HEADS = ((re.compile("单位"), re.compile("任务")),)


def said(text):
    doc = document(text, "agreement")
    return doc, list(split(doc, doc.parts[0]))


def test_clauses_of_one_sentence_are_read_together():
    _, sentences = said("理事会审议预算；三分之二以上同意为通过。")
    (window,) = windows.sentences_whole(sentences)
    assert [s.text for s in window.carrying(VOTES)] == ["理事会审议预算；", "三分之二以上同意为通过。"]


def test_two_sentences_are_not():
    _, sentences = said("理事会审议预算。董事会三分之二以上同意为通过。")
    assert list(windows.sentences_whole(sentences)) == []


def test_what_is_put_off_spoils_the_window_it_stands_in():
    _, sentences = said("理事会表决是否须三分之二以上同意，由各方另行约定；三分之二以上出席方可开会。")
    (window,) = windows.sentences_whole(sentences)
    assert window.carrying(VOTES) == []


def test_a_heading_alone_makes_nothing():
    _, sentences = said("各方友好协商。")
    window = windows.window("理事会，三分之二", sentences)
    assert window is not None and window.carrying(VOTES) == []


def test_a_row_is_one_saying():
    _, sentences = said("名称 | 规则\n理事会 | 三分之二以上同意\n秘书处 | 待定")
    first, *_ = windows.rows(sentences)
    assert first.body == "理事会：三分之二以上同意" and first.carrying(VOTES)


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ("任务 | 承担单位\n整机设计 | 甲公司\n样机试制 | 乙公司", True),
        ("任务 | 承担单位\n整机设计 | 甲公司\n样机试制 | ", False),
        ("任务 | 承担单位\n整机设计 | 待定\n样机试制 | 待定", False),
        ("任务 | 完成时间\n整机设计 | 2025年\n样机试制 | 2026年", False),
    ],
)
def test_a_table_needs_filled_rows_under_its_heads(table, made):
    doc, _ = said(table)
    assert bool(windows.tables(doc, 0, len(doc.blocks), HEADS)) is made
