"""Whatever the order, the batches and the repetitions: the same reports give the same records."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from making import engagement_reports, event_reports

from dateline.assemble import assemble_engagements, assemble_events, block_keys
from dateline.model.ledger import Judgement


def blocks(reports):
    """The reports, those that share a block key, directly or through others, together."""
    groups = []
    for report in reports:
        keys = set(block_keys(report))
        touching = [group for group in groups if group[0] & keys]
        groups = [group for group in groups if not group[0] & keys]
        groups.append((keys.union(*(group[0] for group in touching)), [report, *(one for group in touching for one in group[1])]))
    return [group for _, group in groups]


@given(engagement_reports(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_engagements_do_not_hang_on_order_or_repetition(reports, chance):
    shuffled = reports + [report for report in reports if chance.random() < 0.3]
    chance.shuffle(shuffled)
    assert assemble_engagements(shuffled) == assemble_engagements(reports)


@given(event_reports(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_events_do_not_hang_on_order_or_repetition(reports, chance):
    shuffled = reports + [report for report in reports if chance.random() < 0.3]
    chance.shuffle(shuffled)
    assert assemble_events(shuffled) == assemble_events(reports)


@given(engagement_reports())
@settings(max_examples=150, deadline=None)
def test_blocks_may_be_assembled_one_by_one(reports):
    apart = [life for block in blocks(reports) for life in assemble_engagements(block)]
    assert tuple(sorted(apart, key=lambda life: life.id)) == assemble_engagements(reports)


@given(event_reports())
@settings(max_examples=150, deadline=None)
def test_blocks_of_events_may_be_assembled_one_by_one(reports):
    apart = [cluster for block in blocks(reports) for cluster in assemble_events(block)]
    assert tuple(sorted(apart, key=lambda cluster: cluster.id)) == assemble_events(reports)


@given(engagement_reports())
@settings(max_examples=100, deadline=None)
def test_every_report_is_in_one_life_and_in_its_history(reports):
    lives = assemble_engagements(reports)
    assert sorted(one for life in lives for one in life.reports) == sorted({report.id for report in reports})
    for life in lives:
        assert life.id == life.reports[0]
        assert {entry.report for entry in life.history} == set(life.reports)
        assert [entry.as_of for entry in life.history if entry.as_of] == sorted(entry.as_of for entry in life.history if entry.as_of)


@given(engagement_reports(), st.integers(0, 13))
@settings(max_examples=100, deadline=None)
def test_a_deleted_article_leaves_no_trace(reports, number):
    gone = reports[number % len(reports)].source.article if reports else ""
    left = [report for report in reports if report.source.article != gone]
    assert all(entry.article != gone for life in assemble_engagements(left) for entry in life.history)
    assert assemble_engagements(list(reversed(left))) == assemble_engagements(left)


@given(engagement_reports(), st.lists(st.tuples(st.sampled_from(["merge", "split"]), st.integers(0, 13), st.integers(0, 13)), max_size=4))
@settings(max_examples=100, deadline=None)
def test_judgements_are_obeyed_in_any_order(reports, wishes):
    judgements = [Judgement(action, (f"eng-{a:02}", f"eng-{b:02}"), "desk", f"2025-01-{n + 1:02}", "why") for n, (action, a, b) in enumerate(wishes) if a != b]
    chance = random.Random(len(reports))
    shuffled = chance.sample(judgements, len(judgements))
    lives = assemble_engagements(reports, judgements)
    assert assemble_engagements(chance.sample(reports, len(reports)), shuffled) == lives
    known = {report.id for report in reports}
    if judgements and judgements[-1].action == "merge" and set(judgements[-1].ids) <= known:
        assert any(set(judgements[-1].ids) <= set(life.reports) for life in lives)
