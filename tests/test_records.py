"""What records refuse when they are made."""

import pytest

from reviewer.records import Clause, Document, Finding, Requirement

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
