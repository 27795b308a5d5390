"""Which reports are one engagement, and what its life then says."""

from __future__ import annotations

from dataclasses import replace

from making import contact, day, person, source, visit, when

from dateline.assemble import assemble_engagements
from dateline.model.ledger import Party
from dateline.model.when import UNKNOWN


def one(*reports):
    lives = assemble_engagements(reports)
    assert len(lives) == 1, lives
    return lives[0]


def many(*reports):
    return len(assemble_engagements(reports))


def statuses(life):
    return [entry.status for entry in life.history]


def test_announced_confirmed_and_held_is_one_life():
    life = one(visit("a", 0, days=when(20, 21)), visit("b", 5, days=when(20, 21)), visit("c", 22, "held", when(20, 21)))
    assert (life.status, life.when, statuses(life)) == ("held", when(20, 21), ["announced", "announced", "held"])
    assert life.id == "eng-a-announced"


def test_nothing_is_held_because_its_day_has_passed():
    assert one(visit("a", 0, days=when(20)), visit("b", 30, "announced", when(20))).status == "announced"


def test_an_earlier_report_found_late_gives_its_id_and_all_ids_still_lead_there():
    late, early = visit("b", 5, days=when(20)), visit("a", 0, days=when(20))
    assert one(late).id == late.id
    life = one(late, early)
    assert life.id == early.id
    assert set(life.reports) == {early.id, late.id}


def test_a_visit_put_off_without_a_day_takes_the_next_day_that_is_set():
    life = one(visit("a", 0, days=when(20)), visit("b", 10, "postponed", when(20)), visit("c", 40, days=when(70)), visit("d", 71, "held", when(70)))
    assert (life.status, life.when) == ("held", when(70))
    assert statuses(life) == ["announced", "postponed", "announced", "held"]


def test_who_announced_the_day_given_up_has_not_confirmed_the_new_one():
    oslo, tokyo = person("oslo", "NOR", "visitor"), person("tokyo", "JPN", "host")
    first, second = visit("a", 0, days=when(20), said_by=(oslo,)), visit("c", 40, days=when(70), said_by=(tokyo,))
    life = one(first, visit("b", 10, "postponed", when(20), said_by=(tokyo,)), second)
    assert (life.status, life.confirmed_by) == ("announced", ("host",))
    moved = one(first, visit("b", 10, "postponed", when(20), said_by=(oslo,), moved_to=when(70)), second)
    assert (moved.status, moved.confirmed_by) == ("confirmed", ("host", "visitor"))


def test_a_visit_put_off_to_a_day_is_two_steps_and_waits_for_that_day():
    life = one(visit("a", 0, days=when(20)), visit("b", 10, "postponed", when(20), moved_to=when(30)))
    assert [(entry.status, entry.when) for entry in life.history] == [("announced", when(20)), ("postponed", when(20)), ("announced", when(30))]
    assert (life.status, life.when) == ("announced", when(30))


def test_a_visit_moved_in_the_words_is_one():
    life = one(visit("a", 0, days=when(20)), visit("b", 10, days=when(27), moved_from=when(20)))
    assert life.when == when(27)


def test_old_days_told_as_background_change_nothing():
    life = one(visit("a", 0, days=when(20)), visit("b", 10, "postponed", when(20)), visit("c", 40, days=when(70)), visit("d", 41, "postponed", when(20)))
    assert (life.status, life.when) == ("announced", when(70))


def test_what_was_called_off_may_come_back_but_not_a_year_later():
    start = visit("a", 0, days=when(20)), visit("b", 10, "cancelled", when(20))
    assert many(*start, visit("c", 50, days=when(60))) == 1
    assert many(*start, visit("c", 390, days=when(400))) == 2


def test_two_visits_a_month_apart_stay_two():
    assert many(visit("a", 0, days=when(10)), visit("b", 5, days=when(40))) == 2


def test_another_minister_and_another_capital_are_another_visit():
    base = visit("a", 0, days=when(10))
    assert many(base, visit("b", 1, days=when(10), who=person("bo-berg", "NOR", "visitor"))) == 2
    assert many(base, visit("b", 1, days=when(10), host="KOR")) == 2


def test_a_vague_plan_becomes_the_first_dated_one_only():
    lives = assemble_engagements([visit("a", 0), visit("b", 9, days=when(25)), visit("c", 14, days=when(60))])
    assert sorted(len(life.reports) for life in lives) == [1, 2]


def test_a_report_without_days_means_the_visit_at_hand():
    lives = assemble_engagements([visit("a", 0, days=when(10)), visit("b", 30, days=when(40)), visit("c", 12, "held"), visit("d", 42, "held")])
    assert [life.status for life in lives] == ["held", "held"]


def test_a_denial_is_the_state_until_somebody_announces_it():
    life = one(visit("a", 0, "rumoured", when(10)), visit("b", 1, "denied", when(10)))
    assert life.status == "denied"
    assert one(visit("a", 0, "rumoured", when(10)), visit("b", 1, "denied", when(10)), visit("c", 5, days=when(10))).status == "announced"


def test_a_rumour_after_an_announcement_is_no_step_back():
    assert one(visit("a", 0, days=when(10)), visit("b", 2, "rumoured", when(10))).status == "announced"


def test_both_sides_announcing_confirm_it():
    ours, theirs = person("spokesman", "NOR"), person("other-spokesman", "JPN")
    life = one(visit("a", 0, days=when(10), said_by=(ours,)), visit("b", 2, days=when(10), said_by=(theirs,)))
    assert (life.status, life.confirmed_by, life.sources) == ("confirmed", ("host", "visitor"), 2)


def test_one_text_never_tells_one_engagement_as_two():
    text = source("a", 0)
    assert many(visit("a", 0, days=when(10), text=text, id="eng-1"), visit("a", 0, days=when(10, 12), text=text, id="eng-2")) == 2
    assert many(visit("a", 0, "postponed", when(10), text=text, id="eng-1"), visit("a", 0, days=when(40), text=text, id="eng-2")) == 1


def test_a_changed_text_moves_the_days_and_keeps_the_old_in_the_history():
    old, new = source("a", 0, 0, current=False), source("a", 2, 1)
    life = one(visit("a", 0, days=when(10), text=old, id="eng-1"), visit("a", 2, days=when(17), text=new, id="eng-2"))
    assert [(entry.version, entry.when) for entry in life.history] == [(0, when(10)), (1, when(17))]
    assert life.when == when(17)


def test_what_a_new_text_no_longer_tells_is_kept_but_not_current():
    assert one(visit("a", 0, days=when(10), text=source("a", 0, 0, current=False))).current is False


def test_the_same_claim_in_two_versions_is_one_report():
    life = one(visit("a", 0, days=when(10), text=source("a", 0, 0, current=False)), visit("a", 0, days=when(10), text=source("a", 2, 1)))
    assert (len(life.history), life.history[0].version, life.current) == (1, 0, True)


def test_calls_on_two_days_are_two_and_kinds_of_meeting_are_one():
    pair = person("ada", "NOR"), person("cy", "JPN")
    assert many(contact("a", 3, "call", days=when(3), who=pair), contact("b", 4, "call", days=when(4), who=pair)) == 2
    assert many(contact("a", 3, "meeting", days=when(3), who=pair), contact("b", 4, "talks", days=when(3), who=pair)) == 1
    assert many(contact("a", 3, "meeting", days=when(3), who=pair), contact("b", 4, "call", days=when(3), who=pair)) == 2


def test_a_summit_is_one_whoever_of_its_guests_is_named():
    first = contact("a", 0, "summit", "announced", when(10), [person("ada", "NOR"), person("cy", "JPN"), person("ed", "FRA")], "AUT")
    other = contact("b", 1, "summit", "announced", when(10), [person("di", "KEN"), person("ed", "FRA")], "AUT")
    life = one(first, other)
    assert {party.key for party in life.participants} == {"person/ada", "person/cy", "person/ed", "person/di"}
    assert many(first, contact("b", 1, "summit", "announced", when(30), [person("di", "KEN"), person("ed", "FRA")], "AUT")) == 2


def test_an_undated_article_is_told_last_and_breaks_nothing():
    life = one(visit("a", None, days=when(10)), visit("b", 2, days=when(10)))
    assert [entry.as_of for entry in life.history] == [day(2), None]
    assert one(visit("a", None, days=UNKNOWN)).when == UNKNOWN


def test_a_name_corrected_in_a_new_text_is_the_same_person():
    envoy, wrong, right = person("ada", "NOR"), Party("natalie kanu", "Natalie Kanu", "person", "KEN"), Party("natalia kanu", "Natalia Kanu", "person", "KEN")
    old, new = source("a", 0, 0, current=False), source("a", 2, 1)
    life = one(
        replace(contact("a", 0, days=when(0), who=(envoy, wrong), id="eng-1"), source=old),
        replace(contact("a", 2, days=when(0), who=(envoy, right), id="eng-2"), source=new),
    )
    assert [entry.version for entry in life.history] == [0, 1]
    assert [party.key for party in life.participants] == ["person/ada", "natalia kanu"]


def test_a_call_told_without_a_day_is_no_call_of_the_week_before():
    pair = person("ada", "NOR"), person("cy", "JPN")
    assert many(contact("a", 3, "call", days=when(3), who=pair), contact("b", 5, "call", who=pair)) == 1
    assert many(contact("a", 3, "call", days=when(3), who=pair), contact("b", 8, "call", who=pair)) == 2


def test_a_life_keeps_the_exacter_days():
    assert one(visit("a", 0, days=when(9, 11)), visit("b", 12, "held", when(7, 13, "week"))).when == when(9, 11)
    assert one(visit("a", 0, days=when(9, 11)), visit("b", 10, "held", when(10))).when == when(9, 11)
    assert one(visit("a", 0, days=when(1, 31, "month")), visit("b", 10, "held", when(9, 10))).when == when(9, 10)


def test_who_looks_back_loosely_moves_no_day():
    """"Two weeks ago" is the week before or after the day that was told when it came."""
    life = one(visit("a", 0, days=when(20)), visit("b", 34, "held", when(13, 19, "week")))
    assert (life.status, life.when) == ("held", when(20))
    assert one(visit("a", 0, days=when(20)), visit("b", 34, "held", when(19))).when == when(19)


def test_a_name_corrected_of_whom_no_country_is_known_is_the_same_person():
    envoy, wrong, right = person("ada", "NOR"), Party("natalie kanu", "Natalie Kanu", "person"), Party("natalia kanu", "Natalia Kanu", "person")
    old, new = source("a", 0, 0, current=False), source("a", 2, 1)
    life = one(
        replace(contact("a", 0, days=when(0), who=(envoy, wrong), id="eng-1"), source=old),
        replace(contact("a", 2, days=when(0), who=(envoy, right), id="eng-2"), source=new),
    )
    assert [party.key for party in life.participants] == ["person/ada", "natalia kanu"]
    assert many(contact("a", 0, days=when(0), who=(envoy, wrong)), contact("b", 0, days=when(0), who=(envoy, right))) == 2
