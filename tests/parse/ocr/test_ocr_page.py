"""Page images read whole: text, cells in their rows, whichever way the sheet lies."""

from __future__ import annotations

import numpy as np
import pytest
from scan_maker import BOLD, Paper, lines, pixels

from reviewer.parse import pdf
from reviewer.parse.ocr import network, page
from reviewer.parse.pdf.layout import sheet

WORDS = [
    "一、创新目标",
    "牵头单位二〇二三年度主营业务收入为12.86亿元，研发投入4,320.5万元，",
    "占主营业务收入的3.36%，专职研发人员86人，其中高级职称23人。",
    "联合体由9家单位组成，组建期限为5年，自2024年3月1日起算。",
    "二、任务分工",
    "桂海新材料科技有限公司负责关键工艺攻关和产业化示范。",
]
XS, YS = [70, 200, 290, 400, 525], [300, 330, 360, 390]
ROWS = [
    ["成员单位", "性质", "人数（人）", "投入（万元）"],
    ["桂海新材料公司", "企业", "86", "4,320.5"],
    ["南江理工大学", "高校", "35", "680"],
]


def form() -> Paper:
    return lines(Paper(), WORDS).table(XS, YS, ROWS)


def cells(blocks):
    return {(b.cell.row, b.cell.column): b.text for b in blocks if b.cell and b.kind == "cell"}


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("angle", [0.0, -1.4])
def test_a_form_is_read_whichever_way_it_lies(quarters, angle):
    scan = page.read(np.ascontiguousarray(np.rot90(pixels(form().scanned(angle)), quarters)), 200, 1, network())
    reading = pdf.finish([sheet(scan.page)], "d1")
    text = "".join(block.text for block in reading.blocks)
    for figure in ("12.86亿元", "4,320.5万元", "3.36%", "86人", "23人", "9家", "5年", "2024年3月1日"):
        assert figure in text
    assert cells(reading.blocks) == {(r, c): words for r, row in enumerate(ROWS) for c, words in enumerate(row)}
    assert scan.page.turn == quarters


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_box_is_on_the_page_as_displayed(quarters):
    image = np.ascontiguousarray(np.rot90(pixels(form().scanned(-1.4)), quarters))
    scan = page.read(image, 200, 1, network())
    run = next(r for r in scan.page.runs if r.text.startswith("桂海新材料科技"))
    x0, top, x1, bottom = (round(v * 200 / 72) for v in scan.page.shown(run.box))
    dark = image[max(0, top) : bottom, max(0, x0) : x1].min(2) < 110
    assert dark.mean() > 0.05
    inside, around = dark.sum(), (image[max(0, top - 6) : bottom + 6, max(0, x0 - 6) : x1 + 6].min(2) < 110).sum()
    assert inside > 0.97 * around


def test_a_figure_under_a_seal_is_read_and_the_seal_is_a_red_picture():
    scan = page.read(pixels(form().seal(250, 90).scanned(0.6)), 200, 1, network())
    text = "".join(run.text for run in scan.page.runs)
    assert "12.86亿元" in text
    assert "4,320.5万元" in text
    assert [paint.red for paint in scan.page.pictures] == [True]
    assert "司" not in {run.text for run in scan.page.runs}, "the seal's own ring is no text"


def test_a_faint_line_is_a_doubt_with_its_place():
    paper = form().text(80, 600, "经费收支明细见附件七", 9, colour=(222, 222, 222))
    scan = page.read(pixels(paper.scanned(blur=1.6, grain=14)), 200, 1, network())
    assert scan.doubts or not any("附件七" in run.text for run in scan.page.runs)
    assert all(0 <= doubt.sure < page.UNSURE and doubt.text for doubt in scan.doubts)


def test_a_page_on_a_larger_scale_is_read_and_its_boxes_are_its_own():
    scan = page.read(pixels(form().scanned()), 20, 1, network())
    text = "".join(run.text for run in scan.page.runs)
    assert "12.86亿元" in text
    assert scan.page.width == pytest.approx(5950, rel=0.01)
    assert max(run.box[2] for run in scan.page.runs) > 4000


def test_white_on_black_is_read():
    scan = page.read(255 - pixels(lines(Paper(), WORDS).scanned()), 200, 1, network())
    assert "4,320.5万元" in "".join(run.text for run in scan.page.runs)


def test_specks_are_no_text():
    paper, chance = Paper(), np.random.default_rng(3)
    for x, y in chance.uniform(30, 560, (160, 2)):
        paper.line(x, y * 1.4, x + 0.7, y * 1.4, 0.7)
    scan = page.read(pixels(paper.scanned()), 200, 1, network())
    assert not [run.text for run in scan.page.runs if any(c.isalnum() for c in run.text)]


def test_black_edges_and_punch_holes_are_no_text_and_hide_none():
    image = pixels(form().scanned(0.8))
    image[:, :30] = image[-40:] = 15
    for y in (800, 1500):
        rows, columns = np.ogrid[: image.shape[0], : image.shape[1]]
        image[(rows - y) ** 2 + (columns - 80) ** 2 < 22**2] = 15
    reading = pdf.finish([sheet(page.read(image, 200, 1, network()).page)], "d1")
    assert cells(reading.blocks) == {(r, c): words for r, row in enumerate(ROWS) for c, words in enumerate(row)}
    assert "●" not in "".join(block.text for block in reading.blocks)


def test_an_empty_page_has_no_text_and_no_doubt():
    scan = page.read(pixels(Paper().scanned(grain=6)), 200, 1, network())
    assert scan.page.runs == []
    assert scan.doubts == ()


def test_heads_are_larger_and_lines_of_one_size_are_alike():
    paper = lines(Paper().text(150, 40, "创新联合体组建协议", 22, BOLD), WORDS)
    scan = page.read(pixels(paper.scanned()), 200, 1, network())
    head = next(run for run in scan.page.runs if run.text == "创新联合体组建协议")
    body = {round(run.size, 2) for run in scan.page.runs if run is not head}
    assert len(body) == 1
    assert head.size > 1.5 * body.pop()


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("日期:2021年8月18日", "日期：2021年8月18日"),
        ("牵头单位(盖章)", "牵头单位（盖章）"),
        ("(二)研发实力", "（二）研发实力"),
        ("增长3.2%(同比),达到1,280万元", "增长3.2%（同比），达到1,280万元"),
        ("企业，高校,院所", "企业，高校，院所"),
        ("ISO 9001:2015", "ISO 9001:2015"),
        ("10:30", "10:30"),
        ("二○二三年", "二〇二三年"),
        ("○是 ○否", "○是 ○否"),
        ("-2一", "—2—"),
    ],
)
def test_marks_are_written_as_chinese_text_has_them(read, written):
    assert page.written(read) == written
