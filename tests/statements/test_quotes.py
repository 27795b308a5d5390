"""Quotation marks of every kind, and marks that are missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.statements.quotes import find_quotes


def quoted(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return [text[quote.start : quote.end] for quote in find_quotes(text, spans)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We are ready," she said.', ['"We are ready,"']),
        ("“We are ready,” she said.", ["“We are ready,”"]),
        ("„Wir sind bereit“, she said.", ["„Wir sind bereit“"]),
        ("«We are ready», she said.", ["«We are ready»"]),
        ("''We are ready,'' she said.", ["''We are ready,''"]),
        ("``We are ready,'' she said.", ["``We are ready,''"]),
        ("‘We are ready,’ she said.", ["‘We are ready,’"]),
        ("'We are ready,' she said.", ["'We are ready,'"]),
        ("The envoy's aides spoke of the ministers' plan.", []),
        ("In the '90s the workers' party ruled.", []),
        ("‘The workers’ rights are key,’ she said.", ["‘The workers’ rights are key,’"]),
        ("\"He told us 'not now' and left,\" she said.", ["\"He told us 'not now' and left,\""]),
        ('"[We] are … ready," she said.', ['"[We] are … ready,"']),
        ('A 5" pipe and a 6" pipe.', []),
        ('She called it "late" and "weak".', ['"late"', '"weak"']),
    ],
)
def test_marks_of_every_kind(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark_again() -> None:
    first, second = '"We are ready.', '"We go on," he said.'
    text = f"{first}\n\n{second}"
    quotes = find_quotes(text, [(0, len(first)), (len(first) + 2, len(text))])
    assert [(text[q.start : q.end], q.closed, q.carried) for q in quotes] == [('"We are ready.', False, True), ('"We go on,"', True, False)]


def test_a_missing_mark_costs_no_more_than_its_paragraph() -> None:
    found = quoted('He said "we are ready and left.', '"All is well," she said.')
    assert found[-1] == '"All is well,"'
    assert all("\n" not in piece for piece in found)


def test_a_stray_closing_mark_opens_nothing() -> None:
    assert quoted("We are ready,” she said, “and we wait.”") == ["“and we wait.”"]


_PIECES = st.sampled_from(['"', "“", "”", "'", "‘", "’", "«", "»", "„", "``", "''", "Oslo", "waits", "the dog's", "he said,", "(later)", "…"])
_PARAGRAPHS = st.lists(st.lists(_PIECES, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=5)


def regions(paragraphs: list[str]) -> list[list[tuple[int, int]]]:
    """The quotations of each paragraph, counted from its beginning."""
    text, spans, found = "\n\n".join(paragraphs), [], []
    start = 0
    for paragraph in paragraphs:
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    quotes = find_quotes(text, spans)
    for start, end in spans:
        found.append([(quote.start - start, quote.end - start) for quote in quotes if start <= quote.start < end])
        assert all(last <= end - start for _, last in found[-1])
    return found


@given(_PARAGRAPHS, st.integers(0, 4), st.sampled_from(['"', "“", "”", "«", "'", "‘"]), st.integers(0, 200))
def test_a_stray_mark_changes_no_paragraph_but_its_own(paragraphs: list[str], number: int, mark: str, place: int) -> None:
    number %= len(paragraphs)
    own = paragraphs[number]
    place %= len(own) + 1
    marred = [*paragraphs[:number], own[:place] + mark + own[place:], *paragraphs[number + 1 :]]
    before, after = regions(paragraphs), regions(marred)
    assert [*before[:number], *before[number + 1 :]] == [*after[:number], *after[number + 1 :]]
