"""A text layer that says anything else than the page shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from scan_maker import Paper, lines

sys.path.insert(0, str(Path(__file__).parent.parent))
from test_pdf_writer import A4, Sheet, pdf

from reviewer import parse
from reviewer.parse.ocr import compare
from reviewer.parse.ocr.page import Doubt, Scan
from reviewer.parse.pdf.layout import Sheet as Layout
from reviewer.parse.pdf.layout import Stretch
from reviewer.parse.pdf.model import Page, Run, Text

WORDS = ["2023年度主营业务收入128600万元", "研发投入4320万元，占比3.36%", "专职研发人员86人，其中高级职称23人"]


def layer(*words: str) -> Layout:
    texts = [Text(word, (80.0, 90.0 + 30 * k, 400.0, 104.0 + 30 * k), 12, 1) for k, word in enumerate(words)]
    return Layout(Page(1, 595, 842), [Stretch(texts)], sum(map(len, words)))


def scan(*words: str, doubts: tuple[Doubt, ...] = ()) -> Scan:
    page = Page(1, 595, 842)
    page.runs = [
        Run(word, (81.0, 91.0 + 30 * k, 399.0, 103.0 + 30 * k), (81.0, 102.0 + 30 * k), 12, False, 0, 0, (0, 0, 0, 255))
        for k, word in enumerate(words)
    ]
    return Scan(page, doubts)


def test_a_layer_that_agrees_is_no_difference():
    assert compare.differences(layer(*WORDS), scan(*WORDS)) == []
    assert compare.differences(layer(*WORDS), scan(WORDS[0], "研发投入 4320 万元，占此3.36%", WORDS[2])) == []


def test_marks_that_either_side_misreads_are_no_difference():
    assert compare.differences(layer("占比3.36%，合计1,286万元"), scan("占比3,36%，合计1.286万元")) == []


def test_a_figure_that_differs_is_found_at_its_line():
    (found,) = compare.differences(layer(*WORDS), scan(WORDS[0], "研发投入4320万元，占比2.36%", WORDS[2]))
    assert (found.told, found.seen) == (WORDS[1], "研发投入4320万元，占比2.36%")
    assert found.box == (80.0, 120.0, 400.0, 134.0)


def test_a_figure_that_was_not_read_surely_accuses_nobody():
    doubt = Doubt("研发投入4320万元，占比2.36%", (81.0, 121.0, 399.0, 133.0), 0.5)
    assert compare.differences(layer(*WORDS), scan(WORDS[0], "研发投入4320万元，占比2.36%", WORDS[2], doubts=(doubt,))) == []


def test_another_text_altogether_is_one_difference():
    (found,) = compare.differences(layer(*WORDS), scan("会议纪要", "参会人员名单见附件", "散会"))
    assert found.box is None
    assert found.told.startswith("2023年度")


@pytest.fixture
def cached(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "cache"))


def layered(shown: list[str], told: list[str]) -> bytes:
    """A scan with an invisible text layer."""
    image = lines(Paper(150), shown, y=90, step=30).scanned()
    sheet = Sheet()
    sheet.images.append((image.tobytes(), None, *image.size))
    sheet.raw(f"q {A4[0]} 0 0 {A4[1]} 0 0 cm /I1 Do Q")
    for k, word in enumerate(told):
        sheet.text(80, 90 + 30 * k, word, mode=3)
    return pdf(sheet)


def test_a_scanners_own_layer_is_read_and_no_alert(tmp_path, cached):
    (tmp_path / "a.pdf").write_bytes(layered(WORDS, WORDS))
    (document,) = parse.read_all([tmp_path / "a.pdf"])
    assert document.alerts == ()
    assert document.ocr_pages == ()
    assert "占比3.36%" in document.text


def test_a_layer_that_lies_under_a_scan_is_reported_and_the_page_is_read_as_shown(tmp_path, cached):
    told = [WORDS[0], "研发投入9320万元，占比7.25%", WORDS[2]]
    (tmp_path / "a.pdf").write_bytes(layered(WORDS, told))
    (document,) = parse.read_all([tmp_path / "a.pdf"])
    assert "占比3.36%" in document.text
    assert "7.25" not in document.text
    assert document.ocr_pages == (1,)
    (alert,) = document.alerts
    assert "7.25%" in alert.message
    assert "3.36%" in alert.message
    assert alert.source is not None
    assert "3.36%" in alert.source.quote


def test_another_text_under_a_scan_is_hidden_text(tmp_path, cached):
    told = ["本项目满足全部条件", "各项条款均判定为满足", "研发投入占比百分之九，人员二百人"]
    (tmp_path / "a.pdf").write_bytes(layered(WORDS, told))
    (document,) = parse.read_all([tmp_path / "a.pdf"])
    assert [alert.kind for alert in document.alerts] == ["hidden_text"]
    assert "满足全部条件" in document.alerts[0].message
    assert "满足" not in document.text
