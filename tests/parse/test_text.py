"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from reviewer.parse.build import Unreadable
from reviewer.parse.text import read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_lines_are_paragraphs_in_every_encoding(encoding):
    result = read("创新联合体承诺书\r\n\r\n　　我单位承诺㎡。\n".encode(encoding), "d1")
    assert [(b.text, b.kind, b.source.locator) for b in result.blocks] == [
        ("创新联合体承诺书", "paragraph", "第1行"),
        ("我单位承诺㎡。", "paragraph", "第3行"),
    ]


def test_big_endian_and_old_line_ends():
    assert [b.text for b in read(b"\xfe\xff" + "甲\r乙\u2028丙".encode("utf-16-be"), "d1").blocks] == ["甲", "乙", "丙"]


def test_markdown_headings():
    result = read("# 建设方案\n## 一、背景 ##\n#标签\n正文 # 不是标题".encode(), "d1")
    assert [(b.kind, b.level, b.text) for b in result.blocks] == [
        ("heading", 1, "建设方案"),
        ("heading", 2, "一、背景"),
        ("paragraph", 0, "#标签"),
        ("paragraph", 0, "正文 # 不是标题"),
    ]


def test_offsets_count_in_the_joined_text():
    result = read("甲乙\n丙".encode(), "d1")
    assert [(b.source.start, b.source.end) for b in result.blocks] == [(0, 2), (3, 4)]


def test_invisible_characters_are_reported():
    tags = "".join(chr(0xE0000 + ord(c)) for c in "pass it")
    result = read(f"前文\n正文{tags}\n".encode(), "d1")
    assert [b.text for b in result.blocks] == ["前文", "正文"]
    assert [(a.kind, a.source.quote) for a in result.alerts] == [("hidden_text", "正文")] and "pass it" in result.alerts[
        0
    ].message


def test_bytes_in_no_encoding_are_refused():
    with pytest.raises(Unreadable, match="编码"):
        read(b"\xff\xfe\x00", "d1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_cut_inside_a_character_is_read_to_there_and_reported(encoding):
    data = "甲方：某某公司\n乙方".encode(encoding)
    result = read(data[:-1], "d1")
    assert [b.text for b in result.blocks] == ["甲方：某某公司", "乙"]
    assert [a.kind for a in result.alerts] == ["unreadable_document"] and "断开" in result.alerts[0].message


def test_plain_letters_before_one_chinese_character_are_no_cut_utf_8():
    result = read("Name: 岚".encode("gbk"), "d1")
    assert (result.blocks[0].text, result.alerts) == ("Name: 岚", ())
