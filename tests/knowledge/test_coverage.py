"""What the tables hold, as the evaluation counts it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from dateline.knowledge.check import HELD_DAYS
from dateline.knowledge.load import Knowledge

SCRIPT = Path(__file__).parents[2] / "eval" / "actors" / "coverage.py"


@pytest.fixture(scope="module")
def coverage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coverage_of_actors", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("day", HELD_DAYS)
@pytest.mark.parametrize("role", ["head-of-state", "head-of-government"])
def test_one_head_for_every_state_that_has_one(knowledge: Knowledge, coverage: ModuleType, day, role) -> None:
    states = knowledge.base.independent_states(day)
    single = [iso3 for iso3 in states if len(coverage.held(knowledge.base, f"{iso3}/{role}", day)) == 1]
    assert len(single) >= coverage.GOALS[day]


def test_ministers(knowledge: Knowledge, coverage: ModuleType) -> None:
    base = knowledge.base
    states = base.independent_states(HELD_DAYS[0])
    assert sum(bool(coverage.held(base, f"{iso3}/foreign-minister", HELD_DAYS[0])) for iso3 in states) >= 150
    for role in coverage.MINISTERS:
        assert sum(coverage.is_gapless(base, f"{iso3}/{role}") for iso3 in states) >= 100


def test_a_gap_of_a_quarter_is_a_gap(knowledge: Knowledge, coverage: ModuleType) -> None:
    assert coverage.is_gapless(knowledge.base, "FRA/foreign-minister")
    assert not coverage.is_gapless(knowledge.base, "ISL/defence-minister")


def test_voices_of_thirty_bodies(knowledge: Knowledge, coverage: ModuleType) -> None:
    offices = {office.id for role in coverage.VOICES for office in knowledge.base.offices_with(role) if knowledge.base.tenures_in(office.id)}
    assert len(offices) >= 30


def test_labels_of_visits_are_states(knowledge: Knowledge, coverage: ModuleType) -> None:
    assert coverage.country_of(knowledge.base, "Korea, South") == "KOR"
    assert coverage.country_of(knowledge.base, "China, People's Republic of") == "CHN"
    assert coverage.country_of(knowledge.base, "Atlantis") is None
