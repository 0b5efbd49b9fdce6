"""Which cell of a form answers a label, and when a contact's cell holds no telephone."""

from __future__ import annotations

import pytest

from reviewer.checks import form
from reviewer.checks.form import likeness


@pytest.mark.parametrize(
    ("printed", "label", "same"),
    [
        ("二、首席科学家科研简历（含代表性成果）", "首席科学家科研简历", True),
        ("推荐首席科学家姓名", "推荐首席科学家科研简历", True),
        ("联系人", "联系人及联系电话", False),
    ],
)
def test_likeness_of_labels(printed: str, label: str, same: bool) -> None:
    assert (likeness(printed, label) > 0) is same


def test_the_same_label_is_nearer_than_a_like_one() -> None:
    asked = "推荐首席科学家科研简历"
    assert likeness("推荐首席科学家科研简历", asked) == 1 > likeness("推荐首席科学家姓名", asked)


@pytest.mark.parametrize(
    ("value", "phone"), [("阮志洁", False), ("阮志洁 0391-3569027", True), ("阮志洁，13800138000", True), ("阮志洁 8号楼", False)]
)
def test_a_telephone_is_seven_digits_or_more(value: str, phone: bool) -> None:
    assert bool(form.PHONE.search(value.replace(" ", ""))) is phone
