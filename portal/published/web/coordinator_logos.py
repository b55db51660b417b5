"""Keeping partners' logos."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, flash, make_response, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.published import policy, services
from portal.published.queries import LogoRecord, all_logos, picture_of
from portal.published.web.coordinator_desk import desk
from portal.published.web.forms import LogoForm


@dataclass(frozen=True)
class LogosPage(Page):
    """All logos in their order."""

    template: ClassVar[str] = "published/coordinator/logos.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    logos: tuple[LogoRecord, ...]


@dataclass(frozen=True)
class LogoPage(Page):
    """A logo to be added or corrected."""

    template: ClassVar[str] = "published/coordinator/logo.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: LogoForm
    logo: LogoRecord | None


@desk.page("/logos", access=policy.KEEP_LOGOS)
def logos(_actor: Actor) -> Answer:
    """List the logos."""
    with reading() as session:
        return LogosPage(all_logos(session))


@desk.form("/logos/new", access=policy.KEEP_LOGOS)
def new_logo(actor: Actor) -> Answer:
    """Add a logo; it is not public yet."""
    form = LogoForm()
    if not form.validate_on_submit():
        return LogoPage(form, None)
    try:
        picture = form.first_picture()
        with transaction() as session:
            services.add_logo(session, form.draft(), picture, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return LogoPage(form, None)
    flash(_("The logo is kept. Show it when you are content with it."), "success")
    return redirect(url_for("coordinator_published.logos"))


@desk.form("/logos/<uuid:logo_id>", access=policy.KEEP_ONE_LOGO)
def logo(actor: Actor, found: LogoRecord) -> Answer:
    """Correct a logo."""
    form = LogoForm.about(found)
    if not form.validate_on_submit():
        return LogoPage(form, found)
    try:
        picture = form.new_picture()
        with transaction() as session:
            services.change_logo(session, found.id, form.draft(), picture, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return LogoPage(form, found)
    flash(_("Saved."), "success")
    return redirect(url_for("coordinator_published.logos"))


@desk.page("/logos/<uuid:logo_id>/picture", access=policy.KEEP_ONE_LOGO)
def logo_picture(_actor: Actor, found: LogoRecord) -> Answer:
    """Show a logo's picture to the coordinators, public or not."""
    with reading() as session:
        picture = picture_of(session, found.id)
    if picture is None:
        abort(404)
    answer = make_response(picture)
    answer.mimetype = "image/webp"
    return answer


@desk.action("/logos/<uuid:logo_id>/show", access=policy.KEEP_ONE_LOGO)
def show_logo(actor: Actor, found: LogoRecord) -> Answer:
    """Show a logo on the website."""
    with transaction() as session:
        services.show_logo(session, found.id, by=By.of(actor), at=now())
    return redirect(url_for("coordinator_published.logos"))


@desk.action("/logos/<uuid:logo_id>/hide", access=policy.KEEP_ONE_LOGO)
def hide_logo(actor: Actor, found: LogoRecord) -> Answer:
    """Take a logo off the website."""
    with transaction() as session:
        services.hide_logo(session, found.id, by=By.of(actor), at=now())
    return redirect(url_for("coordinator_published.logos"))


@desk.action("/logos/<uuid:logo_id>/move", access=policy.KEEP_ONE_LOGO)
def move_logo(actor: Actor, found: LogoRecord) -> Answer:
    """Put a logo one place further to the front."""
    with transaction() as session:
        services.move_logo(session, found.id, by=By.of(actor), at=now())
    return redirect(url_for("coordinator_published.logos"))


@desk.action("/logos/<uuid:logo_id>/remove", access=policy.KEEP_ONE_LOGO)
def remove_logo(actor: Actor, found: LogoRecord) -> Answer:
    """Throw a logo away."""
    with transaction() as session:
        services.remove_logo(session, found.id, by=By.of(actor), at=now())
    flash(_("The logo is removed."), "success")
    return redirect(url_for("coordinator_published.logos"))
