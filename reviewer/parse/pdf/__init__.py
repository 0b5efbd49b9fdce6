"""PDF with a text layer to blocks, with page and box of every printed line.

Takes the file's bytes; gives a `Reading`: paragraphs, headings, cells with their place in a table, pictures, and an
alert for text no reader of the page would see. One load of each page; pages are closed as they are read. Refuses what
is encrypted, damaged, empty or too long; pages that are pictures are named, since OCR is another reader's work. The
libraries are loaded when a PDF is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from reviewer.parse.build import Reading, Unreadable
from reviewer.parse.pdf.geometry import area
from reviewer.records import Alert, Block

if TYPE_CHECKING:
    from reviewer.parse.pdf.layout import Sheet
    from reviewer.parse.pdf.model import Page

MAX_PAGES = 2000
HELD = 80  # pages that are held as they are: the tables of later ones are laid aside, and pdfium opens the file anew
MAX_LETTERS = 10_000_000
MAX_SECRET = 200  # characters of a hidden text that an alert shows
FEW = 6  # characters: a page number on a scan is no text layer
SOME = 30  # characters: nor is a running head
SECRET = "第{page}页有页面上看不见的文字：“{text}”"
STRUCK = "第{page}页有划去的文字，未作为审查依据：“{text}”"
PATCH = 0.04  # of a page: a picture that may hold text


def read(data: bytes, document: str) -> Reading:
    """The blocks of a PDF; `document` is the id its sources name. `unread` names the pages that only their image tells."""
    sheets = load(data)
    del data  # where nobody else holds it, its place is free for what is made of it
    if len(sheets) > HELD:
        give_back()
    if not any(sheet.letters or is_picture(sheet) for sheet in sheets):
        raise Unreadable("PDF 各页均无文字，请核对文件是否完整后重新导出。")
    return finish(sheets, document)


def finish(sheets: list[Sheet], document: str) -> Reading:
    """The blocks of all pages in order."""
    from reviewer.parse.pdf.assemble import blocks

    builder = blocks(sheets, document)
    alerts = (*concealed(sheets, builder.blocks, document), *unread(sheets, document))
    wanting = tuple(sheet.page.number for sheet in sheets if is_picture(sheet) or is_garbled(sheet))
    return Reading(tuple(builder.blocks), len(sheets), alerts, unread=wanting, unproved=unproved(sheets, wanting))


def unproved(sheets: list[Sheet], wanting: tuple[int, ...]) -> tuple[int, ...]:
    """Pages with a sign that their text may not be what they show; then those of scans, whose layer nobody sees."""
    others = [sheet.page for sheet in sheets if sheet.page.number not in wanting and sheet.letters]
    suspect = [page.number for page in others if page.suspect]
    return (*suspect, *(page.number for page in others if page.scanned and not page.suspect))


def is_picture(sheet: Sheet) -> bool:
    """Whether a page's text is a picture: a scan without a text layer, or text turned into outlines."""
    page = sheet.page
    drawn = page.outlined or any(area(picture.box) > PATCH * page.width * page.height for picture in page.pictures)
    return (page.scanned and sheet.letters < SOME) or (drawn and sheet.letters < FEW)


def is_garbled(sheet: Sheet) -> bool:
    """Whether a page's fonts do not name their letters."""
    return sheet.page.lost > max(SOME, sheet.letters // 3)


def unread(sheets: list[Sheet], document: str) -> list[Alert]:
    """Alerts that name the pages whose text could not be read."""
    scans = [s.page.number for s in sheets if is_picture(s)]
    garbled = [s.page.number for s in sheets if is_garbled(s)]
    found = []
    if scans:
        message = f"第{listed(scans)}页为扫描图像，未能读取文字，请人工核对或上传可检索的版本。"
        found.append(Alert("unreadable_document", message, None, document))
    if garbled:
        message = f"第{listed(garbled)}页的字体没有可用的文字编码，读出的内容不完整或为乱码，请人工核对。"
        found.append(Alert("unreadable_document", message, None, document))
    return found


def listed(pages: list[int]) -> str:
    return "、".join(str(number) for number in pages)


def load(data: bytes, scans: Mapping[int, Page] | None = None) -> list[Sheet]:
    """All pages in reading order, each closed before the next is opened; `scans` are pages read from their image."""
    import pypdfium2

    from reviewer.parse.pdf.layout import sheet
    from reviewer.parse.pdf.page import Loader

    loader, sheets, letters = Loader(opened(data)), list["Sheet"](), 0
    try:
        count = len(loader.document)
        if not 0 < count <= MAX_PAGES:
            raise Unreadable(
                f"PDF 有{count}页，超过{MAX_PAGES}页的上限，未予读取，请拆分后上传。" if count else "PDF 没有任何页面。"
            )
        for number in range(1, count + 1):
            if number % HELD == 0:  # pdfium keeps what it has read of closed pages
                loader.document.close()
                loader.document = opened(data)
            page = loader.load(number)
            if scans and number in scans:
                scans[number].hidden, scans[number].struck = page.hidden, page.struck
                page = scans[number]
            sheets.append(sheet(page, sheets[-1] if sheets else None))
            letters += sheets[-1].letters
            if number > HELD:
                sheets[-1].lay_aside()
            if letters > MAX_LETTERS:
                raise Unreadable(f"PDF 文字超过{MAX_LETTERS}字的上限，未予读取，请拆分后上传。")
        return sheets
    except pypdfium2.PdfiumError as error:
        raise Unreadable("PDF 页面无法打开，文件可能已损坏，请重新导出后上传。") from error
    finally:
        loader.document.close()


def opened(data: bytes) -> Any:
    """The file as pdfium holds it; refuses what it does not open."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refusal(str(error)) from error


def give_back() -> None:
    """Have the C library return what pdfium freed to the system, where it can: Python's own records cannot use it."""
    import ctypes

    with suppress(AttributeError, OSError, TypeError):  # glibc alone has it
        ctypes.CDLL(None).malloc_trim(0)


def refusal(reason: str) -> Unreadable:
    """Why pdfium does not open a file."""
    if "password" in reason.lower() or "security" in reason.lower():
        return Unreadable("PDF 已加密，需要密码才能打开，请上传未加密的版本。", "encrypted_document")
    return Unreadable("PDF 已损坏，无法打开，请重新导出后上传。")


def concealed(sheets: list[Sheet], blocks: list[Block], document: str) -> list[Alert]:
    """One alert a page and group of characters that the page does not show, or shows struck out."""
    alerts = []
    for sheet in sheets:
        page = sheet.page
        told = page.hidden or page.struck
        near = next((b.source for b in blocks if b.source.page == page.number and b.text), None) if told else None
        for kind, what, texts in (("hidden_text", SECRET, page.hidden), ("tracked_changes", STRUCK, page.struck)):
            alerts += [Alert(kind, what.format(page=page.number, text=shortened(text)), near, document) for text in texts]
    return alerts


def shortened(text: str) -> str:
    """A text on one line, as much of it as an alert shows."""
    said = " ".join(text.split())
    return said[:MAX_SECRET] + ("……" if len(said) > MAX_SECRET else "")
