"""Toponyms of an article: where a place name stands, and what else stands beside it that tells which place is meant."""

from __future__ import annotations

from dateline.knowledge.base import GazetteerPlace
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.text import Parsed

from .bearers import names_of_others, spoken_of_as_places
from .cues import GREAT, LONGEST, PLACE_LABELS, Cues
from .lookup import Lookup
from .qualify import Qualifier
from .toponym import Toponym
from .words import load_words

_SMALLEST = 1000  # inhabitants; the gazetteer has islets that bear common names
_SHORTENED = 7  # letters; an unknown word of capitals alone that is shorter is an abbreviation
_BEHIND_REGIONS = frozenset(("state", "province", "region", "prefecture", "oblast", "governorate"))


class ToponymFinder:
    """Finds the toponyms of one article in text order."""

    def __init__(self, parsed: Parsed, actors: ActorTable, knowledge: Knowledge) -> None:
        self.parsed, self.tokens = parsed, parsed.tokens
        self.base, self.words = knowledge.base, load_words(knowledge)
        self.lookup = Lookup(self.base, self.words)
        self.cues = Cues(parsed, self.lookup)
        self._wide = self._wide_places()
        self._long = self._long_names()
        spoken = spoken_of_as_places(parsed, actors, self.cues)
        self._spoken = frozenset(spoken.values())
        self._blocked = names_of_others(parsed, actors, self.lookup, spoken) - self.cues.in_long_names()

    def find(self) -> list[Toponym]:
        """All toponyms; "Paris, Texas" gives two, the second the qualifier of the first."""
        found: list[Toponym] = []
        i = 0
        while i < len(self.tokens):
            toponym = self._at(i) if self.tokens[i].text[:1].isupper() else None
            if toponym:
                toponym.sentence = self.tokens[i].sentence
                found.append(toponym)
            i = toponym.last + 1 if toponym else i + 1
        Qualifier(self.parsed, self.words).qualify(found)
        return found

    def _wide_places(self) -> dict[int, int]:
        """First and last token of every name of a continent, a sea or a stretch of several countries: the Horn of Africa is no town."""
        found: dict[int, int] = {}
        for hit in self.base.alias_hits(self.parsed.article.text, places=True):
            first, last = self.parsed.token_at(hit.start), self.parsed.token_at(hit.end - 1)
            actor = self.base.actor(hit.aliases[0].target) if hit.aliases[0].target.startswith("place/") else None
            if actor is not None and actor.country is None and first is not None and last is not None:
                found[first] = last
        return found

    def _long_names(self) -> dict[int, int]:
        """First and last token of states named in many words: "the Democratic Republic of the Congo"."""
        found: dict[int, int] = {}
        for hit in self.base.alias_hits(self.parsed.article.text):
            first, last = self.parsed.token_at(hit.start), self.parsed.token_at(hit.end - 1)
            if first is not None and last is not None and last - first > 1 and hit.aliases[0].target.startswith("state/"):
                found[first] = last
        return found

    # ---- one place in the text

    def _at(self, i: int) -> Toponym | None:
        token = self.tokens[i]
        if i in self._blocked or token.lower == "the":
            return None
        if i and self.tokens[i - 1].text == "Team":
            return None  # Team China plays and is no place
        if i in self._wide and token.pos != "ADJ":
            return Toponym(i, self._wide[i], self.cues.text(i, self._wide[i]), "region", wide=True)
        if i in self._long and (known := self.lookup.state(self.cues.text(i, self._long[i]))):
            return self._of_state(i, self._long[i], self.cues.text(i, self._long[i]), *known)
        return self._abbreviation(i) or self._compounded(i) or self._longest(i)

    def _compounded(self, i: int) -> Toponym | None:
        """The state of one token like "U.S.-led"."""
        name, hyphen, rest = self.tokens[i].text.rpartition("-")
        known = self.lookup.state(name) if hyphen and rest.islower() else None
        return self._of_state(i, i, name, *known) if known else None

    def _longest(self, i: int) -> Toponym | None:
        """The longest name that the base or the gazetteer has, else a name that its words make a toponym."""
        last = self._run_end(i)
        designated = self._designated(i, last)
        if designated:
            return designated
        for end in range(last, i - 1, -1):
            if end in self._blocked or self._is_part(i, end) or not self.tokens[end].text[:1].isupper():
                continue
            if end == i and self.tokens[i].lower in self.words.alone or self._names_disease(end):
                return None
            if found := self._named(i, end):
                return found
        return self._unknown_place(i, last) if self._is_taken_for_place(i, last) else None

    def _named(self, first: int, last: int) -> Toponym | None:
        """What the base or the gazetteer has under a name."""
        text = self.cues.text(first, last)
        if text.lower() in self.words.wide:
            return Toponym(first, last, text, "region", wide=True)
        if known := self.lookup.state(text):
            return self._of_region_body(first, last, text) or self._of_state(first, last, text, *known)
        places = self.lookup.places(text)
        if places:
            return self._of_places(first, last, text) if places[0].population >= _SMALLEST and (text.lower() in self._spoken or self.cues.is_placed(first, last)) else None
        if text.lower() in self._spoken:
            return Toponym(first, last, text, "other")
        return self._whole_of_part(first, last) if first < last and self.tokens[first].lower in self.words.compass else None

    def _of_places(self, first: int, last: int, text: str) -> Toponym:
        """A name of the gazetteer; a region's alone with a word for one behind it: "Puebla state"."""
        places = self.lookup.places(text)
        behind = self.tokens[last + 1].text if last + 1 < len(self.tokens) else ""
        places = behind in _BEHIND_REGIONS and self.lookup.regions(text) or places
        return Toponym(first, last, text, places[0].kind, None, places)

    def _names_disease(self, last: int) -> bool:
        """The Marburg of "Marburg virus", which is nowhere near."""
        return last + 1 < len(self.tokens) and self.tokens[last + 1].lower in self.words.diseases

    def _is_taken_for_place(self, first: int, last: int) -> bool:
        """Whether the parser or the words around it make a place of a name that nobody knows."""
        tokens = self.tokens[first : last + 1]
        if self.cues.text(first, last).lower() in self.words.wide or any(i in self._blocked for i in range(first, last + 1)):
            return False
        labelled = tokens[0].entity in ("GPE", "LOC") and all(token.entity in ("GPE", "LOC", "") for token in tokens)
        return labelled and not (first == last and tokens[0].text.isupper() and len(tokens[0].text) < _SHORTENED) or self.cues.is_unlabelled_place(first, last)

    def _unknown_place(self, first: int, last: int) -> Toponym:
        """What the parser alone takes for a place: a state where its last words name one ("Nazi Germany"), else nothing known."""
        name = self.cues.text(first, last)
        begins = [i for i in range(first + 1, last + 1) if not self.tokens[i - 1].text.endswith(".")]
        state = next((known for i in begins if (known := self.lookup.state(self.cues.text(i, last)))), None)
        return self._of_state(first, last, name, *state) if state and state[0] == "country" else Toponym(first, last, name, "other")

    def _of_region_body(self, first: int, last: int, name: str) -> Toponym | None:
        """The American region of "Georgia's grand jury": a name with a body behind it that only a country's regions have."""
        behind = [token.lower for token in self.tokens[last + 1 : last + 5] if token.tag != "POS"]
        regions = self.lookup.regions(name)
        for place in regions:
            if any(" ".join(behind[:n]) in self.words.regional_bodies.get(place.country, ()) for n in (1, 2, 3)):
                return Toponym(first, last, name, "region", place.country, regions)
        return None

    def _whole_of_part(self, first: int, last: int) -> Toponym | None:
        """ "Northeast Texas": a part of the state or region whose name stands behind a word of the compass."""
        name = self.cues.text(first + 1, last)
        known = self.lookup.state(name)
        if known and known[0] in ("country", "region"):
            return Toponym(first, last, name, known[0], known[1], self.lookup.places(name))
        regions = self.lookup.regions(name)
        return Toponym(first, last, name, "region", None, regions) if regions and self.cues.is_placed(first + 1, last) else None

    def _of_state(self, first: int, last: int, text: str, kind: str, country: str, name: str) -> Toponym:
        places = self.lookup.places(text) if kind != "other" else ()
        if kind == "capital":
            return Toponym(first, last, text, "city", None if places else country, places, capital_of=country)
        return Toponym(first, last, name, kind, country, places)

    def _designated(self, i: int, last: int) -> Toponym | None:
        """ "Laurel County", "Rapides Parish": a name and what it is the name of, as one toponym."""
        for end in range(i + 1, min(last + 1, i + 4)):
            word = self.tokens[end].lower
            if word in self.words.after and self.tokens[end].text[:1].isupper() and not any(j in self._blocked for j in range(i, end + 1)):
                text = self.cues.text(i, end)
                places = self.lookup.places(text) or (self._served_by(i, end) if word == "airport" else ())
                return Toponym(i, end, text, places[0].kind if places else "region", None, places, usual_countries=self.words.usual.get(word, ()))
        return None

    def _served_by(self, first: int, last: int) -> tuple[GazetteerPlace, ...]:
        """The places of the town whose airport it is: "Vancouver International Airport"."""
        named = (self.lookup.places(self.cues.text(first, end)) for end in range(last - 1, first - 1, -1))
        return next((places for places in named if places and places[0].population >= GREAT), ())

    def _is_part(self, first: int, last: int) -> bool:
        """Inside a longer capitalised name that is no place: Washington Post, Boston Celtics, Georgia Tech."""
        token = self.tokens[last]
        if last + 1 >= len(self.tokens):
            return False
        after = self.tokens[last + 1]
        inside = after.entity == token.entity and token.entity in ("ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "EVENT") and not after.entity_starts
        return inside and after.tag in ("NNP", "NNPS") and token.tag in ("NNP", "NNPS") and token.entity in ("PERSON", "WORK_OF_ART")

    def _abbreviation(self, i: int) -> Toponym | None:
        known = self.cues.abbreviated(i)
        if known is None:
            return None
        country, name = known
        places = tuple(place for place in self.lookup.places(name) if place.country == country) if name else ()
        return Toponym(i, i, name or self.tokens[i].text, "region", country, places)

    def _run_end(self, i: int) -> int:
        last = max(i, self.cues.end_of_long_name(i) - 1)
        sentence = self.parsed.sentence_of(i)
        while last + 1 < sentence.last and last - i < LONGEST and (self._continues(last + 1) or self._is_spanned(i, last + 1)):
            last += 1
        while last > i and not self.tokens[last].text[:1].isupper():
            last -= 1
        return last

    def _is_spanned(self, first: int, i: int) -> bool:
        """Whether a small word is inside a name of the gazetteer: Isle of Wight, Turks and Caicos."""
        return (
            self.tokens[i].lower in ("of", "and")
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1].text[:1].isupper()
            and any(self.lookup.places(self.cues.text(first, end)) for end in range(i + 1, min(i + 3, len(self.tokens))))
        )

    def _continues(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self._blocked:
            return False
        return (
            self._is_joined(i)
            or token.text[:1].isupper()
            and token.pos in ("PROPN", "NOUN", "ADJ")
            or token.text == "-"
            and not token.text.isspace()
            or token.lower in ("de", "of", "al", "la", "du", "upon", "el", "and")
            and token.entity in PLACE_LABELS
        )

    def _is_joined(self, i: int) -> bool:
        """Whether a hyphen without blanks ties a token to the one before it: Port-au-Prince."""
        before, token = self.tokens[i - 1], self.tokens[i]
        return before.end == token.start and "-" in (before.text, token.text)
