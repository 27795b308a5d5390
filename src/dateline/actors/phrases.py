"""Noun phrases that may name an actor: the units around one core, with its titles, owners and what follows with "of"."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.text import Parsed, Sentence

from .lexicon import AGENT, BODY, QUANTITY, TITLE, Entry
from .units import (
    ADJECTIVE,
    AND,
    CAPITAL,
    COMMA,
    COUNTRY,
    DETERMINER,
    HONORIFIC,
    KNOWN_BODY,
    MODIFIER,
    NAME,
    OF,
    ORGANISATION,
    OWNERS,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    UNKNOWN_ORG,
    Unit,
    UnitFinder,
)  # fmt: skip

GROUP, PRONOUN = "G", "r"
_RUN = frozenset(
    (COUNTRY, ADJECTIVE, CAPITAL, KNOWN_BODY, ORGANISATION, UNKNOWN_ORG, PLACE, NAME, TITLE, AGENT, BODY, QUANTITY, GROUP, HONORIFIC, POSSESSIVE, DETERMINER, MODIFIER)
)
_CORES = _RUN - {HONORIFIC, POSSESSIVE, DETERMINER, MODIFIER}
_LEFT_DEPS = frozenset("det amod compound nmod poss nummod quantmod advmod npadvmod case predet punct".split())
_JOINTS = frozenset((COMMA, AND, OF, PREPOSITION, DETERMINER))
_BARE_TITLES = frozenset(("secretary", "deputy_secretary", "head_of_state", "vice_president", "national_security_adviser", "ambassador", "envoy"))
"""Roles that nobody holds beside a minister's: "the Secretary and Foreign Minister Perrin" are two."""
_LONGEST_CHARGE = 16  # units between a title and its name
_CLOSERS = frozenset((".", ";", ":", "(", ")", "-", "--", "—", "–", "?", "!", '"', "”", "’"))


@dataclass(slots=True)
class Phrase:
    """Tokens `first` to `last` around `core`; `heads` are its words whose head lies outside, the core's own first.

    `owners` stand before ("Chinese", "Russia's", "Foreign Ministry"), `after` behind with their preposition; `titles` are
    titles and agent nouns beside a name, `posts` what a title before a name is sent to or charged with ("to Norway", "for
    trade"), with its preposition. `same_as` is the phrase this one stands in apposition to.
    """

    sentence: int
    first: int
    last: int
    core: Unit
    heads: list[int] = field(default_factory=list)
    titles: list[Unit] = field(default_factory=list)
    owners: list[Unit] = field(default_factory=list)
    after: list[tuple[str, Unit]] = field(default_factory=list)
    posts: list[tuple[str, Unit]] = field(default_factory=list)
    words: tuple[str, ...] = ()
    gender: str | None = None
    determiner: str | None = None
    nested: bool = False
    same_as: Phrase | None = None
    adopts: Phrase | None = None
    pronoun_owner: int | None = None

    @property
    def gender_known(self) -> str | None:
        """The gender its honorific tells, if any."""
        return self.gender if self.gender in ("m", "f") else None

    @property
    def is_plural(self) -> bool:
        """Whether it names several: by its core's form."""
        return bool(self.core.entry and self.core.entry.plural)


class PhraseFinder:
    """Finds the phrases of one article, sentence by sentence."""

    def __init__(self, finder: UnitFinder) -> None:
        self.finder = finder
        self.parsed: Parsed = finder.parsed
        self.tokens = finder.tokens
        self._roots: dict[int, int] = {}

    def find(self) -> list[Phrase]:
        """All phrases, in text order, an outer one before those nested in it."""
        found: list[Phrase] = []
        for sentence in self.parsed.sentences:
            found += self._of_sentence(sentence)
        return found

    def _of_sentence(self, sentence: Sentence) -> list[Phrase]:
        units = self.finder.sentence_units(sentence.first, sentence.last)
        spans = self._join_long_titles(units, self._segments(units))
        made = [(span, phrase) for span in spans if (phrase := self._phrase(sentence.i, units[span[0] : span[1]]))]
        for n, (span, phrase) in enumerate(made):
            self._read_after(units, span, phrase, made[n + 1 :])
        for n, (span, phrase) in enumerate(made[:-1]):
            self._read_apposition(units, (span, phrase), made[n + 1 :])
        found = [inner for _, phrase in made for inner in (phrase, *self._inner(sentence.i, phrase))]
        return sorted(found, key=lambda phrase: (phrase.first, -phrase.last))

    # ---- runs of units that belong together

    def _segments(self, units: list[Unit]) -> list[tuple[int, int]]:
        """(begin, end) of the stretches of `units` that make one noun phrase each."""
        spans, begin = [], None
        for n, unit in enumerate(units):
            if unit.letter not in _RUN and not (begin is not None and self._joins_modifiers(unit) and not self._parts_names(units, n) and not self._parts_titles(units, begin, n)):
                if begin is not None:
                    spans.append((begin, n))
                begin = None
            elif begin is None:
                begin = n
            elif self._splits(units[n - 1], unit):
                spans.append((begin, n))
                begin = n
        if begin is not None:
            spans.append((begin, len(units)))
        return spans

    def _joins_modifiers(self, unit: Unit) -> bool:
        """The "and" and the comma inside "the French, German and British ministers", "trade and industry minister"."""
        return unit.letter in (AND, COMMA) and self._root(unit.first) > unit.first

    def _parts_names(self, units: list[Unit], n: int) -> bool:
        """The "and" of "Ana Holt and Foreign Minister Luc Perrin": a full name before it, another's title behind it."""
        if units[n - 1].letter != NAME or units[n - 1].first == units[n - 1].last:
            return False
        behind = next((unit for unit in units[n + 1 : n + 4] if unit.letter not in (ADJECTIVE, COUNTRY, DETERMINER, MODIFIER, POSSESSIVE)), None)
        return behind is not None and behind.letter == TITLE

    def _parts_titles(self, units: list[Unit], begin: int, n: int) -> bool:
        """The "and" of "the Secretary and Foreign Minister Perrin": a bare title of somebody named before, then another's with his name."""
        if [unit.letter for unit in units[begin:n]] != [DETERMINER, TITLE] or units[n].letter != AND or n + 1 >= len(units):
            return False
        first = units[n - 1].entry
        alone = first is not None and not first.plural and first.role in _BARE_TITLES
        behind = next((unit.letter for unit in units[n + 2 : n + 4] if unit.letter != HONORIFIC), None)
        return alone and units[n + 1].letter == TITLE and (behind == NAME or behind not in _RUN)

    def _splits(self, left: Unit, right: Unit) -> bool:
        if right.letter == DETERMINER:
            return left.letter != DETERMINER
        if POSSESSIVE in (left.letter, right.letter) or left.letter == HONORIFIC:
            return False
        if left.letter in (TITLE, AGENT) and right.letter in (NAME, HONORIFIC):
            return bool(left.entry and left.entry.plural and left.letter == AGENT)
        if right.letter == NAME and left.letter in (CAPITAL, PLACE) and left.first and self.finder.words[left.first - 1] in ("in", "at", "near"):
            return True  # "In Addis Ababa Qin will call"
        if right.letter == UNKNOWN_ORG and self.tokens[right.first].entity and not self.tokens[right.first].entity_starts:
            return False
        return self._root(left.last) not in (self._root(right.last), self._root(right.first))

    def _root(self, i: int) -> int:
        """The head noun of the base phrase a token stands in."""
        path = []
        while i not in self._roots:
            token = self.tokens[i]
            path.append(i)
            if not self._leans(i):
                self._roots[i] = i
                break
            i = token.head
        root = self._roots[i]
        for step in path:
            self._roots[step] = root
        return root

    def _leans(self, i: int) -> bool:
        """Whether a token belongs to the base phrase of its head: a modifier before it, a 's, what joins two modifiers."""
        token = self.tokens[i]
        if token.head == i:
            return False
        if token.head < i and token.dep in ("conj", "cc", "punct"):
            head = self.tokens[token.head]
            return head.dep in ("amod", "compound", "nmod", "conj") and token.tag not in ("VBD", "VBZ", "VBP") and self._root(token.head) > i
        return token.dep in _LEFT_DEPS and (token.head > i or token.dep == "case")

    def _join_long_titles(self, units: list[Unit], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Joins "Foreign Minister of Jordan" to the name right behind the country: [R] of [c N]."""
        joined: list[tuple[int, int]] = []
        for begin, end in spans:
            if joined and self._is_title_of(units, joined[-1], begin, end):
                joined[-1] = (joined[-1][0], end)
            elif len(joined) > 1 and joined[-1][1] == begin and self._is_title_of(units, joined[-2], joined[-1][0], end):
                joined[-2:] = [(joined[-2][0], end)]
            elif units[end - 1].letter == NAME and (n := self._charged(units, joined, end)) is not None:
                joined[n:] = [(joined[n][0], end)]
            else:
                joined.append((begin, end))
        return joined

    def _is_title_of(self, units: list[Unit], before: tuple[int, int], begin: int, end: int) -> bool:
        core, name = units[before[1] - 1], units[end - 1]
        inner = [unit.letter for unit in units[begin : end - 1]]
        return (
            core.letter == TITLE and name.letter == NAME and begin - before[1] == 1 and units[before[1]].letter in (OF, PREPOSITION)
            and any(letter in (COUNTRY, ORGANISATION) for letter in inner) and POSSESSIVE not in inner and TITLE not in inner and AGENT not in inner
        )  # fmt: skip

    def _charged(self, units: list[Unit], spans: list[tuple[int, int]], end: int) -> int | None:
        """The number of the span whose title a name at the end of `units[:end]` bears, with what the title is for between them."""
        for n in range(len(spans) - 1, max(-1, len(spans) - 6), -1):
            title = units[spans[n][1] - 1]
            if self._serves(units, spans[n], end):
                return None
            if title.letter == TITLE and title.entry is not None and not title.entry.plural and self._is_charge(title.entry, units[spans[n][1] : end - 1]):
                return n
        return None

    def _serves(self, units: list[Unit], span: tuple[int, int], end: int) -> bool:
        """Whether a name behind a title is whom its bearer serves: "a spokesman for Chancellor Anna Holm"."""
        title, before = units[span[1] - 1], units[end - 2]
        unnamed = self.finder.words[units[span[0]].first] in ("a", "an")
        spoken_for = title.entry is not None and title.entry.role == "spokesperson" and before.letter in (TITLE, HONORIFIC)
        return title.letter == TITLE and (unnamed or spoken_for)

    def _is_charge(self, title: Entry, between: list[Unit]) -> bool:
        """Whether the units between a title and a name say what the title is for: "for Trade, Mining, and the Oceans", "of Transportation", "to the
        President for Homeland Security"; capitalised nouns and small words alone, the last a noun."""
        goes_on = bool(between) and between[0].letter == AND and title.portfolio is not None  # Minister of Communications and Information Technology
        if not between or not goes_on and self.finder.words[between[0].first] not in ("for", "to", "of") or len(between) > _LONGEST_CHARGE or between[-1].letter in _JOINTS:
            return False
        for before, unit in zip([None, *between], between, strict=False):
            if unit.letter == TITLE and before is not None and before.letter in (AND, COMMA):
                return False  # "for Iran and Secretary of State": another's title
            if (goes_on or between[0].letter == OF) and (unit.letter in OWNERS - {UNKNOWN_ORG} or unit.letter in (TITLE, HONORIFIC)):
                return False  # whose, and no charge: "of Jordan"
            if unit.letter in _JOINTS or self.finder.words[unit.first] == "the":
                continue
            if unit.letter == POSSESSIVE or unit.letter == NAME or not all(self._is_capital(i) for i in range(unit.first, unit.last + 1)):
                return unit.letter == HONORIFIC and unit is between[-1]
        return any(unit.letter not in _JOINTS for unit in between)

    def _is_capital(self, i: int) -> bool:
        return self.tokens[i].text[:1].isupper() or self.finder.words[i] in ("of", "and", "the", "-", "&")

    # ---- one phrase

    def _phrase(self, sentence: int, units: list[Unit]) -> Phrase | None:
        while units and (units[-1].letter not in _CORES):
            units = units[:-1]
        while units and units[0].letter == POSSESSIVE:
            units = units[1:]
        if not units or self.finder.is_compounded(units[-1].last):
            return None
        phrase = Phrase(sentence, units[0].first, units[-1].last, units[-1])
        preposition = "of"
        for unit in units[:-1]:
            if unit.letter in (OF, PREPOSITION) and phrase.titles and preposition == "of":
                preposition = self.finder.words[unit.first]
            self._sort_in(phrase, unit, preposition)
        phrase.words = tuple(self.finder.words[i] for i in range(phrase.first, phrase.core.first))
        if phrase.core.letter == NAME and not phrase.titles:
            self._strip_bare_name(phrase)
        if phrase.core.letter in (ADJECTIVE, COUNTRY) and self.tokens[phrase.core.last].dep in ("amod", "compound", "nmod"):
            phrase.first = phrase.core.first
        phrase.heads = self._heads(phrase.first, phrase.last, phrase.core)
        return phrase

    def _sort_in(self, phrase: Phrase, unit: Unit, preposition: str) -> None:
        if unit.letter == DETERMINER:
            if self.tokens[unit.first].tag == "PRP$":
                phrase.pronoun_owner = unit.first
            phrase.determiner = phrase.determiner or self.finder.words[unit.first]
        elif unit.letter == HONORIFIC:
            phrase.gender = phrase.gender or self.finder.lexicon.honorifics[self.finder.words[unit.first]]
        elif unit.letter in (TITLE, AGENT) and preposition == "of":
            phrase.titles.append(unit)
        elif preposition != "of" and (unit.letter in OWNERS or unit.letter == BODY):
            phrase.posts.append((preposition, unit))
        elif unit.letter in OWNERS or unit.letter in (BODY, NAME):
            phrase.owners.append(unit)

    def _strip_bare_name(self, phrase: Phrase) -> None:
        """A name without a title begins at itself, its honorific or its owner: no "today" or "economic" before it."""
        begins = [unit.first for unit in phrase.owners]
        first = min([phrase.core.first, *begins])
        while first > phrase.first and self.finder.words[first - 1] in self.finder.lexicon.honorifics:
            first -= 1
        phrase.first = first

    def _heads(self, first: int, last: int, core: Unit) -> list[int]:
        outside = [i for i in range(first, last + 1) if not first <= self.tokens[i].head <= last or self.tokens[i].head == i]
        nouns = [i for i in outside if self.tokens[i].pos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "X", "DET") and self.tokens[i].tag not in ("POS", "PRP$", "DT")]
        named = [i for i in nouns if core.first <= i <= core.last or (unit := self.finder.cover[i]) is not None and unit.letter in (TITLE, AGENT, NAME)]
        return sorted(named, key=lambda i: (not core.first <= i <= core.last, -i)) or [core.last]

    # ---- what stands behind

    def _read_after(self, units: list[Unit], span: tuple[int, int], phrase: Phrase, following: list[tuple[tuple[int, int], Phrase]]) -> None:
        """Reads "of Jordan", "in Colombo", "of X and Y" behind the phrase into `after`; takes over whom a quantity counts."""
        end, preposition = span[1], None
        for (begin, stop), other in following:
            between = units[end:begin]
            if preposition is None:
                between = between[self._charge_behind(phrase, between) :]
                if len(between) != 1 or between[0].letter not in (OF, PREPOSITION):
                    return
                preposition = self.finder.words[between[0].first]
                if phrase.core.letter == QUANTITY and preposition == "of":
                    phrase.adopts = other
                    phrase.last = max(phrase.last, other.last)
                    return
            elif not 1 <= len(between) <= 2 or any(unit.letter not in (COMMA, AND) for unit in between) or other.core.letter != phrase.after[-1][1].letter:
                return
            if other.core.letter == NAME and other.owners and phrase.core.entry is not None and phrase.core.entry.role == "spokesperson":
                phrase.after.append((preposition, other.owners[-1]))  # a spokesman for the U.N. chief X is of the U.N.
                return
            if other.core.letter == BODY and phrase.core.letter == NAME and preposition == "of":
                phrase.after += [("of", unit) for unit in other.owners[-1:] if unit.letter in (COUNTRY, ADJECTIVE)]
                return  # a name "of the Bahraini Royal Office" is of Bahrain
            listed = preposition == "from" and phrase.is_plural
            if phrase.core.letter in (TITLE, AGENT) and other.core.letter in (TITLE, AGENT) and preposition in ("for", "to", "of", "in"):
                # "a spokeswoman for the German head of state" is whose the head of state is.
                phrase.after += [("of", unit) for unit in other.owners if unit.letter in OWNERS and not phrase.after]
                return
            if other.core.letter not in OWNERS and not (other.core.letter == BODY and phrase.core.letter == TITLE) or (preposition != "of" and phrase.after and not listed):
                return
            phrase.after.append((preposition, other.core))
            if phrase.core.letter in (TITLE, AGENT, BODY) and (preposition == "of" or listed or len(phrase.after) == 1):
                phrase.last = max(phrase.last, other.last)
            end = stop
            if other.last + 1 < len(self.tokens) and self.tokens[other.last + 1].tag == "POS":
                return

    def _charge_behind(self, phrase: Phrase, between: list[Unit]) -> int:
        """How many units between a title and a place say what it is charged with: the "of health" of "a deputy minister of health in Nairobi"."""
        letters = [unit.letter for unit in between]
        named = len(between) == 3 and self.tokens[between[1].first].tag.startswith("NN") and between[1].first == between[1].last
        return 2 if named and phrase.core.letter == TITLE and letters[0] == OF and letters[1] not in OWNERS and letters[2] == PREPOSITION else 0

    def _read_apposition(self, units: list[Unit], this: tuple[tuple[int, int], Phrase], following: list[tuple[tuple[int, int], Phrase]]) -> None:
        """Ties "Wang Yi" and "the Chinese foreign minister" where a comma parts them and the sentence then goes on."""
        (_, end), phrase = this
        if phrase.core.letter not in (NAME, TITLE, AGENT) or phrase.is_plural:
            return
        end, following = self._behind_after(units, end, phrase, following)
        if not following or end >= len(units) or units[end].letter != COMMA or following[0][0][0] != end + 1:
            return
        (_, stop), other = following[0]
        if {phrase.core.letter, other.core.letter} not in ({NAME, TITLE}, {NAME, AGENT}) or other.is_plural or other.titles and other.core.letter == NAME:
            return
        stop, _ = self._behind_after(units, stop, other, following[1:])
        if self._is_closed(units, stop) and not self._are_listed(phrase, other):
            name, title = (phrase, other) if phrase.core.letter == NAME else (other, phrase)
            title.same_as = name

    def _behind_after(self, units: list[Unit], end: int, phrase: Phrase, following: list[tuple[tuple[int, int], Phrase]]) -> tuple[int, list[tuple[tuple[int, int], Phrase]]]:
        last = phrase.after[-1][1] if phrase.after else None
        while last is not None and following and following[0][1].first <= last.last:
            end, following = following[0][0][1], following[1:]
        return end, following

    def _is_closed(self, units: list[Unit], stop: int) -> bool:
        if stop >= len(units):
            return True
        word = self.finder.words[units[stop].first]
        return units[stop].letter == COMMA or word in _CLOSERS or word in ("who", "whose", "which") or units[stop].letter in (PREPOSITION,)

    def _are_listed(self, left: Phrase, right: Phrase) -> bool:
        """Two of a list ("Putin, the Turkish president and ..."), not one named twice."""
        heads = {self.tokens[i].dep for i in right.heads}
        if "appos" in heads:
            return False
        return "conj" in heads or any(self.tokens[child].dep in ("cc", "conj") for i in left.heads for child in self.parsed.children[i] if child > left.last)

    # ---- phrases inside a phrase

    def _is_one_name(self, body: Unit, core: Unit) -> bool:
        """The Military of "Royal Military Academy": words of one name, of which only the whole acts."""
        between = self.tokens[body.first + 1 : core.last + 1]
        return self.tokens[body.first].entity == "ORG" and core.letter in (BODY, UNKNOWN_ORG) and all(t.entity == "ORG" and not t.entity_starts for t in between)

    def _inner(self, sentence: int, phrase: Phrase) -> list[Phrase]:
        """The owners inside a phrase, each a phrase of its own."""
        found = []
        for unit in [*phrase.owners, *(unit for _, unit in phrase.posts if unit.letter in (COUNTRY, ORGANISATION))]:
            if unit.letter != PLACE and not (unit.letter == BODY and self._is_one_name(unit, phrase.core)):
                inner = Phrase(sentence, unit.first, unit.last, unit, nested=True)
                inner.heads = self._heads(unit.first, unit.last, unit)
                inner.owners = [other for other in phrase.owners if other.last < unit.first] if unit.letter == BODY else []
                found.append(inner)
        return found
