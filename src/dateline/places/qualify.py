"""Toponyms that say where another lies: "Paris, Texas", "a town in Ohio", "Kenya's Garissa", "the Norwegian island of Hitra"."""

from __future__ import annotations

import re

from dateline.model.text import Parsed

from .cues import GREAT
from .toponym import Toponym
from .words import Words

_LARGER = frozenset(("region", "country"))
_LOOSE = frozenset(("in", "on", "of", "in the", "on the", ", in", ", in the"))
_JOINED = frozenset((",", "and", "or", ", and", ", or", "&"))


class Qualifier:
    """Finds what qualifies each toponym of an article, and what it stands beside."""

    def __init__(self, parsed: Parsed, words: Words) -> None:
        self.tokens, self.words = parsed.tokens, words
        kinds, compass = "|".join(sorted(words.kinds)), "|".join(sorted(words.compass))
        inside = rf"(?:in|on|of)(?: the)?(?: (?:{compass}))?(?: (?:{kinds}) of)?"
        self._behind = re.compile(rf",|, (?:{compass})|(?:, |, (?:a|an|the)(?: \w+)? (?:{kinds}) )?{inside}")
        self._before = re.compile(rf"(?:'s|’s|s'|’)?(?: \w+)?(?: (?:{kinds})(?: of| in)?)?")

    def qualify(self, found: list[Toponym]) -> None:
        """Sets `qualifier` and `beside`; `found` is in text order."""
        for this, following in zip(found, found[1:], strict=False):
            if self.tokens[this.last].sentence != self.tokens[following.first].sentence:
                continue
            gap = " ".join(token.text for token in self.tokens[this.last + 1 : following.first])
            if gap in _JOINED:
                this.beside.append(following)
                following.beside.append(this)
            self._look_behind(this, following, gap, found)
            self._look_before(this, following, gap)

    def _look_behind(self, this: Toponym, following: Toponym, gap: str, found: list[Toponym]) -> None:
        """ "Paris, Texas", "Paris in northern Texas"."""
        if this.kind == "country" or following.wide or following.kind not in _LARGER and gap == "," or not self._behind.fullmatch(gap):
            return
        if this.kind == "region" and this.country and following.country and this.country != following.country:
            return  # "the West Bank, Morocco, and Algeria": a list
        if gap == "," and self._is_listed(this, following, found) or gap in _LOOSE and not _may_lie_in(this, following):
            return
        this.qualifier = following

    def _look_before(self, owner: Toponym, this: Toponym, gap: str) -> None:
        """ "Kenya's Garissa", "the Turkish town of Bor": the state or town before a name that has what bears it."""
        if this.kind == "country" or this.qualifier is not None or this.capital_of or owner.wide:
            return
        told = gap.split(" ")[-1] in self.words.kinds or gap.endswith((" of", " in")) and gap.split(" ")[-2] in self.words.kinds
        is_owner = gap.startswith(("'s", "’s", "s'")) or gap == "’"
        is_adjective = owner.kind == "country" and self.tokens[owner.last].tag == "JJ"
        told_behind = is_owner and owner.kind == "city" and any(token.lower in self.words.kinds for token in self.tokens[this.last + 1 : this.last + 2])
        if self._before.fullmatch(gap) and (is_owner or is_adjective and told) and (not this.candidates and told or told_behind or _may_lie_in(this, owner)):
            this.qualifier = owner

    def _is_listed(self, this: Toponym, following: Toponym, found: list[Toponym]) -> bool:
        """Whether a great town and the state behind it are two of a list: in "Tokyo, Singapore and Manila" Tokyo is known elsewhere
        and not there, and one more place comes next."""
        if following.kind != "country" or any(place.country == following.country for place in this.candidates):
            return False
        great = this.capital_of or any(place.main and place.population >= GREAT for place in this.candidates)
        behind = self._past_joiners(following.last + 1)
        return bool(great) and behind > following.last + 1 and any(other.first == behind for other in found)

    def _past_joiners(self, i: int) -> int:
        """The token behind commas and "and"."""
        while i < len(self.tokens) and self.tokens[i].lower in (",", "and", "or"):
            i += 1
        return i


def _may_lie_in(this: Toponym, area: Toponym) -> bool:
    """Whether the gazetteer has a place of the name there, or none at all."""
    countries = {area.country} if area.country else {place.country for place in area.candidates if place.main}
    return not this.candidates and not this.country or any(place.country in countries for place in this.candidates)
