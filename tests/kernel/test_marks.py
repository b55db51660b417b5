"""Marks: a column says how far its content may travel."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from portal.kernel.marks import Mark, mark_of, marked


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "marked_person"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    note: Mapped[str] = marked(Mark.INTERNAL)
    name: Mapped[str | None] = marked(Mark.DISCLOSED, String(40), index=True, info={"label": "Name"})
    level: Mapped[str] = marked(Mark.PUBLISHED, default="A1")


columns: Any = Person.__table__.c


@pytest.mark.parametrize(("name", "mark"), [("note", Mark.INTERNAL), ("name", Mark.DISCLOSED), ("level", Mark.PUBLISHED)])
def test_a_column_knows_its_mark(name, mark):
    assert mark_of(columns[name]) is mark


def test_a_column_nobody_decided_about_has_no_mark():
    assert mark_of(columns.id) is None


def test_a_mark_changes_nothing_else_of_the_column():
    assert (columns.name.type.length, columns.name.nullable, columns.name.index) == (40, True, True)
    assert columns.name.info["label"] == "Name"
    assert columns.note.nullable is False
    assert columns.level.default.arg == "A1"
