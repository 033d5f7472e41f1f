"""The commands: `onward chat` talks to you here and now, `onward run` serves; others look after the house."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="onward", description="A chat bot for the day you get the no.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    chat = commands.add_parser("chat", help="talk to the bot in this terminal; no token needed")
    chat.add_argument("--as", dest="name", default="me", help="who you are, where several people share a machine")
    chat.add_argument("--record", type=Path, metavar="FILE", help="write the talk to FILE, for the tests to replay")
    chat.set_defaults(run=_chat)

    run = commands.add_parser("run", help="serve people on every platform whose token is set")
    run.set_defaults(run=_run)

    doctor = commands.add_parser("doctor", help="check settings, tokens, database, words, keys and clock")
    doctor.set_defaults(run=_doctor)

    counts = commands.add_parser("counts", help="how often help was shown, by month, of everybody together")
    counts.set_defaults(run=_counts)

    key = commands.add_parser("key", help="make a key for ONWARD_KEYS")
    key.set_defaults(run=_key)

    invite = commands.add_parser("invite", help="make a code that lets people in, for ACCESS=invite")
    invite.add_argument("--uses", type=_some, default=1, metavar="N", help="how many people may come in by it; 1")
    invite.add_argument("--end", action="store_true", help="make none; let nobody in by any that was made")
    invite.set_defaults(run=_invite)

    backup = commands.add_parser("backup", help="write data and keys into FOLDER, apart from each other")
    backup.add_argument("folder", type=Path, metavar="FOLDER")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="put a backup into an empty database; the erased stay erased")
    restore.add_argument("--data", type=Path, required=True, metavar="FILE")
    restore.add_argument("--keys", type=Path, required=True, metavar="FILE", help="the newest there is")
    restore.set_defaults(run=_restore)

    rotate = commands.add_parser("rotate", help="seal everybody's key with the first key of ONWARD_KEYS")
    rotate.set_defaults(run=_rotate)

    status = commands.add_parser("status", help="counts and health; no word of anyone")
    status.set_defaults(run=_status)

    lint = commands.add_parser("lint", help="check every word a person can read")
    lint.set_defaults(run=_lint)

    draw = commands.add_parser("draw", help="draw the conversations into docs/flows.md")
    draw.add_argument("--check", action="store_true", help="only say whether the pictures are stale")
    draw.set_defaults(run=_draw)

    practices = commands.add_parser("practices", help="write which conversation serves what into docs/practices.md")
    practices.set_defaults(run=_practices)

    understand = commands.add_parser("understand", help="JSON lines of messages in, their meanings out")
    understand.add_argument("--explain", metavar="TEXT", help="show how one message is read, rule by rule")
    understand.set_defaults(run=_understand)

    options = parser.parse_args(arguments)
    try:
        result: int = options.run(options)
    except KeyboardInterrupt:
        return 130
    return result


def _chat(options: argparse.Namespace) -> int:
    from bot.app import chat

    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            # Bytes that are no text, and letters that the terminal has not got, must not end a talk.
            stream.reconfigure(errors="replace")
    return chat(options.name, options.record, sys.stdin, sys.stdout, os.environ)


def _run(options: argparse.Namespace) -> int:  # noqa: ARG001
    from bot.serve import run

    return run(os.environ)


def _doctor(options: argparse.Namespace) -> int:  # noqa: ARG001
    from bot.doctor import examine

    return examine(os.environ, sys.stdout)


def _counts(options: argparse.Namespace) -> int:  # noqa: ARG001
    from bot.tending import counts

    return counts(os.environ, sys.stdout)


def _backup(options: argparse.Namespace) -> int:
    from bot.tending import back_up

    return back_up(options.folder, os.environ, sys.stdout)


def _restore(options: argparse.Namespace) -> int:
    from bot.tending import restore

    return restore(options.data, options.keys, os.environ, sys.stdout)


def _rotate(options: argparse.Namespace) -> int:  # noqa: ARG001
    from bot.tending import rotate

    return rotate(os.environ, sys.stdout)


def _status(options: argparse.Namespace) -> int:  # noqa: ARG001
    from bot.tending import status

    return status(os.environ, sys.stdout)


def _key(options: argparse.Namespace) -> int:  # noqa: ARG001
    from bot.store.sealing import new_key

    print(new_key())
    return 0


def _some(text: str) -> int:
    number = int(text)
    if not 0 < number <= 100_000:
        raise ValueError
    return number


def _invite(options: argparse.Namespace) -> int:
    from bot.invite import invite

    return invite(os.environ, 0 if options.end else options.uses, sys.stdout, sys.stderr)


def _lint(_: argparse.Namespace) -> int:
    from bot.app import content_folder
    from bot.flows.every import FLOWS
    from bot.words.lint import run

    return run(content_folder(), FLOWS, print)


def _practices(options: argparse.Namespace) -> int:  # noqa: ARG001
    import tomllib

    from bot.core.practices import Practices, document, findings
    from bot.flows.every import docstrings

    practices = Practices.from_data(tomllib.loads(Path("docs/practices.toml").read_text("utf-8")))
    wrong = list(findings(practices, docstrings()))
    for finding in wrong:
        print(finding, file=sys.stderr)
    Path("docs/practices.md").write_text(document(practices, docstrings()), "utf-8")
    return 1 if wrong else 0


def _draw(options: argparse.Namespace) -> int:
    from bot.core.draw import document
    from bot.flows.every import FLOWS, MODULES

    file = Path("docs/flows.md")
    drawn = document(FLOWS.values(), MODULES)
    if options.check:
        fresh = file.is_file() and file.read_text("utf-8") == drawn
        if not fresh:
            print("docs/flows.md is stale: run `onward draw` and commit it.", file=sys.stderr)
        return 0 if fresh else 1
    file.write_text(drawn, "utf-8")
    return 0


def _understand(options: argparse.Namespace) -> int:
    from bot.app import content_folder
    from bot.understand import explain, understand_lines
    from bot.words.lexicons import load_reader

    reader = load_reader(content_folder())
    if options.explain is not None:
        print(explain(reader, options.explain))
    else:
        understand_lines(reader, sys.stdin, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
