"""An account's person is forgotten; the row stays, because acts refer to it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.accounts.models import Account, CalendarLink, CodeApp, OneTimeToken, RecoveryCode
from portal.accounts.services.accounts import deactivate_account
from portal.kernel.audit import By, record
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity.models import SignIn

FORMER_PERSON = _l("Former member")


def erase_account(session: Session, account_id: UUID, *, by: By, at: datetime) -> None:
    """Delete everything an account says about its person; it can never be used again."""
    account = session.get_one(Account, account_id, with_for_update=True)
    if account.is_active:
        deactivate_account(session, account_id, by=by, at=at)
    account.email = f"{account.id.hex}@erased.invalid"  # must stay unique; .invalid never receives letters (RFC 2606)
    account.name = str(FORMER_PERSON)
    account.phone = account.reachable = account.password_hash = account.site_id = None
    session.execute(delete(OneTimeToken).where(OneTimeToken.account_id == account_id))
    session.execute(delete(CalendarLink).where(CalendarLink.account_id == account_id))
    session.execute(delete(CodeApp).where(CodeApp.account_id == account_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    session.execute(delete(SignIn).where(SignIn.account_id == account_id))
    record(session, "account.erased", account_id, by=by, at=at)
