"""memo.html parsed again: complete, alone, escaped, masked, legible."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

import sample
from lxml import html as parser

from reviewer.memo import DEFAULT, Options
from reviewer.memo.html import render
from reviewer.memo.style import COLOURS, CSS


@cache
def page(options: Options = DEFAULT) -> str:
    return render(sample.memo(), options).decode("utf-8")


@cache
def hostile() -> str:
    return render(sample.hostile(), Options()).decode("utf-8")


def tree(text: str) -> parser.HtmlElement:
    return parser.document_fromstring(text.encode("utf-8"), parser=parser.HTMLParser(encoding="utf-8"))


def test_stands_alone() -> None:
    root = tree(page())
    assert not re.search(r"https?:|//[a-z]", page())
    assert not root.xpath("//link|//img|//iframe|//object|//embed|//form|//script[@src]|//base")
    assert not [name for node in root.iter() for name in getattr(node, "attrib", {}) if name.startswith("on") or name == "style"]
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_content_policy_holds_the_hashes() -> None:
    root = tree(page())
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for text in (root.xpath("//style/text()")[0], root.xpath("//script/text()")[0]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_every_link_leads_somewhere() -> None:
    root = tree(page())
    identities = root.xpath("//@id")
    assert len(identities) == len(set(identities))
    assert {href[1:] for href in root.xpath("//@href")} <= set(identities)


def test_every_finding_has_a_card() -> None:
    cards = tree(page()).xpath("//article[@data-verdict]")
    assert len(cards) == len(sample.FINDINGS)
    whole = tree(page()).text_content()
    for item in sample.FINDINGS:
        card = next(c for c in cards if item.requirement.asks in c.text_content())
        assert card.get("data-verdict") == item.verdict
        assert item.reason in card.text_content()
        assert len(card.xpath(".//blockquote")) == len(item.evidence)
        assert item.requirement.clause.text in whole
    assert "未按参考文本" in cards[-1].text_content()


def test_clauses_in_the_order_of_the_policy() -> None:
    heads = tree(page()).xpath("//div[@class='clause']/h3/text()")
    assert heads == list(sample.CLAUSES)


def test_works_without_script() -> None:
    root = tree(page())
    assert root.xpath("//div[contains(@class,'filter')]")[0].get("hidden") is not None
    assert not root.xpath("//article[@hidden]")


def test_filters_name_verdicts_and_documents() -> None:
    root = tree(page())
    assert root.xpath("//select[@name='verdict']/option/@value") == ["", *COLOURS]
    assert root.xpath("//select[@name='file']/option/@value") == ["", "1", "2", "3", "4"]
    assert root.xpath("//article[@data-files='1 2']")


def test_hostile_text_is_text() -> None:
    root = tree(hostile())
    assert len(root.xpath("//script")) == 1
    assert not root.xpath("//img|//a[contains(@href,'evil')]")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", hostile())
    assert "⟦U+202E⟧" in hostile()
    assert len(root.xpath("//title/text()")[0]) < 200
    assert root.xpath("//tr/td[2]/bdi[contains(text(),'.docx')]")


def test_personal_data_masked_unless_asked() -> None:
    whole = tree(page()).text_content()
    for text in (sample.PHONE, sample.MOBILE, sample.IDENTITY, sample.EMAIL, "石 磊", "联系人：石磊"):
        assert text not in whole
    assert "0771-****218" in whole
    assert sample.CODE in whole
    assert sample.PHONE in page(Options(mask=False))


def test_contrast_is_at_least_4_5_to_1() -> None:
    pairs = [
        *COLOURS.values(),
        *((ink, "#ffffff") for ink, _ in COLOURS.values()),
        ("#4a4f57", "#f3f4f6"),
        ("#173f7a", "#f3f4f6"),
    ]
    for ink, ground in pairs:
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_english_face_and_print() -> None:
    text = page(Options(lang="en"))
    assert '<html lang="en">' in text
    assert "Clause by clause" in text
    assert "@page{size:A4" in text
