"""One mention of an engagement, as its own sentence gives it; several of them make a draft."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from dateline.model.actor import Place
from dateline.model.record import Act, EngagementHint, Filler

from .days import Dating, date_mention, occasions
from .scene import Scene
from .status import Standing, outright, read_status

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "his", "her", "their", "its", "both"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one mention says. `parties` are (ref, side) with the side the words give ("" where none); `host` is the ISO
    code of the country it takes place in, `place` an index into the article's places; `anaphoric`: the mention points
    back ("the visit", "his trip"); `margins`: it happens on the edge of an occasion of many."""

    trigger: int
    kind: str
    family: str
    parties: tuple[tuple[str, str], ...]
    host: str | None
    place: int | None
    dating: Dating
    standing: Standing
    level: str | None = None
    anaphoric: bool = False
    plural: bool = False
    margins: bool = False
    third_place: bool = False
    source: str = ""
    act: Act | None = None
    words: tuple[tuple[int, str], ...] = field(default=())

    @property
    def refs(self) -> tuple[str, ...]:
        """The participants without their sides."""
        return tuple(ref for ref, _ in self.parties)


def read_acts(scene: Scene, triggers: frozenset[int]) -> list[Reading]:
    """The readings of all acts that a pattern calls an engagement, in text order."""
    found: list[Reading] = []
    hinted = [(act, act.engagement) for act in scene.acts if act.engagement is not None and not _is_another_verb(scene, act)]
    for act, hint in hinted:
        if hint.kind == "visit":
            found.extend(_read_act(scene, act, hint, triggers))
    travellers = frozenset(ref for reading in found for ref, side in reading.parties if side != "host")
    for act, hint in hinted:
        if hint.kind != "visit":
            found.extend(_read_act(scene, act, hint, triggers, travellers))
    return found


def _is_another_verb(scene: Scene, act: Act) -> bool:
    """Whether a particle that the pattern does not ask for makes another verb: "saw off", "called out"."""
    first = act.trigger[0]
    particles = [i for i in scene.children(first, "prt") if i not in act.trigger]
    return scene.tokens[first].pos == "VERB" and any(scene.tokens[i].lower in ("off", "out", "over", "down", "away") for i in particles)


def _read_act(scene: Scene, act: Act, hint: EngagementHint, triggers: frozenset[int], travellers: frozenset[str] = frozenset()) -> list[Reading]:
    trigger = naming_word(scene, act)
    kind = kind_of(scene, trigger, hint.kind)
    standing = outright(scene, act, trigger) or read_status(scene, trigger, kind, act)
    cancelling = act.trigger[0] if hint.status and act.trigger[0] != trigger else None
    others = triggers - set(act.trigger)
    base = Reading(
        trigger=trigger,
        kind=kind,
        family=scene.words.family[kind] if kind in scene.words.family else "other",
        parties=(),
        host=None,
        place=None,
        dating=date_mention(scene, trigger, others, cancelling=cancelling, act_words=act.trigger),
        standing=standing,
        level=level_of(scene, trigger) or hint.level,
        anaphoric=is_anaphoric(scene, trigger),
        plural=scene.tokens[trigger].tag in ("NNS", "NNPS"),
        margins=on_margins(scene, trigger),
        source=act.pattern,
        act=act,
        words=((trigger, "trigger"),),
    )
    if base.family == "visit":
        return _visits(scene, base, act, hint)
    return _contacts(scene, base, act, hint, travellers)


def naming_word(scene: Scene, act: Act) -> int:
    """The noun among an act's trigger words that names the engagement, else its first word."""
    for token in act.trigger:
        if scene.tokens[token].pos in ("NOUN", "PROPN") and scene.words.kinds.get(scene.tokens[token].lemma.lower()):
            return token
    return next((token for token in act.trigger if scene.tokens[token].pos in ("VERB", "NOUN", "PROPN")), act.trigger[0])


def kind_of(scene: Scene, trigger: int, default: str) -> str:
    """The kind the text's own noun names, with the means ("by phone") and purpose ("received him for talks")."""
    words, tokens = scene.words, scene.tokens
    named = words.kinds.get(noun_phrase(scene, trigger)) or words.kinds.get(tokens[trigger].lemma.lower())
    if tokens[trigger].pos in ("NOUN", "PROPN") and named:
        kind = default if default in ("summons", "expulsion", "signing") else named
    else:
        kind = default
    if kind in ("meeting", "talks", "call") and by_wire(scene, trigger):
        return "call"
    purpose = _purpose(scene, trigger)
    return purpose if purpose and tokens[trigger].lemma in ("receive", "host", "welcome", "meet", "greet") and kind in ("meeting", "visit") else kind


def noun_phrase(scene: Scene, trigger: int) -> str:
    """"phone call" of "a long phone call": the noun with the nouns and adjectives right before it, as far as it names a kind."""
    before = [i for i in scene.children(trigger, "compound", "amod", "nmod") if i == trigger - 1]
    return " ".join(scene.tokens[i].lower for i in before) + " " + scene.tokens[trigger].lemma.lower() if before else ""


def by_wire(scene: Scene, trigger: int) -> bool:
    """Whether one speaks by telephone or on a screen."""
    clause = scene.clause(trigger)
    for at in [trigger, *(group.token for group in clause.over[:1])]:
        for i in scene.children(at, "compound", "amod", "advmod", "nmod", "npadvmod"):
            if scene.words.is_in("by_wire", scene.tokens[i].lower):
                return True
        if any(scene.words.is_in("by_wire", scene.tokens[i].lower) for i in scene.below(at, "by", "via", "over", "on", "through", "in")):
            return True
    return False


def _purpose(scene: Scene, trigger: int) -> str | None:
    """The kind of contact that a verb of receiving is for: "received him in Doha for talks"."""
    for i in scene.below(trigger, "for"):
        kind = scene.words.kinds.get(scene.tokens[i].lemma.lower())
        if kind and kind != "visit":
            return kind
    return None


def level_of(scene: Scene, trigger: int) -> str | None:
    """state, official, working or private, from the adjectives before the noun."""
    for i in scene.children(trigger, "amod", "compound", "nmod"):
        level = scene.words.levels.get(scene.tokens[i].lower)
        if level:
            return level
    return None


def is_anaphoric(scene: Scene, trigger: int) -> bool:
    """Whether a noun points to what was told before: "the visit", "his trip"."""
    token = scene.tokens[trigger]
    if token.pos not in ("NOUN", "PROPN") or any(scene.words.is_in("another", scene.tokens[i].lower) for i in scene.children(trigger, "amod")):
        return False
    return any(scene.tokens[i].lower in _DEFINITE for i in scene.children(trigger, "det", "poss", "predet"))


def on_margins(scene: Scene, trigger: int) -> bool:
    """Whether it takes place on the sidelines of something larger."""
    clause = scene.clause(trigger)
    for at in [trigger, *(group.token for group in clause.over)]:
        for i in scene.below(at, "on", "at", "in", "along"):
            if scene.words.is_in("margins", scene.tokens[i].lemma):
                return True
    return False


# -- visits ------------------------------------------------------------------------------------------------------------


def _visits(scene: Scene, base: Reading, act: Act, hint: EngagementHint) -> list[Reading]:
    """One reading a host country: a tour of four states is four visits."""
    visitors: dict[str, str] = {}
    hosts: list[tuple[str | None, int | None, str | None]] = []
    for role, side in hint.sides:
        for filler in act.fillers(role):
            if side == "host":
                hosts.append(_host_of(scene, filler))
            elif filler.ref:
                for ref in scene.actors.expand(filler.ref):
                    visitors.setdefault(ref, side)
    holder = record_holder(scene, base.trigger)
    visitors = dict.fromkeys(holder, "visitor") if holder else visitors
    if hint.status:
        visitors, hosts = _called_off_visit(scene, base, visitors, hosts)
    parties = tuple(visitors.items())
    parties = parties or tuple((ref, "visitor") for ref in subjects_over(scene, base.trigger) or invited(scene, base.trigger))
    hosts = hosts if any(country for country, _, _ in hosts) else hosts + _goals(scene, base, act)
    countries = list(dict.fromkeys(country for country, _, _ in hosts if country))
    if len(countries) > 1 and base.dating.when.granularity == "day" and base.dating.when.earliest != base.dating.when.latest:
        base = replace(base, dating=replace(base.dating, when=replace(base.dating.when, granularity="within")))
    if not countries:
        return [replace(base, parties=parties, host=None, place=None)]
    made = []
    for country in countries:
        place = _within(scene, place_of(scene, base.trigger, act), country)
        place = next((p for c, p, _ in hosts if c == country and p is not None), None) if place is None else place
        persons = tuple((ref, "host") for c, _, ref in hosts if c == country and ref and not scene.is_general(ref))
        made.append(replace(base, parties=parties + persons, host=country, place=place))
    return made


def invited(scene: Scene, trigger: int) -> list[str]:
    """The guest of "an invitation to X to visit"."""
    head = scene.tokens[trigger].head
    if scene.tokens[head].lemma != "invitation":
        return []
    refs = [ref for i in scene.below(head, "to", "for") if (ref := scene.ref_at(i))]
    return [inner for ref in refs for inner in scene.actors.expand(ref) if not scene.is_general(inner)]


def record_holder(scene: Scene, trigger: int) -> list[str]:
    """The person of "the last secretary to visit China was X": the other side of the "be" over the noun."""
    token = scene.tokens[trigger]
    head = scene.tokens[token.head]
    if token.tag != "VB" or token.dep not in ("acl", "relcl") or scene.tokens[head.head].lemma != "be":
        return []
    other = scene.children(head.head, "attr" if head.dep in ("nsubj", "csubj") else "nsubj")
    return [ref for i in other if (ref := scene.ref_at(i)) and scene.actor(ref).kind == "person"]


def _goals(scene: Scene, base: Reading, act: Act) -> list[tuple[str | None, int | None, str | None]]:
    """Where a visit goes when the act names no country: by its noun's own words, else by the place of its clause."""
    going = going_to(scene, base.trigger)
    place = place_of(scene, base.trigger, act) if not going else None
    return going + ([(scene.places[place].country, place, None)] if place is not None else [])


def _within(scene: Scene, place: int | None, country: str) -> int | None:
    """A city of the country, else None."""
    return place if place is not None and scene.places[place].country == country and scene.places[place].kind == "city" else None


def subjects_over(scene: Scene, trigger: int) -> list[str]:
    """Who plans, makes or begins what a noun names: the subject of the verb over it ("is considering a visit")."""
    words = scene.words
    for group in scene.clause(trigger).over:
        if group.arc == "verb" or not words.verb_is(group.lemma, "hold", "plan", "ponder", "begin", "end", "cancel", "postpone"):
            continue
        heads = [i for subject in scene.children(group.token, "nsubj", "agent") for i in scene.with_conjuncts(subject)]
        refs = [inner for head in heads if (ref := scene.ref_at(head)) for inner in scene.actors.expand(ref)]
        people = [ref for ref in dict.fromkeys(refs) if not scene.is_general(ref)]
        if people:
            return people
    return []


def _host_of(scene: Scene, filler: Filler) -> tuple[str | None, int | None, str | None]:
    """(country, place, actor) of the one visited."""
    place = place_at(scene, filler.start, filler.end)
    country = scene.places[place].country if place is not None else None
    if filler.ref:
        country = country or scene.country(filler.ref)
    # A city that the actors take for a body is where one goes, not whom one meets.
    person = filler.ref if filler.ref and (place is None or scene.actor(filler.ref).kind in ("person", "office", "group")) else None
    return country, place, person


def _called_off_visit(scene: Scene, base: Reading, visitors: dict[str, str], hosts: list[tuple[str | None, int | None, str | None]]) -> tuple[dict[str, str], list[tuple[str | None, int | None, str | None]]]:
    """Who was to go where, when the act names who called it off: the noun's own words first ("the trip that she had
    planned", "his visit to Chile"); a state that drops another's visit is its host."""
    own = visitors_by_noun(scene, base.trigger)
    named = own or [ref for ref, side in visitors.items() if side == "visitor"]
    agents = [ref for ref, side in visitors.items() if side != "visitor"]
    going = going_to(scene, base.trigger)
    hosts = hosts + going
    if not named:
        named = [ref for ref in agents if not scene.is_general(ref)] or agents[:1]
    homes = {scene.country(ref) for ref in named}
    if not any(country for country, _, _ in hosts):
        hosts = hosts + [(scene.country(ref), None, None) for ref in agents if scene.country(ref) not in homes]
    return dict.fromkeys(named, "visitor"), hosts


def visitors_by_noun(scene: Scene, trigger: int) -> list[str]:
    """Whose trip it is: "Hu's trip", "Hu trip", "the trip that Hu had planned", "the visit by Hu"."""
    tokens = scene.tokens
    heads = scene.children(trigger, "poss", "nmod", "compound") + scene.below(trigger, "by", "of")
    for verb in (group.token for group in scene.clause(trigger).under):
        heads += scene.children(verb, "nsubj")
    found = []
    for head in heads:
        ref = scene.ref_at(head)
        if ref and tokens[head].tag not in ("WDT", "WP"):
            found.extend(r for r in scene.actors.expand(ref) if not scene.is_general(r))
    return list(dict.fromkeys(found))


def going_to(scene: Scene, trigger: int) -> list[tuple[str | None, int | None, str | None]]:
    """(country, place, actor) of where a visit named by a noun goes: "a trip to Chile", "the visit he was to pay Chile"."""
    found = []
    heads = scene.below(trigger, "to", "in") + scene.children(trigger, "compound", "nmod", "amod")
    for verb in (group.token for group in scene.clause(trigger).under):
        heads += scene.children(verb, "dobj", "dative") + scene.below(verb, "to")
    for head in heads:
        token = scene.tokens[head]
        place, ref = place_at(scene, token.start, token.end), scene.ref_at(head)
        country = scene.places[place].country if place is not None else scene.country(ref) if ref else None
        if country and (ref is None or scene.is_general(ref) or place is not None):
            found.append((country, place, ref))
    return found


def place_at(scene: Scene, start: int, end: int) -> int | None:
    """Index of the place that overlaps a stretch, the first of them."""
    first = scene.parsed.token_at(start)
    if first is None:
        return None
    for i in scene.places_in(scene.tokens[first].sentence):
        place = scene.places[i]
        if place.start < end and start < place.end and place.role != "actor":
            return i
    return None


# -- meetings, talks, calls ---------------------------------------------------------------------------------------------


def _contacts(scene: Scene, base: Reading, act: Act, hint: EngagementHint, travellers: frozenset[str]) -> list[Reading]:
    """The readings of one contact; one for each counterpart where each is met by himself."""
    shared: list[tuple[str, str]] = []
    counterparts: list[list[tuple[str, str]]] = []
    for role, side in hint.sides:
        for filler in act.fillers(role):
            if not filler.ref or is_venue(scene, base.trigger, filler.token):
                continue
            seat = "expeller" if hint.kind == "expulsion" and role == "actor" else side
            people = [(ref, seat) for ref in scene.actors.expand(filler.ref)]
            if role == "recipient" or (act.reciprocal and _is_counterpart(scene, act, filler)):
                counterparts.extend([[one] for one in people] if len(people) > 1 and _are_colleagues(scene, filler) else [people])
            else:
                shared.extend(people)
    if base.plural and not scene.clause(base.trigger).over:
        counterparts += [[(ref, "")] for head in sorted(behind_with(scene, base.trigger)) if (ref := scene.ref_at(head)) and not _is_among(ref, shared, counterparts)]
    if scene.tokens[base.trigger].pos in ("NOUN", "PROPN") and not (shared and counterparts):
        shared += [(ref, "") for ref in company_of_clause(scene, base.trigger) if not _is_among(ref, shared, counterparts)]
    if not counterparts and not (act.reciprocal and len(shared) > 1):
        refs = [ref for head in noun_company(scene, base.trigger) if (ref := scene.ref_at(head)) and not _is_among(ref, shared, [])]
        counterparts += [[(inner, "") for inner in scene.actors.expand(ref)] for ref in refs]
    if base.family not in ("protest", "expulsion"):
        place, host = venue_of(scene, base.trigger, act)
        base = replace(base, place=place, host=host or _receiver_home(scene, act, hint))
    if base.family == "protest" and len(counterparts) == 1:
        counterparts = [[one] for one in counterparts[0]]
    further = [replace(base, dating=replace(base.dating, when=when)) for when in occasions(scene, base.dating.when)]
    if further:
        parties = once(shared + [pair for people in counterparts for pair in people])
        return [replace(one, parties=parties) for one in (base, *further)]
    if base.family == "protest" or _each_alone(scene, base, counterparts, any(ref in travellers for ref, _ in shared)):
        return [replace(base, parties=once(shared + people)) for people in counterparts or [[]]]
    return [replace(base, parties=once(shared + [pair for people in counterparts for pair in people]))]


def _is_among(ref: str, shared: list[tuple[str, str]], counterparts: list[list[tuple[str, str]]]) -> bool:
    return any(ref == other for people in (shared, *counterparts) for other, _ in people)


_OCCASIONS = frozenset({"for", "in", "during", "at", "on", "after", "following", "before", "of", "by", "to", "over"})


def company_of_clause(scene: Scene, trigger: int) -> list[str]:
    """Who the sentence says is at a contact named beside its verb: "arrived for a summit with X", "told X in a call"."""
    group = next(iter(scene.clause(trigger).over), None)
    if group is None or group.arc not in _OCCASIONS or group.passive:
        return []
    heads = scene.subjects(group.token)
    if group.arc in ("in", "during", "at", "on", "by", "over") and scene.words.is_in("face_to_face", group.lemma):
        heads += scene.children(group.token, "dobj", "dative")
    refs = [inner for head in heads if (ref := scene.ref_at(head)) for inner in scene.actors.expand(ref)]
    kinds = ("person", "office", "group")
    return [ref for ref in dict.fromkeys(refs) if scene.actor(ref).kind in kinds or (group.arc == "for" and scene.is_general(ref))]


def noun_company(scene: Scene, trigger: int) -> list[int]:
    """The head words of those with whom a noun's contact is: behind "with", "between", "among" on it or on its verb."""
    heads = []
    for at in [trigger, *(group.token for group in scene.clause(trigger).over[:1])]:
        heads += scene.below(at, "with", "between", "among") + _nested_with(scene, at)
        # "a meeting with X planned for Friday": a parser that reads "X planned" leaves the preposition empty.
        empty = [i for i in scene.children(at, "prep") if scene.tokens[i].lower == "with" and not scene.parsed.children[i]]
        heads += [head for i in empty for head in first_behind(scene, i)]
    return heads or _behind_between(scene, trigger)


def _behind_between(scene: Scene, trigger: int) -> list[int]:
    """Those named behind the next "between": "talks this week between X and Y", which parsers hang on the week."""
    last = min(trigger + 7, scene.parsed.sentence_of(trigger).last)
    for i in range(trigger + 1, last):
        if scene.tokens[i].lower == "between":
            return [j for child in scene.children(i, "pobj") for j in scene.with_conjuncts(child)]
    return []


def _nested_with(scene: Scene, at: int) -> list[int]:
    """Behind a "with" that hangs on the means or the time: "spoke by telephone with X"."""
    found = []
    for prep in scene.children(at, "prep"):
        for noun in scene.children(prep, "pobj"):
            if scene.words.is_in("by_wire", scene.tokens[noun].lower) or scene.tokens[noun].tag == "NNP" and scene.ref_at(noun) is None:
                found += scene.below(noun, "with", "to")
    return found


def first_behind(scene: Scene, preposition: int) -> list[int]:
    """The head word of the first actor within eight words behind a preposition."""
    sentence = scene.tokens[preposition].sentence
    return [head for head, _ in scene.mentions_of_sentence(sentence) if preposition < head <= preposition + 8][:1]


def behind_with(scene: Scene, trigger: int) -> set[int]:
    """The first actor behind each "with" of a sentence whose tree ends at the noun, as it does in headlines and notices."""
    last = scene.parsed.sentence_of(trigger).last
    return {head for i in range(trigger + 1, last) if scene.tokens[i].lower == "with" for head in first_behind(scene, i)}


def is_venue(scene: Scene, trigger: int, token: int) -> bool:
    """Whether a country or city before the noun is its place, and no party: "the Singapore summit", "Geneva talks"."""
    word, ref = scene.tokens[token], scene.ref_at(token)
    if ref is None or word.head != trigger or word.dep not in ("compound", "nmod") or not scene.is_general(ref):
        return False
    siblings = scene.children(trigger, "compound", "nmod", "amod", "poss")
    return not any(scene.ref_at(i) for i in siblings if i != token) and scene.tokens[token - 1].text != "-"


def _receiver_home(scene: Scene, act: Act, hint: EngagementHint) -> str | None:
    """The country of whoever receives, where no other place is named."""
    roles = [role for role, side in hint.sides if side == "host"]
    return next((scene.country(ref) for role in roles for ref in act.refs(role) if scene.country(ref)), None)


def venue_of(scene: Scene, trigger: int, act: Act | None = None) -> tuple[int | None, str | None]:
    """(place, country) of a contact; a palace or ministry it is held in gives the country alone ("at the White House")."""
    place = place_of(scene, trigger, act)
    if place is not None:
        head = scene.place_heads[place]
        ref = scene.ref_at(head) if head is not None else None
        home = scene.country(ref) if ref and scene.is_general(ref) else None
        # "at the White House" is the presidency's seat, whatever town bears a like name.
        return (place, scene.places[place].country) if home in (None, scene.places[place].country) else (None, home)
    for at in sorted(scene.clause(trigger).tokens | set(act.trigger if act else ())):
        for head in [*scene.below(at, "in", "at"), *(scene.children(at, "compound", "nmod") if at == trigger else [])]:
            ref = scene.ref_at(head)
            modifies = scene.tokens[head].head == at
            if ref and scene.is_general(ref) and (not modifies or is_venue(scene, trigger, head)):
                return None, scene.country(ref)
    return None, None


def _are_colleagues(scene: Scene, filler: Filler) -> bool:
    """Whether one word names officials of several countries, each met alone by a traveller: "his Omani and Qatari counterparts"."""
    return scene.words.is_in("colleagues", scene.tokens[filler.token].lemma)


def once(parties: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for ref, side in parties:
        found.setdefault(ref, side)
    return tuple(found.items())


def _is_counterpart(scene: Scene, act: Act, filler: Filler) -> bool:
    """Whether a party of a reciprocal act stands behind "with" or is its object, and not its subject."""
    path = [filler.token, *scene.parsed.ancestors(filler.token)]
    for below, above in itertools.pairwise(path):
        if above in act.trigger:
            return scene.tokens[below].dep in ("dobj", "prep") and scene.tokens[below].lower not in ("between", "among", "of", "by")
    return False


def _each_alone(scene: Scene, base: Reading, counterparts: list[list[tuple[str, str]]], travels: bool) -> bool:
    """Whether several counterparts are met one by one: "meetings with", or who travels meets A, B and C of a country; not
    "talks with A and B" of two countries, which is a round of three."""
    people = [refs for refs in counterparts if refs and not scene.is_general(refs[0][0])]
    if len(people) < 2 or len(people) != len(counterparts):
        return False
    if (base.plural and base.kind in ("meeting", "call", "summit")) or any(scene.words.is_in("separate", scene.tokens[i].lower) for i in scene.parsed.children[base.trigger]):
        return True
    same_home = len({scene.country(refs[0][0]) for refs in people} - {None}) <= 1
    return travels and (same_home or all(scene.is_unnamed(refs[0][0]) for refs in people))


def place_of(scene: Scene, trigger: int, act: Act | None = None) -> int | None:
    """Index of the place where a contact takes place, by the words: "in Oman", "at Camp David"; never an actor's name."""
    clause = scene.clause(trigger)
    wanted = {trigger, *clause.tokens, *_margin_words(scene, clause.tokens)}
    if act is not None:
        wanted.update(act.trigger)
    sentence = scene.tokens[trigger].sentence
    for near in ({trigger}, wanted):
        for i in scene.places_in(sentence):
            if _locates(scene, i, near):
                return i
    if act is not None and act.place is not None and scene.places[act.place].role != "actor":
        return act.place
    return _borrowed_place(scene, trigger)


def _margin_words(scene: Scene, verbs: frozenset[int]) -> set[int]:
    """The occasion on whose margins something takes place, and the word for margins: its place is theirs."""
    found: set[int] = set()
    for verb in verbs:
        for noun in scene.below(verb, "on", "at", "in", "along"):
            if scene.words.is_in("margins", scene.tokens[noun].lemma):
                found.update((noun, *scene.below(noun, "of")))
    return found


def _borrowed_place(scene: Scene, trigger: int) -> int | None:
    """The place of the clause that this one is subordinate to: "the letter was brought to Quito by X, who met Y"."""
    matrix = scene.clause(trigger).matrix
    if matrix is None or scene.words.is_in("saying", matrix.lemma):
        return None
    for i in scene.places_in(scene.tokens[trigger].sentence):
        head = scene.place_heads[i]
        if head is not None and scene.places[i].role != "actor" and scene.places[i].kind == "city" and scene.tokens[head].dep == "pobj":
            prep = scene.tokens[scene.tokens[head].head]
            if prep.head == matrix.token and prep.lower in ("in", "at", "to"):
                return i
    return None


def _locates(scene: Scene, i: int, wanted: set[int]) -> bool:
    head = scene.place_heads[i]
    if head is None or scene.places[i].role == "actor":
        return False
    tokens = scene.tokens
    prep = tokens[head].head
    if tokens[prep].lower == "of" and tokens[tokens[prep].head].dep == "pobj":
        # "in the resort of Antalya"
        prep = tokens[tokens[prep].head].head
        if scene.places[i].kind != "city":
            return False
    if tokens[prep].lower not in ("in", "at", "near", "outside") or (tokens[head].dep != "pobj"):
        return tokens[head].dep == "npadvmod" and tokens[head].head in wanted
    at = tokens[prep].head
    for _ in range(4):
        if at in wanted:
            return True
        # Parsers hang "met Y in Rabat" on Y, and "on Monday in Rabat" on the day.
        if tokens[at].dep not in ("dobj", "pobj", "prep", "conj", "appos", "npadvmod", "acl") or scene.places[i].kind == "country":
            return False
        at = tokens[at].head
    return False


def place_name(place: Place) -> str:
    """The words of a place."""
    return place.name or place.text
