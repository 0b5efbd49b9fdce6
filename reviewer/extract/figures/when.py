"""Which year a figure is of.

Takes a flat sentence; gives the stamps in it: years, lists and spans of years, 上年, 近三年, parts of a year. A year in
which something happened (成立于2001年, 2021年入选) is no year of account and gives no stamp. Also finds the year a submission
was handed in, by which 上年度 counts and a later year is a plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reviewer.extract.figures.flat import plain
from reviewer.records import Document

Kind = Literal["years", "back", "same", "three", "part"]
CHINESE = str.maketrans("〇○零OＯ一二三四五六七八九", "00000123456789")
YEAR = r"(?:20[0-4][0-9])"
RANGE = rf"({YEAR})年?度?(?:-|—|–|~|～|至|到)+({YEAR})年?度?"
SINGLE = rf"(?<![0-9.]){YEAR}(?:年(?:度|末|底|全年)?|(?=[、，和及与]{YEAR}))"
WRITTEN = r"二[〇○零O][一二][〇○零O一二三四五六七八九](?=年)"
STAMP = re.compile(
    rf"(?P<range>{RANGE})|(?P<single>{SINGLE})|(?P<written>{WRITTEN})年度?"
    r"|(?P<back>上年同期|上一?(?:个)?(?:会计)?年度?|去年|前一年度?)"
    r"|(?P<three>(?:近|最近|过去|前|连续)?(?:三|3|两|2|五|5)(?:个会计)?年(?=合计|累计|共|来|间|总|均|平均|内|的|研|主|营|销|专|分别|平)|(?:近|最近|过去|前|连续)(?:三|3|两|2|五|5)(?:个会计)?年度?)"
    r"|(?P<part>上半年|下半年|前三季度|[一二三四]季度|1(?:-|—|–|~|至)(?:[2-9]|1[01])月)"
    r"|(?P<same>当年|本年度?|同年|报告期|本期)"
)
EVENT_BEFORE = re.compile(r"(?:自|始于|创于|成立于|建于|于|从|截止?至?)$")
KEPT_BEFORE = re.compile(r"(?:截止?至?|从|由)$")
EVENT_AFTER = re.compile(
    r"^(?:起|以来|开始|[0-9]{1,2}月(?![末底])|成立|创[建立]|始建|入选|获|被|荣获|认定|通过|建成|注册|上市|改制|出生|与|共建|联合|牵头|投资|制)"
)
YEAR_END = re.compile(r"^(?:12月(?:31日|末|底)?|1(?:-|—|–|~|至)12月)")
FILED = re.compile(
    rf"(?:填报|申报|编制|签订|填表|报送|上报|报告)(?:日期|时间)：?({YEAR}|二[〇○零O][一二][〇○零O一二三四五六七八九])年"
)
DATED = re.compile(
    rf"({YEAR}|二[〇○零O][一二][〇○零O一二三四五六七八九])年[0-9一二三四五六七八九十]{{1,2}}月[0-9一二三四五六七八九十]{{1,3}}日"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A word for a time at `[start, end)`; `years` are empty where the word alone does not say them."""

    start: int
    end: int
    kind: Kind
    years: tuple[int, ...] = ()
    span: bool = False


def arabic(printed: str) -> int:
    """二〇二〇 and 2020 as a number."""
    return int(printed.translate(CHINESE))


def stamps(text: str) -> list[Stamp]:
    """The stamps of a sentence, in order, without the years of events."""
    found = []
    for m in STAMP.finditer(text):
        if m["range"]:
            first, last = int(m[2]), int(m[3])
            if 0 < last - first <= 9:
                found.append(Stamp(m.start(), m.end(), "years", tuple(range(first, last + 1)), span=True))
        elif m["single"] or m["written"]:
            if not event(text, m.start(), m.end()):
                year = arabic(m.group()[:4])
                found.append(Stamp(m.start(), m.end(), "years", (year,)))
        else:
            found.append(Stamp(m.start(), m.end(), kind_of(m)))
    return found


def kind_of(m: re.Match[str]) -> Kind:
    """Which of the words without a year matched."""
    if m["back"]:
        return "back"
    if m["three"]:
        return "three"
    return "part" if m["part"] else "same"


def event(text: str, start: int, end: int) -> bool:
    """Whether something happened in this year rather than was counted over it."""
    before, after = text[:start], text[end:]
    if YEAR_END.match(after):
        return False
    if EVENT_BEFORE.search(before) and not KEPT_BEFORE.search(before):
        return True
    return bool(EVENT_AFTER.match(after))


def filed(documents: Sequence[Document]) -> int | None:
    """The year the submission was made: a filing date, else the latest full date of an application or agreement."""
    texts = [plain(doc.text) for doc in documents]
    years = [arabic(m[1]) for text in texts for m in FILED.finditer(text)]
    if not years:
        own = [plain(doc.text) for doc in documents if doc.role in ("application", "agreement")]
        years = [arabic(m[1]) for text in own for m in DATED.finditer(text)]
    return max(years) if years else None
