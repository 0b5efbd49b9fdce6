"""Who a figure is about: the lead, another organisation, a group, several together.

Takes a flat sentence; gives the mentions in it, in order. Built once a submission from the lead's and the members' names
and the short names the documents give them (“以下简称…”). A name beginning is enough for a member; the generic
words (公司, 牵头单位) are left to the passage they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reviewer.extract.figures.flat import plain
from reviewer.records import Document

Who = Literal["lead", "pronoun", "other", "group", "many"]
LEAD = r"牵头(?:单位|企业|方|公司)"
PRONOUN = r"本公司|我公司|本企业|我企业|我单位|本单位|我司|贵公司|(?<![限子分团资股母A-Za-z某×])公司(?=$|[^法章股债])"
MANY = (
    r"(?:其他|各|全体|所有|全部|核心层|紧密层|紧密合作|一般协作层?)?成员(?:单位|企业|高校)?|联合体(?!牵头)|各方|双方|上下游企业|产业链企业|参与单位|共建单位"
    r"|(?:[0-9]+|[一二三四五六七八九十两几多]+)(?:余|多)?(?:家|个|所)(?:企业|单位|成员|公司|高校|科研教学单位|院所)"
)
SUBSIDIARY = r"(?:全资|控股|参股)?(?:子公司|分公司|孙公司)|下属(?:企业|公司|单位)|事业部"
OWN = r"母公司(?=口径|报表|单体|个别|数据|财务|数|营业|主营|销售|研发|研究|实现|本部)"
GROUP = r"控股股东|母公司|实际控制人|(?:全|本|所属)?集团(?:公司)?"
COMPANY = re.compile(
    r"[\u4e00-\u9fa5（）]{2,24}?(?:股份有限公司|有限责任公司|有限公司|控股集团|集团公司|集团|大学|研究院|研究所|研究中心)(?:股份有限公司|有限责任公司|有限公司)?"
)
JOIN = re.compile(r"[的与和由为对向给其及、是在属将以到同]")
SHORT = re.compile(r"（(?:以下|下文|下称|后文)?(?:统一)?简?称(?:为|：)?[“\"‘「『]?([\u4e00-\u9fa5A-Za-z0-9]{2,12})[”\"’」』]?")
OWNED = re.compile(r"(?:建有|拥有|设有|现有|已有|获批|认定|挂牌|组建|建成|具有|拥有的)")
CONSORTIUM = re.compile(r"[^，。；：、\n（]{0,24}(?:联合体|联盟)")
COMMON = re.compile(r"骨干|龙头|企业|产业|行业|领域|市场|资源|领军|重点|知名|主要")  # a name's beginning as a common word
GENERIC = ("公司", "本公司", "我公司", "甲方", "乙方", "联合体", "企业", "本企业", "本单位")


@dataclass(frozen=True, slots=True)
class Mention:
    """An organisation, or a word for one, at `[start, end)`."""

    start: int
    end: int
    who: Who
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """The organisations of one submission with all their names."""

    lead: str
    known: re.Pattern[str]
    owners: tuple[tuple[str, str], ...]
    lead_is_group: bool

    def mentions(self, text: str) -> list[Mention]:
        """All mentions in order; known names first, then words for the lead, then unknown companies."""
        found: list[Mention] = []
        rest = text
        for m in self.known.finditer(text) if self.known.pattern else ():
            name = self.owner(m.group())
            end = extended(text, m.start(), m.end(), name)
            if COMMON.match(text, end) or (m.group() != plain(name) and CONSORTIUM.match(text, end)):
                continue  # a name's beginning as common words, or as the consortium's
            found.append(Mention(m.start(), end, "lead" if name == self.lead else "other", name))
            rest = blank(rest, m.start(), end)
        for pattern, who in WORDS:
            for m in pattern.finditer(rest):
                found.append(Mention(m.start(), m.end(), self.settle(who), m.group()))
                rest = blank(rest, m.start(), m.end())
            if pattern is LAST_BEFORE_COMPANIES:
                unknown = companies(rest)
                found += unknown
                for c in unknown:
                    rest = blank(rest, c.start, c.end)
        return sorted(found, key=lambda mention: mention.start)

    def settle(self, who: Who) -> Who:
        """A lead that is itself the group is meant by 集团."""
        return "lead" if who == "group" and self.lead_is_group else who

    def owner(self, printed: str) -> str:
        """The full name behind a printed one."""
        return next((name for short, name in self.owners if short == printed), printed)


def extended(text: str, start: int, end: int, name: str) -> int:
    """A name beginning grows for as long as the text goes on like the name."""
    known = plain(name)
    while end < len(text) and end - start < len(known) and known.startswith(text[start : end + 1]):
        end += 1
    return end


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch made unreadable, its length kept."""
    return text[:start] + "\0" * (end - start) + text[end:]


def companies(text: str) -> list[Mention]:
    """Organisations nobody named before: by their suffix, from the last joining word on."""
    found = []
    for m in COMPANY.finditer(text):
        joins = [j.end() for j in JOIN.finditer(m.group())]
        start = m.start() + (joins[-1] if joins else 0)
        name = text[start : m.end()]
        if OWNED.match(name):
            continue  # 建有…工程研究中心 is a platform, nobody who acts
        if re.match(r"公司|企业|单位", name):
            found.append(Mention(start, m.end(), "pronoun", name))
        elif len(name) >= 4:
            found.append(Mention(start, m.end(), "group" if "集团" in name else "other", name))
    return found


LAST_BEFORE_COMPANIES = re.compile(SUBSIDIARY)
WORDS: tuple[tuple[re.Pattern[str], Who], ...] = (
    (re.compile(LEAD), "lead"),
    (re.compile(OWN), "pronoun"),
    (LAST_BEFORE_COMPANIES, "other"),
    (re.compile(MANY), "many"),
    (re.compile(GROUP), "group"),
    (re.compile(PRONOUN), "pronoun"),
)


def people(documents: Sequence[Document], lead: str, members: Sequence[str]) -> People:
    """The names to look for: full ones, given short ones, and the shortest beginning that is one name's alone."""
    names = list(dict.fromkeys(n for n in (lead, *members) if n))
    flat = [plain(name) for name in names]
    owners = dict(zip(flat, names, strict=True))
    for printed, name in zip(flat, names, strict=True):
        for length in range(4, len(printed)):
            if sum(other.startswith(printed[:length]) for other in flat) == 1:
                owners.setdefault(printed[:length], name)
                break
    for text in [plain(doc.text) for doc in documents]:
        for printed, name in zip(flat, names, strict=True):
            for short in nicknames(text, printed):
                owners.setdefault(short, name)
    ordered = sorted(owners.items(), key=lambda item: len(item[0]), reverse=True)
    pattern = re.compile("|".join(re.escape(short) for short, _ in ordered))
    return People(lead, pattern, tuple(ordered), "集团" in lead)


def nicknames(text: str, name: str) -> list[str]:
    """The short names that stand in brackets right behind a name, without the words that mean anyone."""
    found: list[str] = []
    at = text.find(name)
    while at >= 0:
        m = SHORT.match(text, at + len(name))
        if m and m.group(1) not in GENERIC:
            found.append(m.group(1))
        at = text.find(name, at + 1)
    return found
