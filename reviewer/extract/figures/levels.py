"""The lead's own platforms by level, out of sentences: “拥有国家认定企业技术中心以及两个自治区级平台”.

Takes sentences whose subject is the lead; gives one fact a level, counting named platforms and stated numbers. What is
applied for or planned becomes a near miss; what another organisation has is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.extract.figures.counts import NUMBER
from reviewer.extract.figures.flat import Flat
from reviewer.extract.figures.judge import OBLIQUE
from reviewer.extract.figures.setting import Setting
from reviewer.extract.figures.who import Mention, People
from reviewer.extract.quantities import find
from reviewer.records import Fact, Interval, Rejected

NOUN = (
    r"(?:(?:企业|全国|国家)?重点实验室|工程(?:技术)?研究中心|企业技术中心|技术创新中心|工程实验室|制造业创新中心|产业创新中心|博士后科研工作站|院士(?:专家)?工作站|工程中心|技术研究中心"
    r"|工业设计中心|(?:科技|科研|研发|技术)?(?:创新|研发|科研)?平台|企业研究开发中心|研发中心)"
)
HAS = re.compile(r"(?:拥有|建有|建成|设有|现有|具有|获批(?:建设|组建)?|已建|建设有|建立了?|组建了?)(?:了|有)?")
WANTED = re.compile(r"(?:正在|拟|计划|积极|准备|筹)?(?:申报|申请|筹建|创建|拟建|在建|培育|争创|争取)|预计|力争")
LEVELS: tuple[tuple[str, str], ...] = (
    (r"国家(?!高新技术企业)|全国重点", "国家级"),
    (r"自治区|广西|宁夏|新疆|内蒙古|西藏", "自治区级"),
    (r"省", "省级"),
    (r"市(?!场)", "市级"),
)
LISTED = re.compile(  # a form's cell that begins with them: 省级以上平台2个，另有…
    rf"(?:国家级|省级|自治区级|市级)(?:及?其?以上)?(?:各类|的)?(?:科技|科研|研发|技术)?(?:创新|研发|科研)?(?:平台|载体)(?:共计?|总计|为|有|：)?{NUMBER}个"
)
ITEM = re.compile(
    rf"(?:{NUMBER}[个家])?(?P<name>[^，。；、]{{0,30}}?{NOUN})(?P<kind>（[^）]{{1,20}}）)?(?:共|共计|等)?(?:(?P<m>[0-9]+|[一二三四五六七八九十两]+)个)?"
)
BARE = re.compile(rf"(?:其中)?(?:国家级|省级|自治区级|市级)(?:平台)?{NUMBER}(?P<m>)个")
SEPARATOR = re.compile(r"以及|[、和与]|及(?!其?以上)")


@dataclass(frozen=True, slots=True)
class Found:
    """One item of a list of platforms."""

    level: str
    count: int
    start: int
    end: int
    wanted: bool


def owned(flat: Flat, start: int, end: int, lead: str) -> tuple[list[Fact], list[Rejected]]:
    """The lead's platforms in one sentence, which is about the lead."""
    listed = LISTED.match(flat.text, start, end)
    verb = listed or HAS.search(flat.text, start, end)
    if verb is None:
        return [], []
    found = list(items(flat, verb.start() if listed else verb.end(), end))
    facts, rejected = [], []
    for level in dict.fromkeys(item.level for item in found):
        have = [item for item in found if item.level == level and not item.wanted]
        want = [item for item in found if item.level == level and item.wanted]
        if have:
            facts.append(fact(flat, verb.start(), have, level, lead))
        if want:
            rejected.append(Rejected(fact(flat, want[0].start, want, level, lead), "正在申报或拟建，不是已建平台"))
    return facts, rejected


def items(flat: Flat, start: int, end: int) -> list[Found]:
    """The items of the list behind 拥有 with level and number; words of wanting turn the rest of their clause into wishes."""
    found: list[Found] = []
    wanted = False
    for clause in re.finditer(r"[^，；。]+", flat.text[start:end]):
        at = start + clause.start()
        wanted = bool(WANTED.search(clause.group())) or (wanted and not HAS.search(clause.group()))
        for part in split(clause.group()):
            m = ITEM.search(part[1]) or (BARE.search(part[1]) if found else None)
            level = level_of(part[1])
            if m and level and "以上" in part[1]:
                level += "以上"
            if m is None or not level or re.search(r"(?:大学|研究院|研究所|成员|公司)(?!.*(?:中心|实验室|平台))", part[1]):
                continue
            found.append(Found(level, number(m), at + part[0], at + part[0] + len(part[1]), wanted))
    split_up = any(not item.level.endswith("以上") for item in found[1:]) and found[0].level.endswith("以上")
    return found[1:] if split_up and "其中" in flat.text[found[0].end : found[1].end] else found


def split(text: str) -> list[tuple[int, str]]:
    """A list's items with their offsets."""
    parts, at = [], 0
    for m in SEPARATOR.finditer(text):
        parts.append((at, text[at : m.start()]))
        at = m.end()
    return [*parts, (at, text[at:])]


def level_of(text: str) -> str:
    """The level a platform's name says; empty where it says none."""
    return next((level for pattern, level in LEVELS if re.search(pattern, text)), "")


def number(m: re.Match[str]) -> int:
    """How many platforms an item stands for."""
    printed = m["n"] or m["m"]
    if not printed:
        return 1
    q = next((q for q in find(printed + "个") if isinstance(q.value, int | float)), None)
    return int(q.value) if q and isinstance(q.value, int | float) else 1


def fact(flat: Flat, start: int, have: list[Found], level: str, lead: str) -> Fact:
    """The fact of one level, from the verb to the last item of that level."""
    total = sum(item.count for item in have)
    source = flat.source(start, max(item.end for item in have))
    return Fact(
        "",
        "lead.platforms",
        total,
        source,
        lead,
        "创新平台",
        "个",
        raw=source.quote,
        level=level,
        interval=Interval(total, total),
    )


def levels(flat: Flat, setting: Setting, known: People) -> tuple[list[Fact], list[Rejected]]:
    """The lead's platforms in one block, sentence by sentence, remembering whom it speaks of."""
    facts: list[Fact] = []
    rejected: list[Rejected] = []
    who = setting.who
    for start, end in flat.sentences():
        verb = HAS.search(flat.text, start, end)
        subjects = direct(known.mentions(flat.text[start:end]), flat.text[start:end])
        ahead = [m for m in subjects if verb is None or start + m.end <= verb.start()]
        if ahead:
            who = settle(ahead[-1].who, setting, who)
        if (verb or LISTED.match(flat.text, start, end)) and who == "lead" and not setting.planned:
            found, missed = owned(flat, start, end, known.lead)
            facts += found
            rejected += missed
    return facts, rejected


def direct(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions that a clause may be about: not those behind 与 or 同, nor what a list adds to them (与甲、乙合作)."""
    found: list[Mention] = []
    oblique: Mention | None = None
    for mention in mentions:
        listed = oblique is not None and re.fullmatch(r"[、和及]|以及", text[oblique.end : mention.start])
        if listed or OBLIQUE.search(text[: mention.start]):
            oblique = mention
        else:
            found.append(mention)
    return found


def settle(who: str, setting: Setting, before: str) -> str:
    """公司 is the passage's company, else the one spoken of before."""
    return who if who != "pronoun" else setting.who or before
