"""Counts and figures that the documents give differently: members, platforms, revenue, R&D spending, share and staff.

Takes a `Desk`; compares like with like only (same measure, same year, same organisation); rounded figures that may be one agree. The
arithmetic of a sum or a quotient is written out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from reviewer.consistency.desk import Desk, Said, place
from reviewer.consistency.who import full_rosters, with_lead
from reviewer.records import Difference, Fact, Interval, Platform, Source

KIN = (
    ("主营业务收入", "主营业收入", "主营收入"),
    ("销售收入", "销售总收入", "产品销售收入"),
    ("研发投入", "研发经费投入", "科技研发投入", "R&D投入"),
)
BASES = ("主营业务收入", "营业收入", "销售收入")
PARTS = ("consortium.enterprises", "consortium.universities", "consortium.institutes", "consortium.research", "consortium.others")


def members_total(desk: Desk) -> Iterator[Difference]:
    """Stated totals, sums of the stated parts, and the lists of members counted."""
    values: list[tuple[int, str, Source]] = []
    for fact in desk.of("consortium.members_total"):
        if isinstance(fact.value, int | float):
            what = "列表实数" if fact.basis == "table" and "名单" in fact.measure else "总数"
            values.append((int(fact.value), f"{what}{int(fact.value)}家", place(fact)))
    values += sums(desk)
    rosters = [roster for roster in full_rosters(desk) if with_lead(desk, roster)]
    values += [(len(r.members), f"{r.what}列{len(r.members)}家", r.members[0].source) for r in rosters]
    kept: list[tuple[int, str, Source]] = []
    for value in values:
        if not any(value[0] == k[0] and value[2].document == k[2].document for k in kept):
            kept.append(value)
    if len({value for value, _, _ in kept}) > 1:
        said = tuple((text, source) for _, text, source in kept)
        yield Difference("members_total", f"成员总数不一致——{desk.line(said)}", said)


def sums(desk: Desk) -> Iterator[tuple[int, str, Source]]:
    """For each document that states enterprises and research bodies: their sum, where it can be compared with a total."""
    for document in desk.documents:
        parts = {name: fact for name in PARTS for fact in reversed(desk.of(name)) if place(fact).document == document}
        total = [f for f in desk.of("consortium.members_total") if place(f).document == document]
        research = "consortium.research" in parts
        if research:
            parts = {
                name: fact for name, fact in parts.items() if name not in ("consortium.universities", "consortium.institutes")
            }
        complete = "consortium.enterprises" in parts and (
            research or {"consortium.universities", "consortium.institutes"} <= parts.keys()
        )
        counted = [int(fact.value) for fact in parts.values() if isinstance(fact.value, int | float)]
        if not complete or not total or not counted:
            continue
        total_value = total[0].value
        short = isinstance(total_value, int | float) and sum(counted) < total_value and "consortium.others" not in parts
        if not short:
            yield sum(counted), f"分项合计{'+'.join(map(str, counted))}={sum(counted)}家", place(parts["consortium.enterprises"])


def platform_count(desk: Desk) -> Iterator[Difference]:
    """Stated numbers of platforms against each other and against the rows of the list."""
    rows = listed(desk)
    wanted: tuple[tuple[str, str, Callable[[Platform], bool]], ...] = (
        ("platforms.total", "平台总数", lambda p: True),
        ("platforms.national", "国家级平台数", lambda p: "国家" in p.level),
        ("platforms.provincial", "省级（自治区级）平台数", provincial),
    )
    for name, what, belongs in wanted:
        facts = [fact for fact in desk.of(name) if isinstance(fact.value, int | float)]
        facts = [fact for fact in facts if of_city(fact) == of_city(facts[0])]  # 市级以上 and 省级以上 are two totals
        if not facts:
            continue
        values = [(f"{what}填{fact.value:g}个", fact.value, place(fact)) for fact in facts if isinstance(fact.value, int | float)]
        both = name == "platforms.provincial" and "省市级" in facts[0].measure  # a municipality's 市级 is a province's
        counted = [p for p in rows if belongs(p) and (name != "platforms.total" or includes(facts[0], p))]
        counted = [p for p in rows if "国家" not in p.level] if both else counted
        if rows and all(p.level for p in rows):
            values.append((f"清单列{len(counted)}个", float(len(counted)), (counted or rows)[0].source))
        if len({float(value) for _, value, _ in values}) > 1:
            said = tuple((text, source) for text, _, source in values)
            yield Difference("platform_count", f"{what}不一致——{desk.line(said)}", said)


def listed(desk: Desk) -> list[Platform]:
    """The rows of the form's own list, or of the longest one where the form has none."""
    by: dict[str, list[Platform]] = {}
    for platform in desk.extraction.platforms:
        by.setdefault(platform.source.document, []).append(platform)
    form = [
        rows for document, rows in by.items() if document in desk.documents and desk.documents[document].role == "application"
    ]
    return max(form or list(by.values()), key=len, default=[])


def provincial(platform: Platform) -> bool:
    """省级, 自治区级, 省部级."""
    return bool(re.search(r"省|自治区|部级", platform.level)) and "国家" not in platform.level


def includes(fact: Fact, platform: Platform) -> bool:
    """Whether a total of that label counts the platform: 市级 only where the label says so."""
    return "国家" in platform.level or provincial(platform) or of_city(fact)


def of_city(fact: Fact) -> bool:
    """Whether a stated number counts platforms of the city too."""
    return "市级" in fact.measure or "市级" in place(fact).quote


def money(desk: Desk) -> Iterator[Difference]:
    """Revenue and R&D spending of one year and one measure."""
    for topic, name, what in (("revenue", "lead.annual_revenue", "收入"), ("rd_spend", "lead.rd_spend", "研发投入")):
        groups: dict[tuple[str, str, str], list[Fact]] = {}
        for fact in desk.of(name):
            if fact.period:
                groups.setdefault((fact.subject, family(fact.measure), fact.period), []).append(fact)
        for (_, measure, period), facts in groups.items():
            values = apart(facts)
            if len(values) > 1:
                yield Difference(topic, f"{period}年{measure or what}不一致——{desk.line(values)}", tuple(values))


def family(measure: str) -> str:
    """One word for labels of the same line."""
    return next((kin[0] for kin in KIN if measure in kin), measure)


def apart(facts: Sequence[Fact]) -> list[Said]:
    """One place for each figure that cannot be the same as one before it."""
    kept: list[Fact] = []
    for fact in facts:
        if not any(overlap(bounds(fact), bounds(known)) for known in kept):
            kept.append(fact)
    return [(fact.raw or str(fact.value), place(fact)) for fact in kept]


def bounds(fact: Fact) -> Interval:
    """What a figure may stand for."""
    if fact.interval is not None:
        return fact.interval
    value = fact.value if isinstance(fact.value, int | float) else 0.0
    return Interval(float(value), float(value))


def overlap(a: Interval, b: Interval) -> bool:
    """Whether two rounded figures may be one."""
    return a.low <= b.high * (1 + 1e-9) and b.low <= a.high * (1 + 1e-9)


def rd_intensity(desk: Desk) -> Iterator[Difference]:
    """Stated shares against each other and against the quotient of the stated figures."""
    by_id = {fact.id: fact for fact in desk.extraction.facts}
    computed = [f for f in desk.facts if f.name == "lead.rd_intensity" and f.basis == "computed"]
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in desk.of("lead.rd_intensity"):
        if len(fact.period) == 4:
            groups.setdefault((fact.subject, fact.period), []).append(fact)
    for (_, period), facts in groups.items():
        quotients = [f for f in computed if f.period == period]
        wrong = [f for f in facts if quotients and not any(overlap(bounds(f), bounds(c)) for c in quotients)]
        values = [] if quotients and not wrong else apart(of_one_base(facts))
        if wrong:
            values = values if len(values) > 1 else [(wrong[0].raw, place(wrong[0]))]
            values += arithmetic(nearby(quotients, wrong[0], by_id), by_id)
        if len(values) > 1:
            yield Difference("rd_intensity", f"{period}年研发投入强度不一致——{desk.line(values)}", tuple(values))


def of_one_base(facts: Sequence[Fact]) -> list[Fact]:
    """The shares of the same revenue as the first; a share that names none goes with all."""
    bases = [next((base for base in BASES if base in fact.measure + place(fact).quote), "") for fact in facts]
    first = next((base for base in bases if base), "")
    return [fact for fact, base in zip(facts, bases, strict=True) if base in ("", first)]


def nearby(quotients: Sequence[Fact], stated: Fact, by_id: Mapping[str, Fact]) -> Fact:
    """The quotient of figures in the stated share's own document, else the first."""

    def apart_from(fact: Fact) -> int:
        sources = [by_id[parent].source for parent in fact.parents if parent in by_id]
        return sum(source is None or source.document != place(stated).document for source in sources)

    return min(quotients, key=apart_from)


def arithmetic(fact: Fact, by_id: Mapping[str, Fact]) -> list[Said]:
    """A computed share with its division written out, placed at the spending it rests on."""
    source = next((by_id[parent].source for parent in fact.parents if parent in by_id and by_id[parent].source), None)
    if source is None or not isinstance(fact.value, int | float):
        return []
    return [(f"按{fact.raw}计算为{fact.value * 100:.2f}%", source)]


def rd_staff(desk: Desk) -> Iterator[Difference]:
    """Full-time R&D staff at the same time; a figure without a year is compared with all."""
    by: dict[str, list[Fact]] = {}
    for fact in desk.of("lead.rd_staff"):
        by.setdefault(fact.subject, []).append(fact)
    for facts in by.values():
        for a, b in combinations(facts, 2):
            if (a.period == b.period or not a.period or not b.period) and not overlap(bounds(a), bounds(b)):
                values = ((a.raw, place(a)), (b.raw, place(b)))
                yield Difference("rd_staff", f"牵头单位专职研发人员数不一致——{desk.line(values)}", values)
                break
