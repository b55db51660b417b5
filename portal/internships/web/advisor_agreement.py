"""Agreements as the advisor leads them: prepare, see who has signed, sign, hand out codes and the tablet, take in paper."""

from dataclasses import asdict, dataclass
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for

from portal.candidates.queries import contact_language
from portal.internships import policy
from portal.internships.agreement.content import Terms, suggested_terms
from portal.internships.agreement.hands import note_paper, sign_signed_in
from portal.internships.agreement.issuing import issue_agreement, review_of_goals
from portal.internships.agreement.keys import PURPOSE, MemberRow, make_key, members_of
from portal.internships.agreement.papers import SlipKey, proof_pdf, slip_pdf
from portal.internships.agreement.reading import AgreementView, document_of, terms_of
from portal.internships.agreement.scans import MOST_BYTES, TYPES, open_scan
from portal.internships.agreement.words import KeyWay, Party
from portal.internships.models import Internship
from portal.internships.queries import StaffInternship
from portal.internships.web.agreement_forms import CodeForm, PaperForm, SignForm, TermsForm
from portal.internships.web.files import PDF, attachment
from portal.internships.web.forms import reviewed
from portal.internships.words import InternshipState
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.i18n import person_language
from portal.kernel.identity import remember, sign_in_behind, sign_in_by_link, sign_out
from portal.kernel.links import link_token
from portal.kernel.web import Answer, Desk, Page, takes_up_to

desk = Desk("advisor_agreements", __name__, audience=Role.ADVISOR, url_prefix="/advisor")
CHANGED = _l("The stored agreement is not what was signed. Please tell the coordinator, and let everyone sign anew.")


@dataclass(frozen=True)
class TermsPage(Page):
    """What the agreement says beside the plan."""

    template: ClassVar[str] = "internships/advisor/terms.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: TermsForm
    internship: StaffInternship
    agreement_id: UUID | None


@dataclass(frozen=True)
class AgreementPage(Page):
    """One version: who has signed, who has not, and every way to sign."""

    template: ClassVar[str] = "internships/advisor/agreement.html"
    audience: ClassVar[Role] = Role.ADVISOR

    agreement: AgreementView
    members: tuple[MemberRow, ...]
    form: SignForm
    can_change: bool


@dataclass(frozen=True)
class PaperPage(Page):
    """Taking in a sheet that was signed by hand."""

    template: ClassVar[str] = "internships/advisor/paper.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: PaperForm
    agreement: AgreementView


@desk.form("/internships/<uuid:internship_id>/agreement", access=policy.SHOW_TO_STAFF)
def prepare(actor: Actor, internship: StaffInternship) -> Answer:
    """Prepare the agreement, or change what it says: a new version, which everyone signs anew."""
    with reading() as session:
        agreement_id, kept = terms_of(session, internship.id)
        row = session.get_one(Internship, internship.id)
        known = kept or suggested_terms(session, row)
        review = review_of_goals(session, row, request.form.get("goals"))
    form = reviewed(TermsForm, review, request.form, data=_filled(known))
    page = TermsPage(form, internship, agreement_id)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            issued = issue_agreement(session, internship.id, form.terms(), form.looked, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The agreement is being made. The person signs first; then the company gets a letter with a link."), "success")
    return redirect(url_for(".show", agreement_id=issued.id))


@desk.form("/agreements/<uuid:agreement_id>", access=policy.LEAD_AGREEMENT)
def show(actor: Actor, agreement: AgreementView) -> Answer:
    """Show who has signed, and sign for KAI advice oneself."""
    form = SignForm()
    if not form.validate_on_submit():
        return _page(agreement, form)
    try:
        with transaction() as session:
            sign_signed_in(session, agreement.id, form.document.data, actor=actor, at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return _page(agreement, form)
    flash(_("You have signed."), "success")
    return redirect(url_for(".show", agreement_id=agreement.id))


@desk.action("/agreements/<uuid:agreement_id>/code", access=policy.LEAD_AGREEMENT)
def give_code(actor: Actor, agreement: AgreementView) -> Answer:
    """Give somebody a one-time code: by e-mail, or on a slip to print."""
    form = CodeForm()
    form.validate()
    party, account_id, way = form.chosen()
    with transaction() as session:
        key = make_key(session, agreement.id, party, way, account_id=account_id, by=By.of(actor), at=now())
    if way is KeyWay.SLIP:
        return redirect(url_for(".slip", key_id=key.id))
    flash(_("The code is on its way by e-mail. It counts for two hours."), "success")
    return redirect(url_for(".show", agreement_id=agreement.id))


@desk.page("/sign-slips/<uuid:key_id>", access=policy.PRINT_SLIP)
def slip(_actor: Actor, key: SlipKey) -> Answer:
    """Give the slip to print, to whoever made it."""
    address = url_for("public_signing.sign", token=link_token(PURPOSE, key.id), _external=True)
    return attachment(slip_pdf(key, address, on=today()), PDF, f"kai-{key.reference.lower()}-code.pdf")


@desk.action("/agreements/<uuid:agreement_id>/tablet", access=policy.LEAD_AGREEMENT)
def hand_over(actor: Actor, agreement: AgreementView) -> Answer:
    """Hand the tablet to the person: the advisor's sign-in ends here, and the person's own begins."""
    at = now()
    with transaction() as session:
        key = make_key(session, agreement.id, Party.PERSON, KeyWay.TABLET, by=By.of(actor), at=at)
        candidate_id = session.get_one(Internship, agreement.internship_id).candidate_id
        language = person_language(contact_language(session, candidate_id))
        token = sign_in_by_link(session, candidate_id, language, at=at)
        session.flush()  # the key remembers which sign-in it is
        key.sign_in_id = sign_in_behind(session, token)
    sign_out(at=at)
    remember(token)
    return redirect(url_for("candidate_agreements.show", agreement_id=agreement.id))


@desk.form("/agreements/<uuid:agreement_id>/paper", access=policy.LEAD_AGREEMENT)
@takes_up_to(2 * MOST_BYTES)  # what is too large is told beside the field
def paper(actor: Actor, agreement: AgreementView) -> Answer:
    """Take in what was signed on paper, with its scan."""
    form = PaperForm.of_today(today())
    page = PaperPage(form, agreement)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            note_paper(session, agreement.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The sheet is taken in. Please keep the original in the file."), "success")
    return redirect(url_for(".show", agreement_id=agreement.id))


@desk.page("/agreements/<uuid:agreement_id>/document", access=policy.LEAD_AGREEMENT)
def document(_actor: Actor, agreement: AgreementView) -> Answer:
    """Give the document."""
    with reading() as session:
        found = document_of(session, agreement.id)
    if found is None:
        raise RuleBroken(CHANGED if agreement.sha256 else _l("The document is just being made. Please try again in a minute."))
    return attachment(found, PDF, f"kai-{agreement.reference.lower()}-{agreement.number}.pdf")


@desk.page("/agreements/<uuid:agreement_id>/proof", access=policy.LEAD_AGREEMENT)
def proof(_actor: Actor, agreement: AgreementView) -> Answer:
    """Give the proof of the signatures."""
    with reading() as session:
        found = proof_pdf(session, agreement.id)
    return attachment(found, PDF, f"kai-{agreement.reference.lower()}-{agreement.number}-proof.pdf")


@desk.page("/agreement-scans/<uuid:scan_id>", access=policy.OPEN_SCAN)
def scan(actor: Actor, scan_id: UUID) -> Answer:
    """Give a scan; that it was opened stands in the trail."""
    with transaction() as session:
        content, kind = open_scan(session, scan_id, by=By.of(actor), at=now())
    return attachment(content, TYPES[kind], f"kai-scan.{kind.value}")


def _page(agreement: AgreementView, form: SignForm) -> AgreementPage:
    with reading() as session:
        internship = session.get_one(Internship, agreement.internship_id)
        members = members_of(session, internship.company_id)
        can_change = internship.state in (InternshipState.PLANNED, InternshipState.APPROVED)
    return AgreementPage(agreement, members, form, can_change)


def _filled(terms: Terms) -> dict[str, object]:
    """Return what a form starts with; nothing is sent along that was not sent."""
    return {} if request.method == "POST" else asdict(terms)
