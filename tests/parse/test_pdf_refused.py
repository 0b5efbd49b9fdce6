"""What the PDF reader refuses, and what it says of pages it can't read."""

from __future__ import annotations

import subprocess
import sys

import pytest
from test_pdf_writer import A4, Sheet, pdf

from reviewer.parse import pdf as reader
from reviewer.parse.build import Unreadable

GREY = bytes([180] * 3 * 16)
ENCRYPT = (
    "<</Filter/Standard/V 1/R 2/O<2055c756c72e1ad702608e8196acad447ad32d17cff583235f6dd15fed7dab67>"
    "/U<7150bd1da9d292af3627fca6a8dde1d696e25312041aed09059f9daee04353ae>/P -4>>"
)


def refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        reader.read(data, "d1")
    return caught.value


def test_a_file_that_needs_a_password_is_refused_as_encrypted() -> None:
    data = pdf(Sheet().text(90, 100, "桂海"), objects=(ENCRYPT,), trailer="/Encrypt 7 0 R/ID[<61><61>]")
    error = refused(data)
    assert error.kind == "encrypted_document"
    assert "密码" in str(error)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.6\n", b"%PDF-1.4\nthis is no PDF\n%%EOF", pdf(Sheet().text(90, 100, "桂海"))[:150]]
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refused(data).kind == "unreadable_document"


def test_a_file_without_pages_is_refused() -> None:
    assert refused(pdf()).kind == "unreadable_document"


def test_too_many_pages_or_letters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 1)
    assert "超过1页" in str(refused(pdf(Sheet().text(90, 100, "桂海"), Sheet())))
    monkeypatch.setattr(reader, "MAX_LETTERS", 3)
    assert "超过3字" in str(refused(pdf(Sheet().text(90, 100, "桂海联合体"))))


def test_a_file_of_scans_names_its_pages_for_the_reader_of_images() -> None:
    scan = Sheet().image((0, 0, *A4), GREY, None, 4)
    found = reader.read(pdf(scan, scan), "d1")
    assert found.unread == (1, 2)
    assert not any(block.text for block in found.blocks)


def test_pages_without_anything_are_refused() -> None:
    assert "无文字" in str(refused(pdf(Sheet(), Sheet())))


def test_scanned_pages_among_others_are_named_in_one_alert() -> None:
    scan = Sheet().image((0, 0, *A4), GREY, None, 4)
    found = reader.read(pdf(Sheet().text(90, 100, "桂海联合体章程"), scan, scan), "d1")
    (alert,) = found.alerts
    assert alert.kind == "unreadable_document"
    assert "第2、3页" in alert.message
    assert found.pages == 3


def test_a_scan_with_a_page_number_is_still_a_scan() -> None:
    scan = Sheet().image((0, 0, *A4), GREY, None, 4).text(280, 800, "— 2 —")
    found = reader.read(pdf(Sheet().text(90, 100, "桂海联合体章程"), scan), "d1")
    assert "第2页" in found.alerts[0].message


def test_letters_without_a_code_are_alerted() -> None:
    page = Sheet().text(90, 100, "桂海联合体章程").text(90, 140, "\ue123" * 40)
    found = reader.read(pdf(page), "d1")
    assert [alert.kind for alert in found.alerts] == ["unreadable_document"]
    assert "乱码" in found.alerts[0].message


def test_text_drawn_as_outlines_is_alerted() -> None:
    curve = "0 g 100 {y} m 100 {y} 110 {y} 110 400 c f"
    page = Sheet().raw(" ".join(curve.format(y=y) for y in range(300)))
    found = reader.read(pdf(Sheet().text(90, 100, "桂海联合体章程"), page), "d1")
    assert "第2页" in found.alerts[0].message


def test_a_drawing_of_many_rules_is_read_in_good_time() -> None:
    page = Sheet().text(90, 100, "桂海联合体章程")
    for k in range(3000):
        page.line(50 + k % 500, 120 + k % 600, 50 + k % 500, 140 + k % 600).line(50, 120 + k / 5, 500, 120 + k / 5)
    assert reader.read(pdf(page), "d1").blocks[0].text == "桂海联合体章程"


def test_an_empty_page_is_no_fault() -> None:
    found = reader.read(pdf(Sheet().text(90, 100, "桂海联合体章程"), Sheet()), "d1")
    assert (found.pages, found.alerts) == (2, ())


def test_the_libraries_are_loaded_only_when_a_pdf_is_read() -> None:
    code = "import sys, reviewer.parse.pdf; sys.exit(any(m.startswith(('pypdfium2', 'pdfplumber', 'ctypes.util')) for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
