"""The vocabulary of facts: `facts:` of corpus/facts.yaml, read once.

Takes nothing; gives for each fact a form names its type, unit and labels. Refuses an unknown key inside an entry, a
name twice and a label that two facts claim, with the place, since a label in the wrong line would silently feed the wrong fact. Other
top-level keys of the file belong to their own readers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from reviewer.extract.labels import bare
from reviewer.resources import corpus


class Entry(BaseModel):
    """One fact as forms label it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    type: Literal["text", "count", "date", "duration"]
    unit: str = ""
    labels: tuple[str, ...]
    like: tuple[str, ...] = ()  # regular expressions over the whole label as compared


@lru_cache(maxsize=1)
def entries() -> dict[str, Entry]:
    """The entries by fact name."""
    path = corpus() / "facts.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = [Entry.model_validate(item) for item in raw["facts"]]
    by_name = {entry.name: entry for entry in found}
    if len(by_name) != len(found):
        raise ValueError(f"{path}: a fact is named twice")
    claimed: dict[str, str] = {}
    for entry in found:
        for label in map(bare, entry.labels):
            if claimed.setdefault(label, entry.name) != entry.name:
                raise ValueError(f"{path}: {label} is claimed by {claimed[label]} and {entry.name}")
    return by_name


@lru_cache(maxsize=1)
def _meanings() -> dict[str, str]:
    return {bare(label): entry.name for entry in entries().values() for label in entry.labels}


@lru_cache(maxsize=4096)
def meaning(label: str) -> str:
    """The fact a label (as compared) names: by its exact wording, else by a pattern; empty for none."""
    known = _meanings().get(label)
    if known or not label:
        return known or ""
    return next((entry.name for entry in entries().values() for like in entry.like if re.fullmatch(like, label)), "")
