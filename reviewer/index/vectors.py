"""Texts to vectors without any model: weighted characters and bigrams hashed into a fixed number of places.

Takes texts, gives unit vectors of `SIZE` floats, the same on every machine; or asks an OpenAI-compatible endpoint for
them where `REVIEWER_EMBEDDING_BASE_URL` and `REVIEWER_EMBEDDING_MODEL` name one. Without both no socket is opened.
"""

from __future__ import annotations

import json
import math
import os
import urllib.parse
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from http import client

from reviewer.index.terms import grams

SIZE = 512
TIMEOUT = 30  # seconds an endpoint may take
BATCH = 64  # texts of one request


class EmbeddingError(ValueError):
    """An endpoint that gives no vectors; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where vectors are asked for: an OpenAI-compatible base URL, a model and a key."""

    url: str
    model: str
    key: str = ""

    @property
    def name(self) -> str:
        """What a collection made with it is known by."""
        return f"{self.model}@{self.url}"


def endpoint() -> Endpoint | None:
    """The endpoint the environment names, or None: both its URL and its model must be there."""
    url, model = os.environ.get("REVIEWER_EMBEDDING_BASE_URL", ""), os.environ.get("REVIEWER_EMBEDDING_MODEL", "")
    return Endpoint(url.rstrip("/"), model, os.environ.get("REVIEWER_API_KEY", "")) if url and model else None


def embed(texts: Sequence[str], at: Endpoint | None = None) -> list[list[float]]:
    """A unit vector for each text."""
    if at is None:
        return [hashed(text) for text in texts]
    return [vector for n in range(0, len(texts), BATCH) for vector in asked(texts[n : n + BATCH], at)]


def hashed(text: str) -> list[float]:
    """Grams hashed with a sign (Weinberger et al. 2009, Feature Hashing), damped by the square root of their count."""
    vector = [0.0] * SIZE
    for gram, count in grams(text).items():
        code = zlib.crc32(gram.encode())
        weight = math.sqrt(count) * (1.0 if len(gram) > 1 else 0.3)
        vector[code % SIZE] += weight if code & 0x80000000 else -weight
    length = math.sqrt(sum(x * x for x in vector)) or 1.0
    return [x / length for x in vector]


def asked(texts: Sequence[str], at: Endpoint) -> list[list[float]]:
    """Vectors from an endpoint, straight to its host: no proxy or gateway of the environment is used."""
    parts = urllib.parse.urlsplit(at.url)
    kind = client.HTTPSConnection if parts.scheme == "https" else client.HTTPConnection
    connection = kind(parts.netloc, timeout=TIMEOUT)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {at.key}"} if at.key else {})}
    try:
        connection.request("POST", f"{parts.path}/embeddings", json.dumps({"model": at.model, "input": list(texts)}), headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise EmbeddingError(f"嵌入服务 {at.url} 返回 {answer.status}；请核对地址、模型和密钥")
        rows = sorted(json.loads(body)["data"], key=lambda row: row["index"])
        return [[float(x) for x in row["embedding"]] for row in rows]
    except (OSError, client.HTTPException, ValueError, KeyError, TypeError) as error:
        if isinstance(error, EmbeddingError):
            raise
        raise EmbeddingError(
            f"嵌入服务 {at.url} 不能使用（{error.__class__.__name__}）；请检查网络和 REVIEWER_EMBEDDING_BASE_URL"
        ) from error
    finally:
        connection.close()
