"""What the team does with an opening at the press of a button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import flash, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.openings import policy
from portal.openings.queries import OwnOpening
from portal.openings.services import (
    copy_opening,
    fill_opening,
    pause_opening,
    prolong_opening,
    publish_opening,
    reject_opening,
    reopen_opening,
    resume_opening,
    show_opening_to,
    take_back_opening,
    withdraw_opening,
)
from portal.openings.web.advisor_desk import desk
from portal.openings.web.forms import FillForm, RejectForm, WithdrawForm
from portal.openings.words import Visibility


@dataclass(frozen=True)
class RejectPage(Page):
    """A form for what the company should change."""

    template: ClassVar[str] = "openings/advisor/reject.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: RejectForm
    opening: OwnOpening


@dataclass(frozen=True)
class StaffFillPage(Page):
    """A form for how the place was filled."""

    template: ClassVar[str] = "openings/advisor/fill.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: FillForm
    opening: OwnOpening


@dataclass(frozen=True)
class StaffWithdrawPage(Page):
    """A form for why it is taken down."""

    template: ClassVar[str] = "openings/advisor/withdraw.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: WithdrawForm
    opening: OwnOpening


@desk.action("/<uuid:opening_id>/publish", access=policy.ANY)
def publish(actor: Actor, opening: OwnOpening) -> Answer:
    """Put the opening online."""
    return _moved(
        actor, opening, publish_opening, _("The opening is online. The company gets a letter; next, look for a person who fits.")
    )


@desk.action("/<uuid:opening_id>/take-back", access=policy.ANY)
def take_back(actor: Actor, opening: OwnOpening) -> Answer:
    """Make a draft again of what was handed in."""
    return _moved(
        actor,
        opening,
        take_back_opening,
        _("It is a draft again. Nobody sees it; tell the company, and put it online when it is right."),
    )


@desk.action("/<uuid:opening_id>/pause", access=policy.ANY)
def pause(actor: Actor, opening: OwnOpening) -> Answer:
    """Take the opening offline for a while."""
    return _moved(actor, opening, pause_opening, _("The opening is paused. Nobody sees it until it is put online again."))


@desk.action("/<uuid:opening_id>/still-free", access=policy.ANY)
def prolong(actor: Actor, opening: OwnOpening) -> Answer:
    """Note that the company says the place is still free."""
    return _moved(actor, opening, prolong_opening, _("Noted. The place stays online for 60 days from today."))


@desk.action("/<uuid:opening_id>/resume", access=policy.ANY)
def resume(actor: Actor, opening: OwnOpening) -> Answer:
    """Put the opening online again."""
    return _moved(actor, opening, resume_opening, _("The opening is online again, until its last day."))


@desk.action("/<uuid:opening_id>/reopen", access=policy.ANY)
def reopen(actor: Actor, opening: OwnOpening) -> Answer:
    """Make a draft of an opening that had ended."""
    return _moved(
        actor, opening, reopen_opening, _("It is a draft again. Call the company, check it together, then put it online.")
    )


@desk.action("/<uuid:opening_id>/visibility", access=policy.ANY)
def visibility(actor: Actor, opening: OwnOpening) -> Answer:
    """Show the opening to everyone, or to the team only."""
    chosen = Visibility.PUBLIC if request.form.get("visibility") == Visibility.PUBLIC.value else Visibility.TEAM_ONLY
    with transaction() as session:
        show_opening_to(session, opening.card.id, chosen, by=By.of(actor), at=now())
    is_public = chosen is Visibility.PUBLIC
    flash(_("From now on everyone can see it.") if is_public else _("From now on only the KAI team sees it."), "success")
    return _back_to(opening)


@desk.action("/<uuid:opening_id>/copy", access=policy.ANY)
def copy(actor: Actor, opening: OwnOpening) -> Answer:
    """Begin a new draft with what this one says."""
    with transaction() as session:
        copied = copy_opening(session, opening.card.id, by=By.of(actor), at=now()).id
    flash(_("This is a copy. Please check it with the company before it goes online."), "info")
    return redirect(url_for("advisor_openings.edit", opening_id=copied))


@desk.form("/<uuid:opening_id>/reject", access=policy.ANY)
def reject(actor: Actor, opening: OwnOpening) -> Answer:
    """Send the opening back to the company with a reason."""
    form = RejectForm()
    if not form.validate_on_submit():
        return RejectPage(form, opening)
    try:
        with transaction() as session:
            reject_opening(session, opening.card.id, form.reason.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return RejectPage(form, opening)
    flash(_("The opening is sent back. The company gets a letter with your words and corrects it."), "success")
    return _back_to(opening)


@desk.form("/<uuid:opening_id>/fill", access=policy.ANY)
def fill(actor: Actor, opening: OwnOpening) -> Answer:
    """Close the opening because somebody was found."""
    form = FillForm()
    if not form.validate_on_submit():
        return StaffFillPage(form, opening)
    with transaction() as session:
        fill_opening(session, opening.card.id, form.how.data, by=By.of(actor), at=now())
    flash(_("The opening is closed. Proposals for it that the company has not met yet end by themselves."), "success")
    return _back_to(opening)


@desk.form("/<uuid:opening_id>/withdraw", access=policy.ANY)
def withdraw(actor: Actor, opening: OwnOpening) -> Answer:
    """Take the opening down."""
    form = WithdrawForm()
    if not form.validate_on_submit():
        return StaffWithdrawPage(form, opening)
    with transaction() as session:
        withdraw_opening(session, opening.card.id, form.reason.data, by=By.of(actor), at=now())
    flash(_("The opening is taken down. Proposals for it that the company has not met yet end by themselves."), "success")
    return _back_to(opening)


def _moved(actor: Actor, opening: OwnOpening, move: Callable[..., Any], sentence: str) -> Answer:
    with transaction() as session:
        move(session, opening.card.id, by=By.of(actor), at=now())
    flash(sentence, "success")
    return _back_to(opening)


def _back_to(opening: OwnOpening) -> Answer:
    return redirect(url_for("advisor_openings.show", opening_id=opening.card.id))
