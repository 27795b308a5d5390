"""The stories of eval/stories: every engagement one record, its id held by all its reports, its history as it was told."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path

import pytest

from dateline.parse import load_parser
from dateline.pipeline import assemble

PATH = Path(__file__).parents[2] / "eval" / "stories" / "score.py"
SPEC = importlib.util.spec_from_file_location("stories_score", PATH)
score = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = score
SPEC.loader.exec_module(score)


@pytest.fixture(scope="module")
def told(knowledge):
    """The reports of every story, its articles parsed once."""
    return {folder.name: score.read_story(folder, load_parser(), knowledge) for folder in score.stories()}


@pytest.mark.parametrize("folder", score.stories(), ids=lambda folder: folder.name)
def test_story(folder, told):
    assert score.judge(score.expected(folder), assemble(told[folder.name]).engagements).faults == []


def test_there_are_stories_enough_and_none_is_short():
    assert len(score.stories()) >= 15
    assert all(len(list(folder.glob("*.txt"))) >= 3 for folder in score.stories())


def test_stories_told_together_and_in_any_order_stay_apart(told):
    alone = sorted(life.id for reports in told.values() for life in assemble(reports).engagements)
    together = [reports for story in told.values() for reports in story]
    random.Random(1).shuffle(together)
    apart = assemble(together).engagements
    assert len({life.id for life in apart}) == len(apart)
    assert len(apart) == len(alone)
