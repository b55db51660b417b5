"""The agreements of the demo: signed by everyone before what has begun, waiting for the company before what begins soon."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from portal.demo.cases import Stay
from portal.internships.agreement.content import suggested_terms
from portal.internships.agreement.hands import PaperDraft, note_paper
from portal.internships.agreement.issuing import issue_agreement
from portal.internships.agreement.keys import members_of
from portal.internships.agreement.making import make_document
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.signing import Hand, sign
from portal.internships.agreement.words import Party, SignChannel
from portal.internships.kit.filling import KitDraft, fill_kit
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day

CHECK: Final = "/check-agreement"
HOUR: Final = timedelta(hours=1)


def tell_agreement(session: Session, internship: Internship, stay: Stay, *, by: By, at: datetime) -> None:
    """Issue the agreement of an internship and let people sign, as far as it has come."""
    terms = suggested_terms(session, internship)
    agreement = issue_agreement(session, internship.id, terms, by=by, at=at)
    make_document(session, agreement.id, CHECK, at=at + timedelta(minutes=2))
    first_day = KitDraft("Haupteingang, bitte klingeln", None, internship.mentor_name, None, None)
    fill_kit(session, internship.id, first_day, by=by, at=at + timedelta(minutes=5))
    if stay.state is InternshipState.ABORTED:
        _on_paper(session, internship, agreement, by=by, at=at + HOUR)
        return
    person = Hand(Role.CANDIDATE, Party.PERSON, SignChannel.LINK, agreement.sha256 or "", subject_id=internship.candidate_id)
    sign(session, agreement.id, person, by=By(None, Role.CANDIDATE.value), at=at + HOUR)
    if stay.state is InternshipState.APPROVED:
        return
    _company_signs(session, internship, agreement, by=by, at=at + 2 * HOUR)
    advice = Hand(Role.ADVISOR, Party.ADVICE, SignChannel.SIGNED_IN, agreement.sha256 or "", account_id=by.account_id)
    sign(session, agreement.id, advice, by=by, at=at + 3 * HOUR)


def _company_signs(session: Session, internship: Internship, agreement: Agreement, *, by: By, at: datetime) -> None:
    """Sign as somebody of the company, or on paper where nobody there has an account."""
    seen, member = agreement.sha256 or "", next(iter(members_of(session, internship.company_id)), None)
    if member is None:
        hand = Hand(
            Role.ADVISOR,
            Party.COMPANY,
            SignChannel.PAPER,
            seen,
            account_id=by.account_id,
            witness_id=by.account_id,
            signer_name=internship.mentor_name,
        )
        sign(session, agreement.id, hand, by=by, at=at)
        return
    hand = Hand(Role.EMPLOYER, Party.COMPANY, SignChannel.SIGNED_IN, seen, account_id=member.account_id)
    sign(session, agreement.id, hand, by=By(member.account_id, Role.EMPLOYER.value), at=at)


def _on_paper(session: Session, internship: Internship, agreement: Agreement, *, by: By, at: datetime) -> None:
    """Sign all on one sheet; its scan is the document itself, for the demo has no other paper."""
    draft = PaperDraft(
        parties=agreement.parties,
        signed_on=local_day(at),
        scan=agreement.document or b"",
        scan_name="sheet.pdf",
        seen=agreement.sha256 or "",
        company_signer=internship.mentor_name,
    )
    note_paper(session, agreement.id, draft, by=by, at=at)
