"""Makes Word files out of raw XML for tests, and reads them a second time in another way."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO
from xml.etree import ElementTree

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def p(text: str = "", props: str = "", run: str = "") -> str:
    """A paragraph with one run."""
    inner = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>"


def r(text: str, run: str = "") -> str:
    return f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr>{''.join(runs)}</w:p>"


def tc(*content: str, props: str = "") -> str:
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(content) or p()}</w:tc>"


def tbl(*rows: str, props: str = "") -> str:
    return f"<w:tbl><w:tblPr>{props}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def part(tag: str, inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {SPACES}>{inner}</w:{tag}>'.encode()


def relationship(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{TYPE}{kind}" Target="{target}"/>'


def relationships(*items: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{space}">{"".join(items)}</Relationships>'.encode()


def docx(body: str, parts: dict[str, str] | None = None, raw: dict[str, bytes] | None = None) -> bytes:
    """A Word file; `parts` maps styles, numbering, footnotes, header1, ... to their inner XML, `raw` names to bytes."""
    roots = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "settings": "settings",
    }
    files: dict[str, bytes] = {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relationships(relationship("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    links = []
    for name, inner in (parts or {}).items():
        kind = roots.get(name) or re.sub(r"\d", "", name)
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = part(tag, inner)
        links.append(relationship(name, kind, f"{name}.xml"))
    for name, data in (raw or {}).items():
        files[name] = data
        if name.startswith("word/media/"):
            links.append(relationship(name.split("/")[-1].split(".")[0], "image", name.removeprefix("word/")))
    files.setdefault("word/_rels/document.xml.rels", relationships(*links))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff]+", "", unicodedata.normalize("NFKC", text))


def second_reading(data: bytes) -> list[str]:
    """All text of each part as another reader sees it, once with insertions and once with deletions."""
    archive = zipfile.ZipFile(BytesIO(data))
    names = [n for n in archive.namelist() if re.match(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$", n)]
    return [plain(archive.read(n), keep) for n in names for keep in (True, False)]


def plain(data: bytes, keep_inserted: bool) -> str:
    """Text in document order; text boxes follow the paragraph that anchors them; directly hidden runs are skipped."""
    out: list[str] = []
    boxes: list[ElementTree.Element] = []
    skipped = {FALLBACK, W + "instrText", W + "rPr", W + "pPr", W + ("del" if keep_inserted else "ins")}

    def walk(node: ElementTree.Element) -> None:
        for child in node:
            if child.tag in skipped or child.find(f"{W}rPr/{W}vanish") is not None:
                continue
            if child.tag == W + "txbxContent":
                boxes.append(child)
                continue
            if child.tag in (W + "t", W + "delText"):
                out.append(child.text or "")
            walk(child)
            if child.tag == W + "p":
                while boxes:
                    walk(boxes.pop(0))

    walk(ElementTree.fromstring(data))
    return squeeze("".join(out))
