"""The file of saved searches: alerts.toml → alerts, checked, with the table that is wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import ConfigurationError

NEW, CHANGED = "new", "changed"
_ONE, _SEVERAL = "a text", "a text or a list of texts"
FILTERS: dict[str, dict[str, str]] = {
    "engagements": {"country": _ONE, "with": _ONE, "actor": _ONE, "host": _ONE, "level": _ONE, "status": _SEVERAL, "kind": _SEVERAL},
    "events": {
        "country": _ONE, "with": _ONE, "actor": _ONE, "recipient": _ONE, "place": _ONE, "type": _SEVERAL, "act": _SEVERAL, "mode": _SEVERAL, "modality": _SEVERAL,
    },
    "statements": {"country": _ONE, "speaker": _ONE, "office": _ONE, "addressee": _ONE, "words": _ONE, "issue": _SEVERAL, "kind": _SEVERAL},
}  # fmt: skip
"""What an alert can be of, and its filters: the options of the commands of these names."""

_COUNTRIES = ("country", "with", "host", "place")
_KEYS = ("name", "of", "on", "webhook", "secret_env")
_DEFAULTS = ("webhook", "secret_env", "allow_private")
_EXAMPLE = '[[alert]]\nname = "Visits of China"\nof = "engagements"\ncountry = "CHN"'


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved search. `filters` are arguments of the method of `Record` that `of` names; `secret_env` the environment variable
    that holds the key of the webhook's signature."""

    name: str
    of: str = "engagements"
    on: tuple[str, ...] = (NEW, CHANGED)
    filters: dict[str, Any] = field(default_factory=dict)
    webhook: str | None = None
    secret_env: str | None = None

    @property
    def slug(self) -> str:
        """The name as the name of a file."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-") or "alert"


@dataclass(frozen=True, slots=True)
class Plan:
    """All saved searches of a file; `allow_private`: webhooks may be in the own network."""

    alerts: tuple[Alert, ...]
    allow_private: bool = False


EVERYTHING = Plan((Alert("Engagements"),))
"""What a digest is of where no file says."""


def load_plan(path: Path) -> Plan:
    """The alerts of a file.

        secret_env = "DESK_SECRET"        # for alerts that say nothing
        webhook = "https://desk.example.org/hook"

        [[alert]]
        name = "Wang Yi's travels"
        of = "engagements"                # engagements, events, statements
        actor = "Wang Yi"                 # filters: the options of that command
        kind = ["visit", "talks"]
        on = ["new", "changed"]

    Raises:
        ConfigurationError: no such file, no TOML, an unknown key, a value of the wrong kind, two alerts of one name.
    """
    where = str(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(error.strerror or str(error), where=where, remedy="name a TOML file with [[alert]] tables; see docs/how-to/alerts.md") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"no TOML: {error}", where=where, remedy="mend the line that is named") from None
    tables = content.get("alert", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise ConfigurationError("no list of alerts", where=where, remedy=f"write\n{_EXAMPLE}")
    _only(set(content) - {"alert"}, _DEFAULTS, where)
    if not isinstance(content.get("allow_private", False), bool):
        raise ConfigurationError("allow_private is neither true nor false", where=where, remedy="write true or false without quotation marks")
    alerts = tuple(_alert(table, content, f"{where}, [[alert]] number {n}") for n, table in enumerate(tables, 1))
    _distinct(alerts, where)
    return Plan(alerts, content.get("allow_private", False))


def _alert(table: dict[str, Any], defaults: dict[str, Any], where: str) -> Alert:
    of = table.get("of", "engagements")
    if not isinstance(of, str) or of not in FILTERS:
        raise ConfigurationError(f"of = {of!r}", where=where, remedy=f"use one of: {', '.join(FILTERS)}")
    _only(set(table), (*_KEYS, *FILTERS[of]), where)
    if not isinstance(table.get("name"), str) or not table["name"].strip():
        raise ConfigurationError("an alert without a name", where=where, remedy='add name = "…"')
    filters = {_argument(key): _value(key, table[key], FILTERS[of][key], where) for key in FILTERS[of] if key in table}
    hook, secret = (_text(key, table.get(key, defaults.get(key)), where) for key in ("webhook", "secret_env"))
    if hook and not hook.startswith(("http://", "https://")):
        raise ConfigurationError(f"webhook = {hook!r}", where=where, remedy="write an address that begins with https://")
    if hook and not secret:
        raise ConfigurationError("a webhook without a key for its signature", where=where, remedy='add secret_env = "NAME" and put the key into that environment variable')
    return Alert(table["name"].strip(), of, _moments(table, of, where), filters, hook, secret)


def _argument(key: str) -> str:
    return "with_" if key == "with" else key


def _value(key: str, value: Any, form: str, where: str) -> Any:
    several = form == _SEVERAL and isinstance(value, list) and value and all(isinstance(one, str) for one in value)
    if not isinstance(value, str) and not several:
        raise ConfigurationError(f"{key} = {value!r} is not {form}", where=where, remedy=f'write {key} = "…"')
    if key in _COUNTRIES and not re.fullmatch("[A-Z]{3}", str(value)):
        raise ConfigurationError(f"{key} = {value!r} is no country's code", where=where, remedy='write the three letters of ISO 3166-1, e.g. "CHN"')
    return value


def _moments(table: dict[str, Any], of: str, where: str) -> tuple[str, ...]:
    """When an alert speaks. Only engagements have a life in which something can change."""
    possible = (NEW, CHANGED) if of == "engagements" else (NEW,)
    on = table.get("on", list(possible))
    if not isinstance(on, list) or not on or not all(one in possible for one in on):
        raise ConfigurationError(f"on = {on!r}", where=where, remedy=f"of {of}: a list of " + ", ".join(f'"{one}"' for one in possible))
    return tuple(one for one in possible if one in on)


def _text(key: str, value: Any, where: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ConfigurationError(f"{key} = {value!r} is no text", where=where, remedy=f'write {key} = "…"')
    return value or None


def _only(keys: set[str], allowed: tuple[str, ...], where: str) -> None:
    unknown = sorted(keys - set(allowed))
    if unknown:
        raise ConfigurationError(f"unknown key {unknown[0]!r}", where=where, remedy=f"use one of: {', '.join(allowed)}")


def _distinct(alerts: tuple[Alert, ...], where: str) -> None:
    slugs = [alert.slug for alert in alerts]
    twice = next((slug for slug in slugs if slugs.count(slug) > 1), None)
    if twice:
        raise ConfigurationError(f"two alerts whose names come to {twice!r}", where=where, remedy="give each its own name: feeds and what was sent go by it")
