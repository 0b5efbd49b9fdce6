"""Writes Word files for the reading benchmark: XML of paragraphs, tables, text boxes and notes inside a python-docx package.

Takes texts; gives XML strings and, from `save`, the file's bytes. Lists are real Word lists (一、 （一） 1. and 第一条), so
their numbers stand in no text. Knows nothing of what the documents say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LEVELS = (
    (("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")),
    (("chineseCountingThousand", "第%1条"),),
)
SIZES = (32, 28, 24)  # half points, by heading level
EMU = 12700  # of a point


@dataclass(frozen=True, slots=True)
class Face:
    """Fonts and sizes (half points) of a document."""

    body: str = "Noto Serif CJK SC"
    head: str = "Noto Sans CJK SC"
    size: int = 24
    table: int = 21
    line: int = 400  # twentieths of a point between lines


def run(text: str, face: Face, *, size: int = 0, bold: bool = False, font: str = "") -> str:
    """The runs of a text, one a script, as Word writes them; newlines in the text are soft breaks."""
    name, points = font or face.body, size or face.size
    out = ""
    for part in re.findall(r"[ -~]+|[^ -~]+", text):
        hint = "" if part[0] <= "~" and part[0] != "\n" else ' w:hint="eastAsia"'
        look = f'<w:rFonts{hint} w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"/>{"<w:b/>" if bold else ""}'
        look += f'<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>'
        words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in part.split("\n"))
        out += f"<w:r><w:rPr>{look}</w:rPr>{words}</w:r>"
    return out


def paragraph(*runs: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(runs)}</w:p>"


def body(face: Face, *runs: str, listed: tuple[int, int] | None = None) -> str:
    """A paragraph of the text, indented by two characters; `listed` is list and level."""
    number = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    spacing = f'<w:spacing w:before="0" w:after="60" w:line="{face.line}" w:lineRule="atLeast"/>'
    return paragraph(
        *runs, props=f'{number}{spacing}<w:ind w:firstLineChars="200" w:firstLine="{face.size * 20}"/><w:jc w:val="both"/>'
    )


def heading(face: Face, text: str, level: int) -> str:
    """A numbered heading of level 0 to 2."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    props = f'<w:keepNext/>{number}<w:spacing w:before="120" w:after="60"/><w:outlineLvl w:val="{level}"/>'
    return paragraph(run(text, face, size=SIZES[level], bold=level == 0, font=face.head), props=props)


def centred(face: Face, text: str, size: int = 0, bold: bool = False, keep: bool = False) -> str:
    props = f'{"<w:keepNext/>" if keep else ""}<w:jc w:val="center"/>'
    return paragraph(run(text, face, size=size, bold=bold, font=face.head), props=props)


def inserted(inner: str, number: int) -> str:
    return f'<w:ins w:id="{number}" w:author="甲" w:date="2022-05-01T08:00:00Z">{inner}</w:ins>'


def deleted(inner: str, number: int) -> str:
    inner = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="{number}" w:author="甲" w:date="2022-05-01T08:00:00Z">{inner}</w:del>'


def note_mark(number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def text_box(face: Face, text: str, number: int, width: float = 380, height: float = 60) -> str:
    """A paragraph that anchors a text box, which keeps a strip of the page for itself."""
    size = f'<wp:extent cx="{int(width * EMU)}" cy="{int(height * EMU)}"/>'
    shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln>'
    inner = paragraph(run(text, face, size=face.table))
    anchor = (
        f'<wp:anchor distT="60000" distB="60000" distL="0" distR="0" simplePos="0" relativeHeight="{number + 2}" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'{size}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="{number + 100}" name="框{number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{int(width * EMU)}" '
        f'cy="{int(height * EMU)}"/></a:xfrm>{shape}</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    return paragraph(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>'
    )


@dataclass(frozen=True, slots=True)
class Rules:
    """Which borders a table has (`single`, `dotted`, `nil`, ...) and how its head, and every other row, is shaded."""

    outer: str = "single"
    across: str = "single"
    down: str = "single"
    sides: str = "single"
    under_head: str = ""
    shade: str = ""
    under_group: str = ""
    banded: bool = False


def cell_xml(content: Sequence[str], width: int, span: int, merge: str, extra: str = "", vertical: str = "center") -> str:
    """A cell of paragraphs; `merge` is restart, continue or empty; width in twentieths of a point."""
    props = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
    props += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr>{props}{extra}<w:vAlign w:val="{vertical}"/></w:tcPr>{"".join(content) or "<w:p/>"}</w:tc>'


def table_xml(widths: Sequence[int], rows: Sequence[tuple[str, bool]], rules: Rules, nested: bool = False) -> str:
    """A table of rows of cells; a row that is True is a head, printed again on every page."""
    edges = {
        "top": rules.outer,
        "left": rules.sides,
        "bottom": rules.outer,
        "right": rules.sides,
        "insideH": rules.across,
        "insideV": rules.down,
    }
    borders = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{12 if side in ("top", "bottom") and rules.sides == "nil" else 4}" w:space="0" w:color="000000"/>'
        for side, kind in edges.items()
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    place = "" if nested else '<w:jc w:val="center"/>'
    props = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{place}<w:tblBorders>{borders}</w:tblBorders>'
    told = "".join(f"<w:tr><w:trPr>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>" for cells, head in rows)
    return f'<w:tbl><w:tblPr>{props}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>'


def numbering() -> str:
    """numbering.xml with the lists of `LEVELS`, numbered from 1."""
    out = ""
    for number, levels in enumerate(LEVELS, 1):
        inner = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
            for i, (style, text) in enumerate(levels)
        )
        out += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(LEVELS) + 1))
    return f"<w:numbering {SPACES}>{out}{lists}</w:numbering>"


def footnotes(face: Face, notes: Sequence[str]) -> str:
    """footnotes.xml; the first note has id 1."""
    rule = "<w:r><w:{0}/></w:r>"
    told = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>{rule.format(mark)}</w:p></w:footnote>'
        for number, (kind, mark) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), -1
        )
    )
    told += "".join(
        f'<w:footnote w:id="{n}">{paragraph("<w:r><w:footnoteRef/></w:r>", run(text, face, size=18))}</w:footnote>'
        for n, text in enumerate(notes, 1)
    )
    return f"<w:footnotes {SPACES}>{told}</w:footnotes>"


def save(content: Sequence[str], face: Face, header: str, notes: Sequence[str], wide: bool = False) -> bytes:
    """The Word file of these body elements, with a running head, page numbers and footnotes."""
    import docx
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.shared import Cm

    file = docx.Document()
    root = file.element.body
    parsed = parse_xml(f"<w:body {SPACES}>{''.join(content)}</w:body>")
    for child in list(root)[:-1]:
        root.remove(child)
    for child in list(parsed):
        root.insert(len(root) - 1, child)
    section = file.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if wide else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(2.8)
    section.top_margin = section.bottom_margin = Cm(2.5)
    section.header.paragraphs[0].text = header
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' if kind else "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        for kind in ("begin", "", "end")
    )
    foot = section.footer.paragraphs[0]._p
    for child in parse_xml(
        f'<w:p {SPACES}><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>{field}<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p>'
    ):
        foot.append(child)
    lists = file.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    for child in list(parse_xml(numbering())):
        lists.append(child)
    if notes:
        name, blob = PackURI("/word/footnotes.xml"), footnotes(face, notes).encode()
        file.part.relate_to(Part(name, CONTENT_TYPE.WML_FOOTNOTES, blob, file.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    out = BytesIO()
    file.save(out)
    return out.getvalue()
