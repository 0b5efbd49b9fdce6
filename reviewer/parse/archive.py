"""Unpacks a ZIP that applicants upload, in memory, entry by entry, believing nothing it declares.

Takes the archive's bytes and bounds; gives its files in natural order, each with its data or with the reason why it was
refused: one bad entry never costs the others. A ZIP inside is unpacked once more; a third level is refused. Refuses as a
whole (`Unreadable`) an archive without a directory, without any file, or with too many. Nothing is written to disk.
"""

from __future__ import annotations

import bz2
import re
import stat
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from reviewer.parse.build import Unreadable
from reviewer.parse.directory import Damaged, Member, body, fields, members
from reviewer.parse.isolate import Failure
from reviewer.parse.names import litter, natural
from reviewer.parse.sniff import sniff

UNSAFE, LOCKED = "unsafe_archive", "encrypted_document"
UTF8_NAME, LOCKED_BITS, DIRECTORY = 0x800, 0x2041, 0x10
UNICODE_PATH = 0x7075
METHODS = {9: "Deflate64", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
AES = 99
MOST_NAME = 300  # characters; longer ones are cut where they are shown
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
DRIVE = re.compile(r"[A-Za-z]:")

AGAIN = "请将该文件单独提交，或重新压缩后提交。"
BROKEN = "压缩包已损坏（{what}），无法打开。请重新压缩后提交，或直接提交其中的文件。"
CROWDED = "压缩包内的部件过多，未予解压。请只保留申请材料，重新压缩后提交。"
HOLLOW = "压缩包内没有可审查的文件。请把申请材料放入压缩包后重新提交。"
PATH = f"压缩包内的路径不安全（绝对路径、上级目录、盘符、控制字符，或层级、长度过大），未予读取。{AGAIN}"
SPECIAL = f"压缩包内的这一项是符号链接或特殊文件，不是普通文件，未予读取。{AGAIN}"
FOLDER = f"压缩包内的这一项以文件夹的名义带有数据，未予读取。{AGAIN}"
TWIN = "压缩包内有多个同名文件，只读取了第一个，这一个未予读取。请改名后重新压缩提交。"
OVERLAP = f"压缩包内的这一项与其他部件的数据重叠（压缩炸弹的特征），未予读取。{AGAIN}"
PASSWORD = "压缩包内的文件设有密码，无法读取。请取消密码后重新压缩提交。"
METHOD = "压缩方法（{method}）不支持，未能读取。请直接提交该文件，或用“Deflate”（标准）方法重新压缩为 ZIP 后提交。"
BIG = "解压后过大（{size} MB，上限 {most} MB），未予读取。请压缩或拆分后单独提交。"
BOMB = f"压缩比异常（超过 {{most}} 倍，压缩炸弹的特征），未予读取。{AGAIN}"
SPENT = "压缩包解压后的总量超过上限，这一项未予读取。请分成几个压缩包提交。"
LIE = f"实际大小与压缩包声明的不符，未予读取。{AGAIN}"
CUT = f"压缩数据残缺或已损坏，未能读取。{AGAIN}"
SUM = f"解压后的校验值不符，内容可能已损坏，未予读取。{AGAIN}"
NESTED = "压缩包嵌套超过两层，里层的压缩包未予解压。请解压后重新提交。"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one archive may hold; sizes in bytes unpacked. `ratio` counts above `free` bytes; `nested` is levels below it."""

    entries: int = 2000
    total: int = 512 << 20
    entry: int = 256 << 20
    ratio: int = 200
    free: int = 10 << 20
    depth: int = 20
    nested: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the archive: its path joined with “/” and its bytes; none, and a reason, where it was refused."""

    name: str
    data: bytes
    failure: Failure | None = None


@dataclass
class Budget:
    """What is left for the archive and those inside it."""

    entries: int
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """A member that is no litter: its decoded path, and why it is refused by what the directory says of it."""

    name: str
    member: Member
    reason: str


class Unpacker(Protocol):
    """What zlib and bz2 have in common; both stop at the length asked for."""

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: memoryview, max_length: int, /) -> bytes: ...


UNPACKERS: dict[int, Callable[[], Unpacker]] = {8: lambda: zlib.decompressobj(-15), 12: bz2.BZ2Decompressor}


def unpack(data: bytes, bounds: Bounds) -> tuple[Entry, ...]:
    """The files of an archive and of the archives in it, those refused among them."""
    return tuple(contents(data, bounds, Budget(bounds.entries, bounds.total), bounds.nested))


def contents(data: bytes, bounds: Bounds, budget: Budget, levels: int) -> list[Entry]:
    """The files of one archive, `levels` further ones deep; takes what they cost from the budget."""
    found: list[Entry] = []
    for part in listing(data, bounds, budget):
        try:
            unpacked = extract(data, part, bounds, budget)
            if sniff(unpacked) != "zip":
                found.append(Entry(part.name, unpacked))
            elif levels:
                inner = contents(unpacked, bounds, budget, levels - 1)
                found += [Entry(f"{part.name}/{entry.name}", entry.data, entry.failure) for entry in inner]
            else:
                raise Unreadable(NESTED, UNSAFE)
        except Unreadable as error:
            found.append(Entry(shown(part.name), b"", Failure(error.kind, str(error))))
    return found


def listing(data: bytes, bounds: Bounds, budget: Budget) -> list[Part]:
    """The files an archive declares, in natural order; folders and litter are left out."""
    try:
        every = list(islice(members(data), budget.entries + 1))
    except Damaged as error:
        raise Unreadable(BROKEN.format(what=error)) from error
    if len(every) > budget.entries:
        raise Unreadable(CROWDED, UNSAFE)
    budget.entries -= len(every)
    overlapping = overlaps(data, every)
    seen: set[str] = set()
    parts = []
    for index, (member, raw) in enumerate(zip(every, decoded(every), strict=True)):
        name = raw.replace("\\", "/")
        pieces = [piece for piece in name.split("/") if piece not in ("", ".")]
        folder = name.endswith("/") or (member.attributes & DIRECTORY and not member.size)
        safe = is_safe(name, pieces, bounds)
        empty = not member.size and (not pieces or (safe and folder))
        if empty or (safe and litter(pieces)):
            continue
        path = "/".join(pieces) if safe else name
        reason = "" if safe else PATH
        if not reason and folder:
            reason = FOLDER
        elif not reason and path in seen:
            reason = TWIN
        elif not reason and index in overlapping:
            reason = OVERLAP
        seen.add(path)
        parts.append(Part(path, member, reason))
    if not parts:
        raise Unreadable(HOLLOW)
    return sorted(parts, key=lambda part: natural(shown(part.name)))


def is_safe(name: str, pieces: Sequence[str], bounds: Bounds) -> bool:
    """Whether a path stays below where it is unpacked and can be shown as it is."""
    climbs = name.startswith("/") or DRIVE.match(name) or ".." in pieces or not pieces
    return not climbs and not CONTROL.search(name) and len(pieces) <= bounds.depth and len(name) <= MOST_NAME


def shown(name: str) -> str:
    """A refused name as it can be printed: control characters replaced, cut to a sensible length."""
    plain = CONTROL.sub("\ufffd", name)
    return plain if len(plain) <= MOST_NAME else plain[:MOST_NAME] + "……"


def decoded(every: Sequence[Member]) -> list[str]:
    """The names: marked UTF-8, else the Unicode field, else what all unmarked names fit: UTF-8 (macOS), GB18030, cp437."""
    told = [marked(member) for member in every]
    rest = [member.name for member, name in zip(every, told, strict=True) if name is None]
    encodings = ["utf-8"] if all(attempt(name, "utf-8") is not None for name in rest) else ["gb18030", "utf-8", "cp437"]
    names = []
    for member, name in zip(every, told, strict=True):
        tried = [name, *(attempt(member.name, encoding) for encoding in encodings)]
        names.append(next(one for one in tried if one is not None))
    return names


def marked(member: Member) -> str | None:
    """The name where the archive says how to read it."""
    if member.flags & UTF8_NAME:
        return attempt(member.name, "utf-8")
    for number, value in fields(member.extra):
        if number == UNICODE_PATH and value[:1] == b"\x01" and value[1:5] == zlib.crc32(member.name).to_bytes(4, "little"):
            return attempt(value[5:], "utf-8")
    return None


def attempt(name: bytes, encoding: str) -> str | None:
    try:
        return name.decode(encoding)
    except UnicodeDecodeError:
        return None


def overlaps(data: bytes, every: Sequence[Member]) -> set[int]:
    """Those whose bytes reach into the next one's: files that share data are made, not packed."""
    spans = sorted((m.at, body(data, m) + m.packed, k) for k, m in enumerate(every) if m.at is not None)
    starts = [start for start, _, _ in spans[1:]]
    return {k for (_, end, k), following in zip(spans, starts, strict=False) if end > following}


def extract(data: bytes, part: Part, bounds: Bounds, budget: Budget) -> bytes:
    """The bytes of one entry, proved against its declared size and sum; refuses before it unpacks where it can."""
    member = part.member
    kind = stat.S_IFMT(member.attributes >> 16)
    if part.reason:
        raise Unreadable(part.reason, UNSAFE)
    if kind not in (0, stat.S_IFREG):
        raise Unreadable(SPECIAL, UNSAFE)
    if member.flags & LOCKED_BITS or member.method == AES:
        raise Unreadable(PASSWORD, LOCKED)
    if member.method and member.method not in UNPACKERS:
        raise Unreadable(METHOD.format(method=METHODS.get(member.method, member.method)))
    if member.size > bounds.entry:
        raise Unreadable(BIG.format(size=member.size >> 20, most=bounds.entry >> 20), UNSAFE)
    if member.size > bounds.free and member.size > bounds.ratio * member.packed:
        raise Unreadable(BOMB.format(most=bounds.ratio), UNSAFE)
    if member.size > budget.total:
        raise Unreadable(SPENT, UNSAFE)
    budget.total -= member.size
    return proved(data, member)


def proved(data: bytes, member: Member) -> bytes:
    """The member unpacked, never further than the size it declares."""
    start = body(data, member) if member.at is not None else len(data)
    packed = memoryview(data)[start : start + member.packed]
    if member.at is None or len(packed) < member.packed:
        raise Unreadable(CUT)
    out = inflated(packed, member) if member.method else bytes(packed)
    if len(out) != member.size:
        raise Unreadable(LIE, UNSAFE)
    if zlib.crc32(out) != member.crc:
        raise Unreadable(SUM)
    return out


def inflated(packed: memoryview, member: Member) -> bytes:
    """What a compressed stream holds; one byte more than declared is enough to know that the size is a lie."""
    unpacker = UNPACKERS[member.method]()
    try:
        out = unpacker.decompress(packed, member.size + 1)
    except (zlib.error, OSError) as error:
        raise Unreadable(CUT) from error
    if len(out) <= member.size and not unpacker.eof:
        raise Unreadable(CUT)
    return out
