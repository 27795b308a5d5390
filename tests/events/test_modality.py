"""Every example of modality.yaml."""

import pytest

from dateline.events.cues import load_cues
from dateline.events.grammar import Grammar
from dateline.events.modality import Modality
from dateline.knowledge.load import Knowledge
from dateline.parse import parse_text

KNOWLEDGE = Knowledge()
EXAMPLES = KNOWLEDGE.lexicon("modality")["examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["text"] for example in EXAMPLES])
def test_example(example, patterns):
    parsed = parse_text(example["text"])
    main = next(token.i for token in parsed.tokens if token.lemma.lower() == example["lemma"] and token.pos in ("VERB", "NOUN"))
    reading = Modality(Grammar(parsed, patterns.lists), load_cues(KNOWLEDGE)).read(main, example.get("type"))
    assert reading.negated == example.get("negated", False), reading
    assert reading.modality == example.get("modality", reading.modality), reading
