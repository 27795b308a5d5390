"""An article with its records on their words, as HTML for a notebook: no script, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

Json = dict[str, Any]
Mark = tuple[int, int, str, str]
"""Start, end (exclusive), kind and what is said of the words."""

_COLOURS = {"engagement": "#2563eb", "event": "#c2410c", "statement": "#15803d"}
_STYLE = "text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;text-decoration-color:"


def highlighted(document: Json) -> str:
    """The article of a document (dateline/1): headline, body, and below the words what each colour means.

    Words that carry a record are underlined in the colour of its kind; the title of each tells the record. Words of several
    records have them all in their title and the colour of the shortest, as the longest is most often the sentence around it.
    """
    text, marks = document["article"]["text"], list(_marks(document))
    edges = sorted({0, len(text), *(edge for start, end, *_ in marks for edge in (start, end))})
    pieces = (_piece(text[a:b], [mark for mark in marks if mark[0] <= a and b <= mark[1]]) for a, b in zip(edges, edges[1:], strict=False))
    legend = " · ".join(f'<span style="{_STYLE}{colour}">{kind}</span>' for kind, colour in _COLOURS.items())
    counts = ", ".join(f"{len(document[name])} {name}" for name in ("engagements", "events", "statements"))
    return f'<div style="max-width:46em;line-height:1.7;white-space:pre-wrap">{"".join(pieces)}</div><p style="font-size:smaller">{legend} — {counts}</p>'


def _piece(words: str, marks: list[Mark]) -> str:
    if not marks:
        return escape(words)
    kind = min(marks, key=lambda mark: mark[1] - mark[0])[2]
    title = " | ".join(dict.fromkeys(mark[3] for mark in marks))
    return f'<span style="{_STYLE}{_COLOURS[kind]}" title="{escape(title, quote=True)}">{escape(words)}</span>'


def _marks(document: Json) -> Iterator[Mark]:
    names = {actor["ref"]: actor["name"] for actor in document["actors"]}
    for one in document["engagements"]:
        said = f"{one['kind']}, {one['status']}: {', '.join(names[party['actor']] for party in one['participants'])} {_days(one['when'])}"
        yield from ((span["start"], span["end"], "engagement", said) for span in one["evidence"])
    for one in document["events"]:
        kind = "/".join(filter(None, (one["plover"]["type"] or one["act"]["type"], one["plover"]["mode"] or one["act"]["mode"])))
        said = f"{kind}: {', '.join(names[ref] for ref in one['actors'])} → {', '.join(names[ref] for ref in one['recipients'])} {_days(one['when'])} [{one['pattern']}]"
        yield from ((span["start"], span["end"], "event", said) for span in one["evidence"] if span["role"] == "trigger")
    for one in document["statements"]:
        said = f"{names.get(one['speaker'], 'unnamed')}: {one['cue']['text']}"
        yield from ((span["start"], span["end"], "statement", said) for span in [one["cue"], *one["content"]])


def _days(when: Json) -> str:
    days = [day for day in (when["earliest"], when["latest"]) if day]
    return f"({' … '.join(dict.fromkeys(days))})" if days else ""
