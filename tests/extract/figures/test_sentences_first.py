"""Sentences written before anyone saw what the code gives: each lists every fact it holds, and nothing else is one."""

from __future__ import annotations

import pytest

from reviewer.extract.figures import figures
from reviewer.parse.build import Builder
from reviewer.records import Document, Role

LEAD = "湖北江汉精工机床股份有限公司"
MEMBERS = (LEAD, "武昌理工大学", "襄阳隆中轴承有限公司", "湖北省机电研究院", "宜昌三峡液压有限公司")
R, S, Q, T = "lead.annual_revenue", "lead.rd_spend", "lead.rd_intensity", "lead.rd_staff"
P, M = "lead.platforms", "consortium.members_total"
E, U, N, H, Z = (f"consortium.{k}" for k in ("enterprises", "universities", "institutes", "research", "others"))

CASES: list[tuple[str, list[tuple[str, str, float]]]] = [
    ("2021年度公司实现主营业务收入23.6亿元，同比增长11.2%，利税2.1亿元。", [(R, "2021", 23.6e8)]),
    ("江汉精工2021年营业收入为236,145.78万元，其中主营业务收入225,310.40万元。", [(R, "2021", 2361457800), (R, "2021", 2253104000)]),
    ("近三年，公司研发投入分别为6,120万元、7,015万元、8,233万元。", []),
    ("2019-2021年，公司研发投入分别为6120、7015、8233万元，占销售收入比例分别为3.1%、3.3%、3.5%。",
     [(S, "2019", 6120e4), (S, "2020", 7015e4), (S, "2021", 8233e4), (Q, "2019", 0.031), (Q, "2020", 0.033), (Q, "2021", 0.035)]),
    ("2021年研发费用8,233万元，占营业收入的3.49%。", [(S, "2021", 8233e4), (Q, "2021", 0.0349)]),
    ("公司现有员工1,860人，其中专职研发人员212人，博士18人、硕士76人。", [(T, "", 212)]),
    ("拥有一支210余人的专职研发团队。", [(T, "", 210)]),
    ("公司拥有研发人员260人，其中专职212人、兼职48人。", [(T, "", 212)]),
    ("公司研发人员共260人，占职工总数的14%。", []),
    ("研究开发人员212名，均为全职。", [(T, "", 212)]),
    ("江汉装备集团2021年合并营业收入136亿元，江汉精工单体营业收入23.6亿元。", [(R, "2021", 23.6e8)]),
    ("预计2023年主营业务收入达到30亿元，研发投入占比不低于4%。", []),
    ("“十四五”末，力争实现销售收入50亿元。", []),
    ("襄阳隆中轴承有限公司2021年主营业务收入4.3亿元，专职研发人员45人，研发投入强度4.1%。", []),
    ("公司与武昌理工大学长期合作，2021年研发投入8,233万元。", [(S, "2021", 8233e4)]),
    ("主营业务收入由2019年的19.8亿元增长到2021年的23.6亿元，年均增长9.2%。", [(R, "2019", 19.8e8), (R, "2021", 23.6e8)]),
    ("公司2021年主营业务收入23.6亿元，较2020年的21.3亿元增长10.8%。", [(R, "2021", 23.6e8), (R, "2020", 21.3e8)]),
    ("新产品销售收入11.2亿元，占主营业务收入的47.5%。", []),
    ("公司2020年、2021年主营业务收入分别为21.3亿元和23.6亿元，研发投入分别为7,015万元和8,233万元。",
     [(R, "2020", 21.3e8), (R, "2021", 23.6e8), (S, "2020", 7015e4), (S, "2021", 8233e4)]),
    ("三年累计研发投入21,368万元，年均研发投入强度3.3%。", []),
    ("2021年主营业务收入和研发投入分别为23.6亿元、8,233万元。", [(R, "2021", 23.6e8), (S, "2021", 8233e4)]),
    ("研发投入强度由2019年的3.1%提高到2021年的3.5%。", [(Q, "2019", 0.031), (Q, "2021", 0.035)]),
    ("研发投入强度较上年提高0.2个百分点，达到3.5%。", [(Q, "", 0.035)]),
    ("近三年研发投入占主营业务收入的比例均在3%以上。", [(Q, "", 0.03)]),
    ("我公司每年将不低于销售收入3%的资金用于研发。", []),
    ("成员单位2021年合计实现主营业务收入41亿元，研发投入合计1.9亿元。", []),
    ("本联合体由15家单位共同组建，其中企业9家，高校3所，科研院所2家，行业协会1家。", [(M, "", 15), (E, "", 9), (U, "", 3), (N, "", 2), (Z, "", 1)]),
    ("联合体现有成员单位十二家，包括企业七家、高校和科研院所五家。", [(M, "", 12), (E, "", 7), (H, "", 5)]),
    ("由三家成员单位财务负责人组成监督小组。", []),
    ("公司建有国家企业技术中心1个、省级工程研究中心2个，正在申报省级重点实验室。", [(P, "国家级", 1), (P, "省级", 2)]),
    ("联合体成员单位现有国家级创新平台3个、省级创新平台11个。", [("platforms.national", "", 3), ("platforms.provincial", "", 11)]),
    ("根据2021年度审计报告，公司主营业务收入为23.6亿元，净利润1.2亿元。", [(R, "2021", 23.6e8)]),
]  # fmt: skip


def document(*paragraphs: str, role: Role = "plan") -> Document:
    builder = Builder("d1")
    builder.add("paragraph", f"牵头单位：{LEAD}（以下简称“江汉精工”或“公司”）")
    builder.add("heading", "一、牵头单位基本情况", level=1)
    for text in paragraphs:
        builder.add("paragraph", text)
    return Document("d1", "方案.docx", "0" * 64, "docx", role, None, tuple(builder.blocks))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:18] for text, _ in CASES])
def test_every_fact_of_a_sentence_and_no_other(text: str, expected: list[tuple[str, str, float]]) -> None:
    facts, _ = figures([document(text)], LEAD, MEMBERS)
    given = sorted((f.name, f.level if f.name == P else f.period, float(f.value)) for f in facts)  # type: ignore[arg-type]
    assert given == [(n, p, pytest.approx(v)) for n, p, v in sorted(expected)]
