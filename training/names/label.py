"""Labelled words for the finder of names: what the model's own recogniser says of texts, as they stand and with other names.

The recogniser is right about more than it was taught on only where names vary: so persons, places and organisations of the
texts are changed for others of the knowledge base and the gazetteer, and the changed texts are labelled anew, but for the
changed names, which stay what they were. Sentences of our own (templates.txt) are filled in the same way: in them stand the
towns that releases of governments do not name, persons who are called like places, and firms.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.load import Knowledge
from dateline.parse.names import look_of
from dateline.parse.paragraphs import find_paragraphs
from dateline.read import read_text

FIRMS = "Airlines Airways Group Holdings Bank Motors Energy Oil Steel Foods Pharmaceuticals Telecom Systems Industries Insurance Shipping Technologies Corp. Inc. Ltd".split()
WHOLE_PLACE, PART_OF_PLACE, GIVEN, FAMILY, LARGE_PLACE = 1, 2, 4, 8, 16
LARGE = 500_000
ABBREVIATED = (
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. La. Md. Mass. Mich. Minn. Mo. Mont. Neb. Nebr. Nev. N.H. N.J. N.M. N.Y. N.C. "
    "N.D. Okla. Ore. Pa. Penn. R.I. S.C. S.D. Tenn. Tex. Va. Vt. Wash. W.Va. Wis. Wyo. Alta. B.C. Man. N.B. N.L. N.S. N.W.T. Ont. P.E.I. Que. Sask. Ky Fla "
    "Calif Okla Tenn Wis Ont U.S. U.K. U.A.E. D.C. NSW"
)
"""States and provinces as newspapers shorten them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many paragraphs: what the parser's first layer says of each with its look, the row of its vector, its label,
    and the first and last word of its paragraph."""

    seen: np.ndarray
    rows: np.ndarray
    labels: list[str]
    first: np.ndarray
    last: np.ndarray


def leanings(knowledge: Knowledge) -> dict[str, int]:
    """Words of names, each with what it is known as; sums of the numbers above."""
    found: Counter[str] = Counter()
    for name, kind, population in Gazetteer.load().places():
        words = name.replace("-", " ").split()
        large = LARGE_PLACE if population >= LARGE or kind != "city" else 0
        if large and len(words) > 1:
            found[name] |= WHOLE_PLACE | LARGE_PLACE
        for word in words:
            _lean(found, word, WHOLE_PLACE | large if len(words) == 1 else PART_OF_PLACE)
    persons = [name.split() for name in knowledge.base.person_names() if " " in name]
    given = Counter(words[0] for words in persons)
    for words in persons:
        if given[words[0]] > 1:
            _lean(found, words[0], GIVEN)
        _lean(found, words[-1], FAMILY)
    for word in ABBREVIATED.split():
        found[word] |= WHOLE_PLACE | LARGE_PLACE
    return dict(sorted(found.items()))


def _lean(found: Counter[str], word: str, leaning: int) -> None:
    if len(word) > 2 and word[0].isupper() and word.isascii():
        found[word] |= leaning


def paragraphs(texts: Iterable[str], knowledge: Knowledge) -> Iterator[str]:
    """The paragraphs of texts that would be parsed."""
    for text in texts:
        article = read_text(text, knowledge).article
        for _, start, end in find_paragraphs(article):
            yield article.text[start:end].replace("\n", " ")


Slot = tuple[int, int, str]
"""First character, the one behind the last, and the label of a name that was put into a text."""


class Names:
    """Names to put into texts, drawn with a seed."""

    def __init__(self, knowledge: Knowledge, seed: int = 7) -> None:
        self._random = random.Random(seed)
        places = Gazetteer.load().places()
        self._persons = sorted(knowledge.base.person_names())
        self._places = sorted({name for name, _, _ in places})
        self._great = sorted({name for name, kind, people in places if (kind != "city" or people >= LARGE) and " " not in name})
        self._bodies = sorted(knowledge.base.body_names())
        self._given = sorted({name.split()[0] for name in self._persons if " " in name and len(name.split()[0]) > 2})

    def chance(self, share: float) -> bool:
        """True in a share of the draws."""
        return self._random.random() < share

    def person(self) -> str:
        """A full name, sometimes one whose parts are names of places: Paris Moreau, Ida Holland."""
        name = self._random.choice(self._persons)
        if self.chance(0.06):
            return f"{self._random.choice(self._great)} {name.split()[-1]}"
        if self.chance(0.05):
            return f"{self._random.choice(self._given)} {self._random.choice(self._great)}"
        return f"{self._random.choice(self._given)} {name.split()[-1]}" if self.chance(0.3) else name

    def surname(self) -> str:
        return self._random.choice(self._persons).split()[-1]

    def place(self) -> str:
        """A place, one in four a great one."""
        return self._random.choice(self._great if self.chance(0.25) else self._places)

    def body(self) -> str:
        return self._random.choice(self._bodies)

    def firm(self) -> str:
        """A firm with a made name: a family's or a place's, and what firms have behind it."""
        first = self._random.choice([self.surname, self.place])()
        return first if self.chance(0.15) and " " not in first else f"{first} {self._random.choice(FIRMS)}"

    def of(self, slot: str) -> tuple[str, str]:
        """(name, label) for a slot of a template."""
        return getattr(self, slot)(), {"place": "GPE", "person": "PERSON", "surname": "PERSON"}.get(slot, "ORG")

    def instead_of(self, entity: Any) -> str | None:
        """Another name for one of the recogniser's, None where it shall stay."""
        if entity.label_ == "PERSON":
            return self.person() if len(entity) > 1 else self.surname()
        if entity.label_ == "GPE" and entity.text[0].isupper() and self.chance(0.7):
            return self.place()
        return self.body() if entity.label_ == "ORG" and self.chance(0.3) else None


def renamed(doc: Any, names: Names) -> tuple[str, list[Slot]]:
    """The text of a parsed paragraph with other names, and where they stand; a name that comes again is changed for the same."""
    pieces: list[tuple[str, str | None]] = []
    others: dict[str, str | None] = {}
    end = 0
    for entity in doc.ents:
        if entity.text not in others:
            others[entity.text] = names.instead_of(entity)
        if other := others[entity.text]:
            pieces += [(doc.text[end : entity.start_char], None), (other, entity.label_)]
            end = entity.end_char
    return joined([*pieces, (doc.text[end:], None)])


def filled(template: str, names: Names) -> tuple[str, list[Slot]]:
    """A template with names in its slots, and where they stand."""
    return joined([names.of(piece[1:-1]) if piece.startswith("{") else (piece, None) for piece in re.split(r"({\w+})", template)])


def joined(pieces: Iterable[tuple[str, str | None]]) -> tuple[str, list[Slot]]:
    """One text of (text, label) pieces, and the slots of those with a label."""
    text, slots = "", []
    for piece, label in pieces:
        if label:
            slots.append((len(text), len(text) + len(piece), label))
        text += piece
    return text, slots


def with_slots(doc: Any, slots: Iterable[Slot]) -> Any:
    """A paragraph that the recogniser has labelled, its put-in names labelled as what they are."""
    own = [span for start, end, label in slots if (span := doc.char_span(start, end, label, alignment_mode="expand"))]
    taken = {token.i for span in own for token in span}
    doc.set_ents([*own, *(entity for entity in doc.ents if not any(token.i in taken for token in entity))])
    return doc


def labelled(docs: Iterable[Any], known: dict[str, int]) -> Words:
    """The words of paragraphs that the model's recogniser has labelled."""
    seen: list[np.ndarray] = []
    rows: list[int] = []
    labels: list[str] = []
    lengths: list[int] = []
    for doc in docs:
        if len(doc):
            seen.append(np.hstack([doc.tensor, np.array([look_of(token.text, known) for token in doc])]).astype(np.float16))
            rows += [doc.vocab.vectors.key2row.get(token.orth, -1) for token in doc]
            labels += [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc]
            lengths.append(len(doc))
    return Words(np.concatenate(seen), np.array(rows), labels, *_edges(lengths))


def _edges(lengths: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    ends = np.cumsum(lengths)
    return np.repeat(ends - lengths, lengths), np.repeat(ends - 1, lengths)
