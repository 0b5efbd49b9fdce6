"""What the sources of policies really contain."""

import pytest

from reviewer.policy.clauses import number, numeral, parse


def test_labels_nest():
    text = "一、总则\n（一）目的。内容。\n1．甲；\n2．乙。\n二、附则\n"
    assert list(parse(text)) == ["一", "一/（一）", "一/（一）/1", "一/（一）/2", "二"]


def test_a_digit_printed_for_a_numeral_is_the_logical_one():
    assert list(parse("1、 功能定位\n正文。\n2、 目标任务\n正文。\n三、组建条件\n")) == ["一", "二", "三"]


def test_digits_below_an_open_item_stay_text():
    assert list(parse("一、任务\n1、甲。\n2、乙。\n")) == ["一"]


def test_articles_skip_and_double():
    text = "第一章 总则\n第十条 程序\n（三）甲。\n（三）乙。\n第十二条 其他\n"
    assert list(parse(text)) == ["第十条", "第十条/（三）", "第十条/（三）+", "第十二条"]


def test_a_tail_after_a_list_belongs_to_its_parent():
    clauses = parse("一、申请\n（一）甲方提出。\n（二）乙方审核。\n上述材料一并提交。\n")
    assert clauses["一"] == ["一、申请", "上述材料一并提交。"]
    assert clauses["一/（二）"] == ["（二）乙方审核。"]


def test_a_sentence_split_by_a_page_break_goes_on():
    assert parse("一、甲\n（一）推动形成\n争力。\n")["一/（一）"] == ["（一）推动形成\n争力。"]


def test_a_form_has_its_zones_and_its_opinions():
    text = "附件1\n某申请表\n填表说明\n一、加盖公章。\n某省组建申请表\n名称\n一、目标\n推荐单位审核意见\n（盖章）\n附件2\n一、参与单位\n"
    clauses = parse(text)
    assert list(clauses) == [
        "附件1",
        "附件1/填表说明",
        "附件1/填表说明/一",
        "附件1/申请表",
        "附件1/申请表/一",
        "附件2",
        "附件2/一",
    ]
    assert clauses["附件1/申请表"] == ["某省组建申请表\n名称", "推荐单位审核意见\n（盖章）"]


def test_landmarks_open_what_the_source_gives_no_heading():
    clauses = parse("附 1\n某协议\n一、甲\n", {"某协议": ["附1/协议"]})
    assert list(clauses) == ["附1", "附1/协议", "附1/协议/一"]


def test_marks_of_conversion_are_no_labels():
    assert list(parse("[bookmark: _GoBack]一、甲\n**（一）**乙。\n")) == ["一", "一/（一）"]


@pytest.mark.parametrize("value", range(1, 100))
def test_numerals_round_trip(value):
    assert number(numeral(value)) == value
