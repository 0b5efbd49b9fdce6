"""Shared helpers of author G: a small markup to DOCX, seals, social credit codes, PDF by LibreOffice, a check of the labels."""

import csv, io, json, math, re, shutil, subprocess, sys, tempfile, unicodedata
from pathlib import Path
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor
from PIL import Image, ImageDraw, ImageFont

SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
FONT_FILE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
ALPHA = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc(first17):
    assert len(first17) == 17 and all(c in ALPHA for c in first17), first17
    total = sum(ALPHA.index(c) * pow(3, i, 31) for i, c in enumerate(first17))
    return first17 + ALPHA[(31 - total % 31) % 31]


def uscc_ok(code):
    return len(code) == 18 and all(c in ALPHA for c in code) and uscc(code[:17]) == code


def seal(name, size=420, color=(204, 28, 32), tilt=0, alpha=185):
    im = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    c, ink = size / 2, (*color, alpha)
    d.ellipse((8, 8, size - 8, size - 8), outline=ink, width=11)
    star = [
        (c + (r := size * 0.14 if k % 2 == 0 else size * 0.055) * math.sin(k * math.pi / 5), c - r * math.cos(k * math.pi / 5))
        for k in range(10)
    ]
    d.polygon(star, fill=ink)
    px = min(int(size * 0.125), int(size * 2.15 / max(len(name), 8)))
    font = ImageFont.truetype(FONT_FILE, px)
    spread = min(285, 24 * len(name) + 30)
    for i, ch in enumerate(name):
        ang = -spread / 2 + spread * (i / max(1, len(name) - 1))
        g = Image.new("RGBA", (px * 2, px * 2), (0, 0, 0, 0))
        ImageDraw.Draw(g).text((px, px), ch, font=font, fill=ink, anchor="mm")
        g = g.rotate(-ang, resample=Image.BICUBIC)
        r = size * 0.365
        im.alpha_composite(g, (int(c + r * math.sin(math.radians(ang)) - px), int(c - r * math.cos(math.radians(ang)) - px)))
    im = im.rotate(tilt, resample=Image.BICUBIC).resize((260, 260), Image.LANCZOS)
    out = io.BytesIO()
    im.save(out, "PNG")
    out.seek(0)
    return out


def scrawl(seed, w=300, h=110):
    """A pen stroke like a signature, without readable text."""
    import random

    rnd = random.Random(seed)
    im = Image.new("RGBA", (w, h), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    x, y = 15, h / 2
    pts = [(x, y)]
    while x < w - 25:
        x += rnd.uniform(4, 16)
        pts.append((x + rnd.uniform(-14, 4), h / 2 + rnd.uniform(-38, 38)))
    for a, b in zip(pts, pts[1:]):
        d.line((a, b), fill=(20, 20, 60, 220), width=rnd.choice([3, 4, 5]))
    out = io.BytesIO()
    im.save(out, "PNG")
    out.seek(0)
    return out


def set_font(run, font, size=None, bold=None):
    run.font.name = font
    rpr = run._element.get_or_add_rPr()
    fonts = rpr.find(qn("w:rFonts"))
    for k in ("w:eastAsia", "w:hAnsi", "w:ascii", "w:cs"):
        fonts.set(qn(k), font)
    if size:
        run.font.size = Pt(size)
    if bold is not None:
        run.bold = bold


def floating(par, picture, width_cm, x_cm, y_cm):
    """A picture in front of the text, placed from its paragraph and column."""
    run = par.add_run()
    inline = run.add_picture(picture, width=Cm(width_cm))._inline
    cx, cy = inline.extent.cx, inline.extent.cy
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251659264" behindDoc="0" '
        f'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{int(Cm(x_cm))}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Cm(y_cm))}</wp:posOffset></wp:positionV><wp:extent cx="{cx}" cy="{cy}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/></wp:anchor>'
    )
    for child in list(inline):
        if child.tag in (qn("wp:docPr"), qn("wp:cNvGraphicFramePr"), qn("a:graphic")):
            anchor.append(child)
    inline.getparent().replace(inline, anchor)


class Paper:
    """A document written in lines: '# ' title, '## ' first level, '### ' second level, '|' table row, '^' centred, '>' right,
    '~' no indent, '*' small note, '!page' page break, '!seal NAME' a seal over the last lines."""

    def __init__(
        self,
        font=SERIF,
        size=14,
        line=1.5,
        header=None,
        footer="— {} —",
        margins=(2.8, 2.6, 2.7, 2.5),
        head=SANS,
        styles=False,
        tsize=10.5,
        h1=None,
        h2=None,
    ):
        self.d = Document()
        self.font, self.size, self.line, self.head, self.styles, self.tsize = font, size, line, head, styles, tsize
        self.h1, self.h2, self.fresh = h1 or size + 1, h2 or size, False
        st = self.d.styles["Normal"]
        st.font.name, st.font.size = font, Pt(size)
        st.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        s = self.d.sections[0]
        s.page_width, s.page_height = Cm(21), Cm(29.7)
        s.top_margin, s.bottom_margin, s.left_margin, s.right_margin = map(Cm, margins)
        if header:
            p = s.header.paragraphs[0]
            p.alignment = AL.CENTER
            set_font(p.add_run(header), font, 9)
        if footer:
            p = s.footer.paragraphs[0]
            p.alignment = AL.CENTER
            a, b = footer.split("{}")
            set_font(p.add_run(a), font, 9)
            r = p.add_run()
            for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
                if kind:
                    el = OxmlElement("w:fldChar")
                    el.set(qn("w:fldCharType"), kind)
                else:
                    el = OxmlElement("w:instrText")
                    el.text = text
                r._element.append(el)
            set_font(r, font, 9)
            set_font(p.add_run(b), font, 9)

    def para(self, text, size=None, bold=False, align=None, indent=True, font=None, before=0, after=0, line=None, style=None):
        p = self.d.add_paragraph(style=style)
        f = p.paragraph_format
        if self.fresh:
            f.page_break_before, self.fresh = True, False
        f.line_spacing, f.space_before, f.space_after = line or self.line, Pt(before), Pt(after)
        if align is not None:
            p.alignment = align
        if indent:
            f.first_line_indent = Pt(2 * (size or self.size))
        for k, part in enumerate(text.split("**")):
            if part:
                r = p.add_run(part)
                set_font(r, font or self.font, size or self.size, bold or k % 2 == 1)
                r.font.color.rgb = RGBColor(0, 0, 0)
        return p

    def write(self, text, widths=None):
        rows = []
        lines = text.strip("\n").split("\n") + [""]
        for ln in lines:
            if ln.startswith("|"):
                rows.append([c.strip() for c in ln.strip().strip("|").split("|")])
                continue
            if rows:
                self.table(rows, widths.pop(0) if widths else None)
                rows = []
            ln = ln.rstrip()
            if not ln:
                continue
            if ln == "!page":
                self.fresh = True
            elif ln == "!gap":
                self.para("", indent=False)
            elif ln.startswith("# "):
                self.para(
                    ln[2:],
                    size=self.size + 8,
                    bold=True,
                    align=AL.CENTER,
                    indent=False,
                    font=self.head,
                    before=10,
                    after=14,
                    line=1.3,
                )
            elif ln.startswith("## "):
                self.para(
                    ln[3:],
                    size=self.h1,
                    bold=True,
                    indent=not self.styles,
                    font=self.head,
                    before=8,
                    after=4,
                    style="Heading 1" if self.styles else None,
                )
            elif ln.startswith("### "):
                self.para(
                    ln[4:],
                    size=self.h2,
                    bold=True,
                    indent=not self.styles,
                    font=self.head,
                    before=3,
                    after=2,
                    style="Heading 2" if self.styles else None,
                )
            elif ln.startswith("^"):
                self.para(ln[1:], align=AL.CENTER, indent=False, bold=True, size=self.size - 1.5, font=self.head)
            elif ln.startswith(">"):
                self.para(ln[1:], align=AL.RIGHT, indent=False)
            elif ln.startswith("~"):
                self.para(ln[1:], indent=False)
            elif ln.startswith("*") and not ln.startswith("**"):
                self.para(ln[1:], size=self.size - 3.5, indent=False, line=1.2)
            else:
                self.para(ln)

    def cell(self, cell, text, size=None, bold=False, align=None):
        cell.text = ""
        first = True
        for part in str(text).split("\\n"):
            p = cell.paragraphs[0] if first else cell.add_paragraph()
            first = False
            p.paragraph_format.line_spacing = 1.15
            p.paragraph_format.space_after = Pt(0)
            if align is not None:
                p.alignment = align
            set_font(p.add_run(part), self.font, size or self.tsize, bold)

    def table(self, rows, widths=None, header=True, align=AL.CENTER, size=None, left=()):
        n = max(map(len, rows))
        t = self.d.add_table(rows=0, cols=n)
        t.style = "Table Grid"
        t.alignment = WD_TABLE_ALIGNMENT.CENTER
        for i, row in enumerate(rows):
            cells = t.add_row().cells
            for j, text in enumerate(row):
                self.cell(cells[j], text, size, header and i == 0, AL.LEFT if (len(text) > 22 or j in left) and i else align)
        if widths:
            t.autofit = False
            for col, w in zip(t.columns, widths):
                col.width = Cm(w)
            for row in t.rows:
                for c, w in zip(row.cells, widths):
                    c.width = Cm(w)
        for i, row in enumerate(t.rows):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if i < 2 and len(t.rows) > 2:
                for c in row.cells:
                    for q in c.paragraphs:
                        q.paragraph_format.keep_with_next = True
        self.d.add_paragraph().paragraph_format.line_spacing = 0.6
        return t

    def seals(self, parties, per_row=2, width=3.5, x=3.0, y=-2.2, height=4.6, block=None):
        """parties: (lines, seal name or None)."""
        t = self.d.add_table(rows=0, cols=per_row)
        t.style = "Table Grid"
        for i in range(0, len(parties), per_row):
            row = t.add_row()
            tr = row._tr.get_or_add_trPr()
            h = OxmlElement("w:trHeight")
            h.set(qn("w:val"), str(int(height * 567)))
            h.set(qn("w:hRule"), "atLeast")
            cs = OxmlElement("w:cantSplit")
            tr.append(cs)
            tr.append(h)
            for j, (lines, stamp) in enumerate(parties[i : i + per_row]):
                self.cell(row.cells[j], "\\n".join(lines), 11)
                if stamp:
                    p = row.cells[j].paragraphs[-1]
                    floating(p, seal(stamp, tilt=(i * 7 + j * 13) % 24 - 12), width, x + ((i + j) % 3) * 0.35, y)
        return t

    def save(self, path):
        self.d.core_properties.author = "user"
        self.d.core_properties.title = ""
        self.d.save(path)


def merge(row, a, b):
    return row.cells[a].merge(row.cells[b])


def to_pdf(paper, path):
    path = Path(path)
    with tempfile.TemporaryDirectory() as tmp:
        src = Path(tmp) / "x.docx"
        paper.save(src)
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{tmp}/profile",
                "--convert-to",
                "pdf",
                "--outdir",
                tmp,
                str(src),
            ],
            check=True,
            capture_output=True,
        )
        shutil.copy(Path(tmp) / "x.pdf", path)


def sq(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def raw(text):
    return re.sub(r"\s+", "", text)


def read_text(path):
    """Every reading of a document with the white space removed: (list of strings a quote may stand in)."""
    path = Path(path)
    if path.suffix == ".pdf":
        out = []
        for flags in ([], ["-layout"], ["-raw"]):
            t = subprocess.run(
                ["pdftotext", *flags, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
            ).stdout.decode()
            out.append(raw(t))
            body = "".join("\n".join(x for x in pg.split("\n") if x.strip()).strip() for pg in t.split("\f"))
            out.append(raw(body))
        return out
    if path.suffix == ".xlsx":
        import openpyxl

        wb = openpyxl.load_workbook(path)
        return [raw("".join(str(c) for ws in wb for row in ws.iter_rows(values_only=True) for c in row if c is not None))]
    d = Document(path)
    t = "".join(n.text or "" for n in d.element.body.iter(qn("w:t")))
    return [raw(t)]


def check(case):
    case = Path(case)
    gold = json.loads((case / "gold.json").read_text("utf-8"))
    docs = {p.name: read_text(p) for p in sorted((case / "documents").iterdir())}
    faults = []
    if set(docs) != set(gold["documents"]):
        faults.append(f"documents differ: {set(docs) ^ set(gold['documents'])}")
    for f in gold["facts"]:
        if not any(raw(f["quote"]) in t for t in docs[f["document"]]):
            faults.append(f"fact {f['name']} {f['value']}: {f['quote']} not in {f['document']}")
        for v in f["value"].values() if isinstance(f["value"], dict) else f["value"] if isinstance(f["value"], list) else []:
            if isinstance(v, str) and v not in (
                "enterprise",
                "university",
                "institute",
                "other",
                "lead",
                "core",
                "close",
                "general",
                "negotiation",
                "arbitration",
                "litigation",
            ):
                if not any(raw(v) in t for ts in docs.values() for t in ts):
                    faults.append(f"part {v} of {f['name']} stands nowhere")
        if isinstance(f["value"], dict) and f["value"].get("uscc") and not uscc_ok(f["value"]["uscc"]):
            faults.append(f"bad code {f['value']['uscc']}")
        if f["name"] == "lead.uscc" and not uscc_ok(f["value"]):
            faults.append("bad lead code")
    for key, label in gold["findings"].items():
        if label["verdict"] not in ("met", "not_met", "not_stated", "needs_expert", "not_applicable"):
            faults.append(f"{key}: verdict {label['verdict']}")
        if label["verdict"] in ("met", "needs_expert") and not label["evidence"]:
            faults.append(f"{key}: no evidence")
        for e in label["evidence"]:
            if len(raw(e)) < 6:
                faults.append(f"{key}: short snippet {e}")
            if not any(raw(e) in t for ts in docs.values() for t in ts):
                faults.append(f"{key}: snippet not found: {e}")
    reqs = {
        r["id"].split(".", 1)[1]: r
        for r in csv.DictReader((Path(__file__).resolve().parents[2] / "corpus/requirements.csv").open(encoding="utf-8"))
        if r["policy"] == gold["policy"] and r["kind"] != "post"
    }
    faults += [f"no label: {k}" for k in reqs if k not in gold["findings"]] + [
        f"unknown label: {k}" for k in gold["findings"] if k not in reqs
    ]
    for ts in docs.values():
        for t in ts[:1]:
            for code in set(re.findall(r"(?<![0-9A-Z])[159][123][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])", t)):
                if not uscc_ok(code):
                    faults.append(f"code in text fails: {code}")
    print(case.name, "labels", len(gold["findings"]), "of", len(reqs), "facts", len(gold["facts"]), "faults", len(faults))
    for f in faults:
        print("   ", f)
    from collections import Counter

    print("   ", dict(Counter(v["verdict"] for v in gold["findings"].values())))
    return faults


if __name__ == "__main__":
    for arg in sys.argv[1:]:
        check(arg)
