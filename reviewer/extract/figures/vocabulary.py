"""The words for each measure, read from `measures` in the corpus's facts.yaml.

Gives the measures with their labels as data and one compiled expression that finds every label in a text, longest
first. Refuses an unknown key or a corpus without the list; other keys of the file belong to others and are not read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from reviewer import resources

Counted = Literal["money", "percent", "staff"]
OF_REVENUE = r"占[^，。；、占%0-9]{0,10}?(?:收入|营收)(?:总额)?的?(?:比例|比重|比率|比)?"


class Measure(BaseModel):
    """One measure: what it counts, how it is printed, and what is printed like it but is only a part or a neighbour."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    kind: Counted
    labels: tuple[str, ...]
    like: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Vocabulary(BaseModel):
    """The part of facts.yaml that is read here."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    measures: tuple[Measure, ...]


@cache
def measures() -> tuple[Measure, ...]:
    """All measures of the corpus, in its order."""
    text = (resources.corpus() / "facts.yaml").read_text(encoding="utf-8")
    return Vocabulary.model_validate(yaml.safe_load(text)).measures


@cache
def measure(name: str) -> Measure:
    """One measure by the name of its fact."""
    return next(m for m in measures() if m.name == name)


@cache
def expression() -> re.Pattern[str]:
    """Finds labels: group `like` (whole wordings), `of` (占收入的比例, which needs a subject before it) or `label`."""
    like = [pattern for m in measures() for pattern in m.like]
    labels = sorted((label for m in measures() for label in m.labels), key=len, reverse=True)
    return re.compile(
        f"(?P<like>{'|'.join(like)})|(?P<of>{OF_REVENUE})|(?P<label>{'|'.join(re.escape(label) for label in labels)})"
    )


@cache
def owner(printed: str) -> str:
    """The fact a printed label stands for."""
    for m in measures():
        if printed in m.labels or any(re.fullmatch(pattern, printed) for pattern in m.like):
            return m.name
    return "lead.rd_intensity" if re.fullmatch(OF_REVENUE, printed) else ""
