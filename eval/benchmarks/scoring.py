"""Holds what a reader read against what was written: characters, order, cells, rows, tables; for Word also labels, boxes, notes.

Takes a `Truth` and a reader's blocks (or a peer's tables); gives counts of right and total. Texts are compared without white
space, since a PDF does not tell a soft break from a full line; `lines_kept` asks for the cell's line breaks too. A cell is
exact when its text, row, column and spans are; a row when all cells that begin in it are; a table is whole when one table
that was read has all its rows and no others. A table is held against the read table that shares most of its texts, so
what a reader cuts in two keeps the first part's rows only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents import Spot, TrueTable, Truth

from reviewer.records import Block

PROBE = 24  # characters of a sentence that is looked for


@dataclass(slots=True)
class Score:
    """Right and total by name."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, right: bool, what: str = "") -> None:
        self.total[name] += 1
        self.right[name] += right
        if not right and what:
            self.wrong.append(f"{name}: {what}")

    def figures(self) -> dict[str, dict[str, float]]:
        return {n: {"right": self.right[n], "total": t, "share": round(self.right[n] / t, 5)} for n, t in self.total.items()}


def bare(text: str) -> str:
    return "".join(text.split())


def kept(text: str) -> str:
    """A cell's text with its line breaks: two newlines are a paragraph, which a reader prints as one."""
    return "\n".join(bare(part) for part in text.replace("\n\n", "\n").split("\n"))


def characters(truth: Truth, text: str) -> dict[str, float]:
    """Recall and precision over the multiset of characters that are no white space."""
    wanted, got = Counter(bare("".join(truth.visible))), Counter(bare(text))
    common = (wanted & got).total()
    return {
        "recall": round(common / wanted.total(), 5),
        "precision": round(common / max(1, got.total()), 5),
        "characters": wanted.total(),
    }


def order(truth: Truth, text: str) -> dict[str, float]:
    """The share of probes (heads of sentences that stand once in the document) found, and the longest rising share of them."""
    whole, read = bare("\n".join(truth.visible)), bare(text)
    probes = [p for s in truth.sentences for p in cuts(bare(s)) if whole.count(p) == 1]
    found = [at for p in probes if (at := read.find(p)) >= 0]
    tails: list[int] = []
    for at in found:
        place = bisect_left(tails, at)
        tails[place : place + 1] = [at]
    return {
        "probes": len(probes),
        "found": round(len(found) / max(1, len(probes)), 5),
        "in_order": round(len(tails) / max(1, len(found)), 5),
    }


def cuts(sentence: str) -> list[str]:
    return [sentence[i : i + PROBE] for i in range(0, max(1, len(sentence) - PROBE), 3 * PROBE)]


def tables_read(blocks: Iterable[Block]) -> dict[int, list[Spot]]:
    """The cells of each table, from blocks; the first block of a cell is its text."""
    found: dict[int, dict[tuple[int, int], Spot]] = {}
    for block in blocks:
        cell = block.cell
        if block.kind == "cell" and cell is not None:
            spot = Spot(cell.row, cell.column, cell.rows, cell.columns, block.text)
            found.setdefault(cell.table, {}).setdefault((cell.row, cell.column), spot)
    return {number: list(cells.values()) for number, cells in found.items()}


def seen(table: TrueTable) -> TrueTable:
    """A table as a page shows it: grid columns at which no cell begins or ends cannot be seen, so they do not count."""
    edges = sorted({x for c in table.cells for x in (c.column, c.column + c.columns)})
    place = {x: i for i, x in enumerate(edges)}
    cells = [Spot(c.row, place[c.column], c.rows, place[c.column + c.columns] - place[c.column], c.text) for c in table.cells]
    return TrueTable(table.caption, cells, table.inner)


def hold(score: Score, tables: Sequence[TrueTable], read: dict[int, list[Spot]], prefix: str = "") -> dict[int, int]:
    """Score the cells, rows and wholeness of tables; gives which read table each was held against."""
    held: dict[int, int] = {}
    bags = {number: Counter(bare(c.text) for c in cells) for number, cells in read.items()}
    for index, table in enumerate(tables):
        wanted = Counter(bare(c.text) for c in table.cells if c.text.strip())
        best = max(bags, key=lambda n: (wanted & bags[n]).total(), default=None)
        cells = read[best] if best is not None and wanted & bags[best] else []
        if best is not None:
            held[index] = best
        against(score, table, cells, prefix)
    return held


def against(score: Score, table: TrueTable, cells: list[Spot], prefix: str) -> None:
    got = {(c.row, c.column): c for c in cells}
    rows: dict[int, bool] = {}
    for cell in table.cells:
        other = got.get((cell.row, cell.column))
        same = other is not None and bare(other.text) == bare(cell.text)
        exact = same and other is not None and (other.rows, other.columns) == (cell.rows, cell.columns)
        what = f"{table.caption} r{cell.row} c{cell.column} {cell.rows}x{cell.columns} {cell.text!r} read {other and (other.rows, other.columns, other.text)}"
        score.add(prefix + "cells", exact, what)
        score.add(prefix + "lines_kept", exact and other is not None and kept(other.text) == kept(cell.text))
        rows[cell.row] = rows.get(cell.row, True) and exact
    for right in rows.values():
        score.add(prefix + "rows", right)
    height = max((c.row + c.rows for c in cells), default=0)
    score.add(prefix + "whole", height == table.height, f"{table.caption}: {height} rows of {table.height}")


def word(truth: Truth, blocks: Sequence[Block]) -> Score:
    """What a Word reader must get right besides the characters."""
    score = Score()
    read = tables_read(blocks)
    hold(score, truth.tables, read)
    labels = Counter((b.label, bare(b.text)) for b in blocks if b.label)
    for label, text in truth.numbered:
        score.add("labels", labels[label, bare(text)] > 0, f"{label}{text[:20]}")
        labels[label, bare(text)] -= 1
    for table in truth.tables:
        hold(score, table.inner, read, "nested_")
    boxes = {bare(b.text) for b in blocks if b.source.locator == "文本框"}
    notes = [bare(b.text) for b in blocks if b.kind == "footnote"]
    texts = {bare(b.text) for b in blocks if b.kind == "paragraph"}
    for box in truth.boxes:
        score.add("boxes", bare(box) in boxes, box[:20])
    for number, note in enumerate(truth.notes):
        score.add("notes", number < len(notes) and notes[number] == bare(note), note[:20])
    for text in truth.inserted:
        score.add("changes", bare(text) in texts, text)
    return score


def rows_found(truth: Truth, read: Iterable[Sequence[Sequence[str | None]]]) -> dict[str, float]:
    """A peer's rows (texts, None for merged fields): how many true rows are among them, text only, spans not asked for."""
    got = Counter(tuple(bare(text) for text in row if text is not None) for rows in read for row in rows)
    right = total = 0
    for table in truth.tables:
        for row in range(table.height):
            wanted = tuple(bare(c.text) for c in table.cells if c.row == row)
            total += 1
            if got[wanted] > 0:
                got[wanted] -= 1
                right += 1
    return {"right": right, "total": total, "share": round(right / max(1, total), 5)}
