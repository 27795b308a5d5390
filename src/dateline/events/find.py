"""The acts of an article: what its words say was, is or will be done, by whom, to whom, when and where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable, Place
from dateline.model.record import Act, Filler, NearMiss
from dateline.model.text import HEADLINE, Parsed
from dateline.model.when import TimeExpression

from .apostrophes import with_straight_apostrophes
from .background import SPOKEN, Background
from .circumstance import Circumstance
from .clauses import is_finite
from .context import Contexts
from .cues import is_no_news, load_cues
from .grammar import Grammar
from .match import Match, Matcher
from .modality import Modality
from .modes import Modes, load_modes
from .opinion import Opinion, load_opinion, weighed
from .pattern import Entry, PatternSet, load_patterns
from .roles import Roles
from .silent import load_deeds, proposed
from .threat import as_threat

DAYS_TO_BACKGROUND = 7
"""Days before publication after which something told as done is background (GUIDELINES of the development articles, events 4)."""

BY_THE_PUBLIC = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "MOBILIZE", "SANCTION"})
"""Types whose acts are events only where a public actor does them: tourists visit countries, strikers sign contracts."""

TELLING = frozenset({"nsubj", "nsubjpass", "ROOT"})
"""Places of a noun in which it tells that something happened, not what something else is about."""

AT_HOME = frozenset({"MOBILIZE"})
"""Types whose acts are often done within a state: the place is then nobody's side."""
SPEAKER = frozenset({"i", "we"})
STATES = frozenset({"country", "nation", "state", "power", "government"})
FEW = frozenset({"one", "two", "1", "2"})

OWN = frozenset({"our", "my", "his", "her", "its"})
POSSESSOR = frozenset({"poss"})

BY_ANYBODY = frozenset({"PROTEST", "ASSAULT"})
"""Types whose acts are events whoever does them: citizens march, gunmen shoot."""


def find_acts(
    parsed: Parsed, actors: ActorTable, times: Sequence[TimeExpression], places: Sequence[Place], knowledge: Knowledge
) -> tuple[tuple[Act, ...], tuple[NearMiss, ...]]:
    """Every act that a pattern finds, in text order, and the patterns that nearly did.

    An act below another ("agreed to *send*") has `under`, the number of that act. Acts keep their own type whatever
    their modality; `code_events` folds them. Offsets are code points; `trigger` are token numbers.
    """
    opinion = load_opinion(knowledge)
    acts, near_misses = find_acts_with(load_patterns(knowledge), parsed, actors, times, places, knowledge, opinion)
    if opinion is None:
        return acts, near_misses
    kept, doubts = weighed(acts, parsed, opinion)
    return tuple(kept), (*near_misses, *doubts)


def find_acts_with(
    patterns: PatternSet,
    parsed: Parsed,
    actors: ActorTable,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    knowledge: Knowledge,
    opinion: Opinion | None = None,
) -> tuple[tuple[Act, ...], tuple[NearMiss, ...]]:
    """`find_acts` with a pattern set of one's own, for trying out a file; without a second opinion only what the patterns say."""
    parsed = with_straight_apostrophes(parsed)
    grammar = Grammar(parsed, patterns.lists)
    roles = Roles(parsed, grammar, actors, places)
    matcher = Matcher(parsed, patterns, grammar, roles)
    kept = _without_light(list(matcher.matches()))
    if opinion:
        kept = sorted([*kept, *proposed(parsed, kept, matcher, opinion, load_deeds(knowledge))], key=lambda match: match.main)
    contexts = knowledge.once("contexts", lambda: Contexts(knowledge.ontology("plover")["contexts"]))
    modality, circumstance = Modality(grammar, load_cues(knowledge)), Circumstance(parsed, grammar, times, places)
    background = Background(parsed, grammar, times)
    finder = _Finder(parsed, grammar, roles, modality, circumstance, background, contexts, load_modes(knowledge))
    return tuple(finder.acts(kept)), tuple(matcher.near_misses)


def _without_light(matches: list[Match]) -> list[Match]:
    """A noun that a more specific match takes as its light object or phrase names no act of its own."""
    taken = {i for match in matches for i in match.trigger if i != match.main}
    return [match for match in matches if match.main not in taken]


class _Finder:
    """Makes acts of matches."""

    def __init__(
        self, parsed: Parsed, grammar: Grammar, roles: Roles, modality: Modality, circumstance: Circumstance, background: Background, contexts: Contexts, modes: Modes
    ) -> None:
        self.parsed, self.grammar, self.roles = parsed, grammar, roles
        self.modality, self.circumstance, self.background, self.contexts, self.modes = modality, circumstance, background, contexts, modes
        self._contexts: dict[int, tuple[str, ...]] = {}

    def _contexts_of(self, sentence: int) -> tuple[str, ...]:
        if sentence not in self._contexts:
            self._contexts[sentence] = self.contexts.of(self.parsed, self.grammar.words, sentence)
        return self._contexts[sentence]

    def acts(self, matches: Sequence[Match]) -> list[Act]:
        """The acts in text order, each with the number of the act above it."""
        number_of = {match.main: n for n, match in enumerate(matches)}
        return [self._act(match, self._under(match, number_of)) for match in matches]

    def _under(self, match: Match, number_of: dict[int, int]) -> int | None:
        """The nearest act above a trigger, coordination and free clauses not counted."""
        i = match.main
        tokens = self.parsed.tokens
        while tokens[i].head != i:
            if tokens[i].dep in ("conj", "parataxis") and self.grammar.is_verb(i):
                i = self._coordination_head(i)
                continue
            i = tokens[i].head
            if i in number_of and number_of[i] != number_of[match.main]:
                return number_of[i]
        return None

    def _coordination_head(self, i: int) -> int:
        """The first verb of a coordination stands for all, for what lies above it."""
        while self.parsed.tokens[i].dep in ("conj", "parataxis") and self.parsed.tokens[i].head != i:
            i = self.parsed.tokens[i].head
        return self.parsed.tokens[i].head

    def _act(self, match: Match, under: int | None) -> Act:
        entry, main = match.entry, match.main
        token = self.parsed.tokens[main]
        carrier = None if self.grammar.is_verb(main) else self.grammar.support(main) if token.pos in ("NOUN", "PROPN") else token.head
        reading = self.modality.read(main, entry.type, match.trigger)
        when, when_why = self.circumstance.when(main, match.trigger, carrier, spoken=entry.type in SPOKEN)
        place, place_why = self.circumstance.where(main, match.trigger, carrier)
        roles = _merged(match.roles) if entry.reciprocal else self._without_home(entry.type, match.roles)
        why = [f"{entry.pattern}, {entry.source}", *match.why, *([f"modality: {', '.join(reading.why)}"] if reading.why else []), when_why, place_why]
        act = Act(
            pattern=entry.pattern,
            source=entry.source,
            type=entry.type,
            mode=entry.mode or self._mode(entry, main, roles),
            sentence=token.sentence,
            trigger=match.trigger,
            main=main,
            roles=roles,
            contexts=tuple(dict.fromkeys((*entry.contexts, *self._contexts_of(token.sentence)))),
            cameo=entry.cameo,
            reciprocal=entry.reciprocal,
            modality=reading.modality,
            negated=reading.negated,
            when=when,
            place=place,
            engagement=entry.engagement,
            under=under,
            political=self._political(entry.type, roles) and not (is_no_news(reading) or self._is_idle(entry.type, main, carrier, roles)),
            why=tuple(step for step in why if step),
        )
        return as_threat(act, self.grammar, self.roles, self.modality.cues) or self._dated(act)

    def _without_home(self, kind: str | None, roles: dict[str, tuple[Filler, ...]]) -> dict[str, tuple[Filler, ...]]:
        """The roles without a place at home as the one it is done to: "Chad closed the road to *Abeche*", "sent troops to *Abeche*"."""
        if kind not in AT_HOME or not roles.get("actor") or not roles.get("recipient"):
            return roles
        own = {self.roles.land(filler) for filler in roles["actor"]}
        abroad = tuple(filler for filler in roles["recipient"] if not (self.roles.place(filler) and self.roles.land(filler) in own - {None}))
        return {**roles, "recipient": abroad} if abroad else {role: fillers for role, fillers in roles.items() if role != "recipient"}

    def _mode(self, entry: Entry, main: int, roles: dict[str, tuple[Filler, ...]]) -> str | None:
        """The mode by what is asked for; a contact of three countries or more, or of a body's members, is multilateral."""
        if entry.type != "CONSULT" or not entry.reciprocal:
            return self.modes.of(entry.type, self.grammar, main)
        refs = [ref for filler in roles.get("actor", ()) if filler.ref for ref in self.roles.actors.expand(filler.ref)]
        actors = [self.roles.actors.by_ref[ref] for ref in refs]
        alone = len(actors) == 1 and (actors[0].code or "").startswith("IGO")
        many = len({actor.country for actor in actors if actor.country}) > 2 or any(self._is_of_many(filler.token) for filler in roles.get("actor", ()))
        return "multilateral" if alone or many else None

    def _is_of_many(self, i: int) -> bool:
        """Whether a side is told as that of three states or more: "diplomats from *40 countries*", "the ambassadors of the *five powers*"."""
        states = (j for j in self.parsed.subtree(i) if self.grammar.words.lemmas[j] in STATES)
        return any(self.grammar.words.forms[c] not in FEW for j in states for c in self.grammar.below(j, frozenset({"nummod"})))

    def _is_idle(self, kind: str | None, main: int, carrier: int | None, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether nobody does what a word names, or only a speaker, for himself or out of courtesy."""
        nobody = self._is_nobodys(kind, main, roles) or self._is_bare(kind, main, carrier, roles)
        return nobody or self._is_small_talk(main, carrier, roles) or self._is_courtesy(kind, main, roles) or self._is_at_the_office(kind, roles)

    def _is_at_the_office(self, kind: str | None, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether somebody only sees his own people: "met with *our embassy staff*", "spoke with *his ambassador*"."""
        others = roles.get("recipient", ())
        return kind == "CONSULT" and bool(others) and all(self._is_own_staff(filler.token) for filler in others)

    def _is_own_staff(self, i: int) -> bool:
        """Whether a noun is the staff of somebody spoken of: "our troops", "her advisers"."""
        return self.grammar.is_("own_staff", i) and any(self.grammar.words.forms[c] in OWN for c in self.grammar.below(i, POSSESSOR))

    def _is_courtesy(self, kind: str | None, main: int, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether a speaker only thanks or honours his own: "I want to thank my team"; somebody abroad, it is support."""
        actors = roles.get("actor", ())
        if kind != "SUPPORT" or not self.grammar.is_("courtesies", main) or not actors or not all(filler.text.lower() in SPEAKER for filler in actors):
            return False
        return not self.roles.abroad(actors, roles.get("recipient", ()))

    def _is_small_talk(self, main: int, carrier: int | None, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether whoever has the word in a transcript only speaks of himself: "we're happy to take questions". What he says he did, does or
        will do to somebody abroad is told."""
        actors = roles.get("actor", ())
        if not actors or not all(filler.token in self.roles.actors.spoken for filler in actors):
            return False
        verb = carrier if carrier is not None else main
        known = any(filler.ref and self.roles.is_known(filler.ref) for filler in actors)
        return not (known and is_finite(self.grammar, verb) and self.roles.abroad(actors, roles.get("recipient", ())))

    def _is_nobodys(self, kind: str | None, main: int, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether an active verb has nobody of whom we know anything as its actor: "it welcomes visitors", "attacking —"."""
        if kind in BY_ANYBODY or not self.grammar.is_verb(main) or self.grammar.passive(main):
            return False
        return not any(filler.ref or self.roles.political(filler) for filler in roles.get("actor", ()))

    def _is_bare(self, kind: str | None, main: int, carrier: int | None, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether an act is only mentioned by its noun, without two who have part in it: "at the upcoming *summit*", "concern
        about Russian *aggression*". As a subject, or alone in a headline, a noun tells by itself."""
        if carrier is not None or self.parsed.tokens[main].pos not in ("NOUN", "PROPN"):
            return False
        if kind != "CONSULT":
            return not (roles.get("actor") and roles.get("recipient")) and self.parsed.tokens[main].dep not in TELLING
        if not roles.get("actor"):
            return True
        sides = [filler for role in ("actor", "recipient") for filler in roles.get(role, ())]
        return len({filler.ref or filler.token for filler in sides}) < 2 and not self.roles.several(tuple(sides))

    def _political(self, kind: str | None, roles: dict[str, tuple[Filler, ...]]) -> bool:
        """Whether the sides of an act are such as make it an event: one at least that acts in politics by what it is."""
        actors = roles.get("actor", ())
        if kind in BY_THE_PUBLIC and actors and not any(self.roles.public(filler) for filler in actors):
            return False
        others = [filler for role in ("recipient", "third") for filler in roles.get(role, ())]
        if any(self.roles.public(filler, acting=kind in BY_THE_PUBLIC) for filler in actors) or any(self.roles.public(filler, acting=False) for filler in others):
            return True
        return kind in BY_ANYBODY and any(self.roles.political(filler) for filler in (*actors, *others))

    def _dated(self, act: Act) -> Act:
        """The modality that the date of an act tells: a present with a day to come, a past long gone."""
        when, day = act.when, self.parsed.article.day
        if act.modality in ("asserted", "ongoing", "habitual") and self._is_to_come(act, day) and not self._past(act.main):
            return replace(act, modality="future", why=(*act.why, "modality: its day is to come"))
        if act.modality == "asserted" and self._is_planned(act, day):
            return replace(act, modality="future", why=(*act.why, "modality: a present tense and a day not past"))
        told = act.modality == "asserted" or (act.modality == "ongoing" and self.modality.lasting.is_lasting(act.main))
        if told and act.mode != "meet" and day and when.latest and (day - when.latest).days > DAYS_TO_BACKGROUND and not self._present(act.main):
            return replace(act, modality="historical", why=(*act.why, "modality: its day is long past"))
        if told and not when.latest and self.background.is_history(act.main, act.type):
            return replace(act, modality="historical", why=(*act.why, "modality: told among days long past"))
        return act

    def _present(self, main: int) -> bool:
        """Whether an act stands in the present, outside of headlines: "Chad *backs* the plan of 2020"."""
        return self.parsed.tokens[main].tag in ("VBZ", "VBP") and self.parsed.paragraph_of(main).kind != HEADLINE

    def _is_to_come(self, act: Act, day: dt.date | None) -> bool:
        """Whether the day of an act is after publication, or is said to be in the future."""
        when = act.when
        if day and when.earliest and when.earliest > day:
            return True
        said = when.time is not None and self.circumstance.times[when.time].direction == "future"
        return said and not (when.latest and day and when.latest <= day)

    def _is_planned(self, act: Act, day: dt.date | None) -> bool:
        """"Comes to Poland this week": the present of a timetable; headlines use it for the past."""
        if act.type != "CONSULT" or not self._present(act.main) or self.parsed.tokens[act.main].lemma == "be":
            return False
        latest = act.when.latest
        return latest >= day if latest and day else self._is_timetable

    @cached_property
    def _is_timetable(self) -> bool:
        """Whether the title says that the document is a timetable: "Public Schedule"."""
        words = (self.parsed.article.title or "").lower().split()
        return not self.modality.cues.timetables.isdisjoint(words)

    def _past(self, main: int) -> bool:
        """Whether the verb of an act stands in the past."""
        return self.parsed.tokens[main].tag in ("VBD", "VBN") and self.grammar.is_verb(main)


def _merged(roles: dict[str, tuple[Filler, ...]]) -> dict[str, tuple[Filler, ...]]:
    """Both sides as actors."""
    both = {filler.token: filler for role in ("actor", "recipient") for filler in roles.get(role, ())}
    rest = {role: fillers for role, fillers in roles.items() if role not in ("actor", "recipient")}
    return {"actor": tuple(sorted(both.values(), key=lambda filler: filler.start)), **rest} if both else rest
