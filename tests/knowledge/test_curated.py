"""The curated office holders: shape, dates, and no two holders of one chair at once."""

import csv
import datetime
import re
from importlib import resources
from itertools import pairwise

import pytest

COLUMNS = [
    "person",
    "aliases",
    "wikidata",
    "country",
    "role",
    "title",
    "start",
    "end",
    "acting",
    "source",
    "last_verified",
]
FILES = [
    "foreign_ministers",
    "defence_ministers",
    "heads_of_state",
    "heads_of_government",
    "spokespersons",
    "organisations",
    "envoys",
    "others",
]
ONE_CHAIR = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}
ONE_CHAIR_PER_TITLE = {"secretary_general", "president", "high_representative"}
SHARED_CHAIRS = {("AND", "head_of_state"), ("SMR", "head_of_state")}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
TOLERATED_OVERLAP_DAYS = 31


def _rows(name):
    text = (resources.files("dateline.knowledge") / "kb" / "curated" / f"{name}.csv").read_text("utf-8")
    reader = csv.DictReader(text.splitlines())
    return reader.fieldnames, [(f"{name}.csv:{number}", row) for number, row in enumerate(reader, 2)]


def _first_day(date):
    year, month, day = (date.split("-") + ["01", "01"])[:3]
    return datetime.date(int(year), int(month), int(day)).toordinal()


def _last_day(date):
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return _first_day(date)
    year, month = (parts[0], 12) if len(parts) == 1 else parts
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following.toordinal() - 1


def _country_codes():
    text = (resources.files("dateline.knowledge") / "kb" / "states.csv").read_text("utf-8")
    return {row["iso3"] for row in csv.DictReader(text.splitlines())}


@pytest.fixture(scope="module")
def everything():
    return {name: _rows(name)[1] for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_columns(name):
    fields, rows = _rows(name)
    assert fields == COLUMNS
    assert [where for where, row in rows if None in row or None in row.values()] == []


def test_every_row_names_person_title_source_and_last_verified(everything):
    required = ("person", "title", "source", "last_verified")
    lacking = [(where, column) for rows in everything.values() for where, row in rows for column in required if not row[column].strip()]
    assert lacking == []


def test_roles_are_words_and_acting_is_true_or_false(everything):
    role = re.compile(r"[a-z]+(_[a-z]+)*")
    wrong = [where for rows in everything.values() for where, row in rows if not role.fullmatch(row["role"]) or row["acting"] not in {"true", "false"}]
    assert wrong == []


def test_bodies_are_country_codes_or_ids(everything):
    body = re.compile(r"(org|group|party|region)/[a-z0-9-]+")
    codes = _country_codes()
    wrong = [(where, row["country"]) for rows in everything.values() for where, row in rows if row["country"] not in codes and not body.fullmatch(row["country"])]
    assert wrong == []


def test_dates_are_dates_in_order(everything):
    wrong = []
    for where, row in (pair for rows in everything.values() for pair in rows):
        dates = [date for date in (row["start"], row["end"], row["last_verified"]) if date]
        well_formed = all(DATE.fullmatch(date) for date in dates)
        backwards = well_formed and row["start"] and row["end"] and _first_day(row["start"]) > _last_day(row["end"])
        if backwards or not well_formed:
            wrong.append(where)
    assert wrong == []


def test_no_row_twice(everything):
    seen, twice = set(), []
    for where, row in (pair for rows in everything.values() for pair in rows):
        key = (row["person"], row["country"], row["role"], row["title"], row["start"])
        twice += [where] if key in seen else []
        seen.add(key)
    assert twice == []


def _chairs(everything):
    chairs = {}
    for where, row in (pair for rows in everything.values() for pair in rows):
        if row["acting"] == "true" or not row["start"]:
            continue
        if (row["country"], row["role"]) in SHARED_CHAIRS:
            continue
        if row["role"] in ONE_CHAIR:
            chairs.setdefault((row["country"], row["role"]), []).append((where, row))
        elif row["role"] in ONE_CHAIR_PER_TITLE:
            chairs.setdefault((row["country"], row["role"], row["title"]), []).append((where, row))
    return chairs


def test_one_chair_has_one_holder(everything):
    overlaps = []
    for chair, holders in _chairs(everything).items():
        ordered = sorted(holders, key=lambda pair: _first_day(pair[1]["start"]))
        for (where, row), (later_where, later) in pairwise(ordered):
            if row["person"] == later["person"]:
                continue
            end = _first_day(row["end"]) if row["end"] else datetime.date.max.toordinal()
            if end - _last_day(later["start"]) > TOLERATED_OVERLAP_DAYS:
                overlaps.append((chair, where, row["person"], later_where, later["person"]))
    assert overlaps == []


def test_one_item_is_one_person(everything):
    names = {}
    for where, row in (pair for rows in everything.values() for pair in rows):
        if row["wikidata"]:
            names.setdefault(row["wikidata"], {}).setdefault(row["person"], (where, row["aliases"]))
    unlike = []
    for item, persons in names.items():
        parts = [set(re.findall(r"\w{3,}", f"{person} {aliases}".casefold())) for person, (_, aliases) in persons.items()]
        if len(set.intersection(*parts)) < min(2, min(map(len, parts))):
            unlike.append((item, *persons))
    assert unlike == []
