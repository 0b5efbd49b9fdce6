"""Reads Word files (.docx, .docm) by walking their XML, so that nothing a reader sees is lost.

Takes bytes; gives blocks in reading order, then notes, then running heads; automatic numbers are in `Block.label`, tracked
changes are read as accepted, hidden text is reported and not read. Refuses (`Unreadable`) damaged, locked and bloated files.
python-docx's own API would lose numbers, text boxes, nested tables, notes and insertions, and takes four times as long.
"""

from __future__ import annotations

from lxml import etree

from reviewer.parse.build import Builder, Reading
from reviewer.parse.docx.colours import BACKGROUND, hue, read_theme, themed
from reviewer.parse.docx.inline import WHITE
from reviewer.parse.docx.numbering import read_numbering
from reviewer.parse.docx.plain import main_part
from reviewer.parse.docx.revisions import tracked
from reviewer.parse.docx.styles import numbering_links, read_styles
from reviewer.parse.docx.tags import VAL, R, W, on
from reviewer.parse.docx.walk import Place, Walker
from reviewer.parse.ooxml import Package, macros, open_package
from reviewer.records import BlockKind


def read(data: bytes, document: str) -> Reading:
    """The blocks and alerts of a Word file."""
    package = open_package(data, "Word", "word/document.xml")
    walker = make_walker(package, document)
    root, walker.runs.folded = main_part(package, walker.theme)
    body = root.find(W + "body") if root is not None else None
    if root is not None and body is not None:
        walker.runs.page = page_colour(walker, root)
        walker.flow(body, Place(ground=walker.runs.page))
        notes(walker)
        running_heads(walker, body)
    alerts = walker.alerts + tracked(walker.revisions, document) + macros(package, document)
    return Reading(tuple(walker.builder.blocks), None, tuple(alerts))


def make_walker(package: Package, document: str) -> Walker:
    """A walker with the document's styles, lists and relationships."""
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in relations.values()}
    settings = package.tree(parts.get("settings", "word/settings.xml"))
    theme = read_theme(package.tree(parts.get("theme", "word/theme/theme1.xml")), settings)
    styles = read_styles(themed(package.tree(parts.get("styles", "word/styles.xml")), theme))
    numbering = read_numbering(package.tree(parts.get("numbering", "word/numbering.xml")), numbering_links(styles))
    return Walker(package, styles, numbering, Builder(document), relations, theme)


def page_colour(walker: Walker, root: etree._Element | None) -> int:
    """The colour of the pages, where the file says that it is to be shown."""
    ground = root.find(BACKGROUND) if root is not None else None
    settings = walker.package.tree(next((r.target for r in walker.relations.values() if r.kind == "settings"), ""))
    painted = hue(ground.get(W + "color")) if ground is not None and toggled(settings, "displayBackgroundShape") else None
    return WHITE if painted is None or painted < 0 else painted


def notes(walker: Walker) -> None:
    """Footnotes and endnotes in the order of their references, numbered as referenced."""
    for kind, part in (("脚注", "footnotes"), ("尾注", "endnotes")):
        target = next((r.target for r in walker.relations.values() if r.kind == part), "")
        root = themed(walker.package.tree(target), walker.theme)
        if root is None:
            continue
        items = {item.get(W + "id", ""): item for item in root if item.get(W + "type", "normal") == "normal"}
        wanted = dict.fromkeys(name for which, name in walker.notes if which == kind)
        for number, name in enumerate(wanted, 1):
            if name in items:
                walker.apart(items[name], "footnote", f"{kind}{number}", set())
        for which, name in walker.unseen:
            if which == kind and name in items and name not in wanted:
                walker.lost(items[name])


def running_heads(walker: Walker, body: etree._Element) -> None:
    """Headers and footers that some page shows, each text once."""
    settings = walker.package.tree(next((r.target for r in walker.relations.values() if r.kind == "settings"), ""))
    even = toggled(settings, "evenAndOddHeaders")
    seen: dict[str, set[str]] = {"header": set(), "footer": set()}
    kinds: tuple[tuple[BlockKind, str], ...] = (("header", "页眉"), ("footer", "页脚"))
    sections = list(body.iter(W + "sectPr"))
    for kind, locator in kinds:
        done: set[str] = set()
        for section in sections:
            for item in section.iterchildren(f"{W}{kind}Reference"):
                shown = {"first": toggled(section, "titlePg"), "even": even}.get(item.get(W + "type", "default"), True)
                relation = walker.relations.get(item.get(R + "id", ""))
                if shown and relation is not None and relation.target not in done:
                    done.add(relation.target)
                    root = themed(walker.package.tree(relation.target), walker.theme)
                    if root is not None:
                        walker.apart(root, kind, locator, seen[kind])


def toggled(node: etree._Element | None, name: str) -> bool:
    """Whether a switch stands in this element and is on."""
    item = node.find(W + name) if node is not None else None
    return item is not None and on(item.get(VAL))
