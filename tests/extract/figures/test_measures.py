"""The words of measures come from the corpus, and only from its `measures`."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reviewer.extract.figures.vocabulary import Measure, Vocabulary, expression, measure, measures, owner


def test_every_measure_has_labels_and_one_owner() -> None:
    assert [m.name for m in measures()] == ["lead.annual_revenue", "lead.rd_spend", "lead.rd_intensity", "lead.rd_staff"]
    labels = [label for m in measures() for label in m.labels]
    assert len(labels) == len(set(labels))
    assert all(owner(label) == m.name for m in measures() for label in m.labels)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("研发投入强度为3.2%", "研发投入强度"),
        ("主营业务收入38亿元", "主营业务收入"),
        ("研发投入占销售收入的3.4%", "研发投入占销售收入的"),
        ("R&D经费支出占主营业务收入比例", "R&D经费支出占主营业务收入比例"),
    ],
)
def test_the_longest_label_is_found(text: str, printed: str) -> None:
    found = expression().search(text)
    assert found is not None and found.group() == printed


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Measure.model_validate({"name": "x", "kind": "money", "labels": [], "colour": "red"})
    assert Vocabulary.model_validate({"measures": [], "facts": []}).measures == ()


def test_parts_are_no_labels() -> None:
    assert not set(measure("lead.rd_staff").parts) & set(measure("lead.rd_staff").labels)


def test_a_policy_handed_in_along_gives_no_facts() -> None:
    from test_papers import LEAD, paper

    from reviewer.extract.figures import figures

    text = """
关于印发《某省创新联合体建设管理办法》的通知
各市科技局，各有关单位：
现印发给你们，请认真贯彻执行。
牵头企业年主营业务收入达10亿元以上，专职研发人员30人以上，研发投入强度在2%以上。
"""
    assert figures([paper(text, "other")], LEAD, [LEAD]) == ([], [])
