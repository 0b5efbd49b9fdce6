"""A page image straightened, its light evened, its seals taken out."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scan_maker import Paper, lines, pixels

from reviewer.parse.ocr import clean

CHANCE = random.Random(4)
WORDS = [
    "".join(CHANCE.choices("联合体成员应当按照约定投入研发经费并共享试验平台一二三", k=CHANCE.randint(10, 34))) for _ in range(20)
]


@pytest.mark.parametrize("angle", [-4.0, -1.3, -0.2, 0.0, 0.7, 3.5])
@pytest.mark.parametrize("dpi", [150, 200])
def test_the_turn_of_a_page_is_found(angle, dpi):
    sheet = clean.sheet(pixels(lines(Paper(dpi), WORDS).scanned(angle)), dpi)
    assert sheet.angle == pytest.approx(-angle, abs=0.08)


def test_a_shadow_and_yellowed_paper_turn_white():
    image = pixels(lines(Paper(), WORDS).scanned()).astype(float)
    image *= np.linspace(1.0, 0.45, image.shape[1])[None, :, None] * np.array([0.75, 0.95, 1.0])
    sheet = clean.sheet(image.astype(np.uint8), 200)
    right = sheet.grey[:, -300:-50]
    assert np.percentile(right, 50) > 235
    assert 0.005 < (sheet.ink > 0).mean() < 0.12


def test_seals_are_found_where_they_touch_and_a_red_head_is_none():
    paper = lines(Paper(), WORDS).text(120, 40, "桂海省科学技术厅文件", 34, colour=(200, 20, 30))
    paper.seal(90, 300).seal(205, 300).seal(380, 560)
    sheet = clean.sheet(pixels(paper.scanned(0.8)), 200)
    assert len(sheet.seals) == 3
    for x0, top, x1, bottom in sheet.seals:
        assert 0.8 < (x1 - x0) / (bottom - top) < 1.25
    head = sheet.grey[100:240, 350:1300]
    assert (head < 120).mean() > 0.03, "the red head is still there"


def test_what_a_stamp_covers_comes_through():
    plain = clean.sheet(pixels(lines(Paper(), WORDS).scanned()), 200)
    stamped = clean.sheet(pixels(lines(Paper(), WORDS).seal(150, 200).scanned()), 200)
    place = np.s_[600:850, 450:700]
    shared = (plain.ink[place] > 0) & (stamped.ink[place] > 0)
    assert shared.sum() > 0.8 * (plain.ink[place] > 0).sum()
    assert (stamped.ink[place] > 0).sum() < 1.25 * (plain.ink[place] > 0).sum()


def test_quarter_turns_carry_the_seals_along():
    sheet = clean.sheet(pixels(Paper().seal(90, 300).scanned()), 200)
    back = clean.turned(clean.turned(sheet, 1), 3)
    assert np.array_equal(back.grey, sheet.grey)
    assert [pytest.approx(box) for box in back.seals] == list(sheet.seals)
    assert back.quarters == 0


@pytest.mark.parametrize("colour", [(200, 28, 35), (40, 60, 170)])
@pytest.mark.parametrize("strength", [120, 190])
def test_print_under_a_stamp_is_darker_than_the_stamp(colour, strength):
    paper = lines(Paper(), WORDS)
    clear = clean.sheet(pixels(paper.scanned()), 200).ink > 0
    area = np.s_[420:620, 640:860]
    stamp = Image.new("RGBA", (330, 330), (0, 0, 0, 0))
    ImageDraw.Draw(stamp).ellipse((4, 4, 326, 326), outline=(*colour, strength), width=9)
    ImageDraw.Draw(stamp).ellipse((90, 90, 240, 240), fill=(*colour, strength))
    paper.image.paste(stamp, (585, 355), stamp)
    ink = clean.sheet(pixels(paper.scanned()), 200).ink > 0
    assert (ink & clear)[area].sum() > 0.65 * clear[area].sum()
    assert (ink & ~clear)[area].sum() < 0.5 * clear[area].sum()
