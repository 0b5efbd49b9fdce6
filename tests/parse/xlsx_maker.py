"""Makes Excel files out of raw XML for tests, and reads them a second time in another way."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree

from docx_maker import relationship, relationships, squeeze

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def part(tag: str, inner: str, spaces: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {MAIN} {LINKS} {spaces}>{inner}</{tag}>'.encode()


def s(place: str, text: str, style: int = 0) -> str:
    """A cell with its text inside."""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def n(place: str, value: object, style: int = 0, kind: str = "n") -> str:
    return f'<c r="{place}" s="{style}" t="{kind}"><v>{value}</v></c>'


def row(number: int, *cells: str, props: str = "") -> str:
    return f'<row r="{number}" {props}>{"".join(cells)}</row>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def styles(codes: tuple[str, ...] = (), fonts: str = "", fills: str = "", looks: str = "") -> str:
    """styles.xml: style 0 is plain, then one style a code, then `looks`; fonts and fills are numbered from 1."""
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(codes))
    coded = "".join(f'<xf numFmtId="{164 + i}" fontId="0" fillId="0"/>' for i in range(len(codes)))
    return (
        f"<numFmts>{formats}</numFmts><fonts><font><sz val='11'/></font>{fonts}</fonts>"
        f"<fills><fill><patternFill patternType='none'/></fill>{fills}</fills>"
        f"<cellXfs><xf numFmtId='0' fontId='0' fillId='0'/>{coded}{looks}</cellXfs>"
    )


def xlsx(*sheets: str, raw: dict[str, bytes] | None = None, look: str = "", strings: str = "", book: str = "") -> bytes:
    """An Excel file; the sheets are 表1, 表2, ...; `book` gives them attributes as `2:state="hidden"`; `raw` adds parts."""
    marks = dict(item.split(":", 1) for item in book.split("|") if item)
    names = "".join(
        f'<sheet name="表{i}" sheetId="{i}" r:id="rId{i}" {marks.get(str(i), "")}/>' for i in range(1, len(sheets) + 1)
    )
    links = [relationship(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    files = {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": part("workbook", f"{marks.get('0', '')}<sheets>{names}</sheets>"),
    }
    for i, inner in enumerate(sheets, 1):
        files[f"xl/worksheets/sheet{i}.xml"] = part("worksheet", inner)
    if look:
        files["xl/styles.xml"] = part("styleSheet", look)
        links.append(relationship("rIdS", "styles", "styles.xml"))
    if strings:
        files["xl/sharedStrings.xml"] = part("sst", strings)
        links.append(relationship("rIdT", "sharedStrings", "sharedStrings.xml"))
    files["xl/_rels/workbook.xml.rels"] = relationships(*links)
    files.update(raw or {})
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def second_reading(data: bytes) -> list[str]:
    """The stored values of each sheet in the order they are written."""
    archive = zipfile.ZipFile(BytesIO(data))
    strings = []
    if "xl/sharedStrings.xml" in archive.namelist():
        root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        strings = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t")) for item in root]
    found = []
    for name in archive.namelist():
        if name.startswith("xl/worksheets/sheet"):
            texts = []
            for cell in ElementTree.fromstring(archive.read(name)).iter():
                if cell.tag.endswith("}c"):
                    value = next((v.text or "" for v in cell if v.tag.endswith("}v")), "")
                    inline = "".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t"))
                    texts.append(strings[int(value)] if cell.get("t") == "s" else inline or value)
            found.append(squeeze("".join(texts)))
    return found
