"""Time expressions: found, anchored, resolved to TIMEX3 values and to days.

find(text, published)     on bare text
find_in(article)          on an article: anchored on its dateline
find_times(parsed)        on a parsed article, with the tense of each clause
"""

from .engine import find, find_in, find_times

__all__ = ["find", "find_in", "find_times"]
