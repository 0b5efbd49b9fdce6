"""Automatic list numbers as Word prints them, counted paragraph by paragraph.

Takes numbering.xml and, in document order, each paragraph's list and level; gives the label (“一、”, “第三条”, “1.2”). Lists
that share an abstract definition share its counters; a start override restarts them once. Refuses nothing: a reference to a
list that does not exist has no label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from reviewer.parse.docx.counting import printed
from reviewer.parse.docx.symbols import FONTS, sign
from reviewer.parse.docx.tags import RPR, VAL, W, number, on

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition; `restart` is the level whose number restarts this one (None: any above)."""

    start: int
    style: str
    text: str
    legal: bool
    restart: int | None
    paragraph_style: str
    outline: int | None


@dataclass
class Counter:
    """The running numbers of one abstract definition, None where a level has not been used since its restart."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass
class Numbering:
    """All lists of a document with their counters."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    counters: dict[str, Counter] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    known: dict[str, dict[int, Level]] = field(default_factory=dict)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level a style stands for in a list that is linked to styles; 0 where none is named."""
        for index, level in self.levels(list_id).items():
            if level.paragraph_style == style:
                return index
        return 0

    def levels(self, list_id: str) -> dict[int, Level]:
        if list_id not in self.known:
            abstract, overridden, _ = self.lists.get(list_id, ("", {}, {}))
            self.known[list_id] = {**self.abstracts.get(abstract, {}), **overridden}
        return self.known[list_id]

    def outline(self, list_id: str, index: int) -> int | None:
        """The outline level a list level gives its paragraphs, if any."""
        level = self.levels(list_id).get(index)
        return level.outline if level else None

    def label(self, list_id: str, index: int) -> str:
        """Count one paragraph of a list and give its label; empty for an unknown list."""
        levels = self.levels(list_id)
        level = levels.get(index)
        if level is None or list_id not in self.lists:
            return ""
        abstract, _, starts = self.lists[list_id]
        values = self.counters.setdefault(abstract, Counter()).values
        override = starts.get(index)
        if override is not None and (list_id, index) not in self.begun:
            values[index] = override
        else:
            previous = values[index]
            values[index] = level.start if previous is None else previous + 1
        self.begun.add((list_id, index))
        self.reset_below(levels, values, index)
        return rendered(levels, values, index)

    @staticmethod
    def reset_below(levels: Mapping[int, Level], values: list[int | None], index: int) -> None:
        for below in range(index + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart != 0 and index < restart):
                values[below] = None


def rendered(levels: Mapping[int, Level], values: list[int | None], index: int) -> str:
    """The level's pattern with %1 to %9 replaced by the running numbers."""
    level = levels[index]
    if level.style == "bullet":
        return level.text.strip()
    out, pattern, at = "", level.text, 0
    while at < len(pattern):
        place = pattern[at + 1 : at + 2]
        if pattern[at] != "%" or not place.isdecimal() or place == "0":
            out, at = out + pattern[at], at + 1
            continue
        other = levels.get(int(place) - 1)
        value = values[int(place) - 1]
        if other is not None:
            shown = other.start if value is None else value
            plain = level.legal and int(place) - 1 <= index and other.style != "none"
            out += printed(shown, "decimal" if plain else other.style)
        at += 2
    return out.strip()


def read_numbering(root: etree._Element | None, links: Mapping[str, str]) -> Numbering:
    """The lists of numbering.xml; `links` maps a numbering style to the list it names."""
    found = Numbering()
    if root is None:
        return found
    referring: dict[str, str] = {}
    for item in root.iterchildren(W + "abstractNum"):
        name = item.get(W + "abstractNumId", "")
        found.abstracts[name] = dict(read_level(level) for level in item.iterchildren(W + "lvl"))
        link = item.find(W + "numStyleLink")
        if link is not None:
            referring[name] = link.get(VAL, "")
    for item in root.iterchildren(W + "num"):
        reference = item.find(W + "abstractNumId")
        abstract = reference.get(VAL, "") if reference is not None else ""
        overridden, starts = read_overrides(item)
        found.lists[item.get(W + "numId", "")] = (abstract, overridden, starts)
    for name, style in referring.items():
        target = found.lists.get(links.get(style, ""), ("", {}, {}))[0]
        if target and target != name:
            found.abstracts[name] = found.abstracts.get(target, {})
    return found


def read_overrides(item: etree._Element) -> tuple[dict[int, Level], dict[int, int]]:
    """A list's own levels and its restarts."""
    overridden: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in item.iterchildren(W + "lvlOverride"):
        index = number(override.get(W + "ilvl")) or 0
        level, start = override.find(W + "lvl"), override.find(W + "startOverride")
        if level is not None:
            overridden[index] = read_level(level)[1]
        if start is not None:
            starts[index] = number(start.get(VAL)) or 0
    return overridden, starts


def read_level(item: etree._Element) -> tuple[int, Level]:
    """One w:lvl; a bullet of a symbol font becomes the sign it shows."""

    def value(name: str) -> str | None:
        child = item.find(W + name)
        return None if child is None else child.get(VAL, "")

    style = value("numFmt") or custom_format(item) or "decimal"
    text = value("lvlText") or ""
    legal = item.find(W + "isLgl")
    restart = number(value("lvlRestart"))
    outline = item.find(f"{W}pPr/{W}outlineLvl")
    level = Level(
        start=number(value("start")) or 0,
        style=style,
        text=bullet(item, text) if style == "bullet" else text,
        legal=legal is not None and on(legal.get(VAL)),
        restart=restart,
        paragraph_style=value("pStyle") or "",
        outline=number(outline.get(VAL)) if outline is not None else None,
    )
    return number(item.get(W + "ilvl")) or 0, level


def custom_format(item: etree._Element) -> str | None:
    """A format written as an alternative for newer programs (`w:numFmt w:val="custom"` with a sample)."""
    found = next(item.iter(W + "numFmt"), None)
    return found.get(VAL) if found is not None else None


def bullet(item: etree._Element, text: str) -> str:
    fonts = item.find(f"{RPR}/{W}rFonts")
    font = fonts.get(W + "ascii", "") if fonts is not None else ""
    if font.lower() not in FONTS and not any("\ue000" <= character <= "\uf8ff" for character in text):
        return text or "•"
    return "".join(sign(font if font.lower() in FONTS else "symbol", ord(character)) or "•" for character in text) or "•"
