"""Colleagues: who works here, who is invited, who has left."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.accounts import policy
from portal.accounts.queries import Act, Colleague, colleagues, history_of, site_choices
from portal.accounts.services import close_staff, invite_account, invite_staff, lose_factors, reactivate_account, save_staff
from portal.accounts.web.coordinator_desk import desk
from portal.accounts.web.forms import ColleagueForm, InviteForm, LostForm
from portal.accounts.words import StaffState
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page, proven


@dataclass(frozen=True)
class StaffPage(Page):
    """Everyone who works for the operator."""

    template: ClassVar[str] = "accounts/coordinator/staff.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    people: tuple[Colleague, ...]


@dataclass(frozen=True)
class InvitePage(Page):
    """Inviting a colleague."""

    template: ClassVar[str] = "accounts/coordinator/invite.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: InviteForm


@dataclass(frozen=True)
class LostPage(Page):
    """Somebody lost phone and codes."""

    template: ClassVar[str] = "accounts/coordinator/lost.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: LostForm


@dataclass(frozen=True)
class ColleaguePage(Page):
    """One colleague: what can be corrected, what can be done, what was done."""

    template: ClassVar[str] = "accounts/coordinator/colleague.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: ColleagueForm
    person: Colleague
    is_oneself: bool
    history: tuple[Act, ...]

    @property
    def is_invited(self) -> bool:
        """Whether the invitation is still to be accepted."""
        return self.person.state is StaffState.INVITED

    @property
    def is_closed(self) -> bool:
        """Whether the account is deactivated."""
        return self.person.state is StaffState.DEACTIVATED


@desk.page("/staff", access=policy.KEEP_STAFF)
def staff(_actor: Actor) -> Answer:
    """Show who works here."""
    with reading() as session:
        return StaffPage(colleagues(session))


@desk.form("/staff/invite", access=policy.KEEP_STAFF)
@proven
def invite(actor: Actor) -> Answer:
    """Invite a colleague by e-mail."""
    form = InviteForm()
    with reading() as session:
        form.site.offer(site_choices(session))
    if not form.validate_on_submit():
        return InvitePage(form)
    try:
        with transaction() as session:
            invite_staff(session, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return InvitePage(form)
    flash(_("The invitation is on its way to %(email)s.", email=form.email.data), "success")
    return redirect(url_for("coordinator_accounts.staff"))


@desk.form("/staff/lost-key", access=policy.KEEP_STAFF)
@proven
def lost_key(actor: Actor) -> Answer:
    """Let a colleague, or somebody of a company, set up a new second key."""
    form = LostForm()
    if not form.validate_on_submit():
        return LostPage(form)
    try:
        with transaction() as session:
            lose_factors(session, form.email.data, form.proofing.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return LostPage(form)
    flash(_("%(email)s can set up a new second key at the next sign-in.", email=form.email.data), "success")
    return redirect(url_for("coordinator_accounts.staff"))


@desk.form("/staff/<uuid:account_id>", access=policy.KEEP_COLLEAGUE)
def colleague(actor: Actor, person: Colleague) -> Answer:
    """Show a colleague and correct what is kept of them."""
    form = ColleagueForm.about(person)
    with reading() as session:
        form.site.offer(site_choices(session))
        page = ColleaguePage(form, person, person.id == actor.own_id, history_of(session, person.id))
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            save_staff(session, person.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Saved."), "success")
    return redirect(url_for("coordinator_accounts.staff"))


@desk.action("/staff/<uuid:account_id>/invite", access=policy.KEEP_COLLEAGUE)
def invite_again(actor: Actor, person: Colleague) -> Answer:
    """Send the invitation once more; the earlier letter stops working."""
    with transaction() as session:
        invite_account(session, person.id, by=By.of(actor), at=now())
    flash(_("The invitation is on its way to %(email)s.", email=person.email), "success")
    return _back(person)


@desk.action("/staff/<uuid:account_id>/deactivate", access=policy.KEEP_COLLEAGUE)
def deactivate(actor: Actor, person: Colleague) -> Answer:
    """Close a colleague's account; they are signed out at once."""
    with transaction() as session:
        close_staff(session, person.id, by=By.of(actor), at=now())
    flash(_("%(name)s can no longer sign in.", name=person.name), "success")
    return _back(person)


@desk.action("/staff/<uuid:account_id>/reactivate", access=policy.KEEP_COLLEAGUE)
def reactivate(actor: Actor, person: Colleague) -> Answer:
    """Open a colleague's account again."""
    with transaction() as session:
        reactivate_account(session, person.id, by=By.of(actor), at=now())
    flash(_("%(name)s can sign in again.", name=person.name), "success")
    return _back(person)


def _back(person: Colleague) -> Response:
    return redirect(url_for("coordinator_accounts.colleague", account_id=person.id))
