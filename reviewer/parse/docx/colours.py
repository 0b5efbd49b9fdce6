"""Colours of a Word file as 0xRRGGBB: written ones, those of a theme, shadings and what two colours differ by.

Takes XML of runs, shadings and themes; a colour that says “automatic” is -1. A theme's colours are written into the tree once
(`themed`), so that whoever reads a colour reads one attribute. Refuses nothing: an unknown name stays what was written.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from reviewer.parse.docx.tags import VAL, A, W, child, number

COLOR, SHADE, BACKGROUND = W + "color", W + "shd", W + "background"
THEMED = 0x808080  # a theme colour without its value: some colour, not white
SLOTS = {
    "background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2", "light1": "bg1", "dark1": "t1", "light2": "bg2", "dark2": "t2",
}  # fmt: skip
MAPPED = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2"}
USUAL = {"bg1": "lt1", "t1": "dk1", "bg2": "lt2", "t2": "dk2"}
INK, FILL = W + "themeColor", W + "themeFill"
ATTRIBUTES = (("themeColor", "themeTint", "themeShade"), ("themeFill", "themeFillTint", "themeFillShade"))


def themed(root: etree._Element | None, theme: dict[str, int]) -> etree._Element | None:
    """The same tree with theme colours and fills written out, where the theme has them: of whatever the readers ask for a colour."""
    for item in root.iter(COLOR, SHADE, BACKGROUND) if root is not None and theme else ():
        if item.get(INK) is None and item.get(FILL) is None:
            continue
        written = VAL if item.tag == COLOR else W + "color"
        for (name, tint, shade), target in zip(ATTRIBUTES, (written, W + "fill"), strict=True):
            found = theme.get(item.get(W + name, ""))
            if found is not None:
                item.set(target, f"{mixed(found, item.get(W + tint), item.get(W + shade)):06X}")
    return root


def read_theme(root: etree._Element | None, settings: etree._Element | None) -> dict[str, int]:
    """A theme's colours by the names that Word's attributes use."""
    scheme = next(root.iter(A + "clrScheme"), None) if root is not None else None
    raw: dict[str, int] = {}
    for slot in scheme if scheme is not None else ():
        value = next((item.get("lastClr") or item.get("val") for item in slot), None)
        found = hue(value)
        if isinstance(slot.tag, str) and found is not None and found >= 0:
            raw[slot.tag.rsplit("}", 1)[-1]] = found
    mapping = settings.find(W + "clrSchemeMapping") if settings is not None else None
    theme = {name: color for name, color in raw.items() if name.startswith("accent")}
    for name, short in SLOTS.items():
        chosen = mapping.get(W + short, "") if mapping is not None else ""
        key = MAPPED.get(chosen, chosen or USUAL[short])
        if key in raw:
            theme[name] = raw[key]
    return theme | {word: raw[key] for word, key in (("hyperlink", "hlink"), ("followedHyperlink", "folHlink")) if key in raw}


@cache
def mixed(color: int, tint: str | None, shade: str | None) -> int:
    """A colour made lighter or darker by so many of 255 parts (hexadecimal)."""
    parts = [color >> 16, color >> 8 & 255, color & 255]
    try:
        keep = int(tint or shade or "FF", 16) / 255
    except ValueError:
        keep = 1.0
    white = 255 * (1 - keep) if tint else 0.0
    red, green, blue = (min(255, max(0, round(part * keep + white))) for part in parts)
    return red << 16 | green << 8 | blue


def fill_of(properties: etree._Element | None) -> int | None:
    """The shading a w:pPr, w:tcPr or w:tblPr states."""
    shade = child(properties, SHADE) if properties is not None else None
    return shade_fill(shade) if shade is not None else None


def shade_fill(shade: etree._Element) -> int | None:
    """The colour a w:shd paints; None where it paints nothing of its own."""
    pattern = shade.get(VAL, "clear")
    ink = hue(shade.get(W + "color"))
    ink = 0 if ink in (None, -1) else ink
    if pattern == "solid":
        return ink
    painted = hue(shade.get(W + "fill"))
    part = number(pattern[3:]) if pattern.startswith("pct") else None
    if part and ink is not None:
        return blended(ink, 0xFFFFFF if painted in (None, -1) or painted is None else painted, min(1.0, part / 100))
    if painted == -1 and shade.get(W + "themeFill") not in (None, "background1", "none"):
        return THEMED
    return None if painted in (None, -1) else painted


def blended(ink: int, ground: int, part: float) -> int:
    """A ground dotted with ink."""
    channels = [round((ink >> s & 255) * part + (ground >> s & 255) * (1 - part)) for s in (16, 8, 0)]
    return channels[0] << 16 | channels[1] << 8 | channels[2]


def hue(value: str | None) -> int | None:
    """A colour as 0xRRGGBB; -1 for auto."""
    if value is None:
        return None
    try:
        return int(value.lstrip("#"), 16) & 0xFFFFFF if len(value.lstrip("#")) == 6 else -1
    except ValueError:
        return -1


def luminance(color: int) -> float:
    """How bright a colour is, from 0 to 1."""
    return (0.299 * (color >> 16) + 0.587 * (color >> 8 & 255) + 0.114 * (color & 255)) / 255


def alike(one: int, other: int) -> bool:
    """Whether two colours are too close to tell text from ground."""
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16)) <= 20
