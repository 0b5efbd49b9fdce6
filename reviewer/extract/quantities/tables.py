"""Bare numbers with the unit of a header, a label, a caption or the caller: （万元）, 单位：万元, 数量（家）.

Takes clean text with its line and cell breaks and the numbers in it; gives each bare number the unit that holds for it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reviewer.extract.quantities.grid import Grid, is_row_number, is_year
from reviewer.extract.quantities.marks import Mark, marks, parse
from reviewer.extract.quantities.normalise import Clean
from reviewer.extract.quantities.numerals import Number
from reviewer.extract.quantities.ranges import BETWEEN, Atom
from reviewer.extract.quantities.units import Unit

HYPHENED = re.compile(r"[\dA-Za-z][\dA-Za-z.,]*-$")
LEADING_ZERO = re.compile(r"0\d|[A-Za-z]|\d{8}|\d*[A-Za-z]")
NEARLY = 8


def assign(page: Clean, atoms: list[Atom], given: str) -> list[Atom]:
    """The bare atoms with the unit that holds for each; the others unchanged."""
    text = page.text
    found = marks(page)
    outer = parse(given) if given else None
    if not found and not outer:
        return atoms
    grid = Grid(page, found)
    out: list[Atom] = []
    k = 0
    held: tuple[Unit, Decimal] | None = None
    for n, atom in enumerate(atoms):
        while k < len(found) and found[k].end <= atom.start:
            k += 1
        ends = (
            n > 0
            and held is not None
            and atom.unit is None
            and (BETWEEN.fullmatch(sign := text[atoms[n - 1].end : atom.start]) or sign in ("/", "、"))
        )
        if not ends:  # the upper end of a range shares what holds for the lower
            held = _held(page, atom, grid, (k, found, outer))
        out.append(_with(atom, held) if held else atom)
    return out


def _held(
    page: Clean, atom: Atom, grid: Grid, around: tuple[int, list[Mark], tuple[Unit, Decimal] | None]
) -> tuple[Unit, Decimal] | None:
    """The unit that holds for a bare atom, given the marks before it and the caller's unit."""
    k, found, outer = around
    if not _bare(page.text, atom):
        return None
    return _behind(page, atom, found[k : k + 1]) or grid.unit(atom, k) or _outer(page, atom, outer)


def _bare(text: str, atom: Atom) -> bool:
    """A plain number that no letter, ordinal sign or code touches; 汉字 only where they fill a cell."""
    before, after = text[max(0, atom.start - 1) : atom.start], text[atom.end : atom.end + 1]
    if atom.unit is not None or before in tuple("第〔[/表图"):
        return False
    if (text[atom.start] == "0" and text[atom.start + 1 : atom.start + 2].isdigit()) or (
        before == "-" and not _second_end(text, atom)
    ):
        return False
    if not atom.number.arabic and (before not in ("", "|", ":", "\n", " ") or after not in ("", "|", "\n", ";", " ")):
        return False
    if (before.isascii() and before.isalnum()) or (after.isascii() and after.isalpha()):
        return False
    return after not in ("号", "年", "月", "版")


def _second_end(text: str, atom: Atom) -> bool:
    """A number behind a hyphen is the upper end of a range, not a part of a telephone number or code."""
    head = HYPHENED.search(text, max(0, atom.start - 16), atom.start)
    return head is None or (not LEADING_ZERO.match(head.group()) and not LEADING_ZERO.match(text, atom.start))


def _behind(page: Clean, atom: Atom, following: list[Mark]) -> tuple[Unit, Decimal] | None:
    """The unit in brackets right behind the number: 1,000（万元）."""
    near = following and following[0].start == atom.end and page.text[atom.end] == "("
    if not near or page.breaks.get(atom.end, "b") != "b":
        return None
    return following[0].unit, following[0].multiplier


def _outer(page: Clean, atom: Atom, outer: tuple[Unit, Decimal] | None) -> tuple[Unit, Decimal] | None:
    """The unit handed in by the caller holds for every amount of the text; a year or row number only if it stands alone."""
    if outer is None:
        return None
    text = page.text
    edges = atom.start < NEARLY and len(text) - atom.end < NEARLY
    alone = edges and not text[: atom.start].strip(" ¥$()-≥≤<>约") and not text[atom.end :].strip(" ()")
    return outer if alone or (not is_year(atom.number) and not is_row_number(page, atom)) else None


def _with(atom: Atom, held: tuple[Unit, Decimal]) -> Atom:
    unit, multiplier = held
    n = atom.number
    upper = n.upper * multiplier if n.upper is not None else None
    number = Number(
        n.start, n.end, n.value * multiplier, n.step * multiplier, n.arabic, n.loose, n.bare, upper, n.plain, n.factor
    )
    return Atom(atom.start, atom.end, number, unit, atom.currency)
