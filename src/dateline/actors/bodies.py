"""States, capitals, ministries and other bodies of an article, known to the base or only named by their kind."""

from __future__ import annotations

from dateline.model.actor import STATES_BY_PART

from .cast import Cast, code_of
from .context import Context
from .offices import OfficeReader, Reading
from .phrases import Phrase
from .units import ADJECTIVE, NAME

_KINDS = {
    "people": "people",
    "ministry": "government",
    "government": "government",
    "institution": "government",
    "military": "government",
}
"""Kind of an article's actor by that of the base's; all others are organisations."""
_EVERY = frozenset(("all", "both", "these", "those"))
_GREAT_TOWN = 300_000  # inhabitants; papers of smaller ones are not known by them abroad



def noun_of(phrase: Phrase, reader: OfficeReader) -> str:
    """What kind of actor a phrase names, in the singular: "foreign ministry"."""
    return phrase.core.entry.phrase if phrase.core.entry else reader.text_of(phrase.core).lower()


def name_of(phrase: Phrase, reader: OfficeReader) -> str:
    """The words of a phrase up to its core, without an article."""
    text = reader.finder.words_between(phrase.first, phrase.core.last)
    for article in ("the ", "a ", "an "):
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


class Bodies:
    """Ties bodies to the cast; `named` remembers the last one of each kind, for "the ministry"."""

    def __init__(self, reader: OfficeReader, cast: Cast, context: Context) -> None:
        self.reader, self.cast, self.context = reader, cast, context
        self.base, self.lexicon = reader.base, reader.lexicon
        self.named: dict[str, str] = {}

    def country(self, iso3: str) -> str:
        """The ref of a state."""
        actor = self.base.country(iso3)
        return self.cast.add(
            ("actor", f"state/{iso3}"),
            actor.name if actor else iso3,
            "country",
            id=actor.id if actor else None,
            country=iso3,
            code=iso3,
            sectors=("GOV",),
            state="certain",
            why=(f"country: {iso3}",),
        )

    def of_base(self, id: str) -> str | None:
        """The ref of an actor of the base; None where it has none of the id."""
        actor = self.base.actor(id, self.reader.day)
        if actor is None:
            return None
        if actor.kind in ("state", "region", "historical_state"):
            return self.cast.add(
                ("actor", id),
                actor.name,
                "country",
                id=id,
                country=actor.country,
                code=actor.code or actor.country,
                sectors=("GOV",),
                state="certain",
                why=(f"name: {actor.name}",),
            )
        if circle := self._circle(id):
            return self.cast.add(("actor", id), actor.name, "group", id=id, members=circle, sectors=("GOV",), code=None, state="certain", why=(f"base: members of {id}",))
        kind = _KINDS.get(actor.kind, "organisation")
        return self.cast.add(("actor", id), actor.name, kind, id=id, country=actor.country, code=actor.code, sectors=actor.sectors, state="certain", why=(f"base: {id}",))

    def known_body(self, phrase: Phrase) -> str | None:
        """A body the base knows; a palace only where it acts; "Berlin's Foreign Office" is Berlin's."""
        unit = phrase.core
        if unit.alias is not None and unit.alias.kind == "metonym" and not phrase.nested and not self.context.palace_acts(unit):
            return None
        owners = [country for owner in phrase.owners if (country := self.reader.country_of_unit(owner)) and country != unit.country]
        seat = next((country for preposition, other in phrase.after if preposition == "in" and (country := self.reader.country_of_unit(other))), None)
        if not owners and seat not in (None, unit.country) and unit.targets[0].startswith("ministry/"):
            # "the Foreign Office in Islamabad" is the ministry of its seat
            return self.of_base(unit.targets[0].replace(f"/{unit.country}/", f"/{seat}/", 1))
        if not owners or not unit.country:
            return self.of_base(unit.targets[0])
        others = [ref for owner in dict.fromkeys(owners) if (ref := self.of_base(unit.targets[0].replace(f"/{unit.country}", f"/{owner}", 1)))]
        own = self.of_base(unit.targets[0])
        if self.reader.finder.tokens[phrase.owners[-1].last + 1].tag == "POS":
            return others[-1] if others else own
        members = tuple(dict.fromkeys([*others, *([own] if own else [])]))
        return self.cast.add(("members", members), name_of(phrase, self.reader), "group", members=members, code=None, state="certain", why=("one for each country named",))

    def _circle(self, id: str) -> tuple[str, ...]:
        """The members of a circle of states without a house of its own, such as the E3; none for any other body."""
        actor = self.base.actor(id)
        if actor is None or actor.kind != "circle":
            return ()
        return tuple(ref for member in self.base.members(id, self.reader.day) if (ref := self.of_base(member)))

    def capital(self, phrase: Phrase) -> str | None:
        """A capital as its government, only where it acts or is acted on."""
        if not self.context.capital_acts(phrase.core):
            return None
        bodies = [target for target in phrase.core.targets if target.startswith("org/")]
        return self.of_base((bodies or phrase.core.targets)[0])

    def unknown_organisation(self, phrase: Phrase) -> str | None:
        """An organisation the base does not know, only where it acts or is acted on."""
        if not self.context.acts(phrase.heads[0]) or not self.context.names_a_party(phrase.core) or self._names_a_thing(phrase):
            return None
        name = self.reader.text_of(phrase.core)
        countries = self.reader.countries_of(phrase)
        if not countries and name.split()[-1].lower() in self.lexicon.media and (home := self._home_of_paper(name)):
            code, why = code_of(home, ("MED",)), ("named as a paper in the text", f"called after a place in {home}")
            return self.cast.add(("organisation", name), name, "organisation", country=home, sectors=("MED",), code=code, why=why)
        return self.cast.add(("organisation", name), name, "organisation", country=countries[-1] if countries else None, why=("named as an organisation in the text",))

    def _names_a_thing(self, phrase: Phrase) -> bool:
        """Whether the base has the words, with what stands behind "of", as a place's or a thing's: the Holy Land, Bank of China."""
        finder, core = self.reader.finder, phrase.core
        named = (finder.words_between(core.first, core.last), finder.words_between(core.first, phrase.last), finder.words_between(phrase.first, core.last))
        return any(alias.target.startswith(("thing/", "place/")) for name in named for alias in self.reader.base.aliases(name))

    def _home_of_paper(self, name: str) -> str | None:
        """The country of the capital or great town that a newspaper or broadcaster is called after: the Minsk Herald."""
        town = " ".join(word for word in name.split()[:-1] if word != "The")
        capital = next((alias.target[-3:] for alias in self.reader.base.aliases(town) if alias.kind == "capital"), None)
        if capital is not None:
            return capital
        places = [place for place in self.reader.base.places_named(town) if place.main and place.population >= _GREAT_TOWN] if town else []
        return places[0].country if len({place.country for place in places}) == 1 else None

    def body(self, phrase: Phrase) -> str | None:
        """A body named by its kind: whose it is by its owner, by the one named before, or by the context."""
        entry = phrase.core.entry
        assert entry is not None
        if self._names_a_thing(phrase):
            return None
        reading = self.reader.read(phrase)
        country = reading.country or (reading.countries[-1] if reading.countries else None)
        if phrase.is_plural and len(reading.countries) > 1 and entry.phrase not in self.lexicon.state_words | self.lexicon.side_words:
            members = tuple(dict.fromkeys(self._enrol_body(phrase, owner, ()) for owner in reading.countries))
            return self.cast.add(("members", members), name_of(phrase, self.reader), "group", members=members, code=None, state="certain", why=("one for each country named",))
        if not country and not reading.org and self._are_states(phrase):
            return self._some_states(phrase)
        if entry.phrase in self.lexicon.state_words | self.lexicon.side_words:
            return self._state_word(phrase, country)
        if reading.org is not None and not country:
            return self._org_body(phrase, reading)
        if country is None:
            country = self._country_of_owner(phrase)
        if country is None and (own := self._of_publisher(phrase)):
            return own
        if country is None and (reading_known := self._named_before(phrase)):
            return reading_known
        why: tuple[str, ...] = ()
        if country is None and phrase.determiner != "our":
            country, reason = self.context.home_of(phrase, entry.sectors, self._is_strong(phrase), self.cast)
            why = (reason,) if reason else ()
        if country is None and not (self._is_strong(phrase) or self.context.acts(phrase.heads[0])):
            return None
        return self._enrol_body(phrase, country, why)

    def _of_publisher(self, phrase: Phrase) -> str | None:
        """ "The Department", "the Administration" with a capital in the papers of a ministry or a government: its own."""
        if phrase.determiner != "the" or phrase.first != phrase.core.first - 1 or not self.reader.finder.tokens[phrase.core.first].text[0].isupper():
            return None
        ministry, country, noun = self.context.publisher_ministry, self.context.publisher_country, noun_of(phrase, self.reader)
        if noun in ("department", "ministry") and ministry is not None:
            return self.of_base(ministry.id)
        return self._enrol_body(phrase, country, ("country of the publisher",)) if noun == "administration" and country else None

    def _country_of_owner(self, phrase: Phrase) -> str | None:
        """The country of whom a body is said to belong to: the Assad regime, his troops, our embassy."""
        refs = [self.cast.owners[unit.first] for unit in phrase.owners if unit.first in self.cast.owners]
        if not refs and phrase.pronoun_owner in self.cast.heads and not {"'s", "'", "’"} & set(phrase.words):
            refs = [self.cast.heads[phrase.pronoun_owner]]  # not the leadership of "her counterparts’ leadership"
        return self.cast.actors[refs[-1]].country if refs else self.context.ours(phrase)

    def _is_strong(self, phrase: Phrase) -> bool:
        """Whether a country has one such body, so that "the parliament" can be told from the context."""
        return noun_of(phrase, self.reader) not in self.lexicon.weak_bodies

    def _named_before(self, phrase: Phrase) -> str | None:
        """The ministry, the court: the one named last."""
        if phrase.determiner not in ("the", "this", "that", None) or phrase.owners:
            return None
        noun = noun_of(phrase, self.reader).rpartition(" ")[2] if noun_of(phrase, self.reader).endswith("ministry") else noun_of(phrase, self.reader)
        return self.named.get(noun_of(phrase, self.reader)) or (self.named.get(noun) if noun_of(phrase, self.reader) == noun else None)

    def _enrol_body(self, phrase: Phrase, country: str | None, why: tuple[str, ...]) -> str:
        entry = phrase.core.entry
        assert entry is not None
        noun, id = noun_of(phrase, self.reader), None
        if country:
            id = self._body_id(country, entry.portfolio, entry.phrase)
        if id:
            ref = self.of_base(id)
            assert ref is not None
            if why:
                self.cast.change(ref, why=(*self.cast.actors[ref].why, *why))
        else:
            kind = "government" if entry.sectors and entry.sectors[0] in ("GOV", "MIL", "LEG", "JUD", "COP", "SPY") else "organisation"
            key = ("body", country, noun) if phrase.determiner not in ("a", "an") else None
            sectors = self.reader.read(phrase).sectors or entry.sectors
            ref = self.cast.add(
                key,
                name_of(phrase, self.reader),
                kind,
                country=country,
                sectors=entry.sectors or sectors,
                state="certain" if country and not why else "unknown",
                why=(*why, f"body: {noun}"),
            )
        for key in (noun, *(("ministry",) if noun.endswith(("ministry", "department")) else ())) if id or phrase.determiner != "our" else ():
            self.named[key] = ref
        return ref

    def _body_id(self, country: str, portfolio: str | None, noun: str) -> str | None:
        """The id under which the base has a country's body of a kind, None where it has none."""
        if portfolio:
            id = f"ministry/{country}/{portfolio}"
        else:
            kind, _, name = self.lexicon.body_ids.get(noun, "").partition("/")
            id = f"{kind}/{country}/{name}" if name else f"{kind}/{country}"
        return id if self.base.actor(id) else None

    def _org_body(self, phrase: Phrase, reading: Reading) -> str:
        org = reading.org
        assert org is not None
        return self.cast.add(
            ("body", org.id, noun_of(phrase, self.reader)),
            name_of(phrase, self.reader),
            "organisation",
            country=org.country,
            code=org.code,
            sectors=org.sectors,
            state="certain",
            why=(f"part of {org.id}",),
        )

    def _some_states(self, phrase: Phrase) -> str | None:
        """States told only by their part: "our allies and partners", "the countries of the region", "NATO allies"; where they act or are acted on."""
        if phrase.determiner == "no" or not self.context.is_party(phrase.heads[0]):
            return None
        noun, org = noun_of(phrase, self.reader), self.reader.read(phrase).org
        code, why = org.code if org else None, (f"states by their part: {noun}",)
        return self.cast.add(("states", noun, phrase.words), name_of(phrase, self.reader), "group", sectors=STATES_BY_PART, code=code, state="certain", why=why)

    def _are_others(self, phrase: Phrase) -> bool:
        """Whether plural states are others than whose they are said to be: "Chad's allies"; "Chadian allies" are Chad."""
        owned = any(unit.letter != ADJECTIVE for unit in phrase.owners) or any(preposition == "of" for preposition, _ in phrase.after)
        return owned and noun_of(phrase, self.reader) in self.lexicon.others

    def _are_states(self, phrase: Phrase) -> bool:
        """Whether a body's noun names states together: "other governments", "the international community", "all parties"."""
        noun = noun_of(phrase, self.reader)
        return self._are_all_parties(phrase) or phrase.is_plural and noun == "government" or noun == "community" and phrase.words[-1:] == ("international",)

    def _are_all_parties(self, phrase: Phrase) -> bool:
        """Whether parties are those to a conflict or a treaty, not a country's: "all parties", "the parties to the conflict"."""
        words = self.reader.finder.words
        if not phrase.is_plural or noun_of(phrase, self.reader) != "party" or phrase.core.first - phrase.first > 1:
            return False
        return phrase.determiner in _EVERY or words[phrase.core.last + 1 : phrase.core.last + 2] == ["to"]

    def _state_word(self, phrase: Phrase, country: str | None) -> str | None:
        """ "The country", "the Chinese side", "the kingdom": the state named, or the one spoken of last."""
        if any(unit.letter == NAME for unit in phrase.owners) or phrase.titles:
            return None
        if phrase.is_plural and (not country or self._are_others(phrase)):
            return self._some_states(phrase)
        if country:
            return None if phrase.is_plural else self.country(country)
        noun = noun_of(phrase, self.reader)
        if phrase.pronoun_owner is not None:
            owner = self.cast.heads.get(phrase.pronoun_owner)
            home = self.cast.actors[owner].country if owner else None
            return self.country(home) if home and noun in self.lexicon.state_words else None
        is_told = phrase.determiner in ("the", "this", "that", "his", "her", "its", "their") or phrase.determiner is None and self.context.stretch_of(phrase)
        if noun in self.lexicon.side_words or not is_told:
            return None
        last = self.context.last_country(phrase, noun, self.cast)
        return self.country(last) if last else None
