"""Full-time R&D staff in a sentence: the figure that is said to be full-time, and those that look like it.

Takes a sentence; gives hits for 专职 figures and, with why, for 研发人员 or 技术人员 without the word. “研发人员210人，其中专职186人”
and “研发人员186人（均为专职）” say 专职 away from the label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.extract.figures import clause
from reviewer.extract.figures.flat import plain
from reviewer.extract.figures.sentences import BEHIND, Hit, Label, Sentence, nearest
from reviewer.extract.figures.vocabulary import measure
from reviewer.records import Quantity

NAME = "lead.rd_staff"
ALL_FULL = re.compile(
    r"^[，、（]?(?:均|全部|全|都|皆|且均)?(?:为|是|系|属)?(?:专职|全职)(?:人员|研发人员|从事研发)?(?=[，。；、）]|$)"
)
SPLIT = re.compile(
    r"^(?:[，（]占[^，。；]{1,14})?[，、（；]?(?:其中)?(?:：)?(?:专职|全职)(?:人员|研发人员|从事研发的?|人数|的)?(?:为|有|共|达|：)?$"
)
AMONG = re.compile(r"中，?有?(?:专职|全职)(?:人员|的)?(?:为|有|共)?")
PART_TIME = re.compile(r"(?:专兼职|兼职|专、兼职|专（兼）职|专职和兼职|专职及兼职|非专职)$")
LIST_TITLE = re.compile(r"(?:研发|研究开发|科研|科技)人员(?:名单|名册|花名册|清单|一览|明细|情况表|统计表)")
FULL_TIME = re.compile(r"(?<![非兼])(?:专职|全职)(?:人员|研发人员|研究人员)?(?:为|有|共|计|：)?(?=[0-9])")
TITLE_BLOCKS = 3
PART_FIRST = re.compile(r"^(?:和|及|、)?兼职")


def staff(sentence: Sentence, taken: list[Hit]) -> list[tuple[Hit, str]]:
    """Hits for staff besides those by a full-time label, each with why it may not count (empty where it may)."""
    text = sentence.flat.text
    people = [q for q in sentence.quantities if q.kind == "count" and q.unit == "人"]
    used = {hit.quantity.start for hit in taken}
    found: list[tuple[Hit, str]] = []
    for m in re.finditer("|".join(measure(NAME).parts), text[sentence.start : sentence.end]):
        start, end = m.start() + sentence.start, m.end() + sentence.start
        among = AMONG.match(text[end : sentence.end])
        if among and (inside := [p for p in people if p.start == end + among.end() and p.start not in used]):
            used.add(inside[0].start)
            hit = Hit(
                Label(start, inside[0].start, NAME, "专职" + m.group()), inside[0], nearest(sentence, sentence.start, start)
            )
            found.append((hit, ""))
            continue
        q = beside(sentence, people, start, end)
        if q is None or q.start in used or any(hit.label.start <= start < hit.label.end for hit in taken):
            continue
        used.add(q.start)
        stamp = nearest(sentence, sentence.start, q.start)
        label = Label(min(start, q.start), max(end, q.start), NAME, m.group())
        if PART_TIME.search(text[sentence.start : start]):
            found.append((Hit(label, q, stamp), "含兼职人员，不是专职研发人员"))
            continue
        if ALL_FULL.match(text[q.end : sentence.end]):
            found.append((Hit(Label(label.start, label.end, NAME, m.group() + "（专职）"), q, stamp), ""))
            continue
        part = next((p for p in people if p.start > q.end and SPLIT.match(sentence.flat.text[q.end : p.start])), None)
        found.append((Hit(label, q, stamp), "未注明专职" + ("，其中专职另列" if part else "")))
        if part and part.start not in used:
            used.add(part.start)
            found.append((Hit(Label(label.start, part.start, NAME, "专职" + m.group()), part, stamp), ""))
    return found or list(of_list(sentence, people, used))


def of_list(sentence: Sentence, people: list[Quantity], used: set[int]) -> Iterator[tuple[Hit, str]]:
    """专职41人 under a list whose title says that it is one of R&D staff."""
    flat = sentence.flat
    if not LIST_TITLE.search(flat.document.name + "\n" + "\n".join(plain(b.text) for b in flat.document.blocks[:TITLE_BLOCKS])):
        return
    for m in FULL_TIME.finditer(flat.text, sentence.start, sentence.end):
        q = next((p for p in people if p.start == m.end() and p.start not in used), None)
        if q is not None:
            yield Hit(Label(m.start(), q.start, NAME, "专职研发人员"), q, nearest(sentence, sentence.start, q.start)), ""


def beside(sentence: Sentence, people: list[Quantity], start: int, end: int) -> Quantity | None:
    """The count of people that stands behind or right before a word for staff."""
    for q in people:
        if q.start >= end and q.start - end <= 12 and clause.glued(sentence.between(end, q.start)):
            return q
        if q.end <= start and BEHIND.fullmatch(sentence.flat.text[q.end : start]):
            return q
    return None


def mixed(sentence: Sentence, hit: Hit) -> bool:
    """Whether a full-time label in truth says full- and part-time (专职、兼职研发人员)."""
    before = sentence.flat.text[sentence.start : hit.label.start]
    behind = sentence.flat.text[hit.label.end : hit.quantity.end + 8]
    return bool(PART_TIME.search(before) or PART_FIRST.match(behind) or re.search(r"(?<!不)含(?:外聘)?兼职", behind))
