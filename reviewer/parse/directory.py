"""The central directory of a ZIP: what it says it holds, read as bytes and believed in nothing.

Takes the archive's bytes; gives its members one by one, so that a caller can stop at a directory of millions. Refuses
(`Damaged`) an archive whose directory is missing or cut. Unlike `zipfile`, one bad name does not cost the others, names stay
bytes (whose encoding only all of them together tell) and nothing is held that was not asked for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

END, END64, LOCATOR64, CENTRAL, LOCAL = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x01\x02", b"PK\x03\x04"
HEADER = struct.Struct("<4s6H3I5H2I")
LOCAL_SIZE, END_SIZE, END64_SIZE, LOCATOR64_SIZE = 30, 22, 56, 20
MOST_COMMENT = 65535
MOST_FIELDS = 64
FULL = 0xFFFFFFFF  # the value is in the ZIP64 field


class Damaged(ValueError):
    """The directory is missing, cut or in another volume; the message says which, in Chinese."""


@dataclass(frozen=True, slots=True)
class Member:
    """One entry as declared: sizes in bytes, `at` where its local header should begin (`None`: there is no header)."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    attributes: int
    extra: bytes
    at: int | None


def members(data: bytes) -> Iterator[Member]:
    """The entries in the order of the directory."""
    at, size, offset = bounds(data)
    shift, stop = at - offset, at + size
    while at < stop:
        if stop - at < HEADER.size or data[at : at + 4] != CENTRAL:
            raise Damaged("文件目录残缺")
        row = HEADER.unpack_from(data, at)
        flags, method, crc, packed, unpacked, named, extended, comment = (row[3], row[4], *row[7:13])
        name_end = at + HEADER.size + named
        extra = data[name_end : name_end + extended]
        declared = (unpacked, packed, row[16])
        values = iter(wide(extra) if FULL in declared else ())
        unpacked, packed, start = (next(values, v) if v == FULL else v for v in declared)
        name = data[at + HEADER.size : name_end]
        yield Member(name, flags, method, crc, packed, unpacked, row[15], extra, header(data, start, shift))
        at = name_end + extended + comment


def bounds(data: bytes) -> tuple[int, int, int]:
    """Where the directory stands, its size, and where it says it stands (something may have been put before the archive)."""
    end = data.rfind(END, max(0, len(data) - END_SIZE - MOST_COMMENT))
    if end < 0 or end + END_SIZE > len(data):
        raise Damaged("文件目录缺失，可能上传未完成")
    disk, first, _, count, size, offset = struct.unpack_from("<4H2I", data, end + 4)
    stop = end
    if FULL in (size, offset) or count == 0xFFFF:
        place = end - LOCATOR64_SIZE - END64_SIZE
        if place >= 0 and data[end - LOCATOR64_SIZE :][:4] == LOCATOR64 and data[place : place + 4] == END64:
            size, offset = struct.unpack_from("<2Q", data, place + 40)
            stop = place
    elif (disk or first) and disk != 0xFFFF:
        raise Damaged("属于分卷压缩包的一卷")
    if size > stop:
        raise Damaged("文件目录残缺")
    return stop - size, size, offset


def header(data: bytes, start: int, shift: int) -> int | None:
    """Where the local header stands: as declared, moved with the directory or not (bytes lost in the middle)."""
    for at in (start + shift, start):
        if 0 <= at <= len(data) - LOCAL_SIZE and data[at : at + 4] == LOCAL:
            return at
    return None


def body(data: bytes, member: Member) -> int:
    """Where the packed bytes of a member that has a header begin."""
    at = member.at or 0
    named, extended = struct.unpack_from("<2H", data, at + 26)
    return at + LOCAL_SIZE + int(named) + int(extended)


def fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and value of each extra field, as far as honest archives have any; a cut one ends them."""
    at = 0
    for _ in range(MOST_FIELDS):
        if at + 4 > len(extra):
            return
        number, length = struct.unpack_from("<2H", extra, at)
        yield number, extra[at + 4 : at + 4 + length]
        at += 4 + length


def wide(extra: bytes) -> list[int]:
    """The 64-bit values of the ZIP64 field."""
    value = next((value for number, value in fields(extra) if number == 1), b"")
    return [int.from_bytes(value[k : k + 8], "little") for k in range(0, len(value) - 7, 8)]
