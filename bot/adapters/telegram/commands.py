"""The commands that this bot understands on Telegram, and which of them it may take for its own in a group."""

from __future__ import annotations

import re

PLATFORM = "telegram"
COMMANDS = (
    "rejected", "noanswer", "checkin", "wins", "history", "recap", "helpnow", "mydata", "privacy", "settings", "group",
    "share", "link", "unlink", "stop",
)  # fmt: skip
IN_GROUPS = ("share", "group", "privacy", "report", "helpnow")
"""What is listed in groups."""
FOR_ADMINS = ("setup", *IN_GROUPS)
"""What is listed there for those who run them: Telegram shows them this list in the other one's place."""
UNSEEN = frozenset({"share", "group", "privacy", "helpnow"})
"""Commands of one's own: where the app can, nobody else in the group sees that they were given."""
NOT_OURS_ALONE = frozenset({"start", "stop", "help", "settings", "link", "unlink"})
"""Commands that any bot in a group may have: there they count only with this bot's name."""
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w{1,64}))?(?=\s|$)")
WAY_IN = re.compile(r"(group|answer|mock)-([A-Za-z0-9_-]{1,50})")
"""The payload of a link that leads from a group into private: what is begun there, and the id of what it is about."""
