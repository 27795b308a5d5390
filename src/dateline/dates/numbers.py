"""Numbers in words and digits: "twenty four", "2 1/2", "a hundred thirty", "a couple of", "several"."""

from __future__ import annotations

from .lexicon import Lexicon

UNKNOWN = "X"


def number(words: tuple[str, ...] | None, lexicon: Lexicon) -> float | str | None:
    """The number some words stand for: an int or float, "X" for an unknown one ("several"), None for no words.

    Scales multiply what stands before them, all else adds: "two thousand five hundred" is 2500.
    """
    if not words:
        return None
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if lexicon.value("VAGUENUMBER", word) is not None and not seen:
            vague = lexicon.value("VAGUENUMBER", word)
            return vague if vague == UNKNOWN else int(vague)
        scale = lexicon.value("SCALE", word)
        if scale:
            current = (current or 1) * scale
            total, current = (total + current, 0.0) if scale > 100 else (total, current)
            seen = True
            continue
        value = _single(word, lexicon)
        if value is not None:
            current, seen = current + value, True
    if not seen:
        return 1
    result = total + current
    return int(result) if result == int(result) else result


def _single(word: str, lexicon: Lexicon) -> float | None:
    if word[0].isdigit():
        return _digits(word)
    if word == "half":
        return 0.5
    return lexicon.number(word)


def _digits(word: str) -> float | None:
    if "/" in word:
        above, below = word.split("/")
        return int(above) / int(below) if int(below) else None
    plain = word.replace(",", "")
    if len(plain) > 9:
        return None
    return float(plain) if plain.replace(".", "", 1).isdigit() else None


def year_in_words(words: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """The year that is said as "nineteen ninety-seven" or "two thousand"; None where it is no year."""
    plain = tuple(w for w in words if w not in ("-", "and"))
    if "thousand" in plain:
        year = number(plain, lexicon)
    else:
        hundreds, rest = number(plain[:1], lexicon), number(plain[1:], lexicon) or 0
        year = hundreds * 100 + rest if isinstance(hundreds, int) and isinstance(rest, int) else None
    return year if isinstance(year, int) and 1000 <= year < 2200 else None


def ordinal(word: str | None, lexicon: Lexicon) -> int | None:
    """The number of an ordinal in words or digits ("third", "3rd"), -1 for the last of a row, None for no ordinal."""
    if not word:
        return None
    named = lexicon.value("ORDINAL", word)
    digits = word.rstrip("stndrh")
    return named if named is not None else int(digits) if digits.isdecimal() and len(digits) < 5 else None
