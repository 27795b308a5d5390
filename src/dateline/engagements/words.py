"""The words of lang/<code>/engagements.yaml, turned round so that a lemma is looked up once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.knowledge.load import Knowledge


@dataclass(frozen=True)
class Words:
    """Look-ups by lemma: the kind a noun names, the family of a kind, the level of an adjective, the class of a verb that
    bears on the status, the class of a modal verb, the side of who convenes, the kind a bare verb tells; the rest are plain sets."""

    kinds: dict[str, str]
    family: dict[str, str]
    levels: dict[str, str]
    verbs: dict[str, frozenset[str]]
    status_nouns: dict[str, str]
    modals: dict[str, str]
    conveners: dict[str, str]
    bare: dict[str, str]
    sets: dict[str, frozenset[str]]

    def is_in(self, name: str, word: str) -> bool:
        """Whether a word stands in a plain set of the file."""
        return word in self.sets[name]

    def may_last(self, kind: str) -> bool:
        """Whether an engagement of a kind may begin and end on different days."""
        return kind in self.sets["lasting"]

    def verb_is(self, lemma: str, *classes: str) -> bool:
        """Whether a verb is of one of the classes."""
        return any(name in self.verbs.get(lemma, ()) for name in classes)


def load_words(knowledge: Knowledge) -> Words:
    """The compiled words of the language, made once."""
    made: Words = knowledge.once("engagements.words", lambda: _compile(knowledge.lexicon("engagements")))
    return made


def _compile(raw: dict[str, Any]) -> Words:
    verbs: dict[str, set[str]] = {}
    for name, lemmas in raw["status"].items():
        for lemma in lemmas:
            verbs.setdefault(lemma, set()).add(name)
    return Words(
        kinds=_turned(raw["kinds"]),
        family=_turned(raw["families"]),
        levels=_turned(raw["levels"]),
        verbs={lemma: frozenset(names) for lemma, names in verbs.items()},
        status_nouns=_turned(raw["nouns_of_status"]),
        modals=_turned(raw["modals"]),
        conveners=_turned(raw["conveners"]),
        bare=_turned(raw["bare_verbs"]),
        sets={name: frozenset(words) for name, words in raw.items() if isinstance(words, list)},
    )


def _turned(groups: dict[str, list[str]]) -> dict[str, str]:
    """{word: its group}."""
    return {word: name for name, words in groups.items() for word in words}
