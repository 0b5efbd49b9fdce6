"""Old Office formats to the ones we read, through LibreOffice.

Takes the bytes of uploads with their format as sniffed; gives each with the bytes to read and the format they are in: old
ones converted, the others as they are. Many old files go into one call, since a call takes 2 to 3 seconds; what a call leaves without output is
tried once more by itself. A file that stays without output is a `Failure` that says the way out, and so is every old file where
LibreOffice is not installed. What conversion drops (macros) or may have dropped (text) is told by `noted`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reviewer.parse import sniff, soffice
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Limits
from reviewer.parse.soffice import Target
from reviewer.records import Alert

TARGETS: dict[str, Target] = {"doc": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
BATCH = 32  # files in one call: one that hangs costs the others a second call
ABSENT = "未安装 LibreOffice，无法读取旧版格式，请另存为 .{target} 后重新提交，或在本机安装 LibreOffice。"
FAILED = "旧版格式转换失败，文件可能已损坏。请用 Word/WPS 打开后另存为 .{target}，重新提交。"
LOCKED = "文件设有打开密码，无法读取。请取消密码保护后重新提交。"
MACRO = "文件含有宏代码（VBA）。审查只读取文字，未运行宏；请勿在未核实来源前启用宏。"
LOST = "旧版格式转换后读出{read}字，少于原文件记载的约{stated}字，可能有内容未能读出。请对照原件核对，或另存为 .docx 后重新提交。"
SILENT = "旧版格式转换后没有读出文字，内容可能是图片或未能转换。请对照原件核对，或另存为 .docx 后重新提交。"
WORD_97 = 0xA5EC
LEAST = 200  # characters a file states before a comparison says anything
SHARE = 0.4  # of the stated characters: field codes, hidden and deleted text and cell marks make up the rest
BULKY = 50_000  # bytes of a file that ought to hold text
MODULE = re.compile(rb"Basic/[^/]+/(?!script-l[bc]\.xml$).+\.xml$|Scripts/.+\.(?:py|js|bsh)$")
FILEPASS = 0x2F


@dataclass(frozen=True, slots=True)
class Form:
    """An upload as it goes to a reader: the format of `data` and, in `before`, the bytes it was converted from."""

    format: str
    data: bytes
    before: bytes = b""


def modern(uploads: Sequence[tuple[str, bytes]], limits: Limits) -> list[Form | Failure]:
    """Each `(format, bytes)` in a form a reader takes; the old ones of one family are converted together."""
    forms: list[Form | Failure] = [Form(kind, data) for kind, data in uploads]
    for target in dict.fromkeys(TARGETS.values()):
        old = [n for n, (kind, _) in enumerate(uploads) if TARGETS.get(kind) == target]
        for n, result in zip(old, convert([uploads[n] for n in old], target, limits), strict=True):
            forms[n] = result if isinstance(result, Failure) else Form(target, result, uploads[n][1])
    return forms


def convert(files: Sequence[tuple[str, bytes]], target: Target, limits: Limits) -> list[bytes | Failure]:
    """The `(suffix, bytes)` of one family, converted; a `Failure` for each that LibreOffice does not convert."""
    if not files:
        return []
    program = soffice.find()
    if program is None:
        return [Failure("unreadable_document", ABSENT.format(target=target))] * len(files)
    made: list[bytes | None] = []
    for first in range(0, len(files), BATCH):
        made += soffice.call(program, files[first : first + BATCH], target, limits)
    if len(files) > 1:  # one file may have taken the others with it
        made = [done or soffice.call(program, [file], target, limits)[0] for file, done in zip(files, made, strict=True)]
    return [done or refusal(file, target) for file, done in zip(files, made, strict=True)]


def refusal(file: tuple[str, bytes], target: Target) -> Failure:
    """Why a file did not convert: a password where the file says so, else damage."""
    if locked(*file):
        return Failure("encrypted_document", LOCKED)
    return Failure("unreadable_document", FAILED.format(target=target))


def locked(kind: str, data: bytes) -> bool:
    """Whether the file's own marks say that it opens with a password only."""
    if kind == "doc":
        return any(flags & 1 for flags in head(data, "WordDocument")[11:12])
    if kind == "xls":
        book = head(data, "Workbook") or head(data, "Book")
        after = 4 + int.from_bytes(book[2:4], "little")
        return int.from_bytes(book[after : after + 2], "little") == FILEPASS
    return kind in {"odt", "ods"} and b"encryption-data" in sniff.member(data, "META-INF/manifest.xml")


def head(data: bytes, stream: str) -> bytes:
    """The first 512 bytes of a compound file's stream; nothing where there is none or it is a short one."""
    at = sniff.entry(data, stream)
    if at < 0 or int.from_bytes(data[at + 120 : at + 124], "little") < 4096:
        return b""
    start = (int.from_bytes(data[at + 116 : at + 120], "little") + 1) << min(16, int.from_bytes(data[30:32], "little"))
    return data[start : start + 512]


def noted(form: Form | Failure, reading: Reading | Failure, document: str) -> Reading | Failure:
    """The reading of a converted file with alerts for macros and for text that seems to be missing; others as they are."""
    if isinstance(reading, Failure) or isinstance(form, Failure) or not form.before:
        return reading
    told = [Alert("macro", MACRO, None, document)] if macros(form.before) else []
    loss = lost(form.before, sum(len("".join(block.text.split())) for block in reading.blocks))
    told += [Alert("unreadable_document", loss, None, document)] if loss else []
    return replace(reading, alerts=reading.alerts + tuple(told))


def macros(data: bytes) -> bool:
    """Whether an old file carries macro code."""
    if data[:2] == b"PK":
        return any(MODULE.match(name) for name in sniff.names(data) or ())
    return any(sniff.entry(data, name) >= 0 for name in ("_VBA_PROJECT", "_VBA_PROJECT_CUR"))


def lost(data: bytes, read: int) -> str:
    """What to tell where a conversion gave much less text than the file holds; nothing where it did not."""
    stated = characters(data)
    if stated >= LEAST and read < SHARE * stated:
        return LOST.format(read=read, stated=stated)
    return SILENT if not read and len(data) > BULKY else ""


def characters(data: bytes) -> int:
    """The characters of the main text as a Word 97 file states them; 0 for other files."""
    start = head(data, "WordDocument")
    return int.from_bytes(start[0x4C:0x50], "little") if int.from_bytes(start[:2], "little") == WORD_97 else 0
