"""Issuing an agreement, and a new version of it whenever something agreed changes: the signatures under the old one go."""

from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.rewording import NOT_LOOKED, Looked
from portal.internships.agreement.chain import code_of, kept_code
from portal.internships.agreement.content import Content, Terms, content_of
from portal.internships.agreement.models import Agreement, SignKey
from portal.internships.agreement.texts import CURRENT
from portal.internships.agreement.words import AGREEMENT_STATES, AgreementState
from portal.internships.models import Internship
from portal.internships.wording import Review, leaving, review_of
from portal.internships.words import InternshipState
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce

NOT_BEGUN: Final = (InternshipState.PLANNED, InternshipState.APPROVED)


def issue_agreement(
    session: Session, internship_id: UUID, terms: Terms, looked: Looked = NOT_LOOKED, *, by: By, at: datetime
) -> Agreement:
    """Write the agreement down and have its document made; where one counts already and says the same, leave it."""
    internship = session.get_one(Internship, internship_id, with_for_update=True)
    if internship.state not in NOT_BEGUN:
        raise RuleBroken(_l("This internship has begun or is over. Its agreement can no longer be changed."))
    review = review_of_goals(session, internship, terms.goals)
    goals = leaving(review, terms.goals, looked, field="goals") or terms.goals
    return _issue(session, internship, replace(terms, goals=goals), by=by, at=at)


def review_of_goals(session: Session, internship: Internship, goals: str | None) -> Review | None:
    """Return what has to be decided about the goals; the plan and the version that counts were decided about before."""
    current = counting_agreement(session, internship.id)
    known = {internship.tasks, Content.kept(current.content).terms.goals if current else None}
    return review_of(session, internship.candidate_id, goals, known=known)


def follow_plan(session: Session, internship: Internship, *, by: By, at: datetime) -> None:
    """Issue a new version where the plan has changed what was agreed; without an agreement there is nothing to follow."""
    current = counting_agreement(session, internship.id)
    if current is not None:
        _issue(session, internship, Content.kept(current.content).terms, by=by, at=at)


def void_agreement(session: Session, internship_id: UUID, *, by: By, at: datetime) -> None:
    """Let the agreement of an internship that was called off no longer count."""
    current = counting_agreement(session, internship_id)
    if current is not None:
        _void(session, current, by=by, at=at)


def counting_agreement(session: Session, internship_id: UUID) -> Agreement | None:
    """Return the version that counts; asked by whoever holds the internship."""
    wanted = select(Agreement).where(Agreement.internship_id == internship_id, Agreement.state != AgreementState.VOID)
    return session.scalar(wanted.order_by(Agreement.number.desc()).limit(1).with_for_update())


def _issue(session: Session, internship: Internship, terms: Terms, *, by: By, at: datetime) -> Agreement:
    content, current = content_of(session, internship, terms), counting_agreement(session, internship.id)
    if current is not None:
        if (current.content, current.template) == (content.as_kept(), CURRENT):
            return current
        _void(session, current, by=by, at=at)
    newest = select(func.max(Agreement.number)).where(Agreement.internship_id == internship.id)
    agreement = Agreement(
        internship_id=internship.id,
        number=(session.scalar(newest) or 0) + 1,
        template=CURRENT,
        content=content.as_kept(),
        needs_guardian=content.is_minor,
        issued_at=at,
        issued_by_id=by.account_id,
    )
    session.add(agreement)
    session.flush()  # the code follows from agreement.id
    agreement.code_hash = kept_code(code_of(agreement.id))
    record(session, "agreement.issued", internship.id, Change(becomes=str(agreement.number)), by=by, at=at)
    announce(session, "agreement.issued", agreement.id, at=at)
    return agreement


def _void(session: Session, agreement: Agreement, *, by: By, at: datetime) -> None:
    agreement.move_to(AGREEMENT_STATES.refuse("void", agreement.state, by.role))
    agreement.voided_at = at
    for key in session.scalars(select(SignKey).where(SignKey.agreement_id == agreement.id, SignKey.used_at.is_(None))):
        key.expires_at = min(key.expires_at, at)
    record(session, "agreement.voided", agreement.internship_id, Change(was=str(agreement.number)), by=by, at=at)
    session.flush()  # the next version is looked for among those that count
