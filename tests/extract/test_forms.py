"""Fields of forms: Word tables, PDF-like grids, covers, forms without a table."""

from __future__ import annotations

from papers import Paper

from reviewer.extract.forms import fields, values
from reviewer.records import Document, Field


def by_label(document: Document) -> dict[str, Field]:
    return {field.label: field for field in fields(document)}


def test_pairs_and_blanks_of_a_word_form() -> None:
    found = by_label(
        Paper("application")
        .table(
            [
                ["联合体名称", "江北轨道装备创新联合体"],
                ["联合体协议\n生效时间", "  年  月  日", "产业领域", "轨道交通"],
                ["成员总数（个）", "7", "企业数量（个）", ""],
                ["一、技术创新目标（限500字）"],
                ["突破三项关键技术。"],
                ["二、科研团队情况"],
                ["姓名", "年龄", "职务/职称", "工作单位"],
                ["祝景行", "51", "教授", "江北大学"],
                ["三、合作基础"],
                [""],
            ]
        )
        .done()
    )
    assert found["联合体名称"].value == "江北轨道装备创新联合体"
    assert not found["联合体协议生效时间"].filled
    assert found["成员总数（个）"].value == "7" and not found["企业数量（个）"].filled
    assert found["一、技术创新目标（限500字）"].value == "突破三项关键技术。"
    assert found["二、科研团队情况"].value == "祝景行"
    assert not found["三、合作基础"].filled
    assert "祝景行" not in found and "姓名" not in found


def test_empty_list_under_a_title_is_not_filled() -> None:
    rows = [
        ["一、科研团队情况"],
        ["姓名", "年龄", "工作单位"],
        ["", "", ""],
        ["1", "", ""],
        ["二、技术创新目标"],
        ["（限500字）"],
    ]
    found = by_label(Paper("application").table(rows).done())
    assert not found["一、科研团队情况"].filled
    assert not found["二、技术创新目标"].filled


def test_title_and_text_in_one_cell() -> None:
    rows = [
        ["联合体名称", "甲乙创新联合体"],
        ["一、技术创新目标（限500字）\n到2025年突破四项技术。"],
        ["牵头单位审核意见：\n\n（盖章）\n 年 月 日"],
    ]
    found = by_label(Paper("application").table(rows).done())
    assert found["一、技术创新目标（限500字）"].value == "到2025年突破四项技术。"
    assert not found["牵头单位审核意见"].filled


def test_two_titles_in_a_row_leave_the_first_empty() -> None:
    found = by_label(Paper("application").table([["一、技术创新目标"], ["二、合作基础"], ["自2012年合作。"]]).done())
    assert not found["一、技术创新目标"].filled
    assert found["二、合作基础"].value == "自2012年合作。"


def test_cover_lines_squeeze_labels_and_drop_the_stamp() -> None:
    found = by_label(
        Paper().say("联 系 人：石　磊", "牵头单位：江北装备有限公司（盖章）", "联系电话：", "填报日期：    年   月   日").done()
    )
    assert found["联系人"].value == "石　磊"
    assert found["牵头单位"].value == "江北装备有限公司"
    assert found["牵头单位"].source.quote == "江北装备有限公司"
    assert not found["联系电话"].filled and not found["填报日期"].filled


def test_several_pairs_on_a_line_without_a_table() -> None:
    found = by_label(
        Paper("application").say("联系人：石磊    联系电话：0771-5605218", "成员总数（个）：9\t企业数量（个）：5").done()
    )
    assert (found["联系人"].value, found["联系电话"].value) == ("石磊", "0771-5605218")
    assert (found["成员总数（个）"].value, found["企业数量（个）"].value) == ("9", "5")


def test_group_label_before_pairs_is_set_aside() -> None:
    found = by_label(Paper("application").table([["首席科学家", "姓名", "祝景行", "职称", "教授"]]).done())
    assert found["首席科学家姓名"].value == "祝景行" and found["首席科学家职称"].value == "教授"


def test_values_put_filled_ones_first() -> None:
    document = Paper("application").say("产业领域：").table([["产业领域", "新材料"], ["成员总数", "3"]]).done()
    assert [field.filled for field in values(fields(document), "consortium.field")] == [True, False]


def test_sentence_is_no_field() -> None:
    assert fields(Paper().say("各方约定，研究内容包括以下方面。").done()) == ()


def test_wrapped_cover_value() -> None:
    found = by_label(Paper("application").say("创新联合体名称：河南省速冻食品与冷链装备创新联\n合体").done())
    assert found["创新联合体名称"].value.replace("\n", "") == "河南省速冻食品与冷链装备创新联合体"
