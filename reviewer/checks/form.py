"""Field and length: what the form's cells hold, and how long it may be.

Takes requirements with `FieldParams` or `Length` params. A cell is filled where it holds content, not blanks, a
placeholder or the template's hint. Length counts characters without white space, and as Word does (a run of Latin
letters or digits is one word): within the bound by both is met, beyond it by both not_met, between them an expert's.
"""

from __future__ import annotations

import re
from typing import cast

from reviewer import ground
from reviewer.checks.desk import Desk
from reviewer.checks.echo import bigrams
from reviewer.checks.verdicts import ROLE_NAMES, absent, finding
from reviewer.extract import labels as label_words
from reviewer.extract import uscc
from reviewer.policy.params import FieldParams, Length
from reviewer.records import Field, Finding, Member, Requirement, Role, Source

PHONE_LABEL = re.compile(r"电话|手机|联系方式|联系人")
PHONE = re.compile(r"(?:\d[-—－()]?){7,}")
ROWS = 3  # rows of a table shown as evidence
TITLED = 20  # characters of a value that stands under a title rather than beside a label
LONG_TITLE, ALIKE = 6, 0.7  # pairs of characters of a long title, and their share that must be the same
LAYER_WORDS = re.compile(r"牵头单位|核心层单位?|紧密合作层?单位?|一般协作层?单位?|合作单位|[\W_]")
STATED = 4  # characters besides the layer that a statement needs
WORD = re.compile(r"[A-Za-z0-9.,%+\-/_&']+|[^\sA-Za-z0-9]")


def field(req: Requirement, desk: Desk) -> Finding:
    """The finding on one or several cells, a table, or a column of the member table."""
    params = cast(FieldParams, req.params)
    if not desk.parts(params.role):
        return absent(req, ROLE_NAMES[params.role])
    if params.table == "members":
        return _column(req, params, desk)
    if params.table:
        return _table(req, params, desk)
    return _cells(req, params, desk)


def fields_of(labels: tuple[str, ...], desk: Desk, role: Role = "application") -> list[Field]:
    """The form's cells whose label comes nearest to one of these, filled ones first: 推荐首席科学家姓名 is no 首席科学家科研简历 beside it."""
    inside = {doc.id for doc, _ in desk.parts(role)}
    near = [(max(likeness(f.label, label) for label in labels), f) for f in desk.extraction.fields if f.document in inside]
    best = max((share for share, _ in near), default=0.0)
    return sorted((f for share, f in near if share == best > 0), key=lambda f: not f.filled)


def likeness(printed: str, label: str) -> float:
    """How much a printed label is the one asked for: 1 for the same, the share of common pairs for a long title in nearly the same words, else 0."""
    if label_words.alike(printed, label):
        return 1.0
    own, asked = bigrams(label_words.bare(printed)), bigrams(label_words.bare(label))
    if min(len(own), len(asked)) < LONG_TITLE or len(own & asked) < ALIKE * min(len(own), len(asked)):
        return 0.0
    return len(own & asked) / len(own | asked)


def _cells(req: Requirement, params: FieldParams, desk: Desk) -> Finding:
    found = {labels[0]: fields_of(labels, desk, params.role) for labels in params.labels}
    missing = [label for label, cells in found.items() if not cells]
    empty = [label for label, cells in found.items() if cells and not cells[0].filled]
    unreached = [
        label for label, cells in found.items() if cells and cells[0].filled and _without_phone(label, cells, desk, params.role)
    ]
    if unreached and not missing and not empty:
        blank = [found[label][0].label_source for label in unreached]
        return finding(req, "not_met", f"申请表“{'”“'.join(unreached)}”栏没有电话。", blank)
    if missing or empty:
        parts = [f"“{'”“'.join(empty)}”栏空白"] if empty else []
        parts += [f"没有“{'”“'.join(missing)}”栏"] if missing else []
        blanks: list[Source | None] = [found[label][0].label_source for label in empty]
        return finding(req, "not_met", f"申请表{'，'.join(parts)}。", blanks or [desk.title(params.role)])
    listed = "各必填栏" if len(found) > 1 else f"“{next(iter(found))}”栏"
    places = [place for cells in found.values() for place in _readable(cells[0], desk)]
    return finding(req, "met", f"申请表{listed}均已填写。", places)


def _without_phone(label: str, cells: list[Field], desk: Desk, role: Role) -> bool:
    """Whether a cell that asks for a telephone (联系人及联系电话) holds none, nor does another of the form's."""
    if "电话" not in label:
        return False
    inside = {doc.id for doc, _ in desk.parts(role)}
    others = [f for f in desk.extraction.fields if f.document in inside and f.filled and PHONE_LABEL.search(f.label)]
    return not any(PHONE.search(ground.squeeze(f.value)) for f in (*cells, *others))


def _readable(cell: Field, desk: Desk) -> list[Source]:
    """A cell's value, with its label where the label is a title of the form or the value is bare."""
    return [cell.label_source, cell.source] if len(cell.value) > TITLED else desk.shown(cell.source)


def _table(req: Requirement, params: FieldParams, desk: Desk) -> Finding:
    rows = desk.extraction.researchers if params.table == "team" else desk.extraction.platforms
    what = "科研团队情况表" if params.table == "team" else "科研平台清单"
    inside = {doc.id for doc, _ in desk.parts(params.role)}
    own = [row for row in rows if row.source.document in inside]
    title = desk.label(
        "科研团队|研究团队|人员情况"
        if params.table == "team"
        else "平台.{0,4}数量（|平台(?:情况|清单|名称)|^三.{0,20}平台|已建.{0,12}及以上.{0,6}平台"
    )
    if own:
        return finding(
            req, "met", f"{what}填写{len(own)}行。", [title, *[place for row in own[:ROWS] for place in desk.row(row.source)]]
        )
    return finding(req, "not_met", f"申请表的{what}没有填写。", [title or desk.title(params.role)])


def _column(req: Requirement, params: FieldParams, desk: Desk) -> Finding:
    """A column of the form's member table, row by row."""
    members = form_members(desk, params.role)
    if not members:
        return finding(req, "not_met", f"{ROLE_NAMES[params.role]}没有列明各成员单位。", [desk.title(params.role)])
    bad = [(m, why) for m in members if (why := _fault(m, params, members, desk))]
    if bad:
        listed = "；".join(f"{m.name}{why}" for m, why in bad)
        return finding(
            req,
            "not_met",
            f"{listed}。",
            [place for m, _ in bad for place in _row(m, params, desk)],
        )
    places = [place for m in members for place in _row(m, params, desk)]
    done = {
        "uscc": "个统一社会信用代码校验位均正确",
        "statement": "个成员单位均已填写",
        "layer": "个成员单位均写明层级",
        "registration": "方均写明住所地和法定代表人",
    }[params.column or "statement"]
    return finding(req, "met", f"成员单位表{len(members)}{done}。", places)


def _row(member: Member, params: FieldParams, desk: Desk) -> list[Source]:
    """The cell of a member's row that is looked at, else its name with what tells most."""
    own = member.uscc_source if params.column == "uscc" else member.statement_source
    return [own] if own else desk.row(member.source)


def form_members(desk: Desk, role: Role = "application") -> list[Member]:
    """The rows of the form's own member table, or of another paper's list."""
    rosters = [r for r in desk.extraction.rosters if r.role == role and r.members]
    return list(max(rosters, key=lambda r: len(r.members)).members) if rosters else []


def _fault(member: Member, params: FieldParams, members: list[Member], desk: Desk) -> str:
    """What is wrong with a member's row in the column looked at."""
    if params.column == "uscc":
        return _bad_code(member) or _not_its_own(member, members, desk)
    rules = {"layer": _bad_layer, "registration": _bad_registration}
    return rules.get(params.column, _bad_statement)(member)


def _bad_registration(member: Member) -> str:
    gaps = [
        word for word, value in (("住所地", member.registered_place), ("法定代表人", member.legal_representative)) if not value
    ]
    return f"未写明{'、'.join(gaps)}" if gaps else ""


def _not_its_own(member: Member, members: list[Member], desk: Desk) -> str:
    """A code that stands at two rows belongs to one of them; another paper may say to which."""
    twins = [m for m in members if m.uscc == member.uscc and m.name != member.name]
    other = {
        m.uscc for r in desk.extraction.rosters if r.role != "application" for m in r.members if m.name == member.name and m.uscc
    }
    if not twins or member.uscc in other:
        return ""
    return f"的代码{member.uscc}与{twins[0].name}相同"


def _bad_code(member: Member) -> str:
    if not member.uscc:
        return "未填统一社会信用代码"
    return "" if uscc.valid(member.uscc) else f"的代码{member.uscc}（{len(member.uscc)}位）校验不通过"


def _bad_statement(member: Member) -> str:
    return "" if label_words.filled(member.statement) else "未填写地位和分工"


def _bad_layer(member: Member) -> str:
    if not member.layer:
        return "未写明所属层级"
    rest = LAYER_WORDS.sub("", ground.squeeze(member.statement))
    return "" if len(rest) >= STATED else "只写明层级，未写明地位和分工"


def length(req: Requirement, desk: Desk) -> Finding:
    """The finding on one bound in characters."""
    params = cast(Length, req.params)
    if not desk.parts("application"):
        return absent(req, ROLE_NAMES["application"])
    texts = _texts(params, desk)
    if not texts:
        return finding(req, "not_stated", "该栏没有填写，无从计算字数。", [desk.title("application")])
    counted = [(who, characters(text), words(text), source) for who, text, source in texts]
    over = [c for c in counted if c[1] > params.maximum and c[2] > params.maximum]
    between = [c for c in counted if c not in over and (c[1] > params.maximum or c[2] > params.maximum)]
    longest = max(counted, key=lambda c: c[1])
    if over:
        listed = "；".join(f"{who}{n}字（超出{n - params.maximum}字）" for who, n, _, _ in over)
        margin = f"超出{max(c[1] for c in over) - params.maximum}字"
        return finding(req, "not_met", f"限{params.maximum}字，{listed}。", [c[3] for c in over], margin=margin)
    if between:
        listed = "；".join(f"{who}按字符{n}、按Word字数{w}" for who, n, w, _ in between)
        return finding(req, "needs_expert", f"限{params.maximum}字，两种计数结果不同：{listed}。", [c[3] for c in between])
    margin = f"少{params.maximum - longest[1]}字"
    best = sorted(counted, key=lambda c: -c[1])
    return finding(req, "met", f"限{params.maximum}字，最长{longest[1]}字。", [c[3] for c in best][:5], margin=margin)


def _texts(params: Length, desk: Desk) -> list[tuple[str, str, Source]]:
    if params.column:
        return [
            (f"{m.name}的说明", m.statement, m.statement_source) for m in form_members(desk) if m.statement and m.statement_source
        ]
    return [("", cell.value, cell.source) for cell in fields_of(params.labels, desk)[:1] if cell.filled]


def characters(text: str) -> int:
    """Characters without white space."""
    return len(re.sub(r"\s", "", text))


def words(text: str) -> int:
    """Word's 字数: every Chinese character and sign one, a run of Latin letters or digits one."""
    return len(WORD.findall(text))
