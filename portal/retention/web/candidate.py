"""The person's rights on their own page: who looked, and, with a code from the advisor, all data, corrections, deletion."""

from flask import flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.identity import current_sign_in
from portal.kernel.retention import rule_book
from portal.kernel.web import Answer, Desk
from portal.proposals.web.contact import contact_for
from portal.retention import own_queries as queries
from portal.retention import policy
from portal.retention.codes import Answer as CodeAnswer
from portal.retention.codes import try_code
from portal.retention.document import as_document
from portal.retention.erasing import holds_of
from portal.retention.export import as_file, as_json, export_for_person
from portal.retention.own_queries import OpenDoor, RequestRow
from portal.retention.requests import ask
from portal.retention.web.candidate_pages import CorrectPage, DataPage, ErasePage, LimitPage, LookedPage, OpenPage, RequestPage
from portal.retention.web.own_forms import CodeForm, CorrectionForm, ErasureForm, LimitForm
from portal.retention.words import RequestKind, Tried

desk = Desk("candidate_retention", __name__, audience=Role.CANDIDATE, url_prefix="/my/data")


@desk.form("", access=policy.MY_DATA)
def index(actor: Actor) -> Answer:
    """Say what a person may ask for, how it stands, and take the code that opens their data."""
    form = CodeForm()
    with reading() as session:
        door, requests = queries.door_here(session, actor), queries.requests_of(session, actor.own_subject_id)
    page = DataPage(form, door, requests, contact_for(actor))
    if not form.validate_on_submit():
        return page
    answer = _try(actor, form.code.data or "")
    if answer.code_id is None:
        form.refuse(RuleBroken(answer.tried.label, field="code"))
        if answer.tried is Tried.WRONG:
            form.refuse(RuleBroken(_("Tries left: %(num)d", num=answer.left), field="code"))
        return page
    return redirect(url_for("candidate_retention.open_data", code_id=answer.code_id))


@desk.page("/looked", access=policy.MY_DATA)
def looked(actor: Actor) -> Answer:
    """Show who looked at what is held about the person."""
    with reading() as session:
        return LookedPage(queries.who_looked(session, actor.own_subject_id), contact_for(actor))


@desk.page("/<uuid:code_id>", access=policy.MY_OPEN_DATA)
def open_data(actor: Actor, door: OpenDoor) -> Answer:
    """Show what the person may do now that their data are open in this browser."""
    with reading() as session:
        return OpenPage(door, queries.requests_of(session, actor.own_subject_id), contact_for(actor))


@desk.action("/<uuid:code_id>/file", access=policy.MY_OPEN_DATA)
def take_file(actor: Actor, _door: OpenDoor) -> Answer:
    """Give the person all that is held about them, for machines (Art. 20 GDPR)."""
    with transaction() as session:
        held = export_for_person(session, actor.own_subject_id, by=By.of(actor), at=now())
    return as_file(as_json(held), "application/json", "kai-data.json")


@desk.action("/<uuid:code_id>/document", access=policy.MY_OPEN_DATA)
def take_document(actor: Actor, _door: OpenDoor) -> Answer:
    """Give the person all that is held about them, to read (Art. 15 GDPR)."""
    with transaction() as session:
        held = export_for_person(session, actor.own_subject_id, by=By.of(actor), at=now())
    return as_file(as_document(held, on=today()), "application/pdf", "kai-data.pdf")


@desk.form("/<uuid:code_id>/correct", access=policy.MY_OPEN_DATA)
def correct(actor: Actor, door: OpenDoor) -> Answer:
    """Let the person say what is wrong (Art. 16 GDPR)."""
    form = CorrectionForm()
    page = CorrectPage(door, form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            request = ask(session, actor.own_subject_id, RequestKind.CORRECTION, form.text.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _asked(request.id)


@desk.form("/<uuid:code_id>/limit", access=policy.MY_OPEN_DATA)
def limit(actor: Actor, door: OpenDoor) -> Answer:
    """Let the person have the use of their data stopped, or object to it (Art. 18, 21 GDPR)."""
    form = LimitForm()
    page = LimitPage(door, form)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            request = ask(session, actor.own_subject_id, form.kind.data, form.text.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _asked(request.id)


@desk.form("/<uuid:code_id>/erase", access=policy.MY_OPEN_DATA)
def erase(actor: Actor, door: OpenDoor) -> Answer:
    """Let the person ask for their data to be deleted (Art. 17 GDPR)."""
    form = ErasureForm()
    with reading() as session:
        page = ErasePage(door, form, holds_of(session, actor.own_subject_id, rule_book(session, today())))
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            request = ask(session, actor.own_subject_id, RequestKind.ERASURE, None, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _asked(request.id)


@desk.page("/requests/<uuid:request_id>", access=policy.MY_REQUEST)
def request_made(actor: Actor, found: RequestRow) -> Answer:
    """Say how it stands: what happens next, who calls whom, and until when."""
    with reading() as session:
        is_readable = queries.door_here(session, actor) is not None
    return RequestPage(found, contact_for(actor), is_readable)


def _try(actor: Actor, typed: str) -> CodeAnswer:
    with transaction() as session:
        sign_in_id = current_sign_in(session)
        if sign_in_id is None:
            return CodeAnswer(Tried.NONE)
        return try_code(session, actor.own_subject_id, typed, sign_in_id, by=By.of(actor), at=now())


def _asked(request_id: object) -> Answer:
    flash(_("We have your request."), "success")
    return redirect(url_for("candidate_retention.request_made", request_id=request_id))
