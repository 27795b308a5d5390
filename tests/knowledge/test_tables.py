"""A broken row is an error with file, line, what and how to mend it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.compile import KB_FOLDER, compile_base
from dateline.knowledge.compile_people import override, settle_handovers
from dateline.knowledge.tables import read_date, read_table
from dateline.model.actor import Tenure


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The base without its people: only the headers of their tables."""
    copy = Path(shutil.copytree(KB_FOLDER, tmp_path / "kb"))
    for path in [copy / "persons.csv", copy / "tenures.csv", *(copy / "curated").glob("*.csv")]:
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return copy


def compile_with(folder: Path, table: str, line: str) -> str:
    """The message of compiling the base with a line added to a table."""
    path = folder / table
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    lines = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(KnowledgeError) as caught:
        compile_base(folder, folder.parent / "kb.sqlite")
    assert caught.value.where == f"{path}:{lines}"
    assert caught.value.remedy
    return str(caught.value)


@pytest.mark.parametrize(
    ("table", "line", "what"),
    [
        ("curated/others.csv", "A B,,,FRA,foreign_minister,Minister,2020-13-01,,false,s,", "no date"),
        ("curated/others.csv", "A B,,,FRA,foreign_minister,Minister,2020,2019,false,s,", "start is after end"),
        ("curated/others.csv", "A B,,,XXX,foreign_minister,Minister,2020,,false,s,", "unknown country"),
        ("curated/others.csv", "A B,,,FRA,Foreign Minister,Minister,2020,,false,s,", "is no role"),
        ("curated/others.csv", ",,,FRA,foreign_minister,Minister,2020,,false,s,", "no person"),
        ("aliases_states.csv", "state/XXX,name,Nowhere,,,,s", "unknown actor"),
        ("aliases_states.csv", "state/FRA,name,France", "3 cells where 7 belong"),
        ("actors_groups.csv", "group/hamas,armed_group,Hamas,PSE,PSEREB,REB,,,,,,,,s", "stands twice"),
        ("members.csv", "org/nothing,FRA,,,s", "unknown actor"),
        ("codes.csv", "group/nothing,FRA,GOV,,,s", "unknown actor"),
        ("tenures.csv", "person/nobody-at-all,FRA/foreign-minister,,2020,,,,s", "unknown person"),
    ],
)
def test_a_broken_row_names_its_line(folder: Path, table: str, line: str, what: str) -> None:
    assert what in compile_with(folder, table, line)


def test_a_missing_column(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no column c"):
        list(read_table(path, ("a", "c")))


def test_partial_dates() -> None:
    assert read_date("2022-02", last=True) == dt.date(2022, 2, 28)
    assert read_date("2022") == dt.date(2022, 1, 1)
    with pytest.raises(ValueError, match="May 2022"):
        read_date("May 2022")


def tenure(person: str, start: str, end: str | None) -> Tenure:
    return Tenure(person, "X/y", dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None)


def test_a_curated_list_wins_for_its_time_and_evidence_fills_long_gaps() -> None:
    evidence = [tenure("a", "2000-01-01", "2010-01-01"), tenure("b", "2010-01-01", "2012-01-01"), tenure("c", "2012-01-01", None)]
    curated = [tenure("x", "2005-01-01", "2010-06-01"), tenure("y", "2011-06-01", "2012-02-01")]
    left = [(one.person, one.start.isoformat(), one.end and one.end.isoformat()) for one in override(evidence, curated)]
    assert left == [("a", "2000-01-01", "2004-12-31"), ("b", "2010-06-02", "2011-05-31"), ("c", "2012-02-02", None)]


def test_an_open_curated_end_leaves_nothing_behind_it() -> None:
    assert list(override([tenure("a", "2012-01-01", None)], [tenure("x", "2011-01-01", None)])) == []


def test_the_better_known_side_of_a_handover_dates_it() -> None:
    year_end, day_start = tenure("a", "2010-01-01", "2015-12-31"), tenure("b", "2015-07-20", None)
    (first, second) = settle_handovers([year_end, day_start], {("a", "X/y", dt.date(2015, 12, 31)): 4})
    assert (first.end, second.start) == (dt.date(2015, 7, 20), dt.date(2015, 7, 20))
    month_end, year_start = tenure("a", "2005-01-01", "2008-06-30"), tenure("b", "2008-01-01", None)
    vague = {("a", "X/y", dt.date(2008, 6, 30)): 7, ("b", "X/y", dt.date(2008, 1, 1)): 4}
    assert settle_handovers([month_end, year_start], vague)[1].start == dt.date(2008, 6, 30)


def test_a_handover_known_to_the_year_on_both_sides_stays_open() -> None:
    rows = [tenure("a", "2010-01-01", "2015-12-31"), tenure("b", "2015-01-01", None)]
    vague = {("a", "X/y", dt.date(2015, 12, 31)): 4, ("b", "X/y", dt.date(2015, 1, 1)): 4}
    assert settle_handovers(rows, vague) == rows
