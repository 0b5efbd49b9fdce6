"""What the checks say of signature pages, covers and registered places in layouts no sample shows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import layouts_of_agents
import layouts_of_contracts
import layouts_of_forms
import layouts_of_habits
import layouts_of_pages
from deeds import findings
from layouts import LAYOUTS

assert (
    layouts_of_agents and layouts_of_contracts and layouts_of_habits and layouts_of_forms and layouts_of_pages
)  # each adds its layouts


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    rules, files, verdicts = LAYOUTS[name]()
    said = findings(files, rules)
    assert {topic: said[topic].verdict for topic in verdicts} == verdicts, [said[topic].reason for topic in verdicts]
