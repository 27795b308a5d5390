"""Every `examples` and `not` of every pattern file is a test, named by the pattern's id."""

import pytest

from dateline.events.pattern import pattern_files
from dateline.knowledge.load import Knowledge
from dateline.rehearse import patterns_with, rehearsals, rehearse

KNOWLEDGE = Knowledge()
REHEARSALS = list(rehearsals(pattern_files(KNOWLEDGE)))


@pytest.fixture(scope="session")
def patterns():
    return patterns_with(KNOWLEDGE)


@pytest.mark.parametrize("rehearsal", REHEARSALS, ids=[rehearsal.name for rehearsal in REHEARSALS])
def test_example(rehearsal, patterns):
    assert rehearse(rehearsal, patterns, KNOWLEDGE) == []
