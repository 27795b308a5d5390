"""What the article around a phrase tells: whether a word acts, in which country a sentence plays, whose ministry "the ministry" is."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from dateline.model.actor import Actor

from . import ministries
from .cast import Cast
from .clauses import OBJECTS, SUBJECTS, Clauses
from .lexicon import TITLE
from .offices import OfficeReader, Reading
from .people import People
from .phrases import Phrase
from .publisher import country_of_publisher, ministry_of_publisher, org_of_publisher
from .roles import POSTED
from .units import ADJECTIVE, CAPITAL, COUNTRY, KNOWN_BODY, NAME, PLACE

_WHERE = frozenset(("in", "at", "near", "across", "throughout", "outside", "around", "through"))
_EMBASSIES = frozenset(("embassy", "consulate", "high commission"))
_OF_A_STATE = (("national",), ("federal",))
_LANDS = frozenset("state province region city town village capital district north south east west island county port neighbourhood prison jail market camp".split())
"""Words of a part of a country, behind the country's name or adjective: "in the Indian *state* of …", "in Nigeria's *north*"."""
_CHARGING = frozenset("accuse convict suspect warn remind inform notify assure acquit deprive strip".split())
"""Verbs that take what they are about with "of"."""
_HOME_SECTORS = frozenset(("COP", "LEG", "JUD", "OPP", "CVL", "GOV", "LAB", "EDU", "PTY", "SPY", "REL", "MED"))
_AT_HOME_SECTORS = frozenset(("JUD", "OPP", "LEG", "COP", "LAB", "PTY"))
_PLACED_SECTORS = _HOME_SECTORS | {"REB", "CRM", "MIL"}

_STAFF = POSTED | {"diplomat", "official", "spokesperson"}
"""Roles that a state gives to many: "our ambassadors" are one state's, "our ministers" may be of several."""
_UNDER_SECRETARIES = frozenset(("secretary", "deputy_secretary", "deputy_foreign_minister"))
_LEAD = 3  # sentences, the title's with them
_LONGEST_EPITHET = 4  # words: "Horn of Africa country"

_OWN_OFFICES = frozenset(
    ("head_of_state", "head_of_government", "vice_president", "foreign_minister", "national_security_adviser", "secretary", "deputy_secretary", "presidency_spokesperson")
)
"""Titles that a government's own papers use bare for its own people."""


class Context(Clauses):
    """Reads the surroundings of a phrase: its clause, its sentence, the article before it, the dateline."""

    def __init__(self, reader: OfficeReader, phrases: list[Phrase], home: str | None = None) -> None:
        super().__init__(reader)
        self._home = home  # the side the article names most
        self._by_sentence: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            self._by_sentence.setdefault(phrase.sentence, []).append(phrase)
        self._countries: dict[int, list[tuple[int, str]]] = {}
        self._placed: dict[int, str | None] = {}
        self.speakers: dict[int, str] = {}  # the country of who says a word "our"

    # ---- the sentence

    def countries_in(self, sentence: int) -> list[tuple[int, str]]:
        """(token, country) of every country, demonym, capital or ministry of a sentence."""
        if sentence not in self._countries:
            found = []
            for phrase in self._by_sentence.get(sentence, ()):
                if phrase.core.letter in (COUNTRY, ADJECTIVE, CAPITAL, KNOWN_BODY):
                    country = self.reader.country_of_unit(phrase.core)
                    if country:
                        found.append((phrase.core.first, country))
            self._countries[sentence] = found
        return self._countries[sentence]

    def names_in(self, sentence: int) -> list[Phrase]:
        """The phrases of a sentence that name persons."""
        return [phrase for phrase in self._by_sentence.get(sentence, ()) if phrase.core.letter == NAME]

    def place_of(self, sentence: int) -> str | None:
        """The one country a sentence says it plays in ("in Baghdad", "in Sudan"), None where several or none."""
        if sentence not in self._placed:
            found = set()
            for phrase in self._by_sentence.get(sentence, ()):
                if phrase.core.letter in (COUNTRY, CAPITAL, PLACE, ADJECTIVE) and self._is_where(phrase):
                    found.add(self.reader.country_of_unit(phrase.core))
            found.discard(None)
            self._placed[sentence] = found.pop() if len(found) == 1 else None
        return self._placed[sentence]

    def _is_where(self, phrase: Phrase) -> bool:
        """Whether a name or adjective of a land tells where something happens: "in Chad", "in the Indian state of …", "in Nigeria's north"."""
        token = self.tokens[phrase.core.last]
        if token.dep in ("poss", "amod", "compound", "nmod") and self.tokens[token.head].lemma in _LANDS:
            token = self.tokens[token.head]
        elif phrase.core.letter == ADJECTIVE or phrase.first == 0:
            return False
        return token.dep == "pobj" and self.tokens[token.head].lower in _WHERE

    def only_country(self, sentence: int, of_title: bool = False) -> str | None:
        """The country of a sentence that names just one; for a title, not one that owns somebody else's."""
        found = {country for _, country in self.countries_in(sentence)}
        if len(found) != 1:
            return None
        return None if of_title and self._is_owned_by_title(sentence) else found.pop()

    def _is_owned_by_title(self, sentence: int) -> bool:
        """Every country of the sentence stands before a title ("The pontiff talked with the Ukrainian president") or is acted on; who
        acts at home alone ("Zambian prosecutors charged the former president") tells whose the others are."""
        titled = (phrase for phrase in self._by_sentence.get(sentence, ()) if phrase.core.letter in ("R", "N") and not self._acts_at_home(phrase))
        owned = {unit.first for phrase in titled for unit in phrase.owners}
        return all(token in owned or self._is_object(token) for token, _ in self.countries_in(sentence))

    def _acts_at_home(self, phrase: Phrase) -> bool:
        """Whether a title is one of those that deal with their own country alone: prosecutors, the opposition, lawmakers, unions."""
        entry = self.reader.role_entry(phrase)
        return entry is not None and bool(set(entry.sectors) & _AT_HOME_SECTORS)

    def _is_object(self, i: int) -> bool:
        token = self._first_conjunct(self.tokens[i])
        while token.dep == "appos" and token.head != token.i:
            token = self.tokens[token.head]  # the Ethiopia of "to Addis Ababa, Ethiopia"
        return token.dep in OBJECTS or token.dep == "pobj" and self.tokens[token.head].lower in ("to", "with", "against", "from", "by", "for", "on")

    def last_country(self, phrase: Phrase, noun: str, cast: Cast) -> str | None:
        """The country "the country" means: the subject's of its sentence, else the one spoken of last, there or in the two before.

        "The European nation" lies in Europe, a kingdom has a king.
        """
        stretch = self.stretch_of(phrase)

        def fits(country: str) -> bool:
            return (noun != "kingdom" or country in self.reader.lexicon.kingdoms) and (stretch is None or country in stretch)

        sentence = self.parsed.sentences[phrase.sentence]
        for token in self.tokens[sentence.first : phrase.first]:
            if token.dep in ("nsubj", "nsubjpass") and self.tokens[token.head].dep == "ROOT" and token.i in cast.heads:
                country = cast.actors[cast.heads[token.i]].country
                if country and fits(country):
                    return country
        for number in range(phrase.sentence, max(-1, phrase.sentence - 3), -1):
            found = [country for token, country in self.countries_in(number) if token < phrase.first and fits(country)]
            subject = next((country for token, country in self.countries_in(number) if country in found and self.tokens[token].dep in SUBJECTS), None)
            if found:
                return subject if subject and number < phrase.sentence else found[-1]
        return None

    def stretch_of(self, phrase: Phrase) -> frozenset[str] | None:
        """The states of the stretch of the world that an epithet before a word names; None without one."""
        begin = phrase.core.first
        while begin > self.parsed.sentences[phrase.sentence].first and self.tokens[begin - 1].pos != "DET" and phrase.core.first - begin < _LONGEST_EPITHET:
            begin -= 1
        words = self.finder.words[begin : phrase.core.first]
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                stretch = self.reader.lexicon.epithets.get(" ".join(words[first:last]))
                if stretch:
                    return frozenset(member.rpartition("/")[2] for member in self.reader.base.members(f"place/{stretch}"))
        return None

    # ---- the article

    def dateline_country(self) -> str | None:
        """The country of the dateline, where the article has one."""
        line = self.parsed.article.dateline
        if line is None:
            return None
        return line.country or self.reader.country_of_place(line.place.title())

    @cached_property
    def publisher_country(self) -> str | None:
        """The country of the government that publishes the article itself."""
        return country_of_publisher(self.parsed.article, self.reader.base)

    @cached_property
    def publisher_ministry(self) -> Actor | None:
        """The ministry that publishes the article itself."""
        return ministry_of_publisher(self.parsed.article, self.reader.base)

    @cached_property
    def publisher_org(self) -> Actor | None:
        """The world body that publishes the article itself."""
        return org_of_publisher(self.parsed.article, self.reader.base)

    @property
    def is_official(self) -> bool:
        """Whether a government or a world body publishes the article itself."""
        return self.publisher_country is not None or self.publisher_org is not None

    @cached_property
    def _focus(self) -> str | None:
        counts = Counter(country for sentence in self.parsed.sentences[:12] for _, country in self.countries_in(sentence.i))
        ranked = counts.most_common(2)
        if not ranked or len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
            return None
        return self._home if self._home and len(self._home) == 3 else ranked[0][0]

    def focus(self) -> str | None:
        """The country the article speaks of most, where it is clearly one."""
        return self._focus

    # ---- whose, where the text leaves it out

    def ours(self, phrase: Phrase) -> str | None:
        """The country of "our embassy", "our diplomats": of who has the word; several of what a state has one of are of several states."""
        entry = phrase.core.entry
        if phrase.pronoun_owner not in self.speakers or entry is None or entry.phrase in self.reader.lexicon.others | self.reader.lexicon.relational:
            return None
        single = entry.kind == TITLE and entry.role not in _STAFF or entry.phrase in self.reader.lexicon.body_ids and "MIL" not in entry.sectors
        return None if phrase.is_plural and single else self.speakers[phrase.pronoun_owner]

    def owner_of(self, phrase: Phrase, reading: Reading, people: People, cast: Cast) -> tuple[str | None, str]:
        """(country, why) of a title, agent or name that comes without one; (None, "") where the article leaves it open."""
        if phrase.core.entry is not None and phrase.core.entry.phrase in self.reader.lexicon.others:
            return None, ""
        if phrase.pronoun_owner is not None and phrase.pronoun_owner in cast.heads:
            actor = cast.actors[cast.heads[phrase.pronoun_owner]]
            if actor.country:
                return actor.country, f"country of {actor.name}"
        if self.publisher_country and phrase.core.letter != "N" and "administration" in self.finder.words[phrase.first : phrase.last + 1]:
            return self.publisher_country, "country of the publisher"
        for unit in phrase.owners:
            owner = cast.actors[cast.owners[unit.first]] if unit.first in cast.owners else None
            if owner is not None and owner.country:
                return owner.country, f"country of {owner.name}"
        if phrase.core.letter == "N" and not reading.role:
            return None, ""
        if phrase.core.letter == "R" and phrase.determiner == "the" and reading.role in _OWN_OFFICES and self._is_own_title(phrase):
            if self._is_called_so(phrase, reading, people):
                return None, ""
            return self.publisher_country, "country of the publisher"
        if reading.role and phrase.core.letter != "N" and people.with_role(reading.role, None, None, phrase.first, reading.phrase):
            return None, ""
        if phrase.core.letter == "N" and reading.role:
            return self._home_of_title(phrase, reading, people)
        return self.home_of(phrase, reading.sectors, phrase.determiner != "a" and reading.holder, cast)

    def _is_called_so(self, phrase: Phrase, reading: Reading, people: People) -> bool:
        """Whether the text has called a guest by the bare title, and named no holder of the publisher's own before."""
        guest = people.with_role(reading.role, None, None, phrase.first, reading.phrase)
        own = people.with_role(reading.role, self.publisher_country, None, phrase.first)
        named = own is not None and own.last >= 0
        return guest is not None and guest.last >= 0 and guest.country != self.publisher_country and reading.phrase in guest.titles and not named

    def _is_own_title(self, phrase: Phrase) -> bool:
        """Whether the government that publishes the article has an office of the very title."""
        entry = self.reader.role_entry(phrase)
        return self.publisher_country is not None and entry is not None and self.reader.is_styled(entry, self.publisher_country)

    def _home_of_title(self, phrase: Phrase, reading: Reading, people: People) -> tuple[str | None, str]:
        """A titled name without a country: the base knows it, or it is at home where the dateline is."""
        if people.known_with(phrase, reading):
            return None, ""
        ministry = self._ministry_before(phrase)
        if ministry:
            return ministry, "whose ministry the article named before"
        if reading.role == "secretary" and self._is_own_title(phrase):
            return self.publisher_country, "country of the publisher"
        if shared := self._shared_owner(phrase):
            return shared, "country of who is named beside"
        if self.publisher_country and (self._is_of_publisher(phrase, reading) or phrase.posts and reading.role in POSTED):
            return self.publisher_country, "country of the publisher"
        home = self.dateline_country()
        if home and "GOV" in reading.sectors and reading.role not in POSTED:
            return home, "country of the dateline"
        return None, ""

    def _is_of_publisher(self, phrase: Phrase, reading: Reading) -> bool:
        """Whether a named titleholder without a country serves the government whose paper it is: its secretaries, advisers and officials, and who
        heads a "National …" of it."""
        if reading.role in _UNDER_SECRETARIES:
            return "secretary" in reading.phrase
        if reading.role == "official" and "GOV" in reading.sectors:
            return not phrase.after and all(unit.letter == "B" for unit in phrase.owners)
        return reading.role == "head" and phrase.words[:1] in _OF_A_STATE

    def _shared_owner(self, phrase: Phrase) -> str | None:
        """The country told before the first of several titled names joined to each other: "Panama's president X and foreign minister Y"."""
        first = self._first_of_list(phrase)
        entry, other = self.reader.role_entry(phrase), self.reader.role_entry(first) if first else None
        if first is None or entry is None or other is None or entry.role == other.role:
            return None
        countries = self.reader.countries_of(first)
        if not countries and not first.after and self._first_conjunct(self.tokens[first.heads[0]]).dep in ("pobj", "dobj"):
            countries = self.reader.countries_in_office(first)  # "met with Foreign Minister X, Vice Foreign Minister Y": of one delegation
        return countries[0] if len(countries) == 1 and countries[0] != self.publisher_country else None

    def _first_of_list(self, phrase: Phrase) -> Phrase | None:
        """The first of the titled names that stand before one with nothing but commas and "and" between them."""
        first, begin = None, phrase.first
        for one in reversed([one for one in self._by_sentence.get(phrase.sentence, ()) if one.last < phrase.first and one.core.letter == NAME and not one.nested]):
            if not one.titles or any(word not in (",", "and", ";") for word in self.finder.words[one.last + 1 : begin]):
                break
            first, begin = one, one.first
        return first or self._first_by_parse(phrase)

    def _first_by_parse(self, phrase: Phrase) -> Phrase | None:
        """The titled name that the parser hangs one on as its conjunct or apposition."""
        token = self.tokens[phrase.heads[0]]
        first = self._first_conjunct(token)
        while first.dep == "appos" and self.tokens[first.head].tag in ("NNP", "NNPS"):
            first = self._first_conjunct(self.tokens[first.head])
        told = [one for one in self._by_sentence.get(phrase.sentence, ()) if first.i in one.heads and one.titles and not one.nested]
        return told[0] if told and first is not token else None

    def _ministry_before(self, phrase: Phrase) -> str | None:
        """The country of the same ministry named last before a bare "Foreign Ministry"."""
        portfolio = next((unit.entry.portfolio for unit in phrase.owners if unit.letter == "B" and unit.entry and unit.entry.portfolio), None)
        if phrase.core.letter == "B":
            portfolio = ministries.portfolio_of(phrase.core.entry) or portfolio
        if portfolio is None:
            return None
        before = [country for token, owned, country in self._ministries if owned == portfolio and token < phrase.first]
        return None if not before or portfolio == ministries.MILITARY and len(set(before)) > 1 else before[-1]

    @cached_property
    def _ministries(self) -> list[tuple[int, str, str]]:
        """(token, portfolio, country) of every ministry, minister or army named with its country."""
        return ministries.named_with_country((phrase for phrases in self._by_sentence.values() for phrase in phrases), self.reader)

    def _ministry_at_home(self, phrase: Phrase) -> tuple[str | None, str]:
        """(country, why) of a bare ministry: the dateline's where that state acts in the sentence; where the sentence names but the states
        of envoys, the state that acts first in the report."""
        here, home = self._by_sentence[phrase.sentence], self.dateline_country()
        if home and home in ministries.acting_states(here, self.tokens, self.reader) and ministries.is_called_so(phrase, home, self.reader):
            return home, "country of the dateline, which acts in the sentence"
        guests = ministries.states_of_the_posted(here, self.reader)
        if not guests or not {country for _, country in self.countries_in(phrase.sentence)} <= guests:
            return None, ""
        leads = (ministries.acting_states(self._by_sentence.get(number, ()), self.tokens, self.reader) for number in range(min(_LEAD, phrase.sentence)))
        lead = next((states for states in leads if states), set())
        return (next(iter(lead)), "state that acts first in the report") if len(lead) == 1 and not lead & guests else (None, "")

    def _is_owned_by_another(self, phrase: Phrase) -> bool:
        """Somebody we cannot place owns it: "diplomats from 40 countries", "the mediator of the bloc"; and the posted serve elsewhere."""
        entry = self.reader.role_entry(phrase)
        if entry is not None and entry.role in POSTED or phrase.core.entry is not None and phrase.core.entry.phrase in self.reader.lexicon.posted_bodies:
            return True
        if any(unit.letter == "N" for unit in phrase.owners) or phrase.core.letter == "B" and self._is_of_elsewhere(phrase):
            return True
        if self.finder.words[phrase.core.first - 1] == "foreign" and phrase.core.first > phrase.first:
            return True  # "foreign nationals" are of any country but this
        if phrase.core.letter == "B" and any(unit.letter == PLACE and self.reader.country_of_unit(unit) is None for unit in phrase.owners):
            return True  # the police of a place that nobody knows
        following = phrase.core.last + 1
        speaks_for = entry is not None and entry.role == "spokesperson"
        owns = following < len(self.tokens) and self.tokens[following].lower in ("from", "of", *(("for",) if speaks_for else ())) and phrase.adopts is None
        return owns and not self._is_charged(phrase, following)

    def _is_charged(self, phrase: Phrase, preposition: int) -> bool:
        """Whether an "of" tells what somebody is accused or warned of, and not whose he is: "accused *the government of* neglect"."""
        head = self.tokens[phrase.heads[0]]
        return self.tokens[preposition].lower == "of" and head.dep in OBJECTS and self.tokens[head.head].lemma in _CHARGING

    def _of_embassy(self, phrase: Phrase) -> str | None:
        """The state of the one embassy or consulate that the sentence names, for a diplomat named without it: "closed Chad's embassy and expelled *the ambassador*"."""
        entry = self.reader.role_entry(phrase)
        if entry is None or entry.role not in POSTED or phrase.determiner != "the" or phrase.owners or phrase.after:
            return None
        bodies = [one for one in self._by_sentence.get(phrase.sentence, ()) if one.core.entry is not None and one.core.entry.phrase in _EMBASSIES and one.last < phrase.first]
        states = {country for one in bodies for country in self.reader.countries_of(one)}
        return states.pop() if len(states) == 1 else None

    def _is_of_elsewhere(self, phrase: Phrase) -> bool:
        """Bodies of no one country ("foreign governments", "partner governments"), or of a place we cannot tell."""
        owned = {i for unit in phrase.owners if self.reader.country_of_unit(unit) for i in range(unit.first, unit.last + 1)}
        names = [i for i in range(phrase.first, phrase.core.first) if self.tokens[i].tag == "NNP" and i not in owned]
        own = {i for unit in phrase.titles for i in range(unit.first, unit.last + 1)}
        return phrase.is_plural and "GOV" in (phrase.core.entry.sectors if phrase.core.entry else ()) or any(i not in own for i in names)

    def _country_beside(self, phrase: Phrase, cast: Cast) -> str | None:
        """The country of what a word is joined to by "and": Venezuela's government and opposition, Manila and the rebels."""
        token = self.tokens[phrase.heads[0]]
        ref = cast.heads.get(token.head) if token.dep == "conj" else None
        actor = cast.actors[ref] if ref else None
        return actor.country if actor and actor.kind in ("government", "country") else None

    def home_of(self, phrase: Phrase, sectors: tuple[str, ...], is_strong: bool, cast: Cast) -> tuple[str | None, str]:
        """(country, why) of people or a body without one: where the sentence plays, its only country, the dateline, the focus."""
        if embassy := self._of_embassy(phrase):
            return embassy, "whose embassy the sentence names"
        if self._is_owned_by_another(phrase):
            return None, ""
        if beside := self._country_beside(phrase, cast):
            return beside, "named side by side"
        if ministry := self._ministry_before(phrase):
            return ministry, "whose ministry the article named before"
        if phrase.core.letter == "B" and not is_strong or not set(sectors) & _PLACED_SECTORS:
            return None, ""
        if phrase.core.letter == "B" and phrase.core.entry and phrase.core.entry.portfolio and (at_home := self._ministry_at_home(phrase))[0]:
            return at_home
        if phrase.core.letter == "B" and phrase.core.entry and phrase.core.entry.portfolio and len(self.parsed.sentences) > 5 and self.focus():
            return self.focus(), "country the article is about"
        place = self.place_of(phrase.sentence)
        if place and not (phrase.core.letter == "A" and "MIL" in sectors):
            return place, "where the sentence plays"
        if not set(sectors) & _HOME_SECTORS:
            return None, ""
        if only := self.only_country(phrase.sentence, phrase.core.letter in ("R", "N")):
            return only, "only country of the sentence"
        acting = ministries.acting_states(self._by_sentence[phrase.sentence], self.tokens, self.reader) if set(sectors) & {"GOV", "LEG"} else ()
        if not is_strong and self.dateline_country() not in acting:
            return None, ""
        if home := self.dateline_country():
            return home, "country of the dateline"
        if phrase.core.letter == "B" and not self.countries_in(phrase.sentence) and (focus := self.focus()):
            return focus, "country the article is about"
        return None, ""
