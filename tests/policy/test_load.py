"""A policy holds together or is refused with file and line."""

import hashlib

import pytest

from reviewer import policy

CARD = """title: 某省工作方案
doc_number: ""
issuer: 某厅
issued: "2024"
status: in force
sha256: {digest}
words: [某省]
unasked: {{前言: 目的}}
"""
TEXT = "前言一句。\n一、条件\n（一）成员不少于8个。\n"
ROW = """- id: members
  clause: 一/（一）
  strength: mandatory
  kind: threshold
  asks: 成员不少于8个
  anchor: 成员不少于8个
  params: {fact: consortium.members_total, value: 8}
"""


@pytest.fixture
def folder(tmp_path):
    def make(text=TEXT, row=ROW, card=CARD):
        place = tmp_path / "mou-2024"
        place.mkdir(exist_ok=True)
        (place / "text.txt").write_bytes(text.encode())
        (place / "policy.yaml").write_text(card.format(digest=hashlib.sha256(TEXT.encode()).hexdigest()), "utf-8")
        (place / "requirements.yaml").write_text("# 注\n" + row, "utf-8")
        return place

    return make


def test_a_sixth_policy_needs_no_code(folder):
    rules = policy.read(folder())
    assert [req.id for req in rules.checkable] == ["mou-2024.members"]
    assert [u.why for u in rules.unasked] == ["目的", "标题"]


def test_guangxi_has_all_its_requirements():
    rules = policy.load("guangxi-2021")
    assert len(rules.requirements) == 58 and len(rules.checkable) == 56
    text = (rules.folder / "text.txt").read_text("utf-8")
    assert all(req.clause.text in text for req in rules.requirements)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"row": ROW.replace("anchor: 成员不少于8个", "anchor: 成员不少于9个")}, r"requirements\.yaml:2：members 的锚文"),
        ({"row": ROW.replace("一/（一）", "一/（九）")}, r"requirements\.yaml:2：members 的条款路径"),
        ({"row": ROW.replace("value: 8", "value: 8, colour: red")}, r"requirements\.yaml:2：colour"),
        ({"row": ROW + ROW}, r"requirements\.yaml:9：编号 mou-2024\.members 与第 2 行重复"),
        ({"row": "- id: ["}, "不是合格的 YAML"),
        ({"text": TEXT + "改"}, "sha256 与 text.txt 不符"),
        ({"card": CARD.replace("前言: 目的", "附则: 无")}, "条款 前言 没有要求"),
    ],
)
def test_what_does_not_hold_is_refused(folder, change, message):
    with pytest.raises(policy.PolicyError, match=message):
        policy.read(folder(**change))


def test_an_unknown_policy_names_those_there_are():
    with pytest.raises(policy.PolicyError, match="guangxi-2021"):
        policy.load("atlantis-2030")
