"""Files to `Document`s: expands folders and archives, tells formats by content, reads each file in a child process.

Takes paths; gives one document a file, in order, ids d1, d2, ...; a file that cannot be read comes back without blocks and
with one alert that says why. Refuses (`InputError`) a path that is not there and folders that hold no file: nothing was
handed in then, and a memo about it would be a lie. Imports no format's library: readers are named, not loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reviewer.parse import isolate, office, places, roles, scans, sniff
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.parse.proofread import proofread
from reviewer.parse.scans import Candidate
from reviewer.parse.uploads import InputError, Upload, expand, numbered, opened, unpacked
from reviewer.records import Alert, Document

__all__ = ["InputError", "read_all"]

READERS: dict[str, str] = {
    "pdf": "reviewer.parse.pdf:read",
    "docx": "reviewer.parse.docx:read",
    "xlsx": "reviewer.parse.xlsx:read",
    "txt": "reviewer.parse.text:read",
}
PICTURED = ("pdf", "image")  # formats whose pages may be pictures
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
OTHER = "文件内容为{what}格式，目前不支持读取。请另存为 .docx、.xlsx 或 PDF 后重新提交。"
PACKED = "文件为{what}，目前不支持解压。请解压后重新提交其中的文件，或改用 ZIP 格式压缩。"
WAYS_OUT: dict[str, str] = {
    "unknown": "文件内容{what}（可能已损坏、已加密或不是文档），未能读取。请用原软件打开后另存为 .docx 或 PDF，重新提交。",
    "rar": PACKED,
    "7z": PACKED,
    "gz": PACKED,
    "ofd": "文件内容为{what}格式，目前不支持读取。请用版式阅读软件另存为 PDF 后重新提交。",
}
LOCKED = "文件设有打开密码，无法读取。请取消密码保护后重新提交。"
BLANK = "没有读到任何文字（空白文件，或内容全是图片），请人工核对原件，或重新提交带文字的版本。"
TWICE = "与“{first}”内容完全相同，系重复提交，正文只计一次。"
MISMATCH = "文件后缀为 {suffix}，实际内容为{what}格式；已按实际内容读取，请核对是否为所要提交的文件。"


def read_all(
    paths: Sequence[Path], limits: Limits | None = None, *, pages: bool = False, prove: bool = False
) -> tuple[Document, ...]:
    """Every file under the paths as a document, read whole or with an alert that says why not.

    With `pages` Word documents are printed by LibreOffice, where it is installed, and their blocks carry page and box. With
    `prove` every page of a PDF is read a second time and compared with its image.
    """
    bounds = limits or Limits()
    uploads = [opened(name, path, bounds) for name, path in expand(paths)]
    uploads = unpacked(uploads, bounds)
    uploads = numbered(uploads)
    found = documents(uploads, results(uploads, bounds, prove))
    return places.placed(found, {upload.id: upload.data for upload in uploads}, bounds) if pages else found


def results(uploads: Sequence[Upload], limits: Limits, prove: bool) -> dict[str, Reading | Failure]:
    """What reading gives for each content, by its sha256; the same bytes are read once, for the first that has them."""
    found: dict[str, Reading | Failure] = {}
    todo: dict[str, Upload] = {}
    for upload in uploads:
        failure = upload.failure or refusal(upload.format)
        if failure:
            found.setdefault(upload.sha256, failure)
        else:
            todo.setdefault(upload.sha256, upload)
    read = readings(list(todo.values()), limits, prove)
    return found | {sha256: read[upload.id] for sha256, upload in todo.items()}


def readings(uploads: Sequence[Upload], limits: Limits, prove: bool) -> dict[str, Reading | Failure]:
    """What each upload's reader gives, by id: old Office formats are converted first, pages that are pictures read last."""
    ids = [upload.id for upload in uploads]
    forms = dict(zip(ids, office.modern([(u.format, u.data) for u in uploads], limits), strict=True))
    jobs = {
        key: Job(READERS[form.format], (form.data, key))
        for key, form in forms.items()
        if isinstance(form, office.Form) and form.format in READERS
    }
    read = dict(zip(jobs, isolate.run(list(jobs.values()), limits), strict=True))
    for key, form in forms.items():
        if isinstance(form, Failure) or key in read:
            read[key] = office.noted(form, read.get(key, form), key)
    pictured = [Candidate(u.id, u.data, u.format == "image") for u in uploads if u.format in PICTURED]
    read = scans.read(pictured, read, limits, prove=prove)
    return proofread(pictured, read, limits) if prove else read


def refusal(kind: str) -> Failure | None:
    """Why a format is not read; nothing for those that are."""
    if office.TARGETS.get(kind, kind) in READERS or kind in PICTURED:
        return None
    if kind == "ooxml":
        return Failure("encrypted_document", LOCKED)
    return Failure("unreadable_document", WAYS_OUT.get(kind, OTHER).format(what=NAMES[kind]))


def documents(uploads: Sequence[Upload], results: Mapping[str, Reading | Failure]) -> tuple[Document, ...]:
    """A document for each upload; the same bytes once more are listed and not counted twice."""
    firsts: dict[str, Document] = {}
    found = []
    for upload in uploads:
        result = upload.failure or results[upload.sha256]
        if isinstance(result, Reading) and upload.sha256 in firsts:
            document = repeated(upload, firsts[upload.sha256])
        else:
            document = made(upload, result)
            firsts.setdefault(upload.sha256, document)
        found.append(replace(document, alerts=document.alerts + disguised(upload)))
    return tuple(found)


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
        alerts=mismatch(upload) + blank(upload, result) + result.alerts,
        parts=parts,
        ocr_pages=result.ocr_pages,
    )


def blank(upload: Upload, result: Reading) -> tuple[Alert, ...]:
    """An alert where reading went well and found no text: an empty file, or one of nothing but pictures."""
    if any(block.text.strip() for block in result.blocks):
        return ()
    return (Alert("unreadable_document", f"“{upload.name}”：{BLANK}", None, upload.id),)


def repeated(upload: Upload, first: Document) -> Document:
    """The same bytes once more: listed with an alert, its text not counted twice."""
    alert = Alert("duplicate_document", f"“{upload.name}”：{TWICE.format(first=first.name)}", None, upload.id)
    shown = printed_format(upload)
    return Document(upload.id, upload.name, upload.sha256, shown, first.role, first.pages, (), (alert,))


def mismatch(upload: Upload) -> tuple[Alert, ...]:
    """An alert where the name claims another type than the bytes are."""
    return claimed(upload.name, upload.format, upload.id)


def disguised(upload: Upload) -> tuple[Alert, ...]:
    """The same of the archive a file came in; it is told once, with the first file."""
    return claimed(upload.wrapper, "zip", upload.id)


def claimed(name: str, kind: str, number: str) -> tuple[Alert, ...]:
    suffix = Path(name).suffix.lower()
    if not suffix or suffix in sniff.SUFFIXES[kind]:
        return ()
    message = MISMATCH.format(suffix=suffix, what=NAMES[kind])
    return (Alert("type_mismatch", f"“{name}”：{message}", None, number),)


def printed_format(upload: Upload) -> str:
    """The format's name as the memo prints it: Markdown and encrypted Office files go by their suffix."""
    suffix = Path(upload.name).suffix.lower()
    if upload.format == "txt" and suffix in {".md", ".markdown"}:
        return "md"
    if upload.format == "ooxml":
        return suffix[1:] if suffix in sniff.SUFFIXES["ooxml"] else "docx"
    return upload.format
