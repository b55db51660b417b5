"""The command line: every command in one table, imported when it is called."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal import __version__

Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True)
class Command:
    """One command: its words, its help, and where its arguments and its work are found."""

    words: str
    help: str
    module: str
    takes_rest: bool = False
    needs_app: bool = False
    """Commands of a slice stand below the roof: they are given the application."""


COMMANDS = (
    Command("demo", "show the portal with invented people on this machine", "portal.running.demo"),
    Command("serve", "serve the portal with gunicorn, by the settings in the environment", "portal.running.serve"),
    Command("worker", "deliver letters and keep the search index up to date", "portal.running.worker"),
    Command("doctor", "say whether worker, letters and recurring work run, and what is late", "portal.running.doctor"),
    Command("metrics", "answer Prometheus on a port of its own", "portal.running.metrics"),
    Command("test", "run the tests; further words go to pytest", "portal.running.tests", takes_rest=True),
    Command("check", "lint, types, import contracts, templates, catalogues", "portal.running.check"),
    Command("bench", "measure against a reference in the same run", "portal.bench.command"),
    Command("db upgrade", "bring the database up to this version", "portal.running.upgrade"),
    Command("search rebuild", "build the search index anew from the database", "portal.running.rebuild"),
    Command(
        "search try",
        "judge what is found by a table of cases: query, doc_text, should_match, category",
        "portal.running.search_try",
    ),
    Command("user invite", "invite a member of staff and print the link", "portal.accounts.command", needs_app=True),
    Command("import openings", "take in openings from CSV, XLSX or JSON", "portal.openings.command", needs_app=True),
    Command("import undo", "list the imports, or take one back as a whole", "portal.openings.undo_command", needs_app=True),
    Command("redaction try", "mark what tells who somebody is, in texts of your own", "portal.redaction.command"),
    Command("wording try", "mark what could keep people from applying, in texts of your own", "portal.wording.command"),
    Command("legal try", "say what the law says to internships of your own", "portal.internships.legal.command"),
    Command("audit verify", "say whether the trail is as it was written", "portal.retention.verify_command", needs_app=True),
    Command("keys new", "print a new key for PORTAL_DATA_KEYS", "portal.running.new_key"),
    Command(
        "keys backup",
        "print a new pair for backups: who can make them, and who can open them",
        "portal.running.backup.keys_command",
    ),
    Command(
        "backup", "copy database and files into one sealed file, while the portal runs", "portal.running.backup.make_command"
    ),
    Command("restore", "put a copy back where nothing stands yet", "portal.running.backup.restore_command"),
    Command("keys rotate", "encrypt everything anew with the first key", "portal.running.rotate_keys"),
    Command(
        "retention run",
        "delete what is no longer needed, as every night; --dry-run only says what",
        "portal.retention.command",
        needs_app=True,
    ),
    Command("retention scan", "look for somebody in every table and file", "portal.retention.scan_command", needs_app=True),
    Command("retention export", "write down all that is held about a person", "portal.retention.export_command", needs_app=True),
    Command("catalogue update", "bring translations/ up to date with code and templates", "portal.running.catalogue"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command, rest = _find(words)
    if command is None:
        return _explain(words)
    parser = argparse.ArgumentParser(prog=f"portal {command.words}", description=command.help)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("PORTAL_DATA") or "var"),
        metavar="DIR",
        help="where the portal keeps its data (default: PORTAL_DATA, else var)",
    )
    module = _loaded(command.module)
    module.add_arguments(parser)
    parsed, others = parser.parse_known_args(rest)
    if others and not command.takes_rest:
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    parsed.rest = others
    if command.needs_app:
        from portal.running.starting import build_app

        return int(module.run(parsed, build_app(parsed)))
    return int(module.run(parsed))


def _loaded(name: str) -> Any:
    """Load a command and everything it needs; none of that becomes garbage, so nobody looks for any meanwhile or later."""
    gc.disable()
    module = __import__(name, fromlist=["run"])
    gc.freeze()
    gc.enable()
    return module


def _find(words: list[str]) -> tuple[Command | None, list[str]]:
    for command in COMMANDS:
        length = len(command.words.split())
        if words[:length] == command.words.split():
            return command, words[length:]
    return None, words


def _explain(words: list[str]) -> int:
    if words[:1] == ["--version"]:
        sys.stdout.write(f"{__version__}\n")
        return 0
    lines = [f"  {command.words:<18} {command.help}" for command in COMMANDS]
    text = "\n".join(["usage: portal COMMAND [--data DIR] [--help]", "", *lines, ""])
    is_asked = not words or words[0] in ("-h", "--help", "help")
    (sys.stdout if is_asked else sys.stderr).write(
        text if is_asked else f"portal: there is no command '{' '.join(words)}'\n\n{text}"
    )
    return 0 if is_asked else 2


if __name__ == "__main__":
    sys.exit(main())
