"""Helpers of author I: docx building (grid tables, real numbering, floating seals), PDF by soffice, USCC, checks of labels."""

import csv, io, json, math, re, subprocess, sys, tempfile
from pathlib import Path
import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu, Pt, RGBColor
from PIL import Image, ImageDraw, ImageFont

SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
ABC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc(head, body, spoil=0):
    """18 characters from the 8 leading (register, kind, division) and 8 of the body; both check digits right unless spoiled."""
    s = sum(w * int(c, 36) for w, c in zip((3, 7, 9, 10, 5, 8, 4, 2), body))
    r = 11 - s % 11
    code = head + body + ("0" if r == 11 else "X" if r == 10 else str(r))
    k = (31 - sum(ABC.index(c) * pow(3, i, 31) for i, c in enumerate(code)) % 31) % 31
    return code + ABC[(k + spoil) % 31]


def uscc_ok(code):
    return (
        len(code) == 18
        and all(c in ABC for c in code)
        and ABC[(31 - sum(ABC.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17])) % 31) % 31] == code[17]
    )


def seal(name, size=300):
    im = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    d = ImageDraw.Draw(im)
    red, c = (208, 22, 30, 215), size / 2
    d.ellipse((6, 6, size - 6, size - 6), outline=red, width=7)
    star = []
    for i in range(10):
        r = size * (0.15 if i % 2 == 0 else 0.058)
        a = math.pi * i / 5 - math.pi / 2
        star.append((c + r * math.cos(a), c + r * math.sin(a)))
    d.polygon(star, fill=red)
    font = ImageFont.truetype(SERIF, max(20, int(36 - 0.7 * max(0, len(name) - 8))), index=2)
    span = min(285, 22 * len(name))
    for i, ch in enumerate(name):
        deg = -span / 2 + span * (i + 0.5) / len(name)
        t = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
        ImageDraw.Draw(t).text((30, 30), ch, font=font, fill=red, anchor="mm")
        t = t.rotate(-deg, resample=Image.BICUBIC)
        a = math.radians(deg - 90)
        R = size * 0.385
        im.alpha_composite(t, (int(c + R * math.cos(a) - 30), int(c + R * math.sin(a) - 30)))
    out = io.BytesIO()
    im.save(out, "PNG")
    out.seek(0)
    return out


class Doc:
    def __init__(self, body=14, line=26, font="仿宋", header=None, margin=(2.6, 2.4), pdf=False):
        self.as_pdf = pdf  # then fonts that are on the machine, Latin and Chinese alike, so that quotation marks keep their place
        self.d = docx.Document()
        self.body, self.line, self.font = body, line, font
        st = self.d.styles["Normal"]
        st.font.name, st.font.size = "Times New Roman", Pt(body)
        st.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        s = self.d.sections[0]
        s.page_width, s.page_height = Cm(21), Cm(29.7)
        s.left_margin = s.right_margin = Cm(margin[0])
        s.top_margin = s.bottom_margin = Cm(margin[1])
        if header:
            p = s.header.paragraphs[0]
            p.alignment = AL.CENTER
            self.run(p, header, 9)
        p = s.footer.paragraphs[0]
        p.alignment = AL.CENTER
        for t, kind in (("begin", 1), ("PAGE", 0), ("end", 1)):
            r = p.add_run()
            e = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                e.set(qn("w:fldCharType"), t)
            else:
                e.text = t
            r._r.append(e)
        self.num = None

    def run(self, p, text, size=None, bold=False, font=None, color=None, sup=False):
        r = p.add_run(text)
        if size:
            r.font.size = Pt(size)
        r.bold = bold or None
        fonts = r._r.get_or_add_rPr().get_or_add_rFonts()
        if self.as_pdf:
            name = "Noto Sans CJK SC" if font == "黑体" else "Noto Serif CJK SC"
            for k in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
                fonts.set(qn(k), name)
        else:
            fonts.set(qn("w:eastAsia"), font or self.font)
        if color:
            r.font.color.rgb = RGBColor.from_string(color)
        if sup:
            r.font.superscript = True
        return r

    def p(self, text="", size=None, bold=False, align=None, indent=True, font=None, before=0, after=0, line=None):
        p = self.d.add_paragraph()
        f = p.paragraph_format
        f.space_before, f.space_after = Pt(before), Pt(after)
        f.line_spacing = Pt(line or self.line)
        if indent and align is None:
            f.first_line_indent = Pt(2 * (size or self.body))
        if align:
            p.alignment = {"c": AL.CENTER, "r": AL.RIGHT, "l": AL.LEFT}[align]
        if text:
            self.run(p, text, size, bold, font)
        return p

    def ps(self, *texts):
        for t in texts:
            self.p(t)

    def h(self, text, level=1, style=False):
        """A heading: by Word style or merely bold, as hands differ."""
        if style:
            p = self.d.add_heading(level=level)
            r = self.run(p, text, {1: 16, 2: 15, 3: 14}[level], True, "黑体", "000000")
            r.font.name = "Times New Roman"
            p.paragraph_format.space_before = Pt(8)
            return p
        return self.p(text, {1: 16, 2: 14, 3: 14}[level], level < 3, font={1: "黑体", 2: "楷体", 3: self.font}[level])

    def brk(self):
        self.d.add_page_break()

    def numbering(self, levels):
        """levels: [(numFmt, lvlText, restart?)]; returns a function to number paragraphs."""
        part = self.d.part.numbering_part.element
        aid = 90 + len(part.findall(qn("w:abstractNum")))
        lv = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/>{"" if rs else "<w:lvlRestart w:val=%s0%s/>" % (chr(34), chr(34))}<w:suff w:val="{"space" if i else "nothing"}"/><w:lvlText w:val="{t}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="560"/></w:pPr></w:lvl>'
            for i, (f, t, rs) in enumerate(levels)
        )
        a = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{aid}"><w:multiLevelType w:val="multilevel"/>{lv}</w:abstractNum>'
        )
        part.insert(0, a)
        n = parse_xml(f'<w:num {nsdecls("w")} w:numId="{aid}"><w:abstractNumId w:val="{aid}"/></w:num>')
        part.append(n)

        def item(level, text, bold=False, font=None):
            p = self.p(text, 15 if level == 0 else None, bold, font=font)
            p.paragraph_format.first_line_indent = None
            pr = p._p.get_or_add_pPr()
            pr.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{aid}"/></w:numPr>'))
            e = pr.find(qn("w:numPr"))
            pr.remove(e)
            pr.insert(0 if pr.find(qn("w:pStyle")) is None else 1, e)
            return p

        return item

    def grid(self, widths, rows, size=10.5, head=0, cols=None, split=False):
        """rows: lists of text or (text, span[, opts]); opts: b bold, l left, v vmerge start, ^ vmerge go on, h high, g grey."""
        n = len(widths)
        t = self.d.add_table(rows=0, cols=n)
        t.style = "Table Grid"
        t.alignment = WD_TABLE_ALIGNMENT.CENTER
        t.autofit = False
        for ri, row in enumerate(rows):
            cells = t.add_row().cells
            tr = t.rows[-1]
            at = 0
            for c in row:
                text, span, o = (c, 1, "") if isinstance(c, str) else (tuple(c) + ("",))[:3]
                cell = cells[at] if span == 1 else cells[at].merge(cells[at + span - 1])
                cell.width = Cm(sum(widths[at : at + span]))
                if "v" in o or "^" in o:
                    vm = OxmlElement("w:vMerge")
                    if "v" in o:
                        vm.set(qn("w:val"), "restart")
                    cell._tc.get_or_add_tcPr().append(vm)
                if "g" in o or ri < head:
                    cell._tc.get_or_add_tcPr().append(
                        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="E7E6E6"/>')
                    )
                cell.vertical_alignment = 1
                for k, line in enumerate(text.split("\n")):
                    p = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                    p.paragraph_format.line_spacing = Pt(size * 1.45)
                    p.alignment = AL.LEFT if "l" in o else AL.CENTER
                    if line:
                        self.run(p, line, size, "b" in o or ri < head, "宋体")
                at += span
            if not split:
                tr._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if ri < head:
                tr._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for i, w in enumerate(widths):
            t.columns[i].width = Cm(w)
        return t

    def stamp(self, p, name, x=3.0, y=-1.2, w=3.6):
        """A floating seal picture anchored at paragraph p (cm from the column and paragraph)."""
        inline = p.add_run().add_picture(seal(name), width=Cm(w))._inline
        cx, cy = inline.extent.cx, inline.extent.cy
        a = parse_xml(
            f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
            f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{int(Cm(x))}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Cm(y))}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/></wp:anchor>'
        )
        for tag in ("wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"):
            e = inline.find(qn(tag))
            if e is not None:
                a.append(e)
        inline.getparent().replace(inline, a)

    def save(self, path):
        self.d.save(path)

    def pdf(self, path):
        with tempfile.TemporaryDirectory() as tmp:
            src = Path(tmp) / "a.docx"
            self.d.save(src)
            subprocess.run(
                [
                    "soffice",
                    "--headless",
                    f"-env:UserInstallation=file://{tmp}/lo",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    tmp,
                    str(src),
                ],
                check=True,
                capture_output=True,
            )
            Path(path).write_bytes((Path(tmp) / "a.pdf").read_bytes())


def visible(path):
    """All text a reader sees of a docx or PDF, white space removed (white or vanished runs and comments left out)."""
    path = Path(path)
    if path.suffix == ".pdf":
        return re.sub(r"\s+", "", subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True).stdout)
    out = []
    for r in docx.Document(path).element.body.iter(qn("w:r")):
        pr = r.find(qn("w:rPr"))
        if pr is not None:
            col = pr.find(qn("w:color"))
            if pr.find(qn("w:vanish")) is not None or (col is not None and col.get(qn("w:val")) == "FFFFFF"):
                continue
        out += [t.text or "" for t in r.iter(qn("w:t"))]
    return re.sub(r"\s+", "", "".join(out))


def check(case):
    case = Path(case)
    gold = json.loads((case / "gold.json").read_text("utf-8"))
    bad, texts = [], {p.name: visible(p) for p in (case / "documents").iterdir()}
    if set(texts) != set(gold["documents"]):
        bad.append(f"documents: {set(texts) ^ set(gold['documents'])}")
    for f in gold["facts"]:
        if re.sub(r"\s+", "", f["quote"]) not in texts.get(f["document"], ""):
            bad.append(f"fact quote {f['name']} {f['document']}: {f['quote']}")
        v = f["value"]
        if f["name"] == "member" and v.get("uscc") and not uscc_ok(v["uscc"]):
            print("  invalid uscc:", v["name"], v["uscc"])
    want = {
        r["id"].split(".", 1)[1]: r
        for r in csv.DictReader((Path(__file__).resolve().parents[2] / "corpus/requirements.csv").open(encoding="utf-8"))
        if r["policy"] == gold["policy"] and r["kind"] != "post"
    }
    for k in set(want) ^ set(gold["findings"]):
        bad.append(f"finding {k}: {'missing' if k in want else 'unknown'}")
    for k, v in gold["findings"].items():
        if k not in want:
            continue
        for e in v["evidence"]:
            if not any(re.sub(r"\s+", "", e) in t for t in texts.values()):
                bad.append(f"evidence {k}: {e}")
            if len(e) < 6 and k:
                print("  short evidence", k, e)
        if v["verdict"] == "met" and not v["evidence"]:
            bad.append(f"{k}: met without evidence")
        if want[k]["kind"] == "judgement" and v["verdict"] not in ("needs_expert", "not_stated"):
            bad.append(f"{k}: judgement {v['verdict']}")
    money = {
        (f["name"], f.get("period"), f["document"]): f["value"]
        for f in gold["facts"]
        if f["name"].startswith("lead.") and f.get("period")
    }
    for f in gold["facts"]:
        if f["name"] == "lead.rd_intensity":
            a, b = (
                money.get(("lead.rd_spend", f["period"], f["document"])),
                money.get(("lead.annual_revenue", f["period"], f["document"])),
            )
            print("  intensity", f["period"], f["value"], a and b and a / b)
    for t, s in texts.items():
        print(f"  {t}: {len(s)} characters")
    print(
        case.name,
        "facts",
        len(gold["facts"]),
        "findings",
        len(gold["findings"]),
        "not_met",
        [k for k, v in gold["findings"].items() if v["verdict"] == "not_met"],
    )
    for b in bad:
        print("BAD", b)
    return not bad


def write(case, gold):
    (Path(case) / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), "utf-8")


def wordcount(text):
    """Word's 字数: each CJK sign one, each run of other signs one; and characters without white space."""
    cjk = len(re.findall(r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—·]", text))
    rest = len(re.findall(r"[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’…—·]+", text))
    return cjk + rest, len(re.sub(r"\s", "", text))


if __name__ == "__main__":
    sys.exit(not all([check(c) for c in sys.argv[1:]]))
