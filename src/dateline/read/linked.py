"""What a page says of itself for machines: JSON-LD (schema.org NewsArticle, LiveBlogPosting) and meta elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "BackgroundArticle",
    "LiveBlogPosting", "BlogPosting", "Report", "AdvertiserContentArticle", "AskPublicNewsArticle", "ReviewNewsArticle",
})
_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's own marks say; every field None or empty where they are silent."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    paywalled: bool = False
    posts: tuple[str, ...] = ()
    body: str | None = None


def page_facts(tree: Any) -> PageFacts:
    """The facts of a parsed page: JSON-LD where it names an article, meta elements for what that leaves out."""
    article = next(_articles(tree), {})
    return PageFacts(
        headline=_text(article.get("headline")) or _meta(tree, "og:title"),
        published=_text(article.get("datePublished")) or _meta(tree, *_PUBLISHED) or _time_element(tree),
        authors=tuple(_names(article.get("author"))) or tuple(filter(None, [_meta(tree, "author", "article:author", "parsely-author", "sailthru.author")])),
        publisher=next(_names(article.get("publisher")), None) or _meta(tree, "og:site_name", "application-name"),
        language=_text(article.get("inLanguage")) or _attribute(tree, "/html/@lang | /html/@xml:lang"),
        url=_address(_attribute(tree, "//link[@rel='canonical']/@href")) or _address(_meta(tree, "og:url")) or _address(_text(article.get("url"))),
        paywalled=_is_closed(article.get("isAccessibleForFree")),
        posts=tuple(_posts(article)),
        body=_text(article.get("articleBody")),
    )


_PUBLISHED = ("article:published_time", "og:article:published_time", "datePublished", "date", "pubdate", "publishdate", "dc.date.issued", "dcterms.created",
              "dc.date", "parsely-pub-date", "sailthru.date", "article:published", "publish-date", "cXenseParse:recs:publishtime", "DC.date.created")
"""Names of meta elements that hold the time of publication, the most exact first."""


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of the page that is an article, in document order; broken blocks are passed over."""
    for block in tree.xpath("//script[@type='application/ld+json']"):
        try:
            content = json.loads((block.text or "").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            kinds = node.get("@type")
            if ARTICLE_TYPES & {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}:
                yield node


def _nodes(content: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, those in lists and graphs too, outermost first."""
    todo, seen = [content], 0
    while todo and seen < _MOST_NODES:
        node, seen = todo.pop(0), seen + 1
        if isinstance(node, dict):
            yield node
            todo.extend(value for value in (node.get("@graph"), node.get("mainEntity"), node.get("mainEntityOfPage")) if isinstance(value, dict | list))
        elif isinstance(node, list):
            todo.extend(node)


def _posts(article: dict[str, Any]) -> Iterator[str]:
    """The updates of a live blog, in the order in which they are given: headline and text, a blank line between."""
    updates = article.get("liveBlogUpdate")
    for post in updates if isinstance(updates, list) else []:
        if isinstance(post, dict):
            parts = [part for part in (_text(post.get("headline")), _text(post.get("articleBody"))) if part]
            if parts:
                yield "\n\n".join(parts)


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _text(one.get("name") if isinstance(one, dict) else one)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _is_closed(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "false")


def _meta(tree: Any, *names: str) -> str | None:
    """Content of the first meta element with one of the names that says anything."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in (element.get("property"), element.get("name"), element.get("itemprop")):
            if key and element.get("content"):
                found.setdefault(key.strip().lower(), element.get("content"))
    return next((text for name in names if (text := _text(found.get(name.lower())))), None)


def _time_element(tree: Any) -> str | None:
    """The one time element that is marked as the publication's, or that stands in a header."""
    for path in ("//time[@itemprop='datePublished' or @pubdate]/@datetime", "//article//header//time/@datetime", "//h1/following::time[1]/@datetime"):
        found = _attribute(tree, path)
        if found:
            return found
    return None


def _attribute(tree: Any, path: str) -> str | None:
    values = tree.xpath(path)
    return _text(str(values[0])) if values else None


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    from html import unescape

    return " ".join(unescape(value).split()) if "\n" not in value else "\n".join(line.strip() for line in unescape(value).strip().splitlines()) or None
