"""Which documents are scans, and their reading by the one process that reads images.

Takes what the readers gave; gives it back with the pages that are pictures read, where this machine can. Where it
cannot, or where a page takes too long, the document keeps the alert that names its unread pages.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

from reviewer import resources
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.parse.serve import serve

NEEDED = ("cv2", "onnxruntime", "rapidocr")
MOST_PAGES = 500  # of one document
MOST_PROVED = 8  # pages of one document that are compared with their image
IMAGE_PAGES = 8  # that an image file is given time for
MEMORY = 4 << 30  # the network, and pages side by side
MISSING = "系扫描件或图片，本机未安装识别组件，未能读取文字。请安装 reviewer[ocr]（pip install 'reviewer[ocr]'），或上传可检索的 PDF 或 Word 原件。"
WORDLESS = "系扫描件或图片，未能读出文字。请核对清晰度，重新扫描（建议 200 dpi 以上）或上传可检索的 PDF 或 Word 原件。"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may need its image read: its id, its bytes, and whether it is an image file."""

    id: str
    data: bytes
    image: bool


def installed() -> bool:
    """Whether scans can be read on this machine."""
    return all(find_spec(name) is not None for name in NEEDED)


def read(
    files: Sequence[Candidate], results: Mapping[str, Reading | Failure], limits: Limits, *, prove: bool = False
) -> dict[str, Reading | Failure]:
    """The results with images read; those of image files are added. With `prove` every page's text is compared with it."""
    found = dict(results)
    needs = {file.id: need(found.get(file.id), prove) for file in files}
    todo = [file for file in files if file.image or needs[file.id].pages or needs[file.id].proved]
    if todo and installed():
        jobs = [job(file, needs[file.id], limits.workers) for file in todo]
        bounds = [allowed(IMAGE_PAGES if file.image else needs[file.id].count, limits) for file in todo]
        for file, result in zip(todo, serve(jobs, bounds), strict=True):
            if file.image or isinstance(result, Reading):
                found[file.id] = result
    return found | {file.id: wordless(found.get(file.id)) for file in todo if file.image or needs[file.id].pages}


@dataclass(frozen=True, slots=True)
class Need:
    """The pages of a PDF to read from their image, and those whose text is to be compared with it."""

    pages: tuple[int, ...] = ()
    proved: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        return len(self.pages) + len(self.proved)


def need(result: Reading | Failure | None, prove: bool = False) -> Need:
    """What a reading leaves to the reader of images; with `prove` the pages that have text are compared, all of them."""
    if not isinstance(result, Reading):
        return Need()
    if prove:
        others = tuple(number for number in range(1, (result.pages or 0) + 1) if number not in result.unread)
        return Need(result.unread[:MOST_PAGES], others[:MOST_PAGES])
    return Need(result.unread[:MOST_PAGES], result.unproved[:MOST_PROVED])


def job(file: Candidate, wanted: Need, threads: int) -> Job:
    """The call that reads a file's images."""
    if file.image:
        return Job("reviewer.parse.ocr:read_image", (file.data, file.id, resources.cache(), threads))
    return Job("reviewer.parse.ocr:read_pdf", (file.data, file.id, wanted.pages, wanted.proved, resources.cache(), threads))


def allowed(pages: int, limits: Limits) -> Limits:
    """What reading so many page images may cost."""
    seconds = limits.wall_seconds + pages * limits.page_seconds
    return replace(
        limits, wall_seconds=seconds, cpu_seconds=math.ceil(seconds * limits.workers), memory=max(limits.memory, MEMORY)
    )


def wordless(result: Reading | Failure | None) -> Reading | Failure:
    """A document of which nothing was read is not readable."""
    if isinstance(result, Reading) and any(block.text for block in result.blocks):
        return result
    if isinstance(result, Failure):
        return result
    return Failure("unreadable_document", WORDLESS if installed() else MISSING)
