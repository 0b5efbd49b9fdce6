"""memo.json against the contract, key by key."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import sample

from reviewer.memo import Options
from reviewer.memo.json import render
from reviewer.records import Memo

KEYS = [
    "schema", "policy", "submission", "summary", "findings", "facts", "rejected", "passages", "consistency", "alerts", "ledger", "provenance",
]  # fmt: skip
SOURCE = ["document", "page", "quote", "locator", "bbox"]
FINDING = {
    "requirement",
    "clause",
    "strength",
    "verdict",
    "reason",
    "margin",
    "evidence",
    "facts",
    "decided_by",
    "proof",
    "model",
}
FACT = ["id", "name", "subject", "measure", "value", "unit", "period", "scope", "status", "raw", "basis"]


def loaded(memo: Memo, options: Options | None = None) -> dict[str, Any]:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    data = json.loads(render(memo, options or Options()).decode("utf-8"), parse_constant=refuse)
    assert isinstance(data, dict)
    return data


def test_top_level_and_policy() -> None:
    data = loaded(sample.memo())
    assert list(data) == KEYS
    assert data["schema"] == "reviewer.memo/1"
    assert {"id", "title", "doc_number", "status", "sha256"} <= set(data["policy"])
    assert data["policy"]["status"] == "draft"
    for doc in data["submission"]["documents"]:
        assert list(doc) == ["id", "name", "role", "format", "sha256", "pages", "ocr_pages"]
    assert data["submission"]["documents"][2]["name"].startswith("证明材料.zip/")


def test_summary_counts_all_five_verdicts() -> None:
    data = loaded(sample.memo())
    assert data["summary"] == {"met": 6, "not_met": 4, "not_stated": 4, "needs_expert": 3, "not_applicable": 1}
    assert sum(data["summary"].values()) == len(data["findings"])


def test_findings() -> None:
    data = loaded(sample.memo())
    documents = {doc["id"] for doc in data["submission"]["documents"]}
    facts = {fact["id"] for fact in data["facts"]}
    for item in data["findings"]:
        assert set(item) >= FINDING
        assert set(item["clause"]) == {"path", "text"}
        assert set(item["proof"]) == {"quote", "value", "arithmetic", "person"}
        assert set(item["facts"]) <= facts
        assert len(item["evidence"]) <= 8
        assert item["asks"]
        for place in item["evidence"]:
            assert list(place) == SOURCE
            assert place["document"] in documents
            assert 1 <= len("".join(place["quote"].split())) <= 300
    assert data["findings"][6]["model"] == {"verdict": "needs_expert", "why": "未写明级别"}
    assert data["findings"][0]["margin"] == "多2家"
    assert data["findings"][1]["margin"] is None


def test_facts_have_a_source_or_parents() -> None:
    data = loaded(sample.memo())
    for fact in data["facts"]:
        assert list(fact)[: len(FACT)] == FACT
        assert ("from" in fact) == (fact["basis"] == "computed")
        assert ("source" in fact) == (fact["basis"] != "computed")
    revenue = next(f for f in data["facts"] if f["id"] == "f3")
    assert revenue["value"] == 3862000000
    assert isinstance(revenue["value"], int)
    assert next(f for f in data["facts"] if f["id"] == "f16")["value"] == [36, 60]
    assert all(item["why"] and list(item)[: len(FACT)] == FACT for item in data["rejected"])


def test_boxes_are_rounded_and_places_kept() -> None:
    data = loaded(sample.memo())
    place = data["findings"][0]["evidence"][1]
    assert place["page"] == 1
    assert all(round(edge, 1) == edge for edge in place["bbox"])
    assert '"bbox": [\n' in render(sample.memo(), Options()).decode()
    assert data["findings"][0]["evidence"][0]["page"] is None
    assert data["findings"][0]["evidence"][0]["locator"] == "表1 第5行"


def test_passages_consistency_ledger() -> None:
    data = loaded(sample.memo())
    assert [match["path"] for match in data["passages"][0]["clauses"]] == ["三/（二）/1", "三/（二）/3"]
    assert data["passages"][1]["clauses"] == []
    assert all(len({value["value"] for value in item["values"]}) >= 2 for item in data["consistency"])
    assert data["ledger"][2] == {"path": "七/（二）", "text": sample.UNASKED[2].clause.text, "why": "核准后的义务"}


def test_alerts_without_a_place_name_their_file() -> None:
    alerts = loaded(sample.memo())["alerts"]
    assert alerts[0]["source"]["quote"] == "法定代表人（签字）"
    assert alerts[1]["source"] == {"document": "d4", "page": None, "quote": "04 承诺书（加密）.pdf", "locator": "", "bbox": None}
    assert alerts[2]["source"]["quote"] == "证明材料.zip/../../etc/x.docx"
    assert alerts[3]["source"] is None


def test_reproducible_leaves_the_hashes_alone() -> None:
    data = loaded(sample.memo(), Options(reproducible=True))
    assert list(data["provenance"]) == ["prompts", "inputs"]
    full = loaded(sample.memo())["provenance"]
    assert list(full) == ["version", "model", "prompts", "inputs", "seconds", "tokens"]
    assert render(sample.memo(), Options(reproducible=True)) == render(sample.memo(), Options(reproducible=True))


def test_verbatim_although_masking_is_on() -> None:
    text = render(sample.memo(), Options(mask=True)).decode()
    assert sample.PHONE in text
    assert "石磊" in text
    assert "\\u" not in text


def test_hostile_text_stays_json() -> None:
    data = loaded(sample.hostile())
    quote = data["findings"][0]["evidence"][0]["quote"]
    assert "<script>alert(1)</script>" in quote
    assert "\u202e" in quote
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in quote)
    assert data["facts"][1]["value"] is None


def test_module_named_json_does_not_shadow_the_library() -> None:
    assert Path(str(sys.modules["json"].__file__)).parent.name == "json"
