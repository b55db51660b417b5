"""Agreements as the company reads and signs them: once the person has signed, and while it may know them."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, flash, redirect, url_for

from portal.internships import policy
from portal.internships.agreement.hands import sign_signed_in
from portal.internships.agreement.reading import AgreementView, document_of
from portal.internships.web.agreement_forms import SignForm
from portal.internships.web.files import PDF, attachment
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page, SafeDesk

desk = SafeDesk("employer_agreements", __name__, audience=Role.EMPLOYER, url_prefix="/employer/agreements")


@dataclass(frozen=True)
class AgreementPage(Page):
    """What is agreed, and the button to sign it."""

    template: ClassVar[str] = "internships/employer/agreement.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    agreement: AgreementView
    form: SignForm


@desk.form("/<uuid:agreement_id>", access=policy.SIGN_FOR_COMPANY)
def show(actor: Actor, agreement: AgreementView) -> Answer:
    """Show the agreement, and take the signature of whoever acts for the company."""
    form = SignForm()
    if not form.validate_on_submit():
        return AgreementPage(agreement, form)
    try:
        with transaction() as session:
            sign_signed_in(session, agreement.id, form.document.data, actor=actor, at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return AgreementPage(agreement, form)
    flash(_("Thank you. You have signed."), "success")
    return redirect(url_for(".show", agreement_id=agreement.id))


@desk.page("/<uuid:agreement_id>/document", access=policy.SIGN_FOR_COMPANY)
def document(_actor: Actor, agreement: AgreementView) -> Answer:
    """Give the document."""
    with reading() as session:
        found = document_of(session, agreement.id)
    return attachment(found or abort(404), PDF, f"kai-{agreement.reference.lower()}-{agreement.number}.pdf")
