"""The agreement as the person reads and signs it: in their language, with the German text that counts."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, flash, redirect, url_for

from portal.internships import policy
from portal.internships.agreement.hands import sign_as_person
from portal.internships.agreement.reading import AgreementView, Section, copy_of, document_of, german_sections, notes_for
from portal.internships.web.agreement_forms import SignForm
from portal.internships.web.files import PDF, attachment
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import current_language
from portal.kernel.i18n import gettext as _
from portal.kernel.identity import current_sign_in
from portal.kernel.web import Answer, ContactCard, Desk, Page
from portal.proposals.web.contact import contact_for
from portal.proposals.web.reviewed import reviewed_languages

desk = Desk("candidate_agreements", __name__, audience=Role.CANDIDATE, url_prefix="/my/agreements")


@dataclass(frozen=True)
class AgreementPage(Page):
    """What is agreed; `german` is the text that counts, where the person reads another one."""

    template: ClassVar[str] = "internships/candidate/agreement.html"
    audience: ClassVar[Role] = Role.CANDIDATE

    agreement: AgreementView
    notes: tuple[str, ...]
    german: tuple[Section, ...]
    form: SignForm
    contact: ContactCard | None


@desk.form("/<uuid:agreement_id>", access=policy.MY_AGREEMENT)
def show(actor: Actor, agreement: AgreementView) -> Answer:
    """Show the agreement, and take the person's signature."""
    form = SignForm()
    page = _page(actor, agreement, form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            here = current_sign_in(session)
            sign_as_person(session, agreement.id, form.document.data, actor=actor, sign_in_id=here, at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Thank you. You have signed."), "success")
    return redirect(url_for(".show", agreement_id=agreement.id))


@desk.page("/<uuid:agreement_id>/document", access=policy.MY_AGREEMENT)
def document(_actor: Actor, agreement: AgreementView) -> Answer:
    """Give the German document."""
    with reading() as session:
        found = document_of(session, agreement.id)
    return attachment(found or abort(404), PDF, f"kai-{agreement.reference.lower()}.pdf")


@desk.page("/<uuid:agreement_id>/copy", access=policy.MY_AGREEMENT)
def copy(_actor: Actor, agreement: AgreementView) -> Answer:
    """Give a copy to read in the person's language."""
    language = current_language()
    with reading() as session:
        found = copy_of(session, agreement.id, language, reviewed_languages())
    return attachment(found, PDF, f"kai-{agreement.reference.lower()}-{language}.pdf")


def _page(actor: Actor, agreement: AgreementView, form: SignForm) -> AgreementPage:
    notes = notes_for(agreement.template, current_language(), reviewed_languages())
    with reading() as session:
        german = german_sections(session, agreement.id) if notes else ()
    return AgreementPage(agreement, notes, german, form, contact_for(actor))
