"""Who acts for a company."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.accounts.queries import account_of_address
from portal.accounts.services import AccountDraft, create_account, deactivate_account, invite_account, reactivate_account
from portal.companies.models import Company, Membership
from portal.companies.words import CompanyState, MemberRole
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class MemberDraft:
    """A colleague who shall act for the company."""

    name: str
    email: str
    role: MemberRole = MemberRole.MEMBER
    language: str = "de"
    phone: str | None = None


def invite_member(session: Session, company_id: UUID, draft: MemberDraft, *, by: By, at: datetime) -> Membership:
    """Invite a colleague into the company's team; somebody who left it comes back."""
    company = session.get_one(Company, company_id, with_for_update=True)
    if company.state in (CompanyState.BLOCKED, CompanyState.LEFT):
        raise RuleBroken(_l("Nobody can be invited to this company now."))
    _refuse_simple_members(session, company_id, by)
    membership = _former_member(session, company_id, draft, by=by, at=at)
    if membership is None:
        account = create_account(
            session, AccountDraft(draft.email, draft.name, Role.EMPLOYER, draft.language, draft.phone), by=by, at=at
        )
        invite_account(session, account.id, by=by, at=at)
        membership = Membership(company_id=company_id, account_id=account.id)
        session.add(membership)
    membership.role = draft.role
    membership.joined_at = at
    membership.left_at = None
    session.flush()  # pages link to membership.id
    change = Change(becomes=draft.role.value, reason=str(membership.account_id))
    record(session, "member.invited", company_id, change, by=by, at=at)
    return membership


def remove_member(session: Session, membership_id: UUID, *, by: By, at: datetime) -> None:
    """End somebody's part in the team; their access ends at once."""
    membership = session.get_one(Membership, membership_id, with_for_update=True)
    session.get_one(Company, membership.company_id, with_for_update=True)
    if membership.left_at is not None:
        return
    _refuse_simple_members(session, membership.company_id, by)
    if membership.role is MemberRole.ADMIN and _count_admins(session, membership.company_id) <= 1:
        raise RuleBroken(_l("Somebody has to manage the team. Please let another person manage it first."))
    membership.left_at = at
    deactivate_account(session, membership.account_id, by=by, at=at)
    record(session, "member.removed", membership.company_id, Change(reason=str(membership.account_id)), by=by, at=at)


def change_member_role(session: Session, membership_id: UUID, role: MemberRole, *, by: By, at: datetime) -> None:
    """Let a member manage the team, or no longer."""
    membership = session.get_one(Membership, membership_id, with_for_update=True)
    session.get_one(Company, membership.company_id, with_for_update=True)
    _refuse_simple_members(session, membership.company_id, by)
    if membership.left_at is not None or membership.role is role:
        return
    if membership.role is MemberRole.ADMIN and _count_admins(session, membership.company_id) <= 1:
        raise RuleBroken(_l("Somebody has to manage the team. Please let another person manage it first."))
    was, membership.role = membership.role, role
    change = Change(was.value, role.value, str(membership.account_id))
    record(session, "member.changed", membership.company_id, change, by=by, at=at)


def refuse_others_than_admins(session: Session, company_id: UUID, by: By) -> None:
    """Refuse members who may not manage the company; staff may act on its behalf."""
    _refuse_simple_members(session, company_id, by)


def _refuse_simple_members(session: Session, company_id: UUID, by: By) -> None:
    if by.role != Role.EMPLOYER:
        return
    role = session.scalar(_present(company_id).where(Membership.account_id == by.account_id).with_only_columns(Membership.role))
    if role is not MemberRole.ADMIN:
        raise RuleBroken(_l("Only people who manage the team can do this. Please ask one of them."))


def _former_member(session: Session, company_id: UUID, draft: MemberDraft, *, by: By, at: datetime) -> Membership | None:
    account = session.scalar(account_of_address(draft.email))
    if account is None:
        return None
    membership = session.scalar(select(Membership).where(Membership.account_id == account.id))
    if membership is None or membership.company_id != company_id or membership.left_at is None:
        # The same sentence for every reason: it must not tell where else somebody works.
        raise RuleBroken(_l("We cannot invite this address. Please use another one, or call us."), field="email")
    reactivate_account(session, account.id, by=by, at=at)
    if account.password_hash is None:
        invite_account(session, account.id, by=by, at=at)
    return membership


def _count_admins(session: Session, company_id: UUID) -> int:
    # The company is locked: two admins who remove each other at the same moment must not both succeed.
    return len(session.scalars(_present(company_id).where(Membership.role == MemberRole.ADMIN)).all())


def _present(company_id: UUID) -> Select[Membership]:
    return select(Membership).where(Membership.company_id == company_id, Membership.left_at.is_(None))
