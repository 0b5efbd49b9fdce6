"""Page images: pages of a PDF painted, and image files decoded.

Gives page number, colour pixels (height x width x 3, blue green red) and resolution, one page at a time. A page is
painted at the resolution the network reads best, a poster at that of a sheet; an image that does not know its resolution is taken for a sheet of A4.
Refuses (`Unreadable`) what cannot be decoded or is too large, before it is unpacked.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reviewer.parse.build import Unreadable

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

DPI = 200.0
LARGEST = 30_000_000  # pixels of a page as it is read
BIGGEST = 200_000_000  # pixels of an image file
MOST = 500  # pages of an image file
A4 = (8.27, 11.69)  # inches
POSTER = 40.0  # inches: a page longer than A1 is a sheet of A4 on a larger scale
LEAST = 16  # pixels of a side
KNOWN = (90.0, 700.0)  # dots an inch that a scanner may well have said
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")  # EPS would start a program
Image = tuple[int, Any, float]


def rendered(data: bytes, pages: Sequence[int]) -> Iterator[Image]:
    """Pages of a PDF as displayed."""
    import numpy as np
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for number in pages:
            page = document[number - 1]
            wide, high = page.get_size()
            dpi = min(DPI, (LARGEST / max(1.0, wide * high)) ** 0.5 * 72)
            if max(wide, high) > POSTER * 72:  # a photo that was given a point for each of its dots
                dpi = min(dpi, DPI * A4[1] * 72 / max(wide, high))
            bitmap = page.render(scale=dpi / 72, rev_byteorder=False)
            pixels = bitmap.to_numpy()
            plain = pixels if pixels.ndim == 3 else np.repeat(pixels[:, :, None], 3, 2)
            plain = np.ascontiguousarray(plain[:, :, :3])
            bitmap.close()
            page.close()
            yield number, plain, dpi
    finally:
        document.close()


def decoded(data: bytes) -> Iterator[Image]:
    """The pages of an image file, at the resolution they are read best."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes; ours are checked below
        try:
            picture = Image.open(BytesIO(data), formats=FORMATS)
            count = getattr(picture, "n_frames", 1)
            if count > MOST:
                raise Unreadable(f"图片有{count}页，超过{MOST}页的上限，未予读取。请拆分后重新提交。")
            for k in range(count if picture.format == "TIFF" else 1):
                picture.seek(k)
                if picture.width * picture.height > BIGGEST:
                    raise Unreadable(f"图片过大（{picture.width}×{picture.height} 像素），未予读取。请降低分辨率后重新提交。")
                if min(picture.width, picture.height) < LEAST:
                    raise Unreadable(f"图片过窄（{picture.width}×{picture.height} 像素），读不出文字。请核对后重新提交。")
                dpi = resolution(picture)
                upright = ImageOps.exif_transpose(flattened(picture))
                yield k + 1, *fitted(upright, dpi)
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            raise Unreadable("图片已损坏，无法打开。请重新扫描或另存后提交。") from error


def resolution(picture: Picture) -> float:
    """Dots an inch: as the file says where that is likely, else as of a sheet of A4."""
    said = picture.info.get("dpi", (0.0, 0.0))
    along = float(said[0]) if isinstance(said, tuple) and said else 0.0
    short, long = sorted((picture.width, picture.height))
    if KNOWN[0] <= along <= KNOWN[1] and short / along <= 3 * A4[0]:
        return along
    return max(short / A4[0], long / A4[1])


def flattened(picture: Picture) -> Picture:
    """The picture in colour on white paper."""
    import numpy as np
    from PIL import Image

    if picture.mode.startswith("I"):  # of sixteen bits
        return Image.fromarray((np.asarray(picture).clip(0, 65535) >> 8).astype(np.uint8)).convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        paper.info = picture.info
        return paper.convert("RGB")
    return picture.convert("RGB")


def fitted(picture: Picture, dpi: float) -> tuple[Any, float]:
    """Blue, green, red pixels at no more than the resolution the network needs."""
    import numpy as np
    from PIL import Image

    factor = min(1.0, DPI / dpi, (LARGEST / (picture.width * picture.height)) ** 0.5)
    if factor < 0.95:
        size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
        picture = picture.resize(size, Image.Resampling.BOX if factor < 0.5 else Image.Resampling.BILINEAR)
        dpi *= factor
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]), dpi
