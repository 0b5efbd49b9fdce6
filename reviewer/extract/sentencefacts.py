"""Facts of identity that stand in sentences: term, dates, chief scientist, the consortium's and the lead's name.

Takes a document; gives facts, each different value once a document. A period of confidentiality is not the consortium's
term; another agreement's date is not this one's; “自签署之日起生效” is a date only where the day of signing is said. Refuses
to read evidence: an auditor's dates are not the parties'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reviewer.extract import people, quantities
from reviewer.extract.labels import filled
from reviewer.extract.names import organisations
from reviewer.extract.places import name as tidied
from reviewer.extract.places import part, role_at
from reviewer.records import Block, Document, Fact, Quantity, Value

TITLES = r"(?:特聘|讲席|二级|三级|一级)?(?:教授级?高级工程师|正高级工程师|高级工程师|副?教授|副?研究员|研究员级高级工程师|院士|博士|总工程师|首席工程师|先生|女士|同志)"
CHIEF = r"首席(?:科学家|专家)"
AFTER = re.compile(
    rf"{CHIEF}(?:（[^）]{{1,12}}）)?(?:由|为|是|系|：|:|，)?(?P<before>[^，。；、：:\n]{{2,34}}?)(?P<title>{TITLES})"
)
BEFORE = re.compile(
    rf"(?P<before>[^，。；：:\n]{{2,40}}?)(?P<title>{TITLES})(?:同志)?(?:受聘|被聘|应邀|兼任|出任|担任|作为|任|为)+(?:本?联合体|创新联合体|联盟)?(?:的)?{CHIEF}"
)
PROFILE = re.compile(rf"{CHIEF}(?:：|:|为)?(?P<name>[\u4e00-\u9fff·]{{2,4}})[，,](?:男|女)[^。；\n]{{0,40}}?(?P<title>{TITLES})")
OFFICES = r"(?:党委书记|副?院长|副?所长|副?校长|副?主任|董事长|副?总经理|副?总裁|技术总监|首席技术官|学科带头人|副?总工程师|技术中心主任)"
TITLED = re.compile(
    rf"(?P<title>(?:{TITLES}|{OFFICES})(?:[、兼](?:{TITLES}|{OFFICES}))*)(?P<name>[\u4e00-\u9fff·]{{2,5}}?)(?:同志|先生|女士)?(?:受聘|被聘|应邀|兼任|出任|担任|作为|任|为)+(?:本?联合体|创新联合体|联盟)?(?:的)?{CHIEF}"
)
FORMER = re.compile(r"(?:原|前|上届|曾任|时任)(?:联盟|联合体|联盟的|任)?的?$")  # 原联盟的首席专家 is another consortium's
TERM = re.compile(
    r"(?<!保密)(?<!质保)(?:组建期|组建周期|有效期|合作期|合作期限|协议期限|协议期|存续期|运行期|建设期|建设周期)(?:限)?(?:暂定|初定|原则上|一般|共|均|自[^，。；]{0,40}?(?:起|算)[，,]?|从[^，。；]{0,40}?(?:起|算)[，,]?)*(?:为|是|：|:|共)?\s*(?P<span>[^，。；\n]{1,24})"
)
SPAN = re.compile(
    r"(?:组建期|组建周期|有效期|合作期|协议期|存续期|运行期)(?:限)?(?:为|是|：|:)?\s*自?(?P<from>[^，。；\n至到—]{6,14}?)(?:起|开始)?(?:至|到|—|-)(?P<to>[^，。；\n]{6,14}?)(?:日)?止?(?=[，。；\n（]|$)"
)
BUILT = re.compile(r"(?:项目|课题|平台|基地|线|工程|中心|实验室)(?:的)?$")  # whose building time is not the consortium's
OTHER_TERM = re.compile(r"保密|专利|资格|证书|执业|质保|许可|试用|劳动|报价|担保|商标|资质|公示")
EFFECT = re.compile(r"生效")
SIGNED = re.compile(r"签[订署]|签字")
NAMED = re.compile(
    r"(?:成立|组建|建立|发起|组成)(?:了)?[“\"「]?(?P<name>(?!成立|组建|建立|发起)[\u4e00-\u9fff（）()、·A-Za-z0-9*×X]{4,40}?(?:创新联合体|战略联盟|联合体|联盟))[”\"」]?(?:(?=[（(](?:以下|下称|简称))|(?<=[”\"」])(?=[，,。；]))"
)
LED = re.compile(
    r"(?:由|以)(?P<who>[^，。；、\n]{4,40}?)(?:作为|担任|为)?(?:牵头|领军)|(?:牵头单位|牵头企业|领军企业)(?:为|是|由|系)(?P<whom>[^，。；、\n]{4,40})"
)


def facts(document: Document) -> list[Fact]:
    """The facts the document's sentences state."""
    found: dict[tuple[str, str], Fact] = {}
    for block in document.blocks:
        if block.kind in ("header", "footer", "picture") or role_at(document, block.source) == "evidence":
            continue
        for fact in _of_block(document, block):
            found.setdefault((fact.name, str(fact.value)), fact)
    return list(found.values())


def _of_block(document: Document, block: Block) -> Iterator[Fact]:
    role = role_at(document, block.source)
    yield from _chief(document, block)
    if role in ("agreement", "plan"):
        yield from _term(document, block)
        yield from _between(document, block)
    if role == "agreement":
        yield from _dates(document, block)
    for match in NAMED.finditer(block.text):
        if filled(match["name"]):
            yield _fact(document, block, match.span("name"), "consortium.name", tidied(match["name"]))
    for match in LED.finditer(block.text):
        key = "who" if match["who"] else "whom"
        said = organisations(match[key])
        if (
            len(said) == 1
            and said[0][0] == 0
            and len(match[key]) - said[0][1] <= 2
            and len(said[0][2]) > 6
            and role != "application"
        ):
            start = match.start(key) + said[0][0]
            yield _fact(document, block, (start, match.start(key) + said[0][1]), "lead.name", said[0][2])


def _fact(document: Document, block: Block, span: tuple[int, int], name: str, value: Value) -> Fact:
    unit = "月" if name == "consortium.term" else ""
    return Fact("", name, value, part(document, block, *span), unit=unit, raw=block.text[span[0] : span[1]])


def _chief(document: Document, block: Block) -> Iterator[Fact]:
    for pattern in (BEFORE, AFTER):
        for match in pattern.finditer(block.text):
            who = people.at_end(match["before"])
            if who is None or FORMER.search(block.text, max(0, match.start() - 8), match.start()):
                continue
            yield _fact(document, block, match.span(), "chief_scientist.name", who)
            if not re.search(r"先生|女士|同志", match["title"]):
                yield _fact(document, block, match.span(), "chief_scientist.title", match["title"])
    for match in (*TITLED.finditer(block.text), *PROFILE.finditer(block.text)):
        if people.at_end(match["name"]) == match["name"]:
            yield _fact(document, block, match.span(), "chief_scientist.name", match["name"])
            yield _fact(document, block, match.span(), "chief_scientist.title", match["title"])


def _term(document: Document, block: Block) -> Iterator[Fact]:
    for match in TERM.finditer(block.text):
        before = block.text[max(0, match.start() - 14) : match.start()]
        if OTHER_TERM.search(re.split(r"[，。；]", before)[-1]) or (match[0].startswith("建设") and BUILT.search(before)):
            continue
        for quantity in quantities.find(match["span"]):
            if quantity.kind == "duration" and quantity.unit == "月" and quantity.start <= 1:
                value: Value = quantity.value if quantity.value is not None else (quantity.low, quantity.high)
                yield _fact(document, block, (match.start(), match.start("span") + quantity.end), "consortium.term", value)
                break


def _between(document: Document, block: Block) -> Iterator[Fact]:
    """A term told by its first and its last day; the last one belongs to it."""
    for match in SPAN.finditer(block.text):
        if OTHER_TERM.search(re.split(r"[，。；]", block.text[max(0, match.start() - 14) : match.start()])[-1]):
            continue
        said = [q for q in quantities.find(match[0]) if q.kind == "date"]
        days = [str(day) for q in said for day in ((q.low, q.high) if q.value is None else (q.value,))]
        if len(days) == 2 and all(len(day) == 10 for day in days):
            first, last = (date.fromisoformat(day) for day in days)
            after = last + timedelta(days=1)
            months = 12 * (after.year - first.year) + after.month - first.month
            if months > 0 and abs(after.day - first.day) <= 1:
                yield _fact(document, block, match.span(), "consortium.term", months)


def _dates(document: Document, block: Block) -> Iterator[Fact]:
    days = [q for q in quantities.find(block.text) if q.kind == "date" and isinstance(q.value, str) and len(q.value) == 10]
    signed = None
    for clause in re.finditer(r"[^。；;\n]+", block.text):
        inside = [day for day in days if clause.start() <= day.start < clause.end()]
        day = _signing(clause.group(), inside, clause.start())
        if day:
            signed = day
            yield _fact(document, block, _around(block, clause, day), "agreement.sign_date", day.value)
        effect = EFFECT.search(clause.group())
        when = _effective(clause.group(), inside, clause.start(), signed) if effect else None
        if when:
            yield _fact(document, block, _around(block, clause, when), "consortium.agreement_effective_date", when.value)
    if signed and re.search(r"(?:签字|盖章|签署|签订|公章)[^。；]{0,8}(?:之日(?:起)?|后|即)?生效", block.text):
        yield _fact(document, block, (signed.start, signed.end), "consortium.agreement_effective_date", signed.value)


def _around(block: Block, clause: re.Match[str], day: Quantity) -> tuple[int, int]:
    """The clause where it holds the day, else the day itself."""
    inside = clause.start() <= day.start < clause.end()
    return (clause.start(), clause.end()) if inside and len(clause.group()) <= 120 else (day.start, day.end)


def _signing(clause: str, days: list[Quantity], offset: int) -> Quantity | None:
    """The day a clause says the agreement was signed on; another paper's signing (《…》, 签订的…合同) is not it."""
    for day in days:
        after = clause[day.end - offset :]
        before = clause[: day.start - offset]
        if re.search(r"签[订署](?:日期|时间)?(?:为|是|于|在|：|:)?\s*$|签订日\s*[：:]\s*$", before):
            return day
        if re.match(
            r"\s*[，,]?(?:在[^，。；]{2,20}?)?(?:经?各方)?(?:共同|正式|协商一致|一致同意|依法)*(?:签[订署])(?!的|了《|《)", after
        ):
            return day
    return None


def _effective(clause: str, days: list[Quantity], offset: int, signed: Quantity | None) -> Quantity | None:
    for day in days:
        if re.match(r"\s*(?:之日)?(?:起)?(?:正式)?(?:开始)?生效", clause[day.end - offset :]):
            return day
        if re.search(r"生效(?:日期|时间|日)(?:为|是|：|:)?\s*$|生效(?:于)\s*$", clause[: day.start - offset]):
            return day
    return signed if signed and re.search(r"(?:该日|当日|同日|签[署订](?:之)?日|之日)(?:起)?(?:正式)?生效", clause) else None
