"""What the panel must know before it trusts the text.

Takes the documents and the extraction; passes on the readers' alerts and adds orders to the reviewing program, placeholders left in,
codes that cannot be valid and members listed twice. One alert a kind and thing. Ordinary requests to a panel, an authority's
blank opinion and a form's instructions are no alerts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reviewer import ground, policy
from reviewer.alerts import codes, orders, placeholders
from reviewer.policy import recognise
from reviewer.records import Alert, Document, Extraction, PolicyCard


def misfiled(documents: Sequence[Document], card: PolicyCard) -> tuple[Alert, ...]:
    """A bundle that was clearly written for another policy than the one it is held against."""
    rival = recognise.other([document.text for document in documents], card.id)
    if rival is None:
        return ()
    document = max(documents, key=lambda doc: recognise.scores([doc.text])[rival])
    word = max((w for w in policy.words(rival) if w in document.text), key=len)
    message = f"材料像是按另一部政策（{rival}）编写的，与所选政策《{card.title}》不符。"
    return (Alert("wrong_policy", message, ground.find(document, word), document.id),)


def scan(documents: Sequence[Document], extraction: Extraction) -> tuple[Alert, ...]:
    """The readers' alerts, then those of the text; one for each kind and thing."""
    found = [alert for document in documents for alert in document.alerts]
    for document in documents:
        found += orders.given(document)
        found += placeholders.left_in(document)
        found += codes.invalid(document, extraction)
    for roster in extraction.rosters:
        found += codes.doubles(documents, roster)
    return tuple(unique(found))


def unique(alerts: Iterable[Alert]) -> Iterator[Alert]:
    """Alerts without those that say the same of the same thing."""
    seen: set[tuple[object, ...]] = set()
    for alert in alerts:
        key = (alert.kind, alert.document, alert.message)
        if key not in seen:
            seen.add(key)
            yield alert
