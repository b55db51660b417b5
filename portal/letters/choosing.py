"""Choosing how often letters come, and asking what was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Membership
from portal.kernel.access import STAFF, Role
from portal.kernel.audit import By, record
from portal.letters.kinds import groups_for
from portal.letters.models import Choice
from portal.letters.words import LetterGroup, Pace, Reader

USUAL = Pace.AT_ONCE
OF_COMPANY, OF_STAFF = groups_for([Reader.COMPANY]), groups_for([Reader.STAFF])


@dataclass(frozen=True)
class Owner:
    """Whose choice it is: a person's own, or that of a company for all its people."""

    account_id: UUID | None = None
    company_id: UUID | None = None

    @property
    def subject_id(self) -> UUID:
        """The record in whose history the choice stands."""
        found = self.account_id or self.company_id
        if found is None:
            raise ValueError("nobody chooses")
        return found

    def has_made(self) -> ColumnElement[bool]:
        """State which choices are theirs."""
        return Choice.account_id == self.account_id if self.account_id else Choice.company_id == self.company_id


def groups_of(role: Role) -> tuple[LetterGroup, ...]:
    """Return the groups somebody of this role gets letters of."""
    return OF_STAFF if role in STAFF else OF_COMPANY


def chosen(session: Session, owner: Owner) -> dict[LetterGroup, Pace]:
    """Return what somebody chose; groups they said nothing about are missing."""
    rows = session.execute(select(Choice.group, Choice.pace).where(owner.has_made()))
    return {group: pace for group, pace in rows}  # noqa: C416 - rows are not tuples to the type checker


def pace_of(session: Session, account_id: UUID, group: LetterGroup) -> Pace:
    """Say how often letters of a group come to somebody: as they chose, else as their company did, else at once."""
    own = chosen(session, Owner(account_id)).get(group)
    if own is not None:
        return own
    member = select(Membership.company_id).where(Membership.account_id == account_id, Membership.left_at.is_(None))
    company_id = session.scalar(member)
    return chosen(session, Owner(company_id=company_id)).get(group, USUAL) if company_id else USUAL


def choose(session: Session, owner: Owner, wanted: Mapping[LetterGroup, Pace | None], *, by: By, at: datetime) -> None:
    """Keep what somebody chose; `None` takes a choice back."""
    rows = {row.group: row for row in session.scalars(select(Choice).where(owner.has_made()).with_for_update())}
    changed = [group for group, pace in wanted.items() if pace is not (rows[group].pace if group in rows else None)]
    for group in changed:
        pace, row = wanted[group], rows.get(group)
        if pace is None and row is not None:
            session.delete(row)
        elif pace is not None and row is not None:
            row.pace, row.changed_at = pace, at
        elif pace is not None:
            session.add(Choice(account_id=owner.account_id, company_id=owner.company_id, group=group, pace=pace, changed_at=at))
    if changed:
        record(session, "letters.chosen", owner.subject_id, by=by, at=at)


def stop(session: Session, account_id: UUID, groups: tuple[LetterGroup, ...], *, at: datetime) -> None:
    """Send somebody no more letters of these groups; twice changes nothing more."""
    role = session.get_one(Account, account_id, with_for_update=True).role
    choose(session, Owner(account_id), dict.fromkeys(groups, Pace.NEVER), by=By(account_id, role.value), at=at)
