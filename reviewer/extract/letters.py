"""Letters of authority: where they stand in a document, in a file of their own or behind an agreement.

Takes a document; gives the stretch of text of each letter, from its title to the day it is signed off with. Who signs and seals a
letter signs nothing else by it.
"""

from __future__ import annotations

import re

from reviewer.extract.stamps import DATE, DATE_LINE
from reviewer.ground import squeeze
from reviewer.records import Document, Source

TITLE = re.compile(
    r"(?:附件?[\d一二三四五六七八九十]*[:：.、]?)?(?:[\u4e00-\u9fff]{0,10})(?:授权委托书|授权书|委托书)(?:[（(][^）)]*[）)])?"
)
LETTER = "授权委托书"
GIVES = re.compile(r"兹[^。]{0,8}(?:委托|授权)|(?:授权|委托)[^（()）：:。]{2,40}(?:为|代表|代理|签署|办理)")
BODY = 5  # blocks below its title in which a letter gives its authority: a list of annexes names letters too
REACH = 30  # blocks a letter may have


def letters(document: Document) -> list[tuple[int, int]]:
    """The stretches `[start, end)` of the document's text that are letters of authority."""
    found: list[tuple[int, int]] = []
    for i, block in enumerate(document.blocks):
        if block.kind in ("paragraph", "heading", "cell") and _begins(document, i):
            if found and block.source.start < found[-1][1]:
                found[-1] = (found[-1][0], block.source.start)
            found.append((block.source.start, _end(document, i)))
    return found


def _begins(document: Document, at: int) -> bool:
    lines = document.blocks[at].text.splitlines()
    below = "\n".join(block.text for block in document.blocks[at : at + BODY + 1])
    return any(TITLE.fullmatch(squeeze(line)) for line in lines) and GIVES.search(below) is not None


def _end(document: Document, title: int) -> int:
    last = document.blocks[min(title + REACH, len(document.blocks)) - 1]
    for block in document.blocks[title : title + REACH]:
        lines = block.text.splitlines()
        if any(DATE.search(line) and DATE_LINE.match(line) for line in lines):
            return block.source.end
    return last.source.end


def inside(place: Source, stretches: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the stretches."""
    return any(start <= place.start < end for start, end in stretches)
