"""The gate lets through what names two sides near each other, and of that, where asked, only the paragraphs around them."""

from __future__ import annotations

import pytest

from dateline.gate import Gate
from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded
from dateline.parse import Parser
from dateline.pipeline import KEPT_OUT, code_readings
from dateline.read import read_text

FAR = "The weather was fine that day and nobody in the village had anything to say of it. " * 6


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Chad's foreign minister flew to Niger.", True),
        ("Norway joined the European Union's sanctions.", True),
        ("The sheriff of the county arrested two men.", False),
        ("Peru raised its taxes. Peru's farmers protested.", False),
        (f"Peru raised its taxes. {FAR}Chile did not.", False),
    ],
)
def test_two_sides_near_each_other_open_it(text: str, open_: bool, knowledge: Knowledge) -> None:
    assert (Gate("article", knowledge).admit(read_text(text, knowledge).article) is not None) is open_


def test_a_window_keeps_the_paragraphs_around_names(knowledge: Knowledge) -> None:
    text = "\n\n".join(["The ministers arrived.", FAR, FAR, FAR, "Chad and Niger signed a treaty.", "They shook hands.", FAR])
    admitted = Gate("window", knowledge).admit(read_text(text, knowledge).article)
    assert admitted is not None
    kept = [text[region.start : region.end] for region in admitted.regions]
    assert kept[0] == "The ministers arrived." and "They shook hands." in kept and len(kept) == 5


def test_what_is_kept_out_says_so_and_what_is_let_in_is_coded_as_ever(knowledge: Knowledge, parser: Parser) -> None:
    readings = [read_text("The sheriff arrested two men.", knowledge), read_text("Chad's president met the president of Niger on Monday.", knowledge)]
    out, let_in = code_readings(readings, parser, knowledge, "window")
    assert out == Coded(readings[0].article, rejections=(KEPT_OUT,), parser=parser.label)
    assert let_in.engagements and let_in.engagements == list(code_readings(readings, parser, knowledge))[1].engagements
    assert let_in.article is readings[1].article
