"""The looks of a part's runs, worked out once for each wording of their properties.

Takes a part's bytes and its tree; gives the look of every `w:rPr`. A file of sixty pages says the same few properties ten
thousand times, and to take one apart costs more than all else a run costs. The bytes are matched to the elements by their
order, which holds where nothing but elements can look like one: no comment, no CDATA, no second name for the namespace.
In doubt it gives nothing, and each run's properties are read where they stand.
"""

from __future__ import annotations

from lxml import etree

from reviewer.parse.docx.styles import Look, look_of
from reviewer.parse.docx.tags import RPR, W

OPEN, CLOSE = b"<w:rPr>", b"</w:rPr>"
NAMESPACE = W[1:-1].encode()


def looks(data: bytes, root: etree._Element) -> dict[etree._Element, Look]:
    """The look of each w:rPr; empty where the order in the bytes may not be the order in the tree."""
    pieces = data.split(OPEN)
    other = b"!--" in data or b"![CDATA[" in data or data.count(b"?>") > 1
    if other or data.count(NAMESPACE) != 1 or root.nsmap.get("w") != W[1:-1] or data.count(b"w:rPr") != 2 * (len(pieces) - 1):
        return {}
    found = list(root.iter(RPR))
    if len(found) != len(pieces) - 1:
        return {}
    known: dict[bytes, Look] = {}
    out = {}
    for item, piece in zip(found, pieces[1:], strict=True):
        wording = piece[: piece.find(CLOSE)]
        look = known.get(wording)
        if look is None:
            look = known[wording] = look_of(item)
        out[item] = look
    return out
