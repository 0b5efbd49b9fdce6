"""A `Memo` to files; no verdict is made here.

Takes a memo, a folder and the names of formats; gives the paths written. Each format is one module with
`render(memo, options) -> bytes`; all are rendered before the first is written, and a file is put in place whole or not
at all. Refuses a format that has no module. Modules are imported when asked for, since Word takes long to load.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal, cast

from reviewer.records import Memo

Lang = Literal["zh", "en"]

FORMATS: dict[str, str] = {
    "json": "reviewer.memo.json",
    "docx": "reviewer.memo.docx",
    "html": "reviewer.memo.html",
}


@dataclass(frozen=True, slots=True)
class Options:
    """`mask` hides personal data in DOCX and HTML (never in JSON); `reproducible` leaves out what varies between runs."""

    lang: Lang = "zh"
    mask: bool = True
    reproducible: bool = False


DEFAULT = Options()


def write(memo: Memo, folder: Path, formats: Sequence[str] = tuple(FORMATS), options: Options = DEFAULT) -> list[Path]:
    """Write `memo.<format>` into the folder for each format; raises `ValueError` for an unknown one."""
    if unknown := [name for name in formats if name not in FORMATS]:
        raise ValueError(f"没有这种备忘录格式：{'、'.join(unknown)}（可用：{'、'.join(FORMATS)}）")
    rendered = [(folder / f"memo.{name}", _renderer(name)(memo, options)) for name in dict.fromkeys(formats)]
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in rendered:
        put(path, data)
    return [path for path, _ in rendered]


def _renderer(name: str) -> Callable[[Memo, Options], bytes]:
    return cast("Callable[[Memo, Options], bytes]", import_module(FORMATS[name]).render)


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved onto it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
