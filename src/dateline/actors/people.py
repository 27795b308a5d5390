"""The persons of one article: every name, full or bare, tied to one person, and that person to the base where it knows one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.knowledge.base import KnowledgeBase, holds, is_verified
from dateline.model.actor import Candidate, OfficeRef, Tenure

from .cast import Cast, code_of
from .lexicon import TITLE
from .names import family_first, name_words, surname_of
from .offices import OfficeReader, Reading, why_tenure
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Who of the base is meant, how sure and why."""

    id: str
    tenure: Tenure | None
    state: str
    why: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()


class People:
    """Finds and keeps the persons of an article."""

    def __init__(self, reader: OfficeReader, cast: Cast) -> None:
        self.reader, self.cast = reader, cast
        self.base: KnowledgeBase = reader.base
        self.all: list[Person] = []
        self._by_ref: dict[str, Person] = {}

    def resolve(self, phrase: Phrase, reading: Reading) -> str:
        """The ref of the person a phrase with a name means; new to the cast when the article has not named it yet."""
        name = self.reader.text_of(phrase.core)
        words = name_words(name)
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
            and bool(self._known(words, phrase, reading) or self.base.persons_named(self.reader.text_of(phrase.core)))
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
        choice = self._choose(name, words, phrase, reading)
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
        home = actor.country if actor and actor.country else self._home_of(choice.id)
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
            said = self._office_ref(reading if reading.country else _with_country(reading, country))
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

    def _home_of(self, person_id: str) -> str | None:
        """The country a person held office in; a post in an organisation tells none."""
        owners = [tenure.office.partition("/")[0] for tenure in self.base.tenures_of(person_id)]
        return next((owner for owner in owners if len(owner) == 3 and owner.isupper()), None)

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

    # ---- who of the base

    def _choose(self, name: str, words: list[str], phrase: Phrase, reading: Reading) -> Choice | None:
        """Who of the base bears the name; none whom the text contradicts."""
        ids = list(phrase.core.targets) if phrase.core.targets[:1] and phrase.core.targets[0].startswith("person/") else []
        if len(words) > 1:
            ids = list(dict.fromkeys([*ids, *self.base.persons_named(name)]))
            how = f"name: {name}"
        else:
            ids = ids or self._with_surname(words[0], reading)
            how = f"surname: {name}"
        scored = [(score, -n, id, tenure) for n, id in enumerate(ids) for score, tenure in [self._score(id, reading)] if score >= 0]
        if not scored:
            return None
        scored.sort(key=lambda row: row[:2], reverse=True)
        score, _, id, tenure = scored[0]
        if len(words) == 1 and not phrase.core.targets and score < (2 if reading.role else 1):
            return None
        if len(words) > 1 and score < 3 and id not in phrase.core.targets and not self._is_spelt_so(id, words):
            return None
        rivals = [row for row in scored[1:] if row[0] == score and (row[3] is None or tenure is None or row[3].office != tenure.office)]
        state = "ambiguous" if rivals and score < 3 else self._state(tenure)
        candidates = tuple(Candidate(row[2], 0.5, row[3] and why_tenure(row[3]) or "same name") for row in [scored[0], *rivals]) if state == "ambiguous" else ()
        return Choice(id, tenure, state, (how, *([why_tenure(tenure)] if tenure else [])), candidates)

    def _is_spelt_so(self, id: str, words: list[str]) -> bool:
        """Whether the base writes the name so too; one that only sounds alike needs its country or office to be meant."""
        actor = self.base.actor(id)
        return actor is not None and set(words) <= set(name_words(actor.name)) | set(id.partition("/")[2].split("-"))

    def _with_surname(self, surname: str, reading: Reading) -> list[str]:
        if reading.former or not (reading.country or reading.role):
            return []
        return self.base.persons_with_surname(surname, reading.country, self.reader.day)

    def _score(self, id: str, reading: Reading) -> tuple[int, Tenure | None]:
        """(how well a person of the base fits the title, country and day; the tenure that fits); -1 where the text speaks against."""
        tenures = self.base.tenures_of(id)
        actor = self.base.actor(id)
        countries = {self._state_of(tenure.office) for tenure in tenures} | ({actor.country} if actor and actor.country else set())
        if reading.country and countries and reading.country not in countries and not any(t.office.startswith("org/") for t in tenures):
            return -1, None
        day = self.reader.day
        now = [t for t in tenures if day is None or holds(t, day, 7)]
        crowns = self.reader.lexicon.kingdoms & {t.office.partition("/")[0] for t in now if of_office(t.office) == "head_of_state"}
        now.sort(
            key=lambda t: (
                day is not None and not holds(t, day),
                t.office.startswith("org/"),
                bool(crowns) and t.office.partition("/")[0] not in crowns,  # of several crowns the kingdom's own
                of_office(t.office) != reading.role,
                of_office(t.office) != "head_of_state",  # a president who heads the government too
            )
        )
        fitting = [t for t in now if fits(reading.role, of_office(t.office)) and reading.country in (None, self._state_of(t.office))]
        if fitting:
            return 4, fitting[0]
        if reading.country and reading.country in countries:
            return (3 if now else 2), None if reading.former else next(iter(now), None)
        if now and (not reading.role or not reading.holder):
            return 2, None if reading.former else now[0]
        return (1 if now else 0), now[0] if now and not reading.role and not reading.former else None

    def _state_of(self, office_id: str) -> str:
        """The country of an office, by its state or by the home of its group; the organisation's id where it has none."""
        owner = office_id.rpartition("/")[0]
        actor = self.base.actor(owner) if "/" in owner else None
        return actor.country or owner if actor else owner

    def _state(self, tenure: Tenure | None) -> str:
        if tenure is None:
            return "certain"
        return "certain" if self.reader.day and is_verified(tenure, self.reader.day) else "tenure_unverified"


def _with_country(reading: Reading, country: str | None) -> Reading:
    return replace(reading, country=country) if country and not reading.org else reading
