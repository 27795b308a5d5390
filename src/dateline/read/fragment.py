"""A piece of HTML that is article text already (a feed's content, a mail's body) → paragraphs of plain text.

Nothing is judged here: every block becomes a paragraph, only what a browser would not show is left out. Whole pages,
with menus and teasers around the article, go through `page.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav "
    "ol p pre section summary table tbody tfoot thead tr ul".split()
)
_UNSEEN = frozenset("script style noscript template iframe object embed svg math head title button input select textarea video audio canvas form".split())
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def fragment_text(html: str) -> str:
    """The paragraphs of an HTML fragment with a blank line between them; "" where it shows no text."""
    return "\n\n".join(fragment_paragraphs(html))


def fragment_paragraphs(html: str) -> list[str]:
    """The paragraphs of an HTML fragment in order, each on one line but for <br>, which stays a line end."""
    if "<" not in html:
        from html import unescape

        return [piece for piece in (_tidy(part) for part in re.split(r"\n\s*\n", unescape(html))) if piece]
    tree = parse_fragment(html)
    if tree is None:
        return []
    return [piece for piece in (_tidy(part) for part in "".join(_pieces(tree)).split("\0")) if piece]


def parse_fragment(html: str) -> Any | None:
    """The lxml tree of a fragment; None where there is no element in it."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        return lxml_html.fragment_fromstring(html.replace("\0", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _pieces(tree: Any) -> Iterator[str]:
    """Text in document order, with \\0 where a block begins or ends; walks without recursion, as pages can nest deeply."""
    todo: list[tuple[Any, bool]] = [(tree, False)]
    while todo:
        node, leaving = todo.pop()
        if leaving:
            yield from _closing(node)
            continue
        if not isinstance(node.tag, str):  # a comment or a processing instruction
            yield from _tail(node, tree)
            continue
        if node.tag in _UNSEEN or _is_hidden(node):
            yield from _tail(node, tree)
            continue
        yield from _opening(node)
        todo.append((node, True))
        todo.extend((child, False) for child in reversed(node))


def _opening(node: Any) -> Iterator[str]:
    if node.tag in _BLOCKS:
        yield "\0"
    if node.tag == "br":
        yield "\v"
    yield _BLANKS.sub(" ", node.text or "") if node.tag != "pre" else node.text or ""


def _closing(node: Any) -> Iterator[str]:
    if node.tag in _BLOCKS:
        yield "\0"
    elif node.tag in _CELLS:
        yield " "
    yield _BLANKS.sub(" ", node.tail or "")


def _tail(node: Any, root: Any) -> Iterator[str]:
    if node is not root:
        yield _BLANKS.sub(" ", node.tail or "")


def _is_hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _tidy(piece: str) -> str:
    """One paragraph: blanks squeezed, two or more <br> made a paragraph's end, one a line end."""
    lines = [_BLANKS.sub(" ", line).strip() for line in piece.split("\v")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
