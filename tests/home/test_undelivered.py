"""Letters that did not arrive stand on the team's desk, and are sent again by one press."""

import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from sqlalchemy import delete, select

from portal.app import create_app, make_worker
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.outbox.troubles import TRIES_UNTIL_SHOWN
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import NOON

pytestmark = pytest.mark.one_database
DESK = "/advisor/undelivered/"


class Postbox:
    """A mail server that takes no letter for one address, as long as it is told so."""

    app: Flask

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.refused = ""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002 - as aiosmtpd calls it
        if address == self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002 - as aiosmtpd calls it
        self.taken += [address for address in envelope.rcpt_tos if address.endswith("@firma.example")]
        return "250 OK"


@pytest.fixture
def postbox(settings):
    received = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(received, hostname="127.0.0.1", port=port)
    controller.start()
    with_smtp = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_starttls": False, "database_url": settings.url}
    received.app = create_app(settings.model_copy(update=with_smtp))
    yield received
    received.app.extensions["portal_database"].close()
    controller.stop()


def tried(postbox, times, at=NOON):
    worker = make_worker(postbox.app)
    for number in range(times):
        worker.deliver_all(at + timedelta(hours=number))
    return at + timedelta(hours=times)


@pytest.fixture
def presented(database):
    """A proposal that two people of a company are told of."""
    with database.transaction() as session:
        advisor = an_advisor(session)
        company = a_company(session)
        for name in ("ina", "udo"):
            an_employer(session, company, email=f"{name}@firma.example")
        proposal = a_proposal(session, opening=an_opening(session, company))
        session.flush()
        session.execute(delete(OutboxRow))
        session.add(OutboxRow(topic="proposal.presented", subject_id=proposal.id, happened_at=NOON, due_at=NOON))
        return advisor, a_coordinator(session), proposal.id


def test_a_refused_letter_is_seen_and_sent_again_to_nobody_else(database, visit, postbox, presented):
    advisor, coordinator, _ = presented
    postbox.refused = "udo@firma.example"
    at = tried(postbox, TRIES_UNTIL_SHOWN - 1)
    browser = visit.as_(advisor)
    assert DESK not in browser.get("/advisor/").text
    at = tried(postbox, 1, at)

    assert postbox.taken == ["ina@firma.example"]
    assert DESK in browser.get("/advisor/").text
    assert DESK in visit.as_(coordinator).get("/coordinator/").text
    page = visit.as_(advisor).get(DESK).text
    assert "udo@" not in page

    postbox.refused = ""
    with database.reading() as session:
        row_id = session.scalars(select(OutboxRow.id).where(OutboxRow.last_error.is_not(None))).one()
    browser = visit.as_(advisor)
    for _press in range(2):
        browser.press(f"{DESK}{row_id}/again")
    tried(postbox, 1, at)
    assert postbox.taken == ["ina@firma.example", "udo@firma.example"]
    browser.press(f"{DESK}{row_id}/again")
    tried(postbox, 1, at)
    assert len(postbox.taken) == 2
    assert f"{row_id}" not in browser.get(DESK).text


def test_what_was_given_up_is_tried_once_more(database, visit, postbox, presented):
    advisor, _, _ = presented
    with database.transaction() as session:
        row = session.scalars(select(OutboxRow)).one()
        row.attempts, row.last_error, row.dead_at = 30, "SMTPServerDisconnected", NOON
        row_id = row.id
    browser = visit.as_(advisor)
    assert "tag--late" in browser.get(DESK).text

    browser.press(f"{DESK}{row_id}/again")
    tried(postbox, 1, NOON + timedelta(minutes=1))

    assert sorted(postbox.taken) == ["ina@firma.example", "udo@firma.example"]


def test_a_company_and_a_visitor_do_not_see_the_desk(visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
    assert visit.get(DESK).status_code == 302
    assert visit.as_(employer).get(DESK).status_code == 403
