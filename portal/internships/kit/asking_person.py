"""What a person reads on their page about the first day of an internship of theirs."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from portal.internships.kit.reading import kits_of_person
from portal.internships.kit.texts import kit_text
from portal.kernel.i18n import current_language
from portal.proposals.person_ties import PersonAsk


def first_days(session: Session, candidate_id: UUID) -> tuple[PersonAsk, ...]:
    """Return a card for each internship that has a kit."""
    text = kit_text(current_language())
    return tuple(
        PersonAsk(text.title, text.lead, url_for("candidate_kits.show", internship_id=each), text.title, is_open=False)
        for each in kits_of_person(session, candidate_id)
    )
