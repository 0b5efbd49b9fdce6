"""Scanned PDFs and images among the files of a submission."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "ocr"))
from scan_maker import Paper, jpeg, lines, pdf

from reviewer import parse
from reviewer.parse import scans
from reviewer.parse.isolate import Limits

WORDS = ["创新联合体组建协议", "牵头单位年度研发投入4,320.5万元，占销售收入的3.36%。", "成员单位9家，协议有效期5年。"]


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def page(**how):
    return lines(Paper(150), WORDS, y=90).scanned(**how)


def test_scans_and_images_are_read_with_page_and_box(folder):
    (folder / "协议.pdf").write_bytes(pdf(page(), page(angle=0.9), dpi=150))
    (folder / "照片.jpg").write_bytes(jpeg(page(), 150))
    image, scan = sorted(parse.read_all([folder]), key=lambda doc: doc.format)
    assert (scan.format, scan.pages, scan.ocr_pages, scan.readable) == ("pdf", 2, (1, 2), True)
    assert (image.format, image.pages, image.ocr_pages) == ("image", 1, (1,))
    for document in (image, scan):
        assert document.text.count("研发投入4,320.5万元，占销售收入的3.36%") == document.pages
        assert all(block.source.page and block.source.bbox for block in document.blocks)
        assert not any(alert.kind == "unreadable_document" for alert in document.alerts)


def test_a_second_reading_comes_from_the_cache(folder, monkeypatch, tmp_path):
    (folder / "照片.jpg").write_bytes(jpeg(page(), 150))
    first = parse.read_all([folder])
    kept = list((tmp_path / "cache").rglob("*.json"))
    assert len(kept) == 1
    kept[0].write_text(kept[0].read_text("utf-8").replace("4,320.5", "9,999.9"), "utf-8")
    second = parse.read_all([folder])
    assert "9,999.9" in second[0].text
    assert "9,999.9" not in first[0].text


def test_without_the_extra_a_scan_is_named_with_the_way_out(folder, monkeypatch):
    monkeypatch.setattr(scans, "NEEDED", ("no_such_library",))
    (folder / "协议.pdf").write_bytes(pdf(page(), dpi=150))
    (folder / "照片.jpg").write_bytes(jpeg(page(), 150))
    for document in parse.read_all([folder]):
        assert not document.readable
        (alert,) = document.alerts
        assert alert.kind == "unreadable_document"
        assert "reviewer[ocr]" in alert.message


def test_a_bad_image_does_not_stop_the_scans_after_it(folder):
    (folder / "1 坏.jpg").write_bytes(jpeg(page(), 150)[:2000])
    (folder / "2 空.png.jpg").write_bytes(jpeg(Paper(150).scanned(), 150))
    (folder / "3 好.jpg").write_bytes(jpeg(page(), 150))
    bad, empty, good = parse.read_all([folder])
    assert (bad.readable, empty.readable, good.readable) == (False, False, True)
    assert "损坏" in bad.alerts[0].message
    assert "未能读出文字" in empty.alerts[0].message


def test_a_scan_past_its_time_is_one_alert_and_the_next_is_read(folder, monkeypatch):
    monkeypatch.setattr(scans, "allowed", lambda pages, limits: Limits(wall_seconds=0.01))
    (folder / "1.jpg").write_bytes(jpeg(page(), 150))
    (folder / "2.txt").write_text("创新联合体组建协议", "utf-8")
    slow, text = parse.read_all([folder])
    assert not slow.readable
    assert "时限" in slow.alerts[0].message
    assert text.readable
