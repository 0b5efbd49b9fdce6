"""Helpers of the bundles gx-example, gx-b1-clean and gx-b2-flawed: Word parts, seals, signatures, PDF, labels.

A generator describes a document as a list of XML blocks (paragraphs, tables) and calls `save_docx`; `to_pdf` turns a DOCX into a PDF
through LibreOffice. Times and identifiers inside the files are fixed, so that a second run writes the same text.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import math
import os
import random
import re
import shutil
import subprocess
import tempfile
import zipfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image, ImageDraw, ImageFont

EVAL = Path(__file__).resolve().parent.parent
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
FIXED = datetime(2021, 11, 1, 9, 30)


def uscc(body: str) -> str:
    """An 18-character code with its check digit (GB 32100-2015) from the first 17."""
    assert len(body) == 17 and all(c in ALPHABET for c in body), body
    total = sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + ALPHABET[(31 - total % 31) % 31]


def uscc_ok(code: str) -> bool:
    return len(code) == 18 and all(c in ALPHABET for c in code) and uscc(code[:17]) == code


# ---------------------------------------------------------------- pictures


@lru_cache
def font(size: int, face: str = "Noto Serif CJK SC:bold") -> ImageFont.FreeTypeFont:
    found = subprocess.run(["fc-match", "-f", "%{file}|%{index}", face], capture_output=True, text=True, check=True).stdout
    name, index = found.split("|")
    return ImageFont.truetype(name, size, index=int(index) & 0xFFFF)


def _glyph(char: str, size: int, colour: tuple, squash: float = 0.72) -> Image.Image:
    box = Image.new("RGBA", (size * 2, size * 2), (0, 0, 0, 0))
    ImageDraw.Draw(box).text((size, size), char, font=font(size), fill=colour, anchor="mm")
    return box.resize((int(size * 2 * squash), size * 2), Image.LANCZOS)


def seal(text: str, under: str = "", number: str = "", seed: int = 0) -> bytes:
    """A round red seal: the name on an arc, a star, a line below it, a number; worn and slightly turned."""
    rnd = random.Random(f"{text}{seed}")
    n, centre = 560, 280
    colour = (rnd.randint(196, 218), rnd.randint(18, 36), rnd.randint(24, 40), 190)
    image = Image.new("RGBA", (n, n), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, n - 8, n - 8), outline=colour, width=11)
    points = []
    for k in range(10):
        radius = 82 if k % 2 == 0 else 32
        angle = -math.pi / 2 + k * math.pi / 5
        points.append((centre + radius * math.cos(angle), centre + radius * math.sin(angle)))
    draw.polygon(points, fill=colour)
    size = 62 if len(text) <= 12 else 54 if len(text) <= 16 else 46
    sweep = min(290, 21 * len(text) if len(text) <= 12 else 262 + (len(text) - 12) * 3)
    for k, char in enumerate(text):
        degrees = -sweep / 2 + sweep * (k + 0.5) / len(text)
        glyph = _glyph(char, size, colour, 0.74 if len(text) <= 16 else 0.62).rotate(
            -degrees, expand=True, resample=Image.BICUBIC
        )
        radius = centre - 26 - size * 0.62
        x = centre + radius * math.sin(math.radians(degrees))
        y = centre - radius * math.cos(math.radians(degrees))
        image.alpha_composite(glyph, (int(x - glyph.width / 2), int(y - glyph.height / 2)))
    if under:
        draw.text((centre, centre + 128), under, font=font(40), fill=colour, anchor="mm")
    for k, char in enumerate(number):
        degrees = 180 + 62 / 2 - 62 * (k + 0.5) / len(number)
        glyph = _glyph(char, 22, colour, 1).rotate(180 - degrees, expand=True, resample=Image.BICUBIC)
        radius = centre - 34
        x = centre + radius * math.sin(math.radians(degrees))
        y = centre - radius * math.cos(math.radians(degrees))
        image.alpha_composite(glyph, (int(x - glyph.width / 2), int(y - glyph.height / 2)))
    pixels = image.load()
    for _ in range(9000):
        x, y = rnd.randrange(n), rnd.randrange(n)
        r, g, b, a = pixels[x, y]
        if a:
            pixels[x, y] = (r, g, b, int(a * rnd.uniform(0.1, 0.7)))
    image = image.rotate(rnd.uniform(-9, 9), resample=Image.BICUBIC).resize((380, 380), Image.LANCZOS)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def signature(name: str) -> bytes:
    """A name as if written by hand: bent, slanted and stretched strokes in blue-black ink."""
    rnd = random.Random(name)
    size = 120
    image = Image.new("RGBA", (size * len(name) + 80, 200), (0, 0, 0, 0))
    for k, char in enumerate(name):
        glyph = Image.new("RGBA", (170, 190), (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text(
            (85, 95), char, font=font(rnd.randint(104, 128), "Noto Sans CJK SC:light"), fill=(24, 30, 78, 240), anchor="mm"
        )
        glyph = glyph.transform(
            glyph.size, Image.AFFINE, (1, rnd.uniform(0.18, 0.42), -34, rnd.uniform(-0.06, 0.06), 1, 0), Image.BICUBIC
        )
        image.alpha_composite(
            glyph.rotate(rnd.uniform(-8, 10), resample=Image.BICUBIC), (10 + int(k * size * 0.86), rnd.randint(0, 10))
        )
    bent = Image.new("RGBA", image.size, (0, 0, 0, 0))
    phase, swing = rnd.uniform(0, 6), rnd.uniform(4, 7)
    for x in range(image.width):
        bent.paste(image.crop((x, 0, x + 1, image.height)), (x, int(swing * math.sin(x / 27 + phase))))
    out = io.BytesIO()
    bent.resize((bent.width // 2, bent.height // 2), Image.LANCZOS).save(out, "PNG")
    return out.getvalue()


# ---------------------------------------------------------------- Word XML


def run(
    text: str,
    size: float | None = None,
    bold: bool = False,
    face: str = "",
    colour: str = "",
    underline: bool = False,
    vert: str = "",
) -> str:
    pr = ""
    if face:
        pr += f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    pr += "<w:b/>" if bold else ""
    pr += f'<w:color w:val="{colour}"/>' if colour else ""
    pr += f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>' if size else ""
    pr += '<w:u w:val="single"/>' if underline else ""
    return f'<w:r><w:rPr>{pr}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(
    content: str = "",
    size: float | None = None,
    bold: bool = False,
    face: str = "",
    align: str = "",
    indent: float = 0,
    left: float = 0,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
    keep: bool = False,
    page: bool = False,
    exact: float | None = None,
) -> str:
    """A paragraph; `content` is plain text, or runs when it begins with `<w:`. `indent` counts characters of the first line."""
    body = content if content.startswith("<w:") else run(content, size, bold, face) if content else ""
    spacing = f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}"'
    if exact:
        spacing += f' w:line="{int(exact * 20)}" w:lineRule="exact"'
    elif line:
        spacing += f' w:line="{int(line * 240)}" w:lineRule="auto"'
    pr = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if page else "") + spacing + "/>"
    if indent or left:
        points = size or 12
        pr += f'<w:ind w:left="{int(left * 20)}" w:firstLine="{int(indent * points * 20)}"/>'
    pr += f'<w:jc w:val="{align}"/>' if align else ""
    mark = f'<w:rPr><w:sz w:val="{int((size or 12) * 2)}"/></w:rPr>'
    return f"<w:p><w:pPr>{pr}{mark}</w:pPr>{body}</w:p>"


def cell(
    content: str = "",
    span: int = 1,
    width: int = 0,
    align: str = "center",
    size: float = 10.5,
    bold: bool = False,
    valign: str = "center",
    face: str = "",
    edges: str = "",
    merge: str = "",
    shade: str = "",
    indent: float = 0,
    line: float | None = None,
) -> str:
    pars = (
        content
        if content.startswith("<w:p>")
        else "".join(par(t, size, bold, face, align, indent, line=line) for t in (content.split("\n") if content else [""]))
    )
    pr = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    pr += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    pr += {"": "", "start": '<w:vMerge w:val="restart"/>', "go": "<w:vMerge/>"}[merge]
    pr += f"<w:tcBorders>{edges}</w:tcBorders>" if edges else ""
    pr += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    pr += f'<w:vAlign w:val="{valign}"/>'
    return f"<w:tc><w:tcPr>{pr}</w:tcPr>{pars}</w:tc>"


def row(cells: list[str], height: float = 0, header: bool = False, split: bool = False) -> str:
    pr = "" if split else "<w:cantSplit/>"
    pr += f'<w:trHeight w:val="{int(height * 20)}" w:hRule="atLeast"/>' if height else ""
    pr += "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr>{pr}</w:trPr>{''.join(cells)}</w:tr>"


def edge(side: str, weight: int = 8) -> str:
    return f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>'


def table(rows: list[str], grid: list[int], borders: str = "all", weight: int = 4) -> str:
    """A fixed table over `grid` (twentieths of a point); borders: all, none."""
    kind = "single" if borders == "all" else "nil"
    edges = "".join(
        f'<w:{s} w:val="{kind}" w:sz="{weight}" w:space="0" w:color="000000"/>'
        for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{w}"/>' for w in grid)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def spans(grid: list[int], parts: list[tuple[int, str, dict]]) -> list[str]:
    """Cells of one row over a grid: (columns, content, options) each, with widths summed."""
    out, at = [], 0
    for count, content, options in parts:
        out.append(cell(content, count, sum(grid[at : at + count]), **options))
        at += count
    assert at == len(grid), (at, len(grid), parts)
    return out


class Word:
    """One Word document: page set-up, header and footer, pictures, blocks, fixed times."""

    def __init__(
        self,
        face: str = "宋体",
        size: float = 12,
        margins: tuple = (2.54, 2.54, 2.8, 2.6),
        header: str = "",
        footer: str = "— %s —",
        title: str = "",
        author: str = "",
        first_plain: bool = True,
    ) -> None:
        self.document = Document()
        self.blocks: list[str] = []
        self.count = 0
        style = self.document.styles["Normal"]
        style.font.name = face
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for k in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + k, face)
        style.font.size = int(size * 12700)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.orientation = WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Cm(m) for m in margins)
        section.different_first_page_header_footer = first_plain
        if header:
            self._line(section.header, par(header, 9, align="center"))
        if footer:
            before, after = footer.split("%s")
            parts = [
                '<w:fldChar w:fldCharType="begin"/>',
                '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                "<w:t>1</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            ]
            field = run(before, 9) + "".join(f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr>{p}</w:r>' for p in parts) + run(after, 9)
            self._line(section.footer, par(field, 9, align="center"))
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by, core.comments = title, author, author, ""
        core.created = core.modified = FIXED
        core.revision = 3

    def _line(self, part, xml: str) -> None:
        part.is_linked_to_previous = False
        for p in list(part._element):
            part._element.remove(p)
        part._element.append(parse_xml(xml.replace("<w:p>", f"<w:p {NS}>", 1)))

    def add(self, *blocks: str) -> None:
        self.blocks.extend(blocks)

    def picture(self, data: bytes, width: float, x: float = 0, y: float = 0, inline: bool = False, behind: bool = False) -> str:
        """A run with a picture, `width` cm wide; floating at (x, y) cm from its column and paragraph unless inline."""
        rid, image = self.document.part.get_or_add_image(io.BytesIO(data))
        cx = int(width * 360000)
        cy = int(cx * image.px_height / image.px_width)
        self.count += 1
        graphic = (
            f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{self.count}" name="图片 {self.count}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"/>'
            f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )
        about = f'<wp:docPr id="{self.count}" name="图片 {self.count}"/><wp:cNvGraphicFramePr/>'
        if inline:
            return f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>{about}{graphic}</wp:inline></w:drawing></w:r>'
        return (
            f'<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{251658240 + self.count}" '
            f'behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{int(x * 360000)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{int(y * 360000)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>{about}{graphic}</wp:anchor></w:drawing></w:r>'
        )

    def save(self, path: Path) -> Path:
        body = self.document.element.body
        for child in list(body):
            if not child.tag.endswith("}sectPr"):
                body.remove(child)
        last = body[-1]
        for block in self.blocks:
            tag = re.match(r"<(w:\w+)>", block)[1]
            last.addprevious(parse_xml(block.replace(f"<{tag}>", f"<{tag} {NS}>", 1)))
        path.parent.mkdir(parents=True, exist_ok=True)
        buffer = io.BytesIO()
        self.document.save(buffer)
        with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                fixed = zipfile.ZipInfo(info.filename, FIXED.timetuple()[:6])
                fixed.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(fixed, old.read(info))
        return path

    def save_pdf(self, path: Path) -> Path:
        """Through LibreOffice; creation time and identifier are then fixed in place."""
        with tempfile.TemporaryDirectory() as folder:
            source = self.save(Path(folder) / "a.docx")
            environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(FIXED.timestamp()))}
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    folder,
                    str(source),
                ],
                check=True,
                capture_output=True,
                timeout=240,
                env=environment,
            )
            data = (Path(folder) / "a.pdf").read_bytes()
        data = re.sub(rb"/CreationDate\(D:\d{14}", b"/CreationDate(D:" + FIXED.strftime("%Y%m%d%H%M%S").encode(), data)
        digest = hashlib.md5(path.name.encode()).hexdigest().upper().encode()
        data = re.sub(rb"(/ID \[ <)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}", lambda m: m[1] + digest + m[2] + digest, data)
        data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", lambda m: m[1] + digest, data)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path


# ---------------------------------------------------------------- labels


class Gold:
    """Collects the labels of a case and holds them against the documents."""

    def __init__(self, case: str, flavour: str, documents: dict[str, str]) -> None:
        self.data = {
            "case": case,
            "policy": "guangxi-2021",
            "flavour": flavour,
            "documents": {name: {"role": role} for name, role in documents.items()},
            "facts": [],
            "findings": {},
            "consistency": [],
            "alerts": [],
            "consistency_ok": [],
            "alerts_ok": [],
            "traps": [],
        }

    def fact(self, name: str, value, document: str, quote: str, **more) -> None:
        self.data["facts"].append({"name": name, "value": value, **more, "document": document, "quote": quote})

    def find(self, topic: str, verdict: str, evidence: list[str], why: str, also_ok: list[str] | None = None) -> None:
        assert topic not in self.data["findings"], topic
        self.data["findings"][topic] = {"verdict": verdict, "also_ok": also_ok or [], "evidence": evidence, "why": why}

    def differs(self, topic: str, why: str) -> None:
        self.data["consistency"].append({"topic": topic, "why": why})

    def alert(self, kind: str, why: str) -> None:
        self.data["alerts"].append({"kind": kind, "why": why})

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "gold.json").write_text(json.dumps(self.data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def plain_length(text: str) -> int:
    return len(re.sub(r"\s", "", text))


def load_check_memo():
    """The independent readers of the project's shared tools, looked for beside the repository."""
    for base in Path(__file__).resolve().parents:
        path = base / "shared" / "tools" / "check_memo.py"
        if path.exists():
            spec = importlib.util.spec_from_file_location("check_memo", path)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise FileNotFoundError("shared/tools/check_memo.py")


# ---------------------------------------------------------------- the application form of 附件1-1

GUIDE = [
    "一、联合体牵头单位须加盖法人公章。",
    "二、产业领域指联合体所涉及我区主导产业、战略性新兴产业。",
    "三、联合体内已建平台数量指所有成员单位在本产业领域已建成并正在运行的自治区级以上各类科研平台。",
    "四、对联合体牵头单位和其他成员单位在行业（或领域）中地位、分工、合作基础、开展活动和取得的实效做简要说明。",
    "五、联合体组建申请表须附《广西壮族自治区创新联合体组建协议》。",
    "六、提交审核时，申请表一式三份。",
]
GRID = [445] * 20
LEFT = {"align": "left"}


def form_table(word: Word, f: dict) -> str:
    """The form's one table. `f` holds the cells; `f["split_code"]` puts name and code of members into two columns."""
    size = f.get("size", 10.5)
    small = {"size": size}
    label = {"size": size, "face": f.get("label_face", "")}

    def line(*parts, height: float = 21) -> str:
        return row(spans(GRID, [(n, t, {**small, **(o or {})}) for n, t, o in parts]), height)

    def heading(text: str) -> str:
        return row(spans(GRID, [(20, par(text, size, True, f.get("label_face", ""), keep=True), {})]), 22)

    def long(paragraphs: list[str]) -> str:
        return row(
            spans(
                GRID,
                [
                    (
                        20,
                        "".join(
                            p if p.startswith("<w:p>") else par(p, size, indent=2, align="both", line=1.15) for p in paragraphs
                        ),
                        {"valign": "top"},
                    )
                ],
            ),
            40,
            split=True,
        )

    c = f["counts"]
    rows = [
        line((4, "联合体名称", label), (16, f["name"], None)),
        line(
            (4, "联合体协议\n生效时间", label),
            (6, f["effective"], None),
            (4, "产业领域", label),
            (6, f["field"], None),
            height=34,
        ),
        line((4, "联合体牵头单位", label), (16, f["lead"], None)),
        line(
            (6, "联合体内已建相关\n国家级各类科研\n平台数量", label),
            (4, c["national"], None),
            (6, "联合体内已建相关自治区级各类科研平台数量", label),
            (4, c["provincial"], None),
            height=46,
        ),
        line((4, "联系人", label), (6, f["contact"], None), (4, "电话", label), (6, f["phone"], None)),
        line((4, "成员总数（个）", label), (6, c["total"], None), (4, "企业数量（个）", label), (6, c["enterprises"], None)),
        line(
            (4, "高校数量（个）", label),
            (6, c["universities"], None),
            (4, "研究机构数量（个）", label),
            (6, c["institutes"], None),
        ),
        heading("一、技术创新目标（限500字）"),
        long(f["goals"]),
        heading("二、科研团队情况"),
        line((3, "姓名", label), (2, "年龄", label), (4, "职务/职称", label), (5, "从事专业", label), (6, "工作单位", label)),
        *[line(*zip((3, 2, 4, 5, 6), person, [None] * 5)) for person in f["team"]],
        heading("三、联合体已建自治区级及以上科研平台数量（含重点实验室、工程技术研究中心、企业技术创新中心等各类创新平台）"),
        line(
            (7, "平台名称", label),
            (4, "学科/产业领域", label),
            (3, "国家/自治区级", label),
            (2, "建设时间", label),
            (4, "依托单位", label),
            height=32,
        ),
        *[line(*zip((7, 4, 3, 2, 4), p, [None] * 5)) for p in f["platforms"]],
        heading("四、成员单位在行业（或领域）中地位的简要说明"),
    ]
    if f.get("split_code"):
        rows.append(
            line(
                (1, "序号", label),
                (4, "成员单位名称", label),
                (6, "统一社会信用代码", label),
                (9, "在行业（或领域）中的地位，在联合体内分工（限200字）", label),
                height=32,
            )
        )
        rows += [
            line((1, str(k), None), (4, m[0], LEFT), (6, m[1], {"size": size - 1.5}), (9, m[2], {"align": "both"}))
            for k, m in enumerate(f["members"], 1)
        ]
    else:
        rows.append(
            line(
                (2, "序号", label),
                (7, "成员单位名称\n及统一社会信用代码", label),
                (11, "在行业（或领域）中的地位，在联合体内分工（限200字）", label),
                height=32,
            )
        )
        rows += [
            line((2, str(k), None), (7, f"{m[0]}\n{m[1]}".strip("\n"), None), (11, m[2], {"align": "both"}))
            for k, m in enumerate(f["members"], 1)
        ]
    rows += [heading("五、联合体已具备的合作基础、开展活动和取得的实效"), long(f["cooperation"])]
    rows += [row(spans(GRID, [(20, opinion, {"valign": "top"})]), f.get("opinion_height", 100)) for opinion in f["opinions"]]
    return table(rows, GRID)


def opinion(
    word: Word,
    title: str,
    text: str,
    sign: str,
    date: str,
    stamp: bytes | None = None,
    size: float = 10.5,
    x: float = 6.6,
    left: float = 170,
) -> str:
    """One opinion block of the form; the seal lies over the sign line."""
    over = word.picture(stamp, 3.9, x, -1.5) if stamp else ""
    return (
        par(title, size)
        + (par(text, size, indent=2) if text else par("", size))
        + par("", size)
        + par(over + run(sign, size), size, left=left)
        + par(date, size, left=left + 60, before=4, after=4)
    )


def cover(
    word: Word, mark: str, lines: list[str], items: list[str], stamp: tuple | None = None, face: str = "", issuer: bool = True
) -> None:
    """Cover page: mark top left, big title, filled lines, issuing office and year."""
    word.add(par(mark, 14, align="left"), par("", 14), par("", 14))
    word.add(*[par(t, 24, True, face, "center", after=6) for t in lines], par("", 16), par("", 16))
    for k, item in enumerate(items):
        over = word.picture(stamp[1], 4.1, stamp[2], -1.9) if stamp and stamp[0] == k else ""
        word.add(par(over + run(item, 15), 15, left=24, after=13))
    if issuer:
        word.add(
            par("", 16), par("", 16), par("广西壮族自治区科学技术厅", 15, align="center"), par("2021年制", 15, align="center")
        )
