"""A sentence makes an arrangement, puts it off, denies it, or is merely near it."""

import pytest

from reviewer.checks import words
from reviewer.checks.desk import split
from reviewer.checks.trial import document
from reviewer.policy.arrangements import get


def look(name, text):
    doc = document(text, "agreement")
    return words.look(get(name, "guangxi-2021"), list(split(doc, doc.parts[0])))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decision_body", "联合体设立理事会，为最高决策机构。"),
        ("decision_body", "管理委员会是联合体的决策机构，由各成员单位负责人组成。"),
        ("advisory_body", "聘请行业专家组成技术咨询委员会，为联合体提供咨询意见。"),
        ("executive_body", "理事会下设秘书处，负责处理日常事务。"),
        ("executive_staff", "秘书处设秘书长1名，专职工作人员3名。"),
        ("funds_supervision", "经费监督小组每半年对收支情况开展内部检查。"),
        ("funds_government", "政府资助经费的使用按照国家和自治区有关规定执行，并接受主管部门监督和审计。"),
        ("agreement_breach", "任何一方逾期不改正的，应当支付违约金。"),
        ("foreign_experts", "聘请德国某大学的外籍专家团队加入课题组。"),
        ("research_partners", "牵头单位与某大学自2012年起共建联合研发中心。"),
    ],
)
def test_made(name, text):
    assert look(name, text).made


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decision_body", "联合体暂不设立理事会，重大事项由各方协商。"),
        ("advisory_body", "专家咨询委员会的设立由各方另行约定。"),
        ("funds_management", "经费管理办法由各方另行制定。"),
        ("agreement_breach", "违约责任及赔偿标准待定。"),
        ("foreign_experts", "联合体将积极引进国外专家团队参与研发。"),
        ("lead_platform", "公司正在申报国家企业技术中心，建有国家级平台的条件已具备。"),
    ],
)
def test_put_off_or_denied_makes_nothing(name, text):
    found = look(name, text)
    assert not found.made


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decision_body", "各方应当友好协商。"),
        ("advisory_body", "联合体提供技术咨询服务收入单独核算。"),
        ("foreign_experts", "产品达到国际先进水平。"),
        ("funds_supervision", "秘书处负责会议组织。"),
    ],
)
def test_neighbouring_words_make_nothing(name, text):
    assert not look(name, text).made


def test_a_clause_put_off_does_not_spoil_the_one_that_makes_it():
    found = look("funds_management", "秘书处制定经费管理办法，会议时间另行确定。")
    assert found.made


def test_white_space_inside_words_hides_nothing():
    assert look("decision_body", "联合体设立理 事 会，为最高决策机构。").made


def test_parts_are_kept_apart():
    found = look("agreement_ip", "独立完成的成果归完成方所有。\n成员可以免费使用共有专利。")
    assert found.parts["归属"] and found.parts["许可使用"] and not found.parts["收益分配"]
