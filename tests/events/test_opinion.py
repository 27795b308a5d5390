"""The second opinion: what it sees of a word, when it doubts a pattern, what it proposes in silence, and whether its weights are whole."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from dateline.actors import find_actors
from dateline.dates import find_times
from dateline.events import code_events, find_acts
from dateline.events.opinion import APPEAL, FILE, NONE, Opinion, load_opinion
from dateline.events.silent import load_deeds
from dateline.events.traits import TraitReader
from dateline.knowledge.load import Knowledge
from dateline.parse import parse_text
from dateline.places import find_places

SENTENCES = Path(__file__).parents[2] / "training" / "events"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return Knowledge()


@pytest.fixture(scope="module")
def opinion(known: Knowledge) -> Opinion:
    found = load_opinion(known)
    assert found is not None
    return found


def read(text: str, known: Knowledge):
    parsed = parse_text(text)
    actors = find_actors(parsed, known)
    acts, misses = find_acts(parsed, actors, find_times(parsed), find_places(parsed, actors, known), known)
    return parsed, acts, misses, code_events(parsed, acts, (), known)


def shares(text: str, word: str, opinion: Opinion) -> dict[str, float]:
    parsed = parse_text(text)
    i = next(token.i for token in parsed.tokens if token.text == word)
    reader = TraitReader(parsed)
    return dict(zip(opinion.types, opinion.shares(reader.company(i), reader.context(parsed.tokens[i].sentence)).tolist(), strict=True))


def test_traits_name_kinds_of_names_and_never_the_names():
    parsed = parse_text("Norway expelled two Russian diplomats on Friday.")
    reader = TraitReader(parsed)
    company = reader.company(1)
    assert ("nsubj", "<gpe>") in company.ends
    assert ("dobj", "<norp>") in company.inner
    assert "t:expel" in company.own_traits()
    assert company.things == ["diplomat"]
    told = " ".join([*company.traits(), *company.own_traits(), *reader.context(0)])
    assert "norway" not in told.lower() and "russia" not in told.lower()


def test_traits_of_the_company_are_the_same_for_another_verb_and_other_names():
    one = TraitReader(parse_text("Norway expelled two Russian diplomats on Friday.")).company(1)
    other = TraitReader(parse_text("Chad invited two Syrian diplomats on Monday.")).company(1)
    assert one.traits() == other.traits()
    assert one.own_traits() != other.own_traits()


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Norway gave Malawi ten tractors and a mill.", "gave", "AID"),
        ("The Thai police detained eleven Burmese students in Mae Sot.", "detained", "COERCE"),
        ("The president of Togo met his Ghanaian counterpart in Accra.", "met", "CONSULT"),
        ("Peru's foreign minister denounced the coup in Bolivia.", "denounced", "ACCUSE"),
    ],
)
def test_what_a_trigger_names(text: str, word: str, kind: str, opinion: Opinion):
    found = shares(text, word, opinion)
    assert max(found, key=found.__getitem__) == kind
    assert sum(found.values()) == pytest.approx(1, abs=1e-4)


def test_a_word_unseen_in_training_is_known_by_its_meaning(opinion: Opinion):
    assert "t:bludgeon" not in opinion._what._number
    found = shares("Soldiers bludgeoned four protesters in Harare.", "bludgeoned", opinion)
    assert max(found, key=found.__getitem__) == "ASSAULT"


def test_a_doubted_act_is_no_event_and_says_why(known: Knowledge):
    _, acts, misses, events = read("The Senegal striker attacked down the left wing and Ghana's goalkeeper blocked his shot before half-time.", known)
    assert events == ()
    doubts = [miss for miss in misses if miss.why.startswith("second opinion: no political event")]
    assert doubts and "log odds" in doubts[0].why
    assert not any(act.political for act in acts if act.main == doubts[0].trigger)


def test_a_plain_event_is_not_doubted(known: Knowledge):
    _, _, misses, events = read("Turkish soldiers attacked a Kurdish base in northern Syria on Friday, killing nine fighters.", known)
    assert events and events[0].type == "ASSAULT"
    assert not any("second opinion" in miss.why for miss in misses)


def test_a_proposed_deed_has_both_sides_and_says_why(known: Knowledge, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.events.silent.OPINION_SHARE", 0.3)
    proposed = []
    for line in (SENTENCES / "acts_a_aid.jsonl").read_text("utf-8").splitlines()[:60]:
        _, _, _, events = read(json.loads(line)["text"], known)
        proposed += [event for event in events if event.pattern.startswith("opinion.")]
    assert proposed
    for event in proposed:
        assert event.actors and event.recipients
        assert event.why[0].startswith("opinion.")
        assert any("share" in step and "no pattern fired" in step for step in event.why)


def test_every_act_but_contacts_may_be_proposed(known: Knowledge):
    assert set(known.ontology("plover")["types"]) - set(load_deeds(known)) == {"CONSULT"}


def test_what_is_done_by_words_is_proposed_for_the_main_verb_alone(known: Knowledge, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.events.silent.OPINION_SHARE", 0.3)
    told = "Asmara hinted that it might seek a corridor by force from Djibouti."
    (event,) = read(told, known)[3]
    assert (event.pattern, event.type) == ("opinion.threaten", "THREATEN")
    assert not read(f"Oman has a letter in which {told}", known)[3]


def test_weights_are_small_and_hold_every_type(known: Knowledge, opinion: Opinion):
    path = known.folder / FILE
    assert path.stat().st_size <= 5_000_000
    assert opinion.types == (*known.ontology("plover")["types"], APPEAL, NONE)
    assert np.isfinite(opinion._what_bias).all()


def test_sentences_are_many_labelled_with_words_of_theirs_and_each_stands_once(known: Knowledge):
    types = known.ontology("plover")["types"]
    seen: Counter[str] = Counter()
    silent = 0
    for path in sorted(SENTENCES.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            label = json.loads(line)
            seen[hashlib.sha1(label["text"].encode()).hexdigest()] += 1
            silent += not label["acts"]
            assert bool(label["acts"]) != ("kind" in label), label["text"]
            for act in label["acts"]:
                assert act["trigger"] in label["text"], label["text"]
                assert act.get("mode") is None or act["mode"] in types[act["type"]]["modes"], label["text"]
    assert len(seen) >= 6000 and silent >= 2000
    assert max(seen.values()) == 1
