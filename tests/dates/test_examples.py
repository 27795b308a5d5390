"""Every example of every rule of dates.yaml, run."""

import datetime as dt

import pytest

from dateline import dates
from dateline.dates.lexicon import source
from dateline.dates.resolve import READINGS
from dateline.knowledge.load import read_yaml

WRITTEN = dt.date(2026, 3, 27)
RULES = read_yaml(source("en"))["rules"]
EXAMPLES = [(rule["id"], example) for rule in RULES for example in rule.get("examples", [])]
NOT = [(rule["id"], example) for rule in RULES for example in rule.get("not", [])]


def names(cases):
    return [f"{rule}-{n}" for n, (rule, _) in enumerate(cases)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=names(EXAMPLES))
def test_example(rule, example):
    found = {t.text: t for t in dates.find(example["text"], example.get("written", WRITTEN))}
    assert example["finds"] in found, sorted(found)
    assert (found[example["finds"]].rule, found[example["finds"]].value) == (rule, example["value"] and str(example["value"]))


@pytest.mark.parametrize(("rule", "example"), NOT, ids=names(NOT))
def test_what_is_no_time(rule, example):
    assert dates.find(example["text"], WRITTEN) == ()


def test_every_rule_has_an_example():
    assert [rule["id"] for rule in RULES if not rule.get("examples") and not rule.get("not")] == []


def test_every_rule_is_read_by_a_function():
    assert {rule["reads"] for rule in RULES} - {"nothing"} == set(READINGS) - {"occasion"}


def test_rule_names_are_unique():
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))
