"""A company takes its data and goes."""

import json

import pytest
from sqlalchemy import select, text

from portal.companies.models import Membership, Registration
from portal.companies.queries import company_export
from portal.companies.services import confirm_registration, leave_company
from portal.companies.ties import CompanyTies
from portal.companies.words import CompanyState, MemberRole
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.schema import METADATA
from tests.builders.companies import a_company, a_company_site, a_registration, an_employer
from tests.moments import NOON


def by(account) -> By:
    return By(account.id, Role.EMPLOYER.value)


def everything_in(session) -> str:
    session.flush()
    rows = [str(row) for table in METADATA.sorted_tables for row in session.execute(text(f'SELECT * FROM "{table.name}"'))]  # noqa: S608
    return "\n".join(rows)


def test_after_leaving_no_table_knows_the_company_or_its_people(session):
    registration = a_registration(
        session, company_name="Imbiss Safran", contact_name="Rana Aziz", email="rana@safran.example", phone="+493433777888"
    )
    company = confirm_registration(session, registration.id, at=NOON)
    a_company_site(session, company, name="Safran am Markt", street="Marktgasse 77")
    company.website = "www.safran.example"
    a_registration(session, company_name="Safran zum Zweiten", email="rana@safran.example", contact_name="Aziz")
    member = session.scalars(select(Membership)).one()
    assert "Aziz" in everything_in(session)

    leave_company(session, company.id, (), by=By(member.account_id, "employer"), at=NOON)

    everything = everything_in(session)
    for word in ("Safran", "safran", "Aziz", "777888", "Marktgasse"):
        assert word not in everything, word
    assert company.state is CompanyState.LEFT
    assert company.postcode == "04552"
    assert session.scalars(select(Registration)).all() == []


def test_reasons_hold_the_leaving_up(session):
    company = a_company(session)
    admin = an_employer(session, company)

    with pytest.raises(RuleBroken):
        leave_company(session, company.id, ("An internship is running.",), by=by(admin), at=NOON)

    assert (company.name, company.state) == ("Bäckerei Lindner", CompanyState.ACTIVE)


def test_simple_members_cannot_end_the_partnership(session):
    company = a_company(session)
    member = an_employer(session, company, role=MemberRole.MEMBER)

    with pytest.raises(RuleBroken):
        leave_company(session, company.id, (), by=by(member), at=NOON)


@pytest.mark.parametrize("state", [CompanyState.BLOCKED, CompanyState.LEFT])
def test_a_blocked_or_former_company_cannot_leave(session, state):
    company = a_company(session, state=state)

    with pytest.raises(RuleBroken):
        leave_company(session, company.id, (), by=By(None, "coordinator"), at=NOON)


def test_the_export_holds_every_column_and_what_other_slices_add(session):
    company = a_company(session, insurer="BGN", registration_number="HRB 99")
    an_employer(session, company, name="Katrin Lindner", email="katrin@lindner.example")

    held = company_export(session, company.id, {"openings": lambda _session, key: [str(key)]}, at=NOON)

    text_of = json.dumps(held, ensure_ascii=False)
    for word in ("Bäckerei Lindner", "BGN", "HRB 99", "04668", "katrin@lindner.example", "Katrin Lindner"):
        assert word in text_of
    assert held["openings"] == [str(company.id)]
    assert {column.name for column in METADATA.tables["companies_company"].columns} - set(held["company"]) == {
        "version",
        "name_key",
    }


def test_ties_ask_every_slice_and_say_it_in_words(session):
    company = a_company(session)
    ties = CompanyTies(holds=(lambda _session, _key: (), lambda _session, _key: ("An internship is running.",)))

    assert ties.reasons_to_stay(session, company.id) == ("An internship is running.",)
