"""An alert as an Atom feed (RFC 4287); the same entries always give the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as xml

from .digest import when_text
from .entries import Entry
from .plan import Alert

_NAMESPACE = "http://www.w3.org/2005/Atom"
_TAG = "tag:dateline.invalid,2025:"
"""Beginning of ids (RFC 4151) under a reserved name (RFC 2606): a record has no host of its own."""
_EPOCH = dt.date(1970, 1, 1)
LONGEST = 200
"""Entries. Readers keep what they have seen; the newest do."""


def feed(alert: Alert, entries: Sequence[Entry]) -> bytes:
    """The feed of an alert, the newest entries first.

    An entry's `id` stays the same for ever; `updated` is midnight UTC of the day it was told, the feed's that of its newest entry.
    """
    newest = list(reversed(entries))[:LONGEST]
    root = xml.Element("feed", xmlns=_NAMESPACE)
    _text(root, "id", f"{_TAG}alert/{alert.slug}")
    _text(root, "title", alert.name)
    _text(root, "updated", _instant(newest[0].told if newest else _EPOCH))
    _text(xml.SubElement(root, "author"), "name", "dateline")
    _text(root, "generator", "dateline")
    for entry in newest:
        _entry(root, entry)
    xml.indent(root, " ")
    return bytes(xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: xml.Element, entry: Entry) -> None:
    element = xml.SubElement(root, "entry")
    _text(element, "id", _TAG + entry.id)
    _text(element, "title", f"{', '.join(entry.what)}: {entry.title}")
    _text(element, "updated", _instant(entry.told))
    if entry.url:
        xml.SubElement(element, "link", rel="alternate", href=_clean(entry.url))
    for what in entry.what:
        xml.SubElement(element, "category", term=what)
    _text(element, "content", "\n".join(_content(entry)), type="text")


def _content(entry: Entry) -> Iterable[str]:
    if entry.after:
        yield f"{entry.after[0]}, {when_text(entry.after[1])}"
    if entry.before:
        yield f"before: {entry.before[0]}, {when_text(entry.before[1])}"
    if entry.words:
        yield f"“{' '.join(entry.words.text.split())}”"
    yield f"{entry.publisher or 'source'}: {entry.url or entry.article}"


def _text(parent: xml.Element, name: str, text: str, **attributes: str) -> None:
    xml.SubElement(parent, name, attributes).text = _clean(text)


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 (section 2.2) has no way to write."""
    return "".join(sign for sign in text if sign in "\t\n\r" or 0x20 <= ord(sign) < 0xD800 or 0xE000 <= ord(sign) < 0xFFFE or ord(sign) >= 0x10000)


def _instant(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
