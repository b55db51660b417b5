"""The coordinator decides about companies."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.companies import policy, services
from portal.companies.queries import CompanyRecord, CompanyRow, Hint, waiting_companies
from portal.companies.web.forms import RejectForm
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Page

desk = Desk("coordinator_companies", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/companies")
DONE = {
    "block": _l("The company is blocked: it can publish nothing, and its open proposals end. Its contact person calls it."),
    "unblock": _l("The company is in review again. It stands on your list: you decide anew."),
    "reconsider": _l("The company is in review again. It stands on your list: you decide anew."),
    "trust": _l("From now on its openings go online at once, without our review."),
    "distrust": _l("From now on we read its openings again before they go online."),
}


@dataclass(frozen=True)
class WaitingPage(Page):
    """The companies in review, each with what to look at."""

    template: ClassVar[str] = "companies/coordinator/waiting.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    waiting: tuple[tuple[CompanyRow, tuple[Hint, ...]], ...]
    first_url: str | None
    next_url: str | None


@dataclass(frozen=True)
class RejectPage(Page):
    """The reason for turning a company down."""

    template: ClassVar[str] = "companies/coordinator/reject.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: RejectForm
    company_id: UUID
    company_name: str


@desk.page("/", access=policy.SEE_WAITING)
def waiting(_actor: Actor) -> Answer:
    """Show which companies wait for a decision."""
    after = request.args.get("after", type=UUID)
    with reading() as session:
        found = waiting_companies(session, after=after)
    here = "coordinator_companies.waiting"
    next_url = url_for(here, after=found.next_after) if found.next_after else None
    return WaitingPage(found.rows, url_for(here) if after else None, next_url)


@desk.action("/<uuid:company_id>/approve", access=policy.DECIDE)
def approve(actor: Actor, company: CompanyRecord) -> Answer:
    """Make a company a partner."""
    with transaction() as session:
        services.approve_company(session, company.id, by=By.of(actor), at=now())
    flash(
        _(
            "%(company)s is a partner now. The letter is on its way; its contact person calls.",
            company=company.name,
        ),
        "success",
    )
    return redirect(url_for("coordinator_companies.waiting"))


@desk.form("/<uuid:company_id>/reject", access=policy.DECIDE)
def reject(actor: Actor, company: CompanyRecord) -> Answer:
    """Turn a company down, with a reason it reads."""
    form = RejectForm()
    page = RejectPage(form, company.id, company.name)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.reject_company(session, company.id, form.reason.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(
        _(
            "%(company)s gets your reason by letter. Nobody has to call.",
            company=company.name,
        ),
        "success",
    )
    return redirect(url_for("coordinator_companies.waiting"))


@desk.action("/<uuid:company_id>/<any(block,unblock,reconsider):verb>", access=policy.DECIDE)
def move(actor: Actor, company: CompanyRecord, verb: str) -> Answer:
    """Block or unblock a company, or take a decision up again."""
    with transaction() as session:
        services.move_company(session, company.id, verb, by=By.of(actor), at=now())
    return _back_to(company.id, verb)


@desk.action("/<uuid:company_id>/<any(trust,distrust):verb>", access=policy.DECIDE)
def trust(actor: Actor, company: CompanyRecord, verb: str) -> Answer:
    """Let a partner's openings go online at once, or no longer."""
    with transaction() as session:
        services.trust_company(session, company.id, is_trusted=verb == "trust", by=By.of(actor), at=now())
    return _back_to(company.id, verb)


def _back_to(company_id: UUID, verb: str) -> Response:
    flash(DONE[verb], "success")
    return redirect(url_for("advisor_companies.show", company_id=company_id))
