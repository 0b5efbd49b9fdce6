"""One child for many jobs: what it has loaded stays, and what kills it costs one job."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.parse.serve import serve

WORKER = """
import os, signal, time
seen = []

def do(word):
    seen.append(word)
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "exit":
        os._exit(0)
    if word == "hang":
        time.sleep(60)
    if word == "grow":
        return bytearray(3 << 30)
    if word == "bug":
        raise KeyError("x")
    return list(seen)
"""


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = f"odd_worker_{tmp_path.name}"
    (tmp_path / f"{name}.py").write_text(WORKER, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return f"{name}:do"


def results(call: str, words: list[str], limits: Limits) -> list[object]:
    found = serve([Job(call, (word,)) for word in words], [limits] * len(words))
    return [result.reason if isinstance(result, Failure) else result for result in found]


def test_a_child_keeps_what_it_has_loaded(call):
    assert results(call, ["a", "b", "c"], Limits()) == [["a"], ["a", "b"], ["a", "b", "c"]]


@pytest.mark.parametrize("word", ["die", "exit"])
def test_a_job_that_kills_the_child_costs_itself_only(call, word):
    first, killed, last = results(call, ["a", word, "b"], Limits())
    assert first == ["a"]
    assert "异常退出" in str(killed)
    assert last == ["b"], "another child went on"


def test_what_a_job_raises_or_takes_too_much_of_is_a_reason(call):
    bug, large, last = results(call, ["bug", "grow", "b"], Limits(memory=1 << 30))
    assert "KeyError" in str(bug)
    assert "内存" in str(large)
    assert last == ["bug", "grow", "b"], "the child lives on"


def test_a_job_past_its_time_is_killed(call):
    begin = time.monotonic()
    slow, last = results(call, ["hang", "b"], Limits(wall_seconds=1.0))
    assert "时限" in str(slow)
    assert last == ["b"]
    assert time.monotonic() - begin < 30


def test_nothing_to_do_starts_nothing():
    assert serve([], []) == []
