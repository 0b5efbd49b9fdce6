"""Layers of a consortium as words: 牵头, 核心层, 紧密合作层, 一般协作层.

Takes a layer cell, a list's title or a member's statement; gives the layer, or nothing where none is meant. A statement
that merely mentions the lead (“为牵头单位提供配套”, “牵头单位全资子公司”) is not that of the lead: there the word must
stand as a role of its own.
"""

from __future__ import annotations

import re

from reviewer.ground import squeeze
from reviewer.records import Layer

WORDS: tuple[tuple[str, Layer], ...] = (
    (r"牵头|领军|(?<!副)理事长单位|盟主|链主", "lead"),
    (r"核心|副理事长单位|常务理事单位", "core"),
    (r"紧密", "close"),
    (r"一般|协作|普通|外围|辐射", "general"),
    (r"合作层|合作单位|合作成员|理事单位", "close"),
)
TITLE = (
    r"(?:联合体)?(?:牵头|领军|核心|紧密|一般|协作|普通|合作|参与|参加|成员|联合)(?:合作|协作)?(?:层)?(?:成员)?(?:单位|企业|方|层|成员)"
    r"|(?:核心|紧密|一般|协作|合作|普通|外围)层|其他成员单位|其他单位|副?理事长单位|(?:常务)?理事单位|发起单位"
)
ROLE = re.compile(
    r"(?:^|[，。；：:、,;(（【\[]|任|担任|作为|列为|属|属于|系|为|是|定位为?|承担|层级[:：]?)(?:本?联合体)?(?:的)?(?:联合|共同)?"
    r"(?P<word>(?:牵头|领军|核心|紧密|一般|普通|协作|合作)(?:合作|协作)?(?:层)?(?:成员)?(?:单位|企业|层|成员|方))"
    r"(?=[，。；：:、,;()（）】\]]|$|之一|负责|承担|提供|主要|，|任务)"
)


FOR = re.compile(r"(?<![作列定位])为$")
SERVES = re.compile(r"提供|主要提供|承担")
REMARK = re.compile(rf"\s*[（(]\s*(?:{TITLE}|牵头|(?:核心|紧密|一般|协作|合作)(?:合作|协作)?层?)\s*[）)]\s*$")


def of_title(text: str) -> Layer | None:
    """The layer a cell or a list's title names."""
    flat = squeeze(text)
    for words, layer in WORDS:
        if re.search(words, flat):
            return layer
    return None


def of_statement(text: str) -> Layer | None:
    """The layer a member's statement gives it; the last role named is its own."""
    flat = squeeze(text)
    roles = [
        match["word"]
        for match in ROLE.finditer(flat)
        if not (SERVES.match(flat, match.end()) and FOR.search(flat, 0, match.start("word")))
    ]
    return of_title(roles[-1]) if roles else None
