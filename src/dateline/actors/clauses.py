"""Whether a word of a clause acts, is acted on, or only tells where: capitals, palaces, bodies."""

from __future__ import annotations

from dateline.model.text import Token

from .offices import OfficeReader
from .units import Unit

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "agent"))
OBJECTS = frozenset(("dobj", "obj", "dative", "iobj"))
_LOCATIVE = frozenset("in at near around outside inside into through via across throughout within over above off along beside behind under".split())
_TOWARDS = frozenset("on upon for toward towards including among".split())
_PASSING = frozenset(("over", "past", "along", "onto", "up"))
_LEFT_OR_REACHED = frozenset("leave reach enter flee cross pass overlook depart".split())


class Clauses:
    """Reads the clause around a phrase."""

    def __init__(self, reader: OfficeReader) -> None:
        self.reader, self.finder = reader, reader.finder
        self.parsed, self.tokens = reader.finder.parsed, reader.finder.tokens

    def acts(self, i: int) -> bool:
        """Whether a word is the subject, object or agent of a verb, alone or beside others."""
        token = self._first_conjunct(self.tokens[i])
        if token.dep in SUBJECTS or token.dep in OBJECTS:
            return True
        return token.dep == "pobj" and self.tokens[token.head].text.lower() in ("by", "with", "against", "to", "from", "between")

    def is_party(self, i: int) -> bool:
        """Whether a word acts, or something is done for or towards it: "calls on *all parties*", "aid for *poorer countries*"."""
        token = self._first_conjunct(self.tokens[i])
        return self.acts(i) or token.dep == "dative" or token.dep == "pobj" and self.tokens[token.head].text.lower() in _TOWARDS

    def names_a_party(self, unit: Unit) -> bool:
        """Whether a name the base does not know can be a party's: no treaty, no fund, no code with digits."""
        words = self.finder.words[unit.first : unit.last + 1]
        return not any(word in self.reader.lexicon.no_parties for word in (words[0], words[-1])) and not any(ch.isdigit() for word in words for ch in word)

    def _first_conjunct(self, token: Token) -> Token:
        while token.dep == "conj" and token.head != token.i and self.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            token = self.tokens[token.head]
        return token

    def capital_acts(self, unit: Unit) -> bool:
        """Whether a capital stands for its government: "Beijing said", "told Moscow", "talks with Kyiv"; not "in Beijing"."""
        token = self.tokens[unit.last]
        before = self.tokens[unit.first - 1] if unit.first > 0 and self.tokens[unit.first - 1].sentence == token.sentence else None
        if before is not None and before.text.lower() in _LOCATIVE:
            return False
        head = self._first_conjunct(token)
        if head is not token and head.dep == "pobj":
            token = head
        if head.dep in SUBJECTS:
            return True
        if head.dep in OBJECTS:
            return self.tokens[head.head].lemma not in _LEFT_OR_REACHED
        if head.dep == "poss":
            return self.tokens[head.head].lower not in self.reader.lexicon.place_heads
        if head.dep == "pobj":
            return self._preposition_acts(self.tokens[head.head])
        return False

    def palace_acts(self, unit: Unit) -> bool:
        """Whether a palace or ministry named by its place stands for who works there; not its wall, its lawn, nor "outside" it."""
        token = self.tokens[unit.last]
        if token.dep in ("compound", "nmod", "poss", "amod") and token.head > token.i:
            return self.tokens[token.head].lemma.lower() not in self.reader.lexicon.place_heads
        if token.dep == "pobj":
            return self.tokens[token.head].text.lower() not in _PASSING | (_LOCATIVE - {"at", "in"}) and (self.tokens[token.head].text.lower() not in ("in", "at"))
        return True

    def _preposition_acts(self, preposition: Token) -> bool:
        word = preposition.text.lower()
        if word in ("of",):
            return self.tokens[preposition.head].lower not in self.reader.lexicon.place_heads
        return word in ("with", "to", "against", "by", "between", "from", "toward", "towards", "on", "for", "among", "than", "like")
