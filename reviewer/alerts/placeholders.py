"""Hints and blanks of a template that were left in.

Takes a document; gives `placeholder` alerts. A form's instructions, an authority's own block, masks of private numbers, model
numbers, products and statistics are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer import ground
from reviewer.extract.figures.setting import issued_text
from reviewer.records import Alert, Document

KEEPER = r"(?:有限|股份|科技|集团)?(?:公司|大学|学院|研究院|研究所|单位|企业|集团)"
SIGNS = r"XＸxｘ×✕╳"
PLACEHOLDERS = re.compile(
    r"(?<=[\u4e00-\u9fa5：:（(])[*＊]{3,40}(?!\s*[pP]\s*[<＜])|[*＊]{3,40}(?=[\u4e00-\u9fa5])"
    r"|(?<![A-Za-z0-9])(?<![A-Za-z]-)(?:[XＸ]{3,}|[xｘ]{3,}(?!\.))(?![A-Za-z0-9-])(?!\s*(?:型|染色体|综合征))|(?<![\d×])[×✕╳]{2,}(?!\s*系)"
    rf"|[{SIGNS}]{{2}}(?={KEEPER}|同志|先生|女士|[万亿千百]*元|项目|平台|实验室|年|月|日|市|省|县|区|路|号楼|人(?!\w))"
    rf"|(?:^|(?<=[：:由（(，。；\s]))某某|某某(?={KEEPER}|项目|平台|产品|省|市|县)|(?<=[：:])某(?=(?:有限|股份|科技|集团)?(?:公司|大学|研究院|单位|企业)(?:[（，。；、]|$))"
    rf"|[○〇●]{{2,20}}(?={KEEPER}|联合体)|[○〇●]{{3,20}}(?=股份|年|月)|[□■]{{3,40}}(?!\S{{0,40}}由\S{{0,8}}(?:部门|机关|科技厅)填写)"
    rf"|(?:法定代表人|负责人|联系人|姓名)[：:][\u4e00-\u9fa5][{SIGNS}]{{2}}(?![A-Za-z0-9])|^第[{SIGNS}]+[条章款]"
    r"|[（(【\[〔<＜](?:请|此处|在此|注：请)(?:[^（()）】\]〕>＞]{0,24})?(?:填写|填入|补充|注明|说明|插入|输入|列出|描述|粘贴|完善|核实|确认|修改|替换|删除)[^（()）】\]〕>＞]{0,24}[）)】\]〕>＞]"
    r"|[（(【\[〔<＜](?:需|应)(?:填写|填入|补充|注明|填)(?!的)[^（()）】\]〕>＞]{0,24}[）)】\]〕>＞]"
    r"|[（(【\[〔](?:待|需)(?:补充|填写|填|完善|确认|核实|定|补)[^（()）】\]〕]{0,12}[）)】\]〕]"
    r"|[（(【\[〔][^（()）】\]〕，。]{0,10}待[^（()）】\]〕，。]{0,6}(?:核实|确认|补充|填写|完善|定)[）)】\]〕]|[（(【\[〔][^（()）】\]〕]{0,16}(?:请删除|删除[本此该])[^（()）】\]〕]{0,8}[）)】\]〕]"
    r"|(?:[<＜【\[]|__[（(])(?:填写|填入|输入|插入|粘贴)[^（()）】\]〕>＞]{1,20}[）)】\]>＞]"
    r"|[\[【〔](?:单位|项目|公司|企业|姓名|联系人|负责人|日期|金额|地址|联合体)(?:名称|全称|姓名|电话)?[\]】〕](?=\s*(?:$|[，。；、）)与和]|(?:有限)?公司))"
    r"|(?:^|(?<=[：:（(【\[<＜，。；\s_请]))在?此处?(?:请)?(?:填写|填入|插入|补充|输入|粘贴)|点击(?:此处|或点击此处)?(?:输入|添加)(?:文字|日期|标题)|单击(?:此处|或点击此处)"
    r"|(?:^|(?<=[：:]))请(?:在此处?)?(?:填写|输入)(?:统一|单位|项目|姓名|联系|负责|公司|企业|日期|金额|内容)[^，。；]{0,16}$"
    r"|\{\{[^}]{1,40}\}\}|\$\{[^}\\]{1,40}\}(?!\$)|(?<![\w$])\{[\u4e00-\u9fa5]{2,10}\}|<<[^<>]{2,20}>>|Lorem ipsum|[\[【（(]TB[DC][\]】）)]|(?<![A-Za-z])TODO\s*[：:]"
    r"|^(?:填写)?(?:示例|样例|范例)[：:](?=.{0,80}(?:张三|李四|王五|某|X))"
)
UNSETTLED = re.compile(
    r"^(?:待定|待补充?|待填写?|待完善|待确认|暂缺|TBD|TBC|TODO|N/?A待补|略（待补充）|暂无数据待补充|请填写.{0,12}|（略）待补|[*＊]{3,6}|选择一项|请选择|请输入.{0,12})[。！]?$",
    re.I,
)
MARKED_UP = re.compile(r"\*{3}[^*\n]+\*{3}|显著|[pP]\s*[<＜]")  # Markdown's bold, or a table's levels of significance
INSTRUCTIONS = re.compile(r"填\s*[表报写]\s*(?:说\s*明|须\s*知|要\s*求)|编写说明|编制说明|填写说明|填报要求|注意事项|使用说明")
HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、")
OPINION = re.compile(r"(?:科技厅|科技局|备案部门|推荐单位|主管部门|科学技术[厅局]|管委会|审核部门)[^。]{0,12}(?:意见|审核|审批)")
MASKED = re.compile(r"[0-9Xx]\*{3,}|\*{3,}[0-9Xx@]|[\u4e00-\u9fa5]\*{1,2}(?!\*)")


def left_in(document: Document) -> Iterator[Alert]:
    """Hints and blanks of a template that were left in; a form's instructions and the authority's block are passed over."""
    instructing = False
    for block in () if issued_text(document) else document.blocks:
        text = block.text
        flat = ground.squeeze(text)
        if INSTRUCTIONS.search(flat) and len(flat) <= 16:
            instructing = True
        elif instructing and (block.cell or block.kind == "heading"):
            instructing = False
        if instructing or block.kind in ("header", "footer", "picture") or OPINION.search(flat[:40]):
            continue
        m = PLACEHOLDERS.search(text) or (
            UNSETTLED.search(flat) and re.search(r"\S(?:.*\S)?", text, re.S) if block.cell else None
        )
        if m and m.group().startswith(("*", "＊")) and MARKED_UP.search(text):
            continue
        if m and not MASKED.search(text[max(0, m.start() - 1) : m.end() + 1]) and not quoted_as_secret(text, m):
            source = ground.cut(document, block.source.start + m.start(), block.source.start + m.end())
            yield Alert("placeholder", f"留有未填写的占位内容：“{context(text, m)}”", source, document.id)


def quoted_as_secret(text: str, m: re.Match[str]) -> bool:
    """Stars between digits mask a phone or a code on purpose; lines of signs are ornament."""
    return bool(re.fullmatch(r"[\s*＊×xX□■○●—-]+", text)) and len(text.strip()) > 12


def context(text: str, m: re.Match[str]) -> str:
    """The placeholder with a few words around it."""
    return re.sub(r"\s+", "", text[max(0, m.start() - 14) : m.end() + 8])
