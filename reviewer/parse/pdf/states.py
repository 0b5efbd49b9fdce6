"""What a text object stands in: the path it is clipped to, the layer it belongs to, the text it claims to stand for.

Takes pdfium pointers; answers in plain values. Only rectangles upright on the page are judged here: of any other clip it
says that the text may be cut.
"""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from reviewer.parse.pdf.calls import INT, POINTER, UINT, bind, get_mark, param_type
from reviewer.records import Box

MOST_PATHS = 8
RECTANGLE = 6  # segments: four corners, perhaps the first again, perhaps a close
SLACK = 2.0  # points a letter may reach over a clip without harm
FEW = 8  # marks of one object that are looked at

count_segments = bind(raw.FPDFClipPath_CountPathSegments, INT, POINTER, INT)
get_segment = bind(raw.FPDFClipPath_GetPathSegment, POINTER, POINTER, INT, INT)
segment_point = bind(raw.FPDFPathSegment_GetPoint, INT, POINTER, POINTER, POINTER)
segment_type = bind(raw.FPDFPathSegment_GetType, INT, POINTER)
mark_name = bind(raw.FPDFPageObjMark_GetName, INT, POINTER, POINTER, ctypes.c_ulong, POINTER)


def clipped(clip: int, paths: int, box: Box) -> bool:
    """Whether a clip may cut something off a box (left, bottom, right, top in user space)."""
    if paths > MOST_PATHS:
        return True
    x, y = ctypes.c_float(), ctypes.c_float()
    here, there = ctypes.addressof(x), ctypes.addressof(y)
    for path in range(paths):
        count = count_segments(clip, path)
        if not 4 <= count <= RECTANGLE:
            return True
        xs, ys = [], []
        for i in range(count):
            segment = get_segment(clip, path, i)
            if segment_type(segment) == raw.FPDF_SEGMENT_BEZIERTO or not segment_point(segment, here, there):
                return True
            xs.append(x.value)
            ys.append(y.value)
        upright = len({round(v, 1) for v in xs}) == len({round(v, 1) for v in ys}) == 2
        around = (
            min(xs) - SLACK <= box[0] and box[2] <= max(xs) + SLACK and min(ys) - SLACK <= box[1] and box[3] <= max(ys) + SLACK
        )
        if not (upright and around):
            return True
    return False


def marked(pointer: int, count: int) -> tuple[bool, bool]:
    """Of an object with so many marks: whether it stands on a layer, and whether it claims to stand for another text."""
    layered = replaced = False
    size, name = UINT(), ctypes.create_string_buffer(16)
    for i in range(min(count, FEW)):
        mark = get_mark(pointer, i)
        replaced = replaced or param_type(mark, b"ActualText") > 0
        if param_type(mark, b"MCID") <= 0 and mark_name(mark, ctypes.addressof(name), 16, ctypes.addressof(size)):
            layered = layered or name.raw[: size.value] == "OC\0".encode("utf-16-le")
    return layered or count > FEW, replaced
