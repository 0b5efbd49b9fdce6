"""What the contract says of quantities, clause by clause."""

import pytest

from reviewer.extract.quantities import dates, find
from reviewer.records import Quantity


def one(text: str, unit: str = "") -> Quantity:
    found = find(text, unit)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("注册资本人民币10亿元", "人民币10亿元", 10**9, "CNY"),
        ("投入8亿元人民币", "8亿元人民币", 8 * 10**8, "CNY"),
        ("共RMB 1.2 billion。", "RMB 1.2 billion", 1_200_000_000, "CNY"),
        ("壹佰贰拾万元整", "壹佰贰拾万元整", 1_200_000, "CNY"),
        ("4亿3千万元", "4亿3千万元", 430_000_000, "CNY"),
        ("1.5千万元", "1.5千万元", 15_000_000, "CNY"),
        ("2千5百万元", "2千5百万元", 25_000_000, "CNY"),
        ("1亿零500万元", "1亿零500万元", 105_000_000, "CNY"),
        ("12元5角6分", "12元5角6分", 12.56, "CNY"),
        ("￥1,200.50", "￥1,200.50", 1200.5, "CNY"),
        ("３，８６２．５万元", "３，８６２．５万元", 38_625_000, "CNY"),
        ("300万美元", "300万美元", 3_000_000, "USD"),
        ("€500万", "€500万", 5_000_000, "EUR"),
        ("1⏎0亿元", "1⏎0亿元", 10**9, "CNY"),
        ("投资1\n0亿元", "1\n0亿元", 10**9, "CNY"),
        ("3 862.5 万 元", "3 862.5 万 元", 38_625_000, "CNY"),
        ("工资10k元", "10k元", 10_000, "CNY"),
        ("合同额$3m", "$3m", 3_000_000, "USD"),
        ("净利润负三十二万元", "负三十二万元", -320_000, "CNY"),
        ("两个亿卢布", "两个亿卢布", 200_000_000, "RUB"),
        ("新台币 177.1 亿元", "新台币 177.1 亿元", 17_710_000_000, "TWD"),
        ("出口额3200万林吉特", "3200万林吉特", 32_000_000, "MYR"),
        ("十块三毛", "十块三毛", 10.3, "CNY"),
        ("计一百三十五块六角七分钱", "一百三十五块六角七分钱", 135.67, "CNY"),
        ("2.2本计划投资3541.07万元", "3541.07万元", 35_410_700, "CNY"),
    ],
)
def test_money_is_in_whole_units(text: str, span: str, value: float, unit: str) -> None:
    quantity = one(text)
    assert (quantity.text, quantity.kind, quantity.value, quantity.unit) == (span, "money", value, unit)


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("3%", "percent", 0.03, "fraction"),
        ("3‰", "percent", 0.003, "fraction"),
        ("万分之五", "percent", 0.0005, "fraction"),
        ("百分之三点五", "percent", 0.035, "fraction"),
        ("六成", "percent", 0.6, "fraction"),
        ("三成五", "percent", 0.35, "fraction"),
        ("按七五折转让", "percent", 0.75, "fraction"),
        ("9.5折", "percent", 0.95, "fraction"),
        ("打对折", "percent", 0.5, "fraction"),
        ("5 m²", "count", 5, "平方米"),
        ("5个百分点", "percent", 5, "百分点"),
        ("三分之二", "ratio", pytest.approx(2 / 3), "fraction"),
        ("2/3以上", "ratio", pytest.approx(2 / 3), "fraction"),
        ("30名", "count", 30, "人"),
        ("12台（套）", "count", 12, "台套"),
        ("5200㎡", "count", 5200, "平方米"),
        ("40万吨", "count", 400_000, "吨"),
        ("十余家", "count", 10, "家"),
        ("半年", "duration", 6, "月"),
        ("一年半", "duration", 18, "月"),
        ("2个季度", "duration", 6, "月"),
        ("一年零三个月", "duration", 15, "月"),
        ("2年6个月", "duration", 30, "月"),
        ("十个工作日", "duration", 10, "工作日"),
        ("两周", "duration", 2, "周"),
        ("24小时", "duration", 24, "小时"),
        ("二〇二一年八月十八日", "date", "2021-08-18", "date"),
        ("2021.8.18", "date", "2021-08-18", "date"),
        ("2021年度", "date", "2021", "date"),
    ],
)
def test_kinds_values_and_units(text: str, kind: str, value: object, unit: str) -> None:
    quantity = one(text)
    assert (quantity.kind, quantity.value, quantity.unit) == (kind, value, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("不少于30人", ">="), ("不得低于30人", ">="), ("至少有30人", ">="), ("30人以上", ">="), ("30人（含）以上", ">="), ("≥30人", ">="),
        ("成立满3年", ">="), ("达10亿元以上", ">="), ("达到10亿元", "="), ("超过30人", ">"), ("逾30人", ">"), ("突破30人", ">"),
        ("＞30人", ">"), ("不超过30人", "<="), ("30人以内", "<="), ("30人以下", "<="), ("最高30人", "<="), ("3年内", "<="),
        ("低于30人", "<"), ("不足30人", "<"), ("未达到30人", "<"), ("未满30人", "<"), ("约30人", "~"), ("近30人", "~"), ("30人左右", "~"),
        ("30余人", "~"), ("三年多", "~"), ("30人", "="), ("近三年", "="), ("签约3亿元", "="), ("违约5%", "="), ("不低于销售收入的3%", ">="),
    ],
)  # fmt: skip
def test_comparators_stand_on_either_side(text: str, comparator: str) -> None:
    assert one(text).comparator == comparator


def test_two_bounds_are_two_quantities() -> None:
    assert [(q.value, q.comparator) for q in find("不低于3%且不高于5%")] == [(0.03, ">="), (0.05, "<=")]


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("建设期3-5年", "3-5年", 36, 60),
        ("5%至8%", "5%至8%", 0.05, 0.08),
        ("10亿～15亿元", "10亿～15亿元", 10**9, 15 * 10**8),
        ("10-15亿元", "10-15亿元", 10**9, 15 * 10**8),
        ("2018-2020年", "2018-2020年", "2018", "2020"),
        ("2021年8月至12月", "2021年8月至12月", "2021-08", "2021-12"),
    ],
)
def test_a_range_is_one_quantity(text: str, span: str, low: object, high: object) -> None:
    quantity = one(text)
    assert (quantity.text, quantity.value, quantity.low, quantity.high) == (span, None, low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("签署于2021-08-1\n8，", ["2021-08-18"]),
        ("202\n0年度", ["2020"]),
        ("服务铝企2\n00余家", [200]),
        ("分别为600、30\n0、100万元", [6_000_000, 3_000_000, 1_000_000]),
        ("合同额RMB 1\n.2 billion", [1_200_000_000]),
        ("营业收入386,200\n2020年", ["2020"]),
        ("人员\n12\n15\n人数", []),
        ("序号\n1\n5亿元", [500_000_000]),
        ("1. 30人", [30]),
    ],
)
def test_gaps_neither_cut_nor_glue(text: str, values: list[object]) -> None:
    assert [q.value for q in find(text)] == values


@pytest.mark.parametrize("text", ["由72%提高到82%", "从72%到82%"])
def test_a_change_is_two_quantities(text: str) -> None:
    assert [q.value for q in find(text)] == [0.72, 0.82]


def test_a_list_shares_its_unit() -> None:
    found = find("分别为600、300、100万元")
    assert [(q.text, q.value) for q in found] == [("600", 6_000_000), ("300", 3_000_000), ("100万元", 1_000_000)]


def test_a_numbered_paragraph_is_no_list() -> None:
    assert [q.text for q in find("1、30人")] == ["30人"]


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        ("营业收入（万元）：386,200", "", [3_862_000_000]),
        ("386,200", "（单位：万元）", [3_862_000_000]),
        ("3.2", "%", [0.032]),
        ("1 250", "万元", [12_500_000]),
        ("营业收入/万元 386,200", "", [3_862_000_000]),
        ("拟申请资金 1,000 （万元）", "", [10_000_000]),
        ("新增产值（万元/年）：5000", "", [50_000_000]),
        ("项目,收入（万元）\n营业收入,386200", "", [3_862_000_000]),
        ("386,200 341,700", "万元", [3_862_000_000, 3_417_000_000]),
        ("五", "年", [60]),
        ("5862000000.00", "元", [5_862_000_000]),
        ("0771-5605218", "万元", []),
        ("项目 | 金额（万元） | 占比（%）\n设备费 | 2,150 | 34.7", "", [21_500_000, 0.347]),
        ("成员总数（个）\n10\n企业数量（个）\n7", "", [10, 7]),
        ("指标|单位|数值\n营业收入|万元|386,200\n人员|人|186", "", [3_862_000_000, 186]),
        ("单位：万元\n研发投入\t10,251\t12,358.4", "", [102_510_000, 123_584_000]),
    ],
)
def test_a_header_unit_holds_for_bare_cells(text: str, unit: str, values: list[float]) -> None:
    assert [q.value for q in find(text, unit)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("l0亿元", 10**9),
        ("1O%", 0.1),
        ("O.5%", 0.005),
        ("3,8S2万元", 38_520_000),
        ("5亿兀", 5 * 10**8),
        ("38,62亿元", 3_862_000_000),
    ],
)
def test_misread_digits_are_mended_and_marked(text: str, value: float) -> None:
    quantity = one(text)
    assert (quantity.text, quantity.value, quantity.repaired) == (text, value, True)


@pytest.mark.parametrize(
    "text",
    [
        "第三条", "第2批", "附件1", "桂科发〔2021〕12号", "GB/T 9704-2012", "0771-5605218", "91450100717K3A8P5A", "“51020”产业", "33618集群",
        "一方面", "三位一体", "两江新区", "四川", "万科", "5系、7系", "7075铝合金", "6061-T6", "5G", "单位：万元", "数十家", "十四五", "八项规定",
        "21世纪", "三级管理", "1.2.3", "8月18日", "多元化", "七台河市", "十九届历次全会", "表3 人员", "一波三折", "百折不挠", "三折叠屏",
        "https://www.example.com/search?q=30%2020%", "长5m的管",
    ],
)  # fmt: skip
def test_no_quantities(text: str) -> None:
    assert find(text) == []


def test_dates_alone() -> None:
    assert [q.value for q in dates.find("2021年3月的30人，2022-11-08")] == ["2021-03", "2022-11-08"]


def test_a_date_without_a_year_gives_no_days() -> None:
    assert [q.text for q in find("于8月18日前，在30日内")] == ["30日"]
