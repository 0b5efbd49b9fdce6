"""Every way to hide a text is found in a file of its own; the same techniques used in good faith are not."""

from __future__ import annotations

import hidden_maker
import hidden_word_maker
import pytest
from hidden_maker import AFTER, OPEN, PLAIN

from reviewer.parse import docx, pdf, text
from reviewer.parse.build import Reading

FIGURE = "3.5%"


def told(result: Reading) -> list[str]:
    return [block.text for block in result.blocks if block.text]


def judge_hidden(result: Reading) -> None:
    (alert,) = [a for a in result.alerts if a.kind == "hidden_text"]
    assert FIGURE in alert.message
    assert all(FIGURE not in said for said in told(result))
    assert {PLAIN, AFTER} <= set(told(result))
    assert alert.source is not None and alert.source.quote


@pytest.mark.parametrize("name", hidden_maker.HIDDEN)
def test_what_a_page_hides_is_reported_and_not_read(name: str) -> None:
    result = pdf.read(hidden_maker.HIDDEN[name], "d1")
    judge_hidden(result)
    assert "第1页" in next(a.message for a in result.alerts if a.kind == "hidden_text")


@pytest.mark.parametrize("name", hidden_maker.SEEN)
def test_what_a_page_shows_is_read_without_alert(name: str) -> None:
    result = pdf.read(hidden_maker.SEEN[name], "d1")
    assert sorted(told(result)) == sorted([PLAIN, AFTER, OPEN])
    assert result.alerts == ()


@pytest.mark.parametrize("name", hidden_word_maker.HIDDEN)
def test_what_a_word_file_hides_is_reported_and_not_read(name: str) -> None:
    judge_hidden(docx.read(hidden_word_maker.HIDDEN[name], "d1"))


@pytest.mark.parametrize("name", hidden_word_maker.SEEN)
def test_what_a_word_file_shows_is_read_without_alert(name: str) -> None:
    result = docx.read(hidden_word_maker.SEEN[name], "d1")
    assert {PLAIN, AFTER, OPEN} <= set(told(result))
    assert result.alerts == ()


@pytest.mark.parametrize(
    "secret",
    ["".join(chr(0xE0000 + ord(c)) for c in "R&D 3.5%"), "\u202e止 3.5% 占比\u202c"],
    ids=["tags", "reversed"],
)
def test_what_a_text_file_hides_is_reported_and_not_read(secret: str) -> None:
    judge_hidden(text.read(f"{PLAIN}\n附件{secret}\n{AFTER}".encode(), "d1"))


def test_control_characters_alone_are_no_alert() -> None:
    result = text.read(f"\ufeff{PLAIN}\n{OPEN[:3]}\u00ad{OPEN[3:]}\u200b\n{AFTER}".encode(), "d1")
    assert told(result) == [PLAIN, OPEN, AFTER] and result.alerts == ()
