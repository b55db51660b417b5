"""Whom a person can call, on every page of theirs."""

from portal.kernel.access import Actor
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import ContactCard
from portal.proposals.queries import advisor_of


def contact_for(actor: Actor) -> ContactCard | None:
    """Return whom the person at the desk can call."""
    with reading() as session:
        card = advisor_of(session, actor.own_subject_id)
    if card is None:
        return None
    note = _("Do you have a question? Call me. We find somebody who speaks your language.")
    return ContactCard(card.name, card.place, card.phone, f"tel:{card.phone}" if card.phone else "", card.email, note)
