"""Which policy documents were written for, by words one policy's papers use and others' do not.

Takes the documents' texts; gives a score for each policy of the corpus: how often its own words stand there, long words
counting more. The words are data of each policy's folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer import policy

CLEAR = 2.0  # times the score of the policy given that another must have to be called the right one


def scores(texts: Sequence[str]) -> dict[str, int]:
    """The score of every policy."""
    return {name: sum(text.count(word) * len(word) for text in texts for word in policy.words(name)) for name in policy.names()}


def best(texts: Sequence[str]) -> str | None:
    """The policy named most; None where none is named."""
    found = scores(texts)
    name = max(found, key=lambda key: found[key], default=None)
    return name if name is not None and found[name] else None


def other(texts: Sequence[str], name: str) -> str | None:
    """Another policy the documents were clearly written for; None where they fit the one given."""
    found = scores(texts)
    rival = best(texts)
    return rival if rival is not None and rival != name and found[rival] > CLEAR * found.get(name, 0) else None
