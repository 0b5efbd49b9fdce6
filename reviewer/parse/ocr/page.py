"""A page image to a `Page` as the PDF reader has it: runs of characters, ruling lines, seals.

Takes colour pixels with their resolution; gives a `Scan`: the page, and the places that could not be read surely. From
there a scan goes the way of any PDF page, so tables, columns and paragraphs are found by the same code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

import cv2

from reviewer.parse.ocr import clean
from reviewer.parse.ocr.clean import Pixels, Sheet
from reviewer.parse.ocr.recogniser import Reading, Recogniser
from reviewer.parse.ocr.ruling import Ruling, ruling
from reviewer.parse.ocr.segment import pieces
from reviewer.parse.pdf.geometry import inside
from reviewer.parse.pdf.model import Page, Paint, Run
from reviewer.parse.pdf.strokes import rules
from reviewer.records import Box

BLACK = (0, 0, 0, 255)
NOISE = 0.5  # a short piece less sure than this is dirt, or the rest of a seal
SHORT = 3  # characters
UNSURE = 0.8  # a line less sure than this is reported
DOUBT, FAIR = 0.8, 0.7  # and one with a digit, or a Chinese character, less sure than this
UPRIGHT = 0.8  # a page whose lines are read as surely stands upright
POSTER, SHEET = 40.0, 11.69  # inches: no printed page is longer, and the length of A4
EM = 0.92  # of the type size: the ink of a line of Chinese
CAPITAL = 0.74  # and of one of figures
ALIKE = 1.16  # sizes this alike are one
OPENING, CLOSING = "（《“‘「『【〔", "，。、；：！？）》”’」』】〕"  # marks that fill half their square
MIDDLING = 9  # characters
TRIED = 8  # pieces that tell which way a page stands
WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
PAGE_NUMBER = re.compile(r"[-—–一_~·]\s*(\d{1,3})\s*[-—–一_~·]")  # a dash is read as the numeral one
MARKS = str.maketrans({"(": "（", ")": "）", ":": "：", ";": "；", ",": "，", "?": "？", "!": "！"})
ZERO = re.compile("(?<=[一二三四五六七八九〇○])○|○(?=[一二三四五六七八九])")  # 二○二三年
NOTHING = re.compile(r"[\s.,·•:;'`\"…、。，：；‘’“”]*")  # marks that say nothing where they stand alone
HALF = re.compile(
    "(?<=[\u4e00-\u9fff）】》”])[(:;,?!]|\\((?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\\)|(?<=（)([^（）()]{1,20})\\)|\\)(?=[\u4e00-\u9fff：，。；])"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line that was not read surely: its text and its box on the page as displayed, in points."""

    text: str
    box: Box
    sure: float


@dataclass(frozen=True, slots=True)
class Scan:
    """A page read from its image."""

    page: Page
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line in pixels of the upright page, with what it says."""

    box: Box
    reading: Reading


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet with its lines read; `size` is the usual height of a character in pixels."""

    sheet: Sheet
    ruled: Ruling
    pieces: list[Piece]
    size: float

    @property
    def sure(self) -> float:
        return surety([piece.reading for piece in self.pieces])


def read(pixels: Pixels, dpi: float, number: int, recogniser: Recogniser) -> Scan:
    """The page of an image; one too large for print is read as a sheet of A4 and measured as what it is."""
    long = max(pixels.shape)
    made = upright(clean.sheet(pixels, dpi if long <= POSTER * dpi else long / SHEET), recogniser)
    sheet, ruled = made.sheet, made.ruled
    found = [piece for piece in made.pieces if not is_noise(piece, sheet)]
    points = 72 / dpi
    high, wide = sheet.grey.shape
    page = Page(number, wide * points, high * points, turn=sheet.quarters, skew=sheet.angle)
    page.across, page.down = rules([scaled(box, points) for box in (*map(flat, ruled.across), *map(thin, ruled.down))])
    page.pictures = [Paint(scaled(box, points), 0, None, False, True) for box in sheet.seals]
    page.runs = [run(piece, points, size) for piece, size in zip(found, sizes(found, made.size), strict=True)]
    settle_dashes(page.runs)
    doubts = [
        Doubt(r.text, page.shown(r.box), certainty(piece.reading))
        for r, piece in zip(page.runs, found, strict=True)
        if certainty(piece.reading) < UNSURE
    ]
    return Scan(page, tuple(doubts))


def upright(sheet: Sheet, recogniser: Recogniser) -> Draft:
    """The sheet read the way its lines can be read; where they cannot, it is tried sideways and upside down."""
    first = None
    if not sheet.sideways:
        first = draft(sheet, recogniser)
        if first.sure >= UPRIGHT:
            return first
    ways = (1, 3, 2) if first is not None else (1, 3, 0, 2)
    best = max((clean.turned(sheet, quarters) for quarters in ways), key=lambda turned: sample(turned, recogniser))
    other = draft(best, recogniser)
    return first if first is not None and first.sure >= other.sure else other


def draft(sheet: Sheet, recogniser: Recogniser) -> Draft:
    """A sheet as it stands, with its lines read."""
    ruled = ruling(sheet)
    boxes, size = pieces(ruled, sheet.dpi)
    readings = recogniser.read(crops(sheet.grey, boxes, size))
    return Draft(sheet, ruled, [Piece(box, reading) for box, reading in zip(boxes, readings, strict=True)], size)


def sample(sheet: Sheet, recogniser: Recogniser) -> float:
    """How surely some of a sheet's lines are read, those of middling length: a line read sideways gives few characters."""
    boxes, size = pieces(ruling(sheet), sheet.dpi)
    chosen = sorted(boxes, key=lambda b: abs((b[2] - b[0]) / size - MIDDLING))[:TRIED]
    readings = recogniser.read(crops(sheet.grey, chosen, size))
    length = sum((box[2] - box[0]) / size for box in chosen)
    return sum(sum(reading.sure) for reading in readings if len(reading.text) > 1) / max(1.0, length, 4.0 * len(chosen))


def surety(readings: list[Reading]) -> float:
    """How surely lines were read: the median of those with more than one character."""
    sures = [reading.mean for reading in readings if len(reading.text) > 1]
    return float(median(sures)) if sures else 0.0


def crops(grey: Pixels, boxes: list[Box], size: float) -> list[Pixels]:
    """The pixels of each piece, as high as a character at least, on a margin of paper."""
    out = []
    margin = round(0.3 * size)
    for x0, top, x1, bottom in boxes:
        half = 0.6 * max(bottom - top, 0.8 * size)
        middle = (top + bottom) / 2
        crop = grey[max(0, int(middle - half)) : int(middle + half) + 1, max(0, int(x0) - 2) : int(x1) + 2]
        out.append(cv2.copyMakeBorder(crop, 0, 0, margin, margin, cv2.BORDER_CONSTANT, value=255))
    return out


def is_noise(piece: Piece, sheet: Sheet) -> bool:
    """Whether a piece is no text: dirt, or what is left of a seal."""
    x, y = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
    stamped = any(inside(seal, x, y) for seal in sheet.seals)
    text, mean = piece.reading.text.strip(), piece.reading.mean
    return (
        NOTHING.fullmatch(text) is not None or (len(text) <= SHORT and mean < (UNSURE if stamped else NOISE)) or mean < NOISE / 2
    )


def certainty(reading: Reading) -> float:
    """How surely a line was read: its mean, or that of a digit or a Chinese character in it that is too unsure by itself."""
    pairs = list(zip(reading.text, reading.sure, strict=True))
    weak = [p for c, p in pairs if (c.isdigit() and p < DOUBT) or ("\u4e00" <= c <= "\u9fff" and p < FAIR)]
    return min([reading.mean, *weak])


def sizes(found: list[Piece], usual: float) -> list[float]:
    """The type size of each piece in pixels: a line's ink is as high as its tallest mark, so like sizes are taken as one."""
    raw = [height(piece) / (EM if WIDE.search(piece.reading.text) else CAPITAL) for piece in found]
    told = [len(piece.reading.text) > SHORT for piece in found]
    groups: list[list[int]] = []
    for k in sorted((k for k in range(len(raw)) if told[k]), key=lambda k: raw[k]):
        if groups and raw[k] <= ALIKE * raw[groups[-1][0]]:
            groups[-1].append(k)
        else:
            groups.append([k])
    out = [usual] * len(raw)
    for group in groups:
        middle = float(median(raw[k] for k in group))
        for k in group:
            out[k] = middle
    body = out[max(groups, key=lambda group: sum(len(found[k].reading.text) for k in group))[0]] if groups else usual
    return [
        size if known else max(body, min(value, height(piece) / EM))
        for size, known, value, piece in zip(out, told, raw, found, strict=True)
    ]


def height(piece: Piece) -> float:
    """How high a piece is, in pixels."""
    return piece.box[3] - piece.box[1]


def run(piece: Piece, points: float, size: float) -> Run:
    """A piece as the PDF reader's run of characters, whose box holds the blank that belongs to its marks."""
    text = written(piece.reading.text.strip())
    x0, top, x1, bottom = scaled(piece.box, points)
    size = max(4.0, size * points)
    x0 -= size * (0.5 if text[:1] in OPENING else 0.04)
    x1 += size * (0.5 if text[-1:] in CLOSING else 0.04)
    return Run(text, (x0, top, x1, bottom), (x0, (top + bottom) / 2 + 0.36 * size), size, False, 0, 0, BLACK, 0, -1)


def settle_dashes(runs: list[Run]) -> None:
    """A numeral one that stands alone is a dash, as in a table's empty field, unless the page counts on to two."""
    if not any(run.text in ("二", "三") for run in runs):
        for run in runs:
            if run.text == "一":
                run.text = "—"


def written(text: str) -> str:
    """Marks as Chinese text has them: the network gives a colon after Chinese now wide, now narrow."""
    number = PAGE_NUMBER.fullmatch(text)
    if number:
        return f"—{number[1]}—"
    if not WIDE.search(text):
        return text
    text = ZERO.sub("〇", text)
    last = ""
    while last != text:
        last, text = text, HALF.sub(lambda m: m[0].translate(MARKS), text)
    return text


def scaled(box: Box, factor: float) -> Box:
    """A box in another unit."""
    return (box[0] * factor, box[1] * factor, box[2] * factor, box[3] * factor)


def flat(box: Box) -> Box:
    """A line across as thin as a line."""
    middle = (box[1] + box[3]) / 2
    return (box[0], middle, box[2], middle)


def thin(box: Box) -> Box:
    """A line down as thin as a line."""
    middle = (box[0] + box[2]) / 2
    return (middle, box[1], middle, box[3])
