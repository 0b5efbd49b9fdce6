"""What lies over a sheet's cells: text in shapes, pictures, and WPS's pictures inside cells.

Takes a sheet's part; gives its shapes' texts and its pictures in the order of the drawing, each with the row it is
anchored at. Refuses nothing: an anchor without a place stands in row 1. A picture's bytes are looked at once, for red ink.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from reviewer.parse.docx.pictures import mostly_red
from reviewer.parse.ooxml import Package
from reviewer.parse.xlsx.tags import MC, XDR, A, R, on, whole

CELL_PICTURES = "xl/cellimages.xml"


class Drawn(NamedTuple):
    """A shape's text, or a picture (no text); whether it is red; whether it is switched off."""

    row: int
    text: str
    picture: bool = False
    red: bool = False
    hidden: bool = False


@dataclass
class Drawings:
    """Reads the drawings of a workbook; `reds` keeps what has been looked at."""

    package: Package
    reds: dict[str, bool] = field(default_factory=dict)
    inside: dict[str, str] | None = None

    def of(self, sheet: str) -> Iterator[Drawn]:
        """What is drawn over a sheet."""
        for relation in self.package.relations(sheet).values():
            root = self.package.tree(relation.target) if relation.kind == "drawing" else None
            if root is None:
                continue
            targets = {name: found.target for name, found in self.package.relations(relation.target).items()}
            for anchor in root:
                start = anchor.find(f"{XDR}from/{XDR}row") if isinstance(anchor.tag, str) else None
                row = 1 + (whole(start.text) or 0) if start is not None else 1
                yield from self.shapes(anchor, row, targets)

    def shapes(self, node: etree._Element, row: int, targets: dict[str, str], hidden: bool = False) -> Iterator[Drawn]:
        """The shapes and pictures under a node, those of groups among them."""
        for child in node:
            properties = next(child.iterfind(f"*/{XDR}cNvPr"), None)
            off = hidden or (properties is not None and on(properties, "hidden"))
            if child.tag == XDR + "sp":
                text = body(child)
                if text:
                    yield Drawn(row, text, hidden=off)
            elif child.tag == XDR + "pic":
                blip = next(child.iter(A + "blip"), None)
                name = blip.get(R + "embed", "") if blip is not None else ""
                if not off:
                    yield Drawn(row, "", picture=True, red=self.red(targets.get(name, "")))
            elif child.tag == MC + "AlternateContent":
                choice = child.find(MC + "Choice")
                yield from self.shapes(choice, row, targets, off) if choice is not None else ()
            elif child.tag == XDR + "grpSp":
                yield from self.shapes(child, row, targets, off)

    def red(self, target: str) -> bool:
        """Whether a picture is mostly red ink."""
        if target not in self.reds:
            self.reds[target] = target in self.package.names and mostly_red(self.package.bytes(target))
        return self.reds[target]

    def in_cell(self, name: str) -> bool:
        """Whether the picture WPS keeps in a cell under this name is mostly red ink."""
        if self.inside is None:
            self.inside = {}
            root = self.package.tree(CELL_PICTURES)
            targets = {key: found.target for key, found in self.package.relations(CELL_PICTURES).items()}
            for picture in root.iter(XDR + "pic") if root is not None else ():
                label, blip = next(picture.iter(XDR + "cNvPr"), None), next(picture.iter(A + "blip"), None)
                if label is not None and blip is not None:
                    self.inside[label.get("name", "")] = targets.get(blip.get(R + "embed", ""), "")
        return self.red(self.inside.get(name, ""))


def body(shape: etree._Element) -> str:
    """A shape's text, a line a paragraph."""
    lines = []
    for paragraph in shape.iterfind(f"{XDR}txBody/{A}p"):
        lines.append("".join("\n" if part.tag == A + "br" else part.text or "" for part in paragraph.iter(A + "t", A + "br")))
    return "\n".join(line for line in lines if line.strip()).strip()
