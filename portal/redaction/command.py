"""`portal redaction try FILE`: what would be marked in texts of your own."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, TextIO

from portal.redaction.marking import find_marks


class BadLine(ValueError):
    """A line that cannot be read; the text says what is wrong with it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "file",
        metavar="FILE",
        help='JSON lines: {"text": "…", "people": [["spellings of one person"], …], "others": [["…"], …]}; - reads from the keyboard',
    )


def run(args: argparse.Namespace) -> int:
    """Print the marks of each line; 1 if a line could not be read, 2 if the file could not."""
    if args.file == "-":
        return answer(sys.stdin, sys.stdout)
    try:
        with Path(args.file).open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            return answer(lines, sys.stdout)
    except OSError as error:
        sys.stderr.write(f"portal: {args.file} cannot be read: {error.strerror}\n")
        return 2


def answer(lines: TextIO, to: TextIO) -> int:
    """Write one line of marks for each line of text, or why there is none."""
    status = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found: dict[str, Any] = {"marks": marks_of(line)}
        except BadLine as problem:
            sys.stderr.write(f"portal: line {number}: {problem}\n")
            found, status = {"error": f"line {number}: {problem}"}, 1
        to.write(json.dumps(found, ensure_ascii=False) + "\n")
    return status


def marks_of(line: str) -> list[dict[str, Any]]:
    """Return the marks of one line of JSON."""
    text, people, others = _read(line)
    return [
        {"start": mark.start, "end": mark.end, "kind": mark.kind.value, "reason": str(mark.reason.label)}
        for mark in find_marks(text, people, others)
    ]


def _read(line: str) -> tuple[str, list[list[str]], list[list[str]]]:
    try:
        line.encode()
        given = json.loads(line)
    except UnicodeEncodeError:
        raise BadLine("this is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadLine(f"this is not JSON ({getattr(error, 'msg', 'nested too deeply')})") from None
    if not isinstance(given, dict):
        raise BadLine("an object is expected, with text, people and others")
    text = given.get("text")
    if not isinstance(text, str):
        raise BadLine('"text" has to be a string')
    return text, _names(given, "people"), _names(given, "others")


def _names(given: dict[str, Any], key: str) -> list[list[str]]:
    people = given.get(key)
    if people is None:
        return []
    if not isinstance(people, list):
        raise BadLine(f'"{key}" has to be a list of lists of names')
    read = [[person] if isinstance(person, str) else person for person in people]
    if not all(isinstance(person, list) and all(isinstance(name, str) for name in person) for person in read):
        raise BadLine(f'"{key}" has to be a list of lists of names')
    return read
