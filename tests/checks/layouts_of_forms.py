"""Forms: covers, opinions, and the places where leads are registered."""

from __future__ import annotations

from deeds import CHAPTERS, File, Page, Table, column, print_file, word_file
from layouts import DAY, GUANGXI, JIANG, Layout, layout, listed


def form(*content: str | Table, lead: str = next(iter(GUANGXI)), places: str = "广西桂平市长安工业园8号") -> File:
    table = [
        ["联合体名称", "广西内河船舶动力创新联合体"],
        ["牵头单位", lead],
        ["注册地", places],
        ["成员总数", "3"],
        ["联系人", "覃小满"],
    ]
    cover, body = [part for part in content if not isinstance(part, list)], [part for part in content if isinstance(part, list)]
    return File("组建申请表.docx", word_file("创新联合体组建申请表", *cover, table, *body))


def opinion(
    lead: str, said: str = "经审核，同意申报。", mark: str = "<章>", day: str = DAY, title: str = "牵头单位审核意见"
) -> Table:
    return [[title, "\n".join([said, f"（盖章）{mark}", lead, day])]]


LEAD = next(iter(JIANG))
OPINION = {"form-lead-opinion": "met"}
NO_OPINION = {"form-lead-opinion": "not_met"}


@layout
def cover_with_the_name_below_the_seal_label() -> Layout:
    return (
        "guangxi-2021",
        [form("申报单位（公章）：<章>", next(iter(GUANGXI)), "2023年3月6日")],
        {"form-lead-seal": "met", "form-recommendation": "not_met"},
    )


@layout
def cover_without_a_seal() -> Layout:
    return "guangxi-2021", [form(f"牵头单位：{next(iter(GUANGXI))}（盖章）", "2023年3月6日")], {"form-lead-seal": "not_met"}


@layout
def cover_as_a_table() -> Layout:
    name = next(iter(GUANGXI))
    table = [["联合体名称", "广西内河船舶动力创新联合体"], ["牵头单位", f"{name}（盖章）<章>"], ["推荐单位", "贵港市科学技术局"]]
    file = File(
        "组建申请表.docx", word_file("创新联合体组建申请表", table, [["成员总数", "3"], ["企业数量", "2"], ["联系人", "覃小满"]])
    )
    return "guangxi-2021", [file], {"form-lead-seal": "met"}


@layout
def cover_with_a_seal_on_a_bare_name() -> Layout:
    page = Page(title="创新联合体组建申请表")
    page.lines += column(
        120, 340, f"牵头单位：{next(iter(GUANGXI))}", "推荐单位：贵港市科学技术局", "填报日期：2023年3月6日", step=40.0
    )
    page.seals.append((230.0, 290.0))
    page.tables.append(
        ([80.0, 200.0, 500.0], [520.0, 550.0, 580.0, 610.0], [["成员总数", "3"], ["企业数量", "2"], ["联系人", "覃小满"]])
    )
    return "guangxi-2021", [File("组建申请表.pdf", print_file(page))], {"form-lead-seal": "met"}


@layout
def opinion_in_the_cell_beside() -> Layout:
    return "liangjiang-draft", [form(opinion(LEAD), lead=LEAD)], OPINION | {"form-lead-seal": "met"}


@layout
def opinion_without_a_day() -> Layout:
    return "liangjiang-draft", [form(opinion(LEAD, day="    年  月  日"), lead=LEAD)], NO_OPINION


@layout
def opinion_without_a_word() -> Layout:
    return "liangjiang-draft", [form(opinion(LEAD, said=""), lead=LEAD)], NO_OPINION


@layout
def opinion_without_a_seal() -> Layout:
    return "liangjiang-draft", [form(opinion(LEAD, mark=""), lead=LEAD)], NO_OPINION | {"form-lead-seal": "not_met"}


@layout
def opinions_as_rows_and_a_blank_recommender() -> Layout:
    lead = next(iter(GUANGXI))
    rows = [[f"牵头单位审核意见\n同意组建。\n{lead}（盖章）<章>\n2023年3月6日"], ["推荐单位审核意见\n（盖章）\n年  月  日"]]
    return "guangxi-2021", [form(rows)], {"form-recommendation": "not_met", "form-lead-seal": "met"}


@layout
def opinions_as_rows_both_sealed() -> Layout:
    lead = next(iter(GUANGXI))
    rows = [
        [f"牵头单位审核意见\n同意组建。\n{lead}（盖章）<章>\n2023年3月6日"],
        ["推荐单位审核意见\n同意推荐。\n贵港市科学技术局（盖章）<章>\n2023年3月8日"],
    ]
    return "guangxi-2021", [form(rows)], {"form-recommendation": "met", "form-lead-seal": "met"}


# ---------------------------------------------------------------- places


def placed(place: str, verdict: str, dispute: str = "") -> Layout:
    lead = File(
        "组建申请表.docx",
        word_file(
            "创新联合体组建申请表",
            [["联合体名称", "重庆激光传感创新联合体"], ["牵头单位", LEAD], ["注册地", place], ["联系人", "覃小满"]],
        ),
    )
    agreement = word_file(
        "组建创新联合体协议书",
        listed(JIANG, places=(place, "重庆市北碚区云汉大道1号", "重庆市沙坪坝区大学城2号")),
        *CHAPTERS,
        dispute or "无。",
    )
    return "liangjiang-draft", [lead, File("联合体协议书.docx", agreement)], {"lead-registered": verdict, "lead-scope": verdict}


@layout
def place_in_a_street_of_the_area() -> Layout:
    return placed("重庆市渝北区礼嘉街道金渝大道89号", "met")


@layout
def place_in_a_town_of_the_area() -> Layout:
    return placed("重庆市江北区鱼嘴镇长茂路1号", "met")


@layout
def place_in_the_area_by_a_bracket() -> Layout:
    return placed("重庆市北碚区水土高新园云汉大道5号（两江新区）", "met")


@layout
def place_in_a_district_that_lies_partly_inside() -> Layout:
    return placed("重庆市渝北区龙溪街道新溉大道18号", "needs_expert")


@layout
def place_in_another_district() -> Layout:
    return placed("重庆市璧山区青杠街道工贸路36号", "not_met")


@layout
def place_beside_a_court_of_the_same_label() -> Layout:
    clause = "因本协议发生的争议协商不成的，任何一方均可向牵头单位住所地有管辖权的人民法院提起诉讼。"
    return placed("重庆市两江新区康美街道康竹路11号", "met", clause)
