"""How often letters come: everyone for themselves, and who manages a company's team for all of them."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, flash, redirect, url_for

from portal.companies.queries import manages_the_team
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.letters import policy
from portal.letters.choosing import Owner, choose, chosen, groups_of
from portal.letters.web.forms import ChoicesForm, CompanyChoicesForm, own_form
from portal.letters.words import LetterGroup

desk = Desk("members_letters", __name__, audience=Role.EMPLOYER)


@dataclass(frozen=True)
class ChoicesPage(Page):
    """One question for each group of letters."""

    template: ClassVar[str] = "letters/members/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: ChoicesForm
    groups: tuple[LetterGroup, ...]
    is_for_company: bool
    manages_company: bool


@desk.form("/account/letters", access=policy.CHOOSE)
def show(actor: Actor) -> Answer:
    """Let people choose how often letters come to them."""
    owner = Owner(account_id=actor.own_id)
    with reading() as session:
        form = own_form(actor.role).about(chosen(session, owner))
        manages = actor.role is Role.EMPLOYER and manages_the_team(session, actor)
    if not form.validate_on_submit():
        return ChoicesPage(form, groups_of(actor.role), is_for_company=False, manages_company=manages)
    with transaction() as session:
        choose(session, owner, form.choices(), by=By.of(actor), at=now())
    flash(_("Saved."), "success")
    return redirect(url_for("members_letters.show"))


@desk.form("/account/letters/company", access=policy.CHOOSE_FOR_COMPANY)
def company(actor: Actor) -> Answer:
    """Let who manages the team choose for everyone in the company who has not chosen themselves."""
    owner = Owner(company_id=actor.own_organisation_id)
    with reading() as session:
        if not manages_the_team(session, actor):
            abort(404)
        form = CompanyChoicesForm.about(chosen(session, owner))
    if not form.validate_on_submit():
        return ChoicesPage(form, groups_of(actor.role), is_for_company=True, manages_company=True)
    with transaction() as session:
        choose(session, owner, form.choices(), by=By.of(actor), at=now())
    flash(_("Saved for the whole company."), "success")
    return redirect(url_for("members_letters.show"))
