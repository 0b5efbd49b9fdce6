"""Agreements some of whose parties sign by an agent, or under other names than their head gives them."""

from __future__ import annotations

from deeds import CHAPTERS, File, word_file
from layouts import (
    AGENT,
    DAY,
    GUANGXI,
    HUBEI,
    NO_PAGE,
    PAGE,
    TWO,
    UNSIGNED,
    Layout,
    box,
    deed,
    hubei_boxes,
    layout,
    letter,
    listed,
)


@layout
def agent_with_his_letter_behind_the_agreement() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes(AGENT), "附件2", *letter(TWO, "焦仲卿", "祁放"))], PAGE


@layout
def agent_without_a_letter() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes(AGENT))], NO_PAGE


@layout
def agent_with_anothers_letter() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes(AGENT), "附件2", *letter("鄂西工程大学", "祝融生", "巫山云"))], NO_PAGE


@layout
def agent_with_a_letter_of_its_own_file() -> Layout:
    file = File("授权委托书-夷陵化工.docx", word_file(*letter(TWO, "焦仲卿", "祁放")))
    return "hubei-2022", [deed(HUBEI, hubei_boxes("授权代表（签字）：祁放")), file], PAGE


@layout
def agent_with_a_letter_nobody_signed() -> Layout:
    blank = [
        "授权委托书",
        f"兹委托我单位副总经理祁放为代理人，代表{TWO}签署协议。",
        f"委托人：{TWO}（盖章）",
        "法定代表人（签字）：",
        "    年  月  日",
    ]
    return "hubei-2022", [deed(HUBEI, hubei_boxes(AGENT), "附件2", *blank)], NO_PAGE


@layout
def agent_signs_by_a_picture_without_a_letter() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes("委托代理人（签字）：<签>"))], NO_PAGE


@layout
def another_than_the_representative_signs_under_his_label() -> Layout:
    doubt = {"agreement-signed": "needs_expert", "agreement-signature-page": "needs_expert"}
    return "hubei-2022", [deed(HUBEI, hubei_boxes("法定代表人（签字）：祁放"))], doubt


@layout
def agent_behind_the_representatives_label() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes("法定代表人（签字）：祁放（代）"))], NO_PAGE


@layout
def agent_under_a_label_for_either() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes("法定代表人或委托代理人（签字）：祁放"))], NO_PAGE


@layout
def agent_under_a_label_for_either_with_a_letter() -> Layout:
    file = deed(HUBEI, hubei_boxes("法定代表人或委托代理人（签字）：祁放"), *letter(TWO, "焦仲卿", "祁放"))
    return "hubei-2022", [file], PAGE


@layout
def representative_with_an_empty_line_for_an_agent() -> Layout:
    return "hubei-2022", [deed(HUBEI, hubei_boxes("法定代表人（签字）：焦仲卿\n委托代理人（签字）："))], PAGE


@layout
def agent_where_none_may_sign() -> Layout:
    one, two, three = GUANGXI
    rows = [
        [box("甲方", one, "法定代表人（签字）：莫远航", DAY), box("乙方", two, "授权代表（签字）：盘山虎", DAY)],
        [box("丙方", three, "法定代表人（签字）：岑海潮", DAY)],
    ]
    return "guangxi-2021", [deed(GUANGXI, rows, *letter(two, "韦启东", "盘山虎"))], UNSIGNED


@layout
def a_day_is_missing() -> Layout:
    rows = hubei_boxes("法定代表人（签字）：焦仲卿")
    rows[0][1] = rows[0][1].replace("2023.3.5", "    年  月  日")
    return (
        "hubei-2022",
        [deed(HUBEI, rows)],
        {"agreement-signed": "met", "agreement-signature-page": "not_met", "agreement-party-names": "met"},
    )


@layout
def short_names_in_brackets_at_the_head() -> Layout:
    short = {"荆门漳河阀门制造股份有限公司": "漳河股份", "宜昌夷陵化工装备有限公司": "夷陵化装", "鄂西工程大学": "鄂西工大"}
    content = ["组建产业技术创新联合体协议书", listed(HUBEI, short), *CHAPTERS, hubei_boxes("法定代表人（签字）：焦仲卿")]
    return "hubei-2022", [File("联合体协议书.docx", word_file(*content))], PAGE


@layout
def another_company_seals_than_the_head_names() -> Layout:
    rows = hubei_boxes("法定代表人（签字）：焦仲卿")
    rows[0][1] = rows[0][1].replace(TWO, "宜昌夷陵化工科技有限公司")
    return (
        "hubei-2022",
        [deed(HUBEI, rows)],
        {"agreement-signed": "not_met", "agreement-signature-page": "not_met", "agreement-party-names": "not_met"},
    )
