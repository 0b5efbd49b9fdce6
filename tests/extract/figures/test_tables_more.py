"""More tables: captions in cells, merged headers, forms, plans, other companies' reports, units nobody printed."""

from __future__ import annotations

import pytest

from reviewer.extract.figures import figures
from reviewer.parse.build import Builder
from reviewer.records import Cell, Document, Role

LEAD = "湖北江汉精工机床股份有限公司"
MEMBERS = (LEAD, "武昌理工大学", "襄阳隆中轴承有限公司", "湖北省机电研究院")
R, S, Q, T = "lead.annual_revenue", "lead.rd_spend", "lead.rd_intensity", "lead.rd_staff"
Row = list[str | tuple[str, int]]  # a text, or a text with the columns it spans

CASES: list[tuple[str, Role, list[str], list[Row], list[tuple[str, str, float]]]] = [
    ("unit in a first row of its own", "plan", ["一、牵头单位情况"],
     [[("近三年财务情况（单位：万元）", 4)], ["指标", "2019年", "2020年", "2021年"], ["销售收入", "198,000", "213,000", "236,000"], ["研究开发费用", "6,120", "7,015", "8,233"]],
     [(R, "2019", 198e7), (R, "2020", 213e7), (R, "2021", 236e7), (S, "2019", 6120e4), (S, "2020", 7015e4), (S, "2021", 8233e4)]),
    ("this year and last under merged and parent", "evidence", ["合并及公司利润表", f"编制单位：{LEAD}　　2021年度　　金额单位：元"],
     [["项目", "附注", ("合并", 2), ("母公司", 2)], ["", "", "本年数", "上年数", "本年数", "上年数"],
      ["一、营业收入", "六、32", "3,560,000,000.00", "3,100,000,000.00", "2,360,000,000.00", "2,130,000,000.00"],
      ["减：营业成本", "六、32", "2,560,000,000.00", "2,100,000,000.00", "1,360,000,000.00", "1,130,000,000.00"],
      ["研发费用", "六、36", "120,000,000.00", "99,000,000.00", "82,330,000.00", "70,150,000.00"]],
     [(R, "2021", 236e7), (R, "2020", 213e7), (S, "2021", 82330000), (S, "2020", 70150000)]),
    ("merged statement alone", "evidence", ["合并利润表", f"编制单位：{LEAD}  2021年度  单位：人民币元"],
     [["项目", "本期发生额", "上期发生额"], ["一、营业总收入", "3,560,000,000.00", "3,100,000,000.00"]], []),
    ("profit and loss account of the company", "evidence", ["利 润 表", f"编制单位：{LEAD}  2021年度  单位：元"],
     [["项  目", "行次", "本年累计数", "上年同期累计数"], ["一、营业收入", "1", "2,360,000,000.00", "2,130,000,000.00"], ["研发费用", "14", "82,330,000.00", "70,150,000.00"]],
     [(R, "2021", 236e7), (R, "2020", 213e7), (S, "2021", 82330000), (S, "2020", 70150000)]),
    ("a plan in the row's label", "plan", ["一、牵头单位情况", "单位：万元"],
     [["年度", "营业收入", "研发费用"], ["2020", "213,000", "7,015"], ["2021", "236,000", "8,233"], ["三年累计", "647,000", "21,368"], ["2025（规划）", "500,000", "20,000"]],
     [(R, "2020", 213e7), (R, "2021", 236e7), (S, "2020", 7015e4), (S, "2021", 8233e4)]),
    ("staff with and without a title", "evidence", [f"{LEAD}人员统计表", "填报单位：" + LEAD + " 截至2021年12月31日"],
     [["类别", "人数", "其中：中级以上职称"], ["专职研发人员", "212", "96"], ["生产人员", "1,284", "120"]], [(T, "", 212)]),
    ("no unit printed", "plan", ["一、牵头单位情况"], [["年度", "主营业务收入", "研发投入"], ["2020", "213,000", "7,015"], ["2021", "236,000", "8,233"]], []),
    ("parts and government money", "evidence", [f"{LEAD}2021年度研发费用专项审计报告", "单位：万元"],
     [["项目", "2021年度"], ["研发投入", "8,233"], ["其中：费用化研发投入", "7,100"], ["资本化研发投入", "1,133"], ["其中：政府资金", "300"]], [(S, "2021", 8233e4)]),
    ("forecast", "plan", ["四、预期效益"], [["年度", "2023年", "2024年", "2025年"], ["销售收入（亿元）", "26", "30", "36"], ["研发投入占比（%）", "3.6", "3.8", "4.0"]], []),
    ("another member's report", "evidence", ["襄阳隆中轴承有限公司2021年度审计报告", "单位：万元"], [["项目", "2021年度"], ["主营业务收入", "43,000"], ["研发投入", "1,763"]], []),
    ("a form with pairs", "application", ["基本信息表"],
     [["牵头单位", LEAD, "注册地", "襄阳市"], ["2021年主营业务收入（万元）", "236,000", "2021年研发投入（万元）", "8,233"], ["专职研发人员（人）", "212", "职工总数（人）", "1860"]],
     [(R, "2021", 236e7), (S, "2021", 8233e4), (T, "", 212)]),
    ("three years in one cell of a form", "application", ["产业创新联合体组建申请表"],
     [["近三年营业收入（万元）", "647,000"], ["近三年研发投入（万元）", "2019年：6,120；2020年：7,015；2021年：8,233"]],
     [(S, "2019", 6120e4), (S, "2020", 7015e4), (S, "2021", 8233e4)]),
    ("last year in a form", "application", ["填报日期：2022年5月6日"], [["上年度销售收入", "23.6亿元", "上年度研发投入强度", "3.49%"]], [(R, "2021", 23.6e8), (Q, "2021", 0.0349)]),
    ("remarks behind figures", "application", ["牵头单位情况"],
     [["2021年主营业务收入", "约23.6亿元", "2021年营业收入", "35.6亿元（合并）"], ["专职研发人员", "212人（专职）", "研发投入占比", "3.49%左右"]],
     [(R, "2021", 23.6e8), (T, "", 212), (Q, "", 0.0349)]),
    ("years of a form below one another", "application", ["牵头单位情况"],
     [["近三年主要经济指标（万元）", "年度", "主营业务收入", "研发投入"], ["近三年主要经济指标（万元）", "2020年", "213,000", "7,015"], ["近三年主要经济指标（万元）", "2021年", "236,000", "8,233"]],
     [(R, "2020", 213e7), (R, "2021", 236e7), (S, "2020", 7015e4), (S, "2021", 8233e4)]),
]  # fmt: skip


def document(role: Role, above: list[str], grid: list[Row]) -> Document:
    builder = Builder("d1")
    for text in above:
        builder.add("paragraph", text)
    for r, row in enumerate(grid):
        c = 0
        for item in row:
            text, width = item if isinstance(item, tuple) else (item, 1)
            builder.add("cell", text, cell=Cell(1, r, c, 1, width))
            c += width
    return Document("d1", "附表.docx", "0" * 64, "docx", role, None, tuple(builder.blocks))


@pytest.mark.parametrize(("role", "above", "grid", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_fact_of_a_table_and_no_other(
    role: Role, above: list[str], grid: list[Row], expected: list[tuple[str, str, float]]
) -> None:
    facts, _ = figures([document(role, above, grid)], LEAD, MEMBERS)
    given = sorted((f.name, "" if f.name == T else f.period, float(f.value)) for f in facts)  # type: ignore[arg-type]
    assert given == [(n, p, pytest.approx(v)) for n, p, v in sorted(expected)]


def test_near_misses_say_why() -> None:
    whys = {case[0]: figures([document(*case[1:4])], LEAD, MEMBERS)[1] for case in CASES}
    assert "单位" in whys["no unit printed"][0].why
    assert all("合并" in r.why for r in whys["merged statement alone"])
    assert {r.why for r in whys["another member's report"]} == {"是其他单位的数字，不是牵头单位的"}
    assert any("三年" in r.why for r in whys["three years in one cell of a form"])
    assert all("计划" in r.why for r in whys["forecast"])
