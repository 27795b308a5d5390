"""Code a gold article's own text again, under the same metadata."""

from __future__ import annotations

from typing import Any

from dateline.export.contract import to_contract
from dateline.knowledge.load import Knowledge
from dateline.parse import Parser
from dateline.pipeline import code_readings
from dateline.read import read_text
from dateline.read.days import parse_day


def predict(gold: dict[str, Any], parser: Parser, knowledge: Knowledge) -> dict[str, Any]:
    """The contract's object for the text of a gold article; its day, title and address are taken from the gold."""
    article = gold["article"]
    published = article.get("published") or {}
    reading = read_text(
        article["text"],
        knowledge,
        id=article.get("id"),
        title=article.get("title"),
        url=article.get("url"),
        publisher=article.get("publisher"),
        language=article.get("language"),
        day=parse_day(published["value"]) if published.get("value") else None,
    )
    return to_contract(next(code_readings([reading], parser, knowledge)))
