"""Unified social credit codes (GB 32100-2015): which are valid, and where codes stand in a text.

Takes text; gives `(start, end, code, ok)` for every code that stands there or was meant to: too short or too long, with
letters the standard leaves out (I O Z S V), with a wrong check digit. `code` is without white space and in capitals; a
code broken over two lines of a narrow cell is whole. Refuses phone, account and identity numbers.
"""

from __future__ import annotations

import re

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
TOKEN = re.compile(r"[0-9A-Za-z]+")
BODY = re.compile(rf"[1-9AN-Y][1-9A-Y]\d{{6}}[{ALPHABET}]{{10}}")
HEADS = frozenset(
    [
        "11",
        "12",
        "13",
        "19",
        "21",
        "29",
        "31",
        "32",
        "33",
        "34",
        "35",
        "39",
        "41",
        "49",
        "51",
        "52",
        "53",
        "54",
        "59",
        "61",
        "62",
        "69",
        "71",
        "72",
        "79",
        "81",
        "89",
        "91",
        "92",
        "93",
        "A1",
        "A9",
        "N1",
        "N2",
        "N3",
        "N9",
        "Y1",
    ]
)
IDENTITY = re.compile(r"[1-6]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
EXPECTED = re.compile(r"信用代码|机构代码|社会信用|USCC")
LEAST, MOST = 15, 20


def valid(code: str) -> bool:
    """Whether the code has 18 characters of the alphabet, a division of six digits and the right check character."""
    if len(code) != LENGTH or not BODY.fullmatch(code) or code[:2] not in HEADS:
        return False
    total = sum(ALPHABET.index(character) * pow(3, i, 31) for i, character in enumerate(code[:-1]))
    return ALPHABET[-total % 31] == code[-1]


def region(code: str) -> str | None:
    """The administrative division (six digits) a well-formed code was given in."""
    return code[2:8] if BODY.fullmatch(code) else None


def find(text: str) -> list[tuple[int, int, str, bool]]:
    """Every code in the text, well-formed or not, as `(start, end, code, ok)`."""
    tokens = list(TOKEN.finditer(text))
    found: list[tuple[int, int, str, bool]] = []
    i = 0
    while i < len(tokens):
        last = _reach(text, tokens, i)
        code = "".join(token.group() for token in tokens[i : last + 1]).upper()
        if _meant(code, text[max(0, tokens[i].start() - 40) : tokens[i].start()], last > i):
            found.append((tokens[i].start(), tokens[last].end(), code, valid(code)))
            i = last
        i += 1
    return found


def _reach(text: str, tokens: list[re.Match[str]], first: int) -> int:
    """The last token of a code that blanks or a line break divide; the first itself where none does."""
    total, last = len(tokens[first].group()), first
    while total < LENGTH and last + 1 < len(tokens):
        gap = text[tokens[last].end() : tokens[last + 1].start()]
        if gap.strip() or len(gap) > 3 or total + len(tokens[last + 1].group()) > LENGTH:
            break
        last += 1
        total += len(tokens[last].group())
    return last if total == LENGTH else first


def _meant(code: str, before: str, joined: bool) -> bool:
    if not LEAST <= len(code) <= MOST or (joined and len(code) != LENGTH):
        return False
    plain = code.replace("O", "0").replace("I", "1")
    expected = EXPECTED.search(re.sub(r"\s+", "", before)) is not None
    if not expected and (
        IDENTITY.fullmatch(plain) or (code.isdigit() and not valid(code) and not plain.startswith(("91", "12", "52")))
    ):
        return False
    digits = sum(character.isdigit() for character in plain[2:8])
    return digits >= 5 and (plain[:2] in HEADS or expected)
