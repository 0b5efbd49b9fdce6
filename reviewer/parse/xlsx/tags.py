"""The names of SpreadsheetML and its drawings that the reader meets, each spelled once; gives constants."""

from __future__ import annotations

from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ON = frozenset({"1", "true", "on"})


def on(node: etree._Element, name: str) -> bool:
    """Whether a switch attribute is set."""
    return node.get(name, "").lower() in ON


def whole(value: str | None) -> int | None:
    """A whole number as XML writes it, or nothing."""
    return int(value) if value is not None and value.isdecimal() and value.isascii() and len(value) <= 9 else None


def real(value: str | None) -> float | None:
    """A number as XML writes it, or nothing."""
    try:
        return float(value) if value is not None else None
    except ValueError:
        return None
