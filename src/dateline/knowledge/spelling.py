"""Whether two spellings may be one name: transliterations, dropped middle names, doubled letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from dateline.settings import NAMES_AT_HAND, PAIRS_AT_HAND

from .names import name_pieces

_SOUNDS = (
    ("kh", "k"), ("gh", "k"), ("sh", "s"), ("zh", "j"), ("dj", "j"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("tz", "c"), ("ts", "c"),
    ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"),
)  # fmt: skip


_LINKS = frozenset("bin ibn ben bint abu abd de di da do dos das del della du la le van von der den ould wald uld e y i".split())


@lru_cache(maxsize=NAMES_AT_HAND)
def skeleton(piece: str) -> str:
    """The first letter and the consonants of a name part as they sound: "zuabi" and "zubi" have one."""
    for sound, plain in _SOUNDS:
        piece = piece.replace(sound, plain)
    return re.sub(r"(.)\1+", r"\1", piece[:1] + re.sub(r"[aeiouyhj']", "", piece[1:]))


@lru_cache(maxsize=PAIRS_AT_HAND)
def alike(one: str, other: str) -> bool:
    """Whether two name parts, lower case and without accents, are spellings of one ("araghchi", "araqchi")."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    sounds_so = skeleton(one) == skeleton(other) and len(skeleton(one)) > 1 and abs(len(one) - len(other)) < 2
    if not sounds_so and min(len(one), len(other)) < 5:
        return False
    return SequenceMatcher(None, one, other).ratio() >= (0.7 if sounds_so else 0.85)


def matched_parts(one: str, other: str) -> tuple[int, int]:
    """How many parts of the name with fewer parts stand in the other one in some spelling, and how many it has."""
    return match_pieces(name_pieces(one), name_pieces(other))


def match_pieces(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """`matched_parts` of names already taken apart."""
    short, long = sorted((one, other), key=len)
    left, found = list(long), 0
    for piece in short:
        match = next((candidate for candidate in left if alike(piece, candidate)), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found, len(short)


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be one where all else speaks for it: each one's first part stands in the other, half of the
    shorter name's parts agree, and what is left over is not wholly different."""
    pieces, others = _bare(one), _bare(other)
    found, parts = match_pieces(pieces, others)
    if not parts or found * 2 < parts or not (_stands_in(pieces[0], others) and _stands_in(others[0], pieces)):
        return False
    left = [piece for piece in pieces if not _stands_in(piece, others)]
    right = [piece for piece in others if not _stands_in(piece, pieces)]
    if not left or not right or found > 1:
        return True
    return max(SequenceMatcher(None, mine, yours).ratio() for mine in left for yours in right) >= 0.55


@lru_cache(maxsize=NAMES_AT_HAND)
def _bare(name: str) -> tuple[str, ...]:
    """The parts of a name without those that only link others."""
    pieces = name_pieces(name)
    return tuple(piece for piece in pieces if piece not in _LINKS) or pieces


def _stands_in(piece: str, others: Sequence[str]) -> bool:
    return any(alike(piece, other) for other in others)


def initials(name: str) -> list[str]:
    """The initials in a name: ["H", "W"] of "George H. W. Bush"."""
    return re.findall(r"\b([A-Z])\.", name)


def same_name(one: str, other: str) -> bool:
    """Whether two full names are likely one in two spellings: first parts alike, and all parts of the shorter one found in
    the longer one, which has one more at most."""
    pieces, others = _bare(one), _bare(other)
    if min(len(pieces), len(others)) < 2 or abs(len(pieces) - len(others)) > 1 or not alike(pieces[0], others[0]):
        return False
    found, parts = match_pieces(pieces, others)
    return found == parts


def agrees(one: str, other: str, exactly: bool = False) -> bool:
    """Whether two full names agree in all parts of the shorter one, two at least, the last of them at the end of the longer;
    in any spelling, or `exactly`, letter for letter and from the first part on."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    if exactly:
        return len(short) > 1 and short[0] == long[0] and set(short) <= set(long) and short[-1] in long[-2:]
    found, parts = match_pieces(short, long)
    return found == parts > 1 and _stands_in(short[-1], long[-2:])
