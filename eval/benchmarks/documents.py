"""Generates applications with known content: a Word file and, beside it, what stands in it (`Truth`).

Takes a number of pages (about), a seed and a style; gives the same bytes of content each time. The content follows real
forms: a cover form, numbered headings, prose with figures, tables with merged cells and several head rows, some cut by a
page end with and without a repeated head, some with a row that breaks over the page, a nested table, text boxes, footnotes,
tracked changes, soft breaks and ticked boxes. `accepted` writes the changes as accepted, as an applicant who prints a PDF would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import wordfile
from phrases import FIELDS, TITLES, TOPICS, Phrases
from wordfile import Face, Rules

DIGITS = "〇一二三四五六七八九十"
WIDTH = 8700  # twentieths of a point: the width of the text
LONG_WIDTH = 13500  # of a page on its side
HEADER = "广西壮族自治区创新联合体组建申请书"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell as it should be read; paragraphs and soft breaks are newlines."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(slots=True)
class TrueTable:
    """A table as it should be read; `inner` are the tables in its cells."""

    caption: str
    cells: list[Spot] = field(default_factory=list)
    inner: list[TrueTable] = field(default_factory=list)

    @property
    def height(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass(slots=True)
class Truth:
    """What stands in a document: `numbered` are (label, text); `sentences` are in reading order."""

    tables: list[TrueTable] = field(default_factory=list)
    numbered: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    visible: list[str] = field(default_factory=list)


SERIF, RULED = Face(), Rules()


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a table's cells is set."""

    labels: str = ""  # at which side all texts that are no figures stand; the short ones in the middle where not said
    vertical: str = "center"
    air: int = 0  # twentieths of a point above and below a cell's text
    wide: bool = False  # pages lie on their side


@dataclass(frozen=True, slots=True)
class Style:
    """How a document looks: fonts, borders, how wide the columns are against one another."""

    name: str
    face: Face = SERIF
    rules: Rules = RULED
    stretch: float = 1.0
    plain: bool = False  # only tables that people set without a grid: figures under heads, no forms, no groups of rows
    setting: Setting = Setting()


SANS = Face(body="Noto Sans CJK SC", head="Noto Serif CJK SC", size=21, table=18, line=360)
DROID = Face(body="Droid Sans Fallback", head="Noto Sans CJK SC", size=28, table=24, line=480)
STYLES = (
    Style("ruled"),
    Style("ruled_wide", DROID, stretch=1.25),
    Style("dotted", SANS, Rules("dotted", "dotted", "dotted", "dotted"), 0.8),
    Style("open_sides", SERIF, Rules("single", "single", "single", "nil")),
    Style("horizontal", SANS, Rules("single", "single", "nil", "nil"), plain=True),
    Style("horizontal_forms", SANS, Rules("single", "single", "nil", "nil")),
    Style("three_line", SERIF, Rules("single", "nil", "nil", "nil", "single"), plain=True),
    Style("shaded", SANS, Rules("nil", "nil", "nil", "nil", "", "D9E2F3"), 0.9, True),
    Style("borderless", SERIF, Rules("nil", "nil", "nil", "nil"), plain=True),
)


def numeral(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")) + (DIGITS[ones] if ones or not tens else "")


class Draft:
    """A document under construction: XML on one side, what should be read on the other."""

    def __init__(self, style: Style, seed: int, accepted: bool) -> None:
        self.style, self.face, self.accepted = style, style.face, accepted
        self.say = Phrases(seed)
        self.truth = Truth(visible=[HEADER])
        self.out: list[str] = []
        self.counts = [0, 0, 0]
        self.articles = self.changes = 0

    # ------------------------------------------------------------ text

    def centred(self, text: str, size: int = 0, bold: bool = False, keep: bool = False) -> None:
        self.out.append(wordfile.centred(self.face, text, size, bold, keep))
        self.truth.visible.append(text)

    def heading(self, text: str, level: int) -> None:
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (2 - level)
        number = self.counts[level]
        label = (f"{numeral(number)}、", f"（{numeral(number)}）", f"{number}.")[level]
        self.out.append(wordfile.heading(self.face, text, level))
        self.truth.numbered.append((label, text))
        self.truth.visible.append(label + text)

    def text(self, text: str, listed: bool = False, note: str = "") -> None:
        marks = ""
        if note:
            self.truth.notes.append(note)
            self.truth.visible.append(note)
            marks = wordfile.note_mark(len(self.truth.notes))
        self.out.append(wordfile.body(self.face, wordfile.run(text, self.face), marks, listed=(2, 0) if listed else None))
        if listed:
            self.articles += 1
            self.truth.numbered.append((f"第{numeral(self.articles)}条", text))
            self.truth.visible.append(f"第{numeral(self.articles)}条")
        self.truth.visible.append(text)
        self.truth.sentences.append(text)

    def changed(self, before: str, old: str, new: str, after: str) -> None:
        """A paragraph in which `old` was replaced by `new`."""
        parts = [wordfile.run(part, self.face) for part in (before, old, new, after)]
        if not self.accepted:
            self.changes += 2
            parts[1], parts[2] = wordfile.deleted(parts[1], self.changes), wordfile.inserted(parts[2], self.changes + 1)
        else:
            parts[1] = ""
        self.out.append(wordfile.body(self.face, *parts))
        self.truth.inserted.append(before + new + after)
        self.truth.deleted.append(old)
        self.truth.visible.append(before + new + after)

    def box(self, text: str) -> None:
        self.out.append(wordfile.text_box(self.face, text, len(self.truth.boxes) + 1))
        self.truth.boxes.append(text)
        self.truth.visible.append(text)

    # ------------------------------------------------------------ tables

    def table(
        self, caption: str, shape: Sequence[int], cells: Sequence[Spot], heads: int = 1, *, again: bool = True
    ) -> TrueTable:
        """A table with its caption; `shape` are the columns' relative widths, `again` repeats the head rows on each page."""
        self.centred(caption, keep=True)
        table = TrueTable(caption, list(cells))
        self.out.append(self.table_xml(table, shape, heads, again, {}))
        self.out.append(wordfile.paragraph())
        self.truth.tables.append(table)
        self.truth.visible += [cell.text for cell in cells]
        return table

    def nesting(self, caption: str, shape: Sequence[int], cells: Sequence[Spot], at: int, inner: TrueTable) -> None:
        """A table whose cell with index `at` holds another table below its text."""
        self.centred(caption, keep=True)
        table = TrueTable(caption, list(cells), [inner])
        made = self.table_xml(inner, [1, 1, 1], 1, False, {}, share=0.55)
        self.out.append(self.table_xml(table, shape, 1, False, {at: made + wordfile.paragraph()}))
        self.out.append(wordfile.paragraph())
        self.truth.tables.append(table)
        self.truth.visible += [cell.text for cell in [*cells, *inner.cells]]

    def table_xml(
        self, table: TrueTable, shape: Sequence[int], heads: int, again: bool, extra: dict[int, str], share: float = 1
    ) -> str:
        weights = [w**self.style.stretch for w in shape]
        full = LONG_WIDTH if self.style.setting.wide else WIDTH
        widths = [int(full * share * w / sum(weights)) for w in weights]
        starts = {(c.row, c.column): i for i, c in enumerate(table.cells)}
        open_cells: dict[int, tuple[Spot, int]] = {}
        rows = []
        for row in range(table.height):
            column, made = 0, ""
            while column < len(shape):
                at = starts.get((row, column))
                cell = table.cells[at] if at is not None else open_cells[column][0]
                merge = ("restart" if cell.rows > 1 else "") if at is not None else "continue"
                if cell.rows > 1:
                    open_cells[column] = (cell, row)
                content = self.cell_content(cell, row < heads) if at is not None else []
                content += [extra[at]] if at is not None and at in extra else []
                width = sum(widths[column : column + cell.columns])
                look = self.cell_look(row, row + (cell.rows if at is not None else 1), heads, cell.columns)
                made += wordfile.cell_xml(content, width, cell.columns, merge, look, self.style.setting.vertical)
                column += cell.columns
            rows.append((made, again and row < heads))
        return wordfile.table_xml(widths, rows, self.style.rules, share < 1)

    def cell_look(self, row: int, end: int, heads: int, columns: int) -> str:
        rules, extra = self.style.rules, ""
        if (rules.under_head and end == heads) or (rules.under_group and end < heads and columns > 1):
            extra += f'<w:tcBorders><w:bottom w:val="{rules.under_head or rules.under_group}" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>'
        if rules.shade and (row < heads or (rules.banded and (row - heads) % 2)):
            extra += f'<w:shd w:val="clear" w:color="auto" w:fill="{rules.shade}"/>'
        return extra

    def cell_content(self, cell: Spot, head: bool) -> list[str]:
        """Paragraphs of a cell; figures stand at the right, heads in the middle."""
        figure = cell.text.strip("()（）-").replace(",", "").replace(".", "").isdigit()
        labels, air = self.style.setting.labels, self.style.setting.air
        side = "right" if figure and not head else "center" if head or (not labels and len(cell.text) < 8) else labels or "left"
        return [
            wordfile.paragraph(
                wordfile.run(part, self.face, size=self.face.table, bold=head),
                props=f'<w:spacing w:before="{air}" w:after="{air}"/><w:jc w:val="{side}"/>',
            )
            for part in cell.text.split("\n\n")
        ]

    def save(self) -> bytes:
        return wordfile.save(self.out, self.face, HEADER, self.truth.notes, self.style.setting.wide)


def grid(rows: Sequence[Sequence[str]], first: int = 0, column: int = 0) -> list[Spot]:
    """Plain cells, row by row."""
    return [Spot(first + r, column + c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)]


# ---------------------------------------------------------------- the tables of an application


def cover(draft: Draft, caption: str) -> None:
    say = draft.say
    cells = [
        Spot(0, 0, 1, 3, "联合体名称"), Spot(0, 3, 1, 9, f"广西{say.pick(TOPICS)}创新联合体"),
        Spot(1, 0, 1, 3, "联合体协议\n生效时间"), Spot(1, 3, 1, 3, "2021年8月18日"), Spot(1, 6, 1, 2, "产业领域"), Spot(1, 8, 1, 4, "先进新材料"),
        Spot(2, 0, 3, 3, "牵头单位"), Spot(2, 3, 1, 2, "名称"), Spot(2, 5, 1, 7, say.own_firm()),
        Spot(3, 3, 1, 2, "统一社会信用代码"), Spot(3, 5, 1, 7, "91450100MA5K" + str(say.random.randrange(10**5, 10**6))),
        Spot(4, 3, 1, 2, "单位类型"), Spot(4, 5, 1, 7, "☑企业 □高校 □科研院所 □其他"),
        Spot(5, 0, 1, 3, "联系人"), Spot(5, 3, 1, 3, say.person()), Spot(5, 6, 1, 2, "电话"), Spot(5, 8, 1, 4, "0771-5605218"),
        Spot(6, 0, 1, 3, "成员总数（个）"), Spot(6, 3, 1, 3, "10"), Spot(6, 6, 1, 3, "企业数量（个）"), Spot(6, 9, 1, 3, "6"),
        Spot(7, 0, 1, 12, "一、技术创新目标（限500字）"), Spot(8, 0, 1, 12, say.sentences(4, 6) + "\n\n" + say.sentences(2, 3)),
        Spot(9, 0, 1, 12, "二、科研团队情况"),
    ]  # fmt: skip
    for row in range(10, 15):
        told = (
            (say.person(), str(say.random.randrange(28, 60)), say.pick(TITLES), say.pick(FIELDS), say.own_firm())
            if row > 10
            else ("姓名", "年龄", "职务/职称", "从事专业", "工作单位")
        )
        for (column, width), text in zip(((0, 2), (2, 1), (3, 3), (6, 3), (9, 3)), told, strict=True):
            cells.append(Spot(row, column, 1, width, text))
    draft.table(caption, [2] * 12, cells, 0, again=False)


def finance(draft: Draft, caption: str) -> None:
    say, years = draft.say, ("2019年", "2020年", "2021年")
    cells = [Spot(0, 0, 2, 2, "项目\n（单位：万元）")]
    for i, year in enumerate(years):
        cells += [Spot(0, 2 + 2 * i, 1, 2, year), Spot(1, 2 + 2 * i, 1, 1, "合并"), Spot(1, 3 + 2 * i, 1, 1, "母公司")]
    row = 2
    for group, names in (
        ("收入", ("主营业务收入", "其他业务收入", "技术服务收入")),
        ("成本", ("主营业务成本", "税金及附加")),
        ("投入", ("研发费用", "其中：委托外部研发", "设备购置")),
    ):
        cells.append(Spot(row, 0, len(names), 1, group))
        for name in names:
            cells.append(Spot(row, 1, 1, 1, name))
            cells += [Spot(row, 2 + k, 1, 1, say.money()) for k in range(6)]
            row += 1
    cells.append(Spot(row, 0, 1, 2, "合计"))
    cells += [Spot(row, 2 + k, 1, 1, say.money(90000)) for k in range(6)]
    draft.table(caption, [2, 5, 3, 3, 3, 3, 3, 3], cells, 2)


def members(draft: Draft, caption: str, again: bool = True, count: int = 34) -> None:
    say = draft.say
    rows = [["序号", "单位名称", "单位性质", "所在地", "承担任务及分工", "签章"]]
    for n in range(1, count + 1):
        rows.append(
            [
                str(n),
                say.own_firm(),
                say.pick(("企业", "高校", "科研院所")),
                say.pick(("南宁市", "柳州市", "桂林市")),
                say.short() + "；" + say.short(),
                "",
            ]
        )
    cells = [*grid(rows), Spot(len(rows), 0, 1, 2, "合计"), Spot(len(rows), 2, 1, 4, f"{count}家（其中牵头单位1家）")]
    draft.table(caption, [1, 5, 2, 2, 6, 2], cells, again=again)


def staff(draft: Draft, caption: str) -> None:
    """Groups merged over rows, no repeated head."""
    say = draft.say
    cells = grid([["单位", "姓名", "出生年月", "职称", "专业", "投入时间\n（人月）"]])
    row = 1
    for _ in range(9):
        size = say.random.randrange(2, 7)
        cells.append(Spot(row, 0, size, 1, say.own_firm()))
        for _ in range(size):
            cells += grid(
                [
                    [
                        say.person(),
                        f"{say.random.randrange(1962, 1996)}.{say.random.randrange(1, 13):02d}",
                        say.pick(TITLES),
                        say.pick(FIELDS),
                        str(say.random.randrange(3, 36)),
                    ]
                ],
                row,
                1,
            )
            row += 1
    cells += [Spot(row, 0, 1, 5, "合计（人月）"), Spot(row, 5, 1, 1, str(say.random.randrange(300, 900)))]
    draft.table(caption, [4, 2, 2, 3, 3, 2], cells, again=False)


def milestones(draft: Draft, caption: str) -> None:
    """Long cells, so that rows break over the page."""
    say = draft.say
    cells = [Spot(0, 0, 1, 2, "时间"), Spot(0, 2, 1, 1, "主要任务"), Spot(0, 3, 1, 1, "考核指标")]
    row = 1
    for year in ("2022年", "2023年", "2024年"):
        cells.append(Spot(row, 0, 2, 1, year))
        for half in ("上半年", "下半年"):
            cells += [
                Spot(row, 1, 1, 1, half),
                Spot(row, 2, 1, 1, say.sentences(2, 4)),
                Spot(row, 3, 1, 1, "\n".join(f"{k}．{say.short()}" for k in range(1, 4))),
            ]
            row += 1
    draft.table(caption, [2, 2, 7, 5], cells)


def indicators(draft: Draft, caption: str) -> None:
    say = draft.say
    cells = grid([["一级指标", "二级指标", "三级指标", "单位", "立项时", "2023年", "2024年"]])
    row = 1
    for top in ("产出指标", "效益指标", "管理指标"):
        sizes = [say.random.randrange(1, 4) for _ in range(3)]
        cells.append(Spot(row, 0, sum(sizes), 1, top))
        for size in sizes:
            cells.append(Spot(row, 1, size, 1, say.pick(("数量", "质量", "时效", "经济", "社会", "可持续")) + "指标"))
            for _ in range(size):
                low = say.random.randrange(1, 50)
                cells += grid(
                    [[say.short(), say.pick(("项", "件", "万元", "%")), str(low), f"≥{low + 5}", f"≥{low + 12}"]], row, 2
                )
                row += 1
    draft.table(caption, [2, 2, 5, 1, 2, 2, 2], cells)


def budget(draft: Draft, caption: str) -> None:
    """A head of three rows."""
    say = draft.say
    cells = [
        Spot(0, 0, 3, 1, "序号"), Spot(0, 1, 3, 1, "预算科目"), Spot(0, 2, 1, 5, "经费来源（万元）"), Spot(0, 7, 3, 1, "备注"),
        Spot(1, 2, 2, 1, "合计"), Spot(1, 3, 1, 2, "财政资金"), Spot(1, 5, 1, 2, "自筹资金"),
        Spot(2, 3, 1, 1, "自治区"), Spot(2, 4, 1, 1, "市县"), Spot(2, 5, 1, 1, "企业"), Spot(2, 6, 1, 1, "其他"),
    ]  # fmt: skip
    names = (
        "设备费",
        "材料费",
        "测试化验加工费",
        "燃料动力费",
        "差旅／会议／国际合作与交流费",
        "出版／文献／信息传播／知识产权事务费",
        "劳务费",
        "专家咨询费",
        "间接费用",
    )
    for i, name in enumerate(names, 1):
        notes = say.pick(("", "含税", "详见附件2", "—"))
        cells += grid([[str(i), name, *(say.money(900) for _ in range(5)), notes]], i + 2)
    last = len(names) + 3
    cells += [Spot(last, 0, 1, 2, "合  计"), *(Spot(last, 2 + k, 1, 1, say.money()) for k in range(5)), Spot(last, 7, 1, 1, "")]
    draft.table(caption, [1, 4, 2, 2, 2, 2, 2, 2], cells, 3)


def long_row(draft: Draft, caption: str) -> None:
    """A label beside a text that is longer than what is left of a page."""
    say = draft.say
    cells = [
        Spot(0, 0, 1, 1, "合作基础"), Spot(0, 1, 1, 3, say.sentences(9, 12)),
        Spot(1, 0, 1, 1, "任务分工"), Spot(1, 1, 1, 3, "\n\n".join(say.sentences(2, 3) for _ in range(5))),
        Spot(2, 0, 2, 1, "牵头单位意见"), Spot(2, 1, 1, 3, "情况属实，同意申报。"), Spot(3, 1, 1, 1, "（盖章）"), Spot(3, 2, 1, 1, "日期"), Spot(3, 3, 1, 1, "2021年9月6日"),
    ]  # fmt: skip
    draft.table(caption, [2, 4, 2, 4], cells, 0, again=False)


def equipment(draft: Draft, caption: str) -> None:
    say = draft.say
    rows = [["仪器设备名称", "型号", "数量（台/套）", "原值（万元）", "共享"]]
    for n in range(14):
        code = f"{say.pick('XJSKDZ')}{say.pick('RTFEMN')}-{say.random.randrange(100, 9999)}{say.pick(('', 'A', 'Pro', '/2'))}"
        rows.append(
            [
                say.pick(("光谱仪", "扫描电镜", "万能试验机", "真空熔炼炉", "激光粒度仪", "X射线衍射仪")) + f"{n + 1}号",
                code,
                str(say.random.randrange(1, 9)),
                say.money(3000),
                say.pick(("√", "□", "☑", "×")),
            ]
        )
    cells = [
        *grid(rows),
        Spot(len(rows), 0, 1, 2, "小计"),
        *(Spot(len(rows), 2 + k, 1, 1, t) for k, t in enumerate(("56", say.money(), "/"))),
    ]
    draft.table(caption, [4, 3, 2, 2, 1], cells)


def nested(draft: Draft, caption: str) -> None:
    say = draft.say
    inner = TrueTable(
        "",
        grid(
            [["平台", "级别", "年份"], *([f"{say.pick(TOPICS)}中心", say.pick(("国家级", "自治区级")), "2020"] for _ in range(3))]
        ),
    )
    cells = [
        Spot(0, 0, 1, 1, "栏目"),
        Spot(0, 1, 1, 2, "内容"),
        Spot(1, 0, 1, 1, "已建平台"),
        Spot(1, 1, 1, 2, "已建平台如下："),
        Spot(2, 0, 1, 1, "负责人"),
        Spot(2, 1, 1, 1, say.person()),
        Spot(2, 2, 1, 1, say.pick(TITLES)),
    ]
    draft.nesting(caption, [2, 5, 3], cells, 3, inner)


Kind = tuple[str, Callable[[Draft, str], None]]
KINDS: tuple[Kind, ...] = (
    ("成员单位一览表", members), ("财务情况表", finance), ("研发人员表", staff), ("进度安排表", milestones), ("绩效目标表", indicators),
    ("经费预算表", budget), ("合作基础与意见", long_row), ("仪器设备表", equipment), ("平台情况表", nested),
    ("协作单位一览表", lambda draft, caption: members(draft, caption, False, 26)),
)  # fmt: skip
PLAIN = (5, 7)
ORDER = (0, 1, 2, 3, 4, 9, 5, 6, 7, 8, 2, 3, 6, 1)


def application(
    pages: int = 60, seed: int = 1, style: Style = STYLES[0], *, accepted: bool = False, own: Sequence[Kind] = ()
) -> tuple[bytes, Truth]:
    """A Word file of about so many pages, a quarter as many tables (of the kinds `own`, if given), and what stands in it."""
    draft = Draft(style, seed, accepted)
    draft.centred("广西壮族自治区创新联合体", 44, True)
    draft.centred("组建申请书", 44, True)
    tables = max(2, pages // 4)
    if not style.plain:
        cover(draft, "表1  基本情况表")
    chapters = max(1, pages // 6)
    turn = own or [KINDS[n] for n in (PLAIN if style.plain else ORDER)]
    kinds = [turn[n % len(turn)] for n in range(tables - 1 + style.plain)]
    for number in range(chapters):
        share = kinds[number * len(kinds) // chapters : (number + 1) * len(kinds) // chapters]
        chapter(draft, share, number)
    return draft.save(), draft.truth


def chapter(draft: Draft, kinds: Sequence[Kind], number: int) -> None:
    """A chapter of prose with some tables, a box, a footnote, a tracked change and articles in it."""
    say = draft.say
    if draft.counts[0] < 99:
        draft.heading(say.pick(TOPICS) + "总体情况", 0)
    waiting = list(kinds)
    for section in range(3):
        draft.heading(say.pick(TOPICS) + "的目标与任务", 1)
        draft.text(
            say.sentences(4, 7),
            note=f"数据来源：{say.own_firm()}年度报告，截至{say.random.randrange(2018, 2023)}年末。" if section == 0 else "",
        )
        for _ in range(2):
            draft.heading(say.pick(TOPICS), 2)
            draft.text(say.sentences(4, 8))
            draft.text(say.sentences(3, 6))
        if section == 1:
            draft.changed(
                "经全体成员单位协商，",
                f"首期出资{say.money()}万元",
                f"首期出资{say.money()}万元整（以协议为准）",
                "，于协议生效后三十日内到位。",
            )
            draft.text("牵头单位：" + say.firm() + "\n联系方式：0771-" + str(say.random.randrange(10**6, 10**7)))
        if section == 2:
            for _ in range(3):
                draft.text(say.sentences(1, 2), listed=draft.articles < 99)
            if number % 2 == 0:
                draft.box(f"专栏{len(draft.truth.boxes) + 1}  " + say.sentence())
        if waiting:
            name, make = waiting.pop(0)
            make(draft, f"表{len(draft.truth.tables) + 1}  {name}")
    for name, make in waiting:
        make(draft, f"表{len(draft.truth.tables) + 1}  {name}")
