"""People at the door where a second factor is asked for."""

import pytest

from portal.accounts.models import CodeApp
from portal.companies.models import Membership
from portal.companies.words import MemberRole
from portal.kernel.access import Role
from tests.builders.accounts import a_person_with_password
from tests.builders.companies import a_company
from tests.moments import NOON

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def asking(app):
    """Ask for the second factor, as it is everywhere but in tests about something else."""
    before = app.extensions["portal_settings"]
    app.extensions["portal_settings"] = before.model_copy(update={"second_factor": True})
    yield
    app.extensions["portal_settings"] = before


@pytest.fixture
def coordinator(database):
    with database.transaction() as session:
        person = a_person_with_password(session, language="en")
        session.add(CodeApp(account_id=person.id, secret=SECRET, last_step=0, created_at=NOON))
        return person


@pytest.fixture
def baker(database):
    """Somebody of a company, without a second factor."""
    with database.transaction() as session:
        person = a_person_with_password(session, role=Role.EMPLOYER, language="en", email="lindner@partner.example")
        company = a_company(session)
        session.add(Membership(account_id=person.id, company_id=company.id, role=MemberRole.ADMIN, joined_at=NOON))
        return person
