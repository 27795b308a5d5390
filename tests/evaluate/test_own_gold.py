"""The gold under eval/ keeps its form, and the cases under tests/cases hold the same articles."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest

EVAL = Path(__file__).resolve().parents[2] / "eval"


def load(name):
    spec = importlib.util.spec_from_file_location(name, EVAL / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_gold_has_no_faults():
    assert list(load("check_gold").faults()) == []


def test_every_case_holds_its_gold_article():
    assert load("make_cases").main(check=True) == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda record: record["engagements"][0]["evidence"].update(span=[1, 5]), "holds"),
        (lambda record: record["engagements"][0].update(start="2018-02-30"), "dates"),
        (lambda record: record["engagements"][0].update(part_of="E99"), "points at no engagement"),
        (lambda record: record["events"][0].update(plover="VISIT"), "VISIT"),
        (lambda record: record["events"][0]["actor"][0].update(country="XXX"), "country"),
        (lambda record: record.update(weekday="Friday"), "is no Friday"),
        (lambda record: record["statements"][0]["content_start"].update(offset=0), "does not begin"),
    ],
)
def test_a_fault_is_found(tmp_path, change, said):
    check = load("check_gold")
    path = tmp_path / "prespa-signing-2018.json"
    shutil.copy(EVAL / "articles" / "prespa-signing-2018.txt", tmp_path)
    record = json.loads((EVAL / "articles" / path.name).read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record), encoding="utf-8")
    assert any(said in fault for fault in check.check_article(path, check.read_states()))
