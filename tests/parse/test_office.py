"""Old Office formats: nothing lost on the way to .docx, nothing fetched, nothing hung, and a way out where it fails."""

from __future__ import annotations

import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from docx_maker import docx, p, para, r, tbl, tc
from hypothesis import given
from hypothesis import strategies as st
from office_maker import TEXT, linked, odt, saved_as, stand_in, word

from reviewer.parse import isolate, office, read_all, refusal, sniff, soffice
from reviewer.parse.docx import read
from reviewer.parse.isolate import Failure, Limits
from reviewer.records import Block, Document

LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
LISTS = f'<w:abstractNum w:abstractNumId="1">{LEVEL}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
WIDE, TALL, UNDER = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BOX = (
    "<w:r><w:pict><v:shape style='position:absolute;width:200pt;height:60pt'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>文本框中的说明</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CHANGED = (
    '<w:ins w:id="1" w:author="a" w:date="2021-01-01T00:00:00Z"><w:r><w:t>三年</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="a" w:date="2021-01-01T00:00:00Z"><w:r><w:delText>五年</w:delText></w:r></w:del>'
)
GRID = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
TABLE = tbl(
    tc(p("牵头单位"), props=TALL) + tc(p("南宁甲公司"), props=WIDE),
    tc(props=UNDER) + tc(p("研发投入")) + tc(p("3.2%")),
).replace("</w:tblPr>", "</w:tblPr>" + GRID)
BODY = (
    p("创新联合体组建协议")
    + p("各方协商一致，签署本协议。", ITEM)
    + p("本协议自签署之日起生效。", ITEM)
    + TABLE
    + para(r("有效期为"), CHANGED, r("，自签署之日起算。"))
    + para(r("可见文字"), r("隐藏的要求", "<w:vanish/>"))
    + para(r("见右侧"), BOX)
)
GBK = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fnil\fcharset134 SimSun;}}{\*\listtable{\list\listtemplateid1\listhybrid"
    rb"{\listlevel\levelnfc37\levelstartat1{\leveltext\'03\'b5\'da\'00\'cc\'f5;}{\levelnumbers\'02;}\f0}{\listname ;}\listid7}}"
    rb"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}\pard\plain\ls1\ilvl0\f0 \'d5\'fd\'ce\'c4\par"
    rb"\pard\plain\ls1\ilvl0\f0 \'bc\'fb{\shp{\*\shpinst\shpleft0\shptop0\shpright4000\shpbottom1200\shpbxcolumn\shpbypara"
    rb"\shpwr3{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard\plain\f0 \'bf\'f2\'d6\'d0\'ce\'c4\par}}}\par}"
)
KINDS = ("doc", "rtf", "odt")
BAD = {"断.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "密.odt": odt(secret=True)}


@pytest.fixture(scope="session")
def olds(tmp_path_factory) -> dict[str, bytes]:
    """The same document in each old format."""
    root, source = tmp_path_factory.mktemp("olds"), {"a.docx": word(BODY, {"numbering": LISTS})}
    return {kind: saved_as(kind, source, root / kind)["a"] for kind in KINDS}


@pytest.fixture(scope="session")
def documents(olds, tmp_path_factory) -> dict[str, Document]:
    """A submission of old files, good, damaged and locked ones, read in one go; by name."""
    root = tmp_path_factory.mktemp("submission")
    files = {f"协议.{kind}": data for kind, data in olds.items()} | BAD | {"密.doc": locked(olds["doc"]), "国标.rtf": GBK}
    for name, data in files.items():
        (root / name).write_bytes(data)
    return {document.name: document for document in read_all([root])}


def locked(data: bytes) -> bytes:
    """A .doc that says it is encrypted."""
    at = data.index(office.head(data, "WordDocument")) + 11
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


def told(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
    """What a conversion must keep; levels and locators may differ."""
    return [(b.kind, b.text, b.label, b.cell and (b.cell.row, b.cell.column, b.cell.rows, b.cell.columns)) for b in blocks]


# ---------------------------------------------------------------- what is kept


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_numbers_cells_boxes_and_changes_survive(documents, kind):
    before, after = read(word(BODY, {"numbering": LISTS}), "d1"), documents[f"协议.{kind}"]
    assert told(after.blocks) == told(before.blocks)
    assert [b.label for b in after.blocks if b.label] == ["第一条", "第二条"] and "文本框中的说明" in after.text
    assert (after.format, after.role, after.pages) == (kind, "agreement", None)
    assert sorted(a.kind for a in after.alerts) == sorted(a.kind for a in before.alerts) == ["hidden_text", "tracked_changes"]


def test_an_rtf_keeps_its_text_and_its_cells(documents):
    """LibreOffice itself writes no text box and no Chinese list number into an RTF; what is there must come back."""
    before, after = read(word(BODY, {"numbering": LISTS}), "d1"), documents["协议.rtf"]
    assert [item[:2] + item[3:] for item in told(after.blocks)] == [item[:2] + item[3:] for item in told(before.blocks[:-1])]


def test_an_rtf_as_word_writes_it_keeps_numbers_and_boxes(documents):
    assert told(documents["国标.rtf"].blocks) == [
        ("paragraph", "正文", "第一条", None),
        ("paragraph", "见", "第二条", None),
        ("paragraph", "框中文", "", None),
    ]


@pytest.mark.parametrize(
    ("name", "kind"), [("断.doc", "unreadable_document"), ("密.odt", "encrypted_document"), ("密.doc", "encrypted_document")]
)
def test_what_does_not_convert_says_the_way_out(documents, name, kind):
    document = documents[name]
    assert (document.readable, document.blocks) == (False, ())
    assert [a.kind for a in document.alerts] == [kind] and "请" in document.alerts[0].message


def test_without_libreoffice_each_old_file_says_so_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(soffice, "find", lambda: None)
    (tmp_path / "旧.rtf").write_bytes(GBK)
    (tmp_path / "新.docx").write_bytes(docx(p("正文")))
    new, old = read_all([tmp_path])
    assert new.readable and not old.readable
    assert "未安装 LibreOffice" in old.alerts[0].message and "另存为 .docx" in old.alerts[0].message


def test_old_spreadsheets_become_new_ones(tmp_path):
    sheets = {
        kind: saved_as(kind, {"a.csv": "单位,研发投入\n南宁甲公司,3.2%\n".encode()}, tmp_path / kind)["a"]
        for kind in ("xls", "ods")
    }
    assert [sniff.sniff(data) for data in sheets.values()] == ["xls", "ods"]
    forms = office.modern(list(sheets.items()), Limits())
    assert [isinstance(form, office.Form) and (form.format, sniff.sniff(form.data)) for form in forms] == [("xlsx", "xlsx")] * 2


def test_a_spreadsheet_is_refused_until_there_is_a_reader_for_its_new_form(monkeypatch):
    monkeypatch.setattr("reviewer.parse.READERS", {"docx": "reviewer.parse.docx:read"})
    assert refusal("doc") is None and "请另存为" in getattr(refusal("xls"), "reason", "")
    monkeypatch.setattr("reviewer.parse.READERS", {"docx": "x", "xlsx": "y"})
    assert refusal("xls") is None and refusal("ods") is None and refusal("ppt") is not None and refusal("html") is not None


# ---------------------------------------------------------------- what is not let in or out


class Door(BaseHTTPRequestHandler):
    """Notes every request."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server():
    door = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    door.asked = []
    threading.Thread(target=door.serve_forever, daemon=True).start()
    yield door
    door.shutdown()
    door.server_close()


@pytest.mark.parametrize("namespace", [True, False])
def test_a_linked_picture_is_not_fetched(server, tmp_path, monkeypatch, namespace):
    if not namespace:
        monkeypatch.setattr(soffice, "offline", lambda: ())
    source = {"a.odt": odt(linked(f"http://127.0.0.1:{server.server_port}/a.png"))}
    old = saved_as("doc", source, tmp_path / "plain")["a"]
    assert server.asked, "a plain LibreOffice asks for the picture"
    server.asked.clear()
    files = [("odt", source["a.odt"]), ("doc", old)]
    made = office.convert(files, "docx", Limits()) + office.convert(files, "pdf", Limits())
    assert all(isinstance(data, bytes) for data in made) and server.asked == []


def test_settings_shut_out_macros_links_and_first_start():
    names = {name: value for _, name, value in soffice.SETTINGS}
    assert names["DisableMacrosExecution"] == names["BlockUntrustedRefererLinks"] == "true"
    assert names["MacroSecurityLevel"] == "3" and names["Link"] == "2"


def test_our_keys_are_not_handed_on(tmp_path, monkeypatch):
    monkeypatch.setenv("REVIEWER_API_KEY", "secret")
    program = stand_in(
        tmp_path, f'env > {tmp_path}/env; for f in "$@"; do b=${{f##*/}}; printf "PK\\005\\006" > "$out/${{b%.*}}.docx"; done'
    )
    assert soffice.call(program, [("doc", b"x")], "docx", Limits()) == [b"PK\5\6"]
    seen = (tmp_path / "env").read_text("utf-8")
    assert "REVIEWER_API_KEY" not in seen and "http_proxy=http://127.0.0.1:9" in seen


def test_macros_are_reported():
    assert office.macros(odt(**{"Basic/Standard/Module1.xml": "x"})) and not office.macros(odt(**{"Basic/script-lc.xml": "x"}))
    raw = "_VBA_PROJECT".encode("utf-16-le") + b"\0\0"
    vba = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + raw.ljust(64, b"\0") + len(raw).to_bytes(2, "little")
    form = office.Form("docx", b"", vba)
    told_ = office.noted(form, read(docx(p("正文")), "d1"), "d1")
    assert [(a.kind, a.document) for a in told_.alerts] == [("macro", "d1")]  # type: ignore[union-attr]


# ---------------------------------------------------------------- when LibreOffice misbehaves

QUICK = Limits(office_seconds=0.4, office_file_seconds=0.1)
GOOD = 'b=${f##*/}; printf "PK\\005\\006$b" > "$out/${b%.*}.docx"'


def answers(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, files: list[bytes]) -> list[bool]:
    """Whether each file came through the stand-in."""
    program = stand_in(folder, script)
    monkeypatch.setattr(soffice, "find", lambda: program)
    made = office.convert([("doc", data) for data in files], "docx", QUICK)
    assert all(isinstance(done, bytes) or (done.kind == "unreadable_document" and "另存为 .docx" in done.reason) for done in made)
    return [isinstance(done, bytes) for done in made]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (f'for f in "$@"; do {GOOD}; done', [True] * 3),
        (f"[ $# -gt 1 ] && exit 1; f=$1; {GOOD}", [True] * 3),  # dies of company only
        (f'for f in "$@"; do grep -q bad "$f" && kill -9 $$; {GOOD}; done', [True, False, True]),
        (f'for f in "$@"; do grep -q bad "$f" && sleep 60; {GOOD}; done', [True, False, True]),
        (f'for f in "$@"; do grep -q bad "$f" && continue; {GOOD}; done', [True, False, True]),
        ('for f in "$@"; do b=${f##*/}; printf half > "$out/${b%.*}.docx"; done', [False] * 3),
        ("exit 81", [False] * 3),
    ],
)
def test_one_bad_file_does_not_take_the_others(tmp_path, monkeypatch, script, expected):
    assert answers(tmp_path, monkeypatch, script, [b"good", b"bad", b"good"]) == expected


def test_a_call_that_hangs_is_killed_with_all_it_started(tmp_path, monkeypatch):
    assert answers(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/pid; wait", [b"x"]) == [False]
    child = int((tmp_path / "pid").read_text("utf-8"))
    for _ in range(200):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text("utf-8").split()[2] == "Z":
            return
        time.sleep(0.02)
    os.kill(child, 9)
    pytest.fail("a process outlived its call")


def test_nothing_to_convert_starts_nothing(monkeypatch):
    monkeypatch.setattr(soffice, "find", lambda: pytest.fail("looked for LibreOffice"))
    assert office.convert([], "docx", Limits()) == []
    assert office.modern([("pdf", b"%PDF"), ("txt", b"a")], Limits()) == [office.Form("pdf", b"%PDF"), office.Form("txt", b"a")]


def test_limits_are_positive():
    with pytest.raises(ValueError, match="positive"):
        isolate.Limits(office_seconds=0)


# ---------------------------------------------------------------- what the bytes themselves say


def test_kinds_of_opendocument_are_told_apart():
    kinds = {TEXT: "odt", TEXT.replace("text", "spreadsheet"): "ods", TEXT.replace("text", "presentation"): "odp", "": "odt"}
    assert [sniff.sniff(odt(mimetype=stated)) for stated in kinds] == list(kinds.values())


def test_text_that_seems_lost_is_an_alert(olds):
    stated = office.characters(olds["doc"])
    assert 60 < stated < 200 and office.characters(olds["rtf"]) == 0
    assert office.lost(olds["doc"], 0) == "" and "没有读出文字" in office.lost(bytes(60_000), 0)
    at = olds["doc"].index(office.head(olds["doc"], "WordDocument")) + 0x4C
    longer = olds["doc"][:at] + (5000).to_bytes(4, "little") + olds["doc"][at + 4 :]
    assert "5000" in office.lost(longer, stated) and office.lost(longer, 4500) == ""
    reading = office.noted(office.Form("docx", b"", longer), read(word(BODY), "d1"), "d1")
    assert [a.kind for a in reading.alerts][-1] == "unreadable_document"  # type: ignore[union-attr]


@given(st.binary(max_size=2000), st.sampled_from(["doc", "xls", "odt", "ods", "rtf"]))
def test_no_bytes_make_the_marks_raise(data, kind):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data
    for whole in (data, ole, b"PK\3\4" + data):
        assert isinstance(office.locked(kind, whole), bool) and isinstance(office.macros(whole), bool)
        assert isinstance(office.lost(whole, 0), str) and isinstance(office.refusal((kind, whole), "docx"), Failure)
