"""The wheel is whole: built, installed into an empty environment, it lists the policies and holds the prompts' place."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_ships_the_corpus_and_lists_the_policies(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)], check=True, capture_output=True
    )
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert "reviewer/_data/corpus/policies/guangxi-2021/text.txt" in names
    assert "reviewer/_data/prompts/README.md" in names
    assert not any(name.startswith(("tests/", "eval/", "corpus/")) for name in names)
    empty = tmp_path / "empty"
    subprocess.run([sys.executable, "-m", "venv", str(empty)], check=True)
    python = empty / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pins = ["-c", str(ROOT / "requirements.lock")]
    needed = ["typer", "pydantic", "pyyaml"]  # what listing policies needs; a whole install is `make demo`'s
    subprocess.run([str(python), "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True, capture_output=True)
    subprocess.run([str(python), "-m", "pip", "install", "-q", *pins, *needed], check=True, capture_output=True)
    run = subprocess.run(
        [str(python), "-m", "reviewer", "policy", "list"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "guangxi-2021" in run.stdout
