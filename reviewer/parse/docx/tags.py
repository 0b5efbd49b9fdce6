"""The names of WordprocessingML that the walk meets, each spelled once; gives constants, takes and refuses nothing."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"

VAL = W + "val"
P, R_, T, TBL, TR, TC = W + "p", W + "r", W + "t", W + "tbl", W + "tr", W + "tc"
PPR, RPR, TBLPR, TRPR, TCPR = W + "pPr", W + "rPr", W + "tblPr", W + "trPr", W + "tcPr"
INS, DEL, MOVE_FROM, MOVE_TO = W + "ins", W + "del", W + "moveFrom", W + "moveTo"
SDT_CONTENT, BOX = W + "sdtContent", W + "txbxContent"
CHOICE, FALLBACK = MC + "Choice", MC + "Fallback"
OFF = frozenset({"0", "false", "off", "none"})


def leading(node: etree._Element, tag: str) -> etree._Element | None:
    """The child that holds an element's properties: the first by the schema, which is quicker to look at than to search for."""
    for first in node:
        return first if first.tag == tag else child(node, tag)
    return None


def child(node: etree._Element, *tags: str) -> etree._Element | None:
    """The first child of these names; quicker than `find`, which takes paths."""
    for found in node.iterchildren(*tags):
        return found
    return None


def on(value: str | None) -> bool:
    """A toggle's value: present without one means yes."""
    return value not in OFF


def number(value: str | None) -> int | None:
    """A whole number as XML writes it, or nothing."""
    return int(value) if value is not None and value.lstrip("-").isdecimal() else None
