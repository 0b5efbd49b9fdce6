"""The ledger of a policy, closed both ways: every clause accounted for, every requirement proved, none missing.

Takes a policy of the corpus; gives its counts and the cases that came out otherwise. Raises `PolicyError` for a
requirement of `corpus/requirements.csv` that is missing or says otherwise, and for what loading and `prove` refuse.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from reviewer import policy, resources
from reviewer.checks import prove, trial
from reviewer.policy import Policy, PolicyError

FIELDS = ("clause", "strength", "kind", "asks", "anchor")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an audit of one policy found; `failed` are cases that came out otherwise."""

    policy: str
    anchors: int
    clauses: int
    asked: int
    unasked: int
    cases: int
    failed: tuple[trial.Outcome, ...]


def audit(name: str) -> Ledger:
    """One policy held against its text, the list of requirements and its own cases."""
    rules = policy.load(name)
    prove(rules)
    listed(rules)
    paths = {clause.path for clause in rules.clauses}
    asked = {req.clause.path for req in rules.requirements}
    outcomes = trial.run(rules)
    failed = tuple(o for o in outcomes if o.verdict != o.case.expect)
    return Ledger(name, len(rules.requirements), len(paths), len(asked), len(rules.unasked), len(outcomes), failed)


def listed(rules: Policy) -> None:
    """Refuse a policy that lacks a listed requirement or says it otherwise; one that is not in the list is not held to it."""
    with (resources.corpus() / "requirements.csv").open(encoding="utf-8") as file:
        wanted = {row["id"]: row for row in csv.DictReader(file) if row["policy"] == rules.card.id}
    own = {req.id: req for req in rules.requirements}
    place = rules.folder / "requirements.yaml"
    if missing := [key for key in wanted if key not in own]:
        raise PolicyError(f"{place}：缺少要求 {'、'.join(missing)}")
    for key, row in wanted.items():
        req = own[key]
        said = (req.clause.path, req.strength, req.kind, req.asks, req.anchor)
        for field, value, is_ in zip(FIELDS, (row[f] for f in FIELDS), said, strict=True):
            if value != is_:
                raise PolicyError(f"{place}:{rules.lines[key]}：{key} 的 {field} 为“{is_}”，要求清单为“{value}”")
