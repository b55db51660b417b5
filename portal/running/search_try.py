"""`portal search try FILE`: judge what is found by cases that people wrote, with the words of every index."""

import argparse
import sys
from pathlib import Path

from search_index import Judgement, judge


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the table looks like."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a table with tabs and the columns query, doc_text, should_match (1 or 0), category",
    )


def run(args: argparse.Namespace) -> int:
    """Print every failing case, each category, and the shares last; 2 if the file is no table of cases."""
    try:
        judgement = judge(args.file)
    except OSError as error:
        sys.stderr.write(f"portal: {args.file} cannot be read: {error.strerror}\n")
        return 2
    except ValueError as error:
        sys.stderr.write(f"portal: {error}\n")
        return 2
    sys.stdout.write(report(judgement))
    return 0


def report(judgement: Judgement) -> str:
    """Write down a judgement, the shares in the last line."""
    shares = f"recall {judgement.recall:.3f}, false positives {judgement.false_positives:.3f}"
    return "\n".join((*judgement.failing, *map(str, judgement.categories), shares, ""))
