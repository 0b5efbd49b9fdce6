"""The labelled sentences of the benchmark stay right."""

import json
from pathlib import Path

from reviewer.extract.quantities import find

ROWS = Path(__file__).parents[2] / "eval" / "benchmarks" / "quantities.jsonl"


def test_labelled_sentences() -> None:
    wrong = []
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        found = [(q.start, q.end, q.kind, q.unit, q.comparator) for q in find(row["text"], row.get("unit", ""))]
        labels = [(q["start"], q["end"], q["kind"], q["unit"], q["comparator"]) for q in row["quantities"]]
        if found != labels:
            wrong.append(row["text"])
    assert len(rows) >= 400
    assert wrong == []
