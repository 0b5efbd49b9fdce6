"""The vocabulary of facts loads and keeps labels apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from reviewer.extract import vocabulary


def test_labels_of_forms_are_known() -> None:
    assert vocabulary.meaning("成员总数") == "consortium.members_total"
    assert vocabulary.meaning("高校、研究机构数量") == "consortium.research"
    assert vocabulary.meaning("其中国家级创新平台数量") == "platforms.national"
    assert vocabulary.meaning("高校、科研院所") == "consortium.research"
    assert vocabulary.meaning("省级以上平台数") == "platforms.total"
    assert vocabulary.meaning("企业文化") == vocabulary.meaning("") == ""
    assert vocabulary.entries()["consortium.term"].unit == "月"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("facts:\n  - {name: a, type: text, labels: [甲], colour: red}\n", ValidationError),
        ("facts:\n  - {name: a, type: text, labels: [甲]}\n  - {name: a, type: text, labels: [乙]}\n", ValueError),
        ("facts:\n  - {name: a, type: text, labels: [甲]}\n  - {name: b, type: text, labels: [甲（个）]}\n", ValueError),
    ],
)
def test_bad_vocabularies_are_refused(text: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("REVIEWER_CORPUS", str(tmp_path))
    vocabulary.entries.cache_clear()
    try:
        with pytest.raises(error):
            vocabulary.entries()
    finally:
        vocabulary.entries.cache_clear()
