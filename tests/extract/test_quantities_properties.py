"""Properties that hold for every string, and agreement with cn2an on 汉字 numbers."""

import math
import time
from decimal import Decimal
from itertools import pairwise

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.extract.quantities import find
from reviewer.extract.quantities.numerals import value_of
from reviewer.extract.quantities.precision import interval

PIECES = list("0123456789.,，、-—~至%‰（）()|：:\n\t \u3000⏎一二三十百千万亿〇零两半余多几元人家年月日第约近满成分之点OlS￥$/")
PIECES += ["不少于", "以上", "单位：万元", "百分之", "（万元）", "2021年", "个百分点", "人民币", "billion", "台（套）"]
NOISY = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
UNITS = st.sampled_from(["", "万元", "（单位：万元）", "%", "人", "台（套）", "年", "x"])


@settings(max_examples=600, deadline=None)
@given(NOISY | st.text(max_size=60), UNITS)
def test_never_raises_and_stays_in_place(text: str, unit: str) -> None:
    found = find(text, unit)
    assert found == find(text, unit)
    for quantity in found:
        assert quantity.text == text[quantity.start : quantity.end] != ""
        assert (quantity.value is None) == (quantity.low is not None and quantity.high is not None)
        assert interval(quantity).low <= interval(quantity).high
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 10**12))
def test_chinese_integers_agree_with_cn2an(number: int) -> None:
    assert value_of(cn2an.an2cn(number, "low")) == number
    assert value_of(cn2an.an2cn(number, "up")) == number


@settings(max_examples=200, deadline=None)
@given(st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2))
def test_chinese_decimals_agree_with_cn2an(number: Decimal) -> None:
    assert value_of(cn2an.an2cn(str(number), "low")) == number


@given(st.integers(1, 10**9), st.sampled_from(["元", "家", "人"]))
def test_grouping_changes_no_value(number: int, unit: str) -> None:
    for printed in (f"{number}{unit}", f"{number:,}{unit}", f"共{number:,}{unit}".replace(",", "，")):
        assert [q.value for q in find(printed)] == [number]


@given(st.integers(10, 999_999), st.integers(1, 5))
def test_a_line_break_inside_a_number_changes_no_value(number: int, cut: int) -> None:
    printed = str(number)
    cut = min(cut, len(printed) - 1)
    assert [q.value for q in find(f"投入{printed[:cut]}\n{printed[cut:]}万元")] == [number * 10_000]


@pytest.mark.parametrize("piece", ["1 ", "1,", "111 ", "一", "1、", "2021-", "(人)1|", "百分之", "1\n", "O1"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = math.inf
        for _ in range(2):
            begun = time.process_time()
            find(text)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(16_000) < 16 * max(seconds(4_000), 0.002)
