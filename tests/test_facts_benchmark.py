"""The facts benchmark counts what it says it counts."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reviewer.records import Fact

FOLDER = Path(__file__).parents[1] / "eval" / "benchmarks"
LABEL: dict[str, Any] = {"name": "lead.rd_spend", "value": 35_460_000, "unit": "CNY", "period": "2021"}


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("facts")


@pytest.mark.parametrize(
    ("fact", "right"),
    [
        (Fact("", "lead.rd_spend", 35_460_000.0, None, period="2021"), True),
        (Fact("", "lead.rd_spend", 35_460_000.0, None, period="2020"), False),
        (Fact("", "lead.rd_spend", 35_470_000.0, None, period="2021"), False),
        (Fact("", "lead.annual_revenue", 35_460_000.0, None, period="2021"), False),
    ],
)
def test_name_value_and_year_make_a_fact(bench: ModuleType, fact: Fact, right: bool) -> None:
    assert bench.same(LABEL, fact) is right


def test_shares_names_and_lists_have_their_own_equality(bench: ModuleType) -> None:
    share = {"name": "lead.rd_intensity", "value": 0.0300, "unit": "fraction"}
    assert bench.same(share, Fact("", "lead.rd_intensity", 0.03004, None)) and not bench.same(
        share, Fact("", "lead.rd_intensity", 0.0301, None)
    )
    ways = {"name": "agreement.dispute_resolution", "value": ["arbitration", "negotiation"]}
    assert bench.same(ways, Fact("", ways["name"], ("negotiation", "arbitration"), None))
    member = {"name": "member", "value": {"name": "甲公司", "type": "enterprise", "layer": "core"}}
    assert bench.same(member, Fact("", "member", {"name": "甲公司", "type": "enterprise", "layer": "close"}, None))
    assert not bench.same(member, Fact("", "member", {"name": "甲公司", "type": "other"}, None))


def test_plans_group_figures_and_contacts_do_not_count(bench: ModuleType) -> None:
    kept = [
        bench.counts({**LABEL, **more})
        for more in ({}, {"status": "planned"}, {"scope": "consolidated"}, {"name": "contact.phone"})
    ]
    assert kept == [True, False, False, False]


def test_differences_are_counted_once_a_topic(bench: ModuleType) -> None:
    report = bench.Report()
    bench.differences(
        {"consistency": [{"topic": "revenue"}, {"topic": "rd_staff"}], "consistency_ok": ["rd_intensity"]},
        {"revenue", "rd_intensity", "lead_name"},
        report,
        "x",
    )
    assert report.groups["all differences"].row() == {
        "labels": 2,
        "hit": 1,
        "said": 2,
        "right": 1,
        "recall": 0.5,
        "precision": 0.5,
    }
    assert report.errors == ["x missed difference rd_staff", "x false  difference lead_name"]


def test_a_case_of_its_own_is_read_and_scored(bench: ModuleType) -> None:
    report = bench.Report()
    bench.case(FOLDER.parent / "cases" / "gx-b2-flawed", report)
    every = report.groups["all facts"].row()
    assert every["labels"] == 30 and every["recall"] > 0.9 and every["precision"] > 0.9
    assert sum(tally.labels for name, tally in report.groups.items() if name.startswith("source ")) == 30
