"""Details, sites, training, contact person."""

from datetime import date

import pytest

from portal.companies.services import FactsDraft, SiteDraft, TrainingDraft, add_site, assign_advisor, change_facts, note_training
from portal.companies.words import CompanyState, TrainingAuthorisation
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from tests.builders.accounts import an_account, an_advisor
from tests.builders.companies import a_company
from tests.moments import NOON

US = By(None, "advisor")


def test_a_site_learns_place_coordinates_and_region_from_its_postcode(session):
    company = a_company(session)

    site = add_site(session, company.id, SiteDraft("Filiale", "04552"), by=US, at=NOON)

    assert (site.town, site.region, site.is_main) == ("Borna", "middle", False)
    assert site.latitude is not None


def test_the_first_site_is_the_main_one(session):
    company = a_company(session, postcode=None)

    assert add_site(session, company.id, SiteDraft("Werk", "04552"), by=US, at=NOON).is_main


@pytest.mark.parametrize(("town", "is_accepted"), [("München", True), (None, False)])
def test_an_unknown_postcode_needs_the_town_in_words(session, town, is_accepted):
    company = a_company(session)
    draft = SiteDraft("Filiale", "80331", town=town)

    if is_accepted:
        assert add_site(session, company.id, draft, by=US, at=NOON).latitude is None
    else:
        with pytest.raises(RuleBroken) as refusal:
            add_site(session, company.id, draft, by=US, at=NOON)
        assert refusal.value.field == "town"


def test_new_details_with_a_new_postcode_bring_the_new_town(session):
    company = a_company(session)
    draft = FactsDraft("Backhaus Lindner", "04552", "K. Lindner", None, "www.lindner.example", "HRB 1", "BGN", "12")

    change_facts(session, company.id, draft, by=US, at=NOON)

    assert (company.name, company.name_key, company.town, company.phone) == (
        "Backhaus Lindner",
        "backhaus lindner",
        "Borna",
        None,
    )


def test_a_company_that_left_is_not_kept_any_more(session):
    company = a_company(session, state=CompanyState.LEFT)

    with pytest.raises(RuleBroken):
        add_site(session, company.id, SiteDraft("Filiale", "04552"), by=US, at=NOON)


@pytest.mark.parametrize(
    ("training", "day", "is_accepted"),
    [
        (TrainingAuthorisation.CONFIRMED, date(2026, 11, 1), True),
        (TrainingAuthorisation.CONFIRMED, None, False),
        (TrainingAuthorisation.IN_CLARIFICATION, None, True),
    ],
)
def test_a_confirmed_training_authorisation_has_its_day(session, training, day, is_accepted):
    company = a_company(session)

    if is_accepted:
        note_training(session, company.id, TrainingDraft(training, day), by=US, at=NOON)
        assert (company.training, company.training_confirmed_on) == (training, day)
    else:
        with pytest.raises(RuleBroken):
            note_training(session, company.id, TrainingDraft(training, day), by=US, at=NOON)


def test_the_contact_person_is_somebody_in_service(session):
    company, gone, employer = a_company(session), an_advisor(session, is_active=False), an_account(session)

    for account in (gone, employer):
        with pytest.raises(RuleBroken):
            assign_advisor(session, company.id, account.id, by=US, at=NOON)

    there = an_advisor(session)
    assign_advisor(session, company.id, there.id, by=US, at=NOON)
    assert company.advisor_id == there.id
