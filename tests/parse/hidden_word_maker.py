"""Word files that hide a text in one way each, and files that use the same techniques in good faith."""

from __future__ import annotations

from docx_maker import docx, p, para, part, r, tbl, tc
from hidden_maker import AFTER, OPEN, PLAIN, SECRET

WHITE = '<w:color w:val="FFFFFF"/>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>'
    '<a:accent2><a:srgbClr val="C0504D"/></a:accent2><a:accent3><a:srgbClr val="9BBB59"/></a:accent3>'
    '<a:accent4><a:srgbClr val="8064A2"/></a:accent4><a:accent5><a:srgbClr val="4BACC6"/></a:accent5>'
    '<a:accent6><a:srgbClr val="F79646"/></a:accent6></a:clrScheme></a:themeElements></a:theme>'
)


def style(kind: str, name: str, run: str = "", more: str = "", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}{more}<w:rPr>{run}</w:rPr></w:style>'


def on(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def of(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def word(middle: str, styles: str = "", settings: str = "", **more: str) -> bytes:
    """A file with a paragraph above and one below `middle`."""
    parts = {"styles": styles, "settings": settings, **more}
    parts = {k: v for k, v in parts.items() if v and k not in {"theme", "tail"}}
    raw = {"word/theme/theme1.xml": THEME.encode()} if "theme" in more else None
    return docx(p(PLAIN) + middle + p(AFTER) + more.get("tail", ""), parts, raw)


def shape(text: str, *, fill: str = "", extent: str = "2000000", offset: str = "0", behind: str = "0", run: str = "") -> str:
    """A paragraph that anchors a text box."""
    body = f"<wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent>{p(text, run=run)}</w:txbxContent></wps:txbx></wps:wsp>"
    anchor = (
        f'<wp:anchor behindDoc="{behind}"><wp:positionH relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>1000000</wp:posOffset></wp:positionV><wp:extent cx="{extent}" cy="{extent}"/>'
        f"<a:graphic><a:graphicData>{body}</a:graphicData></a:graphic></wp:anchor>"
    )
    return para(f"<w:r><w:drawing>{anchor}</w:drawing></w:r>")


def vml(text: str, look: str, more: str = "", run: str = "") -> str:
    box = f"<v:textbox><w:txbxContent>{p(text, run=run)}</w:txbxContent></v:textbox>"
    return para(f'<w:r><w:pict><v:shape style="{look}" {more}>{box}</v:shape></w:pict></w:r>')


def solid(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'


def row(cells: str, props: str = "") -> str:
    return f"<w:tbl><w:tr><w:trPr>{props}</w:trPr>{cells}</w:tr></w:tbl>"


def dark(cond: str = "firstRow", fill: str = "1F4E79", color: str = "") -> str:
    run = f"<w:rPr>{color}</w:rPr>" if color else ""
    more = f'<w:tblStylePr w:type="{cond}">{run}<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr></w:tblStylePr>'
    return style("table", "dark", more=more)


def painted(middle: str) -> bytes:
    """A file whose pages have a colour of their own."""
    body = f'<w:background w:color="204060"/><w:body>{p(PLAIN, run=WHITE)}{middle}{p(AFTER, run=WHITE)}</w:body>'
    return docx("", {"settings": "<w:displayBackgroundShape/>"}, {"word/document.xml": part("document", body)})


VANISH = "<w:vanish/>"
LINK = '<w:color w:val="0563C1" w:themeColor="hyperlink"/>'
TAGS = "".join(chr(0xE0000 + ord(c)) for c in "R&D 3.5%")
FIRST = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
NOTE = '<w:r>{look}<w:footnoteReference w:id="2"/></w:r>'
FOOT = f'<w:footnote w:id="2">{p("{}")}</w:footnote>'

HIDDEN: dict[str, bytes] = {
    "vanish": word(p(SECRET, run=VANISH)),
    "vanish in a paragraph": word(para(r("成员十家，"), r(SECRET, VANISH), r("均已签字。"))),
    "specVanish": word(p(SECRET, run="<w:specVanish/>")),
    "vanish by character style": word(p(SECRET, run=on("c")), style("character", "c", VANISH)),
    "vanish by paragraph style": word(p(SECRET, of("q")), style("paragraph", "q", VANISH)),
    "vanish by a base style": word(p(SECRET, of("q")), style("paragraph", "b", VANISH) + style("paragraph", "q", base="b")),
    "vanish by a character style's base": word(p(SECRET, run=on("c")), style("character", "b", VANISH) + style("character", "c", base="b")),
    "vanish by table style": word(tbl(tc(p(SECRET)), props='<w:tblStyle w:val="t"/>'), style("table", "t", VANISH)),
    "vanish switched on again": word(p(SECRET, of("q"), VANISH), style("paragraph", "q", '<w:vanish w:val="0"/>')),
    "white": word(p(SECRET, run=WHITE)),
    "white by style": word(p(SECRET, of("q")), style("paragraph", "q", WHITE)),
    "white by table style": word(tbl(tc(p(SECRET)), props='<w:tblStyle w:val="t"/>'), style("table", "t", WHITE)),
    "white by theme": word(p(SECRET, run='<w:color w:val="auto" w:themeColor="background1"/>'), theme="1"),
    "nearly white by theme": word(p(SECRET, run='<w:color w:val="auto" w:themeColor="background1" w:themeShade="FA"/>'), theme="1"),
    "tinted away": word(p(SECRET, run='<w:color w:val="auto" w:themeColor="text1" w:themeTint="05"/>'), theme="1"),
    "as its run shading": word(p(SECRET, run='<w:color w:val="1F4E79"/><w:shd w:val="clear" w:fill="1F4E79"/>')),
    "as its theme shading": word(p(SECRET, run='<w:color w:val="4F81BD"/><w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>'), theme="1"),
    "as its paragraph": word(p(SECRET, '<w:shd w:val="clear" w:fill="C00000"/>', '<w:color w:val="C00000"/>')),
    "as its cell": word(tbl(tc(p(SECRET, run='<w:color w:val="2E74B5"/>'), props='<w:shd w:val="clear" w:fill="2E74B5"/>'))),
    "as its highlight": word(p(SECRET, run='<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
    "as the page": painted(p(SECRET, run='<w:color w:val="204060"/>')),
    "white in a body row of a dark header": word(
        tbl(tc(p("表头", run=WHITE)), tc(p(SECRET, run=WHITE)), props='<w:tblStyle w:val="dark"/><w:tblLook w:firstRow="1"/>'), dark()
    ),
    "white with the header row off": word(
        tbl(tc(p(SECRET, run=WHITE)), props='<w:tblStyle w:val="dark"/><w:tblLook w:firstRow="0"/>'), dark()
    ),
    "half a point": word(p(SECRET, run='<w:sz w:val="1"/>')),
    "one and a half points": word(p(SECRET, run='<w:sz w:val="3"/>')),
    "one percent wide": word(p(SECRET, run='<w:w w:val="1"/>')),
    "no line height": word(p(SECRET, '<w:spacing w:line="1" w:lineRule="exact"/>')),
    "no line height by style": word(p(SECRET, of("q")), style("paragraph", "q", more='<w:pPr><w:spacing w:line="2" w:lineRule="exact"/></w:pPr>')),
    "letters on one spot": word(p(SECRET, run='<w:spacing w:val="-400"/>')),
    "fitted to nothing": word(p(SECRET, run='<w:fitText w:val="20" w:id="1"/>')),
    "raised off the line": word(p(SECRET, run='<w:position w:val="3000"/>')),
    "frame off the page": word(p(SECRET, '<w:framePr w:w="2000" w:hAnchor="page" w:x="-9000" w:y="1"/>')),
    "row without height": word(row(tc(p("表内")), "") + row(tc(p(SECRET)), '<w:trHeight w:val="1" w:hRule="exact"/>')),
    "hidden row": word(row(tc(p(SECRET)), "<w:hidden/>")),
    "indented off the page": word(p(SECRET, '<w:ind w:left="-15000" w:right="14000"/>')),
    "box off the page": word(shape(SECRET, offset="-9000000")),
    "box without size": word(shape(SECRET, extent="0")),
    "box of its fill": word(shape(SECRET, fill=solid("C00000"), run='<w:color w:val="C00000"/>')),
    "white box": word(shape(SECRET, fill=solid("FFFFFF"), run=WHITE)),
    "VML box hidden": word(vml(SECRET, "visibility: hidden")),
    "VML box off the page": word(vml(SECRET, "position:absolute;margin-left:-2000pt;width:200pt;height:40pt")),
    "VML box without size": word(vml(SECRET, "width:0;height:0")),
    "VML box of its fill": word(vml(SECRET, "width:90pt;height:20pt", 'fillcolor="#C00000"', '<w:color w:val="C00000"/>')),
    "transparent fill": word(p(SECRET, run="<w14:textFill><w14:noFill/></w14:textFill>")),
    "white fill": word(p(SECRET, run='<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>')),
    "white outline": word(p(SECRET, run='<w:outline/><w:color w:val="FFFFFF"/>')),
    "under a merged cell": word(tbl(tc(p("单位"), props='<w:vMerge w:val="restart"/>'), tc(p(SECRET), props="<w:vMerge/>"))),
    "note of a hidden mark": word(para(r("见注"), NOTE.format(look=f"<w:rPr>{VANISH}</w:rPr>")), footnotes=FOOT.format(SECRET)),
    "hidden in a note": word(para(r("见注"), NOTE.format(look="")), footnotes=f'<w:footnote w:id="2">{p(SECRET, run=VANISH)}</w:footnote>'),
    "hidden in a header": word("", header1=p("页眉") + p(SECRET, run=WHITE), tail=FIRST),
    "hidden in a box": word(shape(SECRET, run=VANISH)),
    "hidden in a field": word(para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(SECRET, VANISH), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    "tags": word(p("附件" + TAGS)),
    "reversed": word(p("附件\u202e%5.3 研发投入占比3.5%\u202c止")),
}  # fmt: skip

SEEN: dict[str, bytes] = {
    "white on a dark cell": word(tbl(tc(p(OPEN, run=WHITE), props='<w:shd w:val="clear" w:fill="1F4E79"/>'))),
    "white on a theme cell": word(tbl(tc(p(OPEN, run=WHITE), props='<w:shd w:val="clear" w:fill="auto" w:themeFill="accent1"/>')), theme="1"),
    "white by theme on a theme cell": word(
        tbl(tc(p(OPEN, run='<w:color w:val="FFFFFF" w:themeColor="background1"/>'), props='<w:shd w:val="clear" w:fill="4472C4" w:themeFill="accent1"/>')), theme="1"
    ),
    "white in the header row of a dark style": word(
        tbl(tc(p(OPEN, run=WHITE)), props='<w:tblStyle w:val="dark"/><w:tblLook w:val="04A0"/>'), dark()
    ),
    "white by the header row of a dark style": word(
        tbl(tc(p(OPEN)), props='<w:tblStyle w:val="dark"/><w:tblLook w:val="04A0"/>'), dark(color=WHITE)
    ),
    "white in a dark band": word(
        tbl(tc(p(OPEN, run=WHITE)), props='<w:tblStyle w:val="dark"/><w:tblLook w:val="0480"/>'), dark("band1Horz")
    ),
    "white on a shaded run": word(p(OPEN, run=WHITE + '<w:shd w:val="clear" w:fill="C00000"/>')),
    "white on a dark highlight": word(p(OPEN, run=WHITE + '<w:highlight w:val="darkBlue"/>')),
    "white on a percentage": word(p(OPEN, run=WHITE + '<w:shd w:val="pct75" w:color="000000" w:fill="auto"/>')),
    "white on a dark box": word(shape(OPEN, fill=solid("1F4E79"), run=WHITE)),
    "white on a gradient box": word(shape(OPEN, fill="<a:gradFill/>", run=WHITE)),
    "white on a VML box": word(vml(OPEN, "width:90pt;height:20pt", 'fillcolor="#1F4E79"', WHITE)),
    "dark by theme": word(p(OPEN, run='<w:color w:val="auto" w:themeColor="text1"/>'), theme="1"),
    "grey by theme": word(p(OPEN, run='<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>'), theme="1"),
    "automatic on black": word(p(OPEN, run='<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000000"/>')),
    "vanish switched off": word(p(OPEN, of("q"), '<w:vanish w:val="0"/>'), style("paragraph", "q", VANISH)),
    "vanish cancelled by two styles": word(p(OPEN, of("q"), on("c")), style("paragraph", "q", VANISH) + style("character", "c", VANISH)),
    "vanish off in the derived style": word(p(OPEN, of("q")), style("paragraph", "b", VANISH) + style("paragraph", "q", '<w:vanish w:val="0"/>', base="b")),
    "hidden paragraph mark": word(p(OPEN, "<w:rPr><w:vanish/></w:rPr>")),
    "web hidden": word(p(OPEN, run="<w:webHidden/>")),
    "small": word(p(OPEN, run='<w:sz w:val="10"/>')),
    "condensed": word(p(OPEN, run='<w:w w:val="66"/><w:spacing w:val="-10"/>')),
    "raised": word(p(OPEN, run='<w:position w:val="6"/>')),
    "exact line": word(p(OPEN, '<w:spacing w:line="400" w:lineRule="exact"/>')),
    "hanging": word(p(OPEN, '<w:ind w:left="420" w:hanging="420"/>')),
    "outdented": word(p(OPEN, '<w:ind w:left="-420"/>')),
    "fitted": word(p(OPEN, run='<w:fitText w:val="2100" w:id="1"/>')),
    "frame": word(p(OPEN, '<w:framePr w:w="2000" w:hAnchor="page" w:x="900" w:y="1"/>')),
    "exact row": word(row(tc(p(OPEN)), '<w:trHeight w:val="567" w:hRule="exact"/>')),
    "low row that grows": word(row(tc(p(OPEN)), '<w:trHeight w:val="1"/>')),
    "box": word(shape(OPEN)),
    "box on a line without height": word(shape(OPEN).replace("<w:pPr>", '<w:pPr><w:spacing w:line="1" w:lineRule="exact"/>', 1)),
    "box behind the text": word(shape(OPEN, behind="1")),
    "soft hyphen and mark": word(p("\ufeff" + OPEN[:3] + "\u00ad" + OPEN[3:])),
    "white on a dark page": painted(p(OPEN, run=WHITE)),
    "white blanks": word(para(r(OPEN), r("　　　", WHITE))),
    "comment": word(para('<w:commentRangeStart w:id="0"/>', r(OPEN), '<w:r><w:commentReference w:id="0"/></w:r>')),
    "changed layout": word(p(OPEN, run='<w:b/><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
    "changed paragraph": word(p(OPEN, '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="q"/></w:pPr></w:pPrChange>'), style("paragraph", "q", VANISH)),
    "link": word(para(f'<w:hyperlink w:anchor="x">{r(OPEN, LINK)}</w:hyperlink>')),
    "contents": word(para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(OPEN, "<w:webHidden/>"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    "note": word(para(r("见注"), NOTE.format(look="")), footnotes=FOOT.format(OPEN)),
}  # fmt: skip
