"""Policies: a folder of the corpus to a `Policy`, refused with file and line when it does not hold together.

Takes `corpus/policies/<id>/` (policy.yaml, text.txt, requirements.yaml) and `corpus/arrangements.yaml`; gives clauses
with stable paths and requirements whose anchors stand verbatim in their clauses. `PolicyError` says what is wrong,
where, and what to do. The numbers of thresholds are proved a storey higher, by `checks.prove`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from reviewer import resources
from reviewer.ground import squeeze
from reviewer.policy.clauses import parse
from reviewer.policy.params import MODELS
from reviewer.records import Clause, Kind, PolicyCard, Requirement, Strength, Unasked

M = TypeVar("M", bound=BaseModel)
FILES = ("policy.yaml", "text.txt", "requirements.yaml")


class PolicyError(ValueError):
    """A policy that does not hold together, or does not exist; the message names file, line and the next step."""


class _Card(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    doc_number: str
    issuer: str
    issued: str
    status: Literal["in force", "trial", "draft", "superseded"]
    sha256: str
    words: tuple[str, ...]
    landmarks: dict[str, list[str]] = {}
    unasked: dict[str, str]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    clause: str
    strength: Strength
    kind: Kind
    asks: str
    anchor: str
    params: dict[str, object] = {}


@dataclass(frozen=True)
class Policy:
    """A policy as checked; `lines` says where each row of its requirements stands."""

    card: PolicyCard
    folder: Path
    clauses: tuple[Clause, ...]
    requirements: tuple[Requirement, ...]
    unasked: tuple[Unasked, ...]
    lines: dict[str, int]

    @property
    def checkable(self) -> tuple[Requirement, ...]:
        """What can be checked at filing: every kind but `post`."""
        return tuple(req for req in self.requirements if req.kind != "post")

    def clause(self, path: str) -> tuple[Clause, ...]:
        """The slices of one clause, in the order of the text; none where there is no such path."""
        return tuple(clause for clause in self.clauses if clause.path == path)


def names() -> tuple[str, ...]:
    """The ids of the policies in the corpus."""
    root = resources.corpus() / "policies"
    return tuple(sorted(p.name for p in root.iterdir() if (p / "policy.yaml").is_file())) if root.is_dir() else ()


def words(name: str) -> tuple[str, ...]:
    """What documents written for a policy say and others do not; read without the rest of the policy."""
    file = resources.corpus() / "policies" / name / "policy.yaml"
    return _model(_Card, file, _yaml(file)).words


def load(name: str) -> Policy:
    """One policy of the corpus by its id."""
    if name not in names():
        raise PolicyError(f"没有编号为“{name}”的政策；可用的有：{'、'.join(names())}（reviewer policy list）")
    return read(resources.corpus() / "policies" / name)


def read(folder: Path) -> Policy:
    """A policy from its folder; everything that does not hold together is a `PolicyError`."""
    for file in FILES:
        if not (folder / file).is_file():
            raise PolicyError(f"{folder / file}：缺少此文件；政策文件夹须有 {'、'.join(FILES)}")
    card = _model(_Card, folder / "policy.yaml", _yaml(folder / "policy.yaml"))
    data = (folder / "text.txt").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != card.sha256:
        raise PolicyError(f"{folder / 'policy.yaml'}：sha256 与 text.txt 不符（应为 {digest}）；政策原文不得改动")
    text = data.decode("utf-8")
    segments = parse(text, card.landmarks)
    clauses = tuple(Clause(folder.name, path, piece) for path, pieces in segments.items() for piece in pieces)
    requirements, lines = _requirements(folder, clauses)
    return Policy(
        PolicyCard(folder.name, card.title, card.doc_number, card.issuer, card.issued, card.status, digest),
        folder,
        clauses,
        requirements,
        _unasked(folder, clauses, requirements, card.unasked),
        lines,
    )


def _requirements(folder: Path, clauses: tuple[Clause, ...]) -> tuple[tuple[Requirement, ...], dict[str, int]]:
    file = folder / "requirements.yaml"
    rows = _yaml(file)
    if not isinstance(rows, list):
        raise PolicyError(f"{file}：应为一个列表，每项一条要求")
    starts = [n for n, line in enumerate(file.read_text("utf-8").splitlines(), 1) if line.startswith("- ")]
    out: list[Requirement] = []
    lines: dict[str, int] = {}
    for raw, line in zip(rows, starts, strict=True):
        req = _requirement(file, line, raw, clauses)
        if req.id in lines:
            raise PolicyError(f"{file}:{line}：编号 {req.id} 与第 {lines[req.id]} 行重复")
        lines[req.id] = line
        out.append(req)
    return tuple(out), lines


def _requirement(file: Path, line: int, raw: object, clauses: tuple[Clause, ...]) -> Requirement:
    row = _model(_Row, file, raw, line)
    here = [clause for clause in clauses if clause.path == row.clause]
    if not here:
        raise PolicyError(
            f"{file}:{line}：{row.id} 的条款路径“{row.clause}”在政策原文中不存在（reviewer policy show 可列出路径）"
        )
    home = next((clause for clause in here if squeeze(row.anchor) in squeeze(clause.text)), None)
    if home is None:
        raise PolicyError(f"{file}:{line}：{row.id} 的锚文“{row.anchor}”不在条款 {row.clause} 的原文中；请逐字照录")
    params = _model(MODELS[row.kind], file, row.params, line)
    return Requirement(f"{file.parent.name}.{row.id}", home, row.strength, row.kind, row.asks, row.anchor, params)


def _unasked(
    folder: Path, clauses: tuple[Clause, ...], requirements: tuple[Requirement, ...], why: dict[str, str]
) -> tuple[Unasked, ...]:
    """Every clause without a requirement, with the reason the policy's folder gives for it or for a clause above it."""
    asked = {req.clause.path for req in requirements}
    out: list[Unasked] = []
    for clause in {c.path: c for c in reversed(clauses)}.values():
        if clause.path not in asked:
            reason = next((why[p] for p in _upwards(clause.path) if p in why), None)
            if reason is None and not any(path.startswith(clause.path + "/") for path in asked):
                raise PolicyError(f"{folder / 'policy.yaml'}：条款 {clause.path} 没有要求，也没有在 unasked 中说明缘由")
            out.append(Unasked(clause, reason or "标题"))
    order = {clause.path: n for n, clause in reversed(list(enumerate(clauses)))}
    return tuple(sorted(out, key=lambda u: order[u.clause.path]))


def _upwards(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _yaml(file: Path) -> object:
    try:
        return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PolicyError(f"{file}:{mark.line + 1 if mark else 1}：不是合格的 YAML（{error}）") from error


def _model(model: type[M], file: Path, raw: object, line: int = 1) -> M:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise PolicyError(f"{file}:{line}：{where} {first['msg']}") from error


def shown(clause: Clause) -> str:
    """A clause for a person: verbatim, without runs of empty form cells."""
    return re.sub(r"(?:[ \t]*\n){3,}", "\n\n", clause.text.strip())
