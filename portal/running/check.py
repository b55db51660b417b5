"""`portal check`."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from portal import catalogues

CHECKOUT = Path(__file__).resolve().parents[2]
# Tests are sentences and not typed; what they are built from is.
PACKAGES = ("portal", "public_site", "search_index", "wsgi.py", "tests/builders", "tests/visiting.py", "tests/inspection.py")

# What the interpreter is asked to run. Import-linter has no `-m`: started so, it would end well without having looked.
TOOLS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", ("-m", "ruff", "check", ".")),
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("types", ("-m", "mypy", *PACKAGES)),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo")),
    ("templates", ("-m", "djlint", "portal", "public_site", "--lint", "--quiet")),
    ("dependencies", ("-m", "deptry", ".")),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add a way to run one check alone."""
    parser.add_argument("--only", metavar="NAME", help="one of: " + ", ".join([*(name for name, _ in TOOLS), "catalogues"]))


def run(args: argparse.Namespace) -> int:
    """Run every check, name those that fail, and return 1 if any did."""
    failed = [name for name, words in TOOLS if args.only in (None, name) and not _passes(name, words)]
    if args.only in (None, "catalogues") and not _catalogues_pass():
        failed.append("catalogues")
    sys.stdout.write(f"Failed: {', '.join(failed)}\n" if failed else "All checks passed.\n")
    return 1 if failed else 0


def _passes(name: str, words: tuple[str, ...]) -> bool:
    started = time.monotonic()
    done = subprocess.run([sys.executable, *words], cwd=CHECKOUT, check=False)  # noqa: S603 - our own interpreter
    sys.stdout.write(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'} in {time.monotonic() - started:.1f} s\n")
    sys.stdout.flush()
    return done.returncode == 0


def _catalogues_pass() -> bool:
    missing = catalogues.problems()
    sys.stdout.write("".join(f"{line}\n" for line in missing))
    sys.stdout.write(f"catalogues: {'FAILED' if missing else 'passed'}\n")
    return not missing
