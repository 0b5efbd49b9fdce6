"""The second reading of a PDF, by pdfplumber: what it finds on a page and the first reading lost.

Takes the file's bytes and what the first reading has of each page; gives, for each page where much is missing, some of
the lines that are. pdfplumber shares no code with the first reading (its parser is pdfminer's), which is what it is good
for here; for tables it gained nothing (`eval/benchmarks/reading.py --only second`). Each page is closed after it is read.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from io import BytesIO

LEAST = 12  # characters: fewer are a page number, or a mark that either side spells otherwise
SHARE = 0.03  # of a page's characters
WORD = 4  # characters of a line worth showing
SHOWN = 3  # missing lines that are given


def missed(data: bytes, first: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The pages of `first` on which this reading finds more than that text, with lines that it lacks."""
    import pdfplumber

    found: dict[int, tuple[str, ...]] = {}
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            if page.page_number in first:
                lines = lacking(page.extract_text() or "", first[page.page_number])
                if lines:
                    found[page.page_number] = lines
            page.close()
    return found


def lacking(second: str, first: str) -> tuple[str, ...]:
    """Lines of the second reading that the first has no characters for; none where it has nearly all."""
    more = letters(second) - letters(first)
    if more.total() < max(LEAST, SHARE * letters(second).total()):
        return ()
    text = plain(first)
    missing = [line.strip() for line in second.splitlines() if letters(line).total() >= WORD and plain(line) not in text]
    return tuple(missing[:SHOWN])


def letters(text: str) -> Counter[str]:
    """The letters and figures of a text, with their number."""
    return Counter(c for c in plain(text) if c.isalnum())


def plain(text: str) -> str:
    """A text as compared: compatibility forms as one, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
