"""Helpers of the two bundles hn-f1-scanned and gx-f2-zipped: codes, Word and PDF building, scans, seals, GBK archives, label checks.

Everything in the bundles is invented. Random numbers are seeded by name, so pictures and texts come out the same each time.
LibreOffice (soffice) must be on the machine; its profile lies in the temporary folder.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import math
import random
import re
import subprocess
import tempfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
CASES = HERE.parent / "cases"
WORK = Path(tempfile.gettempdir()) / "author_f"
PROFILE = Path(tempfile.gettempdir()) / "lo_f"
SERIF = "NotoSerifCJK-Regular.ttc"
SERIF_BOLD = "NotoSerifCJK-Bold.ttc"
FIXED = (2022, 9, 8, 9, 30, 0)  # the time all files of a bundle bear; a generator may set another


# codes ---------------------------------------------------------------------------------------------------------------------

GLYPHLESS = """
AAEAAAAKAIAAAwAgT1MvMlbeyJQAAAEoAAAAYGNtYXAACgA0AAABkAAAAB5nbHlmFSJBJAAAAbgAAAAYaGVhZAt48WUAAACsAAAANmhoZWEMAgQCAAAA5AAAACRobXR4BAAAAAAAAYgA
AAAIbG9jYQAMAAAAAAGwAAAABm1heHAABAAFAAABCAAAACBuYW1l8usW2gAAAdAAAABLcG9zdAABAAEAAAIcAAAAIAABAAAAAQAAsJRxEF8PPPUEBwgAAAAAAM+a/G4AAAAA1MOn8gAA
AAAEAAgAAAAAEAACAAAAAAAAAAEAAAgA//8AAAQAAAAAAAQAAAEAAAAAAAAAAAAAAAAAAAACAAEAAAACAAQAAQAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAwAAAZAABQAAAAAAAAAAAAAA
AAAAAAAAAAAAAAAAAAUAAQABAAAAAAAAAAAAAAAAAAAAAAAAAAAAR09PRwBAAAAAAAAB//8AAAABAAGAAAAAAAAAAAAAAAAAAAABAAAAAAAABAAAAAAAAAIAAQAAAAAAFAADAAAAAAAU
AAYACgAAAAAAAAAAAAAAAAAMAAAAAQAAAAAEAAgAAAMAADEhESEEAPwACAAAAAADACoAAAADAAAABQAWAAAAAQAAAAAABQALABYAAwABBAkABQAWAAAAVgBlAHIAcwBpAG8AbgAgADEA
LgAwVmVyc2lvbiAxLjAAAAEAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAA=
"""  # the one-glyph font of the Tesseract project (Apache 2.0), as OCR scanners embed it
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc(head: str, organisation: str, wrong: bool = False) -> str:
    """Unified social credit code: head (8 characters) and organisation (8 characters) get their two check characters."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(w * int(c, 36) for w, c in zip(weights, organisation)) % 11
    body = head + organisation + {10: "X", 11: "0"}.get(rest, str(rest))
    assert len(body) == 17 and set(body) <= set(ALPHABET), body
    check = (31 - sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31) % 31
    return body + ALPHABET[(check + 4) % 31 if wrong else check]


def valid(code: str) -> bool:
    if len(code) != 18 or not set(code) <= set(ALPHABET):
        return False
    return (sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17])) + ALPHABET.index(code[17])) % 31 == 0


def rng(name: str) -> random.Random:
    return random.Random(int(hashlib.sha256(name.encode()).hexdigest()[:12], 16))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def length(text: str) -> int:
    return len(re.sub(r"\s+", "", text))


# Word ----------------------------------------------------------------------------------------------------------------------


PRINT: dict[str, str] = {}  # what a Word face becomes when pages are to be drawn here (faces of the machine)
DRAWN = {
    "宋体": "Noto Serif CJK SC",
    "仿宋_GB2312": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
}


def font(run, name: str, size: float, bold: bool = False) -> None:
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Times New Roman"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), PRINT.get(name, name))


class Word:
    """A Word file in the manner of a Chinese office: text, headings, tables; `text` keeps what was written."""

    def __init__(
        self, face: str = "仿宋_GB2312", size: float = 14, line: float = 1.5, header: str = "", margins=(2.5, 2.5, 2.6, 2.4)
    ) -> None:
        self.doc, self.face, self.size, self.line = Document(), face, size, line
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Cm(m) for m in margins)
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(size)
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), PRINT.get(face, face))
        core = self.doc.core_properties
        core.author, core.last_modified_by, core.comments, core.title = "Administrator", "Administrator", "", ""
        import datetime as dt

        core.created = core.modified = dt.datetime(*FIXED)
        if header:
            p = section.header.paragraphs[0]
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            font(p.add_run(header), "宋体", 9)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for kind, body in (("begin", None), (None, "PAGE"), ("end", None)):
            run = foot.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = body
            run._r.append(mark)

    def para(self, text="", indent=True, bold=False, size=None, align=None, face=None, before=0, after=0, where=None, line=None):
        p = (where or self.doc).add_paragraph()
        f = p.paragraph_format
        f.space_before, f.space_after, f.line_spacing = Pt(before), Pt(after), line or self.line
        size = size or self.size
        if indent:
            f.first_line_indent = Pt(size * 2)
        if align:
            p.alignment = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}[align]
        if text:
            font(p.add_run(text), face or self.face, size, bold)
        return p

    def head(self, text, size=None):
        return self.para(text, bold=True, face="黑体", before=6, size=size)

    def body(self, text):
        for part in text.strip().split("\n"):
            self.para(part.strip())

    def cover(self, tag, title, lines, foot):
        self.para(tag, indent=False, size=12, line=1)
        for _ in range(3):
            self.para("", indent=False, line=1)
        for t in title:
            self.para(t, indent=False, bold=True, align="center", size=26, face="方正小标宋简体", line=1.1)
        for _ in range(3):
            self.para("", indent=False, line=1)
        for t in lines:
            self.para(t, indent=False, size=15, line=1.5)
        for _ in range(3):
            self.para("", indent=False, line=1)
        for t in foot:
            self.para(t, indent=False, align="center", size=15, line=1.1)
        self.page()

    def page(self):
        self.doc.add_page_break()

    def landscape(self, on=True):
        s = self.doc.add_section()
        s.orientation = WD_ORIENT.LANDSCAPE if on else WD_ORIENT.PORTRAIT
        s.page_width, s.page_height = (Cm(29.7), Cm(21)) if on else (Cm(21), Cm(29.7))
        if not on:
            self.para("", indent=False, size=4, line=1)

    def table(self, rows, widths, size=10.5, head=True, align="center", line=1.25):
        """rows: lists of text; "" after a cell with `>` merges to the left, `^` merges upwards."""
        t = self.doc.add_table(rows=len(rows), cols=len(widths))
        t.style, t.alignment, t.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(t.columns, widths, strict=True):
            column.width = Cm(width)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                cell = t.cell(r, c)
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if align == "center" else None
                cell.width = Cm(widths[c])
                if text not in (">", "^"):
                    self.fill(cell, text, size, bold=head and r == 0, align=align if len(text) < 30 else None, line=line)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text == ">" and (c + 1 == len(row) or row[c + 1] != ">"):
                    k = c
                    while row[k] == ">":
                        k -= 1
                    self.merge(t, r, k, r, c)
                if text == "^" and (r + 1 == len(rows) or rows[r + 1][c] != "^"):
                    k = r
                    while rows[k][c] == "^":
                        k -= 1
                    self.merge(t, k, c, r, c)
        self.whole(t)
        return t

    @staticmethod
    def whole(t):
        """Rows that do not break across pages."""
        for row in t.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

    @staticmethod
    def merge(t, r0, c0, r1, c1):
        cell = t.cell(r0, c0).merge(t.cell(r1, c1))
        for p in cell.paragraphs[::-1]:
            if not p.text and len(cell.paragraphs) > 1:
                p._p.getparent().remove(p._p)

    def fill(self, cell, text, size=10.5, bold=False, align=None, line=1.25, indent=False):
        for i, part in enumerate(text.split("\n")):
            p = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            p.paragraph_format.line_spacing, p.paragraph_format.space_after = line, Pt(0)
            if align == "center":
                p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if indent:
                p.paragraph_format.first_line_indent = Pt(size * 2)
            font(p.add_run(part), "宋体", size, bold)

    def box(self, text, size=10.5, line=1.4, width=16.4, bold=False):
        """A form's full-width cell."""
        t = self.doc.add_table(rows=1, cols=1)
        t.style, t.alignment, t.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        t.columns[0].width = t.cell(0, 0).width = Cm(width)
        self.fill(t.cell(0, 0), text, size, line=line, indent=not bold, bold=bold)
        if "（盖章）" in text:
            self.whole(t)
        return t

    def text(self) -> str:
        return docx_text(self.doc)

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = io.BytesIO()
        self.doc.save(data)
        path.write_bytes(still(data.getvalue()))
        return path


def docx_text(doc) -> str:
    """All visible text of a Word file's body: paragraphs, cells, text boxes, tracked insertions; not deletions."""
    out = []
    for p in doc.element.body.iter(qn("w:p")):
        out.append("".join(t.text or "" for t in p.iter(qn("w:t"))))
    return "\n".join(out)


def still(data: bytes) -> bytes:
    """The same Office file with one fixed time for all members and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, FIXED)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0
            body = old.read(item)
            if item.filename == "docProps/core.xml":
                body = re.sub(
                    rb">\d{4}-\d\d-\d\dT[\d:]{8}Z<", ">{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z<".format(*FIXED).encode(), body
                )
            new.writestr(info, body)
    return out.getvalue()


def convert(path: Path, to: str, out: Path | None = None) -> Path:
    out = out or path.parent
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={PROFILE.as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return out / (path.stem + "." + to.split(":")[0])


def pdf_time() -> bytes:
    return "D:{:04d}{:02d}{:02d}{:02d}{:02d}{:02d}+08'00'".format(*FIXED).encode()


def calm_pdf(data: bytes) -> bytes:
    """Takes the time and the random identity out of a PDF, byte for byte of the same length."""
    data = re.sub(rb"\(D:\d{14}[^)]*\)", lambda m: (b"(" + pdf_time() + b" " * 40)[: len(m[0]) - 1] + b")", data)
    data = re.sub(
        rb"/ID\s*\[\s*<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>\s*\]",
        lambda m: re.sub(rb"[0-9A-Fa-f]{8,}", lambda n: b"0" * len(n[0]), m[0]),
        data,
    )
    return re.sub(rb"/DocChecksum\s*/([0-9A-F]+)", lambda m: m[0].replace(m[1], b"0" * len(m[1])), data)


# pictures ------------------------------------------------------------------------------------------------------------------


def seal(name: str, size: int = 260, lower: str = "") -> Image.Image:
    """A round red company seal as RGBA: ring, name along the arc, star; worn a little."""
    k = 3
    n = size * k
    mask = Image.new("L", (n, n), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse([k * 3, k * 3, n - k * 3, n - k * 3], outline=255, width=int(n * 0.028))
    c = n / 2
    star = [
        (c + r * math.sin(a), c - r * math.cos(a))
        for i in range(10)
        for r, a in [((n * 0.155 if i % 2 == 0 else n * 0.06), i * math.pi / 5)]
    ]
    draw.polygon(star, fill=255)
    span = math.radians(min(300, 30 + 17 * len(name)))
    face = ImageFont.truetype(SERIF_BOLD, int(n * (0.125 if len(name) <= 12 else 0.105)), index=2)
    for i, ch in enumerate(name):
        a = -span / 2 + span * i / max(1, len(name) - 1)
        tile = Image.new("L", (int(n * 0.17),) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), ch, font=face, fill=255, anchor="mm")
        tile = tile.resize((int(tile.width * 0.82), int(tile.height * 1.1))).rotate(
            -math.degrees(a), expand=True, resample=Image.Resampling.BICUBIC
        )
        r = n * 0.385
        mask.paste(255, (int(c + r * math.sin(a) - tile.width / 2), int(c - r * math.cos(a) - tile.height / 2)), tile)
    if lower:
        draw.text((c, n * 0.76), lower, font=ImageFont.truetype(SERIF_BOLD, int(n * 0.075), index=2), fill=255, anchor="mm")
    mask = mask.resize((size, size), Image.Resampling.LANCZOS)
    g = np.random.default_rng(rng("seal" + name).randrange(2**32))
    wear = (
        np.array(
            Image.fromarray((g.random((size // 12 + 1,) * 2) * 255).astype("uint8")).resize(
                (size, size), Image.Resampling.BICUBIC
            )
        )
        / 255
    )
    alpha = np.array(mask) * (0.62 + 0.33 * wear) * (g.random((size, size)) > 0.02)
    out = np.zeros((size, size, 4), "uint8")
    out[..., :3] = (206, 34, 38)
    out[..., 3] = alpha.clip(0, 255)
    return Image.fromarray(out, "RGBA").rotate(rng(name).uniform(-14, 14), resample=Image.Resampling.BICUBIC)


def press(page: Image.Image, stamp: Image.Image, x: float, y: float) -> None:
    """Ink over text: the stamp is multiplied into the page, its centre at x, y."""
    layer = Image.new("RGB", page.size, "white")
    layer.paste(stamp, (int(x - stamp.width / 2), int(y - stamp.height / 2)), stamp)
    page.paste(ImageChops.multiply(page, layer))


def sign(page: Image.Image, name: str, x: float, y: float, height: float) -> None:
    """A name as if written by hand: sheared, turned, uneven, blue-black."""
    r = rng("sign" + name)
    n = int(height * 1.5)
    tile = Image.new("L", (n * (len(name) + 1), n * 2), 0)
    face = ImageFont.truetype(SERIF, n, index=2)
    for i, ch in enumerate(name):
        ImageDraw.Draw(tile).text(
            (n * (i * 0.92 + 0.7), n + r.uniform(-n * 0.06, n * 0.06)), ch, font=face, fill=235, anchor="mm"
        )
    tile = tile.transform(tile.size, Image.Transform.AFFINE, (1, 0.18, -n * 0.15, 0, 1, 0), Image.Resampling.BICUBIC).rotate(
        r.uniform(0, 4), resample=Image.Resampling.BICUBIC
    )
    page.paste((28, 32, 74), (int(x), int(y - tile.height / 2)), tile)


class Sheets:
    """The pages of a PDF as pictures, with places of text on them; becomes a scan."""

    def __init__(self, pdf: Path, dpi: int) -> None:
        self.dpi, self.k = dpi, dpi / 72
        self.doc = pdfium.PdfDocument(pdf)
        self.images, self.chars = [], []
        for page in self.doc:
            self.images.append(page.render(scale=self.k).to_pil().convert("RGB"))
            text = page.get_textpage()
            height, chars = page.get_height(), []
            for i in range(text.count_chars()):
                ch = text.get_text_range(i, 1)
                if ch.strip():
                    l, b, r, t = text.get_charbox(i, loose=True)
                    chars.append((ch, l, b, r, t, height))
            self.chars.append(chars)

    def find(self, needle: str, nth: int = 0, page: int | None = None) -> tuple[int, float, float, float]:
        """Page, left, middle height and right end (pixels) of the nth place of a text."""
        for p, chars in enumerate(self.chars):
            if page is not None and p != page:
                continue
            line = "".join(c[0] for c in chars)
            at = -1
            while (at := line.find(needle, at + 1)) >= 0:
                if nth == 0:
                    a, z = chars[at], chars[at + len(needle) - 1]
                    return p, a[1] * self.k, (a[5] - (a[2] + a[4]) / 2) * self.k, z[3] * self.k
                nth -= 1
        raise ValueError(f"not on any page: {needle}")

    def stamp(self, name: str, needle: str, nth=0, dx=0.0, dy=0.0, size=4.0, page=None, lower="", after=True) -> None:
        """A seal of `size` cm, its centre dx, dy cm from the end (or begin) of a text."""
        p, l, y, r = self.find(needle, nth, page)
        cm = self.dpi / 2.54
        press(self.images[p], seal(name, int(size * cm), lower), (r if after else l) + dx * cm, y + dy * cm)

    def write(self, name: str, needle: str, nth=0, page=None, dx=0.15) -> None:
        """A name written behind a label, in the picture and in the order of the text."""
        p, l, y, r = self.find(needle, nth, page)
        cm = self.dpi / 2.54
        sign(self.images[p], name, r + dx * cm, y, 0.5 * cm)
        line, at = "".join(c[0] for c in self.chars[p]), -1
        for _ in range(nth + 1):
            at = line.find(needle, at + 1)
        height = self.images[p].height / self.k
        base, x = height - y / self.k, (r + dx * cm) / self.k + 6
        self.chars[p][at + len(needle) : at + len(needle)] = [
            (ch, x + i * 19, base - 8, x + i * 19 + 18, base + 8, height) for i, ch in enumerate(name)
        ]

    def scan(self, out: Path, seed: str, skew=1.2, quality=46, grain=5.0, sideways=(), layer=False) -> Path:
        r, g = rng(seed), np.random.default_rng(rng(seed + "g").randrange(2**32))
        pages = []
        for p, image in enumerate(self.images):
            angle = r.uniform(-skew, skew)
            image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white").filter(
                ImageFilter.GaussianBlur(0.45)
            )
            a = np.asarray(image).astype("float32")
            h, w = a.shape[:2]
            tint = np.array([250, 249, 244], "float32") / 255
            shade = (
                1
                - 0.05 * (np.linspace(0, 1, w)[None, :] * r.choice((-1, 1)) + 0.5).clip(0, 1)
                - 0.02 * np.linspace(0, 1, h)[:, None]
            )
            a = (14 + a * (241 / 255)) * tint * shade[..., None] + g.normal(0, grain, (h, w, 1))
            for _ in range(r.randrange(4, 14)):
                x, y = r.randrange(w - 3), r.randrange(h - 3)
                a[y : y + r.randrange(1, 4), x : x + r.randrange(1, 4)] *= 0.45
            if r.random() < 0.5:
                a[:, : r.randrange(3, 9)] *= 0.55
            image = Image.fromarray(a.clip(0, 255).astype("uint8"))
            turned = p in sideways
            if turned:
                image = image.transpose(Image.Transpose.ROTATE_90)
            data = io.BytesIO()
            image.save(data, "JPEG", quality=quality, dpi=(self.dpi, self.dpi), subsampling=2)
            pages.append((data.getvalue(), image.size, [] if not layer or turned else self.chars[p], math.radians(angle)))
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(image_pdf(pages, self.dpi))
        return out


def image_pdf(pages, dpi: int) -> bytes:
    """A PDF of JPEG pages; characters given with a page are laid under it as invisible text (mode 3), as an OCR scanner does."""
    parts: list[bytes] = []

    def add(body: bytes) -> int:
        parts.append(body)
        return len(parts)

    def stream(head: bytes, data: bytes, pack=True) -> int:
        if pack:
            data, head = zlib.compress(data, 9), head + b" /Filter /FlateDecode"
        return add(b"<< " + head + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream")

    catalog, tree = add(b""), add(b"")
    font_at = None
    if any(chars for _, _, chars, _ in pages):
        used = sorted({ch for _, _, chars, _ in pages for ch, *_ in chars})
        table = b""
        for k in range(0, len(used), 100):
            part = used[k : k + 100]
            table += (
                b"%d beginbfchar\n" % len(part) + b"".join(b"<%04X> <%04X>\n" % (ord(c), ord(c)) for c in part) + b"endbfchar\n"
            )
        cmap = stream(
            b"",
            b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + table
            + b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        )
        file = stream(b"", base64.b64decode(GLYPHLESS))
        glyphs = stream(b"", b"\x00\x01" * 65536)
        desc = add(
            b"<< /Type /FontDescriptor /FontName /GlyphLessFont /Ascent 1000 /Descent -1 /CapHeight 1000 /Flags 5 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /StemV 80 /FontFile2 %d 0 R >>"
            % file
        )
        cid = add(
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GlyphLessFont /CIDToGIDMap %d 0 R /DW 1000 /FontDescriptor %d 0 R /CIDSystemInfo << /Ordering (Identity) /Registry (Adobe) /Supplement 0 >> >>"
            % (glyphs, desc)
        )
        font_at = add(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /GlyphLessFont /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>"
            % (cid, cmap)
        )
    kids = []
    for jpeg, (w, h), chars, angle in pages:
        pw, ph = w * 72 / dpi, h * 72 / dpi
        image = stream(
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode"
            % (w, h),
            jpeg,
            pack=False,
        )
        content = b"q %.2f 0 0 %.2f 0 0 cm /Im0 Do Q\n" % (pw, ph)
        if chars:
            content += b"BT 3 Tr\n"
            c, s, size = math.cos(angle), math.sin(angle), 0
            for ch, l, b, r, t, _ in chars:
                x, y = l - pw / 2, b - ph / 2
                wide = max(2.0, r - l)
                content += b"/F0 %.2f Tf %.4f %.4f %.4f %.4f %.2f %.2f Tm <%s> Tj\n" % (
                    wide,
                    c,
                    s,
                    -s,
                    c,
                    pw / 2 + x * c - y * s,
                    ph / 2 + x * s + y * c,
                    ch.encode("utf-16-be").hex().upper().encode(),
                )
            content += b"ET\n"
        body = stream(b"", content)
        fonts = b" /Font << /F0 %d 0 R >>" % font_at if chars else b""
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources << /XObject << /Im0 %d 0 R >>%s >> >>"
                % (tree, pw, ph, body, image, fonts)
            )
        )
    parts[catalog - 1] = b"<< /Type /Catalog /Pages %d 0 R >>" % tree
    parts[tree - 1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    info = add(b"<< /Producer (ScanStation 5.2) /CreationDate (" + pdf_time() + b") >>")
    out, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
    for i, body in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % i + body + b"\nendobj\n"
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, catalog, info, at)
    return bytes(out)


def photo(image: Image.Image, seed: str, quality=62) -> bytes:
    """A sheet photographed from a desk: a little perspective, uneven light, grain."""
    r, g = rng(seed), np.random.default_rng(rng(seed).randrange(2**32))
    w, h = image.size
    m = int(w * 0.045)
    desk = Image.new("RGB", (w + 2 * m, h + 2 * m), (118, 104, 92))
    src = [(0, 0), (w, 0), (w, h), (0, h)]
    j = lambda: r.uniform(-m * 0.45, m * 0.45)
    dst = [(m + j(), m + j()), (w + m + j(), m + j()), (w + m + j(), h + m + j()), (m + j(), h + m + j())]
    rows, rhs = [], []
    for (x, y), (u, v) in zip(dst, src):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        rhs += [u, v]
    k = np.linalg.solve(np.array(rows), np.array(rhs))
    sheet = image.transform(desk.size, Image.Transform.PERSPECTIVE, k.tolist(), Image.Resampling.BICUBIC)
    cover = Image.new("L", image.size, 255).transform(
        desk.size, Image.Transform.PERSPECTIVE, k.tolist(), Image.Resampling.BICUBIC
    )
    desk.paste(sheet, (0, 0), cover)
    a = np.asarray(desk.filter(ImageFilter.GaussianBlur(0.6))).astype("float32")
    hh, ww = a.shape[:2]
    light = 0.99 - 0.16 * np.hypot(np.linspace(-0.5, 0.9, ww)[None, :], np.linspace(-0.4, 0.9, hh)[:, None])
    a = a * light[..., None] * np.array([1.0, 0.985, 0.95]) + g.normal(0, 3.5, (hh, ww, 1))
    data = io.BytesIO()
    Image.fromarray(a.clip(0, 255).astype("uint8")).save(data, "JPEG", quality=quality, dpi=(180, 180))
    return data.getvalue()


# archives ------------------------------------------------------------------------------------------------------------------


class GbkInfo(zipfile.ZipInfo):
    """A member whose name is written as GBK without the UTF-8 flag, as Windows zip programs do."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def gbk_zip(files: dict[str, bytes], when=(2021, 10, 27, 16, 5, 12)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            info = GbkInfo(name, when)
            info.create_system, info.external_attr = 0, 0x10 if name.endswith("/") else 0x20
            info.compress_type = zipfile.ZIP_STORED if name.endswith("/") or name.endswith(".zip") else zipfile.ZIP_DEFLATED
            z.writestr(info, data)
    return out.getvalue()


# labels --------------------------------------------------------------------------------------------------------------------


def prove(gold: dict, texts: dict[str, str], requirements: Path | None = None) -> None:
    """Every quote in its document, every snippet in some document, one finding a requirement."""
    flat = {k: squeeze(v) for k, v in texts.items()}
    assert set(flat) == set(gold["documents"]), set(flat) ^ set(gold["documents"])
    bad = [
        f"fact {f['name']}: {f['quote']} not in {f['document']}"
        for f in gold["facts"]
        if squeeze(f["quote"]) not in flat[f["document"]]
    ]
    for key, f in gold["findings"].items():
        if f["verdict"] == "met" and not f["evidence"]:
            bad.append(f"{key}: met without evidence")
        bad += [f"{key}: {e}" for e in f["evidence"] if not any(squeeze(e) in t for t in flat.values())]
    if requirements and requirements.exists():
        with requirements.open(encoding="utf-8") as handle:
            wanted = {
                r["id"].split(".", 1)[1] for r in csv.DictReader(handle) if r["policy"] == gold["policy"] and r["kind"] != "post"
            }
        bad += [f"requirement {x}" for x in wanted ^ set(gold["findings"])]
    if bad:
        raise SystemExit("labels do not stand:\n" + "\n".join(bad))


def put(case: str, gold: dict) -> None:
    (CASES / case / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
