"""The fourteen ways in which a company could learn more about somebody than it is shown: one test each.

The canaries (test_canaries.py) listen at every route; here stands what they cannot hear.
"""

import io
import re
import typing
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from sqlalchemy import LargeBinary, Text, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.sheets import link_sheet
from portal.companies.queries import load_actor
from portal.kernel.access import Actor, Role
from portal.kernel.db import Database
from portal.kernel.i18n import speaking
from portal.kernel.mail import StoredLetter
from portal.labour.occupations import OccupationGroup
from portal.openings.models import Opening
from portal.profiles.draft import ProfileDraft
from portal.profiles.models import Profile
from portal.profiles.queries import masked_profile
from portal.profiles.sentences import NEW_TO_THE_FIELD, WITH_EXPERIENCE
from portal.profiles.view import MaskedProfile
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries import EmployerProposal, own_consent, show_to_employer
from portal.proposals.receipts import receipt
from portal.proposals.ties import export_proposals
from portal.proposals.words import ENDED, ProposalState
from tests.architecture.matrix import frozen_lines
from tests.architecture.test_columns import columns_about_people
from tests.builders.candidates import SHOWS_DOUGH, a_candidate, a_published_profile
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import NOON
from tests.privacy.town import Town
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
S = ProposalState
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def shown_profile(page: str) -> str:
    found = re.search(r'<div class="masked-profile">.*?</section>\s*</div>', page, re.DOTALL)
    assert found
    return found[0]


def test_what_a_company_takes_along_tells_neither_the_moment_nor_the_order_of_who_was_presented(app, database: Database) -> None:
    with app.test_request_context("/"), database.transaction() as session:
        opening = an_opening(session)
        shown = [a_proposal(session, opening=opening, at=NOON.replace(minute=number)) for number in (3, 1, 2, 0)]
        rows = export_proposals(session, opening.company_id)

        assert [row["reference"] for row in rows] == sorted(each.reference for each in shown)
        assert {row["presented_on"] for row in rows} == {NOON.date().isoformat()}
        assert not any(":" in str(value) for row in rows for key, value in row.items() if key.startswith("presented"))


def two_companies(database: Database) -> tuple[list[UUID], list[tuple[UUID, str]]]:
    """One person, shown to two companies: who looks, and at which proposal."""
    with database.transaction() as session:
        person = a_candidate(session)
        companies = [a_company(session), a_company(session, name="Elektro Schöne")]
        shown = [a_proposal(session, candidate=person, opening=an_opening(session, each)) for each in companies]
        return [an_employer(session, each).id for each in companies], [(each.id, each.reference) for each in shown]


def test_01_no_word_that_somebody_typed_gets_into_a_profile_without_a_review():
    hints = typing.get_type_hints(ProfileDraft)

    assert [name for name, hint in hints.items() if str in (hint, *typing.get_args(hint))] == []
    assert "short_text" not in hints or "ReviewedText" in str(hints["short_text"])


def test_02_no_property_of_a_document_says_who_somebody_is(database: Database):
    """Names of files stand in headers, which the canaries hear at every route."""
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.CONSENT_DECLINED)
        person = session.get_one(Candidate, proposal.candidate_id)
        consent_id = session.scalars(select(Consent.id).where(Consent.proposal_id == proposal.id)).one()
        answer = own_consent(session, _actor_for(person.id), consent_id)
        assert answer is not None
        for document in (receipt(answer), link_sheet("https://kai.example/link/x", made_on=NOON.date(), until=NOON.date())):
            with pikepdf.open(io.BytesIO(document)) as pdf:
                said = " ".join(f"{name} {value}" for name, value in pdf.docinfo.items())
                assert "/Author" not in pdf.docinfo
            for word in (person.given_name, person.family_name, str(person.id), "Lindner"):
                assert str(word) not in said


def test_03_there_is_no_place_for_a_photo_of_a_person():
    about_people = list(columns_about_people())

    assert len(about_people) > 50
    assert [str(each) for each in about_people if isinstance(each.type, LargeBinary)] == []
    assert [str(each) for each in about_people if re.search("photo|picture|image|avatar|(?<!pro)file", each.name)] == []


def test_04_numbers_and_order_say_nothing(database: Database, visit: Visitor):
    (employer, other), shown = two_companies(database)
    page = visit.as_(employer).get(f"/employer/proposals/{shown[0][0]}")

    assert all(key.version == 4 for key, _reference in shown)
    assert page.headers.get("ETag") is None
    with database.reading() as session:
        proposal = session.get_one(Proposal, shown[0][0])
        inner = {str(each) for each in (proposal.candidate_id, proposal.profile_id, proposal.made_by_id)}
    assert not inner & set(ID.findall(page.text))
    fragment = shown_profile(page.text)
    assert not re.search(r"\s(id|data-[a-z-]+)=", fragment), "nothing in the profile can be counted or followed"
    assert visit.as_(other).get(f"/employer/proposals/{shown[0][0]}").status_code == 404


def test_05_days_and_hours_of_a_person_are_months_for_a_company():
    moments = {
        each.name
        for each in fields(EmployerProposal)
        if {date, datetime} & {each.type, *typing.get_args(typing.get_type_hints(EmployerProposal)[each.name])}
    }
    # Agreed with the company itself, or its own act.
    assert moments <= {"starts_on", "answer_until", "answered_at", "meeting_at"}
    assert {hint for hint in typing.get_type_hints(MaskedProfile).values() if hint in (date, datetime)} == set()


def test_06_a_company_can_neither_filter_nor_sort_nor_count_people(database: Database, visit: Visitor):
    (employer, _other), _shown = two_companies(database)
    browser = visit.as_(employer)
    plain = browser.get("/employer/proposals").text

    for asked in ("german=b1", "field=kitchen", "sort=german", "q=Salma", "state=wanted&page=2"):
        assert _still(browser.get(f"/employer/proposals?{asked}").text) == _still(plain), asked


def test_07_two_companies_that_compare_find_nothing_that_joins(database: Database, visit: Visitor):
    employers, shown = two_companies(database)
    one, two = (visit.as_(each).get(f"/employer/proposals/{key}").text for each, (key, _) in zip(employers, shown, strict=True))

    assert shown[0][1] != shown[1][1]
    assert set(ID.findall(one)) & set(ID.findall(two)) == set()
    for key, reference in shown:
        assert (reference in one, str(key) in one) != (reference in two, str(key) in two)
    with database.reading() as session:
        profiles = [session.get_one(Proposal, key).profile_id for key, _ in shown]
    assert profiles[0] != profiles[1]


def test_08_subjects_titles_and_failures_say_nothing(
    hamlet: Town, visit: Visitor, deliver: Callable[[], int], letters: Callable[[], list[StoredLetter]]
):
    deliver()
    assert letters()
    assert [each.subject for each in letters() if hamlet.birds.heard_in(each.subject)] == []
    browser = visit.as_(hamlet.employer_id)
    title = re.compile("<title>(.*?)</title>", re.DOTALL)
    for key in hamlet.proposals.values():
        found = title.search(browser.get(f"/employer/proposals/{key}").text)
        assert found
        assert hamlet.birds.heard_in(found[1]) == set()
    foreign = visit.as_(hamlet.other_employer_id).get(f"/employer/proposals/{next(iter(hamlet.proposals.values()))}")
    missing = visit.as_(hamlet.other_employer_id).get("/employer/proposals/00000000-0000-4000-8000-000000000000")
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert _still(foreign.text) == _still(missing.text)


def test_09_no_word_of_a_profile_is_for_women_or_men_alone():
    with speaking("de"):
        sentences = [str(each) for each in (*WITH_EXPERIENCE.values(), *NEW_TO_THE_FIELD.values())]
        groups = [str(each.label) for each in OccupationGroup]

    assert all(each.startswith("Eine Person") for each in sentences)
    roles = r"er|sie|ihm|Teilnehmer(in)?|Bewerber(in)?|Mitarbeiter(in)?"
    gendered = re.compile(rf"\b({roles})\b|\w+(köchin|pflegerin|fahrerin|verkäuferin)\b")
    assert [each for each in (*sentences, *groups) if gendered.search(each)] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"sex": "female"},
        {"nationality": "Syrien", "residence_title": "§ 25", "birth_on": date(1960, 1, 1)},
        {"given_name": "Ruslana", "family_name": "Kovalenko", "benefit_agency": None, "notes": "Three children."},
    ],
)
def test_10_origin_sex_age_and_mother_tongue_change_not_one_byte_of_a_profile(session: Session, changes: dict[str, Any]):
    person = a_candidate(session)
    before = masked_profile(session, a_published_profile(session, person))
    for name, value in changes.items():
        setattr(person, name, value)
    session.flush()

    assert masked_profile(session, a_published_profile(session, person)) == before
    assert SHOWS_DOUGH.languages == (), "other languages only where the place asks for them"


def test_11_each_letter_goes_to_one_address_and_quotes_nobody(
    hamlet: Town, deliver: Callable[[], int], letters: Callable[[], list[StoredLetter]]
):
    deliver()

    for letter in letters():
        assert letter.to.count("@") == 1
        assert "," not in letter.to
        assert not re.search(r"^(>|Am .* schrieb|On .* wrote)", letter.text, re.MULTILINE)
        leaks = {bird for bird in hamlet.birds.heard_in(letter.text + letter.html) if not bird.column.endswith("link.id")}
        assert leaks == set()


def test_12_what_is_printed_says_who_printed_it_and_nothing_is_exported(database: Database, visit: Visitor):
    (employer, _other), shown = two_companies(database)
    page = visit.as_(employer).get(f"/employer/proposals/{shown[0][0]}").text

    mark = re.search(r'<p class="print-only">(.*?)</p>', page, re.DOTALL)
    assert mark
    assert "Lindner" in mark[1]
    assert shown[0][1] in mark[1]
    assert re.search(r"\d{1,2}:\d{2}", mark[1])
    routes = [line.endpoint for line in frozen_lines() if line.endpoint.startswith("employer_proposals.")]
    assert [each for each in routes if re.search("export|csv|pdf|print|download", each)] == []


@pytest.mark.parametrize("state", sorted(ENDED - {S.PLACED}))
def test_13_a_name_that_was_known_closes_with_the_case(session: Session, state: ProposalState):
    proposal = a_proposal(session, state=state)
    opening = session.get_one(Opening, proposal.opening_id)
    actor = load_actor(session, an_employer(session, opening.company).id)
    assert actor is not None
    found = show_to_employer(session, actor, proposal.id, on=NOON.date())

    assert found is None or found.identity is None


def test_14_logs_hold_nothing_of_a_person(hamlet: Town, visit: Visitor, caplog: pytest.LogCaptureFixture):
    caplog.set_level(0)
    browser = visit.as_(hamlet.employer_id)
    for key in hamlet.proposals.values():
        browser.get(f"/employer/proposals/{key}")
    visit.by_link(next(iter(hamlet.answers))).get("/my")
    visit.as_(hamlet.advisor_id).get(f"/advisor/candidates/{next(iter(hamlet.answers))}")

    assert hamlet.birds.heard_in(caplog.text) == set()


def test_the_profile_of_a_company_has_no_column_for_typed_text_but_the_reviewed_one():
    typed = {each.name for each in Profile.__table__.columns if isinstance(each.type, Text)}

    assert typed <= {"occupation_group", "region", "wide_region", "short_text"}


def _still(page: str) -> str:
    """A page without its form token, and without its own address."""
    return re.sub(r'name="csrf_token" value="[^"]+"|href="[^"]*canonical[^"]*"|<link rel="canonical"[^>]*>', "", page)


def _actor_for(candidate_id: UUID) -> Any:
    return Actor(Role.CANDIDATE, subject_id=candidate_id)
