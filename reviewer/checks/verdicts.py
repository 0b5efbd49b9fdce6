"""Makes findings in one way: evidence without doubles, at most eight places, the reason's tail by strength, proof marks.

Takes a requirement, a verdict, a reason and sources; gives a `Finding`. What `Finding` refuses (a `met` without
evidence) is refused here too.
"""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.records import Finding, Proof, Requirement, Source, Verdict

MOST = 8  # pieces of evidence, by the contract
TAILS = {
    "in_principle": "原则性条件，未达到，请专家裁量。",
    "template": "未按参考文本，不作为硬性条件。",
}


def finding(
    req: Requirement,
    verdict: Verdict,
    reason: str,
    evidence: Iterable[Source | None] = (),
    *,
    facts: Iterable[str] = (),
    margin: str | None = None,
) -> Finding:
    """A finding decided by rule."""
    places = tuple({(s.document, s.start, s.end): s for s in evidence if s is not None and s.quote}.values())[:MOST]
    tail = TAILS.get(req.strength, "") if verdict == "not_met" else ""
    marks = Proof(quote=True if places else None, person=False if req.kind == "judgement" else None)
    return Finding(req, verdict, reason + tail, places, tuple(facts), margin, "rule", marks)


def absent(req: Requirement, what: str) -> Finding:
    """The document that would have shown it was not handed in: said once at the document, `not_stated` here."""
    return finding(req, "not_stated", f"未提交{what}，无从查证。")


ROLE_NAMES = {
    "application": "申请表",
    "agreement": "组建协议",
    "plan": "建设方案",
    "commitment": "承诺书",
    "evidence": "证明材料",
    "other": "其他材料",
}
