"""Paper in the look of Chinese official documents, after GB/T 9704-2012 as far as a memo with tables allows.

Takes texts that are already safe to show; gives a Word document: A4 with the standard's margins, 方正小标宋 title, 黑体 and
楷体 headings with real outline levels, 仿宋 body of 28.95 pt, “— 1 —” outside at the foot, tables whose head repeats and
whose rows stay whole. Fonts are named for Chinese and for Latin text, so that no machine falls back to its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

TEXT_WIDTH = 156  # mm between the margins
LATIN = "Times New Roman"
TITLE, HEAD, SUBHEAD, BODY, FOOT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
SUBSTITUTES = {TITLE: "小标宋体", BODY: "仿宋", SUBHEAD: "楷体", HEAD: "SimHei", FOOT: "SimSun"}
FONT_TABLE = "/word/fontTable.xml"
INK = {"not_met": "A3191F", "needs_expert": "1D4F91", "not_stated": "6B5200", "met": "1B6B3A", "not_applicable": "555555"}


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: font, size and exact line height in points, first-line indent in characters."""

    name: str
    font: str
    size: float
    leading: float
    indent: int = 0
    centred: bool = False
    before: float = 0
    after: float = 0
    keep: bool = False
    bold: bool = False


NORMAL = Look("Normal", BODY, 16, 28.95, indent=2)
HEADINGS = (
    Look("Title", TITLE, 22, 34, centred=True, after=8),
    Look("Heading 1", HEAD, 16, 28.95, indent=2, before=6, keep=True),
    Look("Heading 2", SUBHEAD, 16, 28.95, indent=2, keep=True),
)
LOOKS = (NORMAL, *HEADINGS)
CELL = Look("备忘录表文", BODY, 10.5, 15.5)
STRONG = Look("备忘录表重", HEAD, 10.5, 15.5, bold=True)
NOTE = Look("备忘录表注", BODY, 9, 13)
HEADER = Look("备忘录表头", HEAD, 10.5, 16, centred=True, keep=True, bold=True)
CENTRE = Look("备忘录表中", BODY, 10.5, 15.5, centred=True)
FIGURE = Look("备忘录数目", HEAD, 16, 22, centred=True, bold=True)
SPACER = Look("备忘录间隔", BODY, 5, 6)
CAPTION = Look("备忘录小题", HEAD, 12, 20, before=2, after=2, keep=True, bold=True)
LIST = Look("备忘录列项", BODY, 11, 17)
CAUTION = Look("备忘录警示", HEAD, 12, 20, before=4, after=4)
OWN = (CELL, STRONG, NOTE, HEADER, CENTRE, FIGURE, SPACER, CAPTION, LIST, CAUTION)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell; `ink` is a colour as six hexadecimal digits."""

    text: str
    look: Look = CELL
    ink: str = ""


Cell = Sequence[Line] | str


class Paper:
    """A document being written from top to bottom.

    Styles are set by their id: by name, python-docx searches all styles for every paragraph, four fifths of the time.
    """

    def __init__(self) -> None:
        self.document: Document = new_document()
        self.ids: dict[str, str] = {}
        styles = self.document.styles
        _page(self.document)
        for look in LOOKS:
            self._add(look, styles[look.name])
        for look in OWN:
            self._add(look, styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH))
        _feet(self.document)
        _substitutes(self.document)

    def _add(self, look: Look, style: ParagraphStyle) -> None:
        _style(style, look)
        self.ids[look.name] = style.style_id

    def paragraph(self, text: str, look: Look = NORMAL, ink: str = "") -> None:
        """A paragraph in a style."""
        self._set(self.document.add_paragraph(), Line(text, look, ink))

    def title(self, text: str) -> None:
        """The title of the document."""
        self.paragraph(text, HEADINGS[0])

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that the outline shows."""
        self.paragraph(text, HEADINGS[level])

    def table(self, widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """A ruled table; `widths` in mm; without a head when `head` is empty."""
        table = self.document.add_table(rows=0, cols=len(widths))
        table.style = self.document.styles["Table Grid"]
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        if head:
            row = table.add_row()
            _mark(row, "w:tblHeader")
            self._fill(row, [[Line(text, HEADER)] for text in head], widths)
            for cell in row.cells:
                _shade(cell, "EDEDED")
        for cells in rows:
            self._fill(table.add_row(), cells, widths)
        self.paragraph("", SPACER)

    def _fill(self, row: _Row, cells: Sequence[Cell], widths: Sequence[float]) -> None:
        _mark(row, "w:cantSplit")
        for cell, content, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Emu(Mm(width))
            first = cell.paragraphs[0]
            for k, line in enumerate([Line(content)] if isinstance(content, str) else content):
                self._set(cell.add_paragraph() if k else first, line)

    def _set(self, paragraph: Paragraph, line: Line) -> None:
        paragraph._p.style = self.ids[line.look.name]
        _write(paragraph, line.text, line.ink)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(23)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _style(style: ParagraphStyle, look: Look) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = LATIN, Pt(look.size), look.bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[name]
    for slot, face in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", look.font)):
        fonts.set(qn(f"w:{slot}"), face)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.leading)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred else WD_ALIGN_PARAGRAPH.LEFT
    form.first_line_indent = Pt(look.size * look.indent)
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(100 * look.indent))
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _feet(document: Document) -> None:
    """“— 1 —” outside: right on odd pages, left on even ones, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        form = paragraph.paragraph_format
        form.first_line_indent, form.left_indent, form.right_indent = Pt(0), Pt(14), Pt(14)
        paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "0")
        for part in ("— ", "PAGE", " —"):
            run = _write(paragraph, "" if part == "PAGE" else part, "", font=FOOT, size=14)
            if part == "PAGE":
                _field(run, part)


def _substitutes(document: Document) -> None:
    """Say which font to take where the standard's own is not installed, as on most machines outside offices."""
    part = next(part for part in document.part.package.iter_parts() if part.partname == FONT_TABLE)
    table = parse_xml(part.blob)
    for name, instead in SUBSTITUTES.items():
        font = OxmlElement("w:font")
        font.set(qn("w:name"), name)
        for tag, text in (("w:altName", instead), ("w:charset", "86")):
            child = OxmlElement(tag)
            child.set(qn("w:val"), text)
            font.append(child)
        table.append(font)
    part._blob = serialize_part_xml(table)


def _field(run: object, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        if kind in ("begin", "separate", "end"):
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:t" if kind == "text" else "w:instrText")
            element.text = text
        run._r.append(element)  # type: ignore[attr-defined]


def _write(paragraph: Paragraph, text: str, ink: str, font: str = "", size: float = 0) -> object:
    run = paragraph.add_run(text)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hint"), "eastAsia")  # else “”, … and — are set in the Latin font, half as wide
    if font:
        for slot, face in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font)):
            fonts.set(qn(f"w:{slot}"), face)
        run.font.size = Pt(size)
    if ink:
        run.font.color.rgb = RGBColor.from_string(ink)
    return run


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for key, text in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{key}"), text)
    cell._tc.get_or_add_tcPr().append(shading)
