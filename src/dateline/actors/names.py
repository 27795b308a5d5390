"""Persons' names: their words, and which of them is the family name."""

from __future__ import annotations

from dateline.knowledge.names import name_pieces

_FAMILY_FIRST = frozenset(("CHN", "TWN", "KOR", "PRK", "VNM", "HUN", "KHM", "SGP", "HKG", "MAC"))
_CHINESE = frozenset(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu jiang cai jia ding wei xue "
    "ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin kong bai cui kang mao qiu qin gu hou shao meng long wan qian tang yin chang wen geng hua mao xi qian bo zeng sun "
    "kim lee park choi jung kang cho yoon jang lim han shin suh kwon hwang ahn song ryu hong moon roh chung ban nguyen tran pham le vu vo dang bui do ngo duong".split()
)
_FAMILY_LAST_ANYWAY = frozenset(("john", "david", "james", "peter", "robert", "michael", "tony", "george", "steve", "paul", "mark"))


def name_words(name: str) -> list[str]:
    """The lower-case words of a name without initials, articles and titles."""
    return name_pieces(name)


def family_first(words: list[str], country: str | None = None) -> bool:
    """Whether the family name stands first: by the country, or where nothing is known by a name of the Chinese or Korean kind."""
    if len(words) < 2 or words[0] in _FAMILY_LAST_ANYWAY:
        return False
    if country == "HUN":
        return False  # the press turns Hungarian names round
    if country in _FAMILY_FIRST:
        return words[0] in _CHINESE or words[-1] not in _CHINESE and country in ("VNM", "KHM")
    return country is None and words[0] in _CHINESE and words[-1] not in _CHINESE and all(len(word) <= 8 for word in words)


def surname_of(words: list[str], country: str | None = None) -> str:
    """The word a person is called by after the full name."""
    return words[0] if family_first(words, country) else words[-1]
