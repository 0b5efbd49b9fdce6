"""One requirement and one submission to one `Finding`; a function a kind.

`check` decides by the requirement's kind; `prove` holds a policy's numbers against its text with the same extractor that
reads submissions, so rules and extractor test each other: a wrong rule stops there, not in a verdict.
"""

from __future__ import annotations

from collections.abc import Callable

from reviewer.checks import agree, form, judgement, locality, members, outline, papers, presence, signature, threshold
from reviewer.checks.desk import Desk
from reviewer.extract import quantities
from reviewer.policy import Policy, PolicyError
from reviewer.policy.arrangements import ArrangementError, get
from reviewer.policy.headings import MARK, HeadingError
from reviewer.policy.headings import get as meaning
from reviewer.policy.params import Length, Presence, Section, Threshold
from reviewer.records import Finding, Kind, Quantity, Requirement

CHECKS: dict[Kind, Callable[[Requirement, Desk], Finding]] = {
    "threshold": threshold.check,
    "locality": locality.check,
    "presence": presence.check,
    "section": outline.section,
    "document": papers.document,
    "field": form.field,
    "length": form.length,
    "signature": signature.check,
    "match": agree.match,
    "option": agree.option,
    "naming": agree.naming,
    "share": members.share,
    "exclusion": members.exclusion,
    "judgement": judgement.check,
}

__all__ = ["CHECKS", "Desk", "check", "prove"]


def check(req: Requirement, desk: Desk) -> Finding:
    """The finding on one requirement."""
    return CHECKS[req.kind](req, desk)


def prove(policy: Policy) -> None:
    """Refuse a policy whose thresholds, lengths or arrangements do not hold; the message names file and line."""
    for req in policy.checkable:
        where = f"{policy.folder / 'requirements.yaml'}:{policy.lines[req.id]}：{req.id}"
        if req.kind not in CHECKS:
            raise PolicyError(f"{where} 的类别 {req.kind} 尚无判定规则")
        if isinstance(req.params, Presence | Section):
            _prove_words(req.params, req.clause.policy, where)
        if isinstance(req.params, Threshold | Length) and not _proves(req.params, quantities.find(req.anchor)):
            raise PolicyError(f"{where} 的数值不能从锚文“{req.anchor}”读出；请核对 params")


def _prove_words(params: Presence | Section, policy: str, where: str) -> None:
    """Refuse an arrangement or a meaning of headings that no file defines."""
    titles = [*params.titles, *(title for part in params.parts for title in part)] if isinstance(params, Section) else []
    try:
        if params.arrangement:
            get(params.arrangement, policy)
        for title in titles:
            if title.startswith(MARK):
                meaning(title)
    except (ArrangementError, HeadingError) as error:
        raise PolicyError(f"{where}：{error}") from error


def _proves(params: Threshold | Length, found: list[Quantity]) -> bool:
    """Whether the anchor gives back the number: the value, both ends of a range, or a length."""
    if isinstance(params, Length):
        return any(q.value == params.maximum for q in found)
    if params.comparator == "range":
        return any((q.low, q.high) == (params.low, params.high) for q in found)
    return any(
        isinstance(q.value, int | float) and abs(q.value - (params.value or 0)) < 1e-9 * max(1.0, params.value or 0)
        for q in found
    )
