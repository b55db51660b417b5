"""Marks on the columns of people: who may ever see what stands there."""

from enum import Enum
from typing import Any, Final

from sqlalchemy import Column
from sqlalchemy.orm import MappedColumn, mapped_column

_KEY: Final = "mark"


class Mark(Enum):
    """How far the content of a column may travel. A column of a person without a mark is a red test.

    The same marks drive export and erasure (Regulation (EU) 2016/679, Art. 15, 17, 25).
    """

    INTERNAL = "internal"
    """Stays with the advisors: never for employers, other parties or the public, in no form."""

    DISCLOSED = "disclosed"
    """For one company and one opening, while the person's second consent (to be known) is in force."""

    PUBLISHED = "published"
    """May be copied, coded and generalised, into a profile that is shown without a name."""


def marked(mark: Mark, *args: Any, **kwargs: Any) -> MappedColumn[Any]:
    """Declare a column with its mark; all else as in `mapped_column`."""
    note = {**(kwargs.pop("info", None) or {}), _KEY: mark}
    return mapped_column(*args, info=note, **kwargs)


def mark_of(column: Column[Any]) -> Mark | None:
    """Return the mark of a table's column; None where nobody has decided yet."""
    mark = column.info.get(_KEY)
    return mark if isinstance(mark, Mark) else None
