"""Files to `Document`s: expands folders, tells formats by content, reads each file in a child process.

Takes paths; gives one document a file, in order, ids d1, d2, ...; a file that cannot be read comes back without blocks and
with one alert that says why. Refuses (`InputError`) a path that is not there and folders that hold no file: nothing was
handed in then, and a memo about it would be a lie. Imports no format's library: readers are named, not loaded.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewer.parse import isolate, office, places, roles, sniff
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.records import Alert, Document

READERS: dict[str, str] = {
    "pdf": "reviewer.parse.pdf:read",
    "docx": "reviewer.parse.docx:read",
    "txt": "reviewer.parse.text:read",
}
NAMES: dict[str, str] = {
    "pdf": "PDF",
    "docx": "Word（.docx）",
    "txt": "纯文本",
    "doc": "旧版 Word / WPS 文字（.doc/.wps）",
    "xls": "旧版 Excel 表格（.xls）",
    "ppt": "旧版演示文稿（.ppt）",
    "ole": "旧版 Office 复合文档",
    "xlsx": "Excel 表格（.xlsx）",
    "pptx": "演示文稿（.pptx）",
    "rtf": "RTF",
    "odt": "OpenDocument（.odt）",
    "ods": "OpenDocument 表格（.ods）",
    "odp": "OpenDocument 演示文稿（.odp）",
    "ofd": "OFD 版式文件",
    "zip": "ZIP 压缩包",
    "rar": "RAR 压缩包",
    "7z": "7z 压缩包",
    "gz": "GZIP 压缩包",
    "html": "网页（HTML）",
    "xml": "XML",
    "image": "图片",
    "unknown": "无法识别",
}
IGNORED = {".ds_store", "thumbs.db", "desktop.ini", "__macosx"}
EMPTY = "文件为空（0 字节），可能上传未完成。请重新提交。"
OTHER = "文件内容为{what}格式，目前不支持读取。请另存为 .docx 或 PDF 后重新提交。"
LOCKED = "文件设有打开密码，无法读取。请取消密码保护后重新提交。"
DENIED = "文件无法打开（{why}）。请检查文件是否完好、权限是否允许。"
HUGE = "文件过大（{size} MB，上限 {most} MB），未予读取。请压缩或拆分后重新提交。"
TWICE = "与“{first}”内容完全相同，系重复提交，正文只计一次。"
MISMATCH = "文件后缀为 {suffix}，实际内容为{what}格式；已按实际内容读取，请核对是否为所要提交的文件。"


class InputError(ValueError):
    """Nothing to read where the command line points; the message is one line of Chinese for its author."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as handed in: its bytes (none where it could not be opened), its format, why it cannot be read."""

    id: str
    name: str
    data: bytes
    sha256: str
    format: str
    failure: Failure | None


def read_all(paths: Sequence[Path], limits: Limits | None = None, *, pages: bool = False) -> tuple[Document, ...]:
    """Every file under the paths as a document, read whole or with an alert that says why not.

    With `pages` Word documents are printed by LibreOffice, where it is installed, and their blocks carry page and box.
    """
    bounds = limits or Limits()
    files = expand(paths)
    uploads = [opened(f"d{number}", name, path, bounds) for number, (name, path) in enumerate(files, 1)]
    firsts: dict[str, Upload] = {}
    for upload in uploads:
        firsts.setdefault(upload.sha256, upload)
    todo = [u for u in uploads if u.failure is None and firsts[u.sha256] is u]
    results = read(todo, bounds)
    documents: dict[str, Document] = {}
    for upload in uploads:
        first = firsts[upload.sha256]
        result = first.failure or results[first.id]
        again = first is not upload and isinstance(result, Reading)
        documents[upload.id] = repeated(upload, documents[first.id]) if again else made(upload, result)
    found = tuple(documents.values())
    return places.placed(found, {upload.id: upload.data for upload in todo}, bounds) if pages else found


def read(uploads: Sequence[Upload], limits: Limits) -> dict[str, Reading | Failure]:
    """What each upload's reader gives, by id; old Office formats are converted first, all together."""
    ids = [upload.id for upload in uploads]
    forms = dict(zip(ids, office.modern([(u.format, u.data) for u in uploads], limits), strict=True))
    jobs = {key: Job(READERS[form.format], (form.data, key)) for key, form in forms.items() if isinstance(form, office.Form)}
    readings = dict(zip(jobs, isolate.run(list(jobs.values()), limits), strict=True))
    return {key: office.noted(form, readings.get(key, form), key) for key, form in forms.items()}


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
        parts = path.relative_to(folder).parts
        junk = any(part.startswith((".", "~$")) or part.lower() in IGNORED for part in parts)
        if not junk and path.is_file():
            yield path


def natural(name: str) -> list[tuple[int, str]]:
    """Sorting key: 附件2 before 附件10."""
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in re.split(r"(\d+)", name.casefold())]


def opened(number: str, name: str, path: Path, limits: Limits) -> Upload:
    """The file's bytes and format; a reason where there is nothing to read."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= limits.file_bytes else b""
    except OSError as error:
        reason = DENIED.format(why=error.strerror)
        return Upload(number, name, b"", f"unread:{name}", "unknown", Failure("unreadable_document", reason))
    if size > limits.file_bytes:
        reason = HUGE.format(size=size >> 20, most=limits.file_bytes >> 20)
        return Upload(number, name, b"", f"unread:{name}", "unknown", Failure("unreadable_document", reason))
    kind = sniff.sniff(data)
    return Upload(number, name, data, hashlib.sha256(data).hexdigest(), kind, refusal(kind))


def refusal(kind: str) -> Failure | None:
    """Why a format is not read; nothing for those that are."""
    if office.TARGETS.get(kind, kind) in READERS:
        return None
    if kind == "ooxml":
        return Failure("encrypted_document", LOCKED)
    reason = EMPTY if kind == "empty" else OTHER.format(what=NAMES[kind])
    return Failure("unreadable_document", reason)


def made(upload: Upload, result: Reading | Failure) -> Document:
    """The document of an upload from what its reader gave."""
    shown = printed_format(upload)
    if isinstance(result, Failure):
        alert = Alert(result.kind, f"“{upload.name}”：{result.reason}", None, upload.id)
        role = roles.by_name(upload.name)
        return Document(upload.id, upload.name, upload.sha256, shown, role, None, (), (alert,), readable=False)
    parts = roles.parts(result.blocks, upload.name)
    return Document(
        id=upload.id,
        name=upload.name,
        sha256=upload.sha256,
        format=shown,
        role=roles.role(parts, upload.name),
        pages=result.pages,
        blocks=result.blocks,
        alerts=mismatch(upload) + result.alerts,
        parts=parts,
        ocr_pages=result.ocr_pages,
    )


def repeated(upload: Upload, first: Document) -> Document:
    """The same bytes once more: listed with an alert, its text not counted twice."""
    alert = Alert("duplicate_document", f"“{upload.name}”：{TWICE.format(first=first.name)}", None, upload.id)
    shown = printed_format(upload)
    return Document(upload.id, upload.name, upload.sha256, shown, first.role, first.pages, (), (alert,))


def mismatch(upload: Upload) -> tuple[Alert, ...]:
    """An alert where the name claims another type than the bytes are."""
    suffix = Path(upload.name).suffix.lower()
    if not suffix or suffix in sniff.SUFFIXES[upload.format]:
        return ()
    message = MISMATCH.format(suffix=suffix, what=NAMES[upload.format])
    return (Alert("type_mismatch", f"“{upload.name}”：{message}", None, upload.id),)


def printed_format(upload: Upload) -> str:
    """The format's name as the memo prints it: Markdown and encrypted Office files go by their suffix."""
    suffix = Path(upload.name).suffix.lower()
    if upload.format == "txt" and suffix in {".md", ".markdown"}:
        return "md"
    if upload.format == "ooxml":
        return suffix[1:] if suffix in sniff.SUFFIXES["ooxml"] else "docx"
    return upload.format
