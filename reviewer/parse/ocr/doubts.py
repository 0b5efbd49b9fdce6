"""Alerts for what was not read surely from a scan, each with its place.

Takes the scans and the blocks made of them; gives one alert a line up to a number a page, and one for the rest of the
page, so that a poor scan does not bury the memo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.records import Alert, Block, Box, Source

if TYPE_CHECKING:
    from reviewer.parse.ocr.page import Scan

SHOWN = 4  # lines of a page that have an alert of their own
LINE = "第{page}页为扫描件，此处识别可信度低（{sure:.0%}），请对照原件：“{text}”"
REST = "第{page}页为扫描件，另有{count}处识别可信度低，请对照原件通读该页。"


def doubtful(scans: Sequence[Scan], blocks: Sequence[Block], document: str) -> list[Alert]:
    """The alerts of a document's scans, in the order of its pages."""
    found: list[Alert] = []
    for scan in scans:
        number = scan.page.number
        kept = [(doubt, source) for doubt in scan.doubts if (source := placed(number, doubt.box, blocks)) is not None]
        for doubt, source in sorted(kept, key=lambda pair: pair[0].sure)[:SHOWN]:
            message = LINE.format(page=number, sure=doubt.sure, text=source.quote[:80])
            found.append(Alert("low_ocr_confidence", message, source, document))
        if len(kept) > SHOWN:
            first = kept[0][1]
            found.append(Alert("low_ocr_confidence", REST.format(page=number, count=len(kept) - SHOWN), first, document))
    return found


def placed(page: int, box: Box, blocks: Sequence[Block]) -> Source | None:
    """The printed line at a place; None where the line is no content (a page number)."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for block in blocks:
        for line in block.lines:
            x0, top, x1, bottom = line.bbox
            if line.page == page and x0 <= x <= x1 and top <= y <= bottom and line.end > line.start:
                start = block.source.start
                quote = block.text[line.start - start : line.end - start].strip()
                if quote:
                    at = line.start + block.text[line.start - start :].index(quote)
                    return replace(block.source, page=page, bbox=line.bbox, start=at, end=at + len(quote), quote=quote)
    return None
