"""Network: who deals with whom; blue lines where they work together, orange where they quarrel, the wider the more acts."""

from __future__ import annotations

from dateline.export.codes import country_names
from dateline.serve.pages.network import HEIGHT, WIDTH, Network, NetworkFilters, Node, build

from .canvas import CONFLICT, COOPERATION, EVEN, SOFT, Canvas, width_of

__all__ = ["FILTERS", "build", "draw"]
FILTERS = NetworkFilters

TOP, BOTTOM, SIDE = 56.0, 56.0, 30.0
_COLOURS = {"cooperation": COOPERATION, "conflict": CONFLICT, "even": EVEN}
_DASHES = {"cooperation": "none", "conflict": "7 3", "even": "2 3"}
"""Besides their colours, so that lines are told apart in print."""


def draw(shown: Network) -> str:
    """The picture."""
    who = {"country": "countries", "person": "persons", "organisation": "organisations"}[shown.kind]
    title = f"Who deals with whom: {who}, {shown.first} to {shown.last}"
    canvas = Canvas(WIDTH + 2 * SIDE, TOP + HEIGHT + BOTTOM, title, _description(shown))
    canvas.text(SIDE, 30, title, 18, font_weight="600")
    for link in shown.drawn:
        tip = f"{_name(link.one)} – {_name(link.other)}: {link.cooperation} of cooperation, {link.conflict} of conflict"
        (x1, y1), (x2, y2) = _place(link.one), _place(link.other)
        canvas.line(x1, y1, x2, y2, tip, stroke=_COLOURS[link.side], stroke_width=link.width, stroke_opacity=0.55, stroke_dasharray=_DASHES[link.side])
    for node in shown.nodes:
        canvas.circle(*_place(node), node.r, f"{_name(node)}: {node.acts} acts", fill="#fff", stroke="#1a1a1a", stroke_width=1.5)
    for node in shown.nodes:
        _label(canvas, node)
    if not shown.nodes:
        canvas.text(SIDE, TOP + 20, "Nobody deals with anybody in these days.", fill=SOFT)
    _legend(canvas, shown)
    return canvas.svg()


def _label(canvas: Canvas, node: Node) -> None:
    """The name under the circle, within the picture."""
    x, y = _place(node)
    half = width_of(_name(node), 12) / 2
    x = min(max(x, half + 4), canvas.width - half - 4)
    canvas.text(x, y + node.r + 13, _name(node), 12, "middle", halo=True)


def _description(shown: Network) -> str:
    links = [f"{_name(link.one)} and {_name(link.other)}: {link.cooperation} of cooperation, {link.conflict} of conflict" for link in reversed(shown.drawn)]
    return "; ".join(links) + "." if links else "Nothing is shown."


def _name(node: Node) -> str:
    return country_names().get(node.id, node.name)


def _place(node: Node) -> tuple[float, float]:
    return SIDE + node.x, TOP + node.y


def _legend(canvas: Canvas, shown: Network) -> None:
    x, y = SIDE, TOP + HEIGHT + 24
    for side, words in (("cooperation", "mostly cooperation"), ("conflict", "mostly conflict"), ("even", "both alike")):
        canvas.line(x, y - 4, x + 34, y - 4, stroke=_COLOURS[side], stroke_width=4, stroke_dasharray=_DASHES[side])
        canvas.text(x + 42, y, words, 11, fill=SOFT)
        x += 180
    left = f"; {shown.left_out} with fewer acts are left out" if shown.left_out else ""
    canvas.text(SIDE, y + 20, f"Wider lines and larger circles: more acts. {len(shown.nodes)} shown{left}.", 11, fill=SOFT)
