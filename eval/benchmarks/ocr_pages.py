"""Pages of an application drawn with Pillow, with what stands on them: the truth of the OCR benchmark.

Gives `Drawn`: the clean picture and each printed piece of a line with the place of its every character, in points. Pieces
with `counted` false (handwriting) are no part of any figure. `KINDS` names the kinds of page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from ocr_words import FIELDS, TITLES, Words
from PIL import Image, ImageDraw, ImageFont

A4 = (595.0, 842.0)  # points
CHINESE = 2  # the simplified face of a collection
FACES = (  # regular, bold, and the face of Latin letters and figures
    ("NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", ""),
    ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "LiberationSerif-Regular.ttf"),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", ""),
    ("DroidSansFallbackFull.ttf", "NotoSansCJK-Bold.ttc", "LiberationSans-Regular.ttf"),
)
LEFT, RIGHT = 72.0, 523.0
FORBIDDEN = "，。、；：！？）》”%"  # marks that do not begin a line
RED = (200, 25, 30)
Place = tuple[int, int, int]  # table, row, column


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece of a printed line; character k lies between `edges[k]` and `edges[k + 1]`."""

    text: str
    edges: tuple[float, ...]
    top: float
    bottom: float
    cell: Place | None = None
    counted: bool = True

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Drawn:
    """A page: its clean picture, its pieces, and the box of each cell."""

    image: Image.Image
    dpi: int
    pieces: list[Printed] = field(default_factory=list)
    cells: dict[Place, tuple[float, float, float, float]] = field(default_factory=dict)
    spots: list[tuple[float, float]] = field(default_factory=list)  # where seals belong


@cache
def face(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, pixels, index=CHINESE if name.endswith(".ttc") else 0)


class Pen:
    """Draws on a sheet; places and sizes in points."""

    def __init__(self, words: Words, dpi: int, rule: float = 0.6, shade: Any = (0, 0, 0)) -> None:
        self.words, self.dpi, self.rule, self.shade = words, dpi, rule, shade
        self.regular, self.bold, self.latin = words.random.choice(FACES)
        self.drawn = Drawn(Image.new("RGB", (self.px(A4[0]), self.px(A4[1])), "white"), dpi)
        self.draw = ImageDraw.Draw(self.drawn.image)
        self.tables = 0

    def px(self, points: float) -> int:
        return round(points * self.dpi / 72)

    def fonts(self, text: str, size: float, bold: bool = False) -> list[ImageFont.FreeTypeFont]:
        """The font of each character."""
        chinese = face(self.bold if bold else self.regular, self.px(size))
        latin = face(self.latin, self.px(size)) if self.latin and not bold else chinese
        return [latin if "!" <= c <= "~" else chinese for c in text]

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return sum(font.getlength(c) for font, c in zip(self.fonts(text, size, bold), text, strict=True)) * 72 / self.dpi

    def text(  # noqa: PLR0913 - a printed line has as many sides
        self, x: float, y: float, text: str, size: float, *, bold: bool = False, cell: Place | None = None, colour: Any = "black",
        counted: bool = True,
    ) -> float:  # fmt: skip
        """Words whose line begins at a place; gives where they end."""
        edges, base = [x * self.dpi / 72], (y + 0.88 * size) * self.dpi / 72
        for font, character in zip(self.fonts(text, size, bold), text, strict=True):
            self.draw.text((edges[-1], base), character, font=font, fill=colour, anchor="ls")
            edges.append(edges[-1] + font.getlength(character))
        places = tuple(edge * 72 / self.dpi for edge in edges)
        self.drawn.pieces.append(Printed(text, places, y, y + size, cell, counted))
        return places[-1]

    def centred(self, y: float, text: str, size: float, bold: bool = True, colour: Any = "black") -> None:
        self.text((A4[0] - self.width(text, size, bold)) / 2, y, text, size, bold=bold, colour=colour)

    def line(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.0, colour: Any = None) -> None:
        ends = tuple(self.px(v) for v in (x0, y0, x1, y1))
        self.draw.line(ends, fill=colour or self.shade, width=max(1, self.px(thick or self.rule)))

    def wrapped(self, text: str, size: float, width: float, indent: float = 0.0) -> list[str]:
        """A text in lines no wider than that, the first one indented."""
        lines, start, room = [], 0, width - indent
        for k in range(1, len(text) + 1):
            if self.width(text[start:k], size) > room and text[k - 1] not in FORBIDDEN:
                lines.append(text[start : k - 1])
                start, room = k - 1, width
        return [*lines, text[start:]]

    def paragraph(self, y: float, text: str, size: float, pitch: float, left: float = LEFT, right: float = RIGHT) -> float:
        """A paragraph; gives where the next one begins."""
        for k, line in enumerate(self.wrapped(text, size, right - left, 2 * size)):
            self.text(left + (2 * size if k == 0 else 0), y, line, size)
            y += pitch
        return y

    def table(self, xs: list[float], y: float, rows: list[list[Any]], size: float, **how: Any) -> float:
        """A ruled table: a cell is text, "<" joins it to the one on its left, "^" to the one above; gives its lower end."""
        self.tables += 1
        spans = spanned(rows)
        heights = [0.0] * len(rows)
        for (r, c), (high, wide) in spans.items():
            lines = self.wrapped(rows[r][c], size, xs[c + wide] - xs[c] - 8)
            need = len(lines) * size * 1.35 + how.get("pad", 9.0)
            if high == 1:
                heights[r] = max(heights[r], need)
        ys = [y]
        for high in heights:
            ys.append(ys[-1] + (high or size * 2))
        for (r, c), (high, wide) in spans.items():
            box = (xs[c], ys[r], xs[c + wide], ys[r + high])
            self.drawn.cells[(self.tables, r, c)] = box
            if how.get("shaded") and r == 0:
                self.draw.rectangle([self.px(v) for v in box], fill=(205, 210, 220))
            self.inside(rows[r][c], box, size, (self.tables, r, c), how)
        for (r, c), (high, wide) in spans.items():
            x0, top, x1, bottom = xs[c], ys[r], xs[c + wide], ys[r + high]
            for ends in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
                self.line(*ends)
        return ys[-1]

    def inside(self, text: str, box: tuple[float, float, float, float], size: float, place: Place, how: dict[str, Any]) -> None:
        x0, top, x1, bottom = box
        lines = self.wrapped(text, size, x1 - x0 - 8)
        ascent = size * 1.35
        y = (top + bottom) / 2 - (len(lines) * ascent - 0.35 * size) / 2
        for line in lines:
            wide = self.width(line, size)
            x = x0 + 4 if how.get("left") else (x0 + x1 - wide) / 2
            self.text(x, y, line, size, cell=place, bold=bool(how.get("shaded")) and place[1] == 0)
            y += ascent


def spanned(rows: list[list[Any]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns each cell takes."""
    found = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            wide = next((k for k in range(1, len(row) - c) if row[c + k] != "<"), len(row) - c)
            high = next((k for k in range(1, len(rows) - r) if rows[r + k][c] != "^"), len(rows) - r)
            found[(r, c)] = (high, wide)
    return found


# ---------------------------------------------------------------- kinds of page


def cover(pen: Pen) -> None:
    say = pen.words
    pen.centred(120, "创新联合体组建申请书", say.random.choice((26, 30, 36)))
    y = 300.0
    for label, value in (
        ("联合体名称", say.firm()[:4] + "创新联合体"), ("牵头单位", say.firm()), ("首席专家", say.name()),
        ("联系电话", "0771-" + say.among(10**6, 10**7 - 1)), ("申报日期", say.date()),
    ):  # fmt: skip
        x = pen.text(110, y, label + "：", 16)
        pen.text(x + 24, y, value, 15)
        pen.line(x, y + 23, 470, y + 23)
        y += 46
    pen.centred(700, "广西壮族自治区科学技术厅制", 16, bold=False)
    pen.centred(728, say.date(), 14, bold=False)
    pen.drawn.spots += [(300, 470), (250, 650)]


def prose(pen: Pen) -> None:
    say = pen.words
    size = say.random.choice((10.5, 12.0, 14.0, 16.0))
    y = 76.0
    number = 0
    while y < 690:
        number += 1
        pen.text(LEFT, y, f"{'一二三四五六七八九十'[number % 10 - 1]}、{say.random.choice(FIELDS)}与任务分工", size, bold=True)
        y = pen.paragraph(y + size * 1.8, say.paragraph(150), size, size * 1.75)
    folio = f"- {say.among(1, 60)} -"
    pen.text((A4[0] - pen.width(folio, 9)) / 2, 790, folio, 9, counted=False)  # furniture to a reader
    pen.drawn.spots += [(180, 200), (330, 480)]


def form(pen: Pen) -> None:
    say = pen.words
    pen.centred(60, "表1　创新联合体基本信息表", 15)
    tick = say.random.choice(("☑", "√", "■"))
    rows = [
        ["联合体名称", say.firm()[:6] + "创新联合体", "<", "<", "<"],
        ["牵头单位", say.firm(), "<", "单位性质", "企业"],
        ["统一社会信用代码", "91450100MA5" + say.among(10**6, 10**7 - 1), "<", "注册资本", say.money() + "万元"],
        ["近两年经营情况", "年度", "主营业务收入（万元）", "研发投入（万元）", "占比（%）"],
        ["^", say.among(2021, 2023), say.money(), say.money(), say.share()],
        ["^", say.among(2024, 2025), say.money(), say.money(), say.share()],
        ["研发人员", say.among(30, 900) + "人", "其中：高级职称", say.among(10, 99) + "人", ""],
        ["所属领域", f"{tick}新材料　□装备制造　□生物医药", "<", "组建期限", say.among(2, 9) + "年"],
        ["主要任务", say.paragraph(90), "<", "<", "<"],
        ["单位意见", say.paragraph(40), "<", "<", "<"],
    ]
    end = pen.table([60, 150, 235, 330, 435, 535], 96, rows, say.random.choice((10.5, 11.0, 12.0)), left=False)
    pen.drawn.spots += [(120, 130), (380, min(640.0, end - 70)), (240, 250)]
    pen.paragraph(end + 14, "注：" + say.sentence(), 9, 15)


def roster(pen: Pen) -> None:
    say = pen.words
    pen.centred(56, "附表3　研发团队人员名单", 14)
    rows = [["序号", "姓名", "出生年月", "职称", "专业", "工作单位", "投入（人月）"]]
    for k in range(1, say.random.randint(18, 24)):
        rows.append([
            str(k), say.name(), f"{say.among(1962, 1999)}.{say.among(1, 12):0>2}", say.random.choice(TITLES),
            say.random.choice(FIELDS), say.firm(), say.among(2, 36),
        ])  # fmt: skip
    pen.table(
        [50, 80, 128, 186, 256, 326, 486, 545],
        86,
        rows,
        say.random.choice((9.0, 10.5)),
        pad=7.0,
        shaded=say.random.random() < 0.5,
    )
    pen.drawn.spots += [(360, 300), (90, 480)]


def signatures(pen: Pen) -> None:
    say = pen.words
    y = pen.paragraph(80, say.paragraph(200), 12, 22)
    y = pen.paragraph(y, "本协议一式" + say.among(4, 9) + "份，各方各执一份，自签字盖章之日起生效。", 12, 22)
    for _ in range(3):
        y += 12
        for x in (76.0, 312.0):
            pen.text(x, y, "单位（盖章）：" + say.firm()[:9], 11)
            end = pen.text(x, y + 34, "法定代表人：", 11)
            pen.line(end, y + 50, end + 90, y + 50)
            pen.text(end + 12, y + 30, say.name(), 15, counted=False, colour=(20, 20, 90))
            pen.text(x, y + 68, "日期：" + say.date(), 11)
            pen.drawn.spots.append((x + 60, y - 24))
        y += 100


def small(pen: Pen) -> None:
    say = pen.words
    pen.centred(60, "目　录", 18)
    y = 100.0
    for k in range(1, 9):
        end = pen.text(LEFT, y, f"{k}. {say.random.choice(FIELDS)}技术路线", 12)
        page = say.among(1, 96)
        dots = "." * int((500 - end - 8) / pen.width(".", 12))
        pen.text(end + 4, y, dots, 12, counted=False)
        pen.text(504, y, page, 12)
        y += 21
    rows = [["序号", "设备名称", "型号", "数量（台）", "原值（万元）", "购置日期"]]
    for k in range(1, 14):
        rows.append([
            str(k), say.random.choice(FIELDS) + "分析仪", f"GX-{say.among(100, 999)}B", say.among(1, 30), say.money(),
            f"{say.among(2012, 2025)}-{say.among(10, 12)}",
        ])  # fmt: skip
    end = pen.table([60, 95, 230, 320, 380, 460, 535], y + 20, rows, 8.0, pad=6.0)
    pen.paragraph(end + 10, "注：" + say.paragraph(120), 7.5, 12)
    pen.drawn.spots += [(330, 380), (110, 560)]


def head(pen: Pen) -> None:
    say = pen.words
    pen.centred(80, "桂海市科学技术局文件", 34, colour=RED)
    pen.centred(170, f"桂海科〔{say.among(2020, 2026)}〕{say.among(1, 180)}号", 14, bold=False)
    pen.line(LEFT, 200, RIGHT, 200, 1.6, RED)
    pen.centred(226, "关于组建创新联合体有关事项的批复", 20)
    y = pen.paragraph(280, say.paragraph(220), 16, 28)
    pen.text(330, y + 24, "桂海市科学技术局", 16)
    pen.text(345, y + 54, say.date(), 16)
    pen.drawn.spots += [(330, y - 20)]


def certificate(pen: Pen) -> None:
    say = pen.words
    for inset, thick in ((36, 2.5), (42, 0.8)):
        ends = (inset, inset), (A4[0] - inset, A4[1] - inset)
        pen.draw.rectangle([pen.px(v) for end in ends for v in end], outline=(150, 110, 40), width=pen.px(thick))
    pen.centred(120, "高新技术企业证书", 32)
    y = 260.0
    for label, value in (
        ("企业名称", say.firm()), ("证书编号", "GR" + say.among(2021 * 10**8, 2026 * 10**8)), ("发证时间", say.date()), ("有效期", "三年"),
    ):  # fmt: skip
        pen.text(110, y, label + "：" + value, 18)
        y += 50
    pen.text(310, 600, "广西壮族自治区科学技术厅", 14)
    pen.text(340, 630, say.date(), 14)
    pen.drawn.spots += [(340, 560)]


def columns(pen: Pen) -> None:
    say = pen.words
    pen.centred(64, say.random.choice(FIELDS) + "检测报告", 18)
    for left, right in ((56.0, 284.0), (312.0, 540.0)):
        y = 110.0
        while y < 720:
            y = pen.paragraph(y, say.paragraph(60), 10.5, 17, left, right)
    pen.drawn.spots += [(120, 300), (360, 560)]


def back(pen: Pen) -> None:
    """The blank back of a sheet."""


KINDS: dict[str, Callable[[Pen], None]] = {
    "cover": cover, "prose": prose, "form": form, "roster": roster, "signatures": signatures, "small": small, "head": head,
    "certificate": certificate, "columns": columns, "back": back,
}  # fmt: skip


def page(kind: str, seed: int, dpi: int, rule: float = 0.6, shade: Any = (0, 0, 0)) -> Drawn:
    """A page of that kind; the same seed draws the same page."""
    pen = Pen(Words(f"{kind} {seed}"), dpi, rule, shade)
    KINDS[kind](pen)
    return pen.drawn
