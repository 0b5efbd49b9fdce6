"""Personal data hidden, codes and amounts left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sample

from reviewer.memo.mask import credit_code, mask_numbers, masker, persons
from reviewer.records import Extraction, Fact, Field, Member, Memo


def with_facts(*facts: Fact, members: tuple[Member, ...] = ()) -> Memo:
    base = sample.memo()
    submission = replace(base.submission, extraction=Extraction(facts=facts, members=members), documents=())
    return replace(base, submission=submission)


def contact(name: str) -> Fact:
    return Fact("c", "contact.name", name, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话0771-5605218。", "电话0771-****218。"),
        ("（0771）5605218", "0771-****218"),
        ("联系人某某，0771－5605218", "联系人某某，0771-****218"),
        ("０７７１-５６０５２１８", "０７７１-****２１８"),
        ("07715605218", "0771-****218"),
        ("010-62345678", "010-****678"),
        ("13877105218", "138****5218"),
        ("手机：138 7710 5218", "手机：138****5218"),
        ("138-7710-5218 台州", "138****5218 台州"),
        ("电话：5605218", "电话：****218"),
        ("0771-5605218/5605219", "0771-****218/****219"),
        ("shi.lei@example.com.cn", "s***@example.com.cn"),
        ("450103198707125218", "450*************18"),
        ("身份证号：45010319870712521X，", "身份证号：450*************1X，"),
    ],
)
def test_hidden(text: str, expected: str) -> None:
    assert mask_numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "91450100717K3A8P5A",
        "12450000498507123A",
        "主营业务收入13862000000元",
        "收入 13862000000 万元",
        "3,862,000,000.00",
        "1,386,200.00万元",
        "169,720,000.00",
        "2021年8月18日至2026-08-17",
        "豫科〔2022〕88号",
        "GB/T 9704-2012",
        "0.0320",
        "专利号ZL202010123456.7",
        "研发投入123584000元",
        "专利 156 2019 2020",
        "电话会议日期：2021-08-18",
    ],
)
def test_left_alone(text: str) -> None:
    assert mask_numbers(text) == text


def test_names_everywhere_but_in_organisations() -> None:
    place = sample.REVENUE
    memo = with_facts(contact("石磊、欧阳 明"), members=(Member("石磊新材料科技有限公司", place),))
    mask = masker(memo)
    assert mask("石磊（石 磊）与石磊新材料科技有限公司、欧阳明") == "石*（石*）与石磊新材料科技有限公司、欧**"


def test_names_from_the_fields_of_a_form() -> None:
    def field(label: str, value: str) -> Field:
        return Field("d1", label, value, True, sample.REVENUE, sample.REVENUE)

    base = with_facts()
    fields = (field("联系人及电话", "石磊 0771-5605218"), field("联系人职务", "科员"), field("联系人部门", "科技处"))
    mask = masker(replace(base, submission=replace(base.submission, extraction=Extraction(fields=fields))))
    assert mask("石磊是科技处科员") == "石*是科技处科员"


def test_a_name_that_is_a_word_of_the_policy_is_hidden_where_it_stands_alone() -> None:
    mask = masker(with_facts(contact("成员")))
    assert mask("联系人：成员，成员单位10家") == "联系人：成*，成员单位10家"


def test_an_amount_that_looks_like_a_phone_is_kept() -> None:
    fact = Fact("a", "lead.annual_revenue", 13862000000, None, unit="CNY", raw="13862000000")
    assert masker(with_facts(fact))("13862000000") == "13862000000"


def test_the_contacts_own_phone_is_hidden_without_label() -> None:
    fact = Fact("p", "contact.phone", "5605 218", None)
    assert masker(with_facts(fact))("拨5605218即可，金额5605218元") == "拨****218即可，金额5605218元"


def test_what_is_no_name() -> None:
    assert list(persons("联系电话 0771-5605218")) == []
    assert list(persons("石磊 0771-5605218")) == ["石磊"]
    assert list(persons("买买提·阿卜杜拉／Li Lei")) == ["买买提·阿卜杜拉", "Li Lei"]
    assert list(persons("长" * 10000)) == []
    assert list(persons("石 磊（办公室主任）")) == ["石磊"]
    assert list(persons("石磊 副总经理、王芳 李明")) == ["石磊", "王芳", "李明"]
    assert list(persons("Email: QQ")) == []


def test_credit_code_by_its_check_character() -> None:
    assert credit_code("91350100M000100Y43")
    assert not credit_code("91350100M000100Y44")


def test_long_text_takes_no_time() -> None:
    mask = masker(sample.memo())
    assert len(mask("a" * 20000)) == 20000
    assert mask("1" * 20000) == "1" * 20000
