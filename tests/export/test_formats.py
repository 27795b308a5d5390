"""Every export is read back by the programs it is meant for, and holds what the record holds."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.errors import ConfigurationError
from dateline.export.chosen import KINDS, Chosen
from dateline.export.flat import COLUMNS, flat_rows
from dateline.export.formats import formats, gdelt, icews, mentions, polecat
from dateline.model.when import When
from dateline.store import Record

Rows = Callable[[str], Chosen]


def written(name: str, chosen: Chosen, folder: Path) -> Path:
    path = folder / f"out.{name}"
    formats()[name].write(chosen, str(path))
    return path


def lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def test_every_module_is_a_format_with_a_name_and_a_kind() -> None:
    assert {"plover", "polecat", "icews", "gdelt", "gdelt-mentions", "csv", "jsonl", "parquet", "duckdb", "graphml", "geojson", "jsonld", "annotations", "ftm"} == set(formats())
    for form in formats().values():
        assert form.__doc__
        assert set(form.KINDS) <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_the_columns_and_no_formula(kind: str, chosen: Rows, tmp_path: Path) -> None:
    rows = chosen(kind)
    with written("csv", rows, tmp_path).open(newline="", encoding="utf-8") as text:
        read = list(csv.DictReader(text))
    assert len(read) == len(rows.rows)  # type: ignore[arg-type]
    assert read
    assert list(read[0]) == list(COLUMNS[kind])
    assert not any(value.startswith(("=", "+", "@")) for row in read for value in row.values())


@pytest.mark.parametrize("kind", KINDS)
def test_jsonl_holds_every_row(kind: str, chosen: Rows, tmp_path: Path) -> None:
    rows = chosen(kind)
    read = [json.loads(line) for line in written("jsonl", rows, tmp_path).read_text(encoding="utf-8").split("\n")[:-1]]
    assert len(read) == len(rows.rows)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_is_read_by_arrow_pandas_and_polars(kind: str, chosen: Rows, tmp_path: Path) -> None:
    dataset = pytest.importorskip("pyarrow.dataset")
    rows = chosen(kind)
    folder = written("parquet", rows, tmp_path) / kind
    table = dataset.dataset(folder, partitioning="hive").to_table()
    assert table.num_rows == len(rows.rows)  # type: ignore[arg-type]
    assert set(COLUMNS[kind]) <= set(table.column_names)
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert len(pandas.read_parquet(folder)) == table.num_rows
    assert polars.scan_parquet(f"{folder}/**/*.parquet", hive_partitioning=True).collect().height == table.num_rows


def test_duckdb_answers_sql(chosen: Rows, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    for kind in ("events", "engagements"):
        formats()["duckdb"].write(chosen(kind), str(tmp_path / "record.duckdb"))
    with duckdb.connect(str(tmp_path / "record.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM events WHERE actor_countries = 'NOR' AND recipient_countries = 'RUS'").fetchone() == (1,)
        assert connection.execute("SELECT year, month, status FROM engagements WHERE kind = 'visit'").fetchone() == (2025, 4, "ongoing")


def test_plover_has_the_fields_of_the_manual(chosen: Rows, tmp_path: Path) -> None:
    read = [json.loads(line) for line in written("plover", chosen("events"), tmp_path).read_text(encoding="utf-8").split("\n")[:-1]]
    [expulsion] = [one for one in read if one["event"] == ["SANCTION"]]
    assert {"id", "date", "actor", "event"} <= set(expulsion)
    assert (expulsion["actor"][0]["code"], expulsion["recipient"][0]["code"], expulsion["mode"], expulsion["quad_code"]) == ("NOR", "RUS", ["expel"], 4)
    article = chosen("articles").of("https://wire.example/0")
    assert article is not None
    assert expulsion["cite_info"]["url"] == "https://wire.example/0"


def test_polecat_icews_and_gdelt_have_their_columns(chosen: Rows, tmp_path: Path) -> None:
    table = lines(written("polecat", chosen("events"), tmp_path))
    assert table[0] == list(polecat.COLUMNS)
    assert {len(row) for row in table} == {40}
    [expulsion] = [dict(zip(table[0], row, strict=True)) for row in table[1:] if row[2] == "SANCTION"]
    assert (expulsion["Actor Country"], expulsion["Actor COW"], expulsion["Recipient Country"], expulsion["Event Date"]) == ("NOR", "385", "RUS", "2025-03-27")
    table = lines(written("icews", chosen("events"), tmp_path))
    assert table[0] == list(icews.COLUMNS)
    assert {len(row) for row in table} == {20}
    assert any(row[6].startswith("0") for row in table[1:])
    events, told = lines(written("gdelt", chosen("events"), tmp_path)), lines(written("gdelt-mentions", chosen("events"), tmp_path))
    assert {len(row) for row in events} == {61} == {len(gdelt.COLUMNS)}
    assert {len(row) for row in told} == {16} == {len(mentions.COLUMNS)}
    assert {row[0] for row in told} == {row[0] for row in events}
    assert len({row[0] for row in events}) == len(events)


@pytest.mark.parametrize("kind", ["events", "engagements"])
def test_graphml_is_read_by_networkx(kind: str, chosen: Rows, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(written("graphml", chosen(kind), tmp_path))
    assert graph.number_of_edges() >= 1
    assert "person/wang-yi" in graph
    assert all(values["weight"] >= 1 for _, _, values in graph.edges(data=True))


def test_geojson_is_read_by_shapely(chosen: Rows, tmp_path: Path) -> None:
    shapely = pytest.importorskip("shapely.geometry")
    found = json.loads(written("geojson", chosen("engagements"), tmp_path).read_text(encoding="utf-8"))
    points = [shapely.shape(feature["geometry"]) for feature in found["features"]]
    assert any(abs(point.x - 37.6) < 0.5 and abs(point.y - 55.75) < 0.5 for point in points)


def test_jsonld_tells_of_the_move(chosen: Rows, tmp_path: Path) -> None:
    [visit] = [life for life in chosen("engagements").rows if life.kind == "visit"]
    moved = When(dt.date(2025, 4, 7), dt.date(2025, 4, 8), "day")
    later = replace(visit.history[-1], status="announced", when=moved)
    rows = replace(chosen("engagements"), rows=[visit, replace(visit, status="announced", when=moved, history=(*visit.history, later))])
    same, other = json.loads(written("jsonld", rows, tmp_path).read_text(encoding="utf-8"))["@graph"]
    assert (same["startDate"], same["eventStatus"], "previousStartDate" in same) == ("2025-03-31", "https://schema.org/EventScheduled", False)
    assert (other["startDate"], other["endDate"], other["previousStartDate"]) == ("2025-04-07", "2025-04-08", ["2025-03-31"])
    assert other["eventStatus"] == "https://schema.org/EventRescheduled"


def test_annotations_point_at_their_words(record: Record, chosen: Rows, tmp_path: Path) -> None:
    found = [json.loads(line) for line in written("annotations", chosen("articles"), tmp_path).read_text(encoding="utf-8").split("\n")[:-1]]
    assert found
    for one in found:
        for target in one["target"]:
            text = record.document(target["source"])["article"]["text"]
            place, quote = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"])


@pytest.mark.parametrize("kind", ["events", "engagements"])
def test_followthemoney_takes_every_entity(kind: str, chosen: Rows, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    entities = [model.get_proxy(json.loads(line)) for line in written("ftm", chosen(kind), tmp_path).read_text(encoding="utf-8").split("\n")[:-1]]
    ids = {entity.id for entity in entities}
    assert any(entity.schema.name == "Person" and entity.caption == "Wang Yi" for entity in entities)
    for entity in entities:
        entity.schema.validate(entity.to_dict())
        assert set(entity.get("involved", quiet=True)) <= ids


def test_the_command_says_what_there_is_and_what_is_wrong(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(record.path)
    assert main(["export", "--list"]) == 0
    assert "polecat" in capsys.readouterr().out
    assert main(["export", "gexf", "--record", path]) == 2
    assert "use one of: annotations" in capsys.readouterr().err
    assert main(["export", "gdelt", "--of", "actors", "--record", path]) == 2
    assert "--of events" in capsys.readouterr().err
    assert main(["export", "parquet", "--record", path]) == 2
    assert "--output" in capsys.readouterr().err
    assert main(["export", "csv", "--country", "NOR", "--record", path]) == 0
    assert "SANCTION" in capsys.readouterr().out


def test_the_database_needs_an_ending(chosen: Rows, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="ending"):
        formats()["duckdb"].write(chosen("events"), str(tmp_path / "record"))


def test_a_statement_tells_its_means_and_for_whom_it_is_made(chosen: Rows) -> None:
    rows = list(flat_rows(chosen("statements")))
    assert all(list(row) == list(COLUMNS["statements"]) for row in rows)
    assert [(row["medium"], row["medium_class"], row["on_behalf_of"]) for row in rows if "is what we agreed" in str(row["content"])] == [(None, "press", None)]
