"""Number format codes of Excel to sections of tokens: `#,##0.00"万元";[Red]-0` .

Takes a code as styles.xml holds it; gives its sections, each with its condition, its colour and its tokens. Refuses
nothing: a sign without a meaning stands for itself, as Excel prints it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

# What Excel in Chinese shows for the formats a file names by number only.
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;[Red]"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;[Red]"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '#,##0;-#,##0;"-";@',
    42: '"¥"#,##0;"¥"-#,##0;"¥""-";@',
    43: '#,##0.00;-#,##0.00;"-"??;@',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"¥""-"??;@',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
SYSTEM = {"$-F800": 'yyyy"年"m"月"d"日"', "$-F400": "h:mm:ss"}  # what the reader's own system sets
TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.?|\*.?|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)'
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+)"
    r"|(?P<digit>[0#?])|(?P<sign>[.,%@;])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$")
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
WHITE = frozenset({"white", "白色", "color2", "颜色2", "color 2", "颜色 2"})
LONGEST = 255  # characters of a code Excel accepts


class Token(NamedTuple):
    """A piece of a section: `kind` is literal, digit, date, elapsed, noon, general, exponent or the sign itself."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a code: when it holds, what it prints, in which digits (0 Arabic, 1 一二, 2 壹贰), whether in white."""

    tokens: tuple[Token, ...] = ()
    condition: tuple[str, float] | None = None
    digits: int = 0
    white: bool = False

    @property
    def dated(self) -> bool:
        """Whether it prints a date or a time."""
        kinds = {token.kind for token in self.tokens}
        return bool(kinds & {"date", "elapsed"}) and "digit" not in kinds

    def has(self, kind: str) -> bool:
        return any(token.kind == kind for token in self.tokens)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code, at least one."""
    found: list[Section] = []
    tokens: list[Token] = []
    marks: list[str] = []
    for match in TOKEN.finditer(SYSTEM.get(code[1:7], code)[:LONGEST] if code.startswith("[$-F") else code[:LONGEST]):
        group, text = match.lastgroup, match.group()
        if group == "sign" and text == ";":
            found.append(section(tokens, marks))
            tokens, marks = [], []
        elif group == "bracket":
            inner = match["bracket"]
            marks.append(inner)
            tokens += bracketed(inner)
        elif group in ("quoted", "escaped", "other"):
            tokens.append(Token("literal", match[group]))
        elif group is not None:
            tokens.append(Token(text if group == "sign" else group, text))
    return (*found, section(tokens, marks))


def bracketed(inner: str) -> list[Token]:
    """What a bracket prints: a currency sign, hours beyond a day; colours, languages and conditions print nothing."""
    if inner.startswith("$"):
        sign = inner[1:].split("-", maxsplit=1)[0]
        return [Token("literal", sign)] if sign else []
    return [Token("elapsed", inner.lower())] if ELAPSED.fullmatch(inner) else []


def section(tokens: list[Token], marks: list[str]) -> Section:
    """A section from its tokens and its brackets."""
    condition = next((found for mark in marks if (found := CONDITION.match(mark))), None)
    digits = next((int(mark[5]) for mark in marks if re.fullmatch(r"DBNum[12]", mark, re.IGNORECASE)), 0)
    held = (condition[1], float(condition[2])) if condition else None
    return Section(tuple(tokens), held, digits, any(mark.lower() in WHITE for mark in marks))
