"""Who of the base bears a name that a text gives, with the title and country it tells."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.knowledge.base import KnowledgeBase, holds, is_verified
from dateline.model.actor import Candidate, Tenure

from .names import name_words
from .offices import OfficeReader, Reading, why_tenure
from .phrases import Phrase
from .roles import fits, of_office


@dataclass(frozen=True, slots=True)
class Choice:
    """Who of the base is meant, how sure and why."""

    id: str
    tenure: Tenure | None
    state: str
    why: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()


class Bearers:
    """Finds the persons of the base that names may mean, as of the article's day."""

    def __init__(self, reader: OfficeReader) -> None:
        self.reader = reader
        self.base: KnowledgeBase = reader.base

    def choose(self, name: str, words: list[str], phrase: Phrase, reading: Reading) -> Choice | None:
        """Who of the base bears the name; none whom the text contradicts."""
        ids = list(phrase.core.targets) if phrase.core.targets[:1] and phrase.core.targets[0].startswith("person/") else []
        if len(words) > 1:
            ids = list(dict.fromkeys([*ids, *self.base.persons_named(name)]))
            for long in self.reader.lexicon.short_forms.get(words[0], ()) if not ids else ():
                found = self.base.persons_named(" ".join([long, *words[1:]]), reading.country, self.reader.day)
                if found:
                    ids, words = found, [long, *words[1:]]  # Rob Malley
            if not ids and reading.role and not reading.former:
                ids = self.base.persons_with_surname(name, reading.country, self.reader.day)  # President Peña Nieto
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

    def without_assumption(self, reading: Reading) -> Reading:
        """The reading of a title whose country is only usual, without it where the base knows another who holds it there."""
        tenure, state, _ = self.reader.holder(self.reader.office_id(reading))
        return replace(reading, country=None) if tenure is not None and state == "certain" else reading

    def has_left(self, person_id: str, office_id: str) -> bool:
        """Whether somebody held an office and is known to have left it before the article's day."""
        day = self.reader.day
        held = [tenure for tenure in self.base.tenures_of(person_id) if tenure.office == office_id]
        return day is not None and bool(held) and all(tenure.end is not None and tenure.end < day and not holds(tenure, day, 30) for tenure in held)

    def home_of(self, person_id: str) -> str | None:
        """The country a person held office in; a post in an organisation tells none."""
        owners = [tenure.office.partition("/")[0] for tenure in self.base.tenures_of(person_id)]
        return next((owner for owner in owners if len(owner) == 3 and owner.isupper()), None)
