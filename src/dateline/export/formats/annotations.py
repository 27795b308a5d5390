"""W3C Web Annotation: every record of the chosen articles on its words, by position and by quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.export.chosen import Chosen
from dateline.export.targets import write_lines

NAME, KINDS = "annotations", ("articles",)

_AROUND = 32
"""Characters before and after that make a quotation findable in another edition of the text."""


def write(chosen: Chosen, target: str) -> None:
    """One annotation a line; positions are code points of the article's text, end exclusive."""
    write_lines(target, _annotations(chosen))


def _annotations(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for row in chosen.rows:
        document = chosen.document(row.key, row.version)
        text, source = document["article"]["text"], row.url or f"urn:dateline:{row.id}"
        for kind in ("events", "engagements"):
            for record in document[kind]:
                yield _annotation(f"urn:dateline:{row.id}:{record['id']}", source, text, record, record["evidence"])
        for statement in document["statements"]:
            yield _annotation(f"urn:dateline:{row.id}:{statement['id']}", source, text, statement, [statement["cue"], *statement["content"]])


def _annotation(id: str, source: str, text: str, record: dict[str, Any], spans: list[dict[str, Any]]) -> dict[str, Any]:
    value = {name: part for name, part in record.items() if name not in ("evidence", "content", "cue")}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": id, "type": "Annotation", "motivation": "classifying",
        "body": {"type": "Dataset", "format": "application/json", "value": value},
        "target": [{"source": source, "selector": [_position(span), _quote(span, text)]} for span in spans],
    }  # fmt: skip


def _position(span: dict[str, Any]) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span["start"], "end": span["end"]}


def _quote(span: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector", "exact": span["text"],
        "prefix": text[max(0, span["start"] - _AROUND) : span["start"]], "suffix": text[span["end"] : span["end"] + _AROUND],
    }  # fmt: skip
