"""A list set as a table under its own heading is content; a table of labels, or of things put off, is none."""

import io

import docx
import pytest

from reviewer import checks, parse, policy, review

LABELS = ("序号", "关键技术", "现有水平", "目标")
FILLED = [("1", "夹紧力无传感器闭环控制", "误差8%以内", "误差3%以内"), ("2", "双绕组冗余转向执行", "样机阶段", "失效后保持一半")]
PUT_OFF = [("1", "待定，由成员另行商定", "另行约定", "另行约定"), ("2", "待定，由成员另行商定", "另行约定", "另行约定")]


def plan(rows) -> bytes:
    out = docx.Document()
    out.add_heading("线控底盘产业创新联合体实施方案", 0)
    out.add_heading("一、重大科学问题清单", 1)
    out.add_paragraph(
        "（1）多执行器强耦合条件下的底盘动力学建模与稳定域描述机理；（2）制动摩擦副温升与夹紧力之间的时变映射规律。"
    )
    out.add_heading("二、产业共性关键技术清单", 1)
    table = out.add_table(rows=1 + len(rows), cols=len(LABELS))
    for row, texts in zip(table.rows, [LABELS, *rows], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out.add_heading("三、科技成果转化清单", 1)
    out.add_paragraph("拟转化电子机械制动卡钳总成，2026年在两款车型量产搭载。")
    data = io.BytesIO()
    out.save(data)
    return data.getvalue()


@pytest.mark.parametrize(("rows", "met"), [(FILLED, True), ([("1", "", "", ""), ("2", "", "", "")], False), (PUT_OFF, False)])
def test_a_list_set_as_a_table(tmp_path, rows, met):
    (tmp_path / "实施方案.docx").write_bytes(plan(rows))
    rules = policy.load("liangjiang-draft")
    desk = checks.Desk(review.submit(parse.read_all([tmp_path]), rules), rules)
    req = next(r for r in rules.checkable if r.id.endswith("plan-problem-lists"))
    finding = checks.check(req, desk)
    assert (finding.verdict == "met") is met, finding.reason
    if met:
        assert any("夹紧力" in source.quote for source in finding.evidence)
