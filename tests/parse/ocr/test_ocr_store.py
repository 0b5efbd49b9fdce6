"""What was read of an image is kept by its pixels, and read again where the entry is not whole."""

from __future__ import annotations

import numpy as np
import pytest

from reviewer.parse.ocr import store
from reviewer.parse.ocr.page import BLACK, Doubt, Scan
from reviewer.parse.pdf.model import Page, Paint, Rule, Run


def scan() -> Scan:
    page = Page(3, 595.0, 842.0, turn=1, skew=0.7)
    page.runs = [Run("研发投入3%", (1.0, 2.0, 30.0, 12.0), (1.0, 11.0), 10.5, False, 0, 0, BLACK, 0, -1)]
    page.across, page.down = [Rule(9.0, 1.0, 50.0)], [Rule(1.0, 9.0, 60.0)]
    page.pictures = [Paint((5.0, 5.0, 90.0, 90.0), 0, None, False, True)]
    return Scan(page, (Doubt("研发投入3%", (1.0, 2.0, 30.0, 12.0), 0.4),))


def test_a_reading_comes_back_as_it_was(tmp_path):
    place = store.place(tmp_path, np.zeros((4, 4, 3), np.uint8), 200.0)
    assert store.fetch(place, 3) is None
    store.keep(place, scan())
    assert store.fetch(place, 3) == scan()
    again = store.fetch(place, 8)
    assert again is not None
    assert again.page.number == 8


def test_other_pixels_and_another_resolution_are_other_entries(tmp_path):
    blank, spot = np.zeros((4, 4, 3), np.uint8), np.zeros((4, 4, 3), np.uint8)
    spot[0, 0, 0] = 1
    places = {store.place(tmp_path, blank, 200.0), store.place(tmp_path, spot, 200.0), store.place(tmp_path, blank, 150.0)}
    assert len(places) == 3
    assert store.place(tmp_path, np.zeros((2, 8, 3), np.uint8), 200.0) not in places


@pytest.mark.parametrize("content", ["", "{", "[]", '{"width": 1}', '{"width": "x", "height": 1}'])
def test_a_damaged_entry_is_no_entry(tmp_path, content):
    place = store.place(tmp_path, np.zeros((4, 4, 3), np.uint8), 200.0)
    place.parent.mkdir(parents=True)
    place.write_text(content, "utf-8")
    assert store.fetch(place, 1) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "ocr").write_text("a file stands where the folder should", "utf-8")
    store.keep(store.place(tmp_path, np.zeros((4, 4, 3), np.uint8), 200.0), scan())
    assert (tmp_path / "ocr").is_file()
