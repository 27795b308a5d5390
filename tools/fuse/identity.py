"""Which names of one country are one person."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from evidence import Claim

from dateline.knowledge.names import name_keys, name_pieces
from dateline.knowledge.spelling import initials, matched_parts, may_be_one, skeleton

_NEAR_DAYS = 40
_HEADS = {"head_of_state", "head_of_government"}
with Path(__file__).with_name("apart.csv").open(encoding="utf-8") as stream:
    _APART = [frozenset((row["one"], row["other"])) for row in csv.DictReader(stream)]
"""Names that sound alike and are two persons."""


def same_person(one: Claim, other: Claim) -> bool:
    """Whether two claims about one country speak of one person."""
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    if any(one.name in names and other.name in names for names in _APART if one.name != other.name):
        return False
    if initials(one.name) and initials(other.name) and initials(one.name) != initials(other.name):
        return False
    if set(name_keys(one.name)) & set(name_keys(other.name)):
        return True
    found, parts = matched_parts(one.name, other.name)
    if parts >= 2 and found == parts and may_be_one(one.name, other.name):
        return True
    return may_be_one(one.name, other.name) and (one.role == other.role or {one.role, other.role} == _HEADS) and _start_together(one, other)


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
    """Pairs of claims whose names share a part that sounds or begins alike, those with an item of Wikidata first: what is
    certain is joined before what is likely."""
    blocks: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for piece in name_pieces(claim.name):
            for key in {skeleton(piece), piece[:4]}:
                blocks.setdefault(key, []).append(number)
    by_item: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.wikidata:
            by_item.setdefault(claim.wikidata, []).append(number)
    pairs = {pair for numbers in [*blocks.values(), *by_item.values()] for pair in combinations(sorted(set(numbers)), 2)}
    return sorted(pairs, key=lambda pair: (-(bool(claims[pair[0]].wikidata) + bool(claims[pair[1]].wikidata)), pair))
