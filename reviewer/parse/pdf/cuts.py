"""Text objects cut where they are not one piece of text.

Takes a page's runs while its pdfium page is open; gives runs that stand in one column and do not reach into each other.
A text object may span several cells or columns, and marks from another font are painted into gaps of the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from reviewer.parse.build import union
from reviewer.parse.pdf.lines import rows
from reviewer.parse.pdf.model import Rule, Run
from reviewer.records import Box

NEAR = 8  # characters pdfium may list between two of one text object
WIDE = 1.5  # type sizes: a gap like this inside a text object sets its parts apart


@dataclass
class Cutter:
    """Cuts runs by the boxes of their characters: `place` gives the character with an index, and its box."""

    down: list[Rule]
    place: Callable[[int], tuple[str, Box] | None]

    def __post_init__(self) -> None:
        self.down = sorted(self.down, key=lambda r: r.at)
        self.places = [r.at for r in self.down]

    def cut_all(self, runs: list[Run]) -> list[Run]:
        """All runs of a page, cut where they must be."""
        return self.unmixed([part for run in runs for part in self.split(run)])

    def split(self, run: Run) -> list[Run]:
        """A run cut where a vertical rule or a wide gap goes through it: one text object may span several columns."""
        x0, top, x1, bottom = run.box
        first, last = bisect_right(self.places, x0 + 2), bisect_left(self.places, x1 - 2)
        if first >= last and x1 - x0 <= run.size * (0.8 * len(run.text) + 2):
            return [run]
        middle = (top + bottom) / 2
        cuts = [r.at for r in self.down[first:last] if r.low <= middle <= r.high]
        if not cuts and x1 - x0 <= 1.5 * run.size * sum(1.0 if c > "\u2000" else 0.55 for c in run.text) + 2 * run.size:
            return [run]
        return self.cut(run, cuts)

    def unmixed(self, runs: list[Run]) -> list[Run]:
        """Runs cut where others stand inside them: marks from another font are painted into gaps of the text."""
        out: list[Run] = []
        for row in rows(runs):
            while mixed(row):
                parts = [part for run in row for part in self.cut(run, [centre(o) for o in row if o is not run])]
                if len(parts) == len(row):
                    break
                row = sorted(parts, key=lambda r: r.box[0])
            out += row
        return out

    def cut(self, run: Run, cuts: list[float]) -> list[Run]:
        """A run cut at its wide gaps, and at the gaps that hold one of these places."""
        cuts = [at for at in cuts if run.box[0] < at < run.box[2]]
        if run.turn != 0 or run.first < 0 or len(run.text) < 2 or not (cuts or run.box[2] - run.box[0] > WIDE * run.size):
            return [run]
        parts: list[Run] = []
        last, index = 0.0, run.first
        for character in run.text:
            if character.isspace():
                if parts:
                    parts[-1].text += character
                continue
            found = self.seek(character, index)
            if found is None:
                return [run]
            index, box = found
            if not parts or box[0] - last > WIDE * run.size or any(last - 2 < at < (box[0] + box[2]) / 2 for at in cuts):
                if parts:
                    parts[-1].text = parts[-1].text.rstrip()
                parts.append(replace(run, text=character, box=box, first=index))
            else:
                parts[-1].text += character
                parts[-1].box = union([parts[-1].box, box]) or box
            last, index = box[2], index + 1
        return parts

    def seek(self, character: str, index: int) -> tuple[int, Box] | None:
        """The place of a character at or soon after an index: pdfium's list also holds blanks and line ends it infers."""
        for i in range(index, index + NEAR):
            found = self.place(i)
            if found is None:
                return None
            if found[0] == character:
                return i, found[1]
        return None


def mixed(row: list[Run]) -> bool:
    """Whether runs of one line, from left to right, reach into each other."""
    reach = -1.0
    for run in row:
        if run.turn == 0 and run.box[0] < reach - 0.5 * run.size:
            return True
        reach = max(reach, run.box[2])
    return False


def centre(run: Run) -> float:
    """The middle of a run across."""
    return (run.box[0] + run.box[2]) / 2
