"""Whole agreements and plans in words no rule was written for: what is arranged is met, what is not never is."""

from pathlib import Path

import pytest
import yaml

from reviewer import policy
from reviewer.checks import trial

PAPERS = [
    paper
    for file in sorted((Path(__file__).parent / "arranged").glob("*.yaml"))
    for paper in yaml.safe_load(file.read_text("utf-8"))
]
LABELS = [(paper, of, label) for paper in PAPERS for of, label in paper["labels"].items()]


@pytest.mark.parametrize(("paper", "of", "label"), LABELS, ids=[f"{paper['name']}-{of}" for paper, of, _ in LABELS])
def test_it_comes_out_as_labelled(paper, of, label):
    accepted = [label] if isinstance(label, str) else label
    case = trial.Case(of=of, given=paper["given"], expect=accepted[0])
    came = trial.outcome(policy.load(paper["policy"]), case)
    assert came.verdict in accepted, came.reason
