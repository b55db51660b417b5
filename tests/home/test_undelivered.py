"""Letters that did not arrive stand on the team's desk, and are sent again by one press."""

import socket
from datetime import timedelta
from email.message import EmailMessage
from smtplib import SMTPServerDisconnected

import pytest
from aiosmtpd.controller import Controller
from flask import Flask
from sqlalchemy import delete, select

from portal.app import create_app, make_worker
from portal.kernel.mail import SmtpTransport
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
    controller: Controller

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.asked: list[str] = []
        self.refused = ""
        self.says = "450 mailbox busy"
        self.too_often = ""

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802, ARG002 - as aiosmtpd calls it
        self.asked.append(address)
        if address == self.refused:
            return self.says
        if address == self.too_often:
            return "451 greylisted"
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
    received.controller = controller
    received.app = create_app(settings.model_copy(update=with_smtp))
    yield received
    received.app.extensions["portal_database"].close()
    received.controller.stop()


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


def the_row(database):
    with database.reading() as session:
        return session.scalars(select(OutboxRow).where(OutboxRow.topic == "proposal.presented")).one()


def test_a_refusal_for_good_stands_on_the_desk_at_once_and_is_not_tried_again_but_by_hand(database, visit, postbox, presented):
    advisor, _, _ = presented
    postbox.refused, postbox.says = "udo@firma.example", "550 no such user"
    at = tried(postbox, 1)
    row = the_row(database)
    assert (row.attempts, row.last_error, row.dead_at) == (1, "RefusedForGood", NOON)
    at = tried(postbox, 30, at)
    assert postbox.asked.count("udo@firma.example") == 1
    browser = visit.as_(advisor)
    assert DESK in browser.get("/advisor/").text
    assert f"{row.id}" in browser.get(DESK).text

    browser.press(f"{DESK}{row.id}/again")
    at = tried(postbox, 1, at)
    assert postbox.asked.count("udo@firma.example") == 2, "the address is wrong still"
    postbox.refused = ""
    browser.press(f"{DESK}{row.id}/again")
    tried(postbox, 1, at)
    assert postbox.taken == ["ina@firma.example", "udo@firma.example"]
    assert the_row(database).done_at is not None


def test_of_several_addresses_each_goes_its_own_way(database, postbox, presented):
    postbox.refused, postbox.says, postbox.too_often = "udo@firma.example", "550 no such user", "ina@firma.example"
    at = tried(postbox, 3)
    assert postbox.taken == []
    assert postbox.asked.count("udo@firma.example") == 1, "refused for good: asked once"
    assert postbox.asked.count("ina@firma.example") == 3, "come again later: asked each time"
    assert the_row(database).dead_at is None
    postbox.too_often = ""
    tried(postbox, 1, at)
    assert postbox.taken == ["ina@firma.example"]
    assert the_row(database).last_error == "RefusedForGood"
    assert the_row(database).dead_at is not None


def test_each_wait_is_longer_than_the_one_before(database, postbox, presented):
    postbox.refused = "udo@firma.example"
    at, waits = NOON, []
    for _try in range(5):
        make_worker(postbox.app).deliver_all(at)
        waits.append(the_row(database).due_at - at)
        at = the_row(database).due_at
    assert waits == [timedelta(seconds=10 * 2**number) for number in range(5)]
    assert postbox.asked.count("udo@firma.example") == 5


def test_a_server_that_is_down_gets_everything_when_it_is_back(database, postbox, presented):
    postbox.controller.stop()
    at = tried(postbox, 2)
    assert the_row(database).last_error == "ConnectionRefusedError"
    postbox.controller = Controller(postbox, hostname="127.0.0.1", port=postbox.controller.port)
    postbox.controller.start()
    tried(postbox, 1, at)
    assert sorted(postbox.taken) == ["ina@firma.example", "udo@firma.example"]
    assert the_row(database).done_at is not None


def test_a_server_that_says_nothing_is_left_after_a_while(postbox):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        transport = SmtpTransport("127.0.0.1", silent.getsockname()[1], starttls=False, timeout_seconds=0.2)
        with pytest.raises((TimeoutError, SMTPServerDisconnected)):
            transport.send(EmailMessage())


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
