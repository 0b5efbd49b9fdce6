"""What headings mean, whatever an applicant calls them: `corpus/headings.yaml`, which the sections of all policies share.

A requirement names a meaning as `@background` among its titles. Gives for a meaning one pattern over a heading's words
without number and white space. Refuses unknown keys, unknown meanings and patterns that do not compile, with file and name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from reviewer import resources

MARK = "@"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    says: list[str]
    never: list[str] = []


class HeadingError(ValueError):
    """A meaning that is not there or does not compile; the message names it."""


@dataclass(frozen=True)
class Meaning:
    """One meaning of headings."""

    says: re.Pattern[str]
    never: re.Pattern[str] | None

    def of(self, heading: str) -> bool:
        """Whether a heading, without white space, has this meaning."""
        return self.says.search(heading) is not None and not (self.never and self.never.search(heading))


def get(name: str) -> Meaning:
    """The meaning of that name, with or without its mark."""
    known = _all()
    if name.removeprefix(MARK) not in known:
        raise HeadingError(f"headings.yaml 中没有“{name}”；已有：{'、'.join(known)}")
    return known[name.removeprefix(MARK)]


@cache
def _all() -> dict[str, Meaning]:
    file = resources.corpus() / "headings.yaml"
    try:
        raw = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        entries = TypeAdapter(dict[str, _Entry]).validate_python(raw)
        return {
            name: Meaning(re.compile("|".join(entry.says)), re.compile("|".join(entry.never)) if entry.never else None)
            for name, entry in entries.items()
        }
    except (yaml.YAMLError, ValidationError, re.error) as error:
        raise HeadingError(f"{file}：{' '.join(str(error).split())}") from error
