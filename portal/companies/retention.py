"""How long sign-ups are kept, confirmed or not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from portal.companies.models import Registration
from portal.companies.services.registering import REGISTRATIONS
from portal.kernel.audit import By
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.retention import Kept


def _came_before(limit: datetime) -> Select[Any]:
    return select(Registration.id).where(Registration.created_at < limit)


def _forget(session: Session, registration_ids: Sequence[UUID], _by: By, _at: datetime) -> None:
    session.execute(delete(Registration).where(Registration.id.in_(registration_ids)))


KEPT_REGISTRATIONS = Kept(REGISTRATIONS, _l("Sign-ups of companies"), _l("the day it came"), due=_came_before, forget=_forget)
