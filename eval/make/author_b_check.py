"""Hold the labels of gx-example, gx-b1-clean and gx-b2-flawed against their documents and the requirements.

    python author_b_check.py [CASE...]

Every quote and snippet stands verbatim (white space removed) in a document; every requirement but `post` has a finding; verdicts fit
the kind; valid check digits are those of `author_b.uscc`. Prints a line a fault; exits 1 when there is one.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter

from author_b import EVAL, load_check_memo, uscc_ok

CASES = ("gx-example", "gx-b1-clean", "gx-b2-flawed")


def faults(case: str) -> list[str]:
    out: list[str] = []
    reader = load_check_memo()
    gold = json.loads((EVAL / "cases" / case / "gold.json").read_text("utf-8"))
    folder = EVAL / "cases" / case / "documents"
    names = sorted(p.name for p in folder.iterdir())
    if names != sorted(gold["documents"]):
        out.append(f"documents differ: {names}")
    read = {n: reader.read((folder / n).read_bytes()) for n in names}
    for fact in gold["facts"]:
        if not read[fact["document"]].holds(reader.squeeze(fact["quote"])):
            out.append(f"fact {fact['name']}: {fact['quote']!r} not in {fact['document']}")
    with (reader.SPEC / "requirements.csv").open(encoding="utf-8") as file:
        wanted = {
            r["id"].split(".", 1)[1]: r["kind"]
            for r in csv.DictReader(file)
            if r["policy"] == gold["policy"] and r["kind"] != "post"
        }
    out += [f"missing finding {k}" for k in sorted(wanted.keys() - gold["findings"].keys())]
    out += [f"unknown finding {k}" for k in sorted(gold["findings"].keys() - wanted.keys())]
    for key, label in gold["findings"].items():
        for snippet in label["evidence"]:
            if not any(r.holds(reader.squeeze(snippet)) for r in read.values()):
                out.append(f"{key}: {snippet!r} in no document")
        if not set([label["verdict"], *label["also_ok"]]) <= reader.VERDICTS:
            out.append(f"{key}: verdict")
        if wanted.get(key) == "judgement" and label["verdict"] not in ("needs_expert", "not_stated"):
            out.append(f"{key}: a judgement is {label['verdict']}")
        if label["verdict"] in ("met", "needs_expert") and not label["evidence"]:
            out.append(f"{key}: no evidence")
    for item in gold["consistency"]:
        if item["topic"] not in reader.TOPICS:
            out.append(f"topic {item['topic']}")
    for item in gold["alerts"]:
        if item["kind"] not in reader.ALERTS:
            out.append(f"alert {item['kind']}")
    bad = [
        f["value"]["uscc"]
        for f in gold["facts"]
        if f["name"] == "member" and f["value"].get("uscc") and not uscc_ok(f["value"]["uscc"])
    ]
    if bool(bad) != any(a["kind"] == "invalid_uscc" for a in gold["alerts"]):
        out.append(f"codes {bad}")
    verdicts = Counter(v["verdict"] for v in gold["findings"].values())
    pages = {n: len(r.pages) if r.paged else "docx" for n, r in read.items()}
    print(case, dict(verdicts), len(gold["facts"]), "facts", pages)
    return out


def main() -> int:
    wrong = [f"{case}: {fault}" for case in sys.argv[1:] or CASES for fault in faults(case)]
    print("\n".join(wrong) or "no faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
