"""The Chroma cache is disposable: whatever happens to it, the answer is right."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewer.index import store, vectors
from reviewer.index.articles import Article

FOUND = [Article("p", f"第{n}条", f"第{n}条 经费管理办法第{n}款", "一、总则") for n in range(1, 9)]
ASK = "from reviewer.index.search import Searcher; print(Searcher().search('违约了怎么办', 'guangxi-2021', 1)[0].article.path)"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "chroma"


def only(cache):
    [place] = [p for p in cache.iterdir() if not p.name.startswith(".")]
    return place


def test_what_is_put_in_comes_back_with_its_vectors(cache):
    held = store.held(FOUND)
    assert held.articles == tuple(FOUND)
    assert held.vectors[0] == pytest.approx(vectors.hashed(FOUND[0].searched), abs=1e-6)


def test_a_second_opening_builds_nothing(cache):
    store.held(FOUND)
    first = only(cache)
    node = first.stat().st_ino
    store.held(FOUND)
    assert only(cache) == first and first.stat().st_ino == node


def truncate(place):
    file = place / "chroma.sqlite3"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def empty(place):
    for file in place.rglob("*"):
        if file.is_file():
            file.write_bytes(b"")


def remove(place):
    for file in place.rglob("*"):
        if file.is_file():
            file.unlink()


def garble(place):
    with sqlite3.connect(place / "chroma.sqlite3") as base:
        base.execute("update embedding_metadata set string_value = 'x' where key = 'path'")
    base.close()


@pytest.mark.parametrize("harm", [truncate, empty, remove, garble])
def test_a_harmed_folder_is_built_anew(cache, harm):
    store.held(FOUND)
    harmed = only(cache)
    harm(harmed)
    assert store.held(FOUND).articles == tuple(FOUND)


def test_a_locked_folder_is_not_waited_for(cache):
    store.held(FOUND)
    base = sqlite3.connect(only(cache) / "chroma.sqlite3", isolation_level=None)
    base.execute("begin exclusive")
    try:
        start = time.monotonic()
        assert store.held(FOUND).articles == tuple(FOUND)
        assert time.monotonic() - start < 30
    finally:
        base.close()


def test_a_folder_that_cannot_be_written_still_answers(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("REVIEWER_CACHE", str(tmp_path / "file"))
    assert store.held(FOUND).articles == tuple(FOUND)


def test_a_kill_while_building_leaves_nothing_that_is_trusted(cache, tmp_path):
    for pause in (0.4, 0.8, 1.2):
        worker = subprocess.Popen(
            [sys.executable, "-c", ASK], stdout=subprocess.DEVNULL, env={**os.environ, "REVIEWER_CACHE": str(cache.parent)}
        )
        time.sleep(pause)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    answer = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, encoding="utf-8", check=True)
    assert answer.stdout.strip()


def test_four_processes_at_once_all_answer(cache):
    workers = [
        subprocess.Popen([sys.executable, "-c", ASK], stdout=subprocess.PIPE, text=True, encoding="utf-8") for _ in range(4)
    ]
    answers = {worker.communicate(timeout=60)[0].strip() for worker in workers}
    assert len(answers) == 1 and answers != {""}


def test_no_socket_is_opened_without_a_url(cache, monkeypatch):
    def refuse(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert store.held(FOUND).articles == tuple(FOUND)


def test_a_server_is_filled_and_answers(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = Path(sys.executable).parent / "chroma"
    server = subprocess.Popen(
        [str(chroma), "run", "--path", str(tmp_path), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        for _ in range(2):
            assert store.held(FOUND, url=f"http://127.0.0.1:{port}").articles == tuple(FOUND)
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("url", ["nonsense", "http://127.0.0.1:9"])
def test_a_server_that_is_none_is_said(url):
    with pytest.raises(store.StoreError, match=r"REVIEWER_CHROMA_URL|chroma run"):
        store.held(FOUND, url=url)
