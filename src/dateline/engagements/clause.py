"""What stands over an engagement's word in its sentence: its verbs with tense and modals, the preposition that ties it
to them, and the clauses that hang on it ("the trip that he had planned")."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.text import Parsed, Token

from .words import Words

_NOUN_ARCS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "npadvmod", "dative", "conj", "appos", "compound", "poss", "nmod", "dep", "csubj"})
_PARTED = frozenset({("look", "forward"), ("bring", "forward"), ("push", "back"), ("put", "back"), ("move", "forward")})
"""Verbs whose particle parsers take for an adverb."""
_DEEPEST = 14
"""Steps up the tree; a real sentence needs fewer, a broken parse must end."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries. `modal` is a class of the lexicon, `tense` past, present or bare; `arc` tells how the
    engagement's word hangs on it (verb, nsubj, nsubjpass, dobj, or the preposition between)."""

    token: int
    lemma: str
    arc: str
    tense: str
    modal: str | None = None
    negated: bool = False
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    infinitive: bool = False
    adverbs: tuple[str, ...] = ()
    whether: bool = False
    nobody: bool = False


@dataclass(frozen=True)
class Clause:
    """The surroundings of a trigger: `over` its verbs from the inside out, `under` the verbs of clauses that hang on it,
    `nouns` the nouns passed on the way up, `matrix` the verb of the clause it is subordinate to, `link` the word that
    ties it there ("after", "during", "while"), `told` the verb that reports it ("denied that they would meet")."""

    trigger: int
    over: tuple[VerbGroup, ...] = ()
    under: tuple[VerbGroup, ...] = ()
    nouns: tuple[int, ...] = ()
    matrix: VerbGroup | None = None
    link: str | None = None
    told: VerbGroup | None = None
    tokens: frozenset[int] = field(default_factory=frozenset)


def clause_of(parsed: Parsed, trigger: int, words: Words) -> Clause:
    """The clause around a verb or noun that names an engagement."""
    climb = _Climb(parsed, words)
    climb.go(trigger)
    under = tuple(verb_group(parsed, verb, "under", words) for verb in _clauses_on(parsed, trigger, words))
    own = {trigger, *(group.token for group in climb.over), *(group.token for group in under)}
    return Clause(trigger, tuple(climb.over), under, tuple(climb.nouns), climb.matrix, climb.link, climb.told, frozenset(own))


def _clauses_on(parsed: Parsed, trigger: int, words: Words) -> list[int]:
    """The verbs of the clauses that hang on a noun. Parsers hang "her trip to Lima, which was planned for May"
    on the nearest noun or a far one; a clause on planning or putting off is that of the visit before it."""
    if parsed.tokens[trigger].pos not in ("NOUN", "PROPN"):
        return []
    tokens = parsed.tokens
    own = [i for i in parsed.children[trigger] if tokens[i].dep in ("relcl", "acl") and tokens[i].pos in ("VERB", "AUX")]
    own += _right_behind(parsed, trigger)
    for i in range(trigger + 1, parsed.sentence_of(trigger).last):
        token = tokens[i]
        if token.pos == "NOUN" and token.lemma in words.kinds:
            break
        if i in own or token.pos not in ("VERB", "AUX"):
            continue
        if (token.dep == "relcl" and _about_a_thing(parsed, i) and _of_status(parsed, i, words)) or _is_reduced(parsed, i, words):
            own.append(i)
    own += [child for i in parsed.children[trigger] if tokens[i].dep == "amod" for child in parsed.children[i] if tokens[child].dep == "xcomp"]  # "due to be held"
    own += [child for verb in own for child in parsed.children[verb] if tokens[child].dep == "xcomp"]
    return sorted(set(own))


def _of_status(parsed: Parsed, verb: int, words: Words) -> bool:
    """Whether a verb, or the infinitive under it ("was to begin"), plans, begins, ends, puts off or calls off."""
    verbs = [verb, *(i for i in parsed.children[verb] if parsed.tokens[i].dep == "xcomp")]
    return any(words.verb_is(phrasal(parsed, i), "plan", "cancel", "postpone", "begin", "end") for i in verbs)


def _is_reduced(parsed: Parsed, verb: int, words: Words) -> bool:
    """Whether a verb is the participle of "a meeting with her counterpart planned for Friday", taken for a past tense or not."""
    token = parsed.tokens[verb]
    bare = not any(parsed.tokens[i].dep in ("aux", "auxpass", "mark") for i in parsed.children[verb])
    after = parsed.tokens[verb + 1].lower if verb + 1 < len(parsed.tokens) else ""
    if token.pos != "VERB" or not words.verb_is(phrasal(parsed, verb), "plan", "cancel", "postpone"):
        return False
    return token.tag in ("VBN", "VBD") and bare and after in ("for", "to", "between", "from") and token.dep not in ("ROOT", "conj")


def _right_behind(parsed: Parsed, trigger: int) -> list[int]:
    """The verbs of "the visit that she was to pay Chile" where the tree hangs them elsewhere: those of the "that"."""
    tokens = parsed.tokens
    after = trigger + 1
    if after >= len(tokens) or tokens[after].lower not in ("that", "which") or tokens[tokens[after].head].pos not in ("VERB", "AUX"):
        return []
    verb = tokens[after].head
    return [verb, tokens[verb].head] if tokens[verb].dep == "xcomp" else [verb]


def _about_a_thing(parsed: Parsed, verb: int) -> bool:
    """Whether a relative clause has "which" or "that" as its subject or object."""
    return any(parsed.tokens[i].lower in ("which", "that") and parsed.tokens[i].tag == "WDT" for i in parsed.children[verb])


class _Climb:
    """The way from a word up to the verb of its clause."""

    def __init__(self, parsed: Parsed, words: Words) -> None:
        self.parsed, self.words = parsed, words
        self.over: list[VerbGroup] = []
        self.nouns: list[int] = []
        self.matrix: VerbGroup | None = None
        self.link: str | None = None
        self.told: VerbGroup | None = None

    def go(self, token: int) -> None:
        arc, at, tokens = "verb", token, self.parsed.tokens
        for _ in range(_DEEPEST):
            here = tokens[at]
            if here.pos in ("VERB", "AUX"):
                self.over.append(verb_group(self.parsed, at, arc, self.words))
                upward, arc = self._above_verb(here)
            else:
                if at != token and here.pos in ("NOUN", "PROPN"):
                    self.nouns.append(at)
                upward, arc = self._above_noun(here, arc)
            if upward is None or upward == at:
                return
            at = upward

    def _above_noun(self, here: Token, arc: str) -> tuple[int | None, str]:
        if here.pos == "ADP" or here.dep == "prep":
            return here.head, here.lower
        if here.dep == "pobj" or here.dep == "pcomp":
            return here.head, arc
        if self.words.is_in("after", arc) or self.words.is_in("before", arc) or self.words.is_in("while", arc):
            return (here.head, arc) if here.dep != "ROOT" else (None, arc)
        return (here.head, here.dep) if here.dep in _NOUN_ARCS else (here.head if here.dep != "ROOT" else None, here.dep)

    def _above_verb(self, here: Token) -> tuple[int | None, str]:
        """Where to climb from a verb: on through infinitives and shared auxiliaries, not into another assertion."""
        if here.dep == "xcomp":
            return here.head, "xcomp"
        if here.dep in ("nsubj", "nsubjpass"):
            return here.head, here.dep  # "a meeting set for Friday was called off", read as a clause that is the subject
        if here.dep == "parataxis" and here.tag == "VBN" and _has_no_subject(self.parsed, here.head):
            return here.head, "nsubjpass"  # "the visit, planned for May, was moved": the first participle taken for a verb of its own
        if here.dep == "conj" and (_shares(self.parsed, here) or (_has_to(self.parsed, here.i) and _has_to(self.parsed, here.head))):
            return self._beyond_conjunct(here), "xcomp"
        if here.dep == "acl" and _has_to(self.parsed, here.i):
            return here.head, "acl"
        if here.dep in ("advcl", "pcomp", "relcl", "acl") and here.head != here.i:
            self._note_matrix(here)
        if here.dep in ("ccomp", "acl"):
            self._note_told(here)
        return None, ""

    def _beyond_conjunct(self, here: Token) -> int | None:
        """Above "plans to visit and meet": what governs the first verb governs the second."""
        first = self.parsed.tokens[here.head]
        while first.dep == "conj" and self.parsed.tokens[first.head].pos == "VERB":
            first = self.parsed.tokens[first.head]
        return first.head if first.dep == "xcomp" else None

    def _note_told(self, here: Token) -> None:
        """The verb that tells a clause, by itself or by a noun: "denied that", "denied reports that"."""
        tokens = self.parsed.tokens
        head = tokens[here.head]
        if head.pos == "NOUN" and head.dep in ("dobj", "pobj", "nsubj", "nsubjpass") and any(tokens[i].lower == "that" for i in self.parsed.children[here.i]):
            head = tokens[head.head]
        if head.pos == "VERB" or head.lemma == "be":
            self.told = verb_group(self.parsed, head.i, "told", self.words)

    def _note_matrix(self, here: Token) -> None:
        tokens = self.parsed.tokens
        self.link = next((tokens[i].lower for i in self.parsed.children[here.i] if tokens[i].dep in ("mark", "advmod")), here.dep)
        at = here.head
        if tokens[at].pos == "ADP":
            self.link = tokens[at].lower
        for _ in range(_DEEPEST):
            if tokens[at].pos in ("VERB", "AUX"):
                self.matrix = verb_group(self.parsed, at, "matrix", self.words)
                return
            if tokens[at].head == at:
                return
            at = tokens[at].head


def _has_to(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[i].tag == "TO" and parsed.tokens[i].dep == "aux" for i in parsed.children[verb])


def _has_no_subject(parsed: Parsed, verb: int) -> bool:
    return not any(parsed.tokens[i].dep in ("nsubj", "nsubjpass", "expl") for i in parsed.children[verb])


def _shares(parsed: Parsed, verb: Token) -> bool:
    """Whether a conjoined verb has neither a subject nor auxiliaries of its own."""
    deps = {parsed.tokens[i].dep for i in parsed.children[verb.i]}
    return not deps & {"nsubj", "nsubjpass", "aux", "auxpass"} and parsed.tokens[verb.head].pos in ("VERB", "AUX")


def verb_group(parsed: Parsed, verb: int, arc: str, words: Words) -> VerbGroup:
    """A verb read with its auxiliaries; a conjoined verb without any has those of the verb before it."""
    token = parsed.tokens[verb]
    source = token
    while source.dep == "conj" and _shares(parsed, source):
        source = parsed.tokens[source.head]
    children = [parsed.tokens[i] for i in parsed.children[source.i]]
    own = [parsed.tokens[i] for i in parsed.children[verb]]
    helpers = [child for child in children if child.dep in ("aux", "auxpass")]
    modal = next((words.modals[h.lower] for h in helpers if h.lower in words.modals), None)
    have = any(h.lemma in ("have", "'ve", "’ve") for h in helpers)
    past = source.tag == "VBD" or any(h.tag == "VBD" or h.lower == "did" for h in helpers)
    bare = (token.tag == "VB" and not any(h.lemma == "do" for h in helpers)) or any(h.tag == "TO" for h in helpers)
    return VerbGroup(
        token=verb,
        lemma=phrasal(parsed, verb),
        arc=arc,
        tense="bare" if bare and not modal else "past" if past else "present",
        modal=modal,
        negated=any(child.dep == "neg" for child in children) or any(child.dep == "neg" for child in own),
        perfect=have,
        progressive=token.tag == "VBG" and any(h.lemma == "be" for h in helpers),
        passive=any(h.dep == "auxpass" for h in helpers) or (token.tag == "VBN" and not have and token.dep in ("acl", "relcl")),
        infinitive=any(h.tag == "TO" for h in helpers),
        whether=any(child.dep == "mark" and child.lower in ("whether", "if") for child in own),
        nobody=any(child.dep in ("nsubj", "nsubjpass") and any(parsed.tokens[i].lower == "no" for i in parsed.children[child.i]) for child in children),
        adverbs=tuple(child.lower for child in (*children, *own) if child.dep in ("advmod", "acomp")),
    )


def is_topic(parsed: Parsed, clause: Clause, words: Words) -> bool:
    """Whether a noun is only spoken of: "a readout of the meeting", "discussed her trip", "praised the visit"."""
    nouns = [parsed.tokens[noun].lemma.lower() for noun in clause.nouns[:1]]
    told = any(words.is_in(name, noun) for noun in nouns for name in ("tellings", "results", "previews"))
    return told or any(words.is_in("speaking_of", group.lemma) and group.arc == "dobj" for group in clause.over[:1])


def phrasal(parsed: Parsed, verb: int) -> str:
    """The lemma with its particle: "put off", "brought forward"."""
    lemma = parsed.tokens[verb].lemma.lower()
    below = [parsed.tokens[i] for i in parsed.children[verb]]
    particle = next((child.lower for child in below if child.dep == "prt" or (child.dep == "advmod" and (lemma, child.lower) in _PARTED)), None)
    return f"{lemma} {particle}" if particle else lemma
