"""Whether two spellings may be one name: transliterations, dropped middle names, doubled letters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from .names import name_pieces

_SOUNDS = (
    ("kh", "k"), ("gh", "g"), ("sh", "s"), ("zh", "j"), ("dj", "j"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("tz", "c"), ("ts", "c"),
    ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def skeleton(piece: str) -> str:
    """The first letter and the consonants of a name part as they sound: "zuabi" and "zubi" have one."""
    for sound, plain in _SOUNDS:
        piece = piece.replace(sound, plain)
    return re.sub(r"(.)\1+", r"\1", piece[:1] + re.sub(r"[aeiouyhj']", "", piece[1:]))


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> bool:
    """Whether two name parts, lower case and without accents, are spellings of one ("araghchi", "araqchi")."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3:
        return False
    if skeleton(one) == skeleton(other) and len(skeleton(one)) > 1 and abs(len(one) - len(other)) < 2:
        return True
    return min(len(one), len(other)) > 4 and SequenceMatcher(None, one, other).ratio() >= 0.85


def matched_parts(one: str, other: str) -> tuple[int, int]:
    """How many parts of the name with fewer parts stand in the other one in some spelling, and how many it has."""
    short, long = sorted((name_pieces(one), name_pieces(other)), key=len)
    left, found = list(long), 0
    for piece in short:
        match = next((candidate for candidate in left if alike(piece, candidate)), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found, len(short)


def initials(name: str) -> list[str]:
    """The initials in a name: ["H", "W"] of "George H. W. Bush"."""
    return re.findall(r"\b([A-Z])\.", name)


def same_name(one: str, other: str) -> bool:
    """Whether two full names are likely one in two spellings: first parts alike, and all parts of the shorter one found in
    the longer one, which has one more at most."""
    pieces, others = name_pieces(one), name_pieces(other)
    if min(len(pieces), len(others)) < 2 or abs(len(pieces) - len(others)) > 1 or not alike(pieces[0], others[0]):
        return False
    found, parts = matched_parts(one, other)
    return found == parts
