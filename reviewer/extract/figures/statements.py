"""Figures in tables: statements, extracts of audits, lists of indicators, rows of organisations, forms.

Takes a document's grids; for each numeric cell finds the measure's label (to its left or above), then the header words
around it for year, scope, organisation and unit. A unit nobody prints is not guessed: the cell then becomes a near miss.
Parts (其中：费用化), rates of growth and columns of sums are not the measure; a sum becomes a near miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer import ground
from reviewer.extract.figures import clause
from reviewer.extract.figures.cells import BARE_UNIT, NUMBER, Place, places, yearly
from reviewer.extract.figures.flat import plain
from reviewer.extract.figures.setting import Setting
from reviewer.extract.figures.vocabulary import measure
from reviewer.extract.figures.when import stamps
from reviewer.extract.figures.who import People
from reviewer.extract.quantities import find
from reviewer.extract.quantities.precision import interval
from reviewer.extract.tables import Grid, grids
from reviewer.records import Document, Fact, Quantity, Rejected, Scope

UNIT = re.compile(
    r"(?:金额)?(?:货币|计量|金额)?单位(?:：|为|：?均为)?(?:人民币)?(?P<u>亿元|百万元|万元|千元|元)|（(?:人民币)?(?P<v>亿元|百万元|万元|千元|元|人|名|%)[，）]|[/／](?P<w>亿元|万元|元)$|[，、](?P<x>亿元|万元)）"
)
PRIOR = re.compile(r"上期|上年|上年度|上一年|去年|期初|年初|前期|比较期|上年同期")
CURRENT = re.compile(r"本期|本年|本年度|当年|当期|期末|年末|报告期|本年累计|金额|数值|数额|完成|实际")
SUM = re.compile(r"合计|(?<![本上当]年)(?<![本上当]期)(?<!同期)(?<!年度)累计|总计|三年(?!.*(?:每|各|均))|近三年|小计")
SKIP = re.compile(r"增长|增幅|增减|变动|比例|占比|同比|行次|附注|注释|序号|平均|年均|差异|编号|备注")
PLAN = re.compile(r"计划|预计|预算|目标|预期|拟|规划|预测")
PARTIAL_ROW = re.compile(r"费用化|资本化|其中|政府|财政|自筹|外部|委托|内部")
SUBSET = re.compile(r"其中|职称|学历|博士|硕士|本科|高级|中级|女性?$|兼职|外聘|占比")
SELF = ("母公司", "集团", "本集团")  # words for a scope, not for another organisation
INTERIM = re.compile(r"20[0-9]{2}年(?:1(?:-|—|–|~|至))?(?:0?[1-9]|1[01])月(?!.{0,3}日)|[一二三]季度|半年度|上半年")
MONTHLY = re.compile(r"本月|当月|本季|上月")
MAX_BESIDE = 12  # a longer cell beside a figure is text about it, not its heading
ABOVE = 4  # caption lines looked at above a table


@dataclass(frozen=True, slots=True)
class Head:
    """What stands printed around a table: unit, year, scope, organisation."""

    unit: str
    year: int | None
    consolidated: bool | None
    text: str
    interim: bool = False
    cumulative: bool = False


def figures_in_tables(document: Document, people: People, where: dict[int, Setting]) -> tuple[list[Fact], list[Rejected]]:
    """Facts and near misses of all tables of a document; `where` gives the setting at each block's offset."""
    facts: list[Fact] = []
    rejected: list[Rejected] = []
    for grid in grids(document):
        first = min((cell.source.start for row in grid.rows for cell in row), default=0)
        head = heading(document, grid, first)
        for place in [*places(grid), *yearly(grid)]:
            for made in read(document, place, head, where.get(place.cell.source.start, Setting()), people):
                if isinstance(made, Fact):
                    facts.append(made)
                else:
                    rejected.append(made)
    return facts, rejected


def heading(document: Document, grid: Grid, first: int) -> Head:
    """Caption lines above the table and its own full-width first rows."""
    at = next(i for i, block in enumerate(document.blocks) if block.source.start == first)
    lines: list[str] = []
    for block in reversed(document.blocks[max(0, at - ABOVE) : at]):
        if block.cell:
            break
        lines.insert(0, plain(block.text))
    for row in range(min(2, len(grid.rows))):
        full = grid.full(row)
        if full is not None:
            lines.append(plain(full.text))
    text = "\n".join(line for line in lines if len(line) <= 120)
    unit = next((found for line in reversed(text.split("\n")) for found in [unit_in(line)] if found), "")
    years = [year for stamp in stamps(text) if stamp.kind == "years" and not stamp.span for year in stamp.years]
    merged = None
    if re.search(r"合并", text) and not re.search(r"母公司", text):
        merged = True
    elif re.search(r"母公司", text) and "合并" not in text:
        merged = False
    interim = INTERIM.search(text) is not None and "年度" not in text
    cumulative = any("累计" in plain(cell.text) for row in grid.rows[:3] for cell in row)
    return Head(unit, years[-1] if years else None, merged, text, interim, cumulative)


def unit_in(text: str) -> str:
    """The unit a caption, header or label prints."""
    m = UNIT.search(text)
    return next((g for g in m.groups() if g), "") if m else ""


def read(document: Document, place: Place, head: Head, setting: Setting, people: People) -> Iterator[Fact | Rejected]:
    """The fact or near miss of one place; nothing where the cell is not of the measure's kind."""
    if SKIP.search(place.words.split("\n")[0] if place.words else "") and place.name != "lead.rd_intensity":
        return
    q = quantity(place, head)
    if q is None:
        return
    who, name = subject(place, setting, people, head)
    around = place.words + "\n" + place.label
    period, why_time = period_of(place, head, setting)
    month = head.cumulative and "本期" in place.words and "累计" not in place.words  # 本期 beside 本年累计 is one month
    if head.interim or month or MONTHLY.search(place.words):
        why_time = why_time or "不是全年数"
    beside = "\n".join(line for line in place.row.split("\n") if len(line) <= MAX_BESIDE)
    scope = scope_of(around + "\n" + beside, head, setting)
    planned = (
        bool(PLAN.search(around + "\n" + beside))
        or bool(setting.filed and period[-4:].isdigit() and int(period[-4:]) > setting.filed)
        or setting.planned
    )
    kind = measure(place.name).kind
    unclear = (
        kind == "staff" and place.printed in measure(place.name).parts and not re.search(r"专职|全职", place.label + place.row)
    )
    reasons = [
        "集团合并口径，不是牵头单位单独的" if scope == "consolidated" else "",
        "合并数与母公司数并列，未能确定口径" if kind == "money" and mingled(around, head) else "",
        "是其他单位的数字，不是牵头单位的" if who == "other" else "",
        "是几家单位合计，不是牵头单位的" if who == "many" else "",
        "未写明是哪一单位的数字" if not who else "",
        "是计划数，不是已实现的" if planned else "",
        why_time if kind != "staff" else "",
        "只是研发投入的一部分" if re.search(PARTIAL_ROW, place.label) and place.name == "lead.rd_spend" else "",
        "未注明专职" if unclear else "",
        "是其中一部分人员" if kind == "staff" and SUBSET.search(place.words) else "",
        "表格未写明金额单位" if kind == "money" and q.unit != "CNY" else "",
    ]
    start = place.cell.source.start
    value = q.value if kind != "money" or q.unit == "CNY" else None
    fact = Fact(
        "", place.name, value, ground.cut(document, start + place.span[0], start + place.span[1]), people.lead if who == "lead" else name, place.printed,
        {"money": "CNY", "percent": "fraction", "staff": "人"}[kind] if value is not None else "", period, scope,
        "planned" if planned else "achieved", place.cell.text[slice(*place.span)].strip(), "table", interval=interval(q) if value is not None else None,
    )  # fmt: skip
    reason = next((r for r in reasons if r), "")
    yield Rejected(fact, reason) if reason else fact


def quantity(place: Place, head: Head) -> Quantity | None:
    """The cell's quantity in the unit of its label, header, unit cell or caption; None for another kind."""
    text = plain(place.cell.text[slice(*place.span)])
    text = text.strip("（）") if text.startswith("（") else text
    kind = measure(place.name).kind
    unit = (
        unit_in(place.label)
        or unit_cell(place)
        or unit_in(place.words)
        or unit_in(place.row)
        or ("" if kind != "money" else head.unit)
    )
    if kind == "staff":
        unit = "人"
    if kind == "percent" and not unit:
        unit = "%" if "%" in place.words + head.text else ""
    want = {"money": "money", "percent": "percent", "staff": "count"}[kind]
    found = [q for q in find(text, unit=unit) if q.kind == want and q.value is not None]
    if found:
        return found[0]
    if kind == "money" and not unit and NUMBER.match(text) and not text.endswith("%"):
        return Quantity(text, 0, len(text), "count", None, "")
    return None


def unit_cell(place: Place) -> str:
    """A unit that stands in a cell of its own in the row (指标 | 单位 | 数值)."""
    m = next((line for line in place.row.split("\n") if BARE_UNIT.match(line)), "")
    return m.replace("人民币", "")


def subject(place: Place, setting: Setting, people: People, head: Head) -> tuple[str, str]:
    """Whose figure: the organisation of the row or column, the caption's, else the passage's."""
    for text in (place.row, place.words, place.label):
        if re.search(r"合计|小计|总计|其他", text) and text is place.row:
            return "many", ""
        named = [m for m in people.mentions(text) if m.who in ("lead", "other", "many", "group") and m.name not in SELF]
        if named:
            who = "other" if named[0].who == "group" else named[0].who
            return who, people.lead if who == "lead" else named[0].name
    caption = [m for m in people.mentions(head.text) if m.who in ("lead", "other") and not re.search(r"会计|事务所", m.name)]
    listed = {name for _, name in people.owners}
    if caption and (not setting.report or caption[-1].who == "lead" or caption[-1].name in listed):
        return caption[-1].who, people.lead if caption[-1].who == "lead" else caption[-1].name
    return setting.who, setting.name


def scope_of(around: str, head: Head, setting: Setting) -> Scope:
    """By the column's own words, then the caption's, then the document's."""
    if re.search(r"母公司|公司数|单体|本公司|不含子公司", around) and "合并" not in around:
        return "own"
    if re.search(r"合并|集团", around):
        return "consolidated"
    if head.consolidated is not None:
        return "consolidated" if head.consolidated else "own"
    return "consolidated" if setting.consolidated else "own"


def mingled(around: str, head: Head) -> bool:
    """A table of merged and single figures whose column does not say which this is."""
    both = re.search(r"合并(?:数|报表)?(?:及|和|与|、)(?:母公司|公司)", head.text)
    return bool(both) and not re.search(r"合并|集团|母公司|公司数|单体|本公司", around)


def period_of(place: Place, head: Head, setting: Setting) -> tuple[str, str]:
    """The year of a place, and why it is no year's figure."""
    base = head.year or setting.year
    said = [line for text in (place.words, place.row, place.label) for line in text.split("\n")]
    for line in said:
        if SUM.search(line) and not re.search(r"20[0-9]{2}年?度?$", line):
            return "", "三年合计，不是年度数"
        found = [s for s in stamps(line) if s.kind == "years"] or [s for s in stamps(line + "年") if s.kind == "years"]
        if found and len(found[-1].years) == 1:
            return str(found[-1].years[0]), ""
        if found:
            return f"{found[-1].years[0]}-{found[-1].years[-1]}", "三年合计，不是年度数"
    for line in said:
        if PRIOR.search(line):
            return (str(base - 1) if base else before_filing(setting)), ""
        if base and CURRENT.search(line):
            return str(base), ""
    if clause.SUMMED.search(place.label):
        return "", "三年合计，不是年度数"
    return (str(base) if base else ""), ""


def before_filing(setting: Setting) -> str:
    """上年度 of a form: the year before it was filed."""
    return str(setting.filed - 1) if setting.filed else ""
