"""The reading benchmark at a tiny size: its documents hold what they say they hold, and its figures have their names."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from reviewer.parse import docx

FOLDER = Path(__file__).parents[1] / "eval" / "benchmarks"


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    monkeypatch.syspath_prepend(str(FOLDER))
    return {name: importlib.import_module(name) for name in ("documents", "heldout", "peers", "reading", "scoring")}


def test_generated_twice_is_the_same_content(modules: dict[str, ModuleType]) -> None:
    make = modules["documents"].application
    (first, truth), (second, again) = make(4, 3), make(4, 3)
    assert truth == again and truth != make(4, 4)[1]
    assert [b.text for b in docx.read(first, "d1").blocks] == [b.text for b in docx.read(second, "d1").blocks]


def test_two_readers_agree_with_what_was_written(modules: dict[str, ModuleType]) -> None:
    documents, peers, scoring = modules["documents"], modules["peers"], modules["scoring"]
    data, truth = documents.application(12, 5)
    score = scoring.word(truth, docx.read(data, "d1").blocks)
    assert score.wrong == [] and score.total["cells"] > 200 and score.total["changes"] == score.total["notes"] == 2
    wanted = [[(c.row, c.column, c.rows, c.columns, scoring.bare(c.text)) for c in t.cells] for t in truth.tables]
    for walk in (peers.walk_docx, peers.walk_docx_xml):
        read = [sorted((r, c, h, w, scoring.bare(text)) for r, c, h, w, text in cells) for cells in walk(data)[1]]
        assert all(sorted(cells) in read for cells in wanted)


def test_a_wrong_reading_is_counted(modules: dict[str, ModuleType]) -> None:
    documents, scoring = modules["documents"], modules["scoring"]
    table = documents.TrueTable("表", documents.grid([["甲", "乙"], ["1", "2"]]))
    score = scoring.Score()
    scoring.hold(score, [table], {1: [*table.cells[:3], documents.Spot(1, 1, 1, 1, "3")]})
    assert (score.right["cells"], score.total["cells"], score.right["rows"], score.right["whole"]) == (3, 4, 1, 1)
    truth = documents.Truth(visible=["甲乙丙"], sentences=["甲乙丙"])
    assert scoring.characters(truth, "甲乙丁")["recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert scoring.order(truth, "丙 甲")["found"] == 0


def test_quick_figures_have_their_names(modules: dict[str, ModuleType]) -> None:
    reading = modules["reading"]
    figures, _ = reading.run(reading.Plan(4, 4, 1, 1, 1, 0), {"speed", "many"})
    assert figures["docx"]["cells"]["share"] == 1 and figures["docx"]["docx_to_python_docx"] > 0
    assert set(figures["many"]) == {"files", "workers_1", "workers_2", "speedup"}
    if shutil.which("soffice") is None:
        assert figures["pdf"] == {"left_out": "LibreOffice is not installed"}
    else:
        assert figures["pdf"]["ruled"]["characters"]["recall"] >= 0.995
        assert {"pdf_to_pdfium_text", "pdf_to_pdfplumber_tables", "pdfplumber_rows"} <= set(figures["pdf_speed"])


def test_tables_held_out_are_written_as_they_say(modules: dict[str, ModuleType]) -> None:
    heldout, scoring = modules["heldout"], modules["scoring"]
    for number in range(len(heldout.STYLES)):
        data, truth = heldout.application(4, 3, number)
        score = scoring.word(truth, docx.read(data, "d1").blocks)
        assert score.right["cells"] == score.total["cells"] > 30, heldout.STYLES[number][0].name
    assert not scoring.tables_read(docx.read(heldout.tableless(3, 4), "d1").blocks)
