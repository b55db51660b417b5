"""The second factor: showing it, setting it up, and keeping it in order."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

import segno
from flask import flash, redirect, request, url_for
from pyotp import TOTP

from portal.accounts import policy
from portal.accounts.queries import Factors, factors_of, own_account
from portal.accounts.services import count_factor_try, new_secret, remove_factors, renew_codes, set_up_app, show_factor
from portal.accounts.web.forms import FactorForm, SetUpForm
from portal.accounts.web.public import local_way
from portal.kernel.access import STAFF, Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.identity import forget_sealed, keep_sealed, kept_sealed, note_factor
from portal.kernel.web import Answer, Page, SafeDesk, before_factor, demand_proof, proven, start_page_of

desk = SafeDesk("members_factors", __name__, audience=Role.EMPLOYER, url_prefix="/account/second-factor")

WAITING = "new_app"
ISSUER = "KAI"


@dataclass(frozen=True)
class EnterPage(Page):
    """The code, after the password."""

    template: ClassVar[str] = "accounts/factors/enter.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: FactorForm
    is_for_staff: bool


@dataclass(frozen=True)
class SetUpPage(Page):
    """Taking an app into use: the picture to scan, and the same as text and as a link for the phone itself."""

    template: ClassVar[str] = "accounts/factors/set_up.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: SetUpForm
    picture: str
    secret: str
    address: str
    is_for_staff: bool
    is_first: bool
    way_back: str


@dataclass(frozen=True)
class CodesPage(Page):
    """The codes for paper, shown this once."""

    template: ClassVar[str] = "accounts/factors/codes.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    codes: tuple[str, ...]
    email: str
    way_on: str

    @property
    def answers_questions(self) -> bool:
        """What was sent was right; this is the answer."""
        return True


@dataclass(frozen=True)
class FactorsPage(Page):
    """What one has, and what can be done with it."""

    template: ClassVar[str] = "accounts/factors/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    factors: Factors
    is_for_staff: bool


@desk.page("", access=policy.OWN_ACCOUNT)
def show(actor: Actor) -> Answer:
    """Show what one has as a second factor."""
    with reading() as session:
        return FactorsPage(factors_of(session, actor.own_id), actor.role in STAFF)


@desk.form("/enter", access=policy.OWN_ACCOUNT)
@before_factor
def enter(actor: Actor) -> Answer:
    """Let somebody in by a code of the app, or one of the codes on paper."""
    way_on = _way_on(actor)
    if actor.has_factor:
        return redirect(way_on)
    with reading() as session:
        factors = factors_of(session, actor.own_id)
    if not factors.is_set_up:
        return redirect(url_for("members_factors.set_up", next=local_way(request.args.get("next", "")) or None))
    form = FactorForm()
    page = EnterPage(form, actor.role in STAFF)
    if not form.validate_on_submit():
        return page
    try:
        show_code(actor, form.code.data)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return redirect(way_on)


@desk.form("/set-up", access=policy.OWN_ACCOUNT)
@before_factor
def set_up(actor: Actor) -> Answer:
    """Let somebody take an app into use; who has one already shows that first."""
    with reading() as session:
        factors, email = factors_of(session, actor.own_id), own_account(session, actor.own_id).email
    if factors.is_set_up and not actor.has_factor:
        return redirect(url_for("members_factors.enter", next=local_way(request.args.get("next", "")) or None))
    if factors.is_set_up:
        demand_proof(actor)
    form = SetUpForm()
    secret = _waiting_secret()
    page = _set_up_page(actor, form, secret, email, is_first=not factors.is_set_up)
    if not form.validate_on_submit():
        return page
    try:
        codes = _take_app(actor, secret, form.code.data)
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return CodesPage(codes, email, _way_on(actor))


@desk.action("/new-codes", access=policy.OWN_ACCOUNT)
@proven
def new_codes(actor: Actor) -> Answer:
    """Give new codes for paper in place of the old ones."""
    with transaction() as session:
        codes = renew_codes(session, actor.own_id, by=By.of(actor), at=now())
        email = own_account(session, actor.own_id).email
    return CodesPage(codes, email, url_for("members_factors.show"))


@desk.action("/remove", access=policy.OWN_ACCOUNT)
@proven
def remove(actor: Actor) -> Answer:
    """Let company people do without again."""
    with transaction() as session:
        remove_factors(session, actor.own_id, by=By.of(actor), at=now())
    flash(_("Your second factor is removed."), "success")
    return redirect(url_for("members_accounts.show"))


def show_code(actor: Actor, code: str) -> None:
    """Take a code for this browser's sign-in, or refuse; every try counts."""
    with transaction() as session:
        count_factor_try(session, actor.own_id, at=now())
    with transaction() as session:
        show_factor(session, actor.own_id, code, at=now())
        note_factor(session, at=now())


def _take_app(actor: Actor, secret: str, code: str) -> tuple[str, ...]:
    with transaction() as session:
        count_factor_try(session, actor.own_id, at=now())
    with transaction() as session:
        codes = set_up_app(session, actor.own_id, secret, code, at=now())
        note_factor(session, at=now())
    forget_sealed(WAITING)
    return codes


def _set_up_page(actor: Actor, form: SetUpForm, secret: str, email: str, *, is_first: bool) -> SetUpPage:
    address = TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    grouped = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    back = url_for("members_accounts.show") if actor.role in STAFF else start_page_of(actor.role)
    return SetUpPage(form, _picture_of(address), grouped, address, actor.role in STAFF, is_first, back)


def _waiting_secret() -> str:
    """Return the secret of the app that is being set up in this browser: looking again changes nothing."""
    secret = kept_sealed(WAITING)
    if secret is None:
        secret = new_secret()
        keep_sealed(WAITING, secret)
    return secret


def _picture_of(address: str) -> str:
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=5, border=4, light="white", xmldecl=False)
    return "data:image/svg+xml;base64," + b64encode(drawn.getvalue()).decode()


def _way_on(actor: Actor) -> str:
    return local_way(request.args.get("next", "")) or start_page_of(actor.role)
