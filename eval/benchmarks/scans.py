"""The benchmark's section on scans: pages painted at 200 dpi, read by every reader in `READERS`.

Takes a PDF with a text layer, which says what stands on each page; paints some of its pages as pictures. Gives CPU seconds a
page (children included) and the character error over the multiset of characters. A reader takes a PNG's bytes and gives text; what is not
installed is named and left out. To add one, add it to `READERS`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from io import BytesIO

from costs import spent
from scoring import bare

DPI = 200


def paint(data: bytes, numbers: list[int]) -> list[bytes]:
    """Pages as PNG files; numbers count from 0."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pictures = []
        for number in numbers:
            out = BytesIO()
            document[number].render(scale=DPI / 72, grayscale=True).to_pil().save(out, "PNG", dpi=(DPI, DPI))
            pictures.append(out.getvalue())
        return pictures
    finally:
        document.close()


def tesseract(picture: bytes) -> str:
    """What tesseract reads with its Chinese model, one thread."""
    command = ["tesseract", "-", "-", "-l", "chi_sim", "--dpi", str(DPI)]
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=picture, capture_output=True, check=True, env=env).stdout.decode("utf-8", "replace")


def absent(program: str, model: str) -> bool:
    if shutil.which(program) is None:
        return True
    return model not in subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout


READERS: dict[str, Callable[[bytes], str]] = {"tesseract": tesseract}


def measure(data: bytes, texts: list[str], count: int) -> dict[str, dict[str, float | str]]:
    """CPU seconds a page and character error of each reader on pages spread over the document."""
    numbers = [len(texts) * i // count for i in range(count)]
    pictures = paint(data, numbers)
    found: dict[str, dict[str, float | str]] = {}
    for name, reader in READERS.items():
        if name == "tesseract" and absent("tesseract", "chi_sim"):
            found[name] = {"left_out": "tesseract or its chi_sim model is not installed"}
            continue
        before, missed, wanted = spent(), 0, 0
        for number, picture in zip(numbers, pictures, strict=True):
            truth, read = Counter(bare(texts[number])), Counter(bare(reader(picture)))
            missed += max((truth - read).total(), (read - truth).total())
            wanted += truth.total()
        found[name] = {
            "pages": count,
            "cpu_s_a_page": round((spent() - before) / count, 3),
            "character_error": round(missed / max(1, wanted), 4),
        }
    return found
