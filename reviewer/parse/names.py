"""Names of files, in folders and in archives: which are litter, and the order in which people count them.

Takes names and their parts; gives booleans and sorting keys. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

IGNORED = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})


def litter(parts: Iterable[str]) -> bool:
    """Whether a path, given in parts, is something that systems and editors leave behind."""
    return any(part.startswith((".", "~$")) or part.lower() in IGNORED for part in parts)


def natural(name: str) -> list[tuple[int, str]]:
    """Sorting key: 附件2 before 附件10."""
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in re.split(r"(\d+)", name.casefold())]
