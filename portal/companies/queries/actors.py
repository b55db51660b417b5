"""Who somebody is today: asked at every request, so that a blocked company is out within one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Account
from portal.accounts.queries import advisors_around, the_responsible
from portal.companies.models import Company, Membership
from portal.companies.words import CompanyState
from portal.kernel.access import Actor, Role
from portal.kernel.db import ReadyQuery
from portal.kernel.identity import ActorSource
from portal.kernel.web import ContactCard

SHUT_OUT = (CompanyState.BLOCKED, CompanyState.LEFT)


def add_account(statement: Select[*tuple[Any, ...]], account_id: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Add to a statement what an account in service may be today: as whom, and for which company."""
    return (
        statement.add_columns(Account.id, Account.role, Account.name, Account.language, Company.id, Company.state, Company.name)
        .outerjoin(Account, and_(Account.id == account_id, Account.is_active.is_(True)))
        .outerjoin(Membership, and_(Membership.account_id == Account.id, Membership.left_at.is_(None)))
        .outerjoin(Company, Company.id == Membership.company_id)
    )


_ME = aliased(Account)
_BY_ID = ReadyQuery(
    add_account(select(_ME.id).select_from(_ME).where(_ME.id == bindparam("account_id", type_=Uuid())), _ME.id)  # type: ignore[arg-type]  # columns are expressions
)
_WHOM_TO_CALL = ReadyQuery(
    advisors_around(Company.advisor_id, Company.postcode).join(  # type: ignore[arg-type]  # columns are expressions
        Company, Company.id == bindparam("company_id", type_=Uuid())
    )
)


def load_actor(session: Session, account_id: UUID) -> Actor | None:
    """Return what an account may be today."""
    row = _BY_ID.row(session, account_id=account_id)
    return actor_of(row[1:]) if row else None


def actor_of(columns: Sequence[Any]) -> Actor | None:
    """Return who is behind the columns of `add_account`; None for closed accounts and people of blocked or former companies."""
    key, role, name, language, company_id, state, company_name = columns
    if key is None:
        return None
    if role is Role.EMPLOYER and (company_id is None or state in SHUT_OUT):
        return None
    return Actor(
        role, account_id=key, organisation_id=company_id, organisation_name=company_name or "", name=name, language=language
    )


ACTORS = ActorSource(add_account, actor_of)


def contact_of(session: Session, actor: Actor) -> ContactCard | None:
    """Return the advisor whom the actor's company calls; if theirs is not in service, the one of its postcode."""
    if actor.organisation_id is None:
        return None
    card = the_responsible(_WHOM_TO_CALL.rows(session, company_id=actor.organisation_id))
    if card is None:
        return None
    return ContactCard(card.name, card.place, card.phone, f"tel:{card.phone}" if card.phone else "", card.email, card.reachable)


def organisation_of(_session: Session, actor: Actor) -> str:
    """Return the name of the company the actor acts for; it was read with the actor."""
    return actor.organisation_name
