"""Tables without a grid on which the PDF reader was not tuned, and pages that hold none: other kinds, faces and settings.

`STYLES` are styles with the kinds of tables each shows; `application` makes one like `documents` does. `tableless` is a
document of what is easily taken for a table: signature blocks, form lines, contents, addresses, lists set with tabs.
"""

from __future__ import annotations

import documents
import wordfile
from documents import DROID, SANS, SERIF, Draft, Kind, Setting, Spot, Style, Truth, grid
from wordfile import Face, Rules

KAI = Face(body="Noto Sans CJK SC", head="Noto Sans CJK SC", size=28, table=24, line=500)
SMALL = Face(body="Noto Serif CJK SC", head="Noto Serif CJK SC", size=21, table=15, line=360)


def united(draft: Draft, unit: str = "单位：万元") -> None:
    """A line with the unit, at the right above a table."""
    draft.out.append(
        wordfile.paragraph(wordfile.run(unit, draft.face, size=draft.face.table), props='<w:keepNext/><w:jc w:val="right"/>')
    )
    draft.truth.visible.append(unit)


def statement(draft: Draft, caption: str) -> None:
    """A balance sheet: sections without figures, empty notes, losses in brackets, two columns of figures."""
    say = draft.say
    rows = [["项目", "附注", "期末余额", "期初余额"]]
    number = 1
    for section, names in (
        ("流动资产：", ("货币资金", "应收账款", "其他应收款", "存货")),
        ("非流动资产：", ("固定资产", "在建工程", "无形资产", "递延所得税资产")),
        ("所有者权益：", ("实收资本", "资本公积", "未分配利润")),
    ):
        rows.append([section, "", "", ""])
        for name in names:
            note = f"五、{number}" if say.random.random() < 0.6 else ""
            minus = say.random.random() < 0.1
            rows.append([name, note, f"({say.money()})" if minus else figure(draft), figure(draft)])
            number += 1
        rows.append([section[:-1] + "合计", "", figure(draft), figure(draft)])
    united(draft)
    draft.table(caption, [5, 2, 3, 3], grid(rows))


def figure(draft: Draft) -> str:
    """A sum with separators and cents."""
    return f"{draft.say.random.randrange(10**4, 10**8):,}.{draft.say.random.randrange(100):02d}"


def years(draft: Draft, caption: str) -> None:
    """Groups of years over what was planned and done, three columns each."""
    say = draft.say
    cells = [Spot(0, 0, 2, 1, "指标名称"), Spot(0, 1, 2, 1, "计量单位")]
    for i, year in enumerate(("2021年度", "2022年度")):
        cells.append(Spot(0, 2 + 3 * i, 1, 3, year))
        cells += [Spot(1, 2 + 3 * i + k, 1, 1, text) for k, text in enumerate(("计划", "完成", "完成率"))]
    for row, name in enumerate(
        ("主营业务收入", "研发投入", "新产品销售收入", "利税总额", "发明专利授权", "制定标准", "培养人才"), 2
    ):
        told = [name, say.pick(("万元", "项", "人"))]
        for _ in range(2):
            told += [say.money(), say.money(), f"{say.random.randrange(700, 1200) / 10:.1f}%"]
        cells += grid([told], row)
    draft.table(caption, [4, 2, 2, 2, 2, 2, 2, 2], cells, 2)


def roster(draft: Draft, caption: str) -> None:
    """People: texts alone, no numbers before them."""
    say = draft.say
    rows = [["姓名", "职称", "从事专业", "工作单位", "分工"]]
    rows += [
        [say.person(), say.pick(documents.TITLES), say.pick(documents.FIELDS), say.own_firm(), say.short()] for _ in range(9)
    ]
    draft.table(caption, [2, 3, 3, 5, 5], grid(rows))


def listed(draft: Draft, caption: str) -> None:
    """Members, numbered, with cells left empty."""
    say = draft.say
    rows = [["序号", "单位名称", "性质", "出资额（万元）", "比例", "备注"]]
    for n in range(1, 13):
        share = f"{say.random.randrange(10, 400) / 10:.1f}%"
        rows.append(
            [str(n), say.own_firm(), say.pick(("企业", "高校")), say.money(), share, say.pick(("", "", "牵头单位", "首期到位"))]
        )
    draft.table(caption, [1, 6, 2, 3, 2, 2], grid(rows))


def tenfold(draft: Draft, caption: str) -> None:
    """Ten narrow columns."""
    say = draft.say
    rows = [["年份", "收入", "成本", "费用", "利润", "税金", "研发", "折旧", "人数", "专利"]]
    for year in range(2012, 2023):
        rows.append(
            [
                f"{year}年",
                *(say.money(999) for _ in range(7)),
                str(say.random.randrange(50, 900)),
                str(say.random.randrange(1, 60)),
            ]
        )
    draft.table(caption, [2, *[2] * 9], grid(rows))


STATEMENT, YEARS, ROSTER = ("资产负债情况表", statement), ("年度指标完成表", years), ("主要人员表", roster)
LISTED, TENFOLD, BUDGET, EQUIPMENT = ("出资情况表", listed), ("历年情况表", tenfold), documents.KINDS[5], documents.KINDS[7]
NONE = Rules("nil", "nil", "nil", "nil")
GROUPS = Rules("single", "nil", "nil", "nil", "single", "", "single")
ACROSS = Rules("single", "single", "nil", "nil")
STYLES: tuple[tuple[Style, tuple[Kind, ...]], ...] = (
    (Style("groups_ruled", SERIF, GROUPS, 1.0, True, Setting("left")), (YEARS, STATEMENT, BUDGET)),
    (Style("three_line_large", DROID, Rules("single", "nil", "nil", "nil", "single"), 1.1, True, Setting("", "top")), (STATEMENT, LISTED, EQUIPMENT)),
    (Style("three_line_lying", SMALL, Rules("single", "nil", "nil", "nil", "double"), 1.0, True, Setting("center", wide=True)), (TENFOLD, BUDGET, ROSTER)),
    (Style("across_left", KAI, ACROSS, 0.9, True, Setting("left", "top", 40)), (ROSTER, STATEMENT, LISTED)),
    (Style("across_lying", SANS, ACROSS, 1.0, True, Setting(wide=True)), (TENFOLD, YEARS, BUDGET)),
    (Style("banded", SANS, Rules("nil", "nil", "nil", "nil", "", "DDEBF7", "", True), 1.0, True, Setting("left", "center", 60)), (STATEMENT, ROSTER, YEARS)),
    (Style("shaded_head", SMALL, Rules("nil", "nil", "nil", "nil", "", "F2F2F2"), 1.0, True, Setting("left", "top")), (LISTED, TENFOLD, STATEMENT)),
    (Style("bare_figures", SMALL, NONE, 1.0, True, Setting("left", "top", 20)), (STATEMENT, YEARS, TENFOLD)),
    (Style("bare_mixed", SANS, NONE, 1.0, True, Setting("left")), (LISTED, BUDGET, EQUIPMENT)),
    (Style("bare_words", SERIF, NONE, 1.0, True, Setting("left")), (ROSTER,)),
)  # fmt: skip


def application(pages: int, seed: int, number: int) -> tuple[bytes, Truth]:
    """The application in one of `STYLES`."""
    style, kinds = STYLES[number]
    return documents.application(pages, seed, style, accepted=True, own=kinds)


def tableless(seed: int, pages: int = 20) -> bytes:
    """A document without a table, with what is easily taken for one on each page."""
    draft = Draft(Style("tableless"), seed, True)
    for number in range(pages):
        draft.heading(draft.say.pick(documents.TOPICS), 0)
        draft.text(draft.say.sentences(2, 4))
        for line in TRAPS[number % len(TRAPS)](draft):
            draft.out.append(tabbed(draft, line))
        draft.text(draft.say.sentences(2, 4))
    return draft.save()


def tabbed(draft: Draft, line: str) -> str:
    """A line whose parts stand at tabs."""
    stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in (2900, 5800))
    runs = "<w:r><w:tab/></w:r>".join(wordfile.run(part, draft.face) for part in line.split("\t"))
    return wordfile.paragraph(runs, props=f"<w:tabs>{stops}</w:tabs>")


def signatures(draft: Draft) -> list[str]:
    say = draft.say
    return [
        "甲方（盖章）：\t乙方（盖章）：\t丙方（盖章）：", f"{say.firm()[:12]}\t{say.firm()[:12]}\t{say.firm()[:12]}",
        "法定代表人：\t法定代表人：\t法定代表人：", "（签字）\t（签字）\t（签字）", "2021年8月18日\t2021年8月18日\t2021年8月18日",
    ]  # fmt: skip


def form(draft: Draft) -> list[str]:
    say = draft.say
    return [
        f"联系人：{say.person()}\t电话：0771-5605218\t邮编：530007", f"负责人：{say.person()}\t职务：总经理\t传真：0771-5605219",
        "开户行：中国银行\t账号：6100 5521\t税号：9145",
    ]  # fmt: skip


def contents(draft: Draft) -> list[str]:
    return [f"第{n}章\t{draft.say.pick(documents.TOPICS)}\t{3 * n + 1}" for n in range(1, 7)]


def names(draft: Draft) -> list[str]:
    """Names set side by side, as attendance lists are."""
    return ["\t".join(draft.say.person() for _ in range(3)) for _ in range(5)]


def options(draft: Draft) -> list[str]:
    return ["□ 企业\t□ 高校\t□ 科研院所", "□ 国有\t□ 民营\t□ 合资", "☑ 新材料\t□ 新能源\t□ 生物医药"]


def terms(draft: Draft) -> list[str]:
    """Terms and what they mean, as agreements define them."""
    return [f"“{draft.say.pick(documents.TOPICS)}”\t指{draft.say.short()}" for _ in range(5)]


def addresses(draft: Draft) -> list[str]:
    say = draft.say
    return [f"{say.firm()[:10]}\t南宁市大学东路{say.random.randrange(10, 99)}号\t530004" for _ in range(2)]


TRAPS = (signatures, form, contents, names, options, terms, addresses)
