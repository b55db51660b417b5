"""`python3 -m tests.letters.table` writes the register of letters into docs/letters.md; a test holds the page to it."""

from pathlib import Path

from portal.letters.kinds import table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "letters.md"
HEAD = "| letter |"


def drawn(page: str) -> str:
    """Return the page with the table of today."""
    before, _, after = page.partition(HEAD)
    rest = after.partition("\n\n")[2]
    return before + table() + (f"\n{rest}" if rest else "")


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text()))
