"""The quantity benchmark counts what it says it counts."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reviewer.records import Quantity

FOLDER = Path(__file__).parents[1] / "eval" / "benchmarks"
ROW = {
    "id": "x-1",
    "group": "money",
    "part": "p",
    "text": "投入10亿元，3家，约5%",
    "quantities": [
        {"text": "10亿元", "start": 2, "end": 6, "kind": "money", "value": 10**9, "unit": "CNY", "comparator": "="},
        {"text": "3家", "start": 7, "end": 9, "kind": "count", "value": 3, "unit": "家", "comparator": "="},
        {
            "text": "5%",
            "start": 11,
            "end": 13,
            "kind": "percent",
            "value": 0.05,
            "unit": "fraction",
            "comparator": "~",
            "also": True,
        },
    ],
}
MONEY = Quantity("10亿元", 2, 6, "money", 10**9, "CNY", "=")


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("quantities")


@pytest.mark.parametrize(
    ("found", "value_f1", "all_f1"),
    [
        ([MONEY, Quantity("3家", 7, 9, "count", 3, "家", "=")], 1.0, 1.0),
        ([MONEY, Quantity("3家", 7, 9, "count", 3, "家", ">=")], 1.0, 0.5),
        ([MONEY, Quantity("3", 7, 8, "count", 3, "", "=")], 1.0, 0.5),
        ([MONEY, Quantity("3家", 7, 9, "count", 30, "家", "=")], 0.5, 0.5),
        ([MONEY, replace(MONEY), Quantity("3家", 7, 9, "count", 3, "家", "=")], 0.8, 0.8),
        ([], 0.0, 0.0),
    ],
)
def test_value_and_all_are_counted_apart(bench: ModuleType, found: list[Quantity], value_f1: float, all_f1: float) -> None:
    result, _ = bench.measure([ROW], lambda row: found)
    row = result.groups["all"]
    assert (row["value_f1"], row["all_f1"]) == (pytest.approx(value_f1), pytest.approx(all_f1))
    assert bool(result.wrong) == (all_f1 < 1)


def test_an_open_spot_counts_neither_way(bench: ModuleType) -> None:
    spot = Quantity("约5%", 10, 13, "percent", 0.05, "fraction", "=")
    with_it, without = (bench.measure([ROW], lambda row, more=more: [MONEY, *more])[0].groups["all"] for more in ([spot], []))
    assert with_it == without


def test_finds_in_sentences_without_a_label_are_alarms(bench: ModuleType) -> None:
    empty: dict[str, Any] = {"id": "g", "group": "guard", "text": "第3条", "quantities": []}
    result, _ = bench.measure([empty, ROW], lambda row: [MONEY])
    assert (result.empty, result.false_alarms) == (1, 1)


@pytest.mark.parametrize(("power", "seen"), [(1, 1.0), (2, 2.0)])
def test_the_exponent_tells_linear_from_quadratic(bench: ModuleType, power: int, seen: float) -> None:
    assert bench.exponent({size: (size / 1e6) ** power for size in bench.SIZES}) == pytest.approx(seen)
