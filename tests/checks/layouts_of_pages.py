"""Signature pages as lines, registers, cells and columns, with and without what they need."""

from __future__ import annotations

from collections.abc import Sequence

from deeds import CHAPTERS, File, Page, Table, column, word_file
from layouts import DAY, GUANGXI, SIGNED, UNSEALED, UNSIGNED, Layout, deed, layout, printed


def sign_lines(
    *seals: str, names: Sequence[str] = ("莫远航", "韦启东", "岑海潮"), how: str = "签名：{} 　　日期：{}"
) -> list[str]:
    out = []
    for role, party, mark, person in zip(("甲方", "乙方", "丙方"), GUANGXI, seals, names, strict=True):
        out += [f"{role}：{party}（盖章）{mark}", how.format(person, DAY)]
    return out


@layout
def name_and_day_on_one_line() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *sign_lines("<章>", "<章>", "<章>"))], SIGNED


@layout
def name_and_day_on_one_line_one_name_blank() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, *sign_lines("<章>", "<章>", "<章>", names=("莫远航", "韦启东", "")))], UNSIGNED


@layout
def day_before_the_name_on_one_line() -> Layout:
    lines = sign_lines("<章>", "<章>", "<章>", how="日期：2023年3月5日　　法定代表人签字：{}")
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED


@layout
def seal_before_the_line() -> Layout:
    lines = [
        piece for role, party, person in zip(("甲方", "乙方", "丙方"), GUANGXI, ("莫远航", "韦启东", "岑海潮"), strict=True)
        for piece in ("<章>", f"{role}（盖章）：{party}", f"法定代表人（签字）：{person}", f"日期：{DAY}")
    ]  # fmt: skip
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED


@layout
def seal_before_the_line_the_middle_one_missing() -> Layout:
    lines = []
    for role, party, person in zip(("甲方", "乙方", "丙方"), GUANGXI, ("莫远航", "韦启东", "岑海潮"), strict=True):
        mark = [] if role == "乙方" else ["<章>"]
        lines += [*mark, f"{role}（盖章）：{party}", f"法定代表人（签字）：{person}", f"日期：{DAY}"]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSEALED


@layout
def all_seals_float_from_one_paragraph() -> Layout:
    lines = sign_lines("", "", "", how="法定代表人（签字）：{}")
    return (
        "guangxi-2021",
        [deed(GUANGXI, "（签章页）<锚><锚><锚>", *lines)],
        {"agreement-signed": "met", "agreement-sealed": "needs_expert"},
    )


@layout
def only_labels_of_parties_on_the_signature_page() -> Layout:
    roles = [f"{role}：{party}" for role, party in zip(("甲方", "乙方", "丙方"), GUANGXI, strict=True)]
    lines = []
    for role, person in zip(("甲方", "乙方", "丙方"), ("莫远航", "韦启东", "岑海潮"), strict=True):
        lines += [f"{role}（盖章）：<章>", f"法定代表人（签字）：{person}", DAY]
    return "guangxi-2021", [File("联合体协议书.docx", word_file("组建创新联合体协议书", *roles, *CHAPTERS, *lines))], SIGNED


@layout
def only_labels_of_parties_one_without_a_seal() -> Layout:
    roles = [f"{role}：{party}" for role, party in zip(("甲方", "乙方", "丙方"), GUANGXI, strict=True)]
    lines = []
    for role, person in zip(("甲方", "乙方", "丙方"), ("莫远航", "韦启东", "岑海潮"), strict=True):
        lines += [f"{role}（盖章）：{'' if role == '丙方' else '<章>'}", f"法定代表人（签字）：{person}", DAY]
    return "guangxi-2021", [File("联合体协议书.docx", word_file("组建创新联合体协议书", *roles, *CHAPTERS, *lines))], UNSEALED


def register(*rows: list[str]) -> Table:
    return [["序号", "单位全称", "法定代表人（签字）", "公章", "签署日期"], *rows]


@layout
def register_with_pens_and_seals() -> Layout:
    rows = [[str(n), party, "<签>", "<章>", DAY] for n, party in enumerate(GUANGXI, 1)]
    return "guangxi-2021", [deed(GUANGXI, "各成员单位签署栏", register(*rows))], SIGNED


@layout
def register_with_a_seal_missing() -> Layout:
    rows = [[str(n), party, "<签>", "" if n == 3 else "<章>", DAY] for n, party in enumerate(GUANGXI, 1)]
    return "guangxi-2021", [deed(GUANGXI, "各成员单位签署栏", register(*rows))], UNSEALED


@layout
def register_by_columns() -> Layout:
    rows = [["", "甲方", "乙方", "丙方"], ["单位名称", *GUANGXI], ["公章", "<章>", "<章>", "<章>"],
            ["法定代表人（签字）", "莫远航", "韦启东", "岑海潮"], ["日期", DAY, DAY, DAY]]  # fmt: skip
    return "guangxi-2021", [deed(GUANGXI, rows)], SIGNED


@layout
def register_by_columns_one_blank() -> Layout:
    rows = [["", "甲方", "乙方", "丙方"], ["单位名称", *GUANGXI], ["公章", "<章>", "<章>", "<章>"],
            ["法定代表人（签字）", "莫远航", "", "岑海潮"], ["日期", DAY, "", DAY]]  # fmt: skip
    return "guangxi-2021", [deed(GUANGXI, rows)], UNSIGNED


def four(names: Sequence[str], seals: Sequence[str]) -> Table:
    rows = []
    for party, person, mark in zip(GUANGXI, names, seals, strict=True):
        rows += [["单位名称", party, "公章", mark], ["法定代表人签字", person, "日期", DAY if person else ""]]
    return rows


@layout
def labels_and_values_in_four_columns() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, four(("莫远航", "韦启东", "岑海潮"), ("<章>",) * 3))], SIGNED


@layout
def labels_and_values_in_four_columns_one_name_blank() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, four(("莫远航", "", "岑海潮"), ("<章>",) * 3))], UNSIGNED


@layout
def labels_and_values_in_four_columns_one_seal_missing() -> Layout:
    return "guangxi-2021", [deed(GUANGXI, four(("莫远航", "韦启东", "岑海潮"), ("<章>", "", "<章>")))], UNSEALED


@layout
def day_and_name_above_the_party() -> Layout:
    people = ("莫远航", "韦启东", "岑海潮")
    cells = [f"{DAY}\n法定代表人：{person}（签字）\n{party}（公章）<章>" for party, person in zip(GUANGXI, people, strict=True)]
    return "guangxi-2021", [deed(GUANGXI, [cells[:2], [cells[2], ""]])], SIGNED


@layout
def name_typed_and_its_signature_blank() -> Layout:
    lines = []
    for role, party, person in zip(("甲方", "乙方", "丙方"), GUANGXI, ("莫远航", "韦启东", "岑海潮"), strict=True):
        lines += [f"{role}（盖章）：{party}<章>", f"法定代表人：{person}", "（签字）：____________", f"日期：{DAY}"]
    return "guangxi-2021", [deed(GUANGXI, *lines)], UNSIGNED


@layout
def an_office_behind_the_name() -> Layout:
    lines = sign_lines("<章>", "<章>", "<章>", how="法定代表人（签字）：{}（董事长）  {}")
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED


@layout
def labels_broken_over_lines() -> Layout:
    lines = []
    for party, person in zip(GUANGXI, ("莫远航", "韦启东", "岑海潮"), strict=True):
        lines += [party, "（盖章）<章>", "法定代表人", f"（签字）：{person}", f"签约日期：{DAY}"]
    return "guangxi-2021", [deed(GUANGXI, "（以下为签署页）", *lines)], SIGNED


@layout
def names_under_their_seals_only() -> Layout:
    page = Page(column(90, 70, "（本页无正文，为各成员单位签章页）"))
    page.lines += column(90, 170, *GUANGXI, step=150.0)
    page.seals += [(150.0, 120.0 + 150 * n) for n in range(3)]
    return "guangxi-2021", [printed(GUANGXI, page)], UNSIGNED


@layout
def names_under_their_seals_only_one_bare() -> Layout:
    page = Page(column(90, 70, "（本页无正文，为各成员单位签章页）"))
    page.lines += column(90, 170, *GUANGXI, step=150.0)
    page.seals += [(150.0, 120.0 + 150 * n) for n in range(2)]
    return "guangxi-2021", [printed(GUANGXI, page)], {"agreement-signed": "not_met", "agreement-sealed": "not_met"}


def lanes(top: float, left: tuple[str, str], right: tuple[str, str], x: float = 310.0) -> list[tuple[float, float, str]]:
    out = []
    for at, (party, person) in ((80.0, left), (x, right)):
        out += column(at, top, "单位（盖章）：", party, f"法定代表人（签字）：{person}", "日期：2023年3月5日")
    return out


@layout
def two_columns_without_rules() -> Layout:
    (one, two, three), page = GUANGXI, Page(column(80, 60, "签章页"))
    page.lines += lanes(120, (one, "莫远航"), (two, "韦启东"))
    page.lines += column(80, 340, "单位（盖章）：", three, "法定代表人（签字）：岑海潮", "日期：2023年3月5日")
    page.seals += [(150.0, 110.0), (390.0, 110.0), (150.0, 330.0)]
    return "guangxi-2021", [printed(GUANGXI, page)], SIGNED


@layout
def two_columns_without_rules_one_name_blank() -> Layout:
    (one, two, three), page = GUANGXI, Page(column(80, 60, "签章页"))
    page.lines += lanes(120, (one, "莫远航"), (two, ""))
    page.lines += column(80, 340, "单位（盖章）：", three, "法定代表人（签字）：岑海潮", "日期：2023年3月5日")
    page.seals += [(150.0, 110.0), (390.0, 110.0), (150.0, 330.0)]
    return "guangxi-2021", [printed(GUANGXI, page)], UNSIGNED


@layout
def a_block_over_the_end_of_a_page() -> Layout:
    (one, two, three), first, second = GUANGXI, Page(), Page()
    first.lines += column(90, 450, f"甲方（盖章）：{one}", "法定代表人（签字）：莫远航", "日期：2023年3月5日", step=30.0)
    first.lines += column(90, 640, f"乙方（盖章）：{two}", "法定代表人（签字）：韦启东", "日期：2023年3月5日", step=30.0)
    first.lines += [(90.0, 770.0, f"丙方（盖章）：{three}")]
    second.lines += column(90, 80, "法定代表人（签字）：岑海潮", "日期：2023年3月5日", step=30.0)
    first.seals += [(200.0, 420.0), (200.0, 610.0), (200.0, 715.0)]
    return "guangxi-2021", [printed(GUANGXI, first, second)], SIGNED


@layout
def a_block_over_the_end_of_a_page_its_seal_missing() -> Layout:
    (one, two, three), first, second = GUANGXI, Page(), Page()
    first.lines += column(90, 450, f"甲方（盖章）：{one}", "法定代表人（签字）：莫远航", "日期：2023年3月5日", step=30.0)
    first.lines += column(90, 640, f"乙方（盖章）：{two}", "法定代表人（签字）：韦启东", "日期：2023年3月5日", step=30.0)
    first.lines += [(90.0, 770.0, f"丙方（盖章）：{three}")]
    second.lines += column(90, 80, "法定代表人（签字）：岑海潮", "日期：2023年3月5日", step=30.0)
    first.seals += [(200.0, 420.0), (200.0, 600.0)]
    return "guangxi-2021", [printed(GUANGXI, first, second)], UNSEALED


@layout
def underscores_for_names_and_days() -> Layout:
    page = Page()
    for n, party in enumerate(GUANGXI):
        page.lines += column(90, 100 + 180 * n, f"{party}（盖章）", "法定代表人（签字）：__________  日期：____年__月__日")
        page.seals.append((180.0, 70.0 + 180 * n))
    return "guangxi-2021", [printed(GUANGXI, page)], UNSIGNED


@layout
def signatures_as_pictures_on_their_lines() -> Layout:
    page = Page()
    for n, party in enumerate(GUANGXI):
        page.lines += column(90, 100 + 180 * n, f"{party}（盖章）", "法定代表人（签字）：", "日期：2023年3月5日")
        page.seals.append((280.0, 70.0 + 180 * n))
        page.pens.append((205.0, 120.0 + 180 * n))
    return "guangxi-2021", [printed(GUANGXI, page)], SIGNED


@layout
def the_seal_as_text() -> Layout:
    lines = [piece for party, person in zip(GUANGXI, ("莫远航", "韦启东", "岑海潮"), strict=True)
             for piece in (f"{party}（盖章）", f"（印章：{party}）", f"法定代表人（签字）：{person}", DAY)]  # fmt: skip
    return "guangxi-2021", [deed(GUANGXI, *lines)], SIGNED
