"""Make persons.csv and tenures.csv from tables of evidence.

    python tools/fuse FOLDER src/dateline/knowledge/kb

FOLDER holds countries.csv, office_holders_core.csv (one row a source, person and office: person, wikidata, role, office, iso3, start, end, source, as_of,
enwiki) office_attestations_mined.csv (persons seen with a title in dated news: person, iso3, role, first_seen, last_seen, n, tokens),
us_principals_chiefs.csv and ambassadors_factbook2026.csv (ambassadors).
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from envoys import read_envoys
from evidence import SEEN, WIKIDATA, Claim, read_claims, read_sightings
from identity import persons_of
from timeline import Spell, timeline

from dateline.knowledge.names import name_keys, slug

PERSON_COLUMNS = ("id", "name", "aliases", "surnames", "wikidata", "country")
TENURE_COLUMNS = ("person", "office", "title", "start", "end", "last_verified", "acting", "source")
_LIKE_STATES = {"PSE", "XKX", "ESH", "COK", "NIU"}
_SIGHTINGS = 3  # of 316 foreign ministers seen in the news 8 in 100 of those seen once or twice were none, of the others 4
_OLDEST = dt.date(1985, 1, 1)


class Registry:
    """The persons found so far, one id each; one item of Wikidata or one crowned name is one person in all countries."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, object]] = {}
        self._by_item: dict[str, str] = {}

    def add(self, country: str, claims: list[Claim]) -> str:
        """The id of the person of whom the claims speak."""
        name = _best_name(claims)
        item = next((claim.wikidata for claim in claims if claim.wikidata), "")
        id = self._by_item.get(item) or self._crowned(name) or self._new_id(name, country)
        row = self.rows.setdefault(id, {"name": name, "aliases": {}, "surnames": Counter(), "wikidata": item, "country": {}})
        row["wikidata"] = row["wikidata"] or item
        row["country"][country] = None  # type: ignore[index]
        for claim in claims:
            for text in (claim.name, claim.article):
                if text:
                    row["aliases"][text] = None  # type: ignore[index]
            row["surnames"][claim.surname] += 1  # type: ignore[index]
        if item:
            self._by_item[item] = id
        return id

    def _crowned(self, name: str) -> str | None:
        return "person/" + slug(name) if name in ("Elizabeth II", "Charles III") and "person/" + slug(name) in self.rows else None

    def _new_id(self, name: str, country: str) -> str:
        plain = f"person/{slug(name)}"
        return plain if plain not in self.rows else f"{plain}-{country.lower()}"


def _best_name(claims: list[Claim]) -> str:
    """The title of the English encyclopedia's article, else the name Wikidata gives, else the commonest."""
    articles = Counter(claim.article for claim in claims if claim.article)
    labels = Counter(claim.name for claim in claims if claim.source == WIKIDATA)
    others = Counter(claim.name for claim in claims if claim.source != SEEN) or Counter(claim.name for claim in claims)
    names = articles or labels or others
    return max(names, key=lambda name: (names[name], -len(name), name))


def main(folder: Path, target: Path) -> None:
    """Read the evidence in `folder`, write both tables into `target`."""
    by_country: dict[str, list[Claim]] = {}
    independent = _independent(folder)
    for claim in [*read_claims(folder), *read_sightings(folder), *read_envoys(folder, _names(folder))]:
        if claim.country in independent or claim.role == "head_of_government":
            by_country.setdefault(claim.country, []).append(claim)
    registry, tenures = Registry(), []
    for country in sorted(by_country):
        people = persons_of(by_country[country])
        ids = [registry.add(country, claims) for claims in people]
        roles = sorted({claim.role for claims in people for claim in claims})
        posts: list[Spell] = []
        held_spells: list[tuple[str, list[Spell]]] = []
        for role in roles:
            held = {id: [claim for claim in claims if claim.role == role] for id, claims in zip(ids, people, strict=True)}
            spells = timeline({id: claims for id, claims in held.items() if _is_witnessed(claims)})
            posts += spells if role.startswith("ambassador_to_") else []
            held_spells.append((f"{country}/{role.replace('_', '-')}", spells))
        _end_former_posts(posts)
        tenures += [_tenure_row(spell, office) for office, spells in held_spells for spell in spells if _is_kept(spell)]
    used = {row[0] for row in tenures}
    _write(target / "tenures.csv", TENURE_COLUMNS, sorted(tenures, key=lambda row: (row[1], row[3], row[0])))
    _write(target / "persons.csv", PERSON_COLUMNS, (_person_row(id, row) for id, row in sorted(registry.rows.items()) if id in used))


def _end_former_posts(posts: list[Spell]) -> None:
    """End the posts of an ambassador whom a later one has called away."""
    by_person: dict[str, list[Spell]] = {}
    for spell in posts:
        by_person.setdefault(spell.person, []).append(spell)
    for spells in by_person.values():
        spells.sort(key=lambda spell: spell.start)
        for spell, following in zip(spells, spells[1:], strict=False):
            spell.end = spell.end or following.start


def _is_witnessed(claims: list[Claim]) -> bool:
    """Whether a source names the person, or the news often enough to be no slip."""
    return any(claim.source != SEEN for claim in claims) or sum(claim.order for claim in claims) >= _SIGHTINGS


def _is_kept(spell: Spell) -> bool:
    return spell.end is None or (spell.end > spell.start and spell.end > _OLDEST)


def _tenure_row(spell: Spell, office: str) -> tuple[str, ...]:
    end = spell.end.isoformat() if spell.end else ""
    acting = "true" if any(word in spell.title.lower() for word in ("acting", "interim", "caretaker")) else ""
    return spell.person, office, spell.title, spell.start.isoformat(), end, spell.seen.isoformat(), acting, "; ".join(spell.sources)


def _person_row(id: str, row: dict[str, object]) -> tuple[str, ...]:
    name, aliases, surnames = str(row["name"]), row["aliases"], row["surnames"]
    keys, kept = set(name_keys(name)), []
    for alias in aliases:  # type: ignore[attr-defined]
        if not keys.issuperset(name_keys(alias)) and alias != name:
            keys.update(name_keys(alias))
            kept.append(alias)
    names = [text for text, _ in surnames.most_common()]  # type: ignore[attr-defined]
    return id, name, "|".join(kept), "|".join(dict.fromkeys(names)), str(row["wikidata"]), "|".join(row["country"])  # type: ignore[arg-type]


def _names(folder: Path) -> dict[str, str]:
    with (folder / "countries.csv").open(encoding="utf-8") as stream:
        return {row["iso3"]: row.get("name", row["iso3"]) for row in csv.DictReader(stream)}


def _independent(folder: Path) -> set[str]:
    with (folder / "countries.csv").open(encoding="utf-8") as stream:
        return {row["iso3"] for row in csv.DictReader(stream) if row["independent"] == "Yes"} | _LIKE_STATES


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
