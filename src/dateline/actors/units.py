"""The words of a sentence as units: names the base knows, titles, agents, persons, organisations, and what lies between."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dateline.knowledge.base import Alias, AliasHit, KnowledgeBase
from dateline.model.text import Parsed, Token

from .lexicon import AGENT, BODY, TITLE, Entry, Lexicon, word_of

COUNTRY, ADJECTIVE, CAPITAL, KNOWN_BODY, ORGANISATION, UNKNOWN_ORG, NAME, PLACE = "c", "C", "k", "M", "O", "U", "N", "g"
HONORIFIC, POSSESSIVE, DETERMINER, MODIFIER, OF, PREPOSITION, COMMA, AND, OTHER = "H", "s", "d", "p", "f", "t", ",", "&", "x"
OWNERS = frozenset((COUNTRY, ADJECTIVE, CAPITAL, KNOWN_BODY, ORGANISATION, UNKNOWN_ORG, PLACE))
_MODIFIER_DEPS = frozenset("amod compound nmod nummod advmod npadvmod quantmod punct".split())
_ENTITY_LETTERS = {"PERSON": NAME, "ORG": UNKNOWN_ORG, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
_OPAQUE = frozenset(("ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "PERSON"))
_TRADES = frozenset(("activist", "academic", "businessperson", "journalist", "religious_leader"))
_NAME_TAGS = frozenset(("NNP", "NNPS"))


@dataclass(slots=True)
class Unit:
    """Tokens `first` to `last` (inclusive) that name one thing; `letter` says what kind, `targets` are ids of the base, best first."""

    letter: str
    first: int
    last: int
    targets: tuple[str, ...] = ()
    entry: Entry | None = None
    alias: Alias | None = None

    @property
    def country(self) -> str | None:
        """The country in the id of a unit of the base."""
        return None if not self.targets else country_in(self.targets[0])


def country_in(id: str) -> str | None:
    """The ISO code inside an id of the base, or None (organisations, groups and persons have none in theirs)."""
    kind, _, rest = id.partition("/")
    return rest[:3] if kind in ("state", "government", "ministry", "body") else None


class UnitFinder:
    """Finds the units of an article; later steps may lay new ones over those of `cover`."""

    def __init__(self, parsed: Parsed, base: KnowledgeBase, lexicon: Lexicon) -> None:
        self.parsed, self.base, self.lexicon = parsed, base, lexicon
        self.tokens = parsed.tokens
        self.words = [word_of(token) for token in self.tokens]
        self.cover: list[Unit | None] = [None] * len(self.tokens)

    @cached_property
    def prose(self) -> str:
        """The article's text with the words as they were parsed: what is printed in capitals has them only where names begin."""
        text = self.parsed.article.text
        changed = [token for token in self.tokens if token.text != text[token.start : token.end]]
        if not changed:
            return text
        letters = list(text)
        for token in changed:
            letters[token.start : token.end] = token.text
        return "".join(letters)

    def words_between(self, first: int, last: int) -> str:
        """The words from token `first` to token `last`, both inclusive, as parsed."""
        return self.prose[self.tokens[first].start : self.tokens[last].end]

    @cached_property
    def entities(self) -> list[tuple[str, int, int]]:
        """(label, first, last) of the parser's proposals, without the article before and the 's after."""
        found: list[tuple[str, int, int]] = []
        for token in self.tokens:
            if token.entity and (token.entity_starts or not found or found[-1][2] != token.i - 1 or found[-1][0] != token.entity):
                found.append((token.entity, token.i, token.i))
            elif token.entity:
                found[-1] = (found[-1][0], found[-1][1], token.i)
        return [trimmed for entity in found for part in self._parted(*entity) if (trimmed := self._trim(*part))]

    def _parted(self, label: str, first: int, last: int) -> list[tuple[str, int, int]]:
        """A proposal that runs from where somebody is sent into who is sent, cut in two: "Ambassador to *Norway Luc Perrin*",
        "Secretary for Trade and the *Oceans Mary K. Holt*"."""
        for cut in range(first + 1, last):
            rest = self.tokens[cut : last + 1]
            sent = cut == first + 1 and first and self.words[first - 1] in ("to", "for", "in") and self._is_state(first)
            after_plural = self.tokens[cut - 1].tag == "NNPS" and any(len(token.text) == 2 and token.text[1] == "." for token in rest)
            if (sent or after_plural) and all(token.tag == "NNP" for token in rest):
                return [("GPE" if sent else label, first, cut - 1), ("PERSON", cut, last)]
        return [(label, first, last)]

    def _is_state(self, i: int) -> bool:
        """Whether one word is the name of a state."""
        word = self.tokens[i].text
        return any(alias.kind == "name" and alias.target.startswith("state/") for hit in self.base.alias_hits(word) for alias in hit.aliases if hit.end - hit.start == len(word))

    def _trim(self, label: str, first: int, last: int) -> tuple[str, int, int] | None:
        while first <= last and (self.words[first] in ("the", "a", "an") or self.tokens[first].pos == "PUNCT"):
            first += 1
        while last >= first and (self.tokens[last].tag == "POS" or self.tokens[last].pos == "PUNCT" and self.words[last] != "."):
            last -= 1
        return (label, first, last) if first <= last else None

    def find(self) -> None:
        """Lays all units over the tokens: what the base knows, then titles and agents, then the parser's proposals."""
        for hit in self.base.alias_hits(self.prose):
            self._lay_hit(hit)
        self._lay_pairs()
        self._lay_phrases()
        for entity in self.entities:
            self._lay_entity(*entity)

    def lay(self, unit: Unit) -> Unit:
        """Puts a unit over its tokens, in place of what was there; a longer unit that is cut loses the rest."""
        for i in range(unit.first, unit.last + 1):
            old = self.cover[i]
            if old is not None:
                for j in range(old.first, old.last + 1):
                    self.cover[j] = None
        for i in range(unit.first, unit.last + 1):
            self.cover[i] = unit
        return unit

    # ---- what the base knows

    def _lay_hit(self, hit: AliasHit) -> None:
        first, last = self.parsed.token_at(hit.start), self.parsed.token_at(hit.end - 1)
        if first is None or last is None or self.tokens[first].start != hit.start or self.tokens[last].end != hit.end:
            return
        if self.tokens[first].sentence != self.tokens[last].sentence:
            return
        alias = self._best(hit, first, last)
        if alias and alias.kind == "body" and self._names_people(first, last):
            first, last, alias = self._owner_of_people(first, last)
        if alias:
            others = [other.target for other in hit.aliases] if alias in hit.aliases else []
            targets = tuple(dict.fromkeys([alias.target, *others]))
            self.lay(Unit(letter_of(alias), first, last, targets, alias=alias))

    def _names_people(self, first: int, last: int) -> bool:
        """Whether a body is named by its people ("Syrian rebels"): a group, not the body."""
        found = self.lexicon.phrases.at(self.words, last)
        return last > first and found is not None and found[1].kind == AGENT and found[1].plural

    def _owner_of_people(self, first: int, last: int) -> tuple[int, int, Alias | None]:
        """(first, last, alias) of the demonym before the people."""
        for end in range(last - 1, first - 1, -1):
            for alias in self.base.aliases(self.words_between(first, end)):
                if alias.target.startswith("state/"):
                    return first, end, alias
        return first, last, None

    def _best(self, hit: AliasHit, first: int, last: int) -> Alias | None:
        """The alias that holds on the article's day, a name before a demonym where the word is no adjective."""
        day = self.parsed.article.day
        valid = [a for a in hit.aliases if not day or ((not a.valid_from or a.valid_from <= day) and (not a.valid_to or day <= a.valid_to))]
        if not valid or self._is_common_word(hit, first, last) or self._is_cut_off(valid[0], last):
            return None
        best = [alias for alias in valid if alias.weight == valid[0].weight]
        is_adjective = self.tokens[last].dep in ("amod", "nmod") or self.tokens[last].pos == "ADJ"
        return next((a for a in best if (a.kind == "demonym") == is_adjective), best[0])

    def _is_cut_off(self, alias: Alias, last: int) -> bool:
        """The West of "the West African bloc" is no actor, "The National" of "The National Liberation Army" no newspaper."""
        following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        return (
            (alias.target.startswith("region/") or alias.target.startswith("media/") and alias.text.lower().startswith("the "))
            and following is not None
            and following.text[:1].isupper()
            and following.pos in ("ADJ", "PROPN")
            and (following.dep == self.tokens[last].dep or self.tokens[last].head == following.i or self.tokens[last].head == following.head)
        )

    def _is_common_word(self, hit: AliasHit, first: int, last: int) -> bool:
        """A word in capitals that is no name here: "IS" in a headline, "Nice" or "May" at the start of a sentence."""
        token = self.tokens[last]
        if first and self.tokens[first - 1].text == "Team" and token.sentence == self.tokens[first - 1].sentence:
            return True  # Team China plays and is no party
        if first != last or hit.aliases[0].kind.startswith("demonym"):
            return False
        return token.pos in ("VERB", "AUX", "DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV") and not token.entity

    # ---- titles, agents, bodies

    def _lay_pairs(self) -> None:
        """ "Both countries", "the two": groups whose members the text names elsewhere."""
        begins = self.lexicon.pairs.first_words
        for i, word in enumerate(self.words):
            found = self.lexicon.pairs.at(self.words, i) if word in begins else None
            if found and self._is_pair(i, found[0]) and not self._is_known_circle(i, found[0]):
                self.lay(Unit(found[1].kind, i, i + found[0] - 1, entry=found[1]))

    def _is_known_circle(self, i: int, length: int) -> bool:
        """The six powers of the talks with Iran: a number and a noun that the base has as a name."""
        unit = self.cover[i + length - 1]
        return unit is not None and unit.letter == ORGANISATION and unit.first <= i

    def _is_pair(self, i: int, length: int) -> bool:
        """A bare "both" or "two" must be an argument of its own and count nothing behind it."""
        token = self.tokens[i + length - 1]
        if length > 1:
            return not (i + length < len(self.words) and self.words[i + length] == "of")
        counts = any(self.words[child] == "of" or self.tokens[child].dep in ("nsubj", "nmod") for child in self.parsed.children[i])
        return (
            token.dep in ("nsubj", "nsubjpass", "pobj", "dobj")
            and token.pos in ("NUM", "PRON", "DET", "NOUN", "PROPN")
            and not counts
            and (self.words[i] == "both" or i > 0 and self.words[i - 1] == "the")
            and (self.words[i] != "sides" or self.tokens[token.head].dep == "ROOT")  # not "helps the sides to agree"
        )

    def _lay_phrases(self) -> None:
        i, begins = 0, self.lexicon.phrases.first_words
        while i < len(self.words):
            found = self.lexicon.phrases.at(self.words, i) if self.words[i] in begins else None
            i += self._lay_phrase(i, *found) if found else 1

    def _lay_phrase(self, i: int, length: int, entry: Entry) -> int:
        last = i + length - 1
        covered = self.cover[i]
        if covered is not None and (covered.last - covered.first + 1 >= length or covered.first < i):
            return max(1, covered.last - i + 1)
        if self.tokens[i].sentence != self.tokens[last].sentence or not self._is_noun(i, last, length, entry.kind, entry.role) or self.is_compounded(last, i):
            return 1
        self.lay(Unit(entry.kind, i, last, entry=entry))
        return length

    def _is_noun(self, first: int, last: int, length: int, kind: str, role: str | None) -> bool:
        token = self.tokens[last]
        if length > 1:
            return True
        if kind == BODY and self._is_adjective_of_pair(last) or kind == TITLE and self._names_a_field(last):
            return False
        if (kind == AGENT or role in _TRADES) and token.entity == "PERSON" and not token.entity_starts and token.tag == "NNP" and self.tokens[first - 1].tag == "NNP":
            return False  # Israel Singer
        if (
            (kind == AGENT or role in _TRADES)
            and token.entity == "PERSON"
            and token.tag == "NNP"
            and last + 1 < len(self.tokens)
            and self.tokens[last + 1].entity == "PERSON"
            and not self.tokens[last + 1].entity_starts
        ):
            return False  # Christian Porter, Bishop Smith's first name
        if token.pos in ("NOUN", "PROPN"):
            return not self._is_middle_of_name(first)
        return token.pos == "ADJ" and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "conj", "poss") or self.words[first] in self._abbreviated_titles()

    def _is_adjective_of_pair(self, i: int) -> bool:
        """The military of "military and humanitarian assistance": an adjective that shares its noun with another."""
        joint, other, noun = (*self.tokens[i + 1 : i + 4], None, None, None)[:3]
        return (
            joint is not None and other is not None and noun is not None and joint.lower in ("and", "or") and other.pos == "ADJ" and noun.pos == "NOUN" and other.head == noun.i
            and self.words[i] in self.lexicon.describing
        )  # fmt: skip

    def _names_a_field(self, i: int) -> bool:
        """The justice of "the justice sector": a lower-case title before a thing it only describes."""
        token = self.tokens[i]
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return token.text in self.lexicon.describing and following is not None and token.dep == "compound" and following.pos == "NOUN" and token.head == following.i

    def is_compounded(self, last: int, first: int | None = None) -> bool:
        """The rebel of "rebel-held", the US of "US-backed", the party of "third-party": part of an adjective."""
        begin, token = last if first is None else first, self.tokens[last]
        if self._hangs_on(begin - 1, begin) and token.dep in ("compound", "amod", "nmod"):
            return True
        if last + 2 >= len(self.tokens) or not self._hangs_on(last + 1, last + 1):
            return False
        return self.tokens[last + 2].tag in ("VBN", "VBD", "VBG") or self.tokens[last + 2].tag == "JJ" and self.cover[last + 2] is None

    def _hangs_on(self, hyphen: int, i: int) -> bool:
        """Whether token number `hyphen` is a hyphen that touches what stands before token i."""
        return (
            0 <= hyphen < len(self.words)
            and self.words[hyphen] == "-"
            and (self.tokens[hyphen].end == self.tokens[i].start or self.tokens[hyphen - 1].end == self.tokens[hyphen].start)
        )

    def _is_middle_of_name(self, i: int) -> bool:
        """Inside a PERSON that began with another name: the General in "John General"."""
        token = self.tokens[i]
        return token.entity == "PERSON" and not token.entity_starts and i > 0 and self.cover[i - 1] is None and self.tokens[i - 1].entity == "PERSON" and token.tag in _NAME_TAGS

    def _abbreviated_titles(self) -> frozenset[str]:
        return frozenset(("gen.", "lt.", "maj.", "col.", "sen.", "rep.", "capt.", "adm.", "sgt.", "prof.", "pm", "rev."))

    # ---- the parser's proposals

    def _lay_entity(self, label: str, first: int, last: int) -> None:
        letter = _ENTITY_LETTERS.get(label)
        inside = self.cover[first : last + 1]
        if label in _OPAQUE and first < last:
            self._drop_places_inside(label, first, last)
            inside = self.cover[first : last + 1]
        if letter is None:
            return
        while first <= last and self.cover[first] is not None:
            first += 1
        if letter == NAME:
            while first <= last and self.words[first] in self.lexicon.honorifics and first < last:
                first += 1
        while first <= last and self.cover[last] is not None:
            last -= 1
        if first > last or any(self.cover[first : last + 1]) or (letter == NAME and not self._is_name_run(first, last)):
            return
        if letter == NAME and first == last and self.words[first] in self.lexicon.weekdays:
            return
        if letter == UNKNOWN_ORG and any(unit is not None and unit.letter in (TITLE, AGENT, BODY) for unit in inside):
            return
        self.lay(Unit(letter, first, last))

    def _drop_places_inside(self, label: str, first: int, last: int) -> None:
        """A capital or country inside another name is no actor: Washington Post, Paris Hilton, Bank of China."""
        for i in range(first, last + 1):
            unit = self.cover[i]
            if unit is None or unit.letter not in (CAPITAL, COUNTRY, ADJECTIVE) or unit.first < first or unit.last > last:
                continue
            if label == "ORG" and self._is_owner_of_several(unit):
                continue
            rest = [other for other in self.cover[unit.last + 1 : last + 1] if other is not None]
            owns = unit.first == first and (unit.letter != CAPITAL or bool(rest))
            if label == "PERSON" and unit.first == first and last - first >= 2:
                continue
            if not owns or label == "PERSON" and unit.letter != ADJECTIVE:
                for j in range(unit.first, unit.last + 1):
                    self.cover[j] = None

    def _is_owner_of_several(self, unit: Unit) -> bool:
        """The Chile of "the Governments of Chile and Peru", of which the parser makes one name with its half."""
        begin = unit.first - 1 if unit.first and self.words[unit.first - 1] == "the" else unit.first
        owned = self.cover[begin - 2] if begin >= 2 and self.words[begin - 1] == "of" else None
        return owned is not None and owned.letter in (TITLE, AGENT, BODY) and owned.entry is not None and owned.entry.plural

    def _is_name_run(self, first: int, last: int) -> bool:
        if all(self.words[i] in self.lexicon.honorifics or self.words[i] in ("jr.", "jr", "sr.", "ii", "iii") for i in range(first, last + 1)):
            return False
        if first < last and (self.words[last] in self.lexicon.place_heads or self.words[last] in self.lexicon.no_parties):
            return False
        if first == last and (self.tokens[first].pos != "PROPN" or not self.tokens[first].text[:1].isupper()):
            return False
        return all(self.tokens[i].text[:1].isupper() or self.words[i] in self.lexicon.particles or self.words[i] in ("-", ".", "’", "'") for i in range(first, last + 1))

    # ---- letters for the rest

    def sentence_units(self, first: int, last: int) -> list[Unit]:
        """The units of tokens [first, last), with the small words between them, in text order."""
        found: list[Unit] = []
        i = first
        while i < last:
            unit = self.cover[i]
            if unit is None or unit.first != i:
                unit = Unit(self._letter(self.tokens[i]), i, i)
            found.append(unit)
            i = unit.last + 1
        return found

    def _letter(self, token: Token) -> str:
        word = self.words[token.i]
        if token.entity in ("DATE", "TIME") and token.pos in ("PROPN", "NOUN", "ADJ", "NUM"):
            return OTHER
        if token.tag == "POS":
            return POSSESSIVE
        if token.dep == "det" or token.pos == "DET" or token.tag == "PRP$":
            return DETERMINER
        if word == "of":
            return OF
        if word in self.lexicon.honorifics and token.text[:1].isupper():
            return HONORIFIC
        if token.pos == "ADP":
            return PREPOSITION
        if token.text == ",":
            return COMMA
        if token.pos == "CCONJ":
            return AND
        if token.pos == "PUNCT":
            return MODIFIER if token.text == "-" and self._is_hyphen(token) else OTHER
        return MODIFIER if token.dep in _MODIFIER_DEPS else OTHER

    def _is_hyphen(self, token: Token) -> bool:
        """A hyphen inside a word; a dash has blanks about it."""
        text = self.parsed.article.text
        return not text[token.start - 1 : token.start].isspace() and not text[token.end : token.end + 1].isspace()


def letter_of(alias: Alias) -> str:
    """The kind of unit an alias makes."""
    kind = alias.target.partition("/")[0]
    if kind == "place":
        return PLACE
    if kind == "thing":
        return OTHER
    if kind == "person":
        return NAME
    if alias.kind == "capital":
        return CAPITAL
    if kind in ("state", "region", "people"):
        return ADJECTIVE if alias.kind.startswith("demonym") else COUNTRY
    return KNOWN_BODY if kind in ("government", "ministry", "body") else ORGANISATION
