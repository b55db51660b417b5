"""What a person reads on their page about agreements that wait for them, or that they have signed."""

from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from portal.internships.agreement.reading import own_standings
from portal.kernel.i18n import gettext as _
from portal.proposals.person_ties import PersonAsk


def agreements_to_sign(session: Session, candidate_id: UUID) -> tuple[PersonAsk, ...]:
    """Return a card for each agreement of the person."""
    return tuple(
        PersonAsk(
            _("Your internship: the agreement"),
            _("Please read it, then sign it. Without your signature the internship does not begin.")
            if each.is_turn_of_person
            else _("You have signed. You can read it here at any time."),
            url_for("candidate_agreements.show", agreement_id=each.id),
            _("Read and sign") if each.is_turn_of_person else _("Read the agreement"),
            each.is_turn_of_person,
        )
        for each in own_standings(session, candidate_id)
    )
