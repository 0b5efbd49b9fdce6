"""What each line of a signature block is: a party's line, a name, a signer's, a day, a seal told in words.

Takes a block; gives its lines as items, lanes side by side one after another, and the mark of each. Refuses sentences: what
speaks of signing is no signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reviewer.extract import stamps
from reviewer.extract.names import SUFFIX
from reviewer.extract.stamps import Item
from reviewer.ground import squeeze
from reviewer.records import Block

BLANK = re.compile(r"[ \t\u3000]+")
BEGINS = re.compile(
    rf"(?:{stamps.ROLE})\s*(?:[（(][^）)\n]{{1,12}}[）)])*\s*[：:]|[（(]?(?:盖章|公章|签章)[）)]?\s*[：:]|日\s*期\s*[：:]|(?:签署|签订)(?:日期|时间)\s*[：:]"
    r"|(?:法\s*定\s*代\s*表\s*人|法人代表|授权代表|委托代理人|负责人)[^：:\n]{0,14}[：:]"
)
STAMPED = re.compile(r"[（(](?:盖章|公章|签章)[）)]$")
LANES = re.compile(r"\t+|[ \u3000]{2,}")
AREA = re.compile(r"(?:签章|签署|签字|盖章|签名)(?:页|处|栏|部分)?[)）]?[：:]?$")
LONGEST = 60


def lines_of(block: Block) -> list[Item]:
    """The lines of a block as items, lanes side by side one after another by lane."""
    lanes: dict[int, list[Item]] = {}
    for line in lines(block):
        for i, items in enumerate(line):
            lanes.setdefault(i, []).extend(items)
    return [item for items in lanes.values() for item in items]


def lines(block: Block) -> Iterator[list[list[Item]]]:
    """The lines of a block, each as its lanes, each lane as its items."""
    at = 0
    for line in block.text.split("\n"):
        items = [Item(block, at + start, at + end) for start, end in stretches(line)]
        if items:
            marks = {mark_of(item.text) for item in items}
            yield [[item] for item in items] if len(marks) == 1 else [items]
        at += len(line) + 1


def stretches(line: str) -> list[tuple[int, int]]:
    """The stretches of a line printed side by side: before each label that begins one, else at wide blanks; else the whole."""
    body = line.strip()
    if not body:
        return []
    first = line.index(body[0])
    last = first + len(body)
    gaps = [
        gap
        for gap in BLANK.finditer(line, first, last)
        if BEGINS.match(line, gap.end()) or STAMPED.search(line[first : gap.start()])
    ]
    for cuts in (gaps, list(LANES.finditer(line, first, last))):
        edges = [first, *(edge for gap in cuts for edge in gap.span()), last]
        found = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if line[a:b].strip()]
        if len(found) > 1 and all(mark_of(line[a:b]) in ("party", "org", "signer", "date", "seal", "role") for a, b in found):
            return found
    return [(first, last)]


@lru_cache(maxsize=2048)  # a line is asked about as a lane, as a cell and as part of a run
def mark_of(text: str) -> str:
    """What a line is to a signature block: party, org, signer, date, person, opinion or other."""
    flat = squeeze(text)
    if len(flat) > LONGEST or re.search(r"[。；]", flat):
        return "other"
    if AREA.search(flat) and re.search(r"所有|全体|各方|各成员|各单位", flat):
        return "other"
    if stamps.SIGNER.match(text) and (stamps.SIGN.search(text) or re.search(r"[：:]|^[^：:]{3,8}$", text)):
        return "signer"
    if stamps.DATE_LINE.match(text):
        return "date"
    if stamps.SEAL_TEXT.search(text) and not squeeze(stamps.SEAL_TEXT.sub("", text)):
        return "seal"
    if stamps.STAMP.search(flat) and not re.search(r"加盖.{0,6}(?:后|生效)|须|应当|之日", flat):
        return "party"
    if stamps.person(text.strip()):
        return "person"
    if re.match(rf"^(?:{stamps.ROLE})(?:\([^)]*\))?[:：]?$", flat) or (
        ":" in flat and re.match(rf"^(?:{stamps.ROLE})", flat) and stamps.named(text)
    ):
        return "role"
    return "org" if stamps.named(text) and SUFFIX.search(flat) else "other"
