"""A picture's pixels, as many as it takes to tell its colour.

Takes a pdfium image object; gives samples spread over it, as painted with its mask. Whoever asks for pixels asks for the
size first: a file of a few kilobytes can ask for gigabytes.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

from reviewer.parse.pdf.calls import UINT, address
from reviewer.parse.pdf.ink import Pixels


def size(pointer: int) -> int:
    """How many pixels a picture has; 0 where it does not say."""
    width, height = UINT(), UINT()
    known = raw.FPDFImageObj_GetImagePixelSize(ctypes.cast(pointer, raw.FPDF_PAGEOBJECT), width, height)
    return width.value * height.value if known else 0


def pixels(document: Any, page: Any, pointer: int) -> Pixels | None:
    """Some of a picture's pixels as painted; None where pdfium cannot paint it."""
    handle = ctypes.cast(pointer, raw.FPDF_PAGEOBJECT)
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(document.raw, page.raw, handle)
    if not bitmap:
        return None
    try:
        return sample(bitmap)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def sample(bitmap: Any, rows: int = 28) -> Pixels:
    """Pixels spread over a bitmap."""
    width, height, stride = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap), raw.FPDFBitmap_GetStride(bitmap)
    form, start = raw.FPDFBitmap_GetFormat(bitmap), address(raw.FPDFBitmap_GetBuffer(bitmap))
    size = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3}.get(form, 4)
    down, along = max(1, height // rows), max(1, width // rows) * size
    lines = [ctypes.string_at(start + y * stride, width * size) for y in range(down // 2, height, down)]
    planes = [b"".join(line[k % size :: along] for line in lines) for k in range(4)]
    if size == 1:
        planes = [planes[0]] * 4
    alpha = planes[3] if form in (raw.FPDFBitmap_BGRA, raw.FPDFBitmap_BGRA_Premul) else b"\xff" * len(planes[0])
    return planes[0], planes[1], planes[2], alpha
