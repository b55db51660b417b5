"""The internships and the jobs of the demo, planned before they begin and noted on their days."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.queries import course_hours
from portal.candidates.services import return_candidate
from portal.demo.agreeing import tell_agreement
from portal.demo.cases import Case, NewJob, Stay
from portal.demo.cast import Cast
from portal.demo.days import friday_after, moment_of
from portal.internships import services as internships
from portal.internships.asking import RequestDraft, ask_authority
from portal.internships.assessment.answering import CompanyDraft, answer_assessment, assess_as_company, say_how_it_was
from portal.internships.assessment.asking import ask_how_it_went
from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import ASKED_ABOUT, LanguageAtWork, OwnView, Verdict, WouldHire
from portal.internships.judging import overlaps
from portal.internships.models import Internship
from portal.internships.next_step import LED_TO_WORK
from portal.internships.services import Abort, InternshipDraft
from portal.internships.words import Authority, InternshipState, LegalBasis, Outcome, RequestMatter
from portal.kernel.audit import By
from portal.labour.words import CompetenceLevel
from portal.openings.models import Opening
from portal.placements import services as placements
from portal.placements.services import PlacementDraft
from portal.placements.words import PlacementState
from portal.proposals.models import Proposal

IN, P = InternshipState, PlacementState
OFFICE = "Jobcenter, Team Grimma"
PLANNED_BEFORE, APPROVED_BEFORE = 14, 5
ABORTED_AFTER = timedelta(days=8)


def tell_stay(session: Session, cast: Cast, proposal_id: UUID, stay: Stay, *, by: By) -> None:
    """Plan an internship and lead it as far as it has come."""
    days = cast.days
    internship = _plan(session, cast, proposal_id, stay, by=by)
    first_ago = days.until(internship.starts_on)
    if stay.state is IN.CANCELLED:
        internships.cancel_internship(session, internship.id, by=by, at=days.at(first_ago + 3, 11))
    if stay.state in (IN.PLANNED, IN.CANCELLED):
        if stay.state is IN.PLANNED:
            sent_ago = max(first_ago + APPROVED_BEFORE, 2)
            asked = RequestDraft(Authority.JOBCENTRE, RequestMatter.APPROVAL, days.worked(sent_ago))
            ask_authority(session, internship.id, asked, by=by, at=days.at(sent_ago - 1, 9))
        return
    approved_ago = max(first_ago + APPROVED_BEFORE, 2)
    internships.approve_internship(
        session, internship.id, days.worked(approved_ago), OFFICE, by=by, at=days.at(approved_ago - 1, 10)
    )
    tell_agreement(session, internship, stay, by=by, at=days.at(approved_ago - 1, 11))
    if stay.state is IN.APPROVED:
        return
    internships.start_internship(session, internship.id, by=by, at=moment_of(internship.starts_on, 9))
    _finish(session, internship, stay, by=by)


def _plan(session: Session, cast: Cast, proposal_id: UUID, stay: Stay, *, by: By) -> Internship:
    opening = session.get_one(Opening, session.get_one(Proposal, proposal_id).opening_id)
    starts_on = cast.days.monday(stay.week)
    draft = InternshipDraft(
        basis=LegalBasis.MEASURE,
        starts_on=starts_on,
        ends_on=friday_after(starts_on, stay.weeks),
        hours_per_week=opening.hours_per_week or 30,
        mentor_name=opening.mentor_name or "",
        begins_at=_begin(session, proposal_id, opening.hours_per_week or 30),
        tasks=opening.tasks,
    )
    at = cast.days.at(cast.days.until(starts_on) + PLANNED_BEFORE, 15)
    return internships.plan_internship(session, proposal_id, draft, by=by, at=at)


def _begin(session: Session, proposal_id: UUID, hours: int) -> time | None:
    """Return when the working day begins: early, or after the course; None where only a talk can tell."""
    candidate_id = session.get_one(Proposal, proposal_id).candidate_id
    course = [(hour.starts_at, hour.ends_at) for hour in course_hours(session, candidate_id)]
    return next((time(hour) for hour in (7, 13) if not overlaps(time(hour), Decimal(hours), course)), None)


def _finish(session: Session, internship: Internship, stay: Stay, *, by: By) -> None:
    if stay.state is IN.COMPLETED:
        at = moment_of(internship.ends_on, 16)
        internships.complete_internship(session, internship.id, stay.outcome or Outcome.OTHER, by=by, at=at)
        _assess(session, internship, is_good=stay.outcome in LED_TO_WORK)
    elif stay.state is IN.ABORTED and stay.aborted:
        ended_on = internship.starts_on + ABORTED_AFTER
        who, why = stay.aborted
        internships.abort_internship(session, internship.id, Abort(ended_on, who, why), by=by, at=moment_of(ended_on, 15))


def _assess(session: Session, internship: Internship, *, is_good: bool) -> None:
    """Let both sides say how it went on the last day, as they do by the links in their letters."""
    at = moment_of(internship.ends_on, 17)
    ask_how_it_went(session, at)
    asked = select(Assessment.id).where(Assessment.internship_id == internship.id)
    assessment_id = session.scalars(asked).one_or_none()
    if assessment_id is None:
        return
    level = CompetenceLevel.INDEPENDENT if is_good else CompetenceLevel.WITH_GUIDANCE
    language = LanguageAtWork.ENOUGH if is_good else LanguageAtWork.WITH_HELP
    draft = CompanyDraft(language, WouldHire.YES if is_good else WouldHire.PERHAPS, dict.fromkeys(ASKED_ABOUT, level))
    assess_as_company(session, assessment_id, draft, at=at)
    say_how_it_was(session, assessment_id, OwnView.GOOD if is_good else OwnView.SO_SO, at=at)
    answer_assessment(session, assessment_id, Verdict.SAME, None, at=at)


def take_job(session: Session, cast: Cast, case: Case, proposal_id: UUID, *, at: datetime) -> None:
    """Record work that was found, let it begin on its day, and end where it did."""
    job: NewJob | None = case.job
    if job is None:
        return
    by, starts_on = cast.advisor_of(case.person), cast.days.monday(job.week)
    draft = PlacementDraft(job.kind, starts_on, job.hours)
    before = min(at, cast.days.at(cast.days.until(starts_on) + 3, 12))
    placement = placements.record_placement(session, proposal_id, draft, by=by, at=before)
    if job.state is P.CANCELLED:
        placements.cancel_placement(session, placement.id, by=by, at=cast.days.at(cast.days.until(starts_on) + 1, 15))
        return_candidate(session, cast.people[case.person], by=by, at=cast.days.at(cast.days.until(starts_on) + 1, 16))
        return
    if job.state is not P.AGREED:
        placements.start_placement(session, placement.id, by=by, at=moment_of(starts_on, 9))
    if job.state is P.ENDED and job.lasted:
        ended_on = starts_on + timedelta(days=job.lasted)
        placements.end_placement(session, placement.id, ended_on, by=by, at=moment_of(ended_on, 16))
        return_candidate(session, cast.people[case.person], by=by, at=moment_of(ended_on, 16, 30))
