"""What a format module gives: an article's text and what its container says of it, before regions are found."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from dateline.model.record import Rejection


@dataclass(frozen=True, slots=True)
class RawArticle:
    """A text as it came with its metadata, or the reason why there is none."""

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
    rejection: Rejection | None = None


def content_id(content: bytes) -> str:
    """Id of an article whose source gives none: sixteen hex digits of the hash of its bytes."""
    return hashlib.sha256(content).hexdigest()[:16]


def rejected(identity: str, reason: str, detail: str) -> RawArticle:
    """A raw article that could not be read."""
    return RawArticle(identity, rejection=Rejection("read", reason, detail))
