"""The text of a policy to its clauses, each with a stable path (contract: “Clause paths”).

Takes the official text as received and the landmarks its folder names; gives nodes whose `segments` are slices of that
text, so a clause is verbatim by construction. Labels nest 第一条 or 一、 > （一） > 1. below an annex or a form's zone; a
source's `1、` among siblings `三、` is its logical `一`; a doubled label gets a plus; a paragraph after a finished list
belongs to the list's parent; opinion blocks after a form's last item belong to the form. Refuses nothing: what has no
label stays in the clause above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

NUMERALS = "一二三四五六七八九十百"
ANNEX = re.compile(r"附\s*件?\s*(\d+(?:-\d+)?)\s*$")
CHAPTER = re.compile(rf"第[{NUMERALS}]+[章节]\s")
ARTICLE = re.compile(rf"第[{NUMERALS}]+条(?=\s|$|[^{NUMERALS}])")
TOP = re.compile(rf"([{NUMERALS}]+)、")
TOP_DIGIT = re.compile(r"(\d{1,2})、")
SECOND = re.compile(rf"[（(]([{NUMERALS}]+)[）)]")
THIRD = re.compile(r"(\d{1,2})[．.](?!\d)")
BOOKMARK = re.compile(r"^(?:\[bookmark:[^\]]*\]|[\s\-*#>]+)*")
OPINION = re.compile(r"^.{0,24}意见[:：]?$")
FORM_TITLE = re.compile(r"[^，。；：]{2,40}(?:申请表|申报表|备案表|申报书)$")
PREAMBLE = "前言"


@dataclass
class Node:
    """A clause under construction: `spans` are the slices of the text that are its own."""

    path: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    headed: bool = False

    def extend(self, start: int, end: int, text: str) -> None:
        """Add a line; joined to the last slice when only white space lies between."""
        if self.spans and not text[self.spans[-1][1] : start].strip():
            self.spans[-1] = (self.spans[-1][0], end)
        else:
            self.spans.append((start, end))


@dataclass
class Outline:
    """The open places of a reading: the zone (annex or form), the stack of (rank, node) in it, all nodes by path."""

    text: str
    landmarks: Mapping[str, list[str]]
    nodes: dict[str, Node] = field(default_factory=dict)
    zone: str = ""
    stack: list[tuple[int, Node]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    top: int = 0
    top_by_digit: bool = True

    def open(self, path: str) -> Node:
        """A new node at a path; a path that is taken gets a plus."""
        while path in self.nodes:
            path += "+"
        self.nodes[path] = Node(path)
        return self.nodes[path]

    def enter(self, zone: str, start: int, end: int) -> None:
        """Begin an annex or a form: labels nest anew below it."""
        self.zone, self.stack, self.top, self.top_by_digit = zone, [], 0, True
        node = self.nodes.get(zone) or self.open(zone)
        node.headed = True
        node.extend(start, end, self.text)

    def item(self, rank: int, label: str, line: str, span: tuple[int, int]) -> None:
        """Begin a labelled clause under the nearest open one of a lower rank."""
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        above = self.stack[-1][1].path if self.stack else self.zone
        node = self.open(f"{above}/{label}" if above else label)
        node.headed = not re.search(r"[。；]", line)
        node.extend(*span, self.text)
        self.stack.append((rank, node))

    def plain(self, line: str, span: tuple[int, int]) -> None:
        """A line without label: of the clause above it, or of that clause's parent when the clause was finished."""
        if self.zone.endswith(("申请表", "申报书")) and OPINION.match(line):
            self.stack = []
        if len(self.stack) > 1 and self.finished(self.stack[-1][1], span[0]):
            self.stack.pop()
            self.stack[-1][1].headed = True
        home = self.stack[-1][1] if self.stack else self.nodes.get(self.zone or PREAMBLE) or self.open(self.zone or PREAMBLE)
        home.extend(*span, self.text)

    def finished(self, node: Node, start: int) -> bool:
        """Whether a clause that is a full sentence ended before `start`."""
        return not node.headed and self.text[:start].rstrip().endswith(("。", "；"))


def lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Lines with something on them: offsets without outer white space, and the text without marks of conversion."""
    for found in re.finditer(r"[^\n]+", text):
        raw = found.group()
        if raw.strip():
            start = found.start() + len(raw) - len(raw.lstrip())
            yield start, found.start() + len(raw.rstrip()), BOOKMARK.sub("", raw.strip()).replace("**", "")


def number(numeral: str) -> int:
    """一 to 九十九 as a number."""
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0)
    return NUMERALS.index(numeral) + 1


def numeral(value: int) -> str:
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十"
    return head + (NUMERALS[ones - 1] if ones else "")


def parse(text: str, landmarks: Mapping[str, list[str]] | None = None) -> dict[str, list[str]]:
    """The clauses of a policy by path, in the order of the text; each as the slices of the text that are its own.

    `landmarks` maps a line (without white space) to the zones it opens, one for each time it stands in the text, `""` for none.
    """
    outline = Outline(text, landmarks or {})
    for start, end, line in lines(text):
        place(outline, line, (start, end))
    return {path: [text[a:b] for a, b in node.spans] for path, node in outline.nodes.items()}


def place(outline: Outline, line: str, span: tuple[int, int]) -> None:
    """Put one line where it belongs."""
    zone = zone_of(outline, line)
    if zone is not None:
        outline.enter(zone, *span)
    elif CHAPTER.match(line + " "):
        outline.stack = []
    elif found := ARTICLE.match(line):
        outline.item(0, found.group(), line, span)
    elif label := top_label(outline, line):
        outline.item(0, label, line, span)
    elif found := SECOND.match(line):
        outline.item(1, f"（{found[1]}）", line, span)
    elif outline.stack and (found := THIRD.match(line)):
        outline.item(2, found[1], line, span)
    else:
        outline.plain(line, span)


def zone_of(outline: Outline, line: str) -> str | None:
    """The zone a line opens: a landmark of the policy, an annex, a form's instructions, or the form after them."""
    key = re.sub(r"\s+", "", line)
    if key in outline.landmarks:
        turn = outline.seen.get(key, 0)
        outline.seen[key] = turn + 1
        zones = outline.landmarks[key]
        return zones[turn] or None if turn < len(zones) else None
    if found := ANNEX.match(line):
        return ("附件" if "件" in line else "附") + found[1]
    annex = outline.zone.split("/")[0]
    if annex and key == "填表说明":
        return f"{annex}/填表说明"
    if outline.zone.endswith("/填表说明") and FORM_TITLE.match(key):
        return f"{annex}/申请表"
    return None


def top_label(outline: Outline, line: str) -> str | None:
    """The label of an outermost item; `1、` counts where the source prints it for what its siblings number `三、`."""
    if found := TOP.match(line):
        outline.top, outline.top_by_digit = number(found[1]), False
        return found[1]
    if (found := TOP_DIGIT.match(line)) and outline.top_by_digit and int(found[1]) == outline.top + 1:
        outline.top = int(found[1])
        return numeral(outline.top)
    return None
