"""What stands around a name and tells that it is a place's."""

from __future__ import annotations

from dateline.model.text import Parsed

from .lookup import Lookup

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
LONGEST = 4
GREAT = 100_000  # inhabitants; a smaller place must be called one somewhere in the article
_WELL_KNOWN = 10_000  # inhabitants of a place that is one though the parser sees a person in its name
_NO_PLACES = frozenset(("PERSON", "DATE", "TIME", "WORK_OF_ART", "MONEY"))
_DASHES = frozenset(("—", "–", "--", "---", "-"))


class Cues:
    """Reads the words before and behind a name."""

    def __init__(self, parsed: Parsed, lookup: Lookup) -> None:
        self.parsed, self.tokens = parsed, parsed.tokens
        self.lookup, self.words = lookup, lookup.words
        self._labelled = {parsed.span_of(first, last).text.lower() for first, last in self._proposals()}

    def _proposals(self) -> list[tuple[int, int]]:
        """(first, last) of what the parser takes for places."""
        found: list[tuple[int, int]] = []
        for token in self.tokens:
            if token.entity in PLACE_LABELS:
                if found and not token.entity_starts and found[-1][1] == token.i - 1:
                    found[-1] = (found[-1][0], token.i)
                else:
                    found.append((token.i, token.i))
        return found

    def text(self, first: int, last: int) -> str:
        """The words from one token to another."""
        return self.parsed.span_of(first, last).text

    # ---- an unknown name

    def is_used_as_place(self, first: int, last: int) -> bool:
        """Whether a name stands where only a place's stands: behind "in" or a person's "of", in a list of such, before its police or counties."""
        if self.is_local(last + 1) or self.region_follows(last) or self._opens_report(first, last) or self.abbreviated(first):
            return True
        if self.is_introduced(first):
            return True
        token = self.tokens[last]
        for _ in range(LONGEST):  # along a list: "in Alden, Bray and Corth", "Alden, Bray and Corth counties"
            if token.dep != "conj" or token.head == token.i:
                break
            token = self.tokens[token.head]
        head = self.tokens[token.head]
        if token.dep == "pobj" and head.i < token.i:
            if head.lower == "of" and self.is_local(head.i - 1):
                return True
            return head.lower in self.words.inside or head.lower in ("of", "from") and self._is_of_person(head.i)
        return head.lower in self.words.local and token.dep in ("compound", "nmod")

    def is_local(self, i: int) -> bool:
        """Whether a word is what stands behind the name of a place: its police, its mayor, its residents."""
        return i < len(self.tokens) and self.tokens[i].lower in self.words.local

    def abbreviated(self, i: int) -> tuple[str, str] | None:
        """(country, name) of a region in short, the name empty where only post offices write so: "Ill.", "Gatineau, Que."."""
        text = self.tokens[i].text
        behind_town = 1 < i < len(self.tokens) - 1 and self.tokens[i - 1].text == "," and self.tokens[i + 1].text in (".", ",", "(", *_DASHES)
        known = self.words.abbreviations.get(text) or (("." in text or behind_town) and self.words.abbreviations.get(text + ".")) or None
        return known if "." in text or i > 0 and self.tokens[i - 1].text == "," else None

    def is_introduced(self, first: int) -> bool:
        """Whether the words before a name say what it is: the "village of" of "the village of Alden", the "town" of "his home town Alden"."""
        token = self.tokens[first]
        if token.dep == "conj" and token.head < first and self.tokens[token.head].tag == "NNP":
            first = token.head  # "the villages of Alden and Bray"
        before = first - 1
        if before > 0 and self.tokens[before].lower == "of":
            before -= 1
        return before >= 0 and self.tokens[before].lower in self.words.kinds and self.tokens[before].sentence == self.tokens[first].sentence

    def _is_of_person(self, preposition: int) -> bool:
        """The "of" of "Ida Moor of Alden", the "from" of "Ida Moor, 41, from Alden"."""
        before = preposition - 1
        while before > 0 and (self.tokens[before].text == "," or self.tokens[before].text.isdigit()):
            before -= 1
        return before >= 0 and self.tokens[before].entity == "PERSON"

    def _opens_report(self, first: int, last: int) -> bool:
        """The "ALDEN" of "ALDEN — A fire broke out"."""
        opens = first == self.parsed.sentence_of(first).first and self.text(first, last).isupper()
        return opens and last + 1 < len(self.tokens) and self.tokens[last + 1].text in _DASHES and self.tokens[last + 1].start > self.tokens[last].end

    def region_follows(self, last: int) -> bool:
        """Whether a comma and a region stand behind a name: "Alden, Ohio"."""
        return last + 2 < len(self.tokens) and self.tokens[last + 1].text == "," and self.lookup.names_a_region(self.tokens[last + 2].text)

    def is_unlabelled_place(self, first: int, last: int) -> bool:
        """Whether a name that nobody knows or labels is a place's all the same, by the words before it."""
        tokens = self.tokens[first : last + 1]
        if any(token.pos != "PROPN" or len(token.text) < 3 for token in tokens) or tokens[0].lower in self.words.alone:
            return False
        if self.is_introduced(first) or self._opens_report(first, last):
            return not any(token.entity in ("DATE", "TIME", "EVENT") for token in tokens)
        return not any(token.entity or token.text.isupper() for token in tokens) and first > 0 and self.tokens[first - 1].lower in self.words.inside and not self._goes_on(last)

    def _goes_on(self, last: int) -> bool:
        """Whether a name only describes the noun behind it."""
        token = self.tokens[last]
        return token.dep in ("compound", "nmod", "amod") and token.head > last

    # ---- a name of the gazetteer

    def in_long_names(self) -> set[int]:
        """Tokens of known places' names of several words where a place is to be named, whomever else they may name: Port Said."""
        return {i for first in range(1, len(self.tokens) - 1) for i in range(first, self.end_of_long_name(first))}

    def end_of_long_name(self, first: int) -> int:
        """The token behind a known place's name of two to five tokens, behind a preposition or a possessor; `first` where there is none."""
        before = self.tokens[first - 1] if first else None
        if before is None or before.lower not in self.words.locative and before.tag != "POS" or not self.tokens[first].text[:1].isupper():
            return first
        for last in range(min(first + 5, self.parsed.sentence_of(first).last) - 1, first, -1):
            if self.tokens[last].text[:1].isupper() and any(place.main and place.population >= _WELL_KNOWN for place in self.lookup.places(self.text(first, last))):
                return last + 1
        return first

    def is_placed(self, first: int, last: int) -> bool:
        """Whether a name of the gazetteer is a place here: by the parser, by what stands around it, or inside another name."""
        token = self.tokens[first]
        if first < last < self.end_of_long_name(first):
            return True
        if token.entity in PLACE_LABELS or self.tokens[last].entity in PLACE_LABELS or self.is_local(last + 1):
            return True
        if self.region_follows(last):
            return token.pos == "PROPN"
        if token.pos != "PROPN" or token.entity in _NO_PLACES:
            return token.pos == "PROPN" and self.is_introduced(first)
        place = self.lookup.places(self.text(first, last))[0]
        if self._has_house_behind(last) and place.main or self.is_introduced(first):
            return True
        before = self.tokens[first - 1].lower if first else ""
        if before in self.words.locative and place.main and self._is_whole(first, last) and last - first + len(token.text) > 3:
            return True
        return self._is_known_here(first, last) and self._stands_as_place(first, last, before)

    def _is_known_here(self, first: int, last: int) -> bool:
        """Whether the parser calls it a place anywhere in the article, or it is a great one."""
        name = self.text(first, last)
        place = self.lookup.places(name)[0]
        return name.lower() in self._labelled or place.main and place.population >= GREAT and len(name) > 3

    def _stands_as_place(self, first: int, last: int, before: str) -> bool:
        token = self.tokens[first]
        if token.entity == "ORG":
            return token.entity_starts or before in ("of", "in", "the") or self._ends_name(last)
        return before in self.words.locative or token.dep in ("compound", "nmod") or token.entity == "" and first > self.parsed.sentence_of(first).first

    def _is_whole(self, first: int, last: int) -> bool:
        """Whether a name is no part of a longer one, for the parser."""
        return self.tokens[first].entity == "" or self.tokens[first].entity == "ORG" and self.tokens[first].entity_starts and self._ends_name(last)

    def _has_house_behind(self, last: int) -> bool:
        """The hospital, university or council that is called after the town it stands in."""
        return last + 1 < len(self.tokens) and self.tokens[last + 1].lower in self.words.houses

    def _ends_name(self, i: int) -> bool:
        """Whether a token is the last of what the parser takes for one name: CTV Winnipeg."""
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following is None or following.entity != self.tokens[i].entity or following.entity_starts
