"""Tables: ruled, merged, open, continued over pages, with what stands in their cells."""

from __future__ import annotations

from test_pdf_writer import Sheet, cells, pdf, seal, texts

from reviewer.parse.pdf import read

XS = [70.0, 150.0, 330.0, 520.0]
HEAD = ["序号", "成员单位名称", "任务分工"]


def rows(first: int, count: int) -> list[list[str]]:
    return [[str(n), f"桂海第{n}研究院", "承担中试"] for n in range(first, first + count)]


def ladder(top: float, count: int, step: float = 24.0) -> list[float]:
    return [top + step * k for k in range(count + 1)]


def by_row(data: bytes) -> list[list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for (table, row, _, _, _), text in cells(data):
        found.setdefault((table, row), []).append(text)
    return list(found.values())


def test_a_ruled_table_has_a_block_for_each_cell_and_empty_ones_too() -> None:
    data = pdf(Sheet().text(90, 60, "参与单位").table(XS, ladder(100, 2), [HEAD, ["1", "", "承担中试"]]))
    assert cells(data) == [
        ((1, 0, 0, 1, 1), "序号"), ((1, 0, 1, 1, 1), "成员单位名称"), ((1, 0, 2, 1, 1), "任务分工"),
        ((1, 1, 0, 1, 1), "1"), ((1, 1, 1, 1, 1), ""), ((1, 1, 2, 1, 1), "承担中试"),
    ]  # fmt: skip
    empty = next(b for b in read(data, "d1").blocks if b.cell and not b.text)
    assert empty.source.locator == "第1页 表1 第2行"
    assert empty.source.bbox is not None and empty.lines[0].start == empty.lines[0].end


def test_rules_drawn_as_thin_rectangles_and_boxes_count_as_lines() -> None:
    sheet = Sheet()
    for y in (100, 124, 148):
        sheet.fill(70, y, 330.5, y + 0.5)
    sheet.raw("0.5 w 70 718 80 24 re S 0.5 w 150 718 180 24 re S 0.5 w 70 694 80 24 re S 0.5 w 150 694 180 24 re S")
    sheet.text(75, 104, "甲").text(155, 104, "乙").text(75, 128, "丙").text(155, 128, "丁")
    assert by_row(pdf(sheet)) == [["甲", "乙"], ["丙", "丁"]]


def test_missing_borders_merge_cells_across_and_down() -> None:
    sheet = Sheet()
    for x0, y, x1 in ((70, 100, 470), (170, 124, 470), (70, 148, 470), (70, 172, 470)):
        sheet.line(x0, y, x1, y)
    for x, y0, y1 in ((70, 100, 172), (170, 100, 172), (270, 124, 172), (370, 100, 148), (470, 100, 172)):
        sheet.line(x, y0, x, y1)
    for x, y, text in (
        (75, 114, "项目"),
        (175, 104, "合并数"),
        (375, 104, "母公司"),
        (175, 128, "本期"),
        (275, 128, "上期"),
        (375, 128, "本期数"),
    ):
        sheet.text(x, y, text, size=10)
    sheet.text(75, 152, "收入", size=10).text(175, 152, "12", size=10).text(275, 152, "合计三千", size=10)
    assert cells(pdf(sheet)) == [
        ((1, 0, 0, 2, 1), "项目"), ((1, 0, 1, 1, 2), "合并数"), ((1, 0, 3, 1, 1), "母公司"),
        ((1, 1, 1, 1, 1), "本期"), ((1, 1, 2, 1, 1), "上期"), ((1, 1, 3, 1, 1), "本期数"),
        ((1, 2, 0, 1, 1), "收入"), ((1, 2, 1, 1, 1), "12"), ((1, 2, 2, 1, 2), "合计三千"),
    ]  # fmt: skip


def test_a_table_open_at_both_sides_is_closed_by_its_rules() -> None:
    sheet = Sheet()
    for y in (100, 124, 148):
        sheet.line(70, y, 520, y)
    sheet.line(200, 100, 200, 148)
    sheet.text(75, 104, "项目").text(205, 104, "金额").text(75, 128, "研发投入").text(205, 128, "16,972.00")
    assert by_row(pdf(sheet)) == [["项目", "金额"], ["研发投入", "16,972.00"]]


def test_text_wrapped_in_a_cell_is_one_text_and_its_paragraphs_are_kept() -> None:
    sheet = Sheet().grid([70, 190, 500], [100, 240])
    sheet.text(75.4, 110, "广西壮族自治区南宁\n市西乡塘区", size=12)
    sheet.text(195.4, 104, "牵头单位（盖章）：\n桂海铝业有限公司\n2021年8月18日", size=12)
    assert [text for _, text in cells(pdf(sheet))] == [
        "广西壮族自治区南宁市西乡塘区",
        "牵头单位（盖章）：\n桂海铝业有限公司\n2021年8月18日",
    ]


def test_a_code_below_a_name_stands_on_a_line_of_its_own() -> None:
    sheet = Sheet().grid([70, 200, 500], [100, 150]).text(75, 104, "桂海铝业有限公司\n91450100MA5N0A1B2C", size=11)
    assert cells(pdf(sheet))[0][1] == "桂海铝业有限公司\n91450100MA5N0A1B2C"


def test_one_text_object_over_several_columns_is_cut_at_the_rules() -> None:
    sheet = Sheet().grid([70, 118, 166, 330], [100, 128])
    sheet.text(72, 104, "序号名称任务分工甲乙", size=24)
    assert "".join(text for _, text in cells(pdf(sheet))) == "序号名称任务分工甲乙"
    assert [text for _, text in cells(pdf(sheet))][:2] == ["序号", "名称"]


def test_a_table_over_two_pages_is_one_and_its_repeated_head_is_dropped() -> None:
    one = Sheet().table(XS, ladder(640, 5), [HEAD, *rows(1, 4)])
    two = Sheet().table(XS, ladder(72, 4), [HEAD, *rows(5, 3)]).text(90, 300, "以上单位均已签署协议。")
    assert by_row(pdf(one, two)) == [HEAD, *rows(1, 7)]
    found = read(pdf(one, two), "d1").blocks
    assert next(b for b in found if b.text == "5").source.locator == "第2页 表1 第6行"


def test_a_table_over_two_pages_without_a_head_is_one() -> None:
    one = Sheet().table(XS, ladder(640, 5), [HEAD, *rows(1, 4)])
    two = Sheet().table(XS, ladder(72, 3), rows(5, 3))
    assert by_row(pdf(one, two)) == [HEAD, *rows(1, 7)]


def test_other_columns_on_the_next_page_share_the_grid_of_the_whole_table() -> None:
    one = Sheet().table([70, 300, 520], ladder(640, 1), [["牵头单位", "桂海铝业有限公司"]])
    two = Sheet().table([70, 150, 300, 520], ladder(72, 1), [["姓名", "年龄", "单位"]])
    assert cells(pdf(one, two)) == [
        ((1, 0, 0, 1, 2), "牵头单位"), ((1, 0, 2, 1, 1), "桂海铝业有限公司"),
        ((1, 1, 0, 1, 1), "姓名"), ((1, 1, 1, 1, 1), "年龄"), ((1, 1, 2, 1, 1), "单位"),
    ]  # fmt: skip


def test_text_between_two_tables_keeps_them_apart() -> None:
    one = Sheet().table(XS, ladder(640, 2), [HEAD, *rows(1, 1)])
    two = Sheet().text(90, 72, "表2 科研团队").table(XS, ladder(100, 2), [HEAD, *rows(1, 1)])
    assert {place[0] for place, _ in cells(pdf(one, two))} == {1, 2}


def test_a_row_cut_by_the_page_end_is_one_row_with_lines_on_both_pages() -> None:
    long = ["2", "桂海第二研究院", "负责大规格扁锭中试与工艺数据库建\n设并开放给各成员熔铸中试线每月不"]
    one = Sheet().table(XS, [700, 724, 760], [HEAD, long])
    two = Sheet().table(XS, [72, 96, 120], [["", "", "少于八百吨"], ["3", "桂海第三研究院", "承担中试"]])
    data = pdf(one, two)
    assert by_row(data)[1:] == [
        ["2", "桂海第二研究院", "负责大规格扁锭中试与工艺数据库建设并开放给各成员熔铸中试线每月不少于八百吨"],
        ["3", "桂海第三研究院", "承担中试"],
    ]
    cut = next(b for b in read(data, "d1").blocks if b.text.startswith("负责大规格"))
    assert [line.page for line in cut.lines] == [1, 1, 2]
    assert cut.text[cut.lines[2].start - cut.source.start :] == "少于八百吨"


def test_the_date_of_an_opinion_cut_by_the_page_end_stays_with_it() -> None:
    one = Sheet().grid([70, 520], [700, 780]).text(76, 704, "备案部门意见：\n同意备案。\n（盖章）")
    two = Sheet().grid([70, 520], [72, 100]).text(300, 78, "年 月 日")
    assert [text for _, text in cells(pdf(one, two))] == ["备案部门意见：\n同意备案。\n（盖章）\n年 月 日"]


def test_a_new_row_at_the_top_of_a_page_stays_a_row() -> None:
    one = Sheet().grid([70, 520], [700, 780]).text(76, 704, "一、牵头单位基本情况")
    two = Sheet().grid([70, 520], [72, 100]).text(76, 78, "二、技术创新目标")
    assert len(cells(pdf(one, two))) == 2


def test_a_label_merged_over_the_page_end_spans_its_rows() -> None:
    one = Sheet().text(75, 720, "核心层").text(155, 704, "甲研究院").text(155, 728, "乙研究院")
    for x0, y, x1 in ((70, 700, 330), (150, 724, 330), (70, 748, 330)):
        one.line(x0, y, x1, y)
    two = Sheet().text(155, 76, "丙研究院").text(155, 100, "丁研究院")
    for x0, y, x1 in ((70, 72, 330), (150, 96, 330), (70, 120, 330)):
        two.line(x0, y, x1, y)
    for sheet, low, high in ((one, 700, 748), (two, 72, 120)):
        for x in (70, 150, 330):
            sheet.line(x, low, x, high)
    assert cells(pdf(one, two)) == [
        ((1, 0, 0, 4, 1), "核心层"), ((1, 0, 1, 1, 1), "甲研究院"), ((1, 1, 1, 1, 1), "乙研究院"),
        ((1, 2, 1, 1, 1), "丙研究院"), ((1, 3, 1, 1, 1), "丁研究院"),
    ]  # fmt: skip


def test_a_label_of_one_row_goes_on_over_the_merged_rows_of_the_next_page() -> None:
    one = Sheet().table([70, 150, 330], [720, 744], [["核心层", "甲研究院"]])
    two = (
        Sheet()
        .text(155, 76, "丙研究院")
        .text(155, 100, "丁研究院")
        .line(70, 72, 330, 72)
        .line(150, 96, 330, 96)
        .line(70, 120, 330, 120)
    )
    for x in (70, 150, 330):
        two.line(x, 72, x, 120)
    assert [place for place, text in cells(pdf(one, two)) if text == "核心层"] == [(1, 0, 0, 3, 1)]


def statement(sheet: Sheet) -> Sheet:
    lines = [
        ("项目", "本期金额", "上期金额"),
        ("营业收入", "401,150.00", "355,980.00"),
        ("其中：主营业务收入", "386,200.00", "341,700.00"),
        ("研发费用", "12,358.40", ""),
    ]
    for k, line in enumerate(lines):
        for x, text in zip((80, 260, 400), line, strict=True):
            if text:
                sheet.text(x, 106 + 22 * k, text, size=10.5)
    return sheet


FIGURES = [
    ["项目", "本期金额", "上期金额"],
    ["营业收入", "401,150.00", "355,980.00"],
    ["其中：主营业务收入", "386,200.00", "341,700.00"],
    ["研发费用", "12,358.40", ""],
]


def test_a_three_line_table_has_cells() -> None:
    sheet = statement(Sheet().text(90, 60, "以下为母公司报表数据。"))
    for y in (100, 122, 198):
        sheet.line(70, y, 520, y)
    assert by_row(pdf(sheet)) == FIGURES


def test_figures_aligned_by_blanks_are_a_table() -> None:
    data = pdf(statement(Sheet().text(90, 60, "以下为母公司报表数据。")).text(90, 260, "注：单位为万元，上年数未经审计。"))
    assert by_row(data) == FIGURES
    assert texts(data, "paragraph") == ["以下为母公司报表数据。", "注：单位为万元，上年数未经审计。"]


def test_a_head_over_several_columns_keeps_its_span() -> None:
    sheet = Sheet()
    for y in (100, 144, 188):
        sheet.line(70, y, 540, y)
    sheet.text(250, 104, "合并数", size=10).text(430, 104, "母公司数", size=10)
    for x, text in ((75, "项目"), (200, "本期金额"), (300, "上期金额"), (380, "本期金额"), (470, "上期金额")):
        sheet.text(x, 126, text, size=10)
    for k, figures in enumerate(
        (("营业收入", "701.10", "660.20", "586.20", "548.90"), ("研发费用", "20.10", "18.90", "16.90", "15.90"))
    ):
        for x, text in zip((75, 205, 305, 385, 475), figures, strict=True):
            sheet.text(x, 148 + 20 * k, text, size=10)
    found = {text: place for place, text in cells(pdf(sheet))}
    assert found["合并数"] == (1, 0, 1, 1, 2)
    assert found["母公司数"] == (1, 0, 3, 1, 2)
    assert found["586.20"][2] == 3


def test_underlined_blanks_and_a_ruled_head_are_no_table() -> None:
    sheet = Sheet().text(90, 96, "项目名称：高端铝合金").text(90, 126, "牵头单位：桂海铝业").text(90, 156, "填报日期：二〇二一年")
    for y in (112, 142, 172):
        sheet.line(150, y, 400, y)
    sheet.line(70, 50, 520, 50).line(70, 790, 520, 790)
    assert not cells(pdf(sheet))


def test_a_page_frame_is_no_table() -> None:
    sheet = Sheet().grid([20, 575], [20, 822]).text(90, 100, "联合体章程").table(XS, ladder(200, 2), [HEAD, *rows(1, 1)])
    assert by_row(pdf(sheet)) == [HEAD, *rows(1, 1)]


def test_a_seal_in_a_cell_is_a_red_picture_of_that_cell() -> None:
    sheet = Sheet().grid([70, 295, 520], [100, 220])
    sheet.text(76, 104, "甲方（盖章）：\n桂海铝业有限公司").text(301, 104, "乙方（盖章）：\n桂海大学")
    sheet.image((350, 110, 450, 210), *seal(), 60)
    found = read(pdf(sheet), "d1").blocks
    assert [(b.kind, b.text, b.red) for b in found] == [
        ("cell", "甲方（盖章）：\n桂海铝业有限公司", False), ("cell", "乙方（盖章）：\n桂海大学", False), ("picture", "", True),
    ]  # fmt: skip
    assert found[2].cell == found[1].cell
    assert found[2].source.bbox is not None and abs(found[2].source.bbox[0] - 350) < 1


def test_a_watermark_keeps_no_table_apart_and_is_told_once() -> None:
    slant = "0.7 0.7 -0.7 0.7 200 300"
    one = (
        Sheet().table(XS, ladder(640, 5), [HEAD, *rows(1, 4)]).text(0, 0, "内部资料", size=40, matrix=slant, colour="0.8 0.8 0.8")
    )
    two = Sheet().table(XS, ladder(72, 3), rows(5, 3)).text(0, 0, "内部资料", size=40, matrix=slant, colour="0.8 0.8 0.8")
    assert by_row(pdf(one, two)) == [HEAD, *rows(1, 7)]
    assert texts(pdf(one, two), "header") == ["内部资料"]


def test_a_label_set_sideways_stands_in_its_cell() -> None:
    sheet = (
        Sheet().grid([70, 100, 300], [100, 200]).text(0, 0, "核心层", matrix="0 1 -1 0 90 660").text(106, 104, "桂海铝业有限公司")
    )
    assert [text for _, text in cells(pdf(sheet))] == ["核心层", "桂海铝业有限公司"]
