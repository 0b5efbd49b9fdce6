"""Helpers of author J: USCC digits, seals, docx building, PDF printing, the check of a bundle."""

import csv, io, json, math, re, shutil, subprocess, tempfile
from pathlib import Path
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw, ImageFont

SET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
C, R, L = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
NS = "http://schemas.openxmlformats.org"


def org_digit(body):
    s = sum(("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(c)) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2)))
    d = 11 - s % 11
    return {10: "X", 11: "0"}.get(d, str(d))


def uscc(head8, body8):
    """Registration + type + region (8) and organisation body (8) with both check digits."""
    s = head8 + body8 + org_digit(body8)
    assert len(s) == 17, s
    w = sum(SET.index(c) * pow(3, i, 31) for i, c in enumerate(s))
    return s + SET[(31 - w % 31) % 31]


def uscc_ok(code):
    return (
        len(code) == 18 and SET[(31 - sum(SET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17])) % 31) % 31] == code[17]
    )


def font(size, bold=True):
    f = subprocess.run(
        ["fc-match", "-f", "%{file}|%{index}", "Noto Serif CJK SC" + (":bold" if bold else "")], capture_output=True, text=True
    ).stdout.split("|")
    return ImageFont.truetype(f[0], size, index=int(f[1]))


def seal(name, size=260, tilt=0):
    im = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    d, c, r, red = ImageDraw.Draw(im), size / 2, size / 2 - 6, (205, 30, 40, 205)
    d.ellipse((c - r, c - r, c + r, c + r), outline=red, width=6)
    pts = [
        (c + (32 if i % 2 == 0 else 13) * math.sin(i * math.pi / 5), c - (32 if i % 2 == 0 else 13) * math.cos(i * math.pi / 5))
        for i in range(10)
    ]
    d.polygon(pts, fill=red)
    f, n = font(28 if len(name) < 15 else 23), len(name)
    span = min(290, 22 * n)
    for i, ch in enumerate(name):
        a = -span / 2 + span * i / max(1, n - 1)
        t = Image.new("RGBA", (44, 44), (0, 0, 0, 0))
        ImageDraw.Draw(t).text((22, 22), ch, font=f, fill=red, anchor="mm")
        t = t.rotate(-a, resample=Image.BICUBIC)
        rr = r - 28
        im.alpha_composite(t, (int(c + rr * math.sin(math.radians(a)) - 22), int(c - rr * math.cos(math.radians(a)) - 22)))
    b = io.BytesIO()
    im.rotate(tilt, resample=Image.BICUBIC).save(b, "PNG")
    b.seek(0)
    return b


def put(run, name, size=10.5, font_name="仿宋", bold=False):
    run.text = name
    style(run, size, font_name, bold)


def style(run, size, name, bold=False):
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Times New Roman"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def shade(cell, fill):
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd xmlns:w="{NS}/wordprocessingml/2006/main" w:val="clear" w:fill="{fill}"/>')
    )


class Doc:
    """A Word document in the manner of an office: body fonts, headings, tables, seals."""

    def __init__(self, body="仿宋", head="黑体", size=15, line=27, margins=(3.2, 2.8, 2.7, 2.5), header=None, footer="— {} —"):
        self.d = Document()
        self.body, self.head, self.size, self.line = body, head, size, line
        s = self.d.sections[0]
        s.page_width, s.page_height = Cm(21), Cm(29.7)
        s.top_margin, s.bottom_margin, s.left_margin, s.right_margin = map(Cm, margins)
        self.width = 21 - margins[2] - margins[3]
        st = self.d.styles["Normal"]
        st.font.name, st.font.size = "Times New Roman", Pt(size)
        st.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), body)
        if header:
            p = s.header.paragraphs[0]
            p.alignment = C
            style(p.add_run(header), 9, body)
        if footer:
            p = s.footer.paragraphs[0]
            p.alignment = C
            a, b = footer.split("{}")
            style(p.add_run(a), 9, body)
            r = p.add_run()
            style(r, 9, body)
            for t, x in (("begin", None), (None, "PAGE"), ("end", None)):
                e = OxmlElement("w:fldChar" if t else "w:instrText")
                if t:
                    e.set(qn("w:fldCharType"), t)
                else:
                    e.text = x
                r._r.append(e)
            style(p.add_run(b), 9, body)

    def p(
        self, text="", align=None, size=None, font_name=None, bold=False, indent=True, before=0, after=0, line=None, keep=False
    ):
        p = self.d.add_paragraph()
        f = p.paragraph_format
        f.space_before, f.space_after = Pt(before), Pt(after)
        f.line_spacing_rule, f.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(line or self.line)
        f.keep_with_next = keep
        if align is not None:
            p.alignment = align
        elif indent:
            f.first_line_indent = Pt(2 * (size or self.size))
        style(p.add_run(text), size or self.size, font_name or self.body, bold)
        return p

    def ps(self, text):
        for t in text.strip().split("\n"):
            if t.strip():
                self.p(t.strip())

    def h(self, text, level=1):
        if level == 1:
            return self.p(text, font_name=self.head, bold=False, size=self.size + 1, before=6, keep=True)
        return self.p(text, font_name="楷体", bold=level == 2, keep=True)

    def blank(self, n=1):
        for _ in range(n):
            self.p("", indent=False)

    def page(self):
        self.d.add_page_break()

    def table(self, rows, widths, size=10.5, head=True, align=None, fill="E7E6E6", line=16, keep=False):
        t = self.d.add_table(rows=0, cols=len(widths))
        t.style, t.alignment, t.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for j, w in enumerate(widths):
            t.columns[j].width = Cm(w)
        for i, row in enumerate(rows):
            tr = t.add_row()
            if keep:
                tr._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = tr.cells
            for j, x in enumerate(row):
                cells[j].width = Cm(widths[j])
                self.cell(
                    cells[j],
                    x,
                    size,
                    bold=head and i == 0,
                    align=(align or {}).get(j, C) if not (head and i == 0) else C,
                    line=line,
                )
                if head and i == 0 and fill:
                    shade(cells[j], fill)
        return t

    def cell(self, cell, text, size=10.5, bold=False, align=C, line=16):
        first = True
        for part in str(text).split("\n"):
            p = cell.paragraphs[0] if first else cell.add_paragraph()
            first = False
            p.alignment = align
            p.paragraph_format.line_spacing_rule, p.paragraph_format.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(line)
            p.paragraph_format.space_after = Pt(0)
            style(p.add_run(part), size, self.body, bold)
        return cell

    def seal(self, paragraph, name, x=2.5, y=-1.2, cm=3.6, tilt=0):
        """The seal as a floating picture in front of the text, offsets from the paragraph in cm."""
        run = paragraph.add_run()
        run.add_picture(seal(name, tilt=tilt), width=Cm(cm))
        inline = run._r.find(qn("w:drawing"))[0]
        a = parse_xml(
            f'<wp:anchor xmlns:wp="{NS}/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{int(x * 360000)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(y * 360000)}</wp:posOffset></wp:positionV></wp:anchor>'
        )
        for tag in ("wp:extent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
            e = inline.find(qn(tag))
            if e is None:
                continue
            a.append(e)
            if tag == "wp:extent":
                a.append(parse_xml(f'<wp:wrapNone xmlns:wp="{NS}/drawingml/2006/wordprocessingDrawing"/>'))
        run._r.find(qn("w:drawing")).replace(inline, a)

    def save(self, path, author="办公室", title=""):
        self.d.core_properties.author, self.d.core_properties.title, self.d.core_properties.comments = author, title, ""
        self.d.save(path)


def to_pdf(docx, pdf):
    with tempfile.TemporaryDirectory() as t:
        subprocess.run(
            [
                "nice",
                "soffice",
                f"-env:UserInstallation=file://{t}/p",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                t,
                str(docx),
            ],
            check=True,
            capture_output=True,
        )
        shutil.move(str(next(Path(t).glob("*.pdf"))), pdf)
    Path(docx).unlink()


def text_of(path):
    path = Path(path)
    if path.suffix == ".pdf":
        return (
            subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout
            + subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True).stdout
        )
    if path.suffix == ".xlsx":
        import openpyxl

        return "\n".join(
            " ".join(str(c) for c in row if c is not None)
            for ws in openpyxl.load_workbook(path)
            for row in ws.iter_rows(values_only=True)
        )
    d = Document(path)
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in d.element.body.iter(qn("w:p")))


def check(case):
    """Every quote and snippet verbatim, every requirement labelled, kinds in order, codes right."""
    case = Path(case)
    g = json.loads((case / "gold.json").read_text("utf-8"))
    sq = lambda s: re.sub(r"\s+", "", str(s))
    texts = {n: sq(text_of(case / "documents" / n)) for n in g["documents"]}
    bad = []
    if set(texts) != {p.name for p in (case / "documents").iterdir()}:
        bad.append("documents differ")
    for f in g["facts"]:
        if sq(f["quote"]) not in texts[f["document"]]:
            bad.append(f"fact {f['name']}: {f['quote']}")
    need = {
        r["id"].split(".", 1)[1]
        for r in csv.DictReader((Path(__file__).resolve().parents[2] / "corpus/requirements.csv").open(encoding="utf-8"))
        if r["policy"] == g["policy"] and r["kind"] != "post"
    }
    bad += [f"label {x}" for x in need ^ set(g["findings"])]
    for k, v in g["findings"].items():
        for e in v["evidence"]:
            if not any(sq(e) in t for t in texts.values()):
                bad.append(f"finding {k}: {e}")
        if v["verdict"] == "met" and not v["evidence"]:
            bad.append(f"no evidence {k}")
    for code in set(
        re.findall(r"(?<![0-9A-Z])(?:91|12|52)[0-9A-Z]{16}(?![0-9A-Z])", " ".join(text_of(case / "documents" / n) for n in texts))
    ):
        if not uscc_ok(code):
            bad.append("uscc " + code)
    print(case.name, "facts", len(g["facts"]), "findings", len(g["findings"]), "BAD" if bad else "all hold", *bad, sep="\n  ")
    return not bad


if __name__ == "__main__":
    import sys

    sys.exit(0 if all([check(p) for p in sys.argv[1:]]) else 1)
