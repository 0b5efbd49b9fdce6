"""Grids, header rows and the rows under them."""

from __future__ import annotations

from papers import Paper

from reviewer.extract.platforms import platforms
from reviewer.extract.tables import grids, is_header, rows_under, under
from reviewer.extract.team import researchers
from reviewer.parse.build import Builder
from reviewer.records import Cell, Document, Part


def test_rows_end_at_a_title_row_and_skip_a_repeated_header() -> None:
    head = ["姓名", "年龄", "工作单位"]
    rows = [head, ["甲乙", "40", "某大学"], head, ["丙丁", "41", "某公司"], ["二、别的"], ["戊己", "1", "2"]]
    (grid,) = grids(Paper().table(rows).done())
    assert is_header(grid.rows[0]) and not is_header(grid.rows[1])
    assert list(under(grid, 0)) == [1, 3]


def test_merged_cell_is_seen_in_every_row_it_covers() -> None:
    builder = Builder("d1")
    builder.add("cell", "层级", cell=Cell(1, 0, 0))
    builder.add("cell", "单位名称", cell=Cell(1, 0, 1))
    builder.add("cell", "核心层", cell=Cell(1, 1, 0, 2, 1))
    builder.add("cell", "甲公司", cell=Cell(1, 1, 1))
    builder.add("cell", "乙公司", cell=Cell(1, 2, 1))
    blocks = tuple(builder.blocks)
    document = Document("d1", "a.docx", "", "docx", "agreement", None, blocks, parts=(Part("agreement", 0, len(blocks)),))
    (grid,) = grids(document)
    (lines,) = rows_under(grid, {"layer": "层级", "name": "名称"}, frozenset({"name"}))
    assert [(line.text("layer"), line.text("name")) for line in lines] == [("核心层", "甲公司"), ("核心层", "乙公司")]


def test_team_rows_of_a_form() -> None:
    rows = [
        ["联合体名称", "某联合体"],
        ["科研团队情况"],
        ["序号", "姓名", "工作单位", "职务/职称", "年龄", "从事专业"],
        ["1", "石　磊", "江北装备有限公司", "主任/正高级工程师", "44", "轧制"],
        ["2", "", "", "", "", ""],
    ]
    (person,) = researchers(Paper("application").table(rows).done())
    assert (person.name, person.age, person.title, person.specialty, person.organisation) == (
        "石磊", 44, "主任/正高级工程师", "轧制", "江北装备有限公司",
    )  # fmt: skip
    assert person.source.quote == "石　磊"


def test_contacts_are_no_team() -> None:
    assert researchers(Paper().table([["姓名", "电话", "备注"], ["石磊", "13800138000", ""]]).done()) == ()


def test_platform_rows_and_levels() -> None:
    rows = [
        ["联合体已建市级及以上科研平台数量"],
        ["平台名称", "学科/\n产业领域", "国家省市级", "建设时间", "依托单位"],
        ["山城轻合金重点\n实验室", "材料", "市级", "2016年5月", "山城大学"],
        ["国家企业技术中心", "制造", "国家", "2013", "江北装备有限公司"],
        ["", "", "", "", ""],
    ]
    first, second = platforms(Paper("application").table(rows).done())
    assert (first.name, first.level, first.year, first.host) == ("山城轻合金重点实验室", "市级", "2016", "山城大学")
    assert second.level == "国家级"


def test_counts_of_platforms_are_no_platform_list() -> None:
    rows = [
        ["联合体内已建相关国家级各类科研平台数量", "2", "联合体内已建相关自治区级各类科研平台数量", "6"],
        ["联系人", "石磊", "电话", "0771"],
    ]
    assert platforms(Paper("application").table(rows).done()) == ()


def test_lists_typed_with_tabs() -> None:
    document = (
        Paper("application")
        .say(
            "三、科研团队情况",
            "姓名\t年龄\t职务/职称\t从事专业\t工作单位",
            "石磊\t44\t高级工程师\t轧制\t江北装备有限公司",
            "白雪\t38\t教授\t感知\t江北大学",
            "四、其他",
        )
        .done()
    )
    assert [(p.name, p.age, p.organisation) for p in researchers(document)] == [
        ("石磊", 44, "江北装备有限公司"),
        ("白雪", 38, "江北大学"),
    ]
    for person in researchers(document):
        assert document.text[person.source.start : person.source.end] == person.name
