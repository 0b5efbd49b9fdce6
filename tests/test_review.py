"""The whole story on small bundles: the policy is found, a wrong one is said, a sixth needs no Python."""

import hashlib
import shutil

import pytest

from reviewer import memo, policy, resources
from reviewer.parse import InputError
from reviewer.review import review

AGREEMENT = "广西壮族自治区创新联合体组建协议\n一、参与单位\n牵头单位：南宁甲糖业有限公司\n联合体设立理事会，为最高决策机构。\n"
NANHAI = """南海省创新联合体管理办法
一、组建条件
（一）成员不少于5个。
（二）协议应约定违约责任追究方式。
"""


def bundle(tmp_path, text, name="组建协议.txt"):
    folder = tmp_path / "申请"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return [folder]


def verdicts(made):
    return {f.requirement.id.split(".", 1)[1]: f.verdict for f in made.findings}


def test_the_policy_is_found_from_the_documents(tmp_path):
    made = review(bundle(tmp_path, AGREEMENT))
    assert made.policy.id == "guangxi-2021"
    assert len(made.findings) == len(policy.load("guangxi-2021").checkable)
    assert verdicts(made)["org-decision"] == "met" and verdicts(made)["doc-application"] == "not_met"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("河南省创新联合体组建备案申请表\n河南省科学技术厅\n", "henan-2022"),
        ("湖北省光电产业技术创新联合体建设方案\n湖北省科技厅\n", "hubei-2022"),
        ("湖南省产业技术创新战略联盟试点申请表\n", "hunan-2016"),
        ("重庆两江新区某某产业创新联合体组建申请表\n两江新区科技创新局制\n", "liangjiang-draft"),
    ],
)
def test_each_policy_is_found_by_its_own_words(tmp_path, text, name):
    assert review(bundle(tmp_path, text * 3)).policy.id == name


def test_a_bundle_held_against_another_policy_says_so(tmp_path):
    made = review(bundle(tmp_path, AGREEMENT), "henan-2022")
    [alert] = [a for a in made.alerts if a.kind == "wrong_policy"]
    assert "guangxi-2021" in alert.message and alert.source and alert.source.quote in AGREEMENT


def test_a_bundle_that_names_no_policy_is_asked_for_one(tmp_path):
    with pytest.raises(policy.PolicyError, match="--policy"):
        review(bundle(tmp_path, "今天天气很好。\n"))


def test_a_missing_path_is_named(tmp_path):
    with pytest.raises(InputError, match="没有"):
        review([tmp_path / "没有这个"])


def test_every_passage_is_checked_against_the_articles(tmp_path):
    made = review(bundle(tmp_path, AGREEMENT + "午餐供应红烧肉盖饭。\n"))
    found = {p.text: [m.path for m in matches] for p, matches in made.submission.passages}
    assert found["午餐供应红烧肉盖饭。"] == []
    assert any(paths for paths in found.values())


def test_a_sixth_policy_is_a_folder_and_no_python(tmp_path, monkeypatch):
    shutil.copytree(resources.corpus(), tmp_path / "corpus")
    place = tmp_path / "corpus" / "policies" / "nanhai-2030"
    place.mkdir()
    (place / "text.txt").write_bytes(NANHAI.encode())
    digest = hashlib.sha256(NANHAI.encode()).hexdigest()
    (place / "policy.yaml").write_text(
        f'title: 南海省创新联合体管理办法\ndoc_number: ""\nissuer: 南海省科技厅\nissued: "2030"\nstatus: in force\nsha256: {digest}\n'
        "words: [南海省创新联合体]\nunasked: {前言: 标题, 一: 标题}\n",
        "utf-8",
    )
    (place / "requirements.yaml").write_text(
        "- id: members-total\n  clause: 一/（一）\n  strength: mandatory\n  kind: threshold\n  asks: 成员不少于5个\n  anchor: 成员不少于5个\n"
        "  params: {fact: consortium.members_total, value: 5, unit: 个}\n"
        "- id: breach\n  clause: 一/（二）\n  strength: mandatory\n  kind: presence\n  asks: 约定违约责任\n  anchor: 协议应约定违约责任追究方式\n"
        "  params: {arrangement: agreement_breach, where: [agreement], also: []}\n",
        "utf-8",
    )
    monkeypatch.setenv("REVIEWER_CORPUS", str(tmp_path / "corpus"))
    text = "南海省创新联合体组建协议\n联合体由6家单位组成。\n七、违约责任\n违约方应当支付合同额百分之十的违约金。\n"
    made = review(bundle(tmp_path, text))
    assert made.policy.id == "nanhai-2030"
    assert verdicts(made) == {"members-total": "met", "breach": "met"}
    assert memo.write(made, tmp_path / "out", ["json", "docx", "html"])
