"""Measures the PDF and Word readers on generated applications: exactness, CPU time, memory, and many files at once.

`python eval/benchmarks/reading.py [--json FILE] [--quick] [--wrong N] [--only SECTION ...]` generates its documents (`documents`), turns the Word files
into PDF with LibreOffice, runs our readers and the peers (`peers`) interleaved in one process, and prints medians of CPU
time with their ratios. Memory is the peak of a fresh process that does nothing else. Without LibreOffice there are no
PDF figures, and the output says so. Times depend on the machine; ratios hardly do.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import documents  # noqa: E402
import heldout  # noqa: E402
import peers  # noqa: E402
import scans  # noqa: E402
import scoring  # noqa: E402
from costs import medians, peak, spent  # noqa: E402

from reviewer import parse  # noqa: E402
from reviewer.parse import docx, pdf  # noqa: E402
from reviewer.parse.isolate import Limits  # noqa: E402

Figures = dict[str, Any]
BOUNDS = {  # ratio: at most
    "pdf_to_pdfium_text": 3.0,
    "pdf_to_pdfplumber_tables": 1 / 15,
    "docx_to_python_docx": 0.5,
    "memory_to_pdfium": 3.5,
    "memory_long_to_short": 1.5,
}
READ = "from reviewer.parse import pdf; pdf.read(open({!r}, 'rb').read(), 'd1')"
BARE = "import peers; peers.text_of_pdf(open({!r}, 'rb').read())"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    pages: int = 60
    long: int = 600
    runs: int = 7
    styles: int = len(documents.STYLES)
    files: int = 8
    scans: int = 3
    held: int = len(heldout.STYLES)
    seed: int = 301  # of the documents held out


QUICK = Plan(4, 8, 1, 1, 2, 0, 1)


def to_pdf(files: list[Path], folder: Path) -> bool:
    """Word files to PDF in one call of LibreOffice; False where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return False
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=900)
    return all(file.with_suffix(".pdf").exists() for file in files)


def exactness(truth: documents.Truth, data: bytes) -> tuple[Figures, list[str]]:
    """What the PDF reader got right."""
    blocks = pdf.read(data, "d1").blocks
    text = "\n".join(block.text for block in blocks)
    score, read = scoring.Score(), scoring.tables_read(blocks)
    scoring.hold(score, [scoring.seen(table) for table in truth.tables], read)
    for table in truth.tables:
        scoring.hold(score, table.inner, read, "nested_")
    figures = {"characters": scoring.characters(truth, text), "order": scoring.order(truth, text), **score.figures()}
    return figures, score.wrong


def styles(plan: Plan, folder: Path) -> tuple[Figures, list[str]]:
    """Exactness of the PDF reader on each style of document."""
    made = {}
    for style in documents.STYLES[: plan.styles]:
        data, truth = documents.application(plan.pages, 1, style, accepted=True)
        file = folder / f"{style.name}.docx"
        file.write_bytes(data)
        made[file] = truth
    if not to_pdf(list(made), folder):
        return {"left_out": "LibreOffice is not installed"}, []
    figures, wrong = {}, []
    for file, truth in made.items():
        figures[file.stem], missed = exactness(truth, file.with_suffix(".pdf").read_bytes())
        wrong += [f"{file.stem}: {what}" for what in missed]
    return figures, wrong


def held_out(plan: Plan, folder: Path) -> tuple[Figures, list[str]]:
    """Cells and rows on tables without a grid that the reader was not tuned on, and tables read where there are none."""
    place = folder / "held"
    place.mkdir()
    made = {}
    for number, (style, _) in enumerate(heldout.STYLES[: plan.held]):
        data, truth = heldout.application(plan.pages, plan.seed, number)
        file = place / f"{style.name}.docx"
        file.write_bytes(data)
        made[file] = truth
    bare = place / "tableless.docx"
    bare.write_bytes(heldout.tableless(plan.seed))
    if not to_pdf([*made, bare], place):
        return {"left_out": "LibreOffice is not installed"}, []
    figures: Figures = {}
    wrong = []
    for file, truth in made.items():
        right, missed = exactness(truth, file.with_suffix(".pdf").read_bytes())
        figures[file.stem] = {name: right[name] for name in ("characters", "cells", "rows", "whole")}
        wrong += [f"{file.stem}: {what}" for what in missed]
    figures["false_tables"] = len(scoring.tables_read(pdf.read(bare.with_suffix(".pdf").read_bytes(), "d1").blocks))
    return figures, wrong


def second(plan: Plan, folder: Path) -> Figures:
    """Whether pdfplumber, by any strategy, finds rows in tables without a closed grid that our reader does not; texts only."""
    found: Figures = {}
    for style in documents.STYLES[: plan.styles]:
        if style.rules.sides == "single":
            continue
        _, truth = documents.application(plan.pages, 1, style, accepted=True)
        data = (folder / f"{style.name}.pdf").read_bytes()
        cells = scoring.tables_read(pdf.read(data, "d1").blocks).values()
        ours = [[[c.text for c in table if c.row == row] for row in range(1 + max(c.row for c in table))] for table in cells]
        found[style.name] = {"reader": scoring.rows_found(truth, ours)}
        for strategy in peers.STRATEGIES:
            found[style.name][f"pdfplumber_{strategy}"] = scoring.rows_found(truth, peers.tables_of_pdf(data, strategy))
    return found


def pdf_speed(plan: Plan, folder: Path) -> Figures:
    """CPU time of the PDF reader and its peers on the ruled application."""
    file = folder / f"{documents.STYLES[0].name}.pdf"
    data = file.read_bytes()
    _, truth = documents.application(plan.pages, 1, accepted=True)
    fast = {"reader": lambda: pdf.read(data, "d1"), "pypdfium2_text": lambda: peers.text_of_pdf(data)}
    times = medians(fast, plan.runs) | medians({"pdfplumber_tables": lambda: peers.tables_of_pdf(data)}, min(plan.runs, 2))
    return {
        "pages": len(peers.text_of_pdf(data)),
        "cpu_ms": times,
        "pdf_to_pdfium_text": round(times["reader"] / times["pypdfium2_text"], 3),
        "pdf_to_pdfplumber_tables": round(times["reader"] / times["pdfplumber_tables"], 4),
        "pdfplumber_rows": scoring.rows_found(truth, peers.tables_of_pdf(data)),
    }


def word(plan: Plan) -> tuple[Figures, list[str]]:
    """Exactness and CPU time of the Word reader beside python-docx."""
    data, truth = documents.application(plan.pages, 1)
    blocks = docx.read(data, "d1").blocks
    score = scoring.word(truth, blocks)
    text = "\n".join(block.label + block.text for block in blocks)
    tasks = {
        "reader": lambda: docx.read(data, "d1"),
        "python_docx": lambda: peers.walk_docx(data),
        "python_docx_xml": lambda: peers.walk_docx_xml(data),
    }
    times = medians(tasks, plan.runs)
    figures = {
        "characters": scoring.characters(truth, text), "order": scoring.order(truth, text), **score.figures(), "cpu_ms": times,
        "docx_to_python_docx": round(times["reader"] / times["python_docx"], 3),
        "docx_to_python_docx_xml": round(times["reader"] / times["python_docx_xml"], 3),
    }  # fmt: skip
    return figures, score.wrong


def memory(plan: Plan, folder: Path) -> Figures:
    """Peak memory of a process that reads, and of one that takes bare text, at two lengths."""
    long = folder / "long.docx"
    long.write_bytes(documents.application(plan.long, 2, accepted=True)[0])
    to_pdf([long], folder)
    files = {"short": folder / f"{documents.STYLES[0].name}.pdf", "long": long.with_suffix(".pdf")}
    ours = {name: peak(READ.format(str(file)), HERE.parents[1]) for name, file in files.items()}
    bare = {name: peak(BARE.format(str(file))) for name, file in files.items()}
    return {
        "reader_mb": ours,
        "pypdfium2_mb": bare,
        "memory_to_pdfium": round(ours["short"] / bare["short"], 3),
        "memory_long_to_short": round(ours["long"] / ours["short"], 3),
    }


def many(plan: Plan, folder: Path) -> Figures:
    """Wall and CPU seconds of a folder of files with one worker and with two, child processes and start-up included."""
    place = folder / "many"
    place.mkdir()
    pdfs = sorted(file for file in folder.glob("*.pdf") if file.stem != "long")
    for number in range(plan.files):
        data, _ = documents.application(max(4, plan.pages // 2), 10 + number)
        (place / f"{number}.docx").write_bytes(data)
    for file in pdfs:
        shutil.copy(file, place / file.name)
    found: Figures = {"files": len(list(place.iterdir()))}
    for workers in (1, 2):
        wall, cpu = time.perf_counter(), spent()
        parse.read_all([place], Limits(workers=workers))
        found[f"workers_{workers}"] = {"wall_s": round(time.perf_counter() - wall, 3), "cpu_s": round(spent() - cpu, 3)}
    found["speedup"] = round(found["workers_1"]["wall_s"] / found["workers_2"]["wall_s"], 3)
    return found


def run(plan: Plan, sections: set[str]) -> tuple[Figures, list[str]]:
    """All figures asked for, and what was read wrong."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)  # as the child process sets it that reads a file
    try:
        return measured(plan, sections)
    finally:
        gc.set_threshold(*before)


def measured(plan: Plan, sections: set[str]) -> tuple[Figures, list[str]]:
    figures: Figures = {}
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="reading-") as name:
        folder = Path(name)
        figures["pdf"], missed = styles(plan, folder)
        wrong += missed
        if "held" in sections:
            figures["held"], missed = held_out(plan, folder)
            wrong += missed
        figures["docx"], missed = word(plan)
        wrong += [f"docx: {what}" for what in missed]
        if "left_out" not in figures["pdf"]:
            short = (folder / f"{documents.STYLES[0].name}.pdf").read_bytes()
            figures["pdf_speed"] = pdf_speed(plan, folder) if "speed" in sections else {}
            figures["second"] = second(plan, folder) if "second" in sections else {}
            figures["memory"] = memory(plan, folder) if "memory" in sections else {}
            figures["scans"] = (
                scans.measure(short, peers.text_of_pdf(short), plan.scans) if plan.scans and "scans" in sections else {}
            )
        figures["many"] = many(plan, folder) if "many" in sections else {}
    return figures, wrong


def shown(figures: Figures, path: str = "") -> None:
    """Print the figures, one a line, bounds beside the ratios that have one."""
    for name, value in figures.items():
        if isinstance(value, dict) and "share" in value:
            print(f"{path}{name:<28} {value['right']}/{value['total']}  {value['share']:.4f}")
        elif isinstance(value, dict):
            shown(value, f"{path}{name}.")
        else:
            print(f"{path}{name:<28} {value}" + (f"  (bound {BOUNDS[name]:.3f})" if name in BOUNDS else ""))


SECTIONS = ("held", "speed", "memory", "many", "scans", "second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--quick", action="store_true", help="a few pages, one run")
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong readings to print")
    parser.add_argument("--only", nargs="*", choices=SECTIONS, default=list(SECTIONS))
    options = parser.parse_args()
    figures, wrong = run(QUICK if options.quick else Plan(), set(options.only))
    shown(figures)
    for what in wrong[: options.wrong]:
        print(what[:400])
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
