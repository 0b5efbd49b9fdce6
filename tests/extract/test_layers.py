"""Layers as words: titles, statements, what only mentions the lead."""

from __future__ import annotations

import pytest

from reviewer.extract import layers


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("牵头单位", "lead"),
        ("核心层单位", "core"),
        ("紧密合作层", "close"),
        ("一般协作层单位", "general"),
        ("合作单位", "close"),
        ("副理事长单位", "core"),
        ("备注", None),
    ],
)
def test_titles(text: str, layer: str | None) -> None:
    assert layers.of_title(text) == layer


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("骨干企业。在联合体内任牵头单位，负责总体方案。", "lead"),
        ("牵头单位全资子公司，拥有冷藏车320台。核心层单位（产业链下游），承担追溯。", "core"),
        ("长期为牵头单位提供配套。紧密合作层单位，承担验证。", "close"),
        ("联合牵头单位之一，统筹上游材料。", "lead"),
        ("【核心层单位】省属研究所，承担效力检验。", "core"),
        ("长期为牵头单位提供配套。", None),
        ("具备CMA资质。", None),
    ],
)
def test_statements(text: str, layer: str | None) -> None:
    assert layers.of_statement(text) == layer


def test_remark_behind_a_name() -> None:
    assert layers.REMARK.search("江北大学（核心层）") and not layers.REMARK.search("华东（集团）")
