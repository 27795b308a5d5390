"""Other data sets beside ours: invented rows in their columns come in, and what only one side has is found."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.errors import SourceError
from dateline.export.contract import to_contract
from dateline.export.formats.gdelt import COLUMNS as GDELT
from dateline.export.formats.icews import COLUMNS as ICEWS
from dateline.export.formats.polecat import COLUMNS as POLECAT
from dateline.imported.codes import countries_of, country_of, country_of_fips, day_of, plover_of
from dateline.imported.compare import Deed, compare
from dateline.imported.formats import data_sets
from dateline.knowledge.load import Knowledge
from dateline.parse import load_parser
from dateline.pipeline import code_article
from dateline.read import read_text
from dateline.store import Record
from dateline.store.imported import ImportedEvent

TEXT = "Norway expelled two Russian diplomats on Thursday. Chadian Foreign Minister Abderaman Koulamallah visited Niger on Thursday, his office said."


def table(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]], named: bool = True) -> Path:
    lines = ([list(columns)] if named else []) + [[row.get(name, "") for name in columns] for row in rows]
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def polecat(tmp_path: Path) -> Path:
    return table(tmp_path / "polecat.txt", POLECAT, [
        {"Event ID": "1_1", "Event Date": "2025-03-27", "Event Type": "SANCTION", "Event Mode": "expel", "Intensity": "-6", "Actor Name": "Norway Government", "Actor Country": "NOR",
         "Recipient Name": "Russian Embassy", "Recipient Country": "RUS", "Country": "NOR", "Placename": "Oslo"},
        {"Event ID": "2_1", "Event Date": "2025-03-28", "Event Type": "CONSULT", "Event Mode": "visit", "Actor Name": "A;B", "Actor Country": "NER;TCD", "Recipient Name": "C", "Recipient Country": "NER|TCD"},
        {"Event ID": "3_1", "Event Date": "2025-03-28", "Event Type": "AID", "Actor Country": "JPN", "Recipient Country": "NER"},
    ])  # fmt: skip


@pytest.fixture
def icews(tmp_path: Path) -> Path:
    return table(tmp_path / "icews.tab", ICEWS, [
        {"Event ID": "7", "Event Date": "2025-03-27", "Source Name": "Norway", "Source Country": "Norway", "CAMEO Code": "0161", "Target Name": "Russia", "Target Country": "Russian Federation", "Country": "Norway"},
        {"Event ID": "7", "Event Date": "2025-03-28", "Source Name": "Norway", "Source Country": "Norway", "CAMEO Code": "161", "Target Name": "Russia", "Target Country": "Russian Federation", "Intensity": "-4.0"},
    ])  # fmt: skip


@pytest.fixture
def gdelt(tmp_path: Path) -> Path:
    return table(tmp_path / "gdelt.CSV", GDELT, [
        {"GLOBALEVENTID": "9", "SQLDATE": "20250328", "Actor1Name": "NORWAY", "Actor1CountryCode": "NOR", "Actor2Name": "BUCHAREST", "Actor2CountryCode": "ROM", "EventCode": "043",
         "GoldsteinScale": "2.8", "ActionGeo_CountryCode": "NO", "ActionGeo_FullName": "Oslo, Norway", "SOURCEURL": "https://wire.example/9"},
    ], named=False)  # fmt: skip


@pytest.fixture
def plover(tmp_path: Path) -> Path:
    rows = [
        {"id": "a", "date": "2025-03-27", "actor": [{"code": "NOR", "entity_text": "Norway"}], "recipient": [{"code": "RUS"}], "event": ["SANCTION"], "mode": ["expel"],
         "event_loc": {"resolved_place": "Oslo", "country_code": "NOR"}, "cite_info": {"url": "https://wire.example/a"}},
        {"id": "b", "date": "20250327", "source": {"code": "NOR"}, "target": ["RUS"], "event": "sanction", "mode": "expel"},
        {"id": "c", "date": "2025-03-27", "has_event": False, "event": []},
    ]  # fmt: skip
    (tmp_path / "plover.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path / "plover.jsonl"


def rows(name: str, path: Path) -> list[ImportedEvent]:
    return list(data_sets()[name].read(path))


def test_polecat_rows_keep_their_types_modes_and_several_countries(polecat: Path) -> None:
    expelled, visit, aid = rows("polecat", polecat)
    assert (expelled.type, expelled.mode, expelled.actors, expelled.recipients, expelled.country, expelled.intensity) == ("SANCTION", "expel", ("NOR",), ("RUS",), "NOR", -6.0)
    assert (visit.actors, visit.recipients, visit.day) == (("NER", "TCD"), ("NER", "TCD"), dt.date(2025, 3, 28))
    assert aid.intensity is None and aid.mode is None


def test_polecat_without_intensity_and_in_latin_1_is_read(tmp_path: Path) -> None:
    columns = tuple(name for name in POLECAT if name != "Intensity")
    path = table(tmp_path / "p.txt", columns, [{"Event ID": "1", "Event Date": "2025-03-27", "Event Type": "AID", "Placename": "Bogotá"}])
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    assert rows("polecat", path)[0].place == "Bogotá"


def test_icews_codes_are_texts_and_names_are_countries(icews: Path) -> None:
    comment, cut = rows("icews", icews)
    assert (comment.cameo, comment.type, comment.actors, comment.recipients) == ("0161", None, ("NOR",), ("RUS",))
    assert (cut.type, cut.intensity) == ("SANCTION", -4.0)


def test_gdelt_has_no_names_of_columns_and_codes_of_its_own(gdelt: Path) -> None:
    [row] = rows("gdelt", gdelt)
    assert (row.id, row.type, row.actors, row.recipients, row.country, row.url) == ("9", "CONSULT", ("NOR",), ("ROU",), "NOR", "https://wire.example/9")


def test_plover_is_read_under_both_its_names(plover: Path) -> None:
    new, old = rows("plover", plover)
    assert [(one.type, one.mode, one.actors, one.recipients, one.day) for one in (new, old)] == [("SANCTION", "expel", ("NOR",), ("RUS",), dt.date(2025, 3, 27))] * 2
    assert (new.place, new.country, new.url, new.actor) == ("Oslo", "NOR", "https://wire.example/a", "Norway")


@pytest.mark.parametrize(("name", "content", "words"), [
    ("polecat", "a\tb\n", "p:1: no column 'Event ID'"),
    ("icews", "", "p:1: no column 'Event ID'"),
    ("gdelt", "1\t2\n", "p:1: 2 cells instead of 61"),
    ("plover", '{"id": 1, "event": []}\n{\n', "p:2: no JSON"),
    ("plover", "{}\n", "p:1: no PLOVER record"),
])  # fmt: skip
def test_a_file_of_another_shape_is_told_by_line(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / "p").write_text(content)
    with pytest.raises(SourceError) as told:
        rows(name, tmp_path / "p")
    assert words in str(told.value)
    with pytest.raises(SourceError):
        rows(name, tmp_path / "missing")


def test_codes() -> None:
    assert [plover_of(code) for code in ("010", "043", "0841", "081", "190", "", None, "x")] == [None, "CONSULT", "RETREAT", "CONCEDE", "ASSAULT", None, None, None]
    assert [country_of(name) for name in ("Russian Federation", "russia", "RUS", "TMP", "Atlantis", "", None)] == ["RUS", "RUS", "RUS", "TLS", None, None, None]
    assert countries_of("USA;China|USA;?") == ("USA", "CHN") and country_of_fips("CH") == "CHN"
    assert [day_of(text) for text in ("20250301", "2025-03-01T10:00", "2025-13-01", "", None)] == [dt.date(2025, 3, 1)] * 2 + [None] * 3


def deed(day: int, type: str, actor: str, recipient: str, id: str = "x") -> Deed:
    return Deed(dt.date(2025, 3, day), type, actor, recipient, id)


def test_visits_are_the_same_either_way_but_attacks_are_not() -> None:
    found = compare([deed(1, "CONSULT", "CHN", "RUS"), deed(1, "ASSAULT", "CHN", "RUS")], [deed(2, "CONSULT", "RUS", "CHN"), deed(1, "ASSAULT", "RUS", "CHN")])
    assert [one.type for one in found.only_ours] == ["ASSAULT"] == [one.type for one in found.only_theirs]
    assert found.types == {"ASSAULT": (1, 1), "CONSULT": (1, 1)} and found.pairs == {"CHN > RUS": (2, 0), "RUS > CHN": (0, 2)}


def test_a_duplicate_is_no_miss_and_days_apart_are() -> None:
    ours, theirs = [deed(10, "AID", "JPN", "NER")], [deed(10, "AID", "JPN", "NER", "1"), deed(11, "AID", "JPN", "NER", "2"), deed(12, "AID", "JPN", "NER", "3")]
    assert [one.id for one in compare(ours, theirs, 1).only_theirs] == ["3"] and compare(ours, theirs, 2).only_theirs == []


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path, knowledge = tmp_path / "record.sqlite", Knowledge()
    with Record(path, write=True) as made:
        made.add_document(to_contract(code_article(read_text(TEXT, knowledge, id="a", day=dt.date(2025, 3, 28)).article, load_parser(), knowledge)))
        made.assemble()
    return path


def test_import_and_compare(record: Path, polecat: Path, gdelt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _events(record)
    for _ in range(2):  # the second time changes nothing
        assert main(["import", "polecat", str(polecat), "--record", str(record)]) == 0
    assert "3 rows of polecat" in capsys.readouterr().err
    assert main(["import", "gdelt", str(gdelt), "--record", str(record)]) == 0
    assert main(["import", "--list", "--record", str(record)]) == 0
    assert "POLECAT" in capsys.readouterr().out
    assert _events(record) == before

    march = ["--between", "2025-03-01", "2025-03-31", "--record", str(record)]
    assert main(["compare", *march, "--dataset", "polecat", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["types"]["SANCTION"] == [1, 1] and found["types"]["AID"] == [0, 1]
    only = {(row["side"], row["type"], row["actor"], row["recipient"]) for row in found["only"]}
    assert ("theirs", "AID", "JPN", "NER") in only and not any(row[1] == "SANCTION" for row in only)
    assert main(["compare", *march, "--country", "NOR", "--with", "RUS"]) == 0
    assert "SANCTION" in capsys.readouterr().out
    assert main(["compare", *march, "--country", "JPN", "--csv"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["side"], row["day"], row["type"], row["id"]) == ("theirs", "2025-03-28", "AID", "3_1")


def _events(path: Path) -> list[str]:
    with Record(path) as kept:
        return [event.id for event in kept.events()]


def test_what_is_asked_wrongly_is_told(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, arguments in (
        ("dateline import DATASET", ["compare", "--between", "2025-03-01", "2025-03-31"]),
        ("use one of: gdelt, icews, plover, polecat", ["import", "acled", "x"]),
        ("no file", ["import", "gdelt"]),
        ("--with needs", ["compare", "--between", "2025-03-01", "2025-03-31", "--with", "RUS"]),
    ):
        assert main([*arguments, "--record", str(record)]) == 2
        assert words in capsys.readouterr().err


def test_what_we_export_in_a_format_is_read_back_as_the_same_acts(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("polecat", "icews", "gdelt", "plover"):
        assert main(["export", name, "--output", str(tmp_path / name), "--record", str(record)]) == 0
        assert {(row.type, row.actors, row.recipients) for row in rows(name, tmp_path / name)} >= {("SANCTION", ("NOR",), ("RUS",))}
