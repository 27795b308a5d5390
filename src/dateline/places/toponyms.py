"""Toponyms of an article: where a place name stands, and what else stands beside it that tells which place is meant."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.base import GazetteerPlace, KnowledgeBase
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.text import Parsed

from .words import forget_when_full, load_words

_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_LONGEST = 4
_GREAT = 100_000  # inhabitants; a smaller place must be called one somewhere in the article
_SMALLEST = 1000  # inhabitants; the gazetteer has islets that bear common names


@dataclass(slots=True)
class Toponym:
    """A place name at tokens `first` to `last`; `country` where the name itself tells it, `qualifier` the toponym behind a comma,
    `capital_of` the state whose capital bears the name, `usual_countries` where places are named in this way ("X County"), the
    likeliest first; `wide` where it is a continent, a sea or a stretch of several countries."""

    first: int
    last: int
    name: str
    kind: str
    country: str | None = None
    candidates: tuple[GazetteerPlace, ...] = ()
    qualifier: Toponym | None = None
    capital_of: str | None = None
    usual_countries: tuple[str, ...] = ()
    wide: bool = False


class ToponymFinder:
    """Finds the toponyms of one article in text order."""

    def __init__(self, parsed: Parsed, actors: ActorTable, knowledge: Knowledge) -> None:
        self.parsed, self.tokens, self.actors = parsed, parsed.tokens, actors
        self.base: KnowledgeBase = knowledge.base
        self.words = load_words(knowledge)
        self._wide = self._wide_places()
        self._spoken = self._spoken_of_as_places()
        self._blocked = self._name_tokens()
        self._labelled = {self.parsed.span_of(first, last).text.lower() for first, last in self._entities()}

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
                if mention.ref in self._spoken or len(tokens) == 1 and actor.id is None and len(own) == 1 and self._is_modifier(tokens[0]):
                    continue
                blocked.update(i for i in tokens if self.tokens[i].lower in own or self.tokens[i].entity == "PERSON")
                blocked.add(tokens[-1])
            elif actor.kind in ("organisation", "government") and self._is_medium(mention.end):
                tokens = self.parsed.tokens_in(mention.start, mention.end)
                blocked.update(tokens if len(tokens) > 1 else ())
        for hit in self.base.alias_hits(self.parsed.article.text, things=True):
            if hit.aliases[0].target.startswith(("thing/", "media/")):
                blocked.update(self.parsed.tokens_in(hit.start, hit.end))
        return blocked

    def _spoken_of_as_places(self) -> dict[str, str]:
        """Ref and name of whom the parser took for a person, by an unknown name that the article uses as a place's: "in X", "X police"."""
        found: dict[str, str] = {}
        for mention in self.actors.mentions:
            actor = self.actors.by_ref[mention.ref]
            if mention.kind != "name" or actor.kind != "person" or actor.id is not None or actor.office is not None or " " in actor.name and actor.gender:
                continue
            tokens = self.parsed.tokens_in(mention.start, mention.end)
            if self.parsed.span_of(tokens[0], tokens[-1]).text == actor.name and self._is_used_as_place(tokens[0], tokens[-1]):
                found[mention.ref] = actor.name.lower()
        return found

    def _is_used_as_place(self, first: int, last: int) -> bool:
        """Whether a name stands where only a place's stands: behind "in" or a person's "of", in a list of such, before its police or counties."""
        if self._is_local(last + 1) or self._region_follows_comma(last) or self._opens_report(first, last) or self._abbreviation(first):
            return True
        token = self.tokens[last]
        for _ in range(_LONGEST):  # along a list: "in Alden, Bray and Corth", "Alden, Bray and Corth counties"
            if token.dep != "conj" or token.head == token.i:
                break
            token = self.tokens[token.head]
        head = self.tokens[token.head]
        if token.dep == "pobj" and head.i < token.i:
            if head.lower == "of" and self._is_local(head.i - 1):
                return True
            return head.lower in self.words.inside or head.lower in ("of", "from") and self._is_of_person(head.i)
        return head.lower in self.words.local and token.dep in ("compound", "nmod")

    def _is_local(self, i: int) -> bool:
        """Whether a word is what stands behind the name of a place: its police, its mayor, its residents."""
        return i < len(self.tokens) and self.tokens[i].lower in self.words.local

    def _is_of_person(self, preposition: int) -> bool:
        """The "of" of "Ida Moor of Alden", the "from" of "Ida Moor, 41, from Alden"."""
        before = preposition - 1
        while before > 0 and (self.tokens[before].text == "," or self.tokens[before].text.isdigit()):
            before -= 1
        return before >= 0 and self.tokens[before].entity == "PERSON"

    def _opens_report(self, first: int, last: int) -> bool:
        """The "ALDEN" of "ALDEN — A fire broke out"."""
        opens = first == self.parsed.sentence_of(first).first and self.parsed.span_of(first, last).text.isupper()
        return opens and last + 1 < len(self.tokens) and self.tokens[last + 1].text in ("—", "–", "--", "---")

    def _wide_places(self) -> dict[int, int]:
        """First and last token of every name of a continent, a sea or a stretch of several countries: the Horn of Africa is no town."""
        found: dict[int, int] = {}
        for hit in self.base.alias_hits(self.parsed.article.text, places=True):
            first, last = self.parsed.token_at(hit.start), self.parsed.token_at(hit.end - 1)
            actor = self.base.actor(hit.aliases[0].target) if hit.aliases[0].target.startswith("place/") else None
            if actor is not None and actor.country is None and first is not None and last is not None:
                found[first] = last
        return found

    def _entities(self) -> list[tuple[int, int]]:
        """(first, last) of what the parser takes for places."""
        found: list[tuple[int, int]] = []
        for token in self.tokens:
            if token.entity in _PLACE_LABELS:
                if found and not token.entity_starts and found[-1][1] == token.i - 1:
                    found[-1] = (found[-1][0], token.i)
                else:
                    found.append((token.i, token.i))
        return found

    def _is_medium(self, end: int) -> bool:
        """Whether words end in the name of a newspaper or broadcaster: Washington Post names no place."""
        last = self.parsed.token_at(end - 1)
        return last is not None and self.tokens[last].lower in self.words.media

    def _is_modifier(self, i: int) -> bool:
        token = self.tokens[i]
        before = self.tokens[i - 1].lower if i else ""
        return token.dep in ("compound", "nmod") or token.dep == "pobj" and before in ("in", "at", "near", "outside", "of")

    # ---- one place in the text

    def _at(self, i: int) -> Toponym | None:
        token = self.tokens[i]
        if not token.text[:1].isupper() or i in self._blocked or token.lower == "the":
            return None
        if i and self.tokens[i - 1].text == "Team":
            return None  # Team China plays and is no place
        if i in self._wide and token.pos != "ADJ":
            return Toponym(i, self._wide[i], self.parsed.span_of(i, self._wide[i]).text, "region", wide=True)
        return self._abbreviation(i) or self._compounded(i) or self._longest(i)

    def _compounded(self, i: int) -> Toponym | None:
        """The state of one token like "U.S.-led"."""
        name, hyphen, rest = self.tokens[i].text.rpartition("-")
        known = self._state_named(name) if hyphen and rest.islower() else None
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
            if end == i and self.tokens[i].lower in self.words.alone:
                return None
            text = self.parsed.span_of(i, end).text
            if text.lower() in self.words.wide:
                return Toponym(i, end, text, "region", wide=True)
            known = self._state_named(text)
            if known and (region := self._of_region_body(i, end, text)):
                return region
            if known:
                return self._of_state(i, end, text, *known)
            places = self._places_named(text)
            if places and places[0].population >= _SMALLEST and self._is_placed(i, end):
                return Toponym(i, end, text, places[0].kind, None, places)
            if not places and text.lower() in self._spoken.values():
                return Toponym(i, end, text, "other")
            if not places and self.tokens[i].lower in self.words.compass and i < end and (whole := self._whole_of_part(i, end)):
                return whole
        if (
            self.tokens[i].entity in ("GPE", "LOC")
            and all(t.entity in ("GPE", "LOC", "") for t in self.tokens[i : last + 1])
            and self.parsed.span_of(i, last).text.lower() not in self.words.wide
        ):
            return self._unknown_place(i, last)
        return None

    def _unknown_place(self, first: int, last: int) -> Toponym:
        """What the parser alone takes for a place: a state where its last words name one ("Nazi Germany"), else nothing known."""
        name = self.parsed.span_of(first, last).text
        begins = [i for i in range(first + 1, last + 1) if not self.tokens[i - 1].text.endswith(".")]
        state = next((known for i in begins if (known := self._state_named(self.parsed.span_of(i, last).text))), None)
        return self._of_state(first, last, name, *state) if state and state[0] == "country" else Toponym(first, last, name, "other")

    def _of_region_body(self, first: int, last: int, name: str) -> Toponym | None:
        """The American region of "Georgia's grand jury": a name with a body behind it that only a country's regions have."""
        behind = [token.lower for token in self.tokens[last + 1 : last + 5] if token.tag != "POS"]
        regions = tuple(place for place in self._places_named(name) if place.kind == "region" and place.main)
        for place in regions:
            if any(" ".join(behind[:n]) in self.words.regional_bodies.get(place.country, ()) for n in (1, 2, 3)):
                return Toponym(first, last, name, "region", place.country, regions)
        return None

    def _whole_of_part(self, first: int, last: int) -> Toponym | None:
        """ "Northeast Texas": a part of the state or region whose name stands behind a word of the compass."""
        name = self.parsed.span_of(first + 1, last).text
        known = self._state_named(name)
        if known and known[0] in ("country", "region"):
            return Toponym(first, last, name, known[0], known[1], self._places_named(name))
        regions = tuple(place for place in self._places_named(name) if place.kind == "region" and place.main)
        return Toponym(first, last, name, "region", None, regions) if regions and self._is_placed(first + 1, last) else None

    def _of_state(self, first: int, last: int, text: str, kind: str, country: str, name: str) -> Toponym:
        places = self._places_named(text) if kind != "other" else ()
        if kind == "capital":
            return Toponym(first, last, text, "city", None if places else country, places, capital_of=country)
        return Toponym(first, last, name, kind, country, places)

    def _designated(self, i: int, last: int) -> Toponym | None:
        """ "Laurel County", "Rapides Parish": a name and what it is the name of, as one toponym."""
        for end in range(i + 1, min(last + 1, i + 4)):
            word = self.tokens[end].lower
            if word in self.words.after and self.tokens[end].text[:1].isupper() and not any(j in self._blocked for j in range(i, end + 1)):
                text = self.parsed.span_of(i, end).text
                places = self._places_named(text) or (self._served_by(i, end) if word == "airport" else ())
                return Toponym(i, end, text, places[0].kind if places else "region", None, places, usual_countries=self.words.usual.get(word, ()))
        return None

    def _served_by(self, first: int, last: int) -> tuple[GazetteerPlace, ...]:
        """The places of the town whose airport it is: "Vancouver International Airport"."""
        named = (self._places_named(self.parsed.span_of(first, end).text) for end in range(last - 1, first - 1, -1))
        return next((places for places in named if places and places[0].population >= _GREAT), ())

    def _state_named(self, text: str) -> tuple[str, str, str] | None:
        text = text.title() if text.isupper() and len(text) > 3 else text
        if text not in self.words.states:
            forget_when_full(self.words.states)
            self.words.states[text] = self._look_up_state(text)
        return self.words.states[text]

    def _look_up_state(self, text: str) -> tuple[str, str, str] | None:
        for alias in self.base.aliases(text):
            kind = alias.target.partition("/")[0]
            actor = self.base.actor(alias.target)
            if actor and actor.country and (kind in ("state", "region", "place") or alias.kind in ("capital", "metonym")):
                if alias.kind == "metonym":
                    return "other", actor.country, text
                return ("capital" if alias.kind == "capital" else "country" if kind == "state" else "region"), actor.country, actor.name
        return None

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
        behind_town = 1 < i < len(self.tokens) - 1 and self.tokens[i - 1].text == "," and self.tokens[i + 1].text in (".", ",", "(", "-", "--", "—", "–")
        known = self.words.abbreviations.get(text) or (("." in text or behind_town) and self.words.abbreviations.get(text + ".")) or None
        if known is None or not ("." in text or i > 0 and self.tokens[i - 1].text == ","):
            return None
        country, name = known
        return Toponym(i, i, name or text, "region", country, tuple(place for place in self._places_named(name) if place.country == country) if name else ())

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
        return (
            self._is_joined(i)
            or token.text[:1].isupper()
            and token.pos in ("PROPN", "NOUN", "ADJ")
            or token.text == "-"
            and not token.text.isspace()
            or token.lower in ("de", "of", "al", "la", "du", "upon", "el", "and")
            and token.entity in _PLACE_LABELS
        )

    def _is_joined(self, i: int) -> bool:
        """Whether a hyphen without blanks ties a token to the one before it: Port-au-Prince."""
        before, token = self.tokens[i - 1], self.tokens[i]
        return before.end == token.start and "-" in (before.text, token.text)

    def _is_placed(self, first: int, last: int) -> bool:
        """Whether a name of the gazetteer is a place here: by the parser, by what stands around it, or inside another name."""
        token = self.tokens[first]
        if token.entity in _PLACE_LABELS or self.tokens[last].entity in _PLACE_LABELS:
            return True
        if self.parsed.span_of(first, last).text.lower() in self._spoken.values() or self._is_local(last + 1):
            return True
        if token.pos != "PROPN" or token.entity in ("PERSON", "DATE", "TIME", "WORK_OF_ART", "MONEY") and not self._region_follows_comma(last):
            return False
        if self._region_follows_comma(last):
            return True
        name = self.parsed.span_of(first, last).text
        place = self._places_named(name)[0]
        if name.lower() not in self._labelled and (not place.main or place.population < _GREAT or len(name) < 4):
            return False
        before = self.tokens[first - 1].lower if first > 0 else ""
        if token.entity == "ORG":
            return token.entity_starts or before in ("of", "in", "the") or self._ends_name(last)
        return before in self.words.locative or token.dep in ("compound", "nmod") or token.entity == "" and first > self.parsed.sentence_of(first).first

    def _ends_name(self, i: int) -> bool:
        """Whether a token is the last of what the parser takes for one name: CTV Winnipeg."""
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following is None or following.entity != self.tokens[i].entity or following.entity_starts

    def _region_follows_comma(self, last: int) -> bool:
        return last + 2 < len(self.tokens) and self.tokens[last + 1].text == "," and self._region_follows(last + 2)

    def _region_follows(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        text = self.tokens[i].text
        return (
            text in self.words.abbreviations
            or self._state_named(text) is not None
            or any(place.kind == "region" and place.main for place in self._places_named(text)[:2])
            and text[:1].isupper()
        )

    def _places_named(self, name: str) -> tuple[GazetteerPlace, ...]:
        if name not in self.words.places:
            forget_when_full(self.words.places)
            self.words.places[name] = tuple(self.base.places_named(name))
        return self.words.places[name]

    # ---- "Paris, Texas"

    def _qualify(self, found: list[Toponym]) -> None:
        for this, following in zip(found, found[1:], strict=False):
            gap = following.first - this.last
            if this.kind == "region" and this.country and following.country and this.country != following.country:
                continue  # "the West Bank, Morocco, and Algeria": a list
            if gap == 2 and self.tokens[this.last + 1].text == "," and following.kind in ("region", "country") and this.kind != "country":
                this.qualifier = None if self._is_listed(this, following, found) else following

    def _is_listed(self, this: Toponym, following: Toponym, found: list[Toponym]) -> bool:
        """Whether a great town and the state behind it are two of a list: in "Tokyo, Singapore and Manila" Tokyo is known elsewhere
        and not there, and one more place comes next."""
        if following.kind != "country" or any(place.country == following.country for place in this.candidates):
            return False
        great = this.capital_of or any(place.main and place.population >= _GREAT for place in this.candidates)
        behind = self._past_joiners(following.last + 1)
        return bool(great) and behind > following.last + 1 and any(other.first == behind for other in found)

    def _past_joiners(self, i: int) -> int:
        """The token behind commas and "and"."""
        while i < len(self.tokens) and self.tokens[i].lower in (",", "and", "or"):
            i += 1
        return i
