"""What a phrase says of an office: whose, which role, held now or once, alone or among several."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.knowledge.base import holds, is_verified
from dateline.knowledge.posts import head_of, post_behind
from dateline.model.actor import Actor, Candidate, Tenure

from .lexicon import AGENT, BODY, TITLE, Entry
from .phrases import Phrase
from .roles import GENERIC_ROLES, LEADERS, POST_ROLES, POSTED, offices_meant, suits
from .units import ADJECTIVE, CAPITAL, COUNTRY, KNOWN_BODY, NAME, ORGANISATION, PLACE, Unit, UnitFinder

_ENVOYS = ("envoy", "representative", "mediator", "ambassador")
_LONGEST_ACTING = 180  # days; a holder of the base in office for longer is not whom a text calls acting


@dataclass(frozen=True, slots=True)
class Reading:
    """A title read in its phrase. `country` and `org` say whose office; `body` is the id of the ministry named with it,
    `post` where an envoy is sent: the ISO code of a state or the id of what else it is. `assumed`: no words tell the
    country, only that such a title is usual there."""

    role: str | None
    sectors: tuple[str, ...]
    title: str
    country: str | None = None
    countries: tuple[str, ...] = ()
    org: Actor | None = None
    body: str | None = None
    post: str | None = None
    holder: bool = False
    former: bool = False
    assumed: bool = False
    acting: bool = False
    phrase: str = ""
    gender: str | None = None
    why: tuple[str, ...] = ()


class OfficeReader:
    """Reads titles, owners and offices of phrases against the base, as of the article's day."""

    def __init__(self, finder: UnitFinder) -> None:
        self.finder, self.base, self.lexicon = finder, finder.base, finder.lexicon
        self.day: dt.date | None = finder.parsed.article.day
        self._places: dict[str, str | None] = {}

    # ---- whose

    def countries_of(self, phrase: Phrase) -> tuple[str, ...]:
        """The countries that own the phrase, before it or behind it, in text order."""
        before = [unit for unit in phrase.owners if not self.finder.is_compounded(unit.last)]
        role = self.role_entry(phrase)
        if role is not None and role.role in POSTED:
            # "the Rome envoy" serves there, "Rome's envoy" comes from there
            before = [unit for unit in before if unit.letter not in (PLACE, CAPITAL) or self.finder.tokens[unit.last + 1].tag == "POS"]
        owners = self._countries(before)
        if owners:
            return owners if phrase.is_plural else owners[-1:]
        if phrase.core.entry is not None and phrase.core.entry.phrase in self.lexicon.relational:
            return ()
        posted = role is not None and role.role in POSTED or phrase.core.entry is not None and phrase.core.entry.phrase in self.lexicon.posted_bodies
        if phrase.core.letter == NAME:
            serves = [unit for preposition, unit in phrase.posts if preposition == "for" and role is not None and role.role == "spokesperson"]
            return self._countries([*(unit for preposition, unit in phrase.after if preposition == "of"), *serves])
        own = self._countries([unit for preposition, unit in phrase.after if preposition == "of"])
        if posted:
            return own or self._countries([unit for preposition, unit in phrase.after if preposition == "from"])
        near = () if phrase.pronoun_owner is not None else self._countries([unit for preposition, unit in phrase.after if preposition in ("in", "from", "for", "at")])
        return own or tuple(country for country in near if role is None or self.is_styled(role, country))

    def countries_in_office(self, phrase: Phrase) -> tuple[str, ...]:
        """The countries in which those of a titled name hold an office on the day."""
        found = self.base.persons_named(self.text_of(phrase.core)) if self.day else []
        owners = [tenure.office.partition("/")[0] for person in found[:1] for tenure in self.base.tenures_of(person, self.day)]
        return tuple(dict.fromkeys(owner for owner in owners if len(owner) == 3 and owner.isupper()))

    def is_styled(self, entry: Entry, country: str) -> bool:
        """Whether a country's office bears a title in the words of an entry, as far as the base tells: Belgium has no president."""
        roles = offices_meant(entry.role, entry.phrase, None, False) if entry.role and phrase_is_single(entry) else ()
        return suits(entry.phrase, [office.title for role in roles if (office := self.base.office_of(country, role))])

    def _countries(self, units: list[Unit]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(country for unit in units if (country := self.country_of_unit(unit))))

    def country_of_unit(self, unit: Unit) -> str | None:
        """The country a unit names or lies in, or None."""
        if unit.letter == PLACE and unit.targets:
            actor = self.base.actor(unit.targets[0])
            return actor.country if actor else None
        if unit.letter in (COUNTRY, ADJECTIVE, CAPITAL, KNOWN_BODY):
            actor = self.base.actor(unit.targets[0])
            return actor.country if actor else unit.country
        if unit.letter == PLACE:
            name = self.text_of(unit)
            return None if name.isupper() and len(name) <= 4 else self.country_of_place(name)
        return None

    def country_of_place(self, name: str) -> str | None:
        """The country of the greatest place of a name, where it is clearly the greatest."""
        if name.lower() in self.lexicon.wide_places:
            return None
        if name not in self._places:
            found = self.base.places_named(name)
            clear = found and all(other.country == found[0].country or other.population * 4 < found[0].population for other in found[1:4])
            self._places[name] = found[0].country if clear else None
        return self._places[name]

    def org_of(self, phrase: Phrase) -> Actor | None:
        """The organisation, group or party that owns the phrase."""
        entry = self.role_entry(phrase)
        served = ("of", "at", "in", "for") if entry is not None and entry.role == "spokesperson" else ("of", "at", "in")
        for unit in [*phrase.owners, *(unit for preposition, unit in [*phrase.after, *phrase.posts] if preposition in served)]:
            if unit.letter == ORGANISATION and not self.finder.is_compounded(unit.last):
                return self.base.actor(unit.targets[0], self.day)
        return None

    def body_of(self, phrase: Phrase) -> tuple[str | None, tuple[str, ...]]:
        """(id, sectors) of the ministry or other body named in front of a title; the id None where only its kind is known."""
        for unit in reversed(phrase.owners):
            if unit.letter == KNOWN_BODY:
                actor = self.base.actor(unit.targets[0])
                return unit.targets[0], actor.sectors if actor else ("GOV",)
            if unit.letter == BODY and unit.entry:
                return None, unit.entry.sectors
        return None, ()

    def text_of(self, unit: Unit) -> str:
        """The words of a unit."""
        return self.finder.words_between(unit.first, unit.last)

    # ---- which office

    def role_entry(self, phrase: Phrase) -> Entry | None:
        """The title that says most: the last before a name that is a title, else the last agent noun."""
        owned = [unit for unit in phrase.titles if self.finder.tokens[unit.last + 1].tag != "POS"]  # "the *President's* adviser" is no president
        units = [*owned, phrase.core]
        titles = [unit.entry for unit in units if unit.letter == TITLE]
        agents = [unit.entry for unit in units if unit.letter == AGENT]
        named = [entry for entry in titles if entry and entry.role not in (None, "diplomat", "official", "criminal", "activist")]
        return (named or titles or agents or [None])[-1]

    def read(self, phrase: Phrase) -> Reading:
        """What the phrase says of an office; the reading of a phrase without a title has no role."""
        entry = self.role_entry(phrase)
        countries, org = self.countries_of(phrase), self.org_of(phrase)
        body, body_sectors = self.body_of(phrase)
        if org and countries and self._org_comes_first(phrase):
            countries = self._countries(self._served_besides(phrase)) if phrase.core.letter == NAME else ()
        if entry is None:
            return Reading(None, org.sectors if org else (), "", countries[-1] if countries else org.country if org else None, countries, org, body)
        words = self._words_beside(phrase)
        former = bool(words & self.lexicon.former) or "ex" in words
        role, holder = self._role_there(entry, countries, words)
        role, holder = self._role_of_body(role, holder, phrase)
        if role == "ambassador_to_un":
            org = None  # a state's ambassador there, not the body's own
        if words & self.lexicon.ordinals and phrase.core.letter == TITLE:
            role, holder = None, False  # its first president is none of today's
        sectors = self._sectors(entry, role, org if not countries else None, body_sectors, phrase)
        country = countries[-1] if len(countries) == 1 or countries and not phrase.is_plural else None
        if country is None and not countries and org is not None:
            country = org.country
        assumed = country is None and not countries and org is None and bool(entry.countries) and entry.role == role
        if assumed:
            country = entry.countries[0]
        return Reading(
            role, ("ELI",) if former and "GOV" in sectors else sectors, self._title(phrase, entry), country, countries, org if not countries else None, body,
            post=self._post(phrase, entry) if role in POSTED else None, holder=holder and not former and not (words & self.lexicon.not_holder), former=former, assumed=assumed,
            acting="acting" in words, phrase=entry.phrase, gender=entry.gender or phrase.gender_known,
        )  # fmt: skip

    def _served_besides(self, phrase: Phrase) -> list[Unit]:
        """Whom a name behind an organisation's serves too: "African Union chair President *of Ghana* X", "U.N. envoy X *of Ghana*"."""
        inside = [unit for unit in phrase.owners if self.finder.words[unit.first - 1] == "of"]
        return [*inside, *(unit for preposition, unit in phrase.after if preposition == "of")]

    def _post(self, phrase: Phrase, entry: Entry) -> str | None:
        """Where the words behind a title say its bearer is sent."""
        unit = next((unit for unit in [*phrase.titles, phrase.core] if unit.entry is entry), phrase.core)
        parsed = self.finder.parsed
        start, sentence = parsed.tokens[unit.last].end, parsed.sentence_of(unit.last)
        return post_behind(self.base, parsed.article.text[start : parsed.tokens[sentence.last - 1].end])

    def _words_beside(self, phrase: Phrase) -> set[str]:
        """The words before the core that are no part of a title: former, deputy, acting, new."""
        inside = {i for unit in phrase.titles for i in range(unit.first, unit.last + 1)}
        return {self.finder.words[i] for i in range(phrase.first, phrase.core.first) if i not in inside}

    def _role_of_body(self, role: str | None, holder: bool, phrase: Phrase) -> tuple[str | None, bool]:
        """The president of a bank or court is no head of state; an ambassador to the U.N. is that."""
        beside = [*phrase.owners, *(unit for _, unit in [*phrase.after, *phrase.posts])]
        if role == "ambassador" and any(unit.letter == ORGANISATION and unit.targets[0] == "org/un" for unit in beside):
            return "ambassador_to_un", bool(self._countries(beside))
        served = [unit for unit in beside if unit.letter == BODY or unit.letter == KNOWN_BODY and not unit.targets[0].endswith(("/presidency", "/foreign"))]
        if role == "head_of_state" and served:
            return "head", False
        return role, holder

    def _org_comes_first(self, phrase: Phrase) -> bool:
        return bool(phrase.owners) and phrase.owners[0].letter == ORGANISATION

    def _role_there(self, entry: Entry, countries: tuple[str, ...], words: set[str]) -> tuple[str | None, bool]:
        """(role, whether one person holds it) in the country named."""
        elsewhere = next((role for country in countries if (role := self.lexicon.elsewhere.get((entry.phrase, country)))), None)
        if elsewhere:
            return elsewhere, True
        if entry.countries and countries and not set(countries) & set(entry.countries):
            return entry.phrase.replace(" ", "_"), True
        if words & self.lexicon.deputy:
            return f"deputy_{entry.role}" if entry.role else None, False
        return entry.role, entry.holder

    def _sectors(self, entry: Entry, role: str | None, org: Actor | None, body: tuple[str, ...], phrase: Phrase) -> tuple[str, ...]:
        if org is not None and org.sectors and entry.kind == TITLE and entry.holder:
            return org.sectors
        generic = role in GENERIC_ROLES or entry.kind == AGENT and "GOV" in entry.sectors or not entry.sectors
        if generic and org is not None and org.sectors:
            return org.sectors
        if generic and body and entry.role != "head_of_state":
            return body
        agents = [unit.entry.sectors for unit in phrase.titles if unit.letter == AGENT and unit.entry and unit.entry is not entry]
        if generic and agents and entry.sectors[:1] in ((), ("GOV",)):
            return agents[-1]
        return entry.sectors

    def _title(self, phrase: Phrase, entry: Entry) -> str:
        unit = next((unit for unit in [*phrase.titles, phrase.core] if unit.entry is entry), None)
        return self.text_of(unit) if unit else entry.phrase

    # ---- who holds it

    def office_id(self, reading: Reading) -> str | None:
        """The base's id of the office read, as the base writes it; None without an owner or a role."""
        owner = reading.org.id if reading.org else reading.country
        if reading.org and reading.org.country and "GOV" in reading.org.sectors and not reading.org.id.startswith("org/"):
            owner = reading.org.country  # a group that governs: its minister is the country's
        if owner is None or reading.role is None:
            return None
        if reading.post and (posted := self._office_of_post(owner, reading)):
            return posted
        if reading.org and reading.role == "head" and (own := head_of(self.base, reading.org.id)):
            return own
        found = [office.id for role in self._roles_meant(reading) if (office := self.base.office_of(owner, role))]
        held = [id for id in found if self.day and self.base.holders(id, self.day)]
        return next(iter(held or found), None)

    def _office_of_post(self, owner: str, reading: Reading) -> str | None:
        """The office of who is sent to a post: of several one that is held, and is called as the text calls it."""
        assert reading.role is not None and reading.post is not None
        roles = ("special_envoy",) if reading.phrase.startswith("special") else POST_ROLES.get(reading.role, ())
        offices = [office for role in roles for office in self.base.offices_of_post(owner, role, reading.post)]
        held = [office for office in offices if self.day and any(holds(tenure, self.day) for tenure in self.base.holders(office.id, self.day))] or offices
        said = reading.title.lower()
        ranked = [(not office.title.lower().startswith(said), not any(word in office.title.lower() for word in _ENVOYS), office.id) for office in held]
        return min(ranked)[2] if ranked else None

    def _roles_meant(self, reading: Reading) -> tuple[str, ...]:
        assert reading.role is not None
        if reading.role == "leader" and reading.country:
            return ("leader", *(reversed(LEADERS) if reading.country in self.lexicon.premier_leads else LEADERS))
        of_org = reading.org is not None and not ("GOV" in reading.org.sectors and reading.org.country)
        return offices_meant(reading.role, reading.phrase, reading.body, of_org)

    def holder(self, office_id: str | None, acting: bool = False) -> tuple[Tenure | None, str, tuple[Candidate, ...]]:
        """(tenure, state, candidates) of an office on the article's day; who acts, where the text speaks of acting."""
        if office_id is None or self.day is None:
            return None, "unknown", ()
        tenures = self.base.holders(office_id, self.day)
        if acting:
            tenures = [t for t in tenures if t.acting] or [t for t in tenures if t.start and (self.day - t.start).days < _LONGEST_ACTING]
        if not tenures:
            return None, "unknown", ()
        best = tenures[0]
        rivals = {t.person: t for t in tenures if t.person != best.person and holds(t, self.day) and is_verified(t, self.day)}
        state = "certain" if is_verified(best, self.day) and not rivals else "ambiguous" if rivals else "tenure_unverified"
        candidates = tuple(Candidate(t.person, 0.6 if t is best else 0.3, why_tenure(t)) for t in [best, *rivals.values()]) if rivals else ()
        return best, state, candidates


def phrase_is_single(entry: Entry) -> bool:
    """Whether a title names one holder."""
    return entry.holder and not entry.plural


def why_tenure(tenure: Tenure) -> str:
    """A row of the base in words."""
    end = tenure.end or (f"open, last seen {tenure.last_verified}" if tenure.last_verified else "open")
    return f"tenure: {tenure.office} {tenure.start or '?'}..{end} ({tenure.source or 'base'})"
