"""Where the words of a pattern stand in a text, and whether all it asks for is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.record import Filler, NearMiss
from dateline.model.text import HEADLINE, Parsed, Token

from .complete import Completion
from .grammar import COMPANY, OBJECTS, Grammar, Tokens
from .paths import Walker
from .pattern import Entry, Need, PatternSet
from .roles import Roles
from .words import WordTable, holds

SPOKEN = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types of which nothing but somebody, or what he wrote, is the actor: "Iran's *economy* threatens" no one."""
OWNING = frozenset({"of", "in", "mod", "poss", "from"})
"""Last steps of a path that lead from a thing to whose it is."""
UNNAMED = frozenset({"RETREAT", "ASSAULT", "REJECT", "AID", "CONCEDE", "MOBILIZE"})
"""Types that no occasion is named by."""
DATES = frozenset({"DATE", "TIME"})
NAMED = frozenset({"PERSON", "GPE", "NORP", "LOC", "FAC", "ORG", "PRODUCT", "WORK_OF_ART"})
KIND_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern entry that holds at a word, with its fillers and how each was understood."""

    entry: Entry
    main: int
    trigger: Tokens
    roles: dict[str, tuple[Filler, ...]] = field(default_factory=dict)
    why: tuple[str, ...] = ()


class Matcher:
    """Finds the entries of a pattern set in one article."""

    def __init__(self, parsed: Parsed, patterns: PatternSet, grammar: Grammar, roles: Roles) -> None:
        self.parsed, self.patterns, self.grammar, self.roles = parsed, patterns, grammar, roles
        self.walker, self.completion = Walker(grammar), Completion(parsed, grammar, roles)
        self.near_misses: list[NearMiss] = []
        self._sentence, self._said, self._absent = -1, set[str](), dict[int, bool]()
        self._below: dict[int, str] = {}

    def matches(self) -> Iterator[Match]:
        """The best entry at every word that is a trigger, in text order."""
        index, lemmas = self.patterns.index, self.grammar.words.lemmas
        for token in self.parsed.tokens:
            kind = KIND_OF.get(token.pos)
            candidates = index[kind].get(lemmas[token.i]) if kind else None
            if candidates and token.entity not in DATES and not _names(token):
                found = self._best(token.i, self._nameable(token, candidates))
                if found:
                    yield found

    def _nameable(self, token: Token, candidates: Sequence[Entry]) -> Sequence[Entry]:
        """The entries whose act a capitalised noun may be: in running text it is the name of an occasion, "the Leaders' Retreat"."""
        if token.pos != "PROPN" or self.parsed.paragraph_of(token.i).kind == HEADLINE or token.i == self.parsed.sentences[token.sentence].first:
            return candidates
        return [entry for entry in candidates if entry.type not in UNNAMED]

    def _best(self, main: int, candidates: Sequence[Entry]) -> Match | None:
        missing: NearMiss | None = None
        said = self._said_in(self.parsed.tokens[main].sentence)
        for entry in candidates:
            if not self._may_hold(entry, said) or not holds(entry.lemmas, self.grammar.words, main):
                continue
            trigger = self._trigger(entry, main)
            if trigger is None:
                continue
            found = self._fill(entry, main, trigger)
            if isinstance(found, Match):
                return found
            missing = missing or NearMiss(entry.pattern, entry.source, self.parsed.tokens[main].sentence, main, found)
        if missing:
            self.near_misses.append(missing)
        return None

    def _may_hold(self, entry: Entry, said: set[str]) -> bool:
        """Whether the words that an entry asks for are in the sentence at all: most entries end here."""
        if (entry.particle and said.isdisjoint(entry.particle)) or (entry.prep and said.isdisjoint(entry.prep)):
            return False
        for condition in entry.conditions:
            if condition.words is not None and self._is_absent(condition.words):
                return False
        return not entry.phrase or any(phrase[0] in said for phrase in entry.phrase)

    def _said_in(self, sentence: int) -> set[str]:
        """The forms and lemmas of a sentence."""
        if sentence != self._sentence:
            place, words = self.parsed.sentences[sentence], self.grammar.words
            self._sentence, self._absent = sentence, {}
            self._said = {*words.forms[place.first : place.last], *words.lemmas[place.first : place.last]}
        return self._said

    def _is_absent(self, words: WordTable) -> bool:
        """Whether none of a table's head words is in the sentence asked for last."""
        found = self._absent.get(id(words))
        if found is None:
            found = self._absent[id(words)] = words.keys().isdisjoint(self._said)
        return found

    # -- trigger -------------------------------------------------------------------------------------------------

    def _trigger(self, entry: Entry, main: int) -> Tokens | None:
        """All words of the trigger, or None where one of them is not there."""
        words = {main: None}
        if entry.particle:
            particle = self._particle(entry, main)
            if particle is None:
                return None
            words[particle] = None
        if entry.prep:
            preposition = self._preposition(entry, main)
            if preposition is None:
                return None
            words[preposition] = None
        for condition in entry.conditions:
            ends = self._ends(main, (main,), condition.path)
            hits = [end for end in ends if condition.words is None or holds(condition.words, self.grammar.words, end)]
            if not hits:
                return None
            if condition.words is not None or condition.path[-1] == "neg":
                words[hits[0]] = None
        if entry.phrase and not any(self._says(phrase, main) for phrase in entry.phrase):
            return None
        trigger = tuple(sorted(words))
        return None if self._excluded(entry, main, trigger) else trigger

    def _ends(self, main: int, trigger: Tokens, path: tuple[str, ...]) -> list[int]:
        return [end for head in self.walker.walk(main, trigger, path) for end in self.grammar.meant(head)]

    def _excluded(self, entry: Entry, main: int, trigger: Tokens) -> bool:
        ends = ((condition.words, end) for condition in entry.unless for end in self._ends(main, trigger, condition.path))
        return any(words is None or holds(words, self.grammar.words, end) for words, end in ends)

    def _preposition(self, entry: Entry, main: int) -> int | None:
        """The preposition on the trigger, or on its object: parsers hang "discussed trade *with* Chad" on either."""
        found = self.grammar.has_prep(main, entry.prep)
        if found is None and self.grammar.is_verb(main):
            near = (*self.grammar.below(main, OBJECTS), *(self.grammar.asides(main) if "with" in entry.prep else ()))
            found = next((p for o in near if (p := self.grammar.has_prep(o, entry.prep)) is not None), None)
        return found

    def _particle(self, entry: Entry, main: int) -> int | None:
        """The particle, wherever the parser hangs it: as particle (of the object, too), adverb, or preposition right behind the verb or without a noun of its own."""
        strayed = (p for o in self.grammar.below(main, OBJECTS) for p in self.grammar.below(o, frozenset({"prt"})))
        for child in (*self.grammar.children[main], *strayed):
            token = self.parsed.tokens[child]
            if token.lower in entry.particle and token.dep in ("prt", "advmod", "compound"):
                return child
            if token.lower in entry.particle and token.dep == "prep" and (child == main + 1 or not self.grammar.complements(child)):
                return child
        return None

    def _says(self, phrase: Sequence[str], main: int) -> bool:
        """Whether the words of a phrase follow one another somewhere below the trigger."""
        if main not in self._below:
            below = self.parsed.subtree(main)
            self._below[main] = f" {' '.join(self.grammar.words.forms[below[0] : below[-1] + 1])} "
        return f" {' '.join(phrase)} " in self._below[main]

    # -- roles ---------------------------------------------------------------------------------------------------

    def _fill(self, entry: Entry, main: int, trigger: Tokens) -> Match | str:
        """The match with its roles, or what it lacks."""
        roles: dict[str, tuple[Filler, ...]] = {}
        why: list[str] = []
        for role, paths in entry.roles.items():
            found, path = self._role(entry, role, paths, main, trigger)
            if found:
                roles[role] = tuple(filler for filler, _ in found)
                why.append(f"{role}: {path} of {self.parsed.tokens[main].text}: {'; '.join(reason for _, reason in found)}")
            elif role in entry.needs:
                return f"no {role} that is {_wanted(entry.needs[role])}"
        principals = self.roles.fill(self.grammar.prep(main, ("on-behalf-of",)))
        if principals and roles.get("actor"):
            roles["actor"] += tuple(filler for filler, _ in principals)
            why.append(f'actor: on behalf of {principals[0][0].text}')
        others = {filler.ref for filler in roles.get("recipient", ())}
        companions = [pair for pair in self._companions(main) if pair[0].ref not in others] if roles.get("actor") else []
        if companions:
            roles["actor"] += tuple(filler for filler, _ in companions if filler not in roles["actor"])
            why.append(f"actor: together with {companions[0][0].text}")
        self.completion.complete(entry, main, trigger, roles, why)
        if entry.mode == "visit" and roles.get("recipient"):
            roles["recipient"] = self.roles.hosts_abroad(roles.get("actor", ()), roles["recipient"])
        if entry.mode == "visit" and self.roles.at_home(roles.get("actor", ()), roles.get("recipient", ())):
            return "no recipient that is abroad"
        for steps, need in entry.demands:
            if not self.roles.meets(need, [filler for filler, _ in self.roles.fill(self.walker.walk(main, trigger, steps))]):
                return f"nothing at {'.'.join(steps)} that is {_wanted(need)}"
        return Match(entry, main, trigger, roles, tuple(why))

    def _companions(self, main: int) -> list[tuple[Filler, str]]:
        """Those together with whom the subject of an active verb acts."""
        if COMPANY.isdisjoint(self._said_in(self.parsed.tokens[main].sentence)) or not self.grammar.is_verb(main) or self.grammar.passive(main):
            return []
        return [pair for pair in self.roles.fill(self.grammar.company(main)) if pair[0].ref]

    def filled(self, entry: Entry, main: int, why: str) -> Match:
        """A match of an entry at a word that is none of its triggers, with whatever fills its roles."""
        found = self._fill(entry, main, (main,))
        return Match(entry, main, (main,), found.roles, (why, *found.why)) if isinstance(found, Match) else Match(entry, main, (main,), {}, (why, found))

    def _owned(self, main: int, trigger: Tokens, path: tuple[str, ...], found: list[tuple[Filler, str]]) -> list[tuple[Filler, str]]:
        """People or places of whoever a longer path names: "an army base *in Chad*" is the base."""
        if len(path) < 2 or len(found) != 1 or path[-1] not in OWNING:
            return found
        things = self.roles.fill(self.walker.walk(main, trigger, path[:-1]))
        if len(things) != 1 or not self.roles.stands_for(things[0][0]):
            return found
        filler, reason = found[0]
        return [(replace(things[0][0], ref=filler.ref), f'{reason}, of "{things[0][0].text}"')]

    def _turns_against(self, entry: Entry, role: str, main: int, trigger: Tokens, path: tuple[str, ...]) -> bool:
        """Whether what is agreed or refused turns against whom a path leads to: "pledged to *hold Chad accountable*" promises Chad nothing."""
        if entry.type not in ("AGREE", "REJECT") or role != "recipient" or path[0] != "comp":
            return False
        verbs = self.walker.walk(main, trigger, path[:1])
        return bool(verbs) and all(self.grammar.is_("adverse", verb) for verb in verbs)

    def _role(self, entry: Entry, role: str, paths: Sequence[tuple[str, ...]], main: int, trigger: Tokens) -> tuple[list[tuple[Filler, str]], str]:
        """The fillers of a role and the path that led to them: the first path to somebody we know, else the first to anything."""
        need = entry.needs.get(role)
        spare: tuple[list[tuple[Filler, str]], str] = ([], "")
        for path in paths:
            found = self.roles.fill(self.walker.walk(main, trigger, path)) if not self._turns_against(entry, role, main, trigger, path) else []
            if entry.type == "CONSULT" and role == "recipient" and found:
                found = self.roles.without_titles(found + self.roles.fill(self.roles.listed_after(main, found[-1][0])))
                found = self.roles.once_a_state(found) if entry.mode == "visit" else found
            if entry.type == "CONSULT" and role in ("actor", "recipient"):
                found = [(filler, reason) for filler, reason in found if self.roles.itself(filler)]
            elif entry.type in SPOKEN and role == "actor":
                found = [(filler, reason) for filler, reason in found if self.roles.speaks(filler)]
            elif role in ("actor", "recipient") and path[-1] == "in":
                found = [(filler, reason) for filler, reason in found if self.roles.is_somewhere(filler)]
            if need and found:
                kept = {filler.token for filler in self.roles.meets(need, [filler for filler, _ in found])}
                found = [(filler, reason) for filler, reason in found if filler.token in kept or (kept and self.roles.named(filler))]
            if role == "theme" and found or any(filler.ref for filler, _ in found):
                return (self._owned(main, trigger, path, found) if role == "recipient" else found), ".".join(path)
            spare = spare if spare[0] else (found, ".".join(path))
        return spare


def _names(token: Token) -> bool:
    """Whether a word is part of a name, or stands as an adjective: "the *imprisoned* politician", a "*moderate* president"."""
    return (token.pos == "PROPN" and token.entity in NAMED) or (token.dep == "amod" and token.pos == "VERB" and token.tag != "VBG")


def _wanted(need: Need) -> str:
    return " or ".join((*need.kinds, *(["a listed word"] if need.words else [])))
