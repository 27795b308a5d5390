"""Heat map: two countries a row, a month a column; blue where they work together, orange where they quarrel, with the number of acts."""

from __future__ import annotations

from dateline.export.codes import country_names
from dateline.serve.pages.heatmap import STEPS, Cell, Heat, HeatFilters, Row, build

from .canvas import SOFT, Canvas, shortened, width_of

__all__ = ["FILTERS", "build", "draw"]
FILTERS = HeatFilters

LEFT, LABEL, TOP, CELL = 16.0, 250.0, 84.0, 26.0
_RAMPS = {
    "k": ("#dcebf7", "#b3d3ec", "#7fb3dc", "#3f8ac4", "#125a96"),
    "x": ("#fbe3d6", "#f5c1a3", "#eb9566", "#d2632a", "#973a0b"),
    "e": ("#e8e6ea", "#cfcbd4", "#aba4b4", "#7e768a", "#544c60"),
}
"""Shades for cooperation, conflict and as much of both, few acts to many."""
_KEYS = {"k": "cooperation", "x": "conflict", "e": "both alike"}


def draw(shown: Heat) -> str:
    """The picture."""
    width = max(720.0, LEFT + LABEL + CELL * len(shown.months) + 76)
    height = TOP + CELL * max(1, len(shown.rows)) + 62
    title = f"Acts between countries by month, {shown.months[0]} to {shown.months[-1]}"
    canvas = Canvas(width, height, title, _description(shown))
    canvas.text(LEFT, 30, title, 18, font_weight="600")
    _months(canvas, shown.months)
    for n, row in enumerate(shown.rows):
        _row(canvas, row, TOP + n * CELL)
    if not shown.rows:
        canvas.text(LEFT, TOP + 18, "No act between two countries in these months.", fill=SOFT)
    _legend(canvas, height - 34, shown)
    return canvas.svg()


def _description(shown: Heat) -> str:
    rows = [f"{_pair(row)}: {row.cooperation} of cooperation, {row.conflict} of conflict" for row in shown.rows]
    return "; ".join(rows) + "." if rows else "Nothing is shown."


def _months(canvas: Canvas, months: list[str]) -> None:
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    every = 1 if len(months) <= 36 else 3
    for n, month in enumerate(months):
        x, number = LEFT + LABEL + n * CELL, int(month[5:])
        if (number - 1) % every == 0:
            canvas.text(x + CELL / 2, TOP - 8, names[number - 1], 10, "middle", fill=SOFT)
        if n == 0 or number == 1:
            canvas.text(x + 2, TOP - 24, month[:4], 12, font_weight="600")
    canvas.text(LEFT + LABEL + len(months) * CELL + 12, TOP - 8, "in all", 10, fill=SOFT)


def _row(canvas: Canvas, row: Row, y: float) -> None:
    canvas.text(LEFT, y + CELL / 2 + 4, shortened(_pair(row), LABEL - 12, 12))
    for n, cell in enumerate(row.cells):
        x = LEFT + LABEL + n * CELL
        tip = f"{_pair(row)}, {cell.month}: {cell.cooperation} of cooperation, {cell.conflict} of conflict" if cell.shade else ""
        canvas.rect(x, y, CELL - 2, CELL - 2, tip, rx=2, fill=_colour(cell))
        if cell.shade:
            pale = int(cell.shade[1]) <= 3
            canvas.text(x + CELL / 2 - 1, y + CELL / 2 + 3, str(cell.cooperation + cell.conflict), 10, "middle", fill="#1a1a1a" if pale else "#fff")
    canvas.text(LEFT + LABEL + len(row.cells) * CELL + 12, y + CELL / 2 + 4, str(row.cooperation + row.conflict), 12)


def _colour(cell: Cell) -> str:
    return _RAMPS[cell.shade[0]][int(cell.shade[1]) - 1] if cell.shade else "#f6f6f6"


def _pair(row: Row) -> str:
    names = country_names()
    return f"{names.get(row.one, row.one)} – {names.get(row.other, row.other)}"


def _legend(canvas: Canvas, y: float, shown: Heat) -> None:
    x = LEFT
    for key, name in _KEYS.items():
        canvas.text(x, y, f"mostly {name}" if key != "e" else name, 11, fill=SOFT)
        x += width_of(f"mostly {name}" if key != "e" else name, 11) + 8
        for n, (least, colour) in enumerate(zip(STEPS, _RAMPS[key], strict=True)):
            canvas.rect(x + n * 18, y - 11, 16, 14, f"{least} acts or more", rx=2, fill=colour)
        x += 5 * 18 + 20
    canvas.text(LEFT, y + 20, f"{len(shown.rows)} of {shown.pairs} pairs, those with most acts; the numbers are acts, in shades from {', '.join(map(str, STEPS))}", 11, fill=SOFT)
