"""Everything held about a company, as it is handed out on request (Art. 15 and 20 GDPR)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Company, CompanySite, Membership, Registration
from portal.companies.ties import Exporter
from portal.kernel.audit import trail
from portal.kernel.db import Entity

FORMAT = "kai-partner-portal/company/1"
# For the machine only: they say nothing about the company.
_TECHNICAL = frozenset({"version", "name_key"})


def company_export(session: Session, company_id: UUID, exporters: Mapping[str, Exporter], *, at: datetime) -> dict[str, Any]:
    """Return what is held about a company; every column, so that a new one cannot be forgotten."""
    company = session.get_one(Company, company_id)
    sites = session.scalars(select(CompanySite).where(CompanySite.company_id == company_id))
    registrations = session.scalars(select(Registration).where(Registration.company_id == company_id))
    return {
        "format": FORMAT,
        "made_at": at.isoformat(),
        "company": _columns(company),
        "sites": [_columns(site) for site in sites],
        "members": _members(session, company_id),
        "sign_ups": [_columns(registration) for registration in registrations],
        "history": [{"at": _plain(entry.at), "what": entry.verb} for entry in trail(session, company_id)],
        **{name: exporter(session, company_id) for name, exporter in exporters.items()},
    }


def _members(session: Session, company_id: UUID) -> list[dict[str, Any]]:
    columns = (
        Account.name,
        Account.email,
        Account.phone,
        Account.language,
        Membership.role,
        Membership.joined_at,
        Membership.left_at,
    )
    rows = session.execute(
        select(*columns)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.company_id == company_id)
        .order_by(Membership.joined_at, Membership.id)
    )
    return [{key: _plain(value) for key, value in row._mapping.items()} for row in rows]  # noqa: SLF001 - its public name


def _columns(entity: Entity) -> dict[str, Any]:
    names = (column.key for column in inspect(type(entity)).column_attrs)
    return {name: _plain(getattr(entity, name)) for name in names if name not in _TECHNICAL}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
