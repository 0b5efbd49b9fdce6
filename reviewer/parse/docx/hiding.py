"""Measures that leave text with no room to be seen: no height, no width, a place off the page.

Takes the XML of paragraphs, rows, runs and shapes; gives, in Chinese, how the text is kept from view, or nothing. Only what no
page size explains is named: in doubt a text is visible.
"""

from __future__ import annotations

import re

from lxml import etree

from reviewer.parse.docx.tags import VAL, WP, W, number, on

LOW, NARROW, OUTSIDE = "过小的行高", "压缩到看不清的字符", "放在页面之外"
LEAST_LINE = 40  # twips: an exact height up to two points shows nothing
WIDEST, TALLEST, MARGIN = 24_000, 34_000, 2_880  # twips: past A3, and what a margin may hold
TWIP = 635  # EMU
POINT = 12_700  # EMU
LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|in|cm|mm|px|)$")
UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 0.75}


def of_spacing(node: etree._Element) -> str | None:
    """What a w:spacing of a paragraph does: empty where it leaves room, None where it says nothing of lines."""
    line = number(node.get(W + "line"))
    if line is None:
        return None
    return LOW if node.get(W + "lineRule") == "exact" and line <= LEAST_LINE else ""


def of_frame(node: etree._Element) -> str:
    """Whether a w:framePr puts its paragraph off every page."""
    x, y = number(node.get(W + "x")) or 0, number(node.get(W + "y")) or 0
    wide, high = number(node.get(W + "w")) or 0, number(node.get(W + "h")) or 0
    away = x + wide < -MARGIN or x > WIDEST or y + high < -MARGIN or y > TALLEST
    return OUTSIDE if away else ""


def of_indent(node: etree._Element) -> str:
    """Whether a w:ind shifts its lines off every page."""
    left, right = (number(node.get(W + a) or node.get(W + b)) or 0 for a, b in (("left", "start"), ("right", "end")))
    return OUTSIDE if (left < -MARGIN and right > WIDEST // 3) or (right < -MARGIN and left > WIDEST // 3) else ""


def of_row(properties: etree._Element | None) -> str:
    """Whether a w:trPr hides its row."""
    for child in properties if properties is not None else ():
        if child.tag == W + "hidden" and on(child.get(VAL)):
            return "隐藏的表格行"
        if child.tag == W + "trHeight" and child.get(W + "hRule") == "exact":
            height = number(child.get(VAL))
            if height is not None and height <= LEAST_LINE:
                return LOW
    return ""


def of_run(node: etree._Element) -> bool:
    """Whether a w:w, w:fitText or w:position leaves a run illegible or off the page."""
    value = number((node.get(VAL) or "").rstrip("%"))
    if value is None:
        return False
    if node.tag == W + "w":
        return 0 < value <= 10
    return 0 < value <= 100 if node.tag == W + "fitText" else abs(value) >= 1600


def of_shape(node: etree._Element) -> str:
    """Whether a w:drawing or w:pict has no size or stands off every page; looks at what it states itself."""
    return of_anchor(node) or of_style(node)


def of_anchor(node: etree._Element) -> str:
    for anchor in node.iterchildren(WP + "anchor", WP + "inline"):
        extent = anchor.find(WP + "extent")
        sizes = [number(extent.get(side)) for side in ("cx", "cy")] if extent is not None else []
        grows = any(str(item.tag).endswith("}spAutoFit") for item in anchor.iter())
        if any(size is not None and size <= 2 * POINT for size in sizes) and not grows:
            return "没有大小的文本框"
        for axis, size, most in zip(("positionH", "positionV"), sizes, (WIDEST, TALLEST), strict=False):
            offset = anchor.find(f"{WP}{axis}/{WP}posOffset")
            at = number((offset.text or "").strip()) if offset is not None else None
            if at is not None and (at + (size or 0) < -MARGIN * TWIP or at > most * TWIP):
                return OUTSIDE
    return ""


def of_style(node: etree._Element) -> str:
    """The same of a VML shape's style."""
    for shape in node.iterchildren() if node.tag == W + "pict" else ():
        pairs = (item.partition(":") for item in shape.get("style", "").replace(" ", "").lower().split(";"))
        style = {name: value for name, _, value in pairs}
        wide, high = points(style.get("width")), points(style.get("height"))
        if "mso-fit-shape-to-text" not in style and any(v is not None and v <= 2 for v in (wide, high)):
            return "没有大小的文本框"
        left, top = points(style.get("margin-left")), points(style.get("margin-top"))
        for at, size, most in ((left, wide, WIDEST), (top, high, TALLEST)):
            if at is not None and (at + (size or 0) < -MARGIN / 20 or at > most / 20):
                return OUTSIDE
    return ""


def points(length: str | None) -> float | None:
    """A length of CSS in points."""
    found = LENGTH.match(length or "")
    return float(found[1]) * UNITS[found[2]] if found else None
