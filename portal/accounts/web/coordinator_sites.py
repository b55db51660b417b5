"""Sites: where advisors work, and which postcodes they look after."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.accounts import policy
from portal.accounts.queries import SiteRecord, site_records
from portal.accounts.services import add_site, save_site
from portal.accounts.web.coordinator_desk import desk
from portal.accounts.web.forms import SiteForm
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page


@dataclass(frozen=True)
class SitesPage(Page):
    """All sites."""

    template: ClassVar[str] = "accounts/coordinator/sites.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    sites: tuple[SiteRecord, ...]


@dataclass(frozen=True)
class SitePage(Page):
    """One site, or a new one."""

    template: ClassVar[str] = "accounts/coordinator/site.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: SiteForm
    name: str


@desk.page("/sites", access=policy.KEEP_SITES)
def sites(_actor: Actor) -> Answer:
    """Show the sites with their advisors."""
    with reading() as session:
        return SitesPage(site_records(session))


@desk.form("/sites/new", access=policy.KEEP_SITES)
def new_site(actor: Actor) -> Answer:
    """Open a site."""
    form = SiteForm()
    if not form.validate_on_submit():
        return SitePage(form, "")
    try:
        with transaction() as session:
            add_site(session, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SitePage(form, "")
    flash(_("Saved."), "success")
    return redirect(url_for("coordinator_accounts.sites"))


@desk.form("/sites/<uuid:site_id>", access=policy.KEEP_SITE)
def site(actor: Actor, found: SiteRecord) -> Answer:
    """Correct a site or its postcodes."""
    form = SiteForm.about(found)
    if not form.validate_on_submit():
        return SitePage(form, found.name)
    try:
        with transaction() as session:
            save_site(session, found.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SitePage(form, found.name)
    flash(_("Saved."), "success")
    return redirect(url_for("coordinator_accounts.sites"))
