"""Mails of a mailing list: .eml files and mbox folders, one article a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import BinaryIO

from dateline.read.fragment import fragment_text
from dateline.read.instants import read_instant
from dateline.read.mended import mended_text
from dateline.read.raw import RawArticle, content_id, digest_of, rejected
from dateline.settings import LARGEST_FEED

NAME, ORDER = "mail", 40

_HEADERS = re.compile(rb"(?:return-path|received|delivered-to|message-id|mime-version|dkim-signature|x-[a-z-]+|from|to|date|subject|list-id|reply-to)\s*:", re.IGNORECASE)
_FOLDER = re.compile(rb"From \S+ .*\d{4}\s*\r?\n")
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)


def fits(head: bytes) -> bool:
    """An mbox's first line, or two lines and more that are a mail's headers."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if _FOLDER.match(start):
        return True
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = [line for line in top.splitlines() if line and not line[:1].isspace()]
    return len(lines) >= 3 and sum(bool(_HEADERS.match(line)) for line in lines) >= 3 and all(re.match(rb"[!-9;-~]+\s*:", line) for line in lines[:-1])


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """One article a message."""
    for number, content in enumerate(_messages(stream), 1):
        where = f"{origin}:{number}"
        if len(content) > LARGEST_FEED:
            yield rejected(where, "too_long", f"{where}: a message of more than {LARGEST_FEED:,} bytes")
        else:
            yield _article(content, where)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of an mbox (a line "From " behind a blank line begins one), or the one of an .eml file."""
    first = stream.readline(LARGEST_FEED)
    held = [] if _FOLDER.match(first) else [first]
    folder, blank, size = not held, False, len(first)
    while line := stream.readline(1_000_000):
        if folder and blank and _FOLDER.match(line):
            yield b"".join(held)
            held, size = [], 0
        elif size <= LARGEST_FEED:
            held.append(line[1:] if folder and re.match(rb">+From ", line) else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
    yield b"".join(held)


def _article(content: bytes, where: str) -> RawArticle:
    identity, digest = content_id(content), digest_of(content)
    try:
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        subject, sender, date, list_id, message_id = (_header(message, name) for name in ("Subject", "From", "Date", "List-Id", "Message-ID"))
        body = _body(message)
    except Exception as error:  # the edge of a message: the standard parser raises whatever its steps raise on malformed mail
        return rejected(identity, "damaged", f"{where}: {type(error).__name__}: {error}", digest=digest)
    day, instant = read_instant(date)
    name, address = parseaddr(sender or "")
    text, repairs = mended_text("\n\n".join(part for part in (subject, body) if part))
    return RawArticle(
        content_id(message_id.encode("utf-8", "surrogatepass")) if message_id else identity, text, title=subject, byline=name or address or None,
        publisher=_list_name(list_id), day=day, instant=instant, method="meta", reader="mail", digest=digest, repairs=repairs,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _body(message: EmailMessage) -> str:
    """The plain text of a message, or its HTML as text; what it quotes of earlier mails is left out."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or not isinstance(part, EmailMessage):
        return ""
    content = part.get_content()
    if not isinstance(content, str):
        return ""
    content = content.replace("\r\n", "\n")
    return fragment_text(content) if part.get_content_subtype() == "html" else _QUOTED.sub("", content).strip("\n")


def _list_name(list_id: str | None) -> str | None:
    """The words before the address of a List-Id header (RFC 2919), or the address itself."""
    if not list_id:
        return None
    name = re.sub(r"<[^>]*>", "", list_id).strip(' "')
    return name or list_id.strip("<> ") or None
