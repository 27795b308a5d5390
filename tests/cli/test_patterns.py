"""Patterns and ontologies of one's own, as docs/how-to/patterns.md tells it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "patterns.md").read_text(encoding="utf-8")
STORY = "OSLO, May 14 - Norway closed its fishing grounds to Iceland on Monday."


def shown(beginning: str) -> str:
    """The block of the page that begins with a line."""
    lines = PAGE.split("\n")
    at = lines.index(f"    {beginning}")
    block = re.match(r"(?:(?:    .*)?\n)+", "\n".join(lines[at:]) + "\n")
    assert block
    return "\n".join(line[4:] for line in block.group().rstrip().split("\n")) + "\n"


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "my-knowledge"
    (folder / "patterns").mkdir(parents=True)
    (folder / "ontology").mkdir()
    (folder / "patterns" / "fish.yaml").write_text(shown("id: coerce.fish"), encoding="utf-8")
    (folder / "patterns" / "lexicons.yaml").write_text(shown("fishing: [fishing ground, fishing water, fishery]"), encoding="utf-8")
    return folder


def events(capsys: pytest.CaptureFixture[str], tmp_path: Path, *arguments: str) -> list[dict[str, object]]:
    article = tmp_path / "story.txt"
    article.write_text(STORY, encoding="utf-8")
    assert main(["read", "--published", "2026-05-14", *arguments, str(article)]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["events"]
    return found


def act(event: dict[str, object]) -> tuple[object, ...]:
    told = event["act"]
    assert isinstance(told, dict)
    return told["type"], told["mode"], told["contexts"]


def test_a_pattern_of_ones_own_codes_and_is_cited(capsys: pytest.CaptureFixture[str], overlay: Path, tmp_path: Path) -> None:
    assert events(capsys, tmp_path) == []
    [event] = events(capsys, tmp_path, "--overlay", str(overlay))
    assert event["pattern"] == "coerce.fish"
    assert act(event) == ("COERCE", "ban", ["resource"])
    assert "overlay patterns/fish.yaml:5" in json.dumps(event)


def test_its_examples_are_run(capsys: pytest.CaptureFixture[str], overlay: Path) -> None:
    assert main(["patterns", "test", "--overlay", str(overlay)]) == 0
    assert "2 sentences of 1 files, 0 not as written" in capsys.readouterr().out


def test_an_example_that_does_not_hold_gives_exit_code_1_and_its_line(capsys: pytest.CaptureFixture[str], overlay: Path) -> None:
    path = overlay / "patterns" / "fish.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("recipient: ISL", "recipient: DNK"), encoding="utf-8")
    assert main(["patterns", "test", "--overlay", str(overlay)]) == 1
    assert re.search(r"fish\.yaml:9: coerce\.fish, examples: .*\n +recipient is Iceland", capsys.readouterr().out)


@pytest.mark.parametrize("command", [["patterns", "check"], ["patterns", "test"], ["patterns", "say", "x"], ["ontology"], ["read", "-"]])
def test_a_mistake_tells_file_line_what_and_remedy(capsys: pytest.CaptureFixture[str], overlay: Path, command: list[str]) -> None:
    path = overlay / "patterns" / "fish.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("$fishing", "$fishng"), encoding="utf-8")
    assert main([*command, "--overlay", str(overlay)]) == 3
    told = capsys.readouterr().err
    assert re.search(r"my-knowledge/patterns/fish\.yaml:5: there is no list \$fishng\n  what to do: add it", told)


def test_the_id_of_a_shipped_pattern_takes_its_place(capsys: pytest.CaptureFixture[str], overlay: Path) -> None:
    sentence = "Norway expelled two Russian diplomats."
    assert main(["patterns", "say", sentence]) == 0
    assert "SANCTION" in capsys.readouterr().out
    (overlay / "patterns" / "off.yaml").write_text("id: sanction.expel\nstatus: retired\n", encoding="utf-8")
    assert main(["patterns", "say", sentence, "--overlay", str(overlay)]) == 0
    assert "sanction.expel" not in capsys.readouterr().out


def test_a_type_a_mode_a_context_and_a_rule_are_added(capsys: pytest.CaptureFixture[str], overlay: Path, tmp_path: Path) -> None:
    (overlay / "ontology" / "plover.yaml").write_text(shown("types:"), encoding="utf-8")
    (overlay / "ontology" / "fold.yaml").write_text(shown("rules:"), encoding="utf-8")
    path = overlay / "patterns" / "fish.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("type: COERCE, mode: ban", "type: MIGRATE, mode: return"), encoding="utf-8")
    [event] = events(capsys, tmp_path, "--overlay", str(overlay))
    assert act(event) == ("MIGRATE", "return", ["resource", "fishing"])
    assert main(["ontology", "migrate", "--json", "--overlay", str(overlay)]) == 0
    told = json.loads(capsys.readouterr().out)["types"]["MIGRATE"]
    assert told["modes"] == ["flight", "return"]
    assert [(one["pattern"], one["source"]) for one in told["patterns"]] == [("coerce.fish", "overlay patterns/fish.yaml:5")]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("plover", "types:\n  MIGRATE: {means: x}\n", r"plover\.yaml:2: the type MIGRATE does not say its quad class"),
        ("plover", "types:\n  MIGRATE: {quad: vcoop, means: x, modes: walk}\n", r"plover\.yaml:2: the modes of MIGRATE are no list"),
        ("plover", "kinds: {}\n", r"plover\.yaml:1: unknown key 'kinds'"),
        ("plover", "contexts:\n  fishing: fish\n", r"plover\.yaml:2: the context fishing is no list"),
        ("cameo", 'goldstein:\n  "163": much\n', r"cameo\.yaml:2: 'much' is no number"),
        ("fold", "rules:\n  - {why: x, when: {}}\n", r"fold\.yaml:2: a rule is a mapping of why, when, gives"),
        ("fold", "rules: {}\n", r"fold\.yaml:1: 'rules' is no list of rules"),
    ],
)
def test_a_mistake_in_an_ontology_tells_its_line(capsys: pytest.CaptureFixture[str], overlay: Path, name: str, text: str, what: str) -> None:
    (overlay / "ontology" / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert main(["read", "-", "--overlay", str(overlay)]) == 3
    assert re.search(what + r".*\n  what to do: ", capsys.readouterr().err)


def test_the_ontology_lists_types_patterns_and_contexts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ontology"]) == 0
    out = capsys.readouterr().out
    assert "CONSULT    vcoop" in out
    assert "modes: visit, third-party, multilateral, phone" in out
    assert main(["ontology", "consult"]) == 0
    assert re.search(r"lang/en/events/consult/visit\.yaml:\d+ +042 +visit +verb: visit", capsys.readouterr().out)
    assert main(["ontology", "diplomacy"]) == 2
    assert "no type and no context 'diplomacy'" in capsys.readouterr().err
