"""Measures the quantity extractor on labelled sentences: precision, recall and F1 by group, time and slope.

Takes `quantities.jsonl` beside it ({"id", "group", "part", "text", "unit"?, "quantities"}); prints a table and, with
`--json FILE`, writes the figures. “value” asks for kind and value at an overlapping place; “all” asks for the exact span,
unit and comparator too. Two parts were labelled before any output on them was seen. First runs, on everything: `blind`
136 of 139 right with 5 false (F1 0.971; one of the misses was a wrong label), `second` 140 of 141 with 1 false (0.993).
Both have served for mending since, so what they print now is a regression, not a measurement.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reviewer.extract.quantities import find
from reviewer.records import Quantity

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000, 1_000_000)


@dataclass
class Score:
    """Counts of one group."""

    labels: int = 0
    found: int = 0
    right_value: int = 0
    right_all: int = 0

    def figures(self, right: int) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there is nothing to find and nothing was found."""
        if not self.labels and not self.found:
            return 1.0, 1.0, 1.0
        precision = right / self.found if self.found else float(self.labels == 0)
        recall = right / self.labels if self.labels else float(self.found == 0)
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


@dataclass
class Report:
    """All figures of a run."""

    groups: dict[str, dict[str, float]] = field(default_factory=dict)
    sentences: int = 0
    ms_per_sentence: float = 0.0
    worst_ms: float = 0.0
    seconds_by_size: dict[int, float] = field(default_factory=dict)


def near(a: object, b: object) -> bool:
    """Equal values; numbers within a millionth."""
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= 1e-6 * max(1.0, abs(a))
    return a == b


def same_value(label: dict[str, Any], q: Quantity) -> bool:
    """Same kind and value, at an overlapping place."""
    ends = near(label.get("low"), q.low) and near(label.get("high"), q.high)
    return (
        label["kind"] == q.kind and near(label["value"], q.value) and ends and q.start < label["end"] and label["start"] < q.end
    )


def same_all(label: dict[str, Any], q: Quantity) -> bool:
    """Exact span, unit and comparator besides."""
    return same_value(label, q) and (label["start"], label["end"], label["unit"], label["comparator"]) == (
        q.start,
        q.end,
        q.unit,
        q.comparator,
    )


def matches(labels: list[dict[str, Any]], found: list[Quantity], same: Callable[[dict[str, Any], Quantity], bool]) -> int:
    """Labels that a quantity of their own answers."""
    left = list(found)
    right = 0
    for label in labels:
        hit = next((q for q in left if same(label, q)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


def add(score: Score, labels: list[dict[str, Any]], found: list[Quantity]) -> None:
    """Count one sentence."""
    score.labels += len(labels)
    score.found += len(found)
    score.right_value += matches(labels, found, same_value)
    score.right_all += matches(labels, found, same_all)


def measure(rows: list[dict[str, Any]]) -> Report:
    """Scores and times over all rows."""
    scores: dict[str, Score] = {}
    report = Report(sentences=len(rows))
    for row in rows:
        begun = time.perf_counter()
        found = find(row["text"], row.get("unit", ""))
        taken = (time.perf_counter() - begun) * 1000
        report.ms_per_sentence += taken / len(rows)
        report.worst_ms = max(report.worst_ms, taken)
        for name in (row["group"], f"part {row['part']}", "all"):
            add(scores.setdefault(name, Score()), row["quantities"], found)
    for name, score in scores.items():
        value, everything = score.figures(score.right_value), score.figures(score.right_all)
        keys = ("value_p", "value_r", "value_f1", "all_p", "all_r", "all_f1")
        report.groups[name] = {
            "labels": score.labels,
            "found": score.found,
            **dict(zip(keys, (*value, *everything), strict=True)),
        }
    report.seconds_by_size = slope(row["text"] for row in rows)
    return report


def slope(texts: Iterable[str]) -> dict[int, float]:
    """Seconds for texts from 1 KB to 1 MB, made of the sentences."""
    once = "\n".join(texts)
    seconds = {}
    for size in SIZES:
        text = (once * (size // len(once) + 1))[:size]
        begun = time.perf_counter()
        find(text)
        seconds[size] = time.perf_counter() - begun
    return seconds


def show(report: Report) -> str:
    """The table a person reads."""
    lines = [f"{'group':<12} {'labels':>6} {'found':>6}   value P / R / F1        all P / R / F1"]
    for name, row in report.groups.items():
        figures = " ".join(f"{row[k]:.3f}" for k in ("value_p", "value_r", "value_f1"))
        whole = " ".join(f"{row[k]:.3f}" for k in ("all_p", "all_r", "all_f1"))
        lines.append(f"{name:<12} {row['labels']:>6.0f} {row['found']:>6.0f}   {figures}       {whole}")
    lines.append(f"{report.sentences} sentences, {report.ms_per_sentence:.3f} ms each, slowest {report.worst_ms:.2f} ms")
    lines += [
        f"{size:>9} characters: {seconds:.3f} s ({seconds / size * 1e6:.2f} s per million)"
        for size, seconds in report.seconds_by_size.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure the quantity extractor on labelled sentences.")
    parser.add_argument("--data", type=Path, default=HERE / "quantities.jsonl")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line]
    report = measure(rows)
    print(show(report))
    if options.json:
        options.json.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
