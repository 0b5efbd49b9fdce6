"""A writer of small PDFs for the PDF reader's tests, and the test that it writes what pdfium reads.

`Sheet` collects a page's content stream; `pdf` makes a file of sheets. Chinese is set in an unembedded font whose codes
are UTF-16, Latin in Helvetica, so no font file is needed; coordinates are points from the top left.
"""

from __future__ import annotations

import re
import zlib

from reviewer.parse.pdf import read
from reviewer.records import Block

A4 = (595.0, 842.0)


class Sheet:
    """One page's content, painted in the order of the calls."""

    def __init__(self, size: tuple[float, float] = A4, extra: str = "") -> None:
        self.size, self.extra = size, extra
        self.out: list[str] = []
        self.images: list[tuple[bytes, bytes | None, int, int]] = []

    def text(
        self, x: float, top: float, text: str, *, size: float = 12, mode: int = 0, colour: str = "0 0 0", matrix: str = ""
    ) -> Sheet:
        """Text whose first line's top is at `top`; lines follow at 1.5 times the size."""
        for k, part in enumerate(text.split("\n")):
            y = self.size[1] - top - 0.88 * size - 1.5 * size * k
            place = matrix or f"1 0 0 1 {x} {y}"
            shown = "".join(piece(found[0], size) for found in re.finditer(r"[ -~]+|[^ -~]+", part))
            self.out.append(f"BT {colour} rg {mode} Tr {place} Tm {shown}ET")
        return self

    def raw(self, operators: str) -> Sheet:
        self.out.append(operators)
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5) -> Sheet:
        high = self.size[1]
        return self.raw(f"{width} w {x0} {high - top} m {x1} {high - bottom} l S")

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str = "0 0 0") -> Sheet:
        return self.raw(f"{colour} rg {x0} {self.size[1] - bottom} {x1 - x0} {bottom - top} re f")

    def grid(self, xs: list[float], ys: list[float]) -> Sheet:
        """A full grid of ruling lines."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 10.5) -> Sheet:
        """A ruled table with text in its cells."""
        self.grid(xs, ys)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                if text:
                    self.text(x + 5.4, y + 4, text, size=size)
        return self

    def image(self, box: tuple[float, float, float, float], rgb: bytes, alpha: bytes | None, side: int) -> Sheet:
        """A square picture of `side` pixels, with an alpha channel where given."""
        x0, top, x1, bottom = box
        self.images.append((rgb, alpha, side, side))
        name = f"/I{len(self.images)}"
        return self.raw(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.size[1] - bottom} cm {name} Do Q")


def piece(text: str, size: float) -> str:
    """Operators that show a run of Latin or Chinese characters."""
    if text.isascii():
        return f"/F2 {size} Tf <{text.encode().hex()}> Tj "
    return f"/F1 {size} Tf <{text.encode('utf-16-be').hex()}> Tj "


def seal(side: int = 60) -> tuple[bytes, bytes]:
    """A red ring on nothing: colours and alpha."""
    rgb, alpha = bytearray(), bytearray()
    for y in range(side):
        for x in range(side):
            far = ((x - side / 2) ** 2 + (y - side / 2) ** 2) ** 0.5
            ring = 0.38 * side < far < 0.48 * side
            rgb += b"\xd0\x10\x18" if ring else b"\xff\xff\xff"
            alpha.append(255 if ring else 0)
    return bytes(rgb), bytes(alpha)


def pdf(*sheets: Sheet, trailer: str = "", objects: tuple[str, ...] = ()) -> bytes:
    """A PDF file of these sheets; `objects` follow the fonts (numbers from 7) and `trailer` adds entries."""
    body: list[bytes] = [b"", b"", *(FONTS), *(o.encode("latin-1") for o in objects)]
    kids: list[int] = []
    for sheet in sheets:
        names = []
        for rgb, alpha, wide, high in sheet.images:
            mask = ""
            if alpha is not None:
                body.append(
                    stream(
                        alpha, f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceGray/BitsPerComponent 8"
                    )
                )
                mask = f"/SMask {len(body)} 0 R"
            body.append(
                stream(
                    rgb, f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/ColorSpace/DeviceRGB/BitsPerComponent 8{mask}"
                )
            )
            names.append(f"/I{len(names) + 1} {len(body)} 0 R")
        body.append(stream("\n".join(sheet.out).encode("latin-1"), ""))
        resources = f"<</Font<</F1 3 0 R/F2 6 0 R>>/XObject<<{' '.join(names)}>>>>"
        wide, high = sheet.size
        body.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Resources{resources}/Contents {len(body)} 0 R{sheet.extra}>>".encode()
        )
        kids.append(len(body))
    body[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    body[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{k} 0 R' for k in kids)}]>>".encode()
    out, places = bytearray(b"%PDF-1.6\n"), []
    for number, part in enumerate(body, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(body) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + f"trailer<</Size {len(body) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()


FONTS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    b"/CapHeight 700/StemV 80>>",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
)


def stream(data: bytes, entries: str) -> bytes:
    packed = zlib.compress(data)
    return f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>stream\n".encode() + packed + b"\nendstream"


def texts(data: bytes, kind: str = "") -> list[str]:
    """The texts of a PDF's blocks, of one kind if asked."""
    return [b.text for b in read(data, "d1").blocks if not kind or b.kind == kind]


def cells(data: bytes) -> list[tuple[tuple[int, int, int, int, int], str]]:
    """Table, row, column and spans of each cell with its text."""
    return [((c.table, c.row, c.column, c.rows, c.columns), b.text) for b in read(data, "d1").blocks if (c := b.cell)]


def block(data: bytes, text: str) -> Block:
    """The block with that text."""
    return next(b for b in read(data, "d1").blocks if b.text == text)


def test_what_is_written_is_read() -> None:
    found = block(pdf(Sheet().text(90, 100, "组建期为3年")), "组建期为3年")
    (line,) = found.lines
    assert (found.source.page, line.page, line.start, line.end) == (1, 1, 0, 6)
    assert found.source.bbox is not None
    assert 88 < found.source.bbox[0] < 94
    assert 98 < found.source.bbox[1] < found.source.bbox[3] < 116
