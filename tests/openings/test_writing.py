"""Drafting, saving, copying and confirming openings."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.companies.words import CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.errors import RuleBroken
from portal.openings.services import (
    Incomplete,
    OpeningDraft,
    close_openings_of,
    confirm_opening,
    copy_opening,
    draft_of,
    draft_opening,
    follow_company,
    save_opening,
    show_opening_to,
)
from portal.openings.words import OpeningKind, OpeningSource, OpeningState, PayUnit, Visibility
from tests.builders.accounts import an_account, an_advisor
from tests.builders.companies import a_company
from tests.builders.openings import a_draft, an_opening
from tests.moments import NOON


@pytest.fixture
def employer(session):
    return By(an_account(session).id, Role.EMPLOYER.value)


@pytest.fixture
def advisor(session):
    return By(an_advisor(session).id, Role.ADVISOR.value)


@pytest.mark.parametrize("kind", OpeningKind)
def test_a_title_is_enough_to_begin_even_before_the_company_is_a_partner(session, employer, kind):
    company = a_company(session, state=CompanyState.IN_REVIEW)

    opening = draft_opening(session, company.id, OpeningDraft(kind, "Hilfe im Lager"), by=employer, at=NOON)

    assert (opening.state, opening.title, opening.confirmed_at) == (OpeningState.DRAFT, "Hilfe im Lager", NOON)
    assert trail(session, opening.id)[0].verb == "opening.drafted"


def test_what_an_advisor_enters_waits_for_the_companys_word(session, employer, advisor):
    company = a_company(session)
    draft = a_draft(session, company, source=OpeningSource.PHONE)

    opening = draft_opening(session, company.id, draft, by=advisor, at=NOON)
    assert (opening.source, opening.entered_by_id, opening.confirmed_at) == (OpeningSource.PHONE, advisor.account_id, None)

    confirm_opening(session, opening.id, by=employer, at=NOON)
    assert opening.confirmed_at == NOON
    with pytest.raises(RuleBroken):
        confirm_opening(session, opening.id, by=employer, at=NOON)

    save_opening(session, opening.id, draft, by=advisor, at=NOON)
    assert opening.confirmed_at is None


def test_an_internship_keeps_no_wage_whatever_the_draft_says(session, employer):
    company = a_company(session)
    draft = a_draft(session, company, pay_amount=Decimal("14.60"), pay_unit=PayUnit.HOUR, first_year_pay=Decimal(1000))

    opening = draft_opening(session, company.id, draft, by=employer, at=NOON)

    assert (opening.pay_amount, opening.pay_unit, opening.first_year_pay) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": "   "}),
        ("title", {"title": "x" * 121}),
        ("weeks", {"weeks": 0}),
        ("weeks", {"weeks": 7}),
        ("places", {"places": 0}),
        ("pay_unit", {"pay_amount": Decimal("14.60"), "pay_unit": None}),
        ("pay_amount", {"pay_amount": Decimal(-1), "pay_unit": PayUnit.HOUR}),
        ("first_year_pay", {"first_year_pay": Decimal(0)}),
    ],
)
def test_nonsense_is_refused_beside_its_field_also_in_a_draft(session, employer, field, changes):
    company = a_company(session)

    with pytest.raises(RuleBroken) as refusal:
        draft_opening(session, company.id, a_draft(session, company, **changes), by=employer, at=NOON)

    assert refusal.value.field == field


@pytest.mark.parametrize("weeks", [None, 1, 6])
def test_one_to_six_weeks_are_allowed(session, employer, weeks):
    company = a_company(session)

    assert draft_opening(session, company.id, a_draft(session, company, weeks=weeks), by=employer, at=NOON).weeks == weeks


def test_the_place_comes_from_the_companys_own_site(session, employer):
    company = a_company(session)
    stranger = a_company(session, name="Fremd GmbH", postcode="04808")
    draft = a_draft(session, company)

    opening = draft_opening(session, company.id, draft, by=employer, at=NOON)
    assert (opening.postcode, opening.place_text, opening.region) == ("04668", "Grimma", "grimma")
    assert opening.latitude is not None

    with pytest.raises(RuleBroken) as refusal:
        save_opening(session, opening.id, replace(draft, site_id=stranger.sites[0].id), by=employer, at=NOON)
    assert refusal.value.field == "site_id"


def test_what_is_online_stays_complete(session, employer):
    opening = an_opening(session)

    with pytest.raises(Incomplete):
        save_opening(session, opening.id, replace(draft_of(opening), tasks=None), by=employer, at=NOON)


@pytest.mark.parametrize(
    ("state", "for_company", "for_team"),
    [
        (OpeningState.DRAFT, True, True),
        (OpeningState.REJECTED, True, True),
        (OpeningState.SUBMITTED, False, True),
        (OpeningState.PUBLISHED, True, True),
        (OpeningState.PAUSED, True, True),
        (OpeningState.FILLED, False, False),
        (OpeningState.EXPIRED, False, False),
        (OpeningState.WITHDRAWN, False, False),
    ],
)
def test_what_is_being_read_or_over_is_not_changed_behind_the_readers_back(
    session, employer, advisor, state, for_company, for_team
):
    for by, may in ((employer, for_company), (advisor, for_team)):
        opening = an_opening(session, state=state)
        draft = replace(draft_of(opening), title="Neuer Titel")
        if may:
            assert save_opening(session, opening.id, draft, by=by, at=NOON).title == "Neuer Titel"
        else:
            with pytest.raises(RuleBroken):
                save_opening(session, opening.id, draft, by=by, at=NOON)


def test_a_copy_is_a_draft_without_days_that_have_passed(session, employer):
    first = an_opening(session, state=OpeningState.FILLED, starts_on=date(2026, 11, 22), valid_until=date(2026, 11, 23))

    copied = copy_opening(session, first.id, by=employer, at=NOON)

    assert (copied.state, copied.title, copied.company_id) == (OpeningState.DRAFT, first.title, first.company_id)
    assert (copied.starts_on, copied.valid_until) == (None, date(2026, 11, 23))
    assert copied.import_key is None


def test_the_team_only_setting_is_kept_when_the_form_does_not_ask_for_it(session, employer):
    opening = an_opening(session)
    show_opening_to(session, opening.id, Visibility.TEAM_ONLY, by=employer, at=NOON)

    save_opening(session, opening.id, draft_of(opening), by=employer, at=NOON)

    assert opening.visibility is Visibility.TEAM_ONLY


def test_a_company_that_leaves_takes_its_openings_and_the_names_in_them_along(session):
    company = a_company(session)
    openings = [an_opening(session, company, state=state) for state in OpeningState]

    close_openings_of(session, company.id, NOON)
    close_openings_of(session, company.id, NOON)

    ended = {OpeningState.FILLED, OpeningState.EXPIRED, OpeningState.WITHDRAWN}
    assert {opening.state for opening in openings} <= ended
    assert [opening.mentor_name for opening in openings] == [None] * len(openings)


def test_a_leads_openings_follow_to_the_company_it_turned_out_to_be(session):
    company = a_company(session)
    lead = a_company(session, name="Baeckerei Lindner", state=CompanyState.LEFT, merged_into_id=company.id)
    opening = an_opening(session, lead)

    assert follow_company(session, lead.id, NOON) == company.id
    assert opening.company_id == company.id
    assert follow_company(session, company.id, NOON) is None
