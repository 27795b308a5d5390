"""The labelled sentences are well formed, and their check sees what is not."""

import importlib.util
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "events"


def load_check():
    spec = importlib.util.spec_from_file_location("training_check", FOLDER / "check.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


check = load_check()
GOOD = {"text": "Gunmen killed two judges in the northern Peruvian town on Friday.", "acts": [{"type": "ASSAULT", "mode": "firearms", "trigger": "killed"}]}


def written(folder: Path, *records) -> list[Path]:
    path = folder / "some.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in records), "utf-8")
    return [path]


def test_labelled_sentences_have_no_mistake():
    paths = sorted(FOLDER.glob("*.jsonl"))
    assert paths
    assert check.mistakes(paths) == []


def test_a_good_line_passes(tmp_path):
    assert check.mistakes(written(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"acts": [{"type": "FIGHT", "trigger": "killed"}]}, "unknown type 'FIGHT'"),
        ({"acts": [{"type": "ASSAULT", "mode": "hunger", "trigger": "killed"}]}, "has no mode 'hunger'"),
        ({"acts": [{"type": "ASSAULT", "trigger": "kill"}]}, "trigger 'kill' is not one word of the text"),
        ({"acts": [{"type": "ASSAULT", "trigger": "killed two"}]}, "is not one word of the text"),
        ({"acts": [{"type": "ASSAULT", "trigger": "killed", "modality": "past"}]}, "unknown modality 'past'"),
        ({"acts": []}, "kind None is none of"),
        ({"text": "Gunmen killed judges."}, "3 words"),
    ],
)
def test_a_bad_label_is_named_with_its_place(tmp_path, change, said):
    (mistake,) = check.mistakes(written(tmp_path, {**GOOD, **change}))
    assert mistake.startswith("some.jsonl:1: ")
    assert said in mistake


def test_what_is_no_record_is_named(tmp_path):
    found = check.mistakes(written(tmp_path, "{", {"text": "No acts here at all."}))
    assert [line.split(":")[1] for line in found] == ["1", "2"]


def test_a_near_duplicate_is_named(tmp_path):
    again = {**GOOD, "text": GOOD["text"].replace("Friday", "Monday")}
    (mistake,) = check.mistakes(written(tmp_path, GOOD, again))
    assert mistake == "some.jsonl:2: says again what some.jsonl:1 says"
