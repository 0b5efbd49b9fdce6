"""Signature blocks: cells, rows, lines, lanes, opinions, covers; what signed, sealed and dated mean."""

from __future__ import annotations

import pytest
from papers import INK, SEAL, Paper

from reviewer.extract import stamps
from reviewer.extract.parties import signatures
from reviewer.parse.build import Builder, Row
from reviewer.records import Document, Part

A, B, C = "江北轨道装备股份有限公司", "江北大学", "江南阀门有限公司"
Shape = list[tuple[str, bool | None, bool | None, bool, str, str]]


def shape(document: Document) -> Shape:
    return [(s.party, s.signed, s.sealed, s.dated, s.signer, s.agent) for s in signatures(document)]


def test_one_party_a_cell() -> None:
    rows = [
        [
            f"牵头单位（盖章）：\n{A}\n法定代表人（签字）：邓向荣\n日期：2022年10月28日{SEAL}",
            f"{B}（盖章）\n法定代表人（签字）：\n日 期：   年  月  日{SEAL}",
        ],
        [f"{C}（盖章）\n委托代理人（签字）：周晓军\n日 期：2022.10.28", "丙单位（盖章）：____\n法定代表人（签字）：____"],
    ]
    found = shape(Paper().table(rows).done())
    assert found[:3] == [
        (A, True, True, True, "邓向荣", ""),
        (B, False, True, False, "", ""),
        (C, True, False, True, "", "周晓军"),
    ]
    assert found[3][1:] == (False, False, False, "", "")


def test_party_cell_beside_signer_cell() -> None:
    rows = [
        [f"牵头单位（盖章）：\n{A}{SEAL}", "法定代表人（签字）：邓向荣\n日期：2022年10月28日"],
        [f"成员单位（盖章）：\n{B}", "法定代表人（签字）：\n日期：年 月 日"],
    ]
    assert shape(Paper().table(rows).done()) == [(A, True, True, True, "邓向荣", ""), (B, False, False, False, "", "")]


def test_table_with_a_header() -> None:
    rows = [
        ["单位名称", "法定代表人签字", "单位盖章", "日期"],
        [A, "邓向荣", SEAL, "2022年10月28日"],
        [B, "", "", ""],
        [C, INK, SEAL, "2022-10-28"],
    ]
    assert shape(Paper().table(rows).done()) == [
        (A, True, True, True, "邓向荣", ""), (B, False, False, False, "", ""), (C, True, True, True, "", ""),
    ]  # fmt: skip


def test_label_and_value_cells() -> None:
    rows = [
        ["单位名称（盖章）", A],
        ["法定代表人（签字）", "邓向荣"],
        ["日期", "2022年10月28日"],
        ["单位名称（盖章）", B],
        ["法定代表人（签字）", ""],
        ["日期", ""],
    ]
    assert shape(Paper().table(rows).done()) == [(A, True, False, True, "邓向荣", ""), (B, False, False, False, "", "")]


def test_lines_one_after_another() -> None:
    document = (
        Paper()
        .say("本协议经各方签字盖章后生效。", f"甲方（盖章）：{A}{SEAL}", "法定代表人（签字）：邓向荣", "2022年10月28日", "")
        .say("乙方（盖章）：", B, "法定代表人或授权代表（签字）：饶 立 群", "日期：二〇二二年十月二十八日")
        .say(f"{C}（公章）", "法定代表人（签字）：______", "日期：____年__月__日")
        .done()
    )
    assert shape(document) == [
        (A, True, True, True, "邓向荣", ""), (B, True, False, True, "饶立群", ""), (C, False, False, False, "", ""),
    ]  # fmt: skip


def test_two_lanes_on_a_page_and_seals_by_place() -> None:
    document = (
        Paper()
        .lines(
            3,
            f"甲方（盖章）：{A}　　　　乙方（盖章）：{B}",
            "法定代表人（签字）：邓向荣　　　　法定代表人（签字）：饶立群",
            "日期：2022年10月28日　　　　日期：2022年10月28日",
        )
        .stamp(3, (380.0, 90.0, 470.0, 150.0))
        .done()
    )
    assert shape(document) == [(A, True, False, True, "邓向荣", ""), (B, True, True, True, "饶立群", "")]


def test_opinions_of_a_form_carry_their_title() -> None:
    rows = [
        ["联合体名称", "某联合体"],
        [f"牵头单位审核意见：\n同意申报。\n牵头单位（盖章）：{A}\n2021年9月6日{SEAL}"],
        ["推荐单位审核意见：\n（盖章）\n年   月   日"],
    ]
    first, second = signatures(Paper("application").table(rows).done())
    assert (first.party, first.sealed, first.dated) == (A, True, True)
    assert first.place.locator.endswith("牵头单位审核意见")
    assert (second.party, second.sealed, second.dated) == ("推荐单位审核意见", False, False)


def test_opinion_title_in_the_cell_beside() -> None:
    (found,) = signatures(
        Paper("application").table([["推荐单位意见", f"同意推荐。\n江北市科学技术局（盖章）\n2021年9月6日{SEAL}"]]).done()
    )
    assert (found.party, found.sealed) == ("江北市科学技术局", True)
    assert found.place.locator.endswith("推荐单位意见")


@pytest.mark.parametrize("text", ["【已盖章】", "（公章已盖）", f"印章：{A}", f"（{A}公章）"])
def test_seal_texts(text: str) -> None:
    (found,) = signatures(Paper().say(f"甲方（盖章）：{A}", "法定代表人（签字）：邓向荣", text).done())
    assert found.sealed is True


def test_a_label_is_no_seal_and_a_sentence_no_block() -> None:
    document = (
        Paper()
        .say(
            "联合共建协议必须由成员单位法定代表人共同签署、盖章后生效。",
            "（以下无正文，为签章页）",
            f"{A}（盖章）",
            "法定代表人（签字）：邓向荣",
        )
        .done()
    )
    assert shape(document) == [(A, True, False, False, "邓向荣", "")]


def test_cover_counts_in_a_form_only() -> None:
    cover = ["某创新联合体", f"牵头单位：{A}（盖章）", "联系人：石磊"]
    (found,) = signatures(Paper("application").say(*cover).done())
    assert (found.party, found.sealed, found.place.locator) == (A, False, "封面")
    assert signatures(Paper("agreement").say(*cover).done()) == ()


def test_party_list_at_the_top_is_no_signature() -> None:
    assert (
        signatures(Paper().say(f"甲方：{A}", "住所地：江北市", "法定代表人：邓向荣", f"乙方：{B}", "法定代表人：饶立群").done())
        == ()
    )


def test_one_date_for_all() -> None:
    document = (
        Paper()
        .say(
            f"{A}（盖章）", "法定代表人（签字）：邓向荣", f"{B}（盖章）", "法定代表人（签字）：饶立群", "签订日期：2022年10月28日"
        )
        .done()
    )
    assert [s.dated for s in signatures(document)] == [True, True]


def test_two_parties_in_a_cell_with_one_seal_are_unsure() -> None:
    rows = [[f"牵头单位意见：\n牵头单位（盖章）：{A}\n牵头单位（盖章）：{C}\n2021年12月3日{SEAL}"]]
    assert [(s.party, s.sealed, s.dated) for s in signatures(Paper("application").table(rows).done())] == [
        (A, None, True),
        (C, None, True),
    ]


def test_poor_scan_is_unsure() -> None:
    builder = Builder("d1")
    for i, text in enumerate((f"{A}（盖章）", "法定代表人（签字）：")):
        builder.add("paragraph", text, rows=(Row(0, len(text), 2, (90.0, 100.0 + 20 * i, 300.0, 112.0 + 20 * i)),))
    document = Document(
        "d1", "a.pdf", "", "pdf", "agreement", 2, tuple(builder.blocks), parts=(Part("agreement", 0, 2),), ocr_pages=(2,)
    )
    (found,) = signatures(document)
    assert (found.signed, found.sealed) == (None, None)


def test_every_source_stands_in_the_document() -> None:
    document = (
        Paper()
        .table(
            [
                [
                    f"{A}（盖章）\n法定代表人（签字）：邓向荣\n日期：2022年10月28日{SEAL}",
                    f"{B}（盖章）\n法定代表人（签字）：\n日期：",
                ]
            ]
        )
        .done()
    )
    for found in signatures(document):
        for source in (found.place, found.signer_place, found.seal_place):
            assert source is not None and document.text[source.start : source.end] == source.quote


def test_names_under_a_heading_for_signatures_without_any_label() -> None:
    document = Paper().say("八、所有成员单位签章", A + SEAL, B, "2022年10月28日").done()
    assert [(s.party, s.signed, s.sealed) for s in signatures(document)] == [(A, False, True), (B, False, False)]
    table = Paper().say("所有成员单位签章：").table([[A + SEAL, B]]).done()
    assert [(s.party, s.sealed) for s in signatures(table)] == [(A, True), (B, False)]


def test_header_with_a_seal_column_only() -> None:
    document = Paper().table([["序号", "单位名称", "盖章"], ["1", A, SEAL], ["2", B, ""]]).done()
    assert [(s.party, s.signed, s.sealed) for s in signatures(document)] == [(A, False, True), (B, False, False)]


def test_signer_and_date_on_one_line() -> None:
    document = (
        Paper()
        .say(
            f"甲方（盖章）：{A}",
            "法定代表人（签字）： 邓向荣    2022年10月28日",
            f"乙方（盖章）：{B}    法定代表人：（签字）饶立群    日期：2022年10月28日",
        )
        .done()
    )
    assert shape(document) == [(A, True, False, True, "邓向荣", ""), (B, True, False, True, "饶立群", "")]


def test_a_letter_signed_off_with_a_seal() -> None:
    assert [
        (s.party, s.sealed)
        for s in signatures(Paper("commitment").say("我单位郑重承诺以上属实。", A + SEAL, "2022年10月28日").done())
    ] == [(A, True)]


def test_bare_names_elsewhere_are_no_blocks() -> None:
    assert signatures(Paper().say("一、参与单位", A, B, "二、目标").done()) == ()


def test_columns_torn_apart_by_the_page_find_their_party() -> None:
    builder = Builder("d1")
    lines = [
        (f"甲方（盖章）：{A}  乙方（盖章）：{B}", 90.0, 500.0, 100.0), ("法定代表人（签字）：邓向荣", 90.0, 250.0, 120.0),
        ("日期：2022年9月1日", 90.0, 220.0, 140.0), ("法定代表人（签字）：", 330.0, 450.0, 120.0), ("日期：  年 月 日", 330.0, 450.0, 140.0),
    ]  # fmt: skip
    for text, x0, x1, top in lines:
        builder.add("paragraph", text, rows=(Row(0, len(text), 2, (x0, top, x1, top + 12)),))
    document = Document("d1", "a.pdf", "", "pdf", "agreement", 2, tuple(builder.blocks), parts=(Part("agreement", 0, 5),))
    assert shape(document) == [(A, True, False, True, "邓向荣", ""), (B, False, False, False, "", "")]


@pytest.mark.parametrize("blank", ["", "____", "年   月   日", "（手写）", "待签", "签字处", "    年  月  日"])
def test_what_follows_a_blank_is_no_name(blank: str) -> None:
    document = Paper().say(f"甲方（盖章）：{A}", f"法定代表人（签字）：{blank}", "    年   月   日").done()
    assert shape(document) == [(A, False, False, False, "", "")]


def test_a_layer_behind_the_name_is_no_part_of_it() -> None:
    rows = [
        ["签约主体（公章）", f"{A}（牵头单位）{SEAL}"],
        ["法定代表人（签字）", "施韬"],
        ["签署日期", "二〇二一年十一月十二日"],
    ]
    assert shape(Paper().table(rows).done()) == [(A, True, True, True, "施韬", "")]


def test_a_small_red_picture_is_the_persons_chop() -> None:
    paper = Paper().lines(2, f"甲方（盖章）：{A}", "法定代表人（签章）：", "日期：2022年9月1日")
    assert [(s.signed, s.sealed) for s in signatures(paper.stamp(2, (200.0, 115.0, 245.0, 160.0)).done())] == [(True, False)]
    paper = Paper().lines(2, f"甲方（盖章）：{A}", "法定代表人（签章）：", "日期：2022年9月1日")
    assert [(s.signed, s.sealed) for s in signatures(paper.stamp(2, (200.0, 90.0, 310.0, 200.0)).done())] == [(False, True)]


def test_two_stamped_names_on_a_line() -> None:
    paper = Paper().lines(1, f"{A}（盖章） {C}（盖章）", "2021年11月18日").stamp(1, (100.0, 80.0, 200.0, 180.0))
    document = paper.stamp(1, (330.0, 80.0, 430.0, 180.0)).done()
    assert [(s.party, s.sealed) for s in signatures(document)] == [(A, True), (C, True)]


@pytest.mark.parametrize(
    ("text", "who", "proxy"),
    [
        ("邓 向荣（见附件1授权委托书）", "邓向荣", True), ("邓向荣（代）", "邓向荣", True), ("邓向荣（法定代表人）", "邓向荣", False),
        ("邓向荣（签字） 董事长", "邓向荣", False), ("邓向荣（董事长）", "邓向荣", False), ("邓向荣（待签）", "", False), ("（手写）", "", False),
        ("江北大学", "", False), ("总经理", "", False),
    ],
)  # fmt: skip
def test_who_a_stretch_names(text: str, who: str, proxy: bool) -> None:
    assert stamps.said(text) == (who, proxy)
