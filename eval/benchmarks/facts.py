"""Measures facts and consistency on labelled bundles: recall and precision by name, by source, by flavour; every miss with its case.

Takes folders of cases (`documents/` and `gold.json`, ../../shared spec gold.md), by default `eval/cases`; reads and extracts in this process, with the policy of the
labels. A fact is right when name, value (1e-6 relative; 5e-5 for fractions) and year agree, as the shared scorer counts; only own and achieved ones count, contacts
do not. Precision is over figures and names (SCALAR), stated or in tables. `source` is where a label's quote stands: a table cell, running text of Word or PDF, a
scan. Differences count once a topic. Prints tables and, with `--json FILE`, writes the figures.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reviewer import consistency, parse, policy
from reviewer.records import Document, Fact
from reviewer.review import submit

CASES = Path(__file__).parents[1] / "cases"
SCALAR = re.compile(
    r"consortium\.(?!field|term|leads_total)|lead\.(name|annual_revenue|rd_)|platforms\.|chief_scientist\.name|agreement\.sign_date"
)


@dataclass
class Tally:
    """Labels and those found; facts said and those right."""

    labels: int = 0
    hit: int = 0
    said: int = 0
    right: int = 0

    def row(self) -> dict[str, float | None]:
        """Recall and precision; None where there is nothing to count."""
        recall = self.hit / self.labels if self.labels else None
        precision = self.right / self.said if self.said else None
        return {**asdict(self), "recall": recall, "precision": precision}


@dataclass
class Report:
    """All tallies by group, and a line for each error."""

    groups: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def at(self, *names: str) -> list[Tally]:
        """The tallies of these groups."""
        return [self.groups.setdefault(name, Tally()) for name in names]


def bare(text: object) -> str:
    """Text in half width without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str("" if text is None else text)))


def same(label: dict[str, Any], fact: Fact) -> bool:
    """Whether a fact is the labelled one: name, value, and the year where the label has one."""
    if fact.name != label["name"]:
        return False
    period = bare(label.get("period"))
    if period and bare(fact.period)[:4] != period[:4]:
        return False
    want, value = label["value"], fact.value
    if isinstance(want, int | float) and not isinstance(want, bool):
        tolerance = 5e-5 if label.get("unit") == "fraction" else 1e-6 * max(1.0, abs(want))
        return isinstance(value, int | float) and abs(value - want) <= tolerance
    if isinstance(want, list):
        return isinstance(value, list | tuple) and sorted(map(bare, want)) == sorted(map(bare, value))
    if isinstance(want, dict):
        return isinstance(value, dict) and all(
            bare(value.get(k)) == bare(v) for k, v in want.items() if k in ("name", "uscc", "type") and v
        )
    return bare(want) == bare(value)


def place(label: dict[str, Any], documents: Sequence[Document]) -> str:
    """Where a label's quote stands: table, scan, or the running text of a format."""
    quote = bare(label.get("quote"))
    named = [d for d in documents if d.name == label.get("document")] or list(documents)
    for document in named:
        for block in document.blocks:
            if quote and quote in bare(block.text):
                scan = block.source.page in document.ocr_pages
                return "source scan" if scan else "source table" if block.cell else f"source text of {document.format}"
    return "source several blocks"


def case(folder: Path, report: Report) -> None:
    """Adds one bundle."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    documents = parse.read_all([folder / "documents"])
    extraction = submit(documents, policy.load(gold["policy"])).extraction
    facts = [f for f in extraction.facts if f.scope != "consolidated" and f.status != "planned"]
    labels = [g for g in gold["facts"] if counts(g)]
    about = ("all facts", f"flavour {gold['flavour']}", f"case {folder.name}")
    for label in labels:
        hit = any(same(label, fact) for fact in facts)
        for tally in report.at(*about, f"name {label['name']}", place(label, documents)):
            tally.labels += 1
            tally.hit += hit
        if not hit:
            report.errors.append(
                f"{folder.name} missed {label['name']} {_short(label['value'])} {label.get('period') or ''} “{label.get('quote', '')}”"
            )
    for fact in facts:
        if fact.basis == "computed" or not SCALAR.match(fact.name):
            continue
        right = any(same({**label, "period": label.get("period") if fact.period else None}, fact) for label in labels)
        for tally in report.at(*about, f"name {fact.name}"):
            tally.said += 1
            tally.right += right
        if not right:
            quote = fact.source.quote if fact.source else ""
            report.errors.append(f"{folder.name} false  {fact.name} {_short(fact.value)} {fact.period} {fact.measure} “{quote}”")
    differences(gold, {d.topic for d in consistency.compare(documents, extraction)}, report, folder.name)


def counts(label: dict[str, Any]) -> bool:
    """Whether a label is own, achieved, and no contact."""
    own = label.get("scope", "own") != "consolidated" and label.get("status", "achieved") != "planned"
    return own and not label["name"].startswith("contact.")


def differences(gold: dict[str, Any], said: set[str], report: Report, name: str) -> None:
    """Counts the topics of one bundle."""
    want = {d["topic"] for d in gold.get("consistency", [])}
    extra = said - want - set(gold.get("consistency_ok", []))
    for tally in report.at("all differences"):
        tally.labels += len(want)
        tally.hit += len(want & said)
        tally.said += len(want & said) + len(extra)
        tally.right += len(want & said)
    report.errors += [f"{name} missed difference {topic}" for topic in sorted(want - said)]
    report.errors += [f"{name} false  difference {topic}" for topic in sorted(extra)]


def _short(value: object) -> str:
    return str(value.get("name")) if isinstance(value, dict) else str(value)


def show(report: Report, errors: bool) -> str:
    """The table a person reads."""
    lines = [f"{'group':<40} {'labels':>6} {'recall':>7} {'said':>6} {'precision':>9}"]
    for name, tally in sorted(report.groups.items()):
        row = tally.row()
        recall, precision = (f"{row[k]:.3f}" if row[k] is not None else "-" for k in ("recall", "precision"))
        lines.append(f"{name:<40} {tally.labels:>6} {recall:>7} {tally.said:>6} {precision:>9}")
    return "\n".join([*lines, *(report.errors if errors else [])])


def cases(folders: Iterable[Path], only: str) -> list[Path]:
    """The folders of cases under these."""
    return [gold.parent for folder in folders for gold in sorted(folder.glob(f"{only}/gold.json"))]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Measure facts and consistency on labelled bundles.")
    parser.add_argument("folders", type=Path, nargs="*", default=[CASES])
    parser.add_argument("--only", default="*", help="a glob of case names")
    parser.add_argument("--errors", action="store_true", help="list every miss and every false one")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    report = Report()
    for folder in cases(options.folders, options.only):
        case(folder, report)
    print(show(report, options.errors))
    if options.json:
        rows = {name: tally.row() for name, tally in sorted(report.groups.items())}
        options.json.write_text(
            json.dumps({"groups": rows, "errors": report.errors}, ensure_ascii=False, indent=1), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
