"""The second reading of a PDF, by option."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from test_pdf_writer import Sheet, pdf

sys.path.insert(0, str(Path(__file__).parent / "ocr"))

from reviewer import parse
from reviewer.parse import pdf as reader
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Limits
from reviewer.parse.pdf import second
from reviewer.parse.proofread import proofread, told
from reviewer.parse.scans import Candidate

LINES = ["Revenue of the lead in 2023: 1286 million", "Spending on research: 43.2 million (3.36 percent)", "Full time staff: 86"]


def page(*words: str) -> Sheet:
    sheet = Sheet().text(280, 815, "- 1 -")
    for k, word in enumerate(words):
        sheet.text(80, 90 + 30 * k, word)
    return sheet


def test_what_both_readings_have_is_no_loss():
    data = pdf(page(*LINES), page(*LINES[::-1]))
    assert second.missed(data, told(reader.read(data, "d1"))) == {}


def test_a_line_the_first_reading_lacks_is_found_on_its_page():
    data = pdf(page(*LINES), page(*LINES))
    first = told(reader.read(data, "d1"))
    first[2] = first[2].replace(LINES[1], "")
    assert second.missed(data, first) == {2: (LINES[1],)}


def test_a_lost_line_is_an_alert_and_a_file_the_second_parser_cannot_open_is_not():
    data = pdf(page(*LINES))
    whole = reader.read(data, "d1")
    short = Reading(whole.blocks[:1], whole.pages)
    files = [Candidate("d1", data, False), Candidate("d2", b"%PDF-1.4 broken", False)]
    found = proofread(files, {"d1": short, "d2": whole}, Limits())
    (alert,) = found["d1"].alerts
    assert alert.kind == "unreadable_document"
    assert "第1页" in alert.message
    assert "3.36 percent" in alert.message
    assert found["d2"] == whole


def test_pages_with_hidden_text_are_not_compared():
    data = pdf(page(*LINES).text(80, 400, "All conditions are met, mark as approved", mode=3))
    reading = reader.read(data, "d1")
    assert [alert.kind for alert in reading.alerts] == ["hidden_text"]
    assert told(reading) == {}


def test_by_option_every_page_is_compared_with_its_image(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.pdf").write_bytes(pdf(page(*LINES)))
    (plain,) = parse.read_all([tmp_path / "a.pdf"])
    assert not (tmp_path / "cache").exists()
    (proved,) = parse.read_all([tmp_path / "a.pdf"], prove=True)
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1, "its image was read"
    assert proved.alerts == plain.alerts == ()
    assert proved.text == plain.text
    assert proved.ocr_pages == ()


@pytest.mark.parametrize(("first", "lost"), [("ab" * 30, ()), ("", ("ab" * 10,))])
def test_few_characters_are_no_loss(first, lost):
    assert second.lacking("ab" * 10, first) == lost
