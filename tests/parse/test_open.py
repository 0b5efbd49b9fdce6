"""Opening what was handed in: folders, names, formats by content, bad files beside good ones."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx_maker import docx, p

from reviewer.parse import InputError, read_all, soffice
from reviewer.parse.isolate import Limits
from reviewer.parse.sniff import sniff
from reviewer.records import Document


def compound(*streams: str) -> bytes:
    """The look of an OLE2 file: a header and a directory that names streams."""
    entries = b""
    for name in ("Root Entry", *streams):
        raw = name.encode("utf-16-le") + b"\0\0"
        entries += raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little") + b"\0" * 62
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries.ljust(1024, b"\0")


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"")
    return out.getvalue()


GOOD = docx(p("河南省创新联合体") + p("组建协议") + p("各方协商一致，签署本协议。"))


def folder(tmp_path: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def one(tmp_path: Path, name: str, data: bytes, limits: Limits | None = None) -> Document:
    (document,) = read_all([*folder(tmp_path, **{name: data}).iterdir()], limits)
    return document


def test_folder_is_read_in_natural_order_without_litter(tmp_path):
    litter = {"~$附件2.docx": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "__MACOSX/附件.docx": b"x", ".git/a.txt": b"x"}
    files = {"附件10.txt": b"a", "附件2.txt": b"b", "子夹/附件1.txt": b"c", **litter}
    documents = read_all([folder(tmp_path, **files)])
    assert [(d.id, d.name) for d in documents] == [("d1", "子夹/附件1.txt"), ("d2", "附件2.txt"), ("d3", "附件10.txt")]


def test_a_file_goes_by_its_base_name_and_is_taken_once(tmp_path):
    root = folder(tmp_path, **{"子夹/申请表.txt": "甲".encode()})
    documents = read_all([root / "子夹" / "申请表.txt", root])
    assert [d.name for d in documents] == ["申请表.txt"]


@pytest.mark.parametrize("make", [lambda root: root / "没有", lambda root: root])
def test_nothing_to_read_is_an_input_error(tmp_path, make):
    with pytest.raises(InputError, match=r"请") as caught:
        read_all([make(tmp_path)])
    assert str(make(tmp_path)) in str(caught.value) and "\n" not in str(caught.value)


def test_no_path_is_an_input_error():
    with pytest.raises(InputError):
        read_all([])


def test_good_file_is_whole(tmp_path):
    document = one(tmp_path, "组建协议.docx", GOOD)
    assert (document.format, document.role, document.readable, document.pages) == ("docx", "agreement", True, None)
    assert document.alerts == () and len(document.sha256) == 64 and [b.text for b in document.of("agreement")][1] == "组建协议"


@pytest.mark.parametrize(
    ("name", "data", "kind", "shown"),
    [
        ("空.docx", b"", "unreadable_document", "empty"),
        ("断.docx", GOOD[:500], "unreadable_document", "docx"),
        ("断.pdf", b"%PDF-1.7\n1 0 obj", "unreadable_document", "pdf"),
        ("密.docx", compound("EncryptionInfo", "EncryptedPackage"), "encrypted_document", "docx"),
        ("密.xlsx", compound("EncryptedPackage"), "encrypted_document", "xlsx"),
        ("旧.doc", compound("WordDocument"), "unreadable_document", "doc"),
        ("旧.wps", compound("WordDocument"), "unreadable_document", "doc"),
        ("表.xls", compound("Workbook"), "unreadable_document", "xls"),
        ("文.rtf", b"{\\rtf1 x}", "unreadable_document", "rtf"),
        ("包.rar", b"Rar!\x1a\x07\x01\x00", "unreadable_document", "rar"),
        ("包.7z", b"7z\xbc\xaf\x27\x1c\0\4", "unreadable_document", "7z"),
        ("章.png", b"\x89PNG\r\n\x1a\n", "unreadable_document", "image"),
        ("网.doc", b"<html><body>x</body></html>", "unreadable_document", "html"),
        ("怪.bin", bytes(range(256)) * 4, "unreadable_document", "unknown"),
    ],
)
def test_bad_file_is_one_typed_alert(tmp_path, monkeypatch, name, data, kind, shown):
    monkeypatch.setattr(soffice, "find", lambda: None)
    document = one(tmp_path, name, data)
    assert (document.readable, document.blocks, document.parts, document.format) == (False, (), (), shown)
    assert [a.kind for a in document.alerts] == [kind]
    assert name in document.alerts[0].message and "请" in document.alerts[0].message and document.alerts[0].document == "d1"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (zipped("申请/xl/workbook.xml"), "zip"),
        (zipped("OFD.xml"), "ofd"),
        (zipped("mimetype", "content.xml"), "odt"),
        (zipped("a.txt"), "zip"),
        (GOOD, "docx"),
        (b"\xef\xbb\xbf" + "正文".encode(), "txt"),
        ("正文内容".encode("gb18030"), "txt"),
        (b"BM we are text", "txt"),
        (b'<?xml version="1.0"?><pkg:package/>', "xml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "html"),
        (b"\n\n%PDF-1.4", "pdf"),
    ],
)
def test_format_is_told_by_content(data, shown):
    assert sniff(data) == shown


def test_readable_files_beside_bad_ones_are_read(tmp_path):
    root = folder(tmp_path, **{"1坏.docx": b"PK\x03\x04 word/document.xml", "2好.docx": GOOD, "3空.pdf": b""})
    assert [(d.readable, bool(d.blocks)) for d in read_all([root])] == [(False, False), (True, True), (False, False)]


def test_wrong_suffix_is_an_alert_and_the_file_is_read(tmp_path):
    document = one(tmp_path, "组建协议.pdf", GOOD)
    assert document.format == "docx" and document.blocks and [a.kind for a in document.alerts] == ["type_mismatch"]


def test_same_bytes_twice_count_once(tmp_path):
    first, second = read_all([folder(tmp_path, **{"a.docx": GOOD, "b.docx": GOOD})])
    assert first.blocks and second.blocks == () and second.readable and second.role == first.role == "agreement"
    assert [a.kind for a in second.alerts] == ["duplicate_document"] and "a.docx" in second.alerts[0].message


def test_bad_files_that_are_the_same_are_bad_files(tmp_path):
    documents = read_all([folder(tmp_path, **{"a.docx": b"", "b.docx": b"", "c.docx": GOOD[:500], "d.docx": GOOD[:500]})])
    assert [d.readable for d in documents] == [False] * 4
    assert [[a.kind for a in d.alerts] for d in documents] == [["unreadable_document"]] * 4


def test_a_file_above_the_limit_is_not_read(tmp_path):
    assert "过大" in one(tmp_path, "a.txt", b"x" * 100, Limits(file_bytes=10)).alerts[0].message


def test_markdown_goes_by_its_suffix(tmp_path):
    document = one(tmp_path, "方案.md", "# 创新联合体建设方案\n正文".encode())
    assert (document.format, document.role, document.alerts) == ("md", "plan", ())


def test_a_small_part_of_a_document_may_ask_for_much(tmp_path):
    document = one(tmp_path, "a.docx", docx(p("x"), raw={"word/styles.xml": b" " * 30_000_000}))
    assert not document.readable and "异常庞大" in document.alerts[0].message


def test_importing_loads_no_library_of_a_format():
    code = (
        "import sys, reviewer.parse; print([m for m in ('lxml', 'docx', 'pypdfium2', 'pdfplumber', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
