"""Who fills a role where a list, a title, an owner or the rest of the sentence tells it; and what is only told in passing."""

import pytest


def states(said, refs):
    actors = [said.actors.by_ref[inner] for ref in refs for inner in said.actors.expand(ref)]
    return [actor.country or actor.id for actor in actors]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("The French minister will travel to Oslo, Norway; Rome, Italy; and Cairo, Egypt on Monday.", ["FRA"], ["NOR", "ITA", "EGY"]),
        ("Representatives of Egypt, France and Germany met in Oslo on Monday.", ["EGY", "FRA", "DEU"], []),
        ("Kenya reaffirmed Kenya's commitment to close cooperation with Chad.", ["KEN"], ["TCD"]),
        ("Peru recalled its ambassador from Buenos Aires.", ["PER"], ["ARG"]),
        ("Two Chadian diplomats have been expelled, Norway said.", ["NOR"], ["TCD"]),
        ("Iran will strike back if Israel attacks.", ["IRN"], ["ISR"]),
        ("The United States will give Ukraine 24 fighter jets.", ["USA"], ["UKR"]),
        ("France, Germany sign defence pact", ["FRA", "DEU"], []),
    ],
)
def test_sides(told, sentence, actors, recipients):
    said = told(sentence)
    assert any(states(said, event.actors) == actors and states(said, event.recipients) == recipients for event in said.events), said.events


@pytest.mark.parametrize(
    "sentence",
    [
        "The French president arrived in Paris.",
        "Officials worried about Russian aggression.",
        "How real is the danger of a Libyan invasion of Chad?",
        "The new building welcomes visitors and staff.",
        "Women gave birth in stations in Ukraine.",
        "Iran's economy threatens to collapse.",
    ],
)
def test_no_event(told, sentence):
    assert told(sentence).events == ()


def test_an_aim_is_told_only_where_it_is_done(told):
    assert [event.pattern for event in told("The French president called the Chadian president to thank him.").events] == ["support.praise"]
    assert [event.type for event in told("France signed a treaty with Chad, a country known for measures to support Niger.").events] == ["SUPPORT"]
