"""Scans that lie further left or right are moved to stand one behind the other."""

from __future__ import annotations

import pytest

from reviewer.parse.ocr.align import align
from reviewer.parse.ocr.page import BLACK
from reviewer.parse.pdf.model import Page, Rule, Run


def table(number: int, left: float, right: float) -> Page:
    page = Page(number, 595.0, 842.0)
    page.down = [Rule(left, 80.0, 700.0), Rule(right, 80.0, 700.0)]
    page.across = [Rule(80.0, left, right)]
    page.runs = [Run("桂海", (left + 4, 90.0, left + 40, 102.0), (left + 4, 101.0), 12.0, False, 0, 0, BLACK, 0, -1)]
    return page


def test_a_page_is_moved_to_where_the_one_before_it_stood_and_knows_the_way_back():
    first, second = table(1, 70.0, 520.0), table(2, 82.0, 531.0)
    align([first, second])
    assert second.down[0].at == pytest.approx(70.0)
    assert second.runs[0].box[0] == pytest.approx(74.0)
    assert second.shown(second.runs[0].box)[0] == pytest.approx(86.0)
    assert first.shift == 0


def test_another_width_or_a_place_far_off_is_another_thing():
    first, narrow, far = table(1, 70.0, 520.0), table(2, 120.0, 450.0), table(3, 140.0, 590.0)
    align([first, narrow, far])
    assert narrow.shift == 0
    assert far.shift == 0


def test_a_page_between_does_not_break_the_row():
    pages = [table(1, 70.0, 520.0), Page(2, 595.0, 842.0), table(3, 60.0, 510.0)]
    align(pages)
    assert pages[2].shift == pytest.approx(10.0)
