"""Where a page of a list ended, as it stands in the address of the next one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DayPosition:
    """The day of the last line and its id, for lists in the order of days."""

    day: date
    id: UUID

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.id.hex}"

    @classmethod
    def read(cls, text: str | None) -> "DayPosition | None":
        """Read a position from an address; None if somebody made it up."""
        day, _, key = (text or "")[:80].partition(".")
        try:
            return cls(date.fromisoformat(day), UUID(key))
        except ValueError:
            return None
