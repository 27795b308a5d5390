"""How sure events are: the traits of a record, the share they come to, what is left unsaid in turns, and whether the weights are what the rows give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dateline.actors import find_actors
from dateline.events import code_events, find_acts, weigh_events
from dateline.events.confidence import Confidence, load_confidence, traits_of, trigger_of
from dateline.knowledge.load import read_yaml
from dateline.parse import parse_text
from dateline.settings import LEAST_SURE

TRAINING = Path(__file__).parents[2] / "training" / "confidence"


def coded(text, knowledge, turns=False):
    """Parse, actors and events of a text, as if somebody said it in a transcript where `turns` is set."""
    parsed = parse_text(text)
    actors = find_actors(parsed, knowledge)
    acts, _ = find_acts(parsed, actors, (), (), knowledge)
    return parsed, replace(actors, spoken=frozenset({0}) if turns else frozenset()), code_events(parsed, acts, (), knowledge)


def traits(text, knowledge, turns=False):
    parsed, actors, events = coded(text, knowledge, turns)
    return traits_of(events[0], trigger_of(events[0], parsed), parsed, actors)


def test_plain_event_has_its_type_and_no_doubts_but_the_day(knowledge):
    found = traits("Sweden accused Chad of aggression.", knowledge)
    assert found == ("ACCUSE", "actor is the subject", "a state as recipient", "no day")


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("Sweden and Latvia accused Chad of aggression.", "several actors"),
        ("Sweden will visit Chad.", "future"),
        ("Sweden did not expel the diplomats of Chad.", "negated"),
        ("Rebels attacked Chad.", "actor without a name"),
        ("Sweden condemned the violence.", "recipient nobody we know"),
        ("Sweden, which borders Norway, accused Chad of aggression.", "somebody else stands by"),
        ("The Swedish prime minister said that Latvia had attacked Chad.", "below the main verb"),
    ],
)
def test_traits_by_name(text, trait, knowledge):
    assert any(trait in traits_of(event, trigger_of(event, parsed), parsed, actors) for parsed, actors, events in [coded(text, knowledge)] for event in events)


def test_share_adds_log_odds_and_names_what_weighs_most():
    confidence = Confidence(1.0, {"future": -1.0, "no day": -0.3, "ACCUSE": 0.3, "negated": -0.1})
    assert confidence.share(("ACCUSE",)) == pytest.approx(0.79)
    assert confidence.share(("future", "unheard of")) == pytest.approx(0.5)
    assert confidence.doubts(("no day", "future", "negated", "ACCUSE")) == ("future", "no day")


def test_what_speaks_against_an_event_lowers_it(knowledge):
    confidence = load_confidence(knowledge)
    plain = confidence.share(traits("Sweden accused Chad of aggression.", knowledge))
    assert confidence.share(traits("Sweden accused Chad of aggression.", knowledge, turns=True)) < plain
    assert confidence.share(traits("Sweden will accuse somebody of aggression.", knowledge)) < plain


def test_every_told_event_says_how_sure_it_is(knowledge):
    parsed, actors, events = coded("Sweden accused Chad of aggression. Latvia expelled two Chadian diplomats.", knowledge)
    told, unsaid = weigh_events(events, parsed, actors, knowledge)
    assert ([event.id for event in told], unsaid) == (["e1", "e2"], ())
    for event in told:
        assert event.why[-1].startswith(f"confidence {event.confidence:.2f}: ")


@pytest.mark.parametrize("kind", [{"spoken": frozenset({0})}, {"official": True}])
def test_unsure_event_is_left_unsaid_in_turns_and_official_papers_alone(kind, knowledge):
    text = "Somebody said that rebels will attack a village. Sweden accused Chad of aggression."
    parsed, actors, events = coded(text, knowledge)
    assert [event.type for event in events] == ["ASSAULT", "ACCUSE"]
    told, (miss,) = weigh_events(events, parsed, replace(actors, **kind), knowledge)
    assert [(event.id, event.type) for event in told] == [("e1", "ACCUSE")]
    assert (miss.pattern, miss.sentence, miss.trigger) == (events[0].pattern, 0, parsed.lowered.index("attack"))
    assert "more often wrong than right" in miss.why and "actor of no known country" in miss.why
    elsewhere, none = weigh_events(events, parsed, actors, knowledge)
    assert ([event.type for event in elsewhere], none) == (["ASSAULT", "ACCUSE"], ())


@pytest.mark.parametrize(("publisher", "official"), [("Ministry of Foreign Affairs of Japan", True), ("United Nations", True), ("The Harbour Gazette", False), (None, False)])
def test_paper_of_a_government_or_world_body_is_official(publisher, official, knowledge):
    article = replace(parse_text("Sweden accused Chad of aggression.").article, publisher=publisher)
    parsed = replace(parse_text("Sweden accused Chad of aggression."), article=article)
    assert find_actors(parsed, knowledge).official is official


def test_bound_is_where_silence_begins(knowledge):
    parsed, actors, events = coded("Sweden accused Chad of aggression.", knowledge, turns=True)
    knowledge = type(knowledge)()
    odds = np.log(LEAST_SURE / (1 - LEAST_SURE))
    knowledge.once("confidence", lambda: Confidence(float(odds), {}))
    told, unsaid = weigh_events(events, parsed, actors, knowledge)
    assert (len(told), len(unsaid)) == (1, 0)


def test_shipped_weights_are_those_the_rows_give(knowledge, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(TRAINING))
    import train

    monkeypatch.setattr(train, "TARGET", tmp_path / "confidence.yaml")
    train.main()
    anew, shipped = read_yaml(tmp_path / "confidence.yaml"), load_confidence(knowledge)
    assert anew["start"] == pytest.approx(shipped.start, abs=0.011)
    assert anew["traits"] == pytest.approx(shipped.weights, abs=0.011)


def test_shipped_weights_tell_right_from_wrong_in_documents_left_out(monkeypatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    import train

    judged = train.read(TRAINING / "rows.tsv")
    hold = np.array([train.LOOSE] * len(judged.samples) + [train.FIRM] * len(judged.names))
    assert train.told_apart(train.tried(judged, hold), judged.right) > 0.7  # .77 before the seventh sample, which holds none of the least sure
