"""Codes: check digit, malformed ones, what only looks like one."""

from __future__ import annotations

import pytest

from reviewer.extract import uscc

GOOD = "91450100717K3A8P5A"


def test_valid_code() -> None:
    assert uscc.valid(GOOD)
    assert uscc.region(GOOD) == "450100"


@pytest.mark.parametrize(
    "code", ["91450100717K3A8P5B", GOOD[:-1], GOOD + "1", "9145O100717K3A8P5A", "91450I00717K3A8P5A", "", "9" * 18]
)
def test_invalid_codes(code: str) -> None:
    assert not uscc.valid(code)


def test_region_of_malformed_is_none() -> None:
    assert uscc.region("9145") is None


def test_finds_code_with_place() -> None:
    text = f"桂江铝业有限公司\n{GOOD}\n"
    ((start, end, code, ok),) = uscc.find(text)
    assert (text[start:end], code, ok) == (GOOD, GOOD, True)


@pytest.mark.parametrize("printed", ["914501007\n17K3A8P5A", "9145 0100 717K 3A8P 5A", GOOD.lower()])
def test_broken_or_lower_case_code_is_one_valid_code(printed: str) -> None:
    ((_, _, code, ok),) = uscc.find("统一社会信用代码：" + printed)
    assert (code, ok) == (GOOD, True)


@pytest.mark.parametrize("bad", ["91410122MA46K1R54", "9145O100717K3A8P5A", "91450100717K3A8P5AB", "91450100717K3A8P5B"])
def test_malformed_codes_are_found_as_invalid(bad: str) -> None:
    assert [(code, ok) for _, _, code, ok in uscc.find(f"某公司 {bad}，")] == [(bad, False)]


@pytest.mark.parametrize(
    "text", ["电话 0771-5605218", "手机13800138000", "身份证号 450103198001011234", "账号 6222020200012345678", "GB/T 32100-2015"]
)
def test_other_numbers_are_no_codes(text: str) -> None:
    assert uscc.find(text) == []
