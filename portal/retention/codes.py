"""Codes for a person's rights: an advisor says eight digits, the person types them on their page, once and within a day.

A code is no key by itself: it counts only where the personal link of the same person was used.
"""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.kernel.audit import By, record
from portal.kernel.crypto import blind_index
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.retention.models import RightsCode
from portal.retention.words import Tried

LASTS: Final = timedelta(days=1)
MOST_TRIES: Final = 5
DIGITS: Final = 8
REMEMBERED: Final = 5
"""How many older codes are looked at, so that each gets the sentence that is true of it."""
_SAID, _KEPT = "rights code as it is said", "rights code as it is kept"


@dataclass(frozen=True)
class Answer:
    """What became of a code that was typed; `code_id` where it opened, `left` how many tries there are."""

    tried: Tried
    code_id: UUID | None = None
    left: int = 0


def code_said(code_id: UUID) -> str:
    """Return the digits of a code. They follow from the row's id by a key that no database holds."""
    return f"{int(blind_index(code_id.hex, _SAID), 16) % 10**DIGITS:0{DIGITS}d}"


def create_code(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> RightsCode:
    """Make a code for the person; one they did not use yet ends."""
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    if candidate.state in (CandidateState.DRAFT, CandidateState.LEFT):
        raise RuleBroken(_l("This person has no page of their own. Hand the data out on paper or as a file."))
    for older in session.scalars(_codes(candidate_id).where(RightsCode.revoked_at.is_(None), RightsCode.used_at.is_(None))):
        older.revoked_at = at
    code = RightsCode(candidate_id=candidate_id, created_at=at, created_by_id=by.account_id, expires_at=at + LASTS)
    session.add(code)
    session.flush()  # the digits follow from code.id
    code.code_hash = _hash(code.id, code_said(code.id))
    record(session, "rights_code.created", candidate_id, by=by, at=at)
    return code


def revoke_code(session: Session, candidate_id: UUID, code_id: UUID, *, by: By, at: datetime) -> None:
    """End a code, and what was opened with it."""
    session.get_one(Candidate, candidate_id, with_for_update=True)
    code = session.get(RightsCode, code_id)
    if code is None or code.candidate_id != candidate_id or code.revoked_at is not None:
        raise RuleBroken(_l("This code has ended already."))
    code.revoked_at = at
    record(session, "rights_code.revoked", candidate_id, by=by, at=at)


def try_code(session: Session, candidate_id: UUID, typed: str, sign_in_id: UUID, *, by: By, at: datetime) -> Answer:
    """Open the person's data for this sign-in, if the code is right; a wrong one is counted and noted."""
    digits = digits_of(typed)
    if len(digits) != DIGITS:
        return Answer(Tried.MISTYPED)
    session.get_one(Candidate, candidate_id, with_for_update=True)  # two tries at once are counted as two
    codes = session.scalars(_codes(candidate_id).limit(REMEMBERED)).all()
    meant = next((code for code in codes if _is(code, digits)), None)
    if meant is None:
        return _wrong(session, codes[0] if codes else None, by=by, at=at)
    state = _state(meant, at)
    if state is Tried.USED and meant.sign_in_id == sign_in_id:
        return Answer(Tried.OPENED, meant.id)  # the same browser once more: a second window, a second press
    if state is not Tried.OPENED:
        return Answer(state)
    meant.used_at, meant.sign_in_id = at, sign_in_id
    record(session, "rights_code.used", candidate_id, by=by, at=at)
    return Answer(Tried.OPENED, meant.id)


def opened_code(session: Session, candidate_id: UUID, sign_in_id: UUID | None) -> UUID | None:
    """Return the code by which this sign-in opened the person's data; it ends with the sign-in or by the advisor."""
    opened = _codes(candidate_id).where(
        RightsCode.sign_in_id == sign_in_id, RightsCode.used_at.is_not(None), RightsCode.revoked_at.is_(None)
    )
    code = session.scalars(opened.limit(1)).first() if sign_in_id else None
    return code.id if code else None


def digits_of(typed: str) -> str:
    """Return the digits, in whatever script they were typed; what stands between them does not count."""
    return "".join(str(unicodedata.digit(each)) for each in unicodedata.normalize("NFKC", typed) if each.isdecimal())


def _wrong(session: Session, newest: RightsCode | None, *, by: By, at: datetime) -> Answer:
    state = _state(newest, at) if newest else Tried.NONE
    if newest is None or state is not Tried.OPENED:
        return Answer(Tried.TOO_MANY if state is Tried.TOO_MANY else Tried.NONE)
    newest.wrong_tries += 1
    record(session, "rights_code.mistaken", newest.candidate_id, by=by, at=at)
    left = MOST_TRIES - newest.wrong_tries
    return Answer(Tried.WRONG if left else Tried.TOO_MANY, left=left)


def _state(code: RightsCode, at: datetime) -> Tried:
    if code.revoked_at is not None:
        return Tried.ENDED
    if code.used_at is not None:
        return Tried.USED
    if code.wrong_tries >= MOST_TRIES:
        return Tried.TOO_MANY
    return Tried.EXPIRED if at >= code.expires_at else Tried.OPENED


def _is(code: RightsCode, digits: str) -> bool:
    return hmac.compare_digest(code.code_hash or "", _hash(code.id, digits))


def _hash(code_id: UUID, digits: str) -> str:
    return blind_index(f"{code_id.hex}:{digits}", _KEPT)


def _codes(candidate_id: UUID) -> Select[RightsCode]:
    return select(RightsCode).where(RightsCode.candidate_id == candidate_id).order_by(RightsCode.created_at.desc(), RightsCode.id)
