"""Image files and PDF pages as pixels at the resolution they are read best."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from scan_maker import Paper, jpeg, pdf

from reviewer.parse.build import Unreadable
from reviewer.parse.ocr import images


def one(data: bytes):
    (found,) = images.decoded(data)
    return found


def saved(image: Image.Image, form: str, **how) -> bytes:
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_the_usual_formats_are_decoded(form):
    number, pixels, dpi = one(saved(Paper(150).text(80, 80, "桂海").image, form, dpi=(150, 150)))
    assert number == 1
    assert pixels.shape == (1754, 1240, 3)
    assert dpi == pytest.approx(150, rel=0.01)


def test_a_page_that_is_finer_than_needed_is_made_smaller():
    _, pixels, dpi = one(jpeg(Paper(400).image, 400))
    assert dpi == pytest.approx(images.DPI, rel=0.01)
    assert pixels.shape[1] == pytest.approx(8.27 * images.DPI, rel=0.01)


def test_an_image_that_does_not_know_its_resolution_is_taken_for_a4():
    _, pixels, dpi = one(jpeg(Paper(200).image, None))
    assert dpi == pytest.approx(200, rel=0.01)
    assert pixels.shape[0] / dpi == pytest.approx(11.69, rel=0.01)


def test_a_photo_is_turned_as_its_camera_says():
    image = Paper(100).image.resize((400, 300))
    image.paste((0, 0, 0), (0, 0, 100, 100))
    exif = Image.Exif()
    exif[0x0112] = 6
    _, pixels, _ = one(saved(image, "JPEG", exif=exif.tobytes()))
    assert pixels.shape[:2] == (400, 300)
    assert pixels[10, -10].max() < 40


def test_what_is_clear_is_paper():
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    _, pixels, _ = one(saved(image, "PNG"))
    assert pixels.min() == 255


def test_grey_of_sixteen_bits_keeps_its_shades():
    deep = Image.fromarray(np.linspace(0, 65535, 40_000).reshape(200, 200).astype(np.uint16))
    _, pixels, _ = one(saved(deep, "PNG"))
    assert pixels[100, 100].tolist() == pytest.approx([128] * 3, abs=2)


def test_a_poster_is_painted_as_a_sheet():
    found = list(images.rendered(pdf(Paper(30).image, dpi=4), [1]))
    (_, pixels, dpi) = found[0]
    assert max(pixels.shape) == pytest.approx(11.69 * images.DPI, rel=0.01)
    assert max(pixels.shape) / dpi > images.POSTER


def test_a_strip_of_pixels_is_refused():
    with pytest.raises(Unreadable, match="过窄"):
        list(images.decoded(saved(Image.new("L", (5000, 2)), "PNG")))


def test_every_page_of_a_tiff_is_decoded():
    pages = [Image.new("L", (300, 400), shade) for shade in (255, 128, 0)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [(number, int(pixels.mean())) for number, pixels, _ in images.decoded(data)] == [(1, 255), (2, 128), (3, 0)]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", jpeg(Paper(72).image)[:900], b"II*\x00junk", b"not an image"])
def test_a_damaged_image_is_refused(data):
    with pytest.raises(Unreadable, match="损坏"):
        list(images.decoded(data))


def test_an_image_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(images, "BIGGEST", 10_000)
    with pytest.raises(Unreadable, match="过大"):
        list(images.decoded(saved(Image.new("L", (200, 200)), "PNG")))


def test_pages_of_a_pdf_are_painted_in_colour():
    red = Paper(100)
    red.image.paste((200, 0, 0), (0, 0, 400, 400))
    found = list(images.rendered(pdf(Paper(100).image, red.image, dpi=100), [2]))
    assert [(number, dpi) for number, _, dpi in found] == [(2, 200.0)]
    assert found[0][1][50, 50].tolist() == pytest.approx([0, 0, 200], abs=12)
    assert found[0][1].flags["C_CONTIGUOUS"] and found[0][1].dtype == np.uint8
