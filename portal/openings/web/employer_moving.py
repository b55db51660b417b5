"""What a company does with an opening at the press of a button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import flash, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import transaction
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.openings import policy
from portal.openings.queries import OwnOpening
from portal.openings.services import (
    confirm_opening,
    copy_opening,
    fill_opening,
    pause_opening,
    prolong_opening,
    reopen_opening,
    resume_opening,
    show_opening_to,
    submit_opening,
    take_back_opening,
    withdraw_opening,
)
from portal.openings.web.employer_desk import desk
from portal.openings.web.forms import FillForm, WithdrawForm
from portal.openings.words import Visibility


@dataclass(frozen=True)
class FillPage(Page):
    """A form for how the place was filled."""

    template: ClassVar[str] = "openings/employer/fill.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: FillForm
    opening: OwnOpening


@dataclass(frozen=True)
class WithdrawPage(Page):
    """A form for why it is taken down."""

    template: ClassVar[str] = "openings/employer/withdraw.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: WithdrawForm
    opening: OwnOpening


@desk.action("/<uuid:opening_id>/submit", access=policy.OWN)
def submit(actor: Actor, opening: OwnOpening) -> Answer:
    """Hand the opening in, and say what happens next."""
    with transaction() as session:
        submit_opening(session, opening.card.id, by=By.of(actor), at=now())
    return redirect(url_for("employer_openings.sent", opening_id=opening.card.id))


@desk.action("/<uuid:opening_id>/take-back", access=policy.OWN)
def take_back(actor: Actor, opening: OwnOpening) -> Answer:
    """Take the opening back to change it."""
    return _moved(actor, opening, take_back_opening, _("It is a draft again. You can change it now."))


@desk.action("/<uuid:opening_id>/pause", access=policy.OWN)
def pause(actor: Actor, opening: OwnOpening) -> Answer:
    """Take the opening offline for a while."""
    return _moved(actor, opening, pause_opening, _("Your opening is paused. Nobody sees it until you resume it."))


@desk.action("/<uuid:opening_id>/still-free", access=policy.OWN)
def prolong(actor: Actor, opening: OwnOpening) -> Answer:
    """Say that the place is still free."""
    return _moved(actor, opening, prolong_opening, _("Thank you. The place stays online for 60 days from today."))


@desk.action("/<uuid:opening_id>/resume", access=policy.OWN)
def resume(actor: Actor, opening: OwnOpening) -> Answer:
    """Put the opening online again."""
    return _moved(actor, opening, resume_opening, _("Your opening is online again."))


@desk.action("/<uuid:opening_id>/reopen", access=policy.OWN)
def reopen(actor: Actor, opening: OwnOpening) -> Answer:
    """Make a draft of an opening that had ended."""
    return _moved(actor, opening, reopen_opening, _("It is a draft again. You can change it now."))


@desk.action("/<uuid:opening_id>/confirm", access=policy.OWN)
def confirm(actor: Actor, opening: OwnOpening) -> Answer:
    """Agree to what an advisor entered."""
    return _moved(actor, opening, confirm_opening, _("Thank you. This is confirmed."))


@desk.action("/<uuid:opening_id>/visibility", access=policy.OWN)
def visibility(actor: Actor, opening: OwnOpening) -> Answer:
    """Show the opening to everyone, or to the team only."""
    chosen = Visibility.PUBLIC if request.form.get("visibility") == Visibility.PUBLIC.value else Visibility.TEAM_ONLY
    with transaction() as session:
        show_opening_to(session, opening.card.id, chosen, by=By.of(actor), at=now())
    flash(_("Saved."), "success")
    return redirect(url_for("employer_openings.show", opening_id=opening.card.id))


@desk.action("/<uuid:opening_id>/copy", access=policy.OWN)
def copy(actor: Actor, opening: OwnOpening) -> Answer:
    """Begin a new draft with what this one says."""
    with transaction() as session:
        copied = copy_opening(session, opening.card.id, by=By.of(actor), at=now()).id
    flash(_("This is a copy. Please check it before you hand it in."), "info")
    return redirect(url_for("employer_openings.edit", opening_id=copied))


@desk.form("/<uuid:opening_id>/fill", access=policy.OWN)
def fill(actor: Actor, opening: OwnOpening) -> Answer:
    """Close the opening because somebody was found."""
    form = FillForm()
    if not form.validate_on_submit():
        return FillPage(form, opening)
    with transaction() as session:
        fill_opening(session, opening.card.id, form.how.data, by=By.of(actor), at=now())
    flash(_("Congratulations. The opening is closed."), "success")
    return redirect(url_for("employer_openings.show", opening_id=opening.card.id))


@desk.form("/<uuid:opening_id>/withdraw", access=policy.OWN)
def withdraw(actor: Actor, opening: OwnOpening) -> Answer:
    """Take the opening down."""
    form = WithdrawForm()
    if not form.validate_on_submit():
        return WithdrawPage(form, opening)
    with transaction() as session:
        withdraw_opening(session, opening.card.id, form.reason.data, by=By.of(actor), at=now())
    flash(_("The opening is taken down. You can open it again at any time."), "success")
    return redirect(url_for("employer_openings.show", opening_id=opening.card.id))


def _moved(actor: Actor, opening: OwnOpening, move: Callable[..., Any], sentence: str) -> Answer:
    with transaction() as session:
        move(session, opening.card.id, by=By.of(actor), at=now())
    flash(sentence, "success")
    return redirect(url_for("employer_openings.show", opening_id=opening.card.id))
