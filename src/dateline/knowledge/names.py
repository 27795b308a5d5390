"""Names folded to what is the same in every spelling: accents, order, hyphens, articles.

Two folds: `fold` keeps the length, so that offsets found in the folded text hold in the text; `name_keys` throws away
all that two newspapers write differently and is for look-up only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.settings import NAMES_AT_HAND

_DASHES = "‐‑‒–—−"
_MARKS = "’‘ʼʻ`´ʾʿ′"
_LETTERS = {
    "ß": "s", "æ": "a", "Æ": "A", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L",
    "þ": "t", "Þ": "T", "œ": "o", "Œ": "O", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŋ": "n", "\u00a0": " ",
    "\u2009": " ", "\u202f": " ", "\n": " ", "\t": " ",
}  # fmt: skip
_SPELT_OUT = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A"})
_PARTICLES = frozenset("al el ul as ash ad an ar at az the".split())
_TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady gen general col colonel lt maj major capt captain brig adm admiral field marshal ret sheikh "
    "shaikh sheik shaykh king queen prince princess emir amir sultan emperor pope sayyid sayed sayyed ayatollah prof professor hon rev "
    "jr sr ii iii iv dr dato datuk tun seri haji hajji mullah maulana h e shri air chief".split()
)
_FIRST_WORD = frozenset("CHN KOR PRK TWN ETH ERI".split())
_BOTH_ENDS = frozenset("VNM HKG MAC SGP KHM MYS IDN THA MNG IRQ BTN MMR HUN TLS SOM BRN".split())
_LINKING = frozenset("bin ben ibn al abu de di da do dos van von der den le la el".split())
_LONG_FORMS = dict(
    pair.split("=")
    for pair in (
        "andy=andrew anthony=antony ben=benjamin benny=benjamin bibi=benjamin bill=william billy=william bob=robert bobby=robert chris=christopher chuck=charles "
        "dan=daniel danny=daniel dave=david dick=richard don=donald doug=douglas ed=edward eddie=edward fred=frederick gerry=gerald greg=gregory jeff=jeffrey "
        "jerry=gerald jim=james jimmy=james joe=joseph ken=kenneth larry=lawrence liz=elizabeth matt=matthew mike=michael nick=nicholas pete=peter phil=philip "
        "phillip=philip radek=radoslaw rob=robert ron=ronald sam=samuel stephen=steven steve=steven sue=susan ted=edward tim=timothy tom=thomas tony=antony"
    ).split()
)
_PIECE = re.compile(r"[^\W_]+")


class _Fold(dict[int, int | str]):
    """One letter for one letter: `str.translate` asks for each code point once and the answer stays."""

    def __missing__(self, code: int) -> int | str:
        self[code] = answer = _fold_letter(chr(code))
        return answer


def _fold_letter(letter: str) -> int | str:
    if letter in _DASHES:
        return "-"
    if letter in _MARKS:
        return "'"
    if letter in _LETTERS:
        return _LETTERS[letter]
    bare = unicodedata.normalize("NFD", letter)
    return bare[0] if len(bare) > 1 and all(unicodedata.combining(mark) for mark in bare[1:]) else letter


_TABLE = _Fold()


def fold(text: str) -> str:
    """`text` without accents, with plain hyphens, apostrophes and blanks, as many code points as before."""
    return text if text.isascii() and "\n" not in text and "\t" not in text else text.translate(_TABLE)


def strip_accents(text: str) -> str:
    """`text` in plain Latin letters; may be longer or shorter ("Weiß" → "Weiss")."""
    bare = unicodedata.normalize("NFKD", text.translate(_SPELT_OUT))
    return fold("".join(letter for letter in bare if not unicodedata.combining(letter)))


@lru_cache(maxsize=NAMES_AT_HAND)
def name_pieces(name: str) -> tuple[str, ...]:
    """The lower-case words of a person's name without titles, initials, articles and marks: "Dr. Ahmed al-Sharaa" → ahmed, sharaa."""
    plain = re.sub(r"(?<=\w)['.](?=\w)", "", strip_accents(name).lower().removesuffix("'s"))
    pieces = _PIECE.findall(plain.replace("'", ""))
    kept = [piece for piece in pieces if len(piece) > 1 and piece not in _PARTICLES and piece not in _TITLES]
    return tuple(kept or pieces)


@lru_cache(maxsize=NAMES_AT_HAND)
def name_keys(name: str) -> tuple[str, ...]:
    """Keys that two spellings of one full name share, best first: the words sorted, short forms made long ("Bill"), and the
    same with hyphens joined.

    "KAMIKAWA Yoko" and "Yoko Kamikawa" have one key; "Moon Jae-in" shares a key with "Moon Jae In" and with "Moon Jaein".
    """
    split = _sorted(name_pieces(name))
    joined = _sorted(name_pieces(re.sub(r"(?<=\w)[-‐‑](?=\w)", "", re.sub(r"\b(?:[Aa]l|[Ee]l)-", "", name))))
    return (split,) if split == joined else (split, joined)


def _sorted(pieces: tuple[str, ...]) -> str:
    return " ".join(sorted(_LONG_FORMS.get(piece, piece) for piece in pieces))


def short_names(name: str, country: str = "") -> tuple[str, ...]:
    """What stands alone for a person in news English, by the custom of the country: the last word; the first word where the
    family or the given name that is used stands first ("Xi", "Abiy", "Anwar"); both in Vietnam ("Nguyen", "Phuc"); "bin Salman"."""
    words = [word for word in name.split() if word not in ("Jr.", "Jr", "Sr.", "II", "III", "IV", "V", "VI")] or name.split()
    found = [words[-1]]
    if len(words) > 1 and country in _FIRST_WORD | _BOTH_ENDS:
        found = [words[0]] if country in _FIRST_WORD else [words[0], words[-1]]
    if len(words) > 2 and words[-2].lower() in _LINKING:
        found.append(" ".join(words[-2:]))
    return tuple(dict.fromkeys(found))


def slug(name: str) -> str:
    """A name as an id: "Wang Yi" → "wang-yi"."""
    return "-".join(_PIECE.findall(strip_accents(name).lower().replace("'", "")))


def place_key(name: str) -> str:
    """The key under which a place is found: lower case, no accents, plain hyphens turned to blanks, no leading article."""
    key = strip_accents(name).lower().replace("-", " ").replace("'", "").replace(".", "")
    return " ".join(key.removeprefix("the ").split())
