"""Misread characters of scans (l0亿, 1O%, 3,8S2万元, 5O0方元, 3豕, 2O23午, 3.596 for 3.5%), mended where unit and neighbours confirm.

Takes half-width text with its white space; gives text of the same length with the mended positions. Units first, then dates, shares and digits:
a letter is read as a digit only inside a run that holds a real digit and ends at a unit, a list or a cell's end; letters after other letters
are names and stay. A lone letter (Z家) counts only where a comparator or other noise of the same text speaks for it. Characters that stand
for one (o/o for %) leave a zero-width filler, which later readers drop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

FILL = "\u200b"
_D = r"[0-9OolI]"  # what may be a digit
_HAN = "一二三四五六七八九十百千万亿两几〇零壹贰叁肆伍陆柒捌玖拾佰仟"
_STOP = r"(?=[，。；、,;)\s]|$)"
_UNIT = r"(?:[万亿千百]|元|%|‰|年|月|日|号|余?人|余?家|个|余?项|名|台|套|件|吨|亩|倍|篇|位|天|小时|平方|㎡|m[2²]|公里|次|所|辆|条|余|多|块|份|门|批|期|美元|欧元)"
UNITS = (
    (re.compile(rf"(?<={_D})[忆乙仡化兀](?=元)"), "亿"),
    (re.compile(rf"(?:(?<={_D})(?:方|刀|力)|(?<=[仟佰拾千百十])方)(?=[元兀])"), "万"),
    (re.compile(rf"(?<=[万亿千百余多])兀|(?<={_D})兀"), "元"),
    (re.compile(rf"(?<={_D}[万亿])无(?=[,，。、；;)]|$)"), "元"),
    (re.compile(rf"(?<=[0-9OolISBZ{_HAN}余多])[豕冢]"), "家"),
    (re.compile(rf"(?<={_D})炊"), "次"),
    (re.compile(r"(?<=[(:])[忆乙化](?=元[)])"), "亿"),
    (re.compile(r"(?<=[(:])[方力](?=[元兀][)])"), "万"),
    (re.compile(rf"(?<={_D})入(?=[,，。、；;)]|以上|左右|$)"), "人"),
    (re.compile(rf"(?<={_D})八{_STOP}"), "人"),
    (re.compile(rf"(?<={_D})午(?![前后餐间夜饭觉])|(?<=[近满续期前共{_HAN}][{_HAN}])午(?![前后餐间夜饭])"), "年"),
    (re.compile(rf"(?<={_D})牛(?=[,，。、；;)]|度|[0-9OlI]{{1,2}}月|$)"), "年"),
    (re.compile(rf"(?<={_D})[曰目口](?=[^标录的]|$)(?<=月{_D}.)|(?<={_D})[曰目口](?=[^标录的]|$)(?<=月{_D}{_D}.)"), "日"),
    (re.compile(rf"(?:(?<=工作)|(?<=工 作 )|(?<={_D})|(?<=[{_HAN}]))曰"), "日"),
    (re.compile(rf"(?<=平方)来{_STOP}"), "米"),
    (re.compile(rf"(?<=不[低少高大])[干子](?!公司|女|孙|目|课题|系统|项)(?=[^，。；]{{0,14}}?[0-9OolISBZ{_HAN}])"), "于"),
    (re.compile(r"(?<=以)[_ ](?=[上下内])"), FILL),
    (re.compile(rf"(?<={_D})[。·](?={_D}{{1,3}}[万亿%])"), "."),
    (re.compile(rf"(?<={_D})\.\.(?={_D})"), FILL + "."),
    (re.compile(r"(?<=[0-9] )[Oo](?=[个家人项名件])"), "0"),
    (re.compile(rf"(?<={_D})一(?={_D}{{1,3}}(?:年|个|家|人|项|%|万|亿|元))"), "-"),
    (re.compile(rf"(?<={_D})[oO0]/[oO0](?![0-9A-Za-z/])"), FILL + FILL + "%"),
    (
        re.compile(r"(?<=[净产总入用资额值款为达计约][0-9])，(?=[0-9]亿)|(?<=[0-9]{2})，(?=[0-9]{1,2}亿)(?<![，0-9][0-9]{3}，)"),
        ".",
    ),
    (re.compile(r"(?<=[为达约][0-9])、(?=[0-9]亿元)|(?<=[为达约][0-9]{2})、(?=[0-9]亿元)"), "."),
)
SHARE = re.compile(r"比例|占比|比重|率|占|强度|份额|%|‰")
SENTENCE = re.compile(r"[^。；\n]+")
NINETY_SIX = re.compile(rf"(?<![0-9A-Za-z.])(?!19){_D}{{1,3}}(?:\.{_D}{{1,2}})?(96){_STOP}")
LETTER_O = re.compile(rf"(?<![0-9A-Za-z.]){_D}{{1,2}}\.{_D}(o){_STOP}")
YEAR = re.compile(r"[一二][〇零九八○O0o][〇零一二三四五六七八九○O0o]{2}(?=年)")
DATES = (
    re.compile(r"(?<![0-9A-Za-z.])[12lIZ][0O9o][0-9OoQlIZSB]{2}(?=\s?年|[、,，和至到~-]{1,2}2[0O][0-9OolI]{2})"),
    re.compile(r"(?<=年)\s?[0-9OolIZSB]{1,2}(?=\s?月)"),
    re.compile(r"(?<=月)\s?[0-9OolIZSB]{1,2}(?=\s?[日号])"),
    re.compile(rf"(?<![0-9A-Za-z-])[12][0O]{_D}{{2}}([-./]){_D}{{1,2}}\1{_D}{{1,2}}(?![0-9A-Za-z-])"),
)
RUN = re.compile(
    r"(?<![A-Za-z0-9.])[0-9OoQDlI|SsBZzb](?:[0-9OoQDlI|SsBZzb.]|,(?=[0-9OolISBZ]{1,3}(?![0-9OolISBZ]))|，(?=[0-9OolISBZ]{3}(?![0-9OolISBZ])))*(?:"
    rf"(?P<unit>(?=[\s\u200b]{{0,2}}{_UNIT}))|(?P<more>(?=[、和及与至到~—-]\s?{_D}))|(?P<end>(?=\s{{0,3}}(?:[\t|\n，。；,;()]|\s\s|$)|\s?\.{_D})))"
)
LONGEST = 24
SOFT, HARD = "OoQDlI|", "SsBZzb"
SWAP = str.maketrans("OoQDlI|SsBZzb", "0000111558226")
INNER = re.compile(r"(?<=[0-9.,])[SsBZzb](?=[0-9.,])|(?<=[0-9])[SsBZzb]$|^[SBZ](?=[0-9OlI])")
PRINTED = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+\.\d+|\d{2,}")
GROUP = re.compile(rf"(?<![A-Za-z0-9.,])[lI](?=[ ,]{_D}{{3}}(?!{_D}))")
NOUGHTS = re.compile(rf"(?<=[0-9] )[Oo]{{3}}(?=\s?{_UNIT})")
LONE = re.compile(r"(?<![A-Za-z0-9.\s/-])[SBZlI]{1,2}(?=(?P<word>家|个|项|件|名|人|次|所|篇|台|套|年|天|票)(?![A-Za-z目]))")
AROUND = 24
COMPARED = re.compile(r"(?:不[少低超高大][于过]|不足|至少|最多|超过|达到?|满|共有?|约)$")
POINTS = re.compile(r"(?<![0-9.])[0-9]{1,3}(\.)[0-9]{3}\.[0-9]{1,2}(?=\s|$)")
WHOLE = re.compile(r"\d{4,}|[\d,]+\.\d+|\d{1,3}(?:,\d{3})+")


def mend(text: str) -> tuple[str, frozenset[int]]:
    """The text with misread characters mended, and where."""
    changed: dict[int, str] = {}
    for pattern, to in UNITS:
        text = _replace(
            text,
            changed,
            {m.start() + k: c for m in pattern.finditer(text) for k, c in enumerate(to.rjust(len(m.group()), FILL))},
        )
    text = _replace(
        text, changed, {m.start() + k: "〇" for m in YEAR.finditer(text) for k, c in enumerate(m.group()) if c in "Oo0"}
    )
    text = _replace(text, changed, dict(_dates(text)))
    text = _replace(text, changed, dict(_shares(text)))
    text = _replace(text, changed, dict(_runs(text)))
    if changed or LONE.search(text):
        text = _replace(text, changed, dict(_lone(text, bool(changed))))
    return text, frozenset(changed)


def _replace(text: str, changed: dict[int, str], hits: dict[int, str]) -> str:
    """The text with these characters; notes the ones that differ."""
    hits = {i: c for i, c in hits.items() if text[i] != c}
    if not hits:
        return text
    changed |= hits
    letters = list(text)
    for i, c in hits.items():
        letters[i] = c
    return "".join(letters)


def _dates(text: str) -> Iterator[tuple[int, str]]:
    """Letters in the digits of a date."""
    for pattern in DATES:
        for match in pattern.finditer(text):
            if any(c.isdigit() for c in match.group()) or len(match.group().strip()) == 1:
                yield from ((match.start() + k, c.translate(SWAP)) for k, c in enumerate(match.group()) if c in SOFT + HARD)


def _shares(text: str) -> Iterator[tuple[int, str]]:
    """96 and o at the end of a share, where its sentence speaks of shares (比例为3.596)."""
    if "96" not in text and "o" not in text:
        return
    for sentence in SENTENCE.finditer(text):
        if SHARE.search(sentence.group()):
            for match in NINETY_SIX.finditer(text, *sentence.span()):
                yield from ((match.start(1), FILL), (match.start(1) + 1, "%"))
            yield from ((match.start(1), "%") for match in LETTER_O.finditer(text, *sentence.span()))


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Letters in runs of digits that a unit, a list or a cell's end confirms."""
    for match in RUN.finditer(text):
        run = match.group()
        if len(run) <= LONGEST and any(c in SOFT + HARD for c in run) and not _cells(match):
            yield from _letters(match, run)
    yield from ((match.start(), "1") for match in GROUP.finditer(text))
    yield from ((i, "0") for match in NOUGHTS.finditer(text) for i in range(*match.span()))


def _letters(match: re.Match[str], run: str) -> Iterator[tuple[int, str]]:
    real = sum(c.isdigit() for c in run)
    told = match.lastgroup == "unit"
    if run[0] in "|.,，" or (not real and (len(run) < 2 or not re.match(r"\s{0,2}[万亿%]", match.string[match.end() :]))):
        return
    if len(INNER.findall(run)) != sum(c in HARD for c in run) or (not told and any(c in HARD for c in run)):
        return
    fixed = run.translate(SWAP)
    grouped = match.string[match.start() - 1 : match.start()] == " " and match.string[max(0, match.start() - 2)].isalnum()
    if fixed[0] == "0" and len(fixed) > 1 and fixed[1] != "." and not grouped:
        return
    least = 1 if match.lastgroup == "more" or match.string[match.start() - 1 : match.start()] == ":" else 2
    if not told and (real < least or not PRINTED.fullmatch(fixed)):
        return
    yield from ((match.start() + k, fixed[k]) for k in range(len(run)) if fixed[k] != run[k])


def _cells(match: re.Match[str]) -> bool:
    """Whether a bar in the run parts two cells: white space beside it, another bar in its line, or a whole number on a side."""
    run, text = match.group(), match.string
    bars = [match.start() + k for k, c in enumerate(run) if c == "|"]
    if not bars:
        return False
    end = text.find("\n", match.end())
    line = text[text.rfind("\n", 0, match.start()) + 1 : end if end >= 0 else len(text)]
    beside = any(text[max(0, bar - 1)].isspace() or text[bar + 1 : bar + 2].isspace() for bar in bars)
    return beside or line.count("|") > 1 or any(WHOLE.fullmatch(part) for part in run.split("|"))


def _lone(text: str, noisy: bool) -> Iterator[tuple[int, str]]:
    """A letter alone before a measure word, behind a comparator, beside a number of that word, or in a text that is noisy elsewhere; so are points
    that group by three."""
    for match in LONE.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        around = text[max(0, match.start() - AROUND) : match.end() + AROUND]
        beside = re.search(rf"\d{match['word']}", around)
        if (
            COMPARED.search(before)
            or ((noisy or beside) and before[-1:] > "\u3400")
            or (before[-1:] in ("~", "至", "到") and before[-2:-1].isdigit())
        ):
            yield from ((match.start() + k, c.translate(SWAP)) for k, c in enumerate(match.group()))
    if noisy:
        yield from ((match.start(1), ",") for match in POINTS.finditer(text))
