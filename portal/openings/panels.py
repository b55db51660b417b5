"""What openings add to the record of a company: what it offers, and the way to enter one for it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.access import Actor
from portal.kernel.web.records import Panel
from portal.openings.queries import OwnRow, openings_of_company


@dataclass(frozen=True)
class OpeningsPanel(Panel):
    """The openings of a company, for the team."""

    template: ClassVar[str] = "openings/panel.html"

    company_id: UUID
    openings: tuple[OwnRow, ...]
    has_more: bool


def openings_panel(session: Session, _actor: Actor, company_id: UUID) -> Panel:
    """Show what a company offers on its record."""
    found = openings_of_company(session, company_id)
    return OpeningsPanel(company_id, found.rows, has_more=found.after is not None)
