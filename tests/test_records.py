"""What records refuse when they are made."""

import pickle

import pytest

from reviewer.records import Clause, Document, Finding, Line, Lines, Requirement

REQ = Requirement("p.x", Clause("p", "一", "原文"), "mandatory", "presence", "asks", "原文", None)


@pytest.mark.parametrize("verdict", ["met", "needs_expert"])
def test_a_finding_that_claims_needs_evidence(verdict):
    with pytest.raises(ValueError, match="without evidence"):
        Finding(REQ, verdict, "理由")


def test_a_finding_needs_a_reason():
    with pytest.raises(ValueError, match="without a reason"):
        Finding(REQ, "not_stated", "")


def test_a_document_without_blocks_has_no_text():
    doc = Document("d1", "a.pdf", "0", "pdf", "other", None, ())
    assert doc.text == "" and list(doc.of("agreement")) == []


def test_lines_held_as_bytes_are_the_lines_they_were_made_of() -> None:
    made = (Line(0, 7, 1, (90.0, 100.1, 180.25, 112.0)), Line(7, 9, 2, (90.0, 80.0, 95.0, 92.0), True))
    held = Lines.of([(line.start, line.end, line.page, line.bbox, line.apart) for line in made])
    assert held == made and tuple(held) == made and hash(held) == hash(made) and repr(held) == repr(made)
    assert (len(held), held[-1], held[:1]) == (2, made[1], made[:1])
    assert pickle.loads(pickle.dumps(held)) == held != made[:1]
    assert not Lines.of(()) and Lines.of(()) == ()
