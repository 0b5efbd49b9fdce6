"""What a passage is about before it says so: the headings above it, the row it stands in, the company a report is on.

Takes a document; gives each block a `Setting`: whose figures its bare sentences give, whether they are plans, the year of
a title. Sections on members, on the consortium or on goals give no figure to the lead unless the sentence names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.extract.figures.clause import CONSOLIDATED, SINGLE
from reviewer.extract.figures.flat import plain
from reviewer.extract.figures.when import stamps
from reviewer.extract.figures.who import COMPANY, People
from reviewer.records import Block, Document

HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+[章节条部]|[一二三四五六七八九十]{1,3}[、.．]|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}(?:\.[0-9]{1,2})*[、.．](?=[\u4e00-\u9fa5])|[0-9]{1,2}(?:\.[0-9]{1,2})+(?=[\u4e00-\u9fa5])(?![亿万千百元人名家个项年台]))"
)
ABOUT_LEAD = re.compile(
    r"牵头(?:单位|企业|方)|(?:企业|单位|公司)(?:基本)?(?:概况|情况|简介|简况|介绍)|^(?:基本情况|经营情况|财务状况)"
)
ABOUT_MANY = re.compile(r"成员|参与单位|核心层|协作|联合体|各单位|组建单位|行业|产业|市场|背景|意义|现状|首席")
MEMBERS = re.compile(r"成员|参与单位|核心层|紧密|协作|合作单位|各单位|高校|院所|合作企业|其他单位|联合单位")
ABOUT_PLANS = re.compile(r"目标|预期|计划(?!单列)|规划|进度|预算|任务|安排|效益预测|打算|设想|经费(?:来源|筹措)|申报项目")
REPORT = re.compile(
    r"审计报告|财务报表|利润表|损益表|资产负债表|专项审计|审计|编制单位|纳税申报|财务情况说明|汇算清缴|研发费用专项|加计扣除"
)
NOTICE = re.compile(r"关于印发.{2,60}的通知|印发《.{2,60}》的通知|(?:现|特)(?:将|印发).{0,60}(?:印发|给你们)")
REGULATION = re.compile(r"(?:管理|组建|建设|认定|备案|工作|实施|指导)[^。，；]{0,10}(?:办法|细则|指引|指南|方案|意见)")
ENTRY = re.compile(r"(?:组建|申报|认定|备案|准入)条件|基本条件")
RULES = (r"(?:组建|备案|申报|推荐|认定)程序", r"支持(?:措施|政策)|政策支持", r"制定本(?:方案|办法|意见|细则)|征求意见稿")
TITLE_BLOCKS = 12
MAX_HEADING = 60


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose figures a sentence without a subject gives (`""` nobody's), and what holds for them.

    `explicit` marks a section whose heading says it is about the lead.
    """

    who: str = ""
    name: str = ""
    planned: bool = False
    year: int | None = None
    consolidated: bool = False
    filed: int | None = None
    report: bool = False
    explicit: bool = False


def issued_text(document: Document) -> bool:
    """Whether a document is the authority's own text (applicants hand it in along): its numbers are conditions, not facts."""
    head = plain("\n".join(block.text for block in document.blocks[:TITLE_BLOCKS]))
    if document.role == "evidence":
        return False
    if NOTICE.search(head) and re.search(r"各[^。]{0,20}(?:单位|局|部门|市|州)", head):
        return True
    text = plain(document.text)
    return bool(REGULATION.search(head) and ENTRY.search(text)) and sum(bool(re.search(rule, text)) for rule in RULES) >= 2


def settings(document: Document, people: People, filed: int | None) -> Iterator[tuple[Block, Setting]]:
    """Each block with its setting, in reading order."""
    base = opening(document, people, filed)
    stack: list[tuple[int, Setting]] = []
    topic: tuple[str, str] | None = None
    rows = row_owners(document, people)
    account: int | None = None
    for block in document.blocks:
        text = plain(block.text)
        account = account_year(document, block, text) or account
        if is_heading(block, text):
            level = depth(block, text)
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, under(title(block), stack[-1][1] if stack else base, base, people)))
            topic = None
        setting = stack[-1][1] if stack else base
        if not block.cell and not setting.explicit and setting.who != "other" and not base.report:
            topic = opened(text, people) or topic
            setting = replace(setting, who=topic[0], name=topic[1]) if topic and topic[0] == "other" else setting
        if block.cell and (block.cell.table, block.cell.row) in rows:
            who, name = rows[block.cell.table, block.cell.row]
            setting = replace(setting, who=who, name=name, planned=False)
        if account and setting.year is None:
            setting = replace(setting, year=account, report=True)
        yield block, setting


def account_year(document: Document, block: Block, text: str) -> int | None:
    """The year of account that a line of evidence names as a report's (2016年度审计报告, 编制单位：… 2016年度)."""
    if document.role != "evidence" or block.cell or len(text) > MAX_HEADING or not REPORT.search(text):
        return None
    years = [year for stamp in stamps(text) if not stamp.span for year in stamp.years]
    return max(years) if years else None


def opened(text: str, people: People) -> tuple[str, str] | None:
    """The organisation a paragraph begins with; the paragraphs after it are about the same one."""
    start = re.sub(r"^(?:[0-9]{1,2}|[（(]?[一二三四五六七八九十0-9]{1,3}[）)])[、.．]?", "", text[:60])
    first = next(iter(people.mentions(start)), None)
    if first is None or first.start > 1 or first.who not in ("lead", "other", "pronoun"):
        return None
    return ("lead", people.lead) if first.who in ("lead", "pronoun") else ("other", first.name)


def opening(document: Document, people: People, filed: int | None) -> Setting:
    """The setting of a document before its first heading: a report is on the company it names, other papers on the lead."""
    head = plain("\n".join(block.text for block in document.blocks[:TITLE_BLOCKS] if not block.cell)) or plain(
        document.text[:400]
    )
    if document.role != "evidence" and not (document.role == "other" and REPORT.search(head[:300])):
        return Setting("lead" if document.role in ("application", "plan", "commitment") else "", people.lead, filed=filed)
    if not REPORT.search(head + plain(document.name)):
        about = next(
            (who for who in (opened(plain(block.text), people) for block in document.blocks[:4] if not block.cell) if who), None
        )
        return Setting(*(about or ("", "")), filed=filed)
    who, name = company(plain(document.name) + "。" + head + plain(document.text[:1500]), people)
    years = [year for stamp in stamps(head) for year in stamp.years]
    merged = bool(re.search(r"合并(?:利润表|财务报表|报表|口径)", head)) and not re.search(
        r"及母公司|和母公司|母公司报表口径|母公司口径", head
    )
    return Setting(who, name, year=max(years) if years else None, consolidated=merged, filed=filed, report=True)


def company(text: str, people: People) -> tuple[str, str]:
    """The first organisation a report names that is not its auditor."""
    named = re.search(r"(?:编制单位|被审计单位|企业名称|单位名称|纳税人名称)：?", text)
    for part in ([text[named.end() :]] if named else []) + [text]:
        for mention in people.mentions(part[:600]):
            if (
                mention.who in ("lead", "other", "group")
                and not re.search(r"会计|事务所|审计", mention.name)
                and len(mention.name) > 3
            ):
                return ("lead", people.lead) if mention.who == "lead" else ("other", mention.name)
    return "", ""


def is_heading(block: Block, text: str) -> bool:
    """A heading by the reader's word, or a short numbered line that ends no sentence."""
    if block.kind == "heading":
        return True
    first = plain(block.text.split("\n", 1)[0])
    return (
        bool(HEADING.match(first))
        and len(first) <= MAX_HEADING
        and not re.search(r"[。；，]", first)
        and block.kind != "footnote"
    )


def depth(block: Block, text: str) -> int:
    """Levels by kind of number, so that headings of cells and paragraphs nest alike."""
    if re.match(r"^(?:第.{1,3}[章部]|[一二三四五六七八九十]{1,3}[、.．])", text):
        return 1
    if re.match(r"^（[一二三四五六七八九十]", text):
        return 2
    return block.level + 2 if block.level else 3


def title(block: Block) -> str:
    """The heading's own line, up to its first stop; a form's cell may hold the section's text below it."""
    lines = [line for line in block.text.split("\n") if line.strip()]
    first = plain(lines[0]) if lines else ""
    return re.split(r"[。；]", first[:MAX_HEADING])[0]


def under(heading: str, parent: Setting, base: Setting, people: People) -> Setting:
    """The setting a heading opens."""
    years = [year for stamp in stamps(heading) for year in stamp.years]
    year = max(years) if years else parent.year
    planned = bool(ABOUT_PLANS.search(heading)) or (parent.planned and not ABOUT_LEAD.search(heading))
    merged = (parent.consolidated or bool(CONSOLIDATED.search(heading))) and not SINGLE.search(heading)
    named = [m for m in people.mentions(heading) if m.who in ("lead", "other")]
    lead = (
        re.search(r"牵头", heading)
        or (named and named[0].who == "lead")
        or (ABOUT_LEAD.search(heading) and not MEMBERS.search(heading))
    )
    if lead and not (named and named[0].who == "other"):
        return replace(parent, who="lead", name=people.lead, planned=planned, year=year, consolidated=merged, explicit=True)
    if named:
        return replace(parent, who="other", name=named[0].name, planned=planned, year=year, consolidated=merged)
    if ABOUT_MANY.search(heading) and not base.report:
        return replace(parent, who="", name="", planned=planned, year=year, consolidated=merged, explicit=False)
    return replace(parent, planned=planned, year=year, consolidated=merged)


def row_owners(document: Document, people: People) -> dict[tuple[int, int], tuple[str, str]]:
    """For rows of tables that hold one organisation's name in a cell of its own: whose row it is."""
    owners: dict[tuple[int, int], tuple[str, str]] = {}
    for block in document.blocks:
        if not block.cell:
            continue
        first = [line for line in block.text.split("\n") if line.strip()]
        text = plain(block.text)
        if not first or len(text) > 60 or HEADING.match(text):
            continue
        here = people.mentions(text)
        named = [m for m in here if m.who in ("lead", "other") and m.end - m.start >= 4 and m.start <= 6]
        if named and owns(text, named[0].end - named[0].start):
            for row in range(block.cell.row, block.cell.row + block.cell.rows):
                owners.setdefault((block.cell.table, row), (named[0].who, named[0].name))
    return owners


def owns(text: str, length: int) -> bool:
    """Whether a cell is a name, with a code or a number at most, and no sentence about it."""
    rest = re.sub(r"[0-9A-Z（）、.：，盖章]|统一社会信用代码|牵头单位|牵头企业", "", text)
    return len(rest) - length <= 6 and bool(COMPANY.search(text) or length >= 4)
