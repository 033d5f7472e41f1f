"""Buddies: two of one group who write to each other for four weeks. Who is asked, and for how long things hold.

- The weekly rollover finds them, among those who look, the longest first. Nothing else about them is compared.
- Each is asked by themselves. Until both said yes neither learns more of the other than a first name and one line,
  and a no is never told as one.
- The same two are not found again for half a year, and never after one of them blocked or reported the other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

ASKED_FOR = timedelta(days=6)
"""So long both may think about it: at the next rollover they look again."""
TOGETHER_FOR = timedelta(weeks=4)
APART_FOR = timedelta(weeks=26)
NEVER_AGAIN = timedelta(days=3650)
LONGEST_NAME, LONGEST_LINE, LONGEST_REACH = 40, 80, 80
"""Characters."""


def found(seeking: Sequence[str], before: Collection[frozenset[str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of those who look, the longest first, that were no pair lately."""
    left, pairs = list(seeking), []
    while left:
        one = left.pop(0)
        other = next((each for each in left if frozenset((one, each)) not in before), None)
        if other is not None:
            left.remove(other)
            pairs.append((one, other))
    return tuple(pairs)
