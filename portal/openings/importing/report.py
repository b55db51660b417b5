"""What became of an import: counts, and a file with the reasons."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from uuid import UUID

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


class Fate(StrEnum):
    """What became of a row."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Remark:
    """A row worth a look: refused, or taken in with something left out. Rows count from 1, without the header."""

    row: int
    fate: Fate
    reason: str
    title: str
    company: str
    place: str


@dataclass
class ImportResult:
    """How many rows there were and what became of them."""

    read: int = 0
    imported: int = 0
    unchanged: int = 0
    refused: int = 0
    remarks: list[Remark] = field(default_factory=list)
    import_id: UUID | None = None

    def count(self, fate: Fate) -> None:
        """Count one row."""
        self.read += 1
        setattr(self, fate.value, getattr(self, fate.value) + 1)

    def __str__(self) -> str:
        return f"read {self.read}, imported {self.imported}, unchanged {self.unchanged}, refused {self.refused}"


def write_report(path: Path, remarks: Sequence[Remark]) -> None:
    """Write the remarks as CSV that a spreadsheet opens without running anything in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["row", "outcome", "reason", "title", "company", "place"])
        for each in remarks:
            row = (str(each.row), each.fate.value, each.reason, each.title, each.company, each.place)
            writer.writerow([harmless(text) for text in row])


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text
