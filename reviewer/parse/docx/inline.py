"""Reads the runs of one paragraph: what a reader sees, what is hidden, what revisions change, what is anchored in it.

Takes a w:p and the ground it stands on; gives an `Inline`. Insertions are accepted, deletions dropped, field codes left
out. A text is cut into segments where text is left out that other readers of the file would still see between them, so that
no quote bridges it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from reviewer.parse.docx import hiding, symbols
from reviewer.parse.docx.colours import alike, hue
from reviewer.parse.docx.plain import Folded, Plain
from reviewer.parse.docx.revisions import DELETED, INSERTED, Change
from reviewer.parse.docx.revisions import PLAIN as PLAIN_TEXT
from reviewer.parse.docx.styles import PLAIN, Look, Styles, look_of
from reviewer.parse.docx.tags import (
    BOX,
    CHOICE,
    DEL,
    FALLBACK,
    INS,
    MC,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    R_,
    RPR,
    SDT_CONTENT,
    VAL,
    WP,
    A,
    M,
    P,
    R,
    T,
    V,
    W,
    child,
    leading,
    on,
)
from reviewer.parse.invisible import Concealed

WHITE = 0xFFFFFF
VANISHED, FAINT, TINY = "隐藏属性", "与底色相同的颜色", "过小的字号"
HINT = re.compile(r"[\[【〔（(<＜]?\s*(?:请|单击|点击|轻触|在此|此处|选择一?项|输入|Click|Choose|Enter|Tap|Type)", re.IGNORECASE)
FORM_CHECK, FORM_LIST = W + "checkBox", W + "ddList"


@dataclass(slots=True)
class Inline:
    """One paragraph as read. `changes` are its texts in order: plain, deleted or inserted ones."""

    segments: list[list[str]] = field(default_factory=lambda: [[]])
    hidden: list[Concealed] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[tuple[etree._Element, int | None]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)  # of content controls that were not filled in
    unseen: list[tuple[str, str]] = field(default_factory=list)  # notes whose mark is hidden

    def cut(self) -> None:
        if self.segments[-1]:
            self.segments.append([])

    def change(self, kind: str, text: str) -> None:
        changes = self.changes
        if changes and changes[-1][0] == kind:
            changes[-1] = (kind, changes[-1][1] + text)
        else:
            changes.append((kind, text))

    @property
    def tells(self) -> bool:
        """Whether there is anything in it to report besides its text."""
        changed = len(self.changes) > 1 or (self.changes and self.changes[0][0])
        return bool(changed or self.hidden or self.hints or self.notes or self.unseen)

    @property
    def empty(self) -> bool:
        return not any("".join(segment).strip() for segment in self.segments)


@dataclass(slots=True)
class Field:
    """A field that is open: its code so far, whether its result has begun, whether the result holds anything."""

    code: str = ""
    result: bool = False
    shown: bool = False


@dataclass(slots=True)
class Runs:
    """The walk over a paragraph's inline content, with the state that runs inherit."""

    styles: Styles
    out: Inline = field(default_factory=Inline)
    paragraph: str = ""
    table: Look = PLAIN
    ground: int | None = WHITE
    page: int = WHITE
    fields: list[Field] = field(default_factory=list)
    how: str = ""
    bridged: bool = False
    font: str = ""
    deleted: bool = False
    inserted: bool = False
    known: dict[tuple[str, Look, int | None], dict[Look, str]] = field(default_factory=dict)
    judged: dict[Look, str] = field(default_factory=dict)  # of `known`, what goes for the paragraph being read
    folded: Folded = field(default_factory=Folded)

    def read(self, node: etree._Element, plain: Plain | None, style: str, ground: int | None, into: Inline) -> None:
        """Read one paragraph into `into`, which may already hold a paragraph whose mark was deleted; `plain` is it, if it is."""
        self.out, self.paragraph, self.ground = into, style, ground
        self.judged = self.known.setdefault((style, self.table, ground), {})
        self.fields.clear()  # a code left open at a paragraph's end must not swallow the rest of the file
        if plain is None:
            self.walk(node)
        elif self.how or any(map(self.concealment, plain.looks)):
            self.walk(self.folded.content(plain))
        else:
            self.put(plain.text)

    def walk(self, node: etree._Element) -> None:
        for item in node:
            handler = HANDLERS.get(item.tag, Runs.walk)
            if handler is not None:
                handler(self, item)

    # ------------------------------------------------------------ what a run says

    def say(self, text: str) -> None:
        if not text:
            return
        if self.fields:
            if any(not open_field.result for open_field in self.fields):
                return
            self.fields[-1].shown = True
        if self.deleted:
            if not self.inserted:  # what one inserted and another deleted stands in neither reading
                self.out.change(DELETED, text)
        elif self.how:
            self.out.hidden.append(Concealed(text, self.how))
            if not self.bridged and text.strip():
                self.out.cut()
        else:
            self.put(text)

    def put(self, text: str | None) -> None:
        """Add a text that the page shows."""
        if text:
            self.out.segments[-1].append(text)
            self.out.change(INSERTED if self.inserted else PLAIN_TEXT, text)

    def run(self, node: etree._Element) -> None:
        properties = leading(node, RPR)
        look = PLAIN if properties is None else look_of(properties)
        how = self.how or self.concealment(look)
        font = look.font if look.font and look.font.lower() in symbols.FONTS else ""
        only = properties.getnext() if properties is not None and len(node) == 2 else None
        if only is not None and only.tag == T and not (how or font or self.fields or self.deleted):  # what nearly every run is
            self.put(only.text)
            return
        before = (self.how, self.bridged, self.font)
        self.how, self.font = how, font
        self.bridged = bool(look.vanish) and properties is not None and child(properties, W + "vanish") is not None
        self.walk(node)
        self.how, self.bridged, self.font = before

    def concealment(self, look: Look) -> str:
        """How a run is hidden, or nothing; remembered, since few looks make up a document."""
        how = self.judged.get(look)
        if how is None:
            how = self.judged[look] = self.judge(look)
        return how

    def judge(self, look: Look) -> str:
        run, paragraph, default = self.styles.look(look.style), self.styles.look(self.paragraph), self.styles.default
        odd = (bool(run.vanish) + bool(paragraph.vanish) + bool(self.table.vanish)) % 2  # toggles cancel out, by ECMA 17.7.3
        styled = odd == 1 or bool(default.vanish)
        if look.vanish if look.vanish is not None else styled:
            return VANISHED
        full = look.over(run).over(paragraph).over(self.table)
        size = full.size if full.size is not None else default.size
        if size is not None and size < 4:
            return TINY
        track = full.track or 0
        if full.squeezed or track < -7 * (size or 21):  # twips a letter, of ten times the half points that it is wide
            return hiding.NARROW
        own = look.fill if look.fill is not None else run.fill
        ground = own if own is not None else self.ground
        color = full.color if full.color is not None else default.color
        faint = color is not None and color >= 0 and ground is not None and alike(color, ground)
        return FAINT if (faint or full.clear) and not full.lit else ""

    # ------------------------------------------------------------ handlers, one a tag

    def inner(self, node: etree._Element) -> None:
        """A paragraph that stands in another one, as no program writes it."""
        plain = self.folded.held.get(node)
        self.walk(node if plain is None else self.folded.content(plain))

    def text(self, node: etree._Element) -> None:
        text = node.text or ""
        self.say(symbols.drawn(self.font, text) if self.font else text)

    def blank(self, node: etree._Element) -> None:
        self.say(" ")

    def control(self, node: etree._Element) -> None:
        """A content control; the hint it shows while nothing is filled in is no content."""
        content = node.find(SDT_CONTENT)
        if content is None:
            return
        words = self.folded.words(content, T).strip()
        if words and not self.deleted and HINT.match(words) and node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            self.out.hints.append(words)
            self.out.cut()
        else:
            self.walk(content)

    def newline(self, node: etree._Element) -> None:
        self.say("\n")

    def hyphen(self, node: etree._Element) -> None:
        self.say("-")

    def symbol(self, node: etree._Element) -> None:
        code = node.get(W + "char", "")
        if code and all(digit in "0123456789abcdefABCDEF" for digit in code):
            self.say(symbols.sign(node.get(W + "font", ""), int(code, 16)))

    def remove(self, node: etree._Element) -> None:
        before, self.deleted = self.deleted, True
        self.walk(node)
        self.deleted = before

    def move_away(self, node: etree._Element) -> None:
        self.remove(node)
        self.out.cut()

    def insert(self, node: etree._Element) -> None:
        before, self.inserted = self.inserted, True
        self.walk(node)
        self.inserted = before

    def alternate(self, node: etree._Element) -> None:
        choice = node.find(CHOICE)
        if choice is not None:
            self.walk(choice)

    def ruby(self, node: etree._Element) -> None:
        for base in node.iterchildren(W + "rubyBase"):
            self.walk(base)

    def field_mark(self, node: etree._Element) -> None:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            form = node.find(W + "ffData")
            self.say(form_text(form) if form is not None else "")
            self.fields.append(Field())
        elif self.fields and kind == "separate":
            self.fields[-1].result = True
        elif self.fields and kind == "end":
            closed = self.fields.pop()
            if not closed.shown:
                self.say(symbols.laid_over(closed.code))

    def field_code(self, node: etree._Element) -> None:
        if self.fields:
            self.fields[-1].code += node.text or ""

    def drawing(self, node: etree._Element) -> None:
        """A drawing or VML picture; one that is switched off hides what it holds."""
        properties = node.find(f"*/{WP}docPr")
        off = properties is not None and "hidden" in properties.attrib and on(properties.get("hidden"))
        gone = VANISHED if off or "visibility:hidden" in vml_style(node) else ""
        before, self.how = self.how, (self.how if self.how != hiding.LOW else "") or gone or hiding.of_shape(node)
        self.walk(node)
        self.how = before

    def picture(self, node: etree._Element) -> None:
        target = node.get(R + "embed") or node.get(R + "link") or node.get(R + "id")
        if target and not self.how and not self.deleted:
            self.out.pictures.append(target)

    def box(self, node: etree._Element) -> None:
        if self.deleted or self.how:
            self.say(self.folded.words(node, T))
        else:
            self.out.boxes.append((node, box_ground(node, self.page)))

    def footnote(self, node: etree._Element) -> None:
        self.note("脚注", node)

    def endnote(self, node: etree._Element) -> None:
        self.note("尾注", node)

    def note(self, kind: str, node: etree._Element) -> None:
        if not self.deleted:
            (self.out.unseen if self.how else self.out.notes).append((kind, node.get(W + "id", "")))


def form_text(form: etree._Element) -> str:
    """What an old form field shows besides its result: a box, ticked or not, or the chosen entry of a list."""
    check, choice = form.find(FORM_CHECK), form.find(FORM_LIST)
    if check is not None:
        state = check.find(W + "checked")
        state = state if state is not None else check.find(W + "default")
        return "☑" if state is not None and on(state.get(VAL)) else "□"
    if choice is not None:
        entries = [entry.get(VAL, "") for entry in choice.iterchildren(W + "listEntry")]
        result = choice.find(W + "result")
        index = int(result.get(VAL, "0")) if result is not None and result.get(VAL, "0").isdecimal() else 0
        return entries[index] if index < len(entries) else ""
    return ""


def vml_style(node: etree._Element) -> str:
    """The style of a w:pict's shape, without blanks."""
    shape = node.find(V + "shape") if node.tag == W + "pict" else None
    return shape.get("style", "").replace(" ", "").lower() if shape is not None else ""


def box_ground(node: etree._Element, page: int) -> int | None:
    """What a text box stands on: the page, its plain fill, or unknown where its fill is not plain (white text may be seen)."""
    for shape in node.iterancestors():
        if shape.tag.startswith(V):
            filled, named = shape.get("filled", "t")[:1] != "f", shape.get("fillcolor", "").lower().split(" ")[0]
            if shape.find(V + "fill") is not None:
                return None
            if filled and named not in ("", "white", "#fff", "window"):
                found = hue(named) if named.startswith("#") else None
                return found if found is not None and found >= 0 else None
        elif shape.tag.endswith("}wsp"):
            return shape_ground(shape, page)
    return page


def shape_ground(shape: etree._Element, page: int) -> int | None:
    """The same of a drawn shape."""
    plain = shape.find(f"*/{A}solidFill/{A}srgbClr")
    if plain is not None and len(plain) == 0:
        return hue(plain.get("val"))
    painted = any(shape.find(f"*/{A}{fill}") is not None for fill in ("solidFill", "gradFill", "blipFill", "pattFill"))
    empty = shape.find(f"*/{A}noFill") is not None
    return None if painted or (not empty and shape.find(f"*/{A}fillRef") is not None) else page


HANDLERS: dict[str, Callable[[Runs, etree._Element], None] | None] = {
    T: Runs.text,
    R_: Runs.run,
    P: Runs.inner,
    RPR: None,
    PPR: None,
    M + "t": Runs.text,
    M + "rPr": None,
    M + "ctrlPr": None,
    W + "tab": Runs.blank,
    W + "ptab": Runs.blank,
    W + "br": Runs.newline,
    W + "cr": Runs.newline,
    W + "noBreakHyphen": Runs.hyphen,
    W + "sym": Runs.symbol,
    DEL: Runs.remove,
    W + "delText": Runs.text,
    W + "delInstrText": None,
    MOVE_FROM: Runs.move_away,
    INS: Runs.insert,
    MOVE_TO: Runs.insert,
    MC + "AlternateContent": Runs.alternate,
    FALLBACK: None,
    W + "ruby": Runs.ruby,
    W + "fldChar": Runs.field_mark,
    W + "instrText": Runs.field_code,
    W + "sdt": Runs.control,
    W + "sdtPr": None,
    W + "sdtEndPr": None,
    W + "drawing": Runs.drawing,
    W + "pict": Runs.drawing,
    A + "blip": Runs.picture,
    V + "imagedata": Runs.picture,
    BOX: Runs.box,
    W + "footnoteReference": Runs.footnote,
    W + "endnoteReference": Runs.endnote,
}
