"""What a cell shows of a number: formats of people who keep lists of staff, money and dates in Excel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.parse.xlsx.codes import BUILT_IN
from reviewer.parse.xlsx.numbers import shown, worded


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        # separators and closing zeros only: the stored form, which stands in the file
        ("1234567.5", "#,##0.00", "1234567.5"),
        ("1234", '#,##0;-#,##0;"-";@', "1234"),
        ("-1234", "#,##0.00", "-1234"),
        ("5", "0.#", "5"),
        ("12.50", "", "12.50"),
        # anything else: as shown
        ("1234567.456", "#,##0.00", "1,234,567.46"),
        ("0.0312", "0.00%", "3.12%"),
        ("0.05", "0.0%", "5.0%"),
        ("2957.3599999999997", "0.00", "2957.36"),
        ("2.5", "0", "3"),
        ("1234", '#,##0"万元"', "1,234万元"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("-1234", "#,##0_);(#,##0)", "(1,234)"),
        ("-1234", "#,##0;[Red]#,##0", "-1234"),
        ("-3.5", "[Red]0.00;[Red]0.00", "-3.5"),
        ("0", '#,##0;-#,##0;"-";@', "-"),
        ("123456", '0!.0,"万"', "12.3万"),
        ("12345678", "#,##0,", "12,346"),
        ("1234567890", '0.00,,"百万"', "1234.57百万"),
        ("7", 'General"人"', "7人"),
        ("-7", 'General"人"', "-7人"),
        ("45", '"第"0"号"', "第45号"),
        ("5", "00000", "00005"),
        ("13800001234", "000-0000-0000", "138-0000-1234"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.5", "# ?/?", "0.5"),
        ("150", '[>100]"高";[<=100]"低"', "高"),
        ("50", '[>100]"高";[<=100]"低"', "低"),
        ("12", "[DBNum1]0", "一二"),
        ("123", "[DBNum2][$-804]General", "壹佰贰拾叁"),
        ("1234", "@", "1234"),
        # General: 15 digits as Excel keeps, no exponent, no noise
        ("0.30000000000000004", "", "0.3"),
        ("1E-4", "General", "0.0001"),
        ("2.5123425E5", "", "251234.25"),
        ("91450000123456789", "", "91450000123456789"),
        # dates
        ("45717", 'yyyy"年"m"月"d"日"', "2025年3月1日"),
        ("45717", "yyyy-mm-dd", "2025-03-01"),
        ("45717", BUILT_IN[14], "2025/3/1"),
        ("45717", BUILT_IN[57], "2025年3月"),
        ("45717.5", "yyyy/m/d h:mm;@", "2025/3/1 12:00"),
        ("45717.75", '上午/下午h"时"mm"分"', "下午6时00分"),
        ("0.125", "h:mm AM/PM", "3:00 AM"),
        ("45717", '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二五年三月一日"),
        ("45717", "[$-F800]dddd, mmmm dd, yyyy", "2025年3月1日"),
        ("45717", "d-mmm-yy", "1-Mar-25"),
        ("45717", "aaaa", "星期六"),
        ("45717", "yyyy.mm", "2025.03"),
        ("1.0625", "[h]:mm", "25:30"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("-5", "yyyy-mm-dd", "-5"),
        # nothing
        ("5", ";;;", ""),
        ("0", "0;;;@", ""),
        # no number at all
        ("1e400", "0", "1e400"),
        ("NaN", "0.00", "NaN"),
        ("甲", "0", "甲"),
    ],
)
def test_numbers_as_shown(stored, code, text):
    assert shown(stored, code).text == text


def test_dates_of_a_workbook_that_counts_from_1904():
    assert shown("44255", "yyyy-mm-dd", from_1904=True).text == "2025-03-01"


def test_a_format_may_print_in_white():
    assert shown("5", "[White]0;[Red]-0").white and not shown("-5", "[White]0;[Red]-0").white


@pytest.mark.parametrize(
    ("code", "text"), [("", "张三"), ("@", "张三"), ('"姓名："@', "姓名：张三"), (";;;", ""), ("0;0;0", "张三"), ("0.00", "张三")]
)
def test_texts_as_shown(code, text):
    assert worded("张三", code).text == text


@given(st.floats(), st.text(alphabet='0#?.,%;@"\\!_*[]yYmMdhsE+-eag年/ AP上午下午General¥$>=<DBNum12', max_size=40))
def test_no_code_breaks_the_reader(value, code):
    assert isinstance(shown(repr(value), code).text, str) and isinstance(worded("文", code).text, str)


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_separators_and_zeros_never_change_the_stored_form(number, places):
    stored = str(number / 10**places) if places else str(number)
    if "e" not in stored:
        assert float(shown(stored, "#,##0." + "0" * (places + 1)).text) == float(stored)
