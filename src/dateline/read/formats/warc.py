"""WARC and WARC.gz web archives, as CC-NEWS has them: one article a page that was answered with success."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.read.page import read_page
from dateline.read.raw import RawArticle, content_id, rejected
from dateline.read.records import Damage, archive_records

NAME, ORDER = "warc", 20

_PAGES = ("text/html", "application/xhtml+xml")


def fits(head: bytes) -> bool:
    """A record's first line, plain or at the head of a gzip stream."""
    if head[:2] == b"\x1f\x8b":
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """The articles of the archive's pages in order; requests, pictures, redirects and errors are passed over."""
    for number, record in enumerate(archive_records(stream), 1):
        where = f"{origin}:{number}"
        if isinstance(record, Damage):
            yield rejected(content_id(where.encode("utf-8", "surrogateescape")), "damaged", f"{where}: {record.what}")
        else:
            yield from _page(record, where)


def _page(content: bytes, where: str) -> Iterator[RawArticle]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    try:
        for record in ArchiveIterator(io.BytesIO(content), record_types=WarcRecordType.response | WarcRecordType.resource, parse_http=True):
            if _is_page(record):
                fetched = record.record_date.date() if record.record_date else None
                yield read_page(record.reader.read(), where, url=record.headers.get("WARC-Target-URI"), fetched=fetched, charset=record.http_charset)
    except (OSError, ValueError, RuntimeError) as error:
        yield rejected(content_id(content), "damaged", f"{where}: {type(error).__name__}: {error}")


def _is_page(record: Any) -> bool:
    """Whether a record is a page that was answered with 200 OK."""
    if record.http_headers is not None and record.http_headers.status_code not in (200, None):
        return False
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    return kind.startswith(_PAGES)
