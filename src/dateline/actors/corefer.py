"""Pronouns, relative pronouns and pairs ("both countries") → the actors they stand for; never where it is doubtful."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.text import Paragraph, Token

from .cast import Cast
from .joint import ISSUED, Joint
from .lexicon import Pronoun
from .people import People
from .phrases import Phrase
from .resolve import Resolver
from .roles import fits
from .turns import Turns

_SUBJECTS = ("nsubj", "nsubjpass")
_BODY_KINDS = frozenset(("government", "country", "organisation"))
_PERSON_KINDS = frozenset(("person", "unknown", "office"))
_GROUP_KINDS = frozenset(("group", "people"))
_PARTNER_KINDS = _BODY_KINDS | _PERSON_KINDS
_ASIDE = frozenset("in on over about near around of inside across from against".split())
_PAIR_ROLES = {
    "heads of state": "head_of_state",
    "presidents": "head_of_state",
    "heads of government": "head_of_government",
    "prime ministers": "head_of_government",
    "premiers": "head_of_government",
    "foreign ministers": "foreign_minister",
    "top diplomats": "foreign_minister",
    "defence ministers": "defence_minister",
    "defense ministers": "defence_minister",
}
_MEETING_REACH = 7  # sentences back to the meeting whose partners "the leaders" are: readouts go on so for a paragraph
_REACH = 3  # sentences back, counted as research on news pronouns has it: nine of ten antecedents stand within two


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor named at a token; `subject` 2 for the subject of a main verb, 1 of another, 0 else."""

    token: int
    sentence: int
    ref: str
    subject: int


class Coreference:
    """Keeps who was named where, and answers what a pronoun means."""

    def __init__(self, cast: Cast, people: People, resolver: Resolver) -> None:
        self.cast, self.people, self.resolver = cast, people, resolver
        self.parsed = cast.parsed
        self.tokens = cast.parsed.tokens
        lexicon = resolver.reader.lexicon
        self.saying, self.meeting, self.partakers, self.issuing = lexicon.saying, lexicon.meeting, lexicon.partakers, lexicon.issuing
        self.turns = Turns(cast)
        self.joint = Joint(resolver.reader, cast, resolver.bodies.of_base)
        self._by_sentence: dict[int, list[Seen]] = {}

    def note(self, ref: str, head: int) -> None:
        """Remembers a mention."""
        token = self.tokens[head]
        seen = Seen(head, token.sentence, ref, self._rank(token))
        self._by_sentence.setdefault(token.sentence, []).append(seen)
        self.people.note(ref, head)

    def _rank(self, token: Token) -> int:
        if token.dep not in _SUBJECTS:
            return 0
        verb = self.tokens[token.head]
        return 2 if verb.dep in ("ROOT", "conj") else 1

    # ---- pronouns

    def pronoun(self, i: int, pronoun: Pronoun) -> str | None:
        """The ref a pronoun means, None where more than one, or none, fits."""
        token = self.tokens[i]
        if pronoun.what == "relative":
            return self._relative(token)
        if pronoun.what == "person":
            return self._person(token, pronoun.gender)
        if pronoun.what == "body":
            return None if self._is_expletive(token) else self._body(token)
        return self._plural(token)

    def speaker_in(self, paragraph: Paragraph) -> str | None:
        """The one person who is the subject of a verb of saying in a paragraph."""
        speakers = {
            s.ref
            for sentence in range(paragraph.first, paragraph.last)
            for s in self._by_sentence.get(sentence, ())
            if s.subject and self.tokens[self.tokens[s.token].head].lemma in self.saying and self.cast.actors[s.ref].kind in _PERSON_KINDS
        }
        return speakers.pop() if len(speakers) == 1 else None

    def _relative(self, token: Token) -> str | None:
        verb = self.tokens[token.head] if token.dep in (*_SUBJECTS, "dobj", "pobj") else None
        while verb is not None and verb.dep != "relcl" and verb.dep in ("conj", "prep", "xcomp", "ccomp", "aux", "auxpass") and verb.head != verb.i:
            verb = self.tokens[verb.head]
        if verb is None or verb.dep != "relcl" or token.tag not in ("WP", "WDT", "WP$"):
            return None
        return self.cast.heads.get(verb.head)

    def _person(self, token: Token, gender: str | None) -> str | None:
        """The subject of its own sentence before it, else of the one before, else the only person about; whoever has the word calls
        himself "I"."""
        speaker = self.turns.speaker_of(token.i)
        for back in range(_REACH):
            found = [seen for seen in self._before(token, back) if self._is_person(seen.ref, gender) and not (back == 0 and self._same_clause(seen.token, token))]
            found = [seen for seen in found if seen.ref != speaker and not self.turns.is_label(seen.token)] if speaker else found
            choice = self._most_prominent(found)
            if choice or len({seen.ref for seen in found}) > 1:
                return choice
        return None

    def _most_prominent(self, found: list[Seen]) -> str | None:
        refs = {seen.ref for seen in found}
        if len(refs) <= 1:
            return next(iter(refs), None)
        for rank in (2, 1):
            subjects = list(dict.fromkeys(seen.ref for seen in found if seen.subject == rank))
            if subjects:
                return subjects[-1] if rank == 1 else subjects[0]
        return None

    def _is_person(self, ref: str, gender: str | None) -> bool:
        actor = self.cast.actors[ref]
        return actor.kind in _PERSON_KINDS and (actor.gender is None or gender is None or actor.gender == gender)

    def _same_clause(self, one: int, token: Token) -> bool:
        """Two arguments of one verb: "Wang met him" is not Wang. Possessives may mean the subject."""
        return token.tag != "PRP$" and self.tokens[one].head == token.head

    def _before(self, token: Token, back: int) -> list[Seen]:
        return [seen for seen in self._by_sentence.get(token.sentence - back, ()) if seen.token < token.i]

    def _body(self, token: Token) -> str | None:
        here = [s for s in self._before(token, 0) if self._is_body(s.ref) and not self._same_clause(s.token, token)]
        subjects = [s for s in here if s.subject]
        if subjects:
            return subjects[-1].ref if token.tag == "PRP$" else subjects[0].ref
        if here and token.tag == "PRP$":
            return here[-1].ref
        before = [s for s in self._before(token, 1) if s.subject == 2]
        return before[0].ref if before and self._is_body(before[0].ref) and len({s.ref for s in before}) == 1 else None

    def _is_body(self, ref: str) -> bool:
        return self.cast.actors[ref].kind in _BODY_KINDS

    def _is_expletive(self, token: Token) -> bool:
        """ "It is clear that", "it said" of a report is not told from a body's; "it is" plus adjective never means one."""
        verb = self.tokens[token.head]
        kids = [self.tokens[child].dep for child in self.parsed.children[verb.i]]
        return token.dep == "expl" or verb.lemma == "be" and ("acomp" in kids or "ccomp" in kids) or verb.lemma in ("rain", "seem", "appear", "emerge", "turn", "happen", "take")

    def _plural(self, token: Token) -> str | None:
        for back in range(2):
            found = self._before(token, back)
            found = [s for s in found if not self._same_clause(s.token, token)] if back == 0 else found
            met = self._met(token.sentence - back, token.i)
            if met:
                return self.group(met, "partners of the meeting just told")
            joined = self._joined_subject(found)
            if joined:
                return joined
            groups = [s for s in found if self._is_group(s)]
            subjects = [s for s in groups if s.subject]
            if subjects:
                return subjects[-1].ref
            if len({s.ref for s in groups}) == 1:
                return groups[0].ref
            people = dict.fromkeys(s.ref for s in found if self.cast.actors[s.ref].kind in ("person", "office"))
            if len(people) == 2 and not groups:
                return self.group(tuple(people), "the two persons just named")
            if back == 0 and token.tag == "PRP$" and not groups and (own := [s for s in found if s.subject]):
                return own[-1].ref if self.cast.actors[own[-1].ref].kind != "person" else None
        return None

    def _is_group(self, seen: Seen) -> bool:
        """Whether "they" may mean somebody seen; states told only by their part need to be a subject."""
        actor = self.cast.actors[seen.ref]
        return bool(actor.members) or actor.kind in _GROUP_KINDS and bool(seen.subject or not actor.are_states)

    def _met(self, sentence: int, before: int) -> tuple[str, ...]:
        """Those who met in a sentence: the subject of a verb of meeting, its object and whom it was done with; () where not two or more."""
        for seen in self._by_sentence.get(sentence, ()):
            verb = self.tokens[self.tokens[seen.token].head]
            if seen.subject and seen.token < verb.i < before and verb.lemma in self.meeting:
                heads = [seen.token, *self._conjuncts(seen.token)]
                partners = [i for i in self._whom(verb) if i < before]
                refs = tuple(dict.fromkeys(self.cast.heads[i] for i in [*heads, *partners] if i in self.cast.heads))
                refs = tuple(ref for ref in refs if self.cast.actors[ref].kind in _PARTNER_KINDS)
                if partners and len(refs) > 1 and any(self.cast.heads.get(i) in refs[1:] for i in partners):
                    return refs
        return ()

    def _whom(self, verb: Token) -> list[int]:
        """The tokens of a verb's object and of whom it is done with or to, each with those joined to it."""
        heads = []
        for child in self.parsed.children[verb.i]:
            token = self.tokens[child]
            if token.dep == "dobj":
                heads.append(child)
            elif token.dep == "prep" and token.lower in ("with", "to"):
                heads += [inner for inner in self.parsed.children[child] if self.tokens[inner].dep == "pobj"]
        owners = [pobj for head in heads for of in self.parsed.children[head] if self.tokens[of].lower == "of" for pobj in self.parsed.children[of]]
        joined = [i for owner in owners for i in self._conjuncts(owner) if i in self.cast.heads and self.cast.actors[self.cast.heads[i]].kind in _PERSON_KINDS]
        return [*(i for head in heads for i in (head, *self._conjuncts(head))), *joined]

    def those_who_met(self, phrase: Phrase) -> str | None:
        """ "The leaders", "the presidents", "the officials": all partners of the meeting told last, where every one bears the role of a title."""
        role = phrase.core.entry.role or "" if phrase.core.entry else ""
        for back in range(_MEETING_REACH):
            met = self._met(phrase.sentence - back, phrase.first)
            if met:
                fit = phrase.core.entry is not None and phrase.core.entry.phrase in self.partakers or all(self._has_role(ref, role) for ref in met)
                return self.group(met, "partners of the meeting just told") if fit else None
        return None

    def _joined_subject(self, found: list[Seen]) -> str | None:
        """ "Wang and Lavrov ... they": the conjuncts of a subject, as a group."""
        for seen in reversed(found):
            if seen.subject:
                refs = [seen.ref, *(self.cast.heads[c] for c in self._conjuncts(seen.token) if c in self.cast.heads)]
                if len(dict.fromkeys(refs)) > 1:
                    return self.group(tuple(dict.fromkeys(refs)), "joined by and")
        return None

    def _conjuncts(self, i: int) -> list[int]:
        found = []
        for child in self.parsed.children[i]:
            if self.tokens[child].dep == "conj":
                found += [child, *self._conjuncts(child)]
        return found

    # ---- pairs

    def pair(self, phrase: Phrase) -> str | None:
        """ "Both countries", "the two leaders": those joined in a subject just before, else the ones spoken of last; as many as said."""
        entry = phrase.core.entry
        assert entry is not None
        count, kinds = int(entry.sectors[0]), [entry.role == "persons"] if entry.role != "any" else [True, False]
        role = _pair_role(entry.phrase)
        for persons in kinds:
            for back in (0, 1, 2):
                met = tuple(dict.fromkeys(ref for one in self._met(phrase.sentence - back, phrase.first) if (ref := self._as_partner(one, persons))))
                if len(met) == count and (role is None or all(self._has_role(ref, role) for ref in met)):
                    return self.group(met, f"{entry.phrase}: partners of the meeting just told")
            joined = self._joined_partners(phrase, persons, count)
            if joined and (role is None or all(self._has_role(ref, role) for ref in joined)):
                return self.group(joined, f"{entry.phrase}: joined just before")
            for back in (0, 1, 2, 3):
                refs = [ref for ref in self._partners(phrase, persons, back) if role is None or self._has_role(ref, role)]
                if (back or len(refs) < count) and len(issuers := self._principals(phrase, persons)) == count:
                    return self.group(issuers, f"{entry.phrase}: {ISSUED}")
                if len(refs) >= count:
                    return self.group(tuple(refs[-count:]), f"{entry.phrase}: named just before") if count == 2 or len(refs) == count else None
        return self._holders_of_partners(phrase, role, count) if role else None

    def _principals(self, phrase: Phrase, persons: bool) -> tuple[str, ...]:
        """Who issue the text, as persons or as states and bodies; () for any other text."""
        found = (ref if self.cast.actors[ref].kind == "organisation" and not persons else self._as_partner(ref, persons) for ref in self.joint.issuers_at(phrase.first))
        return tuple(dict.fromkeys(ref for ref in found if ref))

    def those_who_issue(self, phrase: Phrase) -> str | None:
        """ "The Ministers", "our governments" in a text that several issue: all of them."""
        entry = phrase.core.entry
        said = entry is not None and (entry.phrase in self.issuing or (entry.role or "").endswith("minister"))
        issuers = self.joint.issuers_at(phrase.first) if said else ()
        return self.group(issuers, ISSUED) if issuers else None

    def _has_role(self, ref: str, role: str) -> bool:
        person = self.people.of(ref)
        return person is not None and any(fits(role, held or "") for held, _ in person.roles)

    def _holders_of_partners(self, phrase: Phrase, role: str, count: int) -> str | None:
        """ "The two heads of state" where only their states were named: who holds the office there."""
        for back in (0, 1, 2, 3):
            states = self._partners(phrase, False, back)
            if len(states) >= count:
                countries = [self.cast.actors[ref].country or "" for ref in states[-count:]]
                return self.group(tuple(self.resolver.holder_in(phrase, country, role) for country in countries), f"{role.replace('_', ' ')} of each state named just before")
        return None

    def _joined_partners(self, phrase: Phrase, persons: bool, count: int) -> tuple[str, ...]:
        """The members of a subject joined by "and" in this sentence or the one before, where they are of the kind and the number."""
        for seen in reversed(self._since(phrase, 1)):
            if seen.subject and seen.token < phrase.first:
                heads = [seen.token, *self._conjuncts(seen.token)]
                refs = tuple(dict.fromkeys(ref for head in heads if head in self.cast.heads and (ref := self._as_partner(self.cast.heads[head], persons))))
                if len(refs) == count:
                    return refs
        return ()

    def _as_partner(self, ref: str, persons: bool) -> str | None:
        actor = self.cast.actors[ref]
        if persons:
            return ref if actor.kind in ("person", "office") else None
        if not actor.country or actor.kind == "people" or actor.members or len(actor.country) != 3:
            return None
        return self.resolver.bodies.country(actor.country)

    def _partners(self, phrase: Phrase, persons: bool, back: int) -> list[str]:
        """Distinct persons (or countries) named in the sentence and up to `back` sentences before it, in text order.

        Countries that only tell where or about what something is ("the war in Ukraine") are no partners while two others are there.
        """
        refs: dict[str, None] = {}
        aside: dict[str, None] = {}
        for seen in self._since(phrase, back):
            if seen.token < phrase.first:
                ref = self._as_partner(seen.ref, persons)
                if ref and not persons and self._is_aside(seen.token):
                    aside[ref] = None
                elif ref:
                    refs.pop(ref, None)
                    refs[ref] = None
        return list(refs) if len(refs) > 1 else [*refs, *(ref for ref in aside if ref not in refs)]

    def _since(self, phrase: Phrase, back: int) -> list[Seen]:
        """What was named in a phrase's sentence and `back` sentences before it, in the order it was read."""
        return [seen for sentence in range(phrase.sentence - back, phrase.sentence + 1) for seen in self._by_sentence.get(sentence, ())]

    def _is_aside(self, i: int) -> bool:
        token = self.tokens[i]
        while token.dep in ("conj", "appos") and token.head != token.i:
            token = self.tokens[token.head]
        return (
            token.dep == "poss"
            and token.head not in self.cast.heads
            or token.dep == "pobj"
            and self.tokens[token.head].lower in _ASIDE
            or token.dep in ("compound", "amod", "nmod")
            and self.tokens[token.head].pos == "NOUN"
            and self.tokens[token.head].dep in ("compound", "pobj")
        )

    def group(self, members: tuple[str, ...], why: str) -> str:
        """The ref of a group of members, the same for the same members."""
        names = " and ".join(self.cast.actors[m].name for m in members)
        sectors = tuple(dict.fromkeys(s for m in members for s in self.cast.actors[m].sectors))
        return self.cast.add(("members", tuple(sorted(members))), names, "group", members=members, sectors=sectors, code=None, state="certain", why=(why,))


def _pair_role(phrase: str) -> str | None:
    """The role that "the two presidents" names."""
    return _PAIR_ROLES.get(phrase.partition(" ")[2])
