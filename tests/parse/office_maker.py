"""Makes old Office files for tests, with LibreOffice and by hand, and a stand-in for it that misbehaves."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

from docx_maker import docx

from reviewer.parse import soffice

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
PART = '<Override PartName="/word/{}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"/>'
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
MANIFEST = f'<m:manifest xmlns:m="{ODF}manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{{0}}"/>{{1}}</m:manifest>'
ENTRY = '<m:file-entry m:full-path="content.xml" m:media-type="text/xml" m:size="99">{}</m:file-entry>'
SECRET = (
    '<m:encryption-data m:checksum-type="SHA1/1K" m:checksum="AAAA"><m:algorithm m:algorithm-name="Blowfish CFB" '
    'm:initialisation-vector="AAAAAAAAAAA="/><m:key-derivation m:key-derivation-name="PBKDF2" m:iteration-count="1024" '
    'm:salt="AAAAAAAAAAAAAAAAAAAAAA=="/></m:encryption-data>'
)
TEXT = "application/vnd.oasis.opendocument.text"


def word(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word file with the content types that LibreOffice asks for."""
    kinds = {"document": "document.main", **{name: name.rstrip("0123456789") for name in parts or {}}}
    types = TYPES.format("".join(PART.format(name, kind) for name, kind in kinds.items()))
    return docx(body, parts, {"[Content_Types].xml": types.encode()})


def saved_as(suffix: str, files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Files by name, saved in another format by a plain LibreOffice, as an applicant would; their stems are the keys."""
    program = soffice.find()
    assert program is not None
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", suffix]
    names = [str(folder / name) for name in files]
    subprocess.run([*command, "--outdir", str(folder / "out"), *names], capture_output=True, check=True, timeout=120)
    return {path.stem: path.read_bytes() for path in (folder / "out").iterdir()}


def odt(text: str = "正文", secret: bool = False, mimetype: str = TEXT, **members: str) -> bytes:
    """An OpenDocument text; `text` is the inside of its body, `secret` marks it as encrypted."""
    spaces = {name: f"{ODF}{name}:1.0" for name in ("office", "text")}
    spaces |= {"draw": f"{ODF}drawing:1.0", "svg": f"{ODF}svg-compatible:1.0", "xlink": "http://www.w3.org/1999/xlink"}
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in spaces.items())
    content = f'<office:document-content {declared} office:version="1.2"><office:body><office:text>{text}</office:text></office:body></office:document-content>'
    files = {
        "mimetype": mimetype,
        "META-INF/manifest.xml": MANIFEST.format(mimetype, ENTRY.format(SECRET if secret else "")),
        "content.xml": '<?xml version="1.0" encoding="UTF-8"?>' + content,
        **members,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, inner in files.items():
            archive.writestr(name, inner)
    return out.getvalue()


def linked(url: str) -> str:
    """A paragraph with a picture that lies elsewhere."""
    link = f'<draw:image xlink:href="{url}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
    return f'<text:p>图<draw:frame svg:width="3cm" svg:height="3cm" text:anchor-type="as-char">{link}</draw:frame></text:p>'


def stand_in(folder: Path, script: str) -> str:
    """A program that takes LibreOffice's arguments: `$out` is its output folder, `$@` the files."""
    path = folder / "soffice"
    path.write_text('#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2; shift 2\n' + script, "utf-8")
    path.chmod(0o755)
    return str(path)
