"""A person's rights at the desk of an advisor: all that is held, in a file; and erasing, with what goes, what stays and why."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.candidates.queries import contact_language
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By, record
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import person_language, speaking
from portal.kernel.web import Answer, Desk, Page, proven
from portal.retention import policy
from portal.retention.document import as_document
from portal.retention.erasing import ErasurePlan, erase, plan_erasure
from portal.retention.export import as_file, as_json
from portal.retention.holdings import holdings
from portal.retention.queries import PersonToErase
from portal.retention.web.forms import EraseForm

desk = Desk("advisor_retention", __name__, audience=Role.ADVISOR, url_prefix="/advisor/candidates")


@dataclass(frozen=True)
class ErasePage(Page):
    """What an erasure would do, and the last question."""

    template: ClassVar[str] = "retention/advisor/erase.html"
    audience: ClassVar[Role] = Role.ADVISOR

    person: PersonToErase
    plan: ErasurePlan
    form: EraseForm


@desk.form("/<uuid:candidate_id>/erase", access=policy.ERASE_ONE)
@proven
def erase_person(actor: Actor, person: PersonToErase) -> Answer:
    """Show what would go, and erase after the tick."""
    form = EraseForm()
    with reading() as session:
        page = ErasePage(person, plan_erasure(session, person.id, now()), form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            erase(session, person.id, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Deleted. Nothing in the portal leads to this person any more."), "success")
    return redirect(url_for("advisor_candidates.index"))


@desk.action("/<uuid:candidate_id>/hand-out/document", access=policy.ERASE_ONE)
@proven
def hand_out_document(actor: Actor, person: PersonToErase) -> Answer:
    """Give the same as a document to read, in the language in which we write to the person."""
    with transaction() as session:
        held = holdings(session, person.id)
        language = person_language(contact_language(session, person.id))
        record(session, "candidate.exported", person.id, by=By.of(actor), at=now())
    with speaking(language):
        return as_file(as_document(held, on=today()), "application/pdf", "kai-auskunft.pdf")


@desk.action("/<uuid:candidate_id>/hand-out", access=policy.ERASE_ONE)
@proven
def hand_out(actor: Actor, person: PersonToErase) -> Answer:
    """Give all that is held about a person as a file (Art. 15 and 20 GDPR); that it was given stands in the trail."""
    with transaction() as session:
        held = holdings(session, person.id)
        record(session, "candidate.exported", person.id, by=By.of(actor), at=now())
    return as_file(as_json(held), "application/json", "kai-auskunft.json")
