"""A reader that dies, hangs or grows costs its own document only."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from multiprocessing import resource_tracker
from pathlib import Path

import pytest

from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Job, Limits, context, run

READER = """
import os, signal, time
from reviewer.parse.build import Builder, Reading, Unreadable

def read(data, document):
    word = data.decode()
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "exit":
        os._exit(0)
    if word == "hang":
        time.sleep(60)
    if word == "spin":
        while True:
            pass
    if word == "grow":
        return [bytearray(64 << 20) for _ in range(40)]
    if word == "deep":
        return read_deep()
    if word == "refuse":
        raise Unreadable("坏文件", "encrypted_document")
    if word == "missing":
        import no_such_library
    if word == "bug":
        raise KeyError("word/x.xml")
    builder = Builder(document)
    builder.add("paragraph", word)
    return Reading(tuple(builder.blocks))

def read_deep():
    return read_deep()
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = f"odd_reader_{tmp_path.name}"
    (tmp_path / f"{name}.py").write_text(READER, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def reasons(module: str, words: list[str], limits: Limits) -> list[str]:
    results = run([Job(f"{module}:read", (word.encode(), f"d{n}")) for n, word in enumerate(words)], limits)
    return [f"{r.kind}: {r.reason}" if isinstance(r, Failure) else r.blocks[0].text for r in results]


def test_bad_documents_do_not_touch_their_neighbours(module):
    found = reasons(module, ["甲", "die", "refuse", "exit", "bug", "deep", "乙"], Limits())
    assert found[0] == "甲" and found[6] == "乙"
    assert "异常退出" in found[1] and "异常退出" in found[3]
    assert found[2] == "encrypted_document: 坏文件"
    assert "KeyError" in found[4] and "嵌套过深" in found[5]


def test_a_hanging_reader_is_killed_at_its_deadline(module):
    began = time.monotonic()
    found = reasons(module, ["hang", "甲"], Limits(wall_seconds=1.5))
    assert "超过时限" in found[0] and found[1] == "甲" and time.monotonic() - began < 15


def test_a_spinning_reader_runs_out_of_processor_time(module):
    assert "超过时限" in reasons(module, ["spin"], Limits(wall_seconds=20, cpu_seconds=1))[0]


def test_a_growing_reader_runs_out_of_memory(module):
    assert "内存" in reasons(module, ["grow"], Limits(memory=512 << 20))[0]


def test_a_missing_library_is_no_fault_of_the_file(module):
    with pytest.raises(ImportError, match="no_such_library"):
        reasons(module, ["missing"], Limits())


def test_results_keep_the_order_of_the_jobs(module):
    words = [f"第{n}份" for n in range(6)]
    assert reasons(module, words, Limits()) == words


def test_no_jobs_and_bad_limits():
    assert run([], Limits()) == []
    with pytest.raises(ValueError, match="positive"):
        Limits(wall_seconds=0)


def test_a_process_with_threads_is_not_forked(monkeypatch):
    monkeypatch.setattr(Path, "is_dir", lambda self: False)
    monkeypatch.setattr("threading.active_count", lambda: 2)
    assert context().get_start_method() == "spawn"


def test_a_spawned_child_that_dies_before_it_has_the_file_blocks_nobody(module, monkeypatch):
    monkeypatch.setattr("reviewer.parse.isolate.context", lambda: multiprocessing.get_context("spawn"))
    resource_tracker.ensure_running()
    monkeypatch.setattr("multiprocessing.spawn.get_executable", lambda: os.fsencode(shutil.which("false") or ""))
    found = run([Job(f"{module}:read", (b"x" * 1_000_000, "d1"))], Limits(wall_seconds=20))
    assert [(f.kind, "异常退出" in f.reason) for f in found] == [("unreadable_document", True)]


def test_a_reading_comes_back_whole(module):
    (result,) = run([Job(f"{module}:read", ("正文".encode(), "d7"))], Limits())
    assert isinstance(result, Reading) and result.blocks[0].source.document == "d7"
