"""A planted wrong anchor, number and path are each refused with file and line; so is a requirement that is missing."""

import shutil
from pathlib import Path

import pytest

from reviewer import policy, resources
from reviewer.checks import ledger


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    shutil.copytree(resources.corpus(), tmp_path / "corpus")
    monkeypatch.setenv("REVIEWER_CORPUS", str(tmp_path / "corpus"))
    return tmp_path / "corpus"


def edit(file: Path, old: str, new: str) -> int:
    """Replace once; gives the line of the entry that was edited."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("anchor: 专职研发人员30人以上", "anchor: 专职研发人员三百人以上", "锚文"),
        ("value: 30\n", "value: 31\n", "数值不能从锚文"),
        ("clause: 三/（二）/2", "clause: 三/（二）/9", "条款路径"),
        ("asks: 专职研发人员30人以上", "asks: 研发人员30人以上", "asks"),
        ("strength: in_principle", "strength: mandatory", "strength"),
        ("arrangement: decision_body", "arrangement: no_such_body", "no_such_body"),
    ],
)
def test_what_is_planted_is_refused_with_file_and_line(corpus, old, new, says):
    file = corpus / "policies" / "guangxi-2021" / "requirements.yaml"
    line = edit(file, old, new)
    with pytest.raises(policy.PolicyError) as refused:
        ledger.audit("guangxi-2021")
    message = str(refused.value)
    assert says in message and "requirements.yaml:" in message
    named = int(message.split("requirements.yaml:")[1].split("：", maxsplit=1)[0])
    assert line - 8 <= named <= line


def test_a_missing_requirement_is_named(corpus):
    file = corpus / "policies" / "guangxi-2021" / "requirements.yaml"
    text = file.read_text("utf-8")
    start = text.index("- id: foreign-experts")
    file.write_text(text[:start] + text[text.index("- id:", start + 5) :], "utf-8")
    with pytest.raises(policy.PolicyError, match=r"guangxi-2021\.foreign-experts"):
        ledger.audit("guangxi-2021")


def test_a_clause_nobody_accounts_for_is_named(corpus):
    edit(corpus / "policies" / "guangxi-2021" / "policy.yaml", "  六: 支持措施\n", "")
    with pytest.raises(policy.PolicyError, match="条款 六"):
        ledger.audit("guangxi-2021")


def test_all_policies_hold():
    found = [ledger.audit(name) for name in policy.names()]
    assert sum(f.anchors for f in found) == 291
    assert [f.policy for f in found if f.failed] == []
    assert all(f.clauses == f.asked + f.unasked for f in found)
