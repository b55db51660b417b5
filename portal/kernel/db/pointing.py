"""What hangs on a row, read off the tables themselves, so that nobody has to keep a list of slices."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Column, Table, Uuid, select
from sqlalchemy.orm import Session

OPAQUE = "subject_id"
"""So a column is called that holds the id of a row in some other table; the kernel's own lists do not hold anything up."""
AT_ONCE = 500


def pointed_at(session: Session, table: Table, ids: Sequence[UUID], *, besides: frozenset[str] = frozenset()) -> set[UUID]:
    """Return which of these rows of a table others point at; rows of the tables in `besides` do not count."""
    columns = [column for column in _pointing(table) if column.table.name not in besides]
    return {
        found
        for start in range(0, len(ids), AT_ONCE)
        for column in columns
        for found in session.scalars(select(column).where(column.in_(ids[start : start + AT_ONCE])).distinct())
    }


def _pointing(table: Table) -> Iterator[Column[UUID]]:
    for other in table.metadata.sorted_tables:
        for column in other.columns:
            is_opaque = column.name == OPAQUE and isinstance(column.type, Uuid) and not other.name.startswith("kernel_")
            if is_opaque or any(key.column.table is table for key in column.foreign_keys):
                yield column
