"""Which reports are one act."""

from __future__ import annotations

from dataclasses import replace

from making import act, person, when

from dateline.assemble import assemble_events
from dateline.model.ledger import Party

RUS, UKR = Party("state/RUS", "Russia", "country", "RUS"), Party("state/UKR", "Ukraine", "country", "UKR")


def many(*reports):
    return len(assemble_events(reports))


def test_the_same_act_on_the_same_day_is_one_with_all_its_reports():
    [cluster] = assemble_events([act("a", 3, days=when(3), actors=[RUS], recipients=[UKR]), act("b", 4, days=when(3), actors=[RUS], recipients=[UKR])])
    assert (cluster.reports, cluster.sources, cluster.id) == (("evt-a", "evt-b"), 2, "evt-a")


def test_the_next_day_another_mode_a_denial_and_a_plan_are_other_acts():
    base = act("a", 3, days=when(3), actors=[RUS], recipients=[UKR])
    assert many(base, act("b", 4, days=when(4), actors=[RUS], recipients=[UKR])) == 2
    assert many(act("a", 3, mode="aerial", days=when(3), actors=[RUS]), act("b", 3, mode="beat", days=when(3), actors=[RUS])) == 2
    assert many(base, act("b", 4, days=when(3), actors=[RUS], recipients=[UKR], negated=True)) == 2
    assert many(base, act("b", 4, days=when(3), actors=[RUS], recipients=[UKR], modality="future")) == 2


def test_an_act_without_a_day_is_that_of_the_day_it_was_told():
    assert many(act("a", 3, days=when(3), actors=[RUS], recipients=[UKR]), act("b", 4, actors=[RUS], recipients=[UKR])) == 1
    assert many(act("a", 3, actors=[RUS], recipients=[UKR]), act("b", 30, actors=[RUS], recipients=[UKR])) == 2


def test_persons_of_one_country_are_not_one_another_but_stand_for_it():
    ada, bo = person("ada", "RUS"), person("bo", "RUS")
    assert many(act("a", 3, days=when(3), actors=[ada]), act("b", 3, days=when(3), actors=[bo])) == 2
    assert many(act("a", 3, days=when(3), actors=[ada]), act("b", 3, days=when(3), actors=[RUS])) == 1


def test_a_comment_is_not_the_act_itself():
    worry, again = (act(name, 3, days=when(3), actors=[RUS], recipients=[UKR], type="ACCUSE") for name in "ab")
    assert many(replace(worry, plover_type="ACCUSE"), again) == 2
    assert many(worry, again) == 1


def test_acts_of_nobody_named_stay_alone():
    assert many(act("a", 3, days=when(3)), act("b", 3, days=when(3))) == 2
