"""What counts as a label and as content."""

from __future__ import annotations

import pytest

from reviewer.extract.labels import alike, bare, filled, printed


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("成员总数（个）", "成员总数"),
        ("联 系 人：", "联系人"),
        ("一、技术创新目标（限500字）", "技术创新目标"),
        ("高校、研究机构数量(个)", "高校、研究机构数量"),
    ],
)
def test_alike(a: str, b: str) -> None:
    assert alike(a, b)


def test_labels_stay_apart() -> None:
    assert not alike("企业数量", "高校数量")
    assert printed("联合体协议\n生效时间：") == "联合体协议生效时间"
    assert bare("（二）") != ""


@pytest.mark.parametrize(
    "text", ["无", "0", "2021年8月18日", "138****1234", "王小明", "同意申报。", "桂江（集团）有限公司", "0771-5605218"]
)
def test_filled(text: str) -> None:
    assert filled(text)


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "____", "年   月   日", "2021年  月  日", "****", "XXX", "广西****创新联合体", "（请填写姓名及手机号）", "此处填写", "待填", "（待补充）", "（盖章）",
     "（限200字）", "请简要说明成员单位情况", "—", "/", "……"],
)  # fmt: skip
def test_blank(text: str) -> None:
    assert not filled(text)
