"""One guarded LibreOffice call: files in, converted files out.

Takes the bytes of files of one family and a target format; gives for each the converted bytes, or nothing where LibreOffice
gave none, hung or died. What runs reads hostile bytes: a fresh profile in which macros, links to other files and their updates are off, no
network (a namespace without one where the system has them, else a proxy nobody listens at), limits on time and memory, and a
folder that is removed afterwards, with everything LibreOffice leaves behind in it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Literal

from reviewer.parse.isolate import Limits

Target = Literal["docx", "xlsx", "pdf"]
EXPORTS: dict[Target, str] = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML", "pdf": "pdf"}
NAMES = ("soffice", "libreoffice")
ROOTS: tuple[tuple[str, str], ...] = (
    ("/usr", "lib*/libreoffice/program/soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/Applications", "LibreOffice.app/Contents/MacOS/soffice"),
    ("C:/", "Program Files*/LibreOffice/program/soffice.exe"),
)
FLAGS = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo")
MEMORY = 4 << 30  # address space; 31 files of 5 pages take 0.7 GB of it, 0.3 GB in use
LARGEST = 1 << 30  # bytes of one file it may write
PAUSE = 0.05
CONFINED = 'ulimit -c 0; ulimit -f "$1"; ulimit -t "$2"; ulimit -v "$3"; shift 3; exec "$@"'
HOST, PORT = "127.0.0.1", "9"  # where nobody listens
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
PROXIES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
OFFICE, INET = "/org.openoffice.Office.", "/org.openoffice.Inet/"
SETTINGS: tuple[tuple[str, str, str], ...] = (
    (OFFICE + "Common/Security/Scripting", "MacroSecurityLevel", "3"),
    (OFFICE + "Common/Security/Scripting", "DisableMacrosExecution", "true"),
    (OFFICE + "Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (OFFICE + "Writer/Content/Update", "Link", "2"),  # never
    (OFFICE + "Calc/Content/Update", "Link", "2"),
    (OFFICE + "Common/Save/Document", "AutoSave", "false"),
    (OFFICE + "Common/Misc", "FirstRun", "false"),
    (OFFICE + "Common/Misc", "CrashReport", "false"),
    (OFFICE + "Recovery/AutoSave", "Enabled", "false"),
    (OFFICE + "Recovery/RecoveryInfo", "Enabled", "false"),
    (INET + "Settings", "ooInetProxyType", "2"),  # set by hand, as follows
    (INET + "Settings", "ooInetHTTPProxyName", HOST),
    (INET + "Settings", "ooInetHTTPProxyPort", PORT),
    (INET + "Settings", "ooInetHTTPSProxyName", HOST),
    (INET + "Settings", "ooInetHTTPSProxyPort", PORT),
    (INET + "Settings", "ooInetNoProxy", ""),
)
ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
PROFILE = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'


def find() -> str | None:
    """The LibreOffice program on the path or in a place where installers put it."""
    named = (shutil.which(name) for name in NAMES)
    placed = (str(path) for root, pattern in ROOTS for path in sorted(Path(root).glob(pattern), reverse=True))
    return next((path for path in (*named, *placed) if path), None)


def call(program: str, files: Sequence[tuple[str, bytes]], target: Target, limits: Limits) -> list[bytes | None]:
    """Convert `(suffix, bytes)` pairs in one call; None where no whole file came out."""
    with tempfile.TemporaryDirectory(prefix="reviewer-office-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        for name in ("in", "out", "tmp", "profile/user"):
            (root / name).mkdir(parents=True)
        profile = PROFILE.format("".join(ITEM.format(*setting) for setting in SETTINGS))
        (root / "profile/user/registrymodifications.xcu").write_text(profile, "utf-8")
        inputs = [root / "in" / f"f{number}.{suffix}" for number, (suffix, _) in enumerate(files)]
        for path, (_, data) in zip(inputs, files, strict=True):
            path.write_bytes(data)
        wait(start(program, inputs, root, target, limits), root / "out", len(files), limits)
        return [whole(root / "out" / f"{path.stem}.{target}", target) for path in inputs]


def start(program: str, inputs: Sequence[Path], root: Path, target: Target, limits: Limits) -> subprocess.Popen[bytes]:
    """Start the call in a session, and so a process group, of its own."""
    home = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    command = [program, home, *FLAGS, "--convert-to", EXPORTS[target], "--outdir", str(root / "out"), *map(str, inputs)]
    seconds = int(allowance(limits, len(inputs))) + 1
    bounds = [str(LARGEST >> 9), str(seconds), str(MEMORY >> 10)]
    confined = ["/bin/sh", "-c", CONFINED, "sh", *bounds] if sys.platform.startswith("linux") else []
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}  # a key of ours is none of its business
    places = {"TMPDIR": str(root / "tmp"), "TEMP": str(root / "tmp"), "SAL_USE_VCLPLUGIN": "svp"}
    return subprocess.Popen(
        [*confined, *offline(), *command],
        cwd=root,
        env=kept | places | dict.fromkeys(PROXIES, f"http://{HOST}:{PORT}"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@cache
def offline() -> tuple[str, ...]:
    """The prefix that runs a command without a network, where the system grants it."""
    for flags in ("-n", "-rn"):
        prefix = ("unshare", flags)
        if sys.platform.startswith("linux") and shutil.which("unshare"):
            probe = subprocess.run([*prefix, "true"], capture_output=True, check=False)
            if probe.returncode == 0:
                return prefix
    return ()


def allowance(limits: Limits, files: int) -> float:
    """Seconds a call may take."""
    return limits.office_seconds + limits.office_file_seconds * files


def wait(process: subprocess.Popen[bytes], out: Path, files: int, limits: Limits) -> None:
    """Until the call has ended; killed past its time, or when no file came out for as long as a call with one file may take."""
    end = time.monotonic() + allowance(limits, files)
    done, stalled = 0, time.monotonic() + allowance(limits, 1)
    try:
        while process.poll() is None and time.monotonic() < min(end, stalled):
            time.sleep(PAUSE)
            if (count := len(list(out.iterdir()))) > done:
                done, stalled = count, time.monotonic() + allowance(limits, 1)
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the whole process group: `soffice` is a script that starts others, and one may outlive it."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):  # all gone already
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def whole(path: Path, target: Target) -> bytes | None:
    """A converted file, unless it was cut off when the call was killed."""
    if not path.is_file():
        return None
    data = path.read_bytes()
    mark = b"%%EOF" if target == "pdf" else b"PK\x05\x06"
    return data if mark in data[-2048:] else None
