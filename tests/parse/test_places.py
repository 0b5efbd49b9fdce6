"""Page and box of Word evidence: the right page or none, text and order untouched."""

from __future__ import annotations

import itertools
import random
import re
import subprocess
import unicodedata
from dataclasses import replace

import pytest
from docx_maker import p, tbl, tc
from hypothesis import given, settings
from hypothesis import strategies as st
from office_maker import word

from reviewer import ground
from reviewer.parse import office, places, read_all, soffice
from reviewer.parse.alignment import match, rising
from reviewer.parse.build import Builder, Row
from reviewer.parse.isolate import Failure, Limits
from reviewer.records import Alert, Block

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
LISTS = f'<w:abstractNum w:abstractNumId="1">{LEVEL}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
BREAK = "<w:pageBreakBefore/>"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
RULED = "<w:tblBorders>" + "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in SIDES) + "</w:tblBorders>"
GRID = "<w:tblGrid>" + '<w:gridCol w:w="4000"/>' * 2 + "</w:tblGrid>"
ROWS = tbl(*(tc(p(f"设备{n}号")) + tc(p("是")) for n in range(60)), props=RULED).replace("</w:tblPr>", "</w:tblPr>" + GRID)
LONG = "各方同意共享中试平台、检测设备和数据资源，" * 90
BODY = (
    p("创新联合体组建协议")
    + p("各方协商一致。", ITEM)
    + p("牵头单位为南宁甲公司。", ITEM)
    + p("签署日期：2021年8月18日", BREAK)
    + p("各方协商一致。", ITEM)
    + ROWS
    + p(LONG, BREAK)
    + p("联系人：张三", BREAK)
)


# ---------------------------------------------------------------- alignment


@given(st.text("甲乙丙丁12", max_size=60), st.text("甲乙丙丁12", max_size=60))
def test_a_match_is_equal_letters_in_rising_order(one, two):
    found = match(one, two)
    pairs = [(i, j) for i, j in enumerate(found) if j >= 0]
    assert len(found) == len(one) and all(one[i] == two[j] for i, j in pairs)
    assert all(a[1] < b[1] for a, b in itertools.pairwise(pairs))


@given(st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=60))
def test_a_text_whose_letters_differ_matches_itself(text):
    unique = "".join(dict.fromkeys(text))
    assert match(unique, unique) == list(range(len(unique)))


def test_what_is_repeated_and_adjoins_nothing_is_not_guessed():
    assert match("甲甲", "甲甲甲") == [-1, -1]


def test_a_header_in_between_is_stepped_over():
    one, two = "第一条本联合体由各方组成第二条各方分工", "第一条本联合体由页眉各方组成第二条各方分工"
    assert [two[j] for j in match(one, two)] == list(one)


@given(st.lists(st.integers(0, 50), max_size=40))
def test_the_longest_rising_choice_rises(numbers):
    chosen = rising(list(enumerate(numbers)))
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(chosen)) and set(chosen) <= set(enumerate(numbers))


# ---------------------------------------------------------------- certainty, on made-up pages


def written(texts: list[str]) -> tuple[Block, ...]:
    builder = Builder("d1")
    for text in texts:
        builder.add("paragraph", text)
    return tuple(builder.blocks)


def printed(pages: list[list[str]]) -> tuple[Block, ...]:
    builder = Builder("d1")
    for number, lines in enumerate(pages, 1):
        for n, text in enumerate(lines):
            builder.add(
                "paragraph", text, rows=(Row(0, len(text), number, (50.0, 20.0 * n, 50.0 + 10 * len(text), 20.0 * n + 12)),)
            )
    return tuple(builder.blocks)


def pages_of(texts: list[str], pages: list[list[str]]) -> list[int | None]:
    script, paper = places.written_letters(written(texts)), places.printed_letters(printed(pages))
    hits = places.certain(script, paper, match(script.letters, paper.letters))
    return [paper.page(mine[0]) if mine else None for mine in hits]


def test_repeated_short_texts_go_by_their_neighbours():
    texts = ["牵头单位情况说明如下", "是", "成员单位情况说明如下", "是", "推荐单位意见说明如下"]
    assert pages_of(texts, [texts[:3], texts[3:]]) == [1, 1, 1, 2, 2]


def test_a_short_text_with_a_rival_on_another_page_stays_without():
    assert pages_of(["无", "牵头单位情况说明如下"], [["无", "某"], ["无", "某", "牵头单位情况说明如下"]]) == [None, 2]


def test_a_text_that_is_not_printed_stays_without():
    assert pages_of(["牵头单位情况说明如下", "另有要求"], [["牵头单位情况说明如下"]]) == [1, None]


def test_a_note_printed_elsewhere_is_found_where_it_stands_once():
    texts = ["正文第一段说明如下", "正文第二段说明如下", "注：数据来自审计报告"]
    assert pages_of(texts, [[texts[0], texts[2]], [texts[1]]]) == [1, 2, 1]


def test_letters_picked_up_here_and_there_are_no_match():
    assert (
        pages_of(
            ["前文说明如下各方签署", "甲乙", "后文说明如下各方盖章"],
            [["前文说明如下各方签署", "甲", "某", "乙", "后文说明如下各方盖章"]],
        )[1]
        is None
    )


def test_a_page_number_is_not_a_cell():
    texts = ["牵头单位情况说明如下", "1", "成员单位情况说明如下"]
    assert pages_of(texts, [[texts[0], "第1页"], [texts[2]]]) == [1, None, 2]


def test_a_text_lost_at_the_end_of_a_page_is_not_its_like_on_the_next():
    texts = ["牵头单位情况说明如下", "是", "是", "成员单位情况说明如下"]
    assert pages_of(texts, [[texts[0]], ["是", texts[3]]]) == [1, None, None, 2]


WORDS = ["是", "否", "1", "2021年", "元", "各方协商一致", "南宁甲公司", "研发投入"]


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(1, 5), st.booleans())
def test_a_page_is_the_true_one(seed, count, furniture):
    """Every line is on its page, between heads and page numbers that the document does not hold in its flow."""
    dice = random.Random(seed)
    pages = [
        [dice.choice(WORDS) + dice.choice(["", "", str(dice.randrange(1000))]) for _ in range(dice.randrange(1, 30))]
        for _ in range(count)
    ]
    shown = [
        [*(["某某申请表"] if furniture else []), *page, *([f"第{n}页"] if furniture else [])] for n, page in enumerate(pages, 1)
    ]
    found = pages_of([text for page in pages for text in page], shown)
    truth = [n for n, page in enumerate(pages, 1) for _ in page]
    assert all(page in (None, true) for page, true in zip(found, truth, strict=True))


# ---------------------------------------------------------------- with LibreOffice


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="session")
def submission(tmp_path_factory):
    """A Word document, and the same after its reading with pages; the text of each printed page."""
    root = tmp_path_factory.mktemp("places")
    data = word(BODY, {"numbering": LISTS})
    (root / "协议.docx").write_bytes(data)
    (root / "说明.txt").write_text("不是 Word 文件", "utf-8")
    (pdf,) = office.convert([("docx", data)], "pdf", Limits())
    assert isinstance(pdf, bytes)
    (root.parent / "a.pdf").write_bytes(pdf)
    raw = subprocess.run(["pdftotext", "-raw", root.parent / "a.pdf", "-"], capture_output=True, text=True, check=True).stdout
    return read_all([root]), read_all([root], pages=True), [squeeze(page) for page in raw.split("\f")]


def test_text_and_order_stay(submission):
    before, after, _ = submission
    assert [d.text for d in before] == [d.text for d in after] and [d.parts for d in before] == [d.parts for d in after]
    assert [(b.kind, b.text, b.label, b.cell, b.source.start) for b in before[0].blocks] == [
        (b.kind, b.text, b.label, b.cell, b.source.start) for b in after[0].blocks
    ]
    assert before[1] == after[1] and before[0].pages is None


def test_every_block_stands_on_the_page_that_prints_it(submission):
    _, (document, _), pages = submission
    assert document.pages == len(pages) - 1 >= 4
    for block in document.blocks:
        assert block.lines and block.lines[0].start == block.source.start and block.lines[-1].end == block.source.end
        for page in {line.page for line in block.lines}:
            said = "".join(document.text[line.start : line.end] for line in block.lines if line.page == page)
            assert squeeze(said) in pages[page - 1]
        assert block.source.page == block.lines[0].page and block.source.bbox
        assert all(
            0 <= x0 < x1 <= 700 and 0 <= top < bottom <= 900 for x0, top, x1, bottom in [line.bbox for line in block.lines]
        )


def test_the_same_words_on_two_pages_are_told_apart(submission):
    _, (document, _), _ = submission
    first, second = (block.source.page for block in document.blocks if block.text == "各方协商一致。")
    assert (first, second) == (1, 2)


def test_a_long_paragraph_runs_over_its_pages(submission):
    _, (document, _), _ = submission
    block = next(block for block in document.blocks if block.text == LONG)
    numbers = [line.page for line in block.lines]
    assert numbers == sorted(numbers) and len(set(numbers)) >= 2
    tail = ground.cut(document, block.source.end - 20, block.source.end)
    assert tail.page == numbers[-1] and tail.bbox and tail.bbox[3] - tail.bbox[1] < 60


def test_a_number_that_is_printed_before_a_paragraph_is_not_in_its_box(submission):
    _, (document, _), _ = submission
    labelled, plain = document.blocks[1], document.blocks[0]
    assert labelled.label == "第一条" and plain.source.bbox and labelled.source.bbox
    assert labelled.source.bbox[0] > 72 + 20


def test_alerts_are_placed_with_their_blocks(submission):
    _, (document, _), _ = submission
    block = next(block for block in document.blocks if "张三" in block.text)
    bare = Alert("placeholder", "x", replace(block.source, page=None, bbox=None), document.id)
    assert places.located(bare, document.blocks).source == block.source
    assert places.located(Alert("macro", "x"), document.blocks).source is None


def test_without_libreoffice_documents_stay_as_they_are(submission, monkeypatch):
    before, _, _ = submission
    monkeypatch.setattr(soffice, "find", lambda: None)
    assert not places.available() and places.placed(before, {"d1": b"x"}) == before
    assert [doc.name for doc in places.unplaced(before)] == ["协议.docx"]


def test_a_document_that_does_not_print_stays_as_it_is(submission, monkeypatch):
    before, _, _ = submission
    monkeypatch.setattr(office, "convert", lambda files, target, limits: [Failure("unreadable_document", "x")] * len(files))
    assert places.placed(before, {"d1": b"x"}) == before
    monkeypatch.setattr(office, "convert", lambda files, target, limits: [b"%PDF-1.4 broken"] * len(files))
    assert places.placed(before, {"d1": b"x"}) == before
