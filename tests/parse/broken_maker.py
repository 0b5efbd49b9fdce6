"""Writes files that attack a reader: bombs, cycles, nests, in a few kilobytes each."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from docx_maker import docx, p, part
from zip_maker import Item, archive

from reviewer.parse.pdf import MAX_PAGES

MEGA = 1 << 20
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>%s>>/Contents 4 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F 12 Tf 90 700 Td (consortium) Tj ET "


def packed(*pieces: tuple[bytes, int]) -> bytes:
    """Zlib of pieces, each repeated so many times."""
    machine, out = zlib.compressobj(6), bytearray()
    for piece, times in pieces:
        most = max(1, MEGA // len(piece))
        for done in range(0, times, most):
            out += machine.compress(piece * min(most, times - done))
    return bytes(out + machine.flush())


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def stream(data: bytes, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def page(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """A PDF of one page with this content stream; further objects are numbered from 6."""
    return raw_pdf(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE % resources, content, FONT, *more)


def content_bomb(size: int) -> bytes:
    """A page whose content stream, packed twice, unpacks to so many blanks."""
    return page(stream(zlib.compress(packed((WORDS, 1), (b" ", size))), b"/Filter[/FlateDecode/FlateDecode]"))


def operator_bomb(count: int) -> bytes:
    """A page that paints so many lines."""
    return page(stream(packed((WORDS, 1), (b"0 0 m 9 9 l S ", count))))


def image_bomb(side: int, size: int) -> bytes:
    """A page with a picture that says `side` times `side` grey pixels and unpacks, twice, to so many bytes."""
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (side, side)
    image = stream(zlib.compress(packed((b"\0", size))), entries + b"/Filter[/FlateDecode/FlateDecode]")
    return page(stream(zlib.compress(WORDS + b"q 500 0 0 500 0 0 cm /I Do Q")), image, resources=b"/XObject<</I 6 0 R>>")


def table_bomb(size: int) -> bytes:
    """A PDF whose cross-reference stream unpacks to so many bytes."""
    out = bytearray(b"%PDF-1.7\n1 0 obj\n" + CATALOG + b"\nendobj\n")
    start = len(out)
    out += b"2 0 obj\n" + stream(
        packed((b"\0", size)), b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Filter/FlateDecode" % (size // 7)
    )
    return bytes(out) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % start


def many_pages(count: int = 5 * MAX_PAGES) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return raw_pdf(CATALOG, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), PAGE % b"", stream(zlib.compress(WORDS)), FONT)


def cyclic_pages() -> bytes:
    """A page tree that holds itself, twice."""
    return raw_pdf(
        CATALOG, b"<</Type/Pages/Count 9/Kids[3 0 R 2 0 R]>>", b"<</Type/Pages/Parent 2 0 R/Count 8/Kids[2 0 R 3 0 R]>>"
    )


def deep_arrays(depth: int) -> bytes:
    """A page whose entries are arrays in arrays."""
    return page(stream(zlib.compress(WORDS)), resources=b"/X %s%s" % (b"[" * depth, b"]" * depth))


def deep_operands(depth: int) -> bytes:
    return page(stream(zlib.compress(WORDS + b"[" * depth + b"]" * depth + b" TJ")))


def forms(levels: int, fan: int, loop: bool) -> bytes:
    """A page of forms that paint the next one `fan` times; the last paints the first again if they `loop`."""
    objects = []
    for level in range(levels):
        following = 6 + (0 if loop and level == levels - 1 else level + 1)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>" % following
        objects.append(stream(b"/N Do " * fan, entries))
    last = stream(b"0 0 1 1 re f ", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return page(stream(zlib.compress(WORDS + b"/N Do")), *objects, last, resources=b"/XObject<</N 6 0 R>>")


def png(side: int, rows: int) -> bytes:
    """A picture that says `side` times `side` pixels of one bit and holds the first rows of them, all zero."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    pixels = packed((b"\0", rows * (side // 8 + 1)))
    head = struct.pack(">2I5B", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def body(inner: bytes) -> bytes:
    """A Word file whose main part is this XML; what follows the declaration is written as it is."""
    return docx("", raw={"word/document.xml": b'<?xml version="1.0" encoding="UTF-8"?>' + inner})


def document(inner: str) -> bytes:
    return part("document", f"<w:body>{inner}</w:body>").partition(b"?>")[2]


def laughs(levels: int = 9) -> bytes:
    """Entities that multiply by ten a level."""
    rows = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels)]
    return body(f'<!DOCTYPE x [<!ENTITY e0 "ha">{"".join(rows)}]>'.encode() + document(p(f"&e{levels - 1};")))


def outside(target: str) -> bytes:
    return body(f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]>'.encode() + document(p("&e;")))


def nested_tables(depth: int) -> bytes:
    return body(document("<w:tbl><w:tr><w:tc>" * depth + p("内") + "</w:tc></w:tr></w:tbl>" * depth))


def many_paragraphs(count: int) -> bytes:
    return body(document("<w:p/>" * count))


def many_attributes(count: int) -> bytes:
    return body(document("<w:p " + " ".join(f'a{n}=""' for n in range(count)) + "/>"))


def relabelled(whole: bytes, **claims: int) -> bytes:
    """A Word file whose main part is declared otherwise than it is: its `size` or `crc`."""
    with zipfile.ZipFile(BytesIO(whole)) as file:
        names = file.namelist()
        items = [Item(name, file.read(name), **(claims if name == "word/document.xml" else {})) for name in names]
    return archive(*items)
