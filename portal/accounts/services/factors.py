"""The second factor: an app that shows codes, and ten codes on paper for the day the phone is gone."""

import hashlib
import re
from base64 import b32encode
from datetime import datetime
from secrets import compare_digest, token_bytes
from uuid import UUID

from pyotp import TOTP
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal.accounts.models import Account, CodeApp, RecoveryCode
from portal.accounts.queries import account_of_address
from portal.accounts.services.signing_in import factor_hash, forget_factor_tries, tries_of
from portal.accounts.words import Proofing
from portal.kernel.access import STAFF
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import end_sign_ins
from portal.kernel.outbox import announce

STEP = 30  # seconds, as every app has it (RFC 6238, 5.2)
DRIFT = 1  # steps that a phone's clock may be early or late
CODES = 10
CODE_BYTES = 15  # 120 bits: ASVS 5.0, 6.5.2 asks for 112 where a plain hash is kept

WRONG_CODE = _l("This code is not right, or it was used already. Please wait for the next one.")
NOT_YET = _l("This code is not right. Please scan the picture again, and enter the code your app shows now.")
LOCKED = _l("Too many wrong codes. Please try again in 15 minutes.")


def new_secret() -> str:
    """Return a secret for an app: 160 bits, as letters and figures that can be typed."""
    return b32encode(token_bytes(20)).decode()


def count_factor_try(session: Session, account_id: UUID, *, at: datetime) -> None:
    """Count a try before its code is checked; refuse if this account was tried too often."""
    tries = tries_of(session, factor_hash(account_id), at)
    if tries.is_locked(at=at):
        raise RuleBroken(LOCKED, field="code")
    tries.count_one(at=at)


def show_factor(session: Session, account_id: UUID, code: str, *, at: datetime) -> None:
    """Take a code of the app, or one of the codes on paper; each works once."""
    plain = re.sub(r"[\s-]", "", code).upper()
    is_right = _take_app_code(session, account_id, plain, at) if plain.isdigit() else _take_paper(session, account_id, plain, at)
    if not is_right:
        raise RuleBroken(WRONG_CODE, field="code")
    forget_factor_tries(session, account_id)


def set_up_app(session: Session, account_id: UUID, secret: str, code: str, *, at: datetime) -> tuple[str, ...]:
    """Take an app into use that has just shown a right code, in place of an earlier one; return new codes for paper."""
    step = _step_of(secret, re.sub(r"\s", "", code), at, after=0)
    if step is None:
        raise RuleBroken(NOT_YET, field="code")
    account = session.get_one(Account, account_id, with_for_update=True)
    session.execute(delete(CodeApp).where(CodeApp.account_id == account_id))
    session.add(CodeApp(account_id=account_id, secret=secret, last_step=step, created_at=at))
    forget_factor_tries(session, account_id)
    record(session, "factor.added", account_id, by=By(account_id, account.role.value), at=at)
    announce(session, "factor.added", account_id, at=at)
    return _new_codes(session, account_id)


def renew_codes(session: Session, account_id: UUID, *, by: By, at: datetime) -> tuple[str, ...]:
    """Return ten new codes for paper; the old ones no longer work."""
    record(session, "factor.codes_renewed", account_id, by=by, at=at)
    announce(session, "factor.codes_renewed", account_id, at=at)
    return _new_codes(session, account_id)


def remove_factors(session: Session, account_id: UUID, *, by: By, at: datetime) -> None:
    """Let company people do without again; staff never work without a second factor."""
    account = session.get_one(Account, account_id, with_for_update=True)
    if account.role in STAFF:
        raise RuleBroken(_l("Whoever works for KAI needs a second factor. You can set up another app."))
    drop_factors(session, account_id)
    record(session, "factor.removed", account_id, by=by, at=at)
    announce(session, "factor.removed", account_id, at=at)


def lose_factors(session: Session, email: str, proofing: Proofing, *, by: By, at: datetime) -> None:
    """Let somebody whose phone and codes are gone set up a new factor, once a coordinator is sure who they are.

    All their sign-ins end; the password still holds, and alone it opens nothing but the set-up.
    """
    account = session.scalar(account_of_address(email).with_for_update())
    if account is None or not account.is_active:
        raise RuleBroken(_l("Nobody signs in with this address."), field="email")
    if account.id == by.account_id:
        raise RuleBroken(_l("This is you. Please ask another coordinator."), field="email")
    if session.scalar(select(CodeApp.id).where(CodeApp.account_id == account.id)) is None:
        raise RuleBroken(_l("This person has no second key. They set one up at their next sign-in."), field="email")
    drop_factors(session, account.id)
    end_sign_ins(session, account.id, at=at)
    record(session, "factor.lost", account.id, Change(reason=proofing.value), by=by, at=at)
    announce(session, "factor.lost", account.id, at=at)


def drop_factors(session: Session, account_id: UUID) -> None:
    """Delete everything an account could show as a second factor."""
    session.execute(delete(CodeApp).where(CodeApp.account_id == account_id))
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    forget_factor_tries(session, account_id)


def _take_app_code(session: Session, account_id: UUID, code: str, at: datetime) -> bool:
    app = session.scalar(select(CodeApp).where(CodeApp.account_id == account_id).with_for_update())
    step = _step_of(app.secret, code, at, after=app.last_step) if app else None
    if app is None or step is None:
        return False
    # Of two browsers that send the same code at once one moves the step; the other finds it moved.
    moved = update(CodeApp).where(CodeApp.id == app.id, CodeApp.last_step < step).values(last_step=step)
    return session.scalar(moved.returning(CodeApp.id)) is not None


def _take_paper(session: Session, account_id: UUID, code: str, at: datetime) -> bool:
    own = update(RecoveryCode).where(RecoveryCode.account_id == account_id, RecoveryCode.code_hash == _hash(code))
    if session.scalar(own.where(RecoveryCode.used_at.is_(None)).values(used_at=at).returning(RecoveryCode.id)) is None:
        return False
    account = session.get_one(Account, account_id)
    record(session, "factor.code_used", account_id, by=By(account_id, account.role.value), at=at)
    announce(session, "factor.code_used", account_id, at=at)
    return True


def _step_of(secret: str, code: str, at: datetime, *, after: int) -> int | None:
    """Return the half minute a code belongs to, if it is one of now and later than the last that was used."""
    app, now = TOTP(secret, interval=STEP), int(at.timestamp()) // STEP
    near = range(now - DRIFT, now + DRIFT + 1)
    fitting = [step for step in near if compare_digest(app.generate_otp(step).encode(), code.encode())]
    return next((step for step in fitting if step > after), None)


def _new_codes(session: Session, account_id: UUID) -> tuple[str, ...]:
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    codes = tuple(b32encode(token_bytes(CODE_BYTES)).decode() for _number in range(CODES))
    session.add_all(RecoveryCode(account_id=account_id, code_hash=_hash(code)) for code in codes)
    return tuple("-".join(re.findall("....", code)) for code in codes)


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()
