"""Rosters in tables and in text, merging, control."""

from __future__ import annotations

import pytest
from papers import Paper

from reviewer.extract.members import merge, rosters
from reviewer.records import Document, Member, Roster

LEAD = "江北轨道装备股份有限公司"
CODE = "91450100717K3A8P5A"


def only(document: Document) -> Roster:
    (roster,) = rosters(document)
    return roster


def test_form_table_with_code_under_the_name_and_layer_in_the_statement() -> None:
    rows = [
        ["四、成员单位在行业（或领域）中地位的简要说明"],
        ["序号", "成员单位名称\n及统一社会信用代码", "在行业（或领域）中的地位，在联合体内分工（限200字）"],
        ["1", f"{LEAD}\n{CODE}", "轨道装备骨干企业。在联合体内任牵头单位，负责总体方案。"],
        [
            "2",
            "江北冷链物流\n有限公司\n统一社会信用代码：12450000498507123A",
            "牵头单位全资子公司，有冷藏车320台。核心层单位，承担追溯。",
        ],
        ["3", "", ""],
    ]
    first, second = only(Paper("application").table(rows).done()).members
    assert (first.name, first.uscc, first.layer, first.type) == (LEAD, CODE, "lead", "enterprise")
    assert (second.name, second.uscc, second.layer) == ("江北冷链物流有限公司", "12450000498507123A", "core")
    assert second.source.quote.startswith("江北冷链物流")
    assert second.statement_source is not None


def test_agreement_table_with_layer_rows_between() -> None:
    rows = [
        ["单位名称", "统一社会信用代码", "法定代表人", "住所"],
        ["牵头单位"],
        [LEAD, CODE, "邓向荣", "江北市高新区"],
        ["核心层单位（2家）"],
        ["江北大学", "", "饶立群", "江北市"],
        ["江南研究院", "", "逯庆丰", "江南市"],
    ]
    members = only(Paper().table(rows).done()).members
    assert [(m.layer, m.legal_representative, m.registered_place) for m in members] == [
        ("lead", "邓向荣", "江北市高新区"), ("core", "饶立群", "江北市"), ("core", "逯庆丰", "江南市"),
    ]  # fmt: skip
    assert members[0].place_source is not None and members[0].place_source.quote == "江北市高新区"


def test_signature_and_instrument_tables_are_no_rosters() -> None:
    signing = [["单位名称（盖章）", "法定代表人（签字）", "日期"], [LEAD, "邓向荣", "2022年10月28日"]]
    tools = [["成员单位", "大型仪器（台套）"], [LEAD, "46"]]
    assert rosters(Paper().table(signing).table(tools).done()) == ()


def test_lines_by_layer_with_generated_numbers() -> None:
    document = (
        Paper()
        .say("牵头单位：" + LEAD + "（盖章）", "联系人：石磊")
        .numbered("一、", "参与单位")
        .numbered("1．", "牵头单位：" + LEAD)
        .numbered("2．", "核心层单位：江北大学、江南研究院")
        .numbered("4．", "一般协作层单位：江北供应链管理有限公司")
        .done()
    )
    members = only(document).members
    assert [(m.name, m.layer) for m in members] == [
        (LEAD, "lead"), ("江北大学", "core"), ("江南研究院", "core"), ("江北供应链管理有限公司", "general"),
    ]  # fmt: skip


def test_titles_with_names_on_the_lines_below() -> None:
    document = (
        Paper()
        .say(
            "一、参与单位",
            "1．牵头单位",
            LEAD,
            "2．核心层单位",
            "（1）江北大学",
            "（2）江南研究院",
            "二、技术创新目标",
            "突破三项技术。",
        )
        .done()
    )
    assert [(m.name, m.layer) for m in only(document).members] == [(LEAD, "lead"), ("江北大学", "core"), ("江南研究院", "core")]


def test_parties_with_details_on_following_lines() -> None:
    document = (
        Paper()
        .say(
            "甲方（牵头单位）：" + LEAD,
            "住所地：江北市高新区1号",
            "法定代表人：邓向荣",
            "乙方：江北大学，住所地：江南省江南市，法定代表人：饶立群",
        )
        .say("丙方：江南研究院", "统一社会信用代码：" + CODE)
        .done()
    )
    first, second, third = only(document).members
    assert (first.layer, first.registered_place, first.legal_representative) == ("lead", "江北市高新区1号", "邓向荣")
    assert (second.registered_place, second.legal_representative) == ("江南省江南市", "饶立群")
    assert third.uscc == CODE


def test_members_in_one_sentence() -> None:
    document = Paper().say(f"联合体由{LEAD}（牵头单位）、江北大学、江南研究院、江北供应链管理有限公司共4家单位组成。").done()
    members = only(document).members
    assert [m.name for m in members] == [LEAD, "江北大学", "江南研究院", "江北供应链管理有限公司"]
    assert members[0].layer == "lead" and members[1].layer is None


def test_licence_sheet_of_two_companies() -> None:
    rows = [
        ["企业名称", LEAD, "江北供应链管理有限公司"],
        ["统一社会信用代码", CODE, ""],
        ["住所", "江北市1号", "江南市2号"],
        ["法定代表人", "甲乙", "丙丁"],
    ]
    found = rosters(Paper("evidence").table(rows).done())
    assert [(r.what, r.members[0].name, r.members[0].registered_place) for r in found] == [
        ("证照", LEAD, "江北市1号"), ("证照", "江北供应链管理有限公司", "江南市2号"),
    ]  # fmt: skip


def test_merge_completes_and_keeps_one_member_an_organisation() -> None:
    form = Paper("application", "d1").table([["序号", "成员单位名称及统一社会信用代码", "地位与分工"], ["1", f"{LEAD}\n{CODE}", "任牵头单位，总体负责。"], ["2", "江北大学", "核心层单位，承担研究。"]]).done()  # fmt: skip
    agreement = Paper("agreement", "d2").say("牵头单位：江北轨道装备 股份有限公司", "核心层单位：江北大学、江南研究院").done()
    plan = Paper("plan", "d3").table([["单位名称", "任务分工"], ["某某有限公司", "供货"]]).done()
    documents = [form, agreement, plan]
    members = merge([roster for document in documents for roster in rosters(document)], documents, LEAD)
    assert [m.name for m in members] == [LEAD, "江北大学", "江南研究院"]
    assert members[0].uscc == CODE and members[0].layer == "lead"


def members_of(*sentences: str) -> dict[str, Member]:
    paper = Paper().say("牵头单位：" + LEAD, "核心层单位：江北冷链物流有限公司、江北大学、江南阀门有限公司", *sentences)
    document = paper.done()
    return {m.name: m for m in merge(rosters(document), [document], LEAD)}


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (f"其中江北冷链物流有限公司系{LEAD}的全资子公司。", True),
        (f"{LEAD}持有江北冷链物流有限公司51%的股权。", True),
        ("江北冷链物流有限公司由牵头单位控股（持股比例60%）。", True),
        (f"{LEAD}参股江北冷链物流有限公司，持股20%。", False),
        ("江北冷链物流有限公司与牵头单位不存在控股关系。", False),
        ("江北冷链物流有限公司长期为牵头单位提供运输服务。", None),
        ("成员企业不得为牵头单位的子公司。", None),
    ],
)
def test_control(sentence: str, verdict: bool | None) -> None:
    member = members_of(sentence)["江北冷链物流有限公司"]
    assert member.controlled_by_lead is verdict
    assert (member.control_source is not None) is (verdict is not None)


def test_denial_for_all_members() -> None:
    found = members_of("各成员企业均不是牵头单位的子公司，与牵头单位不存在控股关系。")
    assert found["江南阀门有限公司"].controlled_by_lead is False
    assert found["江北大学"].controlled_by_lead is None


def test_place_and_person_from_a_sentence() -> None:
    found = members_of(f"{LEAD}注册地址为江北市高新区食品工业园，法定代表人邓向荣，主营装备。")
    lead = found[LEAD]
    assert (lead.registered_place, lead.legal_representative) == ("江北市高新区食品工业园", "邓向荣")


def test_parties_described_on_a_line_each() -> None:
    document = (
        Paper()
        .say(
            f"1. {LEAD}（以下简称“牵头单位”），住所地：江北市高新区1号，法定代表人：邓向荣；",
            "2. 江北大学，住所地：江北市学府路2号，法定代表人：饶立群；",
        )
        .done()
    )
    members = only(document).members
    assert [(m.name, m.layer, m.registered_place) for m in members] == [
        (LEAD, "lead", "江北市高新区1号"), ("江北大学", None, "江北市学府路2号"),
    ]  # fmt: skip


def test_layers_of_an_alliance() -> None:
    document = Paper().say("理事长单位：" + LEAD, "副理事长单位：江北大学、江南研究院", "理事单位：江南阀门有限公司").done()
    assert [m.layer for m in only(document).members] == ["lead", "core", "core", "close"]


def test_numbered_second_parties() -> None:
    document = Paper().say("甲方：" + LEAD, "乙方1：江北大学", "乙方2：江南研究院").done()
    assert [m.name for m in only(document).members] == [LEAD, "江北大学", "江南研究院"]


def test_a_line_a_member_with_code_and_statement() -> None:
    document = (
        Paper("application")
        .say(
            f"1. {LEAD}（统一社会信用代码：{CODE}）：国内骨干企业，牵头单位，负责总体。",
            "2. 江北大学（12450000498507123A）：核心层单位，负责感知算法。",
        )
        .done()
    )
    members = only(document).members
    assert [(m.name, m.uscc, m.layer) for m in members] == [(LEAD, CODE, "lead"), ("江北大学", "12450000498507123A", "core")]
    assert members[1].statement == "核心层单位，负责感知算法。"


def test_place_in_a_members_own_statement() -> None:
    rows = [
        ["序号", "成员单位名称及统一社会信用代码", "地位与分工"],
        ["1", f"{LEAD}\n{CODE}", "骨干企业，注册于江北市，年产80台。任牵头单位。"],
        ["2", "江北大学", "核心层单位。"],
    ]
    document = Paper("application").table(rows).done()
    lead, school = merge(rosters(document), [document], LEAD)
    assert lead.registered_place == "江北市" and school.registered_place is None
    assert lead.place_source is not None and lead.place_source.quote == "江北市"


def test_list_of_signing_bodies_with_layers_in_brackets() -> None:
    rows = [
        ["编号", "签约主体", "法定代表人", "登记住所"],
        ["1", f"{LEAD}（牵头单位）", "施韬", "江北市1号"],
        ["2", "江北大学（核心层）", "饶立群", "江北市2号"],
    ]
    members = only(Paper().table(rows).done()).members
    assert [(m.name, m.layer, m.registered_place) for m in members] == [
        (LEAD, "lead", "江北市1号"),
        ("江北大学", "core", "江北市2号"),
    ]


def test_two_members_with_one_code_stay_two() -> None:
    rows = [
        ["序号", "成员单位名称及统一社会信用代码", "地位与分工"],
        ["1", f"江南缫丝有限公司\n{CODE}", "核心层单位。"],
        ["2", f"江北印染有限公司\n{CODE}", "紧密合作层单位。"],
    ]
    form = Paper("application", "d1").table(rows).done()
    agreement = (
        Paper("agreement", "d2")
        .say("2．核心层单位", f"江南缫丝有限公司（统一社会信用代码{CODE}，法定代表人尹向阳，住所江南市）", "3．紧密合作单位")
        .say("江北印染有限公司（统一社会信用代码91450100MA5N6K2T4D，法定代表人章小舟，住所江北市）")
        .done()
    )
    assert [m.layer for m in only(agreement).members] == ["core", "close"]
    members = merge([*rosters(form), *rosters(agreement)], [form, agreement], "")
    assert [(m.name, m.legal_representative) for m in members] == [("江南缫丝有限公司", "尹向阳"), ("江北印染有限公司", "章小舟")]


def test_a_slip_in_a_name_is_no_third_member() -> None:
    form = (
        Paper("application", "d1")
        .table([["单位名称", "统一社会信用代码"], ["玉林康桂医药物流有限公司", CODE], ["江北大学", ""]])
        .done()
    )
    agreement = Paper("agreement", "d2").say("核心层单位：玉林康桂医药物琉有限公司、江北大学").done()
    assert len(merge([*rosters(form), *rosters(agreement)], [form, agreement], "")) == 2
