"""Helpers of author H: Word documents with seals, PDF by LibreOffice, codes, and the proof of the labels."""

import json, math, re, shutil, subprocess, sys, tempfile, unicodedata, csv, io
from pathlib import Path
from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT, WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn, nsdecls
from docx.shared import Pt, Cm, Emu, RGBColor
from PIL import Image, ImageDraw, ImageFont

SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
ABC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def org_code(body):
    """Eight characters with the check character of GB 11714."""
    w = (3, 7, 9, 10, 5, 8, 4, 2)
    s = sum(w[i] * (int(c) if c.isdigit() else ord(c) - 55) for i, c in enumerate(body))
    r = 11 - s % 11
    return body + ("X" if r == 10 else "0" if r == 11 else str(r))


def uscc_check(code17):
    s = sum(ABC.index(c) * pow(3, i, 31) for i, c in enumerate(code17))
    return ABC[(31 - s % 31) % 31]


def uscc(kind, region, body):
    c = kind + region + org_code(body)
    assert len(c) == 17
    return c + uscc_check(c)


def seal_png(name, path, size=420, bottom=None):
    im = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    red = (200, 24, 30, 215)
    d.ellipse([8, 8, size - 8, size - 8], outline=red, width=9)
    c = size / 2
    star = []
    for k in range(10):
        r = size * (0.13 if k % 2 == 0 else 0.052)
        a = -math.pi / 2 + k * math.pi / 5
        star.append((c + r * math.cos(a), c + r * math.sin(a)))
    d.polygon(star, fill=red)
    n = len(name)
    fs = int(min(60, size * 2.3 / max(n, 8)))
    font = ImageFont.truetype(SERIF, fs, index=2)
    span = math.radians(min(270, 26 * n))
    for i, ch in enumerate(name):
        a = -math.pi / 2 - span / 2 + span * (i + 0.5) / n
        t = Image.new("RGBA", (fs * 2, fs * 2), (0, 0, 0, 0))
        ImageDraw.Draw(t).text((fs, fs), ch, font=font, fill=red, anchor="mm")
        t = t.rotate(-math.degrees(a) - 90, resample=Image.BICUBIC)
        r = size / 2 - 20 - fs * 0.6
        im.alpha_composite(t, (int(c + r * math.cos(a) - fs), int(c + r * math.sin(a) - fs)))
    im.save(path)
    return path


class Word:
    def __init__(
        self,
        font="宋体",
        size=12,
        spacing=1.5,
        header=None,
        head_font=None,
        numbers=True,
        margins=(2.5, 2.5, 2.6, 2.6),
        exact=None,
    ):
        self.d = Document()
        self.font, self.size, self.head_font = font, size, head_font or font
        st = self.d.styles["Normal"]
        st.font.name = "Times New Roman"
        st.font.size = Pt(size)
        st.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        st.paragraph_format.space_after = Pt(0)
        if exact:
            st.paragraph_format.line_spacing = Pt(exact)
        else:
            st.paragraph_format.line_spacing = spacing
        for i in (1, 2, 3):
            h = self.d.styles[f"Heading {i}"]
            h.font.name = "Times New Roman"
            h.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), self.head_font)
            for at in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                h.element.rPr.rFonts.attrib.pop(qn("w:" + at), None)
            h.font.size = Pt({1: size + 3, 2: size + 1, 3: size}[i])
            h.font.bold = True
            h.font.color.rgb = RGBColor(0, 0, 0)
            h.paragraph_format.space_before = Pt(8)
            h.paragraph_format.space_after = Pt(4)
        s = self.d.sections[0]
        s.page_width, s.page_height = Cm(21), Cm(29.7)
        s.top_margin, s.bottom_margin, s.left_margin, s.right_margin = (Cm(x) for x in margins)
        self.section(s, header, numbers)
        self.tmp = Path(tempfile.mkdtemp())
        self.n = 0

    def section(self, s, header, numbers):
        if header:
            p = s.header.paragraphs[0]
            p.alignment = AL.CENTER
            r = p.add_run(header)
            r.font.size = Pt(9)
        if numbers:
            p = s.footer.paragraphs[0]
            p.alignment = AL.CENTER
            for kind in ("begin", None, "end"):
                r = p.add_run()
                r.font.size = Pt(9)
                if kind:
                    f = OxmlElement("w:fldChar")
                    f.set(qn("w:fldCharType"), kind)
                    r._r.append(f)
                else:
                    t = OxmlElement("w:instrText")
                    t.text = " PAGE "
                    r._r.append(t)

    def p(self, text="", align=None, indent=True, bold=False, size=None, font=None, before=0, after=0, keep=False):
        p = self.d.add_paragraph()
        f = p.paragraph_format
        if indent and align is None:
            f.first_line_indent = Pt((size or self.size) * 2)
            p.alignment = AL.JUSTIFY
        if align:
            p.alignment = {"c": AL.CENTER, "r": AL.RIGHT, "l": AL.LEFT}[align]
        f.space_before, f.space_after = Pt(before), Pt(after)
        if keep:
            f.keep_with_next = True
        self.run(p, text, bold, size, font)
        return p

    def run(self, p, text, bold=False, size=None, font=None):
        for i, part in enumerate(re.split(r"(\*\*.+?\*\*)", text)):
            if not part:
                continue
            b = part.startswith("**")
            r = p.add_run(part.strip("*") if b else part)
            r.bold = bold or b
            if size:
                r.font.size = Pt(size)
            if font:
                r._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

    def ps(self, text):
        for line in text.strip().split("\n"):
            line = line.strip()
            if line.startswith("### "):
                self.h(line[4:], 3)
            elif line.startswith("## "):
                self.h(line[3:], 2)
            elif line.startswith("# "):
                self.h(line[2:], 1)
            elif line:
                self.p(line)

    def h(self, text, level=1, center=False):
        h = self.d.add_heading(text, level)
        if center:
            h.alignment = AL.CENTER
        return h

    def brk(self):
        self.d.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def table(self, rows, widths, head=1, size=10.5, aligns=None, nosplit=False, line=1.0, bold_head=True):
        """rows of cells; a cell is a text or (text, columns spanned); `widths` in cm."""
        n = len(widths)
        t = self.d.add_table(rows=0, cols=n)
        t.style = "Table Grid"
        t.alignment = WD_TABLE_ALIGNMENT.CENTER
        t.autofit = False
        for k, x in enumerate(widths):
            t.columns[k].width = Cm(x)
        for i, row in enumerate(rows):
            cells = t.add_row().cells
            tr = t.rows[-1]
            if nosplit:
                tr._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if i < head:
                tr._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            k = 0
            for j, cell in enumerate(row):
                text, span = cell if isinstance(cell, tuple) else (cell, 1)
                c = cells[k]
                if span > 1:
                    c = c.merge(cells[k + span - 1])
                c.width = Cm(sum(widths[k : k + span]))
                c.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                long = span > 1 and len(text) > 40
                for q, part in enumerate(text.split("\n")):
                    p = c.paragraphs[0] if q == 0 else c.add_paragraph()
                    p.paragraph_format.line_spacing = line
                    p.paragraph_format.space_before = p.paragraph_format.space_after = Pt(1.5)
                    heading = span == n and re.match(r"[一二三四五六七八九十]+、", part)
                    a = ("l" if heading else None) or (aligns[k] if aligns else None) or ("j" if long or len(part) > 22 else "c")
                    p.alignment = {"c": AL.CENTER, "l": AL.LEFT, "j": AL.JUSTIFY, "r": AL.RIGHT}[a]
                    if long and not re.match(r"[一二三四五六七八九十]+、", part):
                        p.paragraph_format.first_line_indent = Pt(size * 2)
                    self.run(p, part, bold=bool(i < head and bold_head or heading), size=size)
                k += span
            assert k == n, (k, n, row)
        return t

    def seal(self, par, name, dx=4.0, dy=-1.2, cm=3.6):
        """A floating seal picture in front of the text of a paragraph, offset from it in cm."""
        self.n += 1
        path = seal_png(name, str(self.tmp / f"s{self.n}.png"))
        run = par.add_run()
        inline = run.add_picture(path, width=Cm(cm))._inline
        ext, docpr, graphic = inline.extent, inline.docPr, inline.graphic
        anchor = parse_xml(
            f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{251658240 + self.n}" '
            f'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{int(Cm(dx))}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Cm(dy))}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{ext.cx}" cy="{ext.cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{100 + self.n}" name="图片 {self.n}"/><wp:cNvGraphicFramePr/></wp:anchor>'
        )
        anchor.append(graphic)
        inline.getparent().replace(inline, anchor)

    def save(self, path):
        cp = self.d.core_properties
        cp.author, cp.title, cp.comments = "Administrator", "", ""
        self.d.save(str(path))
        return path

    def pdf(self, path):
        path = Path(path)
        src = self.tmp / (path.stem + ".docx")
        self.save(src)
        prof = Path(tempfile.gettempdir()) / "lo_author_H"
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{prof}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(self.tmp),
                str(src),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        shutil.copy(self.tmp / (path.stem + ".pdf"), path)
        return path


def sq(t):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", t))


def texts(path):
    """Several readings of one document, white space removed."""
    path = Path(path)
    if path.suffix == ".pdf":
        out = []
        for opt in ([], ["-layout"], ["-raw"]):
            out.append(sq(subprocess.run(["pdftotext", *opt, str(path), "-"], capture_output=True, text=True, check=True).stdout))
        return out
    if path.suffix == ".docx":
        d = Document(str(path))
        got = []
        for tag in d.element.body.iter(qn("w:t"), qn("w:p")):
            if tag.tag == qn("w:t"):
                got.append(tag.text or "")
        return [sq("".join(got))]
    from openpyxl import load_workbook

    rows = []
    for ws in load_workbook(str(path)).worksheets:
        for r in ws.iter_rows(values_only=True):
            rows.append("".join("" if c is None else str(c) for c in r))
    return [sq("".join(rows))]


class Gold:
    def __init__(self, case, policy, flavour, out):
        self.g = {
            "case": case,
            "policy": policy,
            "flavour": flavour,
            "documents": {},
            "facts": [],
            "findings": {},
            "consistency": [],
            "alerts": [],
            "consistency_ok": [],
            "alerts_ok": [],
            "traps": [],
        }
        self.out = Path(out)
        self.docs = self.out / "documents"
        if self.docs.exists():
            shutil.rmtree(self.docs)
        self.docs.mkdir(parents=True)

    def doc(self, name, role):
        self.g["documents"][name] = {"role": role}
        return self.docs / name

    def fact(self, name, value, document, quote, unit=None, period=None, subject=None, **more):
        f = {"name": name, "value": value}
        for k, v in (("unit", unit), ("period", period), ("subject", subject)):
            if v is not None:
                f[k] = v
        f.update(more)
        f["document"], f["quote"] = document, quote
        self.g["facts"].append(f)

    def find(self, rid, verdict, why, *evidence, ok=()):
        assert rid not in self.g["findings"], rid
        self.g["findings"][rid] = {"verdict": verdict, "also_ok": list(ok), "evidence": list(evidence), "why": why}

    def finish(self):
        g = self.g
        (self.out / "gold.json").write_text(json.dumps(g, ensure_ascii=False, indent=1), encoding="utf-8")
        bad = []
        T = {n: texts(self.docs / n) for n in g["documents"]}
        assert set(T) == {p.name for p in self.docs.iterdir()}, "documents"
        for f in g["facts"]:
            if not any(sq(f["quote"]) in t for t in T[f["document"]]):
                bad.append(f"fact {f['name']}: {f['quote']} not in {f['document']}")
        reqs = [
            r
            for r in csv.DictReader((Path(__file__).resolve().parents[2] / "corpus/requirements.csv").open(encoding="utf-8"))
            if r["policy"] == g["policy"] and r["kind"] != "post"
        ]
        want = {r["id"].split(".", 1)[1] for r in reqs}
        if want != set(g["findings"]):
            bad.append(f"missing {want - set(g['findings'])} extra {set(g['findings']) - want}")
        for k, f in g["findings"].items():
            for e in f["evidence"]:
                if not any(sq(e) in t for ts in T.values() for t in ts):
                    bad.append(f"finding {k}: {e}")
                if len(sq(e)) < 6:
                    bad.append(f"short {k}: {e}")
            if not f["evidence"] and f["verdict"] in ("met", "needs_expert", "not_met"):
                bad.append(f"no evidence {k}")
        codes = set()
        for ts in T.values():
            codes |= {c for x in ts for c in re.findall(r"(?<![0-9A-Z])[159][1239]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])", x)}
        for c in sorted(codes):
            if uscc_check(c[:17]) != c[17]:
                bad.append(f"code {c} fails its check digit")
        for b in bad:
            print("BAD", b)
        print(
            g["case"],
            len(g["facts"]),
            "facts,",
            len(g["findings"]),
            "findings,",
            sum(len(f["evidence"]) for f in g["findings"].values()),
            "snippets,",
            {n: len(t[0]) for n, t in T.items()},
            len(codes),
            "codes;",
            len(bad),
            "bad",
        )
