"""What contacts add to the record of a company, an opening or a person: the log, and what is still to be done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from portal.contacts.queries import LogRow, TaskRow, log_of, open_tasks_about
from portal.contacts.words import SubjectKind
from portal.kernel.access import Actor
from portal.kernel.web.records import Panel


@dataclass(frozen=True)
class ContactPanel(Panel):
    """The newest conversations about a record, and its open tasks."""

    template: ClassVar[str] = "contacts/panel.html"

    kind: SubjectKind
    subject_id: UUID
    log: tuple[LogRow, ...]
    tasks: tuple[TaskRow, ...]


def contacts_about(kind: SubjectKind) -> Callable[[Session, Actor, UUID], Panel]:
    """Return the source of this panel for one kind of record."""

    def panel(session: Session, _actor: Actor, subject_id: UUID) -> Panel:
        return ContactPanel(kind, subject_id, log_of(session, subject_id), open_tasks_about(session, subject_id))

    return panel
