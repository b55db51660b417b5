"""Encrypting anew what older keys encrypted, so that they can be thrown away."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, MetaData, Table, Text, and_, select, tuple_, type_coerce, update
from sqlalchemy.orm import Session

from portal.kernel.crypto.columns import Encrypted
from portal.kernel.crypto.keys import KeyRing, key_ring
from portal.kernel.db import Entity

BATCH = 500


def rotate_columns(session: Session, metadata: MetaData = Entity.metadata) -> int:
    """Encrypt all encrypted columns with the newest key; return how many values changed.

    What the newest key encrypted already is left alone, so a run that was broken off can be repeated.
    """
    ring = key_ring()
    return sum(
        _rotate_column(session, table, column, ring)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Encrypted)
    )


def _rotate_column(session: Session, table: Table, column: Column[Any], ring: KeyRing) -> int:
    changed = 0
    keys = list(table.primary_key.columns)
    for batch in _batches(session, table, column):
        for *key, token in batch:
            if ring.is_current(token):
                continue
            same_row = and_(*(key_column == value for key_column, value in zip(keys, key, strict=True)))
            # Written only if nobody changed it meanwhile: a newer value was encrypted with the newest key anyway.
            still = type_coerce(column, Text) == token
            rotated = session.execute(
                update(table).where(same_row, still).values({column: type_coerce(ring.rotate(token), Text)})
            )
            changed += rotated.rowcount  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult
    return changed


def _batches(session: Session, table: Table, column: Column[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Read primary keys and raw tokens in pieces, in the order of the primary key."""
    keys = list(table.primary_key.columns)
    query = select(*keys, type_coerce(column, Text)).where(column.is_not(None)).order_by(*keys).limit(BATCH)
    rows = [tuple(row) for row in session.execute(query)]
    while rows:
        yield rows
        last = rows[-1][:-1]
        rows = [tuple(row) for row in session.execute(query.where(_after(keys, last)))]


def _after(keys: list[Column[Any]], last: tuple[Any, ...]) -> Any:
    return tuple_(*keys) > tuple_(*last) if len(keys) > 1 else keys[0] > last[0]
