"""Walks a Word file's parts in reading order and builds its blocks.

Takes an open package with its styles and lists; fills a `Builder` with paragraphs, headings, cells, pictures, text boxes,
notes, running heads, and collects alerts. What a text box or nested table holds follows the block that holds it; a block
never spans it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from lxml import etree

from reviewer.parse.build import Builder
from reviewer.parse.docx.colours import fill_of
from reviewer.parse.docx.dressing import UNKNOWN, Dress, dress
from reviewer.parse.docx.inline import VANISHED, WHITE, Inline, Runs
from reviewer.parse.docx.numbering import Numbering
from reviewer.parse.docx.pictures import mostly_red
from reviewer.parse.docx.revisions import DELETED, Change
from reviewer.parse.docx.styles import NOTHING, ListPlace, Properties, Styles, look_of, properties_of
from reviewer.parse.docx.table import Slot, layout
from reviewer.parse.docx.tags import (
    BOX,
    CHOICE,
    DEL,
    FALLBACK,
    MC,
    MOVE_FROM,
    PPR,
    TBL,
    TBLPR,
    TCPR,
    P,
    T,
    W,
    child,
    leading,
)
from reviewer.parse.invisible import Concealed, carries, clipped, hidden_alert, seen
from reviewer.parse.ooxml import Package, Relation
from reviewer.records import Alert, Block, BlockKind, Cell

LEFT_OUT = frozenset({PPR, TCPR, W + "sectPr", W + "sdtPr", W + "sdtEndPr", FALLBACK, MOVE_FROM, DEL})
HINT = "留有未填写的内容控件，显示的是模板自带的提示：“{hint}”"


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it will be printed: its segments, label and heading level (0 for none), and what it anchors."""

    inline: Inline
    texts: list[str]
    label: str
    level: int

    @property
    def whole(self) -> str:
        return "".join(self.texts).strip()


class Place(NamedTuple):
    """Where text flows: how a person finds it, the ground it stands on, the cell around it, whether paragraphs count."""

    locator: str = ""
    ground: int | None = WHITE
    cell: Cell | None = None


Piece: TypeAlias = Paragraph | etree._Element  # an element is a nested table


@dataclass
class Walker:
    """The state of one document's walk."""

    package: Package
    styles: Styles
    numbering: Numbering
    builder: Builder
    relations: dict[str, Relation]
    theme: dict[str, int] = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)
    revisions: list[tuple[list[Change], Block | None]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    unseen: list[tuple[str, str]] = field(default_factory=list)
    runs: Runs = field(init=False)
    carried: Inline | None = None
    paragraphs: int = 0
    tables: int = 0
    reds: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.runs = Runs(self.styles)

    # ------------------------------------------------------------ flow of a body or a text box

    def flow(self, container: etree._Element, place: Place) -> None:
        """Print what a body or a text box holds."""
        for piece in self.pieces(container, place.ground):
            if isinstance(piece, Paragraph):
                self.paragraph(piece, place)
            else:
                self.table(piece, place.ground)

    def pieces(self, container: etree._Element, ground: int | None) -> Iterator[Piece]:
        """Paragraphs and tables in order; a paragraph whose mark is deleted runs on into the next."""
        for node in self.nodes(container):
            if node.tag == TBL:
                yield from self.rest()
                yield node
                continue
            piece = self.read(node, ground)
            if piece is not None:
                yield piece
        yield from self.rest()

    def nodes(self, container: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs and tables of a container, also those in content controls and other wrappers."""
        for node in container:
            tag = node.tag
            if tag in (P, TBL):
                yield node
            elif tag == MC + "AlternateContent":
                choice = node.find(CHOICE)
                yield from self.nodes(choice) if choice is not None else ()
            elif tag == W + "altChunk":
                message = "文件中嵌有另一份文档（altChunk），该部分未能读取。请用 Word 打开后另存一份，重新提交。"
                self.alerts.append(Alert("unreadable_document", message, None, self.builder.document))
            elif tag not in LEFT_OUT:
                yield from self.nodes(node)

    def rest(self) -> Iterator[Paragraph]:
        """A paragraph that ran on into nothing."""
        if self.carried is not None:
            inline, self.carried = self.carried, None
            yield self.finished(inline, "", 0)

    def read(self, node: etree._Element, ground: int | None) -> Paragraph | None:
        """One paragraph; None where it runs on into the next one."""
        plain = self.runs.folded.held.get(node)
        own = plain.properties if plain is not None else stated(node)
        style = self.styles.default_paragraph if own.style is None else own.style
        fill = self.styles.look(style).fill if own.fill is None else own.fill
        inline, self.carried = self.carried or Inline(), None
        self.runs.how = own.away or (self.styles.lines(style) if own.lines is None else own.lines)
        self.runs.read(node, plain, style, ground if fill is None else fill, inline)
        mark = own.mark
        if mark is not None and child(mark, DEL, MOVE_FROM) is not None:
            inline.change(DELETED, "\n")
            self.carried = inline
            return None
        unseen = mark is not None and inline.empty and bool(look_of(mark).vanish)
        list_id, index = self.list_of(own.place, style)
        label = self.numbering.label(list_id, index) if list_id and not unseen else ""
        return self.finished(inline, label, self.level(own.outline, style, (list_id, index)))

    def finished(self, inline: Inline, label: str, level: int) -> Paragraph:
        """The paragraph without invisible characters, what they carried noted."""
        texts: list[str] = []
        for segment in inline.segments:
            pieces, concealed = seen("".join(segment))
            inline.hidden.extend(concealed)
            texts.extend(pieces)
        return Paragraph(inline, texts, label, level)

    def list_of(self, own: ListPlace, style: str) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else its style's; no list is an empty name."""
        styled = self.styles.place(style)
        list_id = own.list_id if own.list_id is not None else styled.list_id
        if list_id is None or list_id == "0":
            return "", 0
        level = own.level
        if level is None and own.list_id is None:
            level = styled.level
            if level is None:
                level = self.numbering.level_of_style(list_id, self.styles.linked_style(style, list_id))
        return list_id, level or 0

    def level(self, own: int | None, style: str, listed: tuple[str, int]) -> int:
        """The heading level from 1; 0 for body text."""
        level = own if own is not None else self.styles.outline(style)
        if level is None and listed[0]:
            level = self.numbering.outline(*listed)
        return level + 1 if level is not None and 0 <= level < 9 else 0

    def paragraph(self, piece: Paragraph, place: Place) -> None:
        """Print a paragraph of a body or text box, then what it anchors."""
        texts = [text.strip() for text in piece.texts if text.strip()]
        first: Block | None = None
        if texts and not place.locator:
            self.paragraphs += 1
        locator = place.locator or f"第{self.paragraphs}段"
        for text in texts:
            kind: BlockKind = "heading" if piece.level else "paragraph"
            block = self.builder.add(kind, text, locator=locator, level=piece.level, label="" if first else piece.label)
            first = first or block
        self.report([piece.inline], first)
        self.pictures(piece.inline, place.cell, locator)
        self.boxes(piece.inline)

    def pictures(self, inline: Inline, cell: Cell | None, locator: str) -> None:
        for relation in inline.pictures:
            self.builder.add("picture", "", locator=locator, cell=cell, red=self.red(relation))

    def boxes(self, inline: Inline) -> None:
        for box, ground in inline.boxes:
            self.flow_apart(box, Place("文本框", ground))

    def flow_apart(self, container: etree._Element, place: Place) -> None:
        """A flow inside another: a paragraph that runs on outside does not run into it."""
        outer, self.carried = self.carried, None
        self.flow(container, place)
        self.carried = outer

    def red(self, relation: str) -> bool:
        """Whether a picture is mostly red ink; each picture of the file is looked at once."""
        target = self.relations[relation].target if relation in self.relations else ""
        if target not in self.reds:
            self.reds[target] = target in self.package.names and mostly_red(self.package.bytes(target))
        return self.reds[target]

    # ------------------------------------------------------------ tables

    def table(self, node: etree._Element, ground: int | None) -> None:
        """Print a table cell by cell, each followed by what stands in it besides text."""
        self.tables += 1
        table = self.tables
        slots, deleted, unseen = layout(node, self.runs.folded.cells)
        for row, how in unseen:
            self.report([Inline(hidden=[Concealed(self.runs.folded.words(row, T), how)])], None)
        for row in deleted:
            self.revisions.append(([(DELETED, self.runs.folded.words(row, T, W + "delText"))], None))
        properties = node.find(TBLPR)
        fill = fill_of(properties)
        style = dress(self.styles, properties)
        size = (max((s.row + s.rows for s in slots), default=0), max((s.column + s.columns for s in slots), default=0))
        outer = self.runs.table
        for slot in slots:
            under = self.dressed(style, slot, size, ground if fill is None else fill)
            self.cell(slot, table, under)
        self.runs.table = outer

    def dressed(self, style: Dress, slot: Slot, size: tuple[int, int], ground: int | None) -> int | None:
        """The ground of a cell under its table's style, whose look its runs take on."""
        fill, self.runs.table = style.cell((slot.row, slot.column), size)
        return None if fill == UNKNOWN else ground if fill is None else fill

    def cell(self, slot: Slot, table: int, ground: int | None) -> None:
        cell = Cell(table, slot.row, slot.column, slot.rows, slot.columns)
        locator = f"表{table} 第{slot.row + 1}行第{slot.column + 1}列"
        under = ground if slot.fill is None else slot.fill
        outer, self.carried = self.carried, None
        self.runs.inserted = slot.inserted
        pieces = list(self.pieces(slot.node, under))
        self.carried, self.runs.inserted = outer, False
        first, after = split_at_first_text(pieces)
        told = [piece for piece in first if isinstance(piece, Paragraph)]
        text = "\n".join(piece.whole for piece in told if piece.whole)
        label = next((piece.label for piece in told if piece.label), "")
        block = self.builder.add("cell", text, locator=locator, label=label, cell=cell)
        self.report([piece.inline for piece in told], block)
        for paragraph in told:
            self.pictures(paragraph.inline, cell, locator)
        if slot.covered:
            self.covered(slot, block)
        for piece in first:
            if isinstance(piece, Paragraph):
                self.boxes(piece.inline)
            else:
                self.table(piece, under)
        for piece in after:
            if isinstance(piece, Paragraph):
                self.paragraph(piece, Place(locator, under, cell))
            else:
                self.table(piece, under)

    def covered(self, slot: Slot, block: Block) -> None:
        """Report what stands in cells that a merged cell covers."""
        words = [self.runs.folded.words(node, T) for node in slot.covered]
        hidden = [Concealed(text, "被合并单元格覆盖") for text in words if text.strip()]
        if hidden:
            self.report([Inline(hidden=hidden)], block)

    # ------------------------------------------------------------ notes and running heads

    def apart(self, container: etree._Element, kind: BlockKind, locator: str, seen: set[str]) -> None:
        """Print a note or a running head as one block for each stretch of text; one that was printed before is left out."""
        lines: list[str] = []
        boxes: list[tuple[etree._Element, int | None]] = []
        inlines: list[Inline] = []
        for piece in self.flat(container):
            inlines.append(piece.inline)
            boxes += piece.inline.boxes
            lines += [piece.whole] if piece.whole else []
        text = "\n".join(lines)
        block = None
        if text and text not in seen:
            seen.add(text)
            block = self.builder.add(kind, text, locator=locator)
        self.report(inlines, block)
        for box, _ in boxes:
            self.apart(box, kind, locator, seen)

    def flat(self, container: etree._Element) -> Iterator[Paragraph]:
        """All paragraphs, those of tables among them."""
        for piece in self.pieces(container, None if container.tag == BOX else self.runs.page):
            if isinstance(piece, Paragraph):
                yield piece
            else:
                for slot in layout(piece, self.runs.folded.cells)[0]:
                    yield from self.flat(slot.node)

    # ------------------------------------------------------------ what the panel must know

    def report(self, inlines: list[Inline], block: Block | None) -> None:
        """Keep a block's notes and revisions and raise the alert for what is hidden in it."""
        inlines = [inline for inline in inlines if inline.tells]
        hidden = [item for inline in inlines for item in inline.hidden]
        if hidden and carries("".join(item.text for item in hidden)):
            self.alerts.append(hidden_alert(hidden, self.near(block), self.builder.document))
        for hint in dict.fromkeys(hint for inline in inlines for hint in inline.hints):
            near = self.near(block)
            source = clipped(near) if near else None
            self.alerts.append(Alert("placeholder", HINT.format(hint=hint[:60]), source, self.builder.document))
        for inline in inlines:
            if inline.notes or inline.unseen:
                self.notes.extend(inline.notes)
                self.unseen.extend(inline.unseen)
            if len(inline.changes) > 1 or (inline.changes and inline.changes[0][0]):
                self.revisions.append((inline.changes, self.near(block)))

    def lost(self, note: etree._Element) -> None:
        """Report a note whose mark is hidden: no page shows it."""
        self.report([Inline(hidden=[Concealed(self.runs.folded.words(note, T), VANISHED)])], None)

    def near(self, block: Block | None) -> Block | None:
        """The block itself where it holds text, else the last one that does."""
        if block is not None and block.text:
            return block
        return next((other for other in reversed(self.builder.blocks) if other.text), None)


def stated(node: etree._Element) -> Properties:
    """What a paragraph's own properties say."""
    properties = leading(node, PPR)
    return properties_of(properties) if properties is not None else NOTHING


def split_at_first_text(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """A cell's content up to where its first stretch of text ends, and the rest.

    A nested table or an anchored text box ends a stretch: it is printed after the cell, and no block may span it.
    """
    told = False
    for index, piece in enumerate(pieces):
        if isinstance(piece, Paragraph):
            told = told or bool(piece.whole)
            if told and piece.inline.boxes and index + 1 < len(pieces):
                return pieces[: index + 1], pieces[index + 1 :]
        elif told:
            return pieces[:index], pieces[index:]
    return pieces, []
