"""Which pictures there are, drawn from a record, as SVG or as PNG."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from dateline.errors import ConfigurationError
from dateline.export.targets import needed
from dateline.serve.desk import Desk
from dateline.serve.guard import Access

PICTURES = ("timeline", "heatmap", "network")
PNG_SCALE = 2.0
"""Pixels of a PNG for each of the SVG's, so that it is sharp in print."""


def draw(picture: str, path: Path, asked: dict[str, Any], today: dt.date | None = None) -> str:
    """A picture of the record of a path, as SVG.

    Args:
        asked: filters by the names of the command line; None for what is not asked.
    Raises:
        ConfigurationError: a filter that the picture has not, or a value that makes no sense.
        RecordError: there is no record.
    """
    module = import_module(f"{__package__}.{picture}")
    desk = Desk(path, Access(""), today=today)
    try:
        return str(module.draw(module.build(desk, _filters(picture, module.FILTERS, asked))))
    finally:
        desk.close()


def _filters(picture: str, form: type[BaseModel], asked: dict[str, Any]) -> BaseModel:
    given = {name: value for name, value in asked.items() if value is not None}
    known = {field.alias or name for name, field in form.model_fields.items()}
    if unknown := sorted(set(given) - known):
        raise ConfigurationError(f"--{unknown[0]}: nothing that a {picture} can be asked for", remedy=f"its filters are: {', '.join(sorted(known))}")
    try:
        return form.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigurationError(f"{first['loc'][0] if first['loc'] else picture}: {first['msg']}", remedy="see dateline plot --help") from None


def to_png(svg: str) -> bytes:
    """An SVG as PNG. Raises ConfigurationError where the package cairosvg is not installed."""
    made: bytes = needed("cairosvg", "plots").svg2png(bytestring=svg.encode(), scale=PNG_SCALE)
    return made
