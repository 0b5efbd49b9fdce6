"""Signs of Word's symbol fonts as the Unicode signs a reader would take them for.

Takes a font name and a character code; gives the sign, or nothing for a code without a known look. Ticked and empty boxes
matter most: a form's choice hangs on them. Chinese forms also draw them with EQ fields (√ laid over □).
"""

from __future__ import annotations

import re

WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢",
    0xDC: "➲", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + k: chr(0x2460 + k) for k in range(10)},
}  # fmt: skip
WINGDINGS2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0xA2: "■", 0xA3: "□",
    0xA4: "□", 0x2A: "□", 0x30: "□",
}  # fmt: skip
SYMBOL = {
    0xB7: "•", 0xB4: "×", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xB0: "°", 0xD7: "⋅",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x77: "ω", 0x57: "Ω", 0x44: "Δ",
}  # fmt: skip
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS2, "symbol": SYMBOL}
LAID_OVER = re.compile(r"\beq\s*\\o\s*(?:\\a[clr])?\s*\(\s*([^,，;)]*?)\s*[,，;]\s*([^)]*?)\s*\)", re.IGNORECASE)
TICKS, CROSSES = frozenset("√✓✔vV"), frozenset("×✗xX")


def sign(font: str, code: int) -> str:
    """The sign a symbol font shows for a code; fonts with letters show the letter."""
    table = FONTS.get(font.strip().lower())
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if table is not None:
        return table.get(low, "")
    return "" if 0xE000 <= code <= 0xF8FF or code < 32 or code > 0x10FFFF else chr(code)


def drawn(font: str, text: str) -> str:
    """Text typed in a symbol font (R in Wingdings 2 is a ticked box), where all its signs are known."""
    signs = [" " if character == " " else sign(font, ord(character)) for character in text]
    return "".join(signs) if all(signs) else text


def laid_over(code: str) -> str:
    """What an EQ field shows that lays one sign over another: ☑ for √ over □, ① for 1 in ○; else nothing."""
    found = LAID_OVER.search(code)
    if not found:
        return ""
    frame, inner = found[1], found[2]
    if frame[:1] in "□■◻☐" and frame:
        return "☑" if inner[:1] in TICKS and inner else "☒" if inner[:1] in CROSSES and inner else ""
    if frame in ("○", "〇", "◯") and inner.isdecimal() and 0 < int(inner) <= 20:
        return chr(0x2460 + int(inner) - 1)
    return inner if len(inner) == 1 and frame in ("○", "〇", "◯") else ""
