"""Whoever reads a known name leaves a line in the trail, whichever page it stands on: no page has to think of it.

The names are opened in one place (`disclosure`), which tells whose they were while a page was made.
"""

from http import HTTPStatus

from flask import Flask
from werkzeug.wrappers import Response

from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.identity import current_actor
from portal.proposals.disclosure import NamesTold, names_told
from portal.proposals.services import names_to_note, note_names

SHOWS_A_PAGE = (HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY)


def install(app: Flask) -> None:
    """Watch every request."""

    @app.before_request
    def begin() -> None:
        names_told.set(NamesTold())

    @app.after_request
    def note(response: Response) -> Response:
        told = names_told.get()
        names_told.set(None)
        if told is not None and told.proposal_ids and response.status_code in SHOWS_A_PAGE:
            _note(told)
        return response


def _note(told: NamesTold) -> None:
    reader, at = told.reader or _company_person(), now()
    if reader is None:
        return
    with reading() as session:
        is_new = names_to_note(session, told.proposal_ids, by=reader, at=at)
    if is_new:
        with transaction() as session:
            note_names(session, told.proposal_ids, by=reader, at=at)


def _company_person() -> By | None:
    """Return who is signed in, if they act for a company: what the team opens is noted elsewhere."""
    actor = current_actor()
    return By.of(actor) if actor.role is Role.EMPLOYER else None
