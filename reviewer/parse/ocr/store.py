"""What was read of a page image, kept by the hash of its pixels.

Takes the folder of all caches; gives a `Scan` back where the same pixels were read before by the same version of this
room. A cache is disposable: whatever is wrong with an entry, the page is read again. Written aside and moved into place,
so that two processes may share a folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reviewer.parse.ocr.clean import Pixels
from reviewer.parse.ocr.page import BLACK, Doubt, Scan
from reviewer.parse.pdf.model import Page, Paint, Rule, Run
from reviewer.records import Box

VERSION = "23"  # of how a page is read; a change reads every page anew


def place(folder: Path, pixels: Pixels, dpi: float) -> Path:
    """The file that holds a page image's reading."""
    key = hashlib.sha256(f"{VERSION}|{dpi:.3f}|{pixels.shape}".encode())
    key.update(pixels.tobytes())
    name = key.hexdigest()
    return folder / "ocr" / name[:2] / f"{name}.json"


def fetch(path: Path, number: int) -> Scan | None:
    """What the cache holds, as the page of that number."""
    try:
        held = json.loads(path.read_text("utf-8"))
        return Scan(page_of(held, number), tuple(Doubt(d["text"], box_of(d["box"]), float(d["sure"])) for d in held["doubts"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(path: Path, scan: Scan) -> None:
    """Put a reading into the cache; a folder that cannot be written is no reason to stop."""
    page = scan.page
    held = {
        "width": page.width, "height": page.height, "turn": page.turn, "skew": page.skew,
        "runs": [[r.text, *r.box, *r.base, r.size] for r in page.runs],
        "across": [asdict(rule) for rule in page.across], "down": [asdict(rule) for rule in page.down],
        "seals": [list(p.box) for p in page.pictures],
        "doubts": [asdict(doubt) for doubt in scan.doubts],
    }  # fmt: skip
    aside = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()


def page_of(held: Any, number: int) -> Page:
    """The page of an entry."""
    page = Page(number, float(held["width"]), float(held["height"]), turn=int(held["turn"]), skew=float(held["skew"]))
    for text, x0, top, x1, bottom, left, base, size in held["runs"]:
        page.runs.append(Run(str(text), box_of((x0, top, x1, bottom)), (left, base), size, False, 0, 0, BLACK, 0, -1))
    page.across, page.down = ([Rule(**rule) for rule in held[side]] for side in ("across", "down"))
    page.pictures = [Paint(box_of(box), 0, None, False, True) for box in held["seals"]]
    return page


def box_of(values: Any) -> Box:
    """Four numbers as a box."""
    x0, top, x1, bottom = (float(value) for value in values)
    return (x0, top, x1, bottom)
