"""HTML pages: one article a page, taken out of its menus, teasers and sign-ups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.read.limited import read_at_most
from dateline.read.page import read_page
from dateline.read.raw import RawArticle, rejected
from dateline.settings import LARGEST_PAGE

NAME, ORDER = "html", 50

_BEGINNINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<title", b"<article", b"<div", b"<p>", b"<main", b"<section", b"<script")


def fits(head: bytes) -> bool:
    """A document type, or an element that pages begin with; comments and an XML declaration may come before."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = head[2:].replace(b"\0", b"").lstrip().lower()
    return start.startswith(_BEGINNINGS) or (start.startswith((b"<?xml", b"<!--")) and b"<html" in start)


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """One article, or the reason why the page has none."""
    content = read_at_most(stream, LARGEST_PAGE)
    if content is None:
        yield rejected(origin, "too_long", f"{origin}: a page of more than {LARGEST_PAGE:,} bytes")
    else:
        yield read_page(content, origin, url=origin if origin.startswith(("http://", "https://")) else None)
