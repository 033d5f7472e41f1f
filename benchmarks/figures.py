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

    def line(self) -> str:
        return json.dumps(asdict(self))
