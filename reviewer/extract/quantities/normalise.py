"""Text as received to text as scanned, one character for one, with white space that means nothing left out.

Takes any string; gives `Clean`: the text in half width with unified signs, the offsets back, and where lines and cells
break. White space between digits is where values get cut or glued wrongly, so every such gap is decided here, once: a
line break or blank inside a number goes (1⏎0亿元, 3 862.5 万元), one between two cells stays.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from reviewer.extract.quantities.repair import mend
from reviewer.extract.quantities.units import CURRENCY, MEASURES

SPACE = re.compile(r"[\s⏎\u200b-\u200f\u2060\ufeff\u00ad]+")
LEFT = re.compile(r"[0-9][0-9,.]*$|[.,]$")
RIGHT = re.compile(r"[0-9.,]+")
UNIT_FIRST = "万亿千百十%‰年月日天周季小工余多几来" + "".join({w[0] for w in (*MEASURES, *CURRENCY) if not w[0].isascii()})
_CHUNKS = r"[0-9.,]+(?:[ \u00a0][0-9.,]+){0,6}"
CONFIRMED = re.compile(rf"{_CHUNKS}(?:[ \u3000]{{0,2}}[{UNIT_FIRST}]|\s?[a-z]{{1,2}}illion|[、和及与至到~—-]{{1,2}}[0-9])")
SIGNED = re.compile(r"(?:[¥$€£]|[A-Z]{3}) ?$")
SPACED_LEFT = re.compile(r"(?:^|[^0-9.,])[0-9](?: [0-9.,]){0,12}$")
SPACED_RIGHT = re.compile(rf"(?:[0-9.,]|\.[0-9]+)(?: (?:[0-9.,]|\.[0-9]+)){{0,12}} {{0,2}}[{UNIT_FIRST}]")
SPACED_LEAST = 4
UNIT_CELL = re.compile(
    r"(?:[十百千万亿]{0,2}元|%|‰|人|名|家|个|项|件|台|套|篇|亩|平方米|㎡)(?=[\t\n|]|$)"
)  # a cell that is the unit of the number before it
CAPTION = re.compile(r"(?:单位[:为是]|金额:)[^\s:]{1,8}$")
YEAR_JOINED = re.compile(r"(?:19|20)[0-9]{2}$")
YEAR_AFTER = re.compile(r"\s?年|[、~至和与及—-]{1,2}(?:19|20)[0-9]{2}")
DATE = re.compile(r"(?:19|20)[0-9]{2}([-/.])(?:1[0-2]|0?[1-9])(?:\1(?:3[01]|[12][0-9]|0?[1-9]))?")
DATE_RUNS = tuple((re.compile(rf"[0-9{sign}]+$"), re.compile(rf"[0-9{sign}]+")) for sign in "./-")
MONEY_NEXT = re.compile(r"[万亿]?元")
ONGOING = re.compile(r"[到为达约近于过]\s$")
BOUNDED = re.compile(r"(?:日|天|年|个?月|个?工作日|小时|人|家|个|项|名)(?:内|以|之内|后)")
GROUPED = re.compile(r",[0-9]{3}$")
HANGING = re.compile(r"^[0-9]{1,3}(?:,[0-9]{3})*,$")  # 8,812,⏎304.11
HANGING_POINT = re.compile(r"^[0-9]{1,3}(?:,[0-9]{3})+\.$")
CENTS = re.compile(r"[0-9]{1,2}$")
ZERO_GROUP = re.compile(r"0[0-9]{2}(?:\.[0-9]+)?$")  # 1 026.7: no number begins so
TAIL = re.compile(r"[0-9]{3}(?:\.[0-9]+)?$")
THREE = re.compile(r"[0-9]{3}(?![0-9])")
LABEL_BEFORE = "第表图件号录节章"
WINDOW = 24
SLASHED = re.compile(r"^[^\n/]+(?: / [^\n/]+){2,}$", re.MULTILINE)  # cells parted by “ / ”
LETTER_SPACED = re.compile(r"(?<!\S)(?:\S ){6,}\S(?!\S)")  # every character apart, as some scans and titles print
HAN = re.compile(r"[\u4e00-\u9fff]")


def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
    table |= {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
    table |= {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0xF900, 0xFB00)}
    pairs = (
        "％%﹪%．.﹒.：:（(）)〔[〕]［[］]＋+－-‐-‑-‒-–-―—～~〜~∼~﹣-−-／/＜<＞>〈<〉>＝=￥¥＄$￡£﹤<﹥>≦≤≧≥⩾≥⩽≤"
        "｜|│|┃|萬万億亿圓元圆元兩两參叁叄叁貳贰陸陆點点餘余約约幾几個个○〇◯〇無无達达滿满過过超超於于資资後后內内"
        "項项臺台噸吨畝亩戶户輛辆條条種种歲岁陌佰阡仟"
    )
    table |= {ord(a): b for a, b in zip(pairs[::2], pairs[1::2], strict=True)}
    return {code: to for code, to in table.items() if len(to) == 1}


TABLE = _table()


@dataclass(frozen=True)
class Clean:
    """The scanned text, misread characters mended; `breaks` tells what white space stood before an offset (`_kind`)."""

    text: str
    places: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)
    breaks: dict[int, str] = field(default_factory=dict)
    mended: frozenset[int] = frozenset()  # offsets in the text as received

    def at(self, i: int) -> int:
        """The offset in the text as received of character `i`."""
        k = bisect_right(self.places, i)
        return i + (self.shifts[k - 1] if k else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as received of `[start, end)`, without outer white space."""
        return self.at(start), self.at(end - 1) + 1


def clean(text: str) -> Clean:
    """The text as scanned."""
    wide, mended = mend(SLASHED.sub(lambda row: row.group().replace(" / ", " | "), text.translate(TABLE)))
    spread = {i for match in LETTER_SPACED.finditer(wide) if len(HAN.findall(match.group())) > 2 for i in range(*match.span())}
    out: list[str] = []
    places: list[int] = []
    shifts: list[int] = []
    breaks: dict[int, str] = {}
    done = size = 0
    for gap in SPACE.finditer(wide):
        a, b = gap.span()
        out.append(wide[done:a])
        size += a - done
        kind = "z" if a in spread else _kind(gap.group())
        kept = _kept(wide, a, b, kind)
        out.append(kept)
        size += len(kept)
        if kind != "z":
            breaks[size] = kind
        places.append(size)
        shifts.append(b - size)
        done = b
    out.append(wide[done:])
    return Clean("".join(out), places, shifts, breaks, mended)


def _kind(run: str) -> str:
    """p a paragraph ends, n a line, t a cell, w a wide column gap, b a blank, z nothing visible."""
    if run.count("\n") > 1 or "\f" in run:
        return "p"
    if "\n" in run or "\r" in run or "\x0b" in run or "⏎" in run:
        return "n"
    if "\t" in run:
        return "t"
    blanks = sum(2 if c == "\u3000" else 1 for c in run if c.isspace())
    return "w" if blanks > 1 else "b" if blanks else "z"


def _kept(text: str, a: int, b: int, kind: str) -> str:
    """What is left of the white space `[a, b)`: nothing where it means nothing, else one blank or line end."""
    if kind == "z" or a == 0 or b == len(text):
        return ""
    if kind in "pt":
        return "" if kind == "t" and text[a - 1].isdigit() and UNIT_CELL.match(text, b) else "\n"
    if CAPTION.search(text, max(0, a - WINDOW), a):
        return "\n" if kind == "n" else " "
    left, right = text[a - 1], text[b]
    if left in "0123456789.," and right in "0123456789.,":
        return "" if kind != "w" and _inside(text, a, b, kind) else ("\n" if kind == "n" else " ")
    if kind in "nw" and (left.isdigit() or left in "万亿") and right > "\u3000":
        return "" if _unit_follows(text, a, b) else "\n"
    if right == "-" and left.isdigit() and text[b + 1 : b + 2].isdigit():
        return " "  # a negative cell behind another, no range
    return " " if left.isascii() and right.isascii() and left.isalnum() and right.isalnum() else ""


def _unit_follows(text: str, a: int, b: int) -> bool:
    """A number and the word after a line end belong together unless the number is a cell of its own."""
    line = text[max(0, a - WINDOW) : a].rpartition("\n")[2]
    cell = line.replace("\t", "|").replace("   ", "|").rpartition("|")
    alone = not cell[2].strip("0123456789.,-万亿 ")
    if alone and MONEY_NEXT.match(text, b) and ONGOING.search(text[max(0, a - WINDOW) : a].rstrip("0123456789., ")):
        return True
    return not alone or BOUNDED.match(text, b) is not None or b + 1 >= len(text) or not text[b + 1].isalpha()


def _inside(text: str, a: int, b: int, kind: str) -> bool:
    """Whether the gap `[a, b)` between digits lies inside one number or one date."""
    window = text[max(0, a - WINDOW) : a]
    if _dated(window, text[b : b + WINDOW]):
        return True
    left, right = LEFT.search(window), RIGHT.match(text, b)
    if not left or not right:
        return False
    head, tail = left.group(), right.group()
    if (HANGING.search(head) and TAIL.match(tail)) or (HANGING_POINT.search(head) and CENTS.match(tail)):
        return True
    if kind == "b" and "." not in head and len(head) <= 3 and ZERO_GROUP.match(tail):
        return True
    if YEAR_JOINED.match(head + tail) and YEAR_AFTER.match(text, right.end()):
        return True
    if (YEAR_JOINED.match(tail) and text[right.end() : right.end() + 1] == "年") or (
        GROUPED.search(head) and tail[0] not in ",."
    ):
        return False
    if not CONFIRMED.match(text, b) and not SIGNED.search(window[: left.start()]):
        return False
    if kind == "b" and _spaced(window, text, b):
        return True
    return _one_number(text, b, kind, head, tail, window[: left.start()])


def _dated(window: str, rest: str) -> bool:
    """2021-08-1⏎8 and 2021 .8.18 are one date."""
    for last, first in DATE_RUNS:
        left, right = last.search(window), first.match(rest)
        if not left or not right or not DATE.fullmatch(left.group() + right.group()):
            continue
        if not DATE.fullmatch(left.group()) or (len(right.group()) == 1 and rest[1:2] not in UNIT_FIRST):
            return True
    return False


def _one_number(text: str, b: int, kind: str, head: str, tail: str, ahead: str) -> bool:
    """Whether `head` and `tail` around a gap are one number, given what stands ahead of them."""
    before = ahead.rstrip(" ")
    glued = before == ahead or SIGNED.search(ahead) is not None
    alone = not before or before[-1] in "\n\t|"
    if before and before[-1] in LABEL_BEFORE:
        return False
    if head[-1] in ".," or tail[0] in ".,":
        return _around_point(head, tail, alone)
    if kind == "b" and len(head) <= 3 and "," not in head + tail and THREE.match(text, b) and "." not in head:
        return True
    group = head.rpartition(",")
    if group[1] and len(group[2]) + len(re.split("[.,]", tail)[0]) == 3:
        return True
    if tail[0] == "0" and tail[1:2] != "." and (len(head) <= 2 or glued):
        return True
    year = kind == "b" and len(head) == 4 and head[:2] in ("19", "20")
    if alone and kind == "n" and ONGOING.search(before):
        return True  # a value cut off from its verb: 达到⏎1⏎2.6亿元
    if alone or not glued or year or ("." in head and "." in tail):
        return False
    return not (kind == "b" and re.match(r"[0-9.,]+ [0-9]", text[b : b + WINDOW]))


def _spaced(window: str, text: str, b: int) -> bool:
    """Every digit stands apart, as some scans print them: 2 0 2 1 年."""
    before, after = SPACED_LEFT.search(window), SPACED_RIGHT.match(text, b)
    if before is None or after is None:
        return False
    size = len(before.group().lstrip("\n")) + len(after.group().replace(" ", "  "))
    opens = before.group()[0] in "\n0123456789"  # “1 5家单位” at a line's start may be numbered
    return size > SPACED_LEAST + 2 if opens else size >= SPACED_LEAST


def _around_point(head: str, tail: str, alone: bool) -> bool:
    """A gap beside a point or comma: 38. 62亿元 and 12, 358人 are one number, “1. 30人” opens a list."""
    if head[-1] == "," or tail[0] == ",":
        return THREE.match(tail.lstrip(",")) is not None
    return not (alone and len(head) <= 3) and head.count(".") + tail.count(".") == 1
