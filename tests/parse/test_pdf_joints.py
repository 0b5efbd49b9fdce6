"""Where tables meet: a page end inside a row or a label, a table in a cell, rules across only; and text objects put together."""

from __future__ import annotations

from test_pdf_writer import Sheet, cells, pdf, texts

from reviewer.parse.pdf import read
from reviewer.parse.pdf.loose import Cut, gathered
from reviewer.parse.pdf.model import Run, Text
from reviewer.parse.pdf.weld import weld

XS = [70.0, 110.0, 330.0, 520.0]
BLACK = (0, 0, 0, 255)


def over_page(above: list[str], below: list[str]) -> list[tuple[int, str]]:
    """Row and text of the filled cells of a table whose last row on page 1 and first row on page 2 are these."""
    head = ["序号", "成员单位名称", "所在地"]
    first = Sheet().table(XS, [700, 724, 748, 790], [head, ["8", "桂海第八研究院", "柳州市"], above])
    second = Sheet().table(XS, [60, 100, 124], [below, ["11", "桂海第十一研究院", "南宁市"]])
    return [(place[1], text) for place, text in cells(pdf(first, second)) if text]


def test_a_row_that_counts_on_or_repeats_a_value_of_its_column_is_a_row_of_its_own() -> None:
    told = over_page(["9", "桂海第九研究院", "南宁市"], ["10", "桂海第十研究院", "柳州市"])
    assert told[6:12] == [(2, "9"), (2, "桂海第九研究院"), (2, "南宁市"), (3, "10"), (3, "桂海第十研究院"), (3, "柳州市")]


def test_a_figure_broken_at_the_page_end_is_one_figure() -> None:
    xs = [70.0, 200.0, 250.0, 520.0]
    first = Sheet().table(
        xs, [700, 724, 748, 790], [["科目", "金额", "备注"], ["材料费", "73.50", "无"], ["合计", "5,988.1", "详见附表"]]
    )
    second = Sheet().table(xs, [60, 84, 108], [["", "8", ""], ["以上均含税", "", ""]])
    assert [(place[1], text) for place, text in cells(pdf(first, second)) if text][6:] == [
        (2, "合计"), (2, "5,988.18"), (2, "详见附表"), (3, "以上均含税"),
    ]  # fmt: skip


def test_a_label_of_one_row_on_each_page_spans_both() -> None:
    xs, head = [70.0, 170.0, 330.0, 520.0], ["年度", "时间", "任务"]
    first = Sheet().table(xs, [640, 664], [head])
    first.line(70, 712, 520, 712).line(170, 688, 520, 688).line(70, 736, 520, 736)
    for x in xs:
        first.line(x, 664, x, 736)
    for top, row in (
        (664, ["甲年度", "上半年", "方案设计"]),
        (688, ["", "下半年", "样机试制"]),
        (712, ["乙年度", "上半年", "中试验证"]),
    ):
        for x, text in zip(xs, row, strict=False):
            if text:
                first.text(x + 5.4, top + 4, text, size=10.5)
    second = Sheet().table(xs, [60, 84], [["", "下半年", "示范应用"]])
    spans = {text: place[1:] for place, text in cells(pdf(first, second)) if text.endswith("年度") and len(text) == 3}
    assert spans == {"甲年度": (1, 0, 2, 1), "乙年度": (3, 0, 2, 1)}


def nested(sheet: Sheet, top: float, foot: float) -> Sheet:
    """A table of one row over two columns with another table in its second cell, down to `foot`."""
    sheet.grid([70, 150, 500], [top, foot]).text(76, top + 4, "平台", size=10)
    return sheet.text(156, top + 4, "如下：", size=10).table(
        [160, 280, 400], [top + 24, top + 48, top + 72], [["名称", "级别"], ["中试基地", "省级"]], 10
    )


def test_a_table_in_a_cell_is_a_table_of_its_own_after_the_cell() -> None:
    found = cells(pdf(nested(Sheet(), 100, 200)))
    assert [(place[0], text) for place, text in found] == [
        (1, "平台"), (1, "如下："), (2, "名称"), (2, "级别"), (2, "中试基地"), (2, "省级"),
    ]  # fmt: skip


def test_a_table_in_a_cell_that_the_page_end_cuts_off_stands_on_the_outer_rule() -> None:
    found = cells(pdf(nested(Sheet(), 100, 172)))
    assert [place[0] for place, _ in found] == [1, 1, 2, 2, 2, 2] and found[1][0] == (1, 0, 1, 1, 1)


def test_boxes_to_tick_in_a_cell_are_no_tables() -> None:
    sheet = Sheet().grid([70, 150, 500], [100, 140]).text(76, 104, "类型", size=10)
    sheet.grid([160, 172], [110, 122]).text(176, 110, "企业", size=10)
    assert {place[0] for place, _ in cells(pdf(sheet))} == {1}


def test_rules_across_tell_rows_of_several_lines_and_text_tells_columns() -> None:
    sheet = Sheet()
    for y in (100, 124, 172, 196, 220):
        sheet.line(70, y, 520, y)
    sheet.text(80, 104, "科目", size=10.5).text(250, 104, "金额", size=10.5).text(400, 104, "备注", size=10.5)
    sheet.text(80, 128, "出版、文献与", size=10.5).text(80, 148, "信息传播费", size=10.5)
    sheet.text(250, 138, "73.50", size=10.5).text(400, 138, "含税", size=10.5)
    sheet.text(80, 176, "劳务费", size=10.5).text(250, 176, "12.00", size=10.5).text(400, 176, "无", size=10.5)
    sheet.text(80, 200, "合计", size=10.5).text(250, 200, "85.50", size=10.5).text(400, 200, "万元", size=10.5)
    found = cells(pdf(sheet))
    assert ["".join(text.split()) for _, text in found[3:6]] == ["出版、文献与信息传播费", "73.50", "含税"]
    assert found[-1] == ((1, 3, 2, 1, 1), "万元") and len(found) == 12


def text(words: str, x: float, base: float) -> Text:
    return Text(words, (x, base - 9, x + 10 * len(words), base + 1), 10.0, 1, base)


def test_the_second_line_of_a_cell_set_around_its_row_joins_the_row() -> None:
    row = Cut(text("3", 10, 100), [text("3", 10, 100), text("材料费", 100, 100), text("12.5", 200, 100)])
    half, apart = Cut(text("详见附", 300, 93), [text("详见附", 300, 93)]), Cut(text("注", 300, 130), [text("注", 300, 130)])
    columns = [(10.0, 20.0), (100.0, 130.0), (200.0, 240.0), (300.0, 330.0)]
    assert gathered([half, row, apart], columns) == [[row, half], [apart]]


def run(words: str, x0: float, x1: float, first: int, base: float = 100.0) -> Run:
    return Run(words, (x0, base - 9, x1, base + 1), (x0, base), 10.0, False, first, 0, BLACK, 0, first)


def test_neighbours_of_one_look_are_one_run_and_columns_stay_apart() -> None:
    runs = [
        run("投入", 10, 30, 0),
        run("120", 33, 48, 2),
        run("万元", 50, 70, 5),
        run("合计", 110, 130, 7),
        run("1", 130, 135, 9, 96),
    ]
    assert [(r.text, r.box[0], r.box[2]) for r in weld(runs)] == [("投入120万元", 10, 70), ("合计", 110, 130), ("1", 130, 135)]


def test_words_with_a_blank_between_and_blanks_of_their_own_are_not_welded() -> None:
    assert len(weld([run("ISO", 10, 25, 0), run("9001", 29, 49, 3)])) == 2
    assert len(weld([run("第五条", 10, 40, 0), run(" ", 40, 45, 3), run("至今", 45, 65, 4)])) == 3


def test_a_justified_line_reads_the_same_in_one_object_or_many() -> None:
    line = "截至2021年底投入研发经费1,200万元"
    pieces = Sheet()
    for k, sign in enumerate(line):
        pieces.text(80 + 12 * k, 100, sign)
    assert [t.replace(" ", "") for t in texts(pdf(pieces))] == [line]
    assert read(pdf(pieces), "d1").blocks[0].lines[0].bbox[0] < 82
