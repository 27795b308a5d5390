"""Whether a mention tells of an engagement at all: not habits, wishes, questions, conditions, and what did not happen."""

from __future__ import annotations

from .clause import Clause, VerbGroup
from .scene import Scene
from .standing import OVER_NOUN, PLAIN, WEAK, Standing

_WH = frozenset({"WDT", "WP", "WRB", "WP$"})


def not_real(scene: Scene, clause: Clause, kind: str) -> Standing | None:
    """The standing of what is not told as an engagement past or to come; None where nothing speaks against it."""
    for rule in (_none_at_all, _asked, _wanted, _of_no_occasion, _of_no_prospect, _in_thought):
        found = rule(scene, clause)
        if found:
            return found
    for group in clause.over:
        found = _by_verb(scene, clause, group)
        if found:
            return found
    return _for_a_wish(scene, clause)


def _for_a_wish(scene: Scene, clause: Clause) -> Standing | None:
    """The purpose of what is only asked for: "urged them to come back to the table to negotiate a settlement"."""
    tokens, words = scene.tokens, scene.words
    if not clause.over or not clause.over[0].infinitive or clause.matrix is None or clause.matrix.tense != "bare":
        return None
    at = clause.matrix.token
    while tokens[at].dep in ("xcomp", "conj", "ccomp", "advcl") and tokens[at].head != at:
        at = tokens[at].head
        if words.verb_is(tokens[at].lemma, "wish") and not words.verb_is(tokens[at].lemma, "plan"):
            return Standing("rumoured", WEAK, f'a wish: "{tokens[at].lemma}"', counts=False)
    return None


def _none_at_all(scene: Scene, clause: Clause) -> Standing | None:
    """"No meeting", "no plans to meet": none is told."""
    for noun in (clause.trigger, *clause.nouns):
        token = scene.tokens[noun]
        planned = noun == clause.trigger or scene.words.is_in("prospects", token.lemma.lower())
        if planned and token.pos == "NOUN" and any(scene.tokens[i].lower in ("no", "any") for i in scene.children(noun, "det", "neg")):
            return Standing("denied", WEAK, '"no"', counts=False)
    return None


def _asked(scene: Scene, clause: Clause) -> Standing | None:
    """"Will he visit?", "do you expect that they meet?": whoever asks whether something is so does not tell that it is. What a
    question takes for granted ("when will he visit?", "a readout of his visit?") is no less told than elsewhere."""
    if not scene.is_question(scene.tokens[clause.trigger].sentence):
        return None
    told = [clause.told.token] if clause.told else []
    verbs = [group.token for group in clause.over if is_own(scene, group)]
    if any(group.whether for group in clause.over) or any(_inverted(scene, verb) for verb in [*verbs, *told] if verbs):
        return Standing(None, WEAK, "only asked", counts=False)
    return None


def _inverted(scene: Scene, verb: int) -> bool:
    """Whether a verb's auxiliary, or "be" itself, stands before its subject, and no word asks who, when or why."""
    tokens = scene.tokens
    subjects = scene.children(verb, "nsubj", "nsubjpass", "expl")
    helpers = scene.children(verb, "aux", "auxpass") + ([verb] if tokens[verb].pos == "AUX" else [])
    first = scene.parsed.sentence_of(verb).first
    addressed = helpers and all(tokens[i].pos in ("PROPN", "PUNCT", "INTJ", "CCONJ", "SPACE", "X", "ADV") for i in range(first, min(helpers)))
    if not subjects or not helpers or (min(helpers) > min(subjects) and not addressed):
        return False
    before = range(scene.parsed.sentence_of(verb).first, min(helpers))
    return not any(tokens[i].tag in _WH for i in before if tokens[i].head == verb or tokens[tokens[i].head].head == verb)


def _wanted(scene: Scene, clause: Clause) -> Standing | None:
    """The deed that is only called for: "important for Russia to engage in talks", "time for them to meet", "essential that
    they hold talks", "needs to do this and to begin a dialogue", "is willing to talk"; not what was so in the past."""
    if not clause.over:
        return None
    inclined = next((word for group in clause.over if (word := _inclined(scene, group.token))), "")
    word = inclined or _wanting_word(scene, clause.over[-1].token)
    return Standing("rumoured", WEAK, f"only wanted: {word}", counts=False) if word else None


def _wanting_word(scene: Scene, verb: int) -> str:
    tokens, words = scene.tokens, scene.words
    while tokens[verb].dep in ("conj", "xcomp") and tokens[tokens[verb].head].pos in ("VERB", "AUX"):
        verb = tokens[verb].head
        if tokens[verb].lemma == "need":
            return tokens[verb].text
    above = tokens[tokens[verb].head]
    if tokens[verb].dep not in ("advcl", "acl", "ccomp", "csubj", "relcl") or tokens[verb].tag not in ("VB", "VBP") or above.tag == "VBD":
        return ""
    near = [above.i, *(i for i in scene.parsed.children[above.i] if tokens[i].dep in ("acomp", "attr") or (tokens[i].dep == "nsubj" and above.lemma == "come"))]
    return next((tokens[i].text for i in near if words.is_in("wanted", tokens[i].lemma)), "")


def _inclined(scene: Scene, verb: int) -> str:
    """The adjective of "is willing to talk", "were unable to meet"."""
    above = scene.tokens[scene.tokens[verb].head]
    wants = scene.tokens[verb].dep in ("xcomp", "ccomp") and above.pos == "ADJ" and scene.words.is_in("inclined", above.lower)
    return above.text if wants else ""


def _of_no_occasion(scene: Scene, clause: Clause) -> Standing | None:
    """A plural of no day that only looks back: "their recent conversations with their counterparts"."""
    token, words = scene.tokens[clause.trigger], scene.words
    if token.tag not in ("NNS", "NNPS") or not words.is_in("counted", token.lemma.lower()):
        return None
    if not any(words.is_in("past", scene.tokens[i].lower) for i in scene.children(token.i, "amod")):
        return None
    heads = (scene.time_heads[i] for i in scene.times_in(token.sentence))
    if any(head is not None and token.i in scene.path_up(head) for head in heads):
        return None
    return Standing(None, WEAK, "several of the past, none in particular", counts=False)


def _of_no_prospect(scene: Scene, clause: Clause) -> Standing | None:
    """"Any chance that he sees her", "no sign that they will meet"; "a chance that" is a rumour."""
    if not clause.over or clause.over[-1].arc not in ("verb", "xcomp"):
        return None
    verb = scene.tokens[clause.over[-1].token]
    noun = scene.tokens[verb.head]
    if verb.dep not in ("acl", "ccomp", "relcl") or noun.pos != "NOUN" or not scene.words.is_in("prospects", noun.lemma):
        return None
    doubted = any(scene.tokens[i].lower in ("no", "any", "little") for i in scene.children(noun.i, "det", "neg", "amod"))
    if doubted or scene.is_question(noun.sentence):
        return Standing(None, WEAK, f'"{noun.text}"', counts=False)
    return Standing("rumoured", PLAIN, f'"{noun.text}"') if scene.words.is_in("chances", noun.lemma) else None


def _in_thought(scene: Scene, clause: Clause) -> Standing | None:
    """"The idea of meeting him", "our assessment of having a conversation": thought of, and not told."""
    verb = scene.tokens[clause.over[-1].token] if clause.over else None
    if verb is None or verb.tag != "VBG" or verb.dep != "pcomp" or scene.tokens[verb.head].lower != "of":
        return None
    noun = scene.tokens[scene.tokens[verb.head].head]
    return Standing(None, WEAK, f'"{noun.text} of"', counts=False) if noun.pos == "NOUN" else None


def _by_verb(scene: Scene, clause: Clause, group: VerbGroup) -> Standing | None:
    words = scene.words
    if any(words.is_in("habit", adverb) for adverb in group.adverbs):
        return Standing(None, WEAK, "a habit", counts=False)
    if (group.negated or group.nobody) and group.arc in ("verb", "xcomp", "dobj", "nsubj", "nsubjpass"):
        found = _negated(scene, clause, group)
        if found:
            return found
    if group.lemma in ("continue", "keep") and group.arc == "xcomp" and kind_is_talk(scene, clause.trigger):
        return Standing(None, WEAK, "goes on without an occasion", counts=False)
    if words.verb_is(group.lemma, "refuse") and group.arc in ("xcomp", "dobj"):
        return Standing("cancelled", PLAIN, f'"{group.lemma}"', counts=group.arc == "dobj")
    if words.verb_is(group.lemma, "wish") and not words.verb_is(group.lemma, "plan") and group.arc in ("xcomp", "dobj", "acl", "for", "to"):
        return Standing("rumoured", WEAK, f'a wish: "{group.lemma}"', counts=False)
    if group.modal in ("duty", "ability"):
        return Standing("rumoured", WEAK, f"{group.modal} only", counts=False)
    return None


def kind_is_talk(scene: Scene, trigger: int) -> bool:
    """Whether a word names talk in general: "continue to consult", "keep having conversations"; a meeting is an occasion."""
    lemma = scene.tokens[trigger].lemma.lower()
    return scene.tokens[trigger].pos == "VERB" and lemma not in ("meet", "visit", "travel") or lemma in ("conversation", "consultation", "discussion", "dialogue", "call")


def _negated(scene: Scene, clause: Clause, group: VerbGroup) -> Standing | None:
    """What will not be, or was not; nothing where the negation is another deed's: "would not describe the talks"."""
    words = scene.words
    if group.arc in OVER_NOUN and not words.verb_is(group.lemma, "hold", "plan", "begin", "end", "attend") and group.token != clause.trigger:
        return None
    if group.lemma == "be" and scene.children(group.token, "acomp", "attr"):
        return None  # "the talks will not be easy"
    future = group.modal in ("future", "past_future") or words.verb_is(group.lemma, "plan")
    if not future:
        return Standing(None, WEAK, "did not take place", counts=False)
    conditions = [i for i in scene.children(group.token, "advcl") for j in scene.children(i, "mark") if words.is_in("conditions", scene.tokens[j].lower)]
    told = scene.tokens[clause.trigger].lemma not in words.sets["passing"] and not conditions
    return Standing("cancelled", PLAIN, "will not take place", counts=told)


def is_own(scene: Scene, group: VerbGroup) -> bool:
    """Whether a verb tells the engagement: it is its word or its support, or has it as subject or object of a plan."""
    if group.arc in ("verb", "xcomp", "acl"):
        return True
    return group.arc in OVER_NOUN and scene.words.verb_is(group.lemma, "hold", "plan", "begin", "end", "attend")
