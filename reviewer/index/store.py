"""Policy articles in a Chroma collection: in a folder as a disposable cache, or on a server by URL.

Takes articles; gives them back from the collection with their vectors. A folder is built aside, checked and moved into
place whole; one that does not open, does not answer in time, or holds anything else than it should is built anew beside it. A server
gets the collection it lacks. No embedding function of Chroma's is ever asked for, so nothing is downloaded.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reviewer import resources
from reviewer.index import vectors
from reviewer.index.articles import Article

VERSION = "1"  # of what is stored; a change builds every cache anew
WAIT = 2.0  # seconds a locked folder is waited for
KEPT = 3  # caches of other keys that are left in the folder


class StoreError(ValueError):
    """A server that can't be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a collection holds: the articles and a vector for each."""

    articles: tuple[Article, ...]
    vectors: tuple[tuple[float, ...], ...]


def folder() -> Path:
    """Where the caches of this room lie."""
    return resources.cache() / "chroma"


def key(found: Sequence[Article], at: vectors.Endpoint | None) -> str:
    """What a collection of these articles with these vectors is known by."""
    digest = hashlib.sha256(f"{VERSION}|{at.name if at else 'hashed'}".encode())
    for article in found:
        digest.update(f"\0{article.policy}\0{article.path}\0{article.context}\0{article.text}".encode())
    return digest.hexdigest()[:24]


def held(found: Sequence[Article], at: vectors.Endpoint | None = None, url: str = "") -> Held:
    """The articles as the collection holds them, on the server where a URL is given, else in the folder."""
    name = key(found, at)
    if url:
        return on_server(found, name, at, url)
    root = folder()
    for place in places(root, name):
        if (answer := opened(place, found, name)) is not None:
            return answer
    return built(root, found, name, at)


def places(root: Path, name: str) -> list[Path]:
    """The folders that claim to hold a collection, newest first."""
    with contextlib.suppress(OSError):
        return sorted((p for p in root.glob(f"{name}*") if p.is_dir()), key=lambda p: -p.stat().st_mtime)
    return []


def opened(place: Path, found: Sequence[Article], name: str) -> Held | None:
    """What a folder holds, or None on any doubt."""
    if not readable(place / "chroma.sqlite3"):
        return None
    try:
        with client(place) as chroma:
            return checked(read(chroma.get_collection(name, embedding_function=None)), found)
    except Exception:  # chromadb raises its own, sqlite's and Rust's errors; whichever it is, the cache is built anew
        return None


def readable(file: Path) -> bool:
    """Whether a database opens, is whole and is not locked, asked of sqlite itself, which does not wait long."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=WAIT)) as base:
            return bool(base.execute("pragma quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def built(root: Path, found: Sequence[Article], name: str, at: vectors.Endpoint | None) -> Held:
    """Build aside, check, move into place; where the folder can't be written, a folder that is thrown away serves."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".build-", dir=root))
    except OSError:
        aside, root = Path(tempfile.mkdtemp(prefix="reviewer-")), Path()
    try:
        with client(aside) as chroma:
            fill(chroma.create_collection(name, embedding_function=None), found, at)
            answer = checked(read(chroma.get_collection(name, embedding_function=None)), found)
        if answer is None:
            raise StoreError("索引写入后读不回来；请检查磁盘空间")
        if root != Path():
            settle(aside, root, name)
        return answer
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def settle(aside: Path, root: Path, name: str) -> None:
    """Move a finished folder to a name of its own, and let go of old ones and of builds that were cut off."""
    with contextlib.suppress(OSError):
        aside.rename(root / f"{name}-{uuid.uuid4().hex[:8]}")
        stale = sorted((p for p in root.iterdir() if p.is_dir()), key=lambda p: -p.stat().st_mtime)
        mine = [p for p in stale if p.name.startswith(name)]
        others = [p for p in stale if not p.name.startswith((name, ".build-"))]
        for place in [*mine[1:], *others[KEPT:]]:
            shutil.rmtree(place, ignore_errors=True)


def on_server(found: Sequence[Article], name: str, at: vectors.Endpoint | None, url: str) -> Held:
    """The collection of a server, filled where it is missing or not whole."""
    import chromadb

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"REVIEWER_CHROMA_URL 不是网址：{url}；应如 http://127.0.0.1:8000")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        chroma = chromadb.HttpClient(parts.hostname, port, ssl=parts.scheme == "https", settings=settings())
        collection = chroma.get_or_create_collection(name, embedding_function=None)
        answer = checked(read(collection), found)
        if answer is None:
            fill(collection, found, at)
            answer = checked(read(collection), found)
    except Exception as error:
        raise StoreError(f"Chroma 服务 {url} 不能使用（{error.__class__.__name__}）；请确认 chroma run 已启动") from error
    if answer is None:
        raise StoreError(f"Chroma 服务 {url} 中的索引与政策库不符；请删除集合 {name} 后重试")
    return answer


def settings() -> Any:
    """Chroma's settings: it reports to nobody."""
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


@contextmanager
def client(place: Path) -> Iterator[Any]:
    """A client of a folder, closed after use so that the folder can be moved."""
    import chromadb

    chroma: Any = chromadb.PersistentClient(str(place), settings=settings())
    try:
        yield chroma
    finally:
        chroma.close()


def fill(collection: Any, found: Sequence[Article], at: vectors.Endpoint | None) -> None:
    """Put articles with their vectors into a collection."""
    collection.upsert(
        ids=[f"{n:05d}" for n in range(len(found))],
        documents=[article.text for article in found],
        embeddings=vectors.embed([article.searched for article in found], at),
        metadatas=[{"policy": article.policy, "path": article.path, "context": article.context} for article in found],
    )


def read(collection: Any) -> Held:
    """All a collection holds, in order."""
    rows = collection.get(include=["documents", "metadatas", "embeddings"])
    order = sorted(range(len(rows["ids"])), key=lambda n: rows["ids"][n])
    texts, metas, vecs = rows["documents"], rows["metadatas"], rows["embeddings"]
    return Held(
        tuple(Article(metas[n]["policy"], metas[n]["path"], texts[n], metas[n]["context"]) for n in order),
        tuple(tuple(float(x) for x in vecs[n]) for n in order),
    )


def checked(answer: Held, found: Sequence[Article]) -> Held | None:
    """The answer where it is what was put in, whole; else None."""
    same = answer.articles == tuple(found) and len(answer.vectors) == len(found) and all(answer.vectors)
    return answer if same else None
