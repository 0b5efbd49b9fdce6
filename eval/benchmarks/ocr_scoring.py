"""What a reader made of a scan of the OCR benchmark, held against what was drawn.

Takes a `Scan` and what was read: `Word`s with their boxes, and `Seen` cells. Gives `Score`s, which add up. A printed piece
is compared with what was read at its place: the edit distance to the best stretch of it, so a line may be read in parts or
together with its neighbours, but not elsewhere. White space is left out, and full and half width marks are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from ocr_faults import Scan
from ocr_pages import Place, Printed

FIGURE = re.compile(r"\d[\d,.]*(?:%|万元|亿元|个百分点|MPa|人月|年|月|日|人|家|项|件|条|台|吨|名|岁|份|号)?")
DASHES = str.maketrans("—–−―－﹣“”‘’•∙∶○", "------\"\"''··:〇")
BREAK = "\n"  # between words that stand far apart
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """Read text with its box in pixels."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Seen:
    """A read cell: its text, the boxes of its lines in pixels, its table and row."""

    text: str
    boxes: tuple[Box, ...]
    row: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Miss:
    """A piece that was not read right."""

    piece: Printed
    read: str
    errors: int


@dataclass
class Score:
    """Counts that add up; `misses` are for people who mend."""

    pages: int = 0
    characters: int = 0
    errors: int = 0
    stamped: int = 0
    stamped_right: int = 0
    figures: int = 0
    figures_right: int = 0
    cells: int = 0
    cells_exact: int = 0
    cells_in_row: int = 0
    invented: int = 0
    misses: list[Miss] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.misses += other.misses

    def shares(self) -> dict[str, float | int | None]:
        """The figures of the report; None where there was nothing to read."""
        pairs = {
            "character_error": (self.errors, self.characters), "under_seal": (self.stamped_right, self.stamped),
            "figures": (self.figures_right, self.figures), "cells_exact": (self.cells_exact, self.cells),
            "cells_in_row": (self.cells_in_row, self.cells), "invented": (self.invented, self.characters),
        }  # fmt: skip
        return {"pages": self.pages} | {name: round(a / b, 4) if b else None for name, (a, b) in pairs.items()}


COUNTS = (
    "pages", "characters", "errors", "stamped", "stamped_right", "figures", "figures_right", "cells", "cells_exact", "cells_in_row",
    "invented",
)  # fmt: skip


def plain(text: str) -> str:
    """Text as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).translate(DASHES).split())


def score(scan: Scan, words: Sequence[Word], cells: Sequence[Seen] | None = None) -> Score:
    """The counts of one page; without `cells` the reader is none that reads tables."""
    total = Score(pages=1)
    back = np.linalg.inv(scan.matrix)
    placed = [(word, on_page(back, word.box)) for word in words]
    used: set[int] = set()
    for piece in scan.drawn.pieces:
        near = [k for k, (_, box) in enumerate(placed) if beside(piece, box)]
        used.update(near)
        if piece.counted and plain(piece.text):
            compare(total, scan, piece, joined([placed[k] for k in near]))
    total.invented = sum(len(plain(word.text)) for k, (word, _) in enumerate(placed) if k not in used)
    if cells is not None:
        compare_cells(total, scan, [(cell, [on_page(back, box) for box in cell.boxes]) for cell in cells])
    return total


def on_page(back: np.ndarray, box: Box) -> Box:
    """A box of pixels in points of the page: its middle exactly, its sides as turned by the nearest quarter."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    middle, right, below = (mapped(back, *point) for point in ((x, y), (box[2], y), (x, box[3])))
    half = max(abs(right[0] - middle[0]), abs(below[0] - middle[0]))
    tall = min(max(abs(right[1] - middle[1]), abs(below[1] - middle[1])), 40.0)
    return (middle[0] - half, middle[1] - tall, middle[0] + half, middle[1] + tall)


def mapped(matrix: np.ndarray, x: float, y: float) -> tuple[float, float]:
    """A point under a projective matrix."""
    a, b, c = matrix @ np.array([x, y, 1.0])
    return float(a / c), float(b / c)


def beside(piece: Printed, box: Box) -> bool:
    """Whether something read lies at the place of a printed piece."""
    size = piece.bottom - piece.top
    shared = min(piece.edges[-1], box[2]) - max(piece.edges[0], box[0])
    return abs((box[1] + box[3]) / 2 - piece.middle) < 0.65 * size and shared > 0


def joined(placed: list[tuple[Word, Box]]) -> str:
    """Words of a line from left to right."""
    out, last = "", None
    for word, box in sorted(placed, key=lambda pair: pair[1][0]):
        out += (BREAK if last is not None and box[0] - last > 1.5 * 12 else "") + plain(word.text)
        last = box[2]
    return out


def compare(total: Score, scan: Scan, piece: Printed, read: str) -> None:
    """Add one printed piece to the counts."""
    truth, owners = letters(piece)
    errors, wrong = aligned(truth, read)
    total.characters += len(truth)
    total.errors += errors
    for k, owner in enumerate(owners):
        x = (piece.edges[owner] + piece.edges[owner + 1]) / 2
        if any((x - a) ** 2 + (piece.middle - b) ** 2 < r * r for a, b, r in scan.seals):
            total.stamped += 1
            total.stamped_right += k not in wrong
    for match in FIGURE.finditer(truth):
        total.figures += 1
        total.figures_right += not wrong.intersection(range(*match.span()))
    if errors:
        total.misses.append(Miss(piece, read, errors))


def letters(piece: Printed) -> tuple[str, list[int]]:
    """The characters that are compared, each with the index of the printed one."""
    text, owners = "", []
    for k, character in enumerate(piece.text):
        for letter in plain(character):
            text += letter
            owners.append(k)
    return text, owners


def aligned(truth: str, read: str) -> tuple[int, set[int]]:
    """The least edits that make a stretch of what was read of the truth, and the true characters that are not right."""
    high, wide = len(truth), len(read)
    cost = np.zeros((high + 1, wide + 1), np.int32)
    cost[:, 0] = np.arange(high + 1)
    codes = np.array([ord(c) for c in read], np.int32)
    steps = np.arange(wide + 1)
    for k, character in enumerate(truth, 1):
        row = np.concatenate(([k], np.minimum(cost[k - 1, 1:] + 1, cost[k - 1, :-1] + (codes != ord(character)))))
        cost[k] = np.minimum.accumulate(row - steps) + steps
    end = int(cost[high].argmin())
    wrong, i, j = set[int](), high, end
    while i:
        if j and cost[i, j] == cost[i - 1, j - 1] + (truth[i - 1] != read[j - 1]):
            i, j = i - 1, j - 1
            if truth[i] != read[j]:
                wrong.add(i)
        elif j and cost[i, j] == cost[i, j - 1] + 1:
            j -= 1
            wrong.add(min(i, high - 1))  # something was read into it
        else:
            i -= 1
            wrong.add(i)
    return int(cost[high, end]), wrong


def compare_cells(total: Score, scan: Scan, seen: list[tuple[Seen, list[Box]]]) -> None:
    """Add the cells: read exactly, and standing in the row of the other cells of their row alone."""
    texts: dict[Place, str] = defaultdict(str)
    for piece in scan.drawn.pieces:
        if piece.cell is not None and piece.counted:
            texts[piece.cell] += plain(piece.text)
    found = {place: at_place(text, scan.drawn.cells[place], seen) for place, text in texts.items() if text}
    rows: dict[tuple[int, int], Counter[tuple[int, int]]] = defaultdict(Counter)
    for place, cell in found.items():
        if cell is not None:
            rows[place[:2]][cell.row] += 1
    usual = {row: counter.most_common(1)[0][0] for row, counter in rows.items()}
    claims = Counter(usual.values())
    for place, cell in found.items():
        total.cells += 1
        exact = cell is not None and plain(cell.text) == texts[place]
        total.cells_exact += exact
        if cell is not None and similar(texts[place], plain(cell.text)):
            row = usual[place[:2]]
            total.cells_in_row += cell.row == row and claims[row] == 1


def at_place(text: str, box: Box, seen: list[tuple[Seen, list[Box]]]) -> Seen | None:
    """The read cell that lies in a printed one; of several the most like it."""
    inside = [
        cell for cell, boxes in seen
        if any(box[0] <= (b[0] + b[2]) / 2 <= box[2] and box[1] - 2 <= (b[1] + b[3]) / 2 <= box[3] + 2 for b in boxes)
    ]  # fmt: skip
    return min(inside, key=lambda cell: distance(text, plain(cell.text)), default=None)


def similar(text: str, other: str) -> bool:
    """Whether two texts are one, with some characters misread."""
    return distance(text, other) <= 0.5 * max(len(text), len(other))


def distance(text: str, other: str) -> int:
    """Edits from one text to another: the free ends of `aligned` are closed by counting what is left over."""
    return max(aligned(text, other)[0], abs(len(text) - len(other)))
