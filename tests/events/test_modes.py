"""The mode of what is asked, refused or threatened, by the words of what is asked for."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind", "mode"),
    [
        ("Germany urged Chad to release the prisoners.", "REQUEST", "yield"),
        ("Germany urged Chad to hold talks with Niger.", "REQUEST", "meet"),
        ("Chad threatened to recall its ambassador from Niger.", "THREATEN", "relations"),
        ("Chad threatened to attack Niger.", "THREATEN", "violence"),
        ("Chad refused to meet the envoy of Niger.", "REJECT", "meet"),
        ("Poland, Germany and France met in Weimar.", "CONSULT", "multilateral"),
        ("Poland and Germany met in Weimar.", "CONSULT", None),
    ],
)
def test_mode(told, sentence, kind, mode):
    assert (kind, mode) in {(act.type, act.mode) for act in told(sentence).acts}


def test_a_list_that_is_not_there_is_told():
    from dateline.errors import KnowledgeError
    from dateline.events.modes import _tables

    with pytest.raises(KnowledgeError, match=r"no list \$nowhere"):
        _tables({"REQUEST": {"meet": ["$nowhere"]}}, {})
