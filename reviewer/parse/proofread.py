"""Reads every PDF a second time, by option, and reports what the first reading lost.

Takes the PDFs with what was read of them; gives the readings with an alert for each page on which the second reading
(`pdf.second`) finds text that the first has nowhere. The comparison of pages with their image, which the same option asks
for, is `scans.read`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reviewer.parse import isolate
from reviewer.parse.build import Reading
from reviewer.parse.isolate import Failure, Job, Limits
from reviewer.parse.scans import Candidate
from reviewer.records import Alert

LOST = "第{page}页以第二种读法核对，发现首次读取可能遗漏的文字，请对照原件：“{text}”"
SLOWER = 4  # times the time a first reading may take


def proofread(
    files: Sequence[Candidate], results: Mapping[str, Reading | Failure], limits: Limits
) -> dict[str, Reading | Failure]:
    """The results with an alert for each page of which something was lost."""
    read = {file.id: result for file in files if isinstance(result := results.get(file.id), Reading) and not file.image}
    jobs = [Job("reviewer.parse.pdf.second:missed", (file.data, told(read[file.id]))) for file in files if file.id in read]
    patient = replace(limits, wall_seconds=limits.wall_seconds * SLOWER, cpu_seconds=limits.cpu_seconds * SLOWER)
    found = dict(results)
    for key, pages in zip(read, isolate.run(jobs, patient), strict=True):
        if isinstance(pages, Failure):
            continue  # what one parser cannot open another has read: nothing to compare
        more = tuple(
            Alert("unreadable_document", LOST.format(page=p, text="；".join(t)[:160]), None, key) for p, t in pages.items()
        )
        found[key] = replace(read[key], alerts=read[key].alerts + more)
    return found


def told(reading: Reading) -> dict[int, str]:
    """What was read of each page with a text layer, running heads on every page; pages with hidden text are left out."""
    every = "\n".join(block.text for block in reading.blocks if block.kind in ("header", "footer"))
    pages = {number: [every] for number in range(1, (reading.pages or 0) + 1)}
    for block in reading.blocks:
        for line in block.lines:
            start = block.source.start
            pages[line.page].append(block.text[line.start - start : line.end - start])
    hidden = [alert.message for alert in reading.alerts if alert.kind == "hidden_text"]
    skipped = {*reading.ocr_pages, *(n for n in pages if any(f"第{n}页" in message for message in hidden))}
    return {number: "\n".join(parts) for number, parts in pages.items() if number not in skipped}
