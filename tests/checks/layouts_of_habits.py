"""A third round, labelled after the second had passed: several marks on a line, chops, seals over two lines, letters of other forms."""

from __future__ import annotations

from deeds import File, Page, Table, print_file, word_file
from layouts import AGENT, DAY, GUANGXI, HUBEI, PAGE, SIGNED, TWO, UNSEALED, UNSIGNED, Layout, deed, hubei_boxes, layout, printed
from layouts_of_contracts import LEAD, PEOPLE, form

ROLES = ("甲方", "乙方", "丙方")


@layout
def one_cell_for_signature_and_seal() -> Layout:
    rows: Table = [["成员单位", "签章（单位公章、法定代表人签字）"]]
    rows += [[party, f"法定代表人：{person}（签名）<章>\n{DAY}"] for party, person in zip(GUANGXI, PEOPLE, strict=True)]
    return "guangxi-2021", [deed(GUANGXI, rows)], SIGNED


@layout
def one_cell_for_signature_and_seal_one_without_a_name() -> Layout:
    rows: Table = [["成员单位", "签章（单位公章、法定代表人签字）"]]
    rows += [
        [party, f"法定代表人：{person}（签名）<章>\n{DAY}"]
        for party, person in zip(GUANGXI, ("莫远航", "____", "岑海潮"), strict=True)
    ]
    return "guangxi-2021", [deed(GUANGXI, rows)], UNSIGNED


def close(seals: list[tuple[float, float]]) -> Layout:
    page = Page()
    for n, (role, party, person) in enumerate(zip(ROLES, GUANGXI, PEOPLE, strict=True)):
        page.lines.append((80.0, 150.0 + 70 * n, f"{role}（盖章）：{party}"))
        page.lines.append((80.0, 172.0 + 70 * n, f"法定代表人（签字）：{person}    2023年3月5日"))
    page.seals += seals
    return "guangxi-2021", [printed(GUANGXI, page)], SIGNED if len(seals) == 3 else UNSEALED


@layout
def seals_that_reach_into_the_next_block() -> Layout:
    return close([(220.0, 120.0), (225.0, 190.0), (215.0, 260.0)])


@layout
def seals_that_reach_into_a_block_without_one() -> Layout:
    return close([(220.0, 120.0), (215.0, 260.0)])


@layout
def all_on_one_line() -> Layout:
    lines = [
        f"{role}：{party}（公章）<章>    法定代表人：{person}（签字）    {DAY}"
        for role, party, person in zip(ROLES, GUANGXI, PEOPLE, strict=True)
    ]
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED


@layout
def all_on_one_line_one_name_blank() -> Layout:
    people = ("莫远航", "        ", "岑海潮")
    lines = [
        f"{role}：{party}（公章）<章>    法定代表人：{person}（签字）    {DAY}"
        for role, party, person in zip(ROLES, GUANGXI, people, strict=True)
    ]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSIGNED


@layout
def numbered_blocks() -> Layout:
    lines = [
        f"{n}. {party}（盖章）<章>\n   法定代表人（签字）：{person}\n   日期：{DAY}"
        for n, (party, person) in enumerate(zip(GUANGXI, PEOPLE, strict=True), 1)
    ]
    return "guangxi-2021", [deed(GUANGXI, *[line.strip() for text in lines for line in text.split("\n")])], SIGNED


@layout
def a_rule_before_the_word_for_signing() -> Layout:
    lines = [piece for party in GUANGXI for piece in (f"{party}（公章）<章>", "法定代表人：____________（签字）", DAY)]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSIGNED


@layout
def chops_beside_seals() -> Layout:
    lines = [piece for party in GUANGXI for piece in (f"{party}（公章）<章>", "法定代表人（签字或盖章）：<章>", DAY)]
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED


@layout
def chops_beside_seals_one_missing() -> Layout:
    lines = [
        piece
        for n, party in enumerate(GUANGXI)
        for piece in (f"{party}（公章）<章>", f"法定代表人（签字或盖章）：{'' if n == 1 else '<章>'}", DAY)
    ]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSIGNED


@layout
def pens_and_seals_in_lines_one_pen_missing() -> Layout:
    lines = [
        piece
        for n, party in enumerate(GUANGXI)
        for piece in (f"{party}（公章）<章>", f"法定代表人（签字）：{'' if n == 2 else '<签>'}", DAY)
    ]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSIGNED


@layout
def pens_in_lines_one_seal_missing() -> Layout:
    lines = [
        piece
        for n, party in enumerate(GUANGXI)
        for piece in (f"{party}（公章）{'' if n == 1 else '<章>'}", "法定代表人（签字）：<签>", DAY)
    ]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSEALED


@layout
def letter_of_another_form() -> Layout:
    lines = ["法定代表人授权书", f"本授权书声明：{TWO}法定代表人焦仲卿授权本单位祁放为合法代理人，签署产业技术创新联合体协议。", "授权人（法定代表人签字）：焦仲卿",
             "被授权人（签字）：祁放", f"单位名称：{TWO}（公章）<章>", "2023年2月27日"]  # fmt: skip
    return "hubei-2022", [deed(HUBEI, hubei_boxes(AGENT)), File("授权书.docx", word_file(*lines))], PAGE


@layout
def letter_as_a_printed_page() -> Layout:
    page = Page(title="授权委托书")
    page.lines += [(80.0, 140.0, f"兹授权我公司祁放代表{TWO}"), (80.0, 166.0, "签署产业技术创新联合体协议书。"), (250.0, 260.0, f"委托单位：{TWO}（公章）"),
                   (250.0, 290.0, "法定代表人：焦仲卿（签字）"), (250.0, 320.0, "2023年2月27日")]  # fmt: skip
    page.seals.append((330.0, 220.0))
    return "hubei-2022", [deed(HUBEI, hubei_boxes(AGENT)), File("授权委托书.pdf", print_file(page))], PAGE


@layout
def opinion_of_a_recommending_department() -> Layout:
    rows = [
        ["牵头单位意见", f"同意申报。\n{LEAD}（公章）<章>\n2023年3月6日"],
        ["推荐部门意见", "同意推荐。\n贵港市科学技术局（公章）<章>\n2023年3月8日"],
    ]
    return "guangxi-2021", [form(LEAD, rows)], {"form-recommendation": "met", "form-lead-seal": "met"}


@layout
def cover_in_three_cells() -> Layout:
    cover = [["牵头单位（盖章）", LEAD, "<章>"], ["填报日期", "2023年3月6日", ""]]
    return (
        "guangxi-2021",
        [
            File(
                "申请表.docx",
                word_file("创新联合体组建申请表", cover, [["成员总数", "3"], ["企业数量", "2"], ["联系人", "覃小满"]]),
            )
        ],
        {"form-lead-seal": "met"},
    )
