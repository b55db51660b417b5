"""Coming in: with a password, by invitation, or after a forgotten password."""

import re
from dataclasses import dataclass
from typing import ClassVar

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from portal.accounts import policy
from portal.accounts.links import LinkIsOver
from portal.accounts.passwords import choose
from portal.accounts.queries import Invitee, invitee
from portal.accounts.services import Opened, ask_for_reset, begin_try, open_account, use_link
from portal.accounts.web.forms import ForgotForm, NewPasswordForm, SignInForm
from portal.accounts.words import TokenPurpose
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.identity import remember, sign_out
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Desk, Page, start_page_of

desk = Desk("public_accounts", __name__, audience=Role.VISITOR)

# A way within the portal. Browsers read a backslash as a slash and skip tabs and line breaks; so neither may occur.
LOCAL_WAY = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


@dataclass(frozen=True)
class SignInPage(Page):
    """The door."""

    template: ClassVar[str] = "accounts/public/sign_in.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: SignInForm
    is_sent_here: bool


@dataclass(frozen=True)
class ForgotPage(Page):
    """Asking for a new password."""

    template: ClassVar[str] = "accounts/public/forgot.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: ForgotForm


@dataclass(frozen=True)
class LetterSentPage(Page):
    """The same answer for a known and an unknown address."""

    template: ClassVar[str] = "accounts/public/letter_sent.html"
    audience: ClassVar[Role] = Role.VISITOR


@dataclass(frozen=True)
class NewPasswordPage(Page):
    """Setting a password by a link: the first one, or a new one."""

    template: ClassVar[str] = "accounts/public/new_password.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: NewPasswordForm
    person: Invitee
    is_first: bool


@desk.form("/sign-in", access=policy.ENTER)
def sign_in(actor: Actor) -> Answer:
    """Let somebody in with e-mail and password."""
    target = local_way(request.args.get("next", ""))
    if actor.account_id is not None:
        return redirect(target or start_page_of(actor.role))
    form = SignInForm()
    if not form.validate_on_submit():
        return SignInPage(form, bool(target))
    try:
        opened = _enter(form.email.data, form.password.data)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SignInPage(form, bool(target))
    remember(opened.token)
    return redirect(target or start_page_of(opened.role))


@desk.form("/forgot-password", access=policy.ENTER)
def forgot(_actor: Actor) -> Answer:
    """Send a letter with a link to a new password."""
    form = ForgotForm()
    if not form.validate_on_submit():
        return ForgotPage(form)
    with transaction() as session:
        ask_for_reset(session, form.email.data, at=now())
    return redirect(url_for("public_accounts.letter_sent"))


@desk.page("/forgot-password/sent", access=policy.ENTER)
def letter_sent(_actor: Actor) -> Answer:
    """Say that a letter is on its way, if there is an account."""
    return LetterSentPage()


@desk.form("/reset/<token>", access=policy.ENTER)
def reset(_actor: Actor, token: str) -> Answer:
    """Set a new password by the link in a letter."""
    return _set_password(token, TokenPurpose.RESET)


@desk.form("/invitation/<token>", access=policy.ENTER)
def accept_invitation(_actor: Actor, token: str) -> Answer:
    """Set the first password by the link in the invitation."""
    return _set_password(token, TokenPurpose.INVITATION)


def local_way(target: str) -> str:
    """Return the target if it stays within the portal, else nothing: no letter can lead elsewhere through us."""
    return target if LOCAL_WAY.fullmatch(target) else ""


def _enter(email: str, password: str) -> Opened:
    # Checking takes a tenth of a second: the database is not held meanwhile.
    with transaction() as session:
        attempt = begin_try(session, email, at=now())
    account_id = attempt.check(password)
    with transaction() as session:
        return open_account(session, account_id, password, at=now())


def _set_password(token: str, purpose: TokenPurpose) -> Answer:
    person = _person_behind(token, purpose)
    form = NewPasswordForm()
    page = NewPasswordPage(form, person, purpose is TokenPurpose.INVITATION)
    if not form.validate_on_submit():
        return page
    try:
        chosen = choose(form.password.data, person.name, person.email)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    with transaction() as session:
        opened = use_link(session, person.token_id, purpose, chosen, at=now())
    return _welcome(opened)


def _person_behind(token: str, purpose: TokenPurpose) -> Invitee:
    token_id = record_behind(purpose.value, token)
    with reading() as session:
        person = invitee(session, token_id, purpose, at=now()) if token_id else None
    if person is None:
        raise LinkIsOver
    return person


def _welcome(opened: Opened) -> Response:
    sign_out(at=now())  # somebody else may have been signed in at this browser
    remember(opened.token)
    return redirect(start_page_of(opened.role))
