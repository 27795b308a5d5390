"""What a format module gives: an article's text and what its container says of it, before regions are found."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from dateline.model.record import Rejection


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A text as it came with its metadata, or the reason why there is none.

    `day` and `instant` say when it appeared and `method` how we know (given, feed, meta, text, url, guessed). `captions` are
    paragraphs of the text that the source marks as a picture's. `reader` names the format and what extracted the text, with
    its version; `digest` is the SHA-256 of the source's bytes; `repairs` tells what was mended in the text and nothing else.
    """

    id: str
    text: str = ""
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    publisher: str | None = None
    language: str | None = None
    dateline: str | None = None
    day: dt.date | None = None
    instant: dt.datetime | None = None
    method: str = "given"
    captions: tuple[str, ...] = ()
    reader: str = "text"
    digest: str | None = None
    repairs: tuple[str, ...] = ()
    rejection: Rejection | None = None


def content_id(content: bytes) -> str:
    """Id of an article whose source gives none: sixteen hex digits of the hash of its bytes."""
    return hashlib.sha256(content).hexdigest()[:16]


def digest_of(content: bytes) -> str:
    """SHA-256 of a source's bytes, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def rejected(identity: str, reason: str, detail: str, **known: str | None) -> RawArticle:
    """A raw article that could not be read; `known` keeps what is known of it all the same, such as its url."""
    return RawArticle(identity, rejection=Rejection("read", reason, detail), **known)  # type: ignore[arg-type]
