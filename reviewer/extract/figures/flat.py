"""A block's text as it is read for figures: without white space, in one width, each character with its place.

Takes a document and one of its blocks; gives a `Flat` whose spans turn back into `Source`s by `ground`. Line breaks of
a printed page fall inside numbers and words, so nothing here is read line by line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer import ground
from reviewer.records import Block, Document, Source

WIDE = str.maketrans("():;!?", "（）：；！？")
DIGIT_BREAK = re.compile(r"(?<![0-9]),|,(?![0-9]{3})")
END = re.compile(r"[。！？]|；(?!其中)")


@dataclass(frozen=True, slots=True)
class Flat:
    """`text[i]` stands at `places[i]` of the document's text."""

    document: Document
    text: str
    places: tuple[int, ...]

    def source(self, start: int, end: int) -> Source:
        """The place of `text[start:end]`."""
        return ground.cut(self.document, self.places[start], self.places[end - 1] + 1)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """The spans between full stops, semicolons and their like."""
        start = 0
        for stop in END.finditer(self.text):
            if stop.end() > start + 1:
                yield start, stop.end()
            start = stop.end()
        if start < len(self.text):
            yield start, len(self.text)


def flatten(document: Document, block: Block) -> Flat:
    """The block's text without white space; figures, letters, % and brackets in one width."""
    kept: list[str] = []
    places: list[int] = []
    for i, character in enumerate(block.text):
        if not ground.squeeze(character):
            continue
        kept.append(fold(character))
        places.append(block.source.start + i)
    return Flat(document, commas("".join(kept)), tuple(places))


def fold(character: str) -> str:
    """One character in one width; Chinese commas and stops stay what they are."""
    normal = unicodedata.normalize("NFKC", character)
    if len(normal) == 1 and (normal.isalnum() or normal in "%.&-~+"):
        return normal
    return character.translate(WIDE)


def commas(text: str) -> str:
    """ASCII commas become Chinese ones but between the thousands of a number."""
    return DIGIT_BREAK.sub("，", text)


def plain(text: str) -> str:
    """Any text as `flatten` would give it, without places."""
    return commas("".join(fold(c) for c in text if ground.squeeze(c)))
