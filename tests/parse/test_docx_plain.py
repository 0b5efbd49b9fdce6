"""Plain paragraphs are taken out of a part's bytes, and whatever stands around them is read as if they were not."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx_maker import docx, p, para, r, tbl, tc
from lxml import etree

from reviewer.parse.build import Reading, Unreadable
from reviewer.parse.docx import plain, read
from reviewer.parse.docx.tags import P, T, W
from reviewer.parse.ooxml import open_package

HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏文字在此</w:t></w:r>"
BOX = (
    '<w:r><w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
)
CONTROL = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
ROW = "<w:tbl><w:tr><w:trPr>{how}</w:trPr><w:tc>{inner}</w:tc></w:tr><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
BODIES = {
    "runs, tabs and breaks": para(r("甲"), "<w:r><w:tab/></w:r>", r("乙"), '<w:r><w:br w:type="page"/><w:t>丙</w:t></w:r>'),
    "marks between runs": para('<w:bookmarkStart w:id="1" w:name="n"/>', r("甲"), '<w:proofErr w:type="gramEnd"/>', r("乙")),
    "signs that XML escapes": para(r("甲"), "<w:r><w:t>研发&amp;试验 a>b &#x4e59;</w:t></w:r>", r("丙")),
    "a return in a text": para(r("甲\r\n乙")) + "\r\n",
    "attributes with signs": '<w:p w:a="x>y"><w:r w:a="/"><w:t>甲</w:t></w:r></w:p>',
    "end tags with blanks": (p("甲") + tbl(tc(p("乙"))) + para(r("丙"), "<w:pPr></w:pPr>")).replace("</w:pPr>", "</w:pPr >", 1),
    "properties with text": tbl(tc(p("甲"), props=r("乙"))) + para(r("丙"), props=r("丁")) + ROW.format(how="", inner=p("戊")),
    "empty ones": "<w:p/>" + p() + '<w:p w:rsidR="1"/>' + para("<w:r/>", r("甲"), "<w:r><w:t/></w:r>"),
    "hidden runs": p("甲") + para(r("乙"), HIDDEN) + para(HIDDEN),
    "hidden by the paragraph": '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>' + r("矮行里的文字") + "</w:p>",
    "a deleted mark": "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("前") + "</w:p>" + p("后"),
    "a section's end": "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" + p("甲"),
    "a signs' font": para('<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>', r("是")),
    "text boxes": para(r("外"), BOX.format(style="", inner=p("内一") + p("内二"))),
    "an unseen text box": para(r("外"), BOX.format(style="visibility:hidden", inner=p("藏在框中的文字"))),
    "a control with a hint": para(r("姓名"), CONTROL.format(inner=r("请输入") + BOX.format(style="", inner=p("姓名")))),
    "a hidden row": ROW.format(how="<w:hidden/>", inner=p("行内文字")),
    "a deleted row": ROW.format(how="<w:del/>", inner=p("行内文字")),
    "merged cells": tbl(
        tc(p("上"), props='<w:vMerge w:val="restart"/>') + tc(p("宽"), props='<w:gridSpan w:val="2"/>'),
        tc(p("盖"), props="<w:vMerge/>") + tc(p("黑"), props='<w:shd w:fill="000000"/>') + "<w:tc><w:tcPr/></w:tc>",
        tc(props='<w:cellIns w:id="1"/><w:tcPrChange><w:tcPr><w:gridSpan w:val="3"/></w:tcPr></w:tcPrChange>'),
    ),
    "a paragraph in a paragraph": para(r("外"), p("内")),
    "insertions": para(r("甲"), f'<w:ins w:id="1">{r("乙")}</w:ins>') + para(r("丙")),
    "a changed look": para("<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"),
}


def unfolded(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The reading of the whole tree."""
    with monkeypatch.context() as patch:
        patch.setattr(plain, "opening_of", lambda _: b"")
        return read(data, "d1")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_file_reads_as_its_whole_tree_does(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p("前文。") + body + body + p("后文。"))
    assert read(data, "d1") == unfolded(data, monkeypatch)


def folded(data: bytes) -> tuple[etree._Element, plain.Folded]:
    root, found = plain.main_part(open_package(data, "Word", "word/document.xml"), {})
    assert root is not None
    return root, found


def test_plain_paragraphs_stand_empty_in_the_tree_and_their_words_can_be_put_back() -> None:
    root, found = folded(docx(p("甲") + para(r("乙"), "<w:r><w:footnoteReference w:id='1'/></w:r>") + p("丙")))
    first, noted, last = root.iter(P)
    assert [found.held[first].text, found.held[last].text] == ["甲", "丙"] and noted not in found.held
    assert len(first) == 0
    assert found.words(root, T) == "甲乙丙" and not found.held


@pytest.mark.parametrize(
    "odd",
    [
        "<!--<w:p>-->",
        "<![CDATA[<w:p>]]>",
        "<?a <w:p>?>",
        f'<x:p xmlns:x="{W[1:-1]}"/>',
        '<w:p xmlns:w="other"/>',
        '<x:p xmlns:x="http&#58;//schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    ],
)
def test_where_bytes_may_not_tell_elements_nothing_is_taken_out(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = docx(p("甲") + odd + p("乙"))
    assert folded(data)[1].held == {}
    assert read(data, "d1") == unfolded(data, monkeypatch)


def test_another_encoding_is_read_from_the_tree() -> None:
    data = BytesIO(docx(p("甲")))
    with zipfile.ZipFile(data) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode().replace("UTF-8", "GB18030")
    assert "GB18030" in text
    parts["word/document.xml"] = text.encode("gb18030")
    with zipfile.ZipFile(data, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert folded(data.getvalue())[1].held == {}
    assert [block.text for block in read(data.getvalue(), "d1").blocks] == ["甲"]


@pytest.mark.parametrize(
    "broken",
    [
        "<w:p><w:pPr><w:r><w:t>甲</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>甲\x01</w:t></w:r></w:p>",
        "<w:p><w:r a='1' a='2'><w:t>甲</w:t></w:r></w:p>",
    ],
)
def test_what_is_taken_out_must_be_sound(broken: str) -> None:
    with pytest.raises(Unreadable):
        read(docx(broken), "d1")
