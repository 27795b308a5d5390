"""The words that fields of an engagement may hold, as the contract has them."""

KINDS = ("visit", "meeting", "talks", "call", "summit", "conference", "signing", "summons", "expulsion", "ceremony", "other")
STATUSES = ("rumoured", "announced", "confirmed", "ongoing", "held", "postponed", "cancelled", "denied")
LEVELS = ("state", "official", "working", "private")
