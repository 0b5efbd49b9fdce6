"""Counts of members and platforms in sentences: the whole, its types, and what is only a part, a vote or a plan."""

from __future__ import annotations

import pytest
from test_sentences_more import LEAD, MEMBERS, E, H, M, N, U, Z, document

from reviewer.extract.figures import figures

CASES: list[tuple[str, list[tuple[str, str, float]]]] = [
    ("联合体由重庆嘉陵智能传感股份有限公司牵头，联合重庆渝州大学等共16家单位组建而成。", []),
    (
        "联合体成员共16家，其中企业10家（占62.5%），高校3家，科研院所2家，检测机构1家。",
        [(M, "", 16), (E, "", 10), (U, "", 3), (N, "", 2), (Z, "", 1)],
    ),
    ("联合体首批成员单位16家。", [(M, "", 16)]),
    ("本联合体共有16家单位参与组建，涵盖企业、高校、科研院所。", [(M, "", 16)]),
    ("经16家成员单位一致同意，制定本章程。", []),
    ("全体16家成员单位均已签字盖章。", [(M, "", 16)]),
    ("联合体由16家成员单位构成：企业10家、高校和科研院所5家、其他机构1家。", [(M, "", 16), (E, "", 10), (H, "", 5), (Z, "", 1)]),
    ("理事会由16家成员单位各派1名代表组成。", []),
    ("核心层单位4家，紧密合作层单位6家，一般协作层单位6家。", []),
    ("新增成员单位须经三分之二以上成员单位同意。", []),
    ("联合体成员单位共有博士后工作站4家。", []),
    ("联合体共建有国家级平台3个、市级平台11个。", [("platforms.national", "", 3)]),
    (
        "联合体内已建省级以上各类创新平台共计12个（国家级3个、省级9个）。",
        [("platforms.total", "", 12), ("platforms.national", "", 3), ("platforms.provincial", "", 9)],
    ),
    ("成员单位合计拥有国家级创新平台3个。", [("platforms.national", "", 3)]),
    ("联合体计划建设市级以上创新平台5个。", []),
    (
        "以上共16家单位，其中企业10家、大学3家、科研机构2家、行业协会1家。",
        [(M, "", 16), (E, "", 10), (U, "", 3), (N, "", 2), (Z, "", 1)],
    ),
    (
        "本协议各方计16家法人单位：10家企业、3所高校、2家科研院所和1家检测机构。",
        [(M, "", 16), (E, "", 10), (U, "", 3), (N, "", 2), (Z, "", 1)],
    ),
    ("公司近三年与16家单位开展合作，其中企业10家、高校6家。", []),
    ("核心层单位6家，其中企业4家、高校2家。", []),
    (
        "联合体成员现有各类科研平台8个，其中国家级1个、省级5个。",
        [("platforms.total", "", 8), ("platforms.national", "", 1), ("platforms.provincial", "", 5)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[f"{i}-{text[:14]}" for i, (text, _) in enumerate(CASES)])
def test_every_count_of_a_sentence_and_no_other(text: str, expected: list[tuple[str, str, float]]) -> None:
    facts, _ = figures([document(text)], LEAD, MEMBERS)
    given = sorted((f.name, f.period, float(f.value)) for f in facts)  # type: ignore[arg-type]
    assert given == [(n, p, pytest.approx(v)) for n, p, v in sorted(expected)]
