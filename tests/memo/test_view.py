"""The order and grouping in which a memo is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sample

from reviewer.memo import Options
from reviewer.memo.view import clause_key, numeral, view
from reviewer.memo.voice import Voice
from reviewer.records import Source


def test_clause_paths_in_the_order_of_the_text() -> None:
    ordered = [
        "前言", "一", "二/（一）", "二/（二）/1", "二/（二）/10", "二/（三）", "二/（三）+", "九", "十", "十一", "附件1-1/填表说明/三",
        "附件1-1/申请表", "附件1-1/申请表/二", "附件1-2/六", "附件2/二/10",
    ]  # fmt: skip
    assert sorted(set(ordered), key=clause_key) == ordered
    articles = ["第一条", "第八条/（三）", "第九条", "第十条", "第二十一条"]
    assert sorted(set(articles), key=clause_key) == articles


@pytest.mark.parametrize(
    ("text", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百二十三", 123)]
)
def test_numerals(text: str, number: int) -> None:
    assert numeral(text) == number


def test_misses_by_how_binding_they_are() -> None:
    shown = view(sample.memo(), Options())
    assert [row.binding for row in shown.missed] == ["mandatory", "mandatory", "in_principle", "template"]
    assert [row.said for row in shown.missed][-1] == "未按参考文本"
    assert [row.number for row in shown.rows] == list(range(1, 19))


def test_silence_by_its_reason() -> None:
    shown = view(sample.memo(), Options())
    assert [len(item.rows) for item in shown.silent] == [1, 2, 1]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("in force", ""),
        ("in_force", ""),
        ("draft", "征求意见稿"),
        ("trial", "试行"),
        ("superseded", "替代"),
        ("unclear", "unclear"),
    ],
)
def test_page_one_cautions_unless_in_force(status: str, said: str) -> None:
    base = sample.memo()
    caution = view(replace(base, policy=replace(base.policy, status=status)), Options()).caution
    assert said in caution
    assert bool(said) == bool(caution)


def test_equal_figures_are_one_row_with_its_places() -> None:
    shown = view(sample.memo(), Options())
    revenue = [item for item in shown.figures if item.name == "主营业务收入"]
    assert len(revenue) == 1
    assert revenue[0].places == 2
    assert revenue[0].value == "386,200.00万元"
    assert any(item.name == "牵头单位科研平台（自治区级）" for item in shown.figures)


def test_proof_marks_side_by_side() -> None:
    row = next(row for row in view(sample.memo(), Options()).rows if row.facts and "÷" in row.facts[0])
    assert row.proof == "引文核对✓  数值核对✓  演算核对✓"


@pytest.mark.parametrize(("lang", "mark"), [("zh", "（扫描识别）"), ("en", " (OCR)")])
def test_a_place_on_a_page_read_from_its_image_is_marked(lang: str, mark: str) -> None:
    memo = sample.memo()
    voice = Voice(memo, Options(lang=lang))
    document = next(doc for doc in memo.submission.documents if doc.ocr_pages)
    read, told = document.ocr_pages[0], document.ocr_pages[0] + 1
    quoted = Source(document.id, read, None, 0, 2, "三年", "")
    assert voice.cite(quoted).place().endswith(mark)
    assert mark not in voice.cite(replace(quoted, page=told)).place()
