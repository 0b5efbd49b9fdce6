"""Every policy's own cases come out as its authors say."""

import pytest

from reviewer import checks, policy
from reviewer.checks import trial

CASES = [(name, case) for name in policy.names() for case in trial.cases(policy.load(name))]


@pytest.mark.parametrize(
    ("name", "case"), CASES, ids=[f"{name}-{n}-{case.of}-{case.expect}" for n, (name, case) in enumerate(CASES)]
)
def test_case(name, case):
    came = trial.outcome(policy.load(name), case)
    assert came.verdict == case.expect, came.reason


@pytest.mark.parametrize("name", policy.names())
def test_the_numbers_of_a_policy_come_out_of_its_text(name):
    checks.prove(policy.load(name))


def test_a_case_about_nothing_is_refused(tmp_path):
    file = tmp_path / "cases.yaml"
    file.write_text("- {of: nothing, expect: met, given: {plan: x}}\n", "utf-8")
    with pytest.raises(policy.PolicyError, match="nothing"):
        trial.load(file, {"members-total"})
