"""Record a session at every question as it is saved today: `python -m tests.released NAME`, once for each release."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bot.core.session import to_json
from tests.every_question import every_question


def main(name: str) -> None:
    saved = [to_json(reached.session) for reached in every_question()]
    text = "".join(json.dumps(session, ensure_ascii=False) + "\n" for session in saved)
    (Path(__file__).parent / f"{name}.jsonl").write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
