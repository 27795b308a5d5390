"""Zip archives of any other format, read member by member without unpacking to disk.

Members that point outside the archive, symbolic links, encrypted members and bombs are refused one by one.
"""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from dateline.read.limited import expands_too_much
from dateline.read.raw import RawArticle, content_id, rejected
from dateline.settings import CHUNK, LARGEST_MEMBER, SNIFFED

NAME, ORDER = "zip", 21

_DEEPEST = 3
"""Levels of archives inside archives."""


def fits(head: bytes) -> bool:
    """The local header of a first member, or the end record of an empty archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """The articles of every member, by name."""
    yield from _members(stream, origin, depth=1)


def read_inner(stream: BinaryIO, origin: str, depth: int) -> Iterator[RawArticle]:
    """The articles of what was packed, in whatever format it is."""
    from dateline.read.formats import formats

    head = stream.peek(SNIFFED)[:SNIFFED]  # type: ignore[attr-defined]
    form = next(form for form in formats() if form.fits(head))
    if form.NAME not in ("zip", "gzip"):
        yield from form.read(stream, origin)
    elif depth >= _DEEPEST:
        yield _refused(origin, "unsafe", f"archives inside archives, more than {_DEEPEST} deep")
    elif form.NAME == "zip":
        yield from _members(stream, origin, depth + 1)
    else:
        yield from form.read(stream, origin)


def _members(stream: BinaryIO, origin: str, depth: int) -> Iterator[RawArticle]:
    try:
        archive = zipfile.ZipFile(stream if stream.seekable() else io.BytesIO(stream.read(LARGEST_MEMBER)))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield _refused(origin, "damaged", str(error))
        return
    with archive:
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        if any(member.filename == "[Content_Types].xml" for member in members):
            yield _refused(origin, "unknown_format", "an office document; save it as plain text and read that")
            return
        for member in members:
            if not member.is_dir() and not _is_hidden(member.filename):
                yield from _member(archive, member, f"{origin}!{member.filename}", depth)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, depth: int) -> Iterator[RawArticle]:
    refusal = _refusal(member)
    if refusal:
        yield _refused(where, "unsafe", refusal)
        return
    with tempfile.SpooledTemporaryFile(max_size=64 * CHUNK) as unpacked:
        try:
            size = _unpack(archive, member, unpacked)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            yield _refused(where, "damaged", str(error) or type(error).__name__)
            return
        if size is None:
            yield _refused(where, "unsafe", "it unpacks to more than text can")
            return
        unpacked.seek(0)
        yield from read_inner(io.BufferedReader(unpacked), where, depth)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: tempfile.SpooledTemporaryFile[bytes]) -> int | None:
    """Bytes written; None as soon as there are more than a member may have."""
    size = 0
    with archive.open(member) as packed:
        while piece := packed.read(CHUNK):
            size += len(piece)
            if size > LARGEST_MEMBER or expands_too_much(size, member.compress_size):
                return None
            target.write(piece)
    return size


def _refusal(member: zipfile.ZipInfo) -> str | None:
    """Why a member is not opened. Nothing is ever written by its name; a name that climbs out shows an archive made to harm."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return "its name points outside the archive"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a symbolic link"
    if member.flag_bits & 1:
        return "it is encrypted"
    return None


def _refused(where: str, reason: str, why: str) -> RawArticle:
    return rejected(content_id(where.encode("utf-8", "surrogateescape")), reason, f"{where}: {why}")
