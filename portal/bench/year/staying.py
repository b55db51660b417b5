"""Internships and work in the year: planned, approved, signed, begun, ended, asked about; and work that follows."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.bench.year.founding import chance
from portal.candidates.models import Candidate
from portal.candidates.services import return_candidate
from portal.internships import services as internships
from portal.internships.agreement.content import suggested_terms
from portal.internships.agreement.issuing import issue_agreement
from portal.internships.agreement.keys import members_of
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.signing import Hand, missing_parties, sign
from portal.internships.agreement.words import AgreementState, Party, SignChannel
from portal.internships.assessment.answering import CompanyDraft, assess_as_company, say_how_it_was
from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import ASKED_ABOUT, LanguageAtWork, OwnView, WouldHire
from portal.internships.models import Internship
from portal.internships.services import LIVE, Abort, InternshipDraft
from portal.internships.words import AbortedBy, AbortReason, InternshipState, LegalBasis, Outcome
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.labour.words import CompetenceLevel
from portal.placements import services as placements
from portal.placements.following_up import answer_follow_up
from portal.placements.models import FollowUp, Placement
from portal.placements.services import PlacementDraft
from portal.placements.words import EndOfWork, PlacementKind, PlacementState, Side, Sign
from portal.proposals import services
from portal.proposals.models import Proposal
from portal.proposals.words import EndReason

if TYPE_CHECKING:
    from portal.bench.year.living import Day

IN, P = InternshipState, PlacementState
WEEKS: Final = 4
BEGINS_IN: Final = timedelta(days=10)
OVER: Final = (IN.COMPLETED, IN.ABORTED, IN.CANCELLED)


def _advisor(proposal: Proposal) -> By:
    return By(proposal.made_by_id, Role.ADVISOR.value)


def meet_or_plan(session: Session, proposal: Proposal, key: str, age: int, day: "Day") -> bool:
    """Meet in three days, or plan at once; a plan that waits is left alone."""
    if _live(session, proposal):
        return False
    if chance(f"{key} meets", 10) < 7 and not _planned_before(session, proposal):
        services.schedule_meeting(session, proposal.id, day.at + timedelta(days=3, hours=1), by=_advisor(proposal), at=day.at)
        return True
    return _plan_or_end(session, proposal, age, day)


def after_the_meeting(session: Session, proposal: Proposal, key: str, age: int, day: "Day") -> bool:
    """Plan an internship after the meeting, take work at once, or part."""
    if _live(session, proposal) or proposal.meeting_at is None or proposal.meeting_at > day.at:
        return False
    drawn = chance(f"{key} after the meeting", 20)
    if drawn == 0:
        return _take_work(session, proposal, day)
    if drawn in (1, 2):
        services.end_without_work(session, proposal.id, EndReason.OTHER, by=_advisor(proposal), at=day.at)
        return True
    return _plan_or_end(session, proposal, age, day)


def after_the_internship(session: Session, proposal: Proposal, key: str, age: int, day: "Day") -> bool:
    """Take work, or part, once the internship is over for some days."""
    if _live(session, proposal) or age < 5:
        return False
    if chance(f"{key} work", 10) < 5:
        return _take_work(session, proposal, day)
    services.end_without_work(session, proposal.id, EndReason.OTHER, by=_advisor(proposal), at=day.at)
    return True


def go_on(day: "Day") -> None:
    """Let internships, work and answers by link go one step on."""
    today = local_day(day.at)
    with day.database.reading() as session:
        stays = [
            row.id
            for row in session.execute(
                select(Internship.id, Internship.state, Internship.starts_on, Internship.ends_on, Candidate.family_name)
                .join(Candidate, Candidate.id == Internship.candidate_id)
                .where(Internship.state.not_in(OVER))
                .order_by(Internship.created_at)
            )
            if row.state is not IN.RUNNING or today > row.ends_on or _breaks_off(row.starts_on, row.family_name, today)
        ]
        works = [
            row.id
            for row in session.execute(
                select(Placement.id, Placement.state, Placement.starts_on, Candidate.family_name)
                .join(Candidate, Candidate.id == Placement.candidate_id)
                .where(Placement.state.in_((P.AGREED, P.STARTED)), Placement.starts_on <= today)
                .order_by(Placement.created_at)
            )
            if row.state is P.AGREED or _gives_up(row.starts_on, row.family_name, today)
        ]
        lately = day.at - timedelta(days=12)
        asked = session.scalars(select(Assessment.id).where(Assessment.asked_at > lately).order_by(Assessment.asked_at)).all()
        checks = session.scalars(select(FollowUp.id).where(FollowUp.asked_at > lately).order_by(FollowUp.asked_at)).all()
    for acts, rows in ((_stay_goes_on, stays), (_work_goes_on, works), (_somebody_assesses, asked), (_somebody_taps, checks)):
        for row_id in rows:
            day.act(acts.__name__.strip("_"), lambda session, acts=acts, row_id=row_id: acts(session, row_id, day))  # type: ignore[misc]


def _breaks_off(starts_on: date, name: str, today: date) -> bool:
    return chance(f"{name} breaks off", 12) == 0 and today >= starts_on + timedelta(days=8)


def _gives_up(starts_on: date, name: str, today: date) -> bool:
    return chance(f"{name} goes", 8) == 0 and today > starts_on + timedelta(days=35)


def _live(session: Session, proposal: Proposal) -> bool:
    live = select(Internship.id).where(Internship.proposal_id == proposal.id, Internship.state.in_(LIVE)).limit(1)
    return session.scalar(live) is not None


def _planned_before(session: Session, proposal: Proposal) -> bool:
    return session.scalar(select(Internship.id).where(Internship.proposal_id == proposal.id).limit(1)) is not None


def _plan_or_end(session: Session, proposal: Proposal, age: int, day: "Day") -> bool:
    """Plan four weeks that begin on a Monday; when enough are planned, wait a little and part."""
    if _planned_before(session, proposal) or (session.scalar(select(func.count(Internship.id))) or 0) >= day.size.internships:
        if age >= 5:
            services.end_without_work(session, proposal.id, EndReason.OTHER, by=_advisor(proposal), at=day.at)
        return age >= 5
    starts_on = local_day(day.at) + BEGINS_IN
    starts_on += timedelta(days=(7 - starts_on.weekday()) % 7)
    draft = InternshipDraft(LegalBasis.MEASURE, starts_on, starts_on + timedelta(days=7 * WEEKS - 3), 30, "Jens Anleiter")
    internships.plan_internship(session, proposal.id, draft, by=_advisor(proposal), at=day.at)
    return True


def _take_work(session: Session, proposal: Proposal, day: "Day") -> bool:
    draft = PlacementDraft(PlacementKind.JOB, local_day(day.at) + timedelta(days=7), 30)
    placements.record_placement(session, proposal.id, draft, by=_advisor(proposal), at=day.at)
    return True


def _stay_goes_on(session: Session, internship_id: Any, day: "Day") -> bool:
    it = session.get_one(Internship, internship_id)
    by, today, key = (
        By(it.planned_by_id, Role.ADVISOR.value),
        local_day(day.at),
        str(it.starts_on) + _name(session, it.candidate_id),
    )
    if it.state is IN.PLANNED:
        internships.approve_internship(session, it.id, today, "Jobcenter", by=by, at=day.at)
        issue_agreement(session, it.id, suggested_terms(session, it), by=by, at=day.at)
    elif it.state is IN.APPROVED and today >= it.starts_on and _is_signed(session, it):
        internships.start_internship(session, it.id, by=by, at=day.at)
    elif it.state is IN.APPROVED and today > it.starts_on + timedelta(days=3):
        internships.cancel_internship(session, it.id, by=by, at=day.at)
    elif it.state is IN.APPROVED:
        return _somebody_signs(session, it, key, day)
    elif today > it.ends_on:
        internships.complete_internship(session, it.id, Outcome.JOB, by=by, at=day.at)
    elif _breaks_off(it.starts_on, _name(session, it.candidate_id), today):
        abort = Abort(today, AbortedBy.CANDIDATE, AbortReason.PRIVATE)
        internships.abort_internship(session, it.id, abort, by=by, at=day.at)
    else:
        return False
    return True


def _counting(session: Session, it: Internship) -> Agreement | None:
    counting = select(Agreement).where(Agreement.internship_id == it.id, Agreement.state != AgreementState.VOID)
    return session.scalar(counting.limit(1))


def _is_signed(session: Session, it: Internship) -> bool:
    agreement = _counting(session, it)
    return agreement is not None and agreement.state is AgreementState.SIGNED


def _somebody_signs(session: Session, it: Internship, key: str, day: "Day") -> bool:
    """Let the next one sign: the person first, then the company, some only after being reminded, some never."""
    agreement = _counting(session, it)
    if agreement is None or agreement.state is not AgreementState.OPEN or chance(f"{key} signs {day.number}", 3) == 0:
        return False
    missing, seen = missing_parties(session, agreement), agreement.sha256 or ""
    is_slow = chance(f"{key} is slow", 8) == 0 and local_day(day.at) < it.starts_on - timedelta(days=1)
    if not missing or is_slow or chance(f"{key} never signs", 20) == 0:
        return False
    if missing[0] is Party.PERSON:
        hand = Hand(Role.CANDIDATE, Party.PERSON, SignChannel.LINK, seen, subject_id=it.candidate_id)
        by = By(None, Role.CANDIDATE.value)
    elif missing[0] is Party.COMPANY:
        member = members_of(session, it.company_id)[0]
        hand = Hand(Role.EMPLOYER, Party.COMPANY, SignChannel.SIGNED_IN, seen, account_id=member.account_id)
        by = By(member.account_id, Role.EMPLOYER.value)
    else:
        hand = Hand(Role.ADVISOR, Party.ADVICE, SignChannel.SIGNED_IN, seen, account_id=it.planned_by_id)
        by = By(it.planned_by_id, Role.ADVISOR.value)
    sign(session, agreement.id, hand, by=by, at=day.at)
    return True


def _somebody_assesses(session: Session, assessment_id: Any, day: "Day") -> bool:
    """Let company and person say how it went, on the day they are asked, later, or never."""
    row = session.get_one(Assessment, assessment_id)
    key = _name(session, session.get_one(Internship, row.internship_id).candidate_id)
    waited = (local_day(day.at) - row.due_on).days
    if row.waits_for_company and waited >= chance(f"{key} company says", 14):
        levels = dict.fromkeys(ASKED_ABOUT, CompetenceLevel.INDEPENDENT)
        assess_as_company(session, row.id, CompanyDraft(LanguageAtWork.ENOUGH, WouldHire.YES, levels), at=day.at)
        return True
    if row.waits_for_person and waited >= chance(f"{key} says", 14):
        say_how_it_was(session, row.id, OwnView.GOOD, at=day.at)
        return True
    return False


def _work_goes_on(session: Session, placement_id: Any, day: "Day") -> bool:
    it = session.get_one(Placement, placement_id)
    by, today, key = By(it.recorded_by_id, Role.ADVISOR.value), local_day(day.at), _name(session, it.candidate_id)
    if it.state is P.AGREED and today >= it.starts_on:
        if chance(f"{key} does not come", 20) == 0:
            placements.cancel_placement(session, it.id, by=by, at=day.at)
            return_candidate(session, it.candidate_id, by=by, at=day.at)
        else:
            placements.start_placement(session, it.id, by=by, at=day.at)
    elif it.state is P.STARTED and _gives_up(it.starts_on, key, today):
        placements.end_placement(session, it.id, today, EndOfWork.PERSON, by=by, at=day.at)
        return_candidate(session, it.candidate_id, by=by, at=day.at)
    else:
        return False
    return True


def _somebody_taps(session: Session, follow_up_id: Any, day: "Day") -> bool:
    """Let each side say how the work is going, one of them a day."""
    row = session.get_one(FollowUp, follow_up_id)
    placement = session.get_one(Placement, row.placement_id)
    key = f"{_name(session, placement.candidate_id)} {row.step}"
    for side in Side:
        drawn = chance(f"{key} {side}", 10)
        if drawn < 7 and row.can_be_answered(placement.state, side, day.at):
            answer_follow_up(session, row.id, side, Sign.BAD if drawn == 0 else Sign.GOOD, at=day.at)
            return True
    return False


def _name(session: Session, candidate_id: Any) -> str:
    return session.get_one(Candidate, candidate_id).family_name or ""
