"""What counts as a difference between documents, and what is the same thing said in another way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reviewer.consistency import compare
from reviewer.consistency.who import elsewhere
from reviewer.extract.figures import compute
from reviewer.parse.build import Builder
from reviewer.records import Block, Difference, Document, Extraction, Fact, Interval, Member, Platform, Rejected, Role, Roster

LEAD = "湖北江汉精工机床股份有限公司"


class Papers:
    """An application, an agreement and a plan whose blocks facts can point at."""

    def __init__(self) -> None:
        self.builders = {role: Builder(role) for role in ("application", "agreement", "plan")}
        self.facts: list[Fact] = []
        self.rejected: list[Rejected] = []
        self.rosters: list[Roster] = []
        self.platforms: list[Platform] = []

    def block(self, role: str, text: str) -> Block:
        return self.builders[role].add("paragraph", text)

    def say(self, role: str, name: str, value: str | float, raw: str = "", **more: object) -> Fact:
        fact = Fact(f"f{len(self.facts) + 1}", name, value, self.block(role, raw or str(value)).source, raw=raw or str(value))
        fact = replace(fact, **({"subject": LEAD} if name.startswith("lead.") else {}) | more)  # type: ignore[arg-type]
        self.facts.append(fact)
        return fact

    def list(self, role: Role, *names: str) -> None:
        members = tuple(Member(name, self.block(role, name).source) for name in names)
        self.rosters.append(Roster(role, role, "表格", members))

    def compare(self) -> list[Difference]:
        documents = [
            Document(role, f"{role}.docx", "", "docx", role, None, tuple(b.blocks))  # type: ignore[arg-type]
            for role, b in self.builders.items()
        ]
        extraction = Extraction(
            tuple(self.facts), tuple(self.rejected), rosters=tuple(self.rosters), platforms=tuple(self.platforms)
        )
        found = list(compare(documents, extraction))
        for difference in found:
            assert len(difference.values) >= 2
            assert difference.message.endswith(difference.values[-1][0])
        return found

    def topics(self) -> list[str]:
        return [difference.topic for difference in self.compare()]


@pytest.fixture
def papers() -> Papers:
    return Papers()


SAME: list[tuple[str, str, str]] = [
    ("consortium.name", "湖北省高端数控机床创新联合体", "高端数控机床创新联合体"),
    ("consortium.name", "湖北省高端数控机床创新联合体", "湖北省高端数控 机床创新联合体"),
    ("lead.name", LEAD, "江汉精工"),
    ("lead.name", "湖北江汉精工机床（集团）股份有限公司", "湖北江汉精工机床(集团)股份有限公司"),
    ("chief_scientist.name", "石磊", "石　磊"),
    ("chief_scientist.name", "石磊", "石磊教授"),
    ("consortium.agreement_effective_date", "2022-10-28", "2022-10"),
    ("lead.registered_place", "襄阳市高新区", "湖北省襄阳市"),
    ("lead.registered_place", "郑州市惠济区食品工业园", "郑州市"),
    ("lead.registered_place", "荥阳市", "郑州市荥阳市"),
]
OTHER: list[tuple[str, str, str, str]] = [
    ("consortium_name", "consortium.name", "湖北省高端数控机床创新联合体", "湖北省高端工业母机创新联合体"),
    ("lead_name", "lead.name", LEAD, "湖北江汉精工机床有限公司武汉分公司"),
    ("chief_scientist", "chief_scientist.name", "祝景行", "祝景珩"),
    ("effective_date", "consortium.agreement_effective_date", "2022-10-28", "2022-11-08"),
    ("registered_place", "lead.registered_place", "湖北省襄阳市", "武汉市东湖新技术开发区"),
    ("registered_place", "lead.registered_place", "湖北省襄阳市", "河南省南阳市"),
]


@pytest.mark.parametrize(("name", "a", "b"), SAME)
def test_the_same_said_otherwise_is_no_difference(papers: Papers, name: str, a: str, b: str) -> None:
    papers.say("application", name, a)
    papers.say("agreement", name, b)
    assert papers.topics() == []


@pytest.mark.parametrize(("topic", "name", "a", "b"), OTHER)
def test_another_thing_is_a_difference(papers: Papers, topic: str, name: str, a: str, b: str) -> None:
    papers.say("application", name, a)
    papers.say("agreement", name, b)
    assert papers.topics() == [topic]


def test_totals_parts_and_lists_of_members_are_one_topic(papers: Papers) -> None:
    papers.say("application", "consortium.members_total", 10)
    papers.say("application", "consortium.enterprises", 7)
    papers.say("application", "consortium.research", 3)
    papers.say("application", "consortium.others", 1)
    papers.list("agreement", *(f"襄阳第{c}机械厂" for c in "一二三四五六七八九十"))
    (difference,) = papers.compare()
    assert "7+3+1=11" in difference.message


def test_parts_that_leave_room_for_others_agree_with_the_total(papers: Papers) -> None:
    papers.say("application", "consortium.members_total", 12)
    papers.say("application", "consortium.enterprises", 7)
    papers.say("application", "consortium.universities", 3)
    papers.say("application", "consortium.institutes", 1)
    assert papers.topics() == []


def test_a_list_counts_against_the_total(papers: Papers) -> None:
    papers.say("application", "consortium.members_total", 4)
    papers.list("agreement", "襄阳轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    assert papers.topics() == ["members_total"]


def test_a_member_of_one_list_only_is_named(papers: Papers) -> None:
    papers.list("application", LEAD, "襄阳轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    papers.list("agreement", LEAD, "襄阳轴承有限公司", "武昌理工大学", "宜昌三峡液压有限公司")
    found = papers.compare()
    assert [d.topic for d in found] == ["member_names", "member_names"]
    assert {d.values[0][0] for d in found} == {"湖北省机电研究院", "宜昌三峡液压有限公司"}


def test_a_slip_of_one_character_is_shown_with_its_counterpart(papers: Papers) -> None:
    papers.list("application", LEAD, "襄阳隆中轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    papers.list("agreement", LEAD, "襄阳龙中轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    (difference,) = papers.compare()
    assert [value for value, _ in difference.values] == ["襄阳隆中轴承有限公司", "襄阳龙中轴承有限公司"]


def test_short_names_are_the_same_members(papers: Papers) -> None:
    papers.list("application", LEAD, "襄阳隆中轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    papers.list("agreement", "江汉精工", "隆中轴承", "武昌理工大学", "机电研究院")
    assert papers.topics() == []


def test_a_part_of_the_members_is_no_full_list(papers: Papers) -> None:
    papers.list("application", LEAD, *(f"襄阳第{c}机械厂" for c in "一二三四五六七"))
    papers.list("agreement", LEAD, "襄阳第一机械厂", "襄阳第二机械厂")
    assert papers.topics() == []


def test_a_list_without_the_lead_is_neither_short_nor_another(papers: Papers) -> None:
    papers.say("application", "lead.name", LEAD)
    papers.say("application", "consortium.members_total", 4)
    papers.list("application", LEAD, "襄阳轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    papers.list("agreement", "襄阳轴承有限公司", "武昌理工大学", "湖北省机电研究院")
    assert papers.topics() == []


def test_platforms_stated_and_listed(papers: Papers) -> None:
    papers.say("application", "platforms.total", 3, measure="联合体内已建相关省级以上各类创新平台数量")
    papers.say("application", "platforms.national", 2)
    for name, level in (("甲", "国家级"), ("乙", "省级"), ("丙", "省级"), ("丁", "市级")):
        papers.platforms.append(Platform(name, papers.block("application", name).source, level=level))
    (difference,) = papers.compare()
    assert difference.topic == "platform_count" and "国家级平台数" in difference.message and "清单列1个" in difference.message


def test_platforms_of_the_city_count_where_the_form_asks_for_them(papers: Papers) -> None:
    papers.say("application", "platforms.total", 2, measure="市级及以上各类科研平台数量（个）")
    for name, level in (("甲", "国家级"), ("丁", "市级")):
        papers.platforms.append(Platform(name, papers.block("application", name).source, level=level))
    assert papers.topics() == []


def test_totals_of_other_levels_are_not_compared(papers: Papers) -> None:
    papers.say("application", "platforms.total", 7, measure="省级以上各类创新平台数量")
    papers.say("plan", "platforms.total", 14, measure="市级以上创新平台")
    assert papers.topics() == []


def money(papers: Papers, role: str, name: str, value: float, low: float, high: float, **more: object) -> Fact:
    more = {"period": "2021", "unit": "CNY", "measure": "销售收入" if "revenue" in name else "研发投入", **more}
    return papers.say(role, name, value, f"{value:g}元", interval=Interval(low, high), **more)


def test_figures_of_one_year_and_measure_differ(papers: Papers) -> None:
    money(papers, "application", "lead.annual_revenue", 58.62e8, 58.615e8, 58.625e8)
    money(papers, "plan", "lead.annual_revenue", 59.26e8, 59.255e8, 59.265e8)
    assert papers.topics() == ["revenue"]


def test_rounding_is_no_difference(papers: Papers) -> None:
    money(papers, "application", "lead.annual_revenue", 58.62e8, 58.615e8, 58.625e8)
    money(papers, "plan", "lead.annual_revenue", 586219e4, 5862185e3, 5862195e3)
    money(papers, "agreement", "lead.annual_revenue", 59e8, 58e8, 60e8)
    assert papers.topics() == []


@pytest.mark.parametrize(
    "more",
    [
        {"period": "2020"},
        {"measure": "营业收入"},
        {"scope": "consolidated"},
        {"status": "planned"},
        {"subject": "另一公司"},
        {"period": ""},
    ],
)
def test_unlike_figures_are_not_compared(papers: Papers, more: dict[str, str]) -> None:
    money(papers, "application", "lead.annual_revenue", 58.62e8, 58.615e8, 58.625e8)
    money(papers, "plan", "lead.annual_revenue", 70.13e8, 70.125e8, 70.135e8, **more)
    assert papers.topics() == []


def test_spending_is_a_topic_of_its_own(papers: Papers) -> None:
    money(papers, "application", "lead.rd_spend", 1.6e8, 1.595e8, 1.605e8)
    money(papers, "plan", "lead.rd_spend", 1.7e8, 1.695e8, 1.705e8)
    assert papers.topics() == ["rd_spend"]


@pytest.mark.parametrize(("stated", "expected"), [(0.032, ["rd_intensity"]), (0.029, []), (0.03, ["rd_intensity"])])
def test_a_stated_share_against_the_quotient(papers: Papers, stated: float, expected: list[str]) -> None:
    money(papers, "application", "lead.annual_revenue", 58.62e8, 58.615e8, 58.625e8)
    money(papers, "application", "lead.rd_spend", 16972e4, 169715e3, 169725e3)
    papers.say(
        "application",
        "lead.rd_intensity",
        stated,
        f"{stated:.1%}",
        period="2021",
        interval=Interval(stated - 0.0005, stated + 0.0005),
    )
    papers.facts += [replace(f, id=f"c{i}") for i, f in enumerate(compute(papers.facts))]
    found = papers.compare()
    assert [d.topic for d in found] == expected
    assert not expected or "2.90%" in found[0].message


def test_a_share_that_fits_one_of_two_revenues_is_right(papers: Papers) -> None:
    money(papers, "application", "lead.annual_revenue", 40e8, 40e8, 40e8, measure="营业收入")
    money(papers, "application", "lead.annual_revenue", 38e8, 38e8, 38e8, measure="主营业务收入")
    money(papers, "application", "lead.rd_spend", 1.2e8, 1.2e8, 1.2e8)
    papers.say("application", "lead.rd_intensity", 0.03, "3%", period="2021", interval=Interval(0.0295, 0.0305))
    papers.facts += [replace(f, id=f"c{i}") for i, f in enumerate(compute(papers.facts))]
    assert papers.topics() == []


def share(papers: Papers, role: str, value: float, measure: str) -> Fact:
    return papers.say(
        role,
        "lead.rd_intensity",
        value,
        f"{measure}{value:.2%}",
        period="2021",
        measure=measure,
        interval=Interval(value - 5e-5, value + 5e-5),
    )


def test_shares_of_two_revenues_are_two_things(papers: Papers) -> None:
    share(papers, "application", 0.032, "占主营业务收入的")
    share(papers, "plan", 0.0308, "占营业收入的")
    assert papers.topics() == []


def test_two_shares_of_one_revenue_differ(papers: Papers) -> None:
    share(papers, "application", 0.032, "占销售收入的")
    share(papers, "plan", 0.035, "研发投入强度")
    assert papers.topics() == ["rd_intensity"]


def test_staff_of_one_time(papers: Papers) -> None:
    papers.say("application", "lead.rd_staff", 196, "196人", period="2021", interval=Interval(196, 196))
    papers.say("plan", "lead.rd_staff", 178, "178人", interval=Interval(178, 178))
    assert papers.topics() == ["rd_staff"]


def test_staff_of_two_years_and_about(papers: Papers) -> None:
    papers.say("application", "lead.rd_staff", 196, "196人", period="2021", interval=Interval(196, 196))
    papers.say("plan", "lead.rd_staff", 178, "178人", period="2020", interval=Interval(178, 178))
    papers.say("agreement", "lead.rd_staff", 200, "约200人", interval=Interval(176, 220))
    assert papers.topics() == []


def test_signing_makes_the_agreement_effective(papers: Papers) -> None:
    papers.say("application", "consortium.agreement_effective_date", "2022-10-28")
    papers.block("agreement", "本协议经各方法定代表人签字并加盖公章后生效。")
    papers.say("agreement", "agreement.sign_date", "2022-11-02")
    assert papers.topics() == ["effective_date"]


def test_nothing_gives_nothing(papers: Papers) -> None:
    assert papers.compare() == []


def test_addresses() -> None:
    assert elsewhere("湖北省襄阳市高新区", "武汉市")
    assert not elsewhere("重庆市两江新区", "重庆市渝北区")
    assert not elsewhere("高新区大道1号", "武汉市")
