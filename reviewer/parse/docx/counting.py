"""Numbers as Word prints them in a list: 一, 甲, 壹, ①, iv, AA.

Takes a number and a format name of WordprocessingML (`w:numFmt`); gives the printed text. An unknown format prints
plain digits, as Word does. Chinese follows Word: 101 is 一○一 in `chineseCounting`, 一百〇一 in `chineseCountingThousand`.
"""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
         (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def chinese(number: int, digits: str = DIGITS, units: str = "十百千万", short: bool = True) -> str:
    """A number up to 99999 in Chinese; `short` drops the leading one of 一十二."""
    if not 0 < number < 100_000:
        return digits[0] if number == 0 else str(number)
    out, pending = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            pending = bool(out)
            continue
        out += (digits[0] if pending else "") + digits[int(digit)] + (units[place - 1] if place else "")
        pending = False
    return out[1:] if short and 10 <= number < 20 else out


def spelled(number: int) -> str:
    """Digit by digit: 一〇, 二三."""
    return "".join(DIGITS[int(digit)] for digit in str(number)) if number >= 0 else str(number)


def cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def letters(number: int) -> str:
    """a to z, then aa to zz: Word repeats the letter."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, sign in ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out


def counted(number: int) -> str:
    """一 to 九十九, then digit by digit with a round zero."""
    return chinese(number) if number < 100 else spelled(number).replace("〇", "○")


def japanese(number: int) -> str:
    """百十一 where Chinese says 一百一十一; many Chinese forms use this format."""
    text = chinese(number).replace("〇", "") if number else "〇"
    return text.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def block(start: int, most: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode from `start`, for 1 to `most`."""
    return lambda number: chr(start + number - 1) if 0 < number <= most else str(number)


def ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)) if number >= 0 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": full_width,
    "decimalFullWidth2": full_width,
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": block(0x2460, 20),
    "decimalEnclosedCircleChinese": block(0x2460, 20),
    "decimalEnclosedFullstop": block(0x2488, 20),
    "decimalEnclosedParen": block(0x2474, 20),
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": counted,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": spelled,
    "japaneseCounting": japanese,
    "koreanCounting": chinese,
    "japaneseDigitalTenThousand": spelled,
    "koreanDigital2": spelled,
    "ideographDigital": spelled,
    "ideographTraditional": cycle(STEMS),
    "ideographZodiac": cycle(BRANCHES),
    "ideographEnclosedCircle": block(0x3280, 10),
    "ideographLegalTraditional": lambda number: chinese(number, FORMAL_TRADITIONAL, "拾佰仟萬", False),
    "chineseLegalSimplified": lambda number: chinese(number, FORMAL, "拾佰仟万", False),
    "japaneseLegal": lambda number: chinese(number, FORMAL_TRADITIONAL, "拾佰仟萬", False),
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "ordinal": ordinal,
    "none": lambda number: "",
}


def printed(number: int, style: str) -> str:
    """The number in a Word number format."""
    return FORMATS.get(style, str)(number)
