"""Reading no more than a limit, from files, from compressed streams and from archives, so that a bomb stays a rejection."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dateline.settings import CHUNK, LARGEST_EXPANSION, SMALLEST_SUSPECT


class TooLarge(Exception):
    """More bytes came out than a limit allows."""


def read_at_most(stream: BinaryIO, limit: int) -> bytes | None:
    """All bytes of a stream, None where there are more than `limit`."""
    content = stream.read(limit + 1)
    return None if len(content) > limit else content


def expands_too_much(unpacked: int, packed: int) -> bool:
    """Whether so many bytes out of so few can only be a bomb: text packs to a tenth, seldom to a hundredth."""
    return unpacked > SMALLEST_SUSPECT and unpacked > LARGEST_EXPANSION * max(packed, 1)


def gunzip(stream: BinaryIO) -> Iterator[bytes]:
    """The unpacked bytes of a gzip stream of one or several members, piece by piece.

    Raises:
        zlib.error: the stream is damaged or ends in the middle.
        TooLarge: it unpacks to more than text can.
    """
    packed = unpacked = 0
    unpacker, fed, rest = zlib.decompressobj(31), False, b""
    while piece := rest or stream.read(CHUNK):
        packed += 0 if rest else len(piece)
        text, fed = unpacker.decompress(piece, CHUNK), True
        unpacked += len(text)
        if expands_too_much(unpacked, packed):
            raise TooLarge
        if text:
            yield text
        rest = unpacker.unconsumed_tail
        if unpacker.eof:
            rest = unpacker.unused_data.lstrip(b"\0")  # tapes pad a file with zeros
            unpacker, fed = zlib.decompressobj(31), False
    if fed:
        raise zlib.error("the stream ends in the middle")
