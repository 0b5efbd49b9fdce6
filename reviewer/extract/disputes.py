"""How an agreement settles disputes: negotiation, arbitration, litigation.

Takes an agreement; gives one fact with the ways it provides for, in the order they are named, and the clause that names
them. An exclusion (“不采用诉讼方式”, “放弃向法院起诉”) is not a way. Refuses talk of quarrels that names no way.
"""

from __future__ import annotations

import re

from reviewer.extract.places import part, role_at
from reviewer.records import Block, Document, Fact

TOPIC = re.compile(r"争议|纠纷|争端|分歧|争执|异议(?!期)")
WAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("negotiation", re.compile(r"协商|磋商|和解|调解|调停")),
    ("arbitration", re.compile(r"仲裁")),
    ("litigation", re.compile(r"诉讼|起诉|提起诉|人民法院|法院")),
)
DENIED = re.compile(
    r"(?:不(?!服|成|能|一致)(?:再|得|采用|采取|通过|选择|适用|提起|向|以|可)?|非|排除|放弃|禁止|无权|而不是?)[^，。；,;]{0,18}$"
)
DENIED_AFTER = re.compile(r"^[^，。；,;]{0,6}(?:除外|不适用|的权利予以放弃)")


def facts(document: Document) -> list[Fact]:
    """The agreement's ways of settling disputes, as one fact; none where it names none."""
    for block in document.blocks:
        if role_at(document, block.source) == "agreement" and TOPIC.search(block.text):
            for span in _clauses(block):
                ways = _ways(block.text[span[0] : span[1]])
                if {"arbitration", "litigation"} & set(ways):
                    return [_fact(document, block, span, ways)]
    return _weak(document)


def _weak(document: Document) -> list[Fact]:
    for block in document.blocks:
        if role_at(document, block.source) == "agreement":
            for span in _clauses(block):
                ways = _ways(block.text[span[0] : span[1]])
                if ways and len(block.text) < 600:
                    return [_fact(document, block, span, ways)]
    return []


def _fact(document: Document, block: Block, span: tuple[int, int], ways: list[str]) -> Fact:
    return Fact("", "agreement.dispute_resolution", tuple(ways), part(document, block, *span), raw=block.text[span[0] : span[1]])


def _clauses(block: Block) -> list[tuple[int, int]]:
    """From each sentence that speaks of disputes to the end of what still tells how they are settled."""
    sentences = [(m.start(), m.end()) for m in re.finditer(r"[^。\n]+[。\n]?", block.text)]
    found = []
    for i, (start, end) in enumerate(sentences):
        if not TOPIC.search(block.text[start:end]):
            continue
        for first, last in sentences[i + 1 : i + 4]:
            if any(pattern.search(block.text[first:last]) for _, pattern in WAYS) and not re.match(
                r"\s*本协议自", block.text[first:last]
            ):
                end = last
        found.append((start, end))
    return found


def _ways(text: str) -> list[str]:
    first: dict[str, int] = {}
    for way, pattern in WAYS:
        for match in pattern.finditer(text):
            if not DENIED.search(text[: match.start()]) and not DENIED_AFTER.search(text[match.end() :]):
                first.setdefault(way, match.start())
    return sorted(first, key=first.__getitem__)
