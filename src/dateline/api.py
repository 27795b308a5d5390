"""Python: read a text, ask a record, hand the rows to pandas, polars or Arrow. The public names of `dateline` live here.

What the command line does, these do; nothing here decides anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from dateline import store
from dateline.knowledge.load import Knowledge
from dateline.model.record import Coded

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from dateline.model.ledger import EngagementLife
    from dateline.store.rows import ActorRow, ArticleRow, EventRow, PositionRow, StatementRow

Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class ReadArticle:
    """What one article says. `document` is the object of the contract (dateline/1), as `dateline read` prints it."""

    coded: Coded

    @cached_property
    def document(self) -> Json:
        """The article's object, dateline/1; its offsets are code points into `text`, end exclusive."""
        from dateline.export.contract import to_contract

        return to_contract(self.coded)

    @property
    def text(self) -> str:
        """The article's text, as it came."""
        return self.coded.article.text

    @property
    def actors(self) -> list[Json]:
        """Who is named; `ref` is what the other records call them by."""
        return list(self.document["actors"])

    @property
    def engagements(self) -> list[Json]:
        """Who meets whom."""
        return list(self.document["engagements"])

    @property
    def events(self) -> list[Json]:
        """Who did what to whom."""
        return list(self.document["events"])

    @property
    def statements(self) -> list[Json]:
        """Who said what."""
        return list(self.document["statements"])

    @property
    def positions(self) -> list[Json]:
        """Who wants what."""
        return list(self.document["positions"])

    @property
    def rejections(self) -> list[Json]:
        """Why the article could not be coded; empty where it was."""
        return list(self.document["rejections"])

    def explain(self) -> list[Json]:
        """Sentence by sentence the records with their rules and reasons, and what nearly was one."""
        from dateline.explain import to_json

        return list(to_json(self.coded)["sentences"])

    def __repr__(self) -> str:
        found = self.document
        counts = ", ".join(f"{len(found[name])} {name}" for name in ("engagements", "events", "statements"))
        return f"<ReadArticle {found['article']['title'] or found['article']['id']}: {counts}>"

    def _repr_html_(self) -> str:
        from dateline.highlight import highlighted

        return highlighted(self.document)


def read_text(text: str, published: dt.date | str | None = None, *, title: str | None = None, url: str | None = None, publisher: str | None = None,
              id: str | None = None, overlay: str | Path | None = None) -> ReadArticle:  # fmt: skip
    """Read and code one text: what `dateline.read(...)` calls.

    Args:
        text: the article as it reads, headline included where it has one.
        published: the day that "next week" hangs on, a date or "2025-03-28"; without it, what the text itself tells.
        overlay: file or folder of your own rows of knowledge.
    Returns:
        Its records; a text that cannot be coded gives none and says why in `rejections`.
    Raises:
        DatelineError: the overlay or the language model is wrong.
    """
    from dateline.read import read_text as reading_of

    knowledge = _knowledge(str(overlay) if overlay else None)
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    reading = reading_of(text, knowledge, id=id, title=title, url=url, publisher=publisher, day=day)
    return next(_coded([reading], knowledge))


def read_all(sources: str | Path | Iterable[str | Path], published: dt.date | str | None = None, *, format: str | None = None, publisher: str | None = None,
             overlay: str | Path | None = None) -> Iterator[ReadArticle]:  # fmt: skip
    """Read and code files, folders, globs or addresses, one article after the other, as `dateline read` does.

    Raises:
        DatelineError: a source is not there, or a format, the overlay or the language model is wrong.
    """
    from dateline.fetch.once import fetch_address
    from dateline.read import read_sources
    from dateline.read.sources import Options

    knowledge = _knowledge(str(overlay) if overlay else None)
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    listed = [sources] if isinstance(sources, str | Path) else sources
    yield from _coded(read_sources(map(str, listed), knowledge, Options(format, day, publisher, fetch_address)), knowledge)


def _coded(readings: Iterable[Any], knowledge: Knowledge) -> Iterator[ReadArticle]:
    from dateline.parse import load_parser
    from dateline.pipeline import code_readings

    yield from map(ReadArticle, code_readings(readings, load_parser(), knowledge))


@lru_cache(maxsize=4)
def _knowledge(overlay: str | None) -> Knowledge:
    return Knowledge(overlay=Path(overlay) if overlay else None)


class Rows(list[T]):
    """Rows of a record: a list that also goes into data frames. Several values of a cell stand with "; " between."""

    def __init__(self, rows: Iterable[T], kind: str, record: store.Record) -> None:
        super().__init__(rows)
        self.kind, self._record = kind, record

    def to_dicts(self) -> list[Json]:
        """The rows as JSON, in the contract's words, evidence included."""
        from dateline.store.rows import as_json

        return [as_json(row) for row in self]

    def to_flat(self) -> list[Json]:
        """The rows with the flat columns that all tables have (`dateline.export.flat.COLUMNS`)."""
        from dateline.export.chosen import Chosen
        from dateline.export.flat import flat_rows

        return list(flat_rows(Chosen(self.kind, self, self._record.article, self._record.document)))

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table with a fixed schema, also of no rows. Raises ConfigurationError where pyarrow is not installed."""
        from dateline.export.flat import COLUMNS
        from dateline.export.formats.parquet import arrow_schema
        from dateline.export.targets import needed

        arrow = needed("pyarrow", "analytics")
        return arrow.Table.from_pylist(self.to_flat(), schema=arrow_schema(arrow, self.kind)).select(list(COLUMNS[self.kind]))

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame. Raises ConfigurationError where pandas or pyarrow is not installed."""
        from dateline.export.targets import needed

        needed("pandas", "analytics")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame. Raises ConfigurationError where polars or pyarrow is not installed."""
        from dateline.export.targets import needed

        frame: polars.DataFrame = needed("polars", "analytics").from_arrow(self.to_arrow())
        return frame

    def _repr_html_(self) -> str:
        from html import escape

        rows = self.to_flat()[:20]
        names = [name for name in (rows[0] if rows else {}) if any(row[name] for row in rows)][:10]
        cells = ("".join(f"<td>{escape(str(row[name] if row[name] is not None else ''))[:120]}</td>" for name in names) for row in rows)
        head = "".join(f"<th>{name}</th>" for name in names)
        return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in cells)}</table><p>{len(self)} {self.kind}</p>"


class Record(store.Record):
    """A record whose answers go into data frames: `Record("dateline.sqlite").engagements(country="CHN").to_pandas()`.

    Everything else is as in `dateline.store.Record`, whose methods say what can be asked.
    """

    def engagements(self, **asked: Any) -> Rows[EngagementLife]:
        """Who meets whom; see `dateline.store.Record.engagements`."""
        return Rows(super().engagements(**asked), "engagements", self)

    def events(self, **asked: Any) -> Rows[EventRow]:
        """Who did what to whom; see `dateline.store.Record.events`."""
        return Rows(super().events(**asked), "events", self)

    def statements(self, **asked: Any) -> Rows[StatementRow]:
        """Who said what; see `dateline.store.Record.statements`."""
        return Rows(super().statements(**asked), "statements", self)

    def positions(self, **asked: Any) -> Rows[PositionRow]:
        """Who wants what; see `dateline.store.Record.positions`."""
        return Rows(super().positions(**asked), "positions", self)

    def actors(self, **asked: Any) -> Rows[ActorRow]:
        """Whom articles name; see `dateline.store.Record.actors`."""
        return Rows(super().actors(**asked), "actors", self)

    def articles(self, **asked: Any) -> Rows[ArticleRow]:
        """The articles; see `dateline.store.Record.articles`."""
        return Rows(super().articles(**asked), "articles", self)
