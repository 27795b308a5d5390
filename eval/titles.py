"""Releases whose title says what took place with whom: is it among the engagements of the text?

    python eval/titles.py [--plain] [--errors]

For each labelled title (call, meeting or visit; counterpart or place; held or announced) an engagement of the kind, one of
the kind with the counterpart, and one of the kind with the counterpart in the status. --plain codes the text without its
title, --errors prints each release that fails, with its engagements. A virtual meeting may be a call or a meeting.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Any

from official import countries_named, documents, plain, rows, told

from dateline.knowledge.load import Knowledge

Row = dict[str, Any]
KINDS = {
    "call": ("call",),
    "meeting": ("meeting", "talks", "summit", "conference", "call"),
    "visit": ("visit",),
}
"""Kinds that answer a label."""
READ = {
    **dict.fromkeys(
        (
            *("pd-3d2af5d9c98a", "pd-1963c62d94c2", "pd-3579adef6a4c", "pd-35b8e97822f3", "pd-8f5fefdc6dc4", "pd-f870fdd3e282", "pd-9b67bdae1f92"),
            *("pd-cbd089f83a95", "pd-4f8733d72eb0", "pd-b4151f2f277c", "pd-1445ac680fb5", "pd-3cabb030c303", "pd-bb01fe42cd61", "pd-26373f286d0d"),
        ),
        "held",
    ),
    **dict.fromkeys(("pd-7f5594ba43bb", "pd-2d167c0957d4", "pd-88f460887797"), "announced"),
    "pd-9cb54125df4f": "ongoing",
}
"""Releases that say otherwise than their title lets one think, as read: "led a delegation to", "will meet virtually"."""
MANY = ("counterparts", "leaders", "officials", "ministers", "ambassadors", "representatives", "partners", "allies", "agencies")
"""Words of a title that names several by their countries, or by no name at all."""
WORDS = re.compile(r"[^\W\d_]{3,}")


def main() -> None:
    labels = rows("ground_truth", "titles_readouts_and_announcements.jsonl")
    articles = {one["id"]: one for one in rows("official_dev.jsonl")}
    knowledge = Knowledge()
    counts: Counter[str] = Counter()
    documents_of = documents([articles[label["article_id"]] for label in labels], knowledge, titled="--plain" not in sys.argv)
    for label, document in zip(labels, documents_of, strict=True):
        verdict = judge(label, document, knowledge)
        for part in ("all", label["kind"]):
            counts[part] += 1
            counts.update(f"{part}.{name}" for name, right in verdict.items() if right)
        if "--errors" in sys.argv and not all(verdict[part] for part in ("kind", "counterpart", "status_read")):
            show(label, document, verdict)
    for part in ("call", "meeting", "visit", "all"):
        figures = "  ".join(f"{name} {counts[f'{part}.{name}'] / counts[part]:.3f}" for name in ("kind", "counterpart", "status", "status_read"))
        print(f"{part:8} {counts[part]:4}  {figures}")


def judge(label: Row, document: Row, knowledge: Knowledge) -> dict[str, bool]:
    """Which of kind, counterpart and status are right."""
    virtual = "virtual" in label["title"].lower()
    kinds = KINDS[label["kind"]] if label["kind"] != "meeting" or virtual else KINDS["meeting"][:-1]
    same = [one for one in document["engagements"] if one["kind"] in kinds]
    right = [one for one in same if has_counterpart(one, label, document, knowledge)]
    if label["kind"] == "visit":
        right = right if goes_everywhere(right, label, knowledge) else []
    by_title = any(one["status"] == label["status"] for one in right)
    read = READ.get(label["article_id"], label["status"])
    return {"kind": bool(same), "counterpart": bool(right), "status": by_title, "status_read": any(one["status"] == read for one in right)}


def has_counterpart(engagement: Row, label: Row, document: Row, knowledge: Knowledge) -> bool:
    """Whether it is with the one named: by a word of the name, or where nobody is named by the country."""
    named = countries_named(label["party_b_or_place"], knowledge)
    if label["kind"] == "visit":
        return engagement["host_country"] in named or not named
    actors = {actor["ref"]: actor for actor in document["actors"]}
    theirs, ours = words(label["party_b_or_place"]), words(label["party_a"])
    others = [actors[one["actor"]] for one in engagement["participants"]]
    others = [actor for actor in others if not set(words(actor["name"])[-1:]) & set(ours)]
    if set(theirs) & set(MANY):
        homes = {actor["country"] for actor in others}
        return set(named) <= homes if named else bool(others)
    names = [word for actor in others for name in (actor["name"], *called(actor)) for word in (*words(name)[:1], *words(name)[-1:])]
    return bool(set(names) & set(theirs)) or any(actor["country"] in named and actor["kind"] != "person" for actor in others)


def called(actor: Row) -> list[str]:
    """What the text calls an actor: the base may know the same person by another name."""
    return [mention["text"] for mention in actor["mentions"] if mention["kind"] == "name"]


def goes_everywhere(visits: list[Row], label: Row, knowledge: Knowledge) -> bool:
    """Whether every country named in the title is visited."""
    named = set(countries_named(label["party_b_or_place"], knowledge)) - {"USA"}
    return bool(visits) and named <= {one["host_country"] for one in visits}


def words(text: str) -> list[str]:
    """The words of a name in plain letters."""
    return WORDS.findall(plain(text))


def show(label: Row, document: Row, verdict: dict[str, bool]) -> None:
    """Print a release that failed and what was found in it."""
    failed = ", ".join(name for name, right in verdict.items() if not right)
    print(f"\n## {label['article_id']} {failed}: {label['kind']} {label['status']} | {label['title']} | {label['published']}")
    print("   ", document["article"]["text"][:700].replace("\n", " / "))
    for engagement in document["engagements"]:
        print("    -", told(engagement, document))


if __name__ == "__main__":
    main()
