"""Tracked changes: the accepted reading is read; where a figure is touched, the panel sees both readings."""

from __future__ import annotations

import pytest
from docx_maker import docx, p, para, r, tbl, tc
from hidden_word_maker import shape

from reviewer.parse.build import Reading
from reviewer.parse.docx import read
from reviewer.parse.docx.revisions import MOST

SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'


def gone(text: str, tag: str = "del") -> str:
    return f'<w:{tag} w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:{tag}>'


def new(text: str, tag: str = "ins") -> str:
    return f'<w:{tag} w:id="2">{r(text)}</w:{tag}>'


CHANGED = para(r("概况。研发投入占比"), gone("3.1%"), new("3.5%"), r("。其余照旧。"))
OLD, NOW = "研发投入占比3.1%。", "研发投入占比3.5%。"


def messages(result: Reading) -> list[str]:
    assert {a.kind for a in result.alerts} <= {"tracked_changes"}
    return [a.message for a in result.alerts]


def both(before: str, after: str) -> str:
    return f"修订前：“{before}” 修订后：“{after}”"


@pytest.mark.parametrize(
    "data",
    [
        docx(CHANGED),
        docx(tbl(tc(CHANGED))),
        docx(tbl(tc(p("外"), tbl(tc(CHANGED))))),
        docx(para(r("见注"), '<w:r><w:footnoteReference w:id="2"/></w:r>'), {"footnotes": f'<w:footnote w:id="2">{CHANGED}</w:footnote>'}),
        docx(p("正文") + SECTION, {"header1": CHANGED}),
        docx(shape("@").replace(p("@"), CHANGED)),
    ],
    ids=["body", "cell", "nested table", "note", "header", "text box"],
)  # fmt: skip
def test_both_readings_of_a_touched_sentence_wherever_it_stands(data: bytes) -> None:
    result = read(data, "d1")
    (message,) = messages(result)
    assert both(OLD, NOW) in message
    assert result.alerts[0].source is not None and NOW in result.alerts[0].source.quote
    assert any(NOW in block.text for block in result.blocks) and not any("3.1%" in block.text for block in result.blocks)


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (para(r("投入3"), gone("."), r("5亿元。")), "投入3.5亿元。", "投入35亿元。"),
        (para(r("投入3"), gone("万"), new("亿"), r("元。")), "投入3万元。", "投入3亿元。"),
        (para(r("期限"), gone("三"), new("五"), r("年。")), "期限三年。", "期限五年。"),
        (para(r("牵头单位为"), gone("甲光科技有限公司"), new("乙光科技有限公司"), r("。")), "牵头单位为甲光科技有限公司。", "牵头单位为乙光科技有限公司。"),
        (para(r("设立。"), new("出资五百万元。")), "（无）", "出资五百万元。"),
        (para(r("设立。"), gone("出资五百万元。")), "出资五百万元。", "（删除）"),
        (para(gone("占比3.1%。", "moveFrom")), "占比3.1%。", "（删除）"),
        (para(new("占比3.5%。", "moveTo")), "（无）", "占比3.5%。"),
        (para(r("占比3"), props='<w:rPr><w:del w:id="3"/></w:rPr>') + p(".5%。"), "占比3 .5%。", "占比3.5%。"),
        (tbl(f'<w:trPr><w:ins w:id="3"/></w:trPr>{tc(p("增资200万元"))}'), "（无）", "增资200万元"),
        (tbl(f'<w:trPr><w:del w:id="3"/></w:trPr>{tc(para(gone("增资200万元")))}'), "增资200万元", "（删除）"),
    ],
)  # fmt: skip
def test_what_counts_as_a_figure(body: str, before: str, after: str) -> None:
    (message,) = messages(read(docx(body + p("其后")), "d1"))
    assert both(before, after) in message


def test_what_was_inserted_and_deleted_again_stands_in_neither_reading() -> None:
    nested = f'<w:ins w:id="1">{gone("9.9%")}</w:ins>'
    result = read(docx(para(r("占比"), nested, gone("3.1%"), new("3.5%"), r("。"))), "d1")
    assert both("占比3.1%。", "占比3.5%。") in messages(result)[0]
    assert "9.9" not in "".join(messages(result))


def test_changes_that_touch_no_figure_share_one_alert() -> None:
    result = read(docx(para(r("双方"), gone("应当"), new("可以"), r("协商。")) + para(r("另"), new("行约定"))), "d1")
    (message,) = messages(result)
    assert "“应当”改为“可以”" in message and "新增“行约定”" in message


def test_sentences_beyond_the_bound_are_counted() -> None:
    body = "".join(para(r(f"第{i}项投入"), gone("1"), new("2"), r("万元。")) for i in range(MOST + 7))
    found = messages(read(docx(body), "d1"))
    assert len(found) == MOST + 1 and "另有7处" in found[-1]


def test_a_long_sentence_is_shown_where_it_changes() -> None:
    (message,) = messages(read(docx(para(r("甲" * 300), gone("3.1%"), new("3.5%"), r("乙" * 300))), "d1"))
    assert "3.1%" in message and "3.5%" in message and len(message) < 400


def test_layout_changes_are_no_alert() -> None:
    run = '<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>'
    assert messages(read(docx(p("占比3.5%", '<w:pPrChange w:id="2"><w:pPr/></w:pPrChange>', run)), "d1")) == []
