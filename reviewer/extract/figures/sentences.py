"""Finds, sentence by sentence, which figure belongs to which label, and pairs lists of years with lists of figures.

Takes a flat block; gives `Hit`s: a label, a quantity, the years it may be of, and the words around both. Whether a hit is
the lead's own achieved yearly figure is not decided here but in `judge`. A figure with other words between it and the
label, or of another kind than the label's, is no hit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.extract.figures import clause
from reviewer.extract.figures.flat import Flat
from reviewer.extract.figures.vocabulary import expression, measure, owner
from reviewer.extract.figures.when import Stamp, stamps
from reviewer.extract.figures.who import Mention, People
from reviewer.extract.quantities import find
from reviewer.records import Quantity

STAFF = re.compile(r"人员|队伍|团队|专职|全职")
JOINED = re.compile(r"以及|[、和与及，]")
RESPECTIVELY = re.compile(r"分别|依次")
STOPS = re.compile(r"[，。；：]")
BEHIND = re.compile(r"(?:以上|左右|多|余)?的?")
DELIMITER = re.compile(r"[，。；：（、]")
RATIO_TAIL = re.compile(
    r"^(?:增长率|增速|增幅|的增长|占比|的比例|比例|比重|预算|总预算|归集|台账|辅助账|加计|管理|核算|制度|方向|领域|计划|强度)"
)
MAX_GAP = 80


@dataclass(frozen=True, slots=True)
class Label:
    """A measure's label in a sentence."""

    start: int
    end: int
    name: str
    printed: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a flat text with what was found in it; all offsets count in the flat text."""

    flat: Flat
    start: int
    end: int
    labels: tuple[Label, ...]
    quantities: tuple[Quantity, ...]
    stamps: tuple[Stamp, ...]
    mentions: tuple[Mention, ...]

    def between(self, start: int, end: int) -> str:
        """The words of a stretch, with stamps and quantities made unreadable."""
        text = self.flat.text[start:end]
        spans = [(s.start, s.end) for s in self.stamps] + [(q.start, q.end) for q in self.quantities]
        spans += [(m.start, m.end) for m in self.mentions if m.who in ("lead", "pronoun", "group")]
        for a, b in spans:
            if start <= a and b <= end:
                text = text[: a - start] + "\0" * (b - a) + text[b - start :]
        return text


@dataclass(frozen=True, slots=True)
class Hit:
    """A label with a figure of its kind. `stamp` is the word for its time, `year` a year paired to it from a list.

    `loose` marks one of several figures in a row of which nothing says the year.
    """

    label: Label
    quantity: Quantity
    stamp: Stamp | None = None
    year: int | None = None
    loose: bool = False
    previous: int = 0


def sentences(flat: Flat, people: People) -> list[Sentence]:
    """The sentences of a block that hold both a label and a quantity, and those between them."""
    if not expression().search(flat.text) and not STAFF.search(flat.text):
        return []
    quantities = find(flat.text)
    found: list[Sentence] = []
    for start, end in flat.sentences():
        text = flat.text[start:end]
        found.append(
            Sentence(
                flat,
                start,
                end,
                tuple(labels(text, start)),
                tuple(q for q in quantities if start <= q.start < end and q.kind in ("money", "percent", "count")),
                tuple(Stamp(s.start + start, s.end + start, s.kind, s.years, s.span) for s in stamps(text)),
                tuple(Mention(m.start + start, m.end + start, m.who, m.name) for m in people.mentions(text)),
            )
        )
    return found


def labels(text: str, offset: int) -> list[Label]:
    """The labels of a sentence. 占收入的 counts only behind a figure of R&D; a label of something's growth is dropped."""
    found: list[Label] = []
    for m in expression().finditer(text):
        name = owner(m.group())
        if m["of"]:
            name = "lead.rd_intensity" if found and found[-1].name == "lead.rd_spend" else ""
        elif m["label"] and name != "lead.rd_staff" and RATIO_TAIL.match(text[m.end() :]):
            name = ""
        if m["label"] and text[: m.start()].endswith(("非", "占")):
            name = ""
        found.append(Label(offset + m.start(), offset + m.end(), name, m.group()))
    return found


def hits(sentence: Sentence) -> list[Hit]:
    """All hits of a sentence that stand behind or before their label."""
    found: list[Hit] = []
    used: set[int] = set()
    for i, label in enumerate(sentence.labels):
        limit = sentence.labels[i + 1].start if i + 1 < len(sentence.labels) else sentence.end
        series = chain(sentence, label, limit)
        found += together(sentence, label, series) or alone(sentence, label, series)
        used |= {hit.quantity.start for hit in found}
        found += before(sentence, label, used)
    return [hit for hit in found if hit.label.name]


def chain(sentence: Sentence, label: Label, limit: int) -> list[tuple[Quantity, int]]:
    """The figures behind a label with only filling words between, each with where the words before it begin."""
    found = []
    at = label.end
    for q in sentence.quantities:
        if not label.end <= q.start < limit:
            continue
        gap = sentence.between(at, q.start)
        if clause.grown(gap):
            at = q.end
            continue
        if len(gap) > MAX_GAP or not clause.glued(gap):
            break
        found.append((q, at))
        at = q.end
    return found


def fits(label: Label, q: Quantity) -> bool:
    """Whether a quantity is of the label's kind."""
    if not label.name:
        return False
    kind = measure(label.name).kind
    if kind == "staff":
        return q.kind == "count" and q.unit == "人"
    return q.kind == kind and q.unit != "百分点"


def together(sentence: Sentence, last: Label, series: list[tuple[Quantity, int]]) -> list[Hit]:
    """Several things named in a row share as many figures in order (营业收入、利润总额、研发投入分别为…)."""
    if not series or not RESPECTIVELY.search(sentence.flat.text[last.end : series[0][0].start]):
        return []
    start = max((m.end() for m in STOPS.finditer(sentence.flat.text, sentence.start, last.start)), default=sentence.start)
    start = max([start, *(s.end for s in sentence.stamps if s.end <= last.start)])
    marks = [m.start() for m in JOINED.finditer(sentence.flat.text, start, last.start)]
    if not marks or len(marks) + 1 != len(series):
        return []
    stamp = nearest(sentence, sentence.start, series[0][0].start)
    found = []
    for label in (x for x in sentence.labels if start <= x.start <= last.start):
        q = series[sum(mark < label.start for mark in marks)][0]
        if fits(label, q):
            found.append(Hit(label, q, stamp, previous=label.start))
    return found


def alone(sentence: Sentence, label: Label, series: list[tuple[Quantity, int]]) -> list[Hit]:
    """One label with its figures: each by its own year, by a list of as many years, or by the sentence's."""
    figures = [(q, at) for q, at in series if fits(label, q)]
    if not figures:
        return []
    own = [near(sentence, q, at) for q, at in figures]
    years = listed(sentence, label, figures[0][0].start)
    run = next((i for i, stamp in enumerate(own) if i and stamp), len(figures))
    if run > 1 and len(years) == run:
        paired = [Hit(label, q, None, year, previous=at) for (q, at), year in zip(figures[:run], years, strict=True)]
        return paired + [Hit(label, q, stamp, previous=at) for (q, at), stamp in zip(figures[run:], own[run:], strict=True)]
    first = own[0] or nearest(sentence, sentence.start, label.start)
    loose = [i for i, stamp in enumerate(own) if i and stamp is None]
    several = first is not None and (first.kind == "three" or first.span)
    found = []
    for i, ((q, at), stamp) in enumerate(zip(figures, own, strict=True)):
        unsure = i in loose or (i == 0 and bool(loose) and several)
        found.append(Hit(label, q, first if i == 0 else stamp, loose=unsure, previous=at))
    return found


def near(sentence: Sentence, q: Quantity, at: int) -> Stamp | None:
    """The stamp right before a figure, or right behind it in brackets."""
    behind = [s for s in sentence.stamps if q.end < s.start <= q.end + 2 and sentence.flat.text[q.end] == "（"]
    return behind[0] if behind else nearest(sentence, at, q.start)


def nearest(sentence: Sentence, start: int, end: int) -> Stamp | None:
    """The last stamp of a stretch; of a list of years as many as stand together count as one span."""
    inside = [s for s in sentence.stamps if start <= s.start and s.end <= end]
    if not inside:
        return None
    last = inside[-1]
    if last.kind == "same" and len(inside) > 1:
        last = inside[-2]
    listed = together_with(sentence, inside, last)
    if len(listed) > 1:
        return Stamp(listed[0].start, last.end, "years", tuple(y for s in listed for y in s.years), span=True)
    return last


def together_with(sentence: Sentence, inside: list[Stamp], last: Stamp) -> list[Stamp]:
    """The years that stand in one list with the last one."""
    run = [last]
    for stamp in reversed(inside[: inside.index(last)]):
        if last.kind != "years" or stamp.kind != "years" or not JOINED.fullmatch(sentence.flat.text[stamp.end : run[0].start]):
            break
        run.insert(0, stamp)
    return run


def listed(sentence: Sentence, label: Label, first: int) -> tuple[int, ...]:
    """The years of a list or span that governs a label's figures."""
    stamp = nearest(sentence, label.end, first) or nearest(sentence, sentence.start, label.start)
    return stamp.years if stamp and stamp.span else ()


def before(sentence: Sentence, label: Label, used: set[int]) -> list[Hit]:
    """A figure right before its label: 186名专职研发人员, 38.62亿元的主营业务收入."""
    for q in sentence.quantities:
        if q.start in used or q.end > label.start or not fits(label, q):
            continue
        if BEHIND.fullmatch(sentence.flat.text[q.end : label.start]):
            return [Hit(Label(q.start, label.end, label.name, label.printed), q, nearest(sentence, sentence.start, q.start))]
    return []
