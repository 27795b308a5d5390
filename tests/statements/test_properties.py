"""Whatever the text: no error, spans that read back, parents that exist, the same again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.parse import parse_text
from dateline.statements import attribute

KNOWLEDGE = Knowledge()
PIECES = [
    '"', "“", "”", "'", "''", "‘", "’", "«", "»", "„", "\n\n", ", ", ". ", ": ", " — ", "he said", "said the envoy", "Oslo warned", "that it would wait",
    "adding", "according to", "QUESTION:", "MR. BERG:", "Q", "the truce", "would hold", "[we]", "…", "(#)", "\u200f", "🙂", "and condemned", "x",
    "The following is attributable to", "12", "\r\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    parsed = parse_text(text)
    found = attribute(parsed, ActorTable(), (), KNOWLEDGE)
    ids = {statement.id for statement in found}
    for statement in found:
        for span in (*statement.content, statement.cue, *([statement.speaker_span] if statement.speaker_span else [])):
            assert text[span.start : span.end] == span.text
            assert span.start < span.end
        assert statement.part_of is None or statement.part_of in ids - {statement.id}
    assert attribute(parsed, ActorTable(), (), KNOWLEDGE) == found
