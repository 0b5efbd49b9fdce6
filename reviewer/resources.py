"""Where shipped data lies, in a checkout or in a wheel, and where caches lie; the only module that knows.

Gives the path to `corpus/`. `REVIEWER_CORPUS` names another corpus folder, `REVIEWER_CACHE` another one of caches. Raises `FileNotFoundError`
with the place it looked at when the data is not there.
"""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    for place in (PACKAGE / "_data" / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name} is not beside the package ({PACKAGE})")


def corpus() -> Path:
    """The folder of policies and of the fact vocabulary."""
    named = os.environ.get("REVIEWER_CORPUS")
    return Path(named) if named else _shipped("corpus")


def cache() -> Path:
    """Where caches lie: `REVIEWER_CACHE`, else the user's cache folder. It need not exist."""
    named = os.environ.get("REVIEWER_CACHE")
    return Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "reviewer"
