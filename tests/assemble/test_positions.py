"""Positions over time: since when, until when, whatever the order of the tellings."""

import datetime as dt
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.positions import Stretch, Taking, positions_over_time


def taking(day: int, stance: str, evidence: str = "", holder: str = "state/NOR", target: str = "") -> Taking:
    return Taking(holder, "sanctions", target, dt.date(2024, 5, day), stance, evidence or f"s{day}")


def held(stretches: tuple[Stretch, ...]) -> list[tuple[str, int, int | None, int]]:
    return [(one.stance, one.since.day, one.until.day if one.until else None, one.last.day) for one in stretches]


def test_a_stance_holds_until_the_other_side_is_taken() -> None:
    story = [taking(1, "opposes"), taking(4, "opposes"), taking(9, "demands"), taking(11, "supports")]
    assert held(positions_over_time(story)) == [("opposes", 1, 8, 4), ("demands", 9, None, 9), ("supports", 11, None, 11)]


def test_a_return_to_the_first_side_is_a_stretch_of_its_own() -> None:
    story = [taking(1, "supports"), taking(5, "rejects"), taking(7, "supports")]
    assert held(positions_over_time(story)) == [("supports", 1, 4, 1), ("rejects", 5, 6, 5), ("supports", 7, None, 7)]


def test_both_sides_on_one_day_end_nothing() -> None:
    story = [taking(1, "supports"), taking(3, "opposes"), taking(3, "supports"), taking(6, "opposes")]
    assert held(positions_over_time(story)) == [("supports", 1, 5, 3), ("opposes", 3, None, 6)]


def test_holders_and_targets_are_kept_apart() -> None:
    story = [taking(1, "supports"), taking(2, "opposes", holder="state/SWE"), taking(3, "opposes", target="state/RUS")]
    assert [one.until for one in positions_over_time(story)] == [None, None, None]


def test_the_evidence_is_kept_once_in_the_order_of_days() -> None:
    story = [taking(4, "supports", "b"), taking(1, "supports", "a"), taking(4, "supports", "b")]
    assert positions_over_time(story)[0].evidence == ("a", "b")


def test_the_order_of_the_tellings_does_not_matter() -> None:
    story = [taking(1, "supports"), taking(5, "rejects"), taking(7, "neutral"), taking(7, "offers", target="state/RUS")]
    assert len({positions_over_time(order) for order in permutations(story)}) == 1


_TAKINGS = st.lists(st.builds(taking, st.integers(1, 28), st.sampled_from(["supports", "opposes", "demands", "rejects", "neutral"]), st.sampled_from("abc")), max_size=12)


@given(_TAKINGS)
def test_every_telling_lies_in_a_stretch_of_its_stance(story: list[Taking]) -> None:
    stretches = positions_over_time(story)
    assert positions_over_time([*reversed(story), *story]) == stretches
    for one in story:
        assert any(held.stance == one.stance and held.since <= one.day <= held.last and one.evidence in held.evidence for held in stretches)


@given(_TAKINGS)
def test_stretches_of_opposite_sides_meet_on_days_of_both_sides_alone(story: list[Taking]) -> None:
    both = {one.day for one in story if {other.stance for other in story if other.day == one.day} & {"supports", "demands"}}
    both &= {one.day for one in story if one.stance in ("opposes", "rejects")}
    for one in positions_over_time(story):
        for other in positions_over_time(story):
            if one.stance in ("supports", "demands") and other.stance in ("opposes", "rejects") and not both:
                assert one.until and one.until < other.since or other.until and other.until < one.since
