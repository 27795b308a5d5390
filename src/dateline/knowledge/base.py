"""Who is who, as of a day: the compiled knowledge base and the questions one may put to it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import ahocorasick_rs

from dateline.errors import KnowledgeError
from dateline.model.actor import Actor, Office, Tenure

from . import gazetteer
from .amend import Amendments, amend
from .compile import KB_FOLDER, compile_base, source_files
from .compiled import compiled
from .names import fold, name_keys, name_pieces
from .overlay import read_overlay
from .posts import post_of_title
from .spelling import agrees, alike, initials, skeleton

_OF = (" of ", " of the ")
_SHORTEST_GUESS = 5  # letters of a surname that may be looked for by its sound; Qin is not Qian
EDGE_DAYS = 7  # dates of the same spell differ by a week or less in 90 of 100 cases between two public sources


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that may mean an actor.

    `kind`: name, official_name, abbreviation, former_name, demonym (adjective), demonym_noun (people), capital, metonym,
    place_of_power, ministry, body, role_phrase, person. `weight` from 0 to 1 is how often the words mean the target
    where nothing else is known; None for a date means open. `source` names the row where an overlay has it.
    """

    text: str
    target: str
    kind: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    weight: float = 1.0
    source: str = ""


@dataclass(frozen=True, slots=True)
class AliasHit:
    """A place in a text where an alias stands; offsets are code points, end exclusive; `aliases` best first."""

    start: int
    end: int
    text: str
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the gazetteer. `kind`: city, region, country; `country` is ISO 3166-1 alpha-3; `main` where the name asked
    for is its first name and no other one. Regions and countries lie in the middle of their cities."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    geonameid: int | None
    kind: str
    population: int
    main: bool = True


def holds(tenure: Tenure, day: dt.date, slack: int = 0) -> bool:
    """Whether the tenure covers `day`, give or take `slack` days; an open end covers every later day."""
    edge = dt.timedelta(days=slack)
    return (tenure.start is None or tenure.start - edge <= day) and (tenure.end is None or day <= tenure.end + edge)


def is_verified(tenure: Tenure, day: dt.date) -> bool:
    """Whether the record vouches for the tenure on `day`: it has an end, or was seen to go on until then."""
    return tenure.end is not None or (tenure.last_verified is not None and day <= tenure.last_verified)


class KnowledgeBase:
    """The dated base of actors, names, offices and tenures; questions that know no answer give None or an empty list."""

    def __init__(self, path: Path, overlay: Path | None = None) -> None:
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.deserialize(path.read_bytes())
        self.amendments = amend(self._database, read_overlay(overlay)) if overlay else Amendments()
        self._actors: dict[str, Actor | None] = {}
        self._offices: dict[str, Office | None] = {}
        self._tenures: dict[str, tuple[Tenure, ...]] = {}
        self._aliases: dict[int, tuple[Alias, ...]] = {}
        self._posts: dict[tuple[str, str], list[tuple[str | None, Office]]] = {}
        self._patterns = [text for (text,) in self._database.execute("SELECT text FROM pattern ORDER BY number")]
        self._finder = ahocorasick_rs.AhoCorasick(self._patterns, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False)
        self._hits = lru_cache(maxsize=8)(self._all_hits)  # actors, lands and places ask for those of one article in turn

    @classmethod
    def load(cls, folder: Path = KB_FOLDER, overlay: Path | None = None) -> KnowledgeBase:
        """The base compiled from the tables in `folder`, on first use, with the rows of a user's overlay over them.

        Raises:
            KnowledgeError: a table has a mistake; `where` is file:line.
        """
        path = compiled("kb.sqlite", source_files(folder), lambda target: compile_base(folder, target))
        try:
            return cls(path, overlay)
        except sqlite3.DatabaseError as error:
            raise KnowledgeError(f"not a knowledge base: {error}", where=str(path), remedy="delete the file; it is made anew") from None

    # ---- actors and their names

    def actor(self, id: str, day: dt.date | None = None) -> Actor | None:
        """The actor with an id such as state/CHN, ministry/CHN/foreign, person/wang-yi, org/un; with a day, coded as of it:
        the Taliban are rebels in 2010 and the government in 2023."""
        actor = self._actor(id)
        if actor and day and id in self._dated_codes:
            on = day.isoformat()
            for code, sectors, first, last in self._dated_codes[id]:
                if (first or "") <= on <= (last or "9999"):
                    return replace(actor, code=code, sectors=_split(sectors))
        return actor

    @cached_property
    def _dated_codes(self) -> dict[str, list[tuple[str, str, str | None, str | None]]]:
        found: dict[str, list[tuple[str, str, str | None, str | None]]] = {}
        for actor, code, sectors, first, last in self._all("SELECT actor, code, sectors, first, last FROM code ORDER BY actor, first"):
            found.setdefault(actor, []).append((code, sectors, first, last))
        return found

    def _actor(self, id: str) -> Actor | None:
        if id not in self._actors:
            row = self._one("SELECT id, kind, name, country, code, sectors, valid_from, valid_to FROM actor WHERE id = ?", id)
            self._actors[id] = _actor(row) if row else None
        return self._actors[id]

    def person_names(self) -> list[str]:
        """The names of all persons, by id."""
        return [name for (name,) in self._all("SELECT name FROM actor WHERE kind = 'person' ORDER BY id")]

    def body_names(self) -> list[str]:
        """The names of all actors that are neither persons nor states, by id."""
        return [name for (name,) in self._all("SELECT name FROM actor WHERE kind NOT IN ('person', 'state') ORDER BY id")]

    def country(self, iso3: str) -> Actor | None:
        """The state with an ISO 3166-1 alpha-3 code."""
        return self.actor(f"state/{iso3}")

    def independent_states(self, day: dt.date | None = None) -> list[str]:
        """ISO codes of the independent states, of `day` or of today as the tables know it."""
        on = day.isoformat() if day else "9999"
        return [iso3 for iso3, first, last in self._all("SELECT iso3, first, last FROM independent ORDER BY iso3") if (first or "") <= on and on <= (last or "9999")]

    def members(self, org_id: str, day: dt.date | None = None) -> list[str]:
        """Ids of the members of an organisation, of `day` or of the last day known."""
        rows = self._all("SELECT member, start, end FROM member WHERE org = ? ORDER BY member", org_id)
        on = (day or dt.date.max).isoformat()
        return [member for member, start, end in rows if (not start or start <= on) and (not end or on <= end)]

    def bodies_of_size(self, count: int, day: dt.date | None = None) -> list[str]:
        """Ids of the organisations with so many members, of `day` or of the last day known, by id."""
        return [org for (org,) in self._all("SELECT DISTINCT org FROM member WHERE org LIKE 'org/%' ORDER BY org") if len(self.members(org, day)) == count]

    def alias_hits(self, text: str, places: bool = False, things: bool = False) -> list[AliasHit]:
        """The longest aliases that stand in `text` at word boundaries, left to right, none overlapping another.

        Names of seas, straits and world regions (targets place/...) only with `places`, names that hold an actor's name and
        mean none ("Paris Agreement", "Korean War") only with `things`; without, they keep the actor in them from being found.
        Case counts, accents and the kind of hyphen or apostrophe do not. A state's adjective or name with a body behind it
        ("Chinese Foreign Ministry"), or a body "of" a state, is one hit of kind body.
        """
        left_out = tuple(kind for kind, wanted in (("place/", places), ("thing/", things)) if not wanted)
        return [hit for hit in self._hits(text) if not hit.aliases[0].target.startswith(left_out)]

    def _all_hits(self, text: str) -> tuple[AliasHit, ...]:
        folded = fold(text)
        spans = self._longest(folded)
        hits, number = [], 0
        while number < len(spans):
            hit, used = self._joined(text, folded, spans, number)
            if hit.aliases:
                hits.append(hit)
            number += used
        return tuple(hits)

    def longest(self, text: str) -> list[tuple[int, int, int]]:
        """The longest spellings that stand in `text`, left to right, as number (see `aliases_of`), start and end."""
        return self._longest(fold(text))

    def _longest(self, folded: str) -> list[tuple[int, int, int]]:
        found = [hit for hit in self._finder.find_matches_as_indexes(folded, overlapping=True) if _stands_alone(folded, hit[1], hit[2])]
        found.sort(key=lambda hit: (hit[1], -hit[2]))
        spans, reached = [], 0
        for hit in found:
            if hit[1] >= reached:
                reached = hit[2]
                spans.append(hit)
        return spans

    def _joined(self, text: str, folded: str, spans: list[tuple[int, int, int]], number: int) -> tuple[AliasHit, int]:
        """The hit at a span, with the next span where both together name a body of a state, and how many spans it took."""
        pattern, start, end = spans[number]
        if number + 1 < len(spans):
            next_pattern, next_start, next_end = spans[number + 1]
            gap = folded[end:next_start]
            owner, noun, before = (next_pattern, pattern, 1) if gap in _OF else (pattern, next_pattern, 0)
            if (gap == " " or gap in _OF) and noun in self._nouns:
                bodies = self._bodies(owner, noun, before, text[start:next_end])
                if bodies:
                    return AliasHit(start, next_end, text[start:next_end], bodies), 2
        return AliasHit(start, end, text[start:end], self.aliases_of(pattern)), 1

    def _bodies(self, owner: int, noun: int, before: int, text: str) -> tuple[Alias, ...]:
        kinds = ("name", "abbreviation", "former_name") if before else ("name", "abbreviation", "former_name", "demonym")
        states = [alias for alias in self.aliases_of(owner) if alias.kind in kinds and alias.target.startswith("state/")]
        targets: dict[str, Alias] = {}
        for alias in states:
            for body, stands_before in self._nouns[noun]:
                if stands_before == before:
                    kind, _, rest = body.partition("/")
                    target = "/".join(part for part in (kind, alias.target[6:], rest) if part)
                    targets.setdefault(target, Alias(text, target, "body", alias.valid_from, alias.valid_to, alias.weight))
        return tuple(targets.values())

    @cached_property
    def _nouns(self) -> dict[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = {}
        for pattern, body, before in self._all("SELECT pattern, body, before FROM noun ORDER BY pattern, body, before"):
            found.setdefault(pattern, []).append((body, before))
        return found

    def aliases(self, text: str) -> tuple[Alias, ...]:
        """The aliases that are spelt exactly so, best first."""
        number = self._numbers.get(fold(text))
        return () if number is None else self.aliases_of(number)

    def all_aliases(self) -> Iterator[tuple[str, tuple[Alias, ...]]]:
        """Every spelling, folded, in order, with what it may mean."""
        return ((text, self.aliases_of(number)) for number, text in enumerate(self._patterns))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {pattern: number for number, pattern in enumerate(self._patterns)}

    def aliases_of(self, number: int) -> tuple[Alias, ...]:
        """The aliases of a spelling, by its number, best first."""
        if number not in self._aliases:
            rows = self._all(
                "SELECT text, target, kind, valid_from, valid_to, weight FROM alias WHERE pattern = ? ORDER BY weight DESC, target, kind", number
            )
            folded, sources = self._patterns[number], self.amendments.aliases
            aliases = [Alias(text or folded, target, kind, _day(first), _day(last), weight, sources.get((folded, target), "")) for text, target, kind, first, last, weight in rows]
            aliases.sort(key=lambda alias: (-alias.weight, not alias.source))
            self._aliases[number] = tuple({(alias.target, alias.kind, alias.valid_from): alias for alias in aliases}.values())
        return self._aliases[number]

    # ---- offices and who holds them

    def office(self, id: str) -> Office | None:
        """The office with an id such as CHN/foreign-minister or org/nato/secretary-general."""
        if id not in self._offices:
            row = self._one("SELECT id, country, role, title, body, sectors FROM office WHERE id = ?", id)
            self._offices[id] = _office(row) if row else None
        return self._offices[id]

    def office_of(self, country_or_org: str, role: str) -> Office | None:
        """The office with a role (head_of_state, foreign_minister, spokesperson ...) in a country (ISO code) or an organisation (id)."""
        return self.office(f"{country_or_org}/{role.replace('_', '-')}")

    def offices_with(self, role: str, owner: str | None = None) -> list[Office]:
        """The offices with a role, by id; with an owner (ISO code, or id of an organisation) only its own."""
        rows = self._all("SELECT id FROM office WHERE role = ? ORDER BY id", role)
        offices = [office for (id,) in rows if (office := self.office(id)) is not None]
        return [office for office in offices if owner is None or office.id.rpartition("/")[0] == owner]

    def offices_of_post(self, owner: str, role: str, post: str) -> list[Office]:
        """The offices of an owner (ISO code, or id of an organisation) with a role that are sent to or charged with a post
        (ISO code, or id of a region, place or organisation), by id."""
        if (owner, role) not in self._posts:
            self._posts[owner, role] = [(post_of_title(self, office.title), office) for office in self.offices_with(role, owner)]
        return [office for key, office in self._posts[owner, role] if key == post]

    def holders(self, office_id: str, day: dt.date) -> list[Tenure]:
        """Who held an office on `day`, best first: those whose dates cover it, then those whose dates miss it by a week or less."""
        near = [tenure for tenure in self._tenures_where("office", office_id) if holds(tenure, day, EDGE_DAYS)]
        near.sort(key=lambda tenure: tenure.start or dt.date.min, reverse=True)
        return sorted(near, key=lambda tenure: (not holds(tenure, day), tenure.acting))

    def tenures_in(self, office_id: str) -> list[Tenure]:
        """All tenures in an office, by start."""
        return list(self._tenures_where("office", office_id))

    def tenures_of(self, person_id: str, day: dt.date | None = None) -> list[Tenure]:
        """The tenures of a person, the latest first; with a day, those that cover it, give or take a week."""
        tenures = sorted(self._tenures_where("id", person_id), key=lambda tenure: (tenure.start or dt.date.min, tenure.office), reverse=True)
        return tenures if day is None else [tenure for tenure in tenures if holds(tenure, day, EDGE_DAYS)]

    def _tenures_where(self, column: str, value: str) -> tuple[Tenure, ...]:
        if value not in self._tenures:
            rows = self._all(
                f"SELECT id, office, start, end, last_verified, acting, source FROM tenure JOIN person ON number = person WHERE {column} = ? ORDER BY office, start, id", value
            )
            self._tenures[value] = tuple(
                Tenure(person, office, _day(start), _day(end), _day(seen), bool(acting), source) for person, office, start, end, seen, acting, source in rows
            )
        return self._tenures[value]

    # ---- persons

    def persons_named(self, name: str, country: str | None = None, day: dt.date | None = None) -> list[str]:
        """Ids of the persons with a full name in any spelling, those with an office in `country` or on `day` first.

        Accents, hyphens, initials, al- and the order of the parts do not count. Where nobody has the name so, those whose
        name agrees in every part of the shorter form: with an office in `country` and in any spelling ("Haidar al-Abadi"),
        else letter for letter and the only one there is ("Luiz Lula da Silva").
        """
        exact = [person for key in name_keys(name) for (person,) in self._all("SELECT id FROM full_name JOIN person ON number = person WHERE key = ? ORDER BY rank, id", key)]
        if exact:
            found = sorted(dict.fromkeys(exact), key=lambda person: bool(initials(name)) and all(initials(name) != initials(other) for other in self._names_of(person)))
            fits = [person for person in found if self._has_office(person, country, day)]
            return [*fits, *(person for person in found if person not in fits)]
        near = [person for person in self._persons_sounding(name, exactly=country is None) if self._has_office(person, country, None)]
        fits = [person for person in near if self._has_office(person, country, day)] or near
        return fits if country or len(fits) == 1 else []

    def _persons_sounding(self, name: str, exactly: bool) -> list[str]:
        """Persons of whose names one agrees with `name` in at least two parts and in all of the shorter, the surname among them."""
        shared: dict[str, int] = {}
        for sound in dict.fromkeys(skeleton(piece) for piece in name_pieces(name)):
            for (person,) in self._all("SELECT id FROM sound JOIN person ON number = person WHERE key = ?", sound):
                shared[person] = shared.get(person, 0) + 1
        likely = sorted(person for person, count in shared.items() if count > 1)
        return [person for person in likely if any(agrees(name, other, exactly) for other in self._names_of(person))]

    def _names_of(self, person: str) -> list[str]:
        return [name for (name,) in self._all("SELECT name FROM person_name JOIN person ON number = person WHERE id = ? ORDER BY person_name.rowid", person)]

    def persons_with_surname(self, surname: str, country: str | None = None, day: dt.date | None = None) -> list[str]:
        """Ids of the persons with a surname, those in office last first; with a country or a day, only those with an office
        there or then, and where nobody is so spelt those who sound alike."""
        rows = self._all("SELECT id FROM surname JOIN person ON number = person WHERE key = ? ORDER BY latest DESC, id", name_keys(surname)[0])
        found = [person for (person,) in rows if self._has_office(person, country, day)]
        if found or country is None or day is None or len(surname) < _SHORTEST_GUESS:
            return found
        rows = self._all("SELECT key, id FROM surname JOIN person ON number = person WHERE sound = ? ORDER BY latest DESC, id", skeleton(name_keys(surname)[0]))
        near = [person for key, person in rows if alike(key, name_keys(surname)[0]) and self._has_office(person, country, day)]
        return list(dict.fromkeys(near))

    def _has_office(self, person: str, country: str | None, day: dt.date | None) -> bool:
        if country is None and day is None:
            return True
        return any(country is None or tenure.office.startswith(f"{country}/") for tenure in self.tenures_of(person, day))

    # ---- places

    @cached_property
    def _gazetteer(self) -> gazetteer.Gazetteer:
        return gazetteer.Gazetteer.load()

    def places_named(self, name: str) -> list[GazetteerPlace]:
        """The places with a name: countries first, then those whose first name it is, then others; each by population.

        Raises:
            KnowledgeError: the gazetteer was not compiled into the package and cannot be made here.
        """
        rows = self._gazetteer.named(name)
        return [GazetteerPlace(text, country, lat, lon, id, kind, people, bool(main)) for text, country, lat, lon, id, kind, people, main in rows]

    def great_places(self, town: int, region: int) -> list[tuple[str, str, str]]:
        """(name, country, kind) of the cities and first-order regions with so many inhabitants or more, the greatest first."""
        return self._gazetteer.great(town, region)

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        return next(iter(self._all(query, *values)), None)

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span on either side (a hyphen before the next word is no part of a name)."""
    return not ((start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum() and text[end - 1].isalnum()))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _actor(row: tuple[Any, ...]) -> Actor:
    id, kind, name, country, code, sectors, first, last = row
    return Actor(id, kind, name, country, code, _split(sectors), _day(first), _day(last))


def _office(row: tuple[Any, ...]) -> Office:
    id, country, role, title, body, sectors = row
    return Office(id, country, role, title, body, _split(sectors))
