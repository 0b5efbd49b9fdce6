"""Where in the chain a member's own statement says it stands."""

from __future__ import annotations

import pytest

from reviewer.checks.members import side
from reviewer.policy.params import Share
from reviewer.records import Member, MemberType, Source

PLACE = Source("d1", None, None, 0, 2, "甲乙")


@pytest.mark.parametrize(
    ("statement", "kind", "inside"),
    [
        ("【牵头单位】产业链中游。禽用疫苗批签发量居全国前五。", "enterprise", True),
        ("轴承钢生产企业，处于产业链下游。核心层单位。", "enterprise", True),
        ("紧密合作单位（产业链中下游），承担制剂分装。", "enterprise", True),
        ("【核心层单位】产业链上游。供应注射佐剂。", "enterprise", False),
        ("带动产业链上下游企业50余家协同发展。", "enterprise", None),
        ("为产业链下游企业提供检测服务。", "enterprise", None),
        ("农牧装备骨干企业，承担样机试制。", "enterprise", None),
        ("省属重点高校，服务产业链下游。", "university", False),
    ],
)
def test_a_member_stands_where_it_says_of_itself(statement: str, kind: MemberType, inside: bool | None) -> None:
    member = Member("甲公司", PLACE, None, kind, statement=statement, statement_source=PLACE)
    assert side(member, Share(words=("中游", "下游", "中下游"), among=("enterprise",), value=0.5)) is inside
