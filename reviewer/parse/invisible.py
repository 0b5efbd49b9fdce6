"""Characters and texts that a reader of the page does not see, and the alert that reports them.

Takes text; gives what is left without zero-width, bidirectional and tag characters, and what they carried. Lone marks of
that kind (a soft hyphen, a byte order mark pasted along) are dropped without a word: they carry nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reviewer.records import Alert, Block, Source

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
TAGS = re.compile("[\U000e0020-\U000e007e]+")
REVERSED = re.compile("\u202e([^\u202c\n]*)\u202c?")
CARRIER = re.compile("[\U000e0020-\U000e007e]+|\u202e[^\u202c\n]*\u202c?")
ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff]")
MANY = 16  # zero-width characters in one paragraph: more than pasting leaves behind
SHOWN = 200  # characters of hidden text in a message
QUOTE = 300  # characters of a source's quote


class Concealed(NamedTuple):
    """A hidden text and, in Chinese, how it is hidden."""

    text: str
    how: str


def seen(text: str) -> tuple[list[str], list[Concealed]]:
    """The text as seen, and what invisible characters carry in it; cut in pieces where they do, so no quote bridges it."""
    if not INVISIBLE.search(text):
        return [text], []
    found = [Concealed("".join(chr(ord(c) - 0xE0000) for c in run), "Unicode 标签字符") for run in TAGS.findall(text)]
    found += [Concealed(run, "反向书写控制符") for run in REVERSED.findall(text) if len(run.strip()) > 1]
    count = len(ZERO_WIDTH.findall(text))
    if count >= MANY:
        found.append(Concealed(f"{count} 个零宽字符", "零宽字符"))
    return [INVISIBLE.sub("", piece) for piece in CARRIER.split(text)], [item for item in found if item.text.strip()]


def carries(text: str) -> bool:
    """Whether a hidden text says anything: forms hide a lone sign to align their labels."""
    return sum(character.isalnum() for character in text) >= 2


def hidden_alert(items: Sequence[Concealed], near: Block | None, document: str) -> Alert:
    """One alert for the hidden texts of one paragraph, placed at the nearest visible block."""
    how = "、".join(dict.fromkeys(item.how for item in items))
    words = "".join(item.text for item in items)
    shown = words[:SHOWN] + ("……" if len(words) > SHOWN else "")
    message = f"文件中有读者看不见的文字（{how}），未作为审查依据：“{shown}”"
    return Alert("hidden_text", message, clipped(near) if near and near.text.strip() else None, document)


def clipped(block: Block, at: int = 0) -> Source:
    """The block's source, cut to the length a quote may have, around character `at` of the block."""
    first = max(0, min(at - QUOTE // 2, len(block.text) - QUOTE))
    quote = block.text[first : first + QUOTE].strip()
    start = block.source.start + block.text.index(quote, first)
    return replace(block.source, start=start, end=start + len(quote), quote=quote)
