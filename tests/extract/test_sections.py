"""Headings, levels, bodies and whether they hold content."""

from __future__ import annotations

import pytest
from papers import Paper

from reviewer.extract.sections import sections
from reviewer.records import Document

TEXT = "联合体设立理事会，作为决策机构，由各成员单位各委派一名理事组成，理事会每半年召开一次会议。"


def shape(document: Document) -> list[tuple[int, str, str, bool]]:
    return [(s.level, s.number, s.title, s.content) for s in sections(document)]


def test_typed_numbers_nest() -> None:
    document = (
        Paper()
        .say(
            "一、参与单位",
            TEXT,
            "四、各成员单位的责权利",
            "（一）组织机构",
            TEXT,
            "（二）经费管理",
            "五、科研诚信追究方式",
            "另行约定。",
        )
        .done()
    )
    assert shape(document) == [
        (1, "一、", "参与单位", True),
        (1, "四、", "各成员单位的责权利", True),
        (2, "（一）", "组织机构", True),
        (2, "（二）", "经费管理", False),
        (1, "五、", "科研诚信追究方式", False),
    ]


def test_generated_numbers_stay_out_of_the_quote() -> None:
    paper = Paper().numbered("三、", "技术创新目标").say(TEXT).numbered("四、", "任务分工").say(TEXT)
    first, _ = sections(paper.done())
    assert (first.number, first.title, first.heading.quote) == ("三、", "技术创新目标", "技术创新目标")


def test_articles_with_text_behind_and_with_titles() -> None:
    document = (
        Paper()
        .say("第一章 总则", "第一条 目的", TEXT, "第二条 " + TEXT, "第三条 违约责任：任何一方违约的，应当赔偿损失。")
        .numbered("第四条", TEXT)
        .done()
    )
    assert [(level, number, title) for level, number, title, _ in shape(document)] == [
        (1, "第一章", "总则"), (2, "第一条", "目的"), (2, "第二条", ""), (2, "第三条", "违约责任"), (2, "第四条", ""),
    ]  # fmt: skip
    assert all(content for *_, content in shape(document))


def test_run_in_titles() -> None:
    document = Paper().say("一、组织", "（一）决策机构。" + TEXT, "（二）负责日常管理工作；", "二、经费", TEXT).done()
    assert [(s.number, s.title) for s in sections(document)] == [("一、", "组织"), ("（一）", "决策机构"), ("二、", "经费")]


def test_list_items_dates_and_contents_are_no_headings() -> None:
    document = (
        Paper()
        .say(
            "目 录",
            "一、参与单位........2",
            "二、目标\t3",
            "一、参与单位",
            "（1）牵头单位负责总体方案；",
            "（2）成员单位负责实施。",
            "1. 建设中试线",
            "2. 培养人才",
            TEXT,
        )
        .say("2021年8月18日", "二、目标", TEXT)
        .done()
    )
    assert [s.title for s in sections(document)] == ["参与单位", "目标"]


def test_form_titles_are_sections() -> None:
    rows = [
        ["联合体名称", "某联合体"],
        ["一、技术创新目标（限500字）"],
        [TEXT],
        ["二、科研团队情况"],
        ["姓名", "年龄", "工作单位"],
        ["", "", ""],
        ["推荐单位审核意见：\n（盖章）\n年 月 日"],
    ]
    found = shape(Paper("application").table(rows).done())
    assert [(title, content) for _, _, title, content in found] == [
        ("技术创新目标（限500字）", True), ("科研团队情况", False), ("推荐单位审核意见", False),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["由各方另行约定。", "待定", "略", "详见附件2。", "（请填写）", "具体办法由理事会另行制定。"])
def test_hollow_bodies(text: str) -> None:
    assert shape(Paper().say("一、收益分配", text, "二、其他", TEXT).done())[0][3] is False


def test_layer_titles_without_names_are_no_content() -> None:
    document = Paper().say("一、参与单位", "1．牵头单位", "2．核心层单位", "3．紧密合作单位", "二、目标", TEXT).done()
    assert next((s.title, s.content) for s in sections(document)) == ("参与单位", False)


def test_short_lines_are_headings_where_nothing_is_numbered() -> None:
    document = Paper("plan").say("组建背景", TEXT, "建设目标", TEXT, "组织架构", TEXT).done()
    assert [s.title for s in sections(document)] == ["组建背景", "建设目标", "组织架构"]


def test_bare_numbers_of_headings() -> None:
    document = Paper().head("1 合作背景与宗旨").say("1.1 " + TEXT).head("2 参与单位").say("2.1 " + TEXT).done()
    assert [(s.number, s.title, s.content) for s in sections(document)] == [
        ("1", "合作背景与宗旨", True),
        ("2", "参与单位", True),
    ]


def test_organisations_in_a_list_are_no_headings() -> None:
    document = (
        Paper()
        .say(
            "一、参与单位", "（一）牵头单位", "1.江北轨道装备有限公司", "（二）合作单位", "1.江北检测认证研究院", "二、目标", TEXT
        )
        .done()
    )
    assert [(s.title, s.content) for s in sections(document)] == [
        ("参与单位", True),
        ("牵头单位", True),
        ("合作单位", True),
        ("目标", True),
    ]
