"""A company signs up, and proves its address."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from portal.accounts.models import Account
from portal.companies.models import Company, Membership, Registration
from portal.companies.services import (
    LeadDraft,
    RegistrationDraft,
    confirm_registration,
    enter_lead,
    forget_registration,
    register_company,
)
from portal.companies.words import CompanyState, Interest, MemberRole
from portal.kernel.audit import trail
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from tests.builders.accounts import a_site, an_account, an_advisor
from tests.builders.companies import a_registration
from tests.moments import NOON


def a_draft(**changes) -> RegistrationDraft:
    columns = {
        "company_name": "Imbiss Safran",
        "postcode": "04552",
        "contact_name": "Rana Aziz",
        "email": "Rana@Imbiss-Safran.example",
        "phone": "+493433123456",
        "interests": (Interest.INTERNSHIP, Interest.VACANCY),
    }
    return RegistrationDraft(**{**columns, **changes})


def topics(session) -> list[str]:
    return list(session.scalars(select(OutboxRow.topic)))


def test_a_sign_up_makes_no_company_before_the_address_is_proved(session):
    register_company(session, a_draft(), at=NOON)

    assert session.scalar(select(func.count()).select_from(Company)) == 0
    assert "registration.received" in topics(session)


def test_confirming_makes_company_site_member_and_advisor_in_one_go(session):
    advisor = an_advisor(session, site_id=a_site(session, postcodes=("04552",)).id)
    registration = register_company(session, a_draft(), at=NOON)

    company = confirm_registration(session, registration.id, at=NOON)

    session.flush()
    site = company.sites[0]
    member = session.scalars(select(Membership).where(Membership.company_id == company.id)).one()
    account = session.get_one(Account, member.account_id)
    assert company.state is CompanyState.REGISTERED
    assert company.advisor_id == advisor.id
    assert (site.town, site.region, site.is_main) == ("Borna", "middle", True)
    assert (site.latitude, site.longitude) == (pytest.approx(51.12, abs=0.05), pytest.approx(12.49, abs=0.05))
    assert (account.email, member.role) == ("rana@imbiss-safran.example", MemberRole.ADMIN)
    assert {"company.registered", "account.invited"} <= set(topics(session))
    assert trail(session, company.id)[0].becomes == "registered"


def test_a_postcode_outside_the_table_keeps_what_was_typed(session):
    company = confirm_registration(session, a_registration(session, postcode="80331").id, at=NOON)

    assert (company.postcode, company.sites[0].latitude, company.sites[0].region) == ("80331", None, None)


def test_a_link_works_once(session):
    registration = a_registration(session)
    confirm_registration(session, registration.id, at=NOON)

    with pytest.raises(RuleBroken):
        confirm_registration(session, registration.id, at=NOON)


@pytest.mark.parametrize(("late", "is_over"), [(timedelta(seconds=-1), False), (timedelta(), True)])
def test_a_link_ends_when_it_says(session, late, is_over):
    registration = a_registration(session, expires_at=NOON)

    if is_over:
        with pytest.raises(RuleBroken):
            confirm_registration(session, registration.id, at=NOON + late)
    else:
        assert confirm_registration(session, registration.id, at=NOON + late).state is CompanyState.REGISTERED


def test_an_address_that_became_known_in_the_meantime_makes_no_second_company(session):
    registration = a_registration(session, email="kim@firma.example")
    an_account(session, email="kim@firma.example")

    with pytest.raises(RuleBroken):
        confirm_registration(session, registration.id, at=NOON)


def test_a_lead_of_the_same_name_and_postcode_is_never_taken_over_by_itself(session):
    lead = enter_lead(session, LeadDraft("Imbiss Safran", "04552 Borna", "ba:1"), at=NOON)

    company = confirm_registration(session, a_registration(session).id, at=NOON)

    assert company.id != lead.id
    assert lead.state is CompanyState.LEAD


@pytest.mark.parametrize(("day", "left"), [(date(2027, 5, 23), 2), (date(2027, 5, 24), 0)])
def test_a_sign_up_goes_when_the_rule_says_so_confirmed_or_not(session, day, left):
    silent, confirmed = a_registration(session), a_registration(session, email="other@firma.example")
    confirm_registration(session, confirmed.id, at=NOON)

    for registration in (silent, confirmed):
        forget_registration(session, registration.id, at=NOON.replace(year=day.year, month=day.month, day=day.day))
    session.flush()

    assert len(session.scalars(select(Registration.id)).all()) == left


def test_forgetting_waits_six_months(session):
    registration = register_company(session, a_draft(), at=NOON)

    row = session.scalars(select(OutboxRow).where(OutboxRow.topic == "registration.lapsed")).one()

    assert row.subject_id == registration.id
    assert timedelta(days=180) < row.due_at - NOON < timedelta(days=186)
