"""What counts as a label, and what counts as content, in a form.

Takes printed text; gives the label as compared (no white space, width, list number, bracketed remark or colon) and
whether a cell holds content. Blanks, underscores, stars, “年 月 日”, the template's own hints, and what puts the content
off or elsewhere (签章后填写, 详见单位简介) are not content; “无” is. Refuses to call a short value with stars or crosses in it content: it is the template's text with a hole.
"""

from __future__ import annotations

import re

from reviewer.ground import squeeze

NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条][、.．]?|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[、.．)）](?!\d))"
)
BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]|【[^】]*】")
HINT_WORDS = r"待(?:补|填|定|完善)|请|填写|如实|注[:：]|如[:：]|例|限\d|不超过\d|包括|含|说明|可另|此处|简要|简述|须|需|盖章|公章|签章|签字|签名|另附|单位|万元|个|家|人"
HINT = re.compile(rf"\((?:{HINT_WORDS})[^()]*\)|\((?:选填|必填|略|空|全称|手写|可多选)\)")
BLANKS = re.compile(r"[_＿\-—–‐/\\.…·。、,，;；:：|*※□○◯☐√?？~\s]+")
CROSSES = re.compile(r"[xX×✕╳〇○●*＊※□△]{2,}|_{2,}|\.{4,}|…{1,}")
MASKED = re.compile(r"\d{3}\*{4}\d{2,4}")
SENTENCE_HINT = re.compile(
    r"^(?:请(?:在此|简要|填写|如实|说明|描述|列)|此处|在此|填写(?:说明|要求|内容)|待(?:填|补|定|完善|补充|填写)|tbd|todo|点击|单击)",
    re.I,
)
LATER = re.compile(
    r"(?:(?:签章|盖章|签字|签署|签订|核准|批准|获批|批复|确定|生效)后(?:再)?(?:填写|填报|补填|补充|填)|(?:详见|另见|见|参见)[^，。；]{1,20}|同上|另附|略|\(?待补充\)?)"
)
BLANK_DATE = re.compile(r"(?:20\d\d|二〇\S{0,2})?年(?:\d{0,2})月(?:\d{0,2})日")
FULL_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
SHORT = 40


def bare(label: str) -> str:
    """A label as compared: squeezed, without list number, brackets' content and closing colon."""
    whole = squeeze(label).strip(":：")
    text = re.sub(r"^其中[:：]", "其中", NUMBER.sub("", whole) or whole)
    return BRACKETS.sub("", text).strip(":： ") or text.strip(":：")


def printed(label: str) -> str:
    """A label as printed, without white space and colon."""
    return re.sub(r"\s+", "", label).strip(":：")


def alike(label: str, other: str) -> bool:
    """Whether two labels are one: equal, or equal once bracketed remarks are dropped."""
    return bare(label) == bare(other)


def filled(text: str) -> bool:
    """Whether a cell holds content of the applicant."""
    flat = squeeze(text)
    if SENTENCE_HINT.match(flat) and len(flat) < SHORT * 2:
        return False
    if LATER.fullmatch(flat.strip("。()")):
        return False
    rest = HINT.sub("", flat)
    if not FULL_DATE.search(rest):
        rest = BLANK_DATE.sub("", rest)
    if MASKED.search(rest):
        return True
    if CROSSES.search(rest) and len(rest) < SHORT:
        return False
    return bool(BLANKS.sub("", CROSSES.sub("", rest)))
