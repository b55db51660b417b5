"""What people sign with without a sign-in: a link to a named member of the company, a one-time code, the advisor's tablet.

Digits follow from the row's id by a key that no database holds; the row keeps a keyed hash. Five tries, then a new code.
"""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Membership
from portal.internships.agreement.models import Agreement, SignKey
from portal.internships.agreement.words import AgreementState, KeyWay, Party
from portal.internships.models import Internship
from portal.kernel.audit import By, Change, record
from portal.kernel.crypto import blind_index
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce

PURPOSE: Final = "sign an agreement"
"""Of links to sign with (`kernel/links`)."""
LASTS: Final = {
    KeyWay.LINK: timedelta(days=14),
    KeyWay.EMAIL: timedelta(hours=2),
    KeyWay.SLIP: timedelta(days=7),
    KeyWay.TABLET: timedelta(minutes=30),
}
MOST_TRIES: Final = 5
DIGITS: Final = 8
WITH_DIGITS: Final = (KeyWay.EMAIL, KeyWay.SLIP)
_SAID, _KEPT = "sign code as it is said", "sign code as it is kept"


@dataclass(frozen=True)
class MemberRow:
    """Somebody who acts for the company today."""

    account_id: UUID
    name: str
    email: str
    language: str


def members_of(session: Session, company_id: UUID) -> tuple[MemberRow, ...]:
    """Return who acts for a company today, and so may sign for it."""
    rows = session.execute(
        select(Account.id, Account.name, Account.email, Account.language)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.company_id == company_id, Membership.left_at.is_(None), Account.is_active.is_(True))
        .order_by(Membership.joined_at, Account.id)
    )
    return tuple(MemberRow(*row) for row in rows)


def digits_said(key_id: UUID) -> str:
    """Return the digits of a code."""
    return f"{int(blind_index(key_id.hex, _SAID), 16) % 10**DIGITS:0{DIGITS}d}"


def send_links(session: Session, agreement: Agreement, company_id: UUID, *, at: datetime) -> None:
    """Make a link for everyone who may sign for the company and has none that works."""
    known = {
        key.account_id
        for key in session.scalars(select(SignKey).where(SignKey.agreement_id == agreement.id, SignKey.way == KeyWay.LINK))
        if is_usable(key, at)
    }
    for member in members_of(session, company_id):
        if member.account_id not in known:
            _add(session, agreement, Party.COMPANY, KeyWay.LINK, account_id=member.account_id, by=By.system(), at=at)


def make_key(
    session: Session,
    agreement_id: UUID,
    party: Party,
    way: KeyWay,
    *,
    account_id: UUID | None = None,
    by: By,
    at: datetime,
) -> SignKey:
    """Make a code or hand over the tablet; what the same party got that way before ends."""
    agreement = session.get_one(Agreement, agreement_id, with_for_update=True)
    if agreement.state is not AgreementState.OPEN:
        raise RuleBroken(_l("This agreement is not to be signed at the moment."))
    _refuse_stranger(session, agreement, party, way, account_id)
    older = select(SignKey).where(SignKey.agreement_id == agreement_id, SignKey.party == party, SignKey.way != KeyWay.LINK)
    for key in session.scalars(older):
        key.expires_at = min(key.expires_at, at)
    key = _add(session, agreement, party, way, account_id=account_id, by=by, at=at)
    change = Change(becomes=party.value, reason=way.value)
    record(session, "agreement.key_made", agreement.internship_id, change, by=by, at=at)
    if way is KeyWay.EMAIL:
        announce(session, "agreement.code_made", key.id, at=at)
    return key


def usable_key(session: Session, key_id: UUID, at: datetime) -> SignKey | None:
    """Return a key that still works: in time, unused, for a version that counts, for somebody who still acts for the company."""
    key = session.get(SignKey, key_id)
    if key is None or not is_usable(key, at):
        return None
    agreement = session.get_one(Agreement, key.agreement_id)
    if agreement.state is not AgreementState.OPEN:
        return None
    if key.party is Party.PERSON:
        return key
    company_id = session.get_one(Internship, agreement.internship_id).company_id
    return key if key.account_id in {each.account_id for each in members_of(session, company_id)} else None


def try_digits(session: Session, key_id: UUID, typed: str, *, by: By, at: datetime) -> bool:
    """Say whether the digits are those of the code; a wrong try is counted, the fifth ends the code."""
    key = session.get_one(SignKey, key_id, with_for_update=True, populate_existing=True)
    if not is_usable(key, at) or key.way not in WITH_DIGITS:
        return False
    digits = "".join(str(unicodedata.digit(each)) for each in unicodedata.normalize("NFKC", typed) if each.isdecimal())
    if hmac.compare_digest(key.code_hash or "", _hash(key.id, digits)):
        return True
    key.wrong_tries += 1
    internship_id = session.get_one(Agreement, key.agreement_id).internship_id
    record(session, "agreement.code_mistaken", internship_id, Change(becomes=key.party.value), by=by, at=at)
    return False


def is_usable(key: SignKey, at: datetime) -> bool:
    """Whether a key may still be used: in time, not used, not tried too often."""
    return key.used_at is None and at < key.expires_at and key.wrong_tries < MOST_TRIES


def _refuse_stranger(session: Session, agreement: Agreement, party: Party, way: KeyWay, account_id: UUID | None) -> None:
    """Refuse a code for somebody who does not act for the company, and the tablet for anyone but the person."""
    internship = session.get_one(Internship, agreement.internship_id)
    is_member = account_id in {each.account_id for each in members_of(session, internship.company_id)}
    is_known = party is Party.PERSON if account_id is None else party is Party.COMPANY and is_member
    if not is_known or (way is KeyWay.TABLET and party is not Party.PERSON):
        raise RuleBroken(_l("Please choose somebody who signs for themselves."), field="who")


def _add(
    session: Session,
    agreement: Agreement,
    party: Party,
    way: KeyWay,
    *,
    account_id: UUID | None,
    by: By,
    at: datetime,
) -> SignKey:
    key = SignKey(
        agreement_id=agreement.id,
        party=party,
        way=way,
        account_id=account_id,
        created_at=at,
        created_by_id=by.account_id,
        expires_at=at + LASTS[way],
    )
    session.add(key)
    session.flush()  # the digits follow from key.id
    if way in WITH_DIGITS:
        key.code_hash = _hash(key.id, digits_said(key.id))
    return key


def _hash(key_id: UUID, digits: str) -> str:
    return blind_index(f"{key_id.hex}:{digits}", _KEPT)
