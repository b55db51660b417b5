"""Companies as staff keeps them: the list, the record, entering on a company's behalf."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for

from portal.accounts.queries import site_choices
from portal.companies import policy, services
from portal.companies.next_step import next_step
from portal.companies.queries import (
    CompanyRecord,
    CompanyRow,
    find_companies,
)
from portal.companies.web.forms import EntryForm, FilterForm
from portal.companies.words import COMPANY_STATES, CompanySource, CompanyState, ListScope
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Listing, Page, listing
from portal.kernel.web.records import Panel, Step, panels_of

desk = Desk("advisor_companies", __name__, audience=Role.ADVISOR, url_prefix="/advisor/companies")
MOVED = {
    "rest": _l("The company is resting. It publishes nothing new until you wake it up; call it now and then."),
    "wake": _l("The company is a partner again. Call it: what does it have to offer?"),
}


@dataclass(frozen=True)
class CompaniesPage(Page):
    """The list of companies."""

    template: ClassVar[str] = "companies/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: FilterForm
    rows: tuple[CompanyRow, ...]
    list: Listing


@dataclass(frozen=True)
class CompanyPage(Page):
    """The record of a company."""

    template: ClassVar[str] = "companies/advisor/show.html"
    audience: ClassVar[Role] = Role.ADVISOR

    company: CompanyRecord
    step: Step
    today: date
    panels: tuple[Panel, ...]
    verbs: tuple[str, ...]
    is_coordinator: bool

    @property
    def may_be_met(self) -> bool:
        """Whether a call or visit can be ticked now."""
        return "review" in self.verbs or self.company.state is CompanyState.IN_REVIEW

    @property
    def may_join_leads(self) -> bool:
        """Whether a lead can turn out to be this company."""
        return self.company.state not in (CompanyState.LEAD, CompanyState.LEFT)


@dataclass(frozen=True)
class EntryPage(Page):
    """Entering a company on its behalf."""

    template: ClassVar[str] = "companies/advisor/new.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: EntryForm


@desk.page("/", access=policy.SEE_COMPANIES)
def index(actor: Actor) -> Answer:
    """List companies, by whose they are, state and name."""
    begins = {"whose": ListScope.MINE if actor.role is Role.ADVISOR else ListScope.ALL}
    after = request.args.get("after", type=UUID)
    with reading() as session:
        form = FilterForm(offers={"site": site_choices(session)}, data=begins)
        found = find_companies(session, actor, form.wanted(after))
    around = listing("advisor_companies.index", form, is_further=after is not None, after=found.next_after)
    return CompaniesPage(form, found.rows, around)


@desk.form("/new", access=policy.ENTER_COMPANY)
def new(actor: Actor) -> Answer:
    """Enter a company after a call or a visit."""
    form = EntryForm()
    if not form.validate_on_submit():
        return EntryPage(form)
    try:
        with transaction() as session:
            company = services.enter_company(session, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return EntryPage(form)
    flash(_("The company is entered. A coordinator decides within two working days, and the company gets a letter."), "success")
    return redirect(url_for("advisor_companies.show", company_id=company.id))


@desk.page("/<uuid:company_id>", access=policy.KEEP_COMPANY)
def show(actor: Actor, company: CompanyRecord) -> Answer:
    """Show the record of a company."""
    with reading() as session:
        return CompanyPage(
            company,
            next_step(company, actor.role),
            today(),
            panels_of(session, "company", actor, company.id),
            COMPANY_STATES.verbs(company.state, actor.role),
            actor.role is Role.COORDINATOR,
        )


@desk.action("/<uuid:company_id>/met/<any(phone,visit):how>", access=policy.KEEP_COMPANY)
def tick(actor: Actor, company: CompanyRecord, how: str) -> Answer:
    """Tick that the company was called or visited."""
    source = CompanySource.PHONE if how == CompanySource.PHONE.value else CompanySource.VISIT
    with transaction() as session:
        services.tick_visit(session, company.id, source, by=By.of(actor), at=now())
    flash(_("Ticked. A coordinator decides within two working days, and the company gets a letter."), "success")
    return redirect(url_for("advisor_companies.show", company_id=company.id))


@desk.action("/<uuid:company_id>/<any(rest,wake):verb>", access=policy.KEEP_COMPANY)
def move(actor: Actor, company: CompanyRecord, verb: str) -> Answer:
    """Put a partner to rest, or wake it."""
    with transaction() as session:
        services.move_company(session, company.id, verb, by=By.of(actor), at=now())
    flash(MOVED[verb], "success")
    return redirect(url_for("advisor_companies.show", company_id=company.id))


@desk.action("/<uuid:company_id>/join/<uuid:lead_id>", access=policy.KEEP_COMPANY)
def join(actor: Actor, company: CompanyRecord, lead_id: UUID) -> Answer:
    """Say that a lead is this company."""
    with transaction() as session:
        services.take_over_lead(session, company.id, lead_id, by=By.of(actor), at=now())
    flash(_("The lead and this company are one now. Its notes and tasks stand on this page."), "success")
    return redirect(url_for("advisor_companies.show", company_id=company.id))
