"""Toponyms of an article: where a place name stands, and what else stands beside it that tells which place is meant."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.base import GazetteerPlace, KnowledgeBase
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.text import Parsed

_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_LONGEST = 4


@dataclass(slots=True)
class Toponym:
    """A place name at tokens `first` to `last`; `country` where the name itself tells it, `qualifier` the toponym behind a comma."""

    first: int
    last: int
    name: str
    kind: str
    country: str | None = None
    candidates: tuple[GazetteerPlace, ...] = ()
    qualifier: Toponym | None = None


@dataclass(frozen=True)
class Words:
    """The words of lang/<code>/toponyms.yaml, and what the base and gazetteer said of names asked before."""

    abbreviations: dict[str, tuple[str, str]]
    after: frozenset[str]
    locative: frozenset[str]
    wide: frozenset[str]
    states: dict[str, tuple[str, str, str] | None]
    places: dict[str, tuple[GazetteerPlace, ...]]


def load_words(knowledge: Knowledge) -> Words:
    """The words, compiled once."""
    return knowledge.once("places.words", lambda: _compile(knowledge.lexicon("toponyms")))


def _compile(lexicon: dict) -> Words:
    short = {form: (country, name) for country, forms in lexicon["abbreviations"].items() for form, name in forms.items()}
    for country, forms in lexicon["postal"].items():
        short.update({form: (country, "") for form in forms})
    return Words(short, frozenset(lexicon["after"]), frozenset(lexicon["locative"]), frozenset(lexicon["wide"]), {}, {})


class ToponymFinder:
    """Finds the toponyms of one article in text order."""

    def __init__(self, parsed: Parsed, actors: ActorTable, knowledge: Knowledge) -> None:
        self.parsed, self.tokens, self.actors = parsed, parsed.tokens, actors
        self.base: KnowledgeBase = knowledge.base
        self.words = load_words(knowledge)
        self._blocked = self._name_tokens()

    def find(self) -> list[Toponym]:
        """All toponyms; "Paris, Texas" gives two, the second the qualifier of the first."""
        found: list[Toponym] = []
        i = 0
        while i < len(self.tokens):
            toponym = self._at(i)
            if toponym:
                found.append(toponym)
            i = toponym.last + 1 if toponym else i + 1
        self._qualify(found)
        return found

    def _name_tokens(self) -> set[int]:
        """Tokens of persons' and organisations' own names, which name no place."""
        blocked: set[int] = set()
        for mention in self.actors.mentions:
            actor = self.actors.by_ref[mention.ref]
            if mention.kind == "name" and actor.kind == "person":
                own = set(actor.name.lower().replace("-", " ").split())
                tokens = self.parsed.tokens_in(mention.start, mention.end)
                blocked.update(i for i in tokens if self.tokens[i].lower in own or self.tokens[i].entity == "PERSON")
                blocked.add(tokens[-1])
            elif mention.kind == "name" and actor.kind == "organisation" and mention.end - mention.start > 4:
                tokens = self.parsed.tokens_in(mention.start, mention.end)
                blocked.update(tokens if len(tokens) > 1 and actor.id is None else ())
        return blocked

    # ---- one place in the text

    def _at(self, i: int) -> Toponym | None:
        token = self.tokens[i]
        if not token.text[:1].isupper() or i in self._blocked:
            return None
        return self._state(i) or self._abbreviation(i) or self._gazetteer(i)

    def _state(self, i: int) -> Toponym | None:
        """A country, region or people by one of the names the base has for it."""
        for length in range(self._reach(i), 0, -1):
            last = i + length - 1
            text = self.parsed.span_of(i, last).text
            known = self._state_named(text)
            if known and (last == i or not self.tokens[last].text.islower()) and last not in self._blocked and not self._is_part(i, last):
                kind, country, name = known
                if kind == "capital":
                    return Toponym(i, last, text, "city", None, self._places_named(text))
                return Toponym(i, last, name, kind, country, self._places_named(text))
        return None

    def _state_named(self, text: str) -> tuple[str, str, str] | None:
        if text not in self.words.states:
            self.words.states[text] = self._look_up_state(text)
        return self.words.states[text]

    def _look_up_state(self, text: str) -> tuple[str, str, str] | None:
        for alias in self.base.aliases(text):
            kind = alias.target.partition("/")[0]
            actor = self.base.actor(alias.target)
            if actor and actor.country and (kind in ("state", "region") or alias.kind == "capital"):
                return ("capital" if alias.kind == "capital" else "country" if kind == "state" else "region"), actor.country, actor.name
        return None

    def _reach(self, i: int) -> int:
        sentence = self.parsed.sentence_of(i)
        return min(_LONGEST, sentence.last - i)

    def _is_part(self, first: int, last: int) -> bool:
        """Inside a longer capitalised name that is no place: Washington Post, Boston Celtics, Georgia Tech."""
        token = self.tokens[last]
        if last + 1 >= len(self.tokens):
            return False
        after = self.tokens[last + 1]
        inside = after.entity == token.entity and token.entity in ("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "EVENT") and not after.entity_starts
        return inside and after.tag in ("NNP", "NNPS") and token.tag in ("NNP", "NNPS") and token.entity in ("PERSON", "WORK_OF_ART")

    def _abbreviation(self, i: int) -> Toponym | None:
        text = self.tokens[i].text
        known = self.words.abbreviations.get(text)
        if known is None or not (text.endswith(".") or i > 0 and self.tokens[i - 1].text == ","):
            return None
        country, name = known
        return Toponym(i, i, name or text, "region", country, tuple(place for place in self._places_named(name) if place.country == country) if name else ())

    def _gazetteer(self, i: int) -> Toponym | None:
        """A name the parser, a preposition or the word behind it makes a toponym; known to the gazetteer or not."""
        last = self._run_end(i)
        for end in range(last, i - 1, -1):
            text = self.parsed.span_of(i, end).text
            places = self._places_named(text)
            if places and self._is_placed(i, end):
                return Toponym(i, end, text, places[0].kind, None, places)
        if self._is_toponym_by_words(i, last):
            name = self.parsed.span_of(i, last).text
            return Toponym(i, last, name, "region" if self.tokens[last].lower in self.words.after else "other", None, ())
        return None

    def _run_end(self, i: int) -> int:
        last = i
        sentence = self.parsed.sentence_of(i)
        while last + 1 < sentence.last and last - i < _LONGEST and self._continues(last + 1):
            last += 1
        while last > i and not self.tokens[last].text[:1].isupper():
            last -= 1
        return last

    def _continues(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self._blocked:
            return False
        return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ") or token.text == "-" and not token.text.isspace() or token.lower in ("de", "of", "al", "la", "du", "upon", "el", "and") and token.entity in _PLACE_LABELS

    def _is_placed(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        if token.entity in _PLACE_LABELS or self.tokens[last].entity in _PLACE_LABELS:
            return True
        if token.pos != "PROPN":
            return False
        before = self.tokens[first - 1].lower if first > 0 else ""
        if token.entity == "PERSON" and first != last:
            return False
        behind = self.tokens[last + 1].text if last + 1 < len(self.tokens) else ""
        return before in self.words.locative and token.entity in ("", "ORG", "PERSON", "NORP") and behind[:1] in ("", ".", ",", ";", ")", "-", "—", "’", "'") or behind == "," and self._region_follows(last + 2)

    def _region_follows(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        text = self.tokens[i].text
        return text in self.words.abbreviations or self._state_named(text) is not None or any(place.kind == "region" and place.main for place in self._places_named(text)[:2]) and text[:1].isupper()

    def _is_toponym_by_words(self, first: int, last: int) -> bool:
        token = self.tokens[first]
        if token.entity in ("GPE", "LOC"):
            return all(t.entity in ("GPE", "LOC", "") for t in self.tokens[first : last + 1])
        return last > first and self.tokens[last].lower in self.words.after and self.tokens[last].text[:1].isupper() and token.entity in ("GPE", "LOC", "FAC", "ORG", "")

    def _places_named(self, name: str) -> tuple[GazetteerPlace, ...]:
        if name not in self.words.places:
            self.words.places[name] = tuple(self.base.places_named(name))
        return self.words.places[name]

    # ---- "Paris, Texas"

    def _qualify(self, found: list[Toponym]) -> None:
        for this, following in zip(found, found[1:], strict=False):
            gap = following.first - this.last
            if gap == 2 and self.tokens[this.last + 1].text == "," and following.kind in ("region", "country") and this.kind != "country":
                this.qualifier = following
