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
WHOLE = "made"  # what `under` and `tables` call an arrangement without parts


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    says: str
    made: list[list[str]] = []
    headings: list[str] = []
    around: list[str] = []
    suffices: bool = False
    anywhere: bool = False
    parts: dict[str, list[list[str]]] = {}
    under: dict[str, list[list[str]]] = {}
    tables: dict[str, list[list[str]]] = {}
    near: list[str] = []
    never: list[str] = []
    paper: str = ""


@dataclass(frozen=True)
class Arrangement:
    """One arrangement: a sentence that satisfies all patterns of one line of `made` makes it.

    `anywhere` tells that each part's lines name the matter themselves, so that a part may stand under any heading.
    `headings` are titles of sections about it, `around` these and further titles under which an article is read as one;
    `under` and `tables` map a part, or `WHOLE`, to lines that make it only in such an article, and to the column heads of a
    table that makes it.
    """

    name: str
    says: str
    made: Lines
    headings: re.Pattern[str] | None
    around: re.Pattern[str] | None
    suffices: bool
    anywhere: bool
    parts: dict[str, Lines]
    under: dict[str, Lines]
    tables: dict[str, Lines]
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
            _either(entry.headings),
            _either([*entry.headings, *entry.around]),
            entry.suffices,
            entry.anywhere,
            _named(entry.parts),
            _named(entry.under),
            _named(entry.tables),
            tuple(entry.near),
            _either(entry.never),
            re.compile(entry.paper) if entry.paper else None,
        )
    except re.error as error:
        raise ArrangementError(f"{file}：{name} 的“{error.pattern!r}”不是合格的正则表达式（{error}）") from error


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(patterns)) if patterns else None


def _named(said: dict[str, list[list[str]]]) -> dict[str, Lines]:
    return {part: _lines(lines) for part, lines in said.items()}


def _lines(lines: list[list[str]]) -> Lines:
    return tuple(tuple(re.compile(pattern) for pattern in line) for line in lines)
