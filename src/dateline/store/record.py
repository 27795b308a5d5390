"""`Record`: the one door to a record. What the command line, the pages, the exports and your own programs ask, they ask here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from dateline.assemble.reports import plain
from dateline.errors import ConfigurationError, ReadOnlyRecord, UnknownId
from dateline.model.ledger import EngagementLife, Judgement
from dateline.settings import RECORD_PATIENCE

from . import assembly, intake, judging
from .database import Database
from .engagements import TO_COME, EngagementFilter, Engagements, is_vague
from .events import EventFilter, Events
from .intake import Added, Run
from .positions import PositionFilter, Positions
from .query import Days, Query, day_of, first, is_country
from .reading import ARTICLE, Reader
from .rows import ActorRow, ArticleRow, Change, EventRow, Hit, Judged, PositionRow, StatementRow
from .statements import StatementFilter, Statements
from .summaries import Summaries
from .then import KNOWN

Json = dict[str, Any]
Words = str | Sequence[str]
"""One word, or several of which one must fit."""

DEFAULT_PATH = "dateline.sqlite"
"""The record in the working folder that is meant where none is named."""

Day = dt.date | str

_NAMED = "SELECT version FROM article_versions WHERE id = ?1 UNION SELECT version FROM articles JOIN article_versions USING (article) WHERE key = ?1"
"""Texts of the article that an id or a key names: each by its own index, which OR would not use."""


class Record:
    """A record: every article with its texts, what they say, and what it comes to.

    Args:
        path: the SQLite file.
        write: open it for writing; it is made where it is missing, and brought to the newest version.
        patience: seconds to wait for another writer.
    Raises:
        RecordError: no record there, newer than the program, damaged, locked or not to be written.

    Days may be given as dates or as "2025-03-28"; two days as a pair, both inclusive. Countries are ISO 3166-1 alpha-3.
    Where a person or body is asked for, give its id ("person/wang-yi"), its name, or a country's code; a surname alone means all
    who bear it. `as_of` asks what was known in the evening of a day. `limit` cuts the answer, `after` is the id of the last row
    of the answer before it.
    One connection: use one Record a thread. Several readers and one writer get along.
    """

    def __init__(self, path: str | Path = DEFAULT_PATH, write: bool = False, patience: float = RECORD_PATIENCE) -> None:
        self.path = Path(path)
        self._db = Database(self.path, write, patience)
        self._engagements, self._events, self._statements = Engagements(self._db), Events(self._db), Statements(self._db)
        self._positions = Positions(self._db)
        self._reader = Reader(self._db)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """Within it all questions are answered from one state of the record, whatever a writer does meanwhile."""
        return self._db.snapshot()

    def batch(self) -> AbstractContextManager[None]:
        """Within it all that is added is kept together at the end, or not at all: faster, where nobody waits for each."""
        self._must_write()
        return self._db.transaction()

    # --- adding and taking out

    def knows(self, article: Mapping[str, Any], run: Run) -> bool:
        """Whether an article (the contract's `article`) is here with exactly this text, coded by exactly this run."""
        return intake.known(self._db, article, run)

    def add_document(self, document: Json, run: Run | None = None, seen: dt.datetime | None = None) -> Added:
        """Take in what `dateline read` prints for an article; kept for good when this returns, assembled by `assemble`.

        Args:
            document: the article's object, dateline/1; one with rejections is kept with its reasons.
            run: what coded it; the document's own parser label without it.
            seen: aware instant at which this text was first seen, where a watcher knows.
        Returns:
            What became of it. The same text coded by the same run changes nothing; another text of the same article (same
            URL, else same id) is kept as a further version, and the newest by `seen`, else by publication, is current.
        """
        self._must_write()
        return intake.add(self._db, document, run or Run(parser=document.get("parser") or ""), seen)

    def remove(self, id: str) -> int:
        """Forget an article, by id or URL, as if it had never been added; how many were forgotten. Raises UnknownId."""
        self._must_write()
        numbers = self._article_numbers(id)
        with self._db.transaction():
            for number in numbers:
                intake.remove(self._db, number)
            assembly.assemble(self._db)
        return len(numbers)

    def assemble(self, everything: bool = False) -> int:
        """Bring events and engagements up to date with the articles and judgements; how many were made anew."""
        self._must_write()
        return assembly.assemble(self._db, everything)

    @property
    def pending(self) -> bool:
        """Whether articles or judgements wait for `assemble`."""
        return assembly.pending(self._db)

    @property
    def summaries(self) -> Summaries:
        """What pages and pictures count."""
        return Summaries(self._db)

    # --- judging

    def judge(self, judgement: Judgement) -> int:
        """Keep a judgement and assemble by it; its number. Raises UnknownId, ConfigurationError."""
        return self.judge_all([judgement])[0]

    def judge_all(self, judgements: Sequence[Judgement]) -> list[int]:
        """Keep judgements, all or none, and assemble by them; their numbers. One that stands already is not kept twice.

        Raises UnknownId; ConfigurationError, also where a correction would leave a last day before the first.
        """
        self._must_write()
        with self._db.transaction():
            numbers = [judging.judge(self._db, one) for one in judgements]
            assembly.assemble(self._db)
            judging.check_days(self._db, judgements)
        return numbers

    def undo(self, number: int) -> Judgement:
        """Mark a judgement as undone and assemble without it. Raises UnknownId."""
        self._must_write()
        with self._db.transaction():
            found = judging.undo(self._db, number)
            assembly.assemble(self._db)
        return found

    def judgements(self, ids: Sequence[str] | None = None) -> list[Judged]:
        """All judgements, undone ones too, or those that name one of the ids."""
        return judging.judgements(self._db, ids)

    # --- asking

    def engagements(
        self, *, between: Days | None = None, country: str | None = None, with_: str | None = None, status: Words | None = None, kind: Words | None = None,
        actor: str | None = None, host: str | None = None, level: str | None = None, told: Days | None = None, rejected: bool = False,
        dated: bool = False, as_of: Day | None = None, newest: bool = False, limit: int | None = None, after: str | None = None,
    ) -> list[EngagementLife]:  # fmt: skip
        """Who meets whom, by first day; `newest` turns the order round.

        Args:
            between: days of which one at least is a day of the engagement; one without days lies between no days.
            country: takes part, or is host; together with `with_` the two meet, or one visits the other.
            actor: takes part.
            host: country in which it is.
            told: days of which one at least is that of an article that tells of it; not together with `as_of`.
            rejected: also those that a person has rejected.
            dated: only those that are on days of their own, and those that fall or fell away and may have been.
        """
        actors, countries = self._sides(actor)
        country, other = self._countries(country, with_, countries)
        asked = EngagementFilter(between, country, other, status, kind, actors, host, level, rejected, told, dated)
        if as_of:
            return first(self._engagements.known(asked, _date(as_of), after, newest), limit)
        return self._engagements.found(asked, after, newest, limit)

    def events(
        self, *, between: Days | None = None, type: Words | None = None, act: Words | None = None, mode: Words | None = None,
        actor: str | None = None, recipient: str | None = None, country: str | None = None, with_: str | None = None, place: str | None = None,
        modality: Words | None = None, negated: bool | None = None, told: Days | None = None, rejected: bool = False, sure: float | None = None,
        as_of: Day | None = None, newest: bool = False, limit: int | None = None, after: str | None = None,
    ) -> list[EventRow]:  # fmt: skip
        """Who did what to whom, by last day; `newest` turns the order round.

        Args:
            type: PLOVER type ("CONSULT"); `act` is what the verb says, whatever its tense; `mode` is of either.
            actor, recipient: who did it and to whom: an id, a name or a country's code.
            country: on either side; with `with_` the other one is on the other side.
            place: country in which it happened.
            told: days of which one at least is that of an article that tells of it; not together with `as_of`.
            sure: least confidence, 0 to 1.
        """
        sides = [ids if ids is not None else code for ids, code in map(self._sides, (actor, recipient))]
        asked = EventFilter(between, type, act, mode, sides[0], sides[1], country, with_, place, modality, negated, rejected, told, sure)
        if as_of:
            return first(self._events.known(asked, _date(as_of), after, newest), limit)
        return self._events.found(asked, after, newest, limit)

    def statements(
        self, *, between: Days | None = None, speaker: str | None = None, office: str | None = None, country: str | None = None, issue: Words | None = None,
        addressee: str | None = None, kind: Words | None = None, medium: Words | None = None, words: str | None = None, told: Days | None = None,
        as_of: Day | None = None, newest: bool = False, limit: int | None = None, after: str | None = None,
    ) -> list[StatementRow]:  # fmt: skip
        """Who said what, by the day it was said or, where that is unknown, told.

        Args:
            office: id of the office the speaker held ("CHN/foreign-minister").
            country: of the speaker.
            issue: any of the issues of `knowledge/lang/en/issues.yaml`.
            medium: class of the means: press, interview, social, letter, statement, joint, speech, broadcast, call, document.
            words: words of the content, as for `search`.
            told: days of the articles.
        """
        speakers, code = self._sides(speaker)
        addressees, other = self._sides(addressee)
        asked = StatementFilter(between, speakers, office, country or code, issue, addressees if addressees is not None else other, kind, medium, words, told)
        return self._statements.found(asked, _date(as_of) if as_of else None, after, newest, limit)

    def positions(
        self, *, between: Days | None = None, holder: str | None = None, country: str | None = None, issue: Words | None = None, stance: Words | None = None,
        as_of: Day | None = None, limit: int | None = None,
    ) -> list[PositionRow]:  # fmt: skip
        """What holders want in an issue, and since when; by holder, issue, target and first day.

        A holder who takes the other side of an issue has two positions, the first with the day it ended. `between` are days
        between the first and the last on which it was told; what only articles without a day tell lies between no days.
        """
        holders, code = self._sides(holder)
        asked = PositionFilter(between, holders, country or code, issue, stance)
        return first(self._positions.found(asked, _date(as_of) if as_of else None), limit)

    def actors(self, *, name: str | None = None, kind: Words | None = None, country: str | None = None, limit: int | None = None, after: str | None = None) -> list[ActorRow]:
        """Whom articles name, by id; `name` is a part of the name."""
        query = Query("a.*, (SELECT count(DISTINCT x.version) FROM article_actors x WHERE x.actor = a.actor) AS articles", "actors a", order="a.id", limit=limit)
        query.among("a.kind", kind)
        query.among("a.country", country)
        if name:
            query.where("instr(lower(a.name), lower(?))", name)
        if after:
            query.where("a.id > ?", after)
        return [ActorRow(row["id"], row["name"], row["kind"], row["country"], row["code"], row["articles"]) for row in self._db.rows(query.sql, query.parameters)]

    def actor(self, id: str) -> ActorRow | None:
        """The actor of an id; None where no article names it."""
        sql = "SELECT a.*, (SELECT count(DISTINCT x.version) FROM article_actors x WHERE x.actor = a.actor) AS articles FROM actors a WHERE a.id = ?"
        row = self._db.row(sql, (id,))
        return ActorRow(row["id"], row["name"], row["kind"], row["country"], row["code"], row["articles"]) if row else None

    def articles(
        self, *, between: Days | None = None, publisher: str | None = None, names: str | None = None, rejected: bool | None = None,
        as_of: Day | None = None, newest: bool = False, limit: int | None = None, after: str | None = None,
    ) -> list[ArticleRow]:  # fmt: skip
        """The articles with their newest texts, by day.

        Args:
            names: an id, a name or a country's code of an actor that it names.
            rejected: True for those that could not be coded, False for the others.
        """
        query = Query("v.version", "article_versions v JOIN articles k USING (article)", limit=limit)
        query.where(*(KNOWN, *[day_of(as_of)] * 2) if as_of else ("v.current",))
        query.among("v.publisher", publisher)
        if between:
            query.where("v.as_of BETWEEN ? AND ?", *map(day_of, between))
        if names:
            ids, code = self._sides(names)
            inner = Query("x.version", "article_actors x JOIN actors a USING (actor)")
            inner.among("a.id", ids)
            inner.among("a.country", code)
            query.where(f"v.version IN ({inner.sql})", *inner.parameters)
        if rejected is not None:
            query.where(f"{'' if rejected else 'NOT '}EXISTS (SELECT 1 FROM rejections j WHERE j.version = v.version)")
        if after:
            last = "SELECT coalesce(o.as_of, ''), n.key FROM article_versions o JOIN articles n USING (article) WHERE o.id = ? AND o.current"
            query.where(f"(coalesce(v.as_of, ''), k.key) {'<' if newest else '>'} ({last})", after)
        query.order = "coalesce(v.as_of, '') DESC, k.key DESC" if newest else "coalesce(v.as_of, ''), k.key"
        wanted = f"{ARTICLE} FROM article_versions v JOIN articles k USING (article) WHERE v.version IN ({query.sql})"  # what is counted is counted for these alone
        return [self._reader.article(row) for row in self._db.rows(f"SELECT {wanted} ORDER BY {query.order}", query.parameters)]

    def search(self, words: str, *, in_: str = "articles", as_of: Day | None = None, limit: int | None = 50) -> list[Hit]:
        """Where words are found, the best first.

        Args:
            words: each must be there; "several words" in quotation marks as they stand; a star at the end leaves it open.
            in_: articles or statements.
        """
        if not words.strip():
            raise ConfigurationError("no words to look for", remedy='give some: dateline search minister hanoi, or dateline search \'"rare earths"\'')
        look = self._statements.search_statements if in_ == "statements" else self._statements.search
        return first(look(words, _date(as_of) if as_of else None, limit), limit)

    def engagement(self, id: str) -> EngagementLife:
        """The engagement that an id names: its own, or of any report of it, ever given out. Raises UnknownId."""
        found = self._engagements.one(self._reader.record_of(id, "engagement") or id)
        return found or self._unknown(id, "engagement")

    def event(self, id: str) -> EventRow:
        """The event that an id names. Raises UnknownId."""
        return self._events.one(self._reader.record_of(id, "event") or id) or self._unknown(id, "event")

    def statement(self, id: str) -> StatementRow:
        """The statement that an id names. Raises UnknownId."""
        return self._statements.one(id) or self._unknown(id, "statement")

    def document(self, id: str, version: int | None = None) -> Json:
        """The object of an article as it was coded, dateline/1: of its newest text, or of text number `version`. Raises UnknownId."""
        condition = "current" if version is None else "number = ?2"
        parameters = (id,) if version is None else (id, version)
        row = self._db.row(f"SELECT document FROM article_versions JOIN articles USING (article) WHERE version IN ({_NAMED}) AND {condition} ORDER BY version", parameters)
        return intake.document_of(row["document"]) if row else self._unknown(id, "article")

    def article(self, id: str) -> ArticleRow:
        """An article, by id or URL. Raises UnknownId."""
        row = self._db.row(f"SELECT {ARTICLE} FROM article_versions v JOIN articles k USING (article) WHERE v.version IN ({_NAMED}) AND v.current ORDER BY v.version", (id,))
        return self._reader.article(row) if row else self._unknown(id, "article")

    def upcoming(self, day: Day, *, country: str | None = None, with_: str | None = None, kind: Words | None = None, status: Words | None = None,
                 as_of: Day | None = None, limit: int | None = None) -> list[EngagementLife]:  # fmt: skip
        """What is to come on a day or later, by first day: engagements that are neither held nor off."""
        asked = EngagementFilter(None, country, with_, status, kind)
        if as_of is None:
            return self._engagements.to_come(_date(day), asked, limit)
        return self._upcoming_then(_date(day), asked, _date(as_of), limit)

    def diff(self, first_day: Day, last_day: Day) -> list[Change]:
        """What changed in the calendar of engagements after the evening of the first day until that of the last."""
        return list(self._engagements.changes(_date(first_day), _date(last_day)))

    def explain(self, id: str) -> Json:
        """Why a record stands as it does: the record, what each article says, and the judgements that bear on it.

        Returns:
            `kind`, `record`, `reports` (article, version, as_of and the article's own record with its reasons), `judgements`.
        Raises:
            UnknownId: nothing has that id.
        """
        from .explaining import explain

        return explain(self, self._db, id)

    def runs(self) -> list[Run]:
        """What coded the articles, each once, the first used first."""
        rows = self._db.rows("SELECT code, parser, knowledge FROM runs ORDER BY first_used, run")
        return [Run(*row) for row in rows]

    def counts(self) -> dict[str, int]:
        """How much there is: articles, texts, rejections, engagements, events, statements, positions, actors, judgements."""
        tables = {
            "articles": "articles", "texts": "article_versions", "rejected": "(SELECT DISTINCT version FROM rejections)",
            "engagements": "engagements WHERE current", "events": "events WHERE current", "statements": "statements", "positions": "positions",
            "actors": "actors", "judgements": "judgements WHERE undone IS NULL",
        }  # fmt: skip
        return {name: int(self._db.value(f"SELECT count(*) FROM {table}")) for name, table in tables.items()}

    def problems(self) -> list[str]:
        """What is wrong with the file; empty where it is sound. Reads all of it."""
        return self._db.problems()

    # --- within

    def _upcoming_then(self, day: dt.date, asked: EngagementFilter, as_of: dt.date, limit: int | None) -> list[EngagementLife]:
        then = replace(asked, between=(day, dt.date.max), status=asked.status or TO_COME)
        found = self._engagements.known(then, as_of, None, False)
        return sorted(found, key=is_vague)[:limit]

    def _must_write(self) -> None:
        if not self._db.write:
            raise ReadOnlyRecord("the record was opened for reading only", where=str(self.path), remedy="open it with write=True")

    def _article_numbers(self, id: str) -> list[int]:
        rows = self._db.rows("SELECT DISTINCT article FROM article_versions JOIN articles USING (article) WHERE id = ?1 OR key = ?1 ORDER BY article", (id,))
        return [row[0] for row in rows] or self._unknown(id, "article")

    def _sides(self, words: str | None) -> tuple[list[str] | None, str | None]:
        """The ids that words name, or the country's code that they are."""
        if words is None:
            return None, None
        if is_country(words):
            return None, words
        rows = self._db.rows("SELECT id FROM actors WHERE id IN (?1, 'person/' || ?1, ?2) OR name = ?1 COLLATE NOCASE ORDER BY id", (words, plain(words)))
        return [row["id"] for row in rows] or self._persons_called(words), None

    def _persons_called(self, words: str) -> list[str]:
        """The ids of persons whose whole name or surname it is, whatever its accents."""
        name = plain(words)
        slug = name.replace(" ", "-")
        sql = """SELECT id FROM actors WHERE kind = 'person' AND (id = 'person/' || ?1 OR id LIKE 'person/%-' || ?1 OR id NOT LIKE 'person/%' AND id LIKE '% ' || ?2)
                 ORDER BY id"""
        return [row["id"] for row in self._db.rows(sql, (slug, name))]

    def _countries(self, country: str | None, other: str | None, of_actor: str | None) -> tuple[str | None, str | None]:
        named = [code for code in (country, of_actor, other) if code]
        return (named[0] if named else None), (named[1] if len(named) > 1 else None)

    def _unknown(self, id: str, kind: str) -> Any:
        raise UnknownId(f"no {kind} has the id {id}", where=str(self.path), remedy="the lists of the record show ids; `dateline search WORDS` finds articles")


def _date(day: Day) -> dt.date:
    return dt.date.fromisoformat(day_of(day))
