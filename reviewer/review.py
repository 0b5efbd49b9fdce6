"""The story of a review: files in, memo out. An engineer who reads this function knows the program.

Takes paths and a policy id (or `auto`); gives a `Memo`. Raises `parse.InputError` for paths that can't be reviewed and
`PolicyError` for a policy that does not hold or can't be told from the documents.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from reviewer import __version__, alerts, checks, chunk, consistency, extract, parse, policy
from reviewer.checks.echo import own_facts
from reviewer.checks.threshold import prefer_measures
from reviewer.index.articles import Articles
from reviewer.index.retriever import bearing
from reviewer.policy import Policy, PolicyError
from reviewer.policy import recognise as policy_of
from reviewer.records import Document, Extraction, Memo, Provenance, Submission

TITLE = "创新联合体组建申请材料"


def review(paths: Sequence[Path], name: str = "auto", *, pages: bool = False, prove: bool = False) -> Memo:
    """One submission against one policy.

    With `pages` Word evidence carries the page it is printed on; with `prove` PDFs are read twice and compared with their image.
    """
    start = time.monotonic()
    documents = parse.read_all(paths, pages=pages, prove=prove)  # unreadable ones come back as documents with an alert
    rules = policy.load(name if name != "auto" else recognise(documents))
    checks.prove(rules)  # a wrong rule stops here, not in a verdict
    submission = submit(documents, rules)
    desk = checks.Desk(submission, rules)
    findings = tuple(checks.check(req, desk) for req in rules.checkable)
    return Memo(
        rules.card,
        submission,
        findings,
        consistency.compare(documents, submission.extraction),
        (*alerts.scan(documents, submission.extraction), *alerts.misfiled(documents, rules.card)),
        rules.unasked,
        Provenance(__version__, None, {}, {doc.name: doc.sha256 for doc in documents}, time.monotonic() - start, 0),
    )


def submit(documents: tuple[Document, ...], rules: Policy) -> Submission:
    """Documents with their passages, the articles each bears on, and all facts."""
    extraction = prefer_measures(own_facts(extract.facts(documents), documents, rules), rules)
    passages = [p for doc in documents for p in chunk.split(doc, headings(doc, extraction))]
    return Submission(title(extraction), documents, bearing(passages, Articles(rules.clauses)), extraction)


def headings(document: Document, extraction: Extraction) -> dict[int, tuple[int, str]]:
    """The blocks of a document that are headings: index to level and title."""
    starts = {block.source.start: n for n, block in enumerate(document.blocks)}
    own = [s for s in extraction.sections if s.document == document.id]
    return {starts[s.heading.start]: (s.level, s.number + s.title) for s in own if s.heading.start in starts}


def title(extraction: Extraction) -> str:
    """The consortium's name, as the memo's title names the submission."""
    return next((str(f.value) for f in extraction.facts if f.name == "consortium.name" and f.value), TITLE)


def recognise(documents: Sequence[Document]) -> str:
    """The policy whose own words the documents use most; refused where none is named."""
    texts = [doc.text for doc in documents]
    if not any(texts):
        first = documents[0]
        why = first.alerts[0].message if first.alerts else "没有可读的文字"
        raise parse.InputError(f"{first.name}：{why}")
    best = policy_of.best(texts)
    if best is None:
        raise PolicyError(f"不能从材料判断适用的政策；请用 --policy 指定：{'、'.join(policy.names())}")
    return best
