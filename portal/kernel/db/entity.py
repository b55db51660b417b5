"""The base of everything that is stored."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from portal.kernel.db.types import STORED_BY_VALUE, Moment

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Entity(DeclarativeBase):
    """A row with a random id (uuid4: other kinds carry time)."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {
        StrEnum: STORED_BY_VALUE,
        datetime: Moment(),
        str: Text(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
    }

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4, sort_order=-1)
