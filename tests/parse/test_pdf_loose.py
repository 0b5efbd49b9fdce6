"""Tables without a closed grid: where they are found, how their heads and rows are read, and what is no table."""

from __future__ import annotations

import pytest
from test_pdf_tables import by_row
from test_pdf_writer import Sheet, cells, pdf, texts

XS = (80.0, 200.0, 300.0, 400.0, 480.0)
FIGURES = (
    ("设备费", "421.70", "898.09", "32.00", "307"),
    ("材料费", "523", "345.85", "187.19", "154"),
    ("劳务费", "139", "155", "749.40", "850"),
)


def line(sheet: Sheet, y: float, told: tuple[str, ...], xs: tuple[float, ...] = XS) -> Sheet:
    for x, text in zip(xs, told, strict=True):
        if text:
            sheet.text(x, y, text, size=10)
    return sheet


def rows(sheet: Sheet, top: float, told: tuple[tuple[str, ...], ...] = FIGURES, step: float = 18.0) -> Sheet:
    for k, row in enumerate(told):
        line(sheet, top + step * k, row)
    return sheet


def test_heads_over_groups_with_rules_of_their_own() -> None:
    sheet = Sheet()
    for low, y, high in ((70, 100, 540), (195, 118, 360), (390, 118, 530), (70, 136, 540), (70, 196, 540)):
        sheet.line(low, y, high, y)
    sheet.text(80, 113, "科目", size=10).text(250, 104, "财政", size=10).text(440, 104, "自筹", size=10)
    line(sheet, 122, ("", "自治区", "市县", "企业", "其他"))
    found = {text: place for place, text in cells(pdf(rows(sheet, 140)))}
    assert found["科目"] == (1, 0, 0, 2, 1)
    assert found["财政"] == (1, 0, 1, 1, 2) and found["自筹"] == (1, 0, 3, 1, 2)
    assert found["市县"] == (1, 1, 2, 1, 1) and found["749.40"] == (1, 4, 3, 1, 1)


def test_a_shaded_head_begins_a_table_that_ends_with_its_columns() -> None:
    sheet = Sheet().text(90, 60, "经费安排如下。").fill(70, 100, 540, 120, "0.85 0.89 0.95")
    line(sheet, 104, ("科目", "合计", "财政", "自筹", "其他"))
    rows(sheet, 124).text(90, 220, "以上经费由各成员单位按协议约定的比例承担，并专账管理。", size=10)
    data = pdf(sheet)
    assert by_row(data) == [["科目", "合计", "财政", "自筹", "其他"], *map(list, FIGURES)]
    assert texts(data, "paragraph")[-1].startswith("以上经费")


def test_a_cell_wrapped_around_the_middle_of_its_row_is_one() -> None:
    sheet = line(Sheet(), 100, ("科目", "合计", "财政", "自筹", "其他"))
    rows(sheet, 118).text(80, 172, "出版文献信息传播", size=10).text(80, 190, "事务费", size=10)
    line(sheet, 181, ("", "73", "603.16", "151.35", "417"))
    line(sheet, 208, ("合计", "1000", "2000", "1200", "900"))
    found = by_row(pdf(sheet))
    assert ["".join(found[4][0].split()), *found[4][1:]] == ["出版文献信息传播事务费", "73", "603.16", "151.35", "417"]
    assert found[5] == ["合计", "1000", "2000", "1200", "900"]


def test_a_table_without_rules_goes_on_over_the_page_end_in_its_columns() -> None:
    head = ("科目", "合计", "财政", "自筹", "其他")
    one = rows(line(Sheet(), 700, head), 718)
    two = line(Sheet(), 90, ("间接费用", "3", "8", "5", "1")).text(90, 200, "以上经费由牵头单位统一管理。", size=12)
    assert by_row(pdf(one, two)) == [list(head), *map(list, FIGURES), ["间接费用", "3", "8", "5", "1"]]
    again = line(line(Sheet(), 90, head), 108, ("间接费用", "3", "8", "5", "1"))
    assert by_row(pdf(one, again)) == [list(head), *map(list, FIGURES), ["间接费用", "3", "8", "5", "1"]]


def test_two_tables_of_one_width_are_two() -> None:
    sheet = Sheet().text(250, 160, "表2 支出", size=10)
    for y in (100, 118, 154, 180, 198, 234):
        sheet.line(70, y, 540, y)
    for top in (104, 184):
        line(sheet, top, ("科目", "合计", "财政", "自筹", "其他"))
        rows(sheet, top + 16, FIGURES[:2], 17)
    assert {place[0] for place, _ in cells(pdf(sheet))} == {1, 2}


SIGNED = (
    ("甲方（盖章）：", "乙方（盖章）：", "丙方（盖章）："),
    ("桂海铝业", "桂海大学", "桂海研究院"),
    ("2021年8月18日", "2021年8月18日", "2021年8月18日"),
)
FORM = (
    ("联系人：李明", "电话：0771-5605218", "邮编：530007"),
    ("负责人：王强", "职务：总经理", "传真：0771-5605219"),
    ("开户行：中行", "账号：6100", "税号：9145"),
)
CONTENTS = (("第一章", "总则", "1"), ("第二章", "组织机构", "4"), ("第三章", "知识产权", "9"), ("第四章", "附则", "15"))
NAMES = (("李明", "王强", "韦磊"), ("潘文", "蒙远", "郑博"), ("石佳", "梁晓", "吴承"), ("黄志", "谭思", "陆东"))
TERMS = (("□ 企业", "□ 高校", "□ 科研院所"), ("□ 国有", "□ 民营", "□ 合资"), ("□ 材料", "□ 能源", "□ 医药"))


@pytest.mark.parametrize("told", [SIGNED, FORM, CONTENTS, NAMES, TERMS])
def test_words_set_side_by_side_are_no_table(told: tuple[tuple[str, ...], ...]) -> None:
    sheet = Sheet().text(90, 60, "以下各项由各方确认。")
    for k, row in enumerate(told):
        line(sheet, 100 + 18 * k, row, (80, 230, 380))
    assert not cells(pdf(sheet))


def test_prose_set_wide_above_a_table_is_none_of_its_rows() -> None:
    sheet = (
        Sheet()
        .text(80, 82, "各方以自有资金，", size=10)
        .text(200, 82, "于协议生效后，", size=10)
        .text(300, 82, "三十日内缴足。", size=10)
    )
    line(sheet, 100, ("科目", "合计", "财政", "自筹", "其他"))
    assert by_row(pdf(rows(sheet, 118)))[0][0] == "科目"
