"""A second round of layouts, thought of after the first had passed: contracts' habits, and traps beside each."""

from __future__ import annotations

from collections.abc import Sequence

from deeds import CHAPTERS, File, Page, Table, column, print_file, word_file
from layouts import DAY, GUANGXI, HUBEI, JIANG, NO_PAGE, PAGE, SIGNED, UNSEALED, UNSIGNED, Layout, deed, layout, listed, printed

PEOPLE = ("莫远航", "韦启东", "岑海潮")
WISE = ("吕望", "焦仲卿", "祝融生")
NO_DAY = {"agreement-signed": "met", "agreement-signature-page": "not_met", "agreement-party-names": "met"}


def contract(names: Sequence[str] = PEOPLE, seals: Sequence[str] = ("<章>",) * 3) -> list[str]:
    out = []
    for role, party, person, mark in zip(("甲方", "乙方", "丙方"), GUANGXI, names, seals, strict=True):
        out += [f"{role}（盖章）：{party}{mark}", "住所：广西桂平市长安工业园8号", f"法定代表人（签字）：{person}"]
        out += ["联系电话：0775-3380021", "开户银行：中国农业银行桂平支行", f"签订日期：{DAY}", ""]
    return out


@layout
def addresses_and_banks_between_the_lines() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *contract())], SIGNED


@layout
def addresses_and_banks_between_the_lines_one_name_blank() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *contract(("莫远航", "", "岑海潮")))], UNSIGNED


@layout
def addresses_and_banks_between_the_lines_one_seal_missing() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *contract(seals=("<章>", "<章>", "")))], UNSEALED


def offices(days: Sequence[str] = (DAY,) * 3) -> list[str]:
    out = []
    for party, person, day in zip(HUBEI, WISE, days, strict=True):
        out += [f"单位名称（公章）：{party}<章>", f"签字：{person}", "职务：法定代表人", f"日期：{day}"]
    return out


@layout
def an_office_between_the_name_and_the_day() -> Layout:
    return "hubei-2022", [deed(HUBEI, *offices())], PAGE


@layout
def an_office_between_the_name_and_an_empty_day() -> Layout:
    return "hubei-2022", [deed(HUBEI, *offices((DAY, "    年  月  日", DAY)))], NO_DAY


@layout
def days_in_figures_of_other_forms() -> Layout:
    return "hubei-2022", [deed(HUBEI, *offices(("2023/3/5", "2023-03-05", "二〇二三年三月五日")))], PAGE


@layout
def a_page_for_each_party() -> Layout:
    pages = []
    for party, person in zip(HUBEI, WISE, strict=True):
        page = Page(column(90, 80, "（本页无正文，为《产业技术创新联合体协议书》签署页）"))
        page.lines += column(
            90, 200, f"单位名称（公章）：{party}", f"法定代表人（签字）：{person}", "签署时间：2023年3月5日", step=40.0
        )
        page.seals.append((260.0, 170.0))
        pages.append(page)
    return "hubei-2022", [printed(HUBEI, *pages)], PAGE


@layout
def a_page_for_each_party_but_one() -> Layout:
    pages = []
    for party, person in list(zip(HUBEI, WISE, strict=True))[:2]:
        page = Page(column(90, 80, "（本页无正文，为《产业技术创新联合体协议书》签署页）"))
        page.lines += column(
            90, 200, f"单位名称（公章）：{party}", f"法定代表人（签字）：{person}", "签署时间：2023年3月5日", step=40.0
        )
        page.seals.append((260.0, 170.0))
        pages.append(page)
    return "hubei-2022", [printed(HUBEI, *pages)], NO_PAGE | {"agreement-party-names": "not_met"}


@layout
def a_blank_witness() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *contract(), "见证单位（盖章）：", "负责人（签字）：", "日期：    年  月  日")], SIGNED


def columns_apart(signs: Sequence[str]) -> Table:
    rows = [["序号", "单位名称", "法定代表人", "签字", "盖章", "日期"]]
    return rows + [
        [str(n), party, person, sign, "<章>", DAY]
        for n, (party, person, sign) in enumerate(zip(GUANGXI, PEOPLE, signs, strict=True), 1)
    ]


@layout
def a_column_of_names_beside_one_of_signatures() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, columns_apart(("<签>",) * 3))], SIGNED


@layout
def a_column_of_names_beside_an_empty_one_of_signatures() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, columns_apart(("<签>", "", "<签>")))], UNSIGNED


@layout
def a_typed_name_beside_an_empty_cell_for_the_signature() -> Layout:
    rows = []
    for party, person in zip(GUANGXI, PEOPLE, strict=True):
        rows += [["单位名称", party, "法定代表人", person], ["公章", "<章>", "签字", ""]]
    return "guangxi-2021", [deed(GUANGXI, rows)], UNSIGNED


def register(signs: Sequence[str], seals: Sequence[str]) -> Table:
    rows = [["单位名称", "法定代表人签字", "单位公章", "日期"]]
    return rows + [[party, sign, mark, DAY] for party, sign, mark in zip(GUANGXI, signs, seals, strict=True)]


@layout
def a_register_with_a_persons_chop_and_no_seal() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, register(("<章>",) * 3, ("<章>", "", "<章>")))], UNSEALED


@layout
def a_register_with_grey_pictures_for_seals_and_no_signature() -> Layout:
    verdicts = {"agreement-signed": "not_met", "agreement-sealed": "needs_expert"}
    return "guangxi-2021", [deed(GUANGXI, register(("莫远航", "", "岑海潮"), ("<签>", "<签>", "<签>")))], verdicts


@layout
def seals_in_the_cell_beside() -> Layout:
    rows = [
        [f"{party}（公章）\n法定代表人（签字）：{person}\n{DAY}", "<章>"] for party, person in zip(GUANGXI, PEOPLE, strict=True)
    ]
    return "guangxi-2021", [deed(GUANGXI, rows)], SIGNED


@layout
def seals_in_the_cell_beside_one_empty() -> Layout:
    rows = [
        [f"{party}（公章）\n法定代表人（签字）：{person}\n{DAY}", "" if person == "韦启东" else "<章>"]
        for party, person in zip(GUANGXI, PEOPLE, strict=True)
    ]
    return "guangxi-2021", [deed(GUANGXI, rows)], UNSEALED


def delegates(who: str) -> list[str]:
    out = []
    for party, person in zip(GUANGXI, ("莫远航", who, "岑海潮"), strict=True):
        out += [f"单位签章：{party}<章>", f"签约代表（签字）：{person}", f"时间：{DAY}"]
    return out


@layout
def a_delegate_who_is_the_representative() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *delegates("韦启东"))], SIGNED


@layout
def a_delegate_who_is_not() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *delegates("盘山虎"))], {"agreement-signed": "needs_expert", "agreement-sealed": "met"}


@layout
def a_label_for_either_signed_by_the_representative() -> Layout:
    lines = [
        piece
        for party, person in zip(GUANGXI, PEOPLE, strict=True)
        for piece in (f"{party}（盖章）<章>", f"法定代表人（或授权代表）：{person}", DAY)
    ]
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED


@layout
def three_to_a_row_in_a_ruled_table() -> Layout:
    cells = [
        f"{party}\n（公章）\n法定代表人（签字）：\n{person}\n日期：2023.3.5"
        for party, person in zip(GUANGXI, PEOPLE, strict=True)
    ]
    page = Page(column(90, 60, "各方签章："))
    page.tables.append(([60.0, 220.0, 380.0, 540.0], [100.0, 260.0], [cells]))
    page.seals += [(100.0, 130.0), (262.0, 130.0), (425.0, 130.0)]
    return "guangxi-2021", [printed(GUANGXI, page)], SIGNED


@layout
def three_to_a_row_in_a_ruled_table_the_middle_one_bare() -> Layout:
    cells = [
        f"{party}\n（公章）\n法定代表人（签字）：\n{person}\n日期：2023.3.5"
        for party, person in zip(GUANGXI, ("莫远航", "", "岑海潮"), strict=True)
    ]
    page = Page(column(90, 60, "各方签章："))
    page.tables.append(([60.0, 220.0, 380.0, 540.0], [100.0, 260.0], [cells]))
    page.seals += [(100.0, 130.0), (425.0, 130.0)]
    return "guangxi-2021", [printed(GUANGXI, page)], {"agreement-signed": "not_met", "agreement-sealed": "not_met"}


@layout
def one_day_at_the_end_for_all() -> Layout:
    page = Page()
    for n, (party, person) in enumerate(zip(HUBEI, WISE, strict=True)):
        page.lines += column(90, 100 + 150 * n, f"{party}（公章）", f"法定代表人（签字）：{person}")
        page.seals.append((170.0, 70.0 + 150 * n))
    page.lines.append((330.0, 560.0, "签订日期：2023年3月5日"))
    return "hubei-2022", [printed(HUBEI, page)], PAGE


@layout
def a_signature_page_of_its_own_file() -> Layout:
    lines = [
        piece
        for role, person in zip(("甲方", "乙方", "丙方"), PEOPLE, strict=True)
        for piece in (f"{role}（盖章）：<章>", f"法定代表人（签字）：{person}", DAY)
    ]
    roles = [f"{role}：{party}" for role, party in zip(("甲方", "乙方", "丙方"), GUANGXI, strict=True)]
    text = File("联合体协议书.docx", word_file("组建创新联合体协议书", *roles, *CHAPTERS))
    return "guangxi-2021", [text, File("签章页.docx", word_file("签章页", *lines))], SIGNED


@layout
def a_signature_page_of_its_own_file_with_names_and_seals_only() -> Layout:
    lines = [
        f"{role}（盖章）：{party}{mark}"
        for role, party, mark in zip(("甲方", "乙方", "丙方"), GUANGXI, ("<章>", "<章>", ""), strict=True)
    ]
    return (
        "guangxi-2021",
        [deed(GUANGXI), File("签章页.docx", word_file("签章页", *lines))],
        {"agreement-signed": "not_met", "agreement-sealed": "not_met"},
    )


# ---------------------------------------------------------------- forms

LEAD, HEAD = next(iter(GUANGXI)), next(iter(JIANG))


def form(lead: str, *content: str | Table) -> File:
    return File(
        "申请表.docx",
        word_file(
            "创新联合体组建申请表",
            [["联合体名称", "某某创新联合体"], ["牵头单位", lead], ["成员总数", "3"], ["联系人", "覃小满"]],
            *content,
        ),
    )


@layout
def opinions_as_paragraphs() -> Layout:
    said = ["七、牵头单位审核意见", "经审核，材料属实，同意申报。", f"{LEAD}（盖章）<章>", "2023年3月6日"]
    more = ["八、推荐单位审核意见", "同意推荐。", "贵港市科学技术局（盖章）<章>", "2023年3月8日"]
    return "guangxi-2021", [form(LEAD, *said, *more)], {"form-recommendation": "met", "form-lead-seal": "met"}


@layout
def opinions_as_paragraphs_the_second_without_a_seal() -> Layout:
    said = ["七、牵头单位审核意见", "经审核，材料属实，同意申报。", f"{LEAD}（盖章）<章>", "2023年3月6日"]
    more = ["八、推荐单位审核意见", "同意推荐。", "贵港市科学技术局（盖章）", "2023年3月8日"]
    return "guangxi-2021", [form(LEAD, *said, *more)], {"form-recommendation": "not_met", "form-lead-seal": "met"}


@layout
def opinion_with_all_marks_on_one_line() -> Layout:
    table = [
        ["牵头单位意见", "经研究，同意牵头组建联合体，所报材料真实。\n负责人（签字）：樊一川　　（公章）<章>　　2023年3月6日"]
    ]
    return "liangjiang-draft", [form(HEAD, table)], {"form-lead-opinion": "met", "form-lead-seal": "met"}


@layout
def opinion_that_is_the_templates_hint() -> Layout:
    table = [["牵头单位审核意见", f"（请填写审核意见）\n牵头单位（盖章）：{HEAD}<章>\n2023年3月6日"]]
    return "liangjiang-draft", [form(HEAD, table)], {"form-lead-opinion": "not_met", "form-lead-seal": "met"}


@layout
def opinion_on_a_printed_form() -> Layout:
    page = Page(title="创新联合体组建申请表")
    page.tables.append(
        (
            [60.0, 180.0, 540.0],
            [100.0, 130.0, 160.0, 190.0],
            [["联合体名称", "某某创新联合体"], ["牵头单位", HEAD], ["联系人", "覃小满"]],
        )
    )
    page.tables.append(
        (
            [60.0, 180.0, 540.0],
            [220.0, 400.0],
            [["牵头单位\n审核意见", f"申请表内容属实，同意申报。\n\n牵头单位（盖章）：{HEAD}\n2023年3月6日"]],
        )
    )
    page.seals.append((330.0, 250.0))
    return "liangjiang-draft", [File("申请表.pdf", print_file(page))], {"form-lead-opinion": "met", "form-lead-seal": "met"}


# ---------------------------------------------------------------- places


def southern(place: str, verdict: str) -> Layout:
    return "guangxi-2021", [form(LEAD, [["注册地", place]])], {"lead-registered": verdict}


@layout
def place_of_a_prefecture() -> Layout:
    return southern("南宁市高新区科园大道12号", "met")


@layout
def place_in_a_street_of_the_regions_name() -> Layout:
    return southern("上海市徐汇区南宁路8号", "not_met")


@layout
def place_in_another_province() -> Layout:
    return southern("广东省湛江市霞山区人民大道5号", "not_met")


@layout
def place_only_on_the_licence() -> Layout:
    paper = ["营业执照", f"名称：{HEAD}", "统一社会信用代码：91500000MA5U7R2B1N", "类型：股份有限公司", "法定代表人：樊一川", "注册资本：叁仟万元整",
             "住所：重庆市渝北区鸳鸯街道金开大道68号", "登记机关：重庆市市场监督管理局"]  # fmt: skip
    agreement = File("协议书.docx", word_file("组建创新联合体协议书", [row[:3] + row[4:] for row in listed(JIANG)], *CHAPTERS))
    return "liangjiang-draft", [form(HEAD), agreement, File("营业执照.docx", word_file(*paper))], {"lead-registered": "met"}
