"""A sheet's filled cells to captions and tables, the way the same content stands in a Word file.

Takes visible entries by row and column with their merges; gives `Caption`s (a title merged over a list, “单位：万元”, a
note below it) and `Table`s without blank rows and columns. A blank row ends a table unless the rows below go on alike; lists side by
side are tables of their own. Refuses nothing; a table is never larger than its filled cells allow.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reviewer.parse.xlsx.cells import Entry, Range

Rows: TypeAlias = Mapping[int, Mapping[int, Entry]]
Merges: TypeAlias = Mapping[tuple[int, int], Range]
SENTENCE = re.compile(r"[。；：:？！]")
UNIT = re.compile(r"单位\s*[：:（(]?\s*.{0,5}元")
LABEL = re.compile(rf"[：:]|{UNIT.pattern}")
NOTE = re.compile(
    r"(?:注|备注|说明|填表|制表|填报|审核|复核|负责人|经办|联系人|日期|数据来源)[^：:]{0,8}[：:]|注\d|[（(]?(?:公章|盖章)"
)
NUMBER = re.compile(r"\d")
LONGEST = 60  # characters of a title
SPARSE, FEW = 8, 400  # a grid with more places than eight times its filled cells (and than FEW) is no table


class Caption(NamedTuple):
    """A line outside any table; `title` tells one that heads what follows."""

    row: int
    column: int
    entry: Entry
    title: bool


class Slot(NamedTuple):
    """A place of a table: grid position and spans, the sheet's own row and column, what stands there (None: blank)."""

    row: int
    column: int
    rows: int
    columns: int
    at: tuple[int, int]
    entry: Entry | None


Piece: TypeAlias = Caption | tuple[Slot, ...]


def pieces(rows: Rows, merges: Merges) -> Iterator[Piece]:
    """Captions and tables in reading order."""
    for band in bands(rows, merges):
        yield from parts(band, rows, merges)


def bands(rows: Rows, merges: Merges) -> Iterator[list[int]]:
    """Runs of rows that belong together."""
    band: list[int] = []
    reach = 0
    for number in sorted(rows):
        gap = number - max(reach, band[-1]) - 1 if band else 0
        if band and (gap > 1 or (gap == 1 and not goes_on(rows, band, number))):
            yield band
            band, reach = [], 0
        band.append(number)
        reach = max([reach, *(merges[number, c].bottom for c in rows[number] if (number, c) in merges)])
    if band:
        yield band


def goes_on(rows: Rows, band: Sequence[int], number: int) -> bool:
    """Whether a row behind one blank row is the next of the same list: same columns, same style, figures where they were."""
    above, here, head = rows[band[-1]], rows[number], rows[band[0]]
    common = above.keys() & here.keys()
    if len(here) < 2 or 2 * len(common) < len(here):
        return False
    alike = sum(above[c].style == here[c].style for c in common)
    if 2 * alike < len(common):
        return False
    figures = any(NUMBER.search(above[c].text) and NUMBER.search(here[c].text) for c in common)
    return figures or any(c in head and head[c].style != above[c].style for c in common)


def parts(band: Sequence[int], rows: Rows, merges: Merges) -> Iterator[Piece]:
    """A band's captions above, its tables side by side, its captions below."""
    first, last = 0, len(band)
    width = len({column for number in band for column in rows[number]})
    while first < last and caption(rows[band[first]], width):
        first += 1
    while last > first and closing(band[last - 1], rows[band[last - 1]], width, merges):
        last -= 1
    for number in band[:first]:
        for column, entry in sorted(rows[number].items()):
            yield Caption(number, column, entry, number == band[0] and titled(entry))
    body = {number: rows[number] for number in band[first:last]}
    groups = split(body, merges)
    for group in groups:
        inner = {number: kept for number, row in body.items() if (kept := {c: e for c, e in row.items() if c in group})}
        yield from parts(sorted(inner), inner, merges) if len(groups) > 1 else tables(inner, merges)
    for number in band[last:]:
        for column, entry in sorted(rows[number].items()):
            yield Caption(number, column, entry, False)


def titled(entry: Entry) -> bool:
    """Whether a line reads as a title: short, no sentence, no label with its value."""
    return 0 < len(entry.text) <= LONGEST and not SENTENCE.search(entry.text)


def caption(row: Mapping[int, Entry], width: int) -> bool:
    """Whether a row above a table is no part of it: one cell, or a few labels with their values (填报单位：… 单位：万元)."""
    if len(row) == 1:
        return True
    told = [entry.text for entry in row.values()]
    return all(LABEL.search(text) for text in told) and (len(row) < width or any(UNIT.search(text) for text in told))


def closing(number: int, row: Mapping[int, Entry], width: int, merges: Merges) -> bool:
    """Whether a row below a table is a note on it."""
    if len(row) > 1:
        return caption(row, width)
    ((column, entry),) = row.items()
    span = merges.get((number, column))
    return bool(NOTE.match(entry.text)) or (span is not None and span.right - span.left + 1 >= width > 1)


def split(rows: Rows, merges: Merges) -> list[frozenset[int]]:
    """The columns of lists that stand side by side with a blank column between; all columns where there is one list."""
    used = sorted({column for row in rows.values() for column in row})
    bridged = sorted((span.left, span.right) for place, span in merges.items() if place[0] in rows and place[1] in rows[place[0]])
    groups: list[list[int]] = []
    reach, at = 0, 0
    for column in used:
        if groups and column - max(groups[-1][-1], reach) > 1:
            groups.append([])
        groups = groups or [[]]
        groups[-1].append(column)
        while at < len(bridged) and bridged[at][0] <= column:
            reach = max(reach, bridged[at][1])
            at += 1
    wide = all(len(group) > 1 and sum(not row.keys().isdisjoint(group) for row in rows.values()) > 1 for group in groups)
    return [frozenset(group) for group in groups] if wide and len(groups) > 1 else [frozenset(used)]


def tables(rows: Rows, merges: Merges) -> Iterator[tuple[Slot, ...]]:
    """The rows as one table, or one a row where they are strewn too far for one."""
    filled = sum(len(row) for row in rows.values())
    width = len({column for row in rows.values() for column in row})
    if len(rows) * width <= max(FEW, SPARSE * filled):
        runs = [rows] if rows else []
    else:
        runs = [{number: row} for number, row in rows.items()]
    for run in runs:
        yield tuple(slots(run, merges))


def slots(rows: Rows, merges: Merges) -> Iterator[Slot]:
    """The places of a table row by row, blank ones among them, those a merge covers left out."""
    numbers, columns = sorted(rows), sorted({column for row in rows.values() for column in row})
    taken: set[tuple[int, int]] = set()
    room = 2 * len(numbers) * len(columns)  # merges that overlap are no merges, and must not be walked one by one
    for r, number in enumerate(numbers):
        row = rows[number]
        for c, column in enumerate(columns):
            if (r, c) in taken:
                continue
            entry, span = row.get(column), merges.get((number, column))
            high = wide = 1
            if entry is not None and span is not None:
                high = bisect_right(numbers, span.bottom) - bisect_left(numbers, number)
                wide = bisect_right(columns, span.right) - bisect_left(columns, column)
                room -= high * wide
                high, wide = (high, wide) if room > 0 else (1, 1)
                taken.update((i, j) for i in range(r, r + high) for j in range(c, c + wide))
            yield Slot(r, c, high, wide, (number, column), entry)
