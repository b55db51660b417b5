"""The ways to sign: on one's own page, signed in, by link or code, on the advisor's tablet, on paper."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.agreement.keys import WITH_DIGITS, is_usable, try_digits, usable_key
from portal.internships.agreement.models import Agreement, SignKey
from portal.internships.agreement.scans import keep_scan
from portal.internships.agreement.signing import Hand, sign
from portal.internships.agreement.words import KeyWay, Party, SignChannel
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

BY_KEY: Final = {Party.PERSON: By(None, Role.CANDIDATE.value), Party.COMPANY: By(None, Role.EMPLOYER.value)}
OVER: Final = _l("This link or code no longer works. Please call your contact person at KAI.")


@dataclass(frozen=True)
class PaperDraft:
    """A signed sheet: who signed on it, when, who that was for the company or the guardian, and the scan with its name."""

    parties: tuple[Party, ...]
    signed_on: date
    scan: bytes
    scan_name: str
    seen: str
    company_signer: str = ""
    guardian: str = ""


def sign_signed_in(session: Session, agreement_id: UUID, seen: str, *, actor: Actor, at: datetime) -> None:
    """Sign as a member of the company or as the advisor, with one's own sign-in."""
    party = {Role.EMPLOYER: Party.COMPANY, Role.ADVISOR: Party.ADVICE}.get(actor.role)
    if party is None:
        raise RuleBroken(_l("Everyone signs for themselves. Nobody can sign for somebody else."))
    hand = Hand(actor.role, party, SignChannel.SIGNED_IN, seen, account_id=actor.own_id)
    sign(session, agreement_id, hand, by=By.of(actor), at=at)


def sign_as_person(
    session: Session, agreement_id: UUID, seen: str, *, actor: Actor, sign_in_id: UUID | None, at: datetime
) -> None:
    """Sign as the person: on their own page, or on the tablet that an advisor has handed over."""
    key = _tablet(session, agreement_id, sign_in_id, at) if sign_in_id else None
    hand = Hand(
        actor.role,
        Party.PERSON,
        SignChannel.TABLET if key else SignChannel.LINK,
        seen,
        subject_id=actor.subject_id,
        witness_id=key.created_by_id if key else None,
    )
    sign(session, agreement_id, hand, by=By.of(actor), at=at)
    if key is not None:
        key.used_at = at


def sign_with_key(session: Session, key_id: UUID, digits: str, seen: str, *, at: datetime) -> bool:
    """Sign by a link, or by a code with its digits; False where the digits are wrong, which is counted."""
    key = usable_key(session, key_id, at)
    if key is None or key.way is KeyWay.TABLET:
        raise RuleBroken(OVER)
    by = By(key.account_id, BY_KEY[key.party].role)
    if key.way in WITH_DIGITS and not try_digits(session, key_id, digits, by=by, at=at):
        return False
    channel = SignChannel.CODE if key.way in WITH_DIGITS else SignChannel.LINK
    witness_id = key.created_by_id if key.way is KeyWay.SLIP else None
    hand = Hand(Role.VISITOR, key.party, channel, seen, account_id=key.account_id, witness_id=witness_id)
    sign(session, key.agreement_id, hand, by=by, at=at)
    key.used_at = at
    return True


def note_paper(session: Session, agreement_id: UUID, draft: PaperDraft, *, by: By, at: datetime) -> None:
    """Take in what was signed on paper, with its scan; the sheet must be of the version that counts."""
    if not draft.parties:
        raise RuleBroken(_l("Please tick who signed on the sheet."), field="parties")
    issued_on = local_day(session.get_one(Agreement, agreement_id).issued_at)
    if not issued_on <= draft.signed_on <= local_day(at):
        raise RuleBroken(_l("The day must lie between the day of the document and today."), field="signed_on")
    names = {Party.COMPANY: draft.company_signer.strip(), Party.GUARDIAN: draft.guardian.strip()}
    for party, field in ((Party.COMPANY, "company_signer"), (Party.GUARDIAN, "guardian")):
        if party in draft.parties and not names[party]:
            raise RuleBroken(_l("Please enter the name under which it was signed."), field=field)
    scan = keep_scan(session, agreement_id, draft.scan, draft.scan_name, by=by, at=at)
    for party in (each for each in Party if each in draft.parties):
        hand = Hand(
            Role(by.role),
            party,
            SignChannel.PAPER,
            draft.seen,
            account_id=by.account_id if party is Party.ADVICE else None,
            witness_id=by.account_id,
            scan=scan,
            signer_name=names.get(party) or None,
            signed_on=draft.signed_on,
        )
        sign(session, agreement_id, hand, by=by, at=at)


def _tablet(session: Session, agreement_id: UUID, sign_in_id: UUID, at: datetime) -> SignKey | None:
    wanted = select(SignKey).where(
        SignKey.agreement_id == agreement_id, SignKey.sign_in_id == sign_in_id, SignKey.way == KeyWay.TABLET
    )
    key = session.scalars(wanted.limit(1)).first()
    return key if key is not None and is_usable(key, at) else None
