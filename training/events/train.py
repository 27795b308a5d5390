"""Train the second opinion on events: python training/events/train.py (or `make train`) writes knowledge/lang/en/opinion.npz.

Reads every labelled sentence of this folder (GUIDELINES.md), parses it, lets the patterns find their acts, and fits the two
linear models of `dateline.events.opinion`: *what* on words of the sentences, *whether* on what the patterns found in them.
Sentences whose text hashes into HELD_OUT of 100 are never trained on; the figures printed at the end are of those.
The same sentences, patterns and parser give the same weights. Takes about five minutes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import fit
import numpy as np
import spacy

from dateline.actors import find_actors
from dateline.dates import find_times
from dateline.events.find import find_acts_with
from dateline.events.opinion import APPEAL, FILE, NONE, SLOTS, Opinion, stance
from dateline.events.pattern import load_patterns
from dateline.events.silent import names_an_act
from dateline.events.traits import Company, TraitReader
from dateline.knowledge.load import Knowledge
from dateline.model.record import Act
from dateline.model.text import Parsed, Token
from dateline.parse import parse_text
from dateline.parse.model import find_model
from dateline.places import find_places

HERE = Path(__file__).parent
HELD_OUT = 15
UNJUDGED = 0.3
"""Weight, in *whether*, of words that no pattern found."""
WORDS_A_ROW = 3
"""Words kept of those that share a vector: the rest are misspellings and rare derivations."""


@dataclass(frozen=True)
class Read:
    """One labelled sentence with its parse and the acts that patterns found in it."""

    text: str
    labels: list[dict]
    parsed: Parsed
    acts: Sequence[Act]

    @cached_property
    def reader(self) -> TraitReader:
        """Reads the traits of its words."""
        return TraitReader(self.parsed)

    @property
    def held_out(self) -> bool:
        """Whether the sentence is kept from training."""
        return int(hashlib.sha1(self.text.encode()).hexdigest(), 16) % 100 < HELD_OUT

    def triggers(self) -> dict[int, str]:
        """Token number → class of every labelled trigger, the most important first."""
        found: dict[int, str] = {}
        for label in self.labels:
            tokens = (token.i for token in self.parsed.tokens if token.text == label["trigger"] and token.i not in found)
            i = next(tokens, None)
            if i is not None:
                found[i] = APPEAL if label.get("appeal") else label["type"]
        return found


def main() -> None:
    """Read, fit, write, measure."""
    knowledge = Knowledge()
    types = (*knowledge.ontology("plover")["types"], APPEAL, NONE)
    sentences = list(_read(knowledge))
    meanings = Meanings()
    elsewhere = _elsewhere([sentence for sentence in sentences if not sentence.held_out])
    what = [example for sentence in sentences if not sentence.held_out for example in _what_examples(sentence, types, meanings)]
    whether = [example for sentence in sentences if not sentence.held_out for example in _whether_examples(sentence, elsewhere, meanings)]
    print(f"{len(sentences)} sentences, {len(what)} words to name, {len(whether)} acts to judge")
    target = knowledge.folder / FILE
    tables = meanings.tables() | fit.what(what, types) | fit.whether(whether)
    tables |= fit.baked(tables, meanings.vectors, len(SLOTS))
    np.savez_compressed(target, **{name: tables[name] for name in sorted(tables)})
    print(f"{target.name}: {target.stat().st_size:,} bytes")
    _measure([sentence for sentence in sentences if sentence.held_out], Opinion(target))


def _read(knowledge: Knowledge) -> Iterator[Read]:
    """Every labelled sentence, files in order of their names."""
    patterns = load_patterns(knowledge)
    for path in sorted(HERE.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            label = json.loads(line)
            parsed = parse_text(label["text"])
            actors = find_actors(parsed, knowledge)
            places = find_places(parsed, actors, knowledge)
            acts, _ = find_acts_with(patterns, parsed, actors, find_times(parsed), places, knowledge)
            yield Read(label["text"], label["acts"], parsed, acts)


class Meanings:
    """The parser's word vectors, each of length one: a row for every word that has one of its own, and for its nearest spellings."""

    def __init__(self) -> None:
        vocab = spacy.load(find_model().folder, exclude=["parser", "ner", "tagger", "lemmatizer"]).vocab
        data = vocab.vectors.data
        self.vectors = (data / np.maximum(np.linalg.norm(data, axis=1, keepdims=True), 1e-6)).astype(np.float32)
        self.rows: dict[str, int] = {}
        shared: Counter[int] = Counter()
        for key, row in vocab.vectors.key2row.items():
            word = vocab.strings[key]
            if word.islower() and word.replace("-", "").isalpha() and shared[row] < WORDS_A_ROW:
                shared[row] += 1
                self.rows[word] = int(row)

    def mean(self, words: Sequence[str]) -> np.ndarray:
        """The mean vector of the words that have one; zeros where none has."""
        rows = [self.rows[word] for word in words if word in self.rows]
        return self.vectors[rows].mean(axis=0) if rows else np.zeros(self.vectors.shape[1], np.float32)

    def tables(self) -> dict[str, np.ndarray]:
        """Words and rows as they are written."""
        return {"words": fit.letters(self.rows), "rows": np.array(list(self.rows.values()), np.uint16)}


def _what_examples(sentence: Read, types: Sequence[str], meanings: Meanings) -> Iterator[fit.Example]:
    """Every verb and noun of a sentence and what it names; words that only carry a trigger are left out."""
    reader, triggers = sentence.reader, sentence.triggers()
    if sentence.labels and not triggers:
        return
    for token in sentence.parsed.tokens:
        if token.i not in triggers and (not names_an_act(token) or _carries(token, triggers, sentence.parsed)):
            continue
        company, context = reader.company(token.i), reader.context(token.sentence)
        weight = 0.3 if sentence.labels and token.i not in triggers else 1.0
        yield fit.Example(
            [*company.own_traits(), *company.traits()], [f"c:{word}" for word in context], _what_meaning(company, context, meanings),
            types.index(triggers.get(token.i, NONE)), weight,
        )  # fmt: skip


def _carries(token: Token, triggers: dict[int, str], parsed: Parsed) -> bool:
    """Whether a word stands beside a trigger in the tree: "*held* talks", "their *hosts*"."""
    return any(token.head in (i, parsed.tokens[i].head) or parsed.tokens[i].head == token.i for i in triggers)


def _what_meaning(company: Company, context: Sequence[str], meanings: Meanings) -> np.ndarray:
    return np.concatenate([meanings.mean(words) for words in ([company.word], company.things, company.near, context)])


def _whether_examples(sentence: Read, elsewhere: dict[tuple[str, str], str], meanings: Meanings) -> Iterator[fit.Example]:
    """What patterns found; with less weight what they did not: labelled triggers, and words that are triggers elsewhere.

    Args:
        elsewhere: the commonest type of each trigger's lemma and part of speech.
    """
    triggers, judged = sentence.triggers(), set()
    for act in sentence.acts:
        verdict = _verdict(act, sentence, triggers) if act.type and act.political else None
        if verdict is not None:
            judged.add(act.main)
            yield _whether_example(sentence, act.main, stance(act), verdict, 1.0, meanings)
    for token in sentence.parsed.tokens:
        if token.i in judged or triggers.get(token.i) == APPEAL:
            continue
        if token.i in triggers:
            yield _whether_example(sentence, token.i, unjudged(triggers[token.i]), 1, UNJUDGED, meanings)
        elif not sentence.labels and names_an_act(token) and (token.lemma.lower(), token.pos) in elsewhere:
            yield _whether_example(sentence, token.i, unjudged("?"), 0, UNJUDGED, meanings)


def unjudged(kind: str) -> tuple[str, ...]:
    """The stance of no pattern."""
    return f"T:{kind}", "S:??"


def _whether_example(sentence: Read, i: int, held: Sequence[str], verdict: int, weight: float, meanings: Meanings) -> fit.Example:
    company, context = sentence.reader.company(i), sentence.reader.context(sentence.parsed.tokens[i].sentence)
    dense = np.concatenate([meanings.mean(words) for words in (company.things, company.near, context)])
    return fit.Example([*company.traits(), *held], [f"c:{word}" for word in context], dense, verdict, weight)


def _elsewhere(sentences: Sequence[Read]) -> dict[tuple[str, str], str]:
    """The commonest type of each trigger's lemma and part of speech."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for sentence in sentences:
        for i, kind in sentence.triggers().items():
            token = sentence.parsed.tokens[i]
            seen.setdefault((token.lemma.lower(), token.pos), Counter())[kind] += 1
    return {key: min(kinds, key=lambda kind: (-kinds[kind], kind)) for key, kinds in seen.items()}


def _verdict(act: Act, sentence: Read, triggers: dict[int, str]) -> int | None:
    """1 for an event, 0 for none, None where the labels do not say."""
    if not sentence.labels:
        return 0
    words = sentence.parsed.tokens
    meant = [i for i in triggers for word in act.trigger if word == i or words[word].head == i or words[i].head == word]
    if not meant:
        return None
    return None if triggers[meant[0]] == APPEAL else 1


def _measure(held_out: Sequence[Read], opinion: Opinion) -> None:
    """Print what the models make of the sentences they have not seen."""
    named = right = 0
    odds: dict[int, list[float]] = {0: [], 1: []}
    for sentence in held_out:
        reader, triggers = sentence.reader, sentence.triggers()
        for i, kind in triggers.items():
            shares = opinion.shares(reader.company(i), reader.context(sentence.parsed.tokens[i].sentence))
            named += 1
            right += opinion.types[int(shares[:-1].argmax())] == kind
        for act in sentence.acts:
            verdict = _verdict(act, sentence, triggers) if act.type and act.political else None
            if verdict is not None:
                odds[verdict].append(opinion.odds(reader.company(act.main), reader.context(act.sentence), act))
    print(f"held out: type of a trigger {right / named:.3f} of {named}")
    for edge in (0.0, -0.5, -1.0, -1.5, -2.0):
        lost, caught = sum(o < edge for o in odds[1]), sum(o < edge for o in odds[0])
        print(f"held out: below {edge}: {caught} of {len(odds[0])} that are no event, {lost} of {len(odds[1])} events")


if __name__ == "__main__":
    main()
