"""Files put in place whole or not at all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
import sample

from reviewer.memo import FORMATS, Options, put, write


def test_every_format_has_a_module_that_renders() -> None:
    for module in FORMATS.values():
        assert callable(import_module(module).render)


def test_writes_what_is_asked_for(tmp_path: Path) -> None:
    paths = write(sample.memo(), tmp_path / "out", ["json", "html", "json"], Options())
    assert [path.name for path in paths] == ["memo.json", "memo.html"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["memo.html", "memo.json"]


def test_refuses_an_unknown_format_before_writing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="pptx"):
        write(sample.memo(), tmp_path, ["json", "pptx"])
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "memo.json"
    put(target, b"old")

    def fail(self: Path, other: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        put(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
