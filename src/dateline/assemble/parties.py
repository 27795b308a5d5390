"""Whether the people of two reports can be the same: by person, by office, by country."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from dateline.model.ledger import EngagementReport, Party

from .blocks import GATHERINGS, MANY, homes_of

PERSON, OFFICE, HOME = 3, 2, 1
"""How well two sides fit: the same person, the same office, only the same country or body."""


def fit(one: Party, other: Party) -> int:
    """How well two parties fit, 0 where they are of different homes or are two persons."""
    if one.key == other.key:
        return PERSON
    if one.home != other.home and one.country and other.country:
        return 0
    if _is_named(one) and _is_named(other):
        return PERSON if same_name(one, other) else 0
    if one.office and other.office:
        return OFFICE if one.office == other.office else 0
    return HOME if one.home == other.home else 0


def same_name(one: Party, other: Party) -> bool:
    """Whether one name is the other with words left out, and the surname is kept: "Sato" and "Haruto Sato".

    Two whom the knowledge base knows by different ids are two.
    """
    if "/" in one.key and "/" in other.key:
        return False
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)


def _words(party: Party) -> list[str]:
    return party.key.rsplit("/", 1)[-1].replace("-", " ").split()


def _is_named(party: Party) -> bool:
    return party.kind == "person"


def fit_sides(some: Iterable[Party], others: Iterable[Party]) -> int:
    """How well two sides of the same home fit: the best pair of persons, 0 where both name persons and share none."""
    some, others = list(some), list(others)
    best = max((fit(one, other) for one, other in product(some, others)), default=0)
    named = any(map(_is_named, some)) and any(map(_is_named, others))
    return 0 if named and best < PERSON else best


def visitors(parties: Iterable[Party]) -> list[Party]:
    """Those who travel."""
    return [one for one in parties if one.side not in ("host", "observer")]


def shares_somebody(parties: tuple[Party, ...], report: EngagementReport) -> bool:
    """Whether one of those who take part is the same by key, and as many take part."""
    told = {one.key for one in report.participants}
    return len(told) == len({one.key for one in parties}) > 1 and any(one.key in told for one in parties)


def fit_visit(parties: tuple[Party, ...], host: str | None, report: EngagementReport) -> int:
    """How well a visit fits a report: the same visitors, and no two host countries. 0 where it does not."""
    if host and report.host_country and host != report.host_country:
        return 0
    return fit_sides(visitors(parties), visitors(report.participants))


def fit_contact(parties: tuple[Party, ...], homes: frozenset[str], kinds: frozenset[str], report: EngagementReport) -> int:
    """How well a meeting or call fits a report: the same homes at the table, and of each home the same people.

    A gathering of many is told with another part of its guests in each article: one common home is enough, and of a meeting of
    many more than half.
    """
    told = frozenset(homes_of(report))
    gathers = report.kind in GATHERINGS and bool(kinds & set(GATHERINGS))
    few = min(len(homes), len(told))
    if not (homes & told if gathers else 2 * len(homes & told) > few if few > MANY else homes == told):
        return 0
    sides = [_fit_home(home, parties, report.participants) for home in sorted(homes & told)]
    met = [side for side in sides if side is not None]
    if gathers:
        return max(met, default=HOME) or HOME
    return sum(met) if all(met) else 0


def _fit_home(home: str, some: tuple[Party, ...], others: tuple[Party, ...]) -> int | None:
    """How well those of one home fit; None where one of the two names nobody of it."""
    here, there = [one for one in some if one.home == home], [one for one in others if one.home == home]
    return fit_sides(here, there) if here and there else None
