"""One person goes, through all slices; what must stay leads to nobody."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, PersonalLink, PublishedProfile
from portal.candidates.services import create_personal_link
from portal.contacts.models import LogEntry, Task
from portal.contacts.services import LogDraft, TaskDraft, add_log_entry, add_task
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.internships.models import Internship, PastInternship
from portal.internships.words import InternshipState, LegalBasis
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.placements.models import PastPlacement, Placement
from portal.placements.words import PlacementState
from portal.profiles.models import Profile
from portal.proposals.models import Consent, Proposal
from portal.proposals.words import ConsentState, ProposalState
from portal.retention.erasing import erase, plan_erasure
from tests.builders.candidates import a_candidate
from tests.builders.internships import an_internship
from tests.builders.placements import a_placement
from tests.builders.proposals import a_proposal, advisor_of
from tests.moments import NOON

LATER = NOON + timedelta(days=6 * 366)
OF_PEOPLE = (Candidate, PersonalLink, PublishedProfile, Profile, Proposal, Internship, Placement, LogEntry, Task)


def count(session: Session, entity: type) -> int:
    return session.scalar(select(func.count()).select_from(entity)) or 0


def test_nothing_of_the_person_is_left(session: Session):
    placement = a_placement(session, state=PlacementState.STARTED)
    person = session.get_one(Candidate, placement.candidate_id)
    by = advisor_of(person)
    create_personal_link(session, person.id, by=by, at=NOON)
    for kind, subject in ((SubjectKind.CANDIDATE, person.id), (SubjectKind.PLACEMENT, placement.id)):
        add_log_entry(session, LogDraft(kind, subject, Channel.PHONE, "Salma rief an."), by=by, at=NOON)
        add_task(session, TaskDraft(TaskKind.OTHER, kind, subject, date(2026, 12, 1), note="Salma"), at=NOON)

    erase(session, person.id, by=By.system(), at=LATER)

    assert {entity.__name__: count(session, entity) for entity in OF_PEOPLE} == {entity.__name__: 0 for entity in OF_PEOPLE}


def test_of_work_found_only_the_months_stay(session: Session):
    placement = a_placement(session, state=PlacementState.STARTED)
    ids = {placement.id, placement.candidate_id, placement.proposal_id}

    erase(session, placement.candidate_id, by=By.system(), at=LATER)

    past = session.scalars(select(PastPlacement)).one()
    assert (past.kind, past.started_month) == (placement.kind, placement.starts_on.replace(day=1))
    assert past.id not in ids


def test_a_yes_stays_as_a_proof_that_leads_to_nobody(session: Session):
    proposal = a_proposal(session, state=ProposalState.DECLINED)
    paper = session.scalars(select(Consent.paper_number).where(Consent.proposal_id == proposal.id)).one()

    erase(session, proposal.candidate_id, by=By.system(), at=NOON)

    proof = session.scalars(select(Consent)).one()
    session.refresh(proof)
    assert (proof.candidate_id, proof.proposal_id, proof.state, proof.paper_number) == (None, None, ConsentState.GIVEN, paper)
    assert proof.expires_on == NOON.date() - timedelta(days=1)


def test_an_open_question_and_a_no_do_not_stay(session: Session):
    person = a_candidate(session)
    a_proposal(session, candidate=person, state=ProposalState.CONSENT_DECLINED)
    a_proposal(session, candidate=person, state=ProposalState.CONSENT_REQUESTED)

    erase(session, person.id, by=By.system(), at=NOON)

    assert count(session, Consent) == 0


def test_nothing_waits_for_the_worker_but_word_to_the_company(session: Session):
    proposal = a_proposal(session, state=ProposalState.PRESENTED)

    erase(session, proposal.candidate_id, by=By.system(), at=NOON)

    rows = session.execute(select(OutboxRow.topic, OutboxRow.subject_id)).all()
    mine = {proposal.id, proposal.candidate_id}
    assert not [row for row in rows if row.subject_id in mine]
    assert ("proposals.erased", proposal.company_id) in [tuple(row) for row in rows]


def test_others_stay_as_they_are(session: Session):
    gone, other = a_proposal(session, state=ProposalState.PRESENTED), a_proposal(session, state=ProposalState.DISCLOSED)

    erase(session, gone.candidate_id, by=By.system(), at=NOON)

    assert session.get(Candidate, other.candidate_id) is not None
    assert session.get(Proposal, other.id) is not None
    assert count(session, Profile) == 1
    kept = session.scalars(select(Consent).where(Consent.candidate_id == other.candidate_id)).all()
    assert {consent.state for consent in kept} == {ConsentState.GIVEN}


def test_the_plan_counts_and_changes_nothing(session: Session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)

    plan = plan_erasure(session, proposal.candidate_id, NOON)

    assert plan.may_go
    assert all(line.count > 0 for line in (*plan.going, *plan.staying))
    assert [line.until for line in plan.staying] == [date(2029, 12, 31)]
    assert session.get(Candidate, proposal.candidate_id) is not None


@pytest.mark.parametrize(("day", "is_held"), [(date(2027, 11, 23), True), (date(2027, 11, 24), False)])
def test_the_follow_up_of_work_holds_for_a_year(session: Session, day: date, is_held: bool):
    placement = a_placement(session, state=PlacementState.STARTED)
    at = NOON.replace(year=day.year, month=day.month, day=day.day)

    plan = plan_erasure(session, placement.candidate_id, at)

    assert [hold.code for hold in plan.holds] == (["follow_up"] if is_held else [])


def test_an_internship_that_is_not_over_holds_and_erasing_is_refused(session: Session):
    internship = an_internship(session, state=InternshipState.RUNNING)

    assert [hold.code for hold in plan_erasure(session, internship.candidate_id, NOON).holds] == ["internship"]
    with pytest.raises(RuleBroken):
        erase(session, internship.candidate_id, by=By.system(), at=NOON)
    assert session.get(Candidate, internship.candidate_id) is not None


@pytest.mark.parametrize(("basis", "year", "held"), [
    (LegalBasis.MEASURE, 2031, ["funding_audit"]),
    (LegalBasis.MEASURE, 2032, []),
    (LegalBasis.ORIENTATION, 2026, []),
])  # fmt: skip
def test_what_was_funded_is_held_until_the_audit_is_over(session: Session, basis: LegalBasis, year: int, held: list[str]):
    internship = an_internship(session, state=InternshipState.COMPLETED)
    internship.basis, internship.ended_on = basis, date(2026, 11, 20)
    day = date(year, 12, 31) if year == 2031 else date(year, 1, 1) if year == 2032 else date(year, 12, 1)

    plan = plan_erasure(session, internship.candidate_id, NOON.replace(year=day.year, month=day.month, day=day.day))

    assert [hold.code for hold in plan.holds] == held


def test_internships_that_took_place_are_counted_on_by_months(session: Session):
    internship = an_internship(session, state=InternshipState.COMPLETED)

    erase(session, internship.candidate_id, by=By.system(), at=LATER)

    past = session.scalars(select(PastInternship)).one()
    assert (past.state, past.started_month) == (InternshipState.COMPLETED, internship.starts_on.replace(day=1))


def test_a_second_time_is_refused(session: Session):
    person = a_candidate(session)
    erase(session, person.id, by=By.system(), at=NOON)

    with pytest.raises(RuleBroken):
        erase(session, person.id, by=By.system(), at=NOON)
