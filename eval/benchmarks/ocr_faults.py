"""What stamps, copiers, scanners and phones do to a page of the OCR benchmark.

Takes a `Drawn` page and a `Fault`; gives a `Scan`: the picture as it would be uploaded, with the matrix that leads from
points of the page to its pixels, and the circles of its seals. `FAULTS` names the conditions that are measured.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Any

import cv2
import numpy as np
from ocr_pages import A4, CHINESE, Drawn
from PIL import Image, ImageDraw, ImageFont

RED, BLUE, GREY = (200, 28, 35), (40, 60, 170), (120, 120, 120)
STAMP = 119.0  # points across: 42 mm


@dataclass(frozen=True, slots=True)
class Fault:
    """How a page became a picture. `seals` are put where the page has a spot for one."""

    dpi: int = 200
    quality: int = 72
    blur: tuple[float, float] = (0.3, 0.8)
    grain: tuple[float, float] = (3.0, 8.0)
    angle: tuple[float, float] = (-1.5, 1.5)
    quarters: int = 0
    seals: bool = False
    colour: tuple[int, int, int] = RED
    strength: tuple[int, int] = (165, 215)
    cover: bool = True  # the stamp's ink covers the print; else it darkens it as a glaze
    shape: str = "round"
    paper: tuple[int, int, int] = (250, 250, 248)
    toner: int = 0  # grey level of the print
    spine: float = 0.0
    specks: int = 0
    edges: bool = False
    rule: float = 0.6
    shade: int = 0  # grey level of the ruling lines
    broken: float = 0.0  # share of the ruling that the copier lost, with what lay there
    tilt: float = 0.0  # of a page: perspective of a phone
    curve: float = 0.0  # points by which lines bend
    apart: bool = False  # reported apart from the totals


FAULTS: dict[str, Fault] = {
    "plain": Fault(),
    "plain150": Fault(dpi=150, quality=70),
    "seals": Fault(seals=True),
    "seals150": Fault(dpi=150, seals=True),
    "glaze": Fault(seals=True, cover=False, colour=(225, 70, 70)),
    "dark_seals": Fault(seals=True, colour=(165, 10, 30), strength=(205, 235)),
    "faint_seals": Fault(seals=True, colour=(225, 90, 95), strength=(60, 110)),
    "oval_blue": Fault(seals=True, colour=BLUE, shape="oval", strength=(130, 190)),
    "square": Fault(seals=True, shape="square", strength=(140, 200)),
    "sideways": Fault(quarters=1, seals=True),
    "upside": Fault(quarters=2, dpi=150),
    "yellow": Fault(paper=(243, 228, 190), grain=(5, 9)),
    "spine": Fault(spine=0.55),
    "specks": Fault(specks=500, quality=60),
    "faint": Fault(toner=120, shade=150, quality=62),
    "thin": Fault(rule=0.25, shade=130, dpi=150),
    "broken": Fault(broken=0.06, rule=0.4),
    "skew": Fault(angle=(-5.0, 5.0)),
    "edges": Fault(edges=True),
    "poor": Fault(dpi=150, quality=60, blur=(0.9, 1.2), grain=(8, 12), seals=True),
    "grey_seals": Fault(seals=True, colour=GREY, strength=(120, 200), apart=True),
    "photo": Fault(tilt=0.05, curve=3.0, spine=0.3, blur=(0.6, 1.0), apart=True),
}


@dataclass(slots=True)
class Scan:
    """The picture (blue, green, red), its resolution, the way from points to pixels, and what was drawn."""

    pixels: Any
    dpi: int
    matrix: Any
    drawn: Drawn
    seals: list[tuple[float, float, float]] = field(default_factory=list)  # middle and radius in points
    jpeg: bytes = b""


def scanned(drawn: Drawn, fault: Fault, seed: str) -> Scan:
    """The page as it is uploaded."""
    random = Random(seed)
    grain = np.random.default_rng(random.randint(0, 2**31))
    image = drawn.image
    seals = []
    if fault.broken:
        broken(image, drawn, fault, random)
    if fault.toner:
        image = image.point(lambda v: fault.toner + v * (255 - fault.toner) // 255)
    if fault.seals:
        for spot in drawn.spots:
            image, circle = stamped(image, spot, fault, drawn.dpi, random)
            seals.append(circle)
    array = np.asarray(image)[:, :, ::-1].astype(np.float32)
    array = array * (np.array(fault.paper[::-1], np.float32) / 255)
    matrix = np.diag([drawn.dpi / 72, drawn.dpi / 72, 1.0])
    array, matrix = laid(array, matrix, fault, random)
    array = darkened(array, fault, random)
    high, wide = array.shape[:2]
    soft = cv2.GaussianBlur(array, (0, 0), random.uniform(*fault.blur))
    noisy = soft * random.uniform(0.93, 1.0) + grain.normal(0, random.uniform(*fault.grain), (high, wide, 3))
    plain = Image.fromarray(noisy.clip(0, 255).astype(np.uint8)[:, :, ::-1])
    out = BytesIO()
    plain.save(out, "JPEG", quality=fault.quality, dpi=(drawn.dpi, drawn.dpi))
    pixels = np.ascontiguousarray(np.asarray(Image.open(out).convert("RGB"))[:, :, ::-1])
    return Scan(pixels, drawn.dpi, matrix, drawn, seals, out.getvalue())


def laid(array: Any, matrix: Any, fault: Fault, random: Random) -> tuple[Any, Any]:
    """The sheet on the glass: bent, askew, in perspective, turned by quarters."""
    high, wide = array.shape[:2]
    ground = tuple(float(v) for v in fault.paper[::-1])
    if fault.curve:
        x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
        bend = fault.curve * wide / A4[0] * np.sin(np.pi * x / wide)
        array = cv2.remap(array, x, (y - bend).astype(np.float32), cv2.INTER_LINEAR, borderValue=ground)
    turn = np.vstack([cv2.getRotationMatrix2D((wide / 2, high / 2), random.uniform(*fault.angle), 1.0), [0, 0, 1]])
    if fault.tilt:
        corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
        moved = corners + np.array([[random.uniform(0, fault.tilt) * s * e for s, e in zip(sign, (wide, high), strict=True)]
                                    for sign in ((1, 1), (-1, 1), (-1, -1), (1, -1))], np.float32)  # fmt: skip
        turn = cv2.getPerspectiveTransform(corners, moved) @ turn
        ground = (70.0, 80.0, 90.0)
    array = cv2.warpPerspective(array, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=ground)
    matrix = turn @ matrix
    for _ in range(fault.quarters):
        matrix = np.array([[0, -1, array.shape[0]], [1, 0, 0], [0, 0, 1]], float) @ matrix
        array = np.ascontiguousarray(np.rot90(array, -1))
    return array, matrix


def darkened(array: Any, fault: Fault, random: Random) -> Any:
    """Shadows, dirt, black edges and punch holes."""
    high, wide = array.shape[:2]
    if fault.spine:
        along = np.linspace(0, 1, wide, dtype=np.float32)
        array = array * (1 - fault.spine * np.exp(-along * 9))[None, :, None]
    for _ in range(fault.specks):
        at = random.randrange(wide), random.randrange(high)
        cv2.circle(array, at, random.choice((0, 1, 1, 2)), (random.randint(0, 120),) * 3, -1)
    if fault.edges:
        cv2.rectangle(array, (0, 0), (round(0.018 * wide), high), (15, 15, 15), -1)
        cv2.rectangle(array, (0, high - round(0.012 * high)), (wide, high), (25, 25, 25), -1)
        for y in (0.36, 0.64):
            cv2.circle(array, (round(0.05 * wide), round(y * high)), round(0.013 * wide), (20, 20, 20), -1)
    return array


def broken(image: Image.Image, drawn: Drawn, fault: Fault, random: Random) -> None:
    """White gaps of half a millimetre to two in the ruling lines; letters stay whole."""
    draw, scale = ImageDraw.Draw(image), drawn.dpi / 72
    for x0, top, x1, bottom in drawn.cells.values():
        for along, low, high, at in ((True, x0, x1, top), (False, top, bottom, x0)):
            for _ in range(max(1, round((high - low) * fault.broken / 3))):
                start, length = random.uniform(low, high), random.uniform(1.5, 5.5)
                box = (start, at - 1.2, start + length, at + 1.2) if along else (at - 1.2, start, at + 1.2, start + length)
                draw.rectangle([v * scale for v in box], fill="white")


def stamped(image: Image.Image, spot: tuple[float, float], fault: Fault, dpi: int, random: Random) -> Any:
    """The picture with a seal whose upper left corner lies at a spot, and its circle in points."""
    scale = dpi / 72
    jitter = random.uniform(-14, 14), random.uniform(-14, 14)
    x, y = max(4.0, spot[0] + jitter[0]), max(4.0, spot[1] + jitter[1])
    stamp = seal(round(STAMP * scale), fault, random).rotate(random.uniform(-25, 25), Image.Resampling.BICUBIC)
    layer = Image.new("RGBA", image.size, (255, 255, 255, 0))
    layer.paste(stamp, (round(x * scale), round(y * scale)))
    if fault.cover:
        out = Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")
    else:
        white = Image.alpha_composite(Image.new("RGBA", image.size, "white"), layer).convert("RGB")
        under, over = np.asarray(image, np.float32), np.asarray(white, np.float32)
        out = Image.fromarray((under * over / 255).astype(np.uint8))
    return out, (x + STAMP / 2, y + STAMP / 2, STAMP / 2)


def seal(side: int, fault: Fault, random: Random) -> Image.Image:
    """A stamp's ink on nothing: ring, star and name, worn unevenly."""
    stamp = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(stamp)
    shade = tuple(min(255, max(0, v + random.randint(-12, 12))) for v in fault.colour)
    ink = (*shade, random.randint(*fault.strength))
    edge, middle = max(3, side // 40), side / 2
    flat = 0.66 if fault.shape == "oval" else 1.0
    if fault.shape == "square":
        draw.rectangle((side * 0.1, side * 0.1, side * 0.9, side * 0.9), outline=ink, width=edge)
    else:
        draw.ellipse(
            (edge, middle - flat * (middle - edge), side - edge, middle + flat * (middle - edge)), outline=ink, width=edge
        )
    name = random.choice(
        ("桂海新材料科技股份有限公司", "邕江轨道装备集团有限责任公司", "岭西大学科学技术处", "柳北市工业和信息化局")
    )
    font = ImageFont.truetype("NotoSerifCJK-Bold.ttc", side // 9, index=CHINESE)
    if fault.shape == "square":
        big = ImageFont.truetype("NotoSerifCJK-Bold.ttc", side // 3, index=CHINESE)
        for k, character in enumerate(name[:4]):
            draw.text((side * (0.14 + 0.36 * (k % 2)), side * (0.08 + 0.37 * (k // 2))), character, font=big, fill=ink)
    else:
        for k, character in enumerate(name):
            turn = math.radians(-210 + 240 * k / (len(name) - 1))
            tile = Image.new("RGBA", (side // 6, side // 6), (0, 0, 0, 0))
            ImageDraw.Draw(tile).text((side // 40, 0), character, font=font, fill=ink)
            tile = tile.rotate(-(math.degrees(turn) + 90), resample=Image.Resampling.BICUBIC)
            at = (middle + math.cos(turn) * side * 0.38, middle + math.sin(turn) * side * 0.38 * flat)
            stamp.alpha_composite(tile, (max(0, int(at[0] - tile.width / 2)), max(0, int(at[1] - tile.height / 2))))
        star = []
        for k in range(10):
            reach, turn = side * (0.16 if k % 2 == 0 else 0.065) * flat, math.radians(-90 + 36 * k)
            star.append((middle + reach * math.cos(turn), middle + reach * math.sin(turn)))
        draw.polygon(star, fill=ink)
    worn = np.asarray(stamp).copy()
    mask = np.random.default_rng(random.randint(0, 2**31)).normal(0.92, 0.16, (side // 6 + 1, side // 6 + 1)).astype(np.float32)
    mask = cv2.resize(mask, (side, side), interpolation=cv2.INTER_CUBIC).clip(0.25, 1.0)
    worn[:, :, 3] = (worn[:, :, 3] * mask).astype(np.uint8)
    return Image.fromarray(worn)
