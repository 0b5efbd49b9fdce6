"""What a document is, by its pages; where one file holds several."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reviewer.parse.build import Builder, Row
from reviewer.parse.roles import by_name, parts, role
from reviewer.records import Block, Cell

FORM = [
    "创新联合体名称：甲创新联合体",
    "产业领域：新材料",
    "牵头单位：甲公司（盖章）",
    "联系人：石磊",
    "联系电话：0771-5605218",
    "填报日期：2021年9月6日",
]
FORM_RULES = ["填表说明", "一、联合体牵头单位须加盖法人公章。", "五、联合体组建申请表须附《广西壮族自治区创新联合体组建协议》。"]
AGREEMENT = [
    "为推动产业技术进步，经所有成员单位同意，签署联合组建协议，内容如下。",
    "一、参与单位",
    "二、组建原则",
    "违约责任追究方式",
    "因本协议引起的争议，提交仲裁。",
]
PLAN = [
    "一、组建背景与意义",
    "二、建设条件",
    "三、总体思路与发展目标",
    "（三）主要任务",
    "建设计划",
    "经费来源、预算方案及保障措施",
]
PROMISE = ["我单位郑重承诺：", "所提交材料真实有效，如有虚假，愿承担相应责任。", "承诺单位（盖章）", "2021年9月6日"]
AUDIT = ["我们审计了广西甲公司财务报表，包括2020年度的利润表。", "南宁会计师事务所（盖章）", "中国注册会计师：赵敏行"]


def pages(*texts: list[str]) -> list[Block]:
    """Blocks of a file with pages, a list of lines a page."""
    builder = Builder("d1")
    for number, lines in enumerate(texts, 1):
        for line in lines:
            builder.add("paragraph", line, rows=(Row(0, len(line), number, (0, 0, 1, 1)),))
    return builder.blocks


def flow(*lines: str) -> list[Block]:
    """Blocks of a file without pages; `*` before a line makes it a cell, `#` an item of an automatic list."""
    builder = Builder("d1")
    for index, line in enumerate(lines):
        if line.startswith("*"):
            builder.add("cell", line[1:], cell=Cell(1, index, 1))
        else:
            builder.add("paragraph", line.removeprefix("#"), label="1." if line.startswith("#") else "")
    return builder.blocks


def role_of(*lines: str, name: str = "") -> str:
    return role(parts(flow(*lines), name), name)


def cuts(blocks: list[Block]) -> list[tuple[str, str]]:
    """The role of each part and the text it begins with."""
    found = parts(blocks)
    assert found[0].first == 0 and found[-1].last == len(blocks)
    assert all(one.last == other.first for one, other in pairwise(found))
    return [(part.role, blocks[part.first].text) for part in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["附件1-1", "广西壮族自治区创新联合体", "组建申请表", *FORM, *FORM_RULES], "application"),
        (["河南省创新联合体组建备案申请表"], "application"),
        (["湖南省产业技术创新战略联盟试点申请表"], "application"),
        (["2022年度创新联合体申报书"], "application"),
        (["附件 1-2", "广西壮族自治区创新联合体", "组 建 协 议", *FORM], "agreement"),
        (["湖北省产业技术创新联合体协议书", "（草案）"], "agreement"),
        (["关于共同组建甲创新联合体的协议"], "agreement"),
        (["甲产业技术创新战略联盟协议书"], "agreement"),
        (["湖北省智能装备产业技术创新联合体", "协议书", "甲方：甲公司"], "agreement"),
        (["協 議 書", "甲方：甲公司"], "agreement"),
        (["甲创新联合体共建协议（签章版）"], "agreement"),
        (["甲创新联合体组建协议20221028"], "agreement"),
        (["河南省速冻食品创新联合体", "建设方案", *PLAN], "plan"),
        (["甲创新联合体组建方案（2022—2025年）"], "plan"),
        (["湖南省甲产业技术创新战略联盟组建可行性报告"], "plan"),
        (["两江新区产业创新联合体实施方案"], "plan"),
        (["诚信承诺书", *PROMISE], "commitment"),
        (["关于材料真实性的承诺函"], "commitment"),
        (["邕正会审字〔2021〕第0316号", "广西甲公司2020年度财务报表审计", "报告（摘录）", *AUDIT], "evidence"),
        (["广西甲公司", "审计报告", *AUDIT], "evidence"),
        (["合并及母公司利润表（摘页）", "编制单位：甲公司"], "evidence"),
        (["营业执照", "统一社会信用代码91450100717K3A8P5A"], "evidence"),
        (["法定代表人授权委托书", "兹委托周晓军为我单位代理人"], "evidence"),
        (["关于认定2020年自治区企业技术中心的通知"], "evidence"),
        (["甲创新联合体经费管理办法", "根据联合体组建协议制定本办法。"], "other"),
        (["广西壮族自治区科学技术厅文件", "桂科计字〔2019〕12号", "关于同意建设自治区重点实验室的批复"], "evidence"),
        (["牵头单位基本情况表"], "evidence"),
        (["甲控股集团有限公司", "2020年度报告（摘录）"], "evidence"),
        (["甲创新联合体章程"], "other"),
        (["关于报送甲创新联合体组建申请材料的函", "现将组建申请表、组建协议报上。", "附：1.组建申请表 2.组建协议"], "other"),
    ],
)
def test_title_tells_the_role(lines, expected):
    assert role_of(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["本方案与《甲创新联合体组建协议》配套。", *PLAN], "plan"),
        (["*联合体名称", "*成员总数（个）", "*牵头单位", "*联系人", "*推荐单位审核意见"], "application"),
        (["甲方：甲公司", "乙方：乙大学", "经协商一致，签订本协议。", "违约责任", "争议解决"], "agreement"),
        (["我单位郑重承诺：", "如有虚假，承担一切责任。", "特此声明"], "commitment"),
    ],
)
def test_content_tells_the_role_where_no_title_does(lines, expected):
    assert role_of(*lines) == expected


def test_name_decides_only_where_pages_do_not():
    assert role_of("扫描件第1页", name="02 组建协议.docx") == "agreement"
    assert role_of("甲创新联合体", "建设方案", *PLAN, name="组建协议.docx") == "plan"
    assert role_of("随便一句话。", name="材料.docx") == "other"
    assert role((), "组建申请表.pdf") == "application"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("01 甲创新联合体组建申请表.docx", "application"),
        ("组建申请表及协议.pdf", "application"),
        ("附件 审计报告相关页.pdf", "evidence"),
        ("协议签字授权委托书.pdf", "evidence"),
        ("申请材料/03建设方案.docx", "plan"),
        ("承诺书.pdf", "commitment"),
        ("组建协议/扫描件1.pdf", "agreement"),
        ("新建文本文档.txt", "other"),
    ],
)
def test_name_tells_the_role(name, expected):
    assert by_name(name) == expected


def test_form_followed_by_agreement_with_pages():
    title = ["附件1-2", "广西壮族自治区创新联合体", "组建协议"]
    file = pages(
        ["附件1-1", "广西壮族自治区创新联合体", "组建申请表", *FORM],
        FORM_RULES,
        ["广西壮族自治区创新联合体组建申请表", "成员总数 10"],
        [*title, *FORM],
        ["甲创新联合体组建协议", *AGREEMENT],
    )
    assert cuts(file) == [("application", "附件1-1"), ("agreement", "附件1-2")]
    assert role(parts(file)) == "application"


def test_form_agreement_plan_and_promise_without_pages():
    form = ["河南省创新联合体组建备案申请表", *FORM, "*推荐单位审核意见"]
    file = flow(*form, "河南省创新联合体组建协议", *AGREEMENT, "甲创新联合体", "建设方案", *PLAN, "承诺书", *PROMISE)
    assert cuts(file) == [
        ("application", "河南省创新联合体组建备案申请表"),
        ("agreement", "河南省创新联合体组建协议"),
        ("plan", "甲创新联合体"),
        ("commitment", "承诺书"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        ["广西甲公司", "2020年度审计报告"],
        ["邕正会审字〔2021〕第0316号", "广西甲先进材料股份有限公司2020年度财务报表审计报告（摘录）"],
        ["广西甲公司2020年度财务报表审计", "报告"],
    ],
)
def test_audit_report_behind_a_form(title):
    file = pages(["甲创新联合体组建申请表", *FORM], [*title, *AUDIT])
    assert cuts(file) == [("application", "甲创新联合体组建申请表"), ("evidence", title[0])]


@pytest.mark.parametrize(
    "mention",
    [
        ["联合体组建申请表须附《甲创新联合体组建协议》。"],
        ["三、甲创新联合体组建协议"],
        ["#甲创新联合体组建协议"],
        ["甲创新联合体组建协议………………5"],
        ["甲创新联合体组建协议 12"],
        ["附件清单：", "甲创新联合体组建协议", "甲创新联合体建设方案", "承诺书"],
        ["*甲创新联合体组建协议"],
        ["根据甲创新联合体组建协议，各方开展合作"],
        ["与高校院所合作协议"],
        ["甲创新联合体建设方案"],
        ["牵头单位营业执照和证书"],
        ["声明"],
        ["附件：1. 甲创新联合体组建协议", *AGREEMENT],
        ["附件：甲创新联合体组建协议", *AGREEMENT],
    ],
)
def test_a_mention_does_not_split(mention):
    file = flow("甲创新联合体组建申请表", *FORM, *mention, "推荐单位审核意见：同意推荐。", "科技厅审核意见：")
    assert [found for found, _ in cuts(file)] == ["application"]


def test_plan_that_speaks_of_the_agreement_is_one_document():
    file = flow("甲创新联合体", "建设方案", *PLAN, "组建协议", "各方已签署组建协议，约定了权利义务和违约责任。", "五、保障措施")
    assert [found for found, _ in cuts(file)] == ["plan"]


def test_statement_inside_an_agreement_does_not_cut_off_its_signatures():
    file = flow("甲创新联合体组建协议", *AGREEMENT, "声明与承诺", "各方承诺不存在利益冲突。", "法定代表人（签字）：")
    assert [found for found, _ in cuts(file)] == ["agreement"]


def test_running_heads_do_not_split():
    builder = Builder("d1")
    for page in (1, 2, 3):
        builder.add("header", "甲创新联合体组建协议", rows=(Row(0, 5, page, (0, 0, 1, 1)),))
        for line in ["甲创新联合体组建申请表", *FORM] if page == 1 else AGREEMENT:
            builder.add("paragraph", line, rows=(Row(0, len(line), page, (0, 0, 1, 1)),))
    assert [found for found, _ in cuts(builder.blocks)] == ["application"]


def test_cover_and_contents_are_not_the_document():
    cover = ["甲创新联合体申报材料", "目录", "一、组建申请表……1", "二、组建协议……9"]
    file = pages(cover, ["甲创新联合体组建申请表", *FORM], ["甲创新联合体组建协议", *AGREEMENT])
    assert cuts(file) == [("other", cover[0]), ("application", "甲创新联合体组建申请表"), ("agreement", "甲创新联合体组建协议")]
    assert role(parts(file)) == "application"


def test_contents_page_of_a_document_without_a_title():
    assert role_of("目录", "一、组建背景与意义……1", *PLAN) == "plan"


@pytest.mark.parametrize(
    "head",
    [
        ["河南省科学技术厅文件", "豫科〔2022〕88号", "关于印发《河南省创新联合体工作方案》的通知"],
        ["省科技厅印发", "《关于推进产业技术创新联合体建设的", "指导意见（试行）》的通知"],
        ["附件", "广西壮族自治区创新联合体建设管理", "工作方案（试行）"],
    ],
)
def test_the_authoritys_own_forms_are_not_the_applicants(head):
    annexes = ["附件1-1", "广西壮族自治区创新联合体组建申请表", *FORM, "附件1-2", "广西壮族自治区创新联合体组建协议", *AGREEMENT]
    assert cuts(flow(*head, "一、总体要求", *annexes)) == [("other", head[0])]


def test_a_plan_that_names_a_circular_is_a_plan():
    basis = ["编制依据", "关于印发创新联合体建设工作方案（试行）的通知"]
    assert role_of("甲创新联合体", "建设方案", *basis, *PLAN) == "plan"
    assert role_of("甲创新联合体", "建设方案", "根据《关于印发创新联合体工作方案的通知》，制定本方案。", *PLAN) == "plan"


def test_no_blocks_no_parts():
    assert parts([]) == ()
