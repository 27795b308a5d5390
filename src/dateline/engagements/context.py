"""What a sentence tells of an engagement without naming it again: who invited, what it is about, who told of it, and the
meeting that is implied where a visitor speaks to an official at the other's place."""

from __future__ import annotations

from .company import further_names
from .dating import date_mention
from .draft import Draft
from .reading import Reading, by_wire, on_margins
from .scene import Scene
from .standing import PLAIN, Standing
from .venue import locates

_LONGEST_TOPIC = 14
"""Words. A longer object is a sentence in disguise, no point of an agenda."""


# -- invitations -------------------------------------------------------------------------------------------------------


def add_hosts(scene: Scene, drafts: list[Draft]) -> None:
    """Whoever invites to a visit is its host: "at the invitation of", "at her invitation", "hosted by"."""
    visits = [draft for draft in drafts if draft.family == "visit"]
    told: dict[int, list[Draft]] = {}
    for visit in visits:
        for sentence in dict.fromkeys(scene.tokens[reading.trigger].sentence for reading in visit.readings):
            told.setdefault(sentence, []).append(visit)
    for token in scene.tokens if visits else ():
        if token.lemma == "invitation" or (token.lemma == "guest" and scene.children(token.i, "prep")):
            for ref in _inviters(scene, token.i):
                _host(scene, told, token.i, ref)
        if token.lemma == "invite" and token.pos == "VERB":
            _host_by_verb(scene, visits, token.i)


def add_summoners(scene: Scene, drafts: list[Draft]) -> None:
    """Who summoned, where the sentence is passive: the state whose ministry or capital it names, else the one last spoken of."""
    callers: dict[str | None, str] = {}
    for draft in drafts:
        for ref, side in draft.parties.items():
            if side in ("summoner", "expeller"):
                callers.setdefault(scene.country(ref), ref)
    for draft in drafts:
        if draft.family == "protest" and "summoner" not in draft.parties.values():
            homes = {scene.country(ref) for ref in draft.parties}
            known = [caller for home, caller in callers.items() if home not in homes]
            spoken = known[0] if known else _last_state(scene, draft.first.trigger, homes)
            if spoken is not None:
                draft.parties[spoken] = "summoner"
                callers.setdefault(scene.country(spoken), spoken)
                draft.why.append(f"{scene.actor(spoken).name} is the state spoken of")


def _last_state(scene: Scene, trigger: int, homes: set[str | None]) -> str | None:
    """The last general actor of another country named before a word, in its sentence or the two before, or after it there."""
    sentence = scene.tokens[trigger].sentence
    first = scene.parsed.sentences[max(0, sentence - 2)].start
    last = scene.parsed.sentences[sentence].end
    told = [ref for _, ref in scene.mentions_between(first, last) if scene.is_general(ref) and scene.country(ref) not in homes | {None}]
    bodies = [ref for ref in told if scene.actor(ref).kind == "government"] if None in homes else []
    fitting = bodies or told
    return fitting[-1] if fitting else None


def add_conveners(scene: Scene, drafts: list[Draft]) -> None:
    """Whoever hosts or mediates a contact by a clause on it: "talks mediated by Qatar", "a meeting hosted by the emir"."""
    for draft in drafts:
        for reading in draft.readings:
            clause = scene.clause(reading.trigger)
            for group in (*clause.under, *clause.over):
                side = scene.words.conveners.get(group.lemma)
                if side and group.arc == "dobj":
                    _seat_chair(scene, draft, group.token, side)
                if scene.words.verb_is(group.lemma, "attend") and group.arc == "nsubjpass":
                    _seat_attending(scene, draft, group.token)
                if group.lemma in ("bring", "gather", "unite", "assemble") and group.arc in ("under", "nsubj"):
                    _seat_gathered(scene, draft, group.token)
                if side and group.arc in ("under", "nsubjpass", "nsubj"):
                    for head in scene.below(group.token, "by"):
                        ref = scene.ref_at(head)
                        if ref and ref not in draft.parties and not (side == "host" and scene.is_general(ref)):
                            draft.parties[ref] = side


def _host_by_verb(scene: Scene, visits: list[Draft], verb: int) -> None:
    """Who "invited the pope to Cuba" is host of the pope's visit there."""
    inviter, guest = _person(scene, scene.children(verb, "nsubj", "agent")), _person(scene, scene.children(verb, "dobj", "nsubjpass"))
    for visit in visits:
        if inviter and guest in visit.parties and visit.parties[guest] != "host" and scene.country(inviter) == visit.host:
            visit.parties.setdefault(inviter, "host")
            visit.why.append(f"{scene.actor(inviter).name} invited")
            return


def _seat_chair(scene: Scene, draft: Draft, verb: int, side: str) -> None:
    """Who chairs or mediates: "the minister chaired the talks"."""
    for head in scene.children(verb, "nsubj"):
        ref = scene.ref_at(head)
        others = [other for other in draft.parties if other != ref]
        if ref and scene.actor(ref).kind == "person" and len({scene.country(other) for other in others}) > 1:
            draft.parties[ref] = "mediator" if any(draft.parties[other] == "mediator" and scene.country(other) == scene.country(ref) for other in others) else side


def _seat_gathered(scene: Scene, draft: Draft, verb: int) -> None:
    """Those whom talks "brought together"."""
    heads = [i for child in scene.children(verb, "dobj") for i in scene.with_conjuncts(child)]
    refs = [one for head in heads if (ref := scene.ref_at(head)) for one in scene.actors.expand(ref)]
    named = [ref for ref in refs if not scene.is_unnamed(ref)]
    for ref in named or refs:
        draft.parties.setdefault(ref, "party")


def _seat_attending(scene: Scene, draft: Draft, verb: int) -> None:
    """All whom a list names behind "the meeting was attended by"."""
    for head in scene.below(verb, "by"):
        first = scene.ref_at(head)
        for ref in [*([first] if first else []), *further_names(scene, head)]:
            draft.parties.setdefault(ref, "party")


def _inviters(scene: Scene, noun: int) -> list[str]:
    heads = scene.children(noun, "poss") + scene.below(noun, "of", "from", "by")
    found = [ref for head in heads if (ref := scene.ref_at(head)) and not scene.is_general(ref)]
    return list(dict.fromkeys(inner for ref in found for inner in scene.actors.expand(ref)))


def _host(scene: Scene, told: dict[int, list[Draft]], noun: int, ref: str) -> None:
    """Seat an inviter as host of the visit told in his sentence, or in the next where his is a fragment."""
    sentence = scene.tokens[noun].sentence
    for reach in (0, 1, -1):
        for visit in told.get(sentence + reach, ()):
            stranger = ref not in visit.parties or visit.parties[ref] == "host"
            at_home = visit.host is None or scene.country(ref) == visit.host
            if stranger and at_home and (reach == 0 or _together(scene, sentence, reach)):
                visit.parties[ref] = "host"
                visit.why.append(f"{scene.actor(ref).name} invites")
                return


def _together(scene: Scene, sentence: int, reach: int) -> bool:
    """Whether a sentence and its neighbour are one paragraph."""
    sentences = scene.parsed.sentences
    other = sentence + reach
    return 0 <= other < len(sentences) and sentences[sentence].paragraph == sentences[other].paragraph


# -- what it is about --------------------------------------------------------------------------------------------------


def agenda_of(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Short noun phrases: what talks are on, what one is to discuss."""
    found: list[str] = []
    for reading in draft.readings:
        trigger = reading.trigger
        heads = [i for prep in scene.children(trigger, "prep") if scene.words.is_in("about", scene.tokens[prep].lower) for i in scene.children(prep, "pobj")]
        heads += _purposes(scene, trigger)
        for verb in _discussing(scene, trigger):
            heads += scene.children(verb, "dobj")
            heads += [i for prep in scene.children(verb, "prep") if scene.words.is_in("about", scene.tokens[prep].lower) for i in scene.children(prep, "pobj")]
        for head in heads:
            if _is_topic(scene, head):
                found.extend(_topics(scene, head))
    return tuple(dict.fromkeys(found))


def _is_topic(scene: Scene, head: int) -> bool:
    """Whether a noun may be what one talks about: no day, no person, no margin of a gathering, no other engagement."""
    token = scene.tokens[head]
    if token.pos not in ("NOUN", "PROPN") or scene.words.is_in("margins", token.lemma) or token.lemma.lower() in scene.words.kinds:
        return False
    if any(scene.times[i].start <= token.start < scene.times[i].end for i in scene.times_in(token.sentence)):
        return False
    if scene.words.is_in("by_wire", token.lower):
        return False
    ref = scene.ref_at(head)
    return token.lemma not in ("day", "eve", "occasion", "step", "way") and (ref is None or scene.actor(ref).kind not in ("person", "office"))


def _purposes(scene: Scene, trigger: int) -> list[int]:
    """What the talks are about that a visit is for: "will visit Oslo for talks on fish"."""
    found = []
    for at in sorted(scene.clause(trigger).tokens):
        for noun in scene.below(at, "for"):
            named = scene.words.kinds.get(scene.tokens[noun].lemma.lower())
            if named and noun != trigger and scene.words.family.get(named) == "meeting":
                found += [i for prep in scene.children(noun, "prep") if scene.words.is_in("about", scene.tokens[prep].lower) for i in scene.children(prep, "pobj")]
    return found


def _discussing(scene: Scene, trigger: int) -> list[int]:
    """The verbs of discussing that belong to a mention: "meet to discuss", "talks focused on", "met and discussed"."""
    clause = scene.clause(trigger)
    verbs = {trigger, *(group.token for group in clause.over), *(group.token for group in clause.under)}
    near = [i for verb in sorted(verbs) for i in scene.children(verb, "xcomp", "advcl", "conj", "relcl", "acl")]
    return [i for i in (*sorted(verbs), *near) if scene.words.is_in("discuss", scene.tokens[i].lemma) and scene.tokens[i].pos == "VERB"]


def _topics(scene: Scene, head: int) -> list[str]:
    """The topics of a coordination, each in its own words."""
    heads = [head]
    for i in heads:
        heads.extend(scene.children(i, "conj"))
        if scene.words.is_in("topics", scene.tokens[i].lemma):
            heads.extend(j for prep in scene.children(i, "prep") if scene.tokens[prep].lower in ("including", "like") for j in scene.children(prep, "pobj"))
    heads = [i for i in heads if not scene.words.is_in("topics", scene.tokens[i].lemma)]
    return [words for i in heads if (words := _own_words(scene, i, set(heads) - {i}))]


def _own_words(scene: Scene, head: int, others: set[int]) -> str:
    inside, todo = [], [head]
    while todo:
        i = todo.pop()
        inside.append(i)
        below = [child for child in scene.parsed.children[i] if child not in others and child > head - _LONGEST_TOPIC]
        todo.extend(child for child in below if scene.tokens[child].dep not in ("cc", "punct", "relcl", "preconj"))
    tokens = [scene.tokens[i] for i in sorted(inside)]
    while tokens and tokens[0].pos in ("DET", "PUNCT", "CCONJ"):
        tokens = tokens[1:]
    if not tokens or len(tokens) > _LONGEST_TOPIC or tokens[0].pos == "PRON":
        return ""
    return " ".join(scene.parsed.article.text[tokens[0].start : tokens[-1].end].split())


# -- who told ----------------------------------------------------------------------------------------------------------


def told_by(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """The speakers of the statements whose content holds a mention."""
    found: list[str] = []
    for reading in draft.readings:
        at = scene.tokens[reading.trigger].start
        for statement in scene.statements_in(scene.tokens[reading.trigger].sentence):
            if statement.speaker and any(span.start <= at < span.end for span in statement.content):
                found.extend(scene.actors.expand(statement.speaker))
    return tuple(dict.fromkeys(found))


# -- implied meetings --------------------------------------------------------------------------------------------------


def implied_meetings(scene: Scene, triggers: frozenset[int]) -> list[Reading]:
    """Meetings that a sentence implies: abroad, one official urges, tells or assures another of the host country."""
    found = []
    for token in scene.tokens:
        if token.pos == "VERB" and token.i not in triggers and scene.words.is_in("face_to_face", token.lemma):
            reading = _face_to_face(scene, token.i, triggers)
            if reading is not None:
                found.append(reading)
    return found


def _face_to_face(scene: Scene, verb: int, triggers: frozenset[int]) -> Reading | None:
    speaker, hearer = _person(scene, scene.children(verb, "nsubj")), _person(scene, scene.children(verb, "dobj", "dative"))
    if not speaker or not hearer or scene.country(speaker) == scene.country(hearer):
        return None
    clause = scene.clause(verb)
    group = clause.over[0]
    if group.negated or group.modal or group.tense != "past":
        return None
    parties = ((speaker, ""), (hearer, ""))
    if by_wire(scene, verb):
        why = Standing("held", PLAIN, f'"{scene.tokens[verb].text}" by wire')
        return Reading(verb, "call", "call", parties, None, None, date_mention(scene, verb, triggers), why, source="implied")
    if _at_a_distance(scene, verb):
        return None
    homes = {scene.country(speaker), scene.country(hearer)}
    for i in scene.places_in(scene.tokens[verb].sentence):
        head = scene.place_heads[i]
        beside = head is not None and scene.tokens[scene.tokens[head].head].head == verb
        if beside and locates(scene, i, {verb}) and scene.places[i].country in homes:
            dating = date_mention(scene, verb, triggers)
            why = Standing("held", PLAIN, f'"{scene.tokens[verb].text}" face to face in {scene.places[i].text}')
            return Reading(verb, "meeting", "meeting", parties, scene.places[i].country, i, dating, why, margins=on_margins(scene, verb), source="implied")
    return None


def _person(scene: Scene, heads: list[int]) -> str | None:
    """The single person or office among the heads, of a known country."""
    refs = [scene.ref_at(head) for head in heads]
    people = [ref for ref in refs if ref and scene.actor(ref).kind in ("person", "office") and scene.country(ref)]
    return people[0] if len(people) == 1 else None


def _at_a_distance(scene: Scene, verb: int) -> bool:
    """Whether the sentence names a letter, a call or an interview, by which one speaks from afar."""
    sentence = scene.parsed.sentence_of(verb)
    return any(scene.words.is_in("not_face_to_face", scene.tokens[i].lemma.lower()) for i in range(sentence.first, sentence.last))
