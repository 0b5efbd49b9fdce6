"""Says in one alert what the tracked changes of a document change.

Takes the revisions of each paragraph as walked (deleted and inserted texts in order); gives at most one alert: old and new
words, placed where the first change stands. Changes of layout alone are no news to a panel and give none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.parse.invisible import clipped
from reviewer.records import Alert, Block

SHOWN = 8  # changes spelled out in the message
LONGEST = 60  # characters of one changed text

Revisions = Sequence[tuple[list[tuple[bool, str]], Block | None]]


def tracked(revisions: Revisions, document: str) -> list[Alert]:
    """The alert, or none where no revision touches a text."""
    told = [(words, block) for changes, block in revisions for words in spelled(changes)]
    if not told:
        return []
    words = "；".join(item for item, _ in told[:SHOWN])
    more = f"等共{len(told)}处" if len(told) > SHOWN else ""
    message = f"文件带有未接受的修订，审查按接受修订后的文字进行：{words}{more}。请核对修订是否经各方确认。"
    block = next((block for _, block in told if block is not None and block.text.strip()), None)
    return [Alert("tracked_changes", message, clipped(block, place(revisions, block)) if block else None, document)]


def spelled(changes: list[tuple[bool, str]]) -> Iterator[str]:
    """The changes of a paragraph in words: a deletion next to an insertion is a replacement."""
    at = 0
    while at < len(changes):
        deleted, text = changes[at]
        beside = changes[at + 1] if at + 1 < len(changes) else (deleted, "")
        at += 1
        if not text.strip():
            continue
        if beside[1].strip() and beside[0] != deleted:
            old, new = (text, beside[1]) if deleted else (beside[1], text)
            yield f"“{short(old)}”改为“{short(new)}”"
            at += 1
        else:
            yield f"删除“{short(text)}”" if deleted else f"新增“{short(text)}”"


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "……"


def place(revisions: Revisions, block: Block | None) -> int:
    """Where in the block its first inserted text stands; its start where nothing was inserted."""
    for changes, where in revisions:
        if where is block and block is not None:
            inserted = next((text.strip() for deleted, text in changes if not deleted and text.strip()), "")
            return max(0, block.text.find(inserted)) if inserted else 0
    return 0
