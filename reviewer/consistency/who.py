"""Names, lists of members, dates and places that the documents give differently.

Takes a `Desk`; gives differences of who belongs to the consortium, who leads it, since when and from where. An abbreviation, a title or
a fuller address is the same thing; a slip of one character is shown with its counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from reviewer.consistency.desk import Desk, place, texts
from reviewer.extract import names
from reviewer.ground import squeeze
from reviewer.records import Difference, Roster, Source

FULL = 0.7  # a list with fewer than this share of the longest list's names is no full roster
TITLE = re.compile(r"(?:教授|研究员|院士|博士|先生|女士|首席科学家|首席专家|正高级工程师|高级工程师|主任|所长|院长)+$")
ON_SIGNING = re.compile(r"(?:签字|签署|签订|盖章|签章)[^。；]{0,20}?(?:之日起|后|之日|时)(?:即|开始|正式)?生效")
PROVINCE = re.compile(
    r"^(?:中国)?(?P<province>[\u4e00-\u9fa5]{2,3}省|[\u4e00-\u9fa5]{2,8}?自治区|(?:北京|上海|天津|重庆)市)?(?P<rest>.*)$"
)
CITY = re.compile(r"^[\u4e00-\u9fa5]{2,6}?(?:市|自治州|地区|盟)")


def consortium_name(desk: Desk) -> Iterator[Difference]:
    """Names of the consortium; one without the province or 创新 in front is the same."""
    values = texts(desk, "consortium.name", lambda a, b: squeeze(a) in squeeze(b) or squeeze(b) in squeeze(a))
    if len(values) > 1:
        yield Difference("consortium_name", f"联合体名称不一致——{desk.line(values)}", tuple(values))


def lead_name(desk: Desk) -> Iterator[Difference]:
    """Names of the lead; with several leads every name must be one of a fuller list."""
    values = texts(desk, "lead.name", lambda a, b: alike(desk, a, b))
    per_paper: dict[str, set[str]] = {}
    for fact in desk.of("lead.name"):
        per_paper.setdefault(place(fact).document, set()).add(squeeze(str(fact.value)))
    if len(values) > 1 and max(len(said) for said in per_paper.values()) == 1:
        yield Difference("lead_name", f"牵头单位名称不一致——{desk.line(values)}", tuple(values))


def alike(desk: Desk, a: str, b: str) -> bool:
    """One organisation: the same name, a defined short name, or one name inside the other."""
    left, right = squeeze(a), squeeze(b)
    return names.same(a, b, desk.short) or left in right or right in left or abbreviated(left, right) or abbreviated(right, left)


def abbreviated(short: str, full: str) -> bool:
    """Whether a name is the other with characters left out (柳州驰远 for 柳州驰远汽车轻量化部件有限公司)."""
    if len(full) - len(short) < 2 or len(short) < 3:
        return False
    rest = iter(full)
    return all(character in rest for character in short)


def full_rosters(desk: Desk) -> list[Roster]:
    """The longest list of members of each form and agreement, when it is about as long as the others."""
    best: dict[tuple[str, str], Roster] = {}
    for roster in desk.extraction.rosters:
        if roster.role not in ("application", "agreement") or not roster.members:
            continue
        key = (roster.document, roster.role)
        if key not in best or len(roster.members) > len(best[key].members):
            best[key] = roster
    longest = max((len(roster.members) for roster in best.values()), default=0)
    return [roster for roster in best.values() if len(roster.members) >= max(3, FULL * longest)]


def with_lead(desk: Desk, roster: Roster) -> bool:
    """Whether the lead is among the listed (it may stand in a line of its own above the list)."""
    leads = [str(fact.value) for fact in desk.of("lead.name")]
    return not leads or any(alike(desk, member.name, lead) for member in roster.members for lead in leads)


def is_lead(desk: Desk, name: str) -> bool:
    """Whether a member is the lead."""
    return any(alike(desk, name, str(fact.value)) for fact in desk.of("lead.name"))


def member_names(desk: Desk) -> Iterator[Difference]:
    """Members that one full list has and another has not; a slip of one character is shown with its counterpart."""
    for a, b in combinations(full_rosters(desk), 2):
        only_a = [m for m in a.members if not any(alike(desk, m.name, other.name) for other in b.members)]
        only_b = [m for m in b.members if not any(alike(desk, m.name, other.name) for other in a.members)]
        for member in only_a:
            twin = next((o for o in only_b if slip(member.name, o.name) or (member.uscc and member.uscc == o.uscc)), None)
            if twin:
                only_b.remove(twin)
                values = ((member.name, member.source), (twin.name, twin.source))
                yield Difference("member_names", f"成员单位名称不一致——{desk.line(values)}", values)
            else:
                yield from absent(desk, member.name, member.source, b)
        for member in only_b:
            yield from absent(desk, member.name, member.source, a)
    yield from strangers(desk)


def strangers(desk: Desk) -> Iterator[Difference]:
    """A party that signed under a name no member has, where a member's own block is missing: a lookalike."""
    agreements = {doc.id for doc in desk.documents.values() if any(part.role == "agreement" for part in doc.parts)}
    signed = [s for s in desk.extraction.signatures if s.document in agreements and not s.place.locator.endswith("封面")]
    members = desk.extraction.members
    missing = [m for m in members if not any(alike(desk, m.name, s.party) for s in signed)]
    for block in signed:
        if not any(alike(desk, m.name, block.party) for m in members):
            twin = next((m for m in missing if slip(m.name, block.party)), None)
            if twin:
                values = ((twin.name, twin.source), (block.party, block.place))
                yield Difference("member_names", f"签章单位与成员名单不一致——{desk.line(values)}", values)


def slip(a: str, b: str) -> bool:
    """Two names that are one but for a character or two."""
    left, right = squeeze(a), squeeze(b)
    if abs(len(left) - len(right)) > 1 or min(len(left), len(right)) < 5:
        return False
    if len(left) == len(right):
        return sum(x != y for x, y in zip(left, right, strict=True)) <= 2
    short, full = sorted((left, right), key=len)
    return any(full[:i] + full[i + 1 :] == short for i in range(len(full)))


def absent(desk: Desk, name: str, source: Source, roster: Roster) -> Iterator[Difference]:
    """A member that the other list does not have; the lead may stand above it."""
    if is_lead(desk, name):
        return
    values = ((name, source), (f"名单中无此单位（共{len(roster.members)}家）", roster.members[0].source))
    yield Difference("member_names", f"成员名单不一致——{desk.line(values)}", values)


def chief_scientist(desk: Desk) -> Iterator[Difference]:
    """Names of the chief scientist, without titles."""

    def bare(name: str) -> str:
        return TITLE.sub("", squeeze(name))

    values = texts(desk, "chief_scientist.name", lambda a, b: bare(a) in bare(b) or bare(b) in bare(a))
    if len(values) > 1:
        yield Difference("chief_scientist", f"首席科学家（首席专家）姓名不一致——{desk.line(values)}", tuple(values))


def effective_date(desk: Desk) -> Iterator[Difference]:
    """Dates the agreement takes effect; a date of signing counts where the agreement takes effect on signing."""

    def same(a: str, b: str) -> bool:
        return a.startswith(b) or b.startswith(a)

    values = texts(desk, "consortium.agreement_effective_date", same)
    for fact in desk.of("agreement.sign_date"):
        document = desk.documents.get(place(fact).document)
        said = [v for v, source in values if source.document == place(fact).document]
        if document and ON_SIGNING.search(squeeze(document.text)) and not said and values:
            if not any(same(str(fact.value), value) for value, _ in values):
                values.append((f"{fact.value}（签订日期，协议自签字盖章之日起生效）", place(fact)))
            break
    if len(values) > 1:
        yield Difference("effective_date", f"协议生效时间不一致——{desk.line(values)}", tuple(values))


def registered_place(desk: Desk) -> Iterator[Difference]:
    """Where the lead is registered; a fuller address of the same place is the same."""
    facts = [f for f in desk.of("lead.registered_place") if f.value]
    for a, b in combinations(facts, 2):
        if a.subject == b.subject and elsewhere(squeeze(str(a.value)), squeeze(str(b.value))):
            values = ((str(a.value), place(a)), (str(b.value), place(b)))
            yield Difference("registered_place", f"牵头单位注册地不一致——{desk.line(values)}", values)
            return


def elsewhere(a: str, b: str) -> bool:
    """Whether two addresses lie in different provinces or cities; one that names neither says nothing."""
    left, right = PROVINCE.match(a), PROVINCE.match(b)
    if left is None or right is None:
        return False
    if left["province"] and right["province"] and left["province"] != right["province"]:
        return True
    here, there = CITY.match(left["rest"]), CITY.match(right["rest"])
    if here is None or there is None:
        return False
    return here.group() != there.group() and here.group() not in b and there.group() not in a
