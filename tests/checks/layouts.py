"""Signature pages and covers of imagined applicants, each with what an expert says of it (labelled before they were run).

`LAYOUTS` maps a name to the policy, the files and the verdicts. Whoever adds a layout labels it first. Signed ones and
unsigned ones stand side by side: a seal missing, a name blank, a day missing, an agent without a letter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deeds import CHAPTERS, File, Page, Table, column, print_file, word_file

Verdicts = dict[str, str]
Layout = tuple[str, list[File], Verdicts]
Maker = Callable[[], Layout]
LAYOUTS: dict[str, Maker] = {}

HUBEI = {
    "荆门漳河阀门制造股份有限公司": ("91420800714K2309XQ", "吕望"),
    "宜昌夷陵化工装备有限公司": ("91420500MA48Q3TJ1K", "焦仲卿"),
    "鄂西工程大学": ("12420000441627381B", "祝融生"),
}
GUANGXI = {
    "桂平西江船舶动力有限公司": ("91450881MA5K7R2B1N", "莫远航"),
    "玉林岭南内燃机配件有限公司": ("91450900MA5L2Q7C8D", "韦启东"),
    "北部湾海洋工程大学": ("12450000498501234T", "岑海潮"),
}
JIANG = {
    "重庆鱼复激光传感股份有限公司": ("91500000MA5U7R2B1N", "樊一川"),
    "重庆缙云智能装备有限公司": ("91500109MA5L2Q7C8D", "蒲家驹"),
    "巴渝理工大学": ("12500000498501234T", "冉文渊"),
}
SIGNED = {"agreement-signed": "met", "agreement-sealed": "met"}
UNSIGNED = {"agreement-signed": "not_met", "agreement-sealed": "met"}
UNSEALED = {"agreement-signed": "met", "agreement-sealed": "not_met"}
PAGE = {"agreement-signed": "met", "agreement-signature-page": "met", "agreement-party-names": "met"}
NO_PAGE = {"agreement-signed": "not_met", "agreement-signature-page": "not_met", "agreement-party-names": "met"}
DAY = "2023年3月5日"


def layout(maker: Maker) -> Maker:
    LAYOUTS[maker.__name__] = maker
    return maker


def listed(parties: dict[str, tuple[str, str]], short: dict[str, str] | None = None, places: Sequence[str] = ()) -> Table:
    """The table of parties at an agreement's head."""
    rows = [["序号", "单位名称", "统一社会信用代码", "住所地", "法定代表人"]]
    for n, (name, (code, person)) in enumerate(parties.items()):
        shown = f"{name}（{short[name]}）" if short else name
        rows.append([str(n + 1), shown, code, places[n] if places else "沿江大道8号", person])
    return rows


def head(parties: dict[str, tuple[str, str]], title: str = "组建产业技术创新联合体协议书") -> list[str | Table]:
    return [title, listed(parties), *CHAPTERS]


def print_head(parties: dict[str, tuple[str, str]], title: str = "组建产业技术创新联合体协议书") -> Page:
    rows = [row[1:3] + row[4:] for row in listed(parties)]
    page = Page(title=title)
    page.tables.append(([80.0, 270.0, 420.0, 520.0], [110.0 + 24 * n for n in range(len(rows) + 1)], rows))
    page.lines += column(90, 260, *CHAPTERS)
    return page


def deed(parties: dict[str, tuple[str, str]], *page: str | Table) -> File:
    return File("联合体协议书.docx", word_file(*head(parties), *page))


def printed(parties: dict[str, tuple[str, str]], *pages: Page) -> File:
    return File("联合体协议书（扫描签章）.pdf", print_file(print_head(parties), *pages))


def letter(party: str, legal: str, agent: str) -> list[str | Table]:
    return [
        "授权委托书",
        f"兹委托我单位副总经理{agent}为代理人，代表{party}签署《产业技术创新联合体协议书》，委托期限至2023年12月31日。",
        f"委托人：{party}（盖章）<章>",
        f"法定代表人（签字）：{legal}",
        "2023年3月1日",
    ]


def box(role: str, party: str, *lines: str, seal: str = "<章>") -> str:
    return "\n".join([f"{role}（公章）：{seal}", party, *lines])


def hubei_boxes(agent: str, **seals: str) -> Table:
    one, two, three = HUBEI
    return [
        [
            box("甲方", one, "法定代表人（签字）：吕望", f"签署日期：{DAY}", seal=seals.get("one", "<章>")),
            box("乙1", two, agent, "签署日期：2023.3.5", seal=seals.get("two", "<章>")),
        ],
        [box("丙1", three, "法定代表人（签字）：祝融生", "签署日期：二〇二三年三月五日"), ""],
    ]


AGENT = "委托代理人（签字）：祁 放（见附件2授权委托书）"
TWO = "宜昌夷陵化工装备有限公司"
