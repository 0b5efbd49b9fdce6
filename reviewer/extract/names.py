"""Names of organisations: where they stand in a text, which two are one, what kind of body a name is.

Takes text or names; gives spans, equality under the short names a document defines, the member type and whether the
body can be an independent legal person. A laboratory or a faculty is found as a name but is not independent. Names
differing only in white space, width, brackets or the words 省/市/县 are one; anything else is another organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reviewer.extract.places import name as tidied
from reviewer.ground import squeeze
from reviewer.records import Block, Document, MemberType

SUFFIX = re.compile(
    r"(?:股份)?(?:有限责任公司|有限公司|集团公司|总公司|分公司|子公司|公司|集团|合伙企业(?:[（(](?:有限|普通|特殊普通)合伙[）)])?|大学|学院|学校|"
    r"研究总院|研究院|科学院|设计院|研究所|研究设计院|工程院|技术院|设计研究院|研究中心|检测中心|检验中心|检验检测中心|质检中心|服务中心|促进中心|推广中心|技术中心|"
    r"创新中心|推广站|工作站|事务所|协会|学会|商会|联合会|基金会|促进会|联盟|实验室|课题组|银行|医院|合作社|出版社|农场|林场|工厂|总厂|厂|中心|"
    r"院士工作站|管理局|技术局|厅|委员会|基地|园区|支行|分行)"
)
STOP = re.compile(r"[、，,；;：:。！？\s“”\"《》〈〉【】\[\]|/]|（以下|\(以下|（简称|\(简称|（盖章|\(盖章|（公章|\(公章")
LEAD_IN = re.compile(
    r"^(?:以及|及其|其中|包括|由|与|和|及|或|向|对|为|是|系|在|将|经|并|请|聘请|委托|依托|选派|联合|会同|根据|按照|"
    r"牵头单位|核心层单位|核心单位|紧密合作单位|紧密合作层单位|一般协作层单位|成员单位|参与单位|推荐单位|依托单位|单位名称|甲方|乙方|丙方|丁方|"
    r"\d+[.．、)]?|[（(][一二三四五六七八九十\d]+[）)])"
)
ALIAS = re.compile(
    r"[（(](?:以下|下文|下称)?(?:简称|称)(?:为|：|:)?[“\"「『]?([^“”\"「」『』（）()]{1,20})[”\"」』]?(?:或[^（）()]{1,20})?[）)]"
)
PLACES = re.compile(r"壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|[省市县]")
GENERIC = re.compile(
    r"^(?:联合体|本联合体|创新联合体|公司|本公司|集团|联盟|协议|本协议|甲方|乙方|丙方|各方|双方|成员|成员单位|牵头单位|牵头方|秘书处|理事会|办法|项目|(?:全资|控股)?(?:子|孙|母)公司|(?:其他|各|有关)?(?:企业|单位|高校|大学|学院|公司))$"
)
DEPENDENT = re.compile(r"(?:分公司|支行|分行|实验室|课题组|研究室|教研室|办公室|事业部|工作站|项目部|车间|分院|分所|分中心)$")
FACULTY = re.compile(
    r"(?:大学|科学院|研究院|公司)(?:[（(][^）)]{1,10}[）)])?[\u4e00-\u9fff]{1,14}(?:学院|学部|系|研究院|研究所|研究中心|中心|部|处)$"
)
OWN_BODY = re.compile(r"有限|股份|合伙|(?:独立|职业技术)学院$")
AUTHORITY = re.compile(r"(?:厅|(?<!分)局|委员会|人民政府|管委会)$")  # leads no consortium and is no member
SHORTEST = 4


def key(name: str) -> str:
    """A name as compared."""
    name = full(name)
    return PLACES.sub("", squeeze(name)).strip("()").lower() if len(squeeze(name)) > SHORTEST else squeeze(name)


def organisations(text: str) -> list[tuple[int, int, str]]:
    """The organisations a text names, as `(start, end, name)`; a name is without white space."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for stop in [*STOP.finditer(text), None]:
        end = stop.start() if stop else len(text)
        found += _inside(text, at, end)
        at = stop.end() if stop else end
    return found


def _inside(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    while start < end:
        while (lead := LEAD_IN.match(text[start:end])) is not None:
            start += lead.end()
        last = None
        for suffix in SUFFIX.finditer(text, start, end):
            if last is not None and (re.match(r"[和与及系是的为由、将在对向]", text[last:end]) or suffix.start() - last > 14):
                break
            last = suffix.end()
        if last is None:
            return found
        said = re.sub(r"\s+", "", text[start:last])
        if len(said) >= SHORTEST and not GENERIC.match(said):
            found.append((start, last, said))
        start = last + 1 if last < end and text[last] in "和与及系是的为" else last
    return found


PARTY_LABEL = r"[甲乙丙丁戊己庚辛壬癸子丑寅卯](?:方[一二三四五六七八九十\d]{0,2}|[一二三四五六七八九十\d]{1,2})"
PARTY = re.compile(rf"^\s*(?P<party>{PARTY_LABEL})(?:[（(][^）)\n]{{0,12}}[）)])?\s*[：:]\s*(?P<name>[^\n，。；]{{4,50}})", re.M)
BEHIND = re.compile(r"\s*[（(][“\"「]?(?:简称)?[“\"「]?(?P<short>[^“”\"「」（）()]{2,12})[”\"」]?[）)]\s*$")


def full(name: str) -> str:
    """A name without the short name or the party's label it is given in brackets behind it (某某股份有限公司（某某股份）)."""
    behind = BEHIND.search(name)
    if behind is None:
        return name
    head, short = name[: behind.start()], squeeze(behind["short"])
    is_short = len(short) < len(squeeze(head)) and _shortens(short, squeeze(head)) and len(squeeze(head)) >= SHORTEST
    return head if is_short or re.fullmatch(PARTY_LABEL, short) else name


def aliases(document: Document) -> dict[str, str]:
    """Short name to full name, as the document defines them (“（以下简称“豫膳源”）”)."""
    found: dict[str, str] = {}
    for before, block in pairwise([None, *document.blocks]):
        assert block is not None
        for match in PARTY.finditer(block.text):
            named = organisations(match["name"])
            if named and named[0][0] <= 1:
                found.setdefault(match["party"], named[0][2])
        for label, title in _in_cells(before, block):
            found.setdefault(label, title)
        for match in ALIAS.finditer(block.text):
            short = tidied(match.group(1))
            named = organisations(block.text[max(0, match.start() - 60) : match.start()])
            if named and not GENERIC.match(short) and named[-1][1] >= min(60, match.start()):
                found.setdefault(short, named[-1][2])
    return found


def _in_cells(before: Block | None, block: Block) -> Iterator[tuple[str, str]]:
    """A table's short names: a party's label in the cell before its name, a short name in brackets behind it."""
    if block.cell is None or not block.text.strip():
        return
    title, behind = full(tidied(block.text)), BEHIND.search(block.text)
    if behind and title != tidied(block.text) and len(behind["short"]) > 2 and not GENERIC.match(tidied(behind["short"])):
        yield tidied(behind["short"]), title
    label = tidied(before.text) if before and before.cell and before.cell.row == block.cell.row else ""
    if re.fullmatch(PARTY_LABEL, label) and (named := organisations(title)) and named[0][:2] == (0, len(title)):
        yield label, title


def same(a: str, b: str, aliases: Mapping[str, str] | None = None) -> bool:
    """Whether two names are one organisation."""
    known = aliases or {}
    return key(known.get(tidied(a), a)) == key(known.get(tidied(b), b))


def resolve(name: str, known: Iterable[str], aliases: Mapping[str, str] | None = None) -> str:
    """The one known name that a name stands for: the same, an alias, or a shortening that fits no other; else the name."""
    fits = [full for full in known if same(name, full, aliases)]
    fits = fits or [full for full in known if len(squeeze(name)) >= 3 and _shortens(squeeze(name), squeeze(full))]
    return fits[0] if len(fits) == 1 else name


def _shortens(short: str, full: str) -> bool:
    """Whether the characters of a short name stand in the full one in order (龙城工大, 龙城工业大学)."""
    rest = iter(full)
    return all(character in rest for character in short)


def kind_of(name: str, code: str | None = None) -> MemberType:
    """The member type a name and its code show; the name's own words go first."""
    flat = squeeze(name)
    if re.search(r"公司|集团$|合伙企业|厂$|农场$|合作社$", flat):
        return "enterprise"
    if re.search(r"(?:大学|学院|职业学校|高等专科学校|党校)(?:\([^)]*\))?$", flat) or ("大学" in flat and "医院" not in flat):
        return (
            "institute"
            if re.search(r"大学.*研究[院所](?:\([^)]*\))?$", flat) and code and code.startswith("12")
            else "university"
        )
    if re.search(r"研究院|研究所|科学院|研究中心|设计院|科研所|研究总院|技术院|工程院|农科院", flat) and not (
        code or ""
    ).startswith("91"):
        return "institute"
    if (code or "").startswith(("91", "92")):
        return "enterprise"
    if (code or "").startswith("12") and re.search(r"技术|科技|试验|农技|推广", flat):
        return "institute"
    return "other"


def is_authority(name: str) -> bool:
    """Whether a name is a public authority's: a form's cover prints it below the applicant's lines."""
    return AUTHORITY.search("".join(name.split())) is not None


def independent(name: str) -> bool:
    """Whether the name can be that of an independent legal person; a faculty, branch or laboratory can't."""
    flat = squeeze(name)
    if DEPENDENT.search(flat):
        return False
    return not (FACULTY.search(flat) and not OWN_BODY.search(flat))
