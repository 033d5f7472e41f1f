"""What was noted lately: enough of it to recognise a thing that comes again, never all of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

REMEMBERED = 10_000


@dataclass
class Recent:
    """The latest of what was noted; the oldest is forgotten."""

    notes: dict[Any, Any] = field(default_factory=dict, repr=False)

    def note(self, key: Any, value: Any = True) -> None:
        self.notes.pop(key, None)
        self.notes[key] = value
        if len(self.notes) > REMEMBERED:
            del self.notes[next(iter(self.notes))]

    def forget(self, key: Any) -> Any:
        return self.notes.pop(key, None)

    def __contains__(self, key: Any) -> bool:
        return key in self.notes
