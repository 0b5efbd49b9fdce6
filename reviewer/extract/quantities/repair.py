"""Misread characters inside numbers (l0亿, 1O%, 3,8S2万元, 万兀), mended one for one where unit and neighbours confirm.

Takes clean text; gives text of the same length with the mended positions. A letter is read as a digit only inside a run
that holds a real digit (or before 亿, 万, %) and ends at a unit; letters after other letters are names and stay.
"""

from __future__ import annotations

import re
from collections.abc import Container

CONFIRM = r"(?=\s?(?:[万亿千百]|元|兀|%|‰|年|月|日|号|人|家|个|项|名|台|套|件|吨|亩|倍|篇|位|天|小时|平方))"
RUN = re.compile(r"(?<![A-Za-z0-9.])[0-9OoQDlI|SsBZz.,]{2,20}" + CONFIRM)
HARD = re.compile(r"(?<=[0-9.,])[SsBZz](?=[0-9.,])|(?<=[0-9])[SsBZz]$")
SWAP = str.maketrans("OoQDlI|SsBZz", "000011155822")
UNITS = (
    (re.compile(r"(?<=[0-9万亿千百余多])兀"), "元"),
    (re.compile(r"(?<=[0-9])(?:方|刀)(?=元)"), "万"),
    (re.compile(r"(?<=[0-9])[忆乙仡](?=[元美])"), "亿"),
    (re.compile(r"(?<=[0-9][万亿])无(?=[,，。、；)]|$)"), "元"),
    (re.compile(r"(?<=[0-9])入(?=[,，。、；)]|以上|左右|$)"), "人"),
    (re.compile(r"(?<=[0-9]月[0-9])[曰目口](?=[^标录的]|$)"), "日"),
    (re.compile(r"(?<=[0-9]月[0-9][0-9])[曰目口](?=[^标录的]|$)"), "日"),
    (re.compile(r"(?<=[0-9])[。·](?=[0-9]{1,3}[万亿%])"), "."),
)
WHOLE = re.compile(r"\d{4,}|[\d,]+\.\d+|\d{1,3}(?:,\d{3})+")
YEAR = re.compile(r"[一二][〇零九八○O0o][〇零一二三四五六七八九○O0o]{2}(?=年)")


def mend(text: str, breaks: Container[int] = ()) -> tuple[str, frozenset[int]]:
    """The text with misread characters mended, and where; `breaks` are the offsets that white space stood before."""
    changed: dict[int, str] = {}
    for match in RUN.finditer(text):
        if not _cells(match, breaks):
            _digits(match, changed)
    for match in YEAR.finditer(text):
        changed |= {match.start() + k: "〇" for k, c in enumerate(match.group()) if c in "Oo0"}
    if changed:
        text = _apply(text, changed)
    for pattern, to in UNITS:
        hits = {m.start(): to for m in pattern.finditer(text)}
        if hits:
            text = _apply(text, hits)
            changed |= hits
    return text, frozenset(changed)


def _cells(match: re.Match[str], breaks: Container[int]) -> bool:
    """Whether a bar in the run parts two cells: white space beside it, another bar in its line, or a whole number on a side."""
    run, start = match.group(), match.start()
    bars = [start + k for k, c in enumerate(run) if c == "|"]
    if not bars:
        return False
    line = match.string[
        match.string.rfind("\n", 0, start) + 1 : (match.string.find("\n", match.end()) + 1 or len(match.string) + 1) - 1
    ]
    beside = any(bar in breaks or bar + 1 in breaks for bar in bars)
    return beside or line.count("|") > 1 or any(WHOLE.fullmatch(part) for part in run.split("|"))


def _digits(match: re.Match[str], changed: dict[int, str]) -> None:
    run = match.group()
    if not any(c in "OoQDlI|SsBZz" for c in run) or run.startswith("|") or run[0] in ".,":
        return
    real = sum(c.isdigit() for c in run)
    if not real and (len(run) < 2 or match.string[match.end() : match.end() + 1] not in "万亿%"):
        return
    if len(HARD.findall(run)) != sum(c in "SsBZz" for c in run):
        return
    fixed = run.translate(SWAP)
    if fixed[0] == "0" and len(fixed) > 1 and fixed[1] != "." and match.string[match.end()] not in "月日":
        return
    changed.update({match.start() + k: fixed[k] for k in range(len(run)) if fixed[k] != run[k]})


def _apply(text: str, changes: dict[int, str]) -> str:
    letters = list(text)
    for i, c in changes.items():
        letters[i] = c
    return "".join(letters)
