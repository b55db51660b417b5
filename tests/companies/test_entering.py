"""Companies that others enter: advisors after a conversation, and imports."""

import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.companies.models import Company
from portal.companies.services import EntryDraft, LeadDraft, confirm_company, enter_company, enter_lead, take_over_lead
from portal.companies.words import CompanySource, CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from tests.builders.accounts import an_account, an_advisor
from tests.builders.companies import a_company
from tests.moments import NOON


def a_draft(**changes) -> EntryDraft:
    columns = {
        "name": "Elektro Schöne",
        "postcode": "04808",
        "contact_name": "Jens Schöne",
        "phone": "+493425123456",
        "source": CompanySource.PHONE,
    }
    return EntryDraft(**{**columns, **changes})


@pytest.fixture
def advisor(session):
    return By(an_advisor(session).id, Role.ADVISOR.value)


def test_a_company_entered_after_a_call_counts_as_met_and_waits_for_its_own_word(session, advisor):
    company = enter_company(session, a_draft(), by=advisor, at=NOON)

    assert company.state is CompanyState.IN_REVIEW
    assert (company.visited_how, company.visited_at) == (CompanySource.PHONE, NOON)
    assert (company.advisor_id, company.entered_by_id) == (advisor.account_id, advisor.account_id)
    assert company.confirmed_at is None
    assert company.sites[0].town == "Wurzen"


def test_without_an_address_nobody_is_invited(session, advisor):
    enter_company(session, a_draft(), by=advisor, at=NOON)

    assert "account.invited" not in set(session.scalars(select(OutboxRow.topic)))


def test_with_an_address_the_person_is_invited_at_once(session, advisor):
    company = enter_company(session, a_draft(email="Jens@Elektro-Schoene.example"), by=advisor, at=NOON)

    account = session.get_one(Account, company.members[0].account_id)
    assert (account.email, account.name) == ("jens@elektro-schoene.example", "Jens Schöne")
    assert "account.invited" in set(session.scalars(select(OutboxRow.topic)))


def test_a_known_address_is_refused_beside_its_field(session, advisor):
    an_account(session, email="jens@elektro-schoene.example")

    with pytest.raises(RuleBroken) as refusal:
        enter_company(session, a_draft(email="jens@elektro-schoene.example"), by=advisor, at=NOON)

    assert refusal.value.field == "email"


def test_the_company_confirms_once(session, advisor):
    company = enter_company(session, a_draft(), by=advisor, at=NOON)
    confirm_company(session, company.id, by=By(None, "employer"), at=NOON)

    confirm_company(session, company.id, by=By(None, "employer"), at=NOON.replace(year=2027))

    assert company.confirmed_at == NOON


def test_an_import_finds_its_lead_again(session):
    first = enter_lead(session, LeadDraft("Bau GmbH", "04552 Borna", "ba:7"), at=NOON)

    second = enter_lead(session, LeadDraft("Bau GmbH & Co. KG", "Grimma", "ba:7"), at=NOON)

    assert second.id == first.id
    assert second.name == "Bau GmbH"


@pytest.mark.parametrize("text", ["Wien, Donaustadt", "Neukirchen, Oberpfalz", "", "🏗️", "ليبزيغ"])
def test_a_lead_from_elsewhere_keeps_its_words_without_a_site(session, text):
    lead = enter_lead(session, LeadDraft("Natürliche Person", text, f"ba:{text}"), at=NOON)

    assert (lead.state, lead.postcode, lead.sites) == (CompanyState.LEAD, None, [])
    assert lead.town == (text or None)


def test_a_lead_is_joined_with_a_company_by_hand_and_later_imports_find_the_company(session, advisor):
    lead = enter_lead(session, LeadDraft("Bäckerei Lindner", "04668 Grimma", "ba:9"), at=NOON)
    company = a_company(session)

    take_over_lead(session, company.id, lead.id, by=advisor, at=NOON)
    session.flush()

    assert (lead.state, lead.merged_into_id) == (CompanyState.LEFT, company.id)
    assert enter_lead(session, LeadDraft("Bäckerei Lindner", "Grimma", "ba:9"), at=NOON).id == company.id


def test_a_company_that_has_people_is_no_lead_to_be_joined(session, advisor):
    company, other = a_company(session), a_company(session)

    with pytest.raises(RuleBroken):
        take_over_lead(session, company.id, other.id, by=advisor, at=NOON)

    assert session.get_one(Company, other.id).state is CompanyState.ACTIVE
