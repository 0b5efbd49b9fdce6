"""The policy documents were written for, by their words."""

from reviewer.policy import recognise

HENAN = "河南省创新联合体组建备案申请表，河南省科学技术厅制。"


def test_the_policy_named_most_wins():
    assert recognise.best([HENAN, "广西"]) == "henan-2022"


def test_nothing_named_is_no_policy():
    assert recognise.best(["今天天气很好"]) is None


def test_only_a_clear_rival_is_another_policy():
    assert recognise.other([HENAN], "guangxi-2021") == "henan-2022"
    assert recognise.other([HENAN], "henan-2022") is None
    assert recognise.other(["今天天气很好"], "guangxi-2021") is None
