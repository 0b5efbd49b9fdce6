"""Body text: paragraphs, columns, headings, running heads and feet, turned pages, pictures in their places."""

from __future__ import annotations

import pytest
from test_pdf_writer import Sheet, block, pdf, seal, texts

from reviewer.parse.pdf import read

WIDE = "联合体按照核心层与紧密合作层及一般协作层组织成员单位共十家均为依法设"  # a full line of 34 characters


def prose(sheet: Sheet, top: float = 100) -> Sheet:
    sheet.text(114, top, WIDE[:32])
    sheet.text(90, top + 20, WIDE)
    return sheet.text(90, top + 40, "立的法人单位。")


def test_lines_join_to_paragraphs_and_keep_their_boxes() -> None:
    data = pdf(prose(Sheet()).text(114, 160, "联合体设立理事会，为最高决策机构。"))
    first = WIDE[:32] + WIDE + "立的法人单位。"
    assert texts(data, "paragraph") == [first, "联合体设立理事会，为最高决策机构。"]
    lines = block(data, first).lines
    assert [(line.start, line.end) for line in lines] == [(0, 32), (32, 66), (66, 73)]
    assert [round(line.bbox[0]) // 10 for line in lines] == [11, 9, 9]


def test_a_number_or_a_label_begins_a_paragraph() -> None:
    sheet = prose(Sheet(), 80)
    parts = ["（一）组织机构", "第三条 各方的责任", "1.牵头单位负责统筹", "二、违约责任", "联系电话：0771-5605218"]
    for k, part in enumerate(parts):
        sheet.text(90, 140 + 20 * k, part)
    assert texts(pdf(sheet), "paragraph")[1:] == parts


def test_a_clause_number_inside_a_sentence_begins_none() -> None:
    sheet = (
        Sheet()
        .text(90, 100, WIDE[:33] + "第")
        .text(90, 120, "（一）项所列情形除外，其余按照协议约定执行并报理事会备案审查同意后")
    )
    assert len(texts(pdf(sheet.text(90, 140, "生效。")))) == 1


def test_a_paragraph_goes_on_over_a_page_end_past_head_and_foot() -> None:
    one = (
        Sheet().text(200, 40, "桂海联合体组建协议", size=9).text(114, 720, WIDE[:32]).text(90, 740, WIDE).text(280, 800, "— 1 —")
    )
    two = Sheet().text(200, 40, "桂海联合体组建协议", size=9).text(90, 80, "立的法人单位。").text(280, 800, "— 2 —")
    data = pdf(one, two)
    assert texts(data) == [WIDE[:32] + WIDE + "立的法人单位。", "桂海联合体组建协议"]
    found = read(data, "d1").blocks
    assert [line.page for line in found[0].lines] == [1, 1, 2]
    assert found[0].source.page == 1 and found[0].source.bbox is not None and found[0].source.bbox[3] < 760
    assert found[1].kind == "header"


def test_heads_and_feet_come_once_and_page_numbers_not_at_all() -> None:
    sheets = []
    for n in range(1, 5):
        sheet = Sheet().text(200, 40, f"章程 第{n}版", size=9).text(90, 100, f"正文的第{'一二三四'[n - 1]}段。")
        sheets.append(sheet.text(250, 785, "保密资料", size=9).text(260, 806, f"第{n}页 共4页", size=9))
    found = read(pdf(*sheets), "d1").blocks
    assert [(b.kind, b.text) for b in found[-2:]] == [("header", "章程 第1版"), ("footer", "保密资料")]
    assert [b.text for b in found[:-2]] == ["正文的第一段。", "正文的第二段。", "正文的第三段。", "正文的第四段。"]


@pytest.mark.parametrize("number", ["— 2 —", "-2-", "2", "第2页", "第 2 页 共 9 页", "2/9", "Page 2", "－２－"])
def test_page_numbers_of_every_kind_are_dropped(number: str) -> None:
    assert texts(pdf(Sheet().text(90, 100, "正文一段。").text(280, 800, number))) == ["正文一段。"]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().text(90, 80, "本协议自各方签字并加盖公章之日起生效。")
    for k, (left, right) in enumerate(
        (("甲方：桂海铝业", "乙方：桂海大学"), ("法定代表人：覃海", "法定代表人：梁江"), ("日期：2021年8月", "日期：2021年9月"))
    ):
        sheet.text(90, 120 + 24 * k, left).text(330, 120 + 24 * k, right)
    assert texts(pdf(sheet))[1:] == [
        "甲方：桂海铝业",
        "法定代表人：覃海",
        "日期：2021年8月",
        "乙方：桂海大学",
        "法定代表人：梁江",
        "日期：2021年9月",
    ]


def test_one_line_with_fields_stays_one_line() -> None:
    assert texts(pdf(Sheet().text(90, 100, "编制单位：桂海铝业").text(300, 100, "2021年度").text(450, 100, "单位：元"))) == [
        "编制单位：桂海铝业  2021年度  单位：元"
    ]


def test_lines_set_to_the_right_are_not_joined() -> None:
    sheet = prose(Sheet()).text(330, 180, "正衡会计师事务所（普通合伙）").text(378, 204, "二〇二一年八月十八日")
    assert texts(pdf(sheet))[1:] == ["正衡会计师事务所（普通合伙）", "二〇二一年八月十八日"]


def test_larger_short_lines_are_headings_and_bodies_are_not() -> None:
    sheet = prose(Sheet().text(200, 60, "联合体组建协议", size=22).text(90, 90, "第一章 总则", size=15), 130)
    found = read(pdf(sheet), "d1").blocks
    assert [(b.kind, b.level) for b in found] == [("heading", 1), ("heading", 2), ("paragraph", 0)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (WIDE[:23] + "aluminium alloy rolling", "process" + WIDE[:29], "rolling process"),
        (WIDE[:28] + "91450100MA", "5N0A1B2C" + WIDE[:26], "91450100MA5N0A1B2C"),
        (WIDE[:33] + "1", "0亿元" + WIDE[:31], "10亿元"),
    ],
)
def test_latin_words_get_a_blank_and_numbers_and_codes_do_not(first: str, second: str, joined: str) -> None:
    sheet = Sheet().text(90, 100, first).text(90, 120, second).text(90, 140, WIDE).text(90, 160, WIDE)
    (found,) = texts(pdf(sheet))
    assert joined in found


def test_a_page_turned_by_the_viewer_gives_boxes_as_displayed() -> None:
    sheet = Sheet(extra="/Rotate 90").text(0, 0, "桂海联合体章程", matrix="0 1 -1 0 100 200")
    found = block(pdf(sheet), "桂海联合体章程")
    assert found.source.bbox is not None
    x0, top, x1, bottom = found.source.bbox
    assert (round(x0) // 5, x1 - x0 > 70, bottom - top < 14, 85 < top < 105) == (40, True, True, True)


def test_a_landscape_table_in_a_portrait_page_is_read_in_its_own_direction() -> None:
    sheet = Sheet()
    for x in (100, 124, 148):
        sheet.line(x, 100, x, 700)
    for y in (100, 400, 700):
        sheet.line(100, y, 148, y)
    for k, row in enumerate((("成员单位名称全称", "任务分工与考核"), ("桂海铝业有限公司", "承担中试与验证"))):
        for place, text in zip((160, 460), row, strict=True):
            sheet.text(0, 0, text, size=10, matrix=f"0 1 -1 0 {116 + 24 * k} {place}")
    data = pdf(sheet)
    assert texts(data, "cell") == ["成员单位名称全称", "任务分工与考核", "桂海铝业有限公司", "承担中试与验证"]
    box = block(data, "承担中试与验证").source.bbox
    assert box is not None and 125 < box[0] < box[2] < 146 and box[3] - box[1] > 60 and box[3] < 842 - 450


def test_a_page_upside_down_is_read_from_its_own_top() -> None:
    sheet = (
        Sheet()
        .text(0, 0, "桂海联合体章程第一页", matrix="-1 0 0 -1 400 100")
        .text(0, 0, "联合体设立理事会和秘书处。", matrix="-1 0 0 -1 400 300")
    )
    data = pdf(sheet)
    assert texts(data) == ["桂海联合体章程第一页", "联合体设立理事会和秘书处。"]
    box = block(data, "桂海联合体章程第一页").source.bbox
    assert box is not None and 735 < box[1] < box[3] < 760 and abs(box[2] - 400) < 3


def test_boxes_count_from_the_crop_box() -> None:
    data = pdf(Sheet(extra="/CropBox[50 42 545 800]").text(90, 100, "桂海联合体章程"))
    box = block(data, "桂海联合体章程").source.bbox
    assert box is not None and abs(box[0] - 40) < 2 and abs(box[1] - 59) < 3


def test_a_picture_follows_the_paragraph_it_lies_on() -> None:
    sheet = Sheet().text(90, 100, "以上情况属实。").text(300, 140, "桂海铝业有限公司（盖章）").text(90, 400, "附件另册。")
    sheet.image((320, 100, 420, 200), *seal(), 60)
    found = read(pdf(sheet), "d1").blocks
    assert [(b.text, b.red) for b in found] == [
        ("以上情况属实。", False),
        ("桂海铝业有限公司（盖章）", False),
        ("", True),
        ("附件另册。", False),
    ]
    assert found[2].kind == "picture" and found[2].cell is None


def test_a_seal_drawn_with_red_strokes_is_red_and_a_photograph_is_not() -> None:
    circle = "0.9 0 0 RG 2 w 300 500 m 300 527 278 550 250 550 c 222 550 200 527 200 500 c 200 472 222 450 250 450 c 278 450 300 472 300 500 c S"
    grey = bytes([120] * 3 * 16)
    found = read(pdf(Sheet().text(90, 100, "同意。").raw(circle).image((90, 500, 190, 600), grey, None, 4)), "d1").blocks
    assert [(b.kind, b.red) for b in found if b.kind == "picture"] == [("picture", True), ("picture", False)]


def test_text_inside_a_form_object_is_read_at_its_place() -> None:
    form = "<</Type/XObject/Subtype/Form/BBox[0 0 300 50]/Resources<</Font<</F1 3 0 R>>>>/Length {}>>stream\n{}\nendstream"
    content = "BT /F1 12 Tf 5 10 Td <" + "桂海联合体".encode("utf-16-be").hex() + "> Tj ET"
    sheet = Sheet().text(90, 100, "正文一段。").raw("q 1 0 0 1 100 600 cm /X9 Do Q")
    data = pdf(sheet, objects=(form.format(len(content), content),)).replace(b"/XObject<<", b"/XObject<</X9 7 0 R ")
    box = block(data, "桂海联合体").source.bbox
    assert box is not None and 103 < box[0] < 108 and 220 < box[1] < 236


def noted(annotations: str, *objects: str) -> bytes:
    return pdf(Sheet(extra=f"/Annots[{annotations}]").text(90, 100, "牵头单位："), objects=objects)


def test_a_filled_form_field_is_read_where_it_stands() -> None:
    value = "FEFF" + "桂海铝业".encode("utf-16-be").hex()
    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/F 4/Rect[160 720 300 744]/V<{value}>>>"
    hidden = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(other)/F 2/Rect[160 620 300 644]/V<{value}>>>"
    assert texts(noted("7 0 R 8 0 R", field, hidden)) == ["牵头单位： 桂海铝业"]


def test_an_electronic_seal_in_a_signature_field_is_a_red_picture() -> None:
    ring = "0.8 0.05 0.1 RG 8 w 20 20 60 60 re S"
    look = f"<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Length {len(ring)}>>stream\n{ring}\nendstream"
    seal_field = "<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 4/Rect[200 600 300 700]/AP<</N 8 0 R>>>>"
    found = read(noted("7 0 R", seal_field, look), "d1").blocks
    assert [(b.kind, b.red) for b in found] == [("paragraph", False), ("picture", True)]
    assert found[1].source.bbox == (200, 142, 300, 242)
