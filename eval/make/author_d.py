"""Hands for the Hubei and Hunan bundles: chapters, signature blocks with seals, labels held against the files. Needs author_a's Paper."""

from __future__ import annotations

import csv
import importlib.util
import json
from collections import Counter
from pathlib import Path

from author_a import CASES, Paper, valid
from author_c import grid_of

SHARED = Path(__file__).resolve().parents[3] / "shared"


def text(x: Paper, body: str, head: str = "黑体", sub: str = "楷体_GB2312") -> None:
    """Lines of a paper: `# ` a chapter, `## ` a section, `- ` flush left, `! ` centred, everything else a paragraph."""
    for line in body.strip().split("\n"):
        if line.startswith("# "):
            x.p(line[2:], font=head, before=6, keep=True)
        elif line.startswith("## "):
            x.p(line[3:], font=sub, keep=True)
        elif line.startswith("- "):
            x.p(line[2:], indent=False, align="left")
        elif line.startswith("! "):
            x.p(line[2:], indent=False, align="center", font=head)
        elif line.strip():
            x.p(line.strip())


def blocks(x: Paper, entries: list[tuple], widths=(7.8, 7.8), size: float = 11, line: float = 21, cm: float = 3.1) -> None:
    """Signature blocks: (party, who signs, name or mark, date, sealed)."""
    out = []
    for party, who, name, date, sealed in entries:
        mark = f"{{{{seal:{party.split('：')[-1]}|3.6|0.1|{cm}}}}}" if sealed else ""
        out.append(f"{party}（盖章）{mark}\n \n{who}：{name}\n签署日期：{date}\n ")
    grid_of(x, out, widths=widths, size=size, line=line)


def check(case: str) -> int:
    """Every quote stands in its document, every requirement has a label its kind allows, every code is valid but those warned of."""
    spec = importlib.util.spec_from_file_location("check_memo", SHARED / "tools/check_memo.py")
    memo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(memo)
    place = CASES / case
    gold = json.loads((place / "gold.json").read_text("utf-8"))
    files = {p.name: memo.read(p.read_bytes()) for p in (place / "documents").iterdir()}
    with (SHARED / "spec/requirements.csv").open(encoding="utf-8") as file:
        wanted = {
            r["id"].split(".", 1)[1]: r for r in csv.DictReader(file) if r["policy"] == gold["policy"] and r["kind"] != "post"
        }
    faults = []

    def stands(quote, where=None):
        return bool(memo.squeeze(quote)) and any(r.holds(memo.squeeze(quote)) for n, r in files.items() if where in (None, n))

    if set(files) != set(gold["documents"]):
        faults.append(f"documents {set(files) ^ set(gold['documents'])}")
    if set(wanted) != set(gold["findings"]):
        faults.append(f"labels {set(wanted) ^ set(gold['findings'])}")
    for f in gold["facts"]:
        if f["document"] not in files or not stands(f["quote"], f["document"]):
            faults.append(f"fact {f['name']}: {f['quote']}")
    for key, f in gold["findings"].items():
        said = {f["verdict"], *f["also_ok"]}
        if not said <= memo.VERDICTS or f["verdict"] in f["also_ok"] or not f["why"]:
            faults.append(f"{key}: {said}")
        if key in wanted and wanted[key]["kind"] == "judgement" and not said <= {"needs_expert", "not_stated"}:
            faults.append(f"{key}: judgement {said}")
        if f["verdict"] in ("met", "needs_expert", "not_met") and not f["evidence"]:
            faults.append(f"{key}: no evidence")
        faults += [f"{key}: {s}" for s in f["evidence"] if not stands(s) or len(memo.squeeze(s)) < 4]
    bad = [
        f["value"]["uscc"]
        for f in gold["facts"]
        if f["name"] == "member" and "uscc" in f["value"] and not valid(f["value"]["uscc"])
    ]
    warned = " ".join(a["why"] for a in gold["alerts"] if a["kind"] == "invalid_uscc")
    if not all(b in warned for b in bad) or bool(bad) != bool(warned):
        faults.append(f"codes {bad}")
    for key, field, allowed in (("consistency", "topic", memo.TOPICS), ("alerts", "kind", memo.ALERTS)):
        faults += [f"{key} {e}" for e in gold[key] if e[field] not in allowed] + [
            f"{key}_ok {e}" for e in gold[key + "_ok"] if e not in allowed
        ]
    for fault in faults:
        print(f"{case}: {fault}")
    print(
        f"{case}: {len(faults)} faults; {len(gold['facts'])} facts; {dict(Counter(f['verdict'] for f in gold['findings'].values()))}; also_ok {sum(bool(f['also_ok']) for f in gold['findings'].values())}; { {n: len(r.pages) if r.paged else 'docx' for n, r in files.items()} }"
    )
    return len(faults)
