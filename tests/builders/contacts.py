"""Tasks and call-backs, valid by default."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from portal.contacts.models import Enquiry, Task
from portal.contacts.words import EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from tests.moments import MONDAY, NOON


def a_task(session: Session, **changes: Any) -> Task:
    """An open task of nobody, due tomorrow, about something elsewhere."""
    columns = {
        "kind": TaskKind.OTHER,
        "subject_kind": SubjectKind.COMPANY,
        "subject_id": uuid4(),
        "note": "Send the leaflet",
        "due_on": MONDAY + timedelta(days=1),
        "created_at": NOON,
    }
    task = Task(**{**columns, **changes})
    session.add(task)
    session.flush()  # readers need task.id
    return task


def an_enquiry(session: Session, **changes: Any) -> Enquiry:
    """Somebody in Borna who wants to be called in Arabic."""
    columns = {
        "name": "Samir Haddad",
        "phone": "+493433555123",
        "topic": EnquiryTopic.INTERNSHIP,
        "suits": TimeOfDay.MORNING,
        "language": "ar",
        "postcode": "04552",
        "created_at": NOON,
    }
    enquiry = Enquiry(**{**columns, **changes})
    session.add(enquiry)
    session.flush()  # readers need enquiry.id
    return enquiry
