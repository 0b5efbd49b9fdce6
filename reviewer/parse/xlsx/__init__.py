"""Reads spreadsheets (.xlsx, .xlsm): every visible sheet in order, its cells as tables, as a person sees them.

Takes bytes; gives a `Reading` without pages: captions as headings and paragraphs, tables as cells, then text and pictures
drawn over the sheet. A sheet's name is in the locators. Refuses (`Unreadable`) damaged, locked, binary and bloated
files. The XML is walked here, not by openpyxl: openpyxl loops over all that a merge or a link declares (a million rows), loses
a whole workbook to one bad cell or style, and keeps neither the stored form of a number nor hidden fonts inside a text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from reviewer.parse.build import Builder, Reading, Unreadable
from reviewer.parse.invisible import Concealed, carries, hidden_alert, seen
from reviewer.parse.ooxml import macros, open_package
from reviewer.parse.xlsx import layout
from reviewer.parse.xlsx.cells import FULL, MAX_CELLS, Content, Hidden, Range, Reader, column_name, range_of
from reviewer.parse.xlsx.drawings import Drawings
from reviewer.parse.xlsx.layout import Caption, Slot
from reviewer.parse.xlsx.tags import S
from reviewer.parse.xlsx.workbook import Sheet, Workbook, open_workbook
from reviewer.records import Alert, Block, BlockKind, Cell

SENTENCE = 12  # characters beyond which a hidden text says more than a label
LISTED = 10  # cells named in a message
UNCOMPUTED = "下列单元格只有公式、没有保存计算结果，未能读取：{cells}。请用 Excel 或 WPS 打开文件，待计算完成后重新保存并提交。"
DAMAGED = "下列单元格指向的文字在文件中不存在，未能读取：{cells}。请用 Excel 或 WPS 打开后另存一份，重新提交。"
MISSING = "工作表“{name}”的内容在文件中不存在，未能读取。请用 Excel 或 WPS 打开后另存一份，重新提交。"
NO_CELLS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
HIDDEN_SHEET = "隐藏的工作表"
SWITCHED_OFF = "隐藏的文本框"


def read(data: bytes, document: str) -> Reading:
    """The blocks and alerts of a spreadsheet."""
    package = open_package(data, "Excel", "xl/workbook.xml")
    writer = Writer(open_workbook(package), Builder(document))
    for sheet in writer.book.sheets:
        if sheet.kind not in NO_CELLS:
            writer.sheet(sheet)
    alerts = [*writer.alerts, *writer.unread(), *macros(package, document)]
    return Reading(tuple(writer.builder.blocks), None, tuple(alerts))


@dataclass
class Writer:
    """Writes a workbook's sheets as blocks and collects what the panel must know."""

    book: Workbook
    builder: Builder
    alerts: list[Alert] = field(default_factory=list)
    uncomputed: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    tables: int = 0
    read: int = 0
    written: int = 0
    drawings: Drawings = field(init=False)

    def __post_init__(self) -> None:
        self.drawings = Drawings(self.book.package)

    def sheet(self, sheet: Sheet) -> None:
        """Write one sheet; a hidden one is reported, not written."""
        content = self.content(sheet)
        if content is None:
            self.alerts.append(Alert("unreadable_document", MISSING.format(name=sheet.name), None, self.builder.document))
            return
        self.read += content.count
        if sheet.hidden:
            self.hidden_sheet(sheet, content)
            return
        self.uncomputed += [f"{sheet.name}!{column_name(c)}{r}" for r, c in content.uncomputed]
        self.damaged += [f"{sheet.name}!{column_name(c)}{r}" for r, c in content.damaged]
        placed: list[tuple[int, Block]] = []
        for piece in layout.pieces(content.rows, content.merges):
            placed += self.piece(piece, sheet.name)
        self.hidden(sheet, content.hidden, sorted(placed, key=lambda pair: pair[0]))
        self.drawn(sheet)

    def content(self, sheet: Sheet) -> Content | None:
        """What stands in a sheet; its tree is not kept. None where the file lacks it."""
        root = self.book.package.tree(sheet.part)
        return Reader(self.book, self.styled(sheet.part, root), MAX_CELLS - self.read).read(root) if root is not None else None

    def styled(self, part: str, root: etree._Element) -> Sequence[Range]:
        """The ranges a table style paints: white letters may well be seen there."""
        if root.find(S + "tableParts") is None:
            return ()
        trees = [self.book.package.tree(r.target) for r in self.book.package.relations(part).values() if r.kind == "table"]
        styled = [tree for tree in trees if tree is not None and tree.find(S + "tableStyleInfo") is not None]
        return [span for tree in styled if (span := range_of(tree.get("ref", "")))]

    # ------------------------------------------------------------ blocks

    def piece(self, piece: Caption | tuple[Slot, ...], name: str) -> list[tuple[int, Block]]:
        """Write a caption or a table; gives the blocks that hold text with the sheet's rows they stand in."""
        if isinstance(piece, Caption):
            where = locator(name, piece.row, piece.column)
            if piece.entry.picture:
                self.builder.add("picture", "", locator=where, red=self.drawings.in_cell(piece.entry.picture))
                return []
            kind: BlockKind = "heading" if piece.title else "paragraph"
            block = self.builder.add(kind, piece.entry.text, locator=where, level=1 if piece.title else 0)
            return [(piece.row, block)]
        self.tables += 1
        self.written += len(piece)
        if self.written > MAX_CELLS:
            raise Unreadable(FULL)
        placed = []
        for slot in piece:
            where = locator(name, *slot.at)
            cell = Cell(self.tables, slot.row, slot.column, slot.rows, slot.columns)
            block = self.builder.add("cell", slot.entry.text if slot.entry else "", locator=where, cell=cell)
            if block.text:
                placed.append((slot.at[0], block))
            if slot.entry and slot.entry.picture:
                self.builder.add("picture", "", locator=where, cell=cell, red=self.drawings.in_cell(slot.entry.picture))
        return placed

    def drawn(self, sheet: Sheet) -> None:
        """Write what lies over the cells."""
        for item in self.drawings.of(sheet.part):
            where = f"工作表“{sheet.name}” 第{item.row}行处的{'图片' if item.picture else '文本框'}"
            if item.picture:
                self.builder.add("picture", "", locator=where, red=item.red)
                continue
            parts, concealed = seen(item.text)
            if item.hidden:
                concealed = [Concealed(item.text, f"工作表‘{sheet.name}’{SWITCHED_OFF}")]
            elif text := "".join(parts).strip():
                self.builder.add("paragraph", text, locator=where)
            self.conceal(concealed, self.last())

    # ------------------------------------------------------------ what the panel must know

    def hidden(self, sheet: Sheet, found: Sequence[Hidden], placed: Sequence[tuple[int, Block]]) -> None:
        """One alert a sheet for each way of hiding, placed at the last visible cell up to the row of the first such text."""
        ways: dict[str, list[Hidden]] = {}
        for item in found:
            ways.setdefault(item.how, []).append(item)
        for how, items in ways.items():
            at = bisect_right(placed, items[0].row, key=lambda pair: pair[0]) - 1
            near = placed[max(0, at)][1] if placed else self.last()
            text = sentences_first([item.text for item in items])
            self.conceal([Concealed(text, f"工作表‘{sheet.name}’{places(items)}：{how}")], near)

    def hidden_sheet(self, sheet: Sheet, content: Content) -> None:
        """The alert for a sheet whose tab is hidden."""
        texts = [entry.text for row in content.rows.values() for entry in row.values()]
        text = sentences_first([*texts, *(item.text for item in content.hidden)])
        self.conceal([Concealed(text, f"{HIDDEN_SHEET}‘{sheet.name}’")], self.last())

    def conceal(self, items: Sequence[Concealed], near: Block | None) -> None:
        if carries("".join(item.text for item in items)):
            self.alerts.append(hidden_alert(items, near, self.builder.document))

    def last(self) -> Block | None:
        """The last block that holds text."""
        return next((block for block in reversed(self.builder.blocks) if block.text), None)

    def unread(self) -> list[Alert]:
        """The alerts for cells that could not be read."""
        told: Mapping[str, Sequence[str]] = {UNCOMPUTED: self.uncomputed, DAMAGED: self.damaged}
        return [
            Alert("unreadable_document", message.format(cells=listed(cells)), None, self.builder.document)
            for message, cells in told.items()
            if cells
        ]


def locator(name: str, row: int, column: int) -> str:
    """How a person finds a cell: 工作表“研发人员” 第3行（B3）."""
    return f"工作表“{name}” 第{row}行（{column_name(column)}{row}）"


def sentences_first(texts: Sequence[str]) -> str:
    """Hidden texts as one, labels and figures last: a message shows the beginning only."""
    return " ".join(sorted(texts, key=lambda text: len(text) < SENTENCE))


def places(items: Sequence[Hidden]) -> str:
    """Where hidden texts stand: A1、B7 等12处."""
    return listed([f"{column_name(item.column)}{item.row}" for item in items])


def listed(cells: Sequence[str]) -> str:
    """The first cells of a list, and how many there are."""
    return "、".join(cells[:LISTED]) + (f" 等{len(cells)}处" if len(cells) > LISTED else "")
