"""`portal wording try FILE`: what would be marked in texts of your own."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, TextIO

from portal.wording.finding import find_risks


class BadLine(ValueError):
    """A line that cannot be read; the text says what is wrong with it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("file", metavar="FILE", help='one text a line, or JSON lines {"text": "…"}; - reads from the keyboard')


def run(args: argparse.Namespace) -> int:
    """Print the findings of each line; 1 if a line could not be read, 2 if the file could not."""
    if args.file == "-":
        return answer(sys.stdin, sys.stdout)
    try:
        with Path(args.file).open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            return answer(lines, sys.stdout)
    except OSError as error:
        sys.stderr.write(f"portal: {args.file} cannot be read: {error.strerror}\n")
        return 2


def answer(lines: TextIO, to: TextIO) -> int:
    """Write one line of findings for each line of text, or why there is none."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = findings_of(_read(line))
        except BadLine as problem:
            sys.stderr.write(f"portal: line {number}: {problem}\n")
            found, status = {"error": f"line {number}: {problem}"}, 1
        to.write(json.dumps(found, ensure_ascii=False) + "\n")
    return status


def findings_of(text: str) -> dict[str, Any]:
    """Return a text with its findings."""
    findings = [
        {
            "ground": each.ground.value,
            "start": each.start,
            "end": each.end,
            "advice": str(each.advice),
            "neutral": each.neutral,
        }
        for each in find_risks(text)
    ]
    return {"text": text, "findings": findings}


def _read(line: str) -> str:
    try:
        line.encode()
    except UnicodeEncodeError:
        raise BadLine("this is not UTF-8") from None
    if not line.lstrip().startswith(("{", '"')):
        return line.rstrip("\r\n")
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        return line.rstrip("\r\n")
    text = given.get("text") if isinstance(given, dict) else given
    if not isinstance(text, str):
        raise BadLine('"text" has to be a string')
    return text
