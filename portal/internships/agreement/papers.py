"""What is handed out about an agreement besides the document itself: the proof of its signatures, and slips with a code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.candidates.sheets import code_for
from portal.internships.agreement.chain import code_of
from portal.internships.agreement.content import Content
from portal.internships.agreement.document import spaced_code
from portal.internships.agreement.keys import digits_said
from portal.internships.agreement.models import Agreement, Scan, Signature, SignKey
from portal.internships.agreement.proving import is_whole
from portal.internships.agreement.words import KeyWay
from portal.kernel.clock import local_day
from portal.kernel.documents import render_pdf
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import DEFAULT_LANGUAGE, speaking
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.proposals.receipts import told
from portal.ui.filters import day, moment

PROOF: Final = "internships/documents/proof.typ"
SLIP: Final = "internships/documents/slip.typ"
TO_HAND_OVER: Final = 600
"""Seconds in which a slip can be printed by whoever made it."""


@dataclass(frozen=True)
class SlipKey:
    """A code on a slip, as the one who made it may print it."""

    id: UUID
    reference: str
    digits: str
    expires_at: datetime


def proof_pdf(session: Session, agreement_id: UUID) -> bytes:
    """Return who signed what, when and how, with the hashes of document and chain; in German, for the files."""
    agreement = session.get_one(Agreement, agreement_id)
    if not is_whole(session, agreement):
        raise RuleBroken(
            _l("The stored agreement is not what was signed. Please tell the coordinator, and let everyone sign anew.")
        )
    with speaking(DEFAULT_LANGUAGE):
        return render_pdf(PROOF, _proof(session, agreement))


def slip_key(session: Session, key_id: UUID, made_by: UUID, at: datetime) -> SlipKey | None:
    """Return a code to print: to who made it, just after. Nobody else reads it, and never twice as long."""
    key = session.get(SignKey, key_id)
    if key is None or key.way is not KeyWay.SLIP or key.created_by_id != made_by:
        return None
    if (at - key.created_at).total_seconds() > TO_HAND_OVER or key.used_at is not None:
        return None
    content = Content.kept(session.get_one(Agreement, key.agreement_id).content)
    return SlipKey(key.id, content.reference, digits_said(key.id), key.expires_at)


def slip_pdf(key: SlipKey, address: str, *, on: date) -> bytes:
    """Return the slip: where to go, the digits, until when. It names nobody."""
    with speaking(DEFAULT_LANGUAGE):
        return render_pdf(
            SLIP,
            {
                "title": _("Your code for signing"),
                "lang": DEFAULT_LANGUAGE,
                "date": on.isoformat(),
                "lead": _("Scan the code with the camera of your phone, then type the eight digits. The slip is only for you."),
                "alt": _("The address of the page as a code to scan"),
                "qr": code_for(address),
                "address": address,
                "digits": f"{key.digits[:4]} {key.digits[4:]}",
                "until": _("It works until %(day)s.", day=day(local_day(key.expires_at))),
                "reference": key.reference,
            },
        )


def _proof(session: Session, agreement: Agreement) -> dict[str, object]:
    content = Content.kept(agreement.content)
    made_at = agreement.made_at or agreement.issued_at
    facts = (
        (_("Code"), content.reference),
        (_("Version"), str(agreement.number)),
        (_("Company"), content.company_name),
        (_("Document of"), moment(made_at)),
        (_("Code for checking"), spaced_code(code_of(agreement.id))),
        (_("SHA-256 of the document"), agreement.sha256 or ""),
    )
    return {
        "title": _("Proof of the signatures under an agreement"),
        "lang": DEFAULT_LANGUAGE,
        "date": local_day(agreement.completed_at or made_at).isoformat(),
        "facts": [told(*each) for each in facts],
        "signatures": list(_signatures(session, agreement)),
    }


def _signatures(session: Session, agreement: Agreement) -> Iterator[dict[str, object]]:
    rows = session.execute(
        select(Signature, Scan.sha256)
        .outerjoin(Scan, Scan.id == Signature.scan_id)
        .where(Signature.agreement_id == agreement.id)
        .order_by(Signature.number)
    ).all()
    names = names_of(session, [row.witness_id for row, _scan in rows if row.witness_id])
    for row, scan_sha256 in rows:
        facts = (
            (_("Who"), row.signer_name),
            (_("When"), day(row.signed_on)),
            (_("Taken in"), moment(row.signed_at)),
            (_("How"), str(row.channel.label)),
            (_("Present, or handed over by"), names.get(row.witness_id, "") if row.witness_id else ""),
            (_("SHA-256 of the scan"), scan_sha256 or ""),
            (_("Chain"), row.chain_hash),
        )
        yield {"heading": str(row.party.label), "facts": [told(*each) for each in facts if each[1]]}
