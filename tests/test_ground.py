"""Quotes become sources only where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import ground
from reviewer.checks.trial import document
from reviewer.parse.build import Builder, Row
from reviewer.records import Cell, Document, Part

DOC = document("第一段：主营业务收入38.62 亿元。\n第二段：主营业务收入１０亿元。")


def paged(text, rows, cell=None):
    builder = Builder("d1")
    builder.add("cell" if cell else "paragraph", text, rows=rows, cell=cell)
    return Document("d1", "a.pdf", "0", "pdf", "other", 2, tuple(builder.blocks), parts=(Part("other", 0, 1),))


def test_find_ignores_white_space_and_width():
    found = ground.find(DOC, "收入38.62亿元")
    assert found and found.quote == "收入38.62 亿元"
    assert ground.find(DOC, "收入10亿元").quote == "收入１０亿元"


def test_find_gives_nothing_for_an_invented_quote():
    assert ground.find(DOC, "收入99亿元") is None
    assert ground.find(DOC, "  ") is None


def test_a_quote_never_crosses_blocks():
    assert ground.find(DOC, "亿元。第二段") is None
    with pytest.raises(ValueError, match="one block"):
        ground.cut(DOC, 0, len(DOC.text))


def test_cut_names_the_page_a_quote_begins_on_and_the_box_there():
    doc = paged("甲乙丙丁戊己", (Row(0, 3, 1, (10, 700, 40, 712)), Row(3, 6, 2, (10, 80, 40, 92))))
    begin, after = ground.find(doc, "丙丁"), ground.find(doc, "戊己")
    assert (begin.page, begin.bbox) == (1, (30.0, 700, 40.0, 712))
    assert (after.page, after.bbox) == (2, (20.0, 80, 40.0, 92))


def test_a_cell_cut_by_a_page_end_is_quoted_on_its_first_page():
    doc = paged("甲乙丙丁戊己", (Row(0, 3, 1, (10, 700, 40, 712)), Row(3, 6, 2, (10, 80, 40, 92))), Cell(1, 0, 0))
    assert ground.whole(doc, doc.blocks[0]).quote == "甲乙丙"


def test_a_quote_is_at_most_300_characters():
    doc = document("长" * 500)
    assert len(ground.whole(doc, doc.blocks[0]).quote) == 300


@given(st.text(alphabet="甲乙 丙丁１1\u3000", min_size=1, max_size=40), st.data())
def test_whatever_is_cut_stands_in_the_text(text, data):
    doc = document("起" + text.replace("\n", "") + "止")
    start = data.draw(st.integers(0, len(doc.text) - 1))
    end = data.draw(st.integers(start + 1, len(doc.text)))
    if doc.text[start:end].strip():
        source = ground.cut(doc, start, end)
        assert doc.text[source.start : source.end].startswith(source.quote)
        assert ground.find(doc, source.quote) is not None
