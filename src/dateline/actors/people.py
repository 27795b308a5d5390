"""The persons of one article: every name, full or bare, tied to one person, and that person to the base where it knows one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.knowledge.base import KnowledgeBase
from dateline.model.actor import OfficeRef

from .bearers import Bearers, Choice
from .cast import Cast, code_of
from .lexicon import TITLE
from .names import family_first, name_words, surname_of
from .offices import OfficeReader, Reading
from .phrases import Phrase
from .roles import FAMILIES, fits, of_office, suits


@dataclass(slots=True)
class Person:
    """One person of the article: the words of the names and of the titles used, and what the text and the base say.

    `last` is the token it was mentioned at last, `called` where by a bare name.
    """

    ref: str
    words: set[str]
    surname: str
    first: int
    roles: list[tuple[str | None, str | None]] = field(default_factory=list)
    ids: tuple[str, ...] = ()
    titles: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    country: str | None = None
    last: int = -1
    called: int = -1


class People:
    """Finds and keeps the persons of an article."""

    def __init__(self, reader: OfficeReader, cast: Cast) -> None:
        self.reader, self.cast = reader, cast
        self.base: KnowledgeBase = reader.base
        self.bearers = Bearers(reader)
        self.all: list[Person] = []
        self._by_ref: dict[str, Person] = {}

    def resolve(self, phrase: Phrase, reading: Reading) -> str:
        """The ref of the person a phrase with a name means; new to the cast when the article has not named it yet."""
        name = self.reader.text_of(phrase.core)
        words = name_words(name)
        if reading.assumed and self._bears_it_elsewhere(words, phrase, reading):
            reading = replace(reading, country=None)
        elif reading.assumed and len(words) > 1 and self.bearers.choose(name, words, phrase, reading) is None:
            reading = self.bearers.without_assumption(reading)
        person = self._known(words, phrase, reading)
        if person is None:
            person = self._new(name, words, phrase, reading)
        else:
            self._learn(person, name, words, phrase, reading)
        self._learn_title_in_name(person, phrase)
        if len(words) == 1:
            person.called = phrase.first
        person.last = max(person.last, phrase.first)
        return person.ref

    def _bears_it_elsewhere(self, words: list[str], phrase: Phrase, reading: Reading) -> bool:
        """Whether the text gave the title to one of the name in another country than its usual one: Mexican Foreign Secretary Ruiz."""
        person = self._known(words, phrase, replace(reading, country=None))
        return person is not None and any(role == reading.role and owner not in (None, reading.country) for role, owner in person.roles)

    def _learn_title_in_name(self, person: Person, phrase: Phrase) -> None:
        """The King of a name that the base has with its title."""
        found = self.reader.lexicon.phrases.at(self.reader.finder.words, phrase.core.first)
        if found and found[1].kind == TITLE and phrase.core.first + found[0] <= phrase.core.last:
            person.titles.add(found[1].phrase)

    def with_role(self, role: str | None, country: str | None, org: str | None, before: int, title: str = "", post: str | None = None) -> Person | None:
        """The person mentioned last before a token who is said to hold, or holds, a role in a country or organisation,
        and was not said to be sent elsewhere than to `post`.

        A title without an owner means whom the text gave it before anybody else, and nobody of another style.
        """
        family = FAMILIES.get(role or "", (role,))
        owner = org or country
        fitting = [p for p in self.all if p.last < before and any(r in family and (owner is None or o == owner) for r, o in p.roles)]
        if post:
            fitting = [p for p in fitting if post in p.posts]
        if owner is None and title:
            fitting = [p for p in fitting if suits(title, self._titles_of(p))]
        return max(fitting, key=lambda p: (owner is None and title in p.titles, p.last), default=None)

    def _titles_of(self, person: Person) -> list[str]:
        """What the text calls a person, and the title of the office the base knows."""
        office = self.cast.actors[person.ref].office
        known = self.base.office(office.id) if office else None
        return [*sorted(person.titles), *([known.title] if known else [office.title] if office else [])]

    def anywhere_with_role(self, role: str, owner: str) -> Person | None:
        """The one person of the whole article with a role in a country or organisation."""
        fitting = [p for p in self.all if (role, owner) in p.roles]
        return fitting[0] if len(fitting) == 1 else None

    def known_with(self, phrase: Phrase, reading: Reading) -> bool:
        """Whether the article or the base knows the bearer of a titled name."""
        words = name_words(self.reader.text_of(phrase.core))
        return (
            bool(phrase.core.targets)
            or len(words) == 1
            and self._bearer(words[0], phrase, reading) is not None
            or len(words) > 1
            and bool(self._known(words, phrase, reading) or self.bearers.choose(self.reader.text_of(phrase.core), words, phrase, reading))
        )

    def note(self, ref: str, token: int) -> None:
        """Remembers that a person was mentioned at a token, by whatever words."""
        person = self._by_ref.get(ref)
        if person:
            person.last = max(person.last, token)

    def of(self, ref: str) -> Person | None:
        """The person behind a ref."""
        return self._by_ref.get(ref)

    # ---- the same name before

    def _known(self, words: list[str], phrase: Phrase, reading: Reading) -> Person | None:
        if len(words) == 1:
            return self._bearer(words[0], phrase, reading)
        ids = set(phrase.core.targets or self.base.persons_named(self.reader.text_of(phrase.core)))
        for person in reversed(self.all):
            if ids and ids & set(person.ids) or set(words) == person.words:
                return person
        for person in reversed(self.all):
            if (set(words) <= person.words or person.words <= set(words) and len(person.words) > 1) and self._agree(person, reading):
                return person
            if len(person.words) == 1 and not person.ids and person.words < set(words) and self._agree(person, reading):
                return person
        return None

    def _bearer(self, word: str, phrase: Phrase, reading: Reading) -> Person | None:
        """Whom a bare name means: by surname before any other part of a name, then whom it called so before,
        then somebody of whom an office is told or known, then the one mentioned last."""
        fitting = [p for p in self.all if word in p.words and self._agree(p, reading) and self._may_hold(p, reading)]
        if not fitting:
            return None
        before = [p for p in fitting if p.first <= phrase.first] or fitting
        earlier = [p for p in before if p.surname == word and 0 <= p.called < phrase.first]
        if earlier and not reading.role:
            return max(earlier, key=lambda p: p.called)
        return max(before, key=lambda p: (p.surname == word, bool(p.roles or p.titles or p.ids), p.last if p.last <= phrase.first else -1))

    def _may_hold(self, person: Person, reading: Reading) -> bool:
        """Whether a title that one person holds can be that of somebody whose other titles are known: no first lady is president."""
        held = {role for role, _ in person.roles if role}
        return not reading.holder or not held or any(fits(reading.role, role) or fits(role, reading.role or "") for role in held)

    def _agree(self, person: Person, reading: Reading) -> bool:
        """Whether a title does not contradict what is known of the person: another country is another person."""
        if reading.country and person.country and reading.country != person.country:
            return False
        gender = self.cast.actors[person.ref].gender
        return not (reading.gender and gender and reading.gender != gender)

    # ---- a person new to the article

    def _new(self, name: str, words: list[str], phrase: Phrase, reading: Reading) -> Person:
        choice = self.bearers.choose(name, words, phrase, reading)
        ids = tuple(phrase.core.targets) or ((choice.id,) if choice else ())
        ref = self._enrol(name, words, choice, reading)
        person = self._by_ref.get(ref)
        if person is None:
            known = name_words(self.cast.actors[ref].name) if choice else []
            person = Person(ref, {*words, *known}, "", phrase.first, ids=ids)
            self.all.append(person)
            self._by_ref[ref] = person
        person.ids = tuple(dict.fromkeys([*person.ids, *ids]))
        self._fill(person, words, reading)
        return person

    def _enrol(self, name: str, words: list[str], choice: Choice | None, reading: Reading) -> str:
        gender = reading.gender or self._gender_of(words, name)
        if choice is None:
            return self._enrol_unknown(name, gender, reading)
        actor = self.base.actor(choice.id)
        home = actor.country if actor and actor.country else self.bearers.home_of(choice.id)
        country, office, sectors = self._as_of_day(choice, reading, home)
        body = self.base.actor(office.id.rpartition("/")[0], self.reader.day) if office and not country else None
        if body is not None and not reading.org:
            country, code = body.country, body.code
        else:
            code = self._code(reading, country, sectors)
        return self.cast.add(
            ("person", choice.id), actor.name if actor else name, "person", id=choice.id, country=country, sectors=sectors, office=office, state=choice.state,
            gender=gender or (self.gender_of_name(actor.name) if actor else None), candidates=choice.candidates, why=(*reading.why, *choice.why), code=code,
        )  # fmt: skip

    def _enrol_unknown(self, name: str, gender: str | None, reading: Reading) -> str:
        country = reading.country
        office = self._office_ref(reading)
        state = "certain" if reading.role and (country or reading.org) else "unknown"
        why = (*reading.why, f"named in the text as {reading.title}") if reading.role else ("a name the base does not know",)
        return self.cast.add(
            None, name, "person", country=country, sectors=reading.sectors, office=office, state=state, gender=gender, why=why, code=self._code(reading, country, reading.sectors)
        )

    def _code(self, reading: Reading, country: str | None, sectors: tuple[str, ...]) -> str | None:
        return reading.org.code if reading.org and not country else code_of(country, sectors)

    def _office_ref(self, reading: Reading) -> OfficeRef | None:
        """The office as the text names it; its id is the base's where it has one."""
        if (
            not reading.role
            or reading.former
            or reading.role == "leader"
            or not (reading.holder or reading.role in ("spokesperson", "ambassador", "envoy") or reading.role.startswith("deputy") or reading.role == "minister")
        ):
            return None
        owner = reading.org.id if reading.org else reading.country
        id = self.reader.office_id(reading)
        return OfficeRef(id or f"{owner}/{reading.role.replace('_', '-')}", reading.title) if owner else None

    def _as_of_day(self, choice: Choice, reading: Reading, home: str | None) -> tuple[str | None, OfficeRef | None, tuple[str, ...]]:
        """(country, office, sectors): what the text says first, then the tenure on the day, then the base's own."""
        if reading.org and not reading.country:
            return None, self._office_ref(reading), reading.sectors
        office = self.base.office(choice.tenure.office) if choice.tenure else None
        country = reading.country or (office.country if office else None) or home
        if office is not None and office.country is None and not reading.country and fits(reading.role, office.role):
            return None, OfficeRef(office.id, reading.title), reading.sectors or office.sectors
        if reading.role and not reading.former:
            said = None if reading.role == "secretary_general" and not reading.country else self._office_ref(reading if reading.country else _with_country(reading, country))
            if said is not None and office is None and self.bearers.has_left(choice.id, said.id):
                return country, None, ("ELI",)  # a courtesy to a former holder
            same = office is not None and fits(reading.role, office.role)
            return (
                country,
                OfficeRef(office.id, reading.title) if same and office else said or (OfficeRef(office.id, office.title) if office else None),
                reading.sectors or ("GOV",),
            )
        if reading.former:
            return country, None, reading.sectors
        if office is None:
            return country, None, ("ELI",) if self.base.tenures_of(choice.id) else ()
        return office.country or (country if not office.id.startswith("org/") else None), OfficeRef(office.id, office.title), office.sectors

    def gender_of_name(self, name: str) -> str | None:
        """He or she by the given name; None where it tells neither."""
        return self._gender_of(name_words(name), name)

    def enrol_holder(self, ref: str, name: str, person_id: str, reading: Reading, token: int) -> None:
        """Takes in a person whom the text names by office alone."""
        if ref not in self._by_ref:
            words = name_words(name)
            person = Person(ref, set(words), surname_of(words, reading.country, self.reader.lexicon), token, ids=(person_id,), last=token)
            self.all.append(person)
            self._by_ref[ref] = person
            self._fill(person, words, reading)

    def _gender_of(self, words: list[str], name: str) -> str | None:
        names = self.reader.lexicon.given_names
        given = words[1:] if family_first(words, None, self.reader.lexicon) else words[:1]
        return next((names[word] for word in given if word in names), None)

    # ---- what later mentions add

    def _learn(self, person: Person, name: str, words: list[str], phrase: Phrase, reading: Reading) -> None:
        grown = set(words) - person.words
        actor = self.cast.actors[person.ref]
        person.words |= set(words)
        person.ids = tuple(dict.fromkeys([*person.ids, *phrase.core.targets]))
        if grown and len(words) > 1 and actor.id is None:
            self.cast.change(person.ref, name=name)
        self._fill(person, words, reading)
        if reading.role and not reading.former and actor.id is None and (actor.office is None or actor.country is None):
            country = reading.country or actor.country
            full = _with_country(reading, country)
            self.cast.change(
                person.ref, country=country, sectors=reading.sectors or actor.sectors, office=self._office_ref(full) or actor.office,
                state="certain" if country or reading.org else actor.state, code=self._code(full, country, reading.sectors or actor.sectors),
                why=(*actor.why, f"named in the text as {reading.title}"),
            )  # fmt: skip
        elif reading.gender and not actor.gender:
            self.cast.change(person.ref, gender=reading.gender)

    def learn_title(self, ref: str, reading: Reading) -> None:
        """Adds what an apposition says of a person."""
        person = self._by_ref.get(ref)
        if person is None:
            return
        actor = self.cast.actors[ref]
        if not reading.role:
            self._learn_home(person, reading)
            return
        self._fill(person, [], reading)
        if reading.former or actor.office is not None and actor.id and (actor.country or not reading.country):
            return
        country = reading.country or actor.country
        full = _with_country(reading, country)
        said = self._office_ref(full)
        if said is not None and actor.id is not None and self.bearers.has_left(actor.id, said.id):
            return
        self.cast.change(
            ref, country=None if reading.org and not reading.country else country, sectors=reading.sectors or actor.sectors, office=self._office_ref(full) or actor.office,
            code=self._code(full, None if reading.org and not reading.country else country, reading.sectors or actor.sectors), gender=actor.gender or reading.gender,
            state="certain" if country or reading.org else actor.state, why=(*actor.why, f"apposition in the text: {reading.title}"),
        )  # fmt: skip

    def _learn_home(self, person: Person, reading: Reading) -> None:
        """The country of "his Chilean counterpart, X": no office is named, and whose he is."""
        actor = self.cast.actors[person.ref]
        if actor.id is None and actor.country is None and len(reading.countries) == 1:
            country, sectors = reading.countries[0], actor.sectors or reading.sectors
            self.cast.change(person.ref, country=country, sectors=sectors, code=code_of(country, sectors), state="certain", why=(*actor.why, "apposition in the text"))
            person.country = country

    def _fill(self, person: Person, words: list[str], reading: Reading) -> None:
        actor = self.cast.actors[person.ref]
        person.country = person.country or actor.country or reading.country
        if len(words) > 1 or not person.surname:
            person.surname = surname_of(words, actor.country or reading.country, self.reader.lexicon) if words else person.surname
        if reading.role and reading.phrase:
            person.titles.add(reading.phrase)
        if reading.post:
            person.posts.add(reading.post)
        if reading.role and not reading.former:
            owner = reading.org.id if reading.org else reading.country or actor.country
            if (reading.role, owner) not in person.roles:
                person.roles.append((reading.role, owner))
        if actor.office:
            owner, role = actor.office.id.rpartition("/")[0], of_office(actor.office.id)
            if (role, owner) not in person.roles:
                person.roles.append((role, owner))


def _with_country(reading: Reading, country: str | None) -> Reading:
    return replace(reading, country=country) if country and not reading.org else reading
