"""Tells what role a document plays, and where one file holds several documents, by what their pages say.

Takes a document's blocks and, as a tie-break, its name; gives its parts in order. A title decides: a short line that ends
in the name of a kind of document (“组建协议”), alone or over two lines. Mentions, list items, contents pages and running heads
are no titles. A file is split only where another role's title is followed by that role's own content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.records import Block, Part, Role

TITLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("commitment", re.compile(r"(?:承诺[书函]?|保证书|声明书?|承诺及声明)$")),
    (
        "evidence",
        re.compile(
            r"(?:审计报告(?:书|正文)?|(?:利润|资产负债|现金流量|损益|所有者权益变动)表|财务(?:报表|报告|会计报告)(?:附注)?|报表附注|专项审计|"
            r"营业执照(?:副本)?|证书|聘书|批复|批准文件|证明(?:书|材料|文件)?|(?:检测|检验|测试|查新|鉴定|验收|评估|信用|验资|资信)报告|"
            r"委托书|通知书?|(?:聘用|劳动|购销|技术开发|技术服务|租赁)(?:合同|协议)书?|决定书?|公告|公示|完税凭证|纳税申报表|年(?:度报告|报)|(?:单位|企业|公司|平台|基本|经营|财务|研发|人员)情况(?:表|说明|介绍|报告)?|(?:单位|企业|公司)简介)$"
        ),
    ),
    ("application", re.compile(r"(?:申请|申报|备案|推荐申报)(?:表|书)$|(?:组建|备案|认定)(?:申请|申报)$")),
    (
        "agreement",
        re.compile(r"(?:(?:组建|合作|共建|联合|联盟|联合体|合伙|框架|创建|补充|入会|加盟)(?:各方)?之?|组建.{0,40}的)(?:协议|合同|协定|约定)书?(?:文本|正文)?$|^协议书?$"),
    ),
    ("plan", re.compile(r"(?:(?:建设|组建|实施|创建|运行|工作|发展|筹建)(?:与运行|及实施|和运行)?(?:总体|三年|五年)?|组建.{0,40}的|联合体|联盟)(?:方案|规划|计划书?)(?:文本|正文)?$|可行性(?:研究|论证)?报告$")),
    ("other", re.compile(r"(?:办法|章程|制度|细则|规定|名单|清单|一览表|汇总表|的函|推荐[函信]|推荐意见|请示|汇编)$")),
)  # fmt: skip
COVER = re.compile(r"(?:申[报请]材料|申报资料|材料汇编|备案材料|目录|封面|总目录|材料清单)$")
CONTENT: dict[Role, re.Pattern[str]] = {
    "application": re.compile(
        r"联合体名称|牵头单位|填[报表]日期|填表说明|成员总数|企业数量|联系人|联系电话|首席科学家姓名|审核意见|推荐单位|产业领域|科研平台数量"
    ),
    "agreement": re.compile(
        r"以下简称|本协议|签[署订].{0,12}协议|协议内容|甲方|乙方|违约|争议|仲裁|参与单位|组建原则|权利.{0,3}义务|责权利|协商一致|成员单位同意|签章"
    ),
    "plan": re.compile(
        r"组建背景|建设背景|背景[与和及]意义|必要性|建设条件|总体思路|建设目标|发展目标|主要任务|重点任务|组织架构|运行机制|进度安排|"
        r"建设计划|经费预算|经费来源|保障措施|预期成果|技术路线|建设内容"
    ),
    "commitment": re.compile(r"(?:郑重|自愿|特此|现|我[单公]?[位司]?|本[单公人]?[位司]?)(?:作出|做出)?(?:如下)?承诺|承诺[:：]|承诺如下|特此声明|如有虚假|承担.{0,8}责任"),
    "evidence": re.compile(
        r"会计师|我们审计了|编制单位|本期金额|上期金额|利润总额|营业收入|资产总计|统一社会信用代码|注册资本|成立日期|登记机关|经营范围|"
        r"发证机关|证书编号|有效期|兹证明|特此证明|检测依据|委托.{0,20}代[为表理]|被授权人|授权.{0,12}同志|代理人|委托权限|财务报表"
    ),
}  # fmt: skip
STRONG_EVIDENCE = re.compile(r"审计报告|利润表|资产负债表|现金流量表|财务报表|营业执照|委托书|检测报告|检验报告|证明$|证书$")
NAMES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "evidence",
        re.compile(
            r"审计|利润表|资产负债|财务报|财报|营业执照|证书|批复|证明|佐证|检测报告|检验报告|委托书|授权书|聘书|专利|法人证|完税|查新"
        ),
    ),
    ("application", re.compile(r"申请表|申请书|申报表|申报书|备案表|备案申请|推荐表")),
    ("agreement", re.compile(r"协议|合作合同")),
    ("plan", re.compile(r"方案|规划|可行性|建设计划")),
    ("commitment", re.compile(r"承诺|声明")),
)
ANNEX = re.compile(r"附(?:件|表|录)?[\d一二三四五六七八九十]{0,3}(?:[-—–－.][\d一二三四五六七八九十]{1,2})?[:：、.]?")
LISTED = re.compile(r"附件?[:：]")
NUMBERED = re.compile(
    r"[（(]?[\d一二三四五六七八九十]{1,3}(?:[.．、)）]|\.\d)|第[\d一二三四五六七八九十]+[章节条款部]|[①-⑳●•■◆▪·√☑□-]"
)
LEADER = re.compile(r"[.．…·⋯]{3,}\d*$|[)）\u4e00-\u9fff]\d{1,3}$")
BRACKETED = re.compile(r"(?:[（(〔\[【][^（）()〔〕\[\]【】]{0,30}[）)〕\]】])+$|[-—–]?\d{6,8}$")
NO_TITLE = re.compile(r"[。；;，,：:？?！!《》“”]")
NAME_LINE = re.compile(r"(?:创新联合体|联合体|联盟|有限公司|研究院|公司)$")
FILE_NUMBER = re.compile(r"[〔\[(（]20\d\d[〕\])）].{0,4}\d+号$|^(?:编号|文号|合同号|报告号)")
TOP = 3  # lines of a page among which a title stands at its top
CIRCULAR = re.compile(r"[^。，,；;:：《]{0,25}印发[^。，,；;]{2,60}的?通知")
TRIAL = re.compile(r"[^。，,；;:：]{0,30}(?:工作方案|管理办法|实施办法|指导意见)[(（](?:试行|征求意见稿|草案)[)）]")
SIMPLIFIED = str.maketrans("聯體協議劃諾書聲審計報證請備實組創業員約爭單填覈", "联体协议划诺书声审计报证请备实组创业员约争单填核")
LONGEST = 45  # characters of a title line
HEAD = 12  # lines in which an authority's document shows its letterhead or title
OPENING = 30  # lines in which a document says what it is
REACH = 45  # lines after a title in which its content must show
LIST_REACH = 3  # lines in which a list of attachments would name the next one


@dataclass(frozen=True, slots=True)
class Row:
    """A line as compared: no white space, NFKC; its block; whether it opens a page; whether it may be a title."""

    text: str
    block: int
    opens: bool
    free: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A title: its role, the row it ends on, the row it begins on, and whether it names itself in full."""

    role: Role
    first: int
    last: int
    full: bool


def parts(blocks: Sequence[Block], name: str = "") -> tuple[Part, ...]:
    """The documents inside a file, in order; always at least one for a file that has blocks."""
    if not blocks:
        return ()
    rows = lines(blocks)
    if is_policy(rows):
        return (Part("other", 0, len(blocks)),)
    first = opening(rows, name)
    cuts: list[tuple[int, Role]] = [(0, first or "other")]
    for title in titles(rows):
        start = rows[title.first].block
        if title.role not in ("other", cuts[-1][1]) and start > cuts[-1][0] and begins(title, rows):
            cuts.append((start, title.role))
    if len(cuts) == 1 and first is None:
        cuts = [(0, by_content(rows, name))]
    ends = [start for start, _ in cuts[1:]] + [len(blocks)]
    return tuple(Part(found, start, end) for (start, found), end in zip(cuts, ends, strict=True))


def role(found: Sequence[Part], name: str = "") -> Role:
    """The role of the file: of its first part, or of the second where the first is a cover sheet or a contents page."""
    if not found:
        return by_name(name)
    first = found[0]
    if first.role == "other" and len(found) > 1 and first.last - first.first <= OPENING:
        return found[1].role
    return first.role


def by_name(name: str) -> Role:
    """The role a file's name tells; where it names several, the one named first, but a proof of one is a proof."""
    for text in (name.rsplit("/", 1)[-1], name):
        found = [(hit.start(), which) for which, pattern in NAMES if (hit := pattern.search(text))]
        if found:
            return "evidence" if any(which == "evidence" for _, which in found) else min(found)[1]
    return "other"


def lines(blocks: Sequence[Block]) -> list[Row]:
    """The lines of the body; running heads, notes and pictures are no part of it."""
    rows: list[Row] = []
    page: int | None = None
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading", "cell"):
            continue
        opens = block.source.page is not None and block.source.page != page
        page = block.source.page
        free = not block.label and (block.cell is None or (block.cell.row, block.cell.column) == (0, 0))
        for text in block.text.split("\n"):
            plain = "".join(unicodedata.normalize("NFKC", text).translate(SIMPLIFIED).split())
            if plain:
                rows.append(Row(plain, index, opens, free))
                opens = False
    return rows


def is_policy(rows: Sequence[Row]) -> bool:
    """Whether this is the authority's own document: the blank forms annexed to it are not the applicant's."""
    for index, row in enumerate(rows[:HEAD]):
        three, two = ("".join(other.text for other in rows[index : index + count])[: 2 * LONGEST] for count in (3, 2))
        circular = "印发" in row.text and CIRCULAR.match(three)
        if len(row.text) <= LONGEST and (circular or TRIAL.match(two)):
            return True
        title = title_at(rows, index)
        if title is not None and title.role not in ("other", "evidence"):
            return False
    return False


def opening(rows: Sequence[Row], name: str) -> Role | None:
    """The role of the first document by its title, content or name; None where a cover sheet or contents page comes first."""
    head = rows[:OPENING]
    for index, row in enumerate(head):
        if COVER.search(core(row.text)) and len(row.text) <= LONGEST and row.free:
            return None
        title = title_at(head, index)
        if title is not None:
            return title.role
    return by_content(rows, name)


def by_content(rows: Sequence[Row], name: str) -> Role:
    """The role whose own words a document without a title uses; the name decides between near ones."""
    text = "\n".join(row.text for row in rows[:200])
    scores = sorted(((len(set(pattern.findall(text))), which) for which, pattern in CONTENT.items()), reverse=True)
    named = by_name(name)
    (best, winner), (second, _) = scores[0], scores[1]
    if best >= 3 and best >= second + 2:
        return winner
    if named != "other":
        return named
    return winner if best >= 3 and best > second else "other"


def titles(rows: Sequence[Row]) -> list[Title]:
    """All titles of a file."""
    found = (title_at(rows, index) for index in range(len(rows)))
    return [title for title in found if title is not None]


def title_at(rows: Sequence[Row], index: int) -> Title | None:
    """The title that begins or stands on this row: the row alone, or with the next one where it is cut in two."""
    row = rows[index]
    if not may_be_title(row):
        return None
    which = role_of(row.text)
    if which is not None:
        return Title(which, back(rows, index), index, "联合体" in row.text or "联盟" in row.text)
    after = rows[index + 1] if index + 1 < len(rows) else None
    if after is None or not may_be_title(after) or role_of(after.text) is not None or len(row.text) < 4:
        return None
    which = role_of(row.text + after.text)
    if which is None or core(after.text) not in core(row.text + after.text)[-12:]:
        return None
    return Title(which, back(rows, index), index + 1, "联合体" in row.text)


def may_be_title(row: Row) -> bool:
    """Whether a line has the form of a title: short, no sentence, no list item, no line of a contents page."""
    text = row.text
    if not row.free or not 1 < len(text) <= LONGEST or LISTED.match(text) or NUMBERED.match(core(text)) or LEADER.search(text):
        return False
    return not NO_TITLE.search(core(text))


def core(text: str) -> str:
    """A line without “附件2” before it and remarks in brackets after it."""
    return BRACKETED.sub("", ANNEX.sub("", text, count=1) if ANNEX.match(text) else text)


def role_of(text: str) -> Role | None:
    """The role whose title this line is; None for any other line."""
    title = core(text)
    return next((which for which, pattern in TITLES if pattern.search(title)), None)


def back(rows: Sequence[Row], index: int) -> int:
    """The row a title page begins on: the consortium's name and “附件2” above the title belong to it."""
    while index > 0 and not rows[index].opens:
        above = rows[index - 1]
        annex = ANNEX.fullmatch(above.text) is not None
        named = above.free and len(above.text) <= LONGEST and NAME_LINE.search(above.text) and not NO_TITLE.search(above.text)
        if not (annex or named or FILE_NUMBER.search(above.text)):
            break
        index -= 1
    return index


def begins(title: Title, rows: Sequence[Row]) -> bool:
    """Whether a document begins at a title: it stands out, its content follows, and it is not one of a list of titles."""
    text = core("".join(row.text for row in rows[title.first : title.last + 1]))
    if title.role == "evidence" and not STRONG_EVIDENCE.search(text):
        return False
    after = rows[title.last + 1 : title.last + 1 + REACH]
    near = range(title.last + 1, min(len(rows), title.last + 1 + LIST_REACH))
    others = [other for index in near if (other := title_at(rows, index)) is not None]
    if any(other.role not in (title.role, "other") for other in others):
        return False
    own = {hit for row in after for hit in CONTENT[title.role].findall(row.text)}
    top = any(row.opens for row in rows[max(0, title.first - TOP + 1) : title.first + 1])
    annexed = ANNEX.match(rows[title.first].text) is not None
    stands_out = title.full or title.first < title.last or top or annexed
    if title.role in ("commitment", "evidence"):
        own = {hit for row in after[:15] for hit in CONTENT[title.role].findall(row.text)}
        return bool(own) and (stands_out or len(text) <= 12) and "声明" not in text[-3:]
    return len(own) >= 2 and stands_out
