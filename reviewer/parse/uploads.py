"""What was handed in: files and folders to uploads with their bytes and format, archives replaced by what they hold.

Takes paths; gives one `Upload` a file, numbered d1, d2, ... in order; a file inside an archive is named `archive.zip/inner
name`. A file that cannot be opened and a part of an archive that is refused is an upload without bytes, with the reason.
Refuses (`InputError`) a path that is not there and folders that hold no file. Imports no format's library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.parse import isolate, sniff
from reviewer.parse.archive import Bounds, Entry
from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.parse.names import litter, natural

ARCHIVES = Bounds()  # of each archive
UNPACKED = 1 << 30  # bytes that all archives of a submission may unpack to
EMPTY = "文件为空（0 字节），可能上传未完成。请重新提交。"
DENIED = "文件无法打开（{why}）。请检查文件是否完好、权限是否允许。"
HUGE = "文件过大（{size} MB，上限 {most} MB），未予读取。请压缩或拆分后重新提交。"


class InputError(ValueError):
    """Nothing to read where the command line points; the message is one line of Chinese for its author."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as handed in: its bytes (none where it could not be opened), its format, why it cannot be read.

    `id` is empty until all uploads of the submission are numbered. `wrapper` names the archive, on the first file of one.
    """

    id: str
    name: str
    data: bytes
    sha256: str
    format: str
    failure: Failure | None
    wrapper: str = ""


def expand(paths: Sequence[Path]) -> list[tuple[str, Path]]:
    """Names and paths of the files; a file that two paths lead to is taken once."""
    found: dict[Path, tuple[str, Path]] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(under(path), key=lambda p: natural(p.relative_to(path).as_posix()))
            if not inside:
                raise InputError(f"文件夹“{path}”里没有可审查的文件：请把申请材料放入该文件夹后重试。")
            named = [(p.relative_to(path).as_posix(), p) for p in inside]
        elif path.is_file():
            named = [(path.name, path)]
        else:
            raise InputError(f"找不到“{path}”：请检查路径是否正确、文件是否已移动。")
        for name, file in named:
            found.setdefault(file.resolve(), (name, file))
    if not found:
        raise InputError("没有给出要审查的文件：请指定申请材料所在的文件或文件夹。")
    return list(found.values())


def under(folder: Path) -> Iterator[Path]:
    """The files of a folder and its sub-folders, without what systems and editors leave behind."""
    for path in folder.rglob("*"):
        if not litter(path.relative_to(folder).parts) and path.is_file():
            yield path


def opened(name: str, path: Path, limits: Limits) -> Upload:
    """The file's bytes and format; a reason where there is nothing to read."""
    try:
        size = path.stat().st_size
        if size <= limits.file_bytes:
            return held(name, path.read_bytes())
        reason = HUGE.format(size=size >> 20, most=limits.file_bytes >> 20)
    except OSError as error:
        reason = DENIED.format(why=error.strerror)
    return refused(name, Failure("unreadable_document", reason))


def held(name: str, data: bytes) -> Upload:
    """An upload of these bytes."""
    kind = sniff.sniff(data)
    failure = Failure("unreadable_document", EMPTY) if kind == "empty" else None
    return Upload("", name, data, hashlib.sha256(data).hexdigest(), kind, failure)


def refused(name: str, failure: Failure) -> Upload:
    """An upload whose bytes are not to be had."""
    return Upload("", name, b"", f"unread:{name}", "unknown", failure)


def unpacked(uploads: Sequence[Upload], limits: Limits) -> list[Upload]:
    """The uploads with each archive replaced by its files; an archive refused as a whole stays, with the reason."""
    known: dict[str, tuple[Entry, ...] | Failure] = {}
    entries, total = ARCHIVES.entries, UNPACKED
    found: list[Upload] = []
    for upload in uploads:
        if upload.format != "zip":
            found.append(upload)
            continue
        if upload.sha256 not in known:
            bounds = replace(
                ARCHIVES, entries=entries, total=min(total, ARCHIVES.total), entry=min(limits.file_bytes, ARCHIVES.entry)
            )
            (known[upload.sha256],) = isolate.run([Job("reviewer.parse.archive:unpack", (upload.data, bounds))], limits)
            result = known[upload.sha256]
            if not isinstance(result, Failure):
                entries -= len(result)
                total -= sum(len(entry.data) for entry in result)
        found += files(upload, known[upload.sha256])
    return found


def files(archive: Upload, result: tuple[Entry, ...] | Failure) -> list[Upload]:
    """The uploads that take an archive's place."""
    if isinstance(result, Failure):
        return [replace(archive, failure=result)]
    found = []
    for entry in result:
        name = f"{archive.name}/{entry.name}"
        found.append(refused(name, entry.failure) if entry.failure else held(name, entry.data))
    return [replace(found[0], wrapper=archive.name), *found[1:]]


def numbered(uploads: Sequence[Upload]) -> list[Upload]:
    """The uploads with their ids, in order."""
    return [replace(upload, id=f"d{number}") for number, upload in enumerate(uploads, 1)]
