"""Becoming a partner: the sign-up, and the link that proves the address."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, redirect, url_for

from portal.accounts.queries import AdvisorCard, advisor_for_postcode
from portal.companies.emails import CONFIRM
from portal.companies.queries import PendingRegistration, pending_registration
from portal.companies.services import confirm_registration, register_company
from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Page
from public_site.desk import desk
from public_site.forms import ConfirmForm, RegisterForm
from public_site.limiting import within_limits
from public_site.policy import LOOK


@dataclass(frozen=True)
class RegisterPage(Page):
    """Six questions to a company."""

    template: ClassVar[str] = "public_site/register.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: RegisterForm


@dataclass(frozen=True)
class RegisterThanksPage(Page):
    """The same answer for a known and an unknown address."""

    template: ClassVar[str] = "public_site/register_thanks.html"
    audience: ClassVar[Role] = Role.VISITOR


@dataclass(frozen=True)
class ConfirmPage(Page):
    """What is about to be confirmed."""

    template: ClassVar[str] = "public_site/register_confirm.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: ConfirmForm
    registration: PendingRegistration


@dataclass(frozen=True)
class RegisteredPage(Page):
    """Who calls next."""

    template: ClassVar[str] = "public_site/registered.html"
    audience: ClassVar[Role] = Role.VISITOR

    company_name: str
    advisor: AdvisorCard | None


@desk.form("/register", access=LOOK)
def register(_actor: Actor) -> Answer:
    """Let a company sign up."""
    form = RegisterForm()
    if not form.validate_on_submit():
        return RegisterPage(form)
    draft, moment = form.draft(), now()
    if not form.is_trapped:
        with within_limits(draft.phone, draft.email, at=moment) as session:
            register_company(session, draft, at=moment)
    return redirect(url_for("public.register_thanks"))


@desk.page("/register/thanks", access=LOOK)
def register_thanks(_actor: Actor) -> Answer:
    """Say that a letter is on its way, whoever it goes to."""
    return RegisterThanksPage()


@desk.form("/register/confirm/<token>", access=LOOK)
def register_confirm(_actor: Actor, token: str) -> Answer:
    """Show what is to be confirmed, and confirm it at the press of the button."""
    registration = _behind(token)
    if registration.is_confirmed:
        return _registered(registration)
    if now() >= registration.expires_at:
        raise RuleBroken(
            _l("This link has ended. Please sign up again, or call us."), way_on=(_l("Sign up again"), "public.register")
        )
    form = ConfirmForm()
    if not form.validate_on_submit():
        return ConfirmPage(form, registration)
    try:
        with transaction() as session:
            confirm_registration(session, registration.id, at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return ConfirmPage(form, registration)
    return redirect(url_for("public.register_confirm", token=token))


def _behind(token: str) -> PendingRegistration:
    registration_id = record_behind(CONFIRM, token)
    with reading() as session:
        found = pending_registration(session, registration_id) if registration_id else None
    return found or abort(404)


def _registered(registration: PendingRegistration) -> Answer:
    with reading() as session:
        return RegisteredPage(registration.company_name, advisor_for_postcode(session, registration.postcode))
