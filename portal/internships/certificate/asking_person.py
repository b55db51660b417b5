"""What a person finds on their page about an internship that is over: the certificate."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from portal.internships.certificate.reading import certificates_of_person
from portal.internships.certificate.texts import certificate_text
from portal.kernel.i18n import current_language
from portal.proposals.person_ties import PersonAsk


def certificates(session: Session, candidate_id: UUID) -> tuple[PersonAsk, ...]:
    """Return a card for each internship that was completed."""
    text = certificate_text(current_language())
    return tuple(
        PersonAsk(text.title, text.lead, url_for("candidate_certificates.show", internship_id=each), text.title, is_open=False)
        for each in certificates_of_person(session, candidate_id)
    )
