"""An article dense in meetings takes work in proportion to its length: comparisons are counted, not seconds."""

from __future__ import annotations

import datetime as dt

from dateline.engagements import merge, parts
from dateline.model.text import Article, Published, Region
from dateline.pipeline import code_article

COUNTRIES = ("Chile", "Peru", "Kenya", "Ghana", "Norway", "Japan", "Latvia", "Oman", "Fiji", "Cuba", "Nepal", "Spain", "Malta")


def dense(sentences):
    """Meetings and visits of thirteen presidents, each pair on its own day."""
    told = []
    for i in range(sentences):
        one, other = COUNTRIES[i % 13], COUNTRIES[(i * 5 + 3 + i // 13) % 13]
        day = dt.date(2023, 1, 1) + dt.timedelta(days=i)
        verb = "will visit" if i % 4 == 0 else "met the president of"
        told.append(f"The president of {one} {verb} {other} on {day:%B} {day.day}, {day.year}.")
    return " ".join(told)


def comparisons(sentences, parser, knowledge, monkeypatch):
    """How often two mentions, or a contact and a visit, are held against each other."""
    count = 0

    def counted(step):
        def counting(*arguments):
            nonlocal count
            count += 1
            return step(*arguments)

        return counting

    with monkeypatch.context() as patch:
        for module, name in ((merge, "same_engagement"), (merge, "_is_twin"), (parts, "_fits"), (parts, "_is_aside")):
            patch.setattr(module, name, counted(getattr(module, name)))
        text = dense(sentences)
        coded = code_article(Article(id="dense", text=text, regions=(Region("body", 0, len(text)),), published=Published(dt.date(2023, 6, 1))), parser, knowledge)
    assert len(coded.engagements) > sentences / 4
    return count


def test_comparisons_grow_with_the_length_and_not_with_its_square(parser, knowledge, monkeypatch):
    few = comparisons(400, parser, knowledge, monkeypatch)
    many = comparisons(1200, parser, knowledge, monkeypatch)
    assert many < 4 * few  # with the square it would be nine times as many
