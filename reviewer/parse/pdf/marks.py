"""What lies on top of a page: filled form fields, typed notes, electronic seals and stamps.

Takes an open pdfium page; gives the texts and pictures its visible annotations show, with their boxes in user space.
Electronic signing puts a company's seal into a signature field, so a page's own content does not hold it. A reader of
the page sees them, so they are read like the page; the text of hidden ones is told apart.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from reviewer.parse.pdf.calls import address
from reviewer.records import Box

UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
COVERS = (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_REDACT)
MOST = 500  # annotations of a page that are looked at
LONGEST = 20_000  # characters of one field


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation's text, or a picture where `text` is empty; the box is left, bottom, right, top in user space.

    `objects` are the page objects of its appearance, good until the next annotation is asked for. One with neither only
    lies over the page; of a `hidden` one nothing shows.
    """

    text: str
    box: Box
    objects: tuple[int, ...] = ()
    hidden: bool = False


def marks(page: Any) -> Iterator[Mark]:
    """The annotations of a page that show text or a stamp or cover something, and hidden ones that hold text."""
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        try:
            found = read(annotation)
            if found is not None:
                yield found
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def read(annotation: Any) -> Mark | None:
    """One annotation; None where it shows nothing of its own."""
    kind, rectangle = raw.FPDFAnnot_GetSubtype(annotation), raw.FS_RECTF()
    known = bool(raw.FPDFAnnot_GetRect(annotation, rectangle))
    box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    flags = raw.FPDFAnnot_GetFlags(annotation)
    hidden = bool(flags & UNSEEN) or not known or box[2] - box[0] < 1 or box[3] - box[1] < 1
    text = words(annotation, kind)
    if text or hidden:
        return Mark(text, box, hidden=hidden) if sum(c.isalnum() for c in text) >= (2 if hidden else 0) else None
    if kind in COVERS:
        return Mark("", box)
    if kind not in (raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_INK):
        return None
    objects = [raw.FPDFAnnot_GetObject(annotation, i) for i in range(min(raw.FPDFAnnot_GetObjectCount(annotation), MOST))]
    return Mark("", box, tuple(address(o) for o in objects)) if objects else None


def words(annotation: Any, kind: int) -> str:
    """What a typed note or a filled field says."""
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return string(annotation, b"Contents")
    if kind == raw.FPDF_ANNOT_WIDGET and string(annotation, b"FT") != "Btn":
        return string(annotation, b"V")
    return ""


def string(annotation: Any, key: bytes) -> str:
    """A string or name of the annotation's dictionary."""
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= 2 * LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
