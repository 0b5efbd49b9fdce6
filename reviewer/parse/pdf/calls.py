"""pdfium's C functions with plain integers for pointers: pypdfium2's pointer objects cost more than the calls themselves.

Gives the functions the reader calls for each object or character of a page. Arguments are addresses of buffers; an index
that is asked for most often is passed as a pointer too, which ctypes converts in half the time.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

from reviewer.parse.build import Unreadable

POINTER, INT, FLOAT, UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_uint


def bind(function: Any, result: Any, *arguments: Any) -> Any:
    """The same C function with plain integers for pointers, called without letting other threads run: pdfium bears one only."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


count_objects = bind(raw.FPDFPage_CountObjects, INT, POINTER)
get_object = bind(raw.FPDFPage_GetObject, POINTER, POINTER, POINTER)
count_inner = bind(raw.FPDFFormObj_CountObjects, INT, POINTER)
get_inner = bind(raw.FPDFFormObj_GetObject, POINTER, POINTER, ctypes.c_ulong)
get_type = bind(raw.FPDFPageObj_GetType, INT, POINTER)
get_bounds = bind(raw.FPDFPageObj_GetBounds, INT, POINTER, POINTER, POINTER, POINTER, POINTER)
get_matrix = bind(raw.FPDFPageObj_GetMatrix, INT, POINTER, POINTER)
get_fill = bind(raw.FPDFPageObj_GetFillColor, INT, POINTER, POINTER, POINTER, POINTER, POINTER)
get_stroke = bind(raw.FPDFPageObj_GetStrokeColor, INT, POINTER, POINTER, POINTER, POINTER, POINTER)
get_size = bind(raw.FPDFTextObj_GetFontSize, INT, POINTER, POINTER)
get_mode = bind(raw.FPDFTextObj_GetTextRenderMode, INT, POINTER)
get_font = bind(raw.FPDFTextObj_GetFont, POINTER, POINTER)
font_name = bind(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t)
count_chars = bind(raw.FPDFText_CountChars, INT, POINTER)
get_text = bind(raw.FPDFText_GetText, INT, POINTER, INT, INT, POINTER)
text_object = bind(raw.FPDFText_GetTextObject, POINTER, POINTER, POINTER)
get_unicode = bind(raw.FPDFText_GetUnicode, UINT, POINTER, INT)
char_box = bind(raw.FPDFText_GetCharBox, INT, POINTER, INT, POINTER, POINTER, POINTER, POINTER)
is_embedded = bind(raw.FPDFFont_GetIsEmbedded, INT, POINTER)
set_active = bind(raw.FPDFPageObj_SetIsActive, INT, POINTER, INT)
clip_path = bind(raw.FPDFPageObj_GetClipPath, POINTER, POINTER)
count_clips = bind(raw.FPDFClipPath_CountPaths, INT, POINTER)
count_marks = bind(raw.FPDFPageObj_CountMarks, INT, POINTER)
get_mark = bind(raw.FPDFPageObj_GetMark, POINTER, POINTER, ctypes.c_ulong)
param_type = bind(raw.FPDFPageObjMark_GetParamValueType, INT, POINTER, ctypes.c_char_p)
is_transparent = bind(raw.FPDFPageObj_HasTransparency, INT, POINTER)

# The same four without declared arguments, for text objects, which are many: converting a plain integer costs half of such a
# call. They take a `c_void_p` and what `ctypes.byref` gives, and nothing else: an integer would be cut to 32 bits.
fill_bounds = bind(raw.FPDFPageObj_GetBounds, INT)
fill_matrix = bind(raw.FPDFPageObj_GetMatrix, INT)
fill_size = bind(raw.FPDFTextObj_GetFontSize, INT)
fill_colour = bind(raw.FPDFPageObj_GetFillColor, INT)


def address(handle: Any) -> int:
    """The plain integer behind a pypdfium2 handle."""
    value = ctypes.cast(handle, ctypes.c_void_p).value
    if value is None:
        raise Unreadable("PDF 页面无法打开，文件可能已损坏，请重新导出后上传。")
    return value


def letter(code: int) -> str:
    """A character of pdfium's list, which holds those beyond 16 bits in two halves."""
    return chr(code) if 0 < code <= 0x10FFFF else "\0"


def whole(text: str) -> str:
    """A text with its halved characters put together; a lone half has no name."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
