"""Pieces of printed lines to characters, each with how sure it is.

Takes grey crops of one line each; gives their texts. The network is PP-OCRv6 (PaddleOCR, Apache-2.0), whose weights and
characters ship inside the `rapidocr` wheel; it is run here in batches of like widths, since padding is what costs.
Raises `ImportError` where the extra `ocr` is not installed. Nothing is downloaded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from reviewer.parse.ocr.clean import Pixels

MODEL = "PP-OCRv6_rec_small.onnx"
HEIGHT = 48  # pixels the network was trained on
BATCH = 2400  # columns of pixels in one batch
ALIKE = 1.15  # widths in one batch differ by this factor at most
TWINS = ("〇○", "：:", "，,", "；;", "（(", "）)", "！!", "？?", "·•")  # one mark to a reader, two to the network
LONGEST = 3200  # columns: a longer piece is narrowed


@dataclass(frozen=True, slots=True)
class Reading:
    """The characters of one piece, with a probability for each."""

    text: str
    sure: tuple[float, ...]

    @property
    def mean(self) -> float:
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class Recogniser:
    """The network, loaded once; `read` may be called from several threads."""

    def __init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # pages run side by side instead
        options.log_severity_level = 4
        self.session = onnxruntime.InferenceSession(str(model()), options, providers=["CPUExecutionProvider"])
        self.input = self.session.get_inputs()[0].name
        characters = self.session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self.characters = ["", *characters, " "]
        places = {character: k for k, character in enumerate(self.characters)}
        self.twins = np.array([[places[c] for c in pair] for pair in TWINS if all(c in places for c in pair)]).reshape(-1, 2)

    def read(self, crops: list[Pixels]) -> list[Reading]:
        """The text of each crop, in their order."""
        widths = [min(LONGEST, max(8, math.ceil(c.shape[1] * HEIGHT / c.shape[0]))) for c in crops]
        found: list[Reading] = [Reading("", ())] * len(crops)
        for batch in batches(widths):
            for k, reading in zip(batch, self.run([crops[k] for k in batch], [widths[k] for k in batch]), strict=True):
                found[k] = reading
        return found

    def run(self, crops: list[Pixels], widths: list[int]) -> list[Reading]:
        wide = (max(widths) + 7) // 8 * 8
        block = np.zeros((len(crops), 3, HEIGHT, wide), np.float32)
        for k, (crop, width) in enumerate(zip(crops, widths, strict=True)):
            way = cv2.INTER_AREA if crop.shape[0] > HEIGHT else cv2.INTER_LINEAR
            block[k, :, :, :width] = cv2.resize(crop, (width, HEIGHT), interpolation=way).astype(np.float32) / 127.5 - 1
        chances = self.session.run(None, {self.input: block})[0]
        return [self.decoded(steps) for steps in chances]

    def decoded(self, steps: Any) -> Reading:
        """The characters of a row of time steps: repeats are one, blanks are none (connectionist temporal classification).

        The network splits its belief between marks that look alike, and a blank would win over both: the likelier has it all.
        """
        pair = steps[:, self.twins]
        np.put_along_axis(pair, pair.argmax(2)[:, :, None], pair.sum(2)[:, :, None], 2)
        steps[:, self.twins] = pair
        best, sure = steps.argmax(1), steps.max(1)
        kept = (best != 0) & np.r_[True, best[1:] != best[:-1]]
        return Reading("".join(self.characters[k] for k in best[kept]), tuple(float(p) for p in sure[kept]))


def batches(widths: list[int]) -> list[list[int]]:
    """Indices of crops in batches of like widths, the narrowest first."""
    found: list[list[int]] = []
    for k in sorted(range(len(widths)), key=lambda k: widths[k]):
        last = found[-1] if found else []
        if last and widths[k] <= ALIKE * widths[last[0]] + 16 and (len(last) + 1) * widths[k] <= BATCH:
            last.append(k)
        else:
            found.append([k])
    return found


def model() -> Path:
    """Where the network's weights lie."""
    package = find_spec("rapidocr")
    if package is None or not package.submodule_search_locations:
        raise ImportError("rapidocr")
    return Path(package.submodule_search_locations[0]) / "models" / MODEL
