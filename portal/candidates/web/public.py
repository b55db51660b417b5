"""The door of personal links. It names nobody: whoever holds the link may be somebody else."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, redirect, url_for

from portal.candidates import policy, queries, services
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.forms import Form
from portal.kernel.i18n import DEFAULT_LANGUAGE, LANGUAGE_NAMES
from portal.kernel.identity import remember, sign_in_by_link
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Desk, Page

desk = Desk("public_candidates", __name__, audience=Role.VISITOR)


class OpenForm(Form):
    """Nothing but the button; letter scanners follow links, people press buttons."""


@dataclass(frozen=True)
class LinkPage(Page):
    """A greeting without a name, and one button."""

    template: ClassVar[str] = "candidates/public/link.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: OpenForm


@desk.form("/link/<token>", access=policy.OPEN_LINK)
def open_link(actor: Actor, token: str) -> Answer:
    """Exchange a personal link for a short sign-in."""
    link_id = record_behind(queries.LINK_PURPOSE, token)
    if link_id is None:
        abort(404)
    at = now()
    with reading() as session:
        if queries.usable_link(session, link_id, at) is None:
            abort(404)
    form = OpenForm()
    if not form.validate_on_submit():
        return LinkPage(form)
    with transaction() as session:
        by = By.of(actor) if actor.account_id else services.BY_THE_PERSON
        candidate_id = services.open_personal_link(session, link_id, by=by, at=at)
        if candidate_id is None:
            abort(404)
        language = queries.contact_language(session, candidate_id)
        spoken = language if language in LANGUAGE_NAMES else DEFAULT_LANGUAGE
        token_of_sign_in = sign_in_by_link(session, candidate_id, spoken, at=at)
    remember(token_of_sign_in)
    return redirect(url_for("candidate_proposals.index"))
