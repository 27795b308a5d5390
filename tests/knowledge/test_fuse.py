"""Evidence of office holders, in sources that contradict one another, made into tenures that follow one another."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CIA, WIKIDATA = "cia_factbook_1990_2026", "wikidata(snapshot)"
HEADER = "person,wikidata,role,office,iso3,start,end,source,as_of,enwiki".split(",")


def fuse(folder: Path, rows: list[tuple[str, ...]], seen: list[tuple[str, ...]] = (), envoys: list[tuple[str, ...]] = ()) -> list[list[str]]:
    """The tenures (person, office, start, end) that the tool makes of evidence rows."""
    facts, target = folder / "facts", folder / "kb"
    facts.mkdir()
    target.mkdir()
    write(facts / "office_holders_core.csv", HEADER, rows)
    write(facts / "office_attestations_mined.csv", "person,iso3,role,first_seen,last_seen,n,tokens,sources".split(","), seen)
    write(facts / "us_principals_chiefs.csv", "kind,post,person_id,person,role,appointed,start,end".split(","), envoys)
    write(facts / "ambassadors_factbook2026.csv", "iso3,type,holder,since".split(","), [])
    write(facts / "countries.csv", ["iso3", "independent"], [("FRA", "Yes"), ("CHN", "Yes"), ("AUS", "Yes"), ("ZWE", "Yes"), ("USA", "Yes")])
    subprocess.run([sys.executable, str(ROOT / "tools" / "fuse"), str(facts), str(target)], check=True)
    with (target / "tenures.csv").open(encoding="utf-8") as stream:
        return [[row["person"], row["office"], row["start"], row["end"]] for row in csv.DictReader(stream)]


def write(path: Path, header: list[str], rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])


def head(person: str, start: str, end: str, source: str, seen: str, item: str = "", country: str = "FRA", title: str = "Prime Minister") -> tuple[str, ...]:
    role = "head_of_state" if title in ("President", "Queen", "Governor General") else "head_of_government"
    return (person, item, role, title, country, start, end, source, seen, person if item else "")


@pytest.mark.parametrize("other", ["Jean DUPONT", "DUPONT Jean", "Jean Marie DUPONT", "Jean DUPOND"])
def test_spellings_of_one_person_are_one(tmp_path: Path, other: str) -> None:
    rows = [head("Jean Dupont", "2001-02-03", "2004-05-06", WIKIDATA, "2022-07-01", "Q1"), head(other, "2001-02-04", "2004-05-07", CIA, "2003")]
    assert fuse(tmp_path, rows) == [["person/jean-dupont", "FRA/head-of-government", "2001-02-03", "2004-05-06"]]


def test_an_open_end_is_closed_by_the_next_holder(tmp_path: Path) -> None:
    rows = [head("Li Keqiang", "2013-03-15", "", WIKIDATA, "2022-07-01", "Q2", "CHN"), head("LI Qiang", "2023-03-11", "", CIA, "2026", country="CHN")]
    assert fuse(tmp_path, rows) == [
        ["person/li-keqiang", "CHN/head-of-government", "2013-03-15", "2023-03-11"],
        ["person/li-qiang", "CHN/head-of-government", "2023-03-11", ""],
    ]


def test_monarch_and_governor_general_hold_two_offices(tmp_path: Path) -> None:
    rows = [head("ELIZABETH II", "1952-02-06", "", CIA, "2021", country="AUS", title="Queen"), head("David HURLEY", "2019-07-01", "", CIA, "2023", country="AUS", title="Governor General")]
    assert [tenure[:2] for tenure in fuse(tmp_path, rows)] == [["person/david-hurley", "AUS/governor-general"], ["person/elizabeth-ii", "AUS/head-of-state"]]


def test_a_deputy_named_behind_the_head_is_left_out(tmp_path: Path) -> None:
    rows = [head("Anna BERG", "2001-02-03", "", CIA, "2004"), head("Karl STEIN", "2001-02-03", "", CIA, "2004")]
    assert [tenure[0] for tenure in fuse(tmp_path, rows)] == ["person/anna-berg"]


def test_an_interruption_does_not_end_what_goes_on(tmp_path: Path) -> None:
    rows = [head("Hugo Laval", "1999-02-02", "2013-03-05", WIKIDATA, "2022-07-01", "Q3"), head("Pedro Ruel", "2002-04-12", "2002-04-14", WIKIDATA, "2022-07-01", "Q4")]
    assert [tenure[0::2] for tenure in fuse(tmp_path, rows)] == [["person/hugo-laval", "1999-02-02"], ["person/pedro-ruel", "2002-04-12"], ["person/hugo-laval", "2002-04-14"]]


def test_a_president_governs_again_when_the_premier_is_gone(tmp_path: Path) -> None:
    rows = [
        head("Robert NGOMA", "1987-12-31", "2009-02-11", CIA, "2016", country="ZWE"),
        head("Morgan Tembo", "2009-02-11", "2013-09-11", WIKIDATA, "2022-07-01", "Q5", "ZWE"),
        head("Emmerson DUBE", "2017-11-24", "", CIA, "2022", country="ZWE"),
    ]
    assert ["person/robert-ngoma", "ZWE/head-of-government", "2013-09-11", "2017-11-24"] in fuse(tmp_path, rows)


def test_a_minister_seen_often_enough_follows_the_last_one_known(tmp_path: Path) -> None:
    rows = [("Anna Berg", "Q6", "foreign_minister", "Minister of Foreign Affairs", "FRA", "2020-01-01", "", WIKIDATA, "2022-07-01", "Anna Berg")]
    seen = [("Karl Stein", "FRA", "foreign_minister", "2024-03-01", "2025-05-01", "7", "2", "news:7"), ("Odd One", "FRA", "foreign_minister", "2025-06-01", "2025-06-01", "1", "2", "news:1")]
    assert fuse(tmp_path, rows, seen) == [["person/anna-berg", "FRA/foreign-minister", "2020-01-01", "2024-03-01"], ["person/karl-stein", "FRA/foreign-minister", "2024-03-01", ""]]


def test_a_new_post_ends_the_one_whose_end_is_not_known(tmp_path: Path) -> None:
    envoys = [("chief_of_mission", post, "berg-anna", "Anna Berg", "ambassador-e-p", "", start, "") for post, start in (("bulgaria", "2019-10-18"), ("egypt", "2023-11-15"))]
    assert fuse(tmp_path, [], envoys=envoys) == [
        ["person/anna-berg", "USA/ambassador-to-bulgaria", "2019-10-18", "2023-11-15"],
        ["person/anna-berg", "USA/ambassador-to-egypt", "2023-11-15", ""],
    ]
