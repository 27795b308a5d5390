"""The records of a web archive, one after the other in flat memory; a damaged record costs itself only.

Framing is ours because a reader that stops at the first damaged byte loses the rest of an archive: after damage the
next member of the gzip stream, or the next line that begins a record, is looked for (ISO 28500:2017, annex A).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.settings import CHUNK, LARGEST_PAGE

from .limited import expands_too_much

_MEMBER = b"\x1f\x8b\x08"
_BEGIN = b"WARC/"
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,12})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD = 64_000


@dataclass(frozen=True, slots=True)
class Damage:
    """What was lost of an archive at one place."""

    what: str


def archive_records(stream: BinaryIO) -> Iterator[bytes | Damage]:
    """The bytes of every record, headers included, and what was lost between them.

    A record above `LARGEST_PAGE` is passed over as Damage without being held.
    """
    first = stream.read(CHUNK)
    pieces = _unpacked(stream, first) if first.startswith(_MEMBER[:2]) else _plain(stream, first)
    yield from _framed(pieces)


def _plain(stream: BinaryIO, first: bytes) -> Iterator[bytes | Damage]:
    piece = first
    while piece:
        yield piece
        piece = stream.read(CHUNK)


def _unpacked(stream: BinaryIO, first: bytes) -> Iterator[bytes | Damage]:
    """The unpacked pieces of all members; a broken member is given up and the next one sought."""
    waiting, packed, unpacked = first, 0, 0
    unpacker = zlib.decompressobj(31)
    while waiting or (waiting := stream.read(CHUNK)):
        try:
            text = unpacker.decompress(waiting, CHUNK)
        except zlib.error as error:
            yield Damage(f"a gzip member is broken ({error})")
            waiting, unpacker, packed, unpacked = _next_member(waiting, stream), zlib.decompressobj(31), 0, 0
            continue
        packed, unpacked = packed + len(waiting) - len(unpacker.unconsumed_tail), unpacked + len(text)
        if expands_too_much(unpacked, packed):
            yield Damage("a gzip member unpacks to more than a record can hold")
            waiting, unpacker, packed, unpacked = _next_member(waiting, stream), zlib.decompressobj(31), 0, 0
            continue
        if text:
            yield text
        waiting = unpacker.unconsumed_tail
        if unpacker.eof:
            waiting, unpacker, packed, unpacked = unpacker.unused_data, zlib.decompressobj(31), 0, 0
    if packed:
        yield Damage("the archive ends in the middle of a record")


def _next_member(waiting: bytes, stream: BinaryIO) -> bytes:
    """The bytes from the next place on that looks like a member's beginning; b"" at the end."""
    rest = waiting[1:]
    while (at := rest.find(_MEMBER)) < 0:
        piece = stream.read(CHUNK)
        if not piece:
            return b""
        rest = rest[-2:] + piece
    return rest[at:]


def _framed(pieces: Iterator[bytes | Damage]) -> Iterator[bytes | Damage]:
    """Records out of pieces that break anywhere."""
    frame = _Frame()
    for piece in pieces:
        if isinstance(piece, Damage):
            frame = _Frame()
            yield piece
        else:
            yield from frame.feed(piece)
    yield from frame.finish()


class _Frame:
    """Collects bytes until a record is whole."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._skipping = 0
        self._lost = False

    def feed(self, piece: bytes) -> Iterator[bytes | Damage]:
        self._held += piece
        if self._skipping:
            passed = min(self._skipping, len(self._held))
            del self._held[:passed]
            self._skipping -= passed
        while not self._skipping:
            found = self._next()
            if found is None:
                return
            yield found

    def finish(self) -> Iterator[bytes | Damage]:
        if bytes(self._held).strip() and not self._lost:
            yield Damage("the archive ends in the middle of a record")

    def _next(self) -> bytes | Damage | None:
        """The next whole record or loss; None where more bytes are needed."""
        if self._lost and not self._found_beginning():
            return None
        if bytes(self._held[:1]) in (b"\r", b"\n"):
            del self._held[: len(self._held) - len(self._held.lstrip(b"\r\n"))]
        if not self._held or (len(self._held) < len(_BEGIN) and _BEGIN.startswith(bytes(self._held))):
            return None
        if not self._held.startswith(_BEGIN):
            return self._resume("bytes that begin no record")
        head_end = self._held.find(b"\r\n\r\n")
        if head_end < 0:
            return self._resume("a record's header does not end") if len(self._held) > _LONGEST_HEAD else None
        length = _LENGTH.search(bytes(self._held[: head_end + 2]))
        if not length:
            return self._resume("a record without its length")
        return self._take(head_end + 4, int(length.group(1)))

    def _take(self, head: int, length: int) -> bytes | Damage | None:
        size = head + length
        if length > LARGEST_PAGE:
            self._skipping = max(0, size - len(self._held))
            del self._held[:size]
            return Damage(f"a record of {length:,} bytes; the largest that is read has {LARGEST_PAGE:,}")
        if len(self._held) < size:
            return None
        record = bytes(self._held[:size])
        if b"\n" not in self._held[size : size + 2] and len(self._held) >= size + 2:
            return self._resume("a record whose length is wrong")
        del self._held[:size]
        return record

    def _resume(self, what: str) -> Damage:
        """Give up the record at the head of what is held; the next beginning is looked for from here on."""
        del self._held[:1]
        self._lost = True
        return Damage(what)

    def _found_beginning(self) -> bool:
        """Whether a record begins in what is held; what stands before it is dropped."""
        at = self._held.find(b"\n" + _BEGIN)
        del self._held[: at + 1 if at >= 0 else max(0, len(self._held) - len(_BEGIN))]
        self._lost = at < 0
        return at >= 0
