"""What a table's style gives to each of its cells: ground and look of the text.

Takes the style's id, the table's own choice of conditions (header row, bands, ...) and a cell's place; gives the cell's fill
and look. Where it cannot be told which cells a dark shade is for, the ground is unknown: white text may be seen there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from reviewer.parse.docx.colours import fill_of, luminance
from reviewer.parse.docx.styles import PLAIN, Look, Styles, look_of
from reviewer.parse.docx.tags import RPR, TCPR, VAL, W, on

CONDITIONS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
TYPES = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}
UNKNOWN = -2  # a ground that this reader cannot tell
DARK = 0.75


@dataclass(slots=True)
class Dress:
    """The style of one table. `looks` and `fills` are by condition, an empty name for the whole table."""

    looks: dict[str, Look] = field(default_factory=dict)
    fills: dict[str, int] = field(default_factory=dict)
    chosen: frozenset[str] | None = None

    def cell(self, place: tuple[int, int], size: tuple[int, int]) -> tuple[int | None, Look]:
        """The fill (None for none, `UNKNOWN`) and look of the cell at row and column of a table of so many."""
        if not self.looks and not self.fills:
            return None, PLAIN
        where = {
            "firstRow": place[0] == 0,
            "lastRow": place[0] == size[0] - 1,
            "firstCol": place[1] == 0,
            "lastCol": place[1] == size[1] - 1,
        }
        fill, look = self.fills.get(""), self.looks.get("", PLAIN)
        vague = False
        for name in {*self.fills, *self.looks} - {""}:
            if name in where and not where[name]:
                continue
            sure = self.chosen is not None and name in where
            if sure and name not in (self.chosen or ()):
                continue
            look = self.looks.get(name, PLAIN).over(look) if sure else look
            if name in self.fills:
                fill = self.fills[name] if sure else fill
                vague = vague or (not sure and luminance(self.fills[name]) < DARK)
        return (UNKNOWN if vague else fill), look


def dress(styles: Styles, properties: etree._Element | None) -> Dress:
    """What the style of a table with this w:tblPr gives."""
    named = properties.find(W + "tblStyle") if properties is not None else None
    found = Dress(chosen=chosen(properties.find(W + "tblLook") if properties is not None else None))
    for _, item in styles.chain(named.get(VAL, "") if named is not None else ""):
        for name, node in [("", item), *((c.get(W + "type", ""), c) for c in item.iterchildren(W + "tblStylePr"))]:
            run = node.find(RPR)
            if run is not None and len(run):
                found.looks[name] = found.looks.get(name, PLAIN).over(look_of(run))
            fill = fill_of(node.find(TCPR))
            fill = fill_of(node.find(W + "tblPr")) if fill is None else fill
            if fill is not None:
                found.fills.setdefault(name, fill)
    return found


def chosen(look: etree._Element | None) -> frozenset[str] | None:
    """The conditions a w:tblLook switches on; None where there is none."""
    if look is None:
        return None
    try:
        bits = int(look.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    names = (n for n, bit in CONDITIONS.items() if (on(look.get(W + n)) if look.get(W + n) is not None else bits & bit))
    return frozenset(TYPES[name] for name in names)
