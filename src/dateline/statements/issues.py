"""The issues on which actors take positions, the user's own among them, and where a text names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.lined import Lined, read_lined
from dateline.knowledge.load import Knowledge
from dateline.model.actor import ActorTable
from dateline.model.text import Parsed, Span, Token

STANCES = ("supports", "opposes", "demands", "offers", "rejects")
_ISSUE_KEYS = ("id", "name", "scope", "triggers", "contrary", "countries", "change")
_LISTS = ("triggers", "contrary", "countries")
_WORDS = ("stances", "stance_nouns", "reversals", "transparent", "readiness")


@dataclass(frozen=True)
class Issues:
    """The compiled issues: phrases by their first word, longest first, and the words that carry or turn a stance.
    `countries` are those one of which an article must speak of, for issues that have such."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]
    stances: Mapping[str, str]
    stance_nouns: Mapping[str, str]
    readiness: frozenset[str]
    reversals: frozenset[str]
    transparent: frozenset[str]
    names: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def ids(self) -> frozenset[str]:
        """All issues."""
        return frozenset(issue for entries in self.phrases.values() for _, issue, _ in entries)


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that name an issue; `contrary` where they name its opposite."""

    issue: str
    first: int
    last: int
    contrary: bool


def load_issues(knowledge: Knowledge) -> Issues:
    """The shipped issues with those of the overlay's issues/*.yaml, compiled once.

    Raises:
        KnowledgeError: an entry is wrong; `where` is file:line for the user's own.
    """
    found: Issues = knowledge.once("issues", lambda: read_issues(_with_own(knowledge.lexicon("issues"), knowledge.own_files("issues"))))
    return found


def read_issues(lexicon: Mapping[str, Any]) -> Issues:
    """The issues compiled; a `KnowledgeError` names the one that is wrong."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for entry in lexicon["issues"]:
        if not entry.get("id") or not entry.get("triggers"):
            raise KnowledgeError("an issue without id or triggers", where=f"issues.yaml, {entry.get('id')!r}", remedy="give it both")
        for key in ("triggers", "contrary"):
            for phrase in entry.get(key) or ():
                words = tuple(_words_of(phrase))
                phrases.setdefault(words[0], []).append((words, entry["id"], key == "contrary"))
    return Issues(
        phrases={first: tuple(sorted(found, key=lambda item: (-len(item[0]), item))) for first, found in phrases.items()},
        stances=_by_lemma(lexicon["stances"]),
        stance_nouns=_by_lemma(lexicon["stance_nouns"]),
        readiness=frozenset(lexicon["readiness"]),
        reversals=frozenset(lexicon["reversals"].split()),
        transparent=frozenset(lexicon["transparent"].split()),
        names={entry["id"]: entry.get("name") or entry["id"] for entry in lexicon["issues"]},
        countries={entry["id"]: frozenset(entry["countries"]) for entry in lexicon["issues"] if entry.get("countries")},
    )


def _by_lemma(stances: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for stance in STANCES:
        for lemma in stances.get(stance, "").split():
            found.setdefault(lemma, stance)
    return found


def _words_of(phrase: str) -> Iterator[str]:
    """The words of a phrase as the parser cuts them: hyphens and genitives stand apart."""
    for word in phrase.lower().split():
        parts = word.replace("-", " - ").split()
        for part in parts:
            stem = part.removesuffix("'s")
            yield from (stem, "'s") if stem != part else (part,)


# -- the user's own ----------------------------------------------------------------------------------------------------


def _with_own(shipped: Mapping[str, Any], files: Iterable[Path]) -> Mapping[str, Any]:
    """The shipped lexicon with what files of an overlay add, correct and retire, in the order of the files."""
    merged = {**shipped, "issues": list(shipped["issues"])}
    for path in files:
        own = read_lined(path)
        if not isinstance(own, Lined):
            raise KnowledgeError("not a mapping of names to values", where=f"{path}:1", remedy="begin with `issues:` and a list of entries")
        for key, value in own.items():
            where = f"{path}:{own.lines[key]}"
            if key == "issues":
                merged["issues"] = _merged_issues(merged["issues"], value, path, where)
            elif key in _WORDS:
                merged[key] = _more_words(merged[key], value, where)
            else:
                raise KnowledgeError(f"unknown key {key!r}", where=where, remedy=f"use one of: issues, {', '.join(_WORDS)}")
    return merged


def _merged_issues(known: list[Any], own: Any, path: Path, where: str) -> list[Any]:
    if not isinstance(own, list):
        raise KnowledgeError("issues is no list", where=where, remedy="begin every issue with a dash")
    by_id = {entry["id"]: entry for entry in known}
    for entry in own:
        _check(entry, by_id, path, where)
        if entry.get("change") == "retire":
            by_id.pop(entry["id"])
            continue
        before = by_id.get(entry["id"], {})
        lists = {key: [*(before.get(key) or ()), *(entry.get(key) or ())] for key in _LISTS}
        by_id[entry["id"]] = {**before, **{key: entry[key] for key in ("id", "name", "scope") if key in entry}, **lists}
    return list(by_id.values())


def _check(entry: Any, known: Mapping[str, Any], path: Path, where: str) -> None:
    if not isinstance(entry, Lined) or not entry.get("id"):
        raise KnowledgeError("an issue without an id", where=f"{path}:{entry.line}" if isinstance(entry, Lined) else where, remedy="write `- id: my-issue`")
    where = f"{path}:{entry.line}"
    unknown = [key for key in entry if key not in _ISSUE_KEYS]
    no_list = [key for key in _LISTS if key in entry and not (isinstance(entry[key], list) and all(isinstance(one, str) and one.strip() for one in entry[key]))]
    if unknown or no_list:
        what = f"unknown key {unknown[0]!r}" if unknown else f"{no_list[0]} is no list of words"
        raise KnowledgeError(what, where=where, remedy=f"the keys are {', '.join(_ISSUE_KEYS)}; lists stand in [ ]")
    if entry.get("change") not in (None, "retire") or (entry.get("change") == "retire" and entry["id"] not in known):
        raise KnowledgeError(f"no such change or issue: {entry['id']}", where=where, remedy="change is left out, or `retire` for an issue that is there")
    if entry["id"] not in known and not entry.get("triggers"):
        raise KnowledgeError(f"the new issue {entry['id']} has no triggers", where=where, remedy="write triggers: [words that name it]")


def _more_words(shipped: Any, own: Any, where: str) -> Any:
    """Words for a list of words, or for the words of each stance."""
    if isinstance(shipped, Mapping):
        bad = not isinstance(own, Mapping) or [name for name in own if name not in STANCES or not isinstance(own[name], str)]
        if bad:
            raise KnowledgeError("not words by stance", where=where, remedy=f"write STANCE: word word; stances are {', '.join(STANCES)}")
        return {name: f"{shipped.get(name, '')} {own.get(name, '')}" for name in STANCES}
    if not isinstance(own, str):
        raise KnowledgeError("not words with blanks between", where=where, remedy="write them in one line: word word")
    return [*shipped, *own.split()] if isinstance(shipped, list) else f"{shipped} {own}"


# -- in a text ---------------------------------------------------------------------------------------------------------


def issues_of(parsed: Parsed, spans: Iterable[Span], issues: Issues, actors: ActorTable) -> tuple[Topic, ...]:
    """The issues named in some spans, in text order, longest words first, never overlapping."""
    found = []
    for span in spans:
        tokens = parsed.tokens_in(span.start, span.end)
        i = tokens.start
        while i < tokens.stop:
            topic = _topic_at(parsed, i, tokens.stop, issues, actors)
            if topic is not None:
                found.append(topic)
            i = topic.last + 1 if topic is not None else i + 1
    return tuple(found)


def _topic_at(parsed: Parsed, start: int, stop: int, issues: Issues, actors: ActorTable) -> Topic | None:
    form, lemma, phrases = parsed.lowered[start], parsed.tokens[start].lemma.lower(), issues.phrases
    entries = [*phrases.get(form, ()), *(phrases.get(lemma, ()) if lemma != form else ())]
    if not entries:
        return None
    for words, issue, contrary in sorted(entries, key=lambda entry: -len(entry[0])):
        last = start + len(words) - 1
        if last < stop and all(_same(parsed.tokens[start + k], word) for k, word in enumerate(words)) and _is_there(issue, issues, actors):
            return Topic(issue, start, last, contrary)
    return None


def _same(token: Token, word: str) -> bool:
    return word in (token.lower, token.lemma.lower()) or (word == "'s" and token.lower == "’s")


def _is_there(issue: str, issues: Issues, actors: ActorTable) -> bool:
    """Whether the article speaks of a country that the issue is about."""
    wanted = issues.countries.get(issue)
    return wanted is None or any(actor.country in wanted for actor in actors.actors)
