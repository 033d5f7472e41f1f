"""kill -9 between any two lines of a whole check-in: no answer is lost, and none is recorded or asked twice."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.terminal.talking import WELCOMED_BACK, Talker

CHECK_IN = {
    "What brings you here": "i got a no",
    "What would you like to do?": "i got a no",
    "Want to go through it together": "together",
    "How far had it got": "final round",
    "When did you hear": "today",
    "How much was riding on it": "wanted",
    "Which words fit": "ashamed, harder than i expected",
    "a sentence your head keeps repeating": "that I freeze when it counts",
    "are you 16 or older": "yes",
    "May I save your words": "save them",
    "What now with that sentence": "look at it together",
    "is it a guess": "a guess",
    "Tap any that might apply": "1 3",
    "write your sentence again": "they chose someone and I do not know why",
    "do the same way again": "I was calm in the panel",
    "step for today": "tell someone",
    "Would a time help": "after dinner",
    "one message from me tomorrow evening": "stay quiet",
}
"""What this person says to each question, by a piece of it."""
ASKED_AGAIN = (WELCOMED_BACK, "What would you like to do?")
"""What is read first where nothing is owed: the question that stands, or the menu."""
LAST = "I'm here when you write"
LAST_TOO = "quiet until then"


def check_in(talker: Talker, kills: dict[int, float]) -> None:
    """Answer whatever is asked until the talk is over. `kills`: after which answer the power goes, in seconds."""
    said, number, answered = talker.start(), 0, ""
    while LAST not in said and LAST_TOO not in said:
        answer = talker.answer_to(said)
        assert answer, f"nobody planned for: {said}"
        assert answer != answered, f"asked again what is recorded: {said}"
        talker.write(answer)
        if number not in kills:
            said, answered = talker.read(), answer
            number += 1
            continue
        time.sleep(kills[number])
        number += 1
        rest, before = talker.kill(), said
        replied = rest.partition(f"> {answer}\n\n")[2]
        said = talker.start()
        # Either the reply was shown or is still owed, and the next question stands; or nothing was saved. Then the
        # question before may come once more, word for word: it was shown, and not yet noted as shown.
        again = before.strip().endswith(said.strip()) or any(again in said for again in ASKED_AGAIN)
        answered = answer if replied or not again else ""
        if LAST in replied or LAST_TOO in replied:
            break
    talker.leave()


def history(talker: Talker) -> str:
    """All entries, opened one after the other."""
    talker.start()
    text = ""
    for number in (1, 2, 3, 4):
        talker.write("/history")
        talker.read()
        talker.write(str(number))
        text += talker.read()
        talker.write("stop")
        talker.read()
    talker.leave()
    return text


@pytest.mark.parametrize("point", range(20))
def test_nothing_is_lost_and_nothing_is_asked_twice_when_the_power_goes(point: int, tmp_path: Path) -> None:
    chance = random.Random(point)
    talker = Talker(tmp_path / "data", CHECK_IN)
    # The answer after which it happens goes through them all; the moment within the turn is any.
    check_in(talker, {point % len(CHECK_IN): chance.uniform(0, 0.03)})
    entries = history(talker)
    for words in (
        "that I freeze when it counts",
        "they chose someone and I do not know why",
        "I was calm in the panel",
    ):
        assert entries.count(words) == (2 if words.startswith("they chose") else 1), entries
    assert entries.count("A no**") + entries.count("A no,") == 1
