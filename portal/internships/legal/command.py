"""`portal legal try`: what the law says to plans of your own, one JSON object a line."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, TextIO

from portal.internships.legal.checking import Check, check
from portal.internships.legal.founding import founding_figures
from portal.internships.legal.reading import BadLine, facts_of
from portal.internships.legal.words import Verdict
from portal.kernel.i18n import LANGUAGE_NAMES, speaking


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("file", metavar="FILE", help="JSON lines, one plan each; - reads from the keyboard")
    parser.add_argument("--language", choices=sorted(LANGUAGE_NAMES), default="de", help="language of the reasons (default: de)")


def run(args: argparse.Namespace) -> int:
    """Print the verdict on each line; 1 if a line could not be read, 2 if the file could not. Nonsense is blocked."""
    with speaking(args.language):
        if args.file == "-":
            return answer(sys.stdin, sys.stdout)
        try:
            with Path(args.file).open(encoding="utf-8-sig", errors="surrogateescape") as lines:
                return answer(lines, sys.stdout)
        except OSError as error:
            sys.stderr.write(f"portal: {args.file} cannot be read: {error.strerror}\n")
            return 2


def answer(lines: TextIO, to: TextIO) -> int:
    """Write one answer for each line; one that cannot be read is blocked, with what is wrong as its reason."""
    figures, status = founding_figures(), 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            said = spoken(check(facts_of(line), figures))
        except BadLine as problem:
            sys.stderr.write(f"portal: line {number}: {problem}\n")
            said, status = unreadable(f"line {number}: {problem}"), 1
        to.write(json.dumps(said, ensure_ascii=False) + "\n")
    return status


def unreadable(problem: str) -> dict[str, Any]:
    """Return the answer to a line that is no plan, in the shape of every other answer."""
    blocked = Verdict.BLOCKED.value
    rule = {"rule": "reading", "verdict": blocked, "reason": problem, "source": "portal legal try"}
    return {"verdict": blocked, "rules": [rule], "error": problem}


def spoken(checked: Check) -> dict[str, Any]:
    """Return an answer as it is printed."""
    rules = [
        {"rule": each.rule.value, "verdict": each.verdict.value, "reason": str(each.reason), "source": each.source}
        for each in checked.answers
    ]
    return {"verdict": checked.verdict.value, "rules": rules}
