"""Time expressions: found, anchored, resolved to TIMEX3 values and to days.

find(text, published)     on bare text
find_times(parsed)        on a parsed article, with the tense of each clause
"""

from .engine import find, find_times

__all__ = ["find", "find_times"]
