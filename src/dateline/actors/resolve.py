"""Phrases → actors of the article, in text order, each with the reasons why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.knowledge.base import holds, is_verified
from dateline.model.actor import Candidate, OfficeRef

from .bodies import Bodies, name_of, noun_of
from .cast import Cast, code_of
from .context import Context
from .lexicon import AGENT, BODY, QUANTITY, TITLE
from .offices import OfficeReader, Reading, why_tenure
from .people import People
from .phrases import Phrase
from .roles import HELD_BY_ONE, POSTED, in_papers_of
from .units import ADJECTIVE, CAPITAL, COUNTRY, KNOWN_BODY, NAME, ORGANISATION, UNKNOWN_ORG


class Resolver:
    """Ties each phrase of an article to an actor of its cast."""

    def __init__(self, reader: OfficeReader, cast: Cast, people: People, context: Context) -> None:
        self.reader, self.cast, self.people, self.context = reader, cast, people, context
        self.base = reader.base
        self.bodies = Bodies(reader, cast, context)

    def resolve(self, phrase: Phrase) -> str | None:
        """The ref of the actor a phrase means, None where it names none we can tell."""
        letter = phrase.core.letter
        if letter == NAME:
            return self.people.resolve(phrase, self._in_context(phrase, self.reader.read(phrase)))
        if letter in (COUNTRY, ADJECTIVE):
            return self._believers(phrase) or self._country_or_people(phrase)
        if letter == CAPITAL:
            return self.bodies.capital(phrase)
        if letter in (KNOWN_BODY, ORGANISATION):
            return self.bodies.known_body(phrase)
        if letter == UNKNOWN_ORG:
            return self.bodies.unknown_organisation(phrase)
        if letter == TITLE:
            return self._title(phrase)
        if letter == AGENT:
            return self._agents(phrase)
        if letter == BODY:
            return self.bodies.body(phrase)
        if letter == QUANTITY:
            return self._crowd(phrase)
        return None

    # ---- states, organisations, ministries

    def _country_or_people(self, phrase: Phrase) -> str | None:
        unit = phrase.core
        token = self.reader.finder.tokens[unit.last]
        following = self.reader.finder.tokens[unit.last + 1 : unit.last + 2]
        if following and following[0].tag == "POS" and token.tag not in ("NNPS", "NNS"):
            return self.bodies.of_base(unit.targets[0])
        if unit.letter == ADJECTIVE and not phrase.nested and unit.last in phrase.heads and not self._modifies(unit.last):
            return self._people(phrase)
        if token.tag == "NNPS" and unit.alias is not None and unit.alias.kind == "demonym_noun":
            return self._people(phrase)
        return self.bodies.of_base(unit.targets[0])

    def _modifies(self, i: int) -> bool:
        return self.reader.finder.tokens[i].dep in ("amod", "compound", "nmod", "npadvmod", "advmod")

    def _people(self, phrase: Phrase) -> str | None:
        """Demonym nouns: the Russians are a people, "the Russian" the Russian spoken of."""
        country = self.reader.country_of_unit(phrase.core)
        if phrase.core.targets[0].startswith("people/"):
            return self.bodies.of_base(phrase.core.targets[0])
        token = self.reader.finder.tokens[phrase.core.last]
        name = self.reader.text_of(phrase.core)
        plural = token.tag in ("NNPS", "NNS") or name.lower().endswith(("s", "sh", "ch", "ese"))
        if not plural and phrase.determiner == "the":
            person = max((p for p in self.people.all if p.country == country and 0 <= p.last < phrase.first), key=lambda p: p.last, default=None)
            if person:
                return person.ref
        if not plural and (phrase.determiner in ("a", "an", "one", "the") or token.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and phrase.determiner):
            return self.cast.add(None, name, "unknown", country=country, sectors=("CVL",), why=(f"demonym: {name}",))
        return self.cast.add(
            ("people", country, name), name, "people", country=country, sectors=("CVL",), code=code_of(country, ("CVL",)), state="certain", why=(f"demonym: {name}",)
        )

    def _believers(self, phrase: Phrase) -> str | None:
        """A religion's people of one land, who are of that land: "Indonesian Muslims"; None for a religion's people as such."""
        if not phrase.core.targets[0].startswith("people/"):
            return None
        base = self.reader.base.actor(phrase.core.targets[0], self.reader.day)
        land = next((country for unit in phrase.owners if (country := self.reader.country_of_unit(unit))), None)
        if base is None or base.country or not land or "REL" not in base.sectors:
            return None
        sectors, name = ("CVL", "REL"), self.reader.finder.words_between(phrase.first, phrase.core.last)
        why = (f"{base.name} of a land",)
        return self.cast.add(("people", land, base.id), name, "people", country=land, sectors=sectors, code=code_of(land, sectors), state="certain", why=why)

    # ---- offices and their holders

    def _title(self, phrase: Phrase) -> str | None:
        reading = self._in_context(phrase, self.reader.read(phrase))
        if phrase.is_plural:
            return self._several(phrase, reading)
        if reading.role in POSTED and reading.org and not reading.post:
            reading = replace(reading, post=self.context.only_country(phrase.sentence))  # "the U.N. mediator met the Syrian delegations"
        indefinite = phrase.determiner in ("a", "an", "one", "another", "any", "no", "some")
        if any(preposition == "of" and unit.letter == UNKNOWN_ORG for preposition, unit in phrase.after):
            return self._unnamed(phrase, reading, True)  # of something that we cannot tell: nobody spoken of before
        owner = reading.org.id if reading.org else reading.country
        if not indefinite and reading.role and not reading.former:
            person = self.people.with_role(reading.role, reading.country, reading.org.id if reading.org else None, phrase.first, reading.phrase, reading.post)
            if person is None and reading.assumed:
                person = self.people.with_role(reading.role, None, None, phrase.first, reading.phrase)
            person = person or (self.people.anywhere_with_role(reading.role, owner) if owner and reading.holder else None)
            if person and (owner or phrase.determiner == "the" or phrase.pronoun_owner is None):
                return person.ref
        if (reading.holder or self._speaks_alone(phrase, reading)) and not indefinite:
            return self._holder(phrase, reading)
        return self._unnamed(phrase, reading, indefinite)

    def _speaks_alone(self, phrase: Phrase, reading: Reading) -> bool:
        """One of many who bear such a title, where the words tell whose and the base knows exactly one for the day: the
        spokesman of a presidency, the ambassador to a state, the head of a service."""
        if self.reader.day is None or reading.former or not phrase.owners and not phrase.after and not reading.post:
            return False
        office_id = self.reader.office_id(reading)
        if office_id is None or not (office_id.endswith("/presidency-spokesperson") if reading.role == "spokesperson" else reading.role in HELD_BY_ONE):
            return False
        tenures = [tenure for tenure in self.base.holders(office_id, self.reader.day) if holds(tenure, self.reader.day)]
        return len({tenure.person for tenure in tenures}) == 1 and (reading.role not in POSTED or is_verified(tenures[0], self.reader.day))

    def _holder(self, phrase: Phrase, reading: Reading) -> str | None:
        """Who holds the office on the day; the office alone where nobody is known; nobody without a country."""
        office_id = self.reader.office_id(reading)
        owner = reading.org.id if reading.org else reading.country
        if owner is None:
            return self._unnamed(phrase, reading, False)
        tenure, state, candidates = self.reader.holder(office_id, reading.acting)
        office = OfficeRef(office_id or f"{owner}/{(reading.role or '').replace('_', '-')}", reading.title)
        if tenure is None:
            return self.cast.add(
                ("office", owner, reading.role), name_of(phrase, self.reader), "office", country=reading.country, sectors=reading.sectors, office=office, gender=reading.gender,
                code=reading.org.code if reading.org and not reading.country else code_of(reading.country, reading.sectors),
                why=(*reading.why, f"office: {office.id}; nobody known to hold it on the day"),
            )  # fmt: skip
        return self._named_holder(tenure.person, reading, office, state, candidates, why_tenure(tenure), phrase)

    def _named_holder(self, person_id: str, reading: Reading, office: OfficeRef, state: str, candidates: tuple[Candidate, ...], why: str, phrase: Phrase) -> str:
        known = self.cast.find(("person", person_id))
        if known:
            return known
        actor = self.base.actor(person_id)
        name = actor.name if actor else name_of(phrase, self.reader)
        ref = self.cast.add(
            ("person", person_id), name, "person", id=person_id, country=reading.country, sectors=reading.sectors, office=office, state=state, candidates=candidates,
            gender=reading.gender or self.people.gender_of_name(name), code=reading.org.code if reading.org and not reading.country else code_of(reading.country, reading.sectors),
            why=(*reading.why, f"office: {office.id}", why),
        )  # fmt: skip
        self.people.enrol_holder(ref, name, person_id, reading, phrase.first)
        return ref

    def _unnamed(self, phrase: Phrase, reading: Reading, indefinite: bool) -> str:
        """One person of whom only the office or trade is told."""
        org = reading.org if not reading.country else None
        fields: dict[str, Any] = {
            "country": reading.country, "sectors": reading.sectors, "gender": reading.gender,
            "code": org.code if org else code_of(reading.country, reading.sectors), "why": (*reading.why, f"unnamed: {reading.title or name_of(phrase, self.reader)}"),
        }  # fmt: skip
        office_id = self.reader.office_id(reading) if not reading.former else None
        if office_id:
            fields["office"] = OfficeRef(office_id, reading.title)
        key = None if indefinite else ("unnamed", reading.country or (org.id if org else None), reading.role, reading.post, noun_of(phrase, self.reader))
        return self.cast.add(key, name_of(phrase, self.reader), "unknown", **fields)

    def _several(self, phrase: Phrase, reading: Reading) -> str | None:
        """ "The foreign ministers of X and Y": a group of their holders; other plurals a group of that country."""
        if len(reading.countries) > 1:
            members = tuple(self._member(phrase, replace(reading, country=country)) for country in reading.countries)
            return self.cast.add(
                ("members", members),
                name_of(phrase, self.reader),
                "group",
                members=members,
                sectors=reading.sectors,
                code=None,
                state="certain",
                why=("one for each country named",),
            )
        if reading.org and reading.org.kind == "circle" and (circle := self.bodies.of_base(reading.org.id)):
            members = self.cast.actors[circle].members
            return self.cast.add(None, name_of(phrase, self.reader), "group", members=members, sectors=reading.sectors, code=None, state="certain", why=(f"of {reading.org.id}",))
        return self._group(phrase, reading.country, reading.sectors, reading)

    def holder_in(self, phrase: Phrase, country: str, role: str) -> str:
        """The ref of who holds a role in a country; the state itself where nobody and no office is known."""
        reading = Reading(role, ("GOV", "MIL") if role == "defence_minister" else ("GOV",), role.replace("_", " "), country, (country,), holder=True, phrase=role.replace("_", " "))
        return self._member(phrase, reading)

    def _member(self, phrase: Phrase, reading: Reading) -> str:
        if reading.holder and reading.country:
            person = self.people.anywhere_with_role(reading.role or "", reading.country)
            return person.ref if person else self._holder(phrase, reading) or self.bodies.country(reading.country)
        name = f"{reading.country} {noun_of(phrase, self.reader)}"
        return self.cast.add(
            ("group", reading.country, reading.sectors, noun_of(phrase, self.reader)),
            name,
            "group",
            country=reading.country,
            sectors=reading.sectors,
            state="certain",
            why=("group of a country",),
        )

    # ---- agents and bodies

    def _crowd(self, phrase: Phrase) -> str | None:
        """ "Thousands marched": people of the place, where a bare number is who acts."""
        token = self.reader.finder.tokens[phrase.core.last]
        if not phrase.is_plural or token.dep != "nsubj" or phrase.owners:
            return None
        country, why = self.context.home_of(phrase, ("CVL",), True, self.cast)
        return self.cast.add(None, name_of(phrase, self.reader), "group", country=country, sectors=("CVL",), why=(why, "a crowd") if why else ("a crowd",))

    def _agents(self, phrase: Phrase) -> str | None:
        if self._only_modifies(phrase):
            return None
        reading = self._in_context(phrase, self.reader.read(phrase))
        if phrase.is_plural or self.reader.finder.tokens[phrase.core.last].tag in ("NNS", "NNPS"):
            return self._several(phrase, reading)
        noun = noun_of(phrase, self.reader)
        if noun in ("counterpart", "colleague", "opposite number"):
            return self._counterpart(phrase, reading)
        if noun in ("guest", "host", "visitor"):
            return self._other_of_two(phrase)
        indefinite = phrase.determiner in ("a", "an", "one", "another", None)
        if phrase.determiner in ("the", "this", "that") and not reading.countries:
            known = self.bodies.named.get(noun)
            if known:
                return known
        ref = self._unnamed(phrase, reading, indefinite)
        self.bodies.named[noun] = ref
        return ref

    def _other_of_two(self, phrase: Phrase) -> str | None:
        """His guest: the one other person whom the sentence names."""
        owner = self.cast.heads.get(phrase.pronoun_owner) if phrase.pronoun_owner is not None else None
        named = {ref for one in self.context.names_in(phrase.sentence) if (ref := self.people.resolve(one, self._in_context(one, self.reader.read(one)))) != owner}
        return named.pop() if owner and len(named) == 1 else None

    def _only_modifies(self, phrase: Phrase) -> bool:
        """The refugee of "a refugee camp", the student of "student visas": no one is meant."""
        token = self.reader.finder.tokens[phrase.core.last]
        return token.dep == "compound" and token.head > phrase.last and not phrase.is_plural

    def _counterpart(self, phrase: Phrase, reading: Reading) -> str | None:
        """His Chinese counterpart: whoever holds in China the office of the person spoken of before."""
        before = max((p for p in self.people.all if 0 <= p.last <= phrase.first and p.roles), key=lambda p: p.last, default=None)
        country = reading.countries[-1] if reading.countries else None
        if before is None or country is None:
            return self._unnamed(phrase, replace(reading, sectors=("GOV",)), True) if country else None
        role = before.roles[-1][0]
        known = self.people.anywhere_with_role(role or "", country)
        if known:
            return known.ref
        entry_title = (role or "").replace("_", " ")
        return self._holder(
            phrase, replace(reading, role=role, country=country, org=None, holder=True, title=entry_title, sectors=("GOV",), why=(f"counterpart of {before.ref}: {entry_title}",))
        )

    def _group(self, phrase: Phrase, country: str | None, sectors: tuple[str, ...], reading: Reading) -> str:
        noun = noun_of(phrase, self.reader)
        if country is None and reading.org is None and phrase.determiner in ("the", "these", "those") and noun in self.bodies.named:
            return self.bodies.named[noun]
        org = reading.org if not country else None
        key = ("group", country or (org.id if org else None), sectors, noun)
        code = org.code if org else code_of(country, sectors)
        ref = self.cast.add(
            key,
            name_of(phrase, self.reader),
            "group",
            country=country,
            sectors=sectors,
            code=code,
            state="certain" if country or org else "unknown",
            why=(*reading.why, f"group: {noun}"),
        )
        self.bodies.named[noun] = ref
        return ref

    # ---- what the text leaves out

    def _in_context(self, phrase: Phrase, reading: Reading) -> Reading:
        """The reading with the country that the text leaves out, where the article tells it."""
        if reading.country or reading.countries or reading.org or phrase.determiner in ("my", "your"):
            return reading
        if phrase.determiner == "our":
            named = self.context.publisher_country if phrase.core.letter == NAME and reading.role else None
            home = named or self.context.ours(phrase)
            return replace(reading, country=home, countries=(home,), why=(*reading.why, "country of who says it")) if home else reading
        if reading.role == "secretary_general" and phrase.determiner == "the" and self.context.publisher_org is not None:
            return replace(reading, org=self.context.publisher_org, why=(*reading.why, "of the body that publishes"))
        if own := self._of_publishing_ministry(phrase, reading):
            return own
        country, why = self.context.owner_of(phrase, reading, self.people, self.cast)
        entry = self.reader.role_entry(phrase)
        if country and entry is not None and phrase.core.letter == TITLE and phrase.pronoun_owner is None and not self.reader.is_styled(entry, country):
            return reading
        if country and reading.holder and phrase.core.letter == TITLE and self.reader.office_id(replace(reading, country=country)) is None:
            return reading
        return replace(reading, country=country, countries=(country,), why=(*reading.why, why)) if country else reading

    def _of_publishing_ministry(self, phrase: Phrase, reading: Reading) -> Reading | None:
        """ "The Secretary" in a ministry's own paper that gave nobody the title: who heads it, where the base knows the office."""
        ministry = self.context.publisher_ministry
        role = in_papers_of(reading.phrase, ministry.id) if ministry is not None and ministry.country else None
        if ministry is None or role is None or phrase.determiner != "the" or phrase.core.letter != TITLE or reading.former:
            return None
        if self.people.with_role(reading.role, None, None, phrase.first, reading.phrase):
            return None
        own = replace(reading, role=role, country=ministry.country, countries=(ministry.country or "",), holder=True, why=(*reading.why, "of the ministry that publishes"))
        return own if self.reader.office_id(own) else None
