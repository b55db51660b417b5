"""“My company”: what a company sees and keeps of itself."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import Response, flash, redirect, url_for

from portal.companies import policy, services
from portal.companies.queries import (
    Member,
    OwnCompany,
    SiteCard,
    ToldLine,
    company_export,
    manages_the_team,
    own_company,
    story_of_company,
)
from portal.companies.ties import current_ties
from portal.companies.web.forms import FactsForm, LeaveForm, MemberForm, SiteForm
from portal.companies.words import CompanyState, MemberRole
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import sign_out
from portal.kernel.web import Answer, Desk, Page, proven

desk = Desk("employer_companies", __name__, audience=Role.EMPLOYER, url_prefix="/employer/company")


@dataclass(frozen=True)
class OwnCompanyPage(Page):
    """Where the company stands, and everything it keeps up to date itself."""

    template: ClassVar[str] = "companies/employer/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    company: OwnCompany
    story: tuple[ToldLine, ...]

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The way to being a partner: word and "done", "current" or "open"."""
        is_in = self.company.state in (CompanyState.ACTIVE, CompanyState.DORMANT)
        words = (_("Signed up"), _("Call or visit"), _("Decision"), _("Partner"))
        reached = 4 if is_in else 2 if self.company.is_met else 1
        return tuple((word, _state_of(number, reached)) for number, word in enumerate(words))


@dataclass(frozen=True)
class FactsPage(Page):
    """The company's details, to be corrected."""

    template: ClassVar[str] = "companies/employer/facts.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: FactsForm


@dataclass(frozen=True)
class SitePage(Page):
    """A site, new or to be corrected."""

    template: ClassVar[str] = "companies/employer/site.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: SiteForm
    is_new: bool


@dataclass(frozen=True)
class InvitePage(Page):
    """Inviting a colleague."""

    template: ClassVar[str] = "companies/employer/invite.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: MemberForm


@dataclass(frozen=True)
class LeavePage(Page):
    """Leaving: what goes, and what still holds it up."""

    template: ClassVar[str] = "companies/employer/leave.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: LeaveForm
    company_name: str
    reasons_to_stay: tuple[str, ...]
    i_manage_the_team: bool


@desk.page("/", access=policy.OWN_COMPANY)
def show(actor: Actor) -> Answer:
    """Show a company where it stands."""
    with reading() as session:
        company = own_company(session, actor)
        return OwnCompanyPage(company, story_of_company(session, company.id))


@desk.form("/facts", access=policy.OWN_COMPANY)
def facts(actor: Actor) -> Answer:
    """Let a company correct its details."""
    with reading() as session:
        form = FactsForm.of(own_company(session, actor))
    if not form.validate_on_submit():
        return FactsPage(form)
    try:
        with transaction() as session:
            services.change_facts(session, actor.own_organisation_id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return FactsPage(form)
    flash(_("Saved."), "success")
    return redirect(url_for("employer_companies.show"))


@desk.form("/sites/new", access=policy.OWN_COMPANY)
def new_site(actor: Actor) -> Answer:
    """Let a company add a site."""
    form = SiteForm()
    if not form.validate_on_submit():
        return SitePage(form, is_new=True)
    try:
        with transaction() as session:
            services.add_site(session, actor.own_organisation_id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SitePage(form, is_new=True)
    flash(_("The site is added. You can now offer places there."), "success")
    return redirect(url_for("employer_companies.show"))


@desk.form("/sites/<uuid:site_id>", access=policy.OWN_SITE)
def site(actor: Actor, found: SiteCard) -> Answer:
    """Let a company correct a site."""
    form = SiteForm.of(found)
    if not form.validate_on_submit():
        return SitePage(form, is_new=False)
    try:
        with transaction() as session:
            services.change_site(session, found.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SitePage(form, is_new=False)
    flash(_("Saved."), "success")
    return redirect(url_for("employer_companies.show"))


@desk.form("/team/new", access=policy.OWN_COMPANY)
def invite(actor: Actor) -> Answer:
    """Let a company invite a colleague."""
    form = MemberForm()
    if not form.validate_on_submit():
        return InvitePage(form)
    try:
        with transaction() as session:
            services.invite_member(session, actor.own_organisation_id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return InvitePage(form)
    flash(_("The invitation is on its way."), "success")
    return redirect(url_for("employer_companies.show"))


@desk.action("/team/<uuid:membership_id>/remove", access=policy.OWN_MEMBER)
def remove(actor: Actor, member: Member) -> Answer:
    """Take a colleague out of the team."""
    with transaction() as session:
        services.remove_member(session, member.id, by=By.of(actor), at=now())
    flash(_("%(name)s can no longer sign in for your company.", name=member.name), "success")
    return redirect(url_for("public.start" if member.is_me else "employer_companies.show"))


@desk.action("/team/<uuid:membership_id>/<any(admin,member):role>", access=policy.OWN_MEMBER)
def change_role(actor: Actor, member: Member, role: str) -> Answer:
    """Let a colleague manage the team, or no longer."""
    wanted = MemberRole.ADMIN if role == MemberRole.ADMIN.value else MemberRole.MEMBER
    with transaction() as session:
        services.change_member_role(session, member.id, wanted, by=By.of(actor), at=now())
    flash(_("Saved."), "success")
    return redirect(url_for("employer_companies.show"))


@desk.action("/confirm", access=policy.OWN_COMPANY)
def confirm(actor: Actor) -> Answer:
    """Take the company's word that what an advisor entered is right."""
    with transaction() as session:
        services.confirm_company(session, actor.own_organisation_id, by=By.of(actor), at=now())
    flash(_("Thank you. Your details are confirmed."), "success")
    return redirect(url_for("employer_companies.show"))


@desk.page("/export.json", access=policy.OWN_COMPANY)
@proven
def export(actor: Actor) -> Answer:
    """Hand out everything held about the company."""
    with reading() as session:
        if not manages_the_team(session, actor):
            raise RuleBroken(_l("Only people who manage the team can do this. Please ask one of them."))
        held = company_export(session, actor.own_organisation_id, current_ties().exporters, at=now())
    return _download(held, "kai-export.json")


@desk.form("/leave", access=policy.OWN_COMPANY)
def leave(actor: Actor) -> Answer:
    """Let a company go, with everything held of it."""
    form = LeaveForm()
    page = _leave_page(actor, form)
    if page.reasons_to_stay or not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            reasons = current_ties().reasons_to_stay(session, actor.own_organisation_id)
            services.leave_company(session, actor.own_organisation_id, reasons, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return _leave_page(actor, form)
    sign_out(at=now())
    return redirect(url_for("public.start"))


def _leave_page(actor: Actor, form: LeaveForm) -> LeavePage:
    with reading() as session:
        reasons = current_ties().reasons_to_stay(session, actor.own_organisation_id)
        return LeavePage(form, actor.organisation_name, reasons, manages_the_team(session, actor))


def _download(held: dict[str, Any], name: str) -> Response:
    text = json.dumps(held, ensure_ascii=False, indent=2)
    return Response(text, mimetype="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _state_of(number: int, reached: int) -> str:
    return "done" if number < reached else "current" if number == reached else "open"
