"""How is it, this week: one answer a member, and of all the answers one sentence once it is over.

- Nothing shows while it is open, and no number ever: only what more than half said, or that no answer was most.
- Nothing shows of fewer than eleven answers. Eleven is the smallest number at which somebody who gives four of them
  themselves can read from the sentence neither that all of the others said a thing nor that none of them did
  (tests/groups/test_pulse.py tries every way). Of five answers, four of which are known, any sentence that depends on
  the answers would tell the fifth.
- When it closes, the sentence is all that is kept. Who tapped what is erased.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.groups.taps import ONE_OF

ANSWERS = ONE_OF["pulse"]
FROM = 11
MIXED = "mixed"


def sentence(answers: Mapping[str, int]) -> str:
    """What is shown of the answers: one of them, that none was most, or nothing."""
    given = {choice: answers.get(choice, 0) for choice in ANSWERS}
    n = sum(given.values())
    if n < FROM:
        return ""
    return next((choice for choice, times in given.items() if 2 * times > n), MIXED)
