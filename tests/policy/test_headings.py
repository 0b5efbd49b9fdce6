"""Headings by meaning: other words for the same, not the neighbours; what does not compile is refused by name."""

import shutil

import pytest

from reviewer import resources
from reviewer.policy import headings


@pytest.mark.parametrize(
    ("meaning", "heading", "is_it"),
    [
        ("@background", "立项背景", True),
        ("@background", "背景知识产权", False),
        ("@layout", "力量布局", True),
        ("@tasks", "重点工作", True),
        ("@tasks", "任务分工", False),
        ("@operations", "运转机制", True),
        ("@safeguards", "条件支撑", True),
        ("@safeguards", "支撑材料", False),
        ("@schedule", "里程碑计划", True),
        ("@evidence", "佐证材料清单", True),
    ],
)
def test_meaning(meaning, heading, is_it):
    assert headings.get(meaning).of(heading) is is_it


def test_an_unknown_meaning_is_named():
    with pytest.raises(headings.HeadingError, match="nonsense"):
        headings.get("@nonsense")


def test_a_pattern_that_does_not_compile_is_refused(tmp_path, monkeypatch):
    shutil.copytree(resources.corpus(), tmp_path / "corpus")
    (tmp_path / "corpus" / "headings.yaml").write_text("background: {says: ['(']}\n", "utf-8")
    monkeypatch.setenv("REVIEWER_CORPUS", str(tmp_path / "corpus"))
    headings._all.cache_clear()
    with pytest.raises(headings.HeadingError, match="headings"):
        headings.get("@background")
    headings._all.cache_clear()
