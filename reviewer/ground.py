"""Quote to `Source`, or nothing; with `parse.build` the only maker of sources.

Takes a document and a span or a quote; gives the exact text that stands there, the page it begins on, the box of its
lines on that page and the locator of its block. Compares without white space and width (NFKC), so that a quote taken
from a line-broken page is found again; gives `None` for a quote that is not in the document.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from reviewer.records import Block, Document, Source

MAX_QUOTE = 300  # characters without white space, by the contract
INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


def squeeze(text: str) -> str:
    """Text as compared: NFKC, no white space, no zero-width characters."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def cut(document: Document, start: int, end: int) -> Source:
    """The source of `document.text[start:end]`, which must lie inside one block; trimmed of outer white space.

    A quote longer than `MAX_QUOTE` is shortened at its end; one in a table cell that runs over a page end is cut there,
    since the rest stands elsewhere on the next page; one that would bridge a deletion begins behind it. Raises `ValueError` for a span outside any block or without text.
    """
    block = block_at(document, start)
    if not block.source.start <= start < end <= block.source.end:
        raise ValueError(f"{document.name}: characters {start} to {end} are not inside one block")
    text = document.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    if start >= end:
        raise ValueError(f"{document.name}: characters {start} to {end} hold no text")
    start = max([start, *(line.start for line in block.lines if line.apart and start < line.start < end)])
    lines = [line for line in block.lines if line.start < end and start < line.end]
    page = lines[0].page if lines else block.source.page
    if block.cell and lines and lines[-1].page != page:
        end = max(line.end for line in lines if line.page == page)
    end = shorten(document.text, start, end)
    here = [clip(line.start, line.end, line.bbox, start, end) for line in lines if line.page == page and line.start < end]
    box = (min(b[0] for b in here), min(b[1] for b in here), max(b[2] for b in here), max(b[3] for b in here)) if here else None
    return Source(document.id, page, box, start, end, document.text[start:end].rstrip(), block.source.locator)


def clip(
    first: int, last: int, box: tuple[float, float, float, float], start: int, end: int
) -> tuple[float, float, float, float]:
    """The part of a line's box that characters `[start, end)` take, by share of characters."""
    x0, top, x1, bottom = box
    width = (x1 - x0) / max(1, last - first)
    return (x0 + width * (max(start, first) - first), top, x1 - width * (last - min(end, last)), bottom)


def shorten(text: str, start: int, end: int) -> int:
    """The end of a quote that keeps at most `MAX_QUOTE` characters besides white space."""
    if end - start <= MAX_QUOTE:
        return end
    count = 0
    for i in range(start, end):
        count += len(squeeze(text[i]))
        if count > MAX_QUOTE:
            return i
    return end


def whole(document: Document, block: Block) -> Source:
    """The source of a whole block, within the bounds `cut` keeps."""
    return cut(document, block.source.start, block.source.end)


def find(document: Document, quote: str, start: int = 0) -> Source | None:
    """The first place at or after `start` where the quote stands inside one block; `None` where it does not."""
    needle = squeeze(quote)
    if not needle:
        return None
    text, places = squeezed(document)
    at = bisect_right(places, start - 1) if start else 0
    while (at := text.find(needle, at)) >= 0:
        first, last = places[at], places[at + len(needle) - 1] + 1
        block = block_at(document, first)
        if last <= block.source.end:
            return cut(document, first, last)
        at += 1
    return None


def block_at(document: Document, offset: int) -> Block:
    """The block that holds a character of the document's text."""
    return document.blocks[max(0, bisect_right(document.starts, offset) - 1)]


def relabel(source: Source, locator: str) -> Source:
    """The same place under another locator."""
    return replace(source, locator=locator)


@lru_cache(maxsize=64)
def _squeezed(text: str) -> tuple[str, list[int]]:
    out: list[str] = []
    places: list[int] = []
    for i, character in enumerate(text):
        kept = squeeze(character)
        out.append(kept)
        places.extend([i] * len(kept))
    return "".join(out), places


def squeezed(document: Document) -> tuple[str, list[int]]:
    """The document's text as compared, and for each of its characters the offset it came from."""
    return _squeezed(document.text)


def file_name(document: Document) -> Source:
    """The name of a file that can't be read, for alerts and for the expert who must open it; the one quote not in a text."""
    return Source(document.id, 1 if document.format == "pdf" else None, None, 0, 0, document.name, "文件名")
