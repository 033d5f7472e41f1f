"""Somebody at a real terminal process, who answers what they read, and whose machine may lose power at any moment."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
WELCOMED_BACK = "We were here:"


@dataclass
class Talker:
    """`answers` maps a piece of a question to what this person says when they read it."""

    data: Path
    answers: Mapping[str, str]
    shown: list[str] = field(default_factory=list)
    """Everything that was on the screen, over all runs."""
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start the program and read what it says first."""
        environment = {**os.environ, "ONWARD_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}
        for name in ("DATABASE_URL", "ONWARD_KEYS"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        return self.read()

    def write(self, line: str) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def read(self, *, seconds: float = 20) -> str:
        """Everything up to the end of the next reply: it ends with an empty line after more than the echo."""
        text, deadline = "", time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not select.select([self._out], [], [], deadline - time.monotonic())[0]:
                break
            piece = os.read(self._out.fileno(), 65536)
            assert piece, self.process and self.process.stderr and self.process.stderr.read()
            text += piece.decode()
            if text.endswith("\n\n") and text.strip() and not text.rstrip("\n").split("\n")[-1].startswith("> "):
                self.shown.append(text)
                return text
        raise AssertionError(f"nothing was said within {seconds} seconds")

    def kill(self) -> str:
        """kill -9, and whatever had still reached the screen."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        rest = self._out.read().decode()
        self._close()
        self.shown.append(rest)
        return rest

    def leave(self) -> None:
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self._close()

    def answer_to(self, said: str) -> str:
        """What this person says to the last question in a text; an empty string when they know nothing to say."""
        asked = [(said.rfind(piece), answer) for piece, answer in self.answers.items() if piece in said]
        return max(asked)[1] if asked else ""

    @property
    def _out(self) -> IO[bytes]:
        assert self.process is not None
        assert self.process.stdout is not None
        return self.process.stdout

    def _close(self) -> None:
        assert self.process is not None
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None and not stream.closed:
                stream.close()
