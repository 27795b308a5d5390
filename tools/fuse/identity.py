"""Which names of one country are one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from evidence import Claim
from dateline.knowledge.names import name_keys, name_pieces

_SOUNDS = (("kh", "k"), ("gh", "g"), ("sh", "s"), ("zh", "j"), ("dj", "j"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("tz", "c"), ("ts", "c"), ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"))
_NEAR_DAYS = 40


@lru_cache(maxsize=65536)
def skeleton(piece: str) -> str:
    """The consonants of a name part as they sound, so that "araghchi" and "araqchi" come near."""
    for sound, plain in _SOUNDS:
        piece = piece.replace(sound, plain)
    bare = re.sub(r"[aeiouyhj']", "", piece[1:])
    return re.sub(r"(.)\1+", r"\1", piece[:1] + bare)


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> bool:
    """Whether two name parts are spellings of one."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    if skeleton(one) == skeleton(other) and abs(len(one) - len(other)) < 2:
        return True
    return SequenceMatcher(None, one, other).ratio() >= 0.85


def matched_parts(one: str, other: str) -> tuple[int, int]:
    """How many parts of the shorter name stand in the longer one in some spelling, and how many the shorter has."""
    short, long = sorted((name_pieces(one), name_pieces(other)), key=len)
    left = list(long)
    found = 0
    for piece in short:
        match = next((candidate for candidate in left if alike(piece, candidate)), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found, len(short)


def same_person(one: Claim, other: Claim) -> bool:
    """Whether two claims about one country speak of one person."""
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    if _initials(one.name) and _initials(other.name) and _initials(one.name) != _initials(other.name):
        return False
    if set(name_keys(one.name)) & set(name_keys(other.name)):
        return True
    found, parts = matched_parts(one.name, other.name)
    if parts >= 2 and found == parts:
        return True
    return found >= 1 and one.role == other.role and _start_together(one, other)


def _initials(name: str) -> list[str]:
    return re.findall(r"\b([A-Z])\.", name)


def _start_together(one: Claim, other: Claim) -> bool:
    return bool(one.start and other.start and abs((one.start - other.start).days) <= _NEAR_DAYS)


def persons_of(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of one country, one list a person, in the order of the first claim."""
    claims = list(claims)
    owner = list(range(len(claims)))

    def root(number: int) -> int:
        while owner[number] != number:
            number = owner[number]
        return number

    items: dict[int, str] = {number: claim.wikidata for number, claim in enumerate(claims)}
    for first, second in _pairs(claims):
        one, other = root(first), root(second)
        if one != other and same_person(claims[first], claims[second]) and not (items[one] and items[other] and items[one] != items[other]):
            owner[max(one, other)] = min(one, other)
            items[min(one, other)] = items[one] or items[other]
    groups: dict[int, list[Claim]] = {}
    for number, claim in enumerate(claims):
        groups.setdefault(root(number), []).append(claim)
    return list(groups.values())


def _pairs(claims: list[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims, those with an item of Wikidata first: what is certain is joined before what is likely."""
    pairs = combinations(range(len(claims)), 2)
    return sorted(pairs, key=lambda pair: -(bool(claims[pair[0]].wikidata) + bool(claims[pair[1]].wikidata)))
