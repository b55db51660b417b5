"""Column types that behave alike on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; refuses moments without a time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Codes(TypeDecorator[tuple[str, ...]]):
    """Some codes out of a closed list, in their order, with a blank around each: `contains(spaced(code))` asks for one."""

    impl = String(400)
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        return "".join(f" {code}" for code in value) + " " if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple((value or "").split())

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        return String()


def spaced(code: str) -> str:
    """Return a code as it stands among `Codes`, to be asked for."""
    return f" {code} "


def _values(kind: type[Enum]) -> list[Any]:
    return [member.value for member in kind]


# Stored as text by value, so that a new word needs no change of a database type.
STORED_BY_VALUE = SqlEnum(Enum, native_enum=False, create_constraint=False, length=40, values_callable=_values)
