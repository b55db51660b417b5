"""`portal audit verify [--noted POSITION:SEAL]`: whether the trail is as it was written, in plain sentences."""

import argparse
import sys
from collections.abc import Callable

from flask import Flask

from portal.kernel.audit import Fault, Found, Verdict, verify
from portal.kernel.clock import LOCAL_ZONE
from portal.kernel.db import Database

MOST_SHOWN = 50
_SENTENCES = {
    Fault.CHANGED: "Line {position}{when} was changed, or its seal was.",
    Fault.MISSING: "Line {position} is missing.",
    Fault.SEAL_MISSING: "Line {position} is missing together with its seal.",
    Fault.SLIPPED_IN: "A line{when} has no seal: the portal did not write it.",
    Fault.CUT_OFF: "The chain should not end at line {position}: something was cut off or added.",
    Fault.MONTH_CHANGED: "What is noted about the closed month that begins at line {position} was changed.",
    Fault.MONTH_UNEXPLAINED: "The month that begins at line {position} is gone, and the trail does not say by what right.",
    Fault.NOT_AS_NOTED: "The chain does not pass through what you noted for line {position}: it was cut off, or written anew.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take an end of the chain that was written down earlier."""
    parser.add_argument(
        "--noted", type=read_noted, metavar="POSITION:SEAL", help="what an earlier run told you to keep in another place"
    )


def run(args: argparse.Namespace, app: Flask) -> int:
    """Read the whole trail; ends with 1 if anything is wrong."""
    database: Database = app.extensions["portal_database"]
    with database.reading() as session:
        if database.engine.dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})  # all as of one moment
        verdict = verify(session, args.noted)
    _say(verdict, sys.stdout.write)
    return 1 if verdict.found else 0


def _say(verdict: Verdict, say: Callable[[str], object]) -> None:
    for found in verdict.found[:MOST_SHOWN]:
        say(f"{_sentence(found)}\n")
    if len(verdict.found) > MOST_SHOWN:
        say(f"And {len(verdict.found) - MOST_SHOWN} more.\n")
    if verdict.found:
        say(f"{verdict.lines} lines were read; {len(verdict.found)} things are wrong.\n")
        return
    say(f"{verdict.lines} lines were read; each is as it was written, and none is missing.\n")
    if verdict.position:
        say("Please keep this in another place; `--noted` compares with it the next time:\n")
        say(f"{verdict.position}:{verdict.mac}\n")


def _sentence(found: Found) -> str:
    when = f" of {found.at.astimezone(LOCAL_ZONE):%Y-%m-%d %H:%M}" if found.at else ""
    return _SENTENCES[found.fault].format(position=found.position, when=when)


def read_noted(text: str) -> tuple[int, str]:
    """Read an end of the chain as an earlier run printed it."""
    position, _, mac = text.strip().partition(":")
    if not (position.isdigit() and len(mac) == 64):
        raise argparse.ArgumentTypeError("Please give it as it was printed: a number, a colon and 64 signs.")
    return int(position), mac
