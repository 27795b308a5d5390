"""Acts whose words only look like an engagement's: appeals, figures of speech, places that nobody is said to be in."""

from __future__ import annotations

from dateline.model.record import Act

from .scene import Scene

_EMPTY = frozenset({"it", "this", "that", "there", "what", "which", "one"})


def is_none(scene: Scene, act: Act) -> bool:
    """Whether an act that a pattern calls an engagement is another deed, or no deed."""
    rules = (_is_another_verb, _is_appeal, _is_about_nothing, _is_no_presence, _only_speaks, _is_nobodys, _is_for_the_press, _goes_nowhere, _only_deals_with)
    return any(rule(scene, act) for rule in rules)


def _is_another_verb(scene: Scene, act: Act) -> bool:
    """Whether a particle that the pattern does not ask for makes another verb: "saw off", "called out"; or "is to meet" a plan of "is"."""
    first = act.trigger[0]
    if any(scene.tokens[i].lemma == "be" and i + 1 < len(scene.tokens) and scene.tokens[i + 1].tag == "TO" for i in act.trigger):
        return True
    particles = [i for i in scene.children(first, "prt") if i not in act.trigger]
    return scene.tokens[first].pos == "VERB" and any(scene.tokens[i].lower in ("off", "out", "over", "down", "away") for i in particles)


def _is_appeal(scene: Scene, act: Act) -> bool:
    """Whether a call is one for something or upon somebody, and not by telephone."""
    noun = act.trigger[0]
    if scene.tokens[noun].lemma != "call" or scene.tokens[noun].pos != "NOUN":
        return False
    below = [scene.tokens[i] for i in scene.parsed.children[noun]]
    if any(one.lower in ("with", "to", "between") for one in below):
        return False
    return any(one.lower in ("upon", "for") for one in below) or any(one.dep == "acl" and _has_to(scene, one.i) for one in below)


def _has_to(scene: Scene, verb: int) -> bool:
    return any(scene.tokens[i].tag == "TO" for i in scene.children(verb, "aux"))


def _is_about_nothing(scene: Scene, act: Act) -> bool:
    """Whether "came together" is only said of minds: on no day and at no place."""
    words = {scene.tokens[i].lower for i in act.trigger} | {scene.tokens[i].lower for i in scene.children(act.trigger[0], "advmod", "prt")}
    together = "together" in words and scene.tokens[act.trigger[0]].lemma in ("come", "bring", "pull", "get")
    return together and act.when.time is None and act.place is None


def _is_no_presence(scene: Scene, act: Act) -> bool:
    """Whether "is in" tells of a thing, a state of things or what is done to somebody: "it is in the country's interest", "are
    held in Lima", "is ready in Lima"."""
    verb = act.trigger[0]
    if scene.tokens[verb].lemma != "be" or len(act.trigger) > 1 or scene.tokens[verb].pos not in ("AUX", "VERB"):
        return False
    if scene.tokens[verb].dep in ("aux", "auxpass") or scene.children(verb, "attr"):
        return True
    subjects = scene.children(verb, "nsubj", "expl")
    if any(scene.tokens[i].lower in _EMPTY for i in subjects):
        return True
    return any(scene.tokens[filler.token].dep in ("poss", "compound") for filler in act.fillers("recipient"))


def _only_speaks(scene: Scene, act: Act) -> bool:
    """Whether one spoke of or to a thing: "talked about the alliance", "spoke to this question", with nobody behind "with"."""
    verb = act.trigger[0]
    if act.pattern.split("@")[0] != "consult.contact" or scene.tokens[verb].lemma not in ("speak", "talk"):
        return False
    below = {scene.tokens[i].lower for i in scene.children(verb, "prep", "agent")}
    return bool(below & {"to", "of", "about", "on", "for"}) and "with" not in below and not _speaks_with(scene, verb)


def _speaks_with(scene: Scene, verb: int) -> bool:
    """Whether a "with" or "to" that hangs deeper names somebody: "spoke by telephone with", "talked on Monday to"."""
    inside = range(verb + 1, min(verb + 12, scene.parsed.sentence_of(verb).last))
    return any(scene.tokens[i].lower == "with" and verb in scene.parsed.ancestors(i) for i in inside)


def _is_nobodys(scene: Scene, act: Act) -> bool:
    """Whether a gerund tells a deed in general: "restrictions on flying to the island"."""
    verb = scene.tokens[act.trigger[0]]
    prep = scene.tokens[verb.head]
    return verb.tag == "VBG" and verb.dep == "pcomp" and prep.lower in ("on", "against") and scene.tokens[prep.head].pos == "NOUN"


def _is_for_the_press(scene: Scene, act: Act) -> bool:
    """Whether a conference, call or briefing is one for reporters."""
    nouns = [i for i in act.trigger if scene.tokens[i].pos in ("NOUN", "PROPN")]
    below = [scene.tokens[j].lower for i in nouns for j in scene.children(i, "compound", "nmod", "amod")]
    return any(scene.words.is_in("of_the_press", word) for word in below)


def _goes_nowhere(scene: Scene, act: Act) -> bool:
    """Whether one only comes to power, to terms or to a close."""
    return any(scene.words.is_in("no_goals", scene.tokens[i].lemma) for i in scene.below(act.trigger[0], "to", "into"))


def _only_deals_with(scene: Scene, act: Act) -> bool:
    """Whether a verb tells of dealing with a thing, and not of talk: "work together to address threats"."""
    verb = scene.tokens[act.trigger[0]]
    return verb.pos == "VERB" and verb.lemma in ("address", "review", "tackle") and not act.fillers("recipient") and verb.tag == "VB"
