"""Measures the quantity extractor on labelled sentences: precision, recall and F1 by group and kind, beside its peers; time and slope.

Takes `quantities.jsonl` beside it ({"id", "group", "part", "text", "unit"?, "quantities"}); prints tables and, with `--json FILE`, writes the figures.
“value” asks for kind and value at an overlapping place; “all” asks for the exact span, unit and comparator too; a label with `also` is a spot the contract
leaves open and counts neither way. `--peers` runs Recognizers-Text, JioNLP and cn2an (extra `bench`) on the same sentences in the same run; `--wrong` lists
every miss and every false one. `--data` takes other sets of that form.

Parts named in FIRST_RUN were labelled by authors who never saw the code and scored once before anything was mended for them; the figures there are
F1 of value and of all at that first run. All have served for mending since, so what they print now is a regression, not a measurement.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reviewer.extract.quantities import find
from reviewer.records import Quantity

Row = dict[str, Any]
Label = dict[str, Any]

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)  # bytes of UTF-8
KINDS = ("money", "percent", "ratio", "count", "duration", "date")
FIRST_RUN = {
    "blind": (0.971, 0.971),
    "second": (0.993, 0.993),
    "third": (0.970, 0.958),
    "fourth": (0.956, 0.933),
    "fifth": (0.912, 0.905),
    "sixth": (0.954, 0.941),
    "seventh": (0.972, 0.966),
}


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

    def row(self) -> dict[str, float]:
        """The figures by name."""
        keys = ("value_p", "value_r", "value_f1", "all_p", "all_r", "all_f1")
        shares = (*self.figures(self.right_value), *self.figures(self.right_all))
        return {"labels": self.labels, "found": self.found, **dict(zip(keys, shares, strict=True))}


@dataclass
class Result:
    """What one extractor did with the sentences; `false_alarms` are the finds in the `empty` sentences without a label."""

    groups: dict[str, dict[str, float]] = field(default_factory=dict)
    empty: int = 0
    false_alarms: int = 0
    cpu_ms_per_sentence: float = 0.0
    wrong: list[str] = field(default_factory=list)


@dataclass
class Report:
    """All figures of a run, by extractor."""

    sentences: int
    results: dict[str, Result] = field(default_factory=dict)
    slowest_ms: float = 0.0
    seconds_by_bytes: dict[int, float] = field(default_factory=dict)
    exponent: float = 0.0  # of time over length; 1 is linear


def near(a: object, b: object) -> bool:
    """Equal values; numbers within a millionth."""
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= 1e-6 * max(1.0, abs(a))
    return a == b


def overlap(label: Label, q: Quantity) -> bool:
    """Whether the two share a character."""
    return bool(q.start < label["end"] and label["start"] < q.end)


def same_value(label: Label, q: Quantity) -> bool:
    """Same kind and value, at an overlapping place."""
    ends = near(label.get("low"), q.low) and near(label.get("high"), q.high)
    return label["kind"] == q.kind and near(label["value"], q.value) and ends and overlap(label, q)


def same_all(label: Label, q: Quantity) -> bool:
    """Exact span, unit and comparator besides."""
    place = (label["start"], label["end"], label["unit"], label["comparator"])
    return same_value(label, q) and place == (q.start, q.end, q.unit, q.comparator)


def pairs(labels: list[Label], found: list[Quantity], same: Callable[[Label, Quantity], bool]) -> list[tuple[Label, Quantity]]:
    """Each label with a quantity of its own that answers it."""
    left = list(found)
    out = []
    for label in labels:
        hit = next((q for q in left if same(label, q)), None)
        if hit is not None:
            left.remove(hit)
            out.append((label, hit))
    return out


def counted(row: Row, found: list[Quantity]) -> tuple[list[Label], list[Quantity]]:
    """Labels and finds without the spots that count neither way."""
    free = [label for label in row["quantities"] if label.get("also")]
    labels = [label for label in row["quantities"] if not label.get("also")]
    return labels, [q for q in found if not any(overlap(label, q) for label in free)]


def measure(rows: list[Row], extract: Callable[[Row], list[Quantity]]) -> tuple[Result, float]:
    """Scores of an extractor over all rows, and the CPU milliseconds of its slowest sentence."""
    scores: dict[str, Score] = {"all": Score()}
    result = Result()
    slowest = 0.0
    for row in rows:
        begun = time.process_time()
        given = extract(row)
        taken = (time.process_time() - begun) * 1000
        result.cpu_ms_per_sentence += taken / len(rows)
        slowest = max(slowest, taken)
        labels, found = counted(row, given)
        for name in (f"part {row.get('part', '?')}", row["group"], "all"):
            _add(scores.setdefault(name, Score()), labels, found)
        for kind in KINDS:
            mine = [label for label in labels if label["kind"] == kind], [q for q in found if q.kind == kind]
            _add(scores.setdefault(f"kind {kind}", Score()), *mine)
        if not row["quantities"]:
            result.empty += 1
            result.false_alarms += len(found)
        result.wrong += _wrong(row, labels, found)
    result.groups = {name: score.row() for name, score in sorted(scores.items(), key=lambda item: (" " in item[0], item[0]))}
    return result, slowest


def _add(score: Score, labels: list[Label], found: list[Quantity]) -> None:
    score.labels += len(labels)
    score.found += len(found)
    score.right_value += len(pairs(labels, found, same_value))
    score.right_all += len(pairs(labels, found, same_all))


def _wrong(row: Row, labels: list[Label], found: list[Quantity]) -> list[str]:
    """One line for each miss and each false one, with what stands there."""
    hits = pairs(labels, found, same_all)
    missed = [label for label in labels if not any(label is hit for hit, _ in hits)]
    false = [q for q in found if not any(q is hit for _, hit in hits)]
    said = [f"{row['id']} missed {_short(label)}" for label in missed]
    said += [f"{row['id']} false  {_short(asdict(q))}" for q in false]
    return [*said, f"    {row['text']!r}"] if said else []


def _short(q: dict[str, Any]) -> str:
    value = q["value"] if q["value"] is not None else f"{q.get('low')}..{q.get('high')}"
    return f"[{q['text']}] {q['kind']} {value} {q['unit']} {q['comparator']}"


def slope(texts: Iterable[str]) -> dict[int, float]:
    """CPU seconds for texts from 1 KB to 10 MB, made of the sentences."""
    once = "\n".join(texts).encode()
    seconds = {}
    for size in SIZES:
        text = (once * (size // len(once) + 1))[:size].decode(errors="ignore")
        begun = time.process_time()
        find(text)
        seconds[size] = time.process_time() - begun
    return seconds


def exponent(seconds: dict[int, float]) -> float:
    """The power of the length that the time grows with, from 10 KB on (least squares of the logarithms)."""
    points = [(math.log(size), math.log(s)) for size, s in seconds.items() if size >= 10_000]
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def ours(row: Row) -> list[Quantity]:
    """Our extractor; a caller that knows the header's unit hands it over."""
    return find(row["text"], row.get("unit", ""))


def run(rows: list[Row], peers: bool, sizes: bool) -> Report:
    """All that was asked for."""
    report = Report(sentences=len(rows))
    report.results["ours"], report.slowest_ms = measure(rows, ours)
    if peers:
        from number_peers import PEERS

        for name, peer in PEERS.items():
            peer(rows[0]["text"])  # loads its tables outside the clock
            report.results[name] = measure(rows, lambda row, peer=peer: peer(row["text"]))[0]
    if sizes:
        report.seconds_by_bytes = slope(row["text"] for row in rows)
        report.exponent = exponent(report.seconds_by_bytes)
    return report


def show(report: Report) -> str:
    """The tables a person reads."""
    lines = [f"{'group':<16} {'labels':>6} {'found':>6}   value P / R / F1        all P / R / F1"]
    for name, row in report.results["ours"].groups.items():
        figures = " ".join(f"{row[k]:.3f}" for k in ("value_p", "value_r", "value_f1"))
        whole = " ".join(f"{row[k]:.3f}" for k in ("all_p", "all_r", "all_f1"))
        lines.append(f"{name:<16} {row['labels']:>6.0f} {row['found']:>6.0f}   {figures}       {whole}")
    lines.append("")
    for name, result in report.results.items():
        row = result.groups["all"]
        lines.append(
            f"{name:<16} value F1 {row['value_f1']:.3f}, all F1 {row['all_f1']:.3f}, false alarms {result.false_alarms} in "
            f"{result.empty} sentences, {result.cpu_ms_per_sentence:.3f} ms CPU a sentence"
        )
    lines.append(f"{report.sentences} sentences; our slowest {report.slowest_ms:.2f} ms")
    for size, seconds in report.seconds_by_bytes.items():
        lines.append(f"{size:>9} bytes: {seconds:.3f} s CPU ({seconds / size * 1e6:.2f} s a million bytes)")
    if report.seconds_by_bytes:
        lines.append(f"time grows with the length to the power of {report.exponent:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure the quantity extractor on labelled sentences.")
    parser.add_argument("--data", type=Path, nargs="+", default=[HERE / "quantities.jsonl"])
    parser.add_argument("--peers", action="store_true", help="run the other extractors too (pip install 'reviewer[bench]')")
    parser.add_argument("--wrong", action="store_true", help="list every miss and every false one")
    parser.add_argument("--no-sizes", action="store_true", help="leave the long texts out")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    lines = [line for path in options.data for line in path.read_text(encoding="utf-8").splitlines() if line]
    report = run([json.loads(line) for line in lines], options.peers, not options.no_sizes)
    print(show(report))
    if options.wrong:
        print("\n".join(report.results["ours"].wrong))
    if options.json:
        options.json.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
