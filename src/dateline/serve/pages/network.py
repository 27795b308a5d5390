"""Network: who deals with whom in a period, countries or persons, laid out by how much they deal."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from dateline.serve.desk import Desk, is_conflict
from dateline.serve.filters import Between, Words
from dateline.serve.page import Page
from dateline.store.summaries import LinkCount

WIDTH, HEIGHT = 960.0, 640.0
ROUNDS = 180
DRAWN = 90


class NetworkFilters(Between):
    """Countries or persons, of which days, how many, and around whom."""

    kind: Literal["country", "person", "organisation"] = "country"
    nodes: int = Field(24, ge=2, le=60)
    around: Words | None = None
    least: int = Field(1, ge=1, le=1000, description="acts that a line must stand for")


@dataclass(frozen=True)
class Node:
    """Somebody in the picture; `x`, `y` and `r` in its units."""

    id: str
    name: str
    acts: int
    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Link:
    """Two who deal with each other."""

    one: Node
    other: Node
    cooperation: int
    conflict: int
    side: str
    """cooperation, conflict or even: which prevails."""
    width: float


@dataclass(frozen=True)
class Network:
    """What the network shows."""

    first: dt.date
    last: dt.date
    kind: str
    around: str | None
    nodes: list[Node]
    links: list[Link]
    """All links between them, the weakest first."""
    drawn: list[Link]
    """Those that are drawn: more would only hide one another."""
    left_out: int
    """How many more there are."""


def build(desk: Desk, filters: NetworkFilters) -> Network:
    """Those with most acts in the days asked for, or in the last year of the record."""
    with desk.record() as record:
        last = filters.to or record.summaries.last_day(desk.today) or desk.today
        first = filters.from_ or dt.date.fromordinal(max(1, last.toordinal() - 364))
        counts = record.summaries.links((first, last), filters.kind, filters.around)
    joined = _joined(counts)
    strong = {pair: both for pair, both in joined.items() if sum(both) >= filters.least}
    weights: dict[str, int] = defaultdict(int)
    for pair, both in strong.items():
        for id in pair:
            weights[id] += sum(both)
    shown = sorted(weights, key=lambda id: (-weights[id], id))[: filters.nodes]
    names = {id: name for one in counts for id, name in ((one.one, one.one_name), (one.other, one.other_name))}
    nodes = _placed(shown, {pair: sum(both) for pair, both in strong.items()}, names, weights)
    links = [_link(nodes[one], nodes[other], *both) for (one, other), both in strong.items() if one in nodes and other in nodes]
    links.sort(key=lambda link: (link.cooperation + link.conflict, link.one.id, link.other.id))
    return Network(first, last, filters.kind, filters.around, list(nodes.values()), links, links[-DRAWN:], len(weights) - len(nodes))


def _joined(counts: list[LinkCount]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for one in counts:
        found[one.one, one.other][is_conflict(one.type)] += one.acts
    return found


def _link(one: Node, other: Node, cooperation: int, conflict: int) -> Link:
    share = conflict / (cooperation + conflict)
    side = "cooperation" if share < 0.4 else "conflict" if share > 0.6 else "even"
    return Link(one, other, cooperation, conflict, side, round(0.8 + math.log2(cooperation + conflict), 1))


def _placed(ids: list[str], weights: dict[tuple[str, str], int], names: dict[str, str], acts: dict[str, int]) -> dict[str, Node]:
    """Nodes with places: linked ones attract, all push one another away (Fruchterman and Reingold 1991); always the same picture."""
    import numpy as np

    count = len(ids)
    if not count:
        return {}
    number = {id: n for n, id in enumerate(ids)}
    angle = np.arange(count) * math.pi * (3 - math.sqrt(5))  # a sunflower's spiral: the greatest in the middle, none on another
    places = np.sqrt((np.arange(count) + 0.5) / count)[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
    pull = np.zeros((count, count))
    for (one, other), weight in weights.items():
        if one in number and other in number:
            pull[number[one], number[other]] = pull[number[other], number[one]] = 1 + math.log2(weight)
    ideal = 1.5 / math.sqrt(count)
    for heat in np.linspace(0.15, 0.005, ROUNDS):
        apart = places[:, None] - places[None]
        distance = np.maximum(np.sqrt((apart**2).sum(-1)), 0.01)
        force = ideal**2 / distance - pull * distance**2 / ideal * 0.25
        np.fill_diagonal(force, 0)
        move = (apart / distance[..., None] * force[..., None]).sum(1) - 0.6 * places
        length = np.maximum(np.sqrt((move**2).sum(-1)), 1e-9)[:, None]
        places = places + move / length * np.minimum(length, heat)
    return _scaled(ids, places.tolist(), names, acts)


def _scaled(ids: list[str], places: list[list[float]], names: dict[str, str], acts: dict[str, int]) -> dict[str, Node]:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    most = max(acts[id] for id in ids)

    def spread(value: float, values: list[float], size: float, edge: float) -> float:
        low, high = min(values), max(values)
        return round(edge + (size - 2 * edge) * ((value - low) / (high - low) if high > low else 0.5), 1)

    return {
        id: Node(id, names.get(id, id), acts[id], spread(x, xs, WIDTH, 80), spread(y, ys, HEIGHT, 40), round(7 + 15 * math.sqrt(acts[id] / most), 1))
        for id, (x, y) in zip(ids, places, strict=True)
    }


PAGE = Page("/network", "Network", "network.html", build, NetworkFilters, nav=4)
