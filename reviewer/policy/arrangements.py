"""Arrangements that requirements name, with their patterns compiled.

Takes `corpus/arrangements.yaml`, which all policies share, and a policy's own `arrangements.yaml` where its folder has one
(its entries win); gives `Arrangement` by name. Refuses unknown keys and patterns that are not regular expressions, with
file and name. The words of the field are data here, so a new policy adds lines and no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from reviewer import resources

Lines = tuple[tuple[re.Pattern[str], ...], ...]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    says: str
    made: list[list[str]] = []
    headings: list[str] = []
    suffices: bool = False
    parts: dict[str, list[list[str]]] = {}
    near: list[str] = []
    never: list[str] = []
    paper: str = ""


@dataclass(frozen=True)
class Arrangement:
    """One arrangement: a sentence that satisfies all patterns of one line of `made` makes it."""

    name: str
    says: str
    made: Lines
    headings: re.Pattern[str] | None
    suffices: bool
    parts: dict[str, Lines]
    near: tuple[str, ...]
    never: re.Pattern[str] | None
    paper: re.Pattern[str] | None


class ArrangementError(ValueError):
    """An arrangement that is not there or does not compile; the message names it."""


def get(name: str, policy: str) -> Arrangement:
    """The arrangement of that name as a policy (by id) knows it."""
    shared = resources.corpus() / "arrangements.yaml"
    own = resources.corpus() / "policies" / policy / "arrangements.yaml"
    known = {**_all(shared), **(_all(own) if own.is_file() else {})}
    if name not in known:
        raise ArrangementError(f"arrangements.yaml 中没有“{name}”；已有：{'、'.join(known)}")
    return known[name]


@cache
def _all(file: Path) -> dict[str, Arrangement]:
    try:
        raw = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        entries = TypeAdapter(dict[str, _Entry]).validate_python(raw)
    except (yaml.YAMLError, ValidationError) as error:
        raise ArrangementError(f"{file}：{' '.join(str(error).split())}") from error
    return {name: _compiled(file, name, entry) for name, entry in entries.items()}


def _compiled(file: Path, name: str, entry: _Entry) -> Arrangement:
    try:
        return Arrangement(
            name,
            entry.says,
            _lines(entry.made),
            re.compile("|".join(entry.headings)) if entry.headings else None,
            entry.suffices,
            {part: _lines(lines) for part, lines in entry.parts.items()},
            tuple(entry.near),
            re.compile("|".join(entry.never)) if entry.never else None,
            re.compile(entry.paper) if entry.paper else None,
        )
    except re.error as error:
        raise ArrangementError(f"{file}：{name} 的“{error.pattern!r}”不是合格的正则表达式（{error}）") from error


def _lines(lines: list[list[str]]) -> Lines:
    return tuple(tuple(re.compile(pattern) for pattern in line) for line in lines)
