"""Sources → articles: files, folders, globs and standard input, each article with its regions and its day."""

from __future__ import annotations

import datetime as dt
import glob
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ConfigurationError, SourceError
from dateline.knowledge.load import Knowledge
from dateline.model.record import Rejection
from dateline.model.text import Article, DatelineLine, Published, Region
from dateline.settings import LONGEST_ARTICLE, SNIFFED

from .formats import Format, formats
from .language import find_language
from .raw import RawArticle
from .regions import Layout, find_layout
from .wire import find_dateline

_DAY_IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")
_ADDRESS = re.compile(r"https?://[^\s<>()\]]+")
_CODED_LANGUAGES = ("en",)
_IS_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article that was read, and why it cannot be coded where it cannot."""

    article: Article
    rejection: Rejection | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of all sources: a format, a day of publication, a publisher; and what opens addresses on the net.

    `fetch` gives the bytes behind an address and raises SourceError where it cannot; without it addresses are refused.
    """

    format: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    fetch: Callable[[str], bytes] | None = None


def read_sources(sources: Iterable[str], knowledge: Knowledge, options: Options | None = None) -> Iterator[Reading]:
    """Every article of every source, in input order.

    Args:
        sources: paths of files or folders, globs, addresses on the net, or "-" for standard input.
    Raises:
        SourceError: a source is not there or cannot be opened; before anything is read.
        ConfigurationError: no such format.
    """
    chosen = options or Options()
    forced = _forced(chosen.format)
    for path in [path for source in sources for path in _paths(source)]:
        with _open(path, chosen) as stream:
            yield from _read_stream(stream, str(path), forced, knowledge, chosen)


def shard_paths(sources: Iterable[str]) -> list[str]:
    """The files that sources name, in input order. Raises SourceError where one is not there, or is no file."""
    paths = [path for source in sources for path in _paths(source)]
    for path in paths:
        if isinstance(path, str):
            raise SourceError("an archive is coded from files", where=path, remedy="save it to a file")
    return [str(path) for path in paths]


def read_text(text: str, knowledge: Knowledge, **meta: str | dt.date | None) -> Reading:
    """One article from a text in hand; `meta` takes the fields of `RawArticle` (id, title, url, publisher, day ...)."""
    identity = str(meta.pop("id", None) or "text")
    return to_article(RawArticle(identity, text, **meta), knowledge, Options())  # type: ignore[arg-type]


def _forced(name: str | None) -> Format | None:
    if name is None:
        return None
    for form in formats():
        if name == form.NAME or (name == "markdown" and form.NAME == "text"):
            return form
    known = ", ".join(sorted([*(form.NAME for form in formats()), "markdown"]))
    raise ConfigurationError(f"no format {name!r}", remedy=f"use one of: {known}")


def _paths(source: str) -> list[Path | str]:
    if source == "-":
        return ["-"]
    if _IS_ADDRESS.match(source):
        return [source]
    if re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE):
        raise SourceError("only http and https addresses are read", where=source, remedy="save the article to a file and read that")
    path = Path(source)
    if source and path.is_dir():
        return [inner for inner in sorted(path.rglob("*")) if inner.is_file() and not any(part.startswith(".") for part in inner.relative_to(path).parts)]
    if source and path.exists():
        return [path]
    matches = sorted(glob.glob(source, recursive=True))
    if not matches:
        raise SourceError("no such file, folder or glob", where=source, remedy="check the path; '-' reads standard input")
    return [inner for match in matches for inner in _paths(match)]


def _open(path: Path | str, options: Options) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    if isinstance(path, str):
        if options.fetch is None:
            raise SourceError("addresses on the net are not fetched here", where=path, remedy="save the article to a file and read that")
        return io.BufferedReader(io.BytesIO(options.fetch(path)))
    try:
        return open(path, "rb")
    except OSError as error:
        raise SourceError(error.strerror or str(error), where=str(path), remedy="check that you may read it") from None


def _read_stream(stream: BinaryIO, origin: str, forced: Format | None, knowledge: Knowledge, options: Options) -> Iterator[Reading]:
    assert isinstance(stream, io.BufferedReader)  # files and standard input both are
    head = stream.peek(SNIFFED)[:SNIFFED]
    form = forced or next(form for form in formats() if form.fits(head))
    for raw in form.read(stream, origin):
        yield to_article(raw, knowledge, options)


def to_article(raw: RawArticle, knowledge: Knowledge, options: Options) -> Reading:
    """The article of a raw text: its regions, its day and how we know it, its agency and its language."""
    rejection = raw.rejection or _unfit(raw)
    if rejection:
        return Reading(_unread(raw), rejection)
    known = options.published or raw.day
    layout = find_layout(raw.text, knowledge, title=raw.title, year=known.year if known else None, captions=raw.captions)
    layout = _with_given_dateline(layout, raw, knowledge)
    url = raw.url or _address(raw.text, layout.regions)
    language = raw.language or find_language(raw.text)
    article = Article(
        id=raw.id,
        text=raw.text,
        regions=layout.regions,
        title=raw.title or layout.title,
        url=url,
        publisher=raw.publisher or options.publisher,
        agency=layout.agency,
        byline=raw.byline or layout.byline,
        language=language,
        published=_published(options.published, raw, layout, url),
        dateline=layout.dateline,
        reader=raw.reader,
        digest=raw.digest,
        repairs=raw.repairs,
    )
    return Reading(article, _foreign(language))


def _unread(raw: RawArticle) -> Article:
    """The article as far as it is known, kept beside the reason why it is not coded."""
    published = Published(raw.day, method=raw.method, instant=raw.instant) if raw.day else None
    return Article(
        raw.id, raw.text, url=raw.url, title=raw.title, publisher=raw.publisher, language=raw.language,
        published=published, reader=raw.reader, digest=raw.digest, repairs=raw.repairs,
    )


def _unfit(raw: RawArticle) -> Rejection | None:
    if not raw.text.strip():
        return Rejection("read", "empty", "no text, or nothing but white space")
    if len(raw.text) > LONGEST_ARTICLE:
        return Rejection("read", "too_long", f"{len(raw.text):,} characters; an article has at most {LONGEST_ARTICLE:,}")
    if not any(ch.isalpha() for ch in raw.text[:200_000]):
        return Rejection("read", "no_text", "no letters in it")
    return None


def _foreign(language: str | None) -> Rejection | None:
    code = (language or "en").lower().split("-")[0][:2]
    return None if code in _CODED_LANGUAGES else Rejection("read", "language", f"{language}: only {', '.join(_CODED_LANGUAGES)} can be coded")


def _with_given_dateline(layout: Layout, raw: RawArticle, knowledge: Knowledge) -> Layout:
    """The container's own dateline where the text prints none."""
    if layout.dateline or not raw.dateline:
        return layout
    found = find_dateline(raw.dateline.rstrip(" -–—:") + " — X", knowledge, raw.day.year if raw.day else None)
    return replace(layout, dateline=found.line if found else DatelineLine(raw.dateline))


def _address(text: str, regions: tuple[Region, ...]) -> str | None:
    """The address of the page, where its footer prints it."""
    for region in reversed(regions):
        match = _ADDRESS.search(text, region.start, region.end) if region.kind == "footer" else None
        if match:
            return match.group()
    return None


def _published(given: dt.date | None, raw: RawArticle, layout: Layout, url: str | None) -> Published | None:
    """The day of publication by the best witness: the user, the container, the text, the address, a guess. Of a container that
    tells universal time the text or the address may know the day at home."""
    if given:
        return Published(given)
    in_address = _day_in_address(url)
    if raw.day and raw.method != "guessed":
        return _day_at_home(raw, layout.day, in_address) or Published(raw.day, method=raw.method, instant=raw.instant)
    if layout.day:
        return Published(layout.day, method="text")
    return Published(in_address, method="url") if in_address else _guessed(raw)


def _day_at_home(raw: RawArticle, printed: dt.date | None, in_address: dt.date | None) -> Published | None:
    """The publisher's own day, where the container tells an instant in universal time only and the text or the address the day
    next to it: what is released in the evening in Washington is of tomorrow in universal time."""
    if raw.day is None or raw.instant is None or raw.instant.utcoffset() != dt.timedelta(0):
        return None
    for day, method in ((printed, "text"), (in_address, "url")):
        if day is not None and abs(day - raw.day) == dt.timedelta(1) and _may_be_local(raw.instant, day):
            return Published(day, method=method, instant=raw.instant)
    return None


def _may_be_local(instant: dt.datetime, day: dt.date) -> bool:
    """Whether somewhere on earth an instant is on a day: clocks are from twelve hours behind universal time to fourteen before it."""
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    return midnight - dt.timedelta(hours=14) <= instant < midnight + dt.timedelta(hours=36)


def _day_in_address(url: str | None) -> dt.date | None:
    match = _DAY_IN_URL.search(url or "")
    try:
        return dt.date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _guessed(raw: RawArticle) -> Published | None:
    return Published(raw.day, method="guessed") if raw.day else None
