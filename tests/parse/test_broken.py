"""A submission of good files among broken and hostile ones: the good are read whole, each bad one says what is wrong with it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import broken_maker as maker
import pytest
from docx_maker import docx, p, r, tbl, tc
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pdf_refused import ENCRYPT
from test_pdf_writer import Sheet, pdf
from zip_maker import Item, archive

from reviewer.parse import read_all
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Job, Limits, attempt
from reviewer.records import Document

LIMITS = Limits(wall_seconds=60, cpu_seconds=3, memory=300 << 20)
UNSAFE, BROKEN, LOCKED = "unsafe_archive", "unreadable_document", "encrypted_document"
WORD = docx(p("创新联合体组建协议") + tbl(tc(p("甲方")), tc(p("某某公司"))) + p("各方协商一致，签署本协议。"))
PAGES = pdf(Sheet().text(90, 100, "创新联合体章程"), Sheet().text(90, 100, "第二页"))
TEXT = "创新联合体建设方案\n近三年研发投入".encode()
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
BOMB = Item("炸弹.txt", bytes(12_000_000))
PACKED = archive(Item("甲.txt", b"first"), Item("乙.txt", b"second"))
THIRD = archive(Item("三.zip", archive(Item("深.txt", b"deep"))), Item("中.txt", "第二层".encode()))

# what is refused: the file and the alert it becomes
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "零.pdf": (lambda: b"", BROKEN),
    "零.zip": (lambda: b"", BROKEN),
    "零.txt": (lambda: b"", BROKEN),
    "断1.docx": (lambda: WORD[:30], BROKEN),
    "断2.docx": (lambda: WORD[: len(WORD) // 2], BROKEN),
    "断3.docx": (lambda: WORD[:-10], BROKEN),
    "断1.pdf": (lambda: PAGES[: len(PAGES) // 3], BROKEN),
    "断2.pdf": (lambda: PAGES[:-40], BROKEN),
    "断1.zip": (lambda: PACKED[: len(PACKED) // 2], BROKEN),
    "断2.zip": (lambda: PACKED[:-10], BROKEN),
    "密.pdf": (lambda: pdf(Sheet().text(9, 9, "密"), objects=(ENCRYPT,), trailer="/Encrypt 7 0 R/ID[<61><61>]"), LOCKED),
    "图.pdf": (lambda: JPEG, BROKEN),
    "流弹.pdf": (lambda: maker.content_bomb(300 * maker.MEGA), BROKEN),
    "线弹.pdf": (lambda: maker.operator_bomb(3_000_000), BROKEN),
    "表弹.pdf": (lambda: maker.table_bomb(60 * maker.MEGA), BROKEN),
    "万页.pdf": (maker.many_pages, BROKEN),
    "环页.pdf": (maker.cyclic_pages, BROKEN),
    "自套.pdf": (lambda: maker.forms(1, 10, loop=True), BROKEN),
    "十套.pdf": (lambda: maker.forms(12, 10, loop=False), BROKEN),
    "笑弹.docx": (maker.laughs, BROKEN),
    "外联.docx": (lambda: maker.outside("file:///etc/hostname"), BROKEN),
    "远联.docx": (lambda: maker.outside("http://127.0.0.1:9/x"), BROKEN),
    "声明.docx": (lambda: maker.body(b"<!--" + b" " * 9000 + b"--><!DOCTYPE x>" + maker.document(p("x"))), BROKEN),
    "套表.docx": (lambda: maker.nested_tables(500), BROKEN),
    "空段.docx": (lambda: maker.many_paragraphs(20_000_000), BROKEN),
    "多段.docx": (lambda: maker.many_paragraphs(3_000_000), BROKEN),
    "长文.docx": (lambda: maker.body(maker.document(p("字" * 34_000_000))), BROKEN),
    "属性.docx": (lambda: maker.many_attributes(1_000_000), BROKEN),
    "谎大小.docx": (lambda: maker.relabelled(WORD, size=40), BROKEN),
    "谎校验.docx": (lambda: maker.relabelled(WORD, crc=1), BROKEN),
    "空行.txt": (lambda: b"\n" * 40_000_000, BROKEN),
    "包.zip/../滑.txt": (lambda: b"", UNSAFE),
    "包.zip/炸弹.txt": (lambda: b"", UNSAFE),
    "包.zip/密.txt": (lambda: b"", LOCKED),
    "包.zip/里.zip/三.zip": (lambda: b"", UNSAFE),
    "叠.zip/3.txt": (lambda: b"", UNSAFE),
}
# what is read: the file, its text (or a part of it) and its alerts
READ: dict[str, tuple[Callable[[], bytes], str, list[str]]] = {
    "0好.docx": (lambda: WORD, "创新联合体组建协议\n甲方\n某某公司\n各方协商一致，签署本协议。", []),
    "甲好.pdf": (lambda: PAGES, "创新联合体章程\n第二页", []),
    "断.txt": (lambda: TEXT[:-1], "创新联合体建设方案\n近三年研发投", [BROKEN]),
    "实为字.pdf": (lambda: docx(p("实为文字文件")), "实为文字文件", ["type_mismatch"]),
    "实为版.docx": (lambda: pdf(Sheet().text(90, 100, "实为版式文件")), "实为版式文件", ["type_mismatch"]),
    "图弹.pdf": (lambda: maker.image_bomb(60_000, 100 * maker.MEGA), "consortium", []),
    "深列.pdf": (lambda: maker.deep_arrays(100_000), "consortium", []),
    "深参.pdf": (lambda: maker.deep_operands(100_000), "consortium", []),
    "环套.pdf": (lambda: maker.forms(3, 1, loop=True), "consortium", []),
    "大图.docx": (lambda: docx(p("图前"), raw={"word/media/image1.png": maker.png(60_000, 2000)}), "图前", []),
    "空白.docx": (lambda: docx(p("")), "", [BROKEN]),
    "包.zip/里.zip/中.txt": (lambda: b"", "第二层", []),
    "包.zip/好.txt": (lambda: b"", "包中", []),
    "叠.zip/2.txt": (lambda: b"", "shared", []),
}
ARCHIVES: dict[str, bytes] = {
    "包.zip": archive(
        Item("../滑.txt", b"x"), BOMB, Item("密.txt", b"x", flags=1), Item("里.zip", THIRD), Item("好.txt", "包中".encode())
    ),
    "叠.zip": archive(Item("3.txt", b"shared text"), Item("2.txt", b"shared text", at=0)),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """All files in one folder, read as one submission."""
    folder: Path = tmp_path_factory.mktemp("corpus")
    for name, (make, *_) in {**REFUSED, **READ}.items():
        if "/" not in name:
            (folder / name).write_bytes(make())
    for name, data in ARCHIVES.items():
        (folder / name).write_bytes(data)
    return {document.name: document for document in read_all([folder], LIMITS)}


def test_every_file_is_a_document(corpus):
    assert set(corpus) == {*REFUSED, *READ}
    assert [d.id for d in corpus.values()] == [f"d{number}" for number in range(1, len(corpus) + 1)]


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_reason(corpus, name):
    document = corpus[name]
    assert (document.readable, document.blocks) == (False, ())
    (alert,) = (alert for alert in document.alerts if alert.kind != "duplicate_document")
    assert alert.kind == REFUSED[name][1] and alert.message.startswith(f"“{name}”：") and "请" in alert.message


@pytest.mark.parametrize("name", READ)
def test_a_good_file_among_bad_ones_is_read(corpus, name):
    document = corpus[name]
    _, text, kinds = READ[name]
    assert document.readable and document.text.startswith(text) and [alert.kind for alert in document.alerts] == kinds


def test_what_is_too_large_is_not_called_damaged(corpus):
    reasons = [corpus[name].alerts[0].message for name in ("空段.docx", "流弹.pdf", "空行.txt")]
    assert [reason for reason in reasons if not any(word in reason for word in ("内存", "庞大", "超过时限"))] == []


# ---------------------------------------------------------------- any damage


def damaged(data: bytes, seed: int) -> bytes:
    """The bytes with some flipped, cut out, doubled or overwritten."""
    chance, out = random.Random(seed), bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4, 8])):
        at, length = chance.randrange(len(out)), chance.choice([1, 4, 30, 200])
        kind = chance.randrange(4)
        if kind == 0:
            out[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and len(out) > 300:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length]
        else:
            out[at] = chance.randrange(256)
    return bytes(out)


def ends_well(call: str, data: bytes) -> bool:
    """Whether a reader reads the bytes or foresees what is wrong with them."""
    result = attempt(Job(call, (data, "d1")))
    return isinstance(result, Reading) or (isinstance(result, Failure) and "内部结构有误" not in result.reason)


@given(st.integers(0, 1 << 30))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_damaged_word_file_is_read_or_refused(seed):
    assert ends_well("reviewer.parse.docx:read", damaged(WORD, seed))


@given(st.integers(0, 1 << 30))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_damaged_pdf_is_read_or_refused(seed):
    assert ends_well("reviewer.parse.pdf:read", damaged(PAGES, seed))


@given(st.integers(0, 1 << 30))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_a_damaged_text_is_read_or_refused(seed):
    assert ends_well("reviewer.parse.text:read", damaged(TEXT, seed))


def test_a_list_without_a_definition_has_no_label():
    numbering = '<w:abstractNum><w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    data = docx(p("甲", props='<w:numPr><w:numId w:val="1"/></w:numPr>') + f"<w:p>{r('乙')}</w:p>", {"numbering": numbering})
    result = attempt(Job("reviewer.parse.docx:read", (data, "d1")))
    assert isinstance(result, Reading) and [(b.text, b.label) for b in result.blocks] == [("甲", ""), ("乙", "")]
