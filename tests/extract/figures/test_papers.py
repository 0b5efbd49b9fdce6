"""Whole papers: sections on members, goals and the group around the lead's own figures; computed shares; what a policy prefers."""

from __future__ import annotations

import pytest

from reviewer.extract.figures import compute, figures, prefer
from reviewer.parse.build import Builder
from reviewer.records import Cell, Document, Fact, Rejected, Role

LEAD = "湖北江汉精工机床股份有限公司"
GROUP = "广西柳南重工集团有限公司"
MEMBERS = (LEAD, "武昌理工大学", "襄阳隆中轴承有限公司", "湖北省机电研究院", "宜昌三峡液压有限公司")
R, S, Q, T = "lead.annual_revenue", "lead.rd_spend", "lead.rd_intensity", "lead.rd_staff"


def paper(text: str, role: Role = "plan", name: str = "建设方案.docx") -> Document:
    """A document from lines: `# ` a heading, `| a | b` a row of the running table, else a paragraph."""
    builder = Builder(name)
    table, row = 0, 0
    for line in text.strip().split("\n"):
        if line.startswith("|"):
            table, row = (table, row + 1) if row else (table + 1, 1)
            for c, cell in enumerate(line.strip("|").split("|")):
                builder.add("cell", cell.strip().replace("\\n", "\n"), cell=Cell(table, row - 1, c))
            continue
        row = 0
        builder.add(
            "heading" if line.startswith("# ") else "paragraph", line.removeprefix("# "), level=1 if line.startswith("# ") else 0
        )
    return Document(name, name, "0" * 64, "docx", role, None, tuple(builder.blocks))


def said(facts: list[Fact]) -> list[tuple[str, str, float]]:
    return sorted((f.name, f.period, float(f.value)) for f in facts)  # type: ignore[arg-type]


PAPERS: list[tuple[str, str, Role, str, list[tuple[str, str, float]]]] = [
    ("members after the lead", LEAD, "plan", """
# 一、牵头单位基本情况
湖北江汉精工机床股份有限公司是国内重型机床骨干企业。公司2021年主营业务收入23.6亿元，研发投入8,233万元。
# 二、成员单位基本情况
襄阳隆中轴承有限公司成立于1998年，主营精密轴承。公司2021年主营业务收入4.3亿元，研发投入占比4.1%，专职研发人员45人。
宜昌三峡液压有限公司主营液压件。2021年实现销售收入2.2亿元，研发人员30人，均为专职。
武昌理工大学机械学院现有专职研究人员88人，年均科研经费1.2亿元。
""", [(R, "2021", 23.6e8), (S, "2021", 8233e4)]),
    ("members in paragraphs without a heading", LEAD, "plan", """
湖北江汉精工机床股份有限公司为牵头单位，2021年营业收入23.6亿元。
公司专职研发人员212人。
2. 襄阳隆中轴承有限公司：国内精密轴承骨干企业。
2021年公司营业收入4.3亿元，专职研发人员45人。
""", [(R, "2021", 23.6e8), (T, "", 212)]),
    ("a partner named in the lead's own section", LEAD, "plan", """
# 一、牵头单位情况
武昌理工大学为公司提供长期技术支持。
公司2021年营业收入23.6亿元。
""", [(R, "2021", 23.6e8)]),
    ("numbered subsections of members", LEAD, "application", """
（一）牵头单位：湖北江汉精工机床股份有限公司
2021年营业收入23.6亿元。
（二）成员单位：襄阳隆中轴承有限公司
2021年营业收入4.3亿元。
""", [(R, "2021", 23.6e8)]),
    ("goals and budget", LEAD, "plan", """
# 三、发展目标
到2025年，公司主营业务收入达到40亿元，研发投入强度达到5%，专职研发人员达到300人。
# 四、经费预算
公司研发投入12,000万元，其中2023年4,000万元。
""", []),
    ("a lead that is the group", GROUP, "application", """
# 一、牵头单位基本情况
广西柳南重工集团有限公司（以下简称“集团”）2021年营业收入88亿元，研发费用2.9亿元。集团现有专职研发人员640人。
集团合并口径营业收入131亿元。
""", [(R, "2021", 88e8), (S, "2021", 2.9e8), (T, "2021", 640)]),
    ("a row for each member", LEAD, "application", """
| 序号 | 成员单位名称及统一社会信用代码 | 在行业中的地位
| 1 | 湖北江汉精工机床股份有限公司\\n91420600MA48X7Q1R0 | 国内领先。2021年营业收入23.6亿元，专职研发人员212人。
| 2 | 襄阳隆中轴承有限公司\\n91420600MA48X7Q2X1 | 2021年营业收入4.3亿元，专职研发人员45人，为牵头单位配套。
""", [(R, "2021", 23.6e8), (T, "2021", 212)]),
    ("an auditor's prose", LEAD, "evidence", """
湖北江汉精工机床股份有限公司2021年度审计报告
贵公司2021年度营业收入236,000万元，其中主营业务收入225,000万元；研发费用8,233万元。
襄阳轴承（子公司）2021年营业收入43,000万元。
""", [(R, "2021", 236e7), (R, "2021", 225e7), (S, "2021", 8233e4)]),
    ("a carried year and last year", LEAD, "application", """
# 一、牵头单位概况
2021年公司生产经营稳中向好。全年主营业务收入23.6亿元，上年同期为21.3亿元；研发投入8,233万元，上年7,015万元。
""", [(R, "2021", 23.6e8), (R, "2020", 21.3e8), (S, "2021", 8233e4), (S, "2020", 7015e4)]),
    ("a certificate of staff", LEAD, "evidence", """
专职研发人员证明
兹证明湖北江汉精工机床股份有限公司现有专职研发人员212人，均已缴纳社会保险。特此证明。
""", [(T, "", 212)]),
    ("a background of the industry", LEAD, "plan", """
# 一、组建背景
2021年我国机床行业营业收入5,280亿元，行业研发投入强度约2.3%，骨干企业研发人员占比15%。
""", []),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "role", "text", "expected"), [p[1:] for p in PAPERS], ids=[p[0] for p in PAPERS])
def test_only_the_leads_own_figures_stand(lead: str, role: Role, text: str, expected: list[tuple[str, str, float]]) -> None:
    facts, _ = figures([paper(text, role)], lead, (lead, *MEMBERS[1:]))
    assert said([f for f in facts if f.name.startswith("lead.") and f.name != "lead.platforms"]) == [
        (n, p, pytest.approx(v)) for n, p, v in sorted(expected)
    ]


def test_every_source_is_a_quote_of_its_document() -> None:
    for _, lead, role, text, _ in PAPERS:
        document = paper(text, role)
        facts, rejected = figures([document], lead, MEMBERS)
        for fact in [*facts, *(r.fact for r in rejected)]:
            assert fact.source is not None
            assert document.text[fact.source.start : fact.source.end] == fact.source.quote
            assert (
                fact.raw.replace(" ", "") in fact.source.quote.replace(" ", "").replace("\n", "") or fact.name == "lead.platforms"
            )


def revenue(measure: str, value: float) -> Fact:
    document = paper(f"{measure}{value:g}元")
    return Fact("f1", R, value, document.blocks[0].source, LEAD, measure, "CNY", "2021")


def test_the_policys_own_word_wins() -> None:
    facts = [revenue("营业收入", 5.0), revenue("主营业务收入", 4.0), revenue("销售收入", 3.0)]
    stay, out = prefer(facts, (), "主营业务收入")
    assert [f.measure for f in stay] == ["主营业务收入"]
    assert {r.fact.measure for r in out} == {"营业收入", "销售收入"} and all("口径不同" in r.why for r in out)


def test_without_the_policys_word_the_next_best_stays() -> None:
    stay, out = prefer(
        [revenue("营业收入", 5.0), revenue("销售收入", 3.0)], (Rejected(revenue("营业收入", 9.0), "计划"),), "主营业务收入"
    )
    assert [f.measure for f in stay] == ["营业收入"] and len(out) == 2


def test_revenue_alone_is_kept() -> None:
    assert prefer([revenue("营业总收入", 5.0)], (), "主营业务收入") == ((revenue("营业总收入", 5.0),), ())


def test_input_goes_before_cost_of_the_same_year() -> None:
    facts, rejected = figures([paper("# 一、牵头单位情况\n公司2021年研发投入9,000万元，研发费用8,233万元。")], LEAD, MEMBERS)
    assert [f.measure for f in facts] == ["研发投入"] and "口径不同" in rejected[0].why


def test_the_share_is_computed_with_its_bounds() -> None:
    facts, _ = figures([paper("# 一、牵头单位情况\n公司2021年主营业务收入23.6亿元，研发投入8,233万元。")], LEAD, MEMBERS)
    (share,) = compute([f for i, f in enumerate(facts)])
    assert share.value == pytest.approx(0.034886, abs=1e-6)
    assert share.interval is not None and share.interval.low < 0.034886 < share.interval.high
    assert share.basis == "computed" and share.source is None and share.measure == "研发投入÷主营业务收入"


def test_a_share_of_figures_of_two_years_is_not_computed() -> None:
    facts, _ = figures([paper("# 一、牵头单位情况\n公司2021年主营业务收入23.6亿元，2020年研发投入7,015万元。")], LEAD, MEMBERS)
    assert compute(facts) == []


def test_a_staff_list_says_by_its_title_whom_its_total_counts() -> None:
    lists = f"# {LEAD}研发人员名单\n合计：44人，其中专职41人，兼职3人"
    facts, _ = figures([paper(lists)], LEAD, MEMBERS)
    assert [(f.name, f.value) for f in facts] == [("lead.rd_staff", 41)]
    other, _ = figures([paper(lists.replace("研发人员名单", "会议签到表"))], LEAD, MEMBERS)
    assert other == []
