"""One pdfium page in one pass: text objects, ruling lines, filled areas and pictures, in layout coordinates.

Takes an open pypdfium2 document and a page number; gives a `Page`. Works on pdfium's page objects, since a box, a
colour and a render mode are properties of an object, and objects are ten times fewer than characters. Calls go through
prototypes that return plain integers: pypdfium2's pointer objects cost more than the calls themselves.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any

from pypdfium2 import raw

from reviewer.parse.build import Unreadable
from reviewer.parse.pdf import strokes, struck
from reviewer.parse.pdf.calls import (
    FLOAT,
    UINT,
    address,
    char_box,
    clip_path,
    count_chars,
    count_clips,
    count_inner,
    count_marks,
    count_objects,
    fill_bounds,
    fill_colour,
    fill_matrix,
    fill_size,
    font_name,
    get_bounds,
    get_fill,
    get_font,
    get_inner,
    get_matrix,
    get_mode,
    get_object,
    get_size,
    get_stroke,
    get_text,
    get_type,
    get_unicode,
    is_transparent,
    letter,
    text_object,
    whole,
)
from reviewer.parse.pdf.cuts import Cutter
from reviewer.parse.pdf.geometry import IDENTITY, Matrix, apply, area, inside, mapped, quarter, times, turned
from reviewer.parse.pdf.ink import Pixels, is_red, is_sheer, misfits, ordinary, visible
from reviewer.parse.pdf.lines import is_word
from reviewer.parse.pdf.marks import Mark, marks
from reviewer.parse.pdf.model import Colour, Page, Paint, Rule, Run
from reviewer.parse.pdf.overlay import uncovered
from reviewer.parse.pdf.pixels import pixels, size
from reviewer.parse.pdf.proof import Proof
from reviewer.parse.pdf.prose import advance
from reviewer.parse.pdf.states import clipped, marked
from reviewer.parse.pdf.weld import SKIPPED, joins, weld
from reviewer.records import Box

MAX_OBJECTS = 200_000  # page objects on one page
STROKED = (1, 5)  # render modes: outlines alone
MAX_DEPTH = 8  # form objects inside form objects
REPLACED = "文字另有替代文本（ActualText）"
MISFIT = "字形宽度与文字不符"
TEXT = raw.FPDF_PAGEOBJ_TEXT
BLACK: Colour = (0, 0, 0, 255)
SEAL = (40.0, 200.0)  # points: a seal is 38 to 58 mm, and some are drawn with a margin
LARGEST = 40_000_000  # pixels of one picture
BROADEST = 4_000_000.0  # square points: it is painted at this size
STRIDE = 6
ALIKE = (0.7, 1.6)  # width by height of a type that is not squashed
OUTLINES = 200  # paths with curves: a page of so many and no text has its text drawn
LEAST = 30.0  # square points: a smaller filled area is no ground for text and covers none
unpack_matrix: Callable[[Any], Matrix] = struct.Struct("6f").unpack_from
unpack_bounds: Callable[[Any], Box] = struct.Struct("4f").unpack_from
unpack_colour: Callable[[Any], Colour] = struct.Struct("4I").unpack_from
unpack_look: Callable[[Any], tuple[Any, ...]] = struct.Struct("11f4I").unpack_from
NAMELESS = re.compile("[\\0\ufffd\ue000-\uf8ff]")
CONTROLS = dict.fromkeys(range(32), " ") | {0x02: "-", 0xFFFE: "-"}


@dataclass
class Loader:
    """Reads pages of one document; buffers for the C calls are made once."""

    document: Any
    fonts: dict[int, tuple[bool, bool]] = field(default_factory=dict)  # as `typeface` tells them
    budget: int = 600_000_000  # pixels that may still be decoded

    def __post_init__(self) -> None:
        self.floats = (FLOAT * 6)()
        start = ctypes.addressof(self.floats)
        self.places = [start + 4 * i for i in range(6)]
        self.colours = (UINT * 4)()
        start = ctypes.addressof(self.colours)
        self.shades = [start + 4 * i for i in range(4)]
        self.look = (FLOAT * 15)()  # a text object's matrix, bounds, size and (as integers) colour
        self.subject = ctypes.c_void_p()  # the text object that is asked
        parts = [ctypes.byref(self.look, 4 * i) for i in range(15)]
        self.within = (self.subject, self.look, parts[0], parts[10], parts[6:10], parts[11:])
        start = ctypes.addressof(self.look)
        self.tint = [start + 44 + 4 * i for i in range(4)]
        self.doubles = (ctypes.c_double * 4)()
        start = ctypes.addressof(self.doubles)
        self.edges = [start + 8 * i for i in range(4)]

    def load(self, number: int) -> Page:
        """The page with that number, from 1."""
        self.fonts.clear()  # pdfium lets a page's fonts go with it, and another may come to stand at their address
        handle = self.document[number - 1]
        text = handle.get_textpage()
        try:
            return _Reader(self, handle, text, number).read()
        finally:
            text.close()
            handle.close()

    def typeface(self, pointer: int) -> tuple[bool, bool]:
        """Of a text object's font: whether it is a bold or black one by its name, and whether it has none: its letters are drawings."""
        font = get_font(pointer)
        if font not in self.fonts:
            name = ctypes.create_string_buffer(200)
            font_name(font, ctypes.addressof(name), 200)
            lower = name.value.decode("utf-8", "replace").lower()
            bold = any(word in lower for word in ("bold", "black", "heavy", "simhei", "黑体", "heiti"))
            self.fonts[font] = (bold, not name.value)
        return self.fonts[font]


class _Reader:
    """One page being read; lives as long as its pdfium page is open."""

    def __init__(self, loader: Loader, handle: Any, text: Any, number: int) -> None:
        self.loader, self.handle = loader, handle
        self.page_pointer, self.text_pointer = address(handle.raw), address(text.raw)
        self.crop: tuple[float, float, float, float] = handle.get_bbox() if hasattr(handle, "get_bbox") else handle.get_mediabox()
        self.quarters = handle.get_rotation() // 90 % 4
        self.wide, self.high = self.crop[2] - self.crop[0], self.crop[3] - self.crop[1]
        sideways = self.quarters % 2
        self.page = Page(number, self.high if sideways else self.wide, self.wide if sideways else self.high)
        self.texts: dict[int, int] = {}  # the order of each text object
        self.forms: dict[int, Matrix] = {}  # the matrix of those that stand in a form
        self.segments: list[strokes.Segment] = []
        self.reds: list[Box] = []
        self.loose: list[Rule] = []  # that bound no table
        self.order = self.curves = 0
        self.unseen: list[str] = []
        self.clear = False  # none of the texts is marked, transparent or clipped

    def read(self) -> Page:
        self.collect()
        page = self.page
        page.across, page.down = strokes.rules(self.segments)
        page.outlined = self.curves > OUTLINES
        page.fills = strokes.heaviest(page.fills)
        page.pictures += strokes.seals(self.reds, SEAL, self.order)
        self.loose = struck.candidates(page.across, page.down)
        runs, page.struck = struck.parted(self.runs(), self.loose)
        runs += self.marked()
        pointers = {order: pointer for pointer, order in self.texts.items()}
        proof = Proof(self.handle, page, pointers)
        page.runs, page.hidden, page.scanned = visible(page, runs, proof)
        page.hidden += self.unseen
        page.runs, painted_over = uncovered(page, Cutter([], self.character).seek)
        page.hidden += painted_over
        if page.suspect is None and misfits(page.runs):
            page.suspect = MISFIT
        self.settle_turn()
        page.runs = Cutter(page.down, self.character).cut_all(weld(page.runs))
        return page

    def collect(self) -> None:
        """Take all page objects in painting order; texts wait until their characters are known."""
        page, texts, order = self.page_pointer, self.texts, 0
        for pointer in map(get_object, repeat(page), range(count_objects(page))):
            if get_type(pointer) == TEXT:
                order += 1
                texts[pointer] = order
                continue
            for inner, matrix in self.unfold(pointer, IDENTITY, 0):
                order += 1
                self.order = order
                self.meet(inner, matrix)
                self.limit(order)
        self.order = order
        self.limit(order)
        self.clear = not (any(map(count_marks, texts)) or any(map(is_transparent, texts)) or self.is_clipped())

    def is_clipped(self) -> bool:
        """Whether any of the page's texts has a clip."""
        return any(count > 0 for count in map(count_clips, map(clip_path, self.texts)))

    def meet(self, pointer: int, matrix: Matrix) -> None:
        """Take one object that stands in a form, or is no text."""
        kind = get_type(pointer)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self.texts[pointer], self.forms[pointer] = self.order, matrix
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self.path(pointer, matrix)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            self.picture(pointer, matrix, kind)

    def limit(self, seen: int) -> None:
        if seen > MAX_OBJECTS:
            raise Unreadable(f"第{self.page.number}页内容对象超过{MAX_OBJECTS}个，未予读取，请重新导出为普通 PDF。")

    def unfold(self, pointer: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, Matrix]]:
        if get_type(pointer) != raw.FPDF_PAGEOBJ_FORM:
            yield pointer, matrix
        elif depth < MAX_DEPTH:
            inner = times(self.matrix(pointer), matrix)
            for i in range(count_inner(pointer)):
                yield from self.unfold(get_inner(pointer, i), inner, depth + 1)

    def matrix(self, pointer: int) -> Matrix:
        if not get_matrix(pointer, self.loader.places[0]):
            return IDENTITY
        return unpack_matrix(self.loader.floats)

    def bounds(self, pointer: int, matrix: Matrix) -> Box:
        left, low, right, high = self.edges(pointer)
        if matrix is not IDENTITY:
            left, low, right, high = mapped(matrix, (left, low, right, high))
        return self.place(left, low, right, high)

    def place(self, left: float, low: float, right: float, high: float) -> Box:
        """A box in user space as a box on the displayed page."""
        x, y = self.crop[0], self.crop[3]
        box = (left - x, y - high, right - x, y - low)
        return turned(box, self.wide, self.high, self.quarters) if self.quarters else box

    def shade(self, getter: Any, pointer: int) -> Colour:
        if not getter(pointer, *self.loader.shades):
            return BLACK
        return unpack_colour(self.loader.colours)

    def path(self, pointer: int, matrix: Matrix) -> None:
        found = strokes.read_path(pointer)
        if not (found.filled or found.stroked):
            return
        self.curves += not found.straight
        box = self.bounds(pointer, matrix)
        colour = self.shade(get_fill if found.filled else get_stroke, pointer)
        thin = min(box[2] - box[0], box[3] - box[1]) <= strokes.THIN
        if found.filled and not thin and area(box) >= LEAST:
            self.page.fills.append(Paint(box, self.order, colour, colour[3] >= 250 and found.straight))
        red = strokes.reddish(colour) and (found.stroked or not found.straight)
        if red:
            self.reds.append(box)
        if colour[3] < 20 or min(colour[:3]) > 235 or (red and not thin and box[2] - box[0] <= SEAL[1]):
            return  # nobody sees a white border, and a red box of a seal's size is a seal
        if thin:
            self.segments.append(box)
        elif found.straight and found.count <= strokes.MAX_SEGMENTS:
            own = times(self.matrix(pointer), matrix)
            for a, b in strokes.edges(pointer, found):
                (ax, ay), (bx, by) = apply(own, *a), apply(own, *b)
                self.segments.append(self.place(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))

    def picture(self, pointer: int, matrix: Matrix, kind: int) -> None:
        box = self.bounds(pointer, matrix)
        width, height = box[2] - box[0], box[3] - box[1]
        if width < 4 or height < 4:
            if kind == raw.FPDF_PAGEOBJ_IMAGE and max(width, height) > 30:
                self.segments.append(box)  # some producers draw rules as pictures
            return
        small = SEAL[0] * 0.4 <= width <= 1.6 * SEAL[1] and SEAL[0] * 0.4 <= height <= 1.6 * SEAL[1]
        if kind == raw.FPDF_PAGEOBJ_SHADING:
            self.page.fills.append(Paint(box, self.order, None, False))
            return
        under = any(inside(box, (t[0] + t[2]) / 2, (t[1] + t[3]) / 2) for t in map(self.text_box, self.texts))
        found = self.look(pointer, box) if small or under else None
        opaque = not is_transparent(pointer) and found is not None and min(found[3], default=0) >= 250
        red = small and found is not None and is_red(found)
        sheer = red and not opaque and found is not None and is_sheer(found)
        self.page.pictures.append(Paint(box, self.order, None, opaque, red, sheer))

    def text_box(self, pointer: int) -> Box:
        return self.bounds(pointer, self.forms.get(pointer, IDENTITY))

    def look(self, pointer: int, box: Box) -> Pixels | None:
        """A picture's pixels, within what one document may make us decode."""
        wanted = size(pointer)
        if not 0 < wanted <= min(LARGEST, self.loader.budget) or area(box) > BROADEST:
            return None
        self.loader.budget -= wanted
        return pixels(self.loader.document, self.handle, pointer)

    def runs(self) -> list[Run]:
        """The text objects with their characters, in the order pdfium lists the characters."""
        count = count_chars(self.text_pointer)
        if count <= 0:
            return []
        buffer = ctypes.create_string_buffer(2 * count + 2)
        written = get_text(self.text_pointer, 0, count, ctypes.addressof(buffer))
        letters = buffer.raw[: 2 * (written - 1)].decode("utf-16-le", "replace")
        if len(letters) != count:  # surrogates, or characters pdfium keeps without a code
            letters = "".join(letter(get_unicode(self.text_pointer, i)) for i in range(count))
        self.page.lost = len(NAMELESS.findall(letters))
        found = self.spelled(letters)
        for run in found:
            if not run.text.isprintable():
                run.text = whole(run.text).translate(CONTROLS)
        return found

    def spelled(self, letters: str) -> list[Run]:
        """Runs with their characters; on a page of text and lines alone neighbours in which nothing can hide are welded."""
        found: list[Run] = []
        known: dict[int, Run] = {}
        current: Run | None = None
        page, count, bare = self.text_pointer, len(letters), not (self.page.fills or self.page.pictures or self.loose)
        i, blank, reach, stop, before = 0, False, 0, 0, None
        read, owner_of = self.run, text_object
        owner = owner_of(page, 0)
        while i < count:
            if owner is None:  # a blank or a line end that pdfium infers from a gap
                blank = letters[i] == " "
                i += 1
                owner = owner_of(page, i) if i < count else None
                continue
            end, following = i + 1, owner
            if reach > 2 * STRIDE:  # the characters of one object stand together, so an end far off is looked for in strides
                while end + STRIDE < count and owner_of(page, end + STRIDE) == owner:
                    end += STRIDE
            while end < count and (following := owner_of(page, end)) == owner:
                end += 1
            text = letters[i:end]
            last, current = current, known.get(owner)
            if blank and last is not None and (owner == before or is_word(last.text[-1], text[0])):
                last.text += " "
            if current is not None:
                current.text += text
            else:
                current = read(owner, i, text, last if bare and i - stop <= SKIPPED else None)
                known[owner] = current
                if current is not last:
                    found.append(current)
            reach, before, owner, i, stop, blank = end - i, owner, following, end, end, False
        return found

    def marked(self) -> list[Run]:
        """The texts of the page's annotations; their pictures join the page's."""
        found: list[Run] = []
        for mark in marks(self.handle.raw):
            self.order += 1
            box = self.place(*mark.box)
            if mark.hidden:
                self.unseen.append(mark.text)
                continue
            self.page.fills.append(Paint(box, self.order, None, False))
            if not (mark.text or mark.objects):
                continue
            if not mark.text:
                self.page.pictures.append(Paint(box, self.order, None, False, self.stamped(mark)))
                continue
            parts = mark.text.splitlines()
            step = (box[3] - box[1]) / len(parts)
            size = min(12.0, 0.8 * step)
            for k, part in enumerate(parts):
                low = box[1] + step * (k + 0.5) + 0.36 * size
                here = (box[0] + 2, low - 0.88 * size, min(box[2], box[0] + 2 + advance(part, size)), low + 0.12 * size)
                found.append(Run(part, here, (here[0], low), size, False, self.order, 0, BLACK, 0, -1))
        return found

    def stamped(self, mark: Mark) -> bool:
        """Whether an annotation shows a seal: of its size, and painted in red."""
        wide, high = mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]
        if not (SEAL[0] * 0.4 <= wide <= 1.6 * SEAL[1] and SEAL[0] * 0.4 <= high <= 1.6 * SEAL[1]):
            return False
        return any(self.inked(inner) for pointer in mark.objects for inner, _ in self.unfold(pointer, IDENTITY, 0))

    def inked(self, pointer: int) -> bool:
        kind = get_type(pointer)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            found = self.look(pointer, self.bounds(pointer, IDENTITY))
            return found is not None and is_red(found)
        if kind != raw.FPDF_PAGEOBJ_PATH:
            return False
        return strokes.reddish(self.shade(get_fill if strokes.read_path(pointer).filled else get_stroke, pointer))

    def run(self, pointer: int, first: int, text: str, last: Run | None) -> Run:
        """A text object with its characters, or the run before it, grown, where it goes on there.

        A page has hundreds of objects: the calls fill one buffer, which is unpacked once.
        """
        loader = self.loader
        subject, places, at_matrix, at_size, at_bounds, at_colour = loader.within
        mode, order = get_mode(pointer), self.texts.get(pointer)
        bold, drawn = loader.fonts.get(get_font(pointer)) or loader.typeface(pointer)
        subject.value = pointer
        fill_bounds(subject, *at_bounds)
        fill_size(subject, at_size)
        painted = get_stroke(pointer, *loader.tint) if mode in STROKED else fill_colour(subject, *at_colour)
        plain = fill_matrix(subject, at_matrix)
        a, b, c, d, x, y, left, low, right, high, size, red, green, blue, alpha = unpack_look(places)
        colour = (red, green, blue, alpha)
        if not (plain and painted and order) or b or c or a < 0 or d < 0 or size < 0 or self.quarters or pointer in self.forms:
            return self.turned_run(pointer, first, text, (bold, mode, colour if painted else BLACK))
        x0, y0 = self.crop[0], self.crop[3]
        base, size, box = y0 - y, size * d, (left - x0, y0 - high, right - x0, y0 - low)
        look = (bold or mode == 2, mode, colour)
        shaped = high - low >= 0.01
        doubt = not shaped or drawn or (not self.clear and self.doubtful(pointer))
        if last is not None and base == last.base[1] and size == last.size and not (doubt or last.doubt):
            plain = ALIKE[0] * d <= a <= ALIKE[1] * d and ordinary(text, right - left, size)
            if plain and joins(last, box, text, look):
                return last
        if not shaped:  # the font has no shapes here: place it by its baseline
            box = (box[0], base - 0.88 * size, max(box[2], x - x0 + 0.5 * size), base + 0.12 * size)
        return Run(text, box, (x - x0, base), size, look[0], order, mode, colour, 0, first, shaped, doubt)

    def turned_run(self, pointer: int, first: int, text: str, look: tuple[bool, int, Colour]) -> Run:
        """A text object that is not simply upright, in a page that is: turned, mirrored, in a form, in a pattern."""
        bold, mode, colour = look
        drawn = self.loader.typeface(pointer)[1]
        order, form = self.texts.get(pointer), self.forms.get(pointer)
        get_size(pointer, self.loader.places[0])
        size = self.loader.floats[0]
        own = self.matrix(pointer)
        a, b, c, d, x, y = own if form is None else times(own, form)
        size = abs(size) * (abs(d) if not c else (c * c + d * d) ** 0.5)
        turn = 0 if b == 0 and a >= 0 else quarter(a, b)
        turn = turn if turn < 0 else (turn + self.quarters) % 4
        if order is None:  # an object pdfium reaches by a way of its own: place it by its first character
            char_box(self.text_pointer, first, *self.loader.edges)
            left, right, low, high = self.loader.doubles
            box, order = self.place(left, low, right, high), self.order
        else:
            box = self.bounds(pointer, form or IDENTITY)
        left, top, _, _ = self.place(x, y, x, y)
        shaped = box[3] - box[1] >= 0.01 or bool(turn)
        if not shaped:
            box = (box[0], top - 0.88 * size, max(box[2], left + 0.5 * size), top + 0.12 * size)
        doubt = form is not None or not shaped or drawn or self.doubtful(pointer)
        return Run(text, box, (left, top), size, mode == 2 or bold, order, mode, colour, turn, first, shaped, doubt)

    def doubtful(self, pointer: int) -> bool:
        """Whether only painting can tell if a text object of the page is seen: it is clipped, masked, on a layer, of shapes
        the file draws itself."""
        count = count_marks(pointer)
        layered, replaced = marked(pointer, count) if count > 0 else (False, False)
        if replaced:
            self.page.suspect = REPLACED
        if layered or is_transparent(pointer):
            return True
        clip = clip_path(pointer)
        paths = count_clips(clip) if clip else 0
        return paths > 0 and clipped(clip, paths, self.edges(pointer))

    def edges(self, pointer: int) -> Box:
        """A top-level object's box in user space: left, low, right, high."""
        places = self.loader.places
        get_bounds(pointer, places[0], places[1], places[2], places[3])
        left, low, right, high = unpack_bounds(self.loader.floats)
        return (left, low, right, high)

    def settle_turn(self) -> None:
        """Turn the page for layout where most of its text runs sideways (a landscape table in a portrait page)."""
        page = self.page
        if not any(run.turn for run in page.runs):
            return
        counts = [sum(len(run.text) for run in page.runs if run.turn == t) for t in range(4)]
        most = counts.index(max(counts))
        if most == 0 or counts[most] <= 20:
            return
        quarters, width, height = (4 - most) % 4, page.width, page.height
        page.turn = quarters
        for run in page.runs:
            run.box, run.turn = turned(run.box, width, height, quarters), (run.turn - most) % 4 if run.turn >= 0 else -1
            run.base = turned((*run.base, *run.base), width, height, quarters)[:2]
        page.across, page.down = strokes.rules([turned(box, width, height, quarters) for box in self.segments])
        page.pictures = [Paint(turned(p.box, width, height, quarters), p.order, None, p.opaque, p.red) for p in page.pictures]
        page.fills = [replace(p, box=turned(p.box, width, height, quarters)) for p in page.fills]
        if quarters % 2:
            page.width, page.height = height, width

    def character(self, index: int) -> tuple[str, Box] | None:
        """The character with that index and its box in layout coordinates."""
        if not char_box(self.text_pointer, index, *self.loader.edges):
            return None
        left, right, low, high = self.loader.doubles
        box = self.place(left, low, right, high)
        if self.page.turn:
            sideways = self.page.turn % 2
            wide, high = (self.page.height, self.page.width) if sideways else (self.page.width, self.page.height)
            box = turned(box, wide, high, self.page.turn)
        return letter(get_unicode(self.text_pointer, index)), box
