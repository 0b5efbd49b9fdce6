"""Who controls whom: sentences and statements that make a member a subsidiary of the lead, or deny it.

Takes a document, the lead and the other members; gives for each member spoken of whether the lead controls it, with the words. A
wholly owned or controlled subsidiary, 控股, or a holding above one half is control; a smaller holding is not. Refuses to conclude
from silence, from similar names, or from a company of which neither name stands in the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reviewer.extract.names import key
from reviewer.extract.places import part
from reviewer.ground import squeeze
from reviewer.records import Block, Document, Member, Source

CLAUSE = re.compile(r"[^。；;！\n]+")
TIE = re.compile(r"全资|控股|子公司|孙公司|下属(?:公司|企业)|持股|持有|出资比例|股权|参股|关联关系|隶属关系|投资设立|独资")
OWNED = re.compile(
    r"(?:全资|控股)(?:的)?(?:子|孙)?(?:公司|企业)|下属(?:全资|控股)?(?:公司|企业)|子公司|孙公司|绝对控股|相对控股|控股|全资(?:设立|持有|拥有)|独资设立"
)
DENIED = re.compile(
    r"不(?:是|属于|为|存在|具有|构成)|无(?:任何)?(?:控股|股权|投资|产权|隶属|关联)|没有|未(?:持有|控股|参股)|非(?:牵头|控股|领军)|均非|互不|不得"
)
SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*[%％]|百分之([一二三四五六七八九十]{1,3})")
LEAD_WORDS = r"牵头单位|牵头企业|领军企业|牵头方|母公司"
ALL = re.compile(r"(?:各|其他|其余|所有|全部|成员)(?:成员)?(?:单位|企业|公司)|上述(?:单位|企业)|均")
HALF = 50.0


def controlled(
    document: Document, lead: str, members: Sequence[Member], short: Mapping[str, str]
) -> dict[str, tuple[bool, Source]]:
    """Member name to whether the lead controls it, with the place that says so; the first that asserts it wins."""
    found: dict[str, tuple[bool, Source]] = dict(_of_holders(document, lead, members, short))
    for block in document.blocks:
        for clause in CLAUSE.finditer(block.text):
            if TIE.search(clause.group()):
                for who, owned in _said(clause.group(), lead, members, short):
                    if who not in found or (owned and not found[who][0]):
                        found[who] = (owned, part(document, block, clause.start(), clause.end()))
    return found


def _of_holders(
    document: Document, lead: str, members: Sequence[Member], short: Mapping[str, str]
) -> Iterator[tuple[str, tuple[bool, Source]]]:
    """Rows of a table of shareholders (企业 | 股东及持股比例): the lead's own share, or shares that are all others'."""
    rows: dict[tuple[int, int], list[Block]] = {}
    for block in document.blocks:
        if block.cell and block.text.strip():
            rows.setdefault((block.cell.table, block.cell.row), []).append(block)
    for (table, row), cells in rows.items():
        head = "".join(block.text for block in rows.get((table, 0), []))
        who = next((m.name for m in members for block in cells if key(block.text) == key(m.name)), None)
        if row == 0 or who is None or key(who) == key(lead) or not re.search(r"股东|持股|出资|股权", head):
            continue
        if re.search(r"被投资|子公司", squeeze(head)) and _names(squeeze(document.text), lead, short):
            share = next((s for block in cells if (s := SHARE.fullmatch(squeeze(block.text)))), None)
            if share and share[1]:
                yield who, (float(share[1]) > HALF, part(document, cells[0]))
            continue
        for block in cells:
            flat = squeeze(block.text)
            if key(block.text) != key(who) and SHARE.search(flat):
                forms = [lead, *(alias for alias, full in short.items() if key(full) == key(lead) and len(alias) > 1)]
                own = re.search(
                    rf"(?:{'|'.join(re.escape(squeeze(form)) for form in forms)})[^\d%，；]{{0,8}}(\d{{1,3}}(?:\.\d+)?)%", flat
                )
                yield who, (bool(own) and float(own[1]) > HALF if own else False, part(document, block))


def _said(clause: str, lead: str, members: Sequence[Member], short: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    flat = squeeze(clause)
    if not _names(flat, lead, short) and not re.search(LEAD_WORDS, flat):
        return
    verdict = owned(flat)
    if verdict is None:
        return
    others = [member for member in members if key(member.name) != key(lead)]
    named = [member.name for member in others if _names(_without(flat, lead), member.name, short)]
    if named:
        yield from ((who, verdict) for who in named)
    elif not verdict and ALL.search(flat):
        yield from ((member.name, False) for member in others if member.type == "enterprise")


def owned(flat: str) -> bool | None:
    """Whether a clause says control; None where it says nothing of it (a policy's words, a mere mention of shares)."""
    if DENIED.search(flat):
        return False if re.search(r"控股|子公司|股权|持股|持有|关联|隶属|投资", flat) and "不得" not in flat else None
    share = SHARE.search(flat)
    if share and re.search(r"持股|持有|股权|出资|控股|参股", flat):
        part_held = float(share.group(1)) if share.group(1) else _spoken(share.group(2))
        return part_held > HALF or (OWNED.search(flat) is not None and "参股" not in flat)
    if re.search(r"参股", flat) and not OWNED.search(flat):
        return False
    return True if OWNED.search(flat) else None


def _spoken(text: str) -> float:
    digits = {character: i for i, character in enumerate("零一二三四五六七八九")}
    tens, _, units = text.partition("十")
    if "十" not in text:
        return float(digits.get(text, 0))
    return float(digits.get(tens, 1) * 10 + digits.get(units, 0))


def _names(flat: str, name: str, short: Mapping[str, str]) -> bool:
    forms = [name, *(alias for alias, full in short.items() if key(full) == key(name) and len(alias) > 1)]
    return any(squeeze(form) in flat for form in forms)


def _without(flat: str, lead: str) -> str:
    return flat.replace(squeeze(lead), "□")


def of_statement(document: Document, block_source: Source, text: str) -> tuple[bool, Source] | None:
    """What a member's own statement cell says of the lead's control over it."""
    for clause in CLAUSE.finditer(text):
        flat = squeeze(clause.group())
        if re.search(LEAD_WORDS, flat) and TIE.search(flat) and (verdict := owned(flat)) is not None:
            return verdict, _inside(document, block_source, clause.group())
    return None


def _inside(document: Document, place: Source, words: str) -> Source:
    block: Block = next(
        block for block in document.blocks if block.source.start <= place.start < max(block.source.end, place.start + 1)
    )
    at = block.text.find(words.strip())
    return part(document, block, at, at + len(words.strip())) if at >= 0 else place
