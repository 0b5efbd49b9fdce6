"""The benchmark of scans runs, and its scoring tells what was misread."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1] / "eval" / "benchmarks"


@pytest.fixture(autouse=True)
def beside(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    yield
    for name in ("ocr", "ocr_faults", "ocr_pages", "ocr_scoring", "ocr_words"):
        sys.modules.pop(name, None)


def test_a_quick_run_gives_every_figure(tmp_path, capsys):
    import ocr

    out = tmp_path / "figures.json"
    ocr.main(["--quick", "--json", str(out)])
    found = json.loads(out.read_text("utf-8"))
    assert set(found["conditions"]) == set(ocr.QUICK)
    ours = found["total"]["ours"]
    assert ours["character_error"] < 0.03
    assert min(ours["figures"], ours["under_seal"], ours["cells_in_row"]) > 0.9
    assert ours["cpu_s_median"] > 0
    assert ("cpu_ratio" in found) == (found["peer"] == "tesseract chi_sim")
    assert found["peer"] in capsys.readouterr().out


def test_the_same_seed_draws_the_same_scan():
    from ocr_faults import FAULTS, scanned
    from ocr_pages import page

    first, second = (scanned(page("form", 5, 150), FAULTS["seals150"], "x").jpeg for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("truth", "read", "errors", "wrong"),
    [
        ("320.5万元", "320.5万元", 0, set()),
        ("320.5万元", "前文320.5万元后文", 0, set()),
        ("320.5万元", "3205万元", 1, {3}),
        ("320.5万元", "", 7, set(range(7))),
        ("320.5万元", "320.5方元", 1, {5}),
        ("12", "1x2", 1, {1}),
    ],
)
def test_a_piece_is_held_against_the_best_stretch_of_what_was_read(truth, read, errors, wrong):
    from ocr_scoring import aligned

    assert aligned(truth, read) == (errors, wrong)
