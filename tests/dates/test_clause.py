"""The direction of a clause, by its words and by its parse."""

import datetime as dt

import pytest

from dateline import dates
from dateline.model.text import Article, Paragraph, Parsed, Published, Sentence, Token

FRIDAY = dt.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The two will meet on Tuesday.", "future"),
        ("The two are to meet on Tuesday.", "future"),
        ("The two are due to meet on Tuesday.", "future"),
        ("A vote is scheduled for Tuesday.", "future"),
        ("Ministers vote on Tuesday.", "future"),
        ("The summit opens on Tuesday.", "future"),
        ("He could resign as early as Tuesday.", "future"),
        ("Security is tight ahead of Tuesday's vote.", "future"),
        ("They have until Tuesday to reply.", "future"),
        ("Unions called for a strike on Tuesday.", "future"),
        ("He is flying home on Tuesday.", "future"),
        ("The two met on Tuesday.", "past"),
        ("The two have met, on Tuesday.", "past"),
        ("The two had been due to meet on Tuesday.", "past"),
        ("He could not be reached Tuesday.", "past"),
        ("They mourn the dead of Tuesday's bombing.", "past"),
        ("He flew to Rome to meet the pope on Tuesday.", "past"),
        ("He would have met him on Tuesday.", "past"),
        ("He stayed until Tuesday.", "past"),
        ("Tuesday", "past"),
    ],
)
def test_by_words(text, direction):
    found = dates.find(text, FRIDAY)[0]
    side = "future" if found.latest > FRIDAY else "past"
    assert side == direction


def parsed(rows):
    """A hand-made parse: (word, tag, pos, dependency, head) for every word of one sentence."""
    tokens, text = [], ""
    for i, (word, tag, pos, dep, head) in enumerate(rows):
        tokens.append(Token(i, len(text), len(text) + len(word), word, word.lower(), pos, tag, dep, head, 0))
        text += word + " "
    return Parsed(
        Article("a", text, published=Published(FRIDAY)),
        tuple(tokens),
        (Sentence(0, 0, len(rows), 0, 0, len(text)),),
        (Paragraph(0, "body", 0, len(text), 0, 1),),
    )


def test_by_parse_the_governing_verb_decides():
    rows = [
        ("Officials", "NNS", "NOUN", "nsubj", 1),
        ("said", "VBD", "VERB", "ROOT", 1),
        ("envoys", "NNS", "NOUN", "nsubj", 4),
        ("would", "MD", "AUX", "aux", 4),
        ("gather", "VB", "VERB", "ccomp", 1),
        ("Tuesday", "NNP", "PROPN", "npadvmod", 4),
    ]
    (found,) = dates.find_times(parsed(rows))
    assert (found.earliest, found.direction, found.why) == (dt.date(2026, 3, 31), "future", "tense")


def test_by_parse_a_past_verb_looks_back():
    rows = [("Envoys", "NNS", "NOUN", "nsubj", 1), ("conferred", "VBD", "VERB", "ROOT", 1), ("Tuesday", "NNP", "PROPN", "npadvmod", 1)]
    assert dates.find_times(parsed(rows))[0].earliest == dt.date(2026, 3, 24)


def test_the_date_of_the_dateline_is_the_anchor():
    from dataclasses import replace

    from dateline.model.text import DatelineLine

    rows = [("Envoys", "NNS", "NOUN", "nsubj", 1), ("conferred", "VBD", "VERB", "ROOT", 1), ("today", "NN", "NOUN", "npadvmod", 1)]
    article = parsed(rows)
    article = replace(article, article=replace(article.article, dateline=DatelineLine("OSLO", date=dt.date(2026, 3, 26))))
    (found,) = dates.find_times(article)
    assert (found.earliest, found.anchor) == (dt.date(2026, 3, 26), "dateline")
