"""SVG, written by hand: shapes and texts on a white ground, every text escaped, numbers in one form."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

INK, SOFT, LINE = "#1a1a1a", "#5a5a5a", "#d4d4d4"
COOPERATION, CONFLICT, EVEN = "#1f6fb4", "#c4501a", "#6b6b6b"
"""Told apart with any colour vision, and of at least 4.5 to 1 on white (WCAG 2.2, 1.4.3)."""
Style = dict[str, str | float]
_FONT = "system-ui, 'Helvetica Neue', Arial, sans-serif"
_WIDE, _NARROW = "MWmw@%", "iljtfr.,:;'|()[] -"


class Canvas:
    """A picture in the making; lengths in pixels, (0, 0) is top left.

    Args:
        title, description: what a screen reader reads.
    """

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        self.width, self.height = width, height
        self._title, self._description = title, description
        self._shapes: list[str] = []

    def rect(self, x: float, y: float, width: float, height: float, tip: str = "", **style: str | float) -> None:
        """A rectangle; `tip` is shown where the pointer rests on it."""
        self._add("rect", {"x": x, "y": y, "width": width, "height": height}, style, tip)

    def line(self, x1: float, y1: float, x2: float, y2: float, tip: str = "", **style: str | float) -> None:
        """A line."""
        self._add("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}, {"stroke": LINE, **style}, tip)

    def circle(self, x: float, y: float, radius: float, tip: str = "", **style: str | float) -> None:
        """A circle."""
        self._add("circle", {"cx": x, "cy": y, "r": radius}, style, tip)

    def path(self, moves: str, tip: str = "", **style: str | float) -> None:
        """A path."""
        self._add("path", {"d": moves}, style, tip)

    def text(self, x: float, y: float, text: str, size: float = 12, anchor: str = "start", halo: bool = False, **style: str | float) -> None:
        """A text on one line, `y` its base line; with a white halo it is readable on anything."""
        place: Style = {"x": x, "y": y, "font-size": size, "text-anchor": anchor}
        around: Style = {"stroke": "#fff", "stroke-width": 3, "stroke-linejoin": "round", "aria-hidden": "true"}
        looks: list[Style] = [{**place, **style, **around}] if halo else []
        looks.append({**place, "fill": INK, **style})
        self._shapes += [f"<text{_attributes(look)}>{_plain(text)}</text>" for look in looks]

    def svg(self) -> str:
        """The file."""
        size: Style = {"width": self.width, "height": self.height, "viewBox": f"0 0 {_number(self.width)} {_number(self.height)}", "font-family": _FONT}
        head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description"{_attributes(size)}>'
        words = f'<title id="title">{_plain(self._title)}</title>\n<desc id="description">{_plain(self._description)}</desc>'
        ground = '<rect width="100%" height="100%" fill="#fff"/>'
        return "\n".join((head, words, ground, *self._shapes, "</svg>")) + "\n"

    def _add(self, name: str, place: Style, style: Style, tip: str) -> None:
        attributes = _attributes(place | {key.replace("_", "-"): value for key, value in style.items()})
        self._shapes.append(f"<{name}{attributes}><title>{_plain(tip)}</title></{name}>" if tip else f"<{name}{attributes}/>")


def shortened(text: str, width: float, size: float = 12) -> str:
    """A text cut to a width; what is cut is marked."""
    if width_of(text, size) <= width:
        return text
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def width_of(text: str, size: float = 12) -> float:
    """About how wide a text is; fonts differ, so a little too wide."""
    return size * sum(0.9 if sign in _WIDE else 0.36 if sign in _NARROW else 0.66 if sign.isupper() else 0.59 for sign in text)


def _attributes(values: Style) -> str:
    return "".join(f" {name.replace('_', '-')}={quoteattr(_number(value) if isinstance(value, int | float) else value)}" for name, value in values.items())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _plain(text: str) -> str:
    return escape("".join(sign for sign in " ".join(text.split()) if sign.isprintable()))
