"""One's own account, for everyone who signs in."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from flask import abort, flash, redirect, request, url_for

from portal.accounts import policy
from portal.accounts.passwords import choose
from portal.accounts.queries import OwnAccount, own_account
from portal.accounts.services import Opened, begin_try, change_password, save_own_account
from portal.accounts.services import set_language as speak
from portal.accounts.web.forms import ChangePasswordForm, OwnAccountForm
from portal.kernel import identity
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By, record
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import LANGUAGE_NAMES, use_language
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import OpenSignIn
from portal.kernel.web import Answer, Desk, Page, before_factor

desk = Desk("members_accounts", __name__, audience=Role.EMPLOYER)


@dataclass(frozen=True)
class AccountPage(Page):
    """What the portal keeps of the person at the desk."""

    template: ClassVar[str] = "accounts/members/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: OwnAccountForm
    account: OwnAccount
    languages: tuple[tuple[str, str], ...]
    has_calendar: bool


@dataclass(frozen=True)
class ChangePasswordPage(Page):
    """Choosing another password."""

    template: ClassVar[str] = "accounts/members/change_password.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: ChangePasswordForm
    email: str


@dataclass(frozen=True)
class SignInsPage(Page):
    """In which browsers one is signed in."""

    template: ClassVar[str] = "accounts/members/sign_ins.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    sign_ins: tuple[OpenSignIn, ...]


@desk.form("/account", access=policy.OWN_ACCOUNT)
def show(actor: Actor) -> Answer:
    """Let people see and correct what is kept of them."""
    with reading() as session:
        account = own_account(session, actor.own_id)
    form = OwnAccountForm.about(account)
    if not form.validate_on_submit():
        return AccountPage(form, account, tuple(LANGUAGE_NAMES.items()), actor.role is not Role.COORDINATOR)
    with transaction() as session:
        save_own_account(session, actor.own_id, form.draft(), by=By.of(actor), at=now())
    flash(_("Saved."), "success")
    return redirect(url_for("members_accounts.show"))


@desk.form("/account/password", access=policy.OWN_ACCOUNT)
def new_password(actor: Actor) -> Answer:
    """Let people change their password; every other sign-in ends."""
    form = ChangePasswordForm()
    with reading() as session:
        account = own_account(session, actor.own_id)
    page = ChangePasswordPage(form, account.email)
    if not form.validate_on_submit():
        return page
    try:
        opened = _change(actor, account, form)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    identity.remember(opened.token)
    flash(_("Your new password holds. Everywhere else you are signed out."), "success")
    return redirect(url_for("members_accounts.show"))


@desk.action("/account/language", access=policy.OWN_ACCOUNT)
def set_language(actor: Actor) -> Answer:
    """Let people choose the language of pages and letters."""
    language = request.form.get("language", "")
    if language not in LANGUAGE_NAMES:
        abort(400)
    with transaction() as session:
        speak(session, actor.own_id, language, at=now())
    use_language(language)
    flash(_("The portal now speaks English with you."), "success")
    return redirect(url_for("members_accounts.show"))


@desk.page("/account/sign-ins", access=policy.OWN_ACCOUNT)
def sign_ins(actor: Actor) -> Answer:
    """Show where one is signed in."""
    with reading() as session:
        return SignInsPage(identity.open_sign_ins(session, actor.own_id, at=now()))


@desk.action("/account/sign-ins/<uuid:sign_in_id>/end", access=policy.OWN_ACCOUNT)
def end_sign_in(actor: Actor, sign_in_id: UUID) -> Answer:
    """Let people sign out a browser that is not before them; pressed twice, it stays ended."""
    with transaction() as session:
        if identity.end_sign_in(session, actor.own_id, sign_in_id, at=now()):
            record(session, "account.signed_out", actor.own_id, by=By.of(actor), at=now())
    flash(_("That browser is signed out."), "success")
    return redirect(url_for("members_accounts.sign_ins"))


@desk.action("/account/sign-ins/end-others", access=policy.OWN_ACCOUNT)
def end_other_sign_ins(actor: Actor) -> Answer:
    """Let people sign out every browser but this one."""
    with transaction() as session:
        if identity.end_sign_ins_elsewhere(session, actor.own_id, at=now()):
            record(session, "account.signed_out", actor.own_id, by=By.of(actor), at=now())
    flash(_("Everywhere else you are signed out."), "success")
    return redirect(url_for("members_accounts.sign_ins"))


@desk.action("/sign-out", access=policy.OWN_ACCOUNT)
@before_factor
def sign_out(_actor: Actor) -> Answer:
    """End this browser's sign-in."""
    identity.sign_out(at=now())
    return redirect(url_for("public.start"))


def _change(actor: Actor, account: OwnAccount, form: ChangePasswordForm) -> Opened:
    # The present password is a try like any other: whoever found an open browser gets five.
    with transaction() as session:
        attempt = begin_try(session, account.email, at=now())
    if not attempt.is_right(form.old_password.data):
        raise RuleBroken(_l("This is not your present password."), field="old_password")
    if form.password.data == form.old_password.data:
        raise RuleBroken(_l("This is your present password. Please choose another one."), field="password")
    chosen = choose(form.password.data, account.name, account.email)
    with transaction() as session:
        return change_password(session, actor.own_id, chosen, at=now())
