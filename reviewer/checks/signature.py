"""Signature: who signed and sealed, party by party, against everyone who must.

Takes a requirement with `SignatureParams`; the parties of an agreement are its members, the parties of a form its lead
and the unit that recommends. A party without a block, or with a blank one, is not_met; a scan too poor to tell is
needs_expert; an agent counts only where the policy allows one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from reviewer import ground
from reviewer.checks.desk import Desk
from reviewer.checks.verdicts import ROLE_NAMES, absent, finding
from reviewer.extract import letters, stamps
from reviewer.extract.labels import filled
from reviewer.policy.params import SignatureParams
from reviewer.records import Field, Finding, Requirement, Signature, Source

ABOVE = 600  # characters above a seal in which its opinion's heading stands
WORDS = {"signed": "签字", "sealed": "盖章", "dated": "日期"}
SEAL_LINE = re.compile(r"盖章|公章|签章|签字|[年月日]|^[\d（）()：:【】\[\]]+$")
OPINION = re.compile(r"[^。；\n]{0,24}意见")


def check(req: Requirement, desk: Desk) -> Finding:
    """The finding on one signature requirement."""
    params = cast(SignatureParams, req.params)
    if not desk.parts(params.role):
        return absent(req, ROLE_NAMES[params.role])
    wanted = parties(params, desk)
    blocks = blocks_of(params, desk)
    if params.opinion:
        blocks = [b for b in blocks if "意见" in b.place.locator or "意见" in opinion(b, desk)]
    found = {party: block_of(party, blocks, desk) for party in wanted}
    if params.opinion and (empty := unwritten(wanted, desk)):
        return finding(req, "not_met", "审核意见栏没有填写意见。", empty)
    if "signed" in params.need:
        found = {party: block and by_hand(party, block, params, desk) for party, block in found.items()}
    lacking = [party for party, block in found.items() if block is None or _gaps(block, params)]
    unsure = [party for party, block in found.items() if block and not _gaps(block, params) and _unsure(block, params)]
    need = "、".join(WORDS[n] for n in params.need)
    if lacking or not wanted:
        return finding(req, "not_met", _why(lacking, found, params, need), _where(lacking, found, desk, params))
    evidence = [place for block in found.values() if block for place in places(block, params)]
    evidence += [
        place for party, block in found.items() if block and block.agent for place in authority(party, block.agent, desk)
    ]
    if unsure:
        return finding(req, "needs_expert", _doubt(unsure, found, need, desk), evidence)
    typed = any(block and "打印" in block.how for block in found.values()) and "signed" in params.need
    note = "（打印署名）" if typed else ""
    readable = [place for source in evidence for place in desk.shown(source)]
    return finding(req, "met", f"{len(wanted)}方均已{need}{note}：{'、'.join(wanted)}。", readable)


def by_hand(party: str, block: Signature, params: SignatureParams, desk: Desk) -> Signature:
    """The block as the policy counts its signature: an agent's without the letter is none, a stranger's is in doubt."""
    agent = agent_of(party, block, desk)
    if agent:
        letter = authority(party, agent, desk) if params.agent else []
        named = agent != stamps.PICTURE
        return replace(block, agent=agent, signed=(True if named else None) if letter else False)
    known = representatives(party, desk)
    return replace(block, signed=None) if block.signed and block.signer and known and block.signer not in known else block


def agent_of(party: str, block: Signature, desk: Desk) -> str:
    """Who signed for the party's representative: by the label, or under a label for either where another is the representative."""
    if block.agent or not block.signer or block.signer_place is None:
        return block.agent
    known = representatives(party, desk)
    either = known and block.signer not in known and stamps.PROXY.search(asked(block.signer_place, desk))
    return block.signer if either else ""


def representatives(party: str, desk: Desk) -> set[str]:
    """The legal representatives the lists of members name for a party."""
    listed = [m for roster in desk.extraction.rosters for m in roster.members if m.legal_representative]
    return {
        stamps.said(str(m.legal_representative))[0] or str(m.legal_representative) for m in listed if desk.same(m.name, party)
    }


def asked(place: Source, desk: Desk) -> str:
    """What asks for the name at a place: its line up to it, the line above, the head of its column."""
    doc = desk.documents[place.document]
    line = doc.text[: place.start].rstrip("\n").rsplit("\n", 1)[-1]
    at = doc.blocks[desk.block_of(place)[1]].cell
    heads = [
        b.text for b in doc.blocks
        if at and b.cell and (b.cell.table, b.cell.column) == (at.table, at.column) and b.cell.row < at.row and len(b.text) <= 30
    ]  # fmt: skip
    return "\n".join([line, *heads])


def authority(party: str, agent: str, desk: Desk) -> list[Source]:
    """Where a letter of authority that the party has signed or sealed names the agent; one whose name is a picture may be anyone."""
    found = []
    for doc in desk.submission.documents:
        for start, end in letters.letters(doc):
            given = [s for s in desk.extraction.signatures if s.document == doc.id and start <= s.place.start < end]
            own = any((s.signed is not False or s.sealed is not False) and desk.same(s.party, party) for s in given)
            place = (
                ground.find(doc, agent, start) if agent != stamps.PICTURE else ground.cut(doc, start, start + len(letters.LETTER))
            )
            if own and place is not None and place.start < end:
                found.append(place)
    return found


def unwritten(wanted: list[str], desk: Desk) -> list[Source]:
    """Opinion boxes of the lead that hold a seal line and nothing said."""
    boxes = [f for f in desk.extraction.fields if re.search(r"牵头单位.{0,6}意见", f.label)]
    bare = [f for f in boxes if not _opined(f, wanted, desk)]
    return [f.label_source for f in bare] if boxes and len(bare) == len(boxes) else []


def _opined(box: Field, wanted: list[str], desk: Desk) -> bool:
    """Whether something is said between an opinion's heading and its seal line."""
    text = desk.documents[box.document].text
    said = box.value or text[box.label_source.end : box.label_source.end + ABOVE]
    lines = [line.strip("：:（(") for line in re.split(r"[\n\s]+", said.split("盖章")[0])]
    lines = [line for line in lines if filled(line) and not stamps.NO_NAME.match(line)]  # 牵头单位（盖章） says nothing
    return any(not SEAL_LINE.search(line) and not any(party in line for party in wanted) for line in lines)


def blocks_of(params: SignatureParams, desk: Desk) -> list[Signature]:
    """The signature blocks of documents of the role; the seal line on an agreement's cover and a letter of authority are none."""
    inside = {doc.id for doc, _ in desk.parts(params.role)}
    own = [s for s in desk.extraction.signatures if s.document in inside or (params.role == "agreement" and _loose(s, desk))]
    aside = (letters.LETTER,) if params.role == "application" else (letters.LETTER, "封面")
    return [s for s in own if not s.place.locator.endswith(aside)]


def _loose(block: Signature, desk: Desk) -> bool:
    """A signature page handed in as a file of its own: no form, with parties' blocks."""
    roles = {part.role for part in desk.documents[block.document].parts}
    return not roles & {"application", "plan", "commitment"} and any(
        desk.same(block.party, m.name) for m in desk.extraction.members
    )


def parties(params: SignatureParams, desk: Desk) -> list[str]:
    """The names of all who must: members, leads, the recommending unit."""
    out: list[str] = []
    leads = leading(desk)
    for who in params.of:
        out += _members(desk) if who == "members" else (leads or ["牵头单位"]) if who == "lead" else ["推荐单位"]
    if not out:
        out = [s.party for s in blocks_of(params, desk)]
    return list(dict.fromkeys(out))


def leading(desk: Desk) -> list[str]:
    """The names of the leads, off the lists of members or else as the papers state them."""
    return [m.name for m in desk.leads()] or [str(f.value) for f in desk.extraction.facts if f.name == "lead.name"]


def _members(desk: Desk) -> list[str]:
    """Who must sign: the members; where the agreement lists as many under partly other names, as it lists them."""
    members = [m.name for m in desk.extraction.members]
    listed = max((r for r in desk.extraction.rosters if r.role == "agreement"), key=lambda r: len(r.members), default=None)
    form = max((len(r.members) for r in desk.extraction.rosters if r.role == "application"), default=0)
    return [m.name for m in listed.members] if listed and len(listed.members) >= max(form, 2) else members


def block_of(party: str, blocks: list[Signature], desk: Desk) -> Signature | None:
    """The block of a party; of several the most complete one. The recommending unit's is known by its heading."""
    if party == "推荐单位":
        own = [b for b in blocks if "推荐" in b.party or "推荐" in b.place.locator or "推荐" in opinion(b, desk)]
    else:
        own = [b for b in blocks if desk.same(b.party, party) or party in b.party]
        if {*leading(desk)} == {party}:  # its opinion's box is its own, however its name was read there
            own += [b for b in blocks if "牵头单位" in b.place.locator and b not in own]
        own = own or [b for b in blocks if party in leading(desk) and b.party.startswith("牵头单位")]
    return max(own, key=lambda b: (bool(b.sealed), bool(b.signed), b.dated), default=None)


def opinion(block: Signature, desk: Desk) -> str:
    """The heading of the opinion a seal stands under, such as 推荐单位审核意见: the last one before it, not far above."""
    doc = desk.documents[block.document]
    before = doc.text[max(0, block.place.start - ABOVE) : block.place.end]
    found = OPINION.findall(before)
    return found[-1] if found else ""


def _gaps(block: Signature, params: SignatureParams) -> list[str]:
    """What of the needed marks is certainly missing."""
    state = {"signed": block.signed, "sealed": block.sealed, "dated": block.dated}
    return [need for need in params.need if state[need] is False]


def _unsure(block: Signature, params: SignatureParams) -> bool:
    return ("signed" in params.need and block.signed is None) or ("sealed" in params.need and block.sealed is None)


def _why(lacking: list[str], found: dict[str, Signature | None], params: SignatureParams, need: str) -> str:
    if not lacking:
        return f"没有找到应当{need}的单位及其签章栏。"
    parts = []
    for party in lacking:
        block = found[party]
        if block is None:
            parts.append(f"{party}没有签章栏")
        elif block.agent and "signed" in (gaps := _gaps(block, params)):
            rest = "".join(f"、未{WORDS[gap]}" for gap in gaps if gap != "signed")
            without = "，没有附授权委托书" if params.agent else ""
            parts.append(f"{party}由委托代理人{block.agent}签字，非法定代表人{without}{rest}")
        else:
            parts.append(f"{party}未{'、未'.join(WORDS[g] for g in _gaps(block, params))}")
    return "；".join(parts) + "。"


def _doubt(unsure: list[str], found: dict[str, Signature | None], need: str, desk: Desk) -> str:
    """Why somebody must look: another name than the representative's, or marks that can't be made out."""
    others = [(party, block.signer) for party in unsure if (block := found[party]) and block.signer and block.signed is None]
    said = [f"{party}署名{who}，所列法定代表人为{'、'.join(sorted(representatives(party, desk)))}" for party, who in others]
    rest = [party for party in unsure if party not in dict(others)]
    dim = [f"{'、'.join(rest)}的{need}不能辨认"] if rest else []
    return f"{'；'.join([*said, *dim])}，请核对原件。"


def _where(lacking: list[str], found: dict[str, Signature | None], desk: Desk, params: SignatureParams) -> list[Source | None]:
    """The blank blocks with the opinion they stand under; for a party without one, its name and the blocks of strangers."""
    blocks = [block for party in lacking if (block := found[party])]
    own = [
        place
        for b in blocks
        for place in (heading(b, desk), *desk.shown((b.signer_place if b.agent else None) or b.place))
        if place
    ]
    names = {m.name: m.source for m in desk.extraction.members}
    known = {block.place for block in found.values() if block}
    strangers = [s.place for s in blocks_of(params, desk) if s.place not in known]
    missing = [names[party] for party in lacking if found[party] is None and party in names]
    return [*own, *(strangers if missing else []), *missing] or [desk.title(params.role)]


def heading(block: Signature, desk: Desk) -> Source | None:
    """Where the opinion stands that a seal belongs to."""
    words = opinion(block, desk)
    doc = desk.documents[block.document]
    return ground.find(doc, words, max(0, block.place.start - ABOVE)) if words else None


def places(block: Signature, params: SignatureParams) -> list[Source]:
    """Where the marks of a block stand."""
    signer = [block.signer_place] if "signed" in params.need and block.signer_place else []
    seal = [block.seal_place] if "sealed" in params.need and block.seal_place else []
    return [p for p in [*signer, *seal] if p] or [block.place]
