"""Plain paragraphs of the main part, taken out of its bytes before they are parsed: properties and runs of text, nothing else.

Takes an open package; gives its main part's tree with such paragraphs empty, and what they say. A file of sixty pages says
the same few properties ten thousand times, and to parse, walk and free them costs more than all else: here each wording is
parsed once. Paragraphs are matched to elements by their order, which holds where nothing but elements can look like one and
a name means the same everywhere: no comment, no CDATA, no second name for a namespace. In doubt nothing is taken out.
Raises `Unreadable` as the package does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from lxml import etree

from reviewer.parse.build import Unreadable
from reviewer.parse.docx.colours import themed
from reviewer.parse.docx.styles import NOTHING, PLAIN, Look, Properties, look_of, properties_of
from reviewer.parse.docx.symbols import FONTS
from reviewer.parse.docx.table import Stated, stated
from reviewer.parse.docx.tags import PPR, R_, RPR, TCPR, W14, P, T, W
from reviewer.parse.ooxml import Package, parse

ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml([^<>]*)\?>)?\s*(<w:document\s[^<>]*>)")
OTHER_CODE = re.compile(rb"encoding\s*=\s*.(?!utf-8[\"'])", re.IGNORECASE)
CELL = re.compile(rb"<w:tcPr(?=[\s/>])")
START = re.compile(rb"<w:p(?=[\s/>])")
END, END_ROOT, END_PROPERTIES, END_TEXT = b"</w:p>", b"</w:document>", b"</w:pPr>", b"</w:t></w:r>"
END_CELL = b"</w:tcPr>"
OPENINGS = (b"<w:t", b'<w:t xml:space="preserve"')
SILENT = frozenset({W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"})
SIGNS = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "lastRenderedPageBreak": ""}
SECTION = W + "sectPr"
SOUGHT = (SECTION, P, T, W + "delText")  # what is looked for at any depth of the tree
SPACES = (("w", W[1:-1]), ("w14", W14[1:-1]))
ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")  # in XML; a return is parsed as another sign
NONE: dict[bytes, Look] = {}
LONGEST = 1_000_000  # bytes of a plain paragraph: the parser bounds what it takes
LONGEST_ROOT = 20_000  # bytes of the root's start tag, which is parsed with each wording


class Plain(NamedTuple):
    """A plain paragraph: its properties, the looks of its runs (of runs alike once), what they say, and its bytes."""

    properties: Properties
    looks: list[Look]
    text: str
    inner: bytes


@dataclass(slots=True)
class Wordings:
    """The wordings met so far with what they mean: of paragraphs' properties, and of a run up to its only text.

    `opening` is the start tag of the part's root, whose namespaces hold for each of them.
    """

    opening: bytes
    theme: dict[str, int]
    properties: dict[bytes, Properties | None] = field(default_factory=dict)
    looks: dict[bytes, Look] = field(default_factory=dict)
    stated: dict[bytes, Stated | None] = field(default_factory=dict)

    def parsed(self, inner: bytes) -> etree._Element | None:
        """An element with this content; None where it is none by itself."""
        try:
            return themed(parse(self.opening + inner + END_ROOT, "", ""), self.theme)
        except Unreadable:
            return None

    def fold(self, data: bytes) -> tuple[bytes, list[Plain | None]]:
        """The part with its plain paragraphs empty, and for each paragraph in the order of their starts what it says."""
        first, *pieces = START.split(data)
        kept, told = [first], list[Plain | None]()
        for piece in pieces:
            inner, closed, after = piece.partition(END)
            start, _, inner = inner.partition(b">")
            whole = closed and start[-1:] != b"/" and inner[:1] in (b"<", b"") and len(inner) < LONGEST
            plain = self.paragraph(inner) if whole else None
            kept.append(piece if plain is None else start + b"/>" + after)
            told.append(plain)
        return b"<w:p".join(kept), told

    def fold_cells(self, data: bytes) -> tuple[bytes, list[Stated | None]]:
        """The part with its cells' properties empty, and what they say, in their order."""
        first, *pieces = CELL.split(data)
        kept, told = [first], list[Stated | None]()
        for piece in pieces:
            wording, closed, after = piece.partition(END_CELL)
            found = self.stated[wording] if wording in self.stated else self.cell(wording)
            kept.append(piece if found is None or not closed else b"/>" + after)
            told.append(found if closed else None)
        return b"<w:tcPr".join(kept), told

    def cell(self, wording: bytes) -> Stated | None:
        """What a cell's properties say that are written so behind their name."""
        holder = self.parsed(b"<w:tcPr" + wording + END_CELL)
        if (
            holder is None
            or [item.tag for item in holder] != [TCPR]
            or wording[:1] != b">"
            or next(holder.iter(*SOUGHT), None) is not None
        ):
            own = None
        else:
            own = stated(holder[0])
        self.stated[wording] = own
        return own

    def paragraph(self, inner: bytes) -> Plain | None:
        """What a paragraph with this content says; None where it is not plain."""
        own, runs = NOTHING, inner
        if inner.startswith(b"<w:pPr>"):
            wording, closed, runs = inner.partition(END_PROPERTIES)
            found = self.properties[wording] if wording in self.properties else self.said(wording)
            if found is None or not closed:
                return None
            own = found
        *chunks, rest = runs.split(END_TEXT)
        looks, texts, last = list[Look](), list[bytes](), None
        known = self.looks.get if b"&" not in runs else NONE.get  # what is escaped is told by the parser
        for chunk in chunks:
            opening, _, text = chunk.rpartition(b">")
            look = known(opening)
            if look is not None:
                texts.append(text)
                if look is not last:
                    looks.append(look)
                    last = look
            elif not self.told(chunk + END_TEXT, opening, looks, texts):
                return None
        if rest and not self.told(rest, b"", looks, texts):
            return None
        whole = b"".join(texts).decode()
        return None if ILLEGAL.search(whole) else Plain(own, looks, whole, inner)

    def said(self, wording: bytes) -> Properties | None:
        """The properties a paragraph's content begins with; None where they end a section, which is looked for in the tree."""
        holder = self.parsed(wording + END_PROPERTIES)
        if holder is None or [item.tag for item in holder] != [PPR] or next(holder.iter(SECTION), None) is not None:
            own = None
        else:
            own = properties_of(holder[0])
        self.properties[wording] = own
        return own

    def told(self, chunk: bytes, opening: bytes, looks: list[Look], texts: list[bytes]) -> bool:
        """Add the looks and texts of runs; False where there is anything else. What opens a single text is remembered."""
        holder = self.parsed(chunk)
        if holder is None or next(holder.iter(SECTION), None) is not None:
            return False
        runs = [item for item in holder if item.tag not in SILENT or len(item)]
        for run in runs:
            properties = run[0] if len(run) and run[0].tag == RPR else None
            look = PLAIN if properties is None else look_of(properties)
            parts = [part for part in run if part is not properties]
            said = [part.text or "" if part.tag == T else SIGNS.get(part.tag) for part in parts]
            if run.tag != R_ or None in said or any(map(len, parts)) or (look.font or "").lower() in FONTS:
                return False
            looks.append(look)
            texts += [text.encode() for text in said if text]
        if len(runs) == 1 and [part.tag for part in parts] == [T] and opening.endswith(OPENINGS):
            self.looks[opening] = look
        return True


@dataclass(slots=True)
class Folded:
    """The plain paragraphs of a tree and the properties of its cells, by the elements that stand empty for them."""

    held: dict[etree._Element, Plain] = field(default_factory=dict)
    cells: dict[etree._Element, Stated] = field(default_factory=dict)
    wordings: Wordings = field(default_factory=lambda: Wordings(b"", {}))

    def words(self, node: etree._Element, *tags: str) -> str:
        """What the elements of these names in a node say, with the content of plain paragraphs put back."""
        for item in list(node.iter(P)) if self.held else ():
            plain = self.held.pop(item, None)
            if plain is not None:
                item.extend(list(self.content(plain)))
        return "".join(part.text or "" for part in node.iter(*tags))

    def content(self, plain: Plain) -> etree._Element:
        """An element that holds what a paragraph holds."""
        found = self.wordings.parsed(plain.inner)
        assert found is not None, "its parts were parsed one by one"
        return found


def main_part(package: Package, theme: dict[str, int]) -> tuple[etree._Element | None, Folded]:
    """The tree of the main part and its plain paragraphs."""
    package.weigh(package.main)
    data = package.bytes(package.main)
    opening = opening_of(data)
    if opening:
        wordings = Wordings(opening, theme)
        try:
            kept, told = wordings.fold(data)
        except UnicodeDecodeError:
            kept, told = data, []
        kept, said = wordings.fold_cells(kept)
        root = themed(parse(kept, package.main, package.program), theme)
        held, cells = matched(root, P, told), matched(root, TCPR, said)
        if held is not None and cells is not None:
            return root, Folded(held, cells, wordings)
    return themed(package.tree(package.main), theme), Folded()


Found = TypeVar("Found")


def matched(root: etree._Element | None, tag: str, told: Sequence[Found | None]) -> dict[etree._Element, Found] | None:
    """What is told of the elements of a name, in their order; None where their number is another."""
    nodes = list(root.iter(tag)) if root is not None else []
    if len(nodes) != len(told):
        return None
    return {node: found for node, found in zip(nodes, told, strict=True) if found is not None}


def opening_of(data: bytes) -> bytes:
    """The start tag of the root of a part in whose bytes a name is an element's and everywhere the same one's; else nothing."""
    found = ROOT.match(data)
    if found is None or OTHER_CODE.search(found[1] or b""):
        return b""
    inner = data[found.end() :]
    marked = b"!" in inner and (b"!--" in inner or b"![CDATA[" in inner)
    asked = b"?" in inner and b"<?" in inner
    if marked or asked or len(found[2]) > LONGEST_ROOT:
        return b""
    try:
        spaces = parse(found[2] + END_ROOT, "", "").nsmap
    except Unreadable:
        return b""
    told = [prefix for prefix, uri in SPACES if uri.encode() in data]
    sure = all(spaces.get(prefix) == uri and single(data, prefix, uri) for prefix, uri in SPACES if prefix in told)
    return found[2] if sure and "w" in told else b""


def single(data: bytes, prefix: str, uri: str) -> bool:
    """Whether a prefix and its namespace are bound once in a part."""
    return data.count(uri.encode()) == 1 and len(re.findall(rb"xmlns:%s\s*=" % prefix.encode(), data)) == 1
