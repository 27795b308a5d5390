"""What the tests of events share: the parser and the knowledge, loaded once."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.rehearse import patterns_with, say


@pytest.fixture(scope="session")
def knowledge():
    return Knowledge()


@pytest.fixture(scope="session")
def patterns(knowledge):
    return patterns_with(knowledge)


@pytest.fixture(scope="session")
def told(patterns, knowledge):
    """What a sentence gives: acts, events, near misses."""
    return lambda text: say(text, patterns, knowledge)
