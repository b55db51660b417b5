"""How long requests to be called back are kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.contacts.models import Enquiry
from portal.contacts.services import ENQUIRIES, forget_enquiries
from portal.kernel.audit import By
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.retention import Kept


def _came_before(limit: datetime) -> Select[Any]:
    return select(Enquiry.id).where(Enquiry.created_at < limit)


def _forget(session: Session, enquiry_ids: Sequence[UUID], _by: By, _at: datetime) -> None:
    forget_enquiries(session, enquiry_ids)


KEPT_ENQUIRIES = Kept(
    ENQUIRIES, _l("Call-backs and reports of barriers"), _l("the day the request came"), due=_came_before, forget=_forget
)
