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

PLACEHOLDERS = re.compile(
    r"(?<=[\u4e00-\u9fa5：:（(])[*＊]{3,}(?!\s*[pP]\s*[<＜])|[*＊]{3,}(?=[\u4e00-\u9fa5])|^\s*[*＊]{3,6}\s*$|(?<![A-Za-z0-9])[XＸ]{3,}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[xｘ]{3,}(?![A-Za-z0-9])|[×✕╳]{2,}|[XＸxｘ×]{2}(?=(?:有限|股份|科技|集团)?(?:公司|大学|研究院|研究所|单位|企业|同志|先生|女士|万元|项目|平台|实验室|年|月|市|省|县))"
    r"|某某|(?<=[：:])某(?=(?:有限|股份|科技|集团)?(?:公司|大学|研究院|单位|企业)(?:[（，。；、]|$))|[○〇●]{3,}(?=(?:有限|股份|公司|大学|研究院|单位|年|月|联合体))|[□■]{3,}"
    r"|[（(【\[〔<＜](?:请|此处|在此|需|应|注：请)(?:[^（()）】\]〕>＞]{0,24})?(?:填写|填入|补充|注明|说明|插入|输入|列出|描述|粘贴|完善|核实|确认)[^（()）】\]〕>＞]{0,24}[）)】\]〕>＞]"
    r"|[（(【\[〔](?:待|需)(?:补充|填写|填|完善|确认|核实|定|补)[^（()）】\]〕]{0,12}[）)】\]〕]|(?:此处|在此处?)(?:请)?(?:填写|填入|插入|补充|输入|粘贴)|点击(?:此处|或点击此处)?(?:输入|添加)文字|单击(?:此处|或点击此处)"
    r"|\{\{[^}]{1,40}\}\}|\$\{[^}]{1,40}\}|Lorem ipsum"
)
UNSETTLED = re.compile(
    r"^(?:待定|待补充?|待填写?|待完善|待确认|暂缺|TBD|TBC|TODO|N/?A待补|略（待补充）|暂无数据待补充|请填写.{0,12}|（略）待补)[。！]?$",
    re.I,
)
INSTRUCTIONS = re.compile(r"填\s*[表报写]\s*(?:说\s*明|须\s*知|要\s*求)|编写说明|编制说明|填写说明|填报要求|注意事项|使用说明")
HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、")
OPINION = re.compile(r"(?:科技厅|科技局|备案部门|推荐单位|主管部门|科学技术[厅局]|管委会|审核部门)[^。]{0,12}(?:意见|审核|审批)")
MASKED = re.compile(r"[0-9Xx]\*{3,}|\*{3,}[0-9Xx@]|[\u4e00-\u9fa5]\*{1,2}(?!\*)")


def placeholders(document: Document) -> Iterator[Alert]:
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
        if m and not MASKED.search(text[max(0, m.start() - 1) : m.end() + 1]) and not quoted_as_secret(text, m):
            source = ground.cut(document, block.source.start + m.start(), block.source.start + m.end())
            yield Alert("placeholder", f"留有未填写的占位内容：“{context(text, m)}”", source, document.id)


def quoted_as_secret(text: str, m: re.Match[str]) -> bool:
    """Stars between digits mask a phone or a code on purpose; lines of signs are ornament."""
    return bool(re.fullmatch(r"[\s*＊×xX□■○●—-]+", text)) and len(text.strip()) > 12


def context(text: str, m: re.Match[str]) -> str:
    """The placeholder with a few words around it."""
    return re.sub(r"\s+", "", text[max(0, m.start() - 14) : m.end() + 8])
