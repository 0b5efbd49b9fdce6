"""Values and texts as people read them."""

from __future__ import annotations

import pytest

from reviewer.memo.labels import WORDS, Labels
from reviewer.memo.text import cut, cut_middle, date, joined, period, value, visible
from reviewer.records import Value

ZH = Labels("zh")


@pytest.mark.parametrize(
    ("item", "unit", "expected"),
    [
        (3862000000.0, "CNY", "386,200.00万元"),
        (123456, "USD", "12.35万美元"),
        (0.032, "fraction", "3.20%"),
        (186, "人", "186人"),
        (12600.0, "人", "12,600人"),
        (1.5, "倍", "1.5倍"),
        ((36, 60), "月", "36至60个月"),
        (60, "月", "60个月"),
        ("2021-08-18", "", "2021年8月18日"),
        ("2021-08", "", "2021年8月"),
        (("negotiation", "arbitration"), "", "协商、仲裁"),
        ({"name": "甲公司", "signed": True, "sealed": None}, "", "甲公司，是"),
        (tuple("甲乙丙丁戊"), "", "甲、乙、丙等5项"),
        (True, "", "是"),
        (None, "", "—"),
        (float("inf"), "CNY", "—"),
        (float("nan"), "fraction", "—"),
    ],
)
def test_values(item: Value, unit: str, expected: str) -> None:
    assert value(item, unit, ZH) == expected


def test_periods_and_dates() -> None:
    assert period("2020", ZH) == "2020年"
    assert period("2019-2021", ZH) == "2019–2021年"
    assert period("近三年", ZH) == "近三年"
    assert date("2021-8-1") == "2021年8月1日"
    assert date("=cmd|' /C calc'!A0") == "=cmd|' /C calc'!A0"


def test_printed_line_breaks_are_joined() -> None:
    assert joined("主营业\n务收入\r\n 386,200") == "主营业务收入386,200"
    assert joined("annual\nrevenue") == "annual revenue"


def test_unseen_characters_become_marks() -> None:
    assert visible("a\x00\u202eb\ud800\u200b石\ufeff") == "a⟦U+0000⟧⟦U+202E⟧b⟦U+D800⟧石"
    assert visible("👨\u200d🔬\t") == "👨\u200d🔬\t"


def test_cuts() -> None:
    assert cut("长" * 130, 120) == "长" * 119 + "…"
    assert cut("短", 120) == "短"
    long = cut_middle("超" * 10000 + ".docx")
    assert len(long) == 80
    assert long.endswith(".docx")


def test_every_label_takes_the_same_values_in_both_languages() -> None:
    assert all(zh.count("{}") == en.count("{}") and zh for zh, en in WORDS.values())
    assert Labels("en")("met") == "Met"
    assert ZH("no such key") == "no such key"
