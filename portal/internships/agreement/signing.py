"""Signing: in one's own role, the version that counts, once. Nobody signs for somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.internships.agreement.chain import Evidence
from portal.internships.agreement.content import Content
from portal.internships.agreement.issuing import NOT_BEGUN
from portal.internships.agreement.keys import members_of, send_links
from portal.internships.agreement.models import Agreement, Scan, Signature
from portal.internships.agreement.words import AGREEMENT_STATES, AgreementState, Party, SignChannel
from portal.internships.models import Internship
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal

_P, _C = Party, SignChannel
MAY_SIGN: Final = frozenset(
    {
        (Role.CANDIDATE, _P.PERSON, _C.LINK),
        (Role.CANDIDATE, _P.PERSON, _C.TABLET),
        (Role.VISITOR, _P.PERSON, _C.CODE),
        (Role.EMPLOYER, _P.COMPANY, _C.SIGNED_IN),
        (Role.VISITOR, _P.COMPANY, _C.LINK),
        (Role.VISITOR, _P.COMPANY, _C.CODE),
        (Role.ADVISOR, _P.ADVICE, _C.SIGNED_IN),
        # What was signed on paper is taken in by the advisor, with the sheet.
        *((Role.ADVISOR, party, _C.PAPER) for party in Party),
    }
)
"""Who may sign for whom, and how. Everything else is refused."""


@dataclass(frozen=True)
class Hand:
    """Whoever signs: in which role, for whom, how; who that is, and which document they had before them."""

    role: Role
    party: Party
    channel: SignChannel
    seen: str
    account_id: UUID | None = None
    subject_id: UUID | None = None
    witness_id: UUID | None = None
    scan: Scan | None = None
    signer_name: str | None = None
    signed_on: date | None = None


def sign(session: Session, agreement_id: UUID, hand: Hand, *, by: By, at: datetime) -> Signature:
    """Take a signature, if this hand may give it under this very document, and chain it to those before."""
    if (hand.role, hand.party, hand.channel) not in MAY_SIGN:
        raise RuleBroken(_l("Everyone signs for themselves. Nobody can sign for somebody else."))
    internship_id = session.get_one(Agreement, agreement_id).internship_id
    internship = session.get_one(Internship, internship_id, with_for_update=True)
    agreement = session.get_one(Agreement, agreement_id, with_for_update=True, populate_existing=True)
    _refuse_wrong_person(session, internship, hand)
    signed = signatures_of(session, agreement_id)
    _refuse_wrong_time(session, internship, agreement, hand, {each.party for each in signed}, at=at)
    signature = _chained(session, agreement, hand, at=at)
    session.add(signature)
    session.flush()  # whoever comes next finds it
    record(
        session,
        "agreement.signed",
        internship_id,
        Change(becomes=hand.party.value, reason=hand.channel.value),
        by=by,
        at=at,
    )
    if hand.party is Party.PERSON:
        send_links(session, agreement, internship.company_id, at=at)
        announce(session, "agreement.person_signed", agreement_id, at=at)
    if not missing_parties(session, agreement):
        agreement.move_to(AGREEMENT_STATES.refuse("complete", agreement.state, hand.role.value))
        agreement.completed_at = at
        record(session, "agreement.completed", internship_id, Change(becomes=str(agreement.number)), by=by, at=at)
        announce(session, "agreement.completed", agreement_id, at=at)
    return signature


def signatures_of(session: Session, agreement_id: UUID) -> Sequence[Signature]:
    """Return the signatures under one version, in the order in which they were given."""
    return session.scalars(select(Signature).where(Signature.agreement_id == agreement_id).order_by(Signature.number)).all()


def missing_parties(session: Session, agreement: Agreement) -> tuple[Party, ...]:
    """Return who has not signed this version yet."""
    signed = {each.party for each in signatures_of(session, agreement.id)}
    return tuple(party for party in agreement.parties if party not in signed)


def _refuse_wrong_person(session: Session, internship: Internship, hand: Hand) -> None:
    """Refuse whoever is not the one the agreement names: another person, another company, somebody who has left it."""
    is_theirs = {
        Role.CANDIDATE: hand.subject_id == internship.candidate_id,
        Role.EMPLOYER: hand.account_id in {each.account_id for each in members_of(session, internship.company_id)},
        Role.ADVISOR: hand.account_id is not None or hand.scan is not None,
        Role.VISITOR: hand.party is Party.PERSON
        or hand.account_id in {each.account_id for each in members_of(session, internship.company_id)},
    }
    if not is_theirs[hand.role]:
        raise RuleBroken(_l("Everyone signs for themselves. Nobody can sign for somebody else."))


def _refuse_wrong_time(
    session: Session, internship: Internship, agreement: Agreement, hand: Hand, signed: set[Party], *, at: datetime
) -> None:
    if agreement.state is AgreementState.VOID or (hand.seen != agreement.sha256 and agreement.sha256 is not None):
        raise RuleBroken(_l("The agreement has changed since you read it. Please read the new version, then sign that one."))
    if agreement.state is AgreementState.MAKING:
        raise RuleBroken(_l("The document is just being made. Please try again in a minute."))
    if internship.state not in NOT_BEGUN:
        raise RuleBroken(_l("This internship has begun or is over. Nothing more can be signed."))
    if hand.party in signed:
        raise RuleBroken(_l("This is signed already. One signature is enough."))
    if hand.party not in agreement.parties:
        raise RuleBroken(_l("Everyone signs for themselves. Nobody can sign for somebody else."))
    if hand.party is Party.COMPANY and hand.channel is not SignChannel.PAPER:
        if Party.PERSON not in signed:
            raise RuleBroken(_l("The person signs first. We write to you as soon as it is your turn."))
        if identity_for(session, session.get_one(Proposal, internship.proposal_id), on=local_day(at)) is None:
            raise RuleBroken(_l("This is no longer possible."))


def _chained(session: Session, agreement: Agreement, hand: Hand, *, at: datetime) -> Signature:
    versions = select(Agreement.id).where(Agreement.internship_id == agreement.internship_id)
    last = session.scalar(
        select(Signature).where(Signature.agreement_id.in_(versions)).order_by(Signature.number.desc()).limit(1)
    )
    signature = Signature(
        agreement_id=agreement.id,
        number=last.number + 1 if last else 1,
        party=hand.party,
        channel=hand.channel,
        signer_name=hand.signer_name or _name_of(session, agreement, hand),
        account_id=hand.account_id,
        witness_id=hand.witness_id,
        scan_id=hand.scan.id if hand.scan else None,
        signed_on=hand.signed_on or local_day(at),
        signed_at=at,
        document_sha256=agreement.sha256,
    )
    signature.chain_hash = evidence_of(signature, hand.scan.sha256 if hand.scan else "").chained(last.chain_hash if last else "")
    return signature


def evidence_of(signature: Signature, scan_sha256: str) -> Evidence:
    """Return what a signature proves."""
    return Evidence(
        agreement_id=signature.agreement_id,
        number=signature.number,
        party=signature.party.value,
        channel=signature.channel.value,
        signer_name=signature.signer_name,
        account_id=signature.account_id,
        witness_id=signature.witness_id,
        scan_sha256=scan_sha256,
        signed_on=signature.signed_on,
        signed_at=signature.signed_at,
        document_sha256=signature.document_sha256,
    )


def _name_of(session: Session, agreement: Agreement, hand: Hand) -> str:
    """Return who signs, as the record knows them: the person from the agreement, all others from their account."""
    if hand.party is Party.PERSON:
        return Content.kept(agreement.content).person_name
    return names_of(session, [hand.account_id]).get(hand.account_id, "") if hand.account_id else ""
