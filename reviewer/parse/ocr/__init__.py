"""Scans to blocks: pages of a PDF without a text layer of their own, and images.

Takes a PDF's bytes with the pages to read from their image, or the bytes of an image; gives a `Reading` as the PDF
reader does, with `ocr_pages` and an alert for each line that was not read surely. Pages are read side by side and kept
in a cache by the hash of their pixels. Runs in a child process that serves all scans of a submission, since the network is
large. Refuses what cannot be decoded and what is too large.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.parse.build import Reading
from reviewer.parse.ocr.doubts import doubtful

if TYPE_CHECKING:
    from reviewer.parse.ocr.page import Scan
    from reviewer.parse.ocr.recogniser import Recogniser

AHEAD = 2  # images that wait for a thread, so that a long document does not lie in memory whole
Image = tuple[int, Any, float]  # page number, pixels, dots an inch


def read_pdf(data: bytes, document: str, pages: Sequence[int], proved: Sequence[int], folder: Path, threads: int = 2) -> Reading:
    """A PDF whose `pages` are read from their image, and `proved` compared with it; `folder` is the cache.

    A page whose text layer says anything else than the page shows is read from its image too, with an alert.
    """
    from reviewer.parse import pdf
    from reviewer.parse.ocr import compare
    from reviewer.parse.ocr.images import rendered
    from reviewer.parse.pdf.layout import sheet

    wanted = sorted({*pages, *proved})
    scans = {scan.page.number: scan for scan in aligned(read(rendered(data, wanted), folder, threads))}
    sheets = pdf.load(data, {number: scans[number].page for number in pages})
    told: dict[int, tuple[list[compare.Difference], bool]] = {}
    for number in proved:
        layer = sheets[number - 1]
        found = compare.differences(layer, scans[number])
        if found:
            told[number] = (found, layer.page.scanned and not layer.page.suspect)
            scans[number].page.hidden, scans[number].page.struck = layer.page.hidden, layer.page.struck
            sheets[number - 1] = sheet(scans[number].page)
    reading = finished(pdf.finish(sheets, document), [scans[n] for n in wanted if n in pages or n in told], document)
    more = [a for n, (found, lawful) in told.items() for a in compare.alerts(found, n, lawful, reading.blocks, document)]
    return replace(reading, alerts=(*reading.alerts, *more))


def read_image(data: bytes, document: str, folder: Path, threads: int = 2) -> Reading:
    """An image, or the pages of one (TIFF)."""
    from reviewer.parse import pdf
    from reviewer.parse.ocr.images import decoded
    from reviewer.parse.pdf.layout import sheet

    scans = aligned(read(decoded(data), folder, threads))
    return finished(pdf.finish([sheet(scan.page) for scan in scans], document), scans, document)


def aligned(found: Iterable[Scan]) -> list[Scan]:
    """All scans of a document, their pages one behind the other."""
    from reviewer.parse.ocr.align import align

    scans = list(found)
    align([scan.page for scan in scans])
    return scans


def finished(reading: Reading, scans: Sequence[Scan], document: str) -> Reading:
    """The reading with the pages named that came from images, and what was not read surely."""
    alerts = (*reading.alerts, *doubtful(scans, reading.blocks, document))
    return Reading(reading.blocks, reading.pages, alerts, tuple(scan.page.number for scan in scans))


def read(images: Iterable[Image], folder: Path, threads: int) -> Iterator[Scan]:
    """The images read, in their order, `threads` at once."""
    waiting: list[Future[Scan]] = []
    with ThreadPoolExecutor(threads) as pool:
        for image in images:
            waiting.append(pool.submit(scanned, image, folder))
            if len(waiting) >= threads + AHEAD:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def scanned(image: Image, folder: Path) -> Scan:
    """One image read, or what the cache holds of it."""
    from reviewer.parse.ocr import page, store

    number, pixels, dpi = image
    place = store.place(folder, pixels, dpi)
    found = store.fetch(place, number)
    if found is None:
        found = page.read(pixels, dpi, number, network())
        store.keep(place, found)
    return found


@cache
def network() -> Recogniser:
    """The network, loaded once a process."""
    import cv2

    from reviewer.parse.ocr.recogniser import Recogniser

    cv2.setNumThreads(1)  # pages run side by side instead
    return Recogniser()
