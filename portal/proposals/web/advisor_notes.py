"""On a company's record: write down that it has deleted its notes, as it said on the phone."""

from uuid import UUID

from flask import abort, flash, redirect, url_for

from portal.companies.queries import CompanyRecord
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk
from portal.proposals import policy
from portal.proposals.queries.company_notes import open_notes
from portal.proposals.services.company_notes import confirm_deleted

desk = Desk("advisor_notes", __name__, audience=Role.ADVISOR, url_prefix="/advisor/companies")


@desk.action("/<uuid:company_id>/notes/<uuid:notes_id>", access=policy.NOTES_OF_COMPANY)
def confirm(actor: Actor, company: CompanyRecord, notes_id: UUID) -> Answer:
    """Write down that the company has deleted its notes."""
    with reading() as session:
        is_open = any(row.id == notes_id for row in open_notes(session, company.id))
    if not is_open:
        abort(404)
    with transaction() as session:
        confirm_deleted(session, notes_id, by=By.of(actor), at=now())
    flash(_("Noted. The company has deleted its notes."), "success")
    return redirect(url_for("advisor_companies.show", company_id=company.id))
