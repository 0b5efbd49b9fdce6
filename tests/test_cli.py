"""The command line as a user meets it: messages, exit codes, what loads at start."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "guangxi"
HEAVY = ("pypdfium2", "pdfplumber", "docx", "lxml", "jieba", "chromadb", "langchain", "langchain_core", "pydantic", "yaml", "PIL")


def reviewer(*arguments, stdin=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "reviewer", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", input=stdin, env={**os.environ, "COLUMNS": "80", **environment}, check=False,
    )  # fmt: skip


def test_help_loads_nothing_heavy():
    code = f"import sys; sys.argv=['reviewer','--help']\ntry:\n import reviewer.cli as c; c.main()\nexcept SystemExit: pass\nprint([m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert "review" in run.stdout and run.stdout.rstrip().endswith("[]")


def test_importing_the_readers_loads_none_of_their_libraries():
    code = f"import sys, reviewer.parse; print([m for m in {HEAVY!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"


def one_line(run, code, *words):
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr
    last = run.stderr.strip().splitlines()[-1]
    assert all(word in last for word in words), last


def test_a_missing_path_is_named(tmp_path):
    one_line(reviewer("review", tmp_path / "没有这个文件夹"), 2, "没有这个文件夹")


def test_an_empty_folder_is_named(tmp_path):
    (tmp_path / "空").mkdir()
    one_line(reviewer("review", tmp_path / "空"), 2, "空")


def test_an_unknown_policy_names_those_there_are(tmp_path):
    one_line(reviewer("review", EXAMPLE, "--policy", "atlantis", "--out", tmp_path), 2, "atlantis", "guangxi-2021")


def test_an_unknown_format_is_refused(tmp_path):
    one_line(reviewer("review", EXAMPLE, "--format", "rtf", "--out", tmp_path), 2, "rtf", "docx")


def test_an_out_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "out").write_text("x")
    one_line(reviewer("review", EXAMPLE, "--out", tmp_path / "out"), 2, "--out")


def test_a_policy_that_cannot_be_told_asks_for_it(tmp_path):
    (tmp_path / "说明.txt").write_text("今天天气很好，适合出门散步。", "utf-8")
    one_line(reviewer("review", tmp_path, "--out", tmp_path / "out"), 2, "--policy")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("损坏.pdf", b"%PDF-1.7\nrubbish"),
        ("空.docx", b""),
        ("其实不是.docx", b"\x89PNG\r\n\x1a\n0000"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ],
)
def test_a_bad_file_beside_good_ones_is_an_alert_and_exit_3(tmp_path, name, data):
    bundle = tmp_path / "申请"
    bundle.mkdir()
    (bundle / name).write_bytes(data)
    (bundle / "组建协议.txt").write_text("广西壮族自治区创新联合体组建协议\n联合体设立理事会，为最高决策机构。\n", "utf-8")
    run = reviewer("review", bundle, "--out", tmp_path / "out", "--format", "json")
    one_line(run, 3, name)
    memo = json.loads((tmp_path / "out" / "memo.json").read_text("utf-8"))
    assert any(alert["kind"] == "unreadable_document" for alert in memo["alerts"])
    assert {f["requirement"]: f["verdict"] for f in memo["findings"]}["guangxi-2021.org-decision"] == "met"


def test_only_bad_files_is_wrong_input(tmp_path):
    (tmp_path / "损坏.pdf").write_bytes(b"%PDF-1.7\nrubbish")
    one_line(reviewer("review", tmp_path, "--out", tmp_path / "out"), 2, "损坏.pdf")


def test_a_word_file_that_declares_entities_is_refused(tmp_path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="x">&b;</w:document>')
    (tmp_path / "实体.docx").write_bytes(data.getvalue())
    one_line(reviewer("review", tmp_path, "--out", tmp_path / "out"), 2, "实体.docx")


def test_quantities_come_as_json_lines():
    run = reviewer("extract", "quantities", "--jsonl", "-", stdin='{"id": 1, "text": "年主营业务收入10亿元以上"}\n')
    assert json.loads(run.stdout) == {
        "id": 1,
        "quantities": [
            {"text": "10亿元", "start": 7, "end": 11, "kind": "money", "value": 1000000000, "unit": "CNY", "comparator": ">="}
        ],
    }


def test_a_broken_json_line_is_named():
    one_line(reviewer("extract", "quantities", "--jsonl", "-", stdin='{"id": 1, "text": "8个"}\n不是JSON\n'), 2, "第2行")


def test_facts_without_a_review():
    run = reviewer("extract", "facts", EXAMPLE)
    facts = json.loads(run.stdout)["facts"]
    assert {"consortium.name", "lead.name", "member"} <= {fact["name"] for fact in facts}


def test_policies_are_listed_shown_and_checked():
    assert "guangxi-2021" in reviewer("policy", "list").stdout
    assert "年主营业务收入达10亿元以上" in reviewer("policy", "show", "guangxi-2021", "三/（二）/1").stdout
    checked = reviewer("policy", "check")
    assert checked.returncode == 0 and "合计锚文 291/291" in checked.stdout
    one_line(reviewer("policy", "show", "guangxi-2021", "九十九"), 2, "九十九")


def test_no_traceback_for_a_defect(tmp_path):
    broken = tmp_path / "corpus" / "policies" / "p"
    broken.mkdir(parents=True)
    (broken / "policy.yaml").write_text("title: x", "utf-8")
    run = reviewer("policy", "list", REVIEWER_CORPUS=str(tmp_path / "corpus"))
    one_line(run, 2, "text.txt")


def test_pages_without_libreoffice_is_one_line_and_the_review_goes_on(tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from reviewer import cli
    from reviewer.parse import soffice

    monkeypatch.setattr(soffice, "find", lambda: None)
    (tmp_path / "协议.txt").write_text("创新联合体组建协议\n各方协商一致。", "utf-8")
    arguments = [
        "review",
        str(tmp_path / "协议.txt"),
        "--policy",
        "guangxi-2021",
        "--out",
        str(tmp_path / "out"),
        "--format",
        "json",
    ]
    plain, paged = CliRunner().invoke(cli.app, arguments), CliRunner().invoke(cli.app, [*arguments, "--pages"])
    assert plain.exit_code == paged.exit_code == 0 and (tmp_path / "out" / "memo.json").is_file()
    added = set(paged.stderr.splitlines()) - set(plain.stderr.splitlines())
    assert len(added) == 1 and all("未安装 LibreOffice" in line and "--pages" in line for line in added)
