"""Hands for writing invented submissions: Word documents with the policy's form, seals, signatures, tracked changes, text boxes; PDFs of them.

Takes plain texts and small tables; gives files that are the same on every run. Text may hold marks: {{seal:NAME|dx|dy|cm}}, {{sig:NAME}},
{{del:..}}, {{ins:..}}, {{white:..}}, {{hide:..}}, {{tab}}, {{page}}. Everything else is printed as it stands.
"""

from __future__ import annotations

import io
import math
import random
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw, ImageFont

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SERIF, SERIF_BOLD = (
    subprocess.run(
        ["fc-match", "-f", "%{file}", f"Noto Serif CJK SC:style={style}"], capture_output=True, text=True, check=True
    ).stdout
    for style in ("Regular", "Bold")
)
CASES = Path(__file__).resolve().parent.parent / "cases"


# ---------------------------------------------------------------- codes and counts
def uscc(kind: str, region: str, org: str, check: bool = True) -> str:
    """A unified social credit code of two digits of kind, six of region, eight of organisation; both check digits are worked out."""
    total = sum(ALPHABET_36.index(c) * w for c, w in zip(org, (3, 7, 9, 10, 5, 8, 4, 2)))
    c9 = {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
    body = kind + region + org + c9
    last = last_place(body)
    return body + ALPHABET[last if check else (last + 5) % 31]


def last_place(body: str) -> int:
    """The value of the eighteenth place by GB 32100-2015."""
    return (31 - sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body)) % 31) % 31


ALPHABET_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def valid(code: str) -> bool:
    return len(code) == 18 and set(code) <= set(ALPHABET) and ALPHABET[last_place(code[:17])] == code[17]


def characters(text: str) -> int:
    return len(re.sub(r"\s", "", text))


def words(text: str) -> int:
    """Word's 字数: each Chinese character or sign is one, each run of other signs is one."""
    return len(
        re.findall(
            r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2026\u2014]|[^\s\u2e80-\u9fff\uff00-\uffef\u3000-\u303f\u2018-\u201d\u2026\u2014]+",
            text,
        )
    )


# ---------------------------------------------------------------- pictures
def seal(name: str, size: int = 300) -> bytes:
    """A round red seal with the name along its upper arc."""
    rng = random.Random(name)
    image = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    red = (205 + rng.randint(-10, 10), 30 + rng.randint(0, 20), 35, 205)
    edge, middle = size * 0.02, size / 2
    draw.ellipse((edge, edge, size - edge, size - edge), outline=red, width=max(4, size // 42))
    radius = size * 0.12
    star = [
        (
            middle + (radius if k % 2 == 0 else radius * 0.39) * math.sin(k * math.pi / 5),
            middle - (radius if k % 2 == 0 else radius * 0.39) * math.cos(k * math.pi / 5),
        )
        for k in range(10)
    ]
    draw.polygon(star, fill=red)
    n = len(name)
    sweep = min(280, 24 * n + 30)
    glyph = int(min(size * 0.125, math.radians(sweep) * size * 0.36 / n * 0.98))
    font = ImageFont.truetype(SERIF_BOLD, max(12, glyph))
    for k, char in enumerate(name):
        angle = -sweep / 2 + sweep * (k + 0.5) / n
        tile = Image.new("RGBA", (glyph * 2, glyph * 2), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((glyph, glyph), char, font=font, fill=red, anchor="mm")
        tile = tile.rotate(-angle, resample=Image.BICUBIC)
        r = size * 0.38
        x, y = middle + r * math.sin(math.radians(angle)), middle - r * math.cos(math.radians(angle))
        image.alpha_composite(tile, (int(x - glyph), int(y - glyph)))
    return png(image.rotate(rng.uniform(-9, 9), resample=Image.BICUBIC))


def signature(name: str) -> bytes:
    """A name as if written by hand: slanted, in dark ink."""
    rng = random.Random("sig" + name)
    image = Image.new("RGBA", (110 * len(name) + 60, 150), (0, 0, 0, 0))
    for k, char in enumerate(name):
        tile = Image.new("RGBA", (150, 150), (0, 0, 0, 0))
        font = ImageFont.truetype(SERIF, rng.randint(84, 104))
        ImageDraw.Draw(tile).text((75, 75), char, font=font, fill=(24, 28, 78, 235), anchor="mm")
        image.alpha_composite(tile.rotate(rng.uniform(-14, 10), resample=Image.BICUBIC), (k * 92 + rng.randint(0, 8), 0))
    shear = rng.uniform(0.15, 0.35)
    return png(image.transform(image.size, Image.AFFINE, (1, shear, -shear * 75, 0.0, 1, 0), resample=Image.BICUBIC))


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def float_picture(run, data: bytes, x_cm: float, y_cm: float, width_cm: float) -> None:
    """A picture that hovers over the text, placed from the column and the paragraph."""
    inline = run.add_picture(io.BytesIO(data), width=Cm(width_cm))._inline
    number = inline.find(qn("wp:docPr")).get("id")
    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{251600000 + int(number)}" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{int(Cm(x_cm))}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Cm(y_cm))}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{inline.extent.cx}" cy="{inline.extent.cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Picture {number}"/><wp:cNvGraphicFramePr/></wp:anchor>'
    )
    anchor.append(inline.find(qn("a:graphic")))
    inline.getparent().replace(inline, anchor)


# ---------------------------------------------------------------- Word
class Paper:
    """One Word document: its body font, line pitch, header and page numbers."""

    def __init__(
        self,
        font: str = "仿宋_GB2312",
        size: float = 16,
        line: float = 28,
        header: str = "",
        margins=(3.0, 2.6, 2.5, 2.5),
        number: str = "— {} —",
    ) -> None:
        self.doc = Document()
        self.font, self.size, self.line = font, size, line
        self.split: random.Random | None = None
        self.lists = 700
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.left_margin, section.bottom_margin, section.right_margin = (Cm(m) for m in margins)
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        section.different_first_page_header_footer = True
        if header:
            p = section.header.paragraphs[0]
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            self.run(p, header, size=9, font="宋体")
        p = section.footer.paragraphs[0]
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, after = number.split("{}")
        self.run(p, before, size=9)
        field = parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
        )
        p._p.append(field)
        self.run(p, after, size=9)

    def run(self, p, text: str, size: float | None = None, font: str | None = None, bold: bool = False):
        r = p.add_run(text)
        r.font.size = Pt(size) if size else None
        if font:
            r._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        r.bold = bold or None
        return r

    def rich(self, p, text: str, **look) -> None:
        for part in re.split(r"(\{\{.*?\}\})", text):
            if not part:
                continue
            mark = re.fullmatch(r"\{\{(\w+):?(.*?)\}\}", part)
            if not mark:
                for piece in self.pieces(part):
                    self.run(p, piece, **look)
                continue
            kind, rest = mark.groups()
            if kind == "seal":
                name, dx, dy, cm = (rest.split("|") + ["0", "0", "3.8"])[:4] if rest.count("|") < 3 else rest.split("|")
                float_picture(p.add_run(), seal(name), float(dx), float(dy), float(cm))
            elif kind == "sig":
                p.add_run().add_picture(io.BytesIO(signature(rest)), height=Cm(0.85))
            elif kind in ("del", "ins"):
                r = self.run(p, rest, **look)
                box = OxmlElement(f"w:{kind}")
                for key, value in (("id", str(9000 + len(p._p))), ("author", "项目办"), ("date", "2023-04-11T21:36:00Z")):
                    box.set(qn(f"w:{key}"), value)
                r._r.getparent().replace(r._r, box)
                box.append(r._r)
                if kind == "del":
                    r._r.find(qn("w:t")).tag = qn("w:delText")
            elif kind == "white":
                r = self.run(p, rest, **{**look, "size": 6})
                r.font.color.rgb = RGBColor(255, 255, 255)
            elif kind == "hide":
                r = self.run(p, rest, **look)
                r.font.hidden = True
            elif kind == "tab":
                p.add_run("\t")
            elif kind == "page":
                p.add_run().add_break(WD_BREAK.PAGE)

    def pieces(self, text: str) -> list[str]:
        if not self.split:
            return [text]
        out = []
        while text:
            n = self.split.choice((1, 2, 3, 5, 7, 11, 17))
            out.append(text[:n])
            text = text[n:]
        return out

    def p(
        self,
        text: str = "",
        size=None,
        font=None,
        bold=False,
        align="both",
        indent=True,
        line=None,
        before=0,
        after=0,
        left=0.0,
        num=None,
        where=None,
        keep=False,
    ):
        """A paragraph; `indent` two characters in; `num` = (list, level) for an automatic number."""
        p = (where or self.doc).add_paragraph()
        f = p.paragraph_format
        f.alignment = {"left": 0, "center": 1, "right": 2, "both": 3}[align]
        f.space_before, f.space_after = Pt(before), Pt(after)
        f.line_spacing = Pt(line or self.line)
        f.keep_with_next = keep or None
        if indent:
            f.first_line_indent = Pt(2 * (size or self.size))
        if left:
            f.left_indent = Cm(left)
        if num:
            number = p._p.get_or_add_pPr().get_or_add_numPr()
            number.get_or_add_ilvl().val, number.get_or_add_numId().val = num[1], num[0]
        self.rich(p, text, size=size, font=font, bold=bold)
        return p

    def numbering(self, levels: list[tuple[str, str]]) -> int:
        """A list with automatic numbers: (format, text) for each level, such as ("chineseCounting", "第%1条"); gives its id."""
        root = self.doc.part.numbering_part.element
        self.lists += 1
        inner = "".join(
            f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{"space" if "条" in text else "nothing"}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for k, (form, text) in enumerate(levels)
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.lists}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
        )
        first = root.find(qn("w:num"))
        first.addprevious(abstract) if first is not None else root.append(abstract)
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.lists}"><w:abstractNumId w:val="{self.lists}"/></w:num>'))
        return self.lists

    def table(
        self,
        grid: list[float],
        rows: list[list],
        size: float = 10.5,
        line: float = 15,
        font: str = "宋体",
        split_rows: bool = True,
    ):
        """A table on one grid of widths (cm). A row is a list of (span, text[, align[, bold]]); text may hold line breaks and marks."""
        table = self.doc.add_table(rows=len(rows), cols=len(grid))
        table.style, table.alignment, table.autofit = "Table Grid", 1, False
        for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), grid):
            column.set(qn("w:w"), str(int(Cm(width).twips)))
        for tr, row in zip(table._tbl.tr_lst, rows):
            cells, at = tr.tc_lst, 0
            assert sum(c[0] for c in row) == len(grid), row
            if not split_rows:
                tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for spec in row:
                span, text, align, bold = (*spec, *("center", False)[len(spec) - 2 :])[:4]
                tc = cells[at]
                for extra in cells[at + 1 : at + span]:
                    tr.remove(extra)
                tc.width = Cm(sum(grid[at : at + span]))
                if span > 1:
                    tc.grid_span = span
                tc.get_or_add_tcPr().append(
                    parse_xml(f'<w:vAlign {nsdecls("w")} w:val="{"center" if align != "top" else "top"}"/>')
                )
                for old in list(tc.p_lst):
                    tc.remove(old)
                for part in text.split("\n"):
                    p = self.p(
                        part.lstrip("\x01"),
                        size=size,
                        font=font,
                        bold=bold,
                        align="left" if align in ("top", "body") else align,
                        indent=part.startswith("\x01") or align == "body",
                        line=line,
                        before=1.5,
                        after=1.5,
                        where=_Where(tc),
                    )
                    p.paragraph_format.line_spacing_rule = 3
                    if "{{sig:" in part:
                        p.paragraph_format.line_spacing = 1.0
                at += span
        return table

    def textbox(
        self, p, text: str, width_cm: float = 15, height_cm: float = 1.6, x_cm: float = 0.3, y_cm: float = 0.2, size: float = 12
    ) -> None:
        """A drawn text box anchored to a paragraph, as WPS writes it (with the old form beside it)."""
        body = "".join(
            f'<w:p><w:pPr><w:spacing w:line="320" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/><w:sz w:val="{int(size * 2)}"/></w:rPr><w:t xml:space="preserve">{t}</w:t></w:r></w:p>'
            for t in text.split("\n")
        )
        cx, cy = int(Cm(width_cm)), int(Cm(height_cm))
        names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
        number = 300 + len(self.doc.element.body)
        p._p.append(
            parse_xml(
                f'<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
                f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{int(Cm(x_cm))}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(Cm(y_cm))}</wp:posOffset></wp:positionV>'
                f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="{number}" name="文本框 {number}"/><wp:cNvGraphicFramePr/>'
                f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="F2F2F2"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
                f'<wps:txbx><w:txbxContent>{body}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" wrap="square" lIns="91440" tIns="45720" rIns="91440" bIns="45720"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
                f'<mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="position:absolute;width:{width_cm}cm;height:{height_cm}cm"><v:textbox><w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
            )
        )

    def save(self, path: Path) -> Path:
        import datetime

        core = self.doc.core_properties
        core.author, core.title = "", ""
        core.created = core.modified = datetime.datetime(2023, 1, 1)
        raw = io.BytesIO()
        self.doc.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for item in old.infolist():
                if item.filename == "docProps/thumbnail.jpeg":
                    continue
                data = old.read(item)
                if item.filename == "_rels/.rels":
                    data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
                new.writestr(zipfile.ZipInfo(item.filename, (2023, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return path

    def pdf(self, path: Path) -> Path:
        """The same paper as a PDF, by LibreOffice with a profile of its own."""
        with tempfile.TemporaryDirectory() as folder:
            source = self.save(Path(folder) / "x.docx")
            subprocess.run(
                [
                    "soffice",
                    "--headless",
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    folder,
                    str(source),
                ],
                check=True,
                capture_output=True,
                timeout=180,
            )
            path.write_bytes(still((Path(folder) / "x.pdf").read_bytes()))
        return path


class _Where:
    """Lets Paper.p write into a table cell."""

    def __init__(self, tc) -> None:
        self.tc = tc

    def add_paragraph(self):
        from docx.text.paragraph import Paragraph

        return Paragraph(self.tc.add_p(), PARTS[-1])


PARTS: list = []


def paper(**look) -> Paper:
    made = Paper(**look)
    PARTS.append(made.doc._body)
    return made


def still(data: bytes) -> bytes:
    """A PDF without the marks of the hour: dates and file ids are overwritten in place."""
    data = re.sub(rb"/(CreationDate|ModDate)\s?\(D:\d{14}", lambda m: m[0][:-14] + b"20230101000000", data)
    data = re.sub(rb"<([0-9A-F]{32})>", b"<" + b"0" * 32 + b">", data)
    return re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", lambda m: m[1] + b"0" * 32, data)


def join(path: Path, parts: list[Path]) -> Path:
    import pypdfium2

    out = pypdfium2.PdfDocument.new()
    for part in parts:
        out.import_pages(pypdfium2.PdfDocument(part))
    raw = io.BytesIO()
    out.save(raw)
    path.write_bytes(still(raw.getvalue()))
    return path


# ---------------------------------------------------------------- the policy's form
NOTES = [
    "联合体牵头单位须加盖法人公章。",
    "产业领域指联合体所涉及我区主导产业、战略性新兴产业。",
    "联合体内已建平台数量指所有成员单位在本产业领域已建成并正在运行的自治区级以上各类科研平台。",
    "对联合体牵头单位和其他成员单位在行业（或领域）中地位、分工、合作基础、开展活动和取得的实效做简要说明。",
    "联合体组建申请表须附《广西壮族自治区创新联合体组建协议》。",
    "提交审核时，申请表一式三份。",
]


def cover(x: Paper, which: str, kind: str, items: list[str], seal_at: str = "") -> None:
    x.p(which, size=14, align="right", indent=False)
    for _ in range(2):
        x.p()
    x.p("广西壮族自治区创新联合体", size=26, font="黑体", bold=True, align="center", indent=False, line=44)
    x.p(kind, size=26, font="黑体", bold=True, align="center", indent=False, line=44)
    for _ in range(3):
        x.p()
    for item in items:
        mark = seal_at if item.startswith("牵头单位") else ""
        x.p(item + mark, indent=False, left=1.6, align="left", after=10)
    for _ in range(3):
        x.p()
    x.p("广西壮族自治区科学技术厅", align="center", indent=False)
    x.p("2021年制{{page}}", align="center", indent=False)


def notes(x: Paper, automatic: bool) -> None:
    x.p("填 表 说 明", size=18, font="黑体", bold=True, align="center", indent=False, after=14)
    number = x.numbering([("chineseCounting", "%1、")]) if automatic else None
    for k, text in enumerate(NOTES):
        x.p(text if automatic else f"{'一二三四五六'[k]}、{text}", num=(number, 0) if number else None)
    x.p("{{page}}", indent=False)


def folder(case: str) -> Path:
    """The emptied documents folder of a case."""
    place = CASES / case / "documents"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


HEADS = {
    "goals": "一、技术创新目标（限500字）",
    "team": "二、科研团队情况",
    "platforms": "三、联合体已建自治区级及以上科研平台数量（含重点实验室、工程技术研究中心、企业技术创新中心等各类创新平台）",
    "members": "四、成员单位在行业（或领域）中地位的简要说明",
    "cooperation": "五、联合体已具备的合作基础、开展活动和取得的实效",
}
TEAM = ["姓名", "年龄", "职务/职称", "从事专业", "工作单位"]
PLATFORM = ["平台名称", "学科/产业领域", "国家/自治区级", "建设时间", "依托单位"]
GRID = [1.2, 0.9, 0.9, 1.2, 1.2, 1.3, 1.1, 1.2, 1.1, 1.3, 1.6, 2.6]


def form(
    x: Paper,
    d: dict,
    size: float = 10.5,
    line: float = 15,
    grid: list[float] = GRID,
    split_rows: bool = True,
    heads: dict = HEADS,
) -> None:
    """The application form as one table on twelve columns. `d` holds the filled cells."""

    def bar(text):
        return [(12, text, "left", True)]

    rows = [
        [(3, d.get("label_name", "联合体名称")), (9, d["name"])],
        [(3, "联合体协议生效时间"), (3, d["effective"]), (2, "产业领域"), (4, d["field"])],
        [(3, "联合体牵头单位"), (9, d["lead"])],
        [
            (4, "联合体内已建相关国家级各类科研平台数量"),
            (2, d["national"]),
            (4, "联合体内已建相关自治区级各类科研平台数量"),
            (2, d["provincial"]),
        ],
        [(3, "联系人"), (3, d["contact"]), (2, "电话"), (4, d["phone"])],
        [(3, "成员总数（个）"), (3, d["total"]), (3, "企业数量（个）"), (3, d["enterprises"])],
        [(3, "高校数量（个）"), (3, d["universities"]), (3, "研究机构数量（个）"), (3, d["institutes"])],
        *([bar(heads["lead"]), [(12, d["lead_text"], "body")]] if "lead_text" in d else []),
        bar(heads["goals"]),
        [(12, d["goals"], "body")],
        bar(heads["team"]),
        [(n, t, "center", True) for n, t in zip((2, 1, 3, 3, 3), TEAM)],
        *[[(n, t) for n, t in zip((2, 1, 3, 3, 3), r)] for r in d["team"]],
        bar(heads["platforms"]),
        [(n, t, "center", True) for n, t in zip((4, 2, 2, 2, 2), PLATFORM)],
        *[[(n, t) for n, t in zip((4, 2, 2, 2, 2), r)] for r in d["platforms"]],
        bar(heads["members"]),
        [
            (1, "序号", "center", True),
            (5, "成员单位名称\n及统一社会信用代码", "center", True),
            (6, "在行业（或领域）中的地位，在联合体内分工（限200字）", "center", True),
        ],
        *[[(1, str(k)), (5, f"{name}\n{code}"), (6, text, "left")] for k, (name, code, text) in enumerate(d["members"], 1)],
        bar(heads["cooperation"]),
        [(12, d["cooperation"], "body")],
        [(12, d["lead_opinion"], "top")],
        [(12, d["recommendation"], "top")],
        [
            (
                12,
                "广西壮族自治区科技厅审核意见：\n \n \n                                        （盖章）\n                                     年   月   日",
                "top",
            )
        ],
    ]
    x.table(grid, rows, size=size, line=line, split_rows=split_rows)


# ---------------------------------------------------------------- labels
def write_gold(case: str, flavour: str, roles: dict[str, str], facts: list[dict], findings: dict[str, tuple], **rest) -> None:
    """gold.json of a case; a finding is (verdict, evidence, why[, also_ok])."""
    import json

    full = {}
    for key, (verdict, evidence, why, *also) in findings.items():
        full[key] = {"verdict": verdict, "also_ok": also[0] if also else [], "evidence": evidence, "why": why}
    gold = {
        "case": case,
        "policy": "guangxi-2021",
        "flavour": flavour,
        "documents": {name: {"role": role} for name, role in roles.items()},
        "facts": facts,
        "findings": full,
        "consistency": [],
        "alerts": [],
        "consistency_ok": [],
        "alerts_ok": [],
        "traps": [],
    } | rest
    (CASES / case / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def fact(name, value, document, quote, unit=None, period=None, **more) -> dict:
    return {
        k: v
        for k, v in {
            "name": name,
            "value": value,
            "unit": unit,
            "period": period,
            "document": document,
            "quote": quote,
            **more,
        }.items()
        if v is not None
    }


def common_facts(c: dict, form_name: str, agreement: str) -> list[dict]:
    """Member, platform and researcher rows as the form prints them."""
    out = []
    for name, code, kind, layer, place, person in c["members"]:
        value = {
            "name": name,
            "uscc": code,
            "type": kind,
            "layer": layer,
            "registered_place": place,
            "legal_representative": person,
            "controlled_by_lead": False,
        }
        out.append(
            fact("member", {k: v for k, v in value.items() if v is not None}, form_name, c.get("quote_of", {}).get(name, name))
        )
    for name, field, level, year, host in c["platforms"]:
        out.append(
            fact(
                "platform",
                {
                    "name": name,
                    "field": field,
                    "level": level,
                    "year": int(re.search(r"\d{4}", year)[0]),
                    "host": c.get("full", {}).get(host, host),
                },
                form_name,
                c.get("quote_of", {}).get(name, name),
            )
        )
    for name, age, title, specialty, where in c["team"]:
        out.append(
            fact(
                "researcher",
                {
                    "name": re.sub(r"\s", "", name),
                    "age": int(re.sub(r"\D", "", age)),
                    "title": title,
                    "specialty": specialty,
                    "organisation": c.get("full", {}).get(where, where),
                },
                form_name,
                re.sub(r"\s", "", name),
            )
        )
    return out
