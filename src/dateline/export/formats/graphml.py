"""GraphML for Gephi, Cytoscape and networkx: countries or actors as nodes, who met or acted on whom as edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from dateline.export.chosen import Chosen, dyads
from dateline.export.codes import country_names
from dateline.export.targets import opened
from dateline.model.ledger import EngagementLife, Party
from dateline.store.rows import EventRow

NAME, KINDS = "graphml", ("events", "engagements")

_KEYS = {"name": ("node", "string"), "kind": ("node", "string"), "country": ("node", "string"), "relation": ("edge", "string"), "weight": ("edge", "int")}


def write(chosen: Chosen, target: str) -> None:
    """One edge a pair and relation (PLOVER type, or kind of engagement), its weight the number of records."""
    edges: Counter[tuple[str, str, str]] = Counter()
    nodes: dict[str, Party] = {}
    for row in chosen.rows:
        for one, other, relation in _pairs(row):
            nodes.setdefault(one.key, one)
            nodes.setdefault(other.key, other)
            edges[one.key, other.key, relation] += 1
    with opened(target) as out:
        out.writelines(_lines(nodes, edges, "undirected" if chosen.kind == "engagements" else "directed"))


def _pairs(row: EventRow | EngagementLife) -> Iterator[tuple[Party, Party, str]]:
    if isinstance(row, EngagementLife):
        for one, other in combinations(sorted((*row.participants, *_host(row)), key=lambda party: party.key), 2):
            if one.key != other.key:
                yield one, other, row.kind
        return
    for actor, recipient in dyads(row):
        if actor and recipient:
            yield actor, recipient, row.plover_type or row.type


def _host(life: EngagementLife) -> tuple[Party, ...]:
    """The country of the place, where nobody of it is named."""
    land = life.host_country
    if land is None or any(party.country == land for party in life.participants):
        return ()
    return (Party(f"state/{land}", country_names().get(land, land), "country", land, side="host"),)


def _lines(nodes: dict[str, Party], edges: Counter[tuple[str, str, str]], direction: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, (where, kind) in _KEYS.items():
        yield f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield f'<graph edgedefault="{direction}">\n'
    for key in sorted(nodes):
        party = nodes[key]
        yield f"<node id={quoteattr(key)}>{_value('name', party.name)}{_value('kind', party.kind)}{_value('country', party.country or '')}</node>\n"
    for n, ((one, other, relation), weight) in enumerate(sorted(edges.items())):
        yield f'<edge id="e{n}" source={quoteattr(one)} target={quoteattr(other)}>{_value("relation", relation)}{_value("weight", str(weight))}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _value(key: str, text: str) -> str:
    clean = "".join(ch for ch in text if ch >= " " or ch in "\t\n")  # XML 1.0 has no other control characters
    return f'<data key="{key}">{escape(clean)}</data>' if clean else ""
