"""What the base and the gazetteer have under a name, remembered from article to article."""

from __future__ import annotations

from dateline.knowledge.base import GazetteerPlace, KnowledgeBase

from .words import Words, forget_when_full


class Lookup:
    """States and places by their names, and how newspapers shorten regions."""

    def __init__(self, base: KnowledgeBase, words: Words) -> None:
        self.base, self.words = base, words

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The places of the gazetteer with a name, the likeliest first."""
        if name not in self.words.places:
            forget_when_full(self.words.places)
            self.words.places[name] = tuple(self.base.places_named(name))
        return self.words.places[name]

    def regions(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The regions whose first name it is."""
        return tuple(place for place in self.places(name) if place.kind == "region" and place.main)

    def state(self, text: str) -> tuple[str, str, str] | None:
        """(kind, country, name) of a state, capital, region or palace of the base."""
        text = text.title() if text.isupper() and len(text) > 3 else text
        if text not in self.words.states:
            forget_when_full(self.words.states)
            self.words.states[text] = self._look_up_state(text)
        return self.words.states[text]

    def _look_up_state(self, text: str) -> tuple[str, str, str] | None:
        for alias in self.base.aliases(text):
            kind = alias.target.partition("/")[0]
            actor = self.base.actor(alias.target)
            if actor and actor.country and (kind in ("state", "region", "place") or alias.kind in ("capital", "metonym")):
                if alias.kind == "metonym":
                    return "other", actor.country, text
                return ("capital" if alias.kind == "capital" else "country" if kind == "state" else "region"), actor.country, actor.name
        return None

    def names_a_region(self, text: str) -> bool:
        """Whether a name can stand behind a comma and say where a town lies: a state, a region, a shortened one."""
        return (
            text in self.words.abbreviations
            or self.state(text) is not None
            or any(place.kind == "region" and place.main for place in self.places(text)[:2])
            and text[:1].isupper()
        )
