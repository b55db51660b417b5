"""What proposals add to the record of a person or a company; for advisors alone."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Panel, Step
from portal.openings.queries import opening_card
from portal.openings.words import OpeningState
from portal.proposals.matching import Work
from portal.proposals.models import Proposal
from portal.proposals.queries import StaffRow, proposals_for_company, proposals_of_candidate
from portal.proposals.queries.company_notes import NotesRow, open_notes
from portal.proposals.queries.fitting import count_people_for

PROPOSALS_OF_PERSON = select(Proposal.id).where(Proposal.candidate_id == bindparam("subject_id", type_=Uuid()))


@dataclass(frozen=True)
class ProposalsPanel(Panel):
    """What was proposed; a person can be proposed anew from here."""

    template: ClassVar[str] = "proposals/panel.html"

    rows: tuple[StaffRow, ...]
    candidate_id: UUID | None


def proposals_of_person(session: Session, actor: Actor, candidate_id: UUID) -> Panel | None:
    """Show on a person's record what they were proposed for."""
    if actor.role is not Role.ADVISOR:
        return None
    return ProposalsPanel(proposals_of_candidate(session, candidate_id), candidate_id)


def proposals_of_firm(session: Session, actor: Actor, company_id: UUID) -> Panel | None:
    """Show on a company's record what was proposed to it."""
    if actor.role is not Role.ADVISOR:
        return None
    return ProposalsPanel(proposals_for_company(session, company_id), None)


@dataclass(frozen=True)
class FittingPanel(Panel):
    """How many people nothing stands in the way of, for a place that is online."""

    template: ClassVar[str] = "proposals/fitting_panel.html"

    opening_id: UUID
    count: int

    @property
    def step(self) -> Step:
        """The next step with a place that is online."""
        why = _l("The opening is online. Look who fits, and propose it to one of them.")
        return Step(why, _l("Look who fits"), "advisor_proposals.people", {"opening_id": self.opening_id})


def people_for_opening(session: Session, actor: Actor, opening_id: UUID) -> Panel | None:
    """Lead from a place that is online to the people who fit."""
    card = opening_card(session, opening_id) if actor.role is Role.ADVISOR else None
    if card is None or card.state is not OpeningState.PUBLISHED:
        return None
    return FittingPanel(opening_id, count_people_for(session, Work.of(card, on=today()), opening_id=opening_id))


@dataclass(frozen=True)
class NotesPanel(Panel):
    """What a company was asked to delete and has not confirmed yet."""

    template: ClassVar[str] = "proposals/notes_panel.html"

    company_id: UUID
    rows: tuple[NotesRow, ...]


def notes_of_firm(session: Session, _actor: Actor, company_id: UUID) -> Panel | None:
    """Show on a company's record which notes it has not confirmed to have deleted; it names nobody."""
    rows = open_notes(session, company_id)
    return NotesPanel(company_id, rows) if rows else None
