"""What styles.xml gives to cells: number format, font colour and size, the ground a text stands on.

Takes styles.xml and the theme; answers by cell style index. Refuses nothing: an index that leads nowhere gives the plain
look. Colours are 0xRRGGBB; a ground that is no plain colour (pattern, gradient) is None: any text may be seen on it.
"""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from reviewer.parse.docx.colours import alike
from reviewer.parse.xlsx.codes import BUILT_IN
from reviewer.parse.xlsx.tags import A, S, on, real, whole

WHITE, BLACK = 0xFFFFFF, 0
SMALLEST = 2.0  # points; smaller print is not read by people
THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
OFFICE = (WHITE, BLACK, 0xE7E6E6, 0x44546A, 0x5B9BD5, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x4472C4, 0x70AD47, 0x0563C1, 0x954F72)
UNKNOWN = 0x808080  # a colour that cannot be read: neither ink nor ground
SAME, TINY = "文字与底色相同", "字号极小"


class Font(NamedTuple):
    """Colour (None: automatic, black) and size in points (None: unknown) of a text."""

    color: int | None = None
    size: float | None = None


@lru_cache(maxsize=4096)
def hiding(font: Font, ground: int | None) -> str:
    """How a font hides a text on that ground; empty where it does not."""
    if font.size is not None and font.size < SMALLEST:
        return TINY
    color = BLACK if font.color is None else font.color
    return SAME if ground is not None and alike(color, ground) else ""


class Look(NamedTuple):
    """A cell style: number format code, font and ground."""

    code: str = ""
    font: Font = Font()
    ground: int | None = WHITE


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that are named by number: the theme's and the indexed ones."""

    theme: Sequence[int]
    indexed: Sequence[int]

    def color(self, node: etree._Element | None) -> int | None:
        """What a colour element names; None for automatic or none."""
        if node is None or on(node, "auto"):
            return None
        theme, indexed, rgb = whole(node.get("theme")), whole(node.get("indexed")), node.get("rgb", "")
        found: int | None = None
        if theme is not None:
            found = self.theme[theme] if theme < len(self.theme) else None
        elif indexed is not None:
            found = {64: BLACK, 65: WHITE}.get(indexed, self.indexed[indexed] if indexed < len(self.indexed) else None)
        elif len(rgb) in (6, 8):
            try:
                found = int(rgb[-6:], 16)
            except ValueError:
                found = None
        return tinted(found, real(node.get("tint")) or 0.0) if found is not None else None

    def font(self, node: etree._Element) -> Font:
        """The font a `font` or a run's `rPr` states."""
        size = node.find(S + "sz")
        return Font(self.color(node.find(S + "color")), real(size.get("val")) if size is not None else None)


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell styles of a workbook by index."""

    looks: Sequence[Look]
    palette: Palette

    def look(self, index: int) -> Look:
        return self.looks[index] if 0 <= index < len(self.looks) else Look()


def tinted(color: int, tint: float) -> int:
    """A colour made lighter (up to 1) or darker (down to -1)."""
    if not tint:
        return color
    hue, light, saturation = colorsys.rgb_to_hls(*((color >> shift & 255) / 255 for shift in (16, 8, 0)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation))
    return red << 16 | green << 8 | blue


def read_styles(root: etree._Element | None, theme: etree._Element | None) -> Styles:
    """The cell styles of styles.xml in the colours of the theme."""
    palette = Palette(theme_colors(theme), indexed_colors(root))
    if root is None:
        return Styles((), palette)
    codes = {
        number: item.get("formatCode", "")
        for item in root.iterfind(f"{S}numFmts/{S}numFmt")
        if (number := whole(item.get("numFmtId"))) is not None
    }
    fonts = [palette.font(item) for item in root.iterfind(f"{S}fonts/{S}font")]
    grounds = [ground(item, palette) for item in root.iterfind(f"{S}fills/{S}fill")]
    looks = []
    for item in root.iterfind(f"{S}cellXfs/{S}xf"):
        number, font, fill = (whole(item.get(name)) or 0 for name in ("numFmtId", "fontId", "fillId"))
        code = codes.get(number, BUILT_IN.get(number, ""))
        here = grounds[fill] if fill < len(grounds) else WHITE
        looks.append(Look(code, fonts[font] if font < len(fonts) else Font(), here))
    return Styles(looks, palette)


def ground(fill: etree._Element, palette: Palette) -> int | None:
    """The plain colour a fill paints; None where it paints another thing."""
    pattern = fill.find(S + "patternFill")
    if pattern is None:
        return None if len(fill) else WHITE
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return WHITE
    return palette.color(pattern.find(S + "fgColor")) if kind == "solid" else None


def theme_colors(theme: etree._Element | None) -> Sequence[int]:
    """The theme's twelve colours in the order cells count them; Office's own where there is no theme."""
    scheme = next(theme.iter(A + "clrScheme"), None) if theme is not None else None
    if scheme is None:
        return OFFICE
    found = []
    for name, usual in zip(THEME, OFFICE, strict=True):
        part = scheme.find(A + name)
        node = part[0] if part is not None and len(part) else None
        value = (node.get("lastClr") or node.get("val") or "") if node is not None else ""
        try:
            found.append(int(value, 16) if len(value) == 6 else usual)
        except ValueError:
            found.append(usual)
    return found


def indexed_colors(root: etree._Element | None) -> Sequence[int]:
    """The indexed colours: the workbook's own, else those of the format."""
    from openpyxl.styles.colors import COLOR_INDEX

    own = list(root.iterfind(f"{S}colors/{S}indexedColors/{S}rgbColor")) if root is not None else []
    found = []
    for value in [item.get("rgb", "") for item in own] or list(COLOR_INDEX):
        try:
            found.append(int(value[-6:], 16))
        except ValueError:
            found.append(UNKNOWN)
    return found
