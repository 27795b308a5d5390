"""The days of an engagement: which time expressions of its sentence are its own, and what they say together."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, replace

from dateline.model.when import UNKNOWN, TimeExpression, When

from .clause import Clause
from .scene import Scene

OWN, NEAR, BORROWED = 3, 2, 1
"""How surely a date belongs to an engagement: its clause has it; its sentence has it and no other act does; the clause it
is subordinate to has it."""

_FROM = frozenset({"from", "since", "starting", "beginning", "begins", "starts", "commencing"})
_UNTIL = frozenset({"until", "till", "through", "to", "ending", "thru", "til", "by"})
_LONGEST_GAP = 5
"""Days between two days that "and" joins to one stretch: "Friday and Monday" is one, "April 27 and May 26" are two occasions."""
_PERFORMED = frozenset({"expel", "expulsion", "eject", "declare"})
"""Acts done by saying them: a government that announces an expulsion on a day expels on that day."""
_COARSE = ("week", "month", "season", "quarter", "half", "year", "weekend", "fortnight", "decade")


@dataclass(frozen=True, slots=True)
class Dating:
    """The days that one mention gives, how surely, and from which words; `length` in days where it tells one."""

    when: When
    rank: int
    why: str
    length: int | None = None


NO_DATE = Dating(UNKNOWN, 0, "")


def date_mention(scene: Scene, trigger: int, others: frozenset[int], *, cancelling: int | None = None, act_words: tuple[int, ...] = ()) -> Dating:
    """The days that the words around one mention give.

    Args:
        trigger: the engagement's word.
        others: the other engagements' words of the article; what hangs on them is theirs.
        cancelling: the verb that puts off or calls off, whose own past date is not the engagement's.
        act_words: the words of the act that tells it; what hangs on them is its own.
    """
    clause = scene.clause(trigger)
    clause = replace(clause, tokens=clause.tokens | frozenset(act_words))
    sentence = scene.tokens[trigger].sentence
    own, near, moved = [], [], []
    for i in scene.times_in(sentence):
        reach = _reach(scene, i, clause, others, cancelling)
        if reach == OWN:
            (moved if _is_new_date(scene, i, clause) else own).append(i)
        elif reach == NEAR:
            near.append(i)
    length = length_of(scene, trigger)
    hung = _day_of_when(scene, trigger)
    if hung is not None:
        return Dating(hung, OWN, "the day it hangs on", length)
    for rank, indexes in ((OWN, own), (NEAR, near), (NEAR, moved)):
        when = combine(scene, indexes)
        if when is not None:
            when = _ahead(scene, _old_plan(scene, when, clause), clause)
            when = with_length(_open_ended(scene, with_last_day(scene, when, clause), clause), length)
            return Dating(when, rank, "its own date" if rank == OWN else "the only date near", length)
    found = _of_occasion(scene, clause) or _borrowed(scene, clause)
    return replace(found, length=length)


def _postponing(scene: Scene, clause: Clause) -> int | None:
    """The verb that puts off, where one stands over or under the word."""
    return next((group.token for group in (*clause.over, *clause.under) if scene.words.verb_is(group.lemma, "postpone")), None)


def _ahead(scene: Scene, when: When, clause: Clause) -> When:
    """The coming day where a weekday of a plan was taken for the one before: what is put off or called off lay ahead."""
    if scene.day is None or when.time is None or when.latest is None or when.latest >= scene.day or (scene.day - when.latest).days > 7:
        return when
    time = scene.times[when.time]
    unreal = any(group.perfect and group.infinitive for group in (*clause.over, *clause.under))
    if time.why == "explicit" or not (unreal or _postponing(scene, clause) is not None) or not _is_weekday(time.text):
        return when
    week = dt.timedelta(days=7)
    return When(when.earliest + week if when.earliest else None, when.latest + week, when.granularity, when.time)


def _is_weekday(text: str) -> bool:
    return text.split()[0].lower() in {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}


def _is_new_date(scene: Scene, i: int, clause: Clause) -> bool:
    """Whether "postponed to May" gives the date that is to come: the engagement's own is the one it was first set for."""
    verb, head = _postponing(scene, clause), scene.time_heads[i]
    return verb is not None and head is not None and verb in scene.path_up(head) and _word_before(scene, i) in _UNTIL


def _old_plan(scene: Scene, when: When, clause: Clause) -> When:
    """The first day of "postponed from Tuesday to Friday": what was first planned."""
    if _postponing(scene, clause) is None or when.time is None or _word_before(scene, when.time) != "from":
        return when
    return When(when.earliest, when.earliest, "day", when.time)


def _day_of_when(scene: Scene, trigger: int) -> When | None:
    """The day of "since January 1, when X signed": the clause that "when" opens right behind a date tells that day's deed."""
    tokens = scene.tokens
    for i in scene.times_in(tokens[trigger].sentence):
        time = scene.times[i]
        at = scene.parsed.tokens_in(time.start, time.end)
        after = at[-1] + 1 if len(at) else trigger
        after += after < trigger and tokens[after].text == ","
        if after < trigger and tokens[after].lower == "when" and time.earliest and _is_days(time) and not any(tokens[j].text in (",", ";") for j in range(after, trigger)):
            return When(time.earliest, time.earliest if time.bounds == "open" else time.latest, "day", i)
    return None


def _open_ended(scene: Scene, when: When, clause: Clause) -> When:
    """An arrival gives the first day alone, a departure the last: "arrived on Monday", "concluded her visit on Friday"."""
    if when.granularity != "day" or when.earliest != when.latest:
        return when
    verb = _verb_of(scene, when)
    if verb is not None and any(group.token == verb for group in clause.under):
        lemma = scene.tokens[verb].lemma
        if scene.words.verb_is(lemma, "begin"):
            return When(when.earliest, None, "start_only", when.time)
        if scene.words.verb_is(lemma, "end"):
            return When(None, when.latest, "end_only", when.time)
    if not clause.over:
        return when
    group = clause.over[0]
    if (group.arc == "verb" and scene.words.is_in("arrivals", group.lemma)) or (group.arc in ("dobj", "nsubj", "nsubjpass") and scene.words.verb_is(group.lemma, "begin")):
        return When(when.earliest, None, "start_only", when.time)
    if group.arc in ("dobj", "nsubj", "nsubjpass") and scene.words.verb_is(group.lemma, "end"):
        return When(None, when.latest, "end_only", when.time)
    return when


def of_one_day(dating: Dating) -> Dating:
    """A contact that "ended today" took place today; only a stay and a round of talks begin and end on other days."""
    when = dating.when
    if when.granularity not in ("start_only", "end_only"):
        return dating
    day = when.earliest or when.latest
    return replace(dating, when=When(day, day, "day", when.time))


def _verb_of(scene: Scene, when: When) -> int | None:
    """The verb that a date hangs on."""
    head = scene.time_heads[when.time] if when.time is not None else None
    path = scene.path_up(head) if head is not None else []
    return path[-1] if path and scene.tokens[path[-1]].pos in ("VERB", "AUX") else None


def with_last_day(scene: Scene, when: When, clause: Clause) -> When:
    """"Arrives tomorrow and stays until Thursday": the last day from a verb of staying or leaving that follows."""
    if when.earliest is None or when.latest not in (None, when.earliest):
        return when
    for verb in [i for group in clause.over for i in scene.children(group.token, "conj", "advcl")]:
        if not scene.words.is_in("last_day", scene.tokens[verb].lemma):
            continue
        for i in scene.times_in(scene.tokens[verb].sentence):
            time = scene.times[i]
            if _hangs_on(scene, i, verb) and _is_days(time) and time.latest and time.latest >= when.earliest:
                return When(when.earliest, time.latest, "day", when.time)
    return when


def _of_occasion(scene: Scene, clause: Clause) -> Dating | None:
    """The days of the occasion it takes place at: "on the margins of the assembly, which lasts from 13 to 16 September"."""
    for verb in (group.token for group in clause.over):
        for noun in scene.below(verb, "on", "at", "during", "in"):
            nouns = [noun, *scene.below(noun, "of")] if scene.words.is_in("margins", scene.tokens[noun].lemma) else [noun]
            if not any(scene.words.is_in("occasions", scene.tokens[i].lemma.lower()) for i in nouns):
                continue
            indexes = [i for i in scene.times_in(scene.tokens[verb].sentence) if any(_stands_under(scene, i, occasion) for occasion in nouns)]
            when = combine(scene, indexes)
            if when is not None:
                several = when.earliest != when.latest
                return Dating(When(when.earliest, when.latest, "within" if several else when.granularity, when.time), NEAR, "the days of its occasion")
    return None


def _stands_under(scene: Scene, i: int, noun: int) -> bool:
    head = scene.time_heads[i]
    return head is not None and noun in scene.parsed.ancestors(head)


def _reach(scene: Scene, i: int, clause: Clause, others: frozenset[int], cancelling: int | None) -> int:
    """How a time expression of the sentence stands to an engagement: OWN, NEAR or 0."""
    head = scene.time_heads[i]
    time = scene.times[i]
    if head is None or time.type == "SET" or time.granularity == "vague" or (time.earliest is None and time.latest is None):
        return 0
    # "on Monday, when X met Y": the clause hangs on its own date.
    if head == clause.trigger or (clause.over and scene.tokens[clause.over[0].token].head == head != clause.over[0].token):
        return OWN
    if scene.tokens[clause.trigger].lemma in _PERFORMED and any(scene.words.is_in("saying", scene.tokens[i].lemma) for i in scene.path_up(head)[-1:]):
        return NEAR
    # "the first visit since 1953" was not paid in 1953.
    if _word_before(scene, i) == "since" and time.granularity not in ("day", "time"):
        return 0
    path = scene.path_up(head)
    owner = next((t for t in path if t in others and t != clause.trigger), None)
    if owner is not None and clause.trigger not in path[: path.index(owner)]:
        return 0
    verb = path[-1] if path and scene.tokens[path[-1]].pos in ("VERB", "AUX") else None
    if verb is not None and verb in _calling_off(scene, clause, cancelling) and clause.trigger not in path and _is_past(scene, time):
        return 0
    if clause.trigger in path or (verb is not None and verb in clause.tokens):
        return OWN
    if verb is not None and _before_the_tag(scene, head, verb, clause, others):
        return OWN
    if verb is None or not clause.over:
        return NEAR if verb is None or not scene.words.is_in("saying", scene.tokens[verb].lemma) else 0
    return 0 if scene.words.is_in("saying", scene.tokens[verb].lemma) or verb != _nearest_verb(scene, clause) else NEAR


def _before_the_tag(scene: Scene, head: int, verb: int, clause: Clause, others: frozenset[int]) -> bool:
    """Whether a date stands before the comma of "will visit next week, she announced": it is the visit's, whatever the tree says."""
    if not (clause.trigger < head < verb and scene.words.is_in("saying", scene.tokens[verb].lemma)):
        return False
    if any(clause.trigger < other < head and other not in clause.tokens for other in others):
        return False
    return any(scene.tokens[i].text == "," for i in range(head + 1, verb))


def _calling_off(scene: Scene, clause: Clause, verb: int | None) -> set[int]:
    """The verbs that put off or call off an engagement: what lies behind the day of publication is their date, not its."""
    found = {group.token for group in (*clause.over, *clause.under) if scene.words.verb_is(group.lemma, "cancel", "postpone")}
    return found | ({verb} if verb is not None else set())


def _is_past(scene: Scene, time: TimeExpression) -> bool:
    return scene.day is not None and time.latest is not None and time.latest <= scene.day


def _nearest_verb(scene: Scene, clause: Clause) -> int | None:
    return clause.over[0].token if clause.over else None


def _borrowed(scene: Scene, clause: Clause) -> Dating:
    """The date of the clause that this one is subordinate to: in the same stretch, unless the link says before or after."""
    if clause.matrix is None or (clause.link != "by" and scene.words.is_in("saying", clause.matrix.lemma)):
        return NO_DATE
    if any(group.perfect and group.tense == "past" for group in (*clause.over[:1], *clause.under)):
        return NO_DATE  # "wound up a trip that had led her to Oslo": that was before
    sentence = scene.tokens[clause.trigger].sentence
    indexes = [i for i in scene.times_in(sentence) if _hangs_on(scene, i, clause.matrix.token)]
    when = combine(scene, indexes)
    if when is None:
        return NO_DATE
    shifted = scene.words.is_in("before", clause.link or "") or scene.words.is_in("after", clause.link or "")
    if shifted and when.granularity not in ("month", "year", "season", "quarter"):
        return NO_DATE
    return Dating(when, BORROWED, f'the date of "{scene.tokens[clause.matrix.token].text}"')


def _hangs_on(scene: Scene, i: int, verb: int) -> bool:
    head = scene.time_heads[i]
    return head is not None and verb in scene.path_up(head)


def length_of(scene: Scene, trigger: int) -> int | None:
    """The number of days of "a three-day visit", "a visit of three days"."""
    for i in scene.times_in(scene.tokens[trigger].sentence):
        time, head = scene.times[i], scene.time_heads[i]
        if time.type != "DURATION" or head is None:
            continue
        path = scene.path_up(head)
        own = scene.clause(trigger).tokens
        lasts = path and scene.tokens[path[-1]].lemma == "last" and (path[-1] in own or scene.tokens[path[-1]].head in own)
        if trigger in path or lasts:
            return _days_of(time.value)
    return None


def _days_of(value: str | None) -> int | None:
    """Days of a TIMEX3 duration in days or weeks."""
    if not value or not value.startswith("P") or not value[1:-1].isdigit():
        return None
    factor = {"D": 1, "W": 7}.get(value[-1])
    return int(value[1:-1]) * factor if factor else None


def combine(scene: Scene, indexes: list[int]) -> When | None:
    """What several expressions say together: a range, a day, the narrowest stretch; None for nothing."""
    dated = [i for i in indexes if scene.times[i].type != "DURATION" or scene.times[i].earliest]
    bounded = _bounds(scene, dated)
    if bounded is not None:
        return bounded
    days = [i for i in dated if _is_days(scene.times[i])]
    if days:
        return _of_days(scene, days)
    coarse = [i for i in dated if scene.times[i].earliest and scene.times[i].latest]
    if not coarse:
        return None
    best = min(coarse, key=lambda i: (_width(scene.times[i]), i))
    time = scene.times[best]
    # "before the end of the year" knows a last day alone: its first would be the day of publication.
    if time.bounds == "open" and time.earliest == scene.day:
        return When(None, time.latest, "end_only", best)
    return When(time.earliest, time.latest, _coarse_name(time), best)


def _coarse_name(time: TimeExpression) -> str:
    if time.mod == "APPROX":
        return "about"
    return time.granularity if time.granularity in _COARSE else "within"


def _width(time: TimeExpression) -> int:
    assert time.earliest and time.latest
    return (time.latest - time.earliest).days


def _is_days(time: TimeExpression) -> bool:
    """Whether an expression names a day, or a first and a last day."""
    return time.earliest is not None and time.latest is not None and (time.earliest == time.latest or time.granularity in ("day", "time"))


def _bounds(scene: Scene, indexes: list[int]) -> When | None:
    """A first or last day where an expression gives only one of them: "until Thursday", "from Monday"."""
    first = next((i for i in indexes if _is_days(scene.times[i]) and _side_of(scene, i) == "first"), None)
    last = next((i for i in indexes if _is_days(scene.times[i]) and _side_of(scene, i) == "last"), None)
    if first is None and last is None:
        return None
    start = scene.times[first].earliest if first is not None else None
    end = scene.times[last].latest if last is not None else None
    plain = [i for i in indexes if i not in (first, last) and _is_days(scene.times[i]) and _side_of(scene, i) == ""]
    if start is None and end and plain and (opening := scene.times[plain[0]].earliest) and opening <= end:
        start, first = opening, plain[0]
    granularity = "day" if start and end else "start_only" if start else "end_only"
    return When(start, end, granularity, first if first is not None else last)


def _side_of(scene: Scene, i: int) -> str:
    """Whether an expression names the first or the last day of a stretch, by the word before it."""
    time, before = scene.times[i], _word_before(scene, i)
    if time.bounds != "open" and time.earliest != time.latest:
        return ""
    return "first" if before in _FROM else "last" if before in _UNTIL else ""


def _of_days(scene: Scene, indexes: list[int]) -> When:
    """One day, or the stretch of several that "and", "to" or a dash joins."""
    first = scene.times[indexes[0]]
    start, end = first.earliest, first.latest
    for before, i in itertools.pairwise(indexes):
        time = scene.times[i]
        if not _joins(scene, before, i) or not end or not time.latest or not end < time.latest <= end + dt.timedelta(days=_LONGEST_GAP):
            break
        end = time.latest
    text = scene.parsed.article.text[max(0, first.start - 12) : first.end].lower()
    about = first.mod == "APPROX" or "about " in text or "around " in text
    return When(start, end, "about" if about else "day", indexes[0])


def _joins(scene: Scene, before: int, after: int) -> bool:
    """Whether only "and", "to" or a dash stands between two expressions."""
    between = scene.parsed.article.text[scene.times[before].end : scene.times[after].start].strip(" ,").lower()
    return between in ("and", "and on", "to", "-", "–", "—", "through", "until", "")


def occasions(scene: Scene, when: When) -> list[When]:
    """The further days of what took place several times: "met twice, on April 27 and on May 26"."""
    found: list[When] = []
    i = when.time
    if i is None or when.earliest != when.latest:
        return found
    while i + 1 < len(scene.times) and _joins(scene, i, i + 1):
        i += 1
        time = scene.times[i]
        if not _is_days(time) or not time.earliest or (time.earliest - (found[-1] if found else when).latest).days <= _LONGEST_GAP:  # type: ignore[operator]
            return []
        found.append(When(time.earliest, time.latest, "day", i))
    return found


def with_length(when: When, length: int | None) -> When:
    """"A three-day visit from Monday" ends on Wednesday; one "concluded on Friday" began on Wednesday."""
    if length is None or when.granularity not in ("day", "start_only", "end_only", "about"):
        return when
    if when.earliest is None:
        return When(when.latest - dt.timedelta(days=length - 1), when.latest, "day", when.time) if when.latest else when
    if when.latest is not None and when.latest != when.earliest:
        return when
    return When(when.earliest, when.earliest + dt.timedelta(days=length - 1), "about" if when.granularity == "about" else "day", when.time)


def _word_before(scene: Scene, i: int) -> str:
    """The word before an expression, or its own first word ("from March 3")."""
    time = scene.times[i]
    own = time.text.split(maxsplit=1)[0].lower()
    if own in _FROM | _UNTIL:
        return own
    at = scene.parsed.tokens_in(time.start, time.end)
    return scene.tokens[at[0] - 1].lower if len(at) and at[0] > 0 else ""


def joined(best: Dating, others: list[Dating]) -> Dating:
    """The best date of an engagement, completed from its other mentions: a last day, a first day, a length."""
    when = best.when
    if when.latest is None and when.earliest:
        ends = [d.when for d in others if d.rank and d.when.granularity == "end_only" and d.when.latest and d.when.latest >= when.earliest]
        when = When(when.earliest, ends[0].latest, "day", when.time) if ends else when
    elif when.earliest is None and when.latest:
        starts = [d.when for d in others if d.rank and d.when.granularity in ("start_only", "day") and d.when.earliest and d.when.earliest <= when.latest]
        when = When(starts[0].earliest, when.latest, "day", when.time) if starts else when
    length = next((d.length for d in others if d.length), None)
    return replace(best, when=with_length(when, length))


def narrower(a: When, b: When) -> bool:
    """Whether the first says more than the second."""
    return _rank(a) > _rank(b)


def _rank(when: When) -> tuple[int, int]:
    if when.earliest and when.latest:
        kind = 3 if when.granularity in ("day", "about") else 2
        return (kind, -(when.latest - when.earliest).days)
    return (1, 0) if when.earliest or when.latest else (0, 0)


def disjoint(a: When, b: When) -> bool:
    """Whether two stretches have no day in common; what is open or unknown may always be the same."""
    if a.earliest and b.latest and a.earliest > b.latest:
        return True
    if b.earliest and a.latest and b.earliest > a.latest:
        return True
    # An open end is no month away: two first days alone are two visits when they differ by more than a fortnight.
    if a.earliest and b.earliest and (a.latest is None or b.latest is None):
        return abs((a.earliest - b.earliest).days) > 14
    return False


def inside(inner: When, outer: When, slack: int = 1) -> bool:
    """Whether a stretch lies in another, give or take days of arrival and time zones; the unknown does."""
    margin = dt.timedelta(days=slack)
    if inner.earliest and outer.earliest and inner.earliest < outer.earliest - margin and (inner.latest is None or inner.latest < outer.earliest - margin):
        return False
    return not (inner.earliest and outer.latest and inner.earliest > outer.latest + margin)
