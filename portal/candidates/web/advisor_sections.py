"""Changing the sections of a record."""

from typing import Any

from flask import flash, redirect, url_for

from portal.candidates import policy
from portal.candidates.queries import CandidateRecord
from portal.candidates.services import change_candidate
from portal.candidates.web.advisor import desk
from portal.candidates.web.forms import ContactForm, InternalForm, PermitForm, SearchForm, WhoForm
from portal.candidates.web.pages import SectionPage
from portal.kernel.access import Actor
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer


@desk.form("/<uuid:candidate_id>/names", access=policy.KEEP_ONE)
def edit_names(actor: Actor, found: CandidateRecord) -> Answer:
    """Correct names and their spellings."""
    lead = _("One name is enough. Companies see it only after the person has agreed a second time.")
    form = WhoForm.about(found.who, found.version)
    return _section(actor, SectionPage(found, _("Names"), lead, form, "who"))


@desk.form("/<uuid:candidate_id>/contact", access=policy.KEEP_ONE)
def edit_contact(actor: Actor, found: CandidateRecord) -> Answer:
    """Correct contact and place."""
    lead = _("Phone, e-mail and town are shown only after the person has agreed a second time; the street never.")
    form = ContactForm.about(found.contact, found.version)
    return _section(actor, SectionPage(found, _("Contact and place"), lead, form, "contact"))


@desk.form("/<uuid:candidate_id>/search", access=policy.KEEP_ONE)
def edit_search(actor: Actor, found: CandidateRecord) -> Answer:
    """Correct what the person is looking for."""
    lead = _("From this the profile without a name is made, in coarse steps.")
    return _section(
        actor,
        SectionPage(found, _("What the person is looking for"), lead, SearchForm.about(found.search, found.version), "search"),
    )


@desk.form("/<uuid:candidate_id>/permit", access=policy.KEEP_ONE)
def edit_permit(actor: Actor, found: CandidateRecord) -> Answer:
    """Note the permission to work."""
    lead = _("Please read the residence document yourself. The portal computes nothing here.")
    form = PermitForm.about(found.permit, found.version)
    return _section(actor, SectionPage(found, _("Permission to work"), lead, form, "permit"))


@desk.form("/<uuid:candidate_id>/internal", access=policy.KEEP_ONE)
def edit_internal(actor: Actor, found: CandidateRecord) -> Answer:
    """Correct what stays with the team."""
    lead = _("Nothing of this ever reaches a company. Please enter only what the advice needs.")
    form = InternalForm.about(found.internal, found.version)
    return _section(actor, SectionPage(found, _("Internal notes"), lead, form, "internal"))


def _section(actor: Actor, page: SectionPage) -> Answer:
    form: Any = page.form
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            change_candidate(session, page.record.id, form.draft(), seen=form.seen.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Saved."), "success")
    return redirect(url_for("advisor_candidates.show", candidate_id=page.record.id, _anchor=page.anchor))
