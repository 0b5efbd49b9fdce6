"""Whether what was read as a table without a closed grid is one.

Takes a frame and the region it was read from; gives yes or no. What is drawn around it is good evidence; where there is
nothing but blanks, its columns must hold figures, or count their rows, and stand as columns do. Form lines, signature
blocks, tables of contents and columns of prose are no tables.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from reviewer.parse.pdf.model import Frame, Square, Text
from reviewer.parse.pdf.prose import DATE, SEAL, SENTENCE, SIGNED
from reviewer.parse.pdf.regions import Region
from reviewer.parse.pdf.rowing import FIGURE

LABEL = re.compile(r"[：:]\s*$|^[^，。；：:]{1,14}[：:]|_{3,}|＿{2,}")
LEADER = re.compile(r"[.·…．]{4,}|…{2,}")
LONG = 16  # characters of a line: cells of figures and names are shorter
BLOCK = 5  # lines of a cell: more are a column of prose


def is_table(frame: Frame, region: Region) -> bool:
    """Whether a frame is a table."""
    rows: dict[int, list[Square]] = {}
    for square in frame.squares:
        rows.setdefault(square.span[0], []).append(square)
    cells = [square.lines for square in frame.squares if square.lines]
    texts = [line.text for lines in cells for line in lines]
    if any(LEADER.search(text) for text in texts) or is_prose(frame, cells):
        return False
    if region.continued:
        return True
    full = [row for row in rows.values() if sum(bool(square.lines) for square in row) > 1]
    if len(rows) < 2 or 2 * len(full) < len(rows):
        return False
    labels = sum(is_label(lines[0].text) for lines in cells)
    if region.drawn:
        return 2 * labels < len(cells)
    if len(frame.bands) < 3 or 6 * labels >= len(cells) or is_contents(rows):
        return False
    return len(full) >= (2 if region.captioned else 3) and is_regular(frame, rows, region.captioned)


def is_label(text: str) -> bool:
    """Whether a text is what a form or a signature has before a blank."""
    return any(shape.search(text) is not None for shape in (LABEL, SIGNED, SEAL)) or DATE.match(text) is not None


def is_prose(frame: Frame, cells: list[list[Text]]) -> bool:
    """Whether the columns are columns of running text."""
    longest = max((len(lines) for lines in cells), default=0)
    wide = median(len(line.text) for lines in cells for line in lines) > LONG
    ends = sum(SENTENCE.search(lines[-1].text) is not None for lines in cells)
    return len(frame.bands) == 2 and wide and (longest > BLOCK or 4 * ends > len(cells))


def is_regular(frame: Frame, rows: dict[int, list[Square]], captioned: bool) -> bool:
    """Whether cells that nothing is drawn around are as those of a table: enough of them, with figures or counted rows.

    Under a caption a head and words in columns are enough.
    """
    if 2 * sum(bool(square.lines) for square in frame.squares) < len(frame.squares):
        return False
    if is_grouped(rows):
        return True
    own: dict[int, list[str]] = {}
    for square in frame.squares:
        if square.span[3] == 1 and square.lines and square.span[0]:
            own.setdefault(square.span[1], []).append("".join(line.text for line in square.lines))
    figured = [c for c, told in own.items() if c and 2 * len(told) >= len(rows) - 1 and is_figured(told)]
    if len(figured) >= 1 + (len(frame.bands) > 5 and len(rows) < 6):
        return True
    return counts(own.get(0, [])) or (captioned and len(rows) > 3 and all(square.lines for square in rows[0]))


def is_figured(told: list[str]) -> bool:
    """Whether most texts of a column are figures."""
    return sum(FIGURE.fullmatch(text) is not None for text in told) >= 0.6 * len(told)


def is_contents(rows: dict[int, list[Square]]) -> bool:
    """Whether rows are entries with the pages they begin on."""
    last = ["".join(line.text for line in row[-1].lines) for row in rows.values()]
    if not all(text.isdecimal() and len(text) < 4 for text in last) or any(a > b for a, b in pairwise(map(int, last))):
        return False
    return all(sum(FIGURE.fullmatch(line.text) is not None for s in row[1:-1] for line in s.lines) == 0 for row in rows.values())


def is_grouped(rows: dict[int, list[Square]]) -> bool:
    """Whether a head over several columns stands over heads of their own, and figures below them."""
    parent = any(s.span[3] > 1 and s.span[0] == 0 and s.lines for s in rows[0])
    last = [s.lines[0].text for s in rows[max(rows)][1:] if s.lines]
    return parent and len(rows) > 2 and len(last) > 2 and all(FIGURE.fullmatch(text) for text in last[:-1])


def counts(told: list[str]) -> bool:
    """Whether a column's texts number its rows."""
    numbers = [int(text) for text in told if text.isdecimal() and len(text) < 4]
    return len(numbers) >= 3 and len(numbers) >= len(told) - 3 and all(b == a + 1 for a, b in pairwise(numbers))
