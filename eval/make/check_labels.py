"""Holds the labels of cases against their documents. Run: python check_labels.py [--tools /path/to/check_memo.py] CASE...

Every quote and snippet must stand verbatim (white space removed) in the document it names, or in any; every requirement of the policy but `post`
must have a label; verdicts must be ones its kind allows. Prints a line a fault and a summary; exits 1 when there is one.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path

from author_a import valid

CASES = Path(__file__).resolve().parent.parent / "cases"
SHARED = Path(__file__).resolve().parents[3] / "shared"
TYPES, LAYERS = {"enterprise", "university", "institute", "other"}, {"lead", "core", "close", "general"}
ROLES = {"application", "agreement", "plan", "commitment", "evidence", "other"}
KEYS = {
    "case",
    "policy",
    "flavour",
    "documents",
    "facts",
    "findings",
    "consistency",
    "alerts",
    "consistency_ok",
    "alerts_ok",
    "traps",
}


def main() -> int:
    arguments = sys.argv[1:]
    tools = SHARED / "tools/check_memo.py"
    if "--tools" in arguments:
        at = arguments.index("--tools")
        tools = Path(arguments[at + 1])
        del arguments[at : at + 2]
    spec = importlib.util.spec_from_file_location("check_memo", tools)
    memo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(memo)
    names = re.findall(r"^\| (.+?) \|", (tools.parent.parent / "spec/facts.md").read_text("utf-8"), re.M)
    text = " ".join(names)
    faults = 0
    for case in arguments:
        faults += check(CASES / case, memo, text, tools)
    return 1 if faults else 0


def check(case: Path, memo, fact_names: str, tools: Path) -> int:
    gold = json.loads((case / "gold.json").read_text("utf-8"))
    faults: list[str] = []
    say = faults.append
    files = {p.name: p for p in (case / "documents").iterdir()}
    readings = {name: memo.read(p.read_bytes()) for name, p in files.items()}
    if set(gold) != KEYS or gold["case"] != case.name:
        say(f"keys or name: {sorted(set(gold) ^ KEYS)} {gold['case']}")
    if set(gold["documents"]) != set(files) or not all(d["role"] in ROLES for d in gold["documents"].values()):
        say(f"documents differ: {set(gold['documents']) ^ set(files)}")
    with (tools.parent.parent / "spec/requirements.csv").open(encoding="utf-8") as file:
        wanted = {
            r["id"].split(".", 1)[1]: r for r in csv.DictReader(file) if r["policy"] == gold["policy"] and r["kind"] != "post"
        }
    if set(wanted) != set(gold["findings"]):
        say(f"labels missing or too many: {set(wanted) ^ set(gold['findings'])}")

    def stands(quote: str, where: str | None = None) -> bool:
        small = memo.squeeze(quote)
        return bool(small) and any(r and r.holds(small) for n, r in readings.items() if where in (None, n))

    for f in gold["facts"]:
        if f["document"] not in files or not stands(f["quote"], f["document"]):
            say(f"fact {f['name']}: quote not in {f['document']}: {f['quote']}")
        if (
            f["name"] not in ("member", "platform", "researcher")
            and "." + f["name"].split(".", 1)[1] not in fact_names
            and f["name"] not in fact_names
        ):
            say(f"fact name {f['name']}")
        if f["name"] == "member" and (f["value"].get("type") not in TYPES or f["value"].get("layer", "lead") not in LAYERS):
            say(f"member {f['value']}")
    codes = [f["value"]["uscc"] for f in gold["facts"] if f["name"] == "member" and f["value"].get("uscc")]
    bad = [code for code in codes if not valid(code)]
    warned = " ".join(a["why"] for a in gold["alerts"] if a["kind"] == "invalid_uscc")
    if (
        len(set(codes)) < len(codes)
        or not all(code in warned for code in bad)
        or bool(bad) != bool(warned)
        or (
            "form-member-uscc" in gold["findings"] and bool(bad) != (gold["findings"]["form-member-uscc"]["verdict"] == "not_met")
        )
    ):
        say(f"codes: invalid {bad}, alert {warned!r}")
    for f in gold["facts"]:
        if f["name"] in ("member", "platform", "researcher") and not stands(f["value"]["name"]):
            say(f"{f['name']} in no document: {f['value']['name']}")
        if f["name"] == "member" and f["value"].get("uscc") and not stands(f["value"]["uscc"], f["document"]):
            say(f"code not in {f['document']}: {f['value']['uscc']}")
    for key, f in gold["findings"].items():
        kind = wanted[key]["kind"]
        verdicts = {f["verdict"], *f["also_ok"]}
        if not verdicts <= memo.VERDICTS or f["verdict"] in f["also_ok"] or not f["why"]:
            say(f"{key}: verdicts {verdicts} or no reason")
        if (
            kind == "judgement"
            and f["verdict"] not in ("needs_expert", "not_stated")
            or kind == "judgement"
            and "met" in verdicts
        ):
            say(f"{key}: a judgement labelled {f['verdict']}")
        if f["verdict"] in ("met", "needs_expert") and not f["evidence"]:
            say(f"{key}: {f['verdict']} without evidence")
        for snippet in f["evidence"]:
            if not stands(snippet):
                say(f"{key}: snippet in no document: {snippet}")
            if len(memo.squeeze(snippet)) < 4:
                say(f"{key}: snippet too short: {snippet}")
    for key, field, allowed in (("consistency", "topic", memo.TOPICS), ("alerts", "kind", memo.ALERTS)):
        for entry in gold[key]:
            if entry[field] not in allowed or not entry["why"]:
                say(f"{key}: {entry}")
        for entry in gold[key + "_ok"]:
            if entry not in allowed:
                say(f"{key}_ok: {entry}")
    for line in faults:
        print(f"{case.name}: {line}")
    pages = {n: len(r.pages) if r and r.paged else "docx" for n, r in readings.items()}
    print(
        f"{case.name}: {len(faults)} faults; {len(gold['facts'])} facts; {dict(Counter(f['verdict'] for f in gold['findings'].values()))}; also_ok {sum(bool(f['also_ok']) for f in gold['findings'].values())}; {pages}"
    )
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
