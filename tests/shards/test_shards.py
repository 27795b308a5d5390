"""An archive coded shard by shard: the same parts on every engine, after kills too; what cannot be done is told, the rest is done."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from dateline.cli.main import main
from dateline.shards import Setup, documents, manifest, run_shards
from dateline.shards.tables import rows_of

SENTENCES = (
    "The foreign minister of Chad will visit Niger on Tuesday, his office said.",
    "Peru's president met the prime minister of Chile in Lima. They signed an agreement on trade.",
    "Kenya condemned the attack. “We stand with Uganda,” its foreign ministry said.",
    "Farmers of the county brought in more maize than ever, its council said.",
)


@pytest.fixture
def shards(tmp_path: Path) -> list[str]:
    """Four shards of six articles."""
    paths = []
    for shard in range(4):
        rows = [{"id": f"s{shard}-{n}", "date": f"2024-0{shard + 1}-1{n}", "text": f"{SENTENCES[n % 4]} It was number {shard}{n}."} for n in range(6)]
        paths.append(tmp_path / f"shard{shard}.jsonl")
        paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return [str(path) for path in paths]


def setup(folder: Path) -> Setup:
    return Setup(str(folder), run=("code", "parser", "knowledge"))


def files(folder: Path) -> dict[str, str]:
    """Path below the folder → hash, of every file."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_run_gives_every_article_and_its_rows(shards: list[str], tmp_path: Path) -> None:
    lines = run_shards(shards, setup(tmp_path / "out"))
    assert lines == manifest(tmp_path / "out")
    assert [(line["shard"], line["coded"]) for line in lines] == [(shard, 6) for shard in shards]
    found = [document for line in lines for document in documents(tmp_path / "out", line)]
    assert [one["article"]["id"] for one in found] == [f"s{shard}-{n}" for shard in range(4) for n in range(6)]
    assert sum(len(rows_of(one)["events"]) for one in found) == sum(line["events"] for line in lines) > 0
    assert any("year=2024/month=3/" in part for line in lines for part in line["parts"])


def test_what_is_done_is_not_done_again(shards: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run_shards(shards[:2], setup(tmp_path / "out"))
    before = files(tmp_path / "out")
    monkeypatch.setattr("dateline.shards.work.code_readings", None)  # coding anything now would fail
    assert run_shards(shards[:2], setup(tmp_path / "out")) == first
    assert files(tmp_path / "out") == before


def test_an_unreadable_shard_costs_itself_alone(shards: list[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(b"\x1f\x8b\x08\x00" + b"no gzip" * 9)
    lines = run_shards([shards[0], str(broken), str(tmp_path / "absent.jsonl"), shards[1]], setup(tmp_path / "out"))
    assert "error" in lines[2] and "coded" in lines[0] and "coded" in lines[3]
    assert "error" in lines[1] or lines[1]["rejected"]


def test_a_full_disk_is_told_and_leaves_no_half_part(shards: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    real: Callable[..., None] = pq.write_table

    def full(table: object, path: Path, **options: object) -> None:
        real(table, path, **options)
        if "events" in str(path):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full)  # the processes are forked from this one
    lines = run_shards(shards[:1], setup(tmp_path / "out"))
    assert "No space left" in lines[0]["error"]
    assert not [name for name in files(tmp_path / "out") if name.startswith(("events", "shards"))]
    monkeypatch.undo()
    assert run_shards(shards[:1], setup(tmp_path / "out"))[0]["coded"] == 6


def test_an_article_that_kills_every_process_is_a_rejection(shards: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline import pipeline

    real = pipeline.code_article

    def deadly(article: object, *rest: object) -> object:
        if article.id == "s1-2":  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        return real(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "code_article", deadly)
    lines = run_shards(shards, setup(tmp_path / "out"), jobs=2)
    assert [line["coded"] for line in lines] == [6, 5, 6, 6]
    assert lines[1]["rejected"] == 1


@pytest.mark.parametrize("engine", ["local", "ray", "dask"])
def test_an_engine_that_loses_a_worker_gives_what_one_process_gives(engine: str, shards: list[str], tmp_path: Path) -> None:
    if engine != "local":
        pytest.importorskip({"ray": "ray", "dask": "distributed"}[engine])
    run_shards(shards, setup(tmp_path / "one"))
    killed: list[int] = []
    stop = threading.Event()
    hunter = threading.Thread(target=_kill_one, args=(tmp_path / "many", killed, stop))
    hunter.start()
    try:
        run_shards(shards, setup(tmp_path / "many"), engine, jobs=2)
    finally:
        stop.set()
        hunter.join()
    assert killed
    assert files(tmp_path / "many") == files(tmp_path / "one")


def _kill_one(folder: Path, killed: list[int], stop: threading.Event) -> None:
    """Kills the process that is about to write a part, the first time one is seen."""
    while not stop.is_set() and not killed:
        for path in folder.rglob(".part-*"):
            victim = int(path.name.rpartition(".")[2])
            if victim != os.getpid():
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)
                return
        time.sleep(0.0005)


def test_the_commands(shards: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("duckdb")
    out, record = str(tmp_path / "out"), str(tmp_path / "record.sqlite")
    assert main(["run", *shards, "--out", out, "--gate", "article"]) == 0
    assert "20 coded, 4 skipped, 0 rejected" in capsys.readouterr().err
    assert main(["query", "SELECT year, month, count(*) AS n FROM articles JOIN events ON article = articles.id GROUP BY ALL ORDER BY ALL", out, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["month"] for row in rows} <= {1, 2, 3, 4} and rows
    assert main(["query", "SELECT nothing FROM events", out]) == 2
    assert main(["add", "--from-parquet", out, "--record", record]) == 0
    assert "20 new" in capsys.readouterr().err
    assert main(["add", "--from-parquet", out, "--record", record]) == 0
    assert "20 there already" in capsys.readouterr().err
