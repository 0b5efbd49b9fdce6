"""Signer lines that a page's columns have torn from their party.

Takes blocks found in lines; gives them with each block that names nobody joined to the party that lacks it: the nearest one
above in the same column of the page, or, without places, the first party before it that has no signer. A block that
fits no party stays alone, so that a blank line for a signature is never lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.extract import seals, stamps
from reviewer.extract.stamps import Box

REACH = 160.0


def adopt(boxes: Sequence[Box]) -> list[Box]:
    """The blocks, orphans joined to their parties."""
    kept: list[Box] = []
    for i, box in enumerate(boxes):
        parent = _parent(boxes[:i], box) if _is_orphan(box) else None
        if parent is None:
            kept.append(box)
        else:
            parent.items += box.items
            parent.cover = False
    return kept


def _is_orphan(box: Box) -> bool:
    return _signs(box) and not any(stamps.named(item.text) for item in box.items if not stamps.SIGNER.match(item.text))


def _signs(box: Box) -> bool:
    return any(stamps.SIGNER.match(item.text) for item in box.items)


def _parent(before: Sequence[Box], orphan: Box) -> Box | None:
    free = [box for box in before if not _signs(box) and any(stamps.named(item.text) for item in box.items)]
    spot = seals.spot(orphan.items[0])
    if spot is None:
        near = [box for box in free if orphan.items[0].block.source.start - box.items[-1].block.source.end <= 80]
        return near[0] if near else None
    page, (left, top, *_) = spot
    best: tuple[float, Box] | None = None
    for box in free:
        place = seals.spot(box.items[0])
        if place is None or place[0] != page or not -2.0 <= top - place[1][1] <= REACH:
            continue
        distance = abs(left - place[1][0])
        if best is None or distance < best[0]:
            best = (distance, box)
    return best[1] if best else None
