"""Tables written before anyone saw what the code gives."""

from __future__ import annotations

import pytest

from reviewer.extract.figures import figures
from reviewer.parse.build import Builder
from reviewer.records import Cell, Document, Role

LEAD = "湖北江汉精工机床股份有限公司"
MEMBERS = (LEAD, "武昌理工大学", "襄阳隆中轴承有限公司", "湖北省机电研究院", "宜昌三峡液压有限公司")
R, S, Q, T = "lead.annual_revenue", "lead.rd_spend", "lead.rd_intensity", "lead.rd_staff"
Grid = list[list[str]]

CASES: list[tuple[str, Role, list[str], Grid, list[tuple[str, str, float]]]] = [
    ("years across", "evidence", [f"{LEAD}2021年度审计报告（摘录）", "单位：万元"],
     [["项目", "2020年度", "2021年度"], ["一、营业总收入", "221,030.5", "245,600"], ["其中：主营业务收入", "213,000", "236,000"],
      ["研发费用", "7,015", "8,233"], ["研发投入增长率", "14.6%", "17.4%"]],
     [(R, "2020", 2210305000), (R, "2021", 2456000000), (R, "2020", 2130000000), (R, "2021", 2360000000), (S, "2020", 70150000), (S, "2021", 82330000)]),
    ("years down", "plan", ["一、牵头单位经营情况", "近三年主要经济指标"],
     [["年度", "销售收入（万元）", "研发投入（万元）", "研发投入占比"], ["2019", "198,000", "6,120", "3.09%"], ["2020", "213,000", "7,015", "3.29%"],
      ["2021", "236,000", "8,233", "3.49%"], ["合计", "647,000", "21,368", "3.30%"]],
     [(R, "2019", 198e7), (R, "2020", 213e7), (R, "2021", 236e7), (S, "2019", 6120e4), (S, "2020", 7015e4), (S, "2021", 8233e4),
      (Q, "2019", 0.0309), (Q, "2020", 0.0329), (Q, "2021", 0.0349)]),
    ("one row an organisation", "plan", ["二、成员单位基本情况"],
     [["单位名称", "2021年主营业务收入（亿元）", "专职研发人员（人）"], [LEAD, "23.6", "212"], ["襄阳隆中轴承有限公司", "4.3", "45"], ["合计", "27.9", "257"]],
     [(R, "2021", 23.6e8), (T, "", 212)]),
    ("unit in a column", "application", ["牵头单位主要指标"],
     [["指标", "单位", "2021年"], ["主营业务收入", "万元", "236,000"], ["研发投入", "万元", "8,233"], ["研发投入强度", "%", "3.49"], ["专职研发人员", "人", "212"], ["职工总数", "人", "1860"]],
     [(R, "2021", 236e7), (S, "2021", 8233e4), (Q, "2021", 0.0349), (T, "2021", 212)]),
]  # fmt: skip


def document(role: Role, above: list[str], grid: Grid) -> Document:
    builder = Builder("d1")
    for text in above:
        builder.add("paragraph", text)
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            builder.add("cell", text, cell=Cell(1, r, c))
    return Document("d1", "附表.docx", "0" * 64, "docx", role, None, tuple(builder.blocks))


@pytest.mark.parametrize(("role", "above", "grid", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_every_fact_of_a_table_and_no_other(
    role: Role, above: list[str], grid: Grid, expected: list[tuple[str, str, float]]
) -> None:
    facts, _ = figures([document(role, above, grid)], LEAD, MEMBERS)
    given = sorted((f.name, "" if f.name == T and role == "plan" else f.period, float(f.value)) for f in facts)  # type: ignore[arg-type]
    assert given == [(n, p, pytest.approx(v)) for n, p, v in sorted(expected)]
    cells = {text for row in grid for text in row}
    assert all(f.source is not None and f.source.quote in cells and f.basis == "table" for f in facts)
