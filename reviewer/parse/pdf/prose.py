"""Printed lines into paragraphs, for body text and for the text of a cell.

Takes lines from top to bottom with the margins they were set to; gives paragraphs as lists of lines and their text. A
line goes on in the next when the next line's first word would not have fitted on it: what wraps was full. Chinese is
joined without a blank, Latin words with one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.parse.build import Row
from reviewer.parse.pdf.model import Text

DIGITS = "一二三四五六七八九十百零〇"
NUMBERED = re.compile(
    rf"^\s*(?:第[{DIGITS}\d]+[条章节款部]|[{DIGITS}]+[、.．]|[（(][{DIGITS}\d]{{1,3}}[)）]|\d{{1,2}}(?:[、．]|\.(?!\d))|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?[^\d%万亿元]"
    rf"|[①-⑳]|附件?[{DIGITS}\d：:]|注[：:\d])"
)
TERMINAL = re.compile(r"[。；！？：:;!?]$")
SENTENCE = re.compile(r"[。！？]$")
DATE = re.compile(
    r"^[（(]?\s*(?:(?:19|20)\d\d|[二〇○零一九]{4})?\s*年\s*\d*\s*月\s*\d*\s*日?\s*[)）]?$|^(?:日期|签[字署]日期|时间)[：:]"
)
SEAL = re.compile(r"^[（(](?:盖章|公章|签章|签字|签名|加盖公章|单位公章|签字或盖章|法人章)[)）]")
STAMPED = re.compile(  # lines of a signature page: 甲方（盖章）：…, 某某公司（盖章）, （本页无正文，…）
    r"^[\u4e00-\u9fff\dA-Z]{1,10}[（(](?:盖章|公章|签章|加盖公章)[)）]\s*[：:]|^[^，。；：、]{4,40}[（(](?:盖章|公章|签章)[)）]$|^[（(](?:本页|以下)(?:无正文|为)"
)
TOKEN = re.compile(r"[（《“‘「『【〔]*(?:[A-Za-z0-9.,%‰/\-]+|.)[，。、；：！？）》”’」』】〕％]*")
LABEL = re.compile(r"^[\u4e00-\u9fff、/（）() ]{2,16}[：:]")
SIGNED = re.compile(
    r"^(?:法定代表人|法人代表|委托代理人|授权代表|授权代理人|单位负责人|负责人|联\s*系\s*人|联系电话|签[字署]日期|日\s*期|公\s*章)[^，。；]{0,16}[：:]"
)
ALONE = re.compile(r"[0-9A-Za-z@._\-]{8,}")  # a code, a number or an address on a line of its own
FIGURE = re.compile(
    r"[（(\-－]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?[)）]?|\d+\.\d\d|\d+(?:\.\d+)?[%％]"
)  # a whole figure: what follows is another
OPEN = "第、，,和及或与至到按照据合见的在（("  # a line that ends so goes on, even with a number
LONG = 15  # type sizes: a line this long with no stop at its end goes on, even if it ends a little early
HALF_RIGHT = "，。、；：！？）》”’」』】〕"
CODE = re.compile(r"[0-9A-Z]+$")
CODE_START = re.compile(r"[0-9A-Z]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """The margins lines were set to, and the usual distance between lines."""

    left: float
    right: float
    pitch: float = 0.0
    cell: bool = False


@dataclass(slots=True)
class Prose:
    """A paragraph; `loose` ones stand in a column of their own and never go on over a page end."""

    lines: list[Text]
    measure: Measure
    loose: bool = False


def paragraphs(lines: list[Text], measure: Measure) -> list[list[Text]]:
    """Lines grouped into paragraphs."""
    found: list[list[Text]] = []
    for text in lines:
        if found and goes_on(found[-1][-1], text, measure):
            found[-1].append(text)
        else:
            found.append([text])
    return found


def goes_on(last: Text, text: Text, measure: Measure) -> bool:
    """Whether `text` continues the paragraph that `last` belongs to."""
    if not is_full(last, text, measure) or begins(last, text) or far(last, text, measure):
        return False
    if SENTENCE.search(last.text) and indent(text, measure) > 1.2:
        return False
    if measure.cell:
        return True
    if last.bold != text.bold or ragged(last, text, measure):
        return False
    if indent(text, measure) > 1.2 and indent(last, measure) < 1.2:  # an indent, or the second line of a centred title
        return not TERMINAL.search(last.text) and indent(text, measure) > 3 and last.size > 14
    return True


def begins(last: Text, text: Text) -> bool:
    """Whether a line begins something by its own words or type, whatever the line above looks like."""
    if max(last.size, text.size) > 1.12 * min(last.size, text.size):
        return True
    if (
        DATE.match(text.text)
        or SEAL.match(text.text)
        or STAMPED.match(text.text)
        or SIGNED.match(text.text)
        or (LABEL.match(text.text) and LABEL.match(last.text))
    ):
        return True
    if FIGURE.fullmatch(text.text.strip()) and FIGURE.fullmatch(last.text.strip()):
        return True
    if ALONE.fullmatch(text.text) and last.text[-1:] > "\u2000":
        return True
    return NUMBERED.match(text.text) is not None and last.text[-1:] not in OPEN


def far(last: Text, text: Text, measure: Measure) -> bool:
    """Whether the blank between two lines is more than line spacing."""
    step = text.base - last.base if last.page == text.page else 0.0
    return step > 3.5 * text.size or (measure.pitch > 0 and step > max(1.5 * measure.pitch, 1.8 * text.size))


def ragged(last: Text, text: Text, measure: Measure) -> bool:
    """Whether two lines are set to the right, each on its own: neither a block with one edge nor centred."""
    if indent(last, measure) <= 4 or abs(last.box[0] - text.box[0]) <= text.size:
        return False
    middle = (measure.left + measure.right) / 2
    return any(abs((t.box[0] + t.box[2]) / 2 - middle) > t.size for t in (last, text))


def indent(text: Text, measure: Measure) -> float:
    """How far a line starts from the left margin, in type sizes."""
    return (text.box[0] - measure.left) / max(text.size, 1.0)


def is_full(last: Text, text: Text, measure: Measure) -> bool:
    """Whether the first word of `text` would not have fitted at the end of `last`."""
    size = last.size
    needed = advance(first_word(text.text), size)
    end = last.box[2] + (0.5 * size if last.text[-1:] in HALF_RIGHT else 0.0)
    long = end - last.box[0] > LONG * size and not TERMINAL.search(last.text)
    slack = (2.0 if long else 0.3) * size  # marks are squeezed after the line was broken, so a long line may end early
    if end + needed > measure.right - slack:
        return True
    return measure.cell and end - last.box[0] + needed > measure.right - measure.left - slack


def first_word(text: str) -> str:
    """What would have had to fit: a Chinese character or a Latin word, with the marks that cling to it."""
    found = TOKEN.match(text.lstrip())
    return found[0] if found else text[:1]


def advance(word: str, size: float) -> float:
    """About how wide a word is set."""
    return size * sum(1.0 if c > "\u2000" else 0.52 for c in word)


def written(groups: list[list[Text]]) -> tuple[str, tuple[Row, ...]]:
    """The text of paragraphs joined by newlines, with a row for each printed line."""
    text, rows = "", list[Row]()
    for group in groups:
        if text:
            text += "\n"
        for i, part in enumerate(group):
            if i:
                text += seam(group[i - 1], part)
            rows += broken(part, len(text)) if part.breaks else [Row(len(text), len(text) + len(part.text), part.page, part.box)]
            text += part.text
    return text, tuple(rows)


def broken(part: Text, start: int) -> list[Row]:
    """The rows of a printed line out of which text is struck: each piece is one, so that no quote bridges the deletion."""
    x0, top, x1, bottom = part.box
    ends = [*part.breaks, (len(part.text), x1)]
    rows, first, left = list[Row](), 0, x0
    for at, x in ends:
        if at > first:
            rows.append(Row(start + first, start + at, part.page, (left, top, max(left, x), bottom), bool(rows)))
        first, left = at, x
    return rows


def seam(last: Text, text: Text) -> str:
    """What stands between two printed lines of a paragraph: nothing in Chinese, a blank between Latin words."""
    a, b = last.text[-1:], text.text[:1]
    if not (a.isascii() and b.isascii() and (a.isalnum() or a in ",.;:)%") and b.isalnum()):
        return ""
    if last.trail:
        return " "
    head, tail = CODE_START.match(text.text), CODE.search(last.text)
    broken = head and tail and any(c.isdigit() for c in head[0]) and any(c.isdigit() for c in tail[0])
    if broken or (a in ",." and b.isdigit()):
        return ""
    return " "
