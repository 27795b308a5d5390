"""Whose a bare ministry or army is, by what the article named before and by who acts in the sentence."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.text import Token

from .lexicon import Entry
from .offices import OfficeReader
from .phrases import Phrase
from .roles import POSTED
from .units import CAPITAL, COUNTRY, KNOWN_BODY, ORGANISATION, Unit

MILITARY = "military"
_OF_ARMIES = frozenset(("GOV", "MIL"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def portfolio_of(entry: Entry | None) -> str | None:
    """The portfolio of a bare ministry, `MILITARY` of an army; None of any other body."""
    if entry is None:
        return None
    return entry.portfolio or (MILITARY if entry.sectors and set(entry.sectors) <= _OF_ARMIES and "MIL" in entry.sectors else None)


def named_with_country(phrases: Iterable[Phrase], reader: OfficeReader) -> list[tuple[int, str, str]]:
    """(token, portfolio, country) of every ministry, minister and army named with its country, in text order."""
    known = (unit for phrase in phrases for unit in (phrase.core, *phrase.owners) if unit.letter in (KNOWN_BODY, ORGANISATION))
    return sorted({(unit.first, *said) for unit in known if (said := _known(unit, reader))})


def _known(unit: Unit, reader: OfficeReader) -> tuple[str, str] | None:
    """(portfolio, country) of a ministry or army that the base knows."""
    actor = reader.base.actor(unit.targets[0])
    if unit.targets[0].startswith("ministry/"):
        return unit.targets[0].rsplit("/", 1)[-1], unit.country or ""
    return (MILITARY, actor.country) if actor is not None and actor.country and actor.sectors and set(actor.sectors) <= _OF_ARMIES and "MIL" in actor.sectors else None


def is_called_so(phrase: Phrase, country: str, reader: OfficeReader) -> bool:
    """Whether a country's ministry is called by the word of a bare one: Britain has a Foreign Office and no Foreign Ministry."""
    portfolio = phrase.core.entry.portfolio if phrase.core.entry else None
    ministry = reader.base.actor(f"ministry/{country}/{portfolio}")
    return ministry is None or reader.finder.words[phrase.core.last] in ministry.name.lower()


def acting_states(phrases: Iterable[Phrase], tokens: tuple[Token, ...] | list[Token], reader: OfficeReader) -> set[str]:
    """The states, named as such or by their capitals, that are subjects in a sentence."""
    states = (phrase.core for phrase in phrases if phrase.core.letter in (COUNTRY, CAPITAL) and not phrase.nested)
    return {country for unit in states if tokens[unit.last].dep in _SUBJECTS and (country := reader.country_of_unit(unit))}


def states_of_the_posted(phrases: Iterable[Phrase], reader: OfficeReader) -> set[str]:
    """The states whose ambassadors, envoys and diplomats a sentence names: its ministry is another's, who deals with them."""
    posted = [phrase for phrase in phrases if (entry := reader.role_entry(phrase)) is not None and entry.role in POSTED]
    return {country for phrase in posted for country in reader.countries_of(phrase)}
