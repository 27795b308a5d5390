"""NewsML-G2 of the IPTC: text news items, single or many in a news message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.read.fragment import fragment_text
from dateline.read.instants import read_instant
from dateline.read.limited import read_at_most
from dateline.read.raw import RawArticle, content_id, digest_of, rejected
from dateline.read.xml import declares_entities
from dateline.settings import LARGEST_FEED

NAME, ORDER = "newsml", 25


def fits(head: bytes) -> bool:
    """XML of a news item or a news message, or in the G2 namespace."""
    start = head.replace(b"\0", b"").lower()
    return b"<newsitem" in start or b"<newsmessage" in start or b"iptc.org/std/nar" in start


def read(stream: BinaryIO, origin: str) -> Iterator[RawArticle]:
    """Every news item that holds text; pictures and packages are passed over."""
    content = read_at_most(stream, LARGEST_FEED)
    if content is None:
        yield rejected(origin, "too_long", f"{origin}: more than {LARGEST_FEED:,} bytes")
        return
    if declares_entities(content):
        yield rejected(content_id(content), "unsafe", f"{origin}: the document declares entities of its own, which could expand without end")
        return
    root = _root(content)
    items = list(root.iter("{*}newsItem")) if root is not None else []
    if not items:
        yield rejected(content_id(content), "damaged" if root is None else "no_article", f"{origin}: {'no well-formed XML' if root is None else 'no news item'}")
    for item in items:
        yield _article(item, f"{origin}:{item.get('guid') or '?'}")


def _root(content: bytes) -> Any | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _article(item: Any, where: str) -> RawArticle:
    from lxml import etree

    source = etree.tostring(item)
    guid = item.get("guid")
    identity = content_id(guid.encode()) if guid else content_id(source)
    headline, body = _text(item, "contentMeta/headline"), _body(item)
    if not body:
        return rejected(identity, "no_text", f"{where}: a news item without text")
    day, instant = read_instant(_text(item, "contentMeta/contentCreated") or _text(item, "itemMeta/firstCreated") or _text(item, "itemMeta/versionCreated"))
    language = item.find("{*}contentMeta/{*}language")
    provider = item.find("{*}itemMeta/{*}provider")
    return RawArticle(
        identity, "\n\n".join(part for part in (headline, body) if part), title=headline, byline=_text(item, "contentMeta/by"), dateline=_text(item, "contentMeta/dateline"),
        publisher=_name(provider), language=language.get("tag") if language is not None else item.get("{http://www.w3.org/XML/1998/namespace}lang"),
        day=day, instant=instant, method="meta", reader="newsml", digest=digest_of(source),
    )


def _text(item: Any, path: str) -> str | None:
    node = item.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    return " ".join("".join(node.itertext()).split()) or None if node is not None else None


def _name(provider: Any) -> str | None:
    if provider is None:
        return None
    name = provider.find("{*}name")
    return (name.text or "").strip() or None if name is not None else provider.get("literal")


def _body(item: Any) -> str:
    """The text of the content set: inline XHTML or NITF as paragraphs, or inline plain text."""
    from lxml import etree

    for node in item.findall("{*}contentSet/{*}inlineXML"):
        body = node.find(".//{*}body.content")
        if body is None:
            body = node.find(".//{*}body")
        found = fragment_text(_without_namespaces(etree.tostring(body if body is not None else node, encoding="unicode", with_tail=False)))
        if found:
            return found
    plain = item.find("{*}contentSet/{*}inlineData")
    return (plain.text or "").strip() if plain is not None else ""


def _without_namespaces(markup: str) -> str:
    """Element names without prefixes, so that <xhtml:p> is a paragraph."""
    import re

    return re.sub(r"<(/?)[A-Za-z_][\w.-]*:", r"<\1", markup)
