"""Organisations' names: spans, equality, kind, independence."""

from __future__ import annotations

import pytest
from papers import Paper

from reviewer.extract import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("核心层单位：桂南大学、广西铝材研究院、百色右江铝电有限公司", ["桂南大学", "广西铝材研究院", "百色右江铝电有限公司"]),
        ("郑州冷链物流有限公司系河南食品股份有限公司的全资子公司", ["郑州冷链物流有限公司", "河南食品股份有限公司"]),
        ("深圳前海成长投资合伙企业（有限合伙）", ["深圳前海成长投资合伙企业（有限合伙）"]),
        ("由华东（集团）有限公司和江南理工大学材料学院承担", ["华东（集团）有限公司", "江南理工大学材料学院"]),
        ("联合体设理事会，由各成员单位组成", []),
    ],
)
def test_organisations(text: str, found: list[str]) -> None:
    assert [name for _, _, name in names.organisations(text)] == found


def test_same_and_aliases() -> None:
    document = Paper().say("河南豫味源食品股份有限公司（以下简称“豫味源”）成立于2001年。").done()
    short = names.aliases(document)
    assert short == {"豫味源": "河南豫味源食品股份有限公司"}
    assert names.same("豫味源", "河南豫味源食品股份有限公司", short)
    assert names.same("华东(集团)有限公司", "华东（集团） 有限公司")
    assert not names.same("玉林康桂医药物流有限公司", "玉林康桂医药流通有限公司")


def test_resolve_shortenings() -> None:
    known = ["龙城工业大学", "柳州柏岳重工机械股份有限公司", "湘南科技大学"]
    assert names.resolve("龙城工大", known) == "龙城工业大学"
    assert names.resolve("柏岳重工", known) == "柳州柏岳重工机械股份有限公司"
    assert names.resolve("某某大学", known) == "某某大学"


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("桂南理工大学", None, "university"),
        ("桂林职业技术学院", "12", "university"),
        ("广西铝基材料研究院", "12", "institute"),
        ("广西铝基材料研究院有限公司", "91", "enterprise"),
        ("岭南有色冶金研究所", None, "institute"),
        ("河南金粮食品质量检验中心", "52", "other"),
        ("南宁市第一人民医院", "12", "other"),
        ("广西糖业协会", "51", "other"),
        ("桂林电器厂", None, "enterprise"),
    ],
)
def test_kind(name: str, code: str | None, kind: str) -> None:
    assert names.kind_of(name, code and code + "450000498507123A") == kind


@pytest.mark.parametrize(
    ("name", "alone"),
    [("桂南理工大学", True), ("桂南理工大学材料学院", False), ("广西铝业有限公司南宁分公司", False), ("铝材国家重点实验室", False), ("岭南研究所", True),
     ("某大学研究院有限公司", True), ("中国科学院广西分院", False)],
)  # fmt: skip
def test_independent(name: str, alone: bool) -> None:
    assert names.independent(name) is alone


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("广西壮族自治区科学技术厅", True),
        ("崇左市科学技术局", True),
        ("重庆两江新区管委会", True),
        ("中国铁路南宁局集团有限公司", False),
        ("广西电力设计院", False),
        ("国网许昌供电分局", False),
    ],
)
def test_public_authorities_are_told_by_their_names(name, told):
    assert names.is_authority(name) is told


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("江北轨道装备股份有限公司（轨道股份）", "江北轨道装备股份有限公司"),
        ("江北轨道装备股份有限公司（简称“江北轨装”）", "江北轨道装备股份有限公司"),
        ("江北交通大学（江北交大）", "江北交通大学"),
        ("江北轨道装备股份有限公司（乙1）", "江北轨道装备股份有限公司"),
        ("江北石油大学（华东）", "江北石油大学（华东）"),
        ("江北成长投资合伙企业（有限合伙）", "江北成长投资合伙企业（有限合伙）"),
        ("江北（集团）有限公司", "江北（集团）有限公司"),
    ],
)
def test_a_name_without_the_short_one_behind_it(printed: str, full: str) -> None:
    assert names.full(printed) == full
    assert names.same(printed, full)


def test_short_names_of_a_table() -> None:
    rows = [["甲方", "江北轨道装备股份有限公司（轨道股份）"], ["乙方", "江北交通大学（交大）"]]
    assert names.aliases(Paper().table(rows).done()) == {
        "轨道股份": "江北轨道装备股份有限公司", "甲方": "江北轨道装备股份有限公司", "乙方": "江北交通大学",
    }  # fmt: skip
