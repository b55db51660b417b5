"""Everything that goes by itself, in the order in which it goes; and the periods that only hold something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.retention import KEPT_REGISTRATIONS
from portal.contacts.retention import KEPT_ENQUIRIES
from portal.internships import retention as internships
from portal.kernel.audit import By
from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.retention import Holds, Kept, RuleBook
from portal.messages.retention import forget_messages
from portal.placements import retention as placements
from portal.proposals.retention import KEPT_PROOFS, KEPT_PROPOSALS, KEPT_REQUESTS
from portal.proposals.services.company_notes import COMPANY_NOTES
from portal.retention.erasing import erase, holds_of
from portal.retention.ground import GROUND
from portal.retention.parts import PARTS


def _quiet_since(limit: datetime) -> Select[Any]:
    """Select people with whom nothing has happened since a moment, in any slice."""
    touched = [ids for part in PARTS for ids in part.touched(limit)]
    return select(Candidate.id).where(*(Candidate.id.not_in(ids) for ids in touched))


def _held_people(session: Session, candidate_ids: Sequence[UUID], book: RuleBook) -> Holds:
    found = {candidate_id: holds_of(session, candidate_id, book) for candidate_id in candidate_ids}
    return {candidate_id: holds for candidate_id, holds in found.items() if holds}


def _erase_people(session: Session, candidate_ids: Sequence[UUID], by: By, at: datetime) -> None:
    for candidate_id in candidate_ids:
        erase(session, candidate_id, by=by, at=at)


def _held_proposals(session: Session, proposal_ids: Sequence[UUID], book: RuleBook) -> Holds:
    """Say which cases stay with the file of the person, because something came of them."""
    return {
        **internships.held_proposals(session, proposal_ids, book),
        **placements.held_proposals(session, proposal_ids, book),
    }


def _forget_cases(session: Session, proposal_ids: Sequence[UUID], by: By, at: datetime) -> None:
    """Let cases go with what was written about them."""
    forget_messages(session, proposal_ids)
    KEPT_PROPOSALS.forget(session, proposal_ids, by, at)


KEPT_FILES = Kept(
    "candidate_file",
    _l("Files of people"),
    _l("the last contact, or the end of internship and work"),
    due=_quiet_since,
    forget=_erase_people,
    holds=_held_people,
    batch=10,
)
KINDS: Final[tuple[Kept, ...]] = (
    KEPT_FILES,
    replace(KEPT_PROPOSALS, holds=_held_proposals, forget=_forget_cases, batch=50),
    KEPT_PROOFS,
    KEPT_REQUESTS,
    KEPT_ENQUIRIES,
    KEPT_REGISTRATIONS,
    *GROUND,
)


@dataclass(frozen=True)
class HoldingPeriod:
    """A period that lets nothing go by itself: it holds a person's file, or gives word before."""

    code: str
    what: Sentence
    since: Sentence


FILE_NOTICE: Final = "file_notice"
HOLDING: Final = (
    HoldingPeriod(
        COMPANY_NOTES,
        _l("Companies keep what they noted about a person; then we ask them to delete it"),
        _l("the day the case ended"),
    ),
    HoldingPeriod(FILE_NOTICE, _l("Word to the advisor before a file goes"), _l("the day on which it would go, counted back")),
    HoldingPeriod(placements.FOLLOW_UP, _l("Holds the file: follow-up of work found"), _l("the first day of work")),
    HoldingPeriod(
        internships.FUNDING_AUDIT, _l("Holds the file: audit of funded internships"), _l("the last day of the internship")
    ),
)
REASONS: Final[Mapping[str, Sentence]] = {
    internships.RUNNING: _l("internship planned or running"),
    internships.FUNDING_AUDIT: _l("funding may be audited"),
    placements.FOLLOW_UP: _l("follow-up not over"),
    "internship_followed": _l("an internship came of it"),
    "work_found": _l("work came of it"),
}
"""Why something is held, by code, as the log keeps it."""
