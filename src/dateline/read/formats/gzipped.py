"""Gzipped sources of any other format, told from what they unpack to."""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dateline.read.limited import TooLarge, gunzip
from dateline.read.raw import RawArticle, content_id, rejected
from dateline.settings import CHUNK

NAME, ORDER = "gzip", 22


def fits(head: bytes) -> bool:
    """The two bytes that begin every gzip member; web archives were asked before."""
    return head[:2] == b"\x1f\x8b"


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """The articles inside; a damaged or an endless stream gives what came before as nothing and a rejection."""
    from dateline.read.formats.zipped import read_inner

    with tempfile.SpooledTemporaryFile(max_size=64 * CHUNK) as unpacked:
        try:
            for piece in gunzip(stream):
                unpacked.write(piece)
        except (zlib.error, TooLarge, EOFError) as error:
            reason = "unsafe" if isinstance(error, TooLarge) else "damaged"
            why = "it unpacks to more than text can" if isinstance(error, TooLarge) else str(error)
            yield rejected(content_id(origin.encode("utf-8", "surrogateescape")), reason, f"{origin}: {why}")
            return
        unpacked.seek(0)
        yield from read_inner(io.BufferedReader(unpacked), origin, depth=1)
