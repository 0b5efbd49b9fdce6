"""Serial days of Excel to what a date format prints of them: 2025年3月1日, 2025-03-01, 二〇二五年三月, 25:30.

Takes a serial number, a section of a format code and the workbook's first day (1900 or 1904); gives the text. Gives
nothing for a number that is no date; Excel shows a row of # there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from reviewer.parse.docx.counting import chinese, spelled
from reviewer.parse.xlsx.codes import Section, Token

LAST = 2_958_465  # 31 December 9999
WEEK = "一二三四五六日"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def printed(serial: float, section: Section, from_1904: bool) -> str | None:
    """The date as the section prints it; None where the number is no date."""
    moment = moment_of(serial, from_1904)
    if moment is None:
        return None
    dates = [token for token in section.tokens if token.kind in ("date", "elapsed")]
    half = section.has("noon")
    out, place = [], -1
    for token in section.tokens:
        if token.kind in ("date", "elapsed"):
            place += 1
        if token.kind == "elapsed":
            out.append(elapsed(serial, token.text))
        elif token.kind == "date":
            minute = token.text[0] in "mM" and len(token.text) < 3 and by_hour(dates, place)
            out.append(piece(moment, "n" * len(token.text) if minute else token.text.lower(), half, section.digits))
        elif token.kind == "noon":
            late = moment.hour >= 12
            out.append(("下午" if late else "上午") if "上午" in token.text else token.text.split("/")[late])
        elif token.kind != "@":
            out.append(token.text)
    return "".join(out)


def moment_of(serial: float, from_1904: bool) -> datetime | None:
    """The day and time of a serial number, to the second; Excel counts a 29 February 1900 that never was."""
    if not 0 <= serial <= LAST:
        return None
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if serial >= 61 else 31)
    try:
        return first + timedelta(seconds=round(serial * 86400))
    except OverflowError:
        return None


def by_hour(dates: Sequence[Token], place: int) -> bool:
    """Whether an m stands for minutes: behind hours or before seconds."""
    before = dates[place - 1].text[0].lower() if place else ""
    after = dates[place + 1].text[0].lower() if place + 1 < len(dates) else ""
    return before == "h" or after == "s"


def elapsed(serial: float, token: str) -> str:
    """Hours, minutes or seconds that do not start again at midnight."""
    seconds = round(serial * 86400)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[token[0]]).zfill(len(token))


def piece(moment: datetime, token: str, half: bool, digits: int) -> str:
    """One part of a date: year, month, day, weekday, hour, minute or second."""
    sign, width = token[0], len(token)
    if sign in "ye":
        year = moment.year if width > 2 or sign == "e" else moment.year % 100
        return spelled(year) if digits else str(year).zfill(2)
    if sign == "a":
        return ("星期" if width == 4 else "") + WEEK[moment.weekday()]
    if sign in "md" and width > 2:
        name = MONTHS[moment.month - 1] if sign == "m" else DAYS[moment.weekday()]
        return {3: name[:3], 5: name[:1]}.get(width, name)
    hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[sign]
    if digits:
        return chinese(number)
    whole, _, fraction = token.partition(".")
    return str(number).zfill(min(2, len(whole))) + ("." + "0" * len(fraction) if fraction else "")
