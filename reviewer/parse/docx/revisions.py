"""Says in alerts what the tracked changes of a document change.

Takes the revisions of each paragraph as walked; gives one alert for each sentence whose figures or organisations a change
touches, with both readings, and one for all other changes: old and new words, placed where the first change stands.
Changes of layout alone are no news to a panel and give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reviewer.parse.invisible import clipped
from reviewer.records import Alert, Block

SHOWN = 8  # changes spelled out in the message
MOST = 20  # sentences that get an alert of their own
LONGEST = 60  # characters of one changed text
READING = 120  # characters of a sentence in one of its readings
PLAIN, DELETED, INSERTED = "", "-", "+"
STOP = re.compile(r"(?<=[。；！？;!?\n])")
UNITS = "元人家项年月日个名倍成次件台套期届位吨亩岁天周页份条款"
FIGURES = re.compile(
    rf"\d[\d,，.．]*\s*[%％‰]?[十百千万亿]*[{UNITS}]?|百分之[〇零一二两三四五六七八九十百点]+"
    rf"|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+[{UNITS}]|[\u4e00-\u9fa5（）()]{{2,24}}?(?:公司|大学|学院|研究院|研究所|集团|医院|协会)"
)

Change = tuple[str, str]  # `PLAIN`, `DELETED` or `INSERTED`, and the text
Revisions = Sequence[tuple[list[Change], Block | None]]


class Touched(NamedTuple):
    """A sentence with changes: how it read before, how it reads now, and the block it stands in."""

    before: str
    after: str
    block: Block | None


def tracked(revisions: Revisions, document: str) -> list[Alert]:
    """The alerts, or none where no revision touches a text."""
    told: list[tuple[str, str, Block | None]] = []
    touched: list[Touched] = []
    for changes, block in revisions:
        for sentence in sentences(changes):
            before, after = reading(sentence, INSERTED), reading(sentence, DELETED)
            if FIGURES.findall(before) != FIGURES.findall(after):
                touched.append(Touched(before, after, block))
            else:
                new = next((text.strip() for kind, text in sentence if kind == INSERTED and text.strip()), "")
                told += [(words, new, block) for words in spelled(sentence)]
    alerts = [both(item, document) for item in touched[:MOST]]
    if len(touched) > MOST:
        message = f"另有{len(touched) - MOST}处未接受的修订改动了数字、比例或单位名称，未逐一列出，请打开原文件核对。"
        alerts.append(Alert("tracked_changes", message, None, document))
    return alerts + (others(told, document) if told else [])


def others(told: list[tuple[str, str, Block | None]], document: str) -> list[Alert]:
    """The alert for the changes that touch no figure."""
    words = "；".join(item for item, _, _ in told[:SHOWN])
    more = f"等共{len(told)}处" if len(told) > SHOWN else ""
    message = f"文件带有未接受的修订，审查按接受修订后的文字进行：{words}{more}。请核对修订是否经各方确认。"
    found = next(((block, new) for _, new, block in told if block is not None and block.text.strip()), None)
    source = clipped(found[0], max(0, found[0].text.find(found[1]))) if found else None
    return [Alert("tracked_changes", message, source, document)]


def both(item: Touched, document: str) -> Alert:
    """The alert of one sentence, with both readings."""
    pairs = enumerate(zip(item.before, item.after, strict=False))
    first = max(0, next((at for at, (old, new) in pairs if old != new), 0) - READING // 2)
    start = "……" if first else ""
    before, after = (short(start + text[first:], READING) for text in (item.before, item.after))
    before, after = before or "（无）", after or "（删除）"
    message = (
        f"未接受的修订改动了数字、比例或单位名称，审查按修订后的文字进行。修订前：“{before}” 修订后：“{after}”。"
        "请核对修订是否经各方确认。"
    )
    block = item.block if item.block is not None and item.block.text.strip() else None
    place = max(0, block.text.find(item.after.strip())) if block else 0
    return Alert("tracked_changes", message, clipped(block, place) if block else None, document)


def sentences(changes: list[Change]) -> Iterator[list[Change]]:
    """The changed sentences of a paragraph, each with the plain text around its changes."""
    current: list[Change] = []
    for kind, text in changes:
        for part in STOP.split(text) if kind == PLAIN else [text]:
            current.append((kind, part))
            if kind == PLAIN and STOP.search(part):
                if is_changed(current):
                    yield current
                current = []
    if is_changed(current):
        yield current


def is_changed(sentence: list[Change]) -> bool:
    """Whether something in it was deleted or inserted."""
    return any(kind != PLAIN and text.strip() for kind, text in sentence) or (DELETED, "\n") in sentence


def reading(sentence: list[Change], without: str) -> str:
    """The sentence without what was deleted, or without what was inserted."""
    return "".join(text for kind, text in sentence if kind != without)


def spelled(changes: list[Change]) -> Iterator[str]:
    """The changes of a sentence in words: a deletion next to an insertion is a replacement."""
    at = 0
    while at < len(changes):
        kind, text = changes[at]
        beside = changes[at + 1] if at + 1 < len(changes) else (PLAIN, "")
        at += 1
        if kind == PLAIN or not text.strip():
            continue
        if beside[0] not in (PLAIN, kind) and beside[1].strip():
            old, new = (text, beside[1]) if kind == DELETED else (beside[1], text)
            yield f"“{short(old)}”改为“{short(new)}”"
            at += 1
        else:
            yield f"删除“{short(text)}”" if kind == DELETED else f"新增“{short(text)}”"


def short(text: str, longest: int = LONGEST) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest] + "……"
