"""Facts of identity from forms, sentences, lists and signature pages."""

from __future__ import annotations

import pytest
from papers import SEAL, Paper

from reviewer import extract
from reviewer.extract import disputes, formfacts, people, sentencefacts
from reviewer.extract.forms import fields
from reviewer.records import Document, Fact, Value

LEAD = "江北轨道装备股份有限公司"
CODE = "91450100717K3A8P5A"


def said(found: list[Fact] | tuple[Fact, ...], name: str) -> list[Value]:
    return [fact.value for fact in found if fact.name == name]


def form(*rows: list[str]) -> Document:
    return Paper("application").table(list(rows)).done()


def of_form(document: Document) -> list[Fact]:
    return formfacts.facts(document, fields(document)) + formfacts.contact(document, fields(document))


def test_form_of_henan() -> None:
    found = of_form(
        form(
            ["联合体名称", "河东速冻食品创新联合体"],
            ["牵头单位", LEAD],
            ["联系人及联系电话", "滑建军 0371-63518807"],
            ["联合体协议生效时间", "2022 年 10 月 28 日"],
            ["推荐首席科学家姓名", "祝景行", "职称/职务", "教授"],
            ["联合体内已建相关省级以上\n各类创新平台数量", "7", "其中国家级\n创新平台数量", "2"],
            ["成员总数（个）", "10", "企业数量（个）", "7"],
            ["高校、研究机构数量（个）", "3", "其他机构数量（个）", "1"],
        )
    )
    assert said(found, "consortium.agreement_effective_date") == ["2022-10-28"]
    assert said(found, "chief_scientist.name") == ["祝景行"] and said(found, "chief_scientist.title") == ["教授"]
    assert said(found, "platforms.total") == [7] and said(found, "platforms.national") == [2]
    assert [said(found, "consortium." + x) for x in ("members_total", "enterprises", "research", "others")] == [
        [10],
        [7],
        [3],
        [1],
    ]
    assert said(found, "contact.name") == ["滑建军"] and said(found, "contact.phone") == ["0371-63518807"]


def test_form_of_liangjiang_and_blanks() -> None:
    found = of_form(
        form(
            ["联合体名称", "****创新联合体"],
            ["联合体协议生效时间", "年 月 日", "产业领域", "新材料"],
            ["推荐首席科学家", "祝景行", "职务/职称", ""],
            ["联合体内已建相关\n市级及以上各类\n科研平台数量（个）", "5"],
            ["成员总数（个）", "待定"],
        )
    )
    assert said(found, "platforms.total") == [5]
    for name in ("consortium.name", "consortium.agreement_effective_date", "chief_scientist.title", "consortium.members_total"):
        assert said(found, name) == []


def test_two_leads_in_a_cell() -> None:
    found = of_form(form(["联合体牵头单位", f"{LEAD}、江南海洋生物科技有限公司"]))
    assert said(found, "lead.name") == [LEAD, "江南海洋生物科技有限公司"]
    assert [fact.source.quote for fact in found if fact.source] == [LEAD, "江南海洋生物科技有限公司"]


def test_same_value_twice_is_one_fact_and_another_value_a_second() -> None:
    document = (
        Paper("application")
        .say("创新联合体名称：甲创新联合体")
        .table([["联合体名称", "甲创新联合体"], ["产业领域", "新材料"]])
        .say("产业领域：先进新材料")
        .done()
    )
    found = of_form(document)
    assert said(found, "consortium.name") == ["甲创新联合体"]
    assert sorted(map(str, said(found, "consortium.field"))) == ["先进新材料", "新材料"]


def sentences(text: str, role: str = "agreement") -> list[Fact]:
    return sentencefacts.facts(Paper(role).say(text).done())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("联合体组建期为二年，期满可以续签。", [24]),
        ("本协议有效期五年。", [60]),
        ("联合体组建期原则上为3-5年。", [(36, 60)]),
        ("保密有效期三年。", []),
        ("合作期内及期满后三年各方负有保密义务。", []),
        ("专利证书有效期为十年。", []),
        ("本协议有效期自2021年8月18日起，为三年。", [36]),
    ],
)
def test_term(text: str, months: list[Value]) -> None:
    assert said(sentences(text), "consortium.term") == months


@pytest.mark.parametrize(
    ("text", "signed", "effective"),
    [
        ("各方于2021年8月18日在南江市共同签署，联合体协议自该日起生效。", ["2021-08-18"], ["2021-08-18"]),
        ("本协议经各方签字并加盖公章后生效，签订日期为二〇二二年十月二十八日，一式四份。", ["2022-10-28"], ["2022-10-28"]),
        ("本协议自2022年1月1日起生效。", [], ["2022-01-01"]),
        ("本协议自各方法定代表人签字盖章之日起生效。", [], []),
        ("各方依据2019年5月6日签订的《战略合作协议》开展合作。", [], []),
    ],
)
def test_dates(text: str, signed: list[Value], effective: list[Value]) -> None:
    found = sentences(text)
    assert said(found, "agreement.sign_date") == signed
    assert said(found, "consortium.agreement_effective_date") == effective


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("联合体设立专家委员会，聘请祝景珩教授担任首席科学家兼主任。", "祝景珩", "教授"),
        ("并选派首席专家韦承宇教授主持技术路线论证。", "韦承宇", "教授"),
        ("牵头单位选聘柳江工业大学钟毓岭教授担任联合体首席专家。", "钟毓岭", "教授"),
        ("龙城工大钟启岩研究员受聘为联合体首席科学家。", "钟启岩", "研究员"),
        ("由江北大学欧阳明远院士担任首席科学家。", "欧阳明远", "院士"),
    ],
)
def test_chief_scientist(text: str, name: str, title: str) -> None:
    found = sentences(text)
    assert said(found, "chief_scientist.name") == [name] and said(found, "chief_scientist.title") == [title]


@pytest.mark.parametrize(
    "text", ["首席科学家团队由教授、副教授组成。", "首席科学家应为本领域知名教授。", "首席专家人选待联合体获批后由理事会选聘。"]
)
def test_no_chief_scientist(text: str) -> None:
    assert said(sentences(text), "chief_scientist.name") == []


def test_names_at_the_end() -> None:
    assert people.at_end("聘请德国亚琛研究中心赫尔穆特·克莱恩") == "赫尔穆特·克莱恩"
    assert people.at_end("由联合体聘请知名") is None


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "因本协议产生的争议，各方友好协商；协商不成的，提交南江仲裁委员会仲裁，仲裁裁决是终局的。",
            ["negotiation", "arbitration"],
        ),
        ("发生争议的，可向江北仲裁委员会申请仲裁，或者向江北区人民法院起诉。", ["arbitration", "litigation"]),
        ("因本协议发生争议的，由各方友好协商解决，不采用诉讼方式，也不提交仲裁机构裁决。", ["negotiation"]),
        ("争议由江北仲裁委员会仲裁，各方放弃向人民法院起诉的权利。", ["arbitration"]),
        ("争议先由理事会调解，调解不成的，向江北市有管辖权的人民法院起诉。", ["negotiation", "litigation"]),
        ("履行中的纠纷，协商解决。协商不成的，向牵头单位所在地人民法院提起诉讼。", ["negotiation", "litigation"]),
    ],
)
def test_disputes(text: str, ways: list[str]) -> None:
    ((value),) = [fact.value for fact in disputes.facts(Paper().say(text).done())]
    assert value == tuple(ways)


def test_no_dispute_clause() -> None:
    assert disputes.facts(Paper().say("理事会协商决定重大事项。").done()) == []


def bundle() -> list[Document]:
    application = (
        Paper("application", "d1")
        .table(
            [
                ["联合体名称", "江北轨道装备创新联合体"],
                ["联合体牵头单位", LEAD],
                ["成员总数（个）", "3"],
                ["科研团队情况"],
                ["姓名", "年龄", "职务/职称", "工作单位"],
                ["祝景行", "51", "首席专家/教授", "江北大学"],
                ["已建科研平台"],
                ["平台名称", "学科/产业领域", "国家/省级", "建设时间", "依托单位"],
                ["国家企业技术中心", "装备", "国家级", "2013", "江北装备"],
                ["成员单位地位的简要说明"],
                ["序号", "成员单位名称及统一社会信用代码", "在行业中的地位，在联合体内分工"],
                ["1", f"{LEAD}\n{CODE}", "任牵头单位，负责总体方案。"],
                ["2", "江北大学\n12450000498507123A", "核心层单位，承担研究。"],
            ]
        )
        .done()
    )
    agreement = (
        Paper("agreement", "d2")
        .table(
            [
                ["层级", "单位名称", "法定代表人", "住所"],
                ["牵头单位", LEAD, "邓向荣", "江北省江北市"],
                ["核心层", "江北大学", "饶立群", "江北省江北市"],
            ]
        )
        .table(
            [
                [
                    f"{LEAD}（盖章）\n法定代表人（签字）：邓向荣\n日期：2022年10月28日{SEAL}",
                    "江北大学（盖章）\n法定代表人（签字）：\n日期：2022年10月28日",
                ]
            ]
        )
        .done()
    )
    return [application, agreement]


def test_bundle() -> None:
    documents = bundle()
    found = extract.facts(documents)
    assert said(found.facts, "lead.uscc") == [CODE]
    assert said(found.facts, "lead.registered_place") == ["江北省江北市"]
    assert said(found.facts, "lead.legal_representative") == ["邓向荣"]
    assert said(found.facts, "consortium.members_total") == [3, 2]
    assert [fact.basis for fact in found.facts if fact.name == "consortium.members_total"] == ["stated", "table"]
    assert said(found.facts, "agreement.parties") == [(LEAD, "江北大学")]
    assert said(found.facts, "agreement.signatories") == [("邓向荣",)] and said(found.facts, "agreement.seals") == [(LEAD,)]
    assert said(found.facts, "agreement.sign_date") == ["2022-10-28"]
    assert [(f.value, f.level) for f in found.facts if f.name == "lead.platforms" and f.basis == "table"] == [(1, "国家级")]
    assert said(found.facts, "chief_scientist.name") == ["祝景行"]
    assert [m.layer for m in found.members] == ["lead", "core"]


def test_ids_are_stable_and_sources_stand_in_their_documents() -> None:
    documents = bundle()
    found, again = extract.facts(documents), extract.facts(documents)
    assert found == again
    assert [fact.id for fact in found.facts] == [f"f{i}" for i in range(1, len(found.facts) + 1)]
    texts = {document.id: document.text for document in documents}
    for fact in found.facts:
        if fact.source:
            assert texts[fact.source.document][fact.source.start : fact.source.end] == fact.source.quote


def test_lead_without_a_form_comes_from_the_agreement() -> None:
    document = Paper("agreement", "d1").say("甲方（牵头单位）：" + LEAD, "乙方：江北大学", "丙方：江南研究院").done()
    found = extract.facts([document])
    assert said(found.facts, "lead.name") == [LEAD]
    assert found.members[0].layer == "lead"


def test_nothing_from_nothing() -> None:
    assert extract.facts([]).facts == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("公司注册地址为江北省江北市滨江路6号，法定代表人邓向荣。", ["江北省江北市滨江路6号"]),
        (f"{LEAD}于2007年改制为股份有限公司，住所为江北省江北市滨江路6号。", ["江北省江北市滨江路6号"]),
        (f"{LEAD}的控股股东江南投资集团有限公司（注册地江南省湛江市）支持本项目。", []),
        (f"{LEAD}承诺，争议由牵头单位住所地有管辖权的人民法院审理。", []),
    ],
)
def test_where_the_lead_is_registered_and_what_is_said_of_others(text: str, place: list[str]) -> None:
    paper = Paper("application", "d1").table([["联合体名称", "江北轨道创新联合体"], ["牵头单位", LEAD]]).say(text)
    assert said(extract.facts([paper.done()]).facts, "lead.registered_place") == place
