"""Acts and events over whole sentences: roles, order, what is no event, circumstances, reasons."""

import datetime as dt

import pytest

from dateline.actors import find_actors
from dateline.dates import find_times
from dateline.events import code_events, find_acts
from dateline.model.record import Statement
from dateline.model.text import Span
from dateline.parse import parse_text


def countries(said, refs):
    return [said.actors.by_ref[ref].country for ref in refs]


def test_visitor_is_actor_and_host_recipient(told):
    (event,) = told("The Swedish prime minister visited Latvia.").events
    assert (event.type, event.mode, event.plover_type, event.cameo) == ("CONSULT", "visit", "CONSULT", "042")


def test_future_visit_is_agreed_upon(told):
    said = told("The Swedish prime minister will visit Latvia.")
    (event,) = said.events
    assert (event.type, event.plover_type, event.cameo, event.modality) == ("CONSULT", "AGREE", "036", "future")
    assert countries(said, event.actors) == ["SWE"]
    assert countries(said, event.recipients) == ["LVA"]


def test_coordinated_actors_and_recipients_are_lists(told):
    said = told("Sweden and Latvia accused Chad and Mali of aggression.")
    (event,) = said.events
    assert countries(said, event.actors) == ["SWE", "LVA"]
    assert countries(said, event.recipients) == ["TCD", "MLI"]


def test_main_clause_comes_first_and_what_is_asked_is_no_event(told):
    events = told("Sweden demanded that Chad release the prisoners.").events
    assert [event.plover_type for event in events] == ["REQUEST"]


def test_acts_below_another_stay_acts(told):
    said = told("Sweden agreed to visit Latvia.")
    visit = next(act for act in said.acts if act.type == "CONSULT")
    assert visit.modality == "future"
    assert said.acts[visit.under].type == "AGREE"


def test_refusal_of_aid_is_a_rejection(told):
    (event,) = told("Sweden will not send aid to Chad.").events
    assert (event.type, event.plover_type, event.negated) == ("REJECT", "REJECT", False)


def test_denial_keeps_its_negation(told):
    events = told("Sweden did not expel the diplomats of Chad.").events
    assert [event.negated for event in events] == [True]


def test_reporter_is_no_actor(told):
    said = told("Reuters said Sweden had expelled two Chadian diplomats.")
    event = next(event for event in said.events if event.plover_type == "SANCTION")
    assert countries(said, event.actors) == ["SWE"]


def test_crowd_without_state_visits_without_event(told):
    assert not told("Thousands of tourists visited the museum.").events


def test_near_miss_says_what_was_lacking(told):
    near = told("The museum was visited by thousands.").near
    assert any(miss.pattern == "consult.visit" and "recipient" in miss.why for miss in near)


def test_day_comes_from_the_own_clause(knowledge):
    parsed = parse_text("Sweden said on Friday that its prime minister would visit Latvia on 5 May 2031.", dt.date(2031, 4, 28))
    actors, times = find_actors(parsed, knowledge), find_times(parsed)
    acts, _ = find_acts(parsed, actors, times, (), knowledge)
    visit = next(act for act in acts if act.type == "CONSULT")
    assert (visit.when.earliest, visit.when.latest) == (dt.date(2031, 5, 5), dt.date(2031, 5, 5))


def test_undated_event_has_no_day(told):
    (event,) = told("The Swedish prime minister visited Latvia.").events
    assert (event.when.earliest, event.when.latest) == (None, None)


def test_every_event_gives_its_reasons_and_its_words(told):
    said = told("Sweden expelled two Chadian diplomats on Monday.")
    (event,) = said.events
    assert event.source.startswith("lang/en/events/")
    assert any(reason.startswith("actor: subj") for reason in event.why)
    assert {evidence.role for evidence in event.evidence} == {"sentence", "trigger", "actor", "recipient"}
    for evidence in event.evidence:
        assert said.parsed.article.text[evidence.start : evidence.end] == evidence.text


def test_statement_around_an_event_is_named(knowledge):
    text = "Sweden said it had expelled two Chadian diplomats."
    parsed = parse_text(text)
    actors = find_actors(parsed, knowledge)
    acts, _ = find_acts(parsed, actors, (), (), knowledge)
    content = Span(12, len(text), text[12:])
    statement = Statement("s1", "indirect", None, None, Span(7, 11, "said"), (content,))
    events = code_events(parsed, acts, (statement,), knowledge)
    assert [event.said_in for event in events] == ["s1"]


@pytest.mark.parametrize("text", ["", "Sweden.", "!!! ???", "Visit visit visit"])
def test_odd_texts_give_no_traceback(told, text):
    told(text)


def test_same_words_give_the_same_events(told):
    text = "Sweden and Latvia condemned the attack and recalled their ambassadors from Chad."
    assert told(text).events == told(text).events


def test_deed_of_a_noun_is_done_by_whoever_the_noun_names(told):
    said = told("A bombing by Chadian rebels killed two Malian soldiers.")
    (event,) = said.events
    assert (countries(said, event.actors), countries(said, event.recipients)) == (["TCD"], ["MLI"])
    assert "told of the same deed" in " ".join(event.why)


def test_what_is_called_for_is_not_done(told):
    said = told("The Chadian opposition called for the president to step down.")
    assert all(event.plover_type is None for event in said.events)
    assert next(act for act in said.acts if act.type == "CONCEDE").modality == "hypothetical"


def test_many_states_make_a_contact_multilateral(told):
    (event,) = told("Diplomats from 30 countries discussed the Sudanese plan in Oslo.").events
    assert (event.type, event.mode) == ("CONSULT", "multilateral")
    (event,) = told("The ministers of two countries, Chad and Mali, held talks in Oslo.").events
    assert (event.type, event.mode) == ("CONSULT", None)


def test_a_place_at_home_is_nobodys_side(told):
    said = told("Norway sent troops to Bergen.")
    assert [event.recipients for event in said.events] == [()]
    said = told("Norway sent troops to Iceland.")
    assert [countries(said, event.recipients) for event in said.events] == [["ISL"]]


def test_violence_that_was_tried_is_violence(told):
    (event,) = told("Libyan gunmen tried to storm the Maltese embassy.").events
    assert (event.plover_type, event.modality) == ("ASSAULT", "asserted")
    assert all(event.plover_type is None for event in told("Libya tried to release the Maltese sailors.").events)


def test_a_comment_is_coded_in_cameo_and_is_no_event_in_plover(told):
    said = told("The Swedish prime minister voiced concern about the arrests in Chad.")
    (event,) = said.events
    assert (event.plover_type, event.cameo) == (None, "012")
    assert (countries(said, event.actors), countries(said, event.recipients)) == (["SWE"], ["TCD"])


def test_what_a_speaker_hopes_himself_is_courtesy(told):
    assert not told("I hope that Chad will release them.").events
    assert told("The Swedish prime minister hopes that Chad will release them.").events


def test_what_somebody_worries_about_may_be_done(told):
    types = {event.plover_type for event in told("The Swedish prime minister expressed deep concern after Chad attacked Sudan.").events}
    assert types == {None, "ASSAULT"}
    hoped = {event.plover_type for event in told("The Swedish prime minister expressed hope after Chad attacked Sudan.").events}
    assert hoped == {None}


def test_who_attacked_when_somebody_was_killed_killed_him(told):
    said = told("Nine traders were killed when Chad launched an attack on the Malian embassy in Rome.")
    assert countries(said, said.events[0].actors) == ["TCD"]
    assert [countries(said, event.recipients) for event in said.events[1:]] == [["MLI"]]


def test_nobody_says_who_killed_those_that_attacked(told):
    said = told("Nine rebels were killed after they attacked a Malian base.")
    assert not said.events[0].actors


def test_what_somebody_is_called_for_is_done_to_him(told):
    said = told("The Swedish prime minister called the Malian president to congratulate him on the election.")
    (event,) = (event for event in said.events if event.type == "SUPPORT")
    assert (countries(said, event.actors), countries(said, event.recipients)) == (["SWE"], ["MLI"])


def test_a_bid_is_nobody_an_act_is_done_to(told):
    (event,) = told("Sweden declared a ceasefire in a bid to keep the peace.").events
    assert not [evidence.text for evidence in event.evidence if evidence.role == "recipient"]


def test_a_bomber_of_a_country_is_one_side(told):
    said = told("A Chadian suicide bomber killed 15 Malian soldiers.")
    assert len(said.events[0].actors) == 1


def test_who_announces_a_deployment_deploys(told):
    said = told("Sweden announced the deployment of 230 soldiers to Liberia on a peacekeeping mission.")
    assert (countries(said, said.events[0].actors), countries(said, said.events[0].recipients)) == (["SWE"], ["LBR"])


def test_a_strike_is_against_whom_its_demand_is_put_to(told):
    said = told("Chilean teachers went on strike, accusing the government of neglect.")
    assert [(event.type, countries(said, event.recipients)) for event in said.events] == [("PROTEST", ["CHL"]), ("ACCUSE", ["CHL"])]


def test_rebels_hit_what_lies_in_their_own_country(told):
    said = told("Chadian rebels blew up a pipeline in southern Chad.")
    assert countries(said, said.events[0].recipients) == ["TCD"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Madagascar's opposition leader demanded the resignation of the president.", "MDG"),  # who opposes does so at home
        ("Bolivian miners accused police of brutality.", "BOL"),  # "of" belongs to the verb
        ("The Malian ambassador demanded the resignation of the president.", None),  # abroad: of some other state
    ],
)
def test_whose_an_official_is_by_who_acts(told, text, country):
    said = told(text)
    assert countries(said, said.events[0].recipients) == [country]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Two Chadian diplomats were expelled from Norway on Monday.", (["NOR"], ["TCD"])),  # who sends home is where they are sent from
        ("Australia offered to send troops to help the Malian army.", (["AUS"], ["MLI"])),
        ("A jailed Russian lawmaker went on hunger strike in protest against the Serbian government.", (["RUS"], ["SRB"])),
    ],
)
def test_sides_below_and_beside_the_object(told, text, sides):
    said = told(text)
    assert (countries(said, said.events[0].actors), countries(said, said.events[0].recipients)) == sides


@pytest.mark.parametrize("mark", ["'", "\u2019"])
def test_contractions_are_read_with_either_apostrophe(mark, told):
    (event,) = told(f"The Norwegian premier said he{mark}ll visit Chad.").events
    assert (event.type, event.modality) == ("CONSULT", "future")
    (event,) = told(f"Norway hasn{mark}t sent troops to Chad.").events
    assert event.negated


def test_a_list_goes_on_behind_a_name_that_tells_which(told):
    said = told("Norway imposed sanctions against the Russian space firm Glavmash and the Indian Space Council.")
    assert countries(said, said.events[0].recipients) == ["RUS", "IND"]


def test_comments_are_not_left_to_the_second_opinion(knowledge):
    text = "The Tea Growers' Union of Kenya says it is skeptical about the new tariff."
    parsed = parse_text(text, None)
    (act,) = (act for act in find_acts(parsed, find_actors(parsed, knowledge), (), (), knowledge)[0] if act.pattern == "comment.hope")
    assert act.political
