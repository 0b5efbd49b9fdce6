"""Whether a page's text says what the page shows.

Takes a page as its text layer has it and the same page read from its image; gives where the two differ: a layer that says
another text altogether, and figures that differ line by line. Small misreadings of either side are no difference: a figure
counts only where the words around it agree and the image was read surely.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reviewer.parse.build import union
from reviewer.parse.ocr.page import Scan
from reviewer.parse.pdf.geometry import overlap
from reviewer.parse.pdf.layout import Sheet, held
from reviewer.records import Alert, Block, Box, Source

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
ENOUGH = 20  # characters a page must say before it is judged as a whole
SHARED = 0.6  # of what the layer says: less on the page is another text
AROUND = 0.6  # likeness of the words around figures that differ
SHOWN = 120  # characters of either text in a message
MOST = 5  # differences of a page with an alert of their own
OTHER = "第{page}页的文字层与页面所示不符，已按页面影像读取。文字层为“{told}”，页面所示为“{seen}”。"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the text layer says, what the page shows, and where, on the page as displayed."""

    told: str
    seen: str
    box: Box | None


Placed = tuple[str, Box]


def differences(sheet: Sheet, scan: Scan) -> list[Difference]:
    """Where a page's text layer and its image differ; none where they agree."""
    told = [(text.text, sheet.page.shown(text.box)) for item in sheet.items for text in held(item)]
    seen = [(run.text, scan.page.shown(run.box)) for run in scan.page.runs]
    if said(told).total() >= ENOUGH and shared(told, seen) < SHARED:
        return [Difference(joined(told), joined(seen), None)]
    unsure = [doubt.box for doubt in scan.doubts]
    lines = [(text, box, beside(box, seen)) for text, box in told if FIGURE.search(plain(text))]
    found = [
        Difference(text, joined(here), box)
        for text, box, here in lines
        if here and contradicts(plain(text), plain(joined(here))) and not any(overlap(box, place) > 0 for place in unsure)
    ]
    return found[:MOST]


def alerts(found: Sequence[Difference], page: int, lawful: bool, blocks: Sequence[Block], document: str) -> list[Alert]:
    """An alert a difference, at the line that stands there. A scanner's own layer may err; any other layer deceives."""
    kind = "low_ocr_confidence" if lawful and all(item.box for item in found) else "hidden_text"
    out = []
    for item in found:
        message = OTHER.format(page=page, told=item.told[:SHOWN], seen=item.seen[:SHOWN])
        out.append(Alert(kind, message, nearest(page, item.box, blocks), document))
    return out


def nearest(page: int, box: Box | None, blocks: Sequence[Block]) -> Source | None:
    """The block that stands at a place of a page, else the first of the page."""
    here = [block.source for block in blocks if block.source.page == page and block.text.strip() and block.source.bbox]
    on = [source for source in here if box and source.bbox and overlap(source.bbox, box) > 0]
    short = [source for source in (on or here[:1]) if len(source.quote) <= 300]
    return short[0] if short else None


def plain(text: str) -> str:
    """A text as compared: compatibility forms as one, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def said(texts: Sequence[Placed]) -> Counter[str]:
    """The letters and figures of texts."""
    return Counter(c for text, _ in texts for c in plain(text) if c.isalnum())


def shared(told: Sequence[Placed], seen: Sequence[Placed]) -> float:
    """How much of what the layer says the page shows."""
    layer = said(told)
    return (layer & said(seen)).total() / max(1, layer.total())


def joined(texts: Sequence[Placed]) -> str:
    """Texts in one line."""
    return " ".join(text for text, _ in texts)


def beside(box: Box, seen: Sequence[Placed]) -> list[Placed]:
    """What the page shows on a line, from left to right."""
    here = []
    for text, place in seen:
        high = min(box[3], place[3]) - max(box[1], place[1])
        if high >= 0.5 * min(box[3] - box[1], place[3] - place[1]) and min(box[2], place[2]) > max(box[0], place[0]):
            here.append((text, place))
    return sorted(here, key=lambda pair: pair[1][0]) if union([place for _, place in here]) else []


def contradicts(told: str, seen: str) -> bool:
    """Whether the same words stand around other figures."""
    layer, page = figures(told), figures(seen)
    if not layer - page or not page - layer:
        return False
    if "".join(sorted(layer.elements())) == "".join(sorted(page.elements())):
        return False
    return SequenceMatcher(None, FIGURE.sub("0", told), FIGURE.sub("0", seen), autojunk=False).ratio() >= AROUND


def figures(text: str) -> Counter[str]:
    """The figures of a text, without separators that either side may misread."""
    return Counter(re.sub(r"\D", "", found) for found in FIGURE.findall(text))
