"""The forms behind a company's record: details, sites, team, training, contact person."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.accounts.queries import staff_choices
from portal.companies import policy, services
from portal.companies.queries import CompanyRecord, SiteCard
from portal.companies.web.advisor import desk
from portal.companies.web.forms import AdvisorForm, FactsForm, MemberForm, SiteForm, TrainingForm
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken, Sentence
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Page

__all__ = ["desk"]

DETAILS = _l("Saved. The company sees the corrected details.")
SITE = _l("Saved. Openings can be offered at this site.")
INVITED = _l("The invitation is on its way by e-mail. Whoever follows it acts for the company.")
REMOVED = _l("This person can no longer sign in for the company. Tell the company why.")
TRAINING = _l("Saved. The team reads it with every apprenticeship of the company.")
ASSIGNED = _l("Saved. The company sees its new contact person; please call and introduce yourself.")
NOT_IN_TEAM = _l("This person is not in the team any more.")


@dataclass(frozen=True)
class RecordFormPage(Page):
    """A form about one company; `kind` says which."""

    template: ClassVar[str] = "companies/advisor/form.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: Any
    kind: str
    title: str
    company_id: UUID
    company_name: str


@desk.form("/<uuid:company_id>/facts", access=policy.KEEP_COMPANY)
def facts(actor: Actor, company: CompanyRecord) -> Answer:
    """Correct the details of a company."""
    form = FactsForm.of(company)
    page = RecordFormPage(form, "facts", _("Correct details"), company.id, company.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.change_facts(session, company.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back_to(company.id, DETAILS)


@desk.form("/<uuid:company_id>/sites/new", access=policy.KEEP_COMPANY)
def new_site(actor: Actor, company: CompanyRecord) -> Answer:
    """Add a site to a company."""
    form = SiteForm()
    page = RecordFormPage(form, "site", _("Add a site"), company.id, company.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.add_site(session, company.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back_to(company.id, SITE)


@desk.form("/sites/<uuid:site_id>", access=policy.KEEP_SITE)
def site(actor: Actor, found: tuple[UUID, SiteCard]) -> Answer:
    """Correct a site of a company."""
    company_id, card = found
    form = SiteForm.of(card)
    page = RecordFormPage(form, "site", _("Correct the site"), company_id, card.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.change_site(session, card.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back_to(company_id, SITE)


@desk.form("/<uuid:company_id>/team/new", access=policy.KEEP_COMPANY)
def invite(actor: Actor, company: CompanyRecord) -> Answer:
    """Invite somebody to act for a company."""
    form = MemberForm()
    page = RecordFormPage(form, "member", _("Invite a member"), company.id, company.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.invite_member(session, company.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back_to(company.id, INVITED)


@desk.action("/<uuid:company_id>/team/<uuid:membership_id>/remove", access=policy.KEEP_COMPANY)
def remove(actor: Actor, company: CompanyRecord, membership_id: UUID) -> Answer:
    """Take somebody out of a company's team."""
    if membership_id not in {member.id for member in company.members}:
        raise RuleBroken(NOT_IN_TEAM)
    with transaction() as session:
        services.remove_member(session, membership_id, by=By.of(actor), at=now())
    return _back_to(company.id, REMOVED)


@desk.form("/<uuid:company_id>/training", access=policy.KEEP_COMPANY)
def training(actor: Actor, company: CompanyRecord) -> Answer:
    """Note what the chamber says about training apprentices."""
    form = TrainingForm(training=company.training, confirmed_on=company.training_confirmed_on)
    page = RecordFormPage(form, "training", _("Training authorisation"), company.id, company.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.note_training(session, company.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back_to(company.id, TRAINING)


@desk.form("/<uuid:company_id>/contact-person", access=policy.KEEP_COMPANY)
def assign(actor: Actor, company: CompanyRecord) -> Answer:
    """Give a company another contact person."""
    with reading() as session:
        form = AdvisorForm.among(staff_choices(session), company.advisor_id)
    page = RecordFormPage(form, "advisor", _("Change the contact person"), company.id, company.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.assign_advisor(session, company.id, form.advisor.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back_to(company.id, ASSIGNED)


def _back_to(company_id: UUID, sentence: Sentence) -> Response:
    flash(str(sentence), "success")
    return redirect(url_for("advisor_companies.show", company_id=company_id))
