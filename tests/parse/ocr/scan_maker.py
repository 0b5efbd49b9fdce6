"""Page images as a scanner gives them: drawn with Pillow, stamped, laid askew, blurred and grainy."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

REGULAR, BOLD = "NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"
RED = (196, 30, 40)


@dataclass
class Paper:
    """A sheet of A4 to draw on; places and sizes in points."""

    dpi: int = 200
    image: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (round(8.27 * self.dpi), round(11.69 * self.dpi)), "white")

    def px(self, points: float) -> int:
        return round(points * self.dpi / 72)

    def text(self, x: float, y: float, words: str, size: float = 12, font: str = REGULAR, colour: Any = "black") -> Paper:
        """Words whose upper left corner lies at a place."""
        face = ImageFont.truetype(font, self.px(size))
        ImageDraw.Draw(self.image).text((self.px(x), self.px(y)), words, font=face, fill=colour)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.6, colour: Any = "black") -> Paper:
        ends = tuple(self.px(v) for v in (x0, y0, x1, y1))
        ImageDraw.Draw(self.image).line(ends, fill=colour, width=max(1, self.px(thick)))
        return self

    def table(self, xs: list[float], ys: list[float], rows: list[list[str]], size: float = 11) -> Paper:
        """A ruled table; a cell of None belongs to the one on its left."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for r, row in enumerate(rows):
            for c, words in enumerate(row):
                if words is None:
                    continue
                self.line(xs[c], ys[r], xs[c], ys[r + 1])
                self.text(xs[c] + 6, ys[r] + 7, words, size)
            self.line(xs[-1], ys[r], xs[-1], ys[r + 1])
        return self

    def seal(self, x: float, y: float, name: str = "桂海新材料科技有限公司", across: float = 119, strength: int = 200) -> Paper:
        """A round seal of 42 mm with a star, its upper left corner at a place."""
        side = self.px(across)
        stamp = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        draw, ink = ImageDraw.Draw(stamp), (*RED, strength)
        edge = max(3, side // 40)
        draw.ellipse((edge, edge, side - edge, side - edge), outline=ink, width=edge)
        face = ImageFont.truetype(BOLD, side // 9)
        for k, character in enumerate(name):
            turn = math.radians(-210 + 240 * k / (len(name) - 1))
            tile = Image.new("RGBA", (side // 6, side // 6), (0, 0, 0, 0))
            ImageDraw.Draw(tile).text((side // 40, 0), character, font=face, fill=ink)
            tile = tile.rotate(-(math.degrees(turn) + 90), resample=Image.Resampling.BICUBIC)
            at = (
                side / 2 + math.cos(turn) * side * 0.38 - tile.width / 2,
                side / 2 + math.sin(turn) * side * 0.38 - tile.height / 2,
            )
            stamp.alpha_composite(tile, (int(at[0]), int(at[1])))
        star = []
        for k in range(10):
            reach, turn = side * (0.16 if k % 2 == 0 else 0.065), math.radians(-90 + 36 * k)
            star.append((side / 2 + reach * math.cos(turn), side / 2 + reach * math.sin(turn)))
        draw.polygon(star, fill=ink)
        self.image.paste(stamp, (self.px(x), self.px(y)), stamp)
        return self

    def scanned(self, angle: float = 0.0, blur: float = 0.5, grain: float = 5.0, seed: int = 1) -> Image.Image:
        """The sheet as a scanner gives it, turned counter-clockwise by degrees."""
        image = self.image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
        image = image.filter(ImageFilter.GaussianBlur(blur))
        noise = np.random.default_rng(seed).normal(0, grain, (*image.size[::-1], 3))
        return Image.fromarray((np.asarray(image) * 0.96 + noise).clip(0, 255).astype(np.uint8))


def pixels(image: Image.Image) -> Any:
    """Blue, green, red pixels."""
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


def jpeg(image: Image.Image, dpi: int | None = 200, quality: int = 75) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()


def pdf(*images: Image.Image, dpi: int = 200) -> bytes:
    """A PDF of nothing but these images, as scanners write them."""
    out = BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=list(images[1:]), resolution=dpi)
    return out.getvalue()


def lines(paper: Paper, words: list[str], x: float = 80, y: float = 90, step: float = 26) -> Paper:
    """Lines of 12 points one below the other."""
    for k, word in enumerate(words):
        paper.text(x, y + k * step, word)
    return paper
