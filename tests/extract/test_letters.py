"""Letters of authority: where one begins and ends."""

from __future__ import annotations

from papers import SEAL, Paper

from reviewer.extract.letters import LETTER, letters
from reviewer.extract.parties import signatures

A, B = "江北轨道装备股份有限公司", "江北大学"


def test_letters_end_with_their_day_and_one_ends_where_the_next_begins():
    first = ["授权委托书", f"兹委托李木为{A}的代理人，签署协议。", f"委托人：{A}（盖章）{SEAL}", "2023年3月1日"]
    second = ["附件2：法人授权委托书（乙方）", f"兹委托杜若为{B}的代理人。", f"授权人：{B}（盖章）"]
    document = Paper().say("协议正文，授权委托书见附件。", *first, "签章页", f"甲方（盖章）：{A}", *second, *second).done()
    found = [document.text[start:end] for start, end in letters(document)]
    assert [(text.split("\n")[0], text.split("\n")[-1] or text[-1]) for text in found] == [
        ("授权委托书", "2023年3月1日"), ("附件2：法人授权委托书（乙方）", "\n"), ("附件2：法人授权委托书（乙方）", f"授权人：{B}（盖章）"),
    ]  # fmt: skip
    said = [(s.party, s.place.locator.endswith(LETTER)) for s in signatures(document)]
    assert (A, True) in said and (A, False) in said and (B, False) not in said


def test_a_list_of_annexes_is_no_letter():
    document = (
        Paper()
        .say("附件1：经费管理办法", "附件2：授权委托书", f"甲方（盖章）：{A}{SEAL}", "授权代表（签字）：李木", "2023年3月1日")
        .done()
    )
    assert letters(document) == []
    assert [(s.party, s.agent, s.place.locator.endswith(LETTER)) for s in signatures(document)] == [(A, "李木", False)]
