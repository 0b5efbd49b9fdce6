"""What is installed and reachable on this machine, and what is lost without it.

Gives one `Report` a thing the program can use: the corpus, the reader of scans, LibreOffice with its Chinese fonts, the
folder of caches, the endpoint and the index server where the environment names them. Nothing is changed; no network is
touched unless the environment names a server.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from reviewer import policy, resources
from reviewer.index import vectors
from reviewer.parse import scans, soffice

NO_CORPUS = "不能审查。请检查 REVIEWER_CORPUS 或重新安装"
SCANS = "扫描件和图片不能识别，只会列为未读。安装：pip install 'reviewer[ocr]'"
OFFICE = (
    "旧版 .doc/.wps/.rtf/.odt/.xls 不能读取，--pages 不起作用。请安装 LibreOffice（Debian：libreoffice-writer libreoffice-calc）"
)
FONTS = "转换和排版时中文字形可能缺失，页码会有出入。请安装中文字体（Debian：fonts-noto-cjk）"
CACHE = "每次识别和建索引都要重做。请检查该文件夹的权限，或用 REVIEWER_CACHE 指定另一处"
SERVER = "检索会失败。请检查 REVIEWER_CHROMA_URL 和网络；不设该变量则用本机索引"
ENDPOINT = "检索会失败。请检查 REVIEWER_EMBEDDING_BASE_URL、REVIEWER_EMBEDDING_MODEL 和网络；不设则用内置向量"


@dataclass(frozen=True, slots=True)
class Report:
    """One thing: its name, whether it works (None: not asked for), what was found, and what is lost without it."""

    name: str
    works: bool | None
    found: str
    without: str = ""


def examine() -> list[Report]:
    """All reports, in the order a user needs them."""
    checks: tuple[Callable[[], Report], ...] = (corpus, reader_of_scans, libreoffice, fonts, cache, endpoint, server)
    return [check() for check in checks]


def corpus() -> Report:
    """The policies, each loaded whole."""
    try:
        names = policy.names()
        for name in names:
            policy.load(name)
    except (OSError, ValueError) as error:
        return Report("政策库", False, str(error), NO_CORPUS)
    lost = "" if names else NO_CORPUS
    return Report("政策库", bool(names), f"{len(names)}部（{resources.corpus()}）", lost)


def reader_of_scans() -> Report:
    """The network that reads images, loaded and tried on an empty line."""
    if not scans.installed():
        return Report("扫描件识别", False, "未安装", SCANS)
    try:
        import numpy as np

        from reviewer.parse.ocr.recogniser import MODEL, Recogniser

        Recogniser().read([np.full((48, 96), 255, np.uint8)])
    except Exception as error:  # whatever a library that is half there raises
        return Report("扫描件识别", False, f"{type(error).__name__}: {error}"[:160], SCANS)
    return Report("扫描件识别", True, MODEL.removesuffix(".onnx"))


def libreoffice() -> Report:
    """LibreOffice, by what it says of itself."""
    program = soffice.find()
    if program is None:
        return Report("LibreOffice", False, "未找到", OFFICE)
    with tempfile.TemporaryDirectory(prefix="reviewer-") as home:
        command = [program, f"-env:UserInstallation=file://{home}", "--headless", "--version"]
        try:
            said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout.strip()
        except (OSError, subprocess.TimeoutExpired) as error:
            return Report("LibreOffice", False, f"{program}：{type(error).__name__}", OFFICE)
    return Report("LibreOffice", bool(said), said or f"{program} 没有回应", "" if said else OFFICE)


def fonts() -> Report:
    """Chinese fonts that conversions print with."""
    if not shutil.which("fc-list"):
        return Report("中文字体", None, "本机没有 fc-list，未检查")
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False).stdout
    families = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    return Report(
        "中文字体", bool(families), f"{len(families)}种，如{families[0]}" if families else "没有", "" if families else FONTS
    )


def cache() -> Report:
    """The folder of caches, by writing a file there."""
    folder = resources.cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Report("缓存文件夹", False, f"{folder}：{error.strerror}", CACHE)
    return Report("缓存文件夹", True, str(folder))


def endpoint() -> Report:
    """The endpoint of vectors, asked for one."""
    at = vectors.endpoint()
    if at is None:
        return Report("向量服务", None, "未配置，用内置向量")
    try:
        size = len(vectors.embed(["联合体"], at)[0])
    except vectors.EmbeddingError as error:
        return Report("向量服务", False, str(error), ENDPOINT)
    return Report("向量服务", True, f"{at.name}，{size}维")


def server() -> Report:
    """The index server, asked whether it lives."""
    url = os.environ.get("REVIEWER_CHROMA_URL", "")
    if not url:
        return Report("索引服务", None, "未配置，用本机索引")
    from reviewer.index import store
    from reviewer.index.search import Searcher

    try:
        Searcher()
    except (store.StoreError, vectors.EmbeddingError) as error:
        return Report("索引服务", False, str(error), SERVER)
    return Report("索引服务", True, url)
