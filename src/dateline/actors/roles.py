"""Roles as the text names them, and the roles of the base under which their holders are filed."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEADERS = ("head_of_state", "head_of_government")

GENERIC_ROLES = frozenset(
    ("head", "leader", "spokesperson", "diplomat", "official", "envoy", "minister", "secretary_general", "ambassador", "opposition_leader", "chief_of_staff", "head_of_state")
)
"""Roles whose sector is that of the body they serve: a police spokesman is COP, a rebel leader REB."""

POSTED = frozenset(("ambassador", "envoy"))
"""Roles in which "to X" and "for X" name where somebody is sent, not whom he serves."""

FAMILIES: dict[str, tuple[str, ...]] = {
    "minister": (
        "foreign_minister", "defence_minister", "interior_minister", "finance_minister", "trade_minister", "justice_minister", "health_minister", "energy_minister", "minister",
        "deputy_foreign_minister",
    ),
    "leader": ("head_of_state", "head_of_government", "leader", "supreme_leader", "party_leader", "opposition_leader", "crown_prince"),
    "secretary": ("foreign_minister", "defence_minister", "finance_minister", "minister", "secretary"),
    "deputy_secretary": ("deputy_foreign_minister", "deputy_minister", "deputy_secretary", "deputy_defence_minister"),
    "monarch": ("monarch", "head_of_state"),
    "prince": ("crown_prince", "prince"),
    "envoy": ("envoy", "ambassador", "diplomat", "special_envoy"),
    "ambassador": ("ambassador", "ambassador_to_un"),
    "diplomat": ("foreign_minister", "deputy_foreign_minister", "ambassador", "envoy", "diplomat", "high_representative", "national_security_adviser", "top_diplomat",
                 "special_envoy"),
    "secretary_general": ("secretary_general", "director_general"),
    "head": ("head", "president", "secretary_general"),
    "spokesperson": ("spokesperson", "foreign_spokesperson", "presidency_spokesperson", "defence_spokesperson", "nsc_spokesperson",
                     "military_spokesperson", "deputy_spokesperson", "foreign_deputy_spokesperson"),
}  # fmt: skip
"""Which roles a word may take up again: "the minister" after "the foreign minister"."""

_HELD_AS: dict[str, tuple[str, ...]] = {
    "head_of_state": (*LEADERS, "governor_general", "president", "presidium_chief"),
    "head_of_government": LEADERS,
    "monarch": ("head_of_state",),
    "secretary": ("foreign_minister", "defence_minister", "finance_minister", "interior_minister", "trade_minister"),
    "deputy_secretary": ("deputy_foreign_minister",),
    "leader": ("leader", "supreme_leader", *LEADERS),
    "supreme_leader": ("leader", "head_of_state"),
    "foreign_minister": ("foreign_minister", "top_diplomat", "high_representative", "foreign_secretary"),
    "high_representative": ("high_representative", "foreign_minister"),
    "military_commander": ("military_chief", "central_command", "pacific_command", "aerospace_commander", "quds_force_commander", "defence_minister", "military_committee_chair"),
    "speaker_of_parliament": ("speaker_of_parliament", "upper_house_speaker", "presidium_chief"),
    "judge": ("prosecutor", "attorney_general"),
    "head": ("secretary_general", "president", "commissioner", "military_chief", "intelligence_chief", "political_chief", "humanitarian_chief",
             "party_leader", "high_representative", "prosecutor"),
    "diplomat": ("top_diplomat", "foreign_affairs_party_chief", "special_envoy", "national_security_adviser", "ambassador", "deputy_foreign_minister"),
    "official": ("top_diplomat", "foreign_affairs_party_chief", "special_envoy", "national_security_adviser", "deputy_foreign_minister", "security_council_secretary"),
    "envoy": ("special_envoy", "ambassador", "ambassador_to_un"),
    "minister": ("foreign_minister", "defence_minister", "interior_minister", "finance_minister", "trade_minister", "attorney_general", "commissioner", "deputy_foreign_minister"),
}  # fmt: skip
"""Under which roles of the base a person said to hold a role may be filed."""

_OFFICES: dict[str, tuple[str, ...]] = {
    "supreme_leader": ("leader", "head_of_state"),
    "high_representative": ("high_representative",),
    "monarch": ("head_of_state",),
}
"""Offices that a bare title means, best first; one that is not here means the office of its own name."""

_ORG_OFFICES: dict[str, tuple[str, ...]] = {
    "secretary_general": ("secretary_general", "director_general"),
    "head_of_state": ("president",),
    "head": ("president", "secretary_general", "prosecutor"),
    "leader": ("leader", "political_chief", "president", "secretary_general", "party_leader"),
    "party_leader": ("party_leader", "leader", "president"),
    "foreign_minister": ("high_representative",),
    "head_of_government": ("leader",),
    "judge": ("prosecutor",),
}

_BODY_SPOKESPERSONS = {
    "presidency": "presidency_spokesperson",
    "foreign": "foreign_spokesperson",
    "defence": "defence_spokesperson",
    "military": "military_spokesperson",
    "national-security-council": "nsc_spokesperson",
}


_BODY_HEADS = {
    "military": "military_chief",
    "intelligence": "intelligence_chief",
    "parliament": "speaker_of_parliament",
    "central-bank": "central_bank_governor",
    "opposition": "opposition_leader",
    "foreign": "foreign_minister",
    "defence": "defence_minister",
}
"""Offices that the head, chief or speaker of a body of a state holds."""

_MINISTRIES = {"foreign": "foreign_minister", "defence": "defence_minister", "finance": "finance_minister", "interior": "interior_minister"}
"""Offices that the minister of a portfolio holds."""

_MILITARY_CHIEFS = ("chief", "general staff", "joint chiefs", "commander-in-chief", "commander in chief", "top general")

HELD_BY_ONE = frozenset(("speaker_of_parliament", "intelligence_chief", "military_commander", "ambassador", "envoy", "head"))
"""Roles of many in which "X's" names one, where the base knows exactly one for the day."""

POST_ROLES = {"ambassador": ("ambassador",), "envoy": ("special_envoy", "ambassador")}
"""Under which roles of the base those are filed who are sent to a post."""

_STYLES: dict[str, frozenset[str]] = {
    **{word: frozenset((word,)) for word in ("president", "secretary", "minister", "chancellor", "emir", "sultan", "emperor", "pope")},
    **dict.fromkeys(("king", "queen"), frozenset(("king", "queen"))),
    "monarch": frozenset(("king", "queen", "emir", "amir", "sultan", "emperor", "duke", "monarch")),
}
"""Words of titles that are no synonyms: a king is not "the president", nor a secretary of state "the foreign minister"."""


_VOICES = ("spokesperson", "advis", "assistant", "deputy")


def suits(phrase: str, titles: Iterable[str]) -> bool:
    """Whether a title without an owner can mean somebody who bears one of `titles`; a word of no fixed style suits all."""
    head = re.split(r" (?:of|for|to) ", phrase)[0].rpartition(" ")[2]
    borne = {word for title in titles for word in title.lower().split()}
    return head not in _STYLES or not borne or bool(_STYLES[head] & borne)


def fits(said: str | None, held: str) -> bool:
    """Whether somebody filed under a role of the base may be called by a role of the text."""
    return said is not None and (held == said or held in _HELD_AS.get(said, ()) or held in FAMILIES.get(said, ()))


def offices_meant(role: str, phrase: str, body: str | None, of_org: bool) -> tuple[str, ...]:
    """The roles under which the base may file whom a title means, best first.

    Args:
        role, phrase: as the lexicon has them; the phrase tells "top diplomat" from "foreign minister".
        body: id or portfolio of the ministry or palace the title is said to serve.
        of_org: whether an organisation owns it.
    """
    if of_org:
        return _ORG_OFFICES.get(role, (role,))
    if role == "spokesperson":
        own = _BODY_SPOKESPERSONS.get((body or "").rpartition("/")[2])
        return (own,) if own else ("spokesperson",) if body is None else ()
    if role == "foreign_minister" and phrase.endswith("diplomat"):
        return ("top_diplomat", "foreign_minister")
    if role == "military_commander":
        return ("military_chief",) if any(word in phrase for word in _MILITARY_CHIEFS) else ()
    if role in ("head", "speaker_of_parliament") and body:
        own = _BODY_HEADS.get(body.rpartition("/")[2])
        return (own,) if own else ()
    return _OFFICES.get(role, (role,))


def in_papers_of(phrase: str, ministry: str) -> str | None:
    """The role that a bare title means in the papers of a ministry: the Secretary, the Minister, the Deputy Secretary."""
    minister = _MINISTRIES.get(ministry.rpartition("/")[2])
    if minister is None:
        return None
    return {"secretary": minister, "minister": minister, "deputy secretary": f"deputy_{minister}", "deputy minister": f"deputy_{minister}"}.get(phrase)


def of_office(office_id: str) -> str:
    """The role inside an office's id: CHN/foreign-minister → foreign_minister."""
    return office_id.rpartition("/")[2].replace("-", "_")


def speaks_for_a_state(office_id: str) -> bool:
    """Whether whoever holds an office says "we" for the state he serves: a spokesman, an adviser, a deputy, no minister and no head."""
    return any(word in office_id for word in _VOICES)
