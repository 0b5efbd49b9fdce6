"""Unified social credit codes that cannot be valid, and members listed twice.

Takes documents and what was extracted from them; gives `invalid_uscc` and `duplicate_member` alerts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer import ground
from reviewer.extract import names, uscc
from reviewer.records import Alert, Block, Document, Extraction, Member, Roster, Source

CODE_NEAR = 40


def invalid(document: Document, extraction: Extraction) -> Iterator[Alert]:
    """Unified social credit codes that cannot be valid: in the lists of members, and wherever a text calls them so."""
    if document.role == "evidence" and not document.blocks:
        return
    seen: set[str] = set()
    for i, block in enumerate(document.blocks):
        for start, end, code, ok in uscc.find(block.text):
            if ok or code in seen or not expected(document, i, block, start, code, extraction):
                continue
            seen.add(code)
            source = ground.cut(document, block.source.start + start, block.source.start + end)
            yield Alert(
                "invalid_uscc",
                f"{owner(block, start, code, extraction)}统一社会信用代码 {code} 无效：{flaw(code)}",
                source,
                document.id,
            )


def expected(document: Document, i: int, block: Block, start: int, code: str, extraction: Extraction) -> bool:
    """Whether a string stands where a code must: a member's own, behind the label, or in a column of codes."""
    if any(member.uscc == code for roster in extraction.rosters for member in roster.members):
        return True
    before = ground.squeeze(block.text[max(0, start - CODE_NEAR) : start])
    if re.search(r"信用代码|机构代码", before):
        return True
    if block.cell is None:
        return False
    row = [b for b in document.blocks if b.cell and b.cell.table == block.cell.table and b.cell.row <= block.cell.row]
    return any("信用代码" in ground.squeeze(b.text) for b in row)


def owner(block: Block, start: int, code: str, extraction: Extraction) -> str:
    """Whose code it is, for the message."""
    member = next((m for roster in extraction.rosters for m in roster.members if m.uscc == code), None)
    if member:
        return f"{member.name}的"
    named = names.organisations(block.text[:start])
    return f"{named[-1][2]}的" if named else ""


def flaw(code: str) -> str:
    """What is wrong with a code."""
    if len(code) != uscc.LENGTH:
        return f"应为{uscc.LENGTH}位，现为{len(code)}位"
    wrong = sorted({c for c in code if c not in uscc.ALPHABET})
    if wrong:
        return f"含不允许使用的字符{'、'.join(wrong)}"
    return "校验位或编码结构不符合 GB 32100-2015"


def doubles(documents: Sequence[Document], roster: Roster) -> Iterator[Alert]:
    """The same organisation, or the same code, twice in one list."""
    for member in roster.again:
        if "lead" not in (
            member.layer,
            next(m.layer for m in roster.members if ground.squeeze(m.name) == ground.squeeze(member.name)),
        ):
            yield double(roster, member, f"成员“{member.name}”在同一名单中重复列出")
    short = {alias: full for document in documents for alias, full in names.aliases(document).items()}
    for i, member in enumerate(roster.members):
        for earlier in roster.members[:i]:
            if roster.what == "条款" and "lead" in (member.layer, earlier.layer):
                continue  # an agreement names the lead, then lists it again among the members
            if names.same(member.name, earlier.name, short):
                yield double(roster, member, f"成员“{member.name}”在同一名单中重复列出")
                break
            if member.uscc and member.uscc == earlier.uscc:
                yield double(
                    roster,
                    member,
                    f"“{earlier.name}”与“{member.name}”的统一社会信用代码相同（{member.uscc}）",
                    member.uscc_source,
                )
                break


def double(roster: Roster, member: Member, message: str, source: Source | None = None) -> Alert:
    """An alert at the second listing."""
    return Alert("duplicate_member", message, source or member.source, roster.document)
