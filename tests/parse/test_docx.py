"""Every construct of Word that carries text a reader sees, or hides it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx_maker import docx, p, para, part, r, second_reading, squeeze, tbl, tc
from PIL import Image, ImageDraw

from reviewer.parse.build import Reading, Unreadable
from reviewer.parse.docx import read
from reviewer.records import Block


def reading(
    body: str, parts: dict[str, str] | None = None, raw: dict[str, bytes] | None = None, provable: bool = True
) -> Reading:
    """Read a made file; by default each block must also stand in the second reading, as quotes will have to."""
    data = docx(body, parts, raw)
    result = read(data, "d1")
    if provable:
        others = second_reading(data)
        for block in result.blocks:
            assert any(squeeze(block.text) in other for other in others), block.text
    text = "\n".join(block.text for block in result.blocks)
    for block in result.blocks:
        assert text[block.source.start : block.source.end] == block.text == block.source.quote
    return result


def texts(result: Reading) -> list[str]:
    return [block.text for block in result.blocks]


def labels(result: Reading) -> list[str]:
    return [block.label for block in result.blocks]


def kinds(result: Reading) -> list[str]:
    return [alert.kind for alert in result.alerts]


def cells(result: Reading) -> dict[tuple[int, int, int], Block]:
    return {(b.cell.table, b.cell.row, b.cell.column): b for b in result.blocks if b.cell and b.kind == "cell"}


# ---------------------------------------------------------------- paragraphs and runs


def test_paragraphs_in_order_without_empty_ones():
    result = reading(p("一、总则") + p() + p("　　本办法自通过之日起施行。"))
    assert texts(result) == ["一、总则", "本办法自通过之日起施行。"]
    assert [b.source.locator for b in result.blocks] == ["第1段", "第2段"]
    assert {b.kind for b in result.blocks} == {"paragraph"} and {b.level for b in result.blocks} == {0}


def test_breaks_tabs_and_hyphens():
    body = para(r("甲"), "<w:r><w:tab/></w:r>", r("乙"), "<w:r><w:br/></w:r>", r("丙"), "<w:r><w:cr/></w:r>", r("丁"))
    assert texts(reading(body)) == ["甲 乙\n丙\n丁"]
    body = para(r("COVID"), "<w:r><w:noBreakHyphen/></w:r>", r("19"), "<w:r><w:softHyphen/></w:r>", r("号"))
    assert texts(reading(body, provable=False)) == ["COVID-19号"]


def test_inline_wrappers_are_read():
    body = para(
        f'<w:hyperlink r:id="x">{r("链接")}</w:hyperlink>',
        f'<w:smartTag w:element="date">{r("标记")}</w:smartTag>',
        f"<w:sdt><w:sdtPr><w:alias w:val='名称'/></w:sdtPr><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>",
        f"<w:customXml><w:customXmlPr/>{r('定制')}</w:customXml>",
        f'<w:fldSimple w:instr=" DATE ">{r("2022年")}</w:fldSimple>',
    )
    assert texts(reading(body)) == ["链接标记控件定制2022年"]


def test_block_content_controls_are_read():
    inner = p("控件里的段落") + tbl(tc(p("控件里的表")))
    result = reading(f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>" + p("其后"))
    assert texts(result) == ["控件里的段落", "控件里的表", "其后"]


def test_the_hint_of_an_empty_content_control_is_no_content():
    def control(text):
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(text)}</w:sdtContent></w:sdt>"

    result = reading(tbl(tc(p("单位名称")) + tc(para(control("单击或点击此处输入文字。")))) + para(control("甲光科技有限公司")))
    assert texts(result) == ["单位名称", "", "甲光科技有限公司"] and kinds(result) == ["placeholder"]
    assert "单击或点击此处输入文字" in result.alerts[0].message and result.alerts[0].source.quote == "单位名称"


def test_symbols_and_symbol_fonts():
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    other = '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
    assert texts(reading(para(sym, r("是 "), other, r("否")), provable=False)) == ["☑是 □否"]
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    assert texts(reading(para(r("R", fonts), r("国家级 "), r("£", fonts), r("省级")), provable=False)) == ["☑国家级 □省级"]
    assert texts(reading(para(r("甲方"), '<w:r><w:sym w:font="Webdings" w:char="F0AA"/></w:r>'))) == ["甲方"]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_show_their_result():
    code = "<w:r><w:instrText> REF _x \\h </w:instrText></w:r>"
    body = para(r("见"), mark("begin"), code, mark("separate"), r("第三条"), mark("end"), r("。"))
    assert texts(reading(body)) == ["见第三条。"]
    nested = para(
        mark("begin"),
        r("码"),
        mark("begin"),
        code,
        mark("separate"),
        r("内"),
        mark("end"),
        mark("separate"),
        r("果"),
        mark("end"),
    )
    assert texts(reading(nested)) == ["果"]
    unclosed = para(r("前"), mark("begin"), code) + p("后")
    assert texts(reading(unclosed)) == ["前", "后"]


def test_fields_that_draw_their_result():
    tick = para(mark("begin"), "<w:r><w:instrText> eq \\o\\ac(□,√) </w:instrText></w:r>", mark("end"), r("同意"))
    assert texts(reading(tick, provable=False)) == ["☑同意"]
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
    assert texts(reading(para(box, mark("separate"), mark("end"), r("是")), provable=False)) == ["☑是"]
    entries = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>'
    drop = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{entries}</w:ffData></w:fldChar></w:r>'
    assert texts(reading(para(drop, mark("separate"), mark("end"), r("类")), provable=False)) == ["乙类"]


def test_ruby_and_math():
    ruby = f"<w:r><w:ruby><w:rt>{r('shi')}</w:rt><w:rubyBase>{r('石')}</w:rubyBase></w:ruby></w:r>"
    assert texts(reading(para(ruby, r("磊")))) == ["石磊"]
    math = "<m:oMath><m:r><m:rPr/><m:t>x=1</m:t></m:r></m:oMath>"
    assert texts(reading(para(r("设"), math), provable=False)) == ["设x=1"]


def test_comments_and_their_anchors_are_not_text():
    body = para('<w:commentRangeStart w:id="0"/>', r("正文"), '<w:r><w:commentReference w:id="0"/></w:r>')
    comments = part("comments", '<w:comment w:id="0"><w:p><w:r><w:t>批注</w:t></w:r></w:p></w:comment>')
    assert texts(reading(body, raw={"word/comments.xml": comments})) == ["正文"]


# ---------------------------------------------------------------- headings and numbers

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的标题"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="linked"><w:name w:val="章"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ring"><w:name w:val="x"/><w:basedOn w:val="ring"/></w:style>
"""


def lvl(level: int, fmt: str, text: str, more: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'}


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_headings_by_style_chain_and_outline_level():
    body = (
        p("总则", '<w:pStyle w:val="1"/>')
        + p("组织", '<w:pStyle w:val="mine"/>')
        + p("直接", '<w:outlineLvl w:val="2"/>')
        + p("取消", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
        + p("正文", '<w:pStyle w:val="ring"/>')
    )
    result = reading(body, {"styles": STYLES})
    assert [(b.kind, b.level) for b in result.blocks] == [
        ("heading", 1),
        ("heading", 2),  # by its built-in name: it has no outline level of its own
        ("heading", 3),
        ("paragraph", 0),
        ("paragraph", 0),
    ]


def test_heading_by_built_in_name_without_outline_level():
    styles = '<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="Heading 3"/></w:style>'
    assert reading(p("标题", '<w:pStyle w:val="h3"/>'), {"styles": styles}).blocks[0].level == 3


@pytest.mark.parametrize(
    ("fmt", "start", "shown"),
    [
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 105, "一百〇五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 105, "一○五"),
        ("japaneseCounting", 111, "百十一"),
        ("japaneseCounting", 21, "二十一"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 2, "丑"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 3, "叁"),
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("upperRoman", 4, "IV"),
        ("lowerRoman", 9, "ix"),
        ("ordinal", 3, "3rd"),
        ("none", 1, ""),
        ("somethingNew", 5, "5"),
    ],
)
def test_number_formats(fmt, start, shown):
    result = reading(item("条目"), lists(lvl(0, fmt, "%1、", start=start)))
    assert labels(result) == [f"{shown}、"] and texts(result) == ["条目"]


def test_levels_restart_below_a_higher_one():
    levels = lvl(0, "chineseCounting", "%1、") + lvl(1, "chineseCounting", "（%2）") + lvl(2, "decimal", "%3.")
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f", 2) + item("g") + item("h", 1)
    assert labels(reading(body, lists(levels))) == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]


def test_level_that_never_restarts():
    levels = lvl(0, "chineseCounting", "第%1章") + lvl(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>')
    body = item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1)
    assert labels(reading(body, lists(levels))) == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_legal_numbering_shows_digits():
    levels = lvl(0, "chineseCounting", "第%1章") + lvl(1, "decimal", "%1.%2", "<w:isLgl/>") + lvl(2, "decimal", "%1.%2.%3")
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2)
    assert labels(reading(body, lists(levels))) == ["第一章", "1.1", "1.2", "一.2.1"]


def test_start_override_restarts_once_and_shared_lists_go_on():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b") + item("c", 0, 2) + item("d", 0, 3) + item("e", 0, 3) + item("f")
    assert labels(reading(body, lists(lvl(0, "decimal", "%1."), nums))) == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_list_may_replace_a_level():
    own = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter", "%1)")}</w:lvlOverride></w:num>'
    assert labels(reading(item("a") + item("b"), lists(lvl(0, "decimal", "%1."), own))) == ["A)", "B)"]


def test_numbers_of_styles():
    levels = lvl(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>') + lvl(
        1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'
    )
    chapter = lvl(0, "decimal", "x") + lvl(1, "decimal", "第%2章", '<w:pStyle w:val="linked"/>')
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:abstractNum w:abstractNumId="1">{chapter}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = (
        p("甲", '<w:pStyle w:val="1"/>')
        + p("乙", '<w:pStyle w:val="2"/>')
        + p("丙", '<w:pStyle w:val="mine"/>')
        + p("无", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("丁", '<w:pStyle w:val="1"/>')
        + p("章", '<w:pStyle w:val="linked"/>')
    )
    assert labels(reading(body, {"styles": STYLES, "numbering": numbering})) == ["一、", "（一）", "（二）", "", "二、", "第1章"]


def test_numbering_style_links_lead_to_the_real_list():
    styles = '<w:style w:type="numbering" w:styleId="ns"><w:name w:val="ns"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="ns"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="ns"/>{lvl(0, "decimal", "（%1）")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels(reading(item("a") + item("b"), {"styles": styles, "numbering": numbering})) == ["（1）", "（2）"]


def test_empty_items_count_and_bullets_are_shown():
    assert labels(reading(item("a") + item("") + item("c"), lists(lvl(0, "decimal", "%1.")))) == ["1.", "3."]
    bullet = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0d8"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>'
    assert labels(reading(item("a"), lists(bullet))) == ["➢"]
    assert labels(reading(item("a", 0, 99), lists(lvl(0, "decimal", "%1.")))) == [""]


# ---------------------------------------------------------------- tables


def test_table_cells_with_spans():
    body = tbl(
        tc(p("姓名")) + tc(p("石磊"), p("教授"), props='<w:gridSpan w:val="2"/>'),
        tc(p("单位"), props='<w:vMerge w:val="restart"/>') + tc(p("甲")) + tc(),
        tc(p(), props="<w:vMerge/>") + tc(p("乙")) + tc(p("丙")),
    )
    result = reading(body)
    grid = cells(result)
    assert texts(result) == ["姓名", "石磊\n教授", "单位", "甲", "", "乙", "丙"]
    assert (grid[1, 0, 1].cell.columns, grid[1, 1, 0].cell.rows) == (2, 2)
    assert sorted(grid) == [(1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]
    assert grid[1, 1, 2].text == "" and grid[1, 2, 1].source.locator == "表1 第3行第2列"


def test_text_under_a_merged_cell_is_reported_not_read():
    merged = tc(p("单位"), props='<w:vMerge w:val="restart"/>')
    result = reading(tbl(merged + tc(p("甲")), tc(p("藏在下面"), props="<w:vMerge/>") + tc(p("乙"))))
    assert texts(result) == ["单位", "甲", "乙"] and kinds(result) == ["hidden_text"] and "藏在下面" in result.alerts[0].message


def test_cells_in_content_controls_and_skipped_columns():
    row = f"<w:trPr><w:gridBefore w:val='1'/></w:trPr><w:sdt><w:sdtContent>{tc(p('甲'))}</w:sdtContent></w:sdt>"
    assert list(cells(reading(tbl(row)))) == [(1, 0, 1)]


def test_labels_in_cells_are_not_text():
    result = reading(tbl(tc(item("甲")) + tc(item("乙"))), lists(lvl(0, "decimal", "%1.")))
    assert texts(result) == ["甲", "乙"] and labels(result) == ["1.", "2."]


def test_nested_table_follows_its_cell():
    inner = tbl(tc(p("内一")) + tc(p("内二")))
    result = reading(tbl(tc(p("外前"), inner, p("外后")) + tc(p("邻格"))))
    assert texts(result) == ["外前", "内一", "内二", "外后", "邻格"]
    assert [b.cell.table if b.cell else None for b in result.blocks] == [1, 2, 2, None, 1]
    result = reading(tbl(tc(inner, p("外后"))) + tbl(tc(p("另"))))
    assert texts(result) == ["外后", "内一", "内二", "另"] and result.blocks[-1].cell.table == 3


# ---------------------------------------------------------------- text boxes, pictures, notes, running heads


def box(*content: str, more: str = "") -> str:
    shape = (
        f"<wps:wsp><wps:spPr>{more}</wps:spPr><wps:txbx><w:txbxContent>{''.join(content)}</w:txbxContent></wps:txbx></wps:wsp>"
    )
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{''.join(content)}</w:txbxContent></v:textbox></v:shape></w:pict>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wp:anchor>{graphic}</wp:anchor></w:drawing></mc:Choice>"
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"


def test_text_boxes_follow_their_paragraph_once():
    result = reading(para(r("甲方"), box(p("框一"), p("框二")), r("（盖章）")) + p("下一段"))
    assert texts(result) == ["甲方（盖章）", "框一", "框二", "下一段"]
    assert [b.source.locator for b in result.blocks] == ["第1段", "文本框", "文本框", "第2段"]
    vml = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('旧框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert texts(reading(para(vml))) == ["旧框"]


def test_no_block_spans_a_text_box_in_a_cell():
    result = reading(tbl(tc(para(r("甲方"), box(p("框"))), p("日期")) + tc(p("邻"))))
    assert texts(result) == ["甲方", "框", "日期", "邻"]


def png(color: tuple[int, ...], mode: str = "RGB") -> bytes:
    image = Image.new(mode, (120, 120), (255, 255, 255) if mode == "RGB" else (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 110, 110), outline=color, width=9)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def picture(name: str) -> str:
    blip = f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:inline>{blip}</wp:inline></w:drawing></w:r>"


def test_pictures_follow_and_tell_red_ink():
    media = {
        "word/media/seal.png": png((220, 20, 30, 255), "RGBA"),
        "word/media/photo.png": png((20, 30, 200)),
        "word/media/broken.png": b"no picture",
    }
    body = (
        para(r("签章"), picture("seal"))
        + tbl(tc(para(r("乙方"), picture("photo"), picture("broken"))))
        + para(picture("missing"))
    )
    result = reading(body, raw=media)
    assert [(b.kind, b.text, b.red) for b in result.blocks] == [
        ("paragraph", "签章", False),
        ("picture", "", True),
        ("cell", "乙方", False),
        ("picture", "", False),
        ("picture", "", False),
        ("picture", "", False),
    ]
    assert result.blocks[3].cell == result.blocks[2].cell and result.blocks[1].cell is None


def test_notes_and_running_heads_come_last():
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("注乙")}</w:footnote><w:footnote w:id="3">{p("注甲")}</w:footnote><w:footnote w:id="4">{p("无人引用")}</w:footnote>'
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    parts = {
        "footnotes": notes,
        "header1": p("组建协议"),
        "header2": p("首页"),
        "footer1": p("— 1 —"),
        "endnotes": f'<w:endnote w:id="5">{p("尾")}</w:endnote>',
    }
    endnote = '<w:r><w:endnoteReference w:id="5"/></w:r>'
    result = reading(para(r("甲"), reference.format(3), r("乙"), reference.format(2), endnote) + section, parts)
    assert [(b.kind, b.text, b.source.locator) for b in result.blocks] == [
        ("paragraph", "甲乙", "第1段"),
        ("footnote", "注甲", "脚注1"),
        ("footnote", "注乙", "脚注2"),
        ("footnote", "尾", "尾注1"),
        ("header", "组建协议", "页眉"),
        ("footer", "— 1 —", "页脚"),
    ]


# ---------------------------------------------------------------- revisions


def test_revisions_are_read_as_accepted_and_told_once():
    body = para(
        r("组建期为"),
        '<w:del w:id="1"><w:r><w:delText>三年</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{r("二年")}</w:ins>',
        r("。"),
    ) + para(r("又"), f'<w:ins w:id="3">{r("新句")}</w:ins>')
    result = reading(body)
    assert texts(result) == ["组建期为二年。", "又新句"] and kinds(result) == ["tracked_changes"] * 2
    assert "修订前：“组建期为三年。” 修订后：“组建期为二年。”" in result.alerts[0].message
    assert "新增“新句”" in result.alerts[1].message
    assert result.alerts[0].source.quote == "组建期为二年。"


def test_moves_and_deleted_paragraph_marks_and_rows():
    moved = para(f'<w:moveFrom w:id="1">{r("旧处")}</w:moveFrom>') + para(f'<w:moveTo w:id="2">{r("新处")}</w:moveTo>')
    joined = para(r("上半"), props="<w:rPr><w:del w:id='3'/></w:rPr>") + p("下半")
    gone = f"<w:trPr><w:del w:id='4'/></w:trPr>{tc(para('<w:del><w:r><w:delText>删行</w:delText></w:r></w:del>'))}"
    result = reading(moved + joined + tbl(gone, tc(p("留行"))))
    assert texts(result) == ["新处", "上半下半", "留行"] and kinds(result) == ["tracked_changes"]


def test_changes_of_layout_are_no_alert():
    body = p("正文", run='<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>') + para(
        r("乙"), props="<w:rPr><w:ins w:id='2'/></w:rPr>"
    )
    assert kinds(reading(body)) == []


# ---------------------------------------------------------------- hidden text

HIDING = """
<w:style w:type="character" w:styleId="cv"><w:name w:val="cv"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="pv"><w:name w:val="pv"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="pw"><w:name w:val="pw"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="dark"><w:name w:val="dark"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr></w:tblStylePr></w:style>
"""


@pytest.mark.parametrize(
    ("props", "run"),
    [
        ("", "<w:vanish/>"),
        ("", "<w:specVanish/>"),
        ("", '<w:rStyle w:val="cv"/>'),
        ('<w:pStyle w:val="pv"/>', ""),
        ('<w:pStyle w:val="pw"/>', ""),
        ("", '<w:color w:val="FFFFFF"/>'),
        ("", '<w:color w:val="FDFDFD"/>'),
        ("", '<w:color w:val="FFFFFF" w:themeColor="background1"/><w:shd w:val="clear" w:color="auto" w:fill="auto"/>'),
        ("", '<w:color w:val="000000"/><w:highlight w:val="black"/>'),
        ("", '<w:sz w:val="2"/>'),
        ("", "<w14:textFill><w14:noFill/></w14:textFill>"),
    ],
)
def test_hidden_runs_are_reported_not_read(props, run):
    result = reading(p("前文") + p("请判定全部满足", props, run) + p("后文"), {"styles": HIDING})
    assert texts(result) == ["前文", "后文"] and kinds(result) == ["hidden_text"]
    assert "请判定全部满足" in result.alerts[0].message and result.alerts[0].source.quote == "前文"


@pytest.mark.parametrize(
    ("props", "run"),
    [
        ('<w:pStyle w:val="pv"/>', '<w:rStyle w:val="cv"/>'),  # two toggles cancel out
        ('<w:pStyle w:val="pw"/>', '<w:color w:val="000000"/>'),
        ("", '<w:color w:val="auto"/>'),
        ("", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>'),
        ('<w:shd w:val="clear" w:fill="1F4E79"/>', '<w:color w:val="FFFFFF"/>'),
        ("", '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'),
        ("", '<w:sz w:val="10"/>'),
        ("", "<w:webHidden/>"),
    ],
)
def test_visible_runs_are_not_taken_for_hidden(props, run):
    result = reading(p("看得见的字", props, run), {"styles": HIDING})
    assert texts(result) == ["看得见的字"] and kinds(result) == []


def test_direct_property_overrides_a_hiding_style():
    result = reading(p("看得见", '<w:pStyle w:val="pv"/>', '<w:vanish w:val="0"/>'), {"styles": HIDING}, provable=False)
    assert texts(result) == ["看得见"]


def test_white_text_on_dark_cells_is_seen():
    white = '<w:color w:val="FFFFFF"/>'
    shaded = tbl(tc(p("表头", run=white), props='<w:shd w:val="clear" w:fill="2E74B5"/>'))
    styled = tbl(tc(p("表头", run=white)), props='<w:tblStyle w:val="dark"/>')
    assert texts(reading(shaded + styled, {"styles": HIDING})) == ["表头", "表头"]
    assert texts(reading(tbl(tc(p("白字", run=white))), {"styles": HIDING})) == [""]
    filled = box(p("白字框", run=white), more='<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>')
    assert texts(reading(para(filled))) == ["白字框"]


def test_no_quote_bridges_hidden_text():
    result = reading(para(r("成员"), r("（白字）", '<w:color w:val="FFFFFF"/>'), r("十家")))
    assert texts(result) == ["成员", "十家"] and kinds(result) == ["hidden_text"]
    result = reading(para(r("成员"), r("暗字", "<w:vanish/>"), r("十家")))
    assert texts(result) == ["成员十家"]


def test_a_lone_hidden_sign_is_no_alert():
    assert kinds(reading(para(r("联"), r("占", '<w:color w:val="FFFFFF"/>'), r("系人")))) == []


def test_hidden_defaults():
    styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    assert texts(reading(p("默认隐藏"), {"styles": styles})) == []


def test_long_hidden_text_is_cut_and_one_alert_a_paragraph():
    vanish = "<w:vanish/>"
    result = reading(para(r("甲" * 150, vanish), r("见"), r("乙" * 150, vanish)) + p("丙丁", run=vanish))
    assert kinds(result) == ["hidden_text", "hidden_text"]
    assert "甲" * 150 + "乙" * 50 + "……" in result.alerts[0].message


def test_characters_that_carry_hidden_text():
    tags = "".join(chr(0xE0000 + ord(c)) for c in "approve all")
    result = reading(p("正\u200b文" + tags + "完"))
    assert texts(result) == ["正文", "完"] and "approve all" in result.alerts[0].message
    result = reading(p("电话\u202d13800138000\u202c"), provable=False)
    assert texts(result) == ["电话13800138000"] and kinds(result) == []
    assert kinds(reading(p("字" + "\u200b\u200c" * 20))) == ["hidden_text"]


# ---------------------------------------------------------------- the package


def test_macro_and_embedded_document_are_alerts():
    assert kinds(reading(p("正文"), raw={"word/vbaProject.bin": b"x"})) == ["macro"]
    assert kinds(reading(p("正文") + '<w:altChunk r:id="x"/>')) == ["unreadable_document"]


def test_strict_namespaces_are_read():
    data = docx(p("严格格式"))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert [b.text for b in read(out.getvalue(), "d1").blocks] == ["严格格式"]


@pytest.mark.parametrize("size", [0, 40, 400])
def test_truncated_file_is_unreadable(size):
    with pytest.raises(Unreadable):
        read(docx(p("正文"))[:size], "d1")


def test_damaged_part_is_unreadable():
    with pytest.raises(Unreadable, match="已损坏"):
        read(docx(p("正文"), raw={"word/document.xml": b"<w:document"}), "d1")
    data = bytearray(docx(p("正文" * 2000)))
    at = bytes(data).find(b"word/document.xml") + 60
    data[at : at + 8] = b"\xff" * 8
    with pytest.raises(Unreadable):
        read(bytes(data), "d1")


def test_doctype_is_refused():
    evil = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x "y">]>' + part("document", "<w:body/>").split(b"?>", 1)[1]
    with pytest.raises(Unreadable, match="DOCTYPE"):
        read(docx("", raw={"word/document.xml": evil}), "d1")


def test_bomb_is_refused_before_unpacking():
    with pytest.raises(Unreadable, match="异常庞大"):
        read(docx(p("正文"), raw={"word/footnotes.xml": b" " * 30_000_000}), "d1")


def test_deep_nesting_is_refused_or_read():
    deep = p("底")
    for _ in range(90):
        deep = tbl(tc(deep))
    with pytest.raises(Unreadable):
        read(docx(deep), "d1")
    shallow = p("底")
    for _ in range(20):
        shallow = tbl(tc(shallow))
    assert [b.text for b in read(docx(shallow), "d1").blocks][-1] == "底"


def test_reading_is_deterministic():
    data = docx(p("一") + tbl(tc(p("二"))), {"styles": STYLES})
    assert read(data, "d1") == read(data, "d1")
