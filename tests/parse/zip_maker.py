"""Writes ZIP archives byte by byte, so that a test can declare what is not so."""

from __future__ import annotations

import bz2
import struct
import zlib
from dataclasses import dataclass

PACKERS = {0: bytes, 8: lambda data: zlib.compress(data, 9, wbits=-15), 12: bz2.compress}


@dataclass(frozen=True)
class Item:
    """One entry; what is None is told truly. `at` puts its local header elsewhere than where its bytes are written."""

    name: str | bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0
    attributes: int = 0
    extra: bytes = b""
    size: int | None = None
    crc: int | None = None
    packed: bytes | None = None
    at: int | None = None

    @property
    def raw(self) -> bytes:
        return self.name if isinstance(self.name, bytes) else self.name.encode()

    @property
    def marks(self) -> int:
        return self.flags | (0x800 if isinstance(self.name, str) and not self.name.isascii() else 0)


def archive(*items: Item, before: bytes = b"", wide: bool = False) -> bytes:
    """The archive of these entries; `wide` writes its directory the ZIP64 way, `before` is put in front."""
    out, rows = bytearray(), bytearray()
    for item in items:
        packed = PACKERS.get(item.method, bytes)(item.data) if item.packed is None else item.packed
        crc = zlib.crc32(item.data) if item.crc is None else item.crc
        size = len(item.data) if item.size is None else item.size
        at = len(out) if item.at is None else item.at
        told = (20, item.marks, item.method, 0, 0, crc, len(packed), size, len(item.raw))
        out += struct.pack("<4s5H3I2H", b"PK\x03\x04", *told, 0) + item.raw + packed
        extra, places = item.extra, (len(packed), size, at)
        if wide:
            extra, places = extra + struct.pack("<2H3Q", 1, 24, size, len(packed), at), (0xFFFFFFFF,) * 3
        told = (20, 20, item.marks, item.method, 0, 0, crc, *places[:2], len(item.raw), len(extra), 0, 0, 0, item.attributes)
        rows += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *told, places[2]) + item.raw + extra
    tail = b""
    count, size, start = min(len(items), 0xFFFF), len(rows), len(out)
    if wide:
        tail = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, len(items), len(items), size, start)
        tail += struct.pack("<4sIQI", b"PK\x06\x07", 0, start + size, 1)
        count, size, start = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    return before + bytes(out + rows) + tail + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size, start, 0)


def unicode_path(raw: bytes, name: str) -> bytes:
    """The extra field that names an entry in UTF-8 beside its raw name."""
    value = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    return struct.pack("<2H", 0x7075, len(value)) + value
