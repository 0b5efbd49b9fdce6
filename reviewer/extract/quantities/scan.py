"""Clean text to the numbers in it, each with the currency before it and the unit behind it.

Takes clean text and the calendar spans that are already read; gives `Atom`s in order, bare numbers included (they may
share a unit or stand under a header). Refuses what `guards` knows, and steps over codes and versions as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from reviewer.extract.quantities import comparators, guards, numerals, units
from reviewer.extract.quantities.dates import Hit
from reviewer.extract.quantities.numerals import HAN, Number
from reviewer.extract.quantities.ranges import Atom
from reviewer.extract.quantities.units import PREFIX, Unit

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)}
START = re.compile(rf"[0-9{HAN}半{''.join(VULGAR)}]|对(?=折)")
FRACTION = re.compile(rf"([{HAN}]{{1,4}}|\d{{1,4}})分之")
SLASH = re.compile(r"(\d{1,3})/(\d{1,3})(?![\d/.A-Za-z%])")
SLASH_AFTER = re.compile(r"(?:\((?:含|不含)[^()]{0,6}\))?(?:及?以上|以下|的|左右|多数|$|[，。、；)])")
SLASH_BEFORE = re.compile(r"(?:达到?|占|不少于|不低于|不超过|超过|至少|约|近|过|有|为|的)$")
_TENTH = "[一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
DISCOUNT = re.compile(
    rf"([1-9](?:\.?[1-9])?|{_TENTH}(?:点?{_TENTH})?|两|半)折(?![旧合算扣线叠射断返磨弯页腾损皱点纸])|(?<=打)对折"
)
TOUCHING = re.compile(r"\d[ .]?$")
HALF = re.compile(r"半(?=年|个?月|个(?:季度|小时)|天|小时)")
HALF_STOPS = tuple("上下前后大小一二两三四五六七八九十个年天月多0123456789")
CONTEXT = re.compile(
    r"收入|营收|产值|投资|资金|利润|投入|销售|估值|融资|预算|经费|金额|资本|纳税|税收|成本|支出|贷款|补助|资助|奖金|元|"
    r"自筹|[认实]缴|出资|报价|合同额|总额|[专拨]款|税[票款金]|劳务费|[材设差管人咨评检加服].?.?费|市值|盈利|亏损|募资|授信|担保额|负债"
)
AMOUNT = re.compile(r"[0-9][万亿]元")  # amounts before it in the sentence: 产值突破35亿元，其中…也有4.2亿
COUNTED = re.compile(r"用户|人口|户|粉丝|阅读|点击|访问|产量|产能|销量|销售量|装机|里程|面积|株|头|只|次")
BARE_END = re.compile(r"[，。、；,;)\n]|$|其中|以上|以下|左右|以内|\(含|(?:[-—~至到]{1,2}\d)")
DOTTED = re.compile(r"\d+(?:\.\d+){2,}")
COMMAS = re.compile(r"\d+(?:,\d+)+(?:\.\d+)?")
MANY = re.compile(r"(?!\d{1,3}(?:,\d{2,4})+(?![\d,]))\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?){2,}")  # 2,5,3: no misread thousands
POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{1,3}(?=[万亿元])")
RUN = re.compile(r"\d[\d,.]*")
GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?!\d)")
PREFIX_END = re.compile(f"(?:{'|'.join(re.escape(p) for p in sorted(PREFIX, key=len, reverse=True))}) ?$")
CURRENCY_ONLY = Unit("money", "CNY", Decimal(1), 0)
LONGEST = 32  # characters of a printed number with its commas; a longer run is a code
LISTING = re.compile(r"分别|依次")


def atoms(text: str, hits: list[Hit]) -> tuple[list[Atom], set[int]]:
    """The numbers of the text outside the calendar spans; and where a printed number had to be repaired."""
    out: list[Atom] = []
    mended: set[int] = set()
    at = k = 0
    for match in START.finditer(text):
        i = match.start()
        while k < len(hits) and hits[k].end <= i:
            k += 1
        if i < at or (k < len(hits) and hits[k].start <= i):
            continue
        found, at = _atom(text, i, (at, hits[k].start if k < len(hits) else len(text)), mended)
        if found:
            out.append(found)
    return out, mended


def _atom(text: str, i: int, room: tuple[int, int], mended: set[int]) -> tuple[Atom | None, int]:
    """The atom at `i` within `room`, and where to go on."""
    floor, limit = room
    special = _fraction(text, i) or _half(text, i) or _discount(text, i)
    if special and special.end <= limit:
        return special, special.end
    if text[i] not in HAN and not text[i].isdigit():
        return None, i + 1
    number = _number(text, i, mended)
    if number is None or number.end > limit:
        return None, _skip(text, i)
    start, currency = _prefix(text, i, floor)
    unit = units.at(text, number.end, not number.arabic)
    if unit and unit.kind == "money" and not unit.name:
        number, unit = _scaled(number, unit), (replace(unit, name=currency, factor=Decimal(1)) if currency else None)
    if unit is None and (currency or _plainly_money(text, number)):
        unit = replace(CURRENCY_ONLY, name=currency or "CNY", end=number.end)
    if unit is None and number.loose:
        return None, number.end
    if unit is None:
        blocked = guards.touched(text, number)
        return (None if blocked or number.bare else Atom(i, number.end, number, None)), number.end
    if unit.end > limit:
        return Atom(i, number.end, number, None), number.end
    return _checked(text, Atom(start if unit.kind == "money" else i, unit.end, number, unit, currency))


def _scaled(number: Number, scale: Unit) -> Number:
    """The number with the English scale behind it (1.2 million), so that it keeps its value whatever unit it finds."""
    times = scale.factor
    return replace(
        number,
        end=scale.end,
        value=number.value * times,
        step=number.step * times,
        upper=number.upper * times if number.upper is not None else None,
        plain=False,
        factor=number.factor * times,
    )


def _checked(text: str, atom: Atom) -> tuple[Atom | None, int]:
    unit, number = atom.unit, atom.number
    if unit is None or guards.refuses(text, number, unit):
        return None, atom.end
    if number.bare and not number.loose and not _bounded(text, atom):
        return None, atom.end
    if (unit.kind == "money" and unit.name != "CNY") or not atom.currency:
        return atom, atom.end
    name = atom.currency if unit.kind == "money" else unit.name
    return replace(atom, unit=replace(unit, name=name)), atom.end


def _bounded(text: str, atom: Atom) -> bool:
    """百人以上 and 超百亿元 count; 万元 and 百亿元 by themselves are units or figures of speech."""
    return bool(comparators.left(text, atom.start) or comparators.right(text, atom.end, False))


def _number(text: str, i: int, mended: set[int]) -> Number | None:
    """The number at `i`; a run with commas that group nothing (38,62亿) is mended rather than cut."""
    if not text[i].isdigit():
        return numerals.read(text, i)
    if i and text[i - 1].isdigit():
        return None
    run = RUN.match(text, i)
    points = POINTS.match(text, i)
    if points:
        return _mend_points(text, i, points.group(), mended)
    if DOTTED.match(text, i) or (run and len(run.group()) > LONGEST):
        return None
    commas = COMMAS.match(text, i)
    if commas and (MANY.match(text, i) or (i > 1 and text[i - 1] == "," and text[i - 2].isdigit())):
        commas = None  # cells parted by commas
    if commas and not GROUPED.match(text, i) and not LISTING.search(text[max(0, i - 40) : i]):
        return _mend_commas(text, i, commas.group(), mended)
    number = numerals.read(text, i)
    return None if number and number.plain and number.value >= Decimal(10) ** numerals.CODE_LENGTH else number


def _mend_commas(text: str, i: int, run: str, mended: set[int]) -> Number | None:
    """One comma before one or two digits is a misread point; any other odd grouping loses its commas."""
    head, _, tail = run.rpartition(",")
    point = "," not in head and len(tail) <= 2 and "." not in tail
    fixed = f"{head}.{tail}" if point else run.replace(",", "")
    number = numerals.read(fixed + text[i + len(run) : i + len(run) + 24], 0)
    if number is None:
        return None
    mended.add(i)
    shift = i + len(run) - len(fixed)
    return replace(number, start=i, end=number.end + shift)


def _mend_points(text: str, i: int, run: str, mended: set[int]) -> Number | None:
    """Points that group by three before 万, 亿 or 元 are misread commas (12.358.4万元)."""
    head, _, tail = run.rpartition(".")
    fixed = run.replace(".", "") if len(tail) == 3 else f"{head.replace('.', '')}.{tail}"
    number = numerals.read(fixed + text[i + len(run) : i + len(run) + 24], 0)
    if number is None:
        return None
    mended.add(i)
    return replace(number, start=i, end=number.end + i + len(run) - len(fixed))


def _skip(text: str, i: int) -> int:
    """Behind the whole run of digits and points (or numeral characters) that is no number."""
    run = RUN.match(text, i)
    if run:
        long = DOTTED.match(text, i) or len(run.group()) > LONGEST
        return run.end() if long else i + len(re.split("[,.]", run.group())[0])
    j = i + 1
    while j < len(text) and text[j] in HAN:
        j += 1
    return j


def _prefix(text: str, i: int, floor: int) -> tuple[int, str]:
    """Where a currency word or sign before the number begins, and its currency."""
    sign = i - 1 if i and text[i - 1] in "+-" and text[max(0, i - 2) : i - 1] in ("¥", "$") else i
    match = PREFIX_END.search(text, max(floor, sign - 7), sign)
    if not match:
        return i, ""
    return match.start(), PREFIX[match.group().rstrip()]


def _plainly_money(text: str, number: Number) -> bool:
    """10亿 without 元 is money where the clause speaks of money."""
    if not any(c in "万亿" for c in text[number.start : number.end]) or number.bare or not BARE_END.match(text, number.end):
        return False
    sentence = re.split(r"[。；\n]", text[max(0, number.start - 40) : number.start])[-1]
    clause = sentence.rpartition("，")[2][-20:]
    return bool(CONTEXT.search(clause)) or (AMOUNT.search(sentence) is not None and not COUNTED.search(clause))


def _fraction(text: str, i: int) -> Atom | None:
    """百分之三, 三分之二, 2/3, ⅔."""
    if text[i] in VULGAR:
        up, down = VULGAR[text[i]]
        return _ratio(i, i + 1, Decimal(up) / Decimal(down))
    match = FRACTION.match(text, i)
    if match:
        return _parts(text, i, match)
    match = SLASH.match(text, i)
    if not match:
        return None
    up, down = int(match.group(1)), int(match.group(2))
    before = text[max(0, i - 8) : i]
    if (
        not 0 < up < down
        or (before and (before[-1].isdigit() or (before[-1].isascii() and before[-1] not in " (>=<:")))
        or before.endswith("第")
    ):
        return None
    told = down <= 10 and not re.match(r"页|期|号|日", text[match.end() :][:1])
    if not told and not (SLASH_AFTER.match(text, match.end()) and SLASH_BEFORE.search(before)):
        return None
    return _ratio(i, match.end(), Decimal(up) / Decimal(down))


def _ratio(start: int, end: int, value: Decimal) -> Atom:
    return Atom(start, end, Number(start, end, value, Decimal(1), False), Unit("ratio", "fraction", Decimal(1), end))


def _parts(text: str, i: int, match: re.Match[str]) -> Atom | None:
    whole = Decimal({"百": 100, "千": 1000, "万": 10000, "十": 10}.get(match.group(1)) or numerals.value_of(match.group(1)) or 0)
    if not whole or match.end() >= len(text) or not (text[match.end()] in HAN or text[match.end()].isdigit()):
        return None
    number = numerals.read(text, match.end())
    if number is None or number.loose:
        return None
    if match.group(1) in ("百", "千", "万"):
        unit = Unit("percent", "fraction", 1 / whole, number.end, word="分之")
        return Atom(i, number.end, replace(number, start=i), unit)
    return _ratio(i, number.end, number.value / whole)


def _half(text: str, i: int) -> Atom | None:
    """半年, 半个月, 半天."""
    match = HALF.match(text, i)
    if not match or text[max(0, i - 1) : i].startswith(HALF_STOPS):
        return None
    unit = units.at(text, match.end())
    if unit is None or unit.kind != "duration":
        return None
    half = Number(i, match.end(), Decimal("0.5"), Decimal("0.5"), False)
    return Atom(i, unit.end, half, unit)


def _discount(text: str, i: int) -> Atom | None:
    """七五折, 8.5折, 打对折: the share of the price that is left; 一波三折 is none."""
    match = DISCOUNT.match(text, i)
    if not match or text[max(0, i - 1) : i] in ("波", "一", "百") or TOUCHING.search(text, max(0, i - 2), i):
        return None
    printed = match.group(1)
    if printed in (None, "半"):
        share = Decimal("0.5")
    else:
        digits = "".join(str(numerals.DIGITS[c]) if c in numerals.DIGITS else c for c in printed if c not in ".点")
        share = Decimal(digits).scaleb(-len(digits))
    number = Number(i, match.end() - 1, share, Decimal("0.01"), False)
    return Atom(i, match.end(), number, Unit("percent", "fraction", Decimal(1), match.end(), word="折"))
