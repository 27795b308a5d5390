"""The system in one screen: what happens to one article, step by step.

`code_article` is a pure function of the article, the parser and the knowledge: the same three give the same records,
on any machine and in any order. `assemble` is a fold over what articles report, by key: it can be run again, on the whole
or on the blocks that a late article, a correction or a judgement touches, and gives the same for any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .actors import find_actors, vouched_countries, vouched_places, with_states_of_places, without_namesakes
from .assemble import assemble_engagements, assemble_events
from .dates import find_times
from .engagements import code_engagements
from .errors import DatelineError
from .events import code_events, find_acts, weigh_events
from .gate import OFF, Gate
from .knowledge.amend import with_overlay_reasons
from .knowledge.grounds import grounds_of
from .knowledge.load import Knowledge
from .model.ledger import Assembled, Judgement, Reports
from .model.record import Coded, Rejection
from .model.text import Article
from .parse import Parser
from .places import find_places
from .read import Reading
from .statements import attribute, take_positions, with_quoted_voices


def code_article(article: Article, parser: Parser, knowledge: Knowledge, admitted: Article | None = None) -> Coded:
    """Everything one article says: actors, times, places, events, statements, engagements, positions.

    `admitted` is the article with those regions alone that are to be parsed, where a gate chose them.
    """
    parsed = replace(parser.parse(admitted), article=article) if admitted else parser.parse(article)
    ground = grounds_of(knowledge).of(article)
    actors = find_actors(parsed, knowledge)
    times = find_times(parsed)
    places = find_places(parsed, actors, knowledge)
    vouched = vouched_countries(actors, places, ground, article.text, knowledge)
    told = vouched_places(places, vouched)
    actors = with_states_of_places(without_namesakes(actors, vouched, knowledge), told, parsed, knowledge)
    actors = with_overlay_reasons(actors, knowledge.base.amendments)
    statements = attribute(parsed, actors, times, knowledge)
    actors = with_quoted_voices(parsed, actors, statements)
    acts, near_misses = find_acts(parsed, actors, times, places, knowledge)
    events, unsaid = weigh_events(code_events(parsed, acts, statements, knowledge), parsed, actors, knowledge)
    engagements = code_engagements(parsed, actors, times, told, acts, statements, knowledge) if ground.is_short or ground.is_between else ()
    positions = take_positions(parsed, actors, statements, events, knowledge)
    return Coded(article, parsed, actors, times, places, events, statements, engagements, positions, (), (*near_misses, *unsaid), parser.label)


def assemble(texts: Iterable[Reports], judgements: Iterable[Judgement] = ()) -> Assembled:
    """What many articles come to: each engagement with its life, each act once with all its reports."""
    told, judged = list(texts), list(judgements)
    engagements = assemble_engagements((report for text in told for report in text.engagements), judged)
    events = assemble_events((report for text in told for report in text.events), judged)
    return Assembled(engagements, events)


def code_readings(readings: Iterable[Reading], parser: Parser, knowledge: Knowledge, gate: str = OFF) -> Iterator[Coded]:
    """The records of every article that was read, in order; what cannot be coded, or is kept out by the gate, gives its rejection
    and nothing else."""
    keeper = Gate(gate, knowledge)
    for reading in readings:
        try:
            admitted = reading.rejection or keeper.admit(reading.article)
            if isinstance(admitted, Rejection):
                yield Coded(reading.article, rejections=(admitted,), parser=parser.label)
                continue
            yield code_article(reading.article, parser, knowledge, None if admitted is reading.article else admitted)
        except DatelineError:  # a broken knowledge file breaks every article: the user must hear of it
            raise
        except Exception as error:  # the edge of a batch: one poisoned article must not cost the others
            detail = f"{type(error).__name__}: {error}"
            yield Coded(reading.article, rejections=(Rejection("code", "failed", detail),), parser=parser.label)
