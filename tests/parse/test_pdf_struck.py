"""Text a line is drawn through is no content and is reported; underlines and rules of tables strike nothing out."""

from __future__ import annotations

import pytest
from test_pdf_writer import Sheet, pdf

from reviewer import ground
from reviewer.parse import pdf as reader
from reviewer.records import Document


def read(sheet: Sheet):
    found = reader.read(pdf(sheet), "d1")
    return "".join(block.text for block in found.blocks), [(alert.kind, alert.message) for alert in found.alerts]


def test_a_deletion_between_words_is_reported_and_not_read():
    sheet = Sheet().text(90, 100, "组建期为").text(138, 100, "三年", colour="0.6 0.1 0.1").text(162, 100, "二年。")
    text, alerts = read(sheet.line(138, 106, 162, 106))
    assert text == "组建期为二年。"
    ((kind, message),) = alerts
    assert kind == "tracked_changes"
    assert "“三年”" in message


def test_a_line_through_several_texts_strikes_them_all():
    sheet = Sheet().text(90, 100, "联合体由").text(138, 100, "九家单位").text(186, 100, "组成").text(90, 130, "其余不变")
    text, alerts = read(sheet.line(89, 106, 211, 106))
    assert text == "其余不变"
    assert "联合体由九家单位组成" in alerts[0][1]


@pytest.mark.parametrize("y", [100.5, 113.5, 115])
def test_a_line_above_or_below_is_none(y):
    text, alerts = read(Sheet().text(90, 100, "组建期为三年").line(90, y, 162, y))
    assert text == "组建期为三年"
    assert alerts == []


def test_a_rule_across_the_page_and_a_table_strike_nothing():
    sheet = Sheet().text(200, 100, "附件一").line(60, 106, 540, 106)
    sheet.table([90, 200, 320], [300, 320, 340], [["组建期", "三年"], ["成员", "九家"]])
    sheet.text(95, 334, "跨线")
    text, alerts = read(sheet)
    assert "附件一" in text
    assert "三年" in text
    assert "跨线" in text
    assert alerts == []


def test_no_quote_bridges_a_deletion():
    sheet = Sheet().text(90, 100, "组建期为").text(138, 100, "三年", colour="0.6 0.1 0.1").text(162, 100, "二年，自签订之日起。")
    found = reader.read(pdf(sheet.line(138, 106, 162, 106)), "d1")
    document = Document("d1", "a.pdf", "", "pdf", "agreement", 1, found.blocks)
    source = ground.cut(document, 0, len(document.text))
    assert source.quote == "二年，自签订之日起。"
    assert source.bbox is not None
    assert source.bbox[0] == pytest.approx(162, abs=2)
    assert ground.cut(document, 0, 4).quote == "组建期为"
