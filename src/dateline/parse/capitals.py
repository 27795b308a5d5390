"""Text printed all in capitals, as flashes and old wires are: written as the parser knows it, letter for letter.

A model trained on edited prose takes nearly every word in capitals for a name. Lower case alone gives a good tree but no
names; so the text is parsed in lower case once, the names found there get their capitals, and that is what is parsed.
"""

from __future__ import annotations

from typing import Any

_FEWEST_LETTERS = 20  # a shorter line is a name or a heading, not a sentence
_SHARE = 0.9
_NAMES = frozenset(("PERSON", "GPE", "NORP", "ORG", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"))
_INSIDE_NAMES = frozenset("of the and for in on to de del la al bin".split())
_LONGEST_ACRONYM = {"ORG": 5, "GPE": 3}
_OBJECTS = frozenset(("dobj", "pobj", "iobj", "dative"))


def is_loud(text: str) -> bool:
    """Whether a paragraph is printed in capitals."""
    if sum(map(str.islower, text)) > (1 - _SHARE) * len(text):
        return False
    letters = list(filter(str.isalpha, text))
    return len(letters) >= _FEWEST_LETTERS and text.count(" ") > 2 and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def lowered(text: str) -> str:
    """The text in lower case; the few letters that would become two stay, so that offsets do."""
    return "".join(low if len(low := ch.lower()) == 1 else ch for ch in text)


def restored(doc: Any) -> str:
    """The lower-case text of a parsed document, its sentences and names begun with capitals."""
    letters = list(doc.text)
    for token in doc:
        length = _capitals(token)
        letters[token.idx : token.idx + length] = [up if len(up := ch.upper()) == 1 else ch for ch in letters[token.idx : token.idx + length]]
    return "".join(letters)


def _capitals(token: Any) -> int:
    """How many letters of a token are written as capitals."""
    if token.lower_ == "us" and _is_country(token) or "." in token.text[:-1] and token.text[0].isalpha():
        return len(token)
    if token.ent_type_ in _NAMES and token.lower_ not in _INSIDE_NAMES and token.text[0].isalpha():
        return len(token) if len(_entity(token)) <= _LONGEST_ACRONYM.get(token.ent_type_, 0) else 1
    return int(token.tag_ in ("NNP", "NNPS") or bool(token.is_sent_start and token.is_alpha))


def _is_country(token: Any) -> bool:
    """ "US" beside a noun or as subject is the country; governed by a verb or preposition it is we."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.dep_ not in _OBJECTS or following is not None and following.tag_.startswith(("NN", "JJ"))


def _entity(token: Any) -> str:
    """The whole of the name a token stands in."""
    return str(next((entity.text for entity in token.doc.ents if entity.start <= token.i < entity.end), token.text))
