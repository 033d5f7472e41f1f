"""One measured figure, and what it has to be."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """`must` is the limit to hold and `bold` the one to be proud of."""

    name: str
    value: float
    unit: str
    must: float
    bold: float
    more: bool = False
    """More is better; else less is."""

    def holds(self, limit: float) -> bool:
        return self.value >= limit if self.more else self.value <= limit

    def line(self) -> str:
        reached = "bold" if self.holds(self.bold) else "must" if self.holds(self.must) else "missed"
        return json.dumps({**asdict(self), "reached": reached})
