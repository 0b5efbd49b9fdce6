"""Archives: names of all makers, entries refused one by one, bombs, archives in archives, their place in a submission."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest
from docx_maker import docx, p
from hypothesis import given, settings
from hypothesis import strategies as st
from zip_maker import Item, archive, unicode_path

from reviewer.parse import read_all, uploads
from reviewer.parse.archive import Bounds, unpack
from reviewer.parse.build import Unreadable
from reviewer.parse.directory import Damaged, members
from reviewer.parse.isolate import Limits
from reviewer.parse.sniff import sniff

GOOD = docx(p("创新联合体组建协议") + p("各方协商一致，签署本协议。"))
SMALL = Bounds(entries=50, total=1 << 20, entry=1 << 19, free=1 << 16, depth=4)
UNSAFE, BROKEN, LOCKED = "unsafe_archive", "unreadable_document", "encrypted_document"
NOISE = b"".join(zlib.crc32(bytes([k % 251, k // 251])).to_bytes(4, "little") for k in range(20_000))


def names(*items: Item) -> list[str]:
    return [entry.name for entry in unpack(archive(*items), SMALL)]


def outcome(*items: Item, **options: bool) -> list[tuple[str, str]]:
    """Name and alert of each entry, `ok` for one that is whole."""
    found = unpack(archive(*items, **options), SMALL)
    assert all(bool(entry.failure) != bool(entry.data) or entry.data == b"" for entry in found)
    return [(entry.name, entry.failure.kind if entry.failure else "ok") for entry in found]


def refused(data: bytes, bounds: Bounds = SMALL) -> Unreadable:
    with pytest.raises(Unreadable, match="请") as caught:
        unpack(data, bounds)
    return caught.value


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (Item("申请表.txt"), "申请表.txt"),
        (Item("组建协议.txt".encode("gbk")), "组建协议.txt"),
        (Item("𠮷林㐀.txt".encode("gb18030")), "𠮷林㐀.txt"),
        (Item("申请材料/组建协议.txt".encode()), "申请材料/组建协议.txt"),
        (Item(b"caf\x82.txt"), "caf\u00e9.txt"),
        (Item("协议.txt".encode("gbk"), extra=unicode_path("协议.txt".encode("gbk"), "协议（终）.txt")), "协议（终）.txt"),
        (Item("协议.txt".encode("gbk"), extra=unicode_path(b"other", "别的.txt")), "协议.txt"),
        (Item("甲.txt".encode("gbk"), flags=0x800), "甲.txt"),
        (Item("材料\\协议\\甲.txt".encode("gbk")), "材料/协议/甲.txt"),
        (Item("./材料//甲.txt"), "材料/甲.txt"),
    ],
)
def test_names_of_all_makers(item, name):
    assert names(item) == [name]


def test_unmarked_names_of_one_archive_have_one_encoding():
    chance = "脴脵.txt".encode("gbk")
    assert chance.decode() == "ØÙ.txt"
    assert names(Item(chance), Item("组建协议.txt".encode("gbk"))) == ["组建协议.txt", "脴脵.txt"]


def test_entries_come_in_natural_order_without_folders_and_litter():
    litter = ["__MACOSX/._1.txt", ".DS_Store", "a/Thumbs.db", "desktop.ini", "~$1.docx", "a/.git/config"]
    found = outcome(
        *(Item(name, b"x") for name in ("附件10.txt", "附件2.txt", *litter)),
        Item("附件/"),
        Item("./"),
        Item(""),
        Item("夹", attributes=0x10),
    )
    assert found == [("附件2.txt", "ok"), ("附件10.txt", "ok")]


@pytest.mark.parametrize("method", [0, 8, 12])
@pytest.mark.parametrize("wide", [False, True])
def test_data_come_back_whole(method, wide):
    (entry,) = unpack(archive(Item("a.txt", NOISE, method), before=b"PK\x03\x04 something before", wide=wide), SMALL)
    assert entry.data == NOISE and entry.failure is None


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../甲.txt",
        "a/../../甲.txt",
        "..\\甲.txt",
        "\\\\主机\\甲.txt",
        "C:\\甲.txt",
        "c:甲.txt",
        "a\x00b.txt",
        "a\nb.txt",
        "甲\u202etxt.exe",
        "a/b/c/d/e.txt",
        "长" * 400,
        "9" * 9000,
        "..",
        ".",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name):
    found = outcome(Item(name, b"x"), Item("好.txt", b"y"))
    assert sorted(kind for _, kind in found) == ["ok", UNSAFE]
    assert all(len(shown) < 310 and shown.isprintable() for shown, _ in found)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (Item("坏", b"target", attributes=0o120777 << 16), UNSAFE),
        (Item("坏", b"pipe", attributes=0o010644 << 16), UNSAFE),
        (Item("坏/", b"data in a folder"), UNSAFE),
        (Item("坏", b"x", flags=1), LOCKED),
        (Item("坏", b"x", flags=0x41), LOCKED),
        (Item("坏", b"x", method=99), LOCKED),
        (Item("坏", b"x", method=9), BROKEN),
        (Item("坏", b"x", method=14), BROKEN),
        (Item("坏", b"x", method=77), BROKEN),
        (Item("坏", b"x", crc=1), BROKEN),
        (Item("坏", b"x", method=0, crc=1), BROKEN),
        (Item("坏", NOISE, size=len(NOISE) - 1), UNSAFE),
        (Item("坏", NOISE, size=len(NOISE) + 1), UNSAFE),
        (Item("坏", NOISE, size=0), UNSAFE),
        (Item("坏", NOISE, method=0, size=9), UNSAFE),
        (Item("坏", NOISE, method=12, size=9), UNSAFE),
        (Item("坏", NOISE, packed=zlib.compress(NOISE, wbits=-15)[:-9]), BROKEN),
        (Item("坏", b"x" * 99, packed=b"\xff" * 40), BROKEN),
        (Item("坏", b"x" * 99, method=12, packed=b"BZh9" + b"\xff" * 40), BROKEN),
        (Item("坏", b"", packed=b""), BROKEN),
        (Item("坏", b"x", at=1 << 30), BROKEN),
        (Item("坏", b"x", at=7), BROKEN),
        (Item("坏", b"0" * 100_000), UNSAFE),
        (Item("坏", b"0" * 100_000, method=12), UNSAFE),
        (Item("坏", bytes(600_000), method=0), UNSAFE),
        (Item("坏", b"x", size=1 << 31), UNSAFE),
    ],
)
def test_a_bad_entry_is_refused_and_its_neighbours_are_read(item, kind):
    found = outcome(Item("1.txt", b"first"), item, Item("\u9999.txt", NOISE, method=0))
    assert [what for name, what in found if name.startswith("坏")] == [kind]
    assert [what for name, what in found if not name.startswith("坏")] == ["ok", "ok"]


def test_every_refusal_says_the_way_out():
    items = [Item("甲", flags=1), Item("乙", b"x", method=9), Item("丙", bytes(99_999)), Item("../丁"), Item("戊", b"x", crc=3)]
    reasons = [entry.failure.reason for entry in unpack(archive(*items), SMALL) if entry.failure]
    assert len(reasons) == len(items) and all("请" in reason and "提交" in reason for reason in reasons)
    assert any("Deflate64" in reason for reason in reasons)


def test_of_files_with_one_name_the_first_is_read():
    found = unpack(archive(Item("甲.txt", b"1"), Item("甲.txt", b"2"), Item("./甲.txt", b"3")), SMALL)
    assert [(entry.name, entry.data, bool(entry.failure)) for entry in found] == [
        ("甲.txt", b"1", False),
        ("甲.txt", b"", True),
        ("甲.txt", b"", True),
    ]


def test_files_that_share_their_data_are_refused_but_the_last():
    found = unpack(archive(Item("9.txt", NOISE), *(Item(f"{k}.txt", NOISE, at=0) for k in range(8))), SMALL)
    assert sum(entry.failure is None for entry in found) == 1
    assert {entry.failure.kind for entry in found if entry.failure} == {UNSAFE}


def test_a_file_that_spans_others_is_refused_and_they_are_read():
    inner = archive(Item("a.txt", b"aaa", method=0))
    cover = Item("0.txt", inner[: 30 + 5 + 3], method=0)
    found = outcome(cover, Item("a.txt", b"aaa", method=0, at=30 + 5, packed=b"aaa"))
    assert found == [("0.txt", UNSAFE), ("a.txt", "ok")]


def test_the_total_is_bounded_over_all_levels():
    part = NOISE * 6
    inner = archive(*(Item(f"{k}.bin", part, method=0) for k in range(2)))
    found = unpack(
        archive(Item("1.zip", inner), *(Item(f"2-{k}.bin", part, method=0) for k in range(3))), Bounds(total=2_000_000)
    )
    assert sum(len(entry.data) for entry in found) <= 2_000_000
    assert {entry.failure.kind for entry in found if entry.failure} == {UNSAFE}
    assert found[0].name == "1.zip/0.bin" and found[0].data == part


def test_archives_are_unpacked_twice_and_no_further():
    third = archive(Item("深.txt", b"x"))
    second = archive(Item("三.zip", third), Item("中.txt", b"y"))
    found = outcome(Item("二.zip", second), Item("外.txt", b"z"), Item("空.zip", archive()), Item("断.zip", second[:-30]))
    assert sorted(found) == sorted(
        [("二.zip/三.zip", UNSAFE), ("二.zip/中.txt", "ok"), ("外.txt", "ok"), ("空.zip", BROKEN), ("断.zip", BROKEN)]
    )


def test_an_office_file_is_no_archive():
    assert names(Item("协议.docx", GOOD), Item("改名.zip", GOOD)) == ["协议.docx", "改名.zip"]


@pytest.mark.parametrize(
    "data",
    [
        archive(),
        archive(Item("__MACOSX/._a", b"x"), Item("夹/")),
        archive(Item("a.txt", NOISE))[:-25],
        b"PK\x03\x04",
        b"",
        archive(Item("a.txt", NOISE))[:900],
        archive(Item("a", b"x")).replace(b"PK\x01\x02", b"PK\x01\x03"),
    ],
)
def test_an_archive_without_files_or_directory_is_refused(data):
    assert refused(data).kind == BROKEN


def test_a_volume_of_a_split_archive_is_refused():
    data = bytearray(archive(Item("a.txt", b"x")))
    data[-18:-16] = struct.pack("<H", 3)
    assert "分卷" in str(refused(bytes(data)))


def test_too_many_entries_are_refused_as_a_whole():
    data = archive(*(Item(f"{k}", b"x") for k in range(51)))
    assert refused(data).kind == UNSAFE
    assert len(unpack(data, Bounds())) == 51


def test_entries_are_counted_over_all_levels():
    inner = archive(*(Item(f"{k}", b"x") for k in range(30)))
    found = outcome(Item("1.zip", inner), Item("2.zip", inner))
    assert [kind for _, kind in found] == ["ok"] * 30 + [UNSAFE]


def test_a_directory_is_read_no_further_than_asked():
    one = archive(Item("x"))
    data = one[:30] + one[one.index(b"PK\x01\x02") : one.index(b"PK\x05\x06")] * 500_000
    data += struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 9, 9, len(data) - 30, 30, 0)
    assert sniff(data) == "zip" and refused(data).kind == UNSAFE


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=8), st.binary(), min_size=1)
)
@settings(max_examples=50, deadline=None)
def test_what_zipfile_writes_is_read(files):
    files = {name: b"." + data for name, data in files.items()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
    found = unpack(out.getvalue(), Bounds())
    assert {entry.name: entry.data for entry in found} == files


@given(st.binary(max_size=400), st.integers(0, 300), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_mutilated_archives_end_as_entries_or_a_refusal(junk, at, cut):
    data = archive(Item("甲.txt", b"first" * 9), Item("乙.zip", archive(Item("丙.txt", b"second"))))
    data = data[:at] + junk + data[at + cut :]
    try:
        found = unpack(data, SMALL)
    except Unreadable as error:
        assert "请" in str(error)
    else:
        assert found and all(entry.name or entry.failure for entry in found)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_before_an_end_are_a_directory_or_damaged(junk):
    data = junk + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(junk), 0, 0)
    try:
        assert len(list(members(data))) <= len(junk) // 46
    except Damaged as error:
        assert str(error)


# ---------------------------------------------------------------- in a submission


def test_the_files_of_an_archive_take_its_place(tmp_path):
    items = [
        Item("材料/组建协议.docx".encode("gbk"), GOOD),
        Item("../坏.txt", b"x"),
        Item("附件10.txt", b"ten"),
        Item("附件2.txt", b"two"),
    ]
    (tmp_path / "夹").mkdir()
    (tmp_path / "夹" / "b.zip").write_bytes(archive(*items))
    (tmp_path / "a.txt").write_bytes(b"before")
    (tmp_path / "组建协议.docx").write_bytes(GOOD)
    found = read_all([tmp_path])
    assert [(d.id, d.name, d.readable) for d in found] == [
        ("d1", "a.txt", True),
        ("d2", "夹/b.zip/../坏.txt", False),
        ("d3", "夹/b.zip/材料/组建协议.docx", True),
        ("d4", "夹/b.zip/附件2.txt", True),
        ("d5", "夹/b.zip/附件10.txt", True),
        ("d6", "组建协议.docx", True),
    ]
    assert [a.kind for d in found for a in d.alerts] == [UNSAFE, "duplicate_document"]
    assert found[2].role == "agreement" and {b.source.document for b in found[2].blocks} == {"d3"}


def test_an_archive_is_a_submission(tmp_path):
    path = tmp_path / "申请.zip"
    path.write_bytes(
        archive(Item("协议.docx", GOOD), Item("空.txt"), Item("包.rar", b"Rar!\x1a\x07\x01\x00"), Item("错.pdf", b"text"))
    )
    found = {d.name.removeprefix("申请.zip/"): d for d in read_all([path])}
    assert {name: [a.kind for a in d.alerts] for name, d in found.items()} == {
        "包.rar": [BROKEN],
        "错.pdf": ["type_mismatch"],
        "空.txt": [BROKEN],
        "协议.docx": [],
    }
    assert "解压" in found["包.rar"].alerts[0].message and "0 字节" in found["空.txt"].alerts[0].message


def test_an_archive_refused_as_a_whole_goes_by_its_name(tmp_path):
    (tmp_path / "空.zip").write_bytes(archive())
    (tmp_path / "好.txt").write_bytes(b"good")
    good, bad = sorted(read_all([tmp_path]), key=lambda d: not d.readable)
    assert (bad.name, bad.format, [a.kind for a in bad.alerts]) == ("空.zip", "zip", [BROKEN]) and good.blocks


def test_an_archive_that_claims_to_be_a_document_is_told_once(tmp_path):
    (tmp_path / "协议.pdf").write_bytes(archive(Item("a.txt", b"one"), Item("b.txt", b"two")))
    found = read_all([tmp_path])
    assert [[a.kind for a in d.alerts] for d in found] == [["type_mismatch"], []]
    assert "“协议.pdf”" in found[0].alerts[0].message and found[0].alerts[0].document == "d1"


def test_entries_with_one_name_have_their_own_reasons(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(archive(Item("甲.txt", b"x", flags=1), Item("甲.txt", b"y")))
    assert [a.kind for d in read_all([path]) for a in d.alerts] == [LOCKED, UNSAFE]


def test_archives_share_what_a_submission_may_unpack(tmp_path, monkeypatch):
    monkeypatch.setattr(uploads, "UNPACKED", 100)
    for number in (1, 2):
        (tmp_path / f"{number}.zip").write_bytes(archive(Item("a.txt", b"text %d" % number * 10)))
    assert [d.readable for d in read_all([tmp_path])] == [True, False]


def test_the_same_archive_twice_is_unpacked_once(tmp_path, monkeypatch):
    data = archive(Item("a.txt", b"text"))
    monkeypatch.setattr(uploads, "UNPACKED", 5)
    for number in (1, 2):
        (tmp_path / f"{number}.zip").write_bytes(data)
    assert [[a.kind for a in d.alerts] for d in read_all([tmp_path])] == [[], ["duplicate_document"]]


def test_an_archive_too_large_for_its_child_is_refused(tmp_path):
    (tmp_path / "a.zip").write_bytes(archive(Item("a.bin", NOISE * 2000, method=0)))
    (document,) = read_all([tmp_path], Limits(memory=100 << 20))
    assert not document.readable and "内存" in document.alerts[0].message
