"""Labelled words for the finder of names: what the model's own recogniser says of texts, as they stand and with other names.

The recogniser is right about more than it was taught on only where names vary: so persons, places and organisations of the
texts are changed for others of the knowledge base and the gazetteer, and the changed texts are labelled anew.
"""

from __future__ import annotations

import random
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


class Renamed:
    """Texts with their persons, places and organisations changed for others."""

    def __init__(self, knowledge: Knowledge, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._persons = sorted(knowledge.base.person_names())
        self._places = sorted({name for name, _, _ in Gazetteer.load().places()})
        self._bodies = sorted(knowledge.base.body_names())

    def text_of(self, doc: Any) -> str:
        """The text of a parsed paragraph with other names; a name that comes again is changed for the same."""
        text, others = doc.text, {}
        for entity in reversed(doc.ents):
            other = others.setdefault(entity.text, self._other(entity))
            text = text[: entity.start_char] + other + text[entity.end_char :] if other else text
        return text

    def _other(self, entity: Any) -> str | None:
        if entity.label_ == "PERSON":
            name = self._random.choice(self._persons)
            return name if len(entity) > 1 else name.split()[-1]
        if entity.label_ == "GPE" and entity.text[0].isupper() and self._random.random() < 0.7:
            return self._random.choice(self._places)
        return self._random.choice(self._bodies) if entity.label_ == "ORG" and self._random.random() < 0.3 else None


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
