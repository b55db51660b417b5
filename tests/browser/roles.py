"""In whose place a browser sits, and where each role begins."""

import re
from uuid import UUID

from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext
from sqlalchemy import select

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.internships.assessment.asking import PURPOSES as ASSESSMENTS
from portal.internships.assessment.models import Assessment
from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.identity.models import SignIn
from portal.kernel.links import link_token
from portal.openings.models import Opening
from portal.openings.words import STILL_FREE, OpeningState
from portal.placements.following_up import PURPOSES
from portal.placements.models import FollowUp
from portal.placements.words import Side
from portal.proposals.models import CompanyNotes
from portal.proposals.services.company_notes import CONFIRM_DELETED
from portal.retention.codes import code_said, create_code
from portal.retention.models import PersonRequest
from portal.retention.own_queries import requests_of
from portal.retention.requests import ask
from portal.retention.words import RequestKind
from tests.browser.conftest import Demo
from tests.browser.sweeping import Reach, reach
from tests.inspection import form_token_in

TEAM = ("advisor", "coordinator", "employer")
ROLES = ("visitor", "candidate", *TEAM)


def letter_links(demo: Demo) -> list[str]:
    """Return the addresses in the letters, as people get them; the demo was filled before it was known where it is served."""
    return [link for each in demo.letters() for link in re.findall(r"http://127\.0\.0\.1:\d+(/[^\s<>\"]+)", each.text)]


def signed_in(demo: Demo, who: str) -> FlaskClient:
    """Return a client that sits in the place of somebody."""
    client = demo.app.test_client()
    local = {"REMOTE_ADDR": "127.0.0.1"}
    if who == "candidate":
        link = next(each for each in letter_links(demo) if "/link/" in each)
        client.post(link, data={"csrf_token": form_token_in(client.get(link).get_data(as_text=True))})
        open_data(demo, client)
    elif who in TEAM:
        token = form_token_in(client.get("/demo", environ_base=local).get_data(as_text=True))
        client.post("/demo/sign-in", data={"csrf_token": token, "account": who}, environ_base=local)
    return client


def open_data(demo: Demo, client: FlaskClient) -> None:
    """Let the person who has just come by their link open their data with a code, and ask for something once."""
    database: Database = demo.app.extensions["portal_database"]
    with demo.app.test_request_context("/"), database.transaction() as session:
        came = select(SignIn.subject_id).where(SignIn.subject_id.is_not(None)).order_by(SignIn.started_at.desc(), SignIn.id)
        person_id = session.scalars(came.limit(1)).one()
        assert person_id is not None
        digits = code_said(create_code(session, person_id, by=By.system(), at=clock.now()).id)
        if not requests_of(session, person_id):
            ask(session, person_id, RequestKind.CORRECTION, "Mein Kurs dauert länger.", by=By.system(), at=clock.now())
    client.post("/my/data", data={"csrf_token": form_token_in(client.get("/my/data").get_data(as_text=True)), "code": digits})


def starts_of(demo: Demo, who: str) -> list[str]:
    """Return where a role begins."""
    if who == "visitor":
        after_forms = ("/contact/thanks", "/accessibility/report/thanks", "/register/thanks", "/forgot-password/sent")
        return [
            "/",
            "/en/",
            "/demo",
            "/demo/mail",
            *after_forms,
            *letter_links(demo),
            still_free(demo),
            *work_going(demo),
            *how_it_went(demo),
            notes_deleted(demo),
        ]
    if who == "candidate":
        return ["/my"]
    drafts = [f"/advisor/candidates/{key}/intake" for key in begun(demo)] if who == "advisor" else []
    undelivered = ["/advisor/undelivered/"] if who == "advisor" else []
    return [f"/{who}/", "/account/password", *undelivered, *drafts, *(asked(demo) if who == "advisor" else ())]


def asked(demo: Demo) -> list[str]:
    """Return what was asked by right: the page of the one record that leads there is not always the one looked at."""
    database: Database = demo.app.extensions["portal_database"]
    with database.reading() as session:
        rows = session.execute(select(PersonRequest.candidate_id, PersonRequest.id).where(PersonRequest.answered_at.is_(None)))
        wishes = [f"/advisor/candidates/{candidate_id}/rights/{request_id}" for candidate_id, request_id in rows.all()[:1]]
        kept = session.scalars(select(Candidate.id).where(Candidate.restricted_at.is_not(None))).first()
        return [*wishes, f"/advisor/candidates/{kept}/rights/use-again"]


def still_free(demo: Demo) -> str:
    """Return the link in the letter that asks a company about its place, once it is time to ask."""
    database: Database = demo.app.extensions["portal_database"]
    with demo.app.test_request_context("/"), database.reading() as session:
        longest_ago = select(Opening.id).where(Opening.state == OpeningState.PUBLISHED, Opening.fresh_on.is_not(None))
        token = link_token(STILL_FREE, session.scalars(longest_ago.order_by(Opening.fresh_on)).first())
    return f"/openings/still-free/{token}"


def work_going(demo: Demo) -> list[str]:
    """Return the links of the last letters that ask company and person how the work is going."""
    database: Database = demo.app.extensions["portal_database"]
    with demo.app.test_request_context("/"), database.reading() as session:
        key = session.scalars(select(FollowUp.id).order_by(FollowUp.asked_at.desc()).limit(1)).one()
        return [f"/{path}/{link_token(PURPOSES[side], key)}" for side, path in ((Side.COMPANY, "work"), (Side.PERSON, "my-work"))]


def how_it_went(demo: Demo) -> list[str]:
    """Return the links of the last letters that ask company and person how an internship went."""
    database: Database = demo.app.extensions["portal_database"]
    with demo.app.test_request_context("/"), database.reading() as session:
        key = session.scalars(select(Assessment.id).order_by(Assessment.asked_at.desc()).limit(1)).one()
        paths = (("company", "internship"), ("person", "my-internship"))
        return [f"/{path}/{link_token(ASSESSMENTS[side], key)}" for side, path in paths]


def company_links(demo: Demo) -> list[str]:
    """Return the links in letters to companies that say something by one button."""
    return [still_free(demo), *work_going(demo), *how_it_went(demo), notes_deleted(demo)]


def notes_deleted(demo: Demo) -> str:
    """Return the link in the letter that asks a company to delete what it noted."""
    database: Database = demo.app.extensions["portal_database"]
    with demo.app.test_request_context("/"), database.reading() as session:
        asked = select(CompanyNotes.id).where(CompanyNotes.asked_at.is_not(None), CompanyNotes.confirmed_at.is_(None))
        return f"/deleted/{link_token(CONFIRM_DELETED, session.scalars(asked.order_by(CompanyNotes.id)).first())}"


def begun(demo: Demo) -> list[UUID]:
    """Return who is just being taken in: the list leads to them by the address of their record, like to all others."""
    database: Database = demo.app.extensions["portal_database"]
    with database.reading() as session:
        return list(session.scalars(select(Candidate.id).where(Candidate.state == CandidateState.DRAFT)))


def pages_of(demo: Demo, who: str, client: FlaskClient) -> Reach:
    """Return what a role reaches; what visitors reach as well is looked at in their place."""
    found = reach(demo.app, client, starts_of(demo, who))
    if who != "visitor":
        found.paths = {kind: paths for kind, paths in found.paths.items() if not kind.startswith(("public", "demo."))}
    return found


def give_place(context: BrowserContext, demo: Demo, client: FlaskClient) -> None:
    """Let a window sit in the place of a client."""
    cookie = client.get_cookie(demo.app.config["SESSION_COOKIE_NAME"])
    if cookie:
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": demo.base}])
