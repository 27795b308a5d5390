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
    ("sentence", "actors", "recipients"),
    [
        ("The Norwegian minister Ana Holm spoke today by phone with Chadian Foreign Minister Omar Saleh.", ["NOR"], ["TCD"]),
        ("The Norwegian minister met in Rome with the president of Chad.", ["NOR"], ["TCD"]),
        ("Norway is engaged in active talks with Chad.", ["NOR"], ["TCD"]),
        ("The Norwegian minister noted that the pact with Peru remains sound and thanked Chad for its help.", ["NOR"], ["TCD"]),
        ("Norway and Chad expressed support for a truce between Kenya and Peru.", ["NOR", "TCD"], ["KEN", "PER"]),
        ("Norway praised a resolution condemning Chad.", ["NOR"], []),
        ("The Norwegian minister met with allies at a conference in Chad.", ["NOR"], [None]),
        ("Norway condemned the attack on a hospital in Chad.", ["NOR"], []),
        ("Norway's foreign minister seeks release for a Chadian sailor.", ["NOR"], []),
        ("Norway condemned the crackdown on protesters in Chad.", ["NOR"], ["TCD"]),
        ("Norway stands with its closest ally.", ["NOR"], []),
        ("Norway pledged to hold Chad accountable.", ["NOR"], []),
        ("Norway will continue providing all kinds of help in close cooperation with Chad.", ["NOR"], []),
        ("Norway called for joint action to press Chad to end the war.", ["NOR"], []),
        ("U.S. President Joe Biden has asked to talk to the president of Chad.", ["USA"], ["TCD"]),
        ("Norway reaffirmed its support for reform and complained to Chad.", ["NOR"], []),
        ("The Norwegian minister will travel to Lima on May 2 and Oslo on May 3 after talks.", ["NOR"], ["PER"]),
        ("The Norwegian minister will travel to Lima on May 2-3 and Nairobi on May 4-5 for talks.", ["NOR"], ["PER", "KEN"]),
        ("Norway appreciates the steps taken by Chad and Kenya.", ["NOR"], ["TCD", "KEN"]),
        ("Officials said that the US and European Union (EU) have signed a treaty.", ["USA", "org/eu"], []),
        ("The Norwegian minister thanked us for meeting with the president of Chad.", ["NOR"], []),
    ],
)
def test_sides_where_the_parser_or_the_phrase_leads_elsewhere(told, sentence, actors, recipients):
    said = told(sentence)
    assert any(states(said, event.actors) == actors and states(said, event.recipients) == recipients for event in said.events), said.events


def members(said, refs):
    return [inner for ref in refs for inner in said.actors.expand(ref)]


def names(said, refs):
    return [said.actors.by_ref[ref].name for ref in refs]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Secretary Blinken met the Norwegian foreign minister, Ana Holm. The Secretary and Foreign Minister Holm condemned Chad.", ["Antony Blinken", "Ana Holm"]),
        ("President Biden spoke today with President Zelenskyy. He affirmed his support. They spoke of Russia. It was short. The leaders condemned Chad.", ["Joe Biden", "Volodymyr Zelenskyy"]),
        ("The foreign ministers, Ana Holm and Luc Saleh, condemned Chad.", ["Ana Holm", "Luc Saleh", "Chad"]),
        ("Secretary Blinken spoke to President Omar Saleh of Chad, President Luc Rojas of Peru, and Prime Minister Ana Holm, Chairman of the Union.", ["Antony Blinken", "Omar Saleh", "Luc Rojas", "Ana Holm"]),
        ("Norwegian Minister Ana Holm met with General Luc Saleh of Chad. She spoke of Iran. The officials condemned Iran.", ["Ana Holm", "Luc Saleh"]),
        ("Chadian Minister Omar Saleh met today with African Union Commissioner for Trade (AUCT) Ana Holm in Oslo.", ["Omar Saleh", "Ana Holm"]),
    ],
)
def test_names_that_the_parser_takes_into_one(told, text, sides):
    said = told(text)
    assert any(names(said, members(said, (*event.actors, *event.recipients)))[: len(sides)] == sides for event in said.events), said.events


TURNS = "FOREIGN MINISTER HOLM: %s\n\nQUESTION: Thank you.\n\nFOREIGN MINISTER HOLM: Next question."


@pytest.mark.parametrize(
    ("words", "types"),
    [
        ("We expelled two Chadian diplomats on Monday.", ["SANCTION"]),
        ("We're happy to take questions.", []),
        ("We support the project.", []),
        ("There is a plan for us to attack Chad.", []),
    ],
)
def test_what_the_speaker_of_a_turn_tells_of_himself(told, words, types):
    said = told("Norwegian Foreign Minister Ana Holm spoke to reporters.\n\n" + TURNS % words)
    assert [event.type for event in said.events if "Ana Holm" in names(said, event.actors)] == types


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


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Norway urged all parties to respect the truce in Chad.", ["Norway"], ["all parties"]),
        ("Chad urged the countries to hold Peru's army accountable.", ["Chad"], ["countries"]),
        ("Norway called on its partners and allies to send food.", ["Norway"], ["its partners", "allies"]),
        ("Norway urged Chad's neighbours to send food.", ["Norway"], ["Chad's neighbours"]),
        ("Peru thanked its Chadian partners.", ["Peru"], ["Chad"]),
        ("More than 40 countries have imposed sanctions on Peru.", ["40 countries"], ["Peru"]),
        ("Norway urged the signatories to honour the pact.", ["Norway"], ["signatories"]),
        ("Chad called on the international community to send food.", ["Chad"], ["international community"]),
        ("Norway's army fought rebels in neighbouring countries.", ["Norwegian military"], ["rebels"]),
    ],
)
def test_states_told_by_their_part(told, sentence, actors, recipients):
    said = told(sentence)
    sides = [[[said.actors.by_ref[ref].name for ref in refs] for refs in (event.actors, event.recipients)] for event in said.events]
    assert [actors, recipients] in sides, sides


def test_they_are_no_bystanders(told):
    said = told("Norway and Chad discussed help for poorer countries. They agreed to open a border post.")
    assert [states(said, event.actors) for event in said.events][-1] == ["NOR", "TCD"]


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Kenya closed Chad's embassy and asked the ambassador to go.", ["KEN"], ["TCD"]),
        ("Kenya refused to arrest the president of Chad.", ["KEN"], []),
        ("Norway blocked new sanctions against Chad.", ["NOR"], []),
        ("Kenya withdrew the law on foreign agents after a protest.", ["KEN"], [None]),
    ],
)
def test_no_side_is_whom_others_name(told, sentence, actors, recipients):
    said = told(sentence)
    assert [(states(said, event.actors), states(said, event.recipients)) for event in said.events][-1] == (actors, recipients)


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients"),
    [
        ("Norway, along with Chad and Kenya, condemned Peru.", ["NOR", "TCD", "KEN"], ["PER"]),
        ("Together with Chad, Norway is imposing sanctions on Peru.", ["NOR", "TCD"], ["PER"]),
        ("Norway was condemned along with Chad by Peru.", ["PER"], ["NOR"]),
        ("Norway stands with the government and people of Chad.", ["NOR"], ["TCD", "TCD"]),
    ],
)
def test_who_acts_together_and_who_is_named_for_two(told, sentence, actors, recipients):
    said = told(sentence)
    assert any(states(said, event.actors) == actors and states(said, event.recipients) == recipients for event in said.events), said.events
