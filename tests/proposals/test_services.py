"""Proposing, asking, presenting and ending: what is refused, and what stays behind."""

from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.services import pause_candidate
from portal.companies.words import CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.openings.models import Opening
from portal.openings.words import OpeningState
from portal.profiles.draft import ProfileDraft
from portal.profiles.models import Profile
from portal.proposals import services, texts
from portal.proposals.models import Proposal
from portal.proposals.services import Preparation, ProposalDraft
from portal.proposals.services.proposing import LETTERS
from portal.proposals.words import (
    AnswerChannel,
    ConsentChannel,
    ConsentPurpose,
    ConsentState,
    DeclineReason,
    Hint,
    ProposalState,
)
from tests.builders.candidates import SHOWS_DOUGH, a_candidate, a_published_profile
from tests.builders.companies import a_company
from tests.builders.openings import an_opening
from tests.builders.proposals import EMPLOYER, PERSON, a_proposal, advisor_of, consent_of, on_paper
from tests.moments import NOON

S = ProposalState
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
TWO_WEEKS = timedelta(days=14)


def by_of(proposal: Proposal) -> By:
    """The advisor who proposed."""
    return By(proposal.made_by_id, Role.ADVISOR.value)


def test_a_reference_is_short_unambiguous_and_new_for_each_proposal(session: Session) -> None:
    candidate = a_candidate(session)
    codes = [a_proposal(session, state=S.DRAFT, candidate=candidate).reference for _ in range(8)]

    assert len(set(codes)) == 8
    assert all(len(code) == 4 and set(code) <= set(LETTERS) for code in codes)
    assert not set(LETTERS) & set("01OILAEU")


def test_one_person_is_proposed_for_one_place_once(session: Session) -> None:
    proposal = a_proposal(session, state=S.WITHDRAWN)
    wanted = Preparation(proposal.candidate_id, proposal.opening_id, SHOWS_DOUGH)
    profiles = len(session.scalars(select(Profile)).all())

    with pytest.raises(RuleBroken):
        services.prepare_proposal(session, wanted, by=by_of(proposal), at=NOON)

    assert len(session.scalars(select(Profile)).all()) == profiles  # nothing was published for nothing


def test_somebody_elses_profile_cannot_be_proposed(session: Session) -> None:
    candidate, other = a_candidate(session), a_candidate(session)
    foreign = a_published_profile(session, other)

    with pytest.raises(LookupError):
        services.propose(session, ProposalDraft(candidate.id, an_opening(session).id, foreign), by=advisor_of(candidate), at=NOON)


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.CANDIDATE, Role.COORDINATOR, Role.VISITOR])
def test_only_advisors_propose(session: Session, role: Role) -> None:
    candidate = a_candidate(session)
    draft = ProposalDraft(candidate.id, an_opening(session).id, a_published_profile(session, candidate))

    with pytest.raises(RuleBroken):
        services.propose(session, draft, by=By(candidate.advisor_id, role.value), at=NOON)


def test_nobody_is_proposed_for_a_closed_place_or_a_company_that_is_no_partner(session: Session) -> None:
    candidate = a_candidate(session)
    closed = an_opening(session, state=OpeningState.PAUSED)
    stranger = an_opening(session, a_company(session, state=CompanyState.IN_REVIEW))

    for opening_id in (closed.id, stranger.id, uuid4()):
        with pytest.raises(RuleBroken):
            services.prepare_proposal(
                session, Preparation(candidate.id, opening_id, SHOWS_DOUGH), by=advisor_of(candidate), at=NOON
            )


def test_what_stands_against_a_place_is_acknowledged_line_by_line_and_stays_with_the_proposal(session: Session) -> None:
    candidate = a_candidate(session)
    wanted = Preparation(candidate.id, an_opening(session).id, SHOWS_DOUGH, (Hint.TIMES, Hint.WAY), frozenset({Hint.WAY}))
    with pytest.raises(RuleBroken) as refused:
        services.prepare_proposal(session, wanted, by=advisor_of(candidate), at=NOON)
    assert refused.value.field == "acknowledged"

    wanted = replace(wanted, acknowledged=frozenset({Hint.TIMES, Hint.WAY}))
    proposal = services.prepare_proposal(session, wanted, by=advisor_of(candidate), at=NOON)

    assert proposal.hints == ["times", "way"]


def test_presenting_needs_an_active_company_an_open_place_and_an_active_person(session: Session) -> None:
    for spoil in ("company", "opening", "person"):
        proposal = a_proposal(session, state=S.CONSENT_GIVEN)
        opening = session.get_one(Opening, proposal.opening_id)
        if spoil == "company":
            opening.company.state = CompanyState.DORMANT
        elif spoil == "opening":
            opening.state = OpeningState.FILLED
        else:
            pause_candidate(session, proposal.candidate_id, by=by_of(proposal), at=NOON)
        session.flush()
        with pytest.raises(RuleBroken):
            services.present(session, proposal.id, by=by_of(proposal), at=NOON)
        assert proposal.state is S.CONSENT_GIVEN


def test_a_company_has_five_proposals_to_answer_at_most(session: Session) -> None:
    company = a_company(session)
    shown = [a_proposal(session, opening=an_opening(session, company)) for _ in range(5)]
    sixth = a_proposal(session, state=S.CONSENT_GIVEN, opening=an_opening(session, company))

    with pytest.raises(RuleBroken):
        services.present(session, sixth.id, by=by_of(sixth), at=NOON)
    services.want_candidate(session, shown[0].id, by=EMPLOYER, at=NOON)
    services.present(session, sixth.id, by=by_of(sixth), at=NOON)

    assert sixth.state is S.PRESENTED


def test_the_first_yes_lasts_six_months_and_not_a_day_longer(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_GIVEN)
    assert consent_of(session, proposal).expires_on == date(2027, 5, 23)
    last_day = NOON.replace(year=2027, month=5, day=23)

    with pytest.raises(RuleBroken):
        services.present(session, proposal.id, by=by_of(proposal), at=last_day + timedelta(days=1))
    services.present(session, proposal.id, by=by_of(proposal), at=last_day)


def test_the_company_may_answer_on_the_last_day_and_not_the_day_after(session: Session) -> None:
    in_time, too_late = a_proposal(session), a_proposal(session)
    assert in_time.answer_until == local_day(NOON) + TWO_WEEKS

    services.want_candidate(session, in_time.id, by=EMPLOYER, at=NOON + TWO_WEEKS)
    with pytest.raises(RuleBroken):
        services.want_candidate(session, too_late.id, by=EMPLOYER, at=NOON + TWO_WEEKS + timedelta(days=1))


def test_what_nobody_answered_ends_after_the_last_day_and_only_once(session: Session) -> None:
    proposal = a_proposal(session)

    assert services.expire_proposals(session, at=NOON + TWO_WEEKS) == 0
    assert services.expire_proposals(session, at=NOON + TWO_WEEKS + timedelta(days=1)) == 1
    assert services.expire_proposals(session, at=NOON + TWO_WEEKS + timedelta(days=1)) == 0

    assert proposal.state is S.EXPIRED
    assert session.get_one(Profile, proposal.profile_id).is_withdrawn


@pytest.mark.parametrize(("by", "how"), [(EMPLOYER, AnswerChannel.PHONE), (None, AnswerChannel.PORTAL)])
def test_an_answer_says_truly_which_way_it_came(session: Session, by: By | None, how: AnswerChannel) -> None:
    proposal = a_proposal(session)

    with pytest.raises(RuleBroken):
        services.decline_proposal(session, proposal.id, DeclineReason.FILLED, how, by=by or by_of(proposal), at=NOON)


def test_nobody_records_a_click_in_the_persons_name(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_REQUESTED)

    for answer in (on_paper(SHOW, channel=ConsentChannel.LINK), on_paper(SHOW, paper_number=" ")):
        with pytest.raises(RuleBroken):
            services.record_consent(session, proposal.id, answer, by=by_of(proposal), at=NOON)
    assert consent_of(session, proposal).state is ConsentState.ASKED


def test_an_answer_on_paper_may_come_before_the_question_went_out(session: Session) -> None:
    proposal = a_proposal(session, state=S.DRAFT)

    services.record_consent(
        session, proposal.id, on_paper(SHOW, reading=texts.reading_of(SHOW, "en", {"en"})), by=by_of(proposal), at=NOON
    )

    assert proposal.state is S.CONSENT_GIVEN
    assert consent_of(session, proposal).text_language == "en"


def test_the_second_yes_needs_the_first_in_force_and_carries_it_along(session: Session) -> None:
    late, proposal = a_proposal(session, state=S.DISCLOSURE_REQUESTED), a_proposal(session, state=S.DISCLOSURE_REQUESTED)

    with pytest.raises(RuleBroken):
        services.record_consent(session, late.id, on_paper(KNOW), by=by_of(late), at=NOON + timedelta(days=190))
    services.record_consent(session, proposal.id, on_paper(KNOW), by=by_of(proposal), at=NOON)

    assert consent_of(session, proposal, SHOW).expires_on is None
    assert consent_of(session, proposal, KNOW).expires_on is None


def test_work_found_ends_the_persons_other_proposals_and_nobody_elses(session: Session) -> None:
    candidate = a_candidate(session)
    other, placed = a_proposal(session, candidate=candidate), a_proposal(session, state=S.OFFER, candidate=candidate)
    somebody_elses = a_proposal(session)

    services.place(session, placed.id, by=by_of(placed), at=NOON)

    assert (placed.state, other.state, somebody_elses.state) == (S.PLACED, S.SUPERSEDED, S.PRESENTED)


def test_a_closed_place_ends_what_is_unnamed_and_leaves_people_who_know_each_other(session: Session) -> None:
    opening = an_opening(session)
    shown = a_proposal(session, opening=opening)
    known = a_proposal(session, state=S.INTERNSHIP, opening=opening)

    services.supersede_for_opening(session, opening.id, NOON)

    assert (shown.state, known.state) == (S.SUPERSEDED, S.INTERNSHIP)


def test_every_move_is_in_the_trail_with_who_and_when(session: Session) -> None:
    proposal = a_proposal(session, state=S.DISCLOSED)

    moves = [(entry.was, entry.becomes) for entry in trail(session, proposal.id) if entry.becomes]

    assert set(moves) == {
        (None, "draft"),
        ("draft", "consent_requested"),
        ("consent_requested", "consent_given"),
        ("consent_given", "presented"),
        ("presented", "wanted"),
        ("wanted", "disclosure_requested"),
        ("disclosure_requested", "disclosed"),
    }
    assert all(entry.by_role for entry in session.scalars(select(AuditEntry)))


def test_a_withdrawal_without_a_reason_is_open_to_the_person_in_every_open_state(session: Session) -> None:
    proposal = a_proposal(session, state=S.MEETING_SCHEDULED)

    services.withdraw_proposal(session, proposal.id, by=PERSON, at=NOON)

    assert proposal.state is S.WITHDRAWN


def test_the_texts_exist_in_every_language_with_the_same_version_and_shape() -> None:
    for purpose in ConsentPurpose:
        german, *others = [texts.consent_text(purpose, language) for language in texts.LANGUAGES]
        for other in others:
            assert other.version == german.version
            assert other.sha256 != german.sha256
            assert [(each.kind, len(each.lines)) for each in other.blocks] == [
                (each.kind, len(each.lines)) for each in german.blocks
            ]
    assert texts.consent_text(SHOW, "xx").language == "de"


# Every column of a masked profile, and the words by which the person is told of it.
TOLD = {
    "goal": ("was ich suche", "what I am looking for"),
    "field": ("mein Arbeitsfeld", "my field of work"),
    "occupation_group": ("mein Arbeitsfeld", "my field of work"),
    "years": ("Jahre Erfahrung", "years of experience"),
    "german": ("mein Deutsch", "my German"),
    "german_source": ("wer es eingeschätzt hat", "who assessed it"),
    "hours": ("wie viele Stunden", "how many hours"),
    "day_part": ("zu welcher Tageszeit", "what time of day"),
    "course_part": ("neben dem Deutschkurs", "beside the German course"),
    "available_month": ("ab welchem Monat", "from which month"),
    "region": ("in welcher Gegend", "in which area"),
    "permit": ("ob ich arbeiten darf", "allowed to work"),
    "permit_checked_month": ("in welchem Monat KAI das geprüft hat", "in which month KAI checked"),
    "competences": (
        "was ich kann, wie gut ich es kann und woher KAI das weiß",
        "what I can do, how well I can do it and how KAI",
    ),
    "short_text": ("ein kurzer Text ohne Namen", "a short text without names"),
    "other_languages": ("andere Sprachen", "other languages"),
    "is_reachable": ("ob ich zum Betrieb kommen kann", "can get to the company"),
    "has_licence_b": ("Auto oder Stapler", "car or forklift"),
    "has_forklift_licence": ("Auto oder Stapler", "car or forklift"),
    "works_shifts": ("in Schichten", "in shifts"),
}
# How coarsely it is said: less than what the text names, never more.
SAYS_LESS = {"coarse", "is_german_a_band", "wide_field", "wide_region"}
NEVER_SHOWN = {"reviewed_by_id", *SAYS_LESS}


def test_the_text_names_everything_that_the_masked_profile_can_show() -> None:
    assert {each.name for each in fields(ProfileDraft)} - NEVER_SHOWN == set(TOLD)
    for number, language in enumerate(("de", "en")):
        blocks = texts.consent_text(SHOW, language).blocks
        seen = next(block for block in blocks if block.kind == "list")
        for column, words in TOLD.items():
            assert any(words[number] in line for line in seen.lines), (language, column)
