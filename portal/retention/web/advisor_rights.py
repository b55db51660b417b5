"""A person's rights at the desk of an advisor: the code to hand over, what the person asked, notes that name others."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from flask import abort, flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.retention import own_queries, policy, requests
from portal.retention.codes import create_code, revoke_code
from portal.retention.holdings import holdings
from portal.retention.others import HeldText, held_texts
from portal.retention.own_queries import CodeCard, RequestRow
from portal.retention.queries import PersonToErase
from portal.retention.web.forms import AnswerForm, UseAgainForm

desk = Desk("advisor_rights", __name__, audience=Role.ADVISOR, url_prefix="/advisor/candidates")


@dataclass(frozen=True)
class RightsPage(Page):
    """The code, the wishes, and the notes somebody has to read before they go out."""

    template: ClassVar[str] = "retention/advisor/rights.html"
    audience: ClassVar[Role] = Role.ADVISOR

    person: PersonToErase
    code: CodeCard | None
    requests: tuple[RequestRow, ...]
    texts: tuple[HeldText, ...]


@dataclass(frozen=True)
class AnswerPage(Page):
    """One wish, and how it is answered."""

    template: ClassVar[str] = "retention/advisor/answer.html"
    audience: ClassVar[Role] = Role.ADVISOR

    person: PersonToErase
    request: RequestRow
    form: AnswerForm


@dataclass(frozen=True)
class UseAgainPage(Page):
    """The last question before data are used again that the person wanted only kept."""

    template: ClassVar[str] = "retention/advisor/use_again.html"
    audience: ClassVar[Role] = Role.ADVISOR

    person: PersonToErase
    form: UseAgainForm


@desk.page("/<uuid:candidate_id>/rights", access=policy.ERASE_ONE)
def show(actor: Actor, person: PersonToErase) -> Answer:
    """Show what the person may ask for and how it stands."""
    with reading() as session:
        code = own_queries.code_card(session, person.id, actor.own_id, now())
        texts = held_texts(session, person.id, holdings(session, person.id))
        return RightsPage(person, code, own_queries.requests_of(session, person.id), texts)


@desk.action("/<uuid:candidate_id>/rights/code", access=policy.ERASE_ONE)
def make_code(actor: Actor, person: PersonToErase) -> Answer:
    """Make a code for the person."""
    with transaction() as session:
        create_code(session, person.id, by=By.of(actor), at=now())
    return _back(person, _("The code is ready. Say it to the person now, digit by digit."))


@desk.action("/<uuid:candidate_id>/rights/code/<uuid:code_id>/end", access=policy.ERASE_ONE)
def end_code(actor: Actor, person: PersonToErase, code_id: UUID) -> Answer:
    """End a code, and what the person opened with it."""
    with transaction() as session:
        revoke_code(session, person.id, code_id, by=By.of(actor), at=now())
    return _back(person, _("The code no longer works."))


@desk.action("/<uuid:candidate_id>/rights/notes", access=policy.ERASE_ONE)
def notes_read(actor: Actor, person: PersonToErase) -> Answer:
    """Note that the notes which name others were read and handed out."""
    with transaction() as session:
        requests.notes_were_read(session, person.id, by=By.of(actor), at=now())
    return _back(person, _("Noted."))


@desk.form("/<uuid:candidate_id>/rights/<uuid:request_id>", access=policy.ERASE_ONE)
def answer(actor: Actor, person: PersonToErase, request_id: UUID) -> Answer:
    """Read a wish and note how it was answered."""
    with reading() as session:
        found = next((each for each in own_queries.requests_of(session, person.id) if each.id == request_id), None)
    if found is None:
        abort(404)
    form = AnswerForm()
    page = AnswerPage(person, found, form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            requests.answer_request(session, person.id, request_id, form.answer(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back(person, _("Noted. The person reads it on their page. Please tell them as well."))


@desk.form("/<uuid:candidate_id>/rights/use-again", access=policy.ERASE_ONE)
def use_again(actor: Actor, person: PersonToErase) -> Answer:
    """Let the data of a person be used again, once they were told."""
    form = UseAgainForm()
    page = UseAgainPage(person, form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            requests.use_again(session, person.id, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back(person, _("The data may be used again. The profile keeps resting until you go on."))


def _back(person: PersonToErase, message: str) -> Answer:
    flash(message, "success")
    return redirect(url_for("advisor_rights.show", candidate_id=person.id))
