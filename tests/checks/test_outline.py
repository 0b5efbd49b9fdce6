"""A chapter is known by its meaning or its sub-sections, a sub-section by its place; neither without a body."""

import pytest

from reviewer import policy
from reviewer.checks import trial

SECTIONS = [
    ("（一）技术领域", "光伏逆变器及其控制芯片。"),
    ("（二）国内外现状", "国外企业掌握高压模块，国内起步较晚。"),
    ("（三）主要问题", "芯片依赖进口。"),
    ("（四）组建意义", "有利于稳定全省光伏产业链。"),
]


def verdict(lines, of="plan-background", name="hubei-2022"):
    case = trial.Case(of=of, given={"plan": "\n".join(["湖北省光伏逆变产业技术创新联合体建设方案", *lines])}, expect="met")
    return trial.outcome(policy.load(name), case).verdict


def chapter(title, sections=SECTIONS):
    return [
        f"# 一、{title}",
        *[line for head, body in sections for line in (f"# {head}", body)],
        "# 二、其他",
        "无。",
        "# 三、附则",
        "无。",
    ]


@pytest.mark.parametrize("title", ["立项背景", "组建缘由", "形势与需求", "为什么组建", "第一部分概说"])
def test_a_chapter_by_its_meaning_or_by_its_sections(title):
    assert verdict(chapter(title)) == "met"


def test_the_last_section_is_known_by_its_place():
    renamed = [*SECTIONS[:2], ("（三）棘手之处", "芯片依赖进口。"), SECTIONS[3]]
    assert verdict(chapter("组建背景", renamed)) == "met"


@pytest.mark.parametrize(
    "sections",
    [
        [*SECTIONS[:2], SECTIONS[3]],
        [*SECTIONS[:2], ("（三）棘手之处", ""), SECTIONS[3]],
        [SECTIONS[0], ("（二）甲", "乙。"), ("（三）丙", "丁。"), SECTIONS[3]],
    ],
)
def test_a_section_that_is_not_there(sections):
    assert verdict(chapter("组建背景", sections)) == "not_met"


@pytest.mark.parametrize("title", ["经费概算", "产业链分析", "知识产权"])
def test_another_chapter_is_not_the_safeguards(title):
    lines = ["# 一、组建背景", "略述。", f"# 二、{title}", "五年共投入两千万元。", "# 三、时间表", "2022年签约。"]
    assert verdict(lines, "plan-safeguards") == "not_met"
