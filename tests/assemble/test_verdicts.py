"""What a person has decided is obeyed."""

from __future__ import annotations

import datetime as dt

import pytest
from making import visit, when

from dateline.assemble import assemble_engagements
from dateline.assemble.verdicts import UnknownField
from dateline.model.ledger import Judgement

ONE, TWO = visit("a", 0, days=when(10), id="eng-1"), visit("b", 5, days=when(40), id="eng-2")
SAME = visit("b", 5, days=when(10), id="eng-2")


def judge(action, *ids, made="2025-01-01T00:00:00Z", **more):
    return Judgement(action, ids, "desk", made, "because", **more)


def test_merged_records_are_one_and_split_ones_two():
    assert len(assemble_engagements([ONE, TWO], [judge("merge", "eng-1", "eng-2")])) == 1
    assert len(assemble_engagements([ONE, SAME], [judge("split", "eng-1", "eng-2")])) == 2
    assert len(assemble_engagements([ONE, SAME], [judge("split", "eng-2")])) == 2


def test_of_two_contrary_judgements_the_later_holds_and_one_undone_does_not():
    wishes = [judge("merge", "eng-1", "eng-2"), judge("split", "eng-1", "eng-2", made="2025-02-01T00:00:00Z")]
    assert len(assemble_engagements([ONE, SAME], wishes)) == 2
    assert len(assemble_engagements([ONE, SAME], [judge("split", "eng-1", "eng-2", undone="2025-03-01T00:00:00Z")])) == 1


def test_a_rejection_of_any_report_marks_the_record():
    [life] = assemble_engagements([ONE, SAME], [judge("reject", "eng-2")])
    assert life.judged == "rejected"
    [life] = assemble_engagements([ONE, SAME], [judge("reject", "eng-2"), judge("accept", "eng-2", made="2025-02-01T00:00:00Z")])
    assert life.judged == "accepted"


def test_corrections_change_a_field_and_say_so():
    [life] = assemble_engagements([ONE], [judge("correct", "eng-1", field="status", value="held"), judge("correct", "eng-1", field="latest", value="2025-03-12")])
    assert (life.status, life.when.latest) == ("held", dt.date(2025, 3, 12))
    assert life.why == ("latest corrected", "status corrected") or life.why == ("status corrected", "latest corrected")


@pytest.mark.parametrize(("field", "value"), [("colour", "red"), ("type", "visit"), ("latest", "tomorrow")])
def test_a_correction_that_cannot_be_made_says_what_can(field, value):
    with pytest.raises(UnknownField, match=r"use one of|write it as"):
        assemble_engagements([ONE], [judge("correct", "eng-1", field=field, value=value)])
