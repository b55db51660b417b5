"""What internships keep of a person: one that is not over holds the file, and so does the audit of those that were funded."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from portal.contacts.services import erase_contacts
from portal.internships.agreement.models import Agreement, Scan, Signature, SignKey
from portal.internships.assessment.models import Assessment
from portal.internships.kit.models import Kit
from portal.internships.models import AuthorityRequest, Internship, PastInternship
from portal.internships.words import InternshipState, LegalBasis
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox.forgetting import forget_announced
from portal.kernel.retention import Going, Hold, Holds, Part, RuleBook, Staying

RUNNING, FUNDING_AUDIT = "internship", "funding_audit"
_LIVE = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)
_OVER = (InternshipState.COMPLETED, InternshipState.ABORTED)


def _holds(session: Session, candidate_id: UUID, book: RuleBook) -> Iterable[Hold]:
    mine = select(Internship).where(Internship.candidate_id == candidate_id)
    for internship in session.scalars(mine.where(Internship.state.in_(_LIVE))):
        yield Hold(RUNNING, _l("An internship is planned or running."), internship.ends_on)
    funded = mine.where(Internship.state.in_(_OVER), Internship.basis == LegalBasis.MEASURE)
    ends = [internship.ended_on or internship.ends_on for internship in session.scalars(funded)]
    until = book.ends_on(FUNDING_AUDIT, max(ends)) if ends else None
    if until is not None:
        yield Hold(FUNDING_AUDIT, _l("A funded internship may still be audited."), until)


def _going(session: Session, candidate_id: UUID) -> Iterable[Going]:
    yield Going(_l("Internships, with everything that leads to the person"), _count(session, candidate_id))


def _staying(session: Session, candidate_id: UUID, _book: RuleBook) -> Iterable[Staying]:
    over = _count(session, candidate_id, over=True)
    yield Staying(_l("Internships, by months, without person and company"), over, _l("So that the figures stay right."))


def _forget(session: Session, candidate_id: UUID, _by: By, _at: datetime) -> None:
    internships = session.scalars(select(Internship).where(Internship.candidate_id == candidate_id).with_for_update()).all()
    ids = [internship.id for internship in internships]
    erase_contacts(session, ids)
    forget_announced(session, ids)
    session.add_all(
        PastInternship(state=each.state, outcome=each.outcome, started_month=each.starts_on.replace(day=1))
        for each in internships
        if each.state in _OVER
    )
    agreements = session.scalars(select(Agreement.id).where(Agreement.internship_id.in_(ids))).all()
    keys = session.scalars(select(SignKey.id).where(SignKey.agreement_id.in_(agreements))).all()
    assessments = session.scalars(select(Assessment.id).where(Assessment.internship_id.in_(ids))).all()
    forget_announced(session, [*agreements, *keys, *assessments])
    session.execute(delete(Assessment).where(Assessment.id.in_(assessments)))
    for kind in (SignKey, Signature, Scan):
        session.execute(delete(kind).where(kind.agreement_id.in_(agreements)))
    session.execute(delete(Agreement).where(Agreement.id.in_(agreements)))
    kits = session.scalars(select(Kit.id).where(Kit.internship_id.in_(ids))).all()
    forget_announced(session, kits)
    session.execute(delete(Kit).where(Kit.id.in_(kits)))
    session.execute(delete(AuthorityRequest).where(AuthorityRequest.internship_id.in_(ids)))
    session.execute(delete(Internship).where(Internship.candidate_id == candidate_id))


def held_proposals(session: Session, proposal_ids: Sequence[UUID], _book: RuleBook) -> Holds:
    """Say which proposals stay because an internship came of them: they go with the person's file."""
    found = session.scalars(select(Internship.proposal_id).where(Internship.proposal_id.in_(proposal_ids)))
    return dict.fromkeys(found, (Hold("internship_followed", _l("An internship came of it: it goes with the person's file.")),))


def _count(session: Session, candidate_id: UUID, *, over: bool = False) -> int:
    mine = select(func.count()).select_from(Internship).where(Internship.candidate_id == candidate_id)
    return session.scalar(mine.where(Internship.state.in_(_OVER)) if over else mine) or 0


def _touched(since: datetime) -> tuple[Select[Any], ...]:
    ended = func.coalesce(Internship.ended_on, Internship.ends_on)
    return (select(Internship.candidate_id).where((ended >= local_day(since)) | (Internship.created_at >= since)),)


PART = Part(forget=_forget, going=_going, staying=_staying, holds=_holds, touched=_touched)
