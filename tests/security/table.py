"""docs/security.md, written from the list of requirements: `python -m tests.security.table`."""

import sys
from pathlib import Path

from tests.security.requirements import REQUIREMENTS, Requirement

CHECKOUT = Path(__file__).resolve().parents[2]
WRITTEN = CHECKOUT / "docs" / "security.md"
BEGIN, END = "<!-- written by tests.security.table -->", "<!-- end -->"


def table() -> str:
    """Return the table with its sum."""
    proved = sum(not each.is_open for each in REQUIREMENTS)
    partly = sum(bool(each.is_open and each.proofs) for each in REQUIREMENTS)
    rows = "\n".join(_row(each) for each in REQUIREMENTS)
    unproved = len(REQUIREMENTS) - proved - partly
    return (
        f"Proved: **{proved} of {len(REQUIREMENTS)}** lines; {partly} more in part; {unproved} open.\n\n"
        f"| requirement | asks | proved by | open |\n|---|---|---|---|\n{rows}\n"
    )


def with_table(text: str) -> str:
    """Return the document with the table as it is today."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}{END}{after}"


def _row(each: Requirement) -> str:
    proofs = "<br>".join(f"`{_short(proof)}`" for proof in each.proofs)
    return f"| {each.numbers} | {each.asks} | {proofs} | {each.is_open} |"


def _short(proof: str) -> str:
    return proof.removeprefix("tests/")


if __name__ == "__main__":
    WRITTEN.write_text(with_table(WRITTEN.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(table().splitlines()[0] + "\n")
