"""Timeline: engagements as bars over their days, and a diamond for each day on which something of them was told."""

from __future__ import annotations

from dateline.alerts.digest import when_text
from dateline.serve.pages.timeline import WIDTH as UNITS
from dateline.serve.pages.timeline import Lane, Timeline, TimelineFilters, build
from dateline.serve.templating import engagement_title

from .canvas import INK, SOFT, Canvas, Style, shortened

__all__ = ["FILTERS", "build", "draw"]
FILTERS = TimelineFilters

LABEL, BARS, LEFT, TOP, ROW = 340.0, 700.0, 16.0, 74.0, 24.0
_STYLES: dict[str, Style] = {
    "held": {"fill": "#1f6fb4", "stroke": "#1f6fb4"},
    "ongoing": {"fill": "#1b7f5c", "stroke": "#1b7f5c"},
    "confirmed": {"fill": "#8fc3e8", "stroke": "#1f6fb4"},
    "announced": {"fill": "#fff", "stroke": "#1f6fb4"},
    "rumoured": {"fill": "#fff", "stroke": "#1f6fb4", "stroke_dasharray": "2 2"},
    "postponed": {"fill": "#f3d9a6", "stroke": "#9a6200"},
    "cancelled": {"fill": "#fff", "stroke": "#c4501a"},
    "denied": {"fill": "#fff", "stroke": "#c4501a", "stroke_dasharray": "2 2"},
}
"""How the days of each status look; what is off is crossed out, too."""


def draw(shown: Timeline) -> str:
    """The picture."""
    height = TOP + ROW * max(1, len(shown.lanes)) + 70
    title = f"Timeline: {shown.title}{_years(shown)}"
    canvas = Canvas(LEFT + LABEL + BARS + 24, height, title, _description(shown))
    canvas.text(LEFT, 30, title, 18, font_weight="600")
    _axis(canvas, shown, height - 62)
    for n, lane in enumerate(shown.lanes):
        _lane(canvas, lane, TOP + n * ROW)
    if not shown.lanes:
        canvas.text(LEFT, TOP + 14, "No engagement with a known day.", fill=SOFT)
    _legend(canvas, height - 40)
    rest = [f"{len(shown.undated)} without any day" if shown.undated else "", "older ones left out" if shown.next else ""]
    canvas.text(LEFT, height - 12, "; ".join([f"{len(shown.lanes)} engagements", *filter(None, rest)]), 11, fill=SOFT)
    return canvas.svg()


def _years(shown: Timeline) -> str:
    """The years it is about: the labels of a short axis have none."""
    days = [day for lane in shown.lanes for day in (lane.life.when.earliest, lane.life.when.latest, *(mark.step.as_of for mark in lane.marks)) if day]
    years = list(dict.fromkeys((str(min(days).year), str(max(days).year)))) if days else []
    return f", {'–'.join(years)}" if years else ""


def _description(shown: Timeline) -> str:
    told = [f"{engagement_title(lane.life)}, {lane.life.kind}, {lane.life.status}, {when_text(lane.life.when)}" for lane in shown.lanes]
    return "; ".join(told) + "." if told else "Nothing is shown."


def _axis(canvas: Canvas, shown: Timeline, bottom: float) -> None:
    for tick in shown.ticks:
        x = _x(tick.x)
        canvas.line(x, TOP - 10, x, bottom)
        canvas.text(x, TOP - 16, tick.label, 11, "middle", fill=SOFT)
    canvas.line(_x(0), TOP - 10, _x(UNITS), TOP - 10, stroke=SOFT)


def _lane(canvas: Canvas, lane: Lane, y: float) -> None:
    life, middle = lane.life, y + ROW / 2
    canvas.line(LEFT, y + ROW, _x(UNITS), y + ROW, stroke="#ececec")
    canvas.text(LEFT, middle + 4, shortened(f"{engagement_title(life)}: {life.kind}", LABEL - 14, 12))
    told = f"{engagement_title(life)}: {life.kind}, {life.status}, {when_text(life.when)}"
    if lane.width:
        left, width = _x(lane.left), max(4.0, lane.width * BARS / UNITS)
        _bar(canvas, left, middle - 6, width, life.status, lane.is_window, told)
    for mark in lane.marks:
        x = _x(mark.x)
        canvas.path(f"M{x:.1f} {middle - 4:.1f}l4 4l-4 4l-4 -4z", f"told on {mark.step.as_of}: {mark.step.status}", fill=INK, stroke="#fff", stroke_width=1)


def _bar(canvas: Canvas, left: float, top: float, width: float, status: str, window: bool, tip: str = "") -> None:
    style = dict(_STYLES.get(status, _STYLES["announced"]))
    if window:
        style |= {"fill_opacity": 0.25, "stroke_dasharray": "4 3"}
    canvas.rect(left, top, width, 12, tip, rx=2, stroke_width=1.4, **style)
    if status in ("cancelled", "denied"):
        canvas.line(left - 3, top + 6, left + width + 3, top + 6, stroke="#c4501a", stroke_width=1.6)


def _legend(canvas: Canvas, y: float) -> None:
    x = LEFT
    for status in _STYLES:
        _bar(canvas, x, y - 10, 22, status, False)
        canvas.text(x + 28, y, status, 11, fill=SOFT)
        x += 102
    _bar(canvas, x, y - 10, 22, "announced", True)
    canvas.text(x + 28, y, "some day within", 11, fill=SOFT)
    canvas.path(f"M{x + 140:.1f} {y - 8:.1f}l4 4l-4 4l-4 -4z", fill=INK)
    canvas.text(x + 150, y, "told", 11, fill=SOFT)


def _x(units: float) -> float:
    return LEFT + LABEL + units * BARS / UNITS
