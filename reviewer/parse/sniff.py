"""Says what a file is by its bytes, never by its name.

Takes bytes; gives a format name (a key of `SUFFIXES`), `empty` for no bytes and `unknown` for bytes nothing here knows.
A damaged file keeps the format it began as, so that the message can say what it was. Never raises for bad bytes.
"""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from io import BytesIO
from itertools import islice
from typing import NamedTuple

from reviewer.parse.directory import Damaged, members

SUFFIXES: dict[str, frozenset[str]] = {
    "pdf": frozenset({".pdf"}),
    "docx": frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    "txt": frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".json", ".log"}),
    "ooxml": frozenset({".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".pptx", ".pptm"}),
    "doc": frozenset({".doc", ".dot", ".wps", ".wpt"}),
    "xls": frozenset({".xls", ".et"}),
    "ppt": frozenset({".ppt", ".dps"}),
    "ole": frozenset({".doc", ".xls", ".ppt", ".wps", ".et", ".dps", ".msg"}),
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"}),
    "pptx": frozenset({".pptx", ".pptm", ".ppsx"}),
    "rtf": frozenset({".rtf", ".doc"}),
    "odt": frozenset({".odt", ".ott"}),
    "ods": frozenset({".ods", ".ots"}),
    "odp": frozenset({".odp", ".otp"}),
    "ofd": frozenset({".ofd"}),
    "zip": frozenset({".zip"}),
    "rar": frozenset({".rar"}),
    "7z": frozenset({".7z"}),
    "gz": frozenset({".gz", ".tgz"}),
    "html": frozenset({".html", ".htm", ".mht", ".mhtml"}),
    "xml": frozenset({".xml"}),
    "image": frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"}),
}
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
)
STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "ooxml"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
ZIPPED: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"word/"), "docx"),
    (re.compile(rb"xl/"), "xlsx"),
    (re.compile(rb"ppt/"), "pptx"),
    (re.compile(rb"OFD\.xml"), "ofd"),
)
OFFICE_FIRST = re.compile(rb"\[Content_Types\]\.xml|_rels/\.rels|docProps/|word/|xl/|ppt/")
OFFICE_PART = re.compile(rb"PK\x03\x04.{26}(word|xl|ppt)/", re.DOTALL)
MOST_NAMES = 5000  # in a directory made of millions the rest says nothing new
OPEN: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
HEAD = 65536  # bytes that tell a text; the rest may be large and is its reader's to decode


class Decoded(NamedTuple):
    """A text, and the number of bytes at its end that are the beginning of a character."""

    text: str
    cut: int


def sniff(data: bytes) -> str:
    """The format of these bytes."""
    if not data:
        return "empty"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] == b"PK\x03\x04" or data[:4] == b"PK\x05\x06":
        return zipped(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return compound(data)
    for magic, name in MAGIC:
        if data.startswith(magic) and (magic != b"BM" or bitmap(data)):
            return name
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "image"
    return textual(data)


def bitmap(data: bytes) -> bool:
    """Two letters are no proof of a bitmap: its header holds its size."""
    return int.from_bytes(data[2:6], "little") in range(len(data) - 64, len(data) + 64) and b"\0" in data[:32]


def zipped(data: bytes) -> str:
    """What a ZIP holds; one without a directory is judged by the names that stand before its first parts."""
    inside = names(data)
    if inside is None:
        if not OFFICE_FIRST.match(data, 30):
            return "zip"
        part = OFFICE_PART.search(data)
        return {b"xl": "xlsx", b"ppt": "pptx"}.get(part[1] if part else b"", "docx")
    if b"mimetype" in inside and (b"content.xml" in inside or b"encrypted-package" in inside):
        stated = member(data, "mimetype").strip()
        return next((name for start, name in OPEN if stated.startswith(start)), "odt")
    office = b"[Content_Types].xml" in inside
    for pattern, name in ZIPPED:
        if (office or name == "ofd") and any(pattern.match(inner) for inner in inside):
            return name
    return "zip"


def names(data: bytes) -> list[bytes] | None:
    """The first names in a ZIP; None where its directory can't be read."""
    try:
        return [member.name for member in islice(members(data), MOST_NAMES)]
    except Damaged:
        return None


def member(data: bytes, name: str) -> bytes:
    """The beginning of a ZIP's member, at most 1 MB; nothing where it can't be read or the directory is a monster."""
    if len(names(data) or ()) >= MOST_NAMES:
        return b""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(name) as file:
            return file.read(1 << 20)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError, NotImplementedError, OSError, EOFError):
        return b""


def compound(data: bytes) -> str:
    """What an OLE2 compound file holds, by its streams. WPS writes the streams of Word and Excel."""
    return next((name for stream, name in STREAMS if entry(data, stream) >= 0), "ole")


def entry(data: bytes, stream: str) -> int:
    """Where a compound file's directory entry of that name begins, or -1: 128 bytes each, name first, its length at 64."""
    needle = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(needle)
    while at >= 0 and (at % 128 or int.from_bytes(data[at + 64 : at + 66], "little") != len(needle)):
        at = data.find(needle, at + 1)
    return at


def textual(data: bytes) -> str:
    """Text, or one of the formats written as text; bytes that decode to control characters are no text."""
    decoded = decode(data[:HEAD])
    if decoded is None:
        return "unknown"
    head = decoded.text
    if len(CONTROL.findall(head)) * 200 > len(head):
        return "unknown"
    start = head.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith(("<!doctype html", "<html", "mime-version:")) or "content-type: multipart/related" in start:
        return "html"
    return "xml" if start.startswith("<?xml") else "txt"


def decode(data: bytes) -> Decoded | None:
    """The text of these bytes by byte order mark, then UTF-8, then GB18030; nothing where none fits.

    A text cut inside its last character keeps its encoding: a UTF-8 text cut so is often valid, and other, GB18030. Only
    what has shown itself as UTF-8 before the cut is taken for that.
    """
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    marked = [encoding for mark, encoding in marks if data.startswith(mark)]
    for encoding in marked or ["utf-8", "gb18030"]:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError:
            continue
        cut = len(decoder.getstate()[0])
        if not cut or (text and (encoding != "utf-8" or not text.isascii())):
            return Decoded(text, cut)
    return None
