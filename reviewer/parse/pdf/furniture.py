"""Running heads, feet and page numbers: what stands at the margin of most pages.

Takes the sheets of a document; takes those lines out of them and gives each head and foot once, watermarks too. Shapes are compared
with digits made alike, so that “第 3 页” and “第 4 页” are one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reviewer.parse.pdf.layout import MARGIN, Sheet, Stretch
from reviewer.parse.pdf.model import Text
from reviewer.records import BlockKind

PAGE_NUMBER = re.compile(r"[-—–－_~·\s]*(?:第|Page)?\s*[\dIVXivx]{1,4}\s*页?(?:\s*[,，/共of]+\s*\d{1,4}\s*页?)?[-—–－_~·\s]*")


def remove(sheets: list[Sheet]) -> list[tuple[BlockKind, Text]]:
    """Take heads, feet and page numbers out of the sheets; heads and feet come back, each once."""
    seen: Counter[tuple[BlockKind, str]] = Counter()
    for sheet in sheets:
        seen.update({(kind, shape(text, len(sheets))) for kind, text, _ in margins(sheet)})
    enough = max(2, 0.4 * len(sheets))
    first: dict[tuple[BlockKind, str], Text] = {}
    for sheet in sheets:
        for kind, text, stretch in list(margins(sheet)):
            key = (kind, shape(text, len(sheets)))
            number = PAGE_NUMBER.fullmatch(text.text) is not None
            if number or seen[key] >= enough:
                stretch.lines.remove(text)
                if not number:
                    first.setdefault(key, text)
        for text in sheet.asides:
            first.setdefault(("header", shape(text, len(sheets))), text)
        sheet.items = [item for item in sheet.items if not isinstance(item, Stretch) or item.lines]
    return [(kind, text) for (kind, _), text in first.items()]


def margins(sheet: Sheet) -> Iterator[tuple[BlockKind, Text, Stretch]]:
    """The lines at the head and the foot of a page."""
    high = sheet.page.height
    for item in sheet.items:
        if isinstance(item, Stretch):
            for text in item.lines:
                if text.box[3] <= MARGIN * high:
                    yield "header", text, item
                elif text.box[1] >= (1 - MARGIN) * high:
                    yield "footer", text, item


def shape(text: Text, pages: int) -> str:
    """What a line says, digits alike in a document of three pages and more."""
    said = "".join(text.text.split())
    return re.sub(r"\d+", "0", said) if pages > 2 else said
