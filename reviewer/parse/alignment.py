"""Matches the letters of two texts that say the same in nearly the same order: a Word file and its printed pages.

Takes two strings; gives for each letter of the first where it stands in the second, or -1. Works from stretches that occur once on either
side, long ones first, keeps the longest run of them that is in order on both sides, extends them and looks for shorter ones in
between. Never guesses: what is repeated in a gap stays unmatched unless it adjoins a match. Takes time linear in the texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

SIZES = (24, 12, 6, 3, 2, 1)


def match(one: str, two: str) -> list[int]:
    """For each character of `one` its place in `two`, or -1; places rise."""
    found = [-1] * len(one)
    gaps = [(0, len(one), 0, len(two), 0)]
    while gaps:
        first, last, low, high, level = gaps.pop()
        if first >= last or low >= high or level == len(SIZES):
            continue
        for start, place, length in runs(one[first:last], two[low:high], SIZES[level]):
            i, j = first + start, low + place
            found[i : i + length] = range(j, j + length)
        gaps += between(found, (first, last, low, high, level + 1))
    return found


def between(found: list[int], gap: tuple[int, int, int, int, int]) -> Iterator[tuple[int, int, int, int, int]]:
    """The stretches of a gap that are still unmatched on the first side, with what lies opposite."""
    first, last, low, high, level = gap
    i = first
    while i < last:
        if found[i] >= 0:
            low, i = found[i] + 1, i + 1
            continue
        end = i
        while end < last and found[end] < 0:
            end += 1
        yield i, end, low, found[end] if end < last else high, level
        i = end


def runs(one: str, two: str, size: int) -> Iterator[tuple[int, int, int]]:
    """Equal stretches in order on both sides, as `(start in one, start in two, length)`, grown from anchors."""
    i = j = 0
    for start, place in rising(anchors(one, two, size)):
        if start < i or place < j:
            continue
        end, stop = start + size, place + size
        while start > i and place > j and one[start - 1] == two[place - 1]:
            start, place = start - 1, place - 1
        while end < len(one) and stop < len(two) and one[end] == two[stop]:
            end, stop = end + 1, stop + 1
        yield start, place, end - start
        i, j = end, stop


def anchors(one: str, two: str, size: int) -> list[tuple[int, int]]:
    """The places of stretches of `size` characters that occur once in either text, in the order of the first."""
    theirs = once(two, size)
    return [(i, theirs[gram]) for gram, i in once(one, size).items() if i >= 0 and theirs.get(gram, -1) >= 0]


def once(text: str, size: int) -> dict[str, int]:
    """Every stretch of that size with its place; -1 for one that is repeated."""
    places: dict[str, int] = {}
    for i in range(len(text) - size + 1):
        gram = text[i : i + size]
        places[gram] = -1 if gram in places else i
    return places


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second numbers rise (patience sorting)."""
    tops: list[int] = []
    heads: list[int] = []
    before = [-1] * len(pairs)
    for n, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before[n] = heads[pile - 1] if pile else -1
        tops[pile : pile + 1] = [place]
        heads[pile : pile + 1] = [n]
    chosen, n = [], heads[-1] if heads else -1
    while n >= 0:
        chosen.append(pairs[n])
        n = before[n]
    return chosen[::-1]
