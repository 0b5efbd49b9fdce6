"""What the machine has, and what is said where it lacks something."""

from __future__ import annotations

import pytest

from reviewer import doctor
from reviewer.parse import scans, soffice


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "cache"))
    for name in ("REVIEWER_CHROMA_URL", "REVIEWER_EMBEDDING_BASE_URL", "REVIEWER_EMBEDDING_MODEL", "REVIEWER_CORPUS"):
        monkeypatch.delenv(name, raising=False)


def by_name() -> dict[str, doctor.Report]:
    return {report.name: report for report in doctor.examine()}


def test_a_machine_that_has_all_says_so_of_each_thing():
    found = by_name()
    assert found["政策库"].works
    assert found["扫描件识别"].found == "PP-OCRv6_rec_small"
    assert "LibreOffice" in found["LibreOffice"].found
    assert found["缓存文件夹"].works
    assert found["向量服务"].works is None
    assert found["索引服务"].works is None
    assert not any(report.without for report in found.values())


def test_what_is_missing_is_named_with_the_way_out(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setattr(scans, "NEEDED", ("no_such_library",))
    monkeypatch.setattr(soffice, "find", lambda: None)
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "file"))
    monkeypatch.setenv("REVIEWER_CORPUS", str(tmp_path / "nowhere"))
    monkeypatch.setenv("REVIEWER_EMBEDDING_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("REVIEWER_EMBEDDING_MODEL", "m")
    found = by_name()
    for name in ("政策库", "扫描件识别", "LibreOffice", "缓存文件夹", "向量服务"):
        assert found[name].works is False, name
        assert found[name].without, name
    assert "reviewer[ocr]" in found["扫描件识别"].without
