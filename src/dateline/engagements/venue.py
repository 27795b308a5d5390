"""Where an engagement takes place, by the words: "in Oman", "at Camp David", "the Geneva talks"; never an actor's name."""

from __future__ import annotations

from dateline.model.record import Act

from .scene import Scene

_DEEPEST_LIST = 8
"""Steps up from the place behind the last of those met: each is a conjunct of the one before."""


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


def is_venue(scene: Scene, trigger: int, token: int) -> bool:
    """Whether a country or city before the noun is its place, and no party: "the Singapore summit", "Geneva talks"."""
    word, ref = scene.tokens[token], scene.ref_at(token)
    if ref is None or word.head != trigger or word.dep not in ("compound", "nmod") or not scene.is_general(ref):
        return False
    siblings = scene.children(trigger, "compound", "nmod", "amod", "poss")
    return not any(scene.ref_at(i) for i in siblings if i != token) and scene.tokens[token - 1].text != "-"


def venue_of(scene: Scene, trigger: int, act: Act | None = None) -> tuple[int | None, str | None]:
    """(place, country) of a contact; a palace or ministry it is held in gives the country alone ("at the White House")."""
    place = place_of(scene, trigger, act)
    if place is not None and not _is_near_enough(scene, trigger, place):
        place = None
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
            if scene.words.is_in("embassies", scene.tokens[head].lemma):
                continue  # a mission stands in another country than the one it is of
            if ref and scene.is_general(ref) and (not modifies or is_venue(scene, trigger, head)):
                return None, scene.country(ref)
    return None, None


def _is_near_enough(scene: Scene, trigger: int, place: int) -> bool:
    """Whether a region of no one country stands with the deed itself: of "they spoke about the war in Europe" it is no place."""
    head = scene.place_heads[place]
    if scene.places[place].kind != "region" or scene.places[place].country or head is None:
        return True
    prep = scene.tokens[scene.tokens[head].head]
    return prep.lower == "at" or prep.head in scene.clause(trigger).tokens


def place_of(scene: Scene, trigger: int, act: Act | None = None) -> int | None:
    """Index of the place where a contact takes place, by the words: "in Oman", "at Camp David"; never an actor's name."""
    clause = scene.clause(trigger)
    wanted = {trigger, *clause.tokens, *_margin_words(scene, clause.tokens)}
    if act is not None:
        wanted.update(act.trigger)
    sentence = scene.tokens[trigger].sentence
    for near in ({trigger}, wanted):
        for i in scene.places_in(sentence):
            if locates(scene, i, near):
                return i
    if act is not None and act.place is not None and scene.places[act.place].role != "actor":
        head = scene.place_heads[act.place]
        about = head is not None and any(_is_of_topic(scene, i) for i in [head, *scene.path_up(head)])
        if not about:
            return act.place
    behind = _behind_people(scene, trigger)
    return behind if behind is not None else _borrowed_place(scene, trigger)


_PLAIN = frozenset({"with", ",", "and", "the", "to", "on", "both", "also"})


def _behind_people(scene: Scene, trigger: int) -> int | None:
    """The town behind those who are met, whatever the tree says: between the verb and its "in" stand only names and days."""
    sentence = scene.tokens[trigger].sentence
    if scene.tokens[trigger].pos != "VERB":
        return None
    spans = [(mention.start, mention.end) for mention in scene.list_behind(trigger)]
    spans += [(scene.times[i].start, scene.times[i].end) for i in scene.times_in(sentence)]
    for i in scene.places_in(sentence):
        first = scene.parsed.token_at(scene.places[i].start)
        if first is None or first <= trigger or scene.places[i].role == "actor" or scene.places[i].kind not in ("city", "other"):
            continue
        between = [scene.tokens[j] for j in range(trigger + 1, first - 1)]
        if scene.tokens[first - 1].lower in ("in", "at") and between and all(one.lower in _PLAIN or any(a <= one.start < b for a, b in spans) for one in between):
            return i
    return None


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
        if head is not None and scene.places[i].role != "actor" and scene.places[i].kind != "country" and scene.tokens[head].dep == "pobj":
            prep = scene.tokens[scene.tokens[head].head]
            if prep.head == matrix.token and prep.lower in ("in", "at", "to"):
                return i
    return None


def locates(scene: Scene, i: int, wanted: set[int]) -> bool:
    head = scene.place_heads[i]
    if head is None or scene.places[i].role == "actor":
        return False
    tokens = scene.tokens
    prep = tokens[head].head
    if tokens[head].dep in ("compound", "nmod") and prep in wanted and tokens[prep].pos != "VERB":
        return True
    if tokens[prep].lower == "of" and tokens[tokens[prep].head].dep == "pobj":
        # "in the resort of Antalya"
        prep = tokens[tokens[prep].head].head
        if scene.places[i].kind == "country":
            return False
    if tokens[prep].lower not in ("in", "at", "near", "outside") or (tokens[head].dep != "pobj"):
        return tokens[head].dep == "npadvmod" and tokens[head].head in wanted
    at = tokens[prep].head
    for _ in range(_DEEPEST_LIST):
        if at in wanted:
            return True
        if _is_of_topic(scene, at) or (tokens[at].dep == "conj" and tokens[at].head in wanted and tokens[tokens[at].head].pos == "NOUN"):
            return False
        # Parsers hang "met Y in Rabat" on Y, and "on Monday in Rabat" on the day.
        if tokens[at].dep not in ("dobj", "pobj", "prep", "conj", "appos", "npadvmod", "acl") or scene.places[i].kind == "country":
            return False
        at = tokens[at].head
    return False


def _is_of_topic(scene: Scene, at: int) -> bool:
    """Whether a word on the way up belongs to what is spoken of: "discussed the war in Sudan", "talks on security in the Gulf"."""
    token = scene.tokens[at]
    if token.dep == "prep" and scene.words.is_in("about", token.lower):
        below = [scene.tokens[i] for i in scene.children(at, "pobj")]
        return not any(one.entity in ("DATE", "TIME") or scene.words.is_in("margins", one.lemma) for one in below)
    return token.dep == "dobj" and scene.words.is_in("discuss", scene.tokens[token.head].lemma)
