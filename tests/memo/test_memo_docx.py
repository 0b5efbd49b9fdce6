"""memo.docx opened again: paper, styles, tables, page one, masking."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import sample
from docx import Document as open_document
from docx.document import Document
from docx.oxml.ns import qn

from reviewer.memo import DEFAULT, Options
from reviewer.memo.docx import render
from reviewer.records import Memo

MASKED = (sample.PHONE, sample.MOBILE, sample.IDENTITY, sample.EMAIL, "石磊　", "石 磊")


@cache
def opened(options: Options = DEFAULT) -> Document:
    return open_document(io.BytesIO(render(sample.memo(), options)))


def texts(document: Document) -> list[str]:
    """All paragraphs in the order of the page, table cells included."""
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p"))]


def fonts(style: str) -> dict[str, str]:
    found = opened().styles[style].element.rPr.rFonts
    return {key.rsplit("}")[-1]: value for key, value in found.attrib.items()}


def test_paper_after_the_standard() -> None:
    section = opened().sections[0]
    measures = [section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin]
    assert [round(m.mm) for m in [*measures, section.right_margin]] == [210, 297, 37, 35, 28, 26]


def test_fonts_sizes_and_outline() -> None:
    styles = opened().styles
    expected = {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Normal": "仿宋_GB2312"}
    for name, face in expected.items():
        assert fonts(name)["eastAsia"] == face
        assert not [key for key in fonts(name) if key.endswith("Theme")]
    assert styles["Title"].font.size.pt == 22
    assert styles["Normal"].font.size.pt == styles["Heading 1"].font.size.pt == 16
    assert styles["Normal"].paragraph_format.line_spacing.pt == 28.95
    assert styles["Normal"].element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert styles["Heading 1"].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "0"


def test_fonts_have_substitutes() -> None:
    data = zipfile.ZipFile(io.BytesIO(render(sample.memo(), Options()))).read("word/fontTable.xml").decode()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in data


def test_headings_in_order() -> None:
    heads = [p.text for p in opened().paragraphs if p.style.name == "Heading 1"]
    assert [head[:2] for head in heads] == [f"{n}、" for n in "一二三四五六七八九"]
    assert "专家研判阅读清单" in heads[6]
    assert [p.text for p in opened().paragraphs if p.style.name == "Heading 2"] == [
        "（一）关键数据",
        "（二）演算",
        "（三）成员单位",
    ]


def test_page_number_at_the_foot() -> None:
    section = opened().sections[0]
    for footer in (section.footer, section.even_page_footer):
        xml = footer._element.xml
        assert re.search(r"<w:instrText[^>]*>PAGE<", xml)
        assert xml.count("— ") == 1
    assert opened().settings.odd_and_even_pages_header_footer


def test_rows_stay_whole_and_heads_repeat() -> None:
    tables = opened().tables
    assert len(tables) == 14
    for table in tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert sum(column.width.mm for column in table.columns) <= 157
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in tables]
    assert heads[0] is None
    assert all(head is not None for head in heads[1:])


def test_page_one_says_what_stands_in_the_way() -> None:
    page = texts(opened())
    page = page[: next(k for k, text in enumerate(page) if text.startswith("二、"))]
    whole = "\n".join(page)
    assert page[0] == "创新联合体组建材料审查备忘录"
    assert "征求意见稿（尚未正式施行）" in whole
    assert "注意：本政策为征求意见稿，尚未正式施行" in whole
    assert "不满足的条款（4项：强制性2、原则性条件1、参考文本1）" in whole
    assert whole.index("协议约定违约责任追究方式") < whole.index("形成核心层") < whole.index("［未按参考文本］协议含科研诚信")
    assert "缺1家" in whole
    assert "制定经费管理办法〔三/（五）〕；建立经费使用的内部监督机制〔三/（五）〕" in whole
    assert whole.count("未提交经费管理办法，无从核对。") == 1
    assert "提示4条（占位内容未填写1、文件已加密1、压缩包不安全1、政策可能不符1）" in whole


def test_ledger_holds_every_finding_with_its_place() -> None:
    whole = "\n".join(texts(opened()))
    for item in sample.FINDINGS:
        assert item.requirement.asks in whole
        assert item.reason in whole
    assert "证据1：《02 组建协议（签章版）.pdf》第1页：“第三条" in whole
    assert "《01 创新联合体组建申请表.docx》表1 第5行：“成员总数（个）10”" in whole
    assert "12,358.40万元 ÷ 386,200.00万元 = 3.20%" in whole
    assert "集团合并口径，不是牵头单位自身的收入" in whole
    assert "营业收入（合并口径）" in whole
    assert "2021年8月18日" in whole
    assert "未能读取" in whole


def test_long_quotes_are_cut_never_altered() -> None:
    quotes = re.findall(r"：“(.*?)”$", "\n".join(texts(opened())), re.MULTILINE)
    assert max(map(len, quotes)) <= 120
    for quote in quotes:
        if quote.endswith("…"):
            assert quote[:-1] in sample.AGREEMENT[2]
    assert sum(quote.endswith("…") for quote in quotes) == 1


def test_personal_data_masked_unless_asked() -> None:
    whole = "\n".join(texts(opened()))
    assert not [text for text in MASKED if text in whole]
    assert "石*" in whole
    assert "0771-****218" in whole
    assert sample.CODE in whole
    assert "石磊新材料科技有限公司" in whole
    bare = "\n".join(texts(opened(Options(mask=False))))
    assert "石磊" in bare.replace("石磊新材料", "")
    assert sample.PHONE in bare


def test_reading_list_has_room_for_the_expert() -> None:
    whole = texts(opened())
    assert sum(text.startswith("专家意见：□符合") for text in whole) == 3
    assert sum(text.startswith("专家签名：") for text in whole) == 3


def test_hostile_text_is_text() -> None:
    document = open_document(io.BytesIO(render(sample.hostile(), Options())))
    whole = "\n".join(texts(document))
    assert "<script>alert(1)</script>" in whole
    assert "⟦U+202E⟧" in whole
    assert "\u202e" not in whole
    assert "=HYPERLINK" in whole
    assert not list(document.element.body.iter(qn("w:hyperlink")))


def test_english_face() -> None:
    whole = "\n".join(texts(opened(Options(lang="en"))))
    assert "Clause by clause" in whole
    assert "Not met" in whole
    assert "协议通读未约定违约责任" in whole


def test_an_empty_memo_says_so() -> None:
    whole = "\n".join(texts(open_document(io.BytesIO(render(empty(), Options())))))
    assert "未发现不满足的条款。" in whole
    assert "没有提示。" in whole


def empty() -> Memo:
    base = sample.memo()
    submission = type(base.submission)("空", (), (), type(base.submission.extraction)())
    return Memo(base.policy, submission, (), (), (), (), base.provenance)


def test_the_same_memo_gives_the_same_bytes() -> None:
    first = render(sample.memo(), Options())
    assert first == render(sample.memo(), Options())
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
