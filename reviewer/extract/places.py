"""From a stretch of a block to its `Source`, and from printed text to a value.

Takes a document, one of its blocks and offsets inside that block's text; gives the source `ground.cut` makes. Also
tidies printed text into a value (line breaks of a narrow cell and blanks inside a name belong to the layout). A stretch
without text has no source of its own: the block's is given, so that an empty cell can still be pointed at.
"""

from __future__ import annotations

import re

from reviewer.ground import cut, squeeze
from reviewer.records import Block, Document, Role, Source

CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’（）《》、，。；：·—]"
INNER = re.compile(rf"(?<={CJK})\s+|\s+(?={CJK})")
WHITE = re.compile(r"\s+")


def part(document: Document, block: Block, start: int = 0, end: int | None = None) -> Source:
    """The source of `block.text[start:end]`; the block's own where that is only white space."""
    text = block.text[start:end]
    if not text.strip():
        return block.source if not block.text.strip() else cut(document, block.source.start, block.source.end)
    first = block.source.start + start
    return cut(document, first, first + len(text))


def tidy(text: str) -> str:
    """Text without line breaks and without blanks beside Chinese characters."""
    return WHITE.sub(" ", INNER.sub("", text)).strip()


def name(text: str) -> str:
    """A person's or an organisation's name: no white space at all between Chinese characters."""
    return tidy(text).strip("：:，,。；;、 ")


def holds(text: str, words: str) -> bool:
    """Whether a pattern occurs in the text once white space and width no longer count."""
    return re.search(words, squeeze(text)) is not None


def role_at(document: Document, place: Source) -> Role:
    """The role of the part a place lies in."""
    for part_ in document.parts:
        blocks = document.blocks[part_.first : part_.last]
        if blocks and blocks[0].source.start <= place.start <= blocks[-1].source.end:
            return part_.role
    return document.role
