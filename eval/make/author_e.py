"""Helpers of the bundles lj-e1-flawed and hn-e2-clean, over author_b's Word parts: codes, forms, signature blocks, labels of any policy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import author_b
from author_b import ALPHABET, EVAL, Gold as _Gold, Word, cell, fresh, par, plain_length, row, run, seal, spans, table, uscc

GRID = [445] * 20
LEFT = {"align": "left"}


def stamp_time(year: int, month: int, day: int) -> None:
    """The fixed time that the written files carry."""
    author_b.FIXED = datetime(year, month, day, 10, 20)


def code(kind: str, region: str, body: str) -> str:
    """A unified code: kind (91, 12, 52), region, eight characters of the organisation code; both check digits computed."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum((int(c) if c.isdigit() else ord(c) - 55) * w for c, w in zip(body, weights)) % 11
    assert len(body) == 8 and all(c in ALPHABET for c in body), body
    return uscc(kind + region + body + {10: "X", 11: "0"}.get(rest, str(rest)))


class Gold(_Gold):
    def __init__(self, case: str, policy: str, flavour: str, documents: dict[str, str]) -> None:
        super().__init__(case, flavour, documents)
        self.data["policy"] = policy


class Paper(Word):
    """A Word document with a body size and line height of its own."""

    def __init__(self, size: float = 12, line: float = 1.5, head: str = "", **more) -> None:
        super().__init__(size=size, **more)
        self.size, self.line, self.head = size, line, head

    def text(self, *paragraphs: str) -> None:
        for t in paragraphs:
            if t.startswith("# "):
                self.add(par(t[2:], self.size + 2, True, self.head, before=8, after=4, keep=True))
            elif t.startswith("## "):
                self.add(par(t[3:], self.size, True, self.head, left=24, before=4, after=2, keep=True))
            else:
                self.add(par(t, self.size, indent=2, align="both", line=self.line))

    def title(self, *lines: str, size: float = 20) -> None:
        self.add(*[par(t, size, True, self.head, "center", after=8) for t in lines])

    def list_table(self, head: list[str], rows: list[list[str]], widths: list[int], size: float = 10.5, left: tuple = ()) -> None:
        body = [row([cell(t, 1, w, bold=True, size=size, shade="EDEDED") for t, w in zip(head, widths)], 22, header=True)]
        body += [
            row(
                [cell(t, 1, w, size=size, align="left" if k in left else "center") for k, (t, w) in enumerate(zip(r, widths))], 20
            )
            for r in rows
        ]
        self.add(table(body, widths), par("", 6))

    def party(self, role: str, name: str, person: str, date: str, stamp: bytes | None, x: float = 7.2, gap: float = 16) -> None:
        """A signature block in plain paragraphs, the seal over the name."""
        over = self.picture(stamp, 3.9, x, -0.6) if stamp else ""
        self.add(
            par(over + run(f"{role}（盖章）：{name}", self.size), self.size, before=gap, after=8, keep=True),
            par(f"法定代表人（签字）：{person}", self.size, after=8, keep=True),
            par(f"日期：{date}", self.size, after=50),
        )


class Form:
    """Rows of an application form over twenty columns."""

    def __init__(self, size: float = 10.5, face: str = "") -> None:
        self.rows: list[str] = []
        self.size, self.label = size, {"size": size, "face": face}

    def line(self, *parts, height: float = 21) -> None:
        """(columns, text) is a value, (columns, text, 1) a label, (columns, text, options) as given."""
        cells = [
            (p[0], p[1], self.label if len(p) > 2 and p[2] == 1 else {"size": self.size, **(p[2] if len(p) > 2 else {})})
            for p in parts
        ]
        self.rows.append(row(spans(GRID, cells), height))

    def heading(self, text: str) -> None:
        self.rows.append(row(spans(GRID, [(20, par(text, self.size, True, self.label["face"], keep=True), {})]), 22))

    def long(self, paragraphs: list[str]) -> None:
        body = "".join(par(p, self.size, indent=2, align="both", line=1.2) for p in paragraphs)
        self.rows.append(row(spans(GRID, [(20, body, {"valign": "top"})]), 40, split=True))

    def opinion(
        self, word: Word, title: str, text: str, sign: str, date: str, stamp: bytes | None = None, height: float = 110
    ) -> None:
        over = word.picture(stamp, 3.9, 6.4, -1.5) if stamp else ""
        body = (
            par(title, self.size)
            + par(text, self.size, indent=2)
            + par("", self.size)
            + par("", self.size)
            + par(over + run(sign, self.size), self.size, left=150)
            + par(date, self.size, left=240, before=4, after=4)
        )
        self.rows.append(row(spans(GRID, [(20, body, {"valign": "top"})]), height))

    def xml(self) -> str:
        return table(self.rows, GRID)


def cases() -> Path:
    return EVAL / "cases"
