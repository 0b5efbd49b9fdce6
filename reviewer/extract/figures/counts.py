"""Counts of the consortium in sentences: members in all and by type, leads, and platforms of all members.

Takes flat blocks; gives facts with basis stated. Only a count said of the whole counts: “成员单位共10家”, “由11家单位组成，
其中企业6家、高校2家”. A part of the members (三家成员单位), a share's numerator (中下游企业3家) or a plan is no fact. Forms' cells are
read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.extract.figures import clause
from reviewer.extract.figures.flat import Flat
from reviewer.extract.quantities import find
from reviewer.extract.quantities.precision import interval
from reviewer.records import Fact, Quantity

NUMBER = r"(?P<n>[0-9]+|[一二三四五六七八九十两]{1,3})"
HOUSE = r"(?:家|个|所|名)"
WHOLE = (
    rf"(?:联合体|联盟|成员单位|成员|参与单位|组建单位|共建单位|发起单位)(?:总数|数量|总量)?(?:现|目前|首批)?(?:共计|共有|共|合计|总计|为|有|：|（[家个]）|总共|包括|包含|达到?|拥有|吸纳|汇聚|（)*{NUMBER}{HOUSE}(?:法人|成员|独立|理事|企事业|会员)?(?:单位|成员|机构|法人)?",
    rf"(?:联合体|联盟)(?:[^，。；]{{0,12}})?由(?:[^，。；]{{0,30}}等)?{NUMBER}{HOUSE}(?:独立法人|法人|成员)?(?:单位|机构|成员)(?:共同|联合)?(?:组成|构成|组建|参与组建|发起)",
    rf"(?:共有|共计|总计|合计|共|现有|已有|拥有|吸纳|汇聚){NUMBER}{HOUSE}(?:成员|参与|共建|组建)(?:单位)?",
    rf"(?:全体|全部|所有){NUMBER}{HOUSE}成员(?:单位)?",
)
TOTAL = tuple(re.compile(pattern) for pattern in WHOLE)
TYPES: tuple[tuple[str, str], ...] = (
    (
        "consortium.research",
        r"高校(?:、|和|及|与|（|/)?(?:科研院所|科研机构|研究机构|科研单位|研究院所|院所)|高等院校(?:、|和|及)(?:科研院所|研究机构|科研机构)|科研教学单位|高等学校(?:、|和|及)科研院所",
    ),
    ("consortium.enterprises", r"企业(?:成员|类成员|单位)?|企业法人|公司"),
    ("consortium.universities", r"高等院校|高等学校|高校|大学|院校|本科院校"),
    ("consortium.institutes", r"科研院所|科研机构|研究机构|研究院所|科研单位|研究院|研究所|新型研发机构|科研事业单位"),
    (
        "consortium.others",
        r"其他(?:机构|单位|组织)?|检验(?:检测)?机构|检测机构|服务机构|行业协会|协会|中介机构|金融机构|社会组织|社会团体|医疗机构|医院|投资机构|用户单位|学会|检验中心|科技服务机构",
    ),
)
PART = re.compile(
    r"(?:^|其中|[，、；：（]|包括|包含|含|有|和|及|以及|与|分别为|涵盖|[家个所名])(?:成员)?(?:"
    + "|".join(f"(?P<t{i}>{pattern})" for i, (_, pattern) in enumerate(TYPES))
    + rf")(?:数量|数|共|有|为|：|（[家个]）)*{NUMBER}{HOUSE}(?!成员|单位)"
)
PART_FIRST = re.compile(
    rf"(?:其中|[，、；：（]|包括|包含|含|有|和|及|以及|分别为|涵盖|由){NUMBER}{HOUSE}(?:"
    + "|".join(f"(?P<t{i}>{pattern})" for i, (_, pattern) in enumerate(TYPES))
    + r")(?=[，、；。）和及以与组共]|$)"
)
LEADS = (
    re.compile(rf"牵头(?:单位|企业|方)(?:数量|数|共有|共|为|有|：|（)*{NUMBER}{HOUSE}"),
    re.compile(rf"由[^，。；]{{2,60}}{NUMBER}{HOUSE}(?:单位|企业|公司)?(?:联合|共同)牵头"),
    re.compile(rf"{NUMBER}{HOUSE}(?:单位|企业)?(?:联合|共同)牵头"),
)
LEVEL = r"(?P<level>国家级|省部级|省级|自治区级|市级|国家|省|自治区|市)"
PLATFORM = r"(?:各类)?(?:科技|科研|研发|技术|协同)?(?:创新|研发|科研)?(?:平台|基地平台|载体)"
PLATFORMS = (
    re.compile(
        rf"{LEVEL}(?:及其?以上|以上|及以上|（含）以上)?(?:、(?:省级|省部级|自治区级|市级))?(?:的)?{PLATFORM}(?:总数|数量|共计|合计|达到?|为|共|有|：|（个）)*{NUMBER}个"
    ),
    re.compile(rf"{NUMBER}个{LEVEL}(?:及其?以上|以上|及以上)?(?:、(?:省级|省部级|自治区级|市级))?(?:的)?{PLATFORM}"),
    re.compile(rf"(?:创新|科研|科技创新|研发)平台(?:总数|总计|共计|合计|数量|共有|共|为|达到?)+{NUMBER}个"),
    re.compile(rf"(?:现有|共有|拥有|建有|建成|现拥有|已有|合计)(?:了)?(?:各类|各级|各级各类)?{PLATFORM}{NUMBER}个"),
    re.compile(rf"(?:现有|共有|拥有|建有|建成|现拥有|已有|合计)(?:了)?{NUMBER}个(?:各类|各级|各级各类)?{PLATFORM}"),
)
SPLIT = re.compile(
    rf"(?:其中|[、，和及：（])(?P<level>国家级|省级|自治区级|省部级|省市级|市（省）级)(?:平台)?(?:为|有|：)?{NUMBER}个"
)
BODIES = re.compile(rf"{NUMBER}{HOUSE}(?:独立)?(?:法人|成员|参与|参建|共建|发起|联合)?(?:单位|机构|成员|法人)?")
JOINED = re.compile(r"(?:共计|共有|合计|总计|总数|共|计|有|为|由|达|成员|单位|机构)+$")
DEALINGS = re.compile(r"合作|服务|签[订署]|客户|走访|调研|培训|孵化|授权|下设|下属|控股|参股|申报|推广")
SUM = re.compile(rf"(?:共计|合计|总计|共){NUMBER}{HOUSE}(?:成员)?(?:单位)?(?=[，。；）]|$)")
ENDED = re.compile(
    r"(?:联盟|联合体)[^。；]{0,30}(?:已(?:于[^，。；]{0,12})?(?:终止|解散|注销|到期|期满)|没有承继)|(?:原|前身|上一届)[^，。；]{0,16}(?:联盟|联合体)"
)
JOINT = re.compile(r"联合体(?!牵头)|成员单位|全体成员|各成员|各单位|联盟|成员(?=共|合计|现|已|拥有|建有)")
OF_ALL = re.compile(rf"{JOINT.pattern}|{NUMBER}家(?:成员)?单位")
PARTIAL = re.compile(
    r"(?:[层类型外]|其他|其余|新增|其中|新|增加|外部|境外|省外|省内|区内|区外|部分|主要|骨干|每|由|任意|[0-9一二三四五六七八九十两]+分之[0-9一二三四五六七八九十两]+(?:以上)?(?:的)?|不少于|至少|半数)$"
)


def counts(flat: Flat) -> Iterator[Fact]:
    """All counts of one block."""
    if not re.search(r"[家个所名]", flat.text):
        return
    whole_before = 0.0
    for start, end in flat.sentences():
        text = flat.text[start:end]
        if (clause.PLANNED.search(text) and not re.search(r"[已现]|共有|组成", text)) or ENDED.search(text):
            continue
        for fact in members(flat, text, start, whole_before):
            if fact.name == "consortium.members_total" and isinstance(fact.value, int | float):
                whole_before = float(fact.value)
            yield fact
        yield from leads(flat, text, start)
        yield from platforms(flat, text, start)


def members(flat: Flat, text: str, start: int, told: float) -> Iterator[Fact]:
    """The total, and the parts that follow it in the sentence, stand with another part, or add up to the total `told` before."""
    total = next((m for pattern in TOTAL for m in [pattern.search(text)] if m and not PARTIAL.search(text[: m.start()])), None)
    total = total or summed(text)
    if total:
        yield from made(flat, start, total, "consortium.members_total", "成员单位")
    after = text[total.end() :] if total else text
    offset = start + (total.end() if total else 0)
    for pattern in (PART, PART_FIRST):
        parts = list(pattern.finditer(after))
        adds = told > 0 and len(parts) > 1 and sum(value(m["n"]) for m in parts) == told
        if parts and (total or adds or (len(parts) > 1 and JOINT.search(text))):
            for m in parts:
                i = next(i for i in range(len(TYPES)) if m[f"t{i}"])
                yield from made(flat, offset, m, TYPES[i][0], m[f"t{i}"])
            last = SUM.search(after, parts[-1].end()) if total is None and len(parts) > 1 else None
            if last:
                yield from made(flat, offset, last, "consortium.members_total", "成员单位")
            return


def summed(text: str) -> re.Match[str] | None:
    """A number of bodies that the parts behind it add up to is the whole, in whatever words (以上9家单位，其中企业5家、高校4家)."""
    for pattern in (PART, PART_FIRST):
        parts = list(pattern.finditer(text))
        if len(parts) < 2:
            continue
        for body in BODIES.finditer(text, 0, parts[0].start() + 1):
            before = JOINED.sub("", text[: body.start()])
            adds = value(body["n"]) == sum(value(part["n"]) for part in parts)
            if adds and not PARTIAL.search(before) and not DEALINGS.search(text, 0, parts[0].start()):
                return body
    return None


def value(printed: str) -> float:
    """The number of a printed count; 0 for none."""
    q = next((q for q in find(printed + "个") if isinstance(q.value, int | float)), None)
    return float(q.value) if q and isinstance(q.value, int | float) else 0.0


def leads(flat: Flat, text: str, start: int) -> Iterator[Fact]:
    """How many organisations lead."""
    for pattern in LEADS:
        m = pattern.search(text)
        if m:
            yield from made(flat, start, m, "consortium.leads_total", "牵头单位")
            return


def platforms(flat: Flat, text: str, start: int) -> Iterator[Fact]:
    """Platforms of all members together, when the sentence speaks of the consortium."""
    for pattern in PLATFORMS:
        found = [
            m
            for m in pattern.finditer(text)
            if OF_ALL.search(text[: m.start()]) and not re.search(r"牵头|公司", text[: m.start()])
        ]
        for m in (m for m in found if named(m)):
            yield from made(flat, start, m, named(m), m.group().rstrip("0123456789个"))
        if found:
            for part in SPLIT.finditer(text, found[-1].end()):
                name = "platforms.national" if part["level"] == "国家级" else "platforms.provincial"
                yield from made(flat, start, part, name, part["level"])
            return


def named(m: re.Match[str]) -> str:
    """总数 for “省级以上” and for no level at all, else the level's own count; nothing for the city's alone."""
    level = m.groupdict().get("level")
    if level is None or "以上" in m.group() or "、" in m.group():
        return "platforms.total"
    if level.startswith("市"):
        return ""
    return "platforms.national" if level.startswith("国家") else "platforms.provincial"


def made(flat: Flat, offset: int, m: re.Match[str], name: str, measure: str) -> Iterator[Fact]:
    """The fact of a match, with the number read by the quantity extractor."""
    a, b = offset + m.start("n"), offset + m.end("n") + 1
    q = next((q for q in find(flat.text[a:b]) if q.kind == "count" and isinstance(q.value, int | float)), None)
    if q is None:
        return
    start = offset + m.start() + (1 if m.group()[0] in "，、；：（和及与家个所名" else 0)
    yield Fact(
        id="",
        name=name,
        value=whole(q),
        source=flat.source(start, offset + m.end()),
        subject="",
        measure=measure,
        unit="个" if name.startswith("platforms") else "家",
        raw=flat.text[a:b],
        interval=interval(q),
    )


def whole(q: Quantity) -> int | float:
    """A count without a fraction as an integer."""
    value = q.value
    assert isinstance(value, int | float)
    return int(value) if float(value).is_integer() else value
