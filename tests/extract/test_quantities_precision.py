"""Which values a printed figure may stand for."""

import math

import pytest

from reviewer.extract.quantities import find
from reviewer.extract.quantities.precision import interval


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("38.62亿元", 3_861_500_000, 3_862_500_000),
        ("3.0%", 0.0295, 0.0305),
        ("3%", 0.025, 0.035),
        ("百分之三点五", 0.0345, 0.0355),
        ("300万元", 2_995_000, 3_005_000),
        ("三亿元", 250_000_000, 350_000_000),
        ("5,862,000,000.00元", 5_861_999_999.995, 5_862_000_000.005),
        ("5000元", 5000, 5000),
        ("30人", 30, 30),
        ("三分之二", 2 / 3, 2 / 3),
        ("约30人", 27, 33),
        ("不少于30人", 30, math.inf),
        ("超过3%", 0.03, math.inf),
        ("不超过30人", -math.inf, 30),
        ("不足3%", -math.inf, 0.03),
        ("200余家", 200, 300),
        ("120余家", 120, 130),
        ("10亿余元", 10**9, 2 * 10**9),
        ("3-5年", 36, 60),
        ("2021年", -math.inf, math.inf),
    ],
)
def test_interval(text: str, low: float, high: float) -> None:
    got = interval(find(text)[0])
    assert (got.low, got.high) == (pytest.approx(low), pytest.approx(high))


def test_a_cell_is_as_exact_as_its_header_unit() -> None:
    got = interval(find("12,358.4", "万元")[0])
    assert (got.low, got.high) == (pytest.approx(123_583_500), pytest.approx(123_584_500))
