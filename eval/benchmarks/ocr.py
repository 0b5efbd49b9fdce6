"""Measures the reading of scans beside tesseract: exactness by condition, CPU a page, memory, and what doubts are worth.

Draws its pages (`ocr_pages`), spoils them (`ocr_faults`), reads each with our reader and with tesseract in the same run, one
thread each, and holds both to what was drawn (`ocr_scoring`). Prints a table; `--json FILE` writes all figures; `--quick`
is a smoke run. Conditions marked with * are no part of the totals. Nothing is read from a cache.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ocr_faults import FAULTS, Scan, scanned
from ocr_pages import KINDS, page
from ocr_scoring import Score, Seen, Word, on_page, score

QUICK = ("plain150", "seals")
COMMAND = ("tesseract", "-", "-", "-l", "chi_sim", "--psm", "3", "tsv")


@dataclass
class Column:
    """What one reader did: counts and seconds of each page by condition."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def total(self) -> Score:
        """The counts of all conditions but those reported apart."""
        out = Score()
        for name, part in self.scores.items():
            if not FAULTS[name].apart:
                out.add(part)
        return out


@dataclass
class Doubts:
    """Printed pieces by whether they were read right and whether a doubt was reported at their place."""

    wrong: int = 0
    wrong_told: int = 0
    right: int = 0
    right_told: int = 0


def ours(scan: Scan) -> tuple[list[Word], list[Seen], list[Word], float]:
    """Lines, cells, doubts and CPU seconds of our reader."""
    from reviewer.parse import pdf
    from reviewer.parse.ocr import network
    from reviewer.parse.ocr import page as reader
    from reviewer.parse.pdf.layout import sheet

    network()
    before = time.process_time()
    found = reader.read(scan.pixels, scan.dpi, 1, network())
    reading = pdf.finish([sheet(found.page)], "d1")
    spent = time.process_time() - before
    factor = scan.dpi / 72
    words, cells = [], []
    for block in reading.blocks:
        boxes = [tuple(v * factor for v in line.bbox) for line in block.lines]
        start = block.source.start
        parts = [block.text[line.start - start : line.end - start] for line in block.lines]
        words += [Word(text, box) for text, box in zip(parts, boxes, strict=True)]
        if block.cell is not None and block.kind == "cell":
            cells.append(Seen(block.text, tuple(boxes), (block.cell.table, block.cell.row)))
    doubts = [Word(d.text, tuple(v * factor for v in d.box)) for d in found.doubts]
    return words, cells, doubts, spent


def tesseract(scan: Scan) -> tuple[list[Word], float]:
    """Words and CPU seconds of tesseract with its Chinese model."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    out = subprocess.run(COMMAND, input=scan.jpeg, capture_output=True, check=True, env=env).stdout.decode("utf-8", "replace")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = []
    for line in out.splitlines()[1:]:
        parts = line.split("\t")
        if len(parts) == 12 and parts[0] == "5" and parts[11].strip():
            x, y, wide, high = (float(v) for v in parts[6:10])
            words.append(Word(parts[11], (x, y, x + wide, y + high)))
    return words, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def absent() -> str:
    """Why tesseract is left out; empty where it is there."""
    if shutil.which("tesseract") is None:
        return "tesseract is not installed"
    langs = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    return "" if "chi_sim" in langs else "tesseract has no chi_sim model"


def measure(names: Sequence[str], kinds: Sequence[str], seeds: Sequence[int], peer: bool) -> dict[str, Any]:
    """All figures."""
    columns, doubts = {"ours": Column(), **({"tesseract": Column()} if peer else {})}, Doubts()
    for name in names:
        for kind in kinds:
            for seed in seeds:
                fault = FAULTS[name]
                drawn = page(kind, seed, fault.dpi, fault.rule, (fault.shade,) * 3)
                scan = scanned(drawn, fault, f"{name} {kind} {seed}")
                words, cells, unsure, seconds = ours(scan)
                found = score(scan, words, cells)
                columns["ours"].scores[name].add(found)
                columns["ours"].seconds[name].append(seconds)
                if not fault.apart:
                    weigh(doubts, scan, found, unsure)
                if peer:
                    read, spent = tesseract(scan)
                    columns["tesseract"].scores[name].add(score(scan, read))
                    columns["tesseract"].seconds[name].append(spent)
    return report(columns, doubts)


def weigh(doubts: Doubts, scan: Scan, found: Score, unsure: Sequence[Word]) -> None:
    """Add a page's pieces by whether they were read right and whether anything was reported there."""
    import numpy as np
    from ocr_scoring import beside

    back = np.linalg.inv(scan.matrix)
    boxes = [on_page(back, word.box) for word in unsure]
    wrong = {id(miss.piece) for miss in found.misses}
    for piece in scan.drawn.pieces:
        if piece.counted:
            told = any(beside(piece, box) for box in boxes)
            if id(piece) in wrong:
                doubts.wrong, doubts.wrong_told = doubts.wrong + 1, doubts.wrong_told + told
            else:
                doubts.right, doubts.right_told = doubts.right + 1, doubts.right_told + told


def report(columns: dict[str, Column], doubts: Doubts) -> dict[str, Any]:
    """The figures as they are printed and written."""
    out: dict[str, Any] = {"conditions": {}, "total": {}}
    for reader, column in columns.items():
        for name, part in column.scores.items():
            seconds = {"cpu_s_median": round(statistics.median(column.seconds[name]), 3)}
            out["conditions"].setdefault(name, {})[reader] = part.shares() | seconds
        spent = [s for name, part in column.seconds.items() if not FAULTS[name].apart for s in part]
        out["total"][reader] = column.total().shares() | {
            "cpu_s_median": round(statistics.median(spent), 3) if spent else None, "cpu_s": round(sum(spent), 2),
        }  # fmt: skip
    if "tesseract" in columns and out["total"]["tesseract"]["cpu_s"]:
        sums = [out["total"][reader]["cpu_s"] for reader in ("ours", "tesseract")]
        out["cpu_ratio"] = round(sums[0] / sums[1], 3)
    out["doubts"] = {
        "wrong_lines": doubts.wrong, "of_them_reported": round(doubts.wrong_told / max(1, doubts.wrong), 4),
        "right_lines": doubts.right, "of_them_reported_for_nothing": round(doubts.right_told / max(1, doubts.right), 4),
    }  # fmt: skip
    return out


def memory(reader: str) -> float | None:
    """Peak megabytes of a fresh process that reads one page of 200 dpi."""
    command = [sys.executable, __file__, "--memory", reader]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in sys.path if part)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return float(done.stdout.split()[-1])


def one(reader: str) -> None:
    """In the fresh process: read a page and print the peak."""
    fault = FAULTS["seals"]
    scan = scanned(page("roster", 1, fault.dpi), fault, "memory")
    if reader == "ours":
        ours(scan)
    else:
        tesseract(scan)
    who = resource.RUSAGE_SELF if reader == "ours" else resource.RUSAGE_CHILDREN
    print(resource.getrusage(who).ru_maxrss / 1024)


def show(found: dict[str, Any]) -> None:
    """Print the tables."""
    keys = ("character_error", "under_seal", "figures", "cells_exact", "cells_in_row", "invented", "cpu_s_median")
    heads = ("error", "seal", "figures", "cells", "in row", "invented", "CPU s")
    print(f"{'':26}" + "".join(f"{head:>10}" for head in heads))
    rows = [(name, part) for name, part in found["conditions"].items()] + [("total", found["total"])]
    for name, part in rows:
        for reader, figures in part.items():
            mark = "*" if name in FAULTS and FAULTS[name].apart else ""
            values = "".join(f"{'-' if figures[key] is None else format(figures[key], '.4f'):>10}" for key in keys)
            print(f"{name + mark:14}{reader:12}{values}")
    for key in ("cpu_ratio", "peer", "memory_mb", "doubts"):
        if key in found:
            print(f"{key}: {found[key]}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run as told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one page in two conditions")
    parser.add_argument("--conditions", nargs="*", choices=list(FAULTS), default=list(FAULTS))
    parser.add_argument("--kinds", nargs="*", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--seeds", nargs="*", type=int, default=[1])
    parser.add_argument("--no-peer", action="store_true", help="leave tesseract out")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--memory", choices=("ours", "tesseract"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.memory:
        one(options.memory)
        return
    missing = "left out as told" if options.no_peer else absent()
    names, kinds = (QUICK, ("form",)) if options.quick else (options.conditions, options.kinds)
    found = measure(names, kinds, options.seeds, not missing)
    found["peer"] = missing or "tesseract chi_sim"
    if not options.quick:
        found["memory_mb"] = {reader: memory(reader) for reader in found["total"]}
    show(found)
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
