"""Golden memos: the example's memo.json, compared whole; written anew only by `make regen` (`--regen`)."""

import json
from pathlib import Path

from reviewer import memo
from reviewer.review import review

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
REPRODUCIBLE = memo.Options(reproducible=True)


def test_the_example_comes_out_as_accepted(tmp_path, regen):
    [made] = memo.write(review([ROOT / "examples" / "guangxi"]), tmp_path, ["json"], REPRODUCIBLE)
    golden = GOLDEN / "guangxi.memo.json"
    if regen:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(made.read_bytes())
    assert json.loads(made.read_text("utf-8")) == json.loads(golden.read_text("utf-8"))


def test_two_runs_are_byte_for_byte_the_same(tmp_path):
    first, second = (memo.write(review([ROOT / "examples" / "guangxi"]), tmp_path / n, ["json"], REPRODUCIBLE)[0] for n in "ab")
    assert first.read_bytes() == second.read_bytes()
