"""Who said what, in small texts: span, cue, kind and class of every statement."""

import pytest

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.record import Statement
from dateline.parse import parse_text
from dateline.statements import attribute

KNOWLEDGE = Knowledge()


def said(text: str) -> tuple[Statement, ...]:
    return attribute(parse_text(text), ActorTable(), (), KNOWLEDGE)


def told(text: str) -> list[tuple[str | None, str, str, str]]:
    """(speaker, verb class, kind, content) of each statement."""
    return [(s.speaker_span.text if s.speaker_span else None, s.verb_class, s.kind, " … ".join(span.text for span in s.content)) for s in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "verb_class", "kind", "content"),
    [
        ('"The border stays open," the minister said.', "the minister", "said", "direct", '"The border stays open,"'),
        ('"The border," the minister said, "stays open."', "the minister", "said", "direct", '"The border," … "stays open."'),
        ('"The border stays open," said Anna Berg. "We will guard it."', "Anna Berg", "said", "direct", '"The border stays open," … "We will guard it."'),
        ('The envoy told reporters: "We will wait."', "The envoy", "said", "direct", '"We will wait."'),
        ("The talks have failed, Oslo said.", "Oslo", "said", "indirect", "The talks have failed"),
        ("In May, the talks will resume, Oslo said.", "Oslo", "said", "indirect", "In May, the talks will resume"),
        ("The plan, the envoy told them, was ready.", "the envoy", "said", "indirect", "The plan … was ready"),
        ("The ministry said that the talks had failed.", "The ministry", "said", "indirect", "that the talks had failed"),
        ('Norway said the plan was "a good start" for all.', "Norway", "said", "mixed", 'the plan was "a good start" for all'),
        ("The envoy praised Oslo for its patience.", "The envoy", "praised", "indirect", "Oslo for its patience"),
        ("The council condemned the attack on the convoy.", "The council", "condemned", "indirect", "the attack on the convoy"),
        ("Sweden urged Norway to open the border.", "Sweden", "demanded", "indirect", "Norway to open the border"),
        ("Sweden called on Norway to open the border.", "Sweden", "demanded", "indirect", "Norway to open the border"),
        ("Sweden called for an early election.", "Sweden", "demanded", "indirect", "an early election"),
        ("The president pledged to send more aid.", "The president", "promised", "indirect", "to send more aid"),
        ("The ministry rejected the charge as baseless.", "The ministry", "denied", "indirect", "the charge as baseless"),
        ("The minister expressed regret over the delay.", "The minister", "said", "indirect", "regret over the delay"),
        ("According to the ministry, the talks will go on.", "the ministry", "said", "indirect", "the talks will go on"),
        ("The plan, according to two officials, would open the border.", "two officials", "said", "indirect", "The plan … would open the border"),
        ('The minister called the deal "a mistake".', "The minister", "said", "mixed", 'the deal "a mistake"'),
        ("The poll showed that most voters back the accord.", "The poll", "document", "indirect", "that most voters back the accord"),
        ("The treaty was condemned by the opposition.", "the opposition", "condemned", "indirect", "The treaty"),
        ("The minister believes that the truce will hold.", "The minister", "believed", "indirect", "that the truce will hold"),
        ("The ministry rejected what it called meddling.", "The ministry", "denied", "indirect", "what it called meddling"),
        ("The ministry dismissed it as a farce.", "The ministry", "denied", "indirect", "it as a farce"),
        ("The envoy offered his condolences to the families.", "The envoy", "said", "indirect", "his condolences to the families"),
        ("The secretary also thanked the foreign minister for Norway’s continued willingness to help.", "The secretary", "praised", "indirect", "the foreign minister for Norway’s continued willingness to help"),
        ("The envoy expressed concern on Friday over the raid.", "The envoy", "said", "indirect", "concern on Friday over the raid"),
        ("The envoy assured Sweden of his support.", "The envoy", "said", "indirect", "Sweden of his support"),
        ("The envoy called for elections to be held on time.", "The envoy", "demanded", "indirect", "elections to be held on time"),
        ("Sweden called on those who block the port to open it.", "Sweden", "demanded", "indirect", "those who block the port to open it"),
        ("Russia threatened measures against Norway.", "Russia", "promised", "indirect", "measures against Norway"),
        ('Norway "expresses deep concern".', "Norway", "said", "direct", "deep concern"),
        ('The envoy said no rule would change: "We never change a rule."', "The envoy", "said", "mixed", 'no rule would change: "We never change a rule."'),
        ("The fleet left the port, a spokesman in Oslo said.", "a spokesman in Oslo", "said", "indirect", "The fleet left the port"),
        ('The two sides, the envoy said, now have a "rare chance" to agree.', "the envoy", "said", "mixed", 'The two sides … now have a "rare chance" to agree'),
        ("The road is closed, officials say, because the bridge fell.", "officials", "said", "indirect", "The road is closed … because the bridge fell"),
        ("The harbour would not allow that from any ship, she said.", "she", "said", "indirect", "The harbour would not allow that from any ship"),
        ('"We kept the letters." Berg said.', "Berg", "said", "direct", '"We kept the letters."'),
        ('"But when?" the reporter asked him.', "the reporter", "said", "direct", '"But when?"'),
        ("Norway proposed raising the toll.", "Norway", "demanded", "indirect", "raising the toll"),
        ("The minister welcomed Iceland becoming a member.", "The minister", "praised", "indirect", "Iceland becoming a member"),
        ("The mayor urged the ban be lifted.", "The mayor", "demanded", "indirect", "the ban be lifted"),
        ('"It is late," said Berg, who led the union then and runs the port now.', "Berg", "said", "direct", '"It is late,"'),
        ("Berg, speaking in Wilton, Me., warned that the port would close.", "Berg", "said", "indirect", "that the port would close"),
        ("Polls show Berg up by ten points.", "Polls", "document", "indirect", "Berg up by ten points"),
        ("The union decided not to strike.", "The union", "believed", "indirect", "not to strike"),
        ("The envoy seemed to accept the terms.", None, "believed", "indirect", "The envoy … to accept the terms"),
        ("The port is seen as a likely site.", None, "believed", "indirect", "The port … as a likely site"),
        ("The president has made clear that the port must open.", "The president", "said", "indirect", "that the port must open"),
    ],
)
def test_one_statement(text: str, speaker: str | None, verb_class: str, kind: str, content: str) -> None:
    assert told(text) == [(speaker, verb_class, kind, content)]


def test_each_verb_of_a_coordination_makes_a_statement_of_the_same_speaker() -> None:
    assert told("The chancellor condemned the raid and called for restraint.") == [
        ("The chancellor", "condemned", "indirect", "the raid"),
        ("The chancellor", "demanded", "indirect", "restraint"),
    ]


def test_a_participle_begins_a_statement_of_its_own() -> None:
    assert told("Oslo warned that it would answer, adding that its patience had run out.") == [
        ("Oslo", "said", "indirect", "that it would answer"),
        ("Oslo", "said", "indirect", "that its patience had run out"),
    ]


def test_a_lost_closing_mark_does_not_swallow_the_tag() -> None:
    assert told('"We are ready, the minister said.\n\nIt rained.') == [("the minister", "said", "direct", '"We are ready,')]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Oslo and Riga said they would share data, while Minsk denounced the plan.",
            [("Oslo and Riga", "said", "they would share data"), ("Minsk", "condemned", "the plan")],
        ),
        (
            "The ministry confirmed that the envoy had been recalled but gave no details.",
            [("The ministry", "announced", "that the envoy had been recalled")],
        ),
        (
            "The president, asked about the tariffs in Oslo, said there was no deal.",
            [(None, "said", "the tariffs in Oslo"), ("The president", "said", "there was no deal")],
        ),
        ("As the agency reported on Monday, the talks were put off.", [("the agency", "said", "the talks were put off")]),
        ("Rome dismissed as “nonsense” reports that the king was ill.", [("Rome", "denied", "as “nonsense” reports that the king was ill")]),
        ("Kyiv warned Minsk against joining the war.", [("Kyiv", "demanded", "Minsk against joining the war")]),
        ("Minsk said it welcomed the step.", [("Minsk", "said", "it welcomed the step")]),
    ],
)
def test_where_a_statement_ends(text: str, statements: list[tuple[str | None, str, str]]) -> None:
    assert [(speaker, verb_class, content) for speaker, verb_class, _, content in told(text)] == statements


def test_speech_in_speech_points_to_the_outer_statement() -> None:
    outer, inner = said("The envoy said that Oslo had told Stockholm that it would wait.")
    assert (outer.part_of, inner.part_of) == (None, outer.id)
    assert inner.speaker_span is not None
    assert inner.speaker_span.text == "Oslo"


def test_what_speakers_say_they_think_is_no_second_statement() -> None:
    assert len(said('"I think we will win and I hope so," the envoy said.')) == 1


def test_a_quotation_goes_on_in_the_next_paragraph_without_a_cue() -> None:
    found = said('"We will wait," the envoy said.\n\n"There is no hurry, and we have all the time we need."\n\nIt rained.')
    assert [[span.text for span in s.content] for s in found] == [['"We will wait,"', '"There is no hurry, and we have all the time we need."']]


def test_the_medium_is_kept_in_its_words() -> None:
    assert [s.medium for s in said("In a statement on Friday, the ministry said that the talks had failed.")] == ["In a statement"]


def test_turns_of_a_transcript_have_their_speakers() -> None:
    text = "MR. BERG: Good afternoon. We start now.\n\nQUESTION: Is there any news?\n\nMR. BERG: No. The minister said that he waits.\n\nThank you all."
    found = [(s.speaker_span.text, s.kind, [span.text for span in s.content]) for s in said(text) if s.part_of is None and s.speaker_span]
    assert found == [
        ("MR. BERG", "direct", ["Good afternoon. We start now."]),
        ("QUESTION", "direct", ["Is there any news?"]),
        ("MR. BERG", "direct", ["No. The minister said that he waits.", "Thank you all."]),
    ]


def test_questions_open_with_a_letter_and_the_end_is_no_speech() -> None:
    text = "MR. BERG: We start.\n\nQ Is it over?\n\nMR. BERG: Yes.\n\nQ -- for good?\n\nMR. BERG: I hope.\n\nEND 2:20 P.M. EDT\n\nNotes to editors follow."
    assert [span.text for s in said(text) for span in s.content] == ["We start.", "Is it over?", "Yes.", "-- for good?", "I hope."]


def test_names_in_small_letters_open_turns_and_sounds_are_no_speech() -> None:
    text = "President von der Berg: We start.\n\nJournalist: Is it over?\n\nPresident von der Berg: Yes.\n\nJournalist: (Laughter.)\n\nPresident von der Berg: Thank you."
    found = [(s.speaker_span.text, span.text) for s in said(text) if s.speaker_span for span in s.content]
    assert found == [("President von der Berg", "We start."), ("Journalist", "Is it over?"), ("President von der Berg", "Yes."), ("President von der Berg", "Thank you.")]


def test_a_statement_by_somebody_named_in_passing_puts_no_text_under_a_name() -> None:
    assert told("The envoy left over remarks by the mayor. The port stays open.") == []


def test_what_was_said_on_a_matter_named_before_goes_on_with_the_speaker() -> None:
    text = 'In an interview, Anna Berg said that she would wait.\n\nOn trade: "We need a port that is open."\n\nOn peace: "We need a friend who listens."'
    assert [(speaker, content) for speaker, _, _, content in told(text)][1:] == [
        ("Anna Berg", '"We need a port that is open."'),
        ("Anna Berg", '"We need a friend who listens."'),
    ]


def test_headings_with_a_colon_are_no_turns() -> None:
    text = "Trade: The two sides will talk.\n\nSecurity: They will meet.\n\nHealth: They will share what they know."
    assert told(text) == []


def test_words_put_under_a_name_are_that_speaker_s() -> None:
    text = "The following is attributable to Spokesperson Anna Berg:\n\nThe ministers met in Oslo.\n\nThey had lunch."
    assert told(text) == [("Spokesperson Anna Berg", "said", "indirect", "The ministers met in Oslo. … They had lunch.")]


@pytest.mark.parametrize("headline", ["Berlin: Talks with Ankara have failed", "Talks with Ankara have failed – Berlin"])
def test_a_headline_names_its_speaker_beside_a_colon_or_a_dash(headline: str) -> None:
    assert told(headline) == [("Berlin", "said", "indirect", "Talks with Ankara have failed")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister arrived in Oslo on Friday.",
        "The two ministers discussed trade.",
        "It was called off.",
        'A ship named "Fram" left.',
        "The minister is expected to meet the king.",
        "The two envoys spoke on the phone.",
        "The minister will fly to Oslo to urge Norway to wait.",
    ],
)
def test_no_statement(text: str) -> None:
    assert told(text) == []


def test_a_wrong_group_of_cues_is_named() -> None:
    from dateline.errors import KnowledgeError
    from dateline.statements.cues import _frames

    with pytest.raises(KnowledgeError, match="unknown frame"):
        _frames([{"class": "said", "frames": ["shout"], "lemmas": "say"}], ["cues.yaml:7"], "verbs")


def test_a_bare_on_in_a_list_is_told() -> None:
    from dateline.errors import KnowledgeError
    from dateline.statements.cues import read_cues

    group = {"class": "said", "frames": [], "preps": [True], "lemmas": "talk"}
    with pytest.raises(KnowledgeError, match="in quotes"):
        read_cues({**KNOWLEDGE.lexicon("cues"), "verbs": [group]})


def test_every_statement_names_the_line_of_its_cue() -> None:
    from pathlib import Path

    import dateline.knowledge.load as load

    (found,) = said("The council condemned the attack on the convoy.")
    name, line = found.why[1].split(":")
    assert name == "lang/en/cues.yaml"
    assert "class: condemned" in (Path(load.FOLDER) / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_a_quotation_inside_a_clause_stays_with_the_cue_of_that_clause() -> None:
    assert [(speaker, content) for speaker, _, _, content in told('Oslo said the army had "promises from Riga that it would stay." Anna Berg said the port was shut.')] == [
        ("Oslo", 'the army had "promises from Riga that it would stay."'),
        ("Anna Berg", "the port was shut"),
    ]
    assert [(speaker, content) for speaker, _, _, content in told('Oslo asked whether the army "would ever leave the port?" Riga said the plan was late.')] == [
        ("Oslo", 'whether the army "would ever leave the port?"'),
        ("Riga", "the plan was late"),
    ]


def test_hearsay_takes_no_quotation() -> None:
    assert told('Reportedly, the talks have failed. "We are late and we know it."') == [(None, "said", "indirect", "the talks have failed")]


def test_a_that_inside_a_quotation_is_not_the_tags_own() -> None:
    text = '"I don\'t think that any envoy should assume that because one of us departs that our course will bend a great deal", Berg told the press.'
    assert [speaker for speaker, _, kind, _ in told(text) if kind == "direct"] == ["Berg"]


def test_a_name_in_a_participle_in_front_is_not_the_speaker() -> None:
    assert told("Speaking to Radio Nord, the president of the union, Jarl Dahl, said the talks had failed.") == [
        ("the president of the union, Jarl Dahl", "said", "indirect", "the talks had failed")
    ]
    assert told("In an interview with Radio Nord, Norway also said the talks had failed.") == [("Norway", "said", "indirect", "the talks had failed")]


def test_a_second_verb_of_saying_goes_on_over_an_infinitive_of_saying() -> None:
    assert told("Berg said that he did tell the Finns that the aid was tied to reform but denied that he made a deal.") == [
        ("Berg", "said", "indirect", "that he did tell the Finns that the aid was tied to reform"),
        ("Berg", "denied", "indirect", "that he made a deal"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The capacity of the pipeline is two billion cubic meters per year.",
        "The plan costs two euros per person.",
        "The family left per advice of the doctors.",
        "The ministers discussed how to help Norway defend its territory.",
        "Sweden defended its coast.",
        "Norway tried to stop the vote and argue about the border.",
        "Norway will stop the vote and call for talks.",
        "The agency does not offer to pay.",
        "The ministry did not say who had fired.",
        "The minister spoke with Norway about the grain.",
        "If the ministry says that talks failed, the port will close.",
        "Seventeen rockets said the base was hit.",
        "The visit, which reflects on trade, opened the port.",
        "The ministers went while the debate was on.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert told(text) == []


def test_sources_behind_per_speak() -> None:
    assert [(speaker, content) for speaker, _, _, content in told("Per the ministry, the road is shut.")] == [("the ministry", "the road is shut")]
    assert [(speaker, content) for speaker, _, _, content in told("Per the party's bylaws, the vote is void.")] == [("the party's bylaws", "the vote is void")]


def test_defended_decisions_are_speech() -> None:
    assert told("Sweden defended the decision as late but fair.") == [("Sweden", "praised", "indirect", "the decision as late but fair")]
    assert told("The court, which rules on trade, said the plan was late.") == [("The court", "said", "indirect", "the plan was late")]
    assert [speaker for speaker, *_ in told("Sixty percent said the plan was late.")] == ["Sixty percent"]
