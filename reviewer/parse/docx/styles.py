"""What styles give to paragraphs and runs: outline level, list, hidden, colour, size, shading.

Takes styles.xml; answers by style id, along basedOn. Refuses nothing: an unknown style gives nothing, a circle of basedOn
ends where it closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from reviewer.parse.docx import hiding
from reviewer.parse.docx.colours import COLOR, SHADE, fill_of, hue, shade_fill
from reviewer.parse.docx.tags import PPR, RPR, VAL, W14, W, number, on

HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
VANISH = frozenset({W + "vanish", W + "specVanish"})
SIZE, HIGHLIGHT, FONTS, STYLE, TRACK = W + "sz", W + "highlight", W + "rFonts", W + "rStyle", W + "spacing"
PARAGRAPH_STYLE, NUMBERED, OUTLINE = W + "pStyle", W + "numPr", W + "outlineLvl"
TEXT_FILL = W14 + "textFill"
SQUEEZING = frozenset({W + "w", W + "fitText", W + "position"})
EFFECTS = frozenset({W14 + "textOutline", W14 + "shadow", W14 + "glow", W + "shadow", W + "emboss", W + "imprint"})
LINES, FRAME, INDENT = W + "spacing", W + "framePr", W + "ind"
HIGHLIGHTS = {
    "black": 0x000000, "blue": 0x0000FF, "cyan": 0x00FFFF, "green": 0x00FF00, "magenta": 0xFF00FF, "red": 0xFF0000,
    "yellow": 0xFFFF00, "white": 0xFFFFFF, "darkBlue": 0x000080, "darkCyan": 0x008080, "darkGreen": 0x008000,
    "darkMagenta": 0x800080, "darkRed": 0x800000, "darkYellow": 0x808000, "darkGray": 0x808080, "lightGray": 0xC0C0C0,
}  # fmt: skip


class Look(NamedTuple):
    """What a run's properties say of its look; None where they say nothing. `color` and `fill` are 0xRRGGBB or -1 (auto).

    `clear` is text painted with nothing, `squeezed` text without room, `track` the blank between letters in twips; `lit`
    text has an outline or a shadow that shows it on any ground.
    """

    vanish: bool | None = None
    color: int | None = None
    size: int | None = None
    fill: int | None = None
    font: str | None = None
    style: str = ""
    clear: bool | None = None
    squeezed: bool | None = None
    track: int | None = None
    lit: bool | None = None

    def over(self, under: Look) -> Look:
        """This look where it says something, the one below elsewhere; `vanish` is left to the caller."""
        return Look(
            under.vanish if self.vanish is None else self.vanish,
            under.color if self.color is None else self.color,
            under.size if self.size is None else self.size,
            under.fill if self.fill is None else self.fill,
            under.font if self.font is None else self.font,
            self.style or under.style,
            under.clear if self.clear is None else self.clear,
            under.squeezed if self.squeezed is None else self.squeezed,
            under.track if self.track is None else self.track,
            under.lit if self.lit is None else self.lit,
        )


class ListPlace(NamedTuple):
    """The list and level a paragraph belongs to; None where nothing is said."""

    list_id: str | None
    level: int | None


PLAIN = Look()


class Properties(NamedTuple):
    """What a w:pPr states, read in one pass; `mark` is the look of the paragraph's own mark.

    `lines` tells how its line height hides it (empty: it does not; None: it says nothing), `away` how its place does.
    """

    style: str | None = None
    fill: int | None = None
    outline: int | None = None
    place: ListPlace = ListPlace(None, None)
    mark: etree._Element | None = None
    lines: str | None = None
    away: str = ""


NOTHING = Properties()


@dataclass
class Styles:
    """The styles of a document by id, with what has been worked out so far."""

    items: dict[str, etree._Element] = field(default_factory=dict)
    default: Look = PLAIN
    default_paragraph: str = ""
    looks: dict[str, Look] = field(default_factory=dict)
    outlines: dict[str, int | None] = field(default_factory=dict)
    places: dict[str, ListPlace] = field(default_factory=dict)
    heights: dict[str, str] = field(default_factory=dict)

    def chain(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """A style and those it is based on, nearest first."""
        seen: set[str] = set()
        while style in self.items and style not in seen:
            seen.add(style)
            item = self.items[style]
            yield style, item
            base = item.find(W + "basedOn")
            style = base.get(VAL, "") if base is not None else ""

    def look(self, style: str) -> Look:
        """What a style's run properties say, inherited ones included."""
        if style not in self.looks:
            look = Look()
            for _, item in self.chain(style):
                properties = item.find(RPR)
                if properties is not None:
                    look = look.over(look_of(properties))
                paragraph = item.find(PPR)
                if look.fill is None and paragraph is not None:
                    look = look._replace(fill=fill_of(paragraph))
            self.looks[style] = look
        return self.looks[style]

    def lines(self, style: str) -> str:
        """How a style's line height or place hides its paragraphs; empty where it does not."""
        if style not in self.heights:
            stated = [properties_of(node) for _, item in self.chain(style) if (node := item.find(PPR)) is not None]
            away = next((item.away for item in stated if item.away), "")
            self.heights[style] = next((item.lines for item in stated if item.lines is not None), "") or away
        return self.heights[style]

    def outline(self, style: str) -> int | None:
        """The outline level (0 the highest) a style gives, by `w:outlineLvl` or by a built-in heading's name."""
        if style not in self.outlines:
            self.outlines[style] = next((v for v in (own_outline(i) for _, i in self.chain(style)) if v is not None), None)
        return self.outlines[style]

    def place(self, style: str) -> ListPlace:
        """The list a style puts its paragraphs in; the level is None where the list itself names the style."""
        if style not in self.places:
            list_id: str | None = None
            level: int | None = None
            for _, item in self.chain(style):
                found = place_of(item.find(PPR))
                list_id = found.list_id if list_id is None else list_id
                level = found.level if level is None else level
            self.places[style] = ListPlace(list_id, level)
        return self.places[style]

    def linked_style(self, style: str, list_id: str) -> str:
        """The style of the chain that brings the list in: the one a list level names."""
        return next((name for name, item in self.chain(style) if place_of(item.find(PPR)).list_id == list_id), style)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of styles.xml."""
    found = Styles()
    if root is None:
        return found
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{RPR}")
    if defaults is not None:
        found.default = look_of(defaults)
    for item in root.iterchildren(W + "style"):
        name = item.get(W + "styleId", "")
        found.items[name] = item
        if item.get(W + "type") == "paragraph" and item.get(W + "default") in ("1", "true"):
            found.default_paragraph = name
    return found


def numbering_links(styles: Styles) -> dict[str, str]:
    """The list each numbering style names."""
    return {
        name: place_of(item.find(PPR)).list_id or "" for name, item in styles.items.items() if item.get(W + "type") == "numbering"
    }


def own_outline(style: etree._Element) -> int | None:
    """A style's own outline level; 9 is body text and ends the search."""
    level = style.find(f"{PPR}/{W}outlineLvl")
    if level is not None:
        return number(level.get(VAL))
    name = style.find(W + "name")
    found = HEADING_NAME.match(name.get(VAL, "").strip()) if name is not None else None
    return int(found[1]) - 1 if found else None


def properties_of(properties: etree._Element) -> Properties:
    """The properties of a w:pPr that the walk needs."""
    style, fill, outline, place, mark, lines, away = Properties()
    for child in properties:
        tag = child.tag
        if tag == PARAGRAPH_STYLE:
            style = child.get(VAL, "")
        elif tag == NUMBERED:
            place = place_of(properties)
        elif tag == SHADE:
            fill = shade_fill(child)
        elif tag == OUTLINE:
            outline = number(child.get(VAL))
        elif tag == RPR:
            mark = child
        elif tag == LINES:
            lines = hiding.of_spacing(child)
        elif tag == FRAME:
            away = away or hiding.of_frame(child)
        elif tag == INDENT:
            away = away or hiding.of_indent(child)
    return Properties(style, fill, outline, place, mark, lines, away)


def place_of(properties: etree._Element | None) -> ListPlace:
    """The list and level of a paragraph's own properties."""
    item = properties.find(NUMBERED) if properties is not None else None
    if item is None:
        return ListPlace(None, None)
    list_id, level = item.find(W + "numId"), item.find(W + "ilvl")
    return ListPlace(list_id.get(VAL) if list_id is not None else None, number(level.get(VAL)) if level is not None else None)


def look_of(properties: etree._Element) -> Look:
    """The look a w:rPr states."""
    vanish: bool | None = None
    color = size = fill = None
    font: str | None = None
    style = ""
    clear: bool | None = None
    squeezed = track = lit = None
    for child in properties:
        tag = child.tag
        if tag == COLOR:
            color = hue(child.get(VAL))
        elif tag == SIZE:
            size = number(child.get(VAL))
        elif tag in VANISH:
            vanish = on(child.get(VAL)) or bool(vanish)
        elif tag == FONTS:
            font = child.get(W + "ascii") or child.get(W + "hAnsi")
        elif tag == SHADE:
            fill = shade_fill(child) if fill is None else fill
        elif tag == HIGHLIGHT:
            fill = HIGHLIGHTS.get(child.get(VAL, ""), fill)
        elif tag == STYLE:
            style = child.get(VAL, "")
        elif tag == TEXT_FILL:
            clear = transparent(child)
            painted = child.find(f"{W14}solidFill/{W14}srgbClr")
            color = color if painted is None else hue(painted.get(W14 + "val"))
        elif tag == TRACK:
            track = number(child.get(VAL))
        elif tag in SQUEEZING:
            squeezed = bool(squeezed) or hiding.of_run(child)
        elif tag in EFFECTS:
            lit = bool(lit) or (on(child.get(VAL)) and child.find(W14 + "noFill") is None)
    return Look(vanish, color, size, fill, font, style, clear, squeezed, track, lit)


def transparent(fill: etree._Element) -> bool:
    """Whether Word 2010's text fill leaves nothing to see."""
    if fill.find(W14 + "noFill") is not None:
        return True
    alpha = next(fill.iter(W14 + "alpha"), None)
    return alpha is not None and (number(alpha.get(W14 + "val")) or 0) >= 95_000
