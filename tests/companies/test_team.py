"""Who acts for a company."""

import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.companies.models import Membership
from portal.companies.services import MemberDraft, change_member_role, invite_member, remove_member
from portal.companies.words import CompanyState, MemberRole
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from tests.builders.accounts import an_account
from tests.builders.companies import a_company, an_employer
from tests.moments import NOON


def by(account) -> By:
    return By(account.id, Role.EMPLOYER.value)


def membership_of(session, account) -> Membership:
    return session.scalars(select(Membership).where(Membership.account_id == account.id)).one()


def test_a_colleague_is_invited_with_an_account_of_their_own(session):
    company = a_company(session)
    admin = an_employer(session, company)

    membership = invite_member(session, company.id, MemberDraft("Mia Roth", "Mia@Lindner.example"), by=by(admin), at=NOON)

    account = session.get_one(Account, membership.account_id)
    assert (account.email, account.role, membership.role) == ("mia@lindner.example", Role.EMPLOYER, MemberRole.MEMBER)


def test_simple_members_manage_nothing(session):
    company = a_company(session)
    admin, member = an_employer(session, company), an_employer(session, company, role=MemberRole.MEMBER)

    with pytest.raises(RuleBroken):
        invite_member(session, company.id, MemberDraft("Mia", "mia@lindner.example"), by=by(member), at=NOON)
    with pytest.raises(RuleBroken):
        remove_member(session, membership_of(session, admin).id, by=by(member), at=NOON)
    with pytest.raises(RuleBroken):
        change_member_role(session, membership_of(session, member).id, MemberRole.ADMIN, by=by(member), at=NOON)


def test_an_admin_of_another_company_manages_nothing_here(session):
    company, stranger = a_company(session), an_employer(session)

    with pytest.raises(RuleBroken):
        invite_member(session, company.id, MemberDraft("Mia", "mia@lindner.example"), by=by(stranger), at=NOON)


def test_the_last_admin_stays_until_another_one_is_there(session):
    company = a_company(session)
    admin, member = an_employer(session, company), an_employer(session, company, role=MemberRole.MEMBER)

    with pytest.raises(RuleBroken):
        remove_member(session, membership_of(session, admin).id, by=by(admin), at=NOON)
    with pytest.raises(RuleBroken):
        change_member_role(session, membership_of(session, admin).id, MemberRole.MEMBER, by=by(admin), at=NOON)

    change_member_role(session, membership_of(session, member).id, MemberRole.ADMIN, by=by(admin), at=NOON)
    remove_member(session, membership_of(session, admin).id, by=by(member), at=NOON)
    assert not admin.is_active


def test_somebody_who_left_the_team_can_come_back(session):
    company = a_company(session)
    admin, member = an_employer(session, company), an_employer(session, company, role=MemberRole.MEMBER)
    remove_member(session, membership_of(session, member).id, by=by(admin), at=NOON)

    membership = invite_member(session, company.id, MemberDraft(member.name, member.email), by=by(admin), at=NOON)

    assert membership.account_id == member.id
    assert membership.left_at is None
    assert member.is_active


def test_a_known_address_gets_one_sentence_whatever_it_is_known_for(session):
    company = a_company(session)
    admin, other, advisor = an_employer(session, company), an_employer(session), an_account(session, role=Role.ADVISOR)
    colleague = an_employer(session, company)
    sentences = set()

    for account in (other, advisor, colleague):
        with pytest.raises(RuleBroken) as refusal:
            invite_member(session, company.id, MemberDraft("X", account.email), by=by(admin), at=NOON)
        sentences.add(str(refusal.value))

    assert len(sentences) == 1


def test_nobody_is_invited_to_a_blocked_company(session):
    company = a_company(session, state=CompanyState.BLOCKED)

    with pytest.raises(RuleBroken):
        invite_member(session, company.id, MemberDraft("Mia", "mia@x.example"), by=By(None, "advisor"), at=NOON)
