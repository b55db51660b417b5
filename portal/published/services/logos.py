"""Keeping the logos of partners."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.models import Logo
from portal.published.pictures import Picture

SHOWN, HIDDEN = "shown", "hidden"


@dataclass(frozen=True)
class LogoDraft:
    """Whose logo it is, and what it says for those who do not see it."""

    name: str
    alt_de: str
    alt_en: str
    website: str | None


def add_logo(session: Session, draft: LogoDraft, picture: Picture, *, by: By, at: datetime) -> Logo:
    """Keep a logo, at the end of the row; it is shown once somebody says so."""
    last = session.scalar(select(func.max(Logo.position))) or 0
    logo = Logo(position=last + 1, is_public=False)
    _fill(logo, draft, at=at)
    _draw(logo, picture)
    session.add(logo)
    session.flush()  # the trail needs logo.id
    record(session, "logo.added", logo.id, by=by, at=at)
    return logo


def change_logo(session: Session, logo_id: UUID, draft: LogoDraft, picture: Picture | None, *, by: By, at: datetime) -> None:
    """Correct a logo; without a new picture the old one stays."""
    logo = session.get_one(Logo, logo_id, with_for_update=True)
    _fill(logo, draft, at=at)
    if picture:
        _draw(logo, picture)
    record(session, "logo.changed", logo_id, by=by, at=at)


def show_logo(session: Session, logo_id: UUID, *, by: By, at: datetime) -> None:
    """Show a logo on the website."""
    logo = session.get_one(Logo, logo_id, with_for_update=True)
    if logo.is_public:
        raise RuleBroken(_l("This logo is public already."))
    logo.is_public = True
    record(session, "logo.published", logo_id, Change(was=HIDDEN, becomes=SHOWN), by=by, at=at)


def hide_logo(session: Session, logo_id: UUID, *, by: By, at: datetime) -> None:
    """Take a logo off the website; it stays on the desk."""
    logo = session.get_one(Logo, logo_id, with_for_update=True)
    if not logo.is_public:
        raise RuleBroken(_l("This logo is not public."))
    logo.is_public = False
    record(session, "logo.withdrawn", logo_id, Change(was=SHOWN, becomes=HIDDEN), by=by, at=at)


def move_logo(session: Session, logo_id: UUID, *, by: By, at: datetime) -> None:
    """Put a logo one place further to the front."""
    row = list(session.scalars(select(Logo).order_by(Logo.position, Logo.id).with_for_update()))
    place = next((number for number, logo in enumerate(row) if logo.id == logo_id), 0)
    if place == 0:
        raise RuleBroken(_l("This logo is the first one already."))
    row.insert(place - 1, row.pop(place))
    for number, logo in enumerate(row, start=1):
        logo.position = number
    record(session, "logo.moved", logo_id, Change(was=str(place + 1), becomes=str(place)), by=by, at=at)


def remove_logo(session: Session, logo_id: UUID, *, by: By, at: datetime) -> None:
    """Throw a logo away, with its picture."""
    session.delete(session.get_one(Logo, logo_id, with_for_update=True))
    record(session, "logo.removed", logo_id, by=by, at=at)


def _fill(logo: Logo, draft: LogoDraft, *, at: datetime) -> None:
    logo.name = draft.name
    logo.alt_de = draft.alt_de
    logo.alt_en = draft.alt_en
    logo.website = draft.website
    logo.updated_at = at


def _draw(logo: Logo, picture: Picture) -> None:
    logo.picture = picture.content
    logo.digest = picture.digest
    logo.width = picture.width
    logo.height = picture.height
