"""What a cell shows of the number or text stored in it, by its number format.

Takes the stored value as the file writes it and a format code; gives the text. A quote must stand in the file, so where
the shown form differs from the stored one by nothing but thousands separators and trailing zeros, the stored one is given;
percentages, dates, roundings and units printed by the format are given as shown.
"""

from __future__ import annotations

import operator
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from reviewer.parse.docx.counting import FORMAL, chinese, spelled
from reviewer.parse.xlsx import dates
from reviewer.parse.xlsx.codes import Section, Token, sections

PLAIN = re.compile(r"-?\d+(?:\.\d+)?$")
PRECISION = ".15g"  # significant digits Excel computes with
COMPARE = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
SIGNED = re.compile(r"[-(（负亏−]")
WIDE = Context(prec=500)
LARGEST = 1e100  # beyond this no sheet's number means anything; the stored form is given


class Shown(NamedTuple):
    """A cell's text and whether its format prints it in white."""

    text: str
    white: bool = False


def shown(stored: str, code: str, from_1904: bool = False) -> Shown:
    """What a cell with this number shows; empty where the format prints nothing."""
    try:
        value = float(stored)
    except ValueError:
        return Shown(stored.strip())
    if not abs(value) < LARGEST:
        return Shown(stored.strip())
    plain = positional(stored.strip(), value)
    section, absolute = choose(sections(code), value)
    if section is None:
        return Shown("")
    if section.dated:
        return Shown(dates.printed(value, section, from_1904) or plain, section.white)
    if section.has("@") and not section.has("digit"):
        return Shown(plain, section.white)
    text = number(Decimal(format(value, PRECISION)), section, absolute, plain).strip()
    if value < 0 and re.search(r"[1-9]", text) and not SIGNED.search(text):
        text = "-" + text  # the sheet prints it in red without a sign
    return Shown(plain if leveled(text) == leveled(plain) else text, section.white)


def worded(text: str, code: str) -> Shown:
    """What a cell with this text shows: the fourth section of a format may add to it or print nothing."""
    found = sections(code)
    section = found[3] if len(found) > 3 else next((s for s in found[:1] if s.has("@")), None)
    if section is None:
        return Shown(text)
    parts = [text if token.kind == "@" else token.text if token.kind == "literal" else "" for token in section.tokens]
    return Shown("".join(parts), section.white)


def choose(found: tuple[Section, ...], value: float) -> tuple[Section | None, bool]:
    """The section that holds for a number, and whether it prints the number without its sign."""
    if any(section.condition for section in found):
        for index, section in enumerate(found[:3]):
            if section.condition is None or COMPARE[section.condition[0]](value, section.condition[1]):
                return section, index > 0 and section.condition is not None
        return None, False
    if value < 0 and len(found) > 1:
        return (found[1] if found[1].tokens else None), True
    if value == 0 and len(found) > 2:
        return (found[2] if found[2].tokens else None), False
    empty = len(found) > 1 and not found[0].tokens
    return (None if empty else found[0]), False


def positional(stored: str, value: float) -> str:
    """The number without an exponent and without the noise of binary fractions (0.30000000000000004 is 0.3)."""
    if PLAIN.match(stored) and len(stored.strip("-0.").replace(".", "")) <= 15:
        return stored
    if stored.lstrip("-").isdecimal():
        return stored
    return level(format(Decimal(format(value, PRECISION)), "f"))


def level(text: str) -> str:
    """A number without the zeros that end its fraction."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def leveled(text: str) -> str:
    """A number as compared: no separators, no zeros that say nothing."""
    return level(text.replace(",", ""))


def number(value: Decimal, section: Section, absolute: bool, plain: str) -> str:
    """A number as a section prints it."""
    if not section.tokens:
        return plain  # a code without signs is General
    if section.has("general") or not section.has("digit"):
        sign = "-" if value < 0 and absolute is False and section.has("general") else ""
        return sign + "".join(general(token, plain, section.digits) for token in section.tokens)
    if fraction(section):
        return plain
    places = decimal_places(section)
    if section.has("exponent"):
        return f"{float(value):.{places}E}"
    size = abs(value) * 100 ** sum(token.kind == "%" for token in section.tokens)
    size = (size / 1000 ** scales(section)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
    whole, _, decimals = format(size, "f").partition(".")
    text = laid(section, whole.lstrip("0"), decimals)
    if section.digits:
        text = "".join((spelled(int(c)) if section.digits == 1 else FORMAL[int(c)]) if c.isdecimal() else c for c in text)
    return "-" + text if value < 0 and not absolute and size else text


def general(token: Token, plain: str, digits: int) -> str:
    """One token of a section that prints the number as it is, in Chinese where the section says so."""
    if token.kind != "general":
        return token.text if token.kind == "literal" else token.kind if token.kind in "%.," else ""
    bare = plain.removeprefix("-")
    if digits and bare.isdecimal() and int(bare) < 100_000:
        return chinese(int(bare)) if digits == 1 else chinese(int(bare), FORMAL, "拾佰仟万", False)
    return bare


def fraction(section: Section) -> bool:
    """Whether it prints halves and thirds (# ?/?); the stored number says it as well."""
    signs = [token.text if token.kind == "literal" else token.kind for token in section.tokens]
    return "/" in signs and "digit" in signs[signs.index("/") :]


def decimal_places(section: Section) -> int:
    """How many digits stand behind the decimal point, an exponent's not counted."""
    kinds = [token.kind for token in section.tokens]
    start = kinds.index(".") if "." in kinds else len(kinds)
    end = kinds.index("exponent") if "exponent" in kinds else len(kinds)
    return kinds[start:end].count("digit")


def scales(section: Section) -> int:
    """How many times it divides by a thousand: commas right behind the last digit of a part."""
    kinds = [token.kind for token in section.tokens]
    count = 0
    for index, kind in enumerate(kinds):
        rest = [k for k in kinds[index:] if k != "literal"]
        tail = next((k for k in rest if k != ","), "")
        if kind == "," and tail != "digit" and "digit" in kinds[:index]:
            count += 1
    return count


def laid(section: Section, whole: str, decimals: str) -> str:
    """Digits in their places, with what stands between them (0!.0 prints 12.3 of 123)."""
    kinds = [token.kind for token in section.tokens]
    point = kinds.index(".") if "." in kinds else len(kinds)
    front, back = section.tokens[:point], section.tokens[point + 1 :]
    places = [index for index, token in enumerate(front) if token.kind == "digit"]
    grouped = any(token.kind == "," and places and places[0] < i < places[-1] for i, token in enumerate(front))
    out: list[str] = []
    told = 0
    for index in range(len(front) - 1, -1, -1):
        token = front[index]
        if token.kind != "digit":
            out.append("%" if token.kind == "%" else token.text if token.kind == "literal" else "")
            continue
        last = index == places[0]
        taken = whole[::-1] if last else whole[-1:]
        whole = "" if last else whole[:-1]
        for digit in taken or ("0" if token.text == "0" else ""):
            out.append("," if grouped and told and told % 3 == 0 else "")
            out.append(digit)
            told += 1
    text = "".join(reversed(out))
    return text + ("." + after(back, decimals) if point < len(kinds) else "")


def after(tokens: tuple[Token, ...], decimals: str) -> str:
    """What stands behind the decimal point; zeros in places marked # are not printed."""
    places = [token.text for token in tokens if token.kind == "digit"]
    while decimals and places[len(decimals) - 1] != "0" and decimals[-1] == "0":
        decimals = decimals[:-1]
    left = iter(decimals)
    parts = [
        next(left, "") if t.kind == "digit" else t.kind if t.kind == "%" else t.text if t.kind == "literal" else ""
        for t in tokens
    ]
    return "".join(parts)
