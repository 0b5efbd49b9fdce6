"""Says what a file is by its bytes, never by its name.

Takes bytes; gives a format name (a key of `SUFFIXES`), `empty` for no bytes and `unknown` for bytes nothing here knows.
A damaged file keeps the format it began as, so that the message can say what it was. Never raises for bad bytes.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

SUFFIXES: dict[str, frozenset[str]] = {
    "pdf": frozenset({".pdf"}),
    "docx": frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    "txt": frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".json", ".log"}),
    "ooxml": frozenset({".docx", ".docm", ".dotx", ".dotm", ".xlsx", ".xlsm", ".pptx", ".pptm"}),
    "doc": frozenset({".doc", ".dot", ".wps", ".wpt"}),
    "xls": frozenset({".xls", ".et"}),
    "ppt": frozenset({".ppt", ".dps"}),
    "ole": frozenset({".doc", ".xls", ".ppt", ".wps", ".et", ".dps", ".msg"}),
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx"}),
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
ZIPPED: tuple[tuple[str, str], ...] = (
    (r"word/document\d*\.xml", "docx"),
    (r"word/", "docx"),
    (r"xl/", "xlsx"),
    (r"ppt/", "pptx"),
    (r"OFD\.xml", "ofd"),
)
OPEN: tuple[tuple[str, str], ...] = (
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("application/vnd.oasis.opendocument.presentation", "odp"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
HEAD = 65536


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
    """What a ZIP holds; a truncated one is judged by the names that stand in it."""
    inside = names(data)
    if inside is None:
        found = data.find(b"word/") >= 0 or (b"[Content_Types].xml" in data[:HEAD] and b"xl/" not in data)
        return "docx" if found else "zip"
    if "mimetype" in inside and ("content.xml" in inside or "encrypted-package" in inside):
        stated = member(data, "mimetype").decode("ascii", "replace").strip()
        return next((name for start, name in OPEN if stated.startswith(start)), "odt")
    office = "[Content_Types].xml" in inside
    for pattern, name in ZIPPED:
        if (office or name == "ofd") and any(re.match(pattern, inner) for inner in inside):
            return name
    return "zip"


def names(data: bytes) -> list[str] | None:
    """The names in a ZIP; None where its directory can't be read."""
    try:
        return zipfile.ZipFile(BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None


def member(data: bytes, name: str) -> bytes:
    """The beginning of a ZIP's member, at most 1 MB; nothing where it can't be read."""
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
    text = decode(data)
    if text is None:
        return "unknown"
    head = text[:HEAD]
    if len(CONTROL.findall(head)) * 200 > len(head):
        return "unknown"
    start = head.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith(("<!doctype html", "<html", "mime-version:")) or "content-type: multipart/related" in start:
        return "html"
    return "xml" if start.startswith("<?xml") else "txt"


def decode(data: bytes) -> str | None:
    """The text of these bytes by byte order mark, then UTF-8, then GB18030; nothing where none fits."""
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    marked = [encoding for mark, encoding in marks if data.startswith(mark)]
    for encoding in marked or ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
