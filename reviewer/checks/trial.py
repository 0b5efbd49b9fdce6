"""A policy's own cases: a few sentences in, a verdict out; a lawyer can write them, `reviewer policy check` runs them.

Takes `cases.yaml` of a policy's folder: entries of `of` (a requirement), `given` (role to text) and `expect` (a verdict).
A line of text is a paragraph, ` | ` between cells makes a table row, `# ` begins a heading. Gives the cases that came
out otherwise. Refuses an unknown requirement or key with its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from reviewer import extract
from reviewer.checks import Desk, check
from reviewer.checks.echo import own_facts
from reviewer.checks.threshold import prefer_measures
from reviewer.parse.build import Builder
from reviewer.policy import Policy, PolicyError
from reviewer.records import Cell, Document, Part, Role, Submission, Verdict


class Case(BaseModel):
    """One case as written."""

    model_config = ConfigDict(extra="forbid")
    of: str
    given: dict[Role, str]
    expect: Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with the verdict it got and the reason given."""

    case: Case
    verdict: Verdict
    reason: str


def cases(policy: Policy) -> list[Case]:
    """The cases of a policy; none where it has no `cases.yaml`."""
    file = policy.folder / "cases.yaml"
    return load(file, {req.id.split(".", 1)[1] for req in policy.checkable}) if file.is_file() else []


def load(file: Path, known: set[str]) -> list[Case]:
    """Cases from a file, each about a known requirement."""
    try:
        found = TypeAdapter(list[Case]).validate_python(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValidationError) as error:
        raise PolicyError(f"{file}：{' '.join(str(error).split())}") from error
    if strange := next((case.of for case in found if case.of not in known), None):
        raise PolicyError(f"{file}：没有编号为“{strange}”的可查要求")
    return found


def run(policy: Policy) -> list[Outcome]:
    """Every case with what came out."""
    return [outcome(policy, case) for case in cases(policy)]


def outcome(policy: Policy, case: Case) -> Outcome:
    """One case."""
    documents = tuple(document(text, role, f"d{n}") for n, (role, text) in enumerate(case.given.items(), 1))
    extraction = prefer_measures(own_facts(extract.facts(documents), documents, policy), policy)
    desk = Desk(Submission("", documents, (), extraction), policy)
    req = next(req for req in policy.checkable if req.id == f"{policy.card.id}.{case.of}")
    found = check(req, desk)
    return Outcome(case, found.verdict, found.reason)


def document(text: str, role: Role = "other", id: str = "d1", name: str = "") -> Document:
    """A document of one part from lines of text."""
    builder = Builder(id)
    table, row, within = 0, 0, False
    for line in text.strip("\n").split("\n"):
        if " | " in line:
            table, row = (table, row + 1) if within else (table + 1, 0)
            for column, cell in enumerate(line.split(" | ")):
                builder.add("cell", cell.strip(), cell=Cell(table, row, column), locator=f"表{table} 第{row + 1}行")
        elif line.startswith("# "):
            builder.add("heading", line[2:], level=1)
        elif line.strip():
            builder.add("paragraph", line.strip())
        within = " | " in line
    blocks = tuple(builder.blocks)
    return Document(id, name or f"{role}.txt", "0" * 64, "text", role, None, blocks, parts=(Part(role, 0, len(blocks)),))
