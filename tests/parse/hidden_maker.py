"""PDF files that hide a text in one way each, and files that use the same techniques in good faith.

`HIDDEN` and `SEEN` map names to sheets-as-bytes. Each file shows `PLAIN` and `AFTER`; a hiding one also holds `SECRET`, which
no reader of the page sees, and a clean one `OPEN`, which every reader sees.
"""

from __future__ import annotations

import re

from test_pdf_writer import A4, Sheet, pdf, seal, stream

SECRET = "研发投入占比3.5%"
PLAIN = "牵头单位上年度主营业务收入为五亿元。"
AFTER = "本页由牵头单位盖章确认。"
OPEN = "研发费用合计三千万元"
HIGH = A4[1]
CODES = "<" + SECRET.encode("utf-16-be").hex() + ">"
OPEN_CODES = "<" + OPEN.encode("utf-16-be").hex() + ">"
WHITE, GREY, BLACK = (bytes([v]) * 3 * 16 for v in (255, 180, 0))
SOLID, CLEAR = b"\xff" * 16, b"\x00" * 16
HALF = (b"\x00" * 8 + b"\xff" * 8) * 1
BOX = (80.0, 190.0, 400.0, 230.0)
FIRST = 7  # the number of the first object a file adds


def page(extra: str = "") -> Sheet:
    """A page with a sentence above and one below the place where something is tried."""
    return Sheet(extra=extra).text(90, 100, PLAIN).text(90, 400, AFTER)


def shown(codes: str = CODES, before: str = "", size: float = 12, place: str = "1 0 0 1 90 630") -> str:
    """Operators that show a text; `before` may set its state."""
    return f"q 0 g BT {before} /F1 {size} Tf {place} Tm {codes} Tj ET Q"


def made(sheet: Sheet, *objects: str, resources: str = "", catalog: str = "") -> bytes:
    """The file of one sheet, with objects numbered from 7 and entries in its page's resources and in the catalog."""
    data = pdf(sheet, objects=objects)
    return edited(data, resources, catalog)


def edited(data: bytes, resources: str, catalog: str) -> bytes:
    """A file with entries added to its page's resources and its catalog; its cross references are written anew."""
    head, _, _ = data.partition(b"xref\n0 ")
    pictures = b"/XObject<<" + b"".join(re.findall(rb"/XObject<<(.*?)>>", resources.encode()))
    others = re.sub(rb"/XObject<<.*?>>", b"", resources.encode())
    head, tail = head[: head.rindex(b"/Resources<<")], head[head.rindex(b"/Resources<<") :]  # the page's own
    tail = tail.replace(b"/XObject<<", pictures, 1).replace(b"/Resources<<", b"/Resources<<" + others, 1)
    head += tail
    head = head.replace(b"<</Type/Catalog", b"<</Type/Catalog" + catalog.encode(), 1)
    places, at = [], 0
    while (at := head.find(b" 0 obj\n", at)) >= 0:
        places.append(head.rfind(b"\n", 0, at) + 1)
        at += 1
    out = head + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(head)}\n%%EOF".encode()


def packed(data: str, entries: str) -> str:
    """A stream object for `made`."""
    return stream(data.encode("latin-1"), entries).decode("latin-1")


def form(content: str, entries: str = "", fonts: str = "/F1 3 0 R") -> str:
    """A form XObject that covers the page."""
    return packed(content, f"/Type/XObject/Subtype/Form/BBox[0 0 {A4[0]} {HIGH}]/Resources<</Font<<{fonts}>>>>{entries}")


def layered(content: str, state: str, codes: str, group: str = "7 0 R") -> bytes:
    """A file with one layer; `state` is its default configuration, `content` what its page paints."""
    sheet = page().raw(content.format(text=shown(codes)))
    return made(
        sheet,
        "<</Type/OCG/Name(L)>>",
        "<</Type/OCMD/OCGs[7 0 R]/P/AllOn>>",
        form(shown(codes), f"/OC {group}"),
        resources="/Properties<</L 7 0 R/M 8 0 R>>/XObject<</X 9 0 R>>",
        catalog=f"/OCProperties<</OCGs[7 0 R]/D<<{state}>>>>",
    )


def noted(entries: str, *objects: str) -> bytes:
    """A file whose page carries one annotation."""
    return made(page("/Annots[7 0 R]"), f"<</Type/Annot{entries}>>", *objects)


def string(text: str) -> str:
    return "<feff" + text.encode("utf-16-be").hex() + ">"


def type3(glyph: str) -> tuple[str, ...]:
    """A Type 3 font for the secret's digits: each code paints `glyph`."""
    names = "/" + "/".join(f"g{i}" for i in range(10))
    procedures = "".join(f"/g{i} 8 0 R" for i in range(10))
    unicode = "\n".join(f"<{i:02x}> <{ord(c):04x}>" for i, c in enumerate(SECRET))
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(SECRET)} beginbfchar\n{unicode}\nendbfchar endcmap end"
    )
    return (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 0/LastChar 9"
        f"/Widths[{'1000 ' * 10}]/CharProcs<<{procedures}>>/Encoding<</Type/Encoding/Differences[0 {names}]>>/ToUnicode 9 0 R/Resources<<>>>>",
        packed(f"1000 0 0 0 1000 1000 d1 {glyph}", ""),
        packed(cmap, ""),
    )


def typed(glyph: str) -> bytes:
    codes = "<" + bytes(range(len(SECRET))).hex() + ">"
    sheet = page().raw(f"BT /T3 12 Tf 1 0 0 1 90 630 Tm {codes} Tj ET")
    data = pdf(sheet, objects=type3(glyph))
    return edited(data.replace(b"/Font<</F1", b"/Font<</T3 7 0 R/F1"), "", "")


def tagged() -> bytes:
    """Text whose font says that some of its letters are Unicode tags."""
    pairs = "".join(f"<{ord(c):02x}> <db40{0xDC00 + ord(c):04x}>\n" for c in "3.5%")
    cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 8 0 R>>"
    data = pdf(
        page().raw("BT /T1 12 Tf 1 0 0 1 90 630 Tm (3.5%) Tj ET"),
        objects=(font, packed(f"{cmap}4 beginbfchar\n{pairs}endbfchar endcmap end", "")),
    )
    return edited(data.replace(b"/Font<</F1", b"/Font<</T1 7 0 R/F1"), "", "")


SOFT = (
    "<</Type/ExtGState/SMask<</S/Luminosity/G 8 0 R>>>>",
    packed("0 g 0 0 595 842 re f", "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceGray>>"),
)
TILE = packed("1 1 1 rg 0 0 9 9 re f", "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>")
DARK_TILE = packed("0 0 0 rg 0 0 9 9 re f", "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>")
TINT = "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0 0 1]/N 1>>"
WHITES = {
    "device grey": ("", "1 g"),
    "device rgb": ("", "1 1 1 rg"),
    "nearly white": ("", "0.985 g"),
    "device cmyk": ("", "0 0 0 0 k"),
    "separation": ("/ColorSpace<</S[/Separation/Ink/DeviceCMYK 7 0 R]>>", "/S cs 0 scn"),
    "indexed": ("/ColorSpace<</S[/Indexed/DeviceRGB 1 <000000ffffff>]>>", "/S cs 1 sc"),
    "calibrated": ("/ColorSpace<</S[/CalRGB<</WhitePoint[0.95 1 1.09]>>]>>", "/S cs 1 1 1 sc"),
    "lab": ("/ColorSpace<</S[/Lab<</WhitePoint[0.95 1 1.09]>>]>>", "/S cs 100 0 0 sc"),
}
SCAN = (0.0, 0.0, *A4)
UPPER = (0.0, 0.0, A4[0], 300.0)
FREE = "/Subtype/FreeText/Rect[90 600 300 640]/DA(/Helv 12 Tf 0 g)"
FIELD = "/Subtype/Widget/FT/Tx/T(f)/Rect[90 600 300 640]/DA(/Helv 12 Tf 0 g)"

HIDDEN: dict[str, bytes] = {
    "mode 3": made(page().raw(shown(before="3 Tr"))),
    "mode 7": made(page().raw(shown(before="7 Tr"))),
    **{f"white by {name}": made(page().raw(shown(before=how)), TINT, resources=res) for name, (res, how) in WHITES.items()},
    "white pattern": made(
        page().raw(shown(before="/Pattern cs /P scn")), TILE, resources="/Pattern<</P 7 0 R>>"
    ),
    "white outline": made(page().raw(shown(before="1 Tr 1 1 1 RG"))),
    "white on white over dark": made(
        page().fill(60, 150, 420, 280, "0.1 0.2 0.5").fill(80, 190, 400, 230, "1 1 1").raw(shown(before="1 g"))
    ),
    "dark on dark": made(page().fill(*BOX, "0.1 0.2 0.5").raw(shown(before="0.12 0.2 0.5 rg"))),
    "white on white picture": made(page().image(BOX, WHITE, None, 4).raw(shown(before="1 g"))),
    "black on black picture": made(page().image(BOX, BLACK, None, 4).raw(shown())),
    "no opacity": made(page().raw(shown(before="/G gs")), "<</Type/ExtGState/ca 0>>", resources="/ExtGState<</G 7 0 R>>"),
    "little opacity": made(page().raw(shown(before="/G gs")), "<</Type/ExtGState/ca 0.03>>", resources="/ExtGState<</G 7 0 R>>"),
    "soft mask": made(page().raw("q /G gs " + shown() + " Q"), *SOFT, resources="/ExtGState<</G 7 0 R>>"),
    "form without opacity": made(
        page().raw("q /G gs /X Do Q"),
        "<</Type/ExtGState/ca 0>>",
        form(shown(), "/Group<</S/Transparency>>"),
        resources="/ExtGState<</G 7 0 R>>/XObject<</X 8 0 R>>",
    ),
    "form under a soft mask": made(
        page().raw("q /G gs /X Do Q"),
        *SOFT,
        form(shown(), "/Group<</S/Transparency>>"),
        resources="/ExtGState<</G 7 0 R>>/XObject<</X 9 0 R>>",
    ),
    "clipped away": made(page().raw("q 300 20 50 20 re W n " + shown() + " Q")),
    "clipped to nothing": made(page().raw("q 90 630 0 0 re W n " + shown() + " Q")),
    "clipped by two paths": made(page().raw("q 0 0 595 500 re W n 0 600 595 200 re W n " + shown() + " Q")),
    "clipped by a curve": made(page().raw("q 400 40 m 450 40 450 80 400 80 c h W n " + shown() + " Q")),
    "outside its form": made(
        page().raw("/X Do"),
        form(shown()).replace(f"/BBox[0 0 {A4[0]} {HIGH}]", "/BBox[0 0 80 80]"),
        resources="/XObject<</X 7 0 R>>",
    ),
    "in a clipped form": made(page().raw("q 300 20 50 20 re W n /X Do Q"), form(shown()), resources="/XObject<</X 7 0 R>>"),
    "tiny type": made(page().raw(shown(size=1))),
    "tiny by scale": made(page().raw(shown(place="0.1 0 0 0.1 90 630"))),
    "tiny by the page's scale": made(page().raw("q 0.05 0 0 0.05 90 630 cm " + shown(place="1 0 0 1 0 0") + " Q")),
    "squashed across": made(page().raw(shown(place="0.02 0 0 1 90 630"))),
    "squashed down": made(page().raw(shown(place="1 0 0 0.02 90 630"))),
    "squashed by Tz": made(page().raw(shown(before="2 Tz"))),
    "all on one spot": made(page().raw(shown(before="-12 Tc"))),
    "right of the page": made(page().raw(shown(place="1 0 0 1 700 630"))),
    "below the page": made(page().raw(shown(place="1 0 0 1 90 -40"))),
    "off the crop box": made(page("/CropBox[50 100 500 800]").raw(shown(place="1 0 0 1 90 40"))),
    "off a page that starts elsewhere": made(page("/CropBox[20 30 500 800]/Rotate 90").raw(shown(place="1 0 0 1 90 10"))),
    "under a fill": made(page().raw(shown()).fill(*BOX, "1 1 1")),
    "under a bar": made(page().raw(shown()).fill(*BOX, "0 0 0")),
    "under a picture": made(page().raw(shown()).image(BOX, GREY, None, 4)),
    "under an opaque alpha": made(page().raw(shown()).image(BOX, GREY, SOLID, 4)),
    "under the opaque part of a picture": made(
        page().raw(shown()).image((80, 150, 400, 310), GREY, SOLID[:12] + CLEAR[:4], 4)
    ),
    "under a round fill": made(
        page().raw(shown()).raw("1 g 60 600 m 60 700 400 700 400 600 c 400 560 60 560 60 600 c f")
    ),
    "under a pattern": made(
        page().raw(shown()).raw("q /Pattern cs /P scn 80 612 320 40 re f Q"), TILE, resources="/Pattern<</P 7 0 R>>"
    ),
    "under a shading": made(
        page().raw(shown()).raw("q 80 612 320 40 re W n /H sh Q"),
        "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 595 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[1 1 1]/N 1>>>>",
        resources="/Shading<</H 7 0 R>>",
    ),
    "figure under a patch": made(page().raw(shown()).fill(160, 190, 190, 230, "1 1 1").text(164, 200, "3.1%")),
    "figure under a white picture": made(page().raw(shown()).image((160, 190, 190, 230), WHITE, None, 4).text(164, 200, "3.1%")),
    "under a form": made(page().raw(shown()).raw("/X Do"), form("1 g 80 612 320 40 re f"), resources="/XObject<</X 7 0 R>>"),
    "layer off": layered("/OC /L BDC {text} EMC", "/OFF[7 0 R]", CODES),
    "layers off at first": layered("/OC /L BDC {text} EMC", "/BaseState/OFF", CODES),
    "membership off": layered("/OC /M BDC {text} EMC", "/OFF[7 0 R]", CODES),
    "form on a layer off": layered("/X Do", "/OFF[7 0 R]", CODES),
    "form on a membership off": layered("/X Do", "/OFF[7 0 R]", CODES, "8 0 R"),
    "hidden note": noted(f"{FREE}/F 2/Contents {string(SECRET)}"),
    "note not viewed": noted(f"{FREE}/F 36/Contents {string(SECRET)}"),
    "hidden field": noted(f"{FIELD}/F 2/V {string(SECRET)}"),
    "note without size": noted(f"/Subtype/FreeText/Rect[90 600 90 600]/F 4/Contents {string(SECRET)}"),
    "note off the page": noted(f"/Subtype/FreeText/Rect[900 600 1100 640]/F 4/Contents {string(SECRET)}"),
    "under a note": made(
        page("/Annots[7 0 R]").raw(shown()),
        "<</Type/Annot/Subtype/Square/Rect[80 612 400 652]/F 4/AP<</N 8 0 R>>>>",
        packed("1 g 0 0 320 40 re f", "/Type/XObject/Subtype/Form/BBox[0 0 320 40]"),
    ),
    "empty glyphs": typed(""),
    "tags": tagged(),
    "half a scan": made(Sheet().image(UPPER, GREY, None, 4).text(90, 350, PLAIN).text(90, 400, AFTER).raw(shown(before="3 Tr", place="1 0 0 1 90 200"))),
    "beside a scan's layer": made(
        Sheet()
        .image((0, 0, A4[0], 560), GREY, None, 4)
        .text(90, 100, PLAIN, mode=3)
        .text(90, 400, AFTER, mode=3)
        .raw(shown(before="3 Tr", place="1 0 0 1 90 150"))
    ),
}  # fmt: skip

SEEN: dict[str, bytes] = {
    "white on a dark fill": made(page().fill(*BOX, "0.1 0.2 0.5").raw(shown(OPEN_CODES, "1 g"))),
    "white on a dark picture": made(page().image(BOX, BLACK, None, 4).raw(shown(OPEN_CODES, "1 g"))),
    "white on a dark round fill": made(
        page().raw("0.1 0.2 0.5 rg 60 600 m 60 700 400 700 400 600 c 400 560 60 560 60 600 c f").raw(shown(OPEN_CODES, "1 g"))
    ),
    "white on a dark pattern": made(
        page().raw("q /Pattern cs /P scn 80 612 320 40 re f Q").raw(shown(OPEN_CODES, "1 g")),
        DARK_TILE,
        resources="/Pattern<</P 7 0 R>>",
    ),
    "black on white fill": made(page().fill(*BOX, "1 1 1").raw(shown(OPEN_CODES))),
    "grey watermark": made(page().raw(shown(OPEN_CODES, "0.82 g"))),
    "half transparent": made(
        page().raw(shown(OPEN_CODES, "/G gs")), "<</Type/ExtGState/ca 0.4>>", resources="/ExtGState<</G 7 0 R>>"
    ),
    "dark pattern": made(
        page().raw(shown(OPEN_CODES, "/Pattern cs /P scn")), DARK_TILE, resources="/Pattern<</P 7 0 R>>"
    ),
    "black by separation": made(
        page().raw(shown(OPEN_CODES, "/S cs 1 scn")), TINT, resources="/ColorSpace<</S[/Separation/Ink/DeviceCMYK 7 0 R]>>"
    ),
    "bold by stroke": made(page().raw(shown(OPEN_CODES, "2 Tr"))),
    "outline": made(page().raw(shown(OPEN_CODES, "1 Tr 0 G"))),
    "under a seal": made(page().raw(shown(OPEN_CODES)).image((80, 150, 200, 270), *seal(), 60)),
    "under a clear stamp": made(page().raw(shown(OPEN_CODES)).image(BOX, GREY, CLEAR, 4)),
    "label under a signature": made(page().raw(shown(OPEN_CODES)).image((80, 190, 105, 230), GREY, None, 4)),
    "beside a picture": made(page().image((300, 150, 400, 310), GREY, None, 4).raw(shown(OPEN_CODES))),
    "on a grey picture": made(page().image((60, 150, 420, 310), GREY, None, 4).raw(shown(OPEN_CODES))),
    "before a white frame": made(page().raw(shown(OPEN_CODES)).raw("1 g 80 700 320 40 re f")),
    "small": made(page().raw(shown(OPEN_CODES, size=5))),
    "condensed": made(page().raw(shown(OPEN_CODES, "66 Tz"))),
    "clipped to its cell": made(page().raw("q 85 620 300 30 re W n " + shown(OPEN_CODES) + " Q")),
    "clipped to the page": made(page().raw("q 0 0 595 842 re W* n 80 600 400 60 re W n " + shown(OPEN_CODES) + " Q")),
    "in a form": made(page().raw("/X Do"), form(shown(OPEN_CODES)), resources="/XObject<</X 7 0 R>>"),
    "in a moved form": made(
        page().raw("q 1 0 0 1 40 -100 cm /X Do Q"), form(shown(OPEN_CODES)), resources="/XObject<</X 7 0 R>>"
    ),
    "layer on": layered("/OC /L BDC {text} EMC", "", OPEN_CODES),
    "form on a layer on": layered("/X Do", "/ON[7 0 R]", OPEN_CODES),
    "cropped margin": made(page("/CropBox[20 30 580 820]").raw(shown(OPEN_CODES)).raw("0 G 0 10 m 15 10 l S")),
    "turned": made(page("/Rotate 180").raw(shown(OPEN_CODES))),
    "page that starts elsewhere": made(page("/CropBox[-20 -30 600 900]").raw(shown(OPEN_CODES))),
    "typed note": noted(f"{FREE}/F 4/Contents {string(OPEN)}"),
    "filled field": noted(f"{FIELD}/F 4/V {string(OPEN)}"),
    "link": made(page("/Annots[7 0 R]").raw(shown(OPEN_CODES)), "<</Type/Annot/Subtype/Link/Rect[80 612 400 652]/A<</S/URI/URI(http://a.cn)>>>>"),
    "highlighted": made(
        page("/Annots[7 0 R]").raw(shown(OPEN_CODES)),
        "<</Type/Annot/Subtype/Square/Rect[80 612 400 652]/F 4/AP<</N 8 0 R>>>>",
        packed("1 0 0 RG 1 1 318 38 re S", "/Type/XObject/Subtype/Form/BBox[0 0 320 40]"),
    ),
    "blanks in white": made(page().raw(shown(OPEN_CODES)).text(90, 300, "　　　", colour="1 1 1")),
    "a scan's layer": made(
        Sheet().image(SCAN, GREY, None, 4).text(90, 100, PLAIN, mode=3).text(90, 400, AFTER, mode=3).raw(shown(OPEN_CODES, "3 Tr"))
    ),
    "text below a scan": made(Sheet().text(90, 100, PLAIN).text(90, 400, AFTER).raw(shown(OPEN_CODES)).image(SCAN, GREY, None, 4)),
    "soft hyphen": made(page().text(90, 200, OPEN[:3] + "\u00ad" + OPEN[3:])),
}  # fmt: skip
