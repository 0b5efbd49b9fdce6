"""One signature block read: whose it is, who signed, whether a seal and a date are there.

Takes the lines and pictures of a block; gives a `Signature`, or nothing when the block asks for no seal or signature. A
“（盖章）” is a label and no seal; a red picture, “【已盖章】” or “印章：某公司” is one. A name after 法定代表人（签字） is a signature; blanks
and underscores are none. What a scan doesn't show is None, not False.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from reviewer.extract import layers, names
from reviewer.extract.labels import filled
from reviewer.extract.names import SUFFIX
from reviewer.extract.places import name, part
from reviewer.ground import relabel, squeeze
from reviewer.records import Block, Document, Signature, Source

ROLE = (
    r"[甲乙丙丁戊己庚辛壬癸子丑寅卯][一二三四五六七八九十\d]{0,2}方|[A-Z]方|(?:联合体)?(?:牵头|核心|紧密|一般|合作|协作|成员|参与|参加|联合|申报|推荐|承担|主管|归口)"
    r"(?:合作|协作)?(?:管理)?(?:层)?(?:成员)?(?:单位|企业|方|部门|成员)(?:[一二三四五六七八九十\d]{1,3})?|(?:委托|授权|承诺|申请|立约)人|单位(?:名称)?|名称|公章|[\u4e00-\u9fff]{2,6}(?:单位|部门)"
)
STAMP_LABEL = r"(?:加盖|盖|单位|法人|加盖单位|签字|签名|签|手写|并)*(?:盖章|公章|签章|印章|盖公章|签字|签名|章)"
STAMP = re.compile(r"盖\s*章(?!页)|公\s*章|签\s*章(?!\s*页)|[（(]\s*章\s*[）)]")
SIGN = re.compile(r"签\s*字(?!\s*页)|签\s*名|签\s*章(?!\s*页)|手\s*签")
PROXY = re.compile(r"委托|代理|授权")
LEGAL = re.compile(r"法定代表|法人代表|法人|负责人|院长|校长|所长")
SIGNER = re.compile(
    r"^\s*(?P<label>[（(](?:签字|签名)[）)]|(?:或|/|、)?(?:(?:单位)?(?:法\s*定\s*代\s*表\s*人|法人代表|法定代表|法人|(?:主要|单位)?负责人|授权(?:签字)?代表|(?:签约|签署|签字|单位)代表|授权代理人|授权委托人|被授权人|委托代理人|代理人|代表人|代表|签字人|签字|签名|经办人))"
    r"(?:\s*(?:或|/|、|及)\s*(?:其|被)?(?:授权|委托)?(?:签字)?(?:代表|代理人|负责人|委托人|人))?)"
    r"\s*(?P<how>[（(][^）)\n]{1,16}[）)])?\s*(?:签字|签名|签章)?\s*(?P<colon>[：:]?)\s*(?P<value>[^\n]*)$"
)
BRACKETED = re.compile(r"[（(](?:签字|签名|签章|盖章|手签|已签|已签字|签)[）)]")
NOBODY = re.compile(
    r"签字|盖章|日期|代表|单位|公章|签章|签名|法人|^[年月日]+$|年月|月日|时间|地点|同意|属实|待[签补定]|未签|空白|^无$|^略$|处$|手写|亲笔|印章|意见|情况|电话|联系|附件|甲方|乙方|丙方"
)
PERSON = re.compile(
    r"^[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,3}$|^[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,10}$|^[A-Z][a-z]+(?: [A-Z][a-z]+)+$"
)
BEHIND = re.compile(r"\s*[（(](?P<remark>[^（()）]{1,30})[）)]\s*$")  # behind a signer's name: （见附件授权委托书）, （董事长）
OFFICE = re.compile(
    r"\s*(?:(?:执行)?董事长|执行董事|(?:副)?总经理|(?:副)?总裁|(?:副)?院长|(?:副)?校长|(?:副)?所长|(?:副)?主任|(?:副)?理事长|(?:副)?会长)$"
)
UNDONE = re.compile(r"待|未|空|缺|补|需|须|请|处$|手写|打印")
FOR_ANOTHER = re.compile(r"委托|受托|授权|(?<!定)(?<!人)代(?!码)")
ALONE = re.compile(r"[（(]?(?:签字|签名)[）)]?")  # asks for a signature and says of nobody
PARTY_LABEL = re.compile(names.PARTY_LABEL)
PARTY_LINE = re.compile(rf"^\s*(?P<party>{names.PARTY_LABEL})(?=\s*(?:[（(：:]|$))")
DATE = re.compile(
    r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|二\s*[〇○零Oo0]\s*[一二三四五六七八九〇○零]\s*[一二三四五六七八九〇○零]\s*年\s*[一二三四五六七八九十]{1,2}\s*月\s*[一二三四五六七八九十]{1,3}\s*日"
)
DATE_LINE = re.compile(
    r"^\s*(?:(?:签|签署|签订|盖章|填报)?\s*日\s*期|时\s*间)?\s*[：:]?[\s\d二〇○零一三四五六七八九十_＿./-]*年?[\s\d一二三四五六七八九十_＿]*月[\s\d一二三四五六七八九十_＿]*日?\s*$|^\s*(?:签署|签订|盖章)?\s*(?:日\s*期|时\s*间)\s*(?:[：:].{0,20})?$"
)
NO_NAME = re.compile(
    rf"^(?:{ROLE}|{STAMP_LABEL}|[（(]\s*{STAMP_LABEL}\s*[）)]|[\s：:，,、_＿　]|[（(](?:{ROLE})[）)]|加盖|处|此处)*$"
)
SEAL_TEXT = re.compile(
    r"[\[［【〔](?:已?加?盖章?|.{0,24}(?:公章|印章|盖章|专用章))[\]］】〕]|[（(](?:已(?:加)?盖(?:公)?章|公章已盖|已盖|已用印)[）)]|已加盖公章|(?:印章|公章)\s*[：:]\s*[\u4e00-\u9fff（）()]{4,}"
    r"|[（(](?!加盖|单位|法人|牵头|成员|推荐|盖)[\u4e00-\u9fff]{4,24}(?:公章|印章|专用章)[）)]"
)
CHOP_SIZE = 60.0
PRINTED, PICTURE, CHOP = "打印署名", "签名图片", "名章图片"


@dataclass
class Item:
    """A stretch of a block: one line, one lane of a line, or one cell."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it prints."""
        return self.block.text[self.start : self.end]


@dataclass
class Box:
    """The lines and pictures of one party's block; `title` is the opinion it belongs to, `cover` marks a title page.

    `unsure` says that a picture beside it may belong to another party; `area` that it stands under a heading for signatures.
    """

    items: list[Item] = field(default_factory=list)
    pictures: list[Block] = field(default_factory=list)
    title: str = ""
    cover: bool = False
    unsure: bool = False
    area: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, under which label, and where the name or the blank is.

    `proxy` says that the label or a remark behind the name makes the person act for another; `asked` that the line itself asks
    for a signature.
    """

    label: str
    name: str
    place: Source
    proxy: bool = False
    asked: bool = False


def read(document: Document, box: Box) -> Signature | None:
    """The signature of a block; None where it asks neither a seal nor a signature."""
    text = "\n".join(item.text for item in box.items)
    if not (STAMP.search(text) or SIGN.search(text) or box.area or any(picture.red for picture in box.pictures)):
        return None
    party, place = _party(document, box)
    signers = _signers(document, box.items)
    legal, agent = _who(signers)
    red = [picture for picture in box.pictures if picture.red and not _small(picture)]
    chops = [picture for picture in box.pictures if picture.red and _small(picture)]
    plain = [picture for picture in box.pictures if not picture.red]
    how = PRINTED if legal or agent else PICTURE if plain else CHOP if len(red) > 1 or chops else ""
    poor = place.page in document.ocr_pages
    seal = next((item for item in box.items if SEAL_TEXT.search(item.text)), None)
    grey = poor and grey_copy(document)
    sealed = True if red or seal else None if grey or box.unsure or (plain and how == PRINTED) else False
    if box.title or box.cover:
        place = relabel(place, f"{place.locator} {box.title or '封面'}".strip())
    return Signature(
        document=document.id,
        party=party or box.title,
        signed=True if how else None if poor else False,
        sealed=sealed,
        dated=DATE.search(text) is not None,
        signer=legal.name if legal else "",
        agent=agent.name if agent else PICTURE if how == PICTURE and signers and all(is_proxy(s.label) for s in signers) else "",
        how="、".join([*([how] if how else []), *(["印章图片"] if red else ["盖章文字"] if seal else [])]),
        place=place,
        signer_place=(legal or agent or (signers[0] if signers else None) or Signer("", "", place)).place if signers else None,
        seal_place=part(document, seal.block, seal.start, seal.end) if seal else _stamp_place(document, box) or place,
    )


def grey_copy(document: Document) -> bool:
    """Whether a scan shows no red ink at all: on a copy without colour a seal cannot be told from its absence."""
    return not any(block.red for block in document.blocks)


def _small(picture: Block) -> bool:
    """Whether red ink is a person's chop: an official seal is 38 mm wide or more, a chop 25 mm at most."""
    box = picture.source.bbox
    return box is not None and max(box[2] - box[0], box[3] - box[1]) < CHOP_SIZE


def _who(signers: Sequence[Signer]) -> tuple[Signer | None, Signer | None]:
    """The legal representative's signature and the agent's; a label that allows both is the representative's."""
    named = [signer for signer in signers if signer.name]
    legal = next((signer for signer in named if not signer.proxy), None)
    return legal, None if legal else next(iter(named), None)


def is_proxy(label: str) -> bool:
    """Whether a label asks for somebody who signs for the representative."""
    flat = squeeze(label)
    return PROXY.search(flat) is not None and LEGAL.search(flat) is None


def _signers(document: Document, items: Sequence[Item]) -> list[Signer]:
    found: list[Signer] = []
    for i, item in enumerate(items):
        match = SIGNER.match(item.text)
        if match is None:
            continue
        signer = _signer(document, items, i, match)
        if found and ALONE.fullmatch(match["label"]):  # 法定代表人：某某 and, on the next line, （签字）：____
            before = found[-1]
            if not before.asked and (signer.name or (before.name and not signer.name)):
                found[-1] = replace(signer, label=before.label + signer.label, proxy=before.proxy)
                continue
        found.append(signer)
    return found


def _signer(document: Document, items: Sequence[Item], i: int, match: re.Match[str]) -> Signer:
    """Who signed on a signer's line or on the one below it."""
    item, label = items[i], match["label"] + (match["how"] or "")
    asked = SIGN.search(item.text) is not None
    text = DATE.split(match["value"])[0]
    who, proxy = said(text)
    if who:
        start = item.start + match.start("value")
        place = part(document, item.block, start, start + len(text))
        return Signer(label, who, place, proxy or is_proxy(label), asked)
    after = items[i + 1] if i + 1 < len(items) and not filled(re.sub(r"[（(].*?[）)]", "", text)) else None
    who, proxy = said(after.text) if after else ("", False)
    if after and who:
        return Signer(label, who, part(document, after.block, after.start, after.end), proxy or is_proxy(label), asked)
    return Signer(label, "", part(document, item.block, item.start, item.end), asked=asked)


def said(text: str) -> tuple[str, bool]:
    """The person a stretch names and nothing else, and whether a remark behind the name says that they act for another."""
    proxy, rest = False, BRACKETED.sub("", text).strip(" \u3000_＿：:")
    while remark := BEHIND.search(rest):
        if UNDONE.search(remark["remark"]):
            return "", False
        proxy = proxy or FOR_ANOTHER.search(remark["remark"]) is not None
        rest = rest[: remark.start()]
    rest = OFFICE.sub("", rest).strip(" \u3000_＿")
    if not PERSON.match(rest) or re.search(rf"(?:{SUFFIX.pattern})$", rest) or NOBODY.search(squeeze(rest)):
        return "", False
    return name(rest), proxy


def said_in(text: str) -> tuple[str, bool]:
    """The person a cell for signatures names on one of its lines, alone or after a label, and whether they act for another."""
    for line in text.splitlines():
        plain = DATE.split(line)[0]
        match = SIGNER.match(plain)
        who, proxy = said(match["value"] if match else plain)
        if who:
            return who, proxy or (match is not None and is_proxy(match["label"] + (match["how"] or "")))
    return "", False


def person(text: str) -> bool:
    """Whether a stretch is a person's name and nothing else (brackets and an office behind it aside)."""
    return bool(said(text)[0])


def _party(document: Document, box: Box) -> tuple[str, Source]:
    """The party's name and the line it stands on; without a name the line that should hold it."""
    found = [(item, span) for item in box.items if not SIGNER.match(item.text) and (span := named(item.text))]
    stamped = [(item, span) for item, span in found if STAMP.search(item.text)]
    if found:
        item, (start, end) = (stamped or found)[0]
        if item.block.source.page in document.ocr_pages:  # a stroke of the seal behind the name
            end -= sum(1 for tail in SUFFIX.finditer(item.text, start, end) if tail.end() == end - 1)
        return names.full(name(item.text[start:end])), part(document, item.block, item.start, item.end)
    place = _stamp_place(document, box) or part(document, box.items[0].block, box.items[0].start, box.items[0].end)
    label = next((match["party"] for item in box.items if (match := PARTY_LINE.match(item.text))), "")
    return label, place


def _stamp_place(document: Document, box: Box) -> Source | None:
    stamp = next((item for item in box.items if STAMP.search(item.text) and not SIGNER.match(item.text)), None)
    return part(document, stamp.block, stamp.start, stamp.end) if stamp else None


AFTER_LABEL = re.compile(r"(?<=[）)])\s*[【〔\[］][^】〕\]］]{2,40}[】〕\]］]\s*$")  # X公司（盖章）【印章：X公司公章】


@lru_cache(maxsize=2048)
def named(text: str) -> tuple[int, int] | None:
    """Where a party's name stands in a line, labels and stamps left aside; None in a line without one."""
    text = AFTER_LABEL.sub("", text)
    day = DATE.search(text)
    text = text[: day.start()] if day else text
    if DATE_LINE.match(text) or NO_NAME.match(squeeze(text)) or len(squeeze(text)) > 60 or re.search(r"[。；;]", text):
        return None
    lead = re.match(
        rf"\s*(?:[（(]?\d{{1,2}}[）)、.．]\s*)?(?:(?:{ROLE})\s*)?(?:[（(][^（）()]{{1,16}}[）)])?\s*(?:{STAMP_LABEL}\s*)?(?:[（(]\s*{STAMP_LABEL}\s*[）)])?\s*[：:]\s*|\s*(?:(?:{ROLE})(?=\s*[（(]))?\s*[（(]?\s*{STAMP_LABEL}\s*[）)]?\s*[：:]?\s*",
        text,
    )
    start = lead.end() if lead else 0
    tail = re.search(rf"\s*(?:[（(\[［【]\s*(?:已)?{STAMP_LABEL}(?:已盖)?\s*[）)\]］】]|[：:]|[_＿\s])+$", text[start:])
    end = start + tail.start() if tail else len(text)
    remark = layers.REMARK.search(text, start, end)
    end = remark.start() if remark else end
    said = squeeze(text[start:end])
    if len(said) < 4 or NO_NAME.match(said) or not re.search(r"[\u4e00-\u9fff]{3}", said) or ":" in said:
        return None
    return (start, end) if SUFFIX.search(said) or re.search(r"[局厅委府院校社会站部]$", said) else None
