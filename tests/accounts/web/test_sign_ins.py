"""Where one is signed in, and signing out there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.kernel.audit import AuditEntry
from portal.kernel.clock import pretend_now
from portal.kernel.identity.devices import Device, device_in
from portal.kernel.identity.models import SignIn
from portal.kernel.identity.signing import IDLE
from tests.builders.accounts import PASSWORD, a_person_with_password
from tests.moments import NOON
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
PATH = "/account/sign-ins"


@pytest.fixture
def person(database):
    with database.transaction() as session:
        return a_person_with_password(session, language="en")


def sign_in_of(database, person, number: int) -> str:
    """Return the address that ends a sign-in, counted from the oldest."""
    with database.reading() as session:
        rows = session.scalars(select(SignIn.id).where(SignIn.account_id == person.id).order_by(SignIn.started_at)).all()
    return f"{PATH}/{rows[number]}/end"


def entered(app, person, minutes: int) -> Visitor:
    pretend_now(NOON + timedelta(minutes=minutes))
    browser = Visitor(app)
    browser.submit("/sign-in", {"email": person.email, "password": PASSWORD})
    return browser


def test_one_browser_is_signed_out_from_another_and_only_that(app, database, person):
    first, second, third = (entered(app, person, minutes) for minutes in range(3))

    assert third.get(PATH).text.count("Last used") == 3
    assert third.press(sign_in_of(database, person, 0)).location == PATH
    assert third.press(sign_in_of(database, person, 0)).location == PATH, "pressed twice"

    assert first.get("/account").status_code == 302
    assert second.get("/account").status_code == third.get("/account").status_code == 200
    assert third.get(PATH).text.count("Last used") == 2
    with database.reading() as session:
        assert len(session.scalars(select(AuditEntry).where(AuditEntry.verb == "account.signed_out")).all()) == 1


def test_everywhere_else_at_once(app, person):
    first, second, third = (entered(app, person, minutes) for minutes in range(3))

    assert second.press(f"{PATH}/end-others").location == PATH

    assert [browser.get("/account").status_code for browser in (first, second, third)] == [302, 200, 302]
    assert "Sign out everywhere else" not in second.get(PATH).text


def test_nobody_ends_the_sign_in_of_somebody_else(app, database, person):
    browser = entered(app, person, 0)
    with database.transaction() as session:
        other = a_person_with_password(session, email="other@kai.example", language="en")
    stranger = entered(app, other, 1)

    stranger.press(sign_in_of(database, person, 0))
    stranger.press(f"{PATH}/{uuid4()}/end")
    stranger.press(f"{PATH}/end-others")

    assert browser.get("/account").status_code == 200
    assert stranger.get(PATH).text.count("Last used") == 1


def test_what_is_over_by_itself_is_not_shown(app, person):
    entered(app, person, 0)
    later = entered(app, person, 1)
    pretend_now(NOON + IDLE - timedelta(seconds=30))
    assert later.get(PATH).text.count("Last used") == 2

    pretend_now(NOON + IDLE + timedelta(seconds=30))
    assert later.get(PATH).text.count("Last used") == 1


@pytest.mark.parametrize(
    ("said", "device"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1", Device.IPHONE),
        ("Mozilla/5.0 (Linux; Android 14; SM-A155F) Chrome/130.0 Mobile", Device.ANDROID),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0", Device.WINDOWS),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Safari/605.1", Device.MAC),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0", Device.LINUX),
        ("curl/8.5", None),
        ("", None),
    ],
)
def test_a_device_is_known_by_one_word(said: str, device: Device | None):
    assert device_in(said) is device
