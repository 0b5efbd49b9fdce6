"""Opens the ZIP a Word or Excel file is, within limits, and parses its parts as XML without entities.

Takes bytes and the program that writes such files; gives parts by name, as bytes or as trees, and their relationships.
Refuses (`Unreadable`) what is not a ZIP, is locked, declares a DOCTYPE (an entity silently drops or multiplies text) or
unpacks to far more than it should.
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from reviewer.parse.build import Unreadable
from reviewer.records import Alert

MAX_PART = 100_000_000  # bytes of one unpacked XML part
MAX_TOTAL = 400_000_000  # bytes of all XML parts together
MAX_RATIO = 200  # unpacked to packed, of a part above MIN_BOMB
MIN_BOMB = 20_000_000
DAMAGED = "{program} 文件已损坏，无法打开（{what}）。请用 {program} 或 WPS 打开后另存一份，重新提交。"
BOMB = "{program} 文件解压后异常庞大（{name}），未予读取。请用 {program} 或 WPS 打开后另存一份，重新提交。"
DOCTYPE = "{program} 文件中含有不允许的 DOCTYPE 声明（{name}），未予读取。请用 {program} 或 WPS 打开后另存一份，重新提交。"
MACRO = "文件含有宏代码（VBA）。审查只读取文字，未运行宏；请勿在未核实来源前启用宏。"
LOCKED = "文件设有打开密码，无法读取。请取消密码保护后重新提交。"
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = (  # the namespaces of strict Office files, and the usual ones
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """A relationship: the last word of its type (`header`, `image`, ...) and the part it leads to."""

    kind: str
    target: str


@dataclass(frozen=True)
class Package:
    """An open Office file, the name of its main part, and the program its messages send people to."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str
    program: str

    def bytes(self, name: str) -> bytes:
        """A part's bytes; refuses a part that is damaged or locked."""
        try:
            return self.archive.read(name)
        except RuntimeError as error:
            raise Unreadable(LOCKED, "encrypted_document") from error
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
            raise Unreadable(DAMAGED.format(program=self.program, what=name)) from error
        except Exception as error:
            if type(error).__name__ != "error":  # zlib.error has no better name
                raise
            raise Unreadable(DAMAGED.format(program=self.program, what=name)) from error

    def tree(self, name: str) -> etree._Element | None:
        """A part as a tree, whatever its name ends in; None where there is no such part."""
        if name not in self.names:
            return None
        self.weigh(name)
        return parse(self.bytes(name), name, self.program)

    def weigh(self, name: str) -> None:
        """Refuse a part that is too large to be parsed."""
        if self.archive.getinfo(name).file_size > MAX_PART:
            raise Unreadable(BOMB.format(program=self.program, name=name))

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part that lead to parts inside the package, by id."""
        folder, base = posixpath.split(name)
        root = self.tree(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found = {}
        for item in root.iter(RELATIONSHIP) if root is not None else ():
            target = item.get("Target", "")
            if item.get("TargetMode") != "External" and target:
                inner = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[item.get("Id", "")] = Relation(item.get("Type", "").rsplit("/", 1)[-1], inner)
        return found


def open_package(data: bytes, program: str, usual: str) -> Package:
    """The Office file in these bytes, its sizes checked before anything is unpacked.

    `usual` is where its main part stands when no relationship leads to one.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable(DAMAGED.format(program=program, what="压缩结构不完整")) from error
    check_sizes(archive.infolist(), program)
    names = frozenset(archive.namelist())
    main = Package(archive, names, "", program).relations("")
    found = [r.target for r in main.values() if r.kind == "officeDocument" and r.target in names]
    if not found and usual not in names:
        raise Unreadable(DAMAGED.format(program=program, what="缺少正文部件"))
    return Package(archive, names, found[0] if found else usual, program)


def check_sizes(infos: list[zipfile.ZipInfo], program: str) -> None:
    """Refuse a file that unpacks to far more than a document would."""
    total = 0
    for info in infos:
        if not info.filename.endswith((".xml", ".rels")):
            continue
        total += info.file_size
        bomb = info.file_size > MIN_BOMB and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if info.file_size > MAX_PART or total > MAX_TOTAL or bomb:
            raise Unreadable(BOMB.format(program=program, name=info.filename))


def parse(data: bytes, name: str, program: str) -> etree._Element:
    """XML to a tree: no entities, no network, no DOCTYPE, no depth beyond what Office writes."""
    if STRICT in data:
        for strict, usual in TRANSITIONAL:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        shape = DOCTYPE.format(program=program, name=name) if b"<!DOCTYPE" in data[:4096] else ""
        raise Unreadable(shape or DAMAGED.format(program=program, what=name)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(DOCTYPE.format(program=program, name=name))
    return root


def macros(package: Package, document: str) -> list[Alert]:
    """The alert for a file that carries program code; it is never run."""
    code = any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in package.names)
    return [Alert("macro", MACRO, None, document)] if code else []
